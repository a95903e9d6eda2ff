# The host's tours: the list, the form for a new one, the projector page by which groups join.
tours-title = Touren
tours-all = Alle Touren
tours-mine = Ihre Touren
tours-new = Neue Tour
tours-empty = Noch keine Tour. Eine Tour gibt einer Route einen Tag, einen Beitrittscode und Gruppen.
tours-code = Code
tours-of = von { $name }
tours-unowned = ohne Tourleitung
tours-groups = { $n ->
    [0] noch keine Gruppe
    [one] 1 Gruppe
   *[other] { $n } Gruppen
}
tours-made = angelegt am { $date }
tours-host = Leiten
tours-qr = QR groß
tours-standings = Rangliste
tours-actions = { $tour }, Code { $code }
tours-pages = Seiten
tours-page = Seite { $number } von { $pages }
tours-newer = Neuere
tours-older = Ältere
tours-phase-planned = Geplant
tours-phase-open = Lobby
tours-phase-running = Läuft
tours-phase-paused = Pause
tours-phase-ended = Beendet

tours-new-what = Die Tour ist zuerst geplant. Gruppen kommen dazu, sobald Sie sie öffnen.
tours-route = Route
tours-no-route = Es ist noch keine Route veröffentlicht. Beim Start veröffentlicht der Server die Routen aus dem Ordner routes_data; eine einzelne Route veröffentlicht dieser Befehl:
tours-name = Titel
tours-name-help = Leer lassen, dann heißt die Tour wie ihre Route. Höchstens { $max } Zeichen.
tours-until = Beitreten bis
tours-until-help = Ortszeit. Leer bedeutet: ohne Ende, bis Sie die Tour beenden. Eine solche Tour steht für alle auf der Startseite.
tours-phone = Telefonnummer der Tourleitung (optional)
tours-phone-help = Die Gruppen sehen sie auf dem Handy unter „Hilfe“. Leer lassen, dann steht dort die Nummer der Route, wenn es eine gibt.
tours-who-sees = Wer sieht die Rangliste?
tours-sees-public = Alle
tours-sees-public-help = Wer den Code kennt, auch ohne mitzugehen. Gut für eine Leinwand vor Ort.
tours-sees-groups = Nur Gruppen der Tour
tours-sees-groups-help = Auf den Handys, die mitgehen.
tours-sees-host = Nur die Tourleitung
tours-sees-host-help = Die Plätze bleiben geheim, bis Sie das ändern.
tours-changeable = Beitritt, Telefonnummer, Treffpunkt und Rangliste können Sie später ändern, Titel und Route nicht.
tours-create = Tour anlegen
tours-creating = Tour wird angelegt …
tours-cancel = Abbrechen
tours-mistakes = Bitte die markierten Angaben prüfen.
tours-meeting = Treffpunkt am Ende (optional)
tours-meeting-help = Zum Beispiel „Bühne vor dem Rathaus“. Die Gruppen sehen ihn unter „Hilfe“ und am Ende. Leer lassen, dann gilt der Treffpunkt der Route, wenn sie einen hat.
tours-meeting-at = Treffen um (optional)
tours-meeting-at-help = Ortszeit. Die Gruppen sehen die Uhrzeit neben dem Treffpunkt.
tours-error-meeting = Der Treffpunkt darf höchstens 80 Zeichen haben.
tours-error-route = Bitte eine Route wählen.
tours-error-title = Der Titel darf höchstens 80 Zeichen haben.
tours-error-time = Bitte Datum und Uhrzeit angeben, zum Beispiel 21.06.2026 18:00, oder das Feld leeren.
tours-error-past = Diese Zeit ist schon vorbei. Bitte eine spätere wählen oder das Feld leeren.
tours-error-phone = Bitte eine Telefonnummer aus Ziffern, Leerzeichen, +, (, ), / und - mit höchstens 30 Zeichen, oder das Feld leeren.
tours-error-standings = Bitte wählen, wer die Rangliste sieht.

tours-beamer-title = { $tour } – Beitreten
tours-beamer-scan = QR-Code mit der Kamera scannen
tours-beamer-or = oder im Browser öffnen
tours-beamer-qr = QR-Code zum Beitreten
tours-beamer-there = { $n ->
    [0] Noch keine Gruppe
    [one] 1 Gruppe dabei
   *[other] { $n } Gruppen dabei
}
tours-beamer-latest = Zuletzt dazugekommen
tours-beamer-planned = Der Beitritt ist noch nicht geöffnet.
tours-beamer-planned-how = Die Tourleitung öffnet ihn gleich.
tours-beamer-closed = Der Beitritt ist geschlossen.
tours-beamer-closed-how = Neue Gruppen kommen nicht mehr dazu. Wer schon dabei ist, kommt mit dem Code wieder hinein.
tours-beamer-ended = Die Tour ist beendet.
tours-beamer-ended-how = Danke, dass ihr dabei wart.
tours-beamer-standings = Zur Rangliste
tours-beamer-board = Zurück zur Leitung
tours-beamer-offline = Keine Verbindung seit { $time }
