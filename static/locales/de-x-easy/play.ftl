# The play page, /play, in Einfache Sprache. What is not here is read from ../de.

# ---- frame ----
play-pill-offline = Kein Internet
play-load-failed = Die Route ist noch nicht auf diesem Handy. Das Handy lädt sie, sobald ihr wieder Internet habt.
play-expelled = Dieses Handy gehört zu keiner Gruppe mehr. Ihr könnt aber zurück in eure Gruppe. Dafür braucht ihr die PIN oder den Wiederherstellungs-Code.
play-rejoin = Wieder mitmachen
play-german-only = Diesen Text gibt es nicht in Einfacher Sprache.

# ---- map ----
play-map-note = Die Karte zeigt alles nur ungefähr
play-map-locate = Karte geht mit euch mit
play-map-you = Euer Standort. Das Handy kann sich um { $accuracy } irren.

# ---- location ----
play-locating-why = Mit dem Standort weiß das Handy, wo ihr seid. Es zeigt euch Richtung und Entfernung. Einchecken heißt: Ihr meldet euch an einer Station an. Dabei prüft das Handy, ob ihr da seid. Wir behalten euren Standort nicht.
play-locating-insecure = Der Standort geht nur mit einer sicheren Verbindung. Sichere Adressen beginnen mit „https“. Diese Adresse ist nicht sicher. Ihr spielt deshalb mit Liste und Code. Ihr bekommt gleich viele Punkte.
play-locating-unsupported = Dieser Browser kann den Standort nicht benutzen. Ihr spielt deshalb mit Liste und Code. Ihr bekommt gleich viele Punkte.

# ---- walk ----
play-walk-place-why = Das Handy weiß nicht genau, wo diese Station ist. Der Code hängt an der Station.
play-walk-seeking = Das Handy sucht euch …
play-walk-near = Ihr seid fast da. Es sind noch etwa { $distance }.
play-checking = Das Handy prüft …
play-open-title = Ihr habt hier eingecheckt.
play-open-released = Diese Station ist für euch offen.
play-open-kept = Eure Antworten sind sicher auf diesem Handy. Die Lösungen kommen später.
play-read-insight = Text lesen

# ---- before the start ----
play-lobby-wait = Zuerst startet die Tourleitung die Tour. Dann zeigt das Handy den Weg dorthin.

# ---- news from the host ----
play-pause-kept = Alle eure Eingaben bleiben gespeichert.
play-news-ended = Die Tour ist zu Ende.

# ---- refused check-ins ----
play-far = Ihr seid noch etwa { $distance } entfernt. Das Handy kann sich um { $accuracy } irren.
play-far-next = Geht näher heran. Checkt dann ein. Oder gebt den Code ein. Er hängt an der Station.
play-imprecise = Der Standort ist zu ungenau. Das Handy kann sich um { $accuracy } irren. Geht ein paar Schritte vom Haus weg.
play-imprecise-scale = Das Handy kann sich um { $accuracy } irren. Höchstens 100 Meter sind erlaubt.
play-imprecise-needed = höchstens 100 Meter
play-offline-code = Ihr habt gerade kein Internet. Der Code ist sicher auf diesem Handy. Das Handy sendet ihn später von selbst.
play-refused = Das Einchecken hat nicht geklappt. Versucht es noch einmal. Oder gebt den Code ein.

# ---- where are you ----
play-choose-why = Euer Standort passt zu mehreren Stationen. Vor welcher Station steht ihr? Tippt darauf.

# ---- code ----
play-code-where = Der Code steht auf dem Plakat von der Station. Er hat 8 Zeichen: Buchstaben und Zahlen. Ihr könnt groß oder klein schreiben. Abstände sind auch egal.
play-code-label = Code von der Station
play-code-empty = Gebt bitte den Code vom Plakat ein.
play-code-length = Der Code hat 8 Zeichen. Hier { $n ->
    [one] ist es nur 1 Zeichen
   *[other] sind es { $n } Zeichen
}.
play-code-wrong = Dieser Code passt nicht zu { $name }. Schaut noch einmal auf das Plakat. Vergleicht jedes Zeichen.

# ---- station ----
play-no-insight = Hier gibt es nichts zu lesen. Schaut euch um.

# ---- question ----
play-submitting = Das Handy sendet …
play-hint-cost = Tipp: minus { $cost }
play-hint-queued = Ihr habt gerade kein Internet. Der Tipp kommt, sobald ihr wieder Internet habt.
play-type-unknown = Das Handy kann diese Frage noch nicht zeigen. Wartet, bis ihr Internet habt. Ladet die Seite dann neu.
play-number-invalid = Tippt bitte eine Zahl ein.
play-number-range = Möglich sind Zahlen von { $min } bis { $max }.

# ---- result ----
play-saved-next = Die Lösung kommt später.
play-saved-offline = Ihr habt gerade kein Internet. Eure Antwort ist sicher auf diesem Handy. Die Lösung kommt später.

# ---- list ----
play-list-place-unknown = Der Ort ist nicht genau bekannt. Der Code hängt an der Station.
play-list-distance-unknown = Ohne Standort kennt das Handy die Entfernung nicht.
play-list-go = Hingehen
play-list-go-at = Hingehen: { $name }
play-list-indoor = Drinnen: Nehmt hier zuerst den Code.
play-limited = nur zum Teil

# ---- standing ----
play-standing-rank = So steht es jetzt: Platz { $rank } von { $groups }
play-standing-no-rank = Ihr seht euren Platz, sobald alle Gruppen unterwegs sind.
play-standing-offline = Die Rangliste braucht Internet.
play-standing-gps = mit Standort
play-standing-release = Tourleitung hat geöffnet
play-adjustment = Die Tourleitung hat eure Punkte geändert: { $points } – { $reason }

# ---- help ----
play-help-codes = Code auf dem Plakat
play-help-code-why = Mit dem Code öffnet ihr jede Station. Das geht auch ohne Standort.
play-help-phone = Noch ein Handy dazuholen
play-help-qr = QR-Code: Damit kommt noch ein Handy in eure Gruppe.
play-help-phone-how = Scannt diesen Code mit dem zweiten Handy. Er führt gleich in eure Gruppe. Oder öffnet auf dem zweiten Handy die Adresse. Wählt dort „Zu unserer Gruppe“. Gebt dann die PIN ein.
play-help-resume = Wiederherstellungs-Code
play-help-resume-why = Habt ihr ein anderes Handy? Oder sind die Daten im Browser gelöscht? Dann kommt ihr mit dem Wiederherstellungs-Code zurück. Schreibt ihn am besten auf.
play-help-devices = { $n ->
    [one] Dies ist das einzige Handy in eurer Gruppe.
   *[other] { $n } Handys spielen für eure Gruppe. Dies ist Handy { $device }.
}
play-help-sun = Ansicht bei Sonne
play-help-map = Karte nicht zeigen
play-help-map-why = Liste und Wegbeschreibung können genauso viel wie die Karte.
play-help-location-on = Der Standort ist an. Wir prüfen ihn nur beim Einchecken. Wir behalten ihn nicht.
play-help-licence = Inhalte von der Route: { $licence }
play-language-kept = Ihr habt gerade kein Internet. Die Seite bleibt erst einmal in dieser Sprache.

# ---- asking back ----
play-skip-why = Dann geht es mit der nächsten Station weiter. Ihr könnt hier auch später noch einchecken.
play-finish-why = Eure Punkte zählen. Die Tour läuft noch weiter. So lange könnt ihr noch Fragen beantworten.
play-finish-open = { $n ->
    [one] 1 Station habt ihr noch nicht besucht.
   *[other] { $n } Stationen habt ihr noch nicht besucht.
}
play-leave-why = Eure Gruppe bleibt. Eure Punkte bleiben auch. Wollt ihr mit diesem Handy zurück? Dann braucht ihr die PIN oder den Wiederherstellungs-Code. Euer Wiederherstellungs-Code ist { $code }.
play-leave-unsent = { $n ->
    [one] 1 Eingabe ist noch nicht gesendet. Sie geht dann verloren.
   *[other] { $n } Eingaben sind noch nicht gesendet. Sie gehen dann verloren.
}
play-not-done = Das ging gerade nicht. Wartet, bis ihr Internet habt. Tippt dann noch einmal.
play-queued-done = Ihr habt gerade kein Internet. Das ist gespeichert. Das Handy sendet es später von selbst.

# ---- finished ----
play-finished-handed = Alles ist beim Stadtlotsen angekommen.
play-finished-waiting = { $n ->
    [one] 1 Eingabe wartet noch auf Internet.
   *[other] { $n } Eingaben warten noch auf Internet.
}
play-finished-secret = Euer Platz bleibt geheim bis zur Siegerehrung
