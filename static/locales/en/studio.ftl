studio-title = Routes
studio-archive = Archive
studio-new = New route
studio-done-archived = The route is in the archive now: its public page can no longer be seen, and no new tour can be planned on it. Running and planned tours stay as they are.
studio-done-restored = The route is back. What is published of it can be seen again.
studio-state-draft = Draft
studio-state-published = Published { $day }
studio-state-changed = Changed since it was published { $day }
studio-stations = { $n ->
    [one] 1 station
   *[other] { $n } stations
}
studio-changed = last changed { $day } by { $name }
studio-today = today { $time }
studio-problems = { $n ->
    [one] One thing is missing before it can be published
   *[other] { $n } things are missing before it can be published
}
studio-no-problems = Ready to be published
studio-edit = Edit
studio-edit-of = Edit { $name }
studio-plan = Plan a tour
studio-plan-of = Plan a tour on { $name }
studio-more = More
studio-more-of = More about { $name }
studio-duplicate = Copy
studio-public = See the public page
studio-archive-it = Put into the archive
studio-unarchive = Take back
studio-unarchive-of = Take { $name } back
studio-archive-empty = There is nothing in the archive.
studio-first = Begin here
studio-first-example = Copy the example “{ $title }”. { $n ->
    [one] Its station is
   *[other] Its { $n } stations are
} complete, with texts, questions and sources: look around in it and exchange what is different in your town. Nobody sees the copy until you publish it; the example stays as it is.
studio-first-copy = Copy the example
studio-first-copy-title = { $title } (copy)
studio-first-blank = Give your first route a name here. Then put stations on the map. Nobody sees it until you publish it.
studio-new-name = Name of the route
studio-new-from = What to begin with?
studio-from-blank = Blank
studio-from-blank-what = Put stations on the map, then describe them.
studio-from-example = Copy the example: { $title }
studio-from-copy = Copy of: { $title }
studio-keep-codes = Go on using printed posters
studio-keep-codes-what = The stations of the copy open with the same codes as in the original.
studio-create = Make the route
studio-originals = Change an existing route itself
studio-originals-what = These routes are files on the server, and groups can walk them already. A copy leaves them as they are. If you take one over, you change the route itself: address and posters stay, and what you publish holds for new tours. The files stay as they are.
studio-take-over = Take over
studio-take-over-of = Take over { $name }
studio-to-archive = Archive
studio-to-routes = All routes
studio-undo = Undo
studio-redo = Redo
studio-walk = Try it out
studio-steps = Steps
studio-step-stations = Stations
studio-step-questions = Questions
studio-step-check = Check
studio-step-publish = Publish
studio-step-data = Data
studio-loading = The route is being loaded.
studio-not-loaded = The route could not be loaded. Check the connection and load the page again.
studio-saved = Saved { $time }
studio-saved-before = Everything is saved
studio-saving = Saving
studio-offline = On this device only – no connection
studio-signed-out = On this device only – you are logged out
studio-signed-out-what = Your changes are safe on this device and are saved once you have logged in.
studio-log-in = Log in
studio-conflict = { $n ->
    [one] Compare one place
   *[other] Compare { $n } places
}
studio-conflict-title = { $author } has changed this as well: { $where }
studio-conflict-title-unknown = Somebody has changed this meanwhile: { $where }
studio-conflict-refused = This could not be saved: { $where }
studio-conflict-mine = Your version
studio-conflict-theirs = Saved version
studio-conflict-keep-mine = Take mine
studio-conflict-keep-theirs = Keep the saved one
studio-conflict-nothing = (empty)
studio-undone = Undone: { $where }
studio-redone = Done again: { $where }
studio-list = Stations
studio-route-settings = The whole route
studio-add-station = Add a station
studio-unnamed = Without a name
studio-dot-place = Place
studio-dot-insight = Insight
studio-dot-question = Question
studio-dot-missing = { $what } is missing
studio-move-up = Move { $name } up
studio-move-down = Move { $name } down
studio-moved = { $name } is station { $number } now.
studio-remove-station = Remove the station
studio-removed-station = { $name } is removed. Undo brings it back.
studio-too-many-stations = No more than { $most } stations fit on a route.
studio-empty-stations = No station yet. Put the first one on the map, or add it here.
studio-section-name = Name
studio-section-place = Place
studio-section-way = Way there
studio-section-insight = Insight
studio-section-picture = Picture
studio-section-question = Question
studio-section-more = More: access, audio, radius, time
studio-field-name = Name of the station
studio-field-directions = The last metres
studio-field-directions-help = How is the place recognised? Which entrance? One or two sentences.
studio-field-insight = What the group learns here
studio-field-insight-help = At most 90 words: people read it standing. **bold**, *italic* and lists with - are possible.
studio-words = { $n ->
    [one] 1 word
   *[other] { $n } words
}
studio-field-lat = Latitude
studio-field-lon = Longitude
studio-field-confidence = How exact is the place?
studio-confidence-high = Exactly here
studio-confidence-medium = Within about 30 m
studio-confidence-low = Only a point nearby
studio-field-source = Where does this come from?
studio-source-map = Put on the map
studio-source-typed = Typed in
studio-no-place = No place yet: without one the station opens by the code on its poster only.
studio-field-indoor = Indoors: ask for the code first
studio-field-radius = Radius in metres
studio-field-radius-help = { $min } to { $max } metres, { $default } is usual.
studio-field-dwell = Minutes at the station
studio-field-points = Points for checking in
studio-field-points-help = Empty: as on the whole route.
studio-field-near = Close to which station?
studio-near-none = Not said
studio-access = Access
studio-access-wheelchair = Reachable by wheelchair
studio-access-steps = Steps
studio-access-steps-help = Empty: unknown.
studio-access-surface = Surface
studio-access-seats = Seats
studio-access-toilet = Toilet
studio-access-shelter = Shelter
studio-access-note = Note on access
studio-known-yes = Yes
studio-known-no = No
studio-known-partly = Partly
studio-known-unknown = Unknown
studio-question-count = { $n ->
    [0] No question yet
    [one] 1 question
   *[other] { $n } questions
}
studio-to-questions = Edit the questions
studio-field-title = Name of the route
studio-field-summary = In one or two sentences
studio-field-languages = Languages
studio-field-languages-help = Every text is needed in each language; Einfache Sprache is an extra.
studio-field-order = Order
studio-order-fixed = Fixed order
studio-order-free = Free choice
studio-order-rotated = Each group starts elsewhere
studio-field-offline = Without reception
studio-offline-sealed = Solutions once there is reception again
studio-offline-open = Solutions at once, even without reception
studio-field-checkin-points = Points for checking in at each station
studio-field-start = Start
studio-field-finish = Finish
studio-station-any = No fixed station
studio-field-meeting = Meeting point at the end
studio-field-phone = Telephone number of the host
studio-field-licence = Licence of the texts
studio-language-missing = missing
studio-required = required
studio-number-wrong = Please type a number from { $min } to { $max }.
studio-back-to-list = To the list
studio-map = Map of the stations
studio-map-tools = Tools of the map
studio-map-place = Put a station
studio-map-polygon = Area instead of a circle
studio-map-circle = A circle again
studio-map-line = Draw the way
studio-map-line-edit = Change the way
studio-map-unline = Delete the way
studio-map-line-set = The way is drawn.
studio-map-line-gone = The way is deleted. Undo brings it back.
studio-map-polygon-set = The area is drawn.
studio-map-all = All
studio-map-zoom-in = Zoom in
studio-map-zoom-out = Zoom out
studio-map-pin = Station { $number }: { $name }. Move it with the arrow keys.
studio-map-missing = The map cannot be shown here. Everything can be done with coordinates in the form as well.
studio-map-radius = The radius is { $metres } metres now
studio-map-corners = An area has at most { $most } corners.
studio-map-hint-place = Tap the map where the station stands.
studio-map-hint-draw-line = Tap the way point by point, then “Done”.
studio-map-hint-edit-line = Drag the points. A right click or a long press deletes one. As a list they stand under “The whole route”.
studio-map-hint-draw-polygon = Tap the corners all round, then “Done”.
studio-upload-picture = Add a picture
studio-upload-sound = Add a recording
studio-uploading = { $name } is being uploaded.
studio-uploaded-picture = { $name } is there. Please describe the picture.
studio-uploaded-sound = { $name } is there. Please write down what is said.
studio-upload-failed = { $name } could not be uploaded. Check the connection and choose the file once more.
studio-upload-most = No more than { $most } fit at one station.
studio-upload-no-picture = { $name } is no picture.
studio-upload-no-sound = { $name } is no recording.
studio-media-alt = What is to be seen?
studio-media-alt-help = One sentence for everyone who cannot see the picture.
studio-media-decorative = Decoration only, without a description
studio-media-decorative-what = Your decision stands in the history with your name.
studio-media-credit = Author and licence
studio-media-remove = Remove
studio-media-removed = { $name } is removed. Undo brings it back.
studio-media-spoken = Spoken language
studio-media-transcript = What is said, word for word
studio-media-transcript-help = For everyone who cannot or does not want to hear it. Sounds in brackets.
studio-audio = Recordings
studio-find = Find
studio-find-label = Address, coordinates or the link of a map
studio-find-empty = Type an address, coordinates or the link of a map.
studio-find-running = Searching.
studio-find-nothing = Nothing was found.
studio-find-off = Searching for addresses is not set up on this server. Coordinates and links of maps work.
studio-find-unreachable = The search does not answer just now. Coordinates and links of maps work.
studio-find-choose = Which place is it?
studio-find-taken = The place is set.
studio-source-found = Found: { $name }
studio-source-measured-at = Measured on site { $day }, exact to { $metres } m
studio-take = Take the position here
studio-take-stop = Take it now
studio-take-wait = Stay where you are, the device is looking for its position.
studio-taking = { $n ->
    [one] 1 reading, exact to { $metres } m
   *[other] { $n } readings, exact to { $metres } m
}
studio-taken = Position taken, exact to { $metres } m.
studio-take-none = No position could be had here. Try again under open sky.
studio-take-denied = This page may not use the location. Allow it in the browser’s settings.
studio-take-insecure = The device gives its location to pages with HTTPS only.
studio-take-unsupported = This device does not know its location.
studio-evidence = { $n ->
    [one] On past tours 1 group was here
   *[other] On past tours { $n } groups were here
}: { $gps } by location, { $code } by the code, { $release } by the host.
studio-advice-radius = { $n } groups stood here and were turned away at first. With a radius of { $metres } m most would have got in at once.
studio-advice-radius-take = Set the radius to { $metres } m
studio-advice-marker = { $n } groups had the poster’s code, but the phone saw them up to { $metres } m away. The point on the map may be wrong: measure it on site.
studio-advice-weak = { $n } groups got a rough location only. Where GPS is weak, it helps to ask for the code first.
studio-advice-weak-take = Ask for the code first
studio-map-file = Way from a file
studio-map-file-taken = The way is there, { $length } long.
studio-map-loop = Shortest round
studio-map-loop-few = For this at least three stations have to be on the map.
studio-map-loop-done = Measured in straight lines, the round is now { $after } long instead of { $before }. Undo brings the old order back.
studio-map-loop-beside = Measured in straight lines, the round is now { $after } long instead of { $before }. The drawn way still follows the old order: draw it anew. Undo brings the old order back.
studio-map-loop-same = It does not get shorter: { $after }, measured in straight lines.
studio-leg = { $metres } · { $minutes } min
studio-way-drawn = The drawn way: { $metres }, about { $minutes ->
    [one] one minute
   *[other] { $minutes } minutes
} on foot.
studio-way-straight = In straight lines from station to station: { $metres }, about { $minutes ->
    [one] one minute
   *[other] { $minutes } minutes
} on foot. It becomes more exact once the way is drawn.
studio-form-of = Details of { $name }
studio-unkept = Saved nowhere – leave this page open, this device can keep nothing
studio-conflict-gone = What this belongs to is gone. Your text stays here until you have taken it over.
studio-map-no-tiles = No map images are set up here. Place the first station by coordinates or the link of a map, the others on the map then.
studio-find-label-plain = Coordinates or the link of a map
studio-label-fence = Radius
studio-label-step-free-order = Order without steps
studio-label-use = Question taken over
studio-label-files = Files
studio-label-line = Way
studio-label-quiz = Questions
studio-label-context = Outlines of the map
studio-label-stations = Stations
studio-label-scoring = Points
studio-label-sources = Sources
studio-label-attribution = Credits of the map
studio-restore-station = Take back
studio-map-way = Way
studio-map-show = Show the map
studio-map-hide = Close the map
studio-mode = Put on the map
studio-mode-corner = Point in the middle
studio-mode-back = Take back the last point
studio-mode-done = Done
studio-mode-leave = Done
studio-mode-cancel = Cancel
studio-mode-middle = Put it in the middle
studio-mode-corners = { $n ->
    [one] 1 point set
   *[other] { $n } points set
}
studio-legend = What is to be seen on the map
studio-legend-fence = Radius
studio-legend-credit = Tolerance for inexact GPS
studio-legend-overlap = Overlap
studio-section-way-points = More: points of the way
studio-field-way-help = One point a line, latitude first, then longitude: 53.3249, 11.4949. Empty: there is no drawn way.
studio-field-corners-help = One corner a line, latitude first, then longitude: 53.3249, 11.4949. Empty: the radius is a circle.
studio-points-line = Line { $line } is no point. Write latitude and longitude like this: 53.3249, 11.4949.
studio-points-count = { $count ->
    [one] There is one point
   *[other] There are { $count } points
} here; it takes { $least } to { $most }.
studio-mode-keys = By keyboard: arrow keys move the map, Enter puts a point in its middle, Backspace takes it back, Esc cancels.
studio-mode-keys-place = By keyboard: arrow keys move the map, Enter puts the station in its middle, Esc ends.
studio-mode-same = There is a point here already. Move the map on first.
studio-mode-crossing = Lines would cross here. Put the corners one after the other all round, or take back the last one.
studio-points-older = The points have been saved differently meanwhile. Yours still stand here and do not hold.
studio-points-mine = Take my points
studio-points-stored = Show the saved ones
