# The host's live board.
board-page = Tourleitung
board-page-title = { $n ->
    [0] { $tour } – Tourleitung
   *[other] ({ $n }) { $tour } – Tourleitung
}
board-back = Zurück zu den Touren
board-noscript = Die Tourleitung braucht JavaScript. Bitte in den Einstellungen des Browsers erlauben und neu laden.
board-loading = Wird geladen …
board-cancel = Abbrechen

# ---- the tour's phase ----
board-phases = Stand der Tour
board-phase-planned = Geplant
board-phase-open = Lobby
board-phase-running = Läuft
board-phase-paused = Pause
board-phase-ended = Beendet
board-deed-open = Beitritt öffnen …
board-deed-start = Tour starten …
board-deed-pause = Pause …
board-deed-resume = Fortsetzen …
board-deed-end = Tour beenden …
board-deed-reopen = Wieder öffnen …
board-deed-ranking = Zur Rangliste
board-ask-open = Beitritt öffnen?
board-ask-open-text = Ab jetzt können Gruppen mit dem Code dazukommen. Fragen und Check-ins gibt es erst nach dem Start.
board-ask-open-yes = Beitritt öffnen
board-ask-start = Tour starten?
board-ask-start-text = { $groups ->
    [0] Noch ist keine Gruppe da. Ab jetzt zählen Check-ins und Antworten; Gruppen können weiter dazukommen.
    [one] Für 1 Gruppe zählen ab jetzt Check-ins und Antworten.
   *[other] Für { $groups } Gruppen zählen ab jetzt Check-ins und Antworten.
}
board-ask-start-yes = Tour starten
board-ask-pause = Pause machen?
board-ask-pause-text = Alle Handys zeigen „Pause“. Was die Gruppen jetzt noch eingeben, bleibt auf ihrem Handy gespeichert und kommt nach der Pause an.
board-ask-pause-yes = Pause machen
board-ask-resume = Tour fortsetzen?
board-ask-resume-text = Die Gruppen spielen weiter. Was sie in der Pause eingegeben haben, kommt jetzt an.
board-ask-resume-yes = Fortsetzen
board-ask-end = Tour beenden?
board-ask-end-text = { $walking ->
    [0] Danach zählt nichts Neues mehr. Sie können die Tour später wieder öffnen.
    [one] 1 Gruppe ist noch nicht fertig. Danach zählt nichts Neues mehr. Sie können die Tour später wieder öffnen.
   *[other] { $walking } Gruppen sind noch nicht fertig. Danach zählt nichts Neues mehr. Sie können die Tour später wieder öffnen.
}
board-ask-end-yes = Tour beenden
board-ask-reopen = Tour wieder öffnen?
board-ask-reopen-text = Die Tour läuft dann weiter: Check-ins und Antworten zählen wieder.
board-ask-reopen-yes = Wieder öffnen

# ---- connection ----
board-connecting = Verbindet …
board-connected = Verbunden
board-lost = Getrennt seit { $since } – Stand von { $heard }
board-quiet = Keine Nachricht seit { $heard }
board-stale = Stand von { $heard }. Neues kommt erst, wenn die Verbindung wieder da ist; es wird weiter versucht.
board-trouble-load = Der Stand der Tour war nicht zu laden. Es wird weiter versucht.
board-trouble-signed-out = Sie sind nicht mehr angemeldet. Bitte neu anmelden.
board-trouble-gone = Diese Tour gibt es nicht mehr, oder Sie leiten sie nicht.

# ---- waiting ----
board-waiting = Wartet auf Sie
board-waiting-none = Niemand wartet.
board-waiting-more = und { $n } weitere
board-waiting-call = Ruft Hilfe
board-waiting-call-seen = Hilferuf, gesehen { $time }
board-waiting-call-refused = Check-in dort abgelehnt: { $reason }, { $tries }. Versuch.
board-call = ruft Hilfe
board-call-seen = Ruf gesehen
board-calls-now = { $n ->
    [one] 1 Gruppe ruft Hilfe
   *[other] { $n } Gruppen rufen Hilfe
}
board-call-since = Ruft Hilfe seit { $time }
board-call-at = { $name }, { $station }
board-seen = Gesehen
board-seen-who = Hilferuf von { $name } gesehen
board-seen-done = { $name } sieht jetzt, dass Sie den Ruf gesehen haben.
board-code-aloud = Code vorlesen
board-code-aloud-who = { $name }: Code von { $station } vorlesen
board-release-reason-call = Auf Hilferuf freigegeben
board-news-call = { $n ->
    [one] Hilferuf: { $list }.
   *[other] { $n } Hilferufe: { $list }.
}
board-waiting-refused = Check-in abgelehnt
board-waiting-refused-text = { $station }, { $reason }, { $tries }. Versuch.
board-waiting-silent = Still seit { $age }
board-waiting-silent-last = zuletzt an: { $last }.
board-waiting-silent-start = noch an keiner Station.
board-waiting-silent-next = Nächste Station: { $next }.
board-minutes = { $n } min
board-hours = { $n } h
board-reason-too-far = bis { $distance } m entfernt (auf { $accuracy } m genau)
board-reason-too-far-only = bis { $distance } m entfernt
board-reason-too-far-plain = zu weit entfernt
board-reason-far-away = mehr als 5 km entfernt
board-reason-too-imprecise = Standort nur auf { $accuracy } m genau
board-reason-too-imprecise-only = Standort zu ungenau
board-reason-stale-fix = Standort war veraltet
board-reason-invalid-fix = kein brauchbarer Standort
board-reason-code-only = öffnet nur mit dem Code
board-reason-wrong-code = falscher Code
board-reason-rate-limited = zu viele falsche Codes
board-reason-other = Check-in nicht möglich
board-release = Freigeben
board-release-who = { $station } für { $name } freigeben
board-releasing = Wird freigegeben …
board-released = { $station } ist für { $name } freigegeben.
board-release-reason = Check-in abgelehnt: { $reason }
board-later = Später
board-later-who = { $name }: in 5 Minuten wieder zeigen
board-remind = In 5 min erinnern
board-later-done = Kommt in 5 Minuten wieder.
board-open-group = { $name } öffnen
board-news-one = Wartet auf Sie: { $name }, { $what }.
board-news-many = { $n } neue Anliegen warten auf Sie.

# ---- beneath the waiting list: the tour's phone number and meeting point, entries of phones without network ----
board-phone = Telefon für Gruppen
board-phone-none = keine eigene
board-phone-number = Telefonnummer der Tourleitung
board-phone-help = Gruppen sehen sie unter Hilfe und wenn ein Hilferuf nach einer Minute nicht beantwortet ist. Bleibt das Feld leer, gilt die Nummer der Route, falls sie eine hat.
board-phone-save = Nummer speichern
board-phone-bad = Bitte eine Telefonnummer mit höchstens 30 Zeichen eingeben: Ziffern, Leerzeichen und + ( ) / -.
board-phone-saved = Gruppen sehen jetzt die Nummer { $phone }.
board-phone-removed = Die Nummer ist entfernt. Es gilt die der Route, falls sie eine hat.
board-meeting = Treffpunkt
board-meeting-none = kein eigener
board-meeting-place = Treffpunkt am Ende
board-meeting-help = Gruppen sehen ihn sofort unter Hilfe und am Ende. Bleibt das Feld leer, gilt der Treffpunkt der Route, falls sie einen hat.
board-meeting-at = Treffen um
board-meeting-save = Treffpunkt speichern
board-meeting-time = { $time } Uhr
board-meeting-bad-time = Bitte Datum und Uhrzeit vollständig angeben oder das Feld leeren.
board-meeting-bad-past = Diese Zeit ist schon vorbei. Bitte eine spätere wählen oder das Feld leeren.
board-meeting-saved = Gruppen sehen jetzt den Treffpunkt: { $what }.
board-meeting-removed = Der Treffpunkt ist entfernt. Es gilt der der Route, falls sie einen hat.
board-handoff = Einträge ohne Netz annehmen
board-handoff-how = Ein Handy ohne Netz zeigt seine Einträge unter „Hilfe“, „Gespeichert und gesendet“ als QR-Codes oder gibt sie als Datei aus.
board-handoff-scan = QR-Codes scannen
board-handoff-blind = Zum Scannen fehlt hier die Kamera oder eine sichere Verbindung (https). Die Datei geht immer.
board-handoff-file = Datei des Handys wählen
board-handoff-file-help = Endet auf .json, höchstens 1 MB.
board-handoff-drag = Sie können sie auch hierher ziehen.
board-handoff-sending = Wird gesendet …
board-handoff-lost = Keine Antwort vom Server. Die Einträge sind hier gespeichert, solange diese Seite offen ist; bitte noch einmal senden.
board-handoff-kept = Diese Einträge sind noch nicht gesendet.
board-handoff-again = Noch einmal senden
board-handoff-close = Schließen
board-handoff-back = Verwerfen
board-handoff-next = Nächstes Handy
board-handoff-done = Fertig
board-handoff-who = { $name }, Handy { $device }
board-handoff-result = { $list }.
board-handoff-n-accepted = { $n ->
    [one] 1 Eintrag übernommen
   *[other] { $n } Einträge übernommen
}
board-handoff-n-duplicate = { $n ->
    [one] 1 war schon da
   *[other] { $n } waren schon da
}
board-handoff-n-conflict = { $n } schon anders angekommen
board-handoff-n-refused = { $n } abgelehnt
board-handoff-n-waiting = { $n ->
    [one] 1 wartet noch auf dem Handy
   *[other] { $n } warten noch auf dem Handy
}
board-handoff-n-none = Keine Einträge enthalten
board-handoff-reason = { $n } × { $words }
board-handoff-bad-empty = Diese Datei ist leer. Bitte auf dem Handy noch einmal ausgeben.
board-handoff-bad-size = Diese Datei ist größer als 1 MB und stammt nicht von einem Handy dieser Tour.
board-handoff-bad-format = Das ist keine Datei mit Einträgen eines Handys. Sie heißt „stadtlotse“ und endet auf .json.
board-handoff-bad-version = Diese Datei stammt von einer neueren Fassung. Bitte diese Seite neu laden.
board-handoff-bad-broken = Diese Datei ist unvollständig. Bitte auf dem Handy noch einmal ausgeben.
board-handoff-bad-tour = Diese Einträge gehören zur Tour { $theirs }. Hier leiten Sie { $ours }.

# ---- figures, join code, lobby ----
board-figure-groups = { $n ->
    [one] Gruppe
   *[other] Gruppen
}
board-figure-walking = unterwegs
board-figure-done = fertig
board-figure-meeting = Treffen
board-meeting-min = in { $n } min
board-meeting-hours = { $n ->
    [0] in { $h } h
   *[other] in { $h } h { $n } min
}
board-meeting-on = { $time }
board-meeting-now = jetzt
board-meeting-was = war { $time }
board-code = Code
board-beamer = QR groß
board-joining-open = Beitritt offen
board-joining-until = Beitritt offen bis { $time }
board-joining-closed = Beitritt geschlossen
board-joining-listed = steht auf der Startseite
board-joining-do-close = Beitritt schließen
board-joining-do-open = Beitritt öffnen
board-qr = QR-Code zum Mitspielen: { $link }
board-lobby-planned = Der Beitritt ist noch zu
board-lobby-open = So kommen Gruppen dazu
board-lobby-closed = Der Beitritt ist geschlossen
board-lobby-planned-hint = Sobald Sie den Beitritt öffnen, gelten Code und QR-Code.
board-lobby-open-hint = Code eintippen oder QR-Code scannen.
board-lobby-closed-hint = Neue Gruppen können nicht mehr dazukommen.
board-lobby-count = { $n ->
    [0] Noch keine Gruppe
    [one] 1 Gruppe ist da
   *[other] { $n } Gruppen sind da
}
board-more = und { $n } weitere

# ---- tabs and matrix ----
board-tabs = Ansichten
board-tab-waiting = Wartet
board-tab-groups = Gruppen
board-tab-stations = Stationen
board-tab-ranking = Rangliste
board-matrix = Gruppen und Stationen
board-search = Gruppe suchen
board-sort = Sortieren
board-sort-number = Reihenfolge
board-sort-points = Punkte
board-sort-seen = zuletzt
board-resort = { $n } neu – sortieren
board-page-before = Vorige Seite
board-page-after = Nächste Seite
board-range = { $from }–{ $to } von { $total }
board-legend = Zeichen
board-cell-empty = noch nicht
board-cell-way = unterwegs
board-cell-in = da
board-cell-left = Fragen offen
board-legend-in = da, Fragen offen
board-legend-here = aktuelle Station
board-cell-right = richtig
board-cell-partly = teilweise
board-cell-wrong = falsch
board-cell-skipped = ausgelassen
board-mark-code = C
board-mark-code-word = mit Code
board-mark-release = F
board-mark-release-word = freigegeben
board-group = Gruppe
board-next = Als Nächstes
board-points = Punkte
board-last = Zuletzt
board-hidden = verborgen
board-next-done = fertig
board-next-at = ist da
board-next-none = –
board-due = um { $time }
board-late = seit { $n } min fällig
board-age-now = eben
board-age-min = vor { $n } min
board-age-hours = vor { $n } h
board-age-days = { $n ->
    [one] vor 1 Tag
   *[other] vor { $n } Tagen
}
board-none-planned = Noch keine Gruppe. Öffnen Sie den Beitritt, dann können Gruppen mit dem Code dazukommen.
board-none-yet = Noch keine Gruppe. Wer den Code eingibt, steht sofort hier.
board-none-found = Keine Gruppe passt zu „{ $query }“.

# ---- stations ----
board-here = da
board-coming = unterwegs hierher
board-left = weiter, Fragen offen
board-through = fertig
board-stations-none = Diese Route hat keine Stationen.

# ---- links for people who help at one station ----
board-helpers = Stationshilfen
board-helper-add = Link für Stationshilfe
board-helper-add-who = Link für Stationshilfe an der Station { $station }
board-helper-full = Mehr als { $most } Links hat eine Station nicht. Ziehen Sie einen zurück, bevor Sie einen neuen machen.
board-helper-how = Wer den Link öffnet, sieht an dieser Station, welche Gruppen da sind, kann den Code vorlesen und Gruppen freigeben. Von der übrigen Tour zeigt er nichts.
board-helper-name = Name der Stationshilfe
board-helper-name-help = Er steht im Verlauf der Gruppen, zum Beispiel „Frau Pohl“. Höchstens 40 Zeichen.
board-helper-name-bad = Bitte einen Namen mit 1 bis 40 Zeichen eingeben.
board-helper-points = darf Punkte vergeben
board-helper-points-help = Höchstens 100 Punkte je Gruppe. Sie sehen es im Verlauf und können es rückgängig machen.
board-helper-make = Link machen
board-helper-made = Link für { $name }
board-helper-made-how = Zeigen Sie den QR-Code oder senden Sie den Link. Er gilt bis zwei Stunden nach dem Ende der Tour und ist nur auf dieser Seite zu sehen, bis Sie sie neu laden.
board-helper-qr = QR-Code zum Link für { $name }
board-helper-copy = Link kopieren
board-helper-copied = Der Link ist kopiert.
board-helper-not-copied = Das Kopieren ging hier nicht. Bitte den Link markieren und kopieren.
board-helper-done = Fertig
board-helper-used = zuletzt { $age }
board-helper-unused = noch nicht geöffnet
board-helper-since = seit { $time }
board-helper-by = von { $name }
board-helper-show = Link zeigen
board-helper-show-who = Link zeigen: { $name }
board-helper-revoke = Zurückziehen
board-helper-revoke-who = Link für { $name } zurückziehen
board-ask-helper-revoke = Link für { $name } zurückziehen?
board-ask-helper-revoke-text = Die Seite von { $name } zeigt dann nichts mehr von dieser Tour. Was schon freigegeben ist, bleibt.
board-helper-revoked = Der Link für { $name } gilt nicht mehr.
board-helpers-lost = Die Links für Stationshilfen waren nicht zu laden. Es wird weiter versucht.

# ---- ranking ----
board-standings = Wer die Rangliste sieht
board-standings-public = Alle
board-standings-groups = Nur Gruppen
board-standings-host = Niemand
board-standings-now-public = Besucher sehen die Rangliste: alle, auch ohne Gruppe.
board-standings-now-groups = Besucher sehen die Rangliste: nur Gruppen dieser Tour.
board-standings-now-host = Besucher sehen die Rangliste: niemand.
board-standings-page = Rangliste für die Leinwand
board-ranking-show = Rangliste zeigen
board-ranking-cover = Rangliste verdecken
board-rank = Rang
board-stations-done = Stationen

# ---- one group ----
board-drawer-close = Gruppe schließen
board-group-no = Gruppe { $number }
board-facts-points = { $points ->
    [one] 1 Punkt
   *[other] { $shown } Punkte
}
board-facts-devices = { $n ->
    [one] 1 Handy
   *[other] { $n } Handys
}
board-facts-seen = zuletzt { $age }
board-drawer-failed = Diese Gruppe war nicht zu laden.
board-station = Station
board-do-release = Station freigeben
board-do-adjust = Punkte korrigieren
board-do-code = Code einer Station vorlesen
board-do-access = Zugang neu zeigen
board-do-name = Name ändern oder verbergen
board-do-rename = Umbenennen
board-adjust-points = Punkte, mit + oder −
board-adjust-reason = Grund
board-adjust-help = Die Gruppe sieht Punkte und Grund.
board-adjust-bad-points = Bitte eine ganze Zahl zwischen −10 000 und 10 000 eingeben, nicht 0.
board-adjust-bad-reason = Bitte einen Grund mit 3 bis 200 Zeichen angeben.
board-adjusted = { $n ->
    [one] { $points } Punkt für { $name }.
   *[other] { $points } Punkte für { $name }.
}
board-access-how = Mit der PIN kommt ein weiteres Handy dazu; mit dem Wiederherstellungscode spielt die Gruppe auf einem neuen Handy weiter.
board-pin = PIN
board-resume = Wiederherstellungscode
board-rename-name = Neuer Name
board-rename-bad = Bitte einen Namen mit 1 bis 30 Zeichen wählen.
board-renamed = Die Gruppe heißt jetzt { $name }.
board-hide = Name verbergen
board-show = Name zeigen
board-hide-words = Verborgen steht überall „{ $standin }“; nur die Gruppe selbst und Sie sehen den Namen.
board-show-words = Der Name ist verborgen: Andere sehen „{ $standin }“.
board-hidden-done = Der Name ist jetzt verborgen.
board-shown-done = Der Name ist jetzt zu sehen.
board-timeline = Verlauf
board-timeline-none = Noch ist nichts passiert.
board-timeline-more = Ältere zeigen
board-undo = Rückgängig
board-undo-what = Rückgängig: { $what }
board-ask-undo = Rückgängig machen?
board-ask-undo-text = „{ $what }“ zählt danach nicht mehr. Der Eintrag bleibt im Verlauf stehen.
board-undone = Rückgängig gemacht.
board-network = Keine Antwort vom Server. Ihre Eingabe steht noch hier; bitte noch einmal versuchen.
board-server = Der Server konnte das gerade nicht speichern. Bitte noch einmal versuchen.
board-sending = Wird gespeichert …
board-by-device = Handy { $n }
board-by-staff = { $name }
board-by-helper = Stationshilfe { $name }
board-entry-ready = Bereit
board-entry-checkin = Check-in: { $station }
board-entry-checkin-refused = Check-in abgelehnt: { $station }
board-entry-answer = Antwort: { $station }
board-entry-answer-points = { $n ->
    [one] Antwort: { $station }, { $points } Punkt
   *[other] Antwort: { $station }, { $points } Punkte
}
board-entry-answer-refused = Antwort abgelehnt: { $station }
board-entry-hint = Tipp genommen: { $station }
board-entry-help = Hilfe gerufen: { $station }
board-entry-help-plain = Hilfe gerufen
board-entry-seen = Hilferuf gesehen
board-entry-skip = Ausgelassen: { $station }
board-entry-reopen = Wieder aufgenommen: { $station }
board-entry-finish = Die Gruppe hat aufgehört
board-entry-release = Freigegeben: { $station }
board-entry-adjust = { $n ->
    [one] { $points } Punkt
   *[other] { $points } Punkte
}
board-entry-rename = Umbenannt: { $text }
board-entry-hidden = Name verborgen
board-entry-shown = Name wieder gezeigt
board-entry-revoke = Rückgängig gemacht
board-entry-revoke-release = Rückgängig: Freigabe
board-entry-revoke-adjust = Rückgängig: Punkte
board-entry-revoke-rename = Rückgängig: Name
board-entry-revoke-hide = Rückgängig: Name verbergen oder zeigen
board-entry-other = Anderer Eintrag
board-entry-revoked = rückgängig gemacht
board-entry-not-counted = zählt nicht
board-flag = prüfen
board-flag-words = Der Standort ist aufgefallen. Punkte ändert das nicht; vielleicht fragen Sie die Gruppe.
board-flag-speed = { $minutes ->
    [0] weniger als 1 min nach { $from } schon hier: Tempo wie im Auto
   *[other] { $minutes } min nach { $from } schon hier: Tempo wie im Auto
}
board-flag-speed-plain = schneller hier, als man geht: Tempo wie im Auto
board-flag-teleport = { $minutes ->
    [0] weniger als 1 min nach { $from } schon hier: der Standort sprang
   *[other] { $minutes } min nach { $from } schon hier: der Standort sprang
}
board-flag-teleport-plain = der Standort sprang hierher
board-flag-frozen = Messwerte des Standorts bleiben auffällig gleich
board-flag-exact = genau auf dem Punkt der Karte
board-flag-copied = gleicher Messwert wie eine andere Gruppe
board-flag-other = Standort ungewöhnlich
board-entry-reason = „{ $text }“
board-method-gps = mit Standort
board-method-code = mit Code
board-method-release = freigegeben
