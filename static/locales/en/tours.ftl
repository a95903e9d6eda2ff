# The host's tours: the list, the form for a new one, the projector page by which groups join.
tours-title = Tours
tours-all = All tours
tours-mine = Your tours
tours-new = New tour
tours-empty = No tour yet. A tour gives a route its day, a join code and groups.
tours-code = Code
tours-of = by { $name }
tours-unowned = without a host
tours-groups = { $n ->
    [0] no group yet
    [one] 1 group
   *[other] { $n } groups
}
tours-made = made on { $date }
tours-host = Host
tours-qr = Large QR
tours-standings = Standings
tours-actions = { $tour }, code { $code }
tours-pages = Pages
tours-page = Page { $number } of { $pages }
tours-newer = Newer
tours-older = Older
tours-phase-planned = Planned
tours-phase-open = Lobby
tours-phase-running = Running
tours-phase-paused = Paused
tours-phase-ended = Ended

tours-new-what = The tour is planned first. Groups can join as soon as you open it.
tours-route = Route
tours-no-route = No route has been published yet. When it starts, the server publishes the routes of the folder routes_data; a single route is published by this command:
tours-name = Title
tours-name-help = Leave it empty and the tour is called like its route. At most { $max } characters.
tours-until = Joining ends
tours-until-help = Local time. Empty means: no end, until you end the tour. Such a tour is on the start page for everyone.
tours-phone = Phone number of the hosts (optional)
tours-phone-help = The groups see it on the phone under “Help”. Left empty, the number of the route stands there, if it has one.
tours-who-sees = Who sees the standings?
tours-sees-public = Everyone
tours-sees-public-help = Whoever knows the code, even without walking. Good for a screen on site.
tours-sees-groups = Only groups of the tour
tours-sees-groups-help = On the phones that walk along.
tours-sees-host = Only the host
tours-sees-host-help = Places stay secret until you change this.
tours-changeable = Joining, telephone number, meeting point and ranking can be changed later, title and route cannot.
tours-create = Create tour
tours-creating = Creating the tour …
tours-cancel = Cancel
tours-mistakes = Please check what is marked.
tours-meeting = Meeting point at the end (optional)
tours-meeting-help = For example “Stage in front of the town hall”. Groups see it under “Help” and at the end. Leave it empty for the route’s own, if it has one.
tours-meeting-at = Meet at (optional)
tours-meeting-at-help = Local time. Groups see it next to the meeting point.
tours-error-meeting = The meeting point may have at most 80 characters.
tours-error-route = Please choose a route.
tours-error-title = The title may have at most 80 characters.
tours-error-time = Please give date and time, such as 21/06/2026 18:00, or empty the field.
tours-error-past = This time has passed. Please choose a later one or empty the field.
tours-error-phone = Please give a telephone number of digits, spaces, +, (, ), / and - with at most 30 characters, or empty the field.
tours-error-standings = Please choose who sees the standings.

tours-beamer-title = { $tour } – Join
tours-beamer-scan = Scan the QR code with the camera
tours-beamer-or = or open in the browser
tours-beamer-qr = QR code to join
tours-beamer-there = { $n ->
    [0] No group yet
    [one] 1 group is here
   *[other] { $n } groups are here
}
tours-beamer-latest = Joined last
tours-beamer-planned = Joining has not been opened yet.
tours-beamer-planned-how = The host is about to open it.
tours-beamer-closed = Joining is closed.
tours-beamer-closed-how = No new groups can come. Those who are in get back with the code.
tours-beamer-ended = The tour has ended.
tours-beamer-ended-how = Thank you for walking along.
tours-beamer-standings = To the standings
tours-beamer-board = Back to the board
tours-beamer-offline = No connection since { $time }
