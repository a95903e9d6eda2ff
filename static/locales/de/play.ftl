# The play page, /play: everything a group sees while it walks. "ihr" throughout.

# ---- frame ----
play-title = { $screen } – Stadtlotse
play-points = { $n ->
    [one] Punkt
   *[other] Punkte
}
play-points-full = { $n ->
    [one] 1 Punkt
   *[other] { $text } Punkte
}
play-points-plus = { $n ->
    [one] { $text } Punkt
   *[other] { $text } Punkte
}
play-tabs = Bereiche
play-tab-walk = Weg
play-tab-list = Stationen
play-tab-standing = Stand
play-tab-help = Hilfe
play-sheet-more = Mehr zeigen
play-sheet-less = Weniger zeigen
play-pill-offline = Offline
play-pill-saved = Offline · { $n } gespeichert
play-pill-sending = { $n } noch nicht gesendet
play-pill-planned = Vor dem Start
play-pill-open = Vor dem Start
play-pill-paused = Pause
play-pill-ended = Beendet
play-loading = Einen Moment …
play-load-failed = Die Route ist noch nicht auf diesem Handy. Sie wird geladen, sobald wieder Empfang da ist.
play-expelled = Dieses Handy gehört zu keiner Gruppe mehr. Mit PIN oder Wiederherstellungscode kommt ihr wieder hinein.
play-rejoin = Wieder beitreten
play-cancel = Doch nicht
play-later = Später
play-read = Vorlesen
play-read-stop = Anhalten
play-german-only = Dieser Text liegt nur auf Deutsch vor.

# ---- map ----
play-map = Karte mit Route und Stationen
play-map-note = Skizze, keine genaue Karte
play-map-locate = Karte folgt eurer Position
play-map-overview = Ganze Route zeigen
play-map-list = Liste
play-map-north = Norden ist oben
play-map-zoom-in = Karte vergrößern
play-map-zoom-out = Karte verkleinern
play-map-you = Eure Position, auf { $accuracy } genau
play-map-pin = Station { $number }: { $name }, { $state }
play-map-focused = Nächstes Ziel: { $name }

# ---- location ----
play-locating-title = Zeigt euch das Handy den Weg?
play-locating-title-none = Unterwegs mit Liste und Code
play-locating-why = Mit dem Standort zeigt das Handy Richtung und Entfernung und prüft beim Einchecken, ob ihr da seid. Aufgehoben wird er nicht.
play-locating-allow = Standort erlauben
play-locating-without = Ohne Standort weiter
play-locating-insecure = Der Standort braucht eine sichere Verbindung (https), diese hier ist keine. Ihr spielt mit Liste und Code, für dieselben Punkte.
play-locating-unsupported = Dieser Browser kennt keinen Standort. Ihr spielt mit Liste und Code, für dieselben Punkte.
play-locating-continue = Mit Liste und Code weiter

# ---- walk ----
play-walk-line = { $direction } · { $minutes } min · Station { $number } von { $total }
play-walk-station = Station { $number } von { $total }
play-walk-off = Standort aus
play-walk-place = Nur mit Code
play-walk-place-why = Zu dieser Station ist keine Koordinate bekannt. Der Code hängt vor Ort.
play-walk-seeking = Standort wird gesucht …
play-walk-near = Fast da. Noch rund { $distance }.
play-walk-inside = Ihr seid da.
play-checkin = Einchecken
play-checkin-at = Einchecken: { $name }
play-checking = Wird geprüft …
play-code = Code eingeben
play-code-at = Code eingeben: { $name }
play-other-station = Andere Station
play-location-allow = Standort erlauben
play-next-station = Nächste Station
play-open-title = Ihr seid hier eingecheckt.
play-open-released = Diese Station ist für euch geöffnet.
play-open-left = { $n ->
    [one] Noch 1 Frage offen.
   *[other] Noch { $n } Fragen offen.
}
play-open-kept = Eure Antworten liegen sicher auf diesem Handy, die Auflösungen folgen.
play-done-title = Hier seid ihr fertig.
play-read-insight = Einblick lesen

# ---- before the start ----
play-lobby-title = Gleich geht es los.
play-lobby-groups = { $n ->
    [one] 1 Gruppe ist da.
   *[other] { $n } Gruppen sind da.
}
play-lobby-first = Eure erste Station: { $name }
play-lobby-wait = Sobald die Tourleitung startet, zeigt das Handy den Weg dorthin.

# ---- news from the host ----
play-news = Nachricht
play-pause-title = Pause.
play-pause-kept = Alles Eingegebene bleibt gespeichert.
play-understood = Verstanden
play-news-released = Die Tourleitung hat „{ $name }“ für euch geöffnet.
play-news-renamed = Eure Gruppe heißt jetzt { $name }.
play-news-meeting = Neuer Treffpunkt: { $where }.
play-news-started = Die Tour läuft.
play-news-resumed = Es geht weiter.
play-news-ended = Die Tour ist beendet.

# ---- compass words ----
play-compass-n = Norden
play-compass-ne = Nordosten
play-compass-e = Osten
play-compass-se = Südosten
play-compass-s = Süden
play-compass-sw = Südwesten
play-compass-w = Westen
play-compass-nw = Nordwesten

# ---- refused check-ins ----
play-far = Ihr seid rund { $distance } entfernt (auf { $accuracy } genau).
play-far-next = Geht näher heran und checkt dann ein. Oder tippt den Code ein, der vor Ort hängt.
play-far-show = Weg zeigen
play-imprecise = Standort nur auf { $accuracy } genau. Ein paar Schritte vom Haus weg.
play-imprecise-scale = Genauigkeit { $accuracy }, nötig sind 100 m oder besser
play-imprecise-now = jetzt { $accuracy }
play-imprecise-needed = nötig: 100 m
play-again = Noch einmal
play-offline-code = Kein Empfang. Der Code liegt sicher auf diesem Handy und geht von selbst hinaus.
play-offline-send = Noch einmal senden
play-held = Gespeichert. Die Station öffnet sich, sobald die Tour läuft.
play-refused = Das Einchecken hat nicht geklappt. Versucht es noch einmal oder tippt den Code ein.
play-late-open = Eingecheckt: { $name }

# ---- where are you ----
play-choose-title = Wo seid ihr?
play-choose-why = Der Standort passt zu mehr als einer Station. Tippt auf die, vor der ihr steht.
play-choose-due = als Nächstes dran
play-choose-here = in der Nähe
play-choose-none = Keine davon

# ---- code ----
play-code-title = Code eingeben
play-code-where = Acht Zeichen, sie stehen am Plakat der Station. Groß oder klein und Leerzeichen sind egal.
play-code-label = Code der Station
play-code-open = Station öffnen
play-code-empty = Bitte den Code vom Plakat eintippen.
play-code-length = Der Code hat acht Zeichen, hier { $n ->
    [one] ist es eins
   *[other] sind es { $n }
}.
play-code-wrong = Dieser Code passt nicht zu { $name }. Vergleicht ihn noch einmal mit dem Plakat.

# ---- station ----
play-station-where = Station { $number } von { $total }
play-station-opened = Eingecheckt: { $name }
play-station-earned = { $points } fürs Einchecken
play-photo-credit = Bild: { $credit }
play-recording-title = Zum Anhören
play-recording-title-in = Zum Anhören, Sprache: { $spoken }
play-recording-player = Aufnahme: { $station }
play-recording-speed = Tempo { $speed }×
play-recording-words = Text zum Mitlesen
play-recording-credit = Aufnahme: { $credit }
play-recording-broken = Die Aufnahme lässt sich gerade nicht abspielen. Hier steht jedes Wort davon.
play-recording-again = Noch einmal versuchen
play-to-question = Zur Frage
play-answers-see = Eure Antworten ansehen
play-question-later = Frage später
play-no-insight = Hier gibt es nichts zu lesen, schaut euch um.

# ---- question ----
play-question-step = Frage { $n } von { $total }
play-question-for = { $n ->
    [one] 1 Punkt
   *[other] { $text } Punkte
}
play-answer-yours = Eure Antwort
play-estimate-yours = Eure Schätzung
play-submit = Antwort abgeben
play-submitting = Wird abgegeben …
play-hint = Tipp
play-hint-cost = Tipp (−{ $cost })
play-hint-ask = Der Tipp kostet { $cost ->
    [one] 1 Punkt
   *[other] { $cost } Punkte
} bei dieser Frage.
play-hint-take = Tipp zeigen
play-hint-title = Tipp
play-hint-queued = Kein Empfang. Der Tipp kommt, sobald wieder Netz da ist.
play-attempts = { $n ->
    [one] Ihr habt 1 Versuch.
   *[other] Ihr habt { $n } Versuche.
}
play-attempts-left = { $n ->
    [one] Noch 1 Versuch.
   *[other] Noch { $n } Versuche.
}
play-type-unknown = Diese Frage kann das Handy noch nicht zeigen. Ladet die Seite neu, wenn Empfang da ist.
play-choice-pick = Eine Antwort wählen
play-multiple-pick = Alle passenden Antworten wählen
play-true = Stimmt
play-false = Stimmt nicht
play-number-less = Weniger
play-number-more = Mehr
play-number-hundred = { $n } von 100 Figuren gefüllt
play-number-invalid = Bitte eine Zahl eintippen.
play-number-range = Möglich ist { $min } bis { $max }.

# ---- result ----
play-right = Richtig
play-partly = Nicht ganz
play-wrong = Leider nicht
play-saved = Antwort gespeichert
play-saved-next = Auflösung folgt.
play-saved-offline = Kein Empfang. Eure Antwort liegt sicher auf diesem Handy, die Auflösung folgt.
play-answer-right = Richtig ist
play-answer-right-number = Richtig sind
play-answer-none = keine Antwort
play-once-more = Noch ein Versuch
play-next-question = Nächste Frage
play-more = Mehr dazu
play-source = Quelle: { $what }
play-to-finish = Zum Ergebnis

# ---- list ----
play-list-title = Stationen
play-list-count = { $done } von { $total } besucht
play-state-locked = noch nicht besucht
play-state-target = nächstes Ziel
play-state-open = { $n ->
    [one] offen, noch 1 Frage
   *[other] offen, noch { $n } Fragen
}
play-state-open-plain = offen
play-state-done = erledigt
play-state-skipped = ausgelassen
play-state-waiting = gespeichert, noch nicht gesendet
play-list-far = { $distance } nach { $direction }
play-list-place-unknown = Ort ohne Koordinate, Code vor Ort
play-list-distance-unknown = Entfernung ohne Standort nicht bekannt
play-list-step-free = In der Reihenfolge ohne Stufen
play-list-reopen = Doch besuchen
play-list-reopen-at = Doch besuchen: { $name }
play-list-go = Ansteuern
play-list-go-at = Ansteuern: { $name }
play-list-code = Code
play-list-open = Öffnen
play-list-open-at = Öffnen: { $name }
play-list-details = Weg und Zugang
play-list-indoor = Drinnen: hier gilt der Code zuerst.
play-list-questions = { $n ->
    [0] keine Fragen
    [one] 1 Frage
   *[other] { $n } Fragen
}
play-list-dwell = etwa { $n } min vor Ort
play-yes = ja
play-no = nein
play-limited = eingeschränkt
play-unknown = nicht bekannt
play-access-wheelchair = Rollstuhl
play-access-steps = Stufen
play-access-surface = Boden
play-access-seats = Sitzplätze
play-access-toilet = Toilette
play-access-shelter = Dach
play-access-none = Über den Zugang ist nichts bekannt.
play-access-apart = Die Reihenfolge ohne Stufen führt nicht hierher.

# ---- standing ----
play-standing-title = Stand
play-standing-rank = Zwischenstand: Platz { $rank } von { $groups }
play-standing-rank-final = Platz { $rank } von { $groups }
play-standing-alone = Bisher seid ihr die einzige Gruppe.
play-standing-no-rank = Der Zwischenstand kommt, sobald alle Gruppen unterwegs sind.
play-standing-hidden = Die Tourleitung zeigt die Rangliste am Ende.
play-standing-offline = Die Rangliste braucht Empfang.
play-standing-table = Rangliste
play-standing-place = Platz
play-standing-group = Gruppe
play-standing-stations = Stationen
play-standing-points = Punkte
play-standing-own = ihr
play-standing-stations-done = { $done } von { $total ->
    [one] 1 Station
   *[other] { $total } Stationen
}
play-standing-questions-done = { $done } von { $total ->
    [one] 1 Frage
   *[other] { $total } Fragen
}
play-standing-by-station = Eure Stationen
play-standing-gps = per Standort
play-standing-code = mit Code
play-standing-release = durch Freigabe
play-adjustment = Korrektur der Tourleitung: { $points } – { $reason }

# ---- help ----
play-help-title = Hilfe
play-help-meeting-at = { $time } Uhr
play-help-meeting = Treffpunkt
play-help-call = Tourleitung anrufen: { $phone }
play-help-codes = Code am Plakat
play-help-code-why = Der Code öffnet jede Station, auch ohne Standort.
play-help-phone = Handy dazuholen
play-help-qr = QR-Code, der ein weiteres Handy in eure Gruppe bringt
play-help-phone-how = Scannt diesen Code mit dem zweiten Handy: Er führt gleich in eure Gruppe. Oder öffnet dort die Adresse, wählt „Zu unserer Gruppe“ und tippt die PIN ein.
play-help-address = Adresse
play-help-pin = PIN
play-help-resume = Wiederherstellungscode
play-help-resume-why = Mit dem Wiederherstellungscode kommt ihr zurück, wenn das Handy gewechselt oder der Browser geleert wird. Am besten notieren.
play-help-devices = { $n ->
    [one] Dies ist das einzige Handy eurer Gruppe.
   *[other] { $n } Handys spielen für eure Gruppe, dies ist Handy { $device }.
}
play-help-view = Ansicht
play-help-sun = Sonnenansicht
play-help-awake = Bildschirm anlassen, solange der Weg zu sehen ist
play-help-map = Karte ausblenden
play-help-map-why = Liste und Wegbeschreibung können alles, was die Karte kann.
play-help-location = Standort
play-help-location-on = Der Standort ist an. Er wird nur zum Einchecken geprüft und nicht aufbewahrt.
play-help-location-off = Der Standort ist aus.
play-help-skip = Station auslassen
play-help-finish = Fertig, wir hören hier auf
play-help-leave = Dieses Handy abmelden
play-help-end = Etwas beenden
play-help-sources = Karte und Quellen
play-help-licence = Inhalte der Route: { $licence }
play-language-kept = Kein Empfang. Die Seite bleibt vorerst in dieser Sprache.

# ---- asking back ----
play-skip-title = { $name } auslassen?
play-skip-why = Dann geht es mit der nächsten Station weiter. Einchecken könnt ihr hier später immer noch.
play-skip-yes = Auslassen
play-finish-title = Hier aufhören?
play-finish-why = Eure Punkte bis hierher zählen. Solange die Tour läuft, könnt ihr offene Fragen noch beantworten.
play-finish-open = { $n ->
    [one] 1 Station ist noch nicht besucht.
   *[other] { $n } Stationen sind noch nicht besucht.
}
play-finish-yes = Fertig
play-leave-title = Dieses Handy abmelden?
play-leave-why = Eure Gruppe und ihre Punkte bleiben. Zurück kommt dieses Handy mit der PIN oder dem Wiederherstellungscode { $code }.
play-leave-unsent = { $n ->
    [one] 1 Eingabe ist noch nicht gesendet und ginge verloren.
   *[other] { $n } Eingaben sind noch nicht gesendet und gingen verloren.
}
play-leave-yes = Abmelden
play-not-done = Das ging gerade nicht. Bitte noch einmal tippen, wenn Empfang da ist.
play-queued-done = Kein Empfang. Das ist gespeichert und geht von selbst hinaus.

# ---- finished ----
play-finished-title = Geschafft!
play-finished-stopped = Für heute fertig
play-finished-handed = Alles ist beim Server angekommen.
play-finished-waiting = { $n ->
    [one] 1 Eingabe wartet noch auf Empfang.
   *[other] { $n } Eingaben warten noch auf Empfang.
}
play-finished-secret = Rang geheim bis zur Siegerehrung
play-to-meeting = Zum Treffpunkt
play-see-standing = Rangliste ansehen
play-see-stations = Stationen ansehen
