# The standings page, /tours/<code>/standings, for projectors and phones.
standings-title = { $tour } – Standings
standings-planned = About to start
standings-open = About to start
standings-running = Standings at { $time }
standings-paused = Break { $time }
standings-ended = Final standings
standings-rank = Place
standings-group = Group
standings-stations = Stations
standings-points = Points
standings-done = { $done } of { $total ->
    [one] 1 station
   *[other] { $total } stations
}
standings-own = your group
standings-none = No group is here yet.
standings-legend = { $total ->
    [one] Station done, 1 in all
   *[other] Station done, { $total } in all
}
standings-meeting-at = { $time }
standings-meeting = Meeting point: { $place }
standings-pages = Pages of the standings
standings-page = Page { $number } of { $pages }
standings-next = Next page
standings-previous = Previous page
standings-new = New standings
standings-leaders = Now in front: { $names }
standings-leader = { $rank }. { $name }
standings-offline = No connection since { $time }. These are the last standings.
standings-back = Back to the game
standings-projector = Show how to join
standings-hidden-title = Standings still covered
standings-hidden-login = You host this tour? Please log in.
