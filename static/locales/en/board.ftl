# The host's live board.
board-page = Tour board
board-page-title = { $n ->
    [0] { $tour } – tour board
   *[other] ({ $n }) { $tour } – tour board
}
board-back = Back to the tours
board-noscript = The tour board needs JavaScript. Please allow it in your browser’s settings and reload.
board-loading = Loading …
board-cancel = Cancel

# ---- the tour's phase ----
board-phases = State of the tour
board-phase-planned = Planned
board-phase-open = Lobby
board-phase-running = Running
board-phase-paused = Break
board-phase-ended = Ended
board-deed-open = Open joining …
board-deed-start = Start tour …
board-deed-pause = Break …
board-deed-resume = Continue …
board-deed-end = End tour …
board-deed-reopen = Open again …
board-deed-ranking = Go to ranking
board-ask-open = Open joining?
board-ask-open-text = From now on groups can join by the code. Questions and check-ins come with the start.
board-ask-open-yes = Open joining
board-ask-start = Start the tour?
board-ask-start-text = { $groups ->
    [0] No group is here yet. From now on check-ins and answers count; groups can still join.
    [one] From now on check-ins and answers count for 1 group.
   *[other] From now on check-ins and answers count for { $groups } groups.
}
board-ask-start-yes = Start tour
board-ask-pause = Take a break?
board-ask-pause-text = Every phone shows “Break”. What groups enter meanwhile is kept on their phone and arrives after the break.
board-ask-pause-yes = Take a break
board-ask-resume = Continue the tour?
board-ask-resume-text = The groups go on playing. What they entered during the break arrives now.
board-ask-resume-yes = Continue
board-ask-end = End the tour?
board-ask-end-text = { $walking ->
    [0] After that nothing new counts. You can open the tour again later.
    [one] 1 group has not finished yet. After that nothing new counts. You can open the tour again later.
   *[other] { $walking } groups have not finished yet. After that nothing new counts. You can open the tour again later.
}
board-ask-end-yes = End tour
board-ask-reopen = Open the tour again?
board-ask-reopen-text = The tour then goes on: check-ins and answers count again.
board-ask-reopen-yes = Open again

# ---- connection ----
board-connecting = Connecting …
board-connected = Connected
board-lost = Disconnected since { $since } – as of { $heard }
board-quiet = No message since { $heard }
board-stale = As of { $heard }. News come as soon as the connection is back; trying again.
board-trouble-load = The state of the tour could not be loaded. Trying again.
board-trouble-signed-out = You are no longer logged in. Please log in again.
board-trouble-gone = This tour is no longer there, or it is not yours to host.

# ---- waiting ----
board-waiting = Waiting for you
board-waiting-none = Nobody is waiting.
board-waiting-more = and { $n } more
board-waiting-call = Calls for help
board-waiting-call-seen = Call for help, seen { $time }
board-waiting-call-refused = Check-in refused there: { $reason }, try { $tries }.
board-call = needs help
board-call-seen = call seen
board-calls-now = { $n ->
    [one] 1 group calls for help
   *[other] { $n } groups call for help
}
board-call-since = Calls for help since { $time }
board-call-at = { $name }, { $station }
board-seen = Seen
board-seen-who = Call from { $name } seen
board-seen-done = { $name } now sees that you have seen the call.
board-code-aloud = Read out code
board-code-aloud-who = { $name }: read out the code of { $station }
board-release-reason-call = Released after a call for help
board-news-call = { $n ->
    [one] Call for help: { $list }.
   *[other] { $n } calls for help: { $list }.
}
board-waiting-refused = Check-in refused
board-waiting-refused-text = { $station }, { $reason }, try no. { $tries }.
board-waiting-silent = Silent for { $age }
board-waiting-silent-last = last at: { $last }.
board-waiting-silent-start = not at any station yet.
board-waiting-silent-next = Next station: { $next }.
board-minutes = { $n } min
board-hours = { $n } h
board-reason-too-far = up to { $distance } m away (accurate to { $accuracy } m)
board-reason-too-far-only = up to { $distance } m away
board-reason-too-far-plain = too far away
board-reason-far-away = more than 5 km away
board-reason-too-imprecise = location accurate to { $accuracy } m only
board-reason-too-imprecise-only = location too imprecise
board-reason-stale-fix = location was out of date
board-reason-invalid-fix = no usable location
board-reason-code-only = opens by its code only
board-reason-wrong-code = wrong code
board-reason-rate-limited = too many wrong codes
board-reason-other = check-in not possible
board-release = Release
board-release-who = Release { $station } for { $name }
board-releasing = Releasing …
board-released = { $station } is released for { $name }.
board-release-reason = Check-in refused: { $reason }
board-later = Later
board-later-who = { $name }: show again in 5 minutes
board-remind = Remind me in 5 min
board-later-done = Comes back in 5 minutes.
board-open-group = Open { $name }
board-news-one = Waiting for you: { $name }, { $what }.
board-news-many = { $n } new matters are waiting for you.

# ---- beneath the waiting list: the tour's phone number and meeting point, entries of phones without network ----
board-phone = Phone for groups
board-phone-none = none of its own
board-phone-number = Phone number of the hosts
board-phone-help = Groups see it under Help and when a call for help is not answered within a minute. Where the field stays empty, the route’s number holds, where it has one.
board-phone-save = Save number
board-phone-bad = Please enter a phone number of 30 characters at most: digits, spaces and + ( ) / -.
board-phone-saved = Groups now see the number { $phone }.
board-phone-removed = The number has been removed. The route’s holds, where it has one.
board-meeting = Meeting point
board-meeting-none = none of its own
board-meeting-place = Meeting point at the end
board-meeting-help = Groups see it at once under Help and at the end. Where the field stays empty, the route’s meeting point holds, where it has one.
board-meeting-at = Meeting at
board-meeting-save = Save meeting point
board-meeting-time = { $time }
board-meeting-bad-time = Please give date and time in full, or clear the field.
board-meeting-bad-past = This time has passed. Please choose a later one, or clear the field.
board-meeting-saved = Groups now see the meeting point: { $what }.
board-meeting-removed = The meeting point has been removed. The route’s holds, where it has one.
board-handoff = Take entries without network
board-handoff-how = A phone without network shows its entries under “Help”, “Saved and sent” as QR codes, or exports them as a file.
board-handoff-scan = Scan QR codes
board-handoff-blind = Scanning needs a camera and a secure connection (https). The file always works.
board-handoff-file = Choose the phone’s file
board-handoff-file-help = Ends in .json, 1 MB at most.
board-handoff-drag = You can also drag it here.
board-handoff-sending = Sending …
board-handoff-lost = No answer from the server. The entries are kept here as long as this page is open; please send them again.
board-handoff-kept = These entries have not been sent yet.
board-handoff-again = Send again
board-handoff-close = Close
board-handoff-back = Discard
board-handoff-next = Next phone
board-handoff-done = Done
board-handoff-who = { $name }, phone { $device }
board-handoff-result = { $list }.
board-handoff-n-accepted = { $n ->
    [one] 1 entry taken
   *[other] { $n } entries taken
}
board-handoff-n-duplicate = { $n ->
    [one] 1 was there already
   *[other] { $n } were there already
}
board-handoff-n-conflict = { $n } had arrived in another form
board-handoff-n-refused = { $n } refused
board-handoff-n-waiting = { $n ->
    [one] 1 still waits on the phone
   *[other] { $n } still wait on the phone
}
board-handoff-n-none = It holds no entries
board-handoff-reason = { $n } × { $words }
board-handoff-bad-empty = This file is empty. Please export it on the phone once more.
board-handoff-bad-size = This file is larger than 1 MB and does not come from a phone of this tour.
board-handoff-bad-format = This is no file with a phone’s entries. Its name has “stadtlotse” in it and ends in .json.
board-handoff-bad-version = This file comes from a newer version. Please reload this page.
board-handoff-bad-broken = This file is incomplete. Please export it on the phone once more.
board-handoff-bad-tour = These entries belong to tour { $theirs }. Here you lead { $ours }.

# ---- figures, join code, lobby ----
board-figure-groups = { $n ->
    [one] group
   *[other] groups
}
board-figure-walking = on the way
board-figure-done = finished
board-figure-meeting = Meeting
board-meeting-min = in { $n } min
board-meeting-hours = { $n ->
    [0] in { $h } h
   *[other] in { $h } h { $n } min
}
board-meeting-on = { $time }
board-meeting-now = now
board-meeting-was = was at { $time }
board-code = Code
board-beamer = Large QR code
board-joining-open = Joining open
board-joining-until = Joining open until { $time }
board-joining-closed = Joining closed
board-joining-listed = listed on the start page
board-joining-do-close = Close joining
board-joining-do-open = Open joining
board-qr = QR code to join: { $link }
board-lobby-planned = Joining is still closed
board-lobby-open = How groups join
board-lobby-closed = Joining is closed
board-lobby-planned-hint = As soon as you open joining, code and QR code work.
board-lobby-open-hint = Type the code or scan the QR code.
board-lobby-closed-hint = New groups can no longer join.
board-lobby-count = { $n ->
    [0] No group yet
    [one] 1 group is here
   *[other] { $n } groups are here
}
board-more = and { $n } more

# ---- tabs and matrix ----
board-tabs = Views
board-tab-waiting = Waiting
board-tab-groups = Groups
board-tab-stations = Stations
board-tab-ranking = Ranking
board-matrix = Groups and stations
board-search = Find a group
board-sort = Sort
board-sort-number = By number
board-sort-points = Points
board-sort-seen = Last heard
board-resort = { $n } new – sort
board-page-before = Previous page
board-page-after = Next page
board-range = { $from }–{ $to } of { $total }
board-legend = Signs
board-cell-empty = not yet
board-cell-way = on the way
board-cell-in = there
board-cell-left = questions left
board-legend-in = there, questions left
board-legend-here = current station
board-cell-right = right
board-cell-partly = partly
board-cell-wrong = wrong
board-cell-skipped = left out
board-mark-code = C
board-mark-code-word = by code
board-mark-release = R
board-mark-release-word = released
board-group = Group
board-next = Next
board-points = Points
board-last = Last heard
board-hidden = hidden
board-next-done = finished
board-next-at = is there
board-next-none = –
board-due = at { $time }
board-late = due for { $n } min
board-age-now = just now
board-age-min = { $n } min ago
board-age-hours = { $n } h ago
board-age-days = { $n ->
    [one] 1 day ago
   *[other] { $n } days ago
}
board-none-planned = No group yet. Open joining, then groups can come in by the code.
board-none-yet = No group yet. Whoever enters the code is here at once.
board-none-found = No group matches “{ $query }”.

# ---- stations ----
board-here = there
board-coming = on the way here
board-left = gone on, questions left
board-through = done
board-stations-none = This route has no stations.

# ---- links for people who help at one station ----
board-helpers = Station helpers
board-helper-add = Link for a station helper
board-helper-add-who = Link for a station helper at { $station }
board-helper-full = A station has no more than { $most } links. Withdraw one before you make a new one.
board-helper-how = Whoever opens the link sees which groups are at this station, can read out the code and release groups. It shows nothing of the rest of the tour.
board-helper-name = Name of the station helper
board-helper-name-help = It appears in the groups’ history, for example “Mrs Pohl”. At most 40 characters.
board-helper-name-bad = Please enter a name of 1 to 40 characters.
board-helper-points = may give points
board-helper-points-help = At most 100 points a group. You see it in the history and can undo it.
board-helper-make = Make the link
board-helper-made = Link for { $name }
board-helper-made-how = Show the QR code or send the link. It is valid until two hours after the tour’s end and can be seen on this page only, until you reload it.
board-helper-qr = QR code of the link for { $name }
board-helper-copy = Copy the link
board-helper-copied = The link is copied.
board-helper-not-copied = Copying did not work here. Please select the link and copy it.
board-helper-done = Done
board-helper-used = last { $age }
board-helper-unused = not opened yet
board-helper-since = since { $time }
board-helper-by = by { $name }
board-helper-show = Show the link
board-helper-show-who = Show the link: { $name }
board-helper-revoke = Withdraw
board-helper-revoke-who = Withdraw the link for { $name }
board-ask-helper-revoke = Withdraw the link for { $name }?
board-ask-helper-revoke-text = The page of { $name } then shows nothing of this tour any more. What has been released stays.
board-helper-revoked = The link for { $name } is no longer valid.
board-helpers-lost = The links for station helpers could not be loaded. Trying again.

# ---- ranking ----
board-standings = Who sees the ranking
board-standings-public = Everyone
board-standings-groups = Groups only
board-standings-host = Nobody
board-standings-now-public = Visitors see the ranking: everyone, even without a group.
board-standings-now-groups = Visitors see the ranking: only groups of this tour.
board-standings-now-host = Visitors see the ranking: nobody.
board-standings-page = Ranking for the projector
board-ranking-show = Show the ranking
board-ranking-cover = Cover the ranking
board-rank = Rank
board-stations-done = Stations

# ---- one group ----
board-drawer-close = Close the group
board-group-no = Group { $number }
board-facts-points = { $points ->
    [one] 1 point
   *[other] { $shown } points
}
board-facts-devices = { $n ->
    [one] 1 phone
   *[other] { $n } phones
}
board-facts-seen = last heard { $age }
board-drawer-failed = This group could not be loaded.
board-station = Station
board-do-release = Release a station
board-do-adjust = Correct points
board-do-code = Read out a station’s code
board-do-access = Show access again
board-do-name = Change or hide the name
board-do-rename = Rename
board-adjust-points = Points, with + or −
board-adjust-reason = Reason
board-adjust-help = The group sees points and reason.
board-adjust-bad-points = Please enter a whole number between −10,000 and 10,000, not 0.
board-adjust-bad-reason = Please give a reason of 3 to 200 characters.
board-adjusted = { $n ->
    [one] { $points } point for { $name }.
   *[other] { $points } points for { $name }.
}
board-access-how = By the PIN another phone joins; by the recovery code the group goes on playing on a new phone.
board-pin = PIN
board-resume = Recovery code
board-rename-name = New name
board-rename-bad = Please choose a name of 1 to 30 characters.
board-renamed = The group is now called { $name }.
board-hide = Hide the name
board-show = Show the name
board-hide-words = Hidden, it says “{ $standin }” everywhere; only the group itself and you see the name.
board-show-words = The name is hidden: others see “{ $standin }”.
board-hidden-done = The name is hidden now.
board-shown-done = The name is shown now.
board-timeline = What happened
board-timeline-none = Nothing has happened yet.
board-timeline-more = Show older
board-undo = Undo
board-undo-what = Undo: { $what }
board-ask-undo = Undo this?
board-ask-undo-text = “{ $what }” no longer counts after that. The entry stays in the list.
board-undone = Undone.
board-network = No answer from the server. What you entered is still here; please try again.
board-server = The server could not store that just now. Please try again.
board-sending = Saving …
board-by-device = Phone { $n }
board-by-staff = { $name }
board-by-helper = Station helper { $name }
board-entry-ready = Ready
board-entry-checkin = Check-in: { $station }
board-entry-checkin-refused = Check-in refused: { $station }
board-entry-answer = Answer: { $station }
board-entry-answer-points = { $n ->
    [one] Answer: { $station }, { $points } point
   *[other] Answer: { $station }, { $points } points
}
board-entry-answer-refused = Answer refused: { $station }
board-entry-hint = Hint taken: { $station }
board-entry-help = Called for help: { $station }
board-entry-help-plain = Called for help
board-entry-seen = Call for help seen
board-entry-skip = Left out: { $station }
board-entry-reopen = Taken up again: { $station }
board-entry-finish = The group has stopped
board-entry-release = Released: { $station }
board-entry-adjust = { $n ->
    [one] { $points } point
   *[other] { $points } points
}
board-entry-rename = Renamed: { $text }
board-entry-hidden = Name hidden
board-entry-shown = Name shown again
board-entry-revoke = Undone
board-entry-revoke-release = Undone: release
board-entry-revoke-adjust = Undone: points
board-entry-revoke-rename = Undone: name
board-entry-revoke-hide = Undone: hiding or showing the name
board-entry-other = Another entry
board-entry-revoked = undone
board-entry-not-counted = does not count
board-flag = check
board-flag-words = The location looks unusual. That changes no points; perhaps you ask the group.
board-flag-speed = { $minutes ->
    [0] here within a minute of { $from }: the speed of a car
   *[other] here { $minutes } min after { $from }: the speed of a car
}
board-flag-speed-plain = here faster than anyone walks: the speed of a car
board-flag-teleport = { $minutes ->
    [0] here within a minute of { $from }: the location jumped
   *[other] here { $minutes } min after { $from }: the location jumped
}
board-flag-teleport-plain = the location jumped here
board-flag-frozen = the measured location stays strikingly the same
board-flag-exact = exactly on the map’s point
board-flag-copied = same reading as another group
board-flag-other = unusual location
board-entry-reason = “{ $text }”
board-method-gps = by location
board-method-code = by code
board-method-release = released
