# Reading QR codes with the camera, and showing them to another one. The scanner serves groups and staff alike, so its own
# words address nobody; what the phone says to its group is "ihr".

# ---- the scanner ----
scan-title = Code scannen
scan-open = Code scannen
scan-starting = Die Kamera startet …
scan-look = Den QR-Code in den Rahmen halten.
scan-light = Licht
scan-cancel = Abbrechen
scan-other = Das ist ein anderer Code.
scan-error-denied = Die Kamera ist für diese Seite gesperrt. In den Einstellungen des Browsers lässt sie sich freigeben.
scan-error-none = Dieses Gerät hat keine Kamera, die der Browser benutzen kann.
scan-error-busy = Die Kamera ist gerade nicht zu haben. Vielleicht benutzt sie eine andere App.
scan-error-insecure = Die Kamera braucht eine sichere Verbindung (https), diese hier ist keine.
scan-error-unsupported = Dieser Browser gibt keine Kamera frei.
scan-error-reader = Zum Lesen von Codes fehlt noch ein Stück der App. Es wird geladen, sobald wieder Empfang da ist.

# ---- a station's poster ----
scan-no-poster = Das ist kein Code einer Station. Der richtige steht auf dem Plakat vor Ort.
scan-foreign = Dieses Plakat gehört zu keiner Station eurer Route.

# ---- handing over without network ----
scan-handoff-title = Ohne Netz abgeben
scan-handoff-how = Haltet das Handy vor die Kamera der Tourleitung.
scan-handoff-what = { $n ->
    [one] Darin: 1 Eintrag
   *[other] Darin: { $n } Einträge
}
scan-handoff-kept = Alles bleibt auch auf diesem Handy, bis der Server es hat. Doppelt zählt nichts.
scan-handoff-step = { $n } von { $total }
scan-handoff-code = QR-Code { $n } von { $total }
scan-handoff-previous = Vorheriger Code
scan-handoff-next = Nächster Code
scan-handoff-pause = Anhalten
scan-handoff-run = Abspielen
scan-handoff-preparing = Die Codes werden vorbereitet …
scan-handoff-none = Nichts abzugeben: Alles ist beim Server angekommen.
scan-handoff-failed = Dieses Handy kann hier keine Codes zeigen. Eure Einträge liegen sicher darauf und gehen hinaus, sobald wieder Empfang da ist.
scan-handoff-file = Als Datei sichern

# ---- what the host's camera has read of it ----
scan-handoff-read = { $have } von { $total ->
    [one] 1 Code
   *[other] { $total } Codes
} gelesen
scan-handoff-foreign = Dieser Code gehört zu einer anderen Tour.
scan-handoff-damaged = Die Codes ergeben kein Ganzes. Bitte noch einmal von vorn zeigen lassen.
