# The check-in ladder on the play page: positions that do not come, codes without network, calls for help, several phones.

# ---- calling the host ----
call-ask = Ask the host
call-help = Ask the host for help
call-help-why = One tap is enough. The host sees your group and your next station.
call-asking = Sending …
call-phone = Phone the host
call-sent = You asked the host for help at { $time }. Not seen yet.
call-sent-unheard = You asked the host for help at { $time }. Without reception nobody can tell whether they saw it.
call-sent-next = No need to wait: the code on the poster opens the station too.
call-sent-phone = Better phone the host.
call-sent-alone = You can walk on already. The host can open this station later as well.
call-unsent = Your call is still on this phone and goes out by itself.
call-unsent-phone = Phone the host, or open the station with the code on the poster.
call-unsent-alone = The code on the poster opens the station all the same.
call-seen = Seen { $time }, the host will get in touch.
call-seen-next = The host can open the station for you.
call-news-seen = The host has seen your call and will get in touch.
call-not-asked = The call did not go out. Please tap again when there is reception.
call-not-asked-phone = The call did not go out. Phone the host: { $phone }.

# ---- no network ----
call-offline = No reception. The code on the poster opens the station all the same.
call-offline-kept = Your check-in is saved and goes out by itself.
call-offline-plain = No reception. Your check-in is saved and goes out by itself.
call-checkin-kept = Your check-in here is saved and not sent yet.
call-provisional = Open for now, until the server confirms it.
call-opened-here = Opened on this phone, not sent yet.
call-standing-provisional = for now, until the server confirms it
call-standing-opened = opened on this phone
call-unrecognised = The server did not recognise you there.
call-unrecognised-next = Your answers are ready; the host can open the station.
call-unrecognised-at = { $name }: the server did not recognise you there. Your answers are ready; the host can open the station.
call-look = Look
call-late-refused = { $name }: your check-in was not accepted.

# ---- no position ----
call-nofix = The phone finds no position just now.
call-nofix-unavailable = Switch on location (GPS) in the phone and step into the open.
call-nofix-timeout = This takes a while. Wait a moment under the open sky and tap again.
call-nofix-lost = No position for a minute.
call-nofix-lost-next = The code on the poster opens the station all the same. Otherwise the host can help.
call-stale = The last position is too old. Stand still under the open sky for a moment.
call-stale-next = If no new one comes, the code on the poster helps.
call-off-denied = Location is blocked. “Help” says how to allow it again.
call-off-insecure = Without a secure connection (https) there is no position. The code on the poster will do.
call-off-unsupported = This browser knows no position. The code on the poster will do.
call-no-poster = No poster to be found? Ask the host under “Help”.
call-denied = Location is blocked for this page.
call-denied-code = Or play on with list and code, for the same points.
call-denied-again = Try again
call-denied-ios-safari = To allow it again: “Settings” > “Privacy & Security”, switch on “Location Services”, and set “Safari Websites” to “While Using the App”. Then open the page menu next to the address in Safari: “Website Settings” > “Location” > “Allow”.
call-denied-ios-browser = To allow it again: “Settings” > “Privacy & Security”, switch on “Location Services”, and set this browser to “While Using the App”.
call-denied-android-chrome = To allow it again: tap the sign left of the address, then “Permissions” > “Location” > “Allow”. The phone’s own location must be on as well (swipe down from the top).
call-denied-android-firefox = To allow it again: tap the padlock next to the address, and “Location” there. The phone’s own location must be on as well (swipe down from the top).
call-denied-android = To allow it again: the browser’s menu > “Settings” > “Site permissions” > “Location”, and allow this page. The phone’s own location must be on as well (swipe down from the top).
call-denied-other = To allow it again: open the sign left of the address and allow location there.
call-rough = Position only precise to { $accuracy }.
call-rough-title = Approximate position only
call-precise = The phone only gives your approximate position.
call-precise-ios-safari = To make it precise: “Settings” > “Privacy & Security” > “Location Services” > “Safari Websites” > “Precise Location”.
call-precise-ios-browser = To make it precise: “Settings” > “Privacy & Security” > “Location Services” > this browser > “Precise Location”.
call-precise-android-chrome = To make it precise: the sign left of the address > “Permissions” > “Location”, and in “Settings” > “Apps” > Chrome > “Permissions” > “Location”: “Use precise location”.
call-precise-android-firefox = To make it precise: “Settings” > “Apps” > Firefox > “Permissions” > “Location”: “Use precise location”.
call-precise-android = To make it precise: “Settings” > “Apps” > this browser > “Permissions” > “Location”: “Use precise location”.
call-precise-other = Devices without GPS cannot tell more precisely. Otherwise “Precise Location” in the settings helps, or the code on the poster.

# ---- several phones ----
call-claimed = Phone { $device } is answering just now.
call-take-over = Take over
call-taken-over = You are answering on this phone.
call-counted = Counted: phone { $device }, { $time }.
call-counted-plain = Counted: phone { $device }.
call-counted-yours = What you entered is here: { $answer }
