# The start check in Einfache Sprache. What is not here is read from ../de.

check-title = Handy prüfen
check-why = So klappt es unterwegs. Ist etwas nicht gut? Ihr könnt trotzdem losgehen.

check-location-off = Noch nicht erlaubt. Mit Standort zeigt das Handy Richtung und Entfernung.

check-precise-on = Das Handy kann sich nur um { $accuracy } irren.
check-precise-later = Das seht ihr, sobald der Standort an ist.
check-precise-outside = Noch nicht genau genug. Das Handy kann sich um { $accuracy } irren. Draußen klappt es besser.

check-storage-on = Eure Antworten bleiben auf diesem Handy. Sie bleiben auch da, wenn das Handy neu startet.
check-storage-none = Dieses Fenster speichert nichts. Vielleicht ist es ein privates Fenster. Öffnet die Seite in einem normalen Fenster. Oder lasst die Seite bis zum Ende offen.
check-storage-full = Auf diesem Handy ist fast kein Platz mehr. Löscht etwas, das ihr nicht braucht. Dann passen Antworten und Bilder hinein.

check-clock-unknown = Wir prüfen die Uhr, sobald ihr Internet habt.
check-clock-ios = Stellt die Uhr richtig: Öffnet „Einstellungen“ > „Allgemein“ > „Datum & Uhrzeit“. Schaltet „Automatisch einstellen“ ein. Im Spiel zählt die Uhr vom Stadtlotsen.
check-clock-android = Stellt die Uhr richtig: Öffnet „Einstellungen“ > „System“ > „Datum und Uhrzeit“. Schaltet „Uhrzeit automatisch festlegen“ ein. Im Spiel zählt die Uhr vom Stadtlotsen.
check-clock-other = Öffnet die Einstellungen. Stellt Datum und Uhrzeit auf automatisch. Im Spiel zählt die Uhr vom Stadtlotsen.
