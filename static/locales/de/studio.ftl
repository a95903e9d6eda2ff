studio-title = Routen
studio-archive = Archiv
studio-new = Neue Route
studio-done-archived = Die Route liegt jetzt im Archiv: Ihre Seite für alle ist nicht mehr zu sehen, und neue Touren lassen sich nicht auf ihr planen. Laufende und geplante Touren bleiben, wie sie sind.
studio-done-restored = Die Route ist wieder da. Was von ihr veröffentlicht ist, ist wieder zu sehen.
studio-state-draft = Entwurf
studio-state-published = Veröffentlicht { $day }
studio-state-changed = Geändert seit der Veröffentlichung { $day }
studio-stations = { $n ->
    [one] 1 Station
   *[other] { $n } Stationen
}
studio-changed = zuletzt { $day } von { $name }
studio-today = heute { $time }
studio-problems = { $n ->
    [one] Eine Sache fehlt vor dem Veröffentlichen
   *[other] { $n } Dinge fehlen vor dem Veröffentlichen
}
studio-no-problems = Bereit zum Veröffentlichen
studio-edit = Bearbeiten
studio-edit-of = { $name } bearbeiten
studio-plan = Tour planen
studio-plan-of = Tour auf { $name } planen
studio-more = Mehr
studio-more-of = Mehr zu { $name }
studio-duplicate = Kopieren
studio-public = Seite für alle ansehen
studio-archive-it = Ins Archiv legen
studio-unarchive = Zurückholen
studio-unarchive-of = { $name } zurückholen
studio-archive-empty = Im Archiv liegt nichts.
studio-first = So beginnen Sie
studio-first-example = Kopieren Sie das Beispiel „{ $title }“. { $n ->
    [one] Seine Station ist
   *[other] Seine { $n } Stationen sind
} fertig, mit Texten, Fragen und Quellen: Sehen Sie sich darin um und tauschen Sie aus, was bei Ihnen anders ist. Die Kopie sieht niemand, bis Sie sie veröffentlichen; das Beispiel bleibt, wie es ist.
studio-first-copy = Beispiel kopieren
studio-first-copy-title = { $title } (Kopie)
studio-first-blank = Geben Sie Ihrer ersten Route hier einen Namen. Danach setzen Sie Stationen auf die Karte. Niemand sieht sie, bis Sie sie veröffentlichen.
studio-new-name = Name der Route
studio-new-from = Womit beginnen?
studio-from-blank = Leer
studio-from-blank-what = Stationen auf die Karte setzen, dann beschreiben.
studio-from-example = Beispiel kopieren: { $title }
studio-from-copy = Kopie von: { $title }
studio-keep-codes = Gedruckte Plakate weiterverwenden
studio-keep-codes-what = Die Stationen der Kopie öffnen sich mit denselben Codes wie im Original.
studio-create = Route anlegen
studio-originals = Eine vorhandene Route selbst ändern
studio-originals-what = Diese Routen sind als Dateien auf dem Server eingerichtet, und Gruppen können sie schon gehen. Eine Kopie lässt sie, wie sie sind. Wenn Sie eine übernehmen, ändern Sie die Route selbst: Adresse und Plakate bleiben, und was Sie veröffentlichen, gilt für neue Touren. Die Dateien bleiben unverändert.
studio-take-over = Übernehmen
studio-take-over-of = { $name } übernehmen
studio-to-archive = Archiv
studio-to-routes = Alle Routen
studio-undo = Rückgängig
studio-redo = Wiederholen
studio-walk = Durchspielen
studio-steps = Schritte
studio-step-stations = Stationen
studio-step-questions = Fragen
studio-step-check = Prüfen
studio-step-publish = Veröffentlichen
studio-step-data = Daten
studio-loading = Die Route wird geladen.
studio-not-loaded = Die Route konnte nicht geladen werden. Prüfen Sie die Verbindung und laden Sie die Seite neu.
studio-saved = Gespeichert { $time }
studio-saved-before = Alles gespeichert
studio-saving = Wird gespeichert
studio-offline = Nur auf diesem Gerät – keine Verbindung
studio-signed-out = Nur auf diesem Gerät – Sie sind abgemeldet
studio-signed-out-what = Ihre Änderungen liegen sicher auf diesem Gerät und werden nach dem Anmelden gespeichert.
studio-log-in = Anmelden
studio-conflict = { $n ->
    [one] Eine Stelle vergleichen
   *[other] { $n } Stellen vergleichen
}
studio-conflict-title = { $author } hat hier auch geändert: { $where }
studio-conflict-title-unknown = Hier hat inzwischen jemand geändert: { $where }
studio-conflict-refused = Das konnte nicht gespeichert werden: { $where }
studio-conflict-mine = Ihre Fassung
studio-conflict-theirs = Gespeicherte Fassung
studio-conflict-keep-mine = Meine nehmen
studio-conflict-keep-theirs = Gespeicherte behalten
studio-conflict-nothing = (leer)
studio-undone = Rückgängig gemacht: { $where }
studio-redone = Wiederhergestellt: { $where }
studio-list = Stationen
studio-route-settings = Die ganze Route
studio-add-station = Station hinzufügen
studio-unnamed = Ohne Namen
studio-dot-place = Ort
studio-dot-insight = Einblick
studio-dot-question = Frage
studio-dot-missing = { $what } fehlt
studio-move-up = { $name } nach oben
studio-move-down = { $name } nach unten
studio-moved = { $name } ist jetzt Station { $number }.
studio-remove-station = Station entfernen
studio-removed-station = { $name } ist entfernt. Rückgängig holt sie zurück.
studio-too-many-stations = Mehr als { $most } Stationen passen nicht auf eine Route.
studio-empty-stations = Noch keine Station. Setzen Sie die erste auf die Karte oder fügen Sie sie hier hinzu.
studio-section-name = Name
studio-section-place = Ort
studio-section-way = Hinweg
studio-section-insight = Einblick
studio-section-picture = Bild
studio-section-question = Frage
studio-section-more = Mehr: Zugang, Audio, Umkreis, Dauer
studio-field-name = Name der Station
studio-field-directions = Die letzten Meter
studio-field-directions-help = Woran erkennt man den Ort? Welcher Eingang? Ein oder zwei Sätze.
studio-field-insight = Was die Gruppe hier erfährt
studio-field-insight-help = Höchstens 90 Wörter: gelesen wird im Stehen. **fett**, *kursiv* und Listen mit - sind möglich.
studio-words = { $n ->
    [one] 1 Wort
   *[other] { $n } Wörter
}
studio-field-lat = Breite
studio-field-lon = Länge
studio-field-confidence = Wie genau ist der Ort?
studio-confidence-high = Genau hier
studio-confidence-medium = Auf etwa 30 m
studio-confidence-low = Nur ein Punkt in der Nähe
studio-field-source = Woher ist die Angabe?
studio-source-map = Auf der Karte gesetzt
studio-source-typed = Eingegeben
studio-no-place = Noch kein Ort: Ohne ihn öffnet sich die Station nur mit dem Code am Plakat.
studio-field-indoor = Drinnen: zuerst nach dem Code fragen
studio-field-radius = Umkreis in Metern
studio-field-radius-help = { $min } bis { $max } Meter, üblich sind { $default }.
studio-field-dwell = Dauer an der Station in Minuten
studio-field-points = Punkte für das Einchecken
studio-field-points-help = Leer: wie auf der ganzen Route.
studio-field-near = Nahe bei welcher Station?
studio-near-none = Keine Angabe
studio-access = Zugang
studio-access-wheelchair = Mit Rollstuhl erreichbar
studio-access-steps = Stufen
studio-access-steps-help = Leer: unbekannt.
studio-access-surface = Untergrund
studio-access-seats = Sitzplätze
studio-access-toilet = Toilette
studio-access-shelter = Unterstand
studio-access-note = Hinweis zum Zugang
studio-known-yes = Ja
studio-known-no = Nein
studio-known-partly = Teilweise
studio-known-unknown = Unbekannt
studio-question-count = { $n ->
    [0] Noch keine Frage
    [one] 1 Frage
   *[other] { $n } Fragen
}
studio-to-questions = Fragen bearbeiten
studio-field-title = Name der Route
studio-field-summary = In ein oder zwei Sätzen
studio-field-languages = Sprachen
studio-field-languages-help = Jeder Text wird in jeder Sprache gebraucht; Einfache Sprache ist ein Angebot mehr.
studio-field-order = Reihenfolge
studio-order-fixed = Feste Reihenfolge
studio-order-free = Frei wählbar
studio-order-rotated = Jede Gruppe beginnt woanders
studio-field-offline = Ohne Empfang
studio-offline-sealed = Lösungen erst, wenn wieder Empfang ist
studio-offline-open = Lösungen sofort, auch ohne Empfang
studio-field-checkin-points = Punkte je Station für das Einchecken
studio-field-start = Beginn
studio-field-finish = Ende
studio-station-any = Keine feste Station
studio-field-meeting = Treffpunkt am Ende
studio-field-phone = Telefonnummer der Tourleitung
studio-field-licence = Lizenz der Texte
studio-language-missing = fehlt
studio-required = nötig
studio-number-wrong = Bitte eine Zahl von { $min } bis { $max } eingeben.
studio-back-to-list = Zur Liste
studio-map = Karte der Stationen
studio-map-tools = Werkzeuge der Karte
studio-map-place = Station setzen
studio-map-polygon = Umkreis als Fläche
studio-map-circle = Wieder ein Kreis
studio-map-line = Weg zeichnen
studio-map-line-edit = Weg ändern
studio-map-unline = Weg löschen
studio-map-line-set = Der Weg ist gezeichnet.
studio-map-line-gone = Der Weg ist gelöscht. Rückgängig holt ihn zurück.
studio-map-polygon-set = Der Umkreis ist gezeichnet.
studio-map-all = Alles
studio-map-zoom-in = Näher heran
studio-map-zoom-out = Weiter weg
studio-map-pin = Station { $number }: { $name }. Mit den Pfeiltasten verschieben.
studio-map-missing = Die Karte kann hier nicht gezeigt werden. Alles geht auch mit Koordinaten im Formular.
studio-map-radius = Umkreis jetzt { $metres } Meter
studio-map-corners = Eine Fläche hat höchstens { $most } Ecken.
studio-map-hint-place = Tippen Sie auf die Karte, wo die Station steht.
studio-map-hint-draw-line = Tippen Sie den Weg Punkt für Punkt, dann „Fertig“.
studio-map-hint-edit-line = Ziehen Sie die Punkte. Ein Klick mit der rechten Taste oder langes Drücken löscht einen. Als Liste stehen sie unter „Die ganze Route“.
studio-map-hint-draw-polygon = Tippen Sie die Ecken rundum, dann „Fertig“.
studio-upload-picture = Bild hinzufügen
studio-upload-sound = Aufnahme hinzufügen
studio-uploading = { $name } wird geladen.
studio-uploaded-picture = { $name } ist da. Bitte beschreiben Sie das Bild.
studio-uploaded-sound = { $name } ist da. Bitte schreiben Sie auf, was gesagt wird.
studio-upload-failed = { $name } konnte nicht geladen werden. Prüfen Sie die Verbindung und wählen Sie die Datei noch einmal.
studio-upload-most = Mehr als { $most } passen nicht an eine Station.
studio-upload-no-picture = { $name } ist kein Bild.
studio-upload-no-sound = { $name } ist keine Aufnahme.
studio-media-alt = Was ist zu sehen?
studio-media-alt-help = Ein Satz für alle, die das Bild nicht sehen.
studio-media-decorative = Nur Schmuck, ohne Beschreibung
studio-media-decorative-what = Ihre Entscheidung steht mit Namen im Verlauf.
studio-media-credit = Urheber und Lizenz
studio-media-remove = Entfernen
studio-media-removed = { $name } ist entfernt. Rückgängig holt die Datei zurück.
studio-media-spoken = Gesprochene Sprache
studio-media-transcript = Was gesagt wird, Wort für Wort
studio-media-transcript-help = Für alle, die nicht hören können oder wollen. Geräusche in Klammern.
studio-audio = Aufnahmen
studio-find = Suchen
studio-find-label = Adresse, Koordinaten oder Link einer Karte
studio-find-empty = Geben Sie eine Adresse, Koordinaten oder den Link einer Karte ein.
studio-find-running = Wird gesucht.
studio-find-nothing = Dazu wurde nichts gefunden.
studio-find-off = Die Suche nach Adressen ist auf diesem Server nicht eingerichtet. Koordinaten und Links von Karten gehen.
studio-find-unreachable = Die Suche antwortet gerade nicht. Koordinaten und Links von Karten gehen.
studio-find-choose = Welcher Ort ist es?
studio-find-taken = Der Ort ist gesetzt.
studio-source-found = Gefunden: { $name }
studio-source-measured-at = Vor Ort gemessen { $day }, auf { $metres } m genau
studio-take = Position nehmen
studio-take-stop = Jetzt übernehmen
studio-take-wait = Bleiben Sie an der Stelle stehen, das Gerät sucht seine Position.
studio-taking = { $n ->
    [one] 1 Messung, auf { $metres } m genau
   *[other] { $n } Messungen, auf { $metres } m genau
}
studio-taken = Position genommen, auf { $metres } m genau.
studio-take-none = Hier war keine Position zu bekommen. Versuchen Sie es unter freiem Himmel noch einmal.
studio-take-denied = Der Standort ist für diese Seite nicht erlaubt. Erlauben Sie ihn in den Einstellungen des Browsers.
studio-take-insecure = Den Standort gibt das Gerät nur Seiten mit HTTPS.
studio-take-unsupported = Dieses Gerät kennt seinen Standort nicht.
studio-evidence = { $n ->
    [one] Auf früheren Touren war 1 Gruppe hier
   *[other] Auf früheren Touren waren { $n } Gruppen hier
}: { $gps } über den Standort, { $code } mit dem Code, { $release } durch die Tourleitung.
studio-advice-radius = { $n } Gruppen standen hier und wurden zuerst abgewiesen. Mit { $metres } m Umkreis wären die meisten gleich hineingekommen.
studio-advice-radius-take = Umkreis auf { $metres } m setzen
studio-advice-marker = { $n } Gruppen hatten den Code vom Plakat, das Handy sah sie aber bis { $metres } m entfernt. Vielleicht sitzt der Punkt auf der Karte falsch: messen Sie ihn vor Ort.
studio-advice-weak = { $n } Gruppen bekamen hier nur einen groben Standort. Wo GPS schwach ist, hilft es, zuerst nach dem Code zu fragen.
studio-advice-weak-take = Zuerst nach dem Code fragen
studio-map-file = Weg aus Datei
studio-map-file-taken = Der Weg ist da, { $length } lang.
studio-map-loop = Kürzeste Runde
studio-map-loop-few = Dafür müssen mindestens drei Stationen auf der Karte sein.
studio-map-loop-done = Gemessen in geraden Linien ist die Runde jetzt { $after } lang statt { $before }. Rückgängig stellt die alte Reihenfolge her.
studio-map-loop-beside = Gemessen in geraden Linien ist die Runde jetzt { $after } lang statt { $before }. Der gezeichnete Weg folgt noch der alten Reihenfolge: Zeichnen Sie ihn neu. Rückgängig stellt die alte Reihenfolge her.
studio-map-loop-same = Kürzer geht es nicht: { $after }, gemessen in geraden Linien.
studio-leg = { $metres } · { $minutes } min
studio-way-drawn = Der gezeichnete Weg: { $metres }, etwa { $minutes ->
    [one] eine Minute
   *[other] { $minutes } Minuten
} zu Fuß.
studio-way-straight = In geraden Linien von Station zu Station: { $metres }, etwa { $minutes ->
    [one] eine Minute
   *[other] { $minutes } Minuten
} zu Fuß. Genauer wird es, wenn der Weg gezeichnet ist.
studio-form-of = Angaben zu { $name }
studio-unkept = Nirgends gespeichert – lassen Sie diese Seite offen, dieses Gerät kann nichts behalten
studio-conflict-gone = Wozu das gehört, gibt es nicht mehr. Ihr Text bleibt hier stehen, bis Sie ihn übernommen haben.
studio-map-no-tiles = Hier sind keine Kartenbilder eingerichtet. Setzen Sie die erste Station mit Koordinaten oder dem Link einer Karte, die anderen danach auf der Karte.
studio-find-label-plain = Koordinaten oder Link einer Karte
studio-label-fence = Umkreis
studio-label-step-free-order = Reihenfolge ohne Stufen
studio-label-use = Übernommene Frage
studio-label-files = Dateien
studio-label-line = Weg
studio-label-quiz = Fragen
studio-label-context = Umrisse der Karte
studio-label-stations = Stationen
studio-label-scoring = Punkte
studio-label-sources = Quellen
studio-label-attribution = Nachweise der Karte
studio-restore-station = Zurückholen
studio-map-way = Weg
studio-map-show = Karte zeigen
studio-map-hide = Karte schließen
studio-mode = Auf der Karte setzen
studio-mode-corner = Punkt in die Mitte
studio-mode-back = Letzten Punkt zurück
studio-mode-done = Fertig
studio-mode-leave = Fertig
studio-mode-cancel = Abbrechen
studio-mode-middle = In die Mitte setzen
studio-mode-corners = { $n ->
    [one] 1 Punkt gesetzt
   *[other] { $n } Punkte gesetzt
}
studio-legend = Was auf der Karte zu sehen ist
studio-legend-fence = Umkreis
studio-legend-credit = Spielraum für ungenaues GPS
studio-legend-overlap = Überschneidung
studio-section-way-points = Mehr: Punkte des Weges
studio-field-way-help = Ein Punkt je Zeile, zuerst die Breite, dann die Länge: 53.3249, 11.4949. Leer: Es gibt keinen gezeichneten Weg.
studio-field-corners-help = Eine Ecke je Zeile, zuerst die Breite, dann die Länge: 53.3249, 11.4949. Leer: Der Umkreis ist ein Kreis.
studio-points-line = Zeile { $line } ist kein Punkt. Schreiben Sie Breite und Länge so: 53.3249, 11.4949.
studio-points-count = { $count ->
    [one] Hier steht ein Punkt
   *[other] Hier stehen { $count } Punkte
}; es müssen { $least } bis { $most } sein.
studio-mode-keys = Mit der Tastatur: Pfeiltasten schieben die Karte, die Eingabetaste setzt einen Punkt in die Mitte, die Rücktaste nimmt ihn zurück, Esc bricht ab.
studio-mode-keys-place = Mit der Tastatur: Pfeiltasten schieben die Karte, die Eingabetaste setzt die Station in die Mitte, Esc beendet.
studio-mode-same = Hier ist schon ein Punkt. Schieben Sie erst die Karte weiter.
studio-mode-crossing = Hier würden sich Linien kreuzen. Setzen Sie die Ecken der Reihe nach rundum, oder nehmen Sie die letzte zurück.
studio-points-older = Die Punkte sind inzwischen anders gespeichert. Ihre stehen noch hier und gelten nicht.
studio-points-mine = Meine Punkte nehmen
studio-points-stored = Gespeicherte zeigen
