# The page of somebody who helps at one station; it is reached by a link.
helper-title = { $station } – station helper
helper-you = You are helping here as { $name }.
helper-over = This link is no longer valid
helper-code = Code of this station
helper-code-how = Read it to a group whose phone cannot find its location. They type it under “Enter code”.
helper-noscript = This page needs JavaScript to show who is here. Please allow it in the browser’s settings and reload.
helper-loading = Loading …
helper-groups = Groups
helper-search = Find a group
helper-part-help = Cannot get in here
helper-part-here = Is here
helper-part-due = Coming next
helper-part-been = Has been here
helper-part-later = Other groups
helper-more = { $n ->
    [one] and 1 more; search by name
   *[other] and { $n } more; search by name
}
helper-none-yet = No group has joined yet.
helper-none-found = No group matches “{ $query }”.
helper-news = Cannot get in here: { $list }.
helper-phase-planned = The tour has not begun yet. After the start you can release groups.
helper-phase-paused = The tour is paused.
helper-phase-ended = The tour has ended. This link is valid until two hours after the end.
helper-lost = No connection since { $since }. What you see is from { $heard }; trying again.
helper-lost-first = No connection to the server. Trying again.

# ---- one group ----
helper-state-calls = asks for help here
helper-state-tries = { $n ->
    [one] check-in refused once
   *[other] check-in refused { $n } times
}
helper-state-here = here since { $time }
helper-state-due = expected at { $time }
helper-state-next = on the way here
helper-state-right = solved
helper-state-partly = partly solved
helper-state-wrong = answered wrongly
helper-state-in = has been here, questions left
helper-state-skipped = left out
helper-state-later = not here yet
helper-state-code = opened by code
helper-state-release = released
helper-state-given = { $n ->
    [one] 1 point from you
   *[other] { $n } points from you
}

# ---- releasing ----
helper-release = Release
helper-release-who = Release the station for { $name }
helper-release-ask = Release the station for { $name }?
helper-release-text = The station opens on the group’s phones. It counts like a check-in. The tour host sees that it was you.
helper-release-yes = Yes, release
helper-release-reason = Released at the station
helper-released = The station is released for { $name }.
helper-sending = Saving …
helper-cancel = Cancel

# ---- points ----
helper-points = Give points
helper-points-who = Give points: { $name }
helper-points-ask = Points for { $name }
helper-points-number = Points, { $left } left at most
helper-points-reason = Reason
helper-points-help = The group sees points and reason. The tour host sees that it was you.
helper-points-yes = Give points
helper-points-bad-number = Please enter a whole number from 1 to { $left }.
helper-points-bad-reason = Please give a reason of 3 to 200 characters.
helper-points-done = { $n ->
    [one] { $name } got 1 point.
   *[other] { $name } got { $n } points.
}
helper-network = No answer from the server. Please try again.
helper-server = The server could not save that just now. Please try again.
