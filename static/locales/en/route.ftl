# The public page of a route and its map.
route-title = { $route } – Stadtlotse
route-facts = { $n ->
    [one] 1 station
   *[other] { $n } stations
} · about { $km } km, { $min } min on foot
route-total = With the stops about { $hours ->
    [0] { $min } min
   *[other] { $min ->
        [0] { $hours } h
       *[other] { $hours } h { $min } min
    }
}.
route-go = Start walking
route-map = Map
route-map-title = Map: { $route }
route-map-station = Station { $number }: { $name }
route-map-zoom-in = Enlarge the map
route-map-zoom-out = Shrink the map
route-map-noscript = The map needs JavaScript. Everything it shows is in the list of stations as well.
route-map-large = Open the map in full
route-map-sketch = A sketch, not an exact map.
route-map-note = Everything the map shows is in the list of stations as well.
route-map-straight = The way in between is drawn straight.
route-map-none = There is no map of this route: the places are in the list.
route-stations = Stations
route-order-fixed = In this order.
route-order-free = In any order.
route-order-rotated = Each group starts at another station and then walks round in this order.
route-unlock = Insight and questions open on site.
route-position-high = Coordinates: { $place }
route-position-medium = Coordinates: { $place } (within about 30 m)
route-position-low = Coordinates: { $place } (a point nearby, not the station itself)
route-position-none = Coordinates: not known
route-dwell = about { $n } min on site
route-indoor = Indoors: the code on the poster comes first here.
route-yes = yes
route-no = no
route-partly = limited
route-unknown = Not known:
route-access-wheelchair = Wheelchair
route-access-steps = Steps
route-access-surface = Ground
route-access-seats = Seats
route-access-toilet = Toilet
route-access-shelter = Roof
route-access-none = Nothing is known about access.
route-leg-metres = { $metres } m, { $min } min to station { $next }
route-leg-km = { $km } km, { $min } min to station { $next }
route-leg-unknown = How far it is to station { $next } is not known.
route-step-free = Without steps
route-step-free-why = In this order there are no steps:
route-plan = Good to know
route-meeting = Meeting point
route-phone = Host
route-download = Take it along
route-gpx = GPX for hiking apps and navigation devices
route-geojson = GeoJSON for map programs
route-download-left-out = { $n ->
    [one] One station is left out, because its place is not known:
   *[other] { $n } stations are left out, because their places are not known:
}
route-sources = Sources and rights
route-licence = Texts of the route: { $licence }
route-attribution = Map
route-home = To the start page
route-sources-count = { $n ->
    [one] 1 source
   *[other] { $n } sources
}
