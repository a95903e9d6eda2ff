# Reading QR codes with the camera, and showing them to another one, in Einfache Sprache. What is not here is read from ../de.

# ---- the scanner ----
scan-look = Haltet den QR-Code in den Rahmen.
scan-error-denied = Die Kamera ist für diese Seite gesperrt. Erlaubt sie in den Einstellungen vom Browser.
scan-error-none = Der Browser findet auf diesem Gerät keine Kamera.
scan-error-busy = Die Kamera geht gerade nicht. Vielleicht benutzt eine andere App die Kamera.
scan-error-insecure = Die Kamera geht nur mit einer sicheren Verbindung. Sichere Adressen beginnen mit „https“. Diese Adresse ist nicht sicher.
scan-error-unsupported = Dieser Browser kann die Kamera nicht benutzen.
scan-error-reader = Die App kann noch keine Codes lesen. Dafür fehlt noch ein Teil. Das Handy lädt ihn, sobald ihr wieder Internet habt.

# ---- a station's poster ----
scan-no-poster = Dieser Code gehört zu keiner Station. Der richtige Code steht auf dem Plakat an der Station.
scan-foreign = Dieses Plakat gehört zu keiner Station auf eurer Route.

# ---- handing over without network ----
scan-handoff-title = Ohne Internet abgeben
scan-handoff-how = Haltet das Handy vor die Kamera von der Tourleitung.
scan-handoff-kept = Alles bleibt auch auf diesem Handy, bis der Stadtlotse es hat. Nichts zählt doppelt.
scan-handoff-preparing = Das Handy bereitet die Codes vor …
scan-handoff-none = Ihr müsst nichts abgeben. Alles ist beim Stadtlotsen angekommen.
scan-handoff-failed = Dieses Handy kann hier keine Codes zeigen. Eure Einträge sind sicher auf dem Handy. Es sendet sie, sobald ihr wieder Internet habt.
scan-handoff-file = Als Datei speichern
