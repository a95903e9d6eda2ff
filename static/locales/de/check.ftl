# Startcheck: ob das Handy bereit ist. Nichts davon hält eine Gruppe auf.

check-title = Startcheck
check-why = So klappt es unterwegs. Nichts davon hält euch auf.
check-ready = Alles bereit.
check-go = Los geht’s
check-anyway = Trotzdem los
check-state-good = gut
check-state-wait = noch offen
check-state-amber = bitte ansehen

check-location = Standort
check-location-on = Erlaubt.
check-location-asking = Das Handy fragt gerade nach.
check-location-off = Noch nicht erlaubt. Mit ihm zeigt das Handy Richtung und Entfernung.

check-precise = Genauigkeit
check-precise-on = Auf { $accuracy } genau.
check-precise-later = Zeigt sich mit dem Standort.
check-precise-seeking = Das Handy sucht noch. Draußen geht es schneller.
check-precise-outside = Erst auf { $accuracy } genau. Im Freien wird es besser.

check-storage = Speicher
check-storage-on = Eure Antworten bleiben auf diesem Handy, auch nach einem Neustart.
check-storage-none = Dieses Fenster behält nichts, vielleicht ist es ein privates. Öffnet die Seite in einem normalen Fenster, oder lasst sie bis zum Ende offen.
check-storage-full = Auf diesem Handy ist fast kein Platz mehr. Löscht etwas, das ihr nicht braucht, damit Antworten und Bilder hineinpassen.

check-pack = Für unterwegs
check-pack-wait = Wird gleich geladen.

check-clock = Uhr
check-clock-on = Geht richtig.
check-clock-unknown = Wird verglichen, sobald Empfang da ist.
check-clock-fast = { $minutes ->
    [one] Geht 1 Minute vor.
   *[other] Geht { $minutes } Minuten vor.
}
check-clock-slow = { $minutes ->
    [one] Geht 1 Minute nach.
   *[other] Geht { $minutes } Minuten nach.
}
check-clock-ios = Stellt sie richtig: „Einstellungen“ > „Allgemein“ > „Datum & Uhrzeit“ > „Automatisch einstellen“. Gewertet wird nach der Uhr des Servers.
check-clock-android = Stellt sie richtig: „Einstellungen“ > „System“ > „Datum und Uhrzeit“ > „Uhrzeit automatisch festlegen“. Gewertet wird nach der Uhr des Servers.
check-clock-other = Stellt Datum und Uhrzeit in den Einstellungen auf automatisch. Gewertet wird nach der Uhr des Servers.
