# The play page, /play: everything a group sees while it walks.

# ---- frame ----
play-title = { $screen } – Stadtlotse
play-points = { $n ->
    [one] point
   *[other] points
}
play-points-full = { $n ->
    [one] 1 point
   *[other] { $text } points
}
play-points-plus = { $n ->
    [one] { $text } point
   *[other] { $text } points
}
play-tabs = Sections
play-tab-walk = Walk
play-tab-list = Stations
play-tab-standing = Standing
play-tab-help = Help
play-sheet-more = Show more
play-sheet-less = Show less
play-pill-offline = Offline
play-pill-saved = Offline · { $n } saved
play-pill-sending = { $n } not sent yet
play-pill-planned = Not started
play-pill-open = Not started
play-pill-paused = Paused
play-pill-ended = Ended
play-loading = One moment …
play-load-failed = The route is not on this phone yet. It loads as soon as there is reception.
play-expelled = This phone no longer belongs to a group. The PIN or the recovery code lets you back in.
play-rejoin = Join again
play-cancel = Never mind
play-later = Later
play-read = Read aloud
play-read-stop = Stop
play-german-only = This text is available in German only.

# ---- map ----
play-map = Map with route and stations
play-map-note = A sketch, not an exact map
play-map-locate = The map follows your position
play-map-overview = Show the whole route
play-map-list = List
play-map-north = North is up
play-map-zoom-in = Zoom in
play-map-zoom-out = Zoom out
play-map-you = Your position, accurate to { $accuracy }
play-map-pin = Station { $number }: { $name }, { $state }
play-map-focused = Next stop: { $name }

# ---- location ----
play-locating-title = Shall the phone show the way?
play-locating-title-none = On your way by list and code
play-locating-why = With your location the phone shows direction and distance, and checks at check-in that you are there. It is not kept.
play-locating-allow = Allow location
play-locating-without = Continue without location
play-locating-insecure = Location needs a secure connection (https), and this is not one. You play by list and code, for the same points.
play-locating-unsupported = This browser knows no location. You play by list and code, for the same points.
play-locating-continue = Continue by list and code

# ---- walk ----
play-walk-line = { $direction } · { $minutes } min · station { $number } of { $total }
play-walk-station = Station { $number } of { $total }
play-walk-off = Location off
play-walk-place = By code only
play-walk-place-why = No coordinate is known for this station. The code is posted there.
play-walk-seeking = Finding your location …
play-walk-near = Almost there. About { $distance } to go.
play-walk-inside = You are there.
play-checkin = Check in
play-checkin-at = Check in: { $name }
play-checking = Checking …
play-code = Enter code
play-code-at = Code for { $name }
play-other-station = Other station
play-location-allow = Allow location
play-next-station = Next station
play-open-title = You are checked in here.
play-open-released = This station has been opened for you.
play-open-left = { $n ->
    [one] 1 question still open.
   *[other] { $n } questions still open.
}
play-open-kept = Your answers are safe on this phone, the solutions follow.
play-done-title = You are done here.
play-read-insight = Read the insight

# ---- before the start ----
play-lobby-title = We are about to start.
play-lobby-groups = { $n ->
    [one] 1 group is here.
   *[other] { $n } groups are here.
}
play-lobby-first = Your first station: { $name }
play-lobby-wait = As soon as the host starts, the phone shows the way there.

# ---- news from the host ----
play-news = Message
play-pause-title = Break.
play-pause-kept = Everything you entered stays saved.
play-understood = Got it
play-news-released = The host has opened “{ $name }” for you.
play-news-renamed = Your group is now called { $name }.
play-news-meeting = New meeting point: { $where }.
play-news-started = The tour is on.
play-news-resumed = On we go.
play-news-ended = The tour has ended.

# ---- compass words ----
play-compass-n = North
play-compass-ne = Northeast
play-compass-e = East
play-compass-se = Southeast
play-compass-s = South
play-compass-sw = Southwest
play-compass-w = West
play-compass-nw = Northwest

# ---- refused check-ins ----
play-far = You are about { $distance } away (accurate to { $accuracy }).
play-far-next = Walk closer, then check in. Or enter the code posted there.
play-far-show = Show the way
play-imprecise = Location only accurate to { $accuracy }. Take a few steps away from the building.
play-imprecise-scale = Accuracy { $accuracy }; 100 m or better is needed
play-imprecise-now = now { $accuracy }
play-imprecise-needed = needed: 100 m
play-again = Try again
play-offline-code = No reception. The code is safe on this phone and goes out by itself.
play-offline-send = Send again
play-held = Saved. The station opens as soon as the tour is running.
play-refused = The check-in did not work. Try again, or enter the code.
play-late-open = Checked in: { $name }

# ---- where are you ----
play-choose-title = Where are you?
play-choose-why = Your location fits more than one station. Tap the one you are standing at.
play-choose-due = next in your order
play-choose-here = close by
play-choose-none = None of these

# ---- code ----
play-code-title = Enter code
play-code-where = Eight characters, printed on the station’s poster. Capitals and spaces do not matter.
play-code-label = Code of the station
play-code-open = Open the station
play-code-empty = Please type the code from the poster.
play-code-length = The code has eight characters, here { $n ->
    [one] it is one
   *[other] there are { $n }
}.
play-code-wrong = This code does not fit { $name }. Compare it with the poster once more.

# ---- station ----
play-station-where = Station { $number } of { $total }
play-station-opened = Checked in: { $name }
play-station-earned = { $points } for checking in
play-photo-credit = Picture: { $credit }
play-recording-title = To listen to
play-recording-title-in = To listen to, language: { $spoken }
play-recording-player = Recording: { $station }
play-recording-speed = Speed { $speed }×
play-recording-words = Text to read along
play-recording-credit = Recording: { $credit }
play-recording-broken = The recording cannot be played at the moment. Here is every word of it.
play-recording-again = Try again
play-to-question = To the question
play-answers-see = See your answers
play-question-later = Question later
play-no-insight = There is nothing to read here, look around.

# ---- question ----
play-question-step = Question { $n } of { $total }
play-question-for = { $n ->
    [one] 1 point
   *[other] { $text } points
}
play-answer-yours = Your answer
play-estimate-yours = Your estimate
play-submit = Submit answer
play-submitting = Submitting …
play-hint = Hint
play-hint-cost = Hint (−{ $cost })
play-hint-ask = The hint costs { $cost ->
    [one] 1 point
   *[other] { $cost } points
} of this question.
play-hint-take = Show the hint
play-hint-title = Hint
play-hint-queued = No reception. The hint comes as soon as there is a network again.
play-attempts = { $n ->
    [one] You have 1 try.
   *[other] You have { $n } tries.
}
play-attempts-left = { $n ->
    [one] 1 try left.
   *[other] { $n } tries left.
}
play-type-unknown = This phone cannot show this question yet. Reload the page when there is reception.
play-choice-pick = Choose one answer
play-multiple-pick = Choose every answer that fits
play-true = True
play-false = False
play-number-less = Less
play-number-more = More
play-number-hundred = { $n } of 100 figures filled
play-number-invalid = Please type a number.
play-number-range = Anything from { $min } to { $max }.

# ---- result ----
play-right = Right
play-partly = Not quite
play-wrong = Sorry, no
play-saved = Answer saved
play-saved-next = The solution follows.
play-saved-offline = No reception. Your answer is safe on this phone, the solution follows.
play-answer-right = The answer is
play-answer-right-number = The answer is
play-answer-none = no answer
play-once-more = One more try
play-next-question = Next question
play-more = Read more
play-source = Source: { $what }
play-to-finish = To the result

# ---- list ----
play-list-title = Stations
play-list-count = { $done } of { $total } visited
play-state-locked = not visited yet
play-state-target = next stop
play-state-open = { $n ->
    [one] open, 1 question left
   *[other] open, { $n } questions left
}
play-state-open-plain = open
play-state-done = done
play-state-skipped = left out
play-state-waiting = saved, not sent yet
play-list-far = { $distance }, { $direction }
play-list-place-unknown = Place without coordinate, code on site
play-list-distance-unknown = Distance unknown without location
play-list-step-free = In the order without steps
play-list-reopen = Visit after all
play-list-reopen-at = Visit after all: { $name }
play-list-go = Go there
play-list-go-at = Go there: { $name }
play-list-code = Code
play-list-open = Open
play-list-open-at = Open: { $name }
play-list-details = Way and access
play-list-indoor = Indoors: the code comes first here.
play-list-questions = { $n ->
    [0] no questions
    [one] 1 question
   *[other] { $n } questions
}
play-list-dwell = about { $n } min on site
play-yes = yes
play-no = no
play-limited = limited
play-unknown = not known
play-access-wheelchair = Wheelchair
play-access-steps = Steps
play-access-surface = Ground
play-access-seats = Seats
play-access-toilet = Toilet
play-access-shelter = Roof
play-access-none = Nothing is known about access.
play-access-apart = The order without steps does not lead here.

# ---- standing ----
play-standing-title = Standing
play-standing-rank = So far: place { $rank } of { $groups }
play-standing-rank-final = Place { $rank } of { $groups }
play-standing-alone = So far you are the only group.
play-standing-no-rank = The ranking so far appears once all groups are on their way.
play-standing-hidden = The host shows the ranking at the end.
play-standing-offline = The ranking needs reception.
play-standing-table = Ranking
play-standing-place = Place
play-standing-group = Group
play-standing-stations = Stations
play-standing-points = Points
play-standing-own = you
play-standing-stations-done = { $done } of { $total ->
    [one] 1 station
   *[other] { $total } stations
}
play-standing-questions-done = { $done } of { $total ->
    [one] 1 question
   *[other] { $total } questions
}
play-standing-by-station = Your stations
play-standing-gps = by location
play-standing-code = by code
play-standing-release = opened by the host
play-adjustment = Correction by the host: { $points } – { $reason }

# ---- help ----
play-help-title = Help
play-help-meeting-at = { $time }
play-help-meeting = Meeting point
play-help-call = Call the host: { $phone }
play-help-codes = Code on the poster
play-help-code-why = The code opens every station, also without location.
play-help-phone = Add a phone
play-help-qr = QR code that brings another phone into your group
play-help-phone-how = Scan this code with the second phone: it leads straight into your group. Or open the address there, choose “To our group” and type the PIN.
play-help-address = Address
play-help-pin = PIN
play-help-resume = Recovery code
play-help-resume-why = The recovery code brings you back if the phone changes or the browser is cleared. Best to write it down.
play-help-devices = { $n ->
    [one] This is the only phone of your group.
   *[other] { $n } phones play for your group, this is phone { $device }.
}
play-help-view = View
play-help-sun = Sun view
play-help-awake = Keep the screen on while the way is shown
play-help-map = Hide the map
play-help-map-why = List and directions do everything the map does.
play-help-location = Location
play-help-location-on = Location is on. It is checked at check-in only and not kept.
play-help-location-off = Location is off.
play-help-skip = Leave out a station
play-help-finish = Done, we stop here
play-help-leave = Sign this phone out
play-help-end = Finish or leave
play-help-sources = Map and sources
play-help-licence = Contents of the route: { $licence }
play-language-kept = No reception. The page stays in this language for now.

# ---- asking back ----
play-skip-title = Leave out { $name }?
play-skip-why = Then the next station is up. You can still check in here later.
play-skip-yes = Leave out
play-finish-title = Stop here?
play-finish-why = Your points so far count. As long as the tour runs, you can still answer open questions.
play-finish-open = { $n ->
    [one] 1 station has not been visited yet.
   *[other] { $n } stations have not been visited yet.
}
play-finish-yes = Done
play-leave-title = Sign this phone out?
play-leave-why = Your group and its points stay. This phone comes back with the PIN or the recovery code { $code }.
play-leave-unsent = { $n ->
    [one] 1 entry has not been sent and would be lost.
   *[other] { $n } entries have not been sent and would be lost.
}
play-leave-yes = Sign out
play-not-done = That did not work just now. Please tap again when there is reception.
play-queued-done = No reception. This is saved and goes out by itself.

# ---- finished ----
play-finished-title = You made it!
play-finished-stopped = Done for today
play-finished-handed = Everything has reached the server.
play-finished-waiting = { $n ->
    [one] 1 entry is still waiting for reception.
   *[other] { $n } entries are still waiting for reception.
}
play-finished-secret = Rank kept secret until the award
play-to-meeting = To the meeting point
play-see-standing = See the ranking
play-see-stations = See the stations
