# The public page of a route and its map.
route-title = { $route } – Stadtlotse
route-facts = { $n ->
    [one] 1 Station
   *[other] { $n } Stationen
} · rund { $km } km, { $min } min zu Fuß
route-total = Mit den Aufenthalten rund { $hours ->
    [0] { $min } min
   *[other] { $min ->
        [0] { $hours } Std.
       *[other] { $hours } Std. { $min } min
    }
}.
route-go = Jetzt losgehen
route-map = Karte
route-map-title = Karte: { $route }
route-map-station = Station { $number }: { $name }
route-map-zoom-in = Karte vergrößern
route-map-zoom-out = Karte verkleinern
route-map-noscript = Die Karte braucht JavaScript. Alles, was sie zeigt, steht auch in der Liste der Stationen.
route-map-large = Karte groß öffnen
route-map-sketch = Skizze, keine genaue Karte.
route-map-note = Alles, was die Karte zeigt, steht auch in der Liste der Stationen.
route-map-straight = Der Weg dazwischen ist gerade gezeichnet.
route-map-none = Zu dieser Route gibt es keine Karte: Die Orte stehen in der Liste.
route-stations = Stationen
route-order-fixed = In dieser Reihenfolge.
route-order-free = Die Reihenfolge ist frei.
route-order-rotated = Jede Gruppe beginnt an einer anderen Station und geht dann in dieser Reihenfolge im Kreis.
route-unlock = Einblick und Fragen öffnen sich erst vor Ort.
route-position-high = Koordinaten: { $place }
route-position-medium = Koordinaten: { $place } (auf etwa 30 m genau)
route-position-low = Koordinaten: { $place } (Punkt in der Nähe, nicht die Station selbst)
route-position-none = Koordinaten: nicht bekannt
route-dwell = etwa { $n } min vor Ort
route-indoor = Drinnen: Hier zählt der Code am Plakat zuerst.
route-yes = ja
route-no = nein
route-partly = eingeschränkt
route-unknown = Nicht bekannt:
route-access-wheelchair = Rollstuhl
route-access-steps = Stufen
route-access-surface = Boden
route-access-seats = Sitzplätze
route-access-toilet = Toilette
route-access-shelter = Dach
route-access-none = Über den Zugang ist nichts bekannt.
route-leg-metres = { $metres } m, { $min } min bis Station { $next }
route-leg-km = { $km } km, { $min } min bis Station { $next }
route-leg-unknown = Wie weit es bis Station { $next } ist, ist nicht bekannt.
route-step-free = Ohne Stufen
route-step-free-why = In dieser Reihenfolge geht es ohne Stufen:
route-plan = Gut zu wissen
route-meeting = Treffpunkt
route-phone = Tourleitung
route-download = Mitnehmen
route-gpx = GPX für Wander-Apps und Navis
route-geojson = GeoJSON für Kartenprogramme
route-download-left-out = { $n ->
    [one] Eine Station fehlt darin, weil ihr Ort nicht bekannt ist:
   *[other] { $n } Stationen fehlen darin, weil ihr Ort nicht bekannt ist:
}
route-sources = Quellen und Rechte
route-licence = Texte der Route: { $licence }
route-attribution = Karte
route-home = Zur Startseite
route-sources-count = { $n ->
    [one] 1 Quelle
   *[other] { $n } Quellen
}
