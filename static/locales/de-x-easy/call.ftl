# The check-in ladder on the play page, in Einfache Sprache. What is not here is read from ../de.

# ---- calling the host ----
call-help-why = Ihr müsst nur einmal tippen. Die Tourleitung sieht dann eure Gruppe. Sie sieht auch eure nächste Station.
call-asking = Das Handy sendet …
call-sent = Ihr habt um { $time } Uhr die Tourleitung gerufen. Sie hat es noch nicht gesehen.
call-sent-unheard = Ihr habt um { $time } Uhr die Tourleitung gerufen. Hat sie es gesehen? Das weiß das Handy ohne Internet nicht.
call-sent-next = Ihr müsst nicht warten. Der Code auf dem Plakat öffnet die Station auch.
call-sent-alone = Ihr könnt schon weitergehen. Die Tourleitung kann diese Station auch später öffnen.
call-unsent = Euer Ruf ist noch auf diesem Handy. Das Handy sendet ihn von selbst.
call-unsent-phone = Ruft an. Oder öffnet die Station mit dem Code auf dem Plakat.
call-unsent-alone = Der Code auf dem Plakat öffnet die Station trotzdem.
call-seen = Die Tourleitung hat euren Ruf um { $time } Uhr gesehen. Sie meldet sich.
call-seen-next = Sie kann die Station für euch öffnen.
call-news-seen = Die Tourleitung hat euren Ruf gesehen. Sie meldet sich.
call-not-asked = Das Handy konnte euren Ruf nicht senden. Wartet, bis ihr Internet habt. Tippt dann noch einmal.
call-not-asked-phone = Das Handy konnte euren Ruf nicht senden. Ruft die Tourleitung an: { $phone }.

# ---- no network ----
call-offline = Ihr habt gerade kein Internet. Der Code auf dem Plakat öffnet die Station trotzdem.
call-offline-kept = Euer Einchecken ist gespeichert. Das Handy sendet es später von selbst.
call-offline-plain = Ihr habt gerade kein Internet. Euer Einchecken ist gespeichert. Das Handy sendet es später von selbst.
call-checkin-kept = Euer Einchecken hier ist gespeichert. Es ist noch nicht gesendet.
call-provisional = Die Station ist erst einmal offen. Der Stadtlotse muss das noch bestätigen.
call-opened-here = Die Station ist auf diesem Handy offen. Das ist noch nicht gesendet.
call-standing-provisional = noch nicht vom Stadtlotsen bestätigt
call-standing-opened = auf diesem Handy offen
call-unrecognised = Der Stadtlotse hat euch dort nicht erkannt.
call-unrecognised-next = Eure Antworten sind noch da. Die Tourleitung kann die Station für euch öffnen.
call-unrecognised-at = { $name }: Der Stadtlotse hat euch dort nicht erkannt. Eure Antworten sind noch da. Die Tourleitung kann die Station für euch öffnen.
call-late-refused = { $name }: Der Stadtlotse hat euer Einchecken nicht angenommen.

# ---- no position ----
call-nofix-unavailable = Schaltet im Handy den Standort ein. Er heißt manchmal auch GPS. Geht dann ein paar Schritte nach draußen.
call-nofix-timeout = Das dauert. Wartet draußen einen Moment, nicht unter einem Dach. Tippt dann noch einmal.
call-nofix-lost = Das Handy findet seit einer Minute keinen Standort.
call-nofix-lost-next = Der Code auf dem Plakat öffnet die Station trotzdem. Sonst hilft die Tourleitung.
call-stale = Der letzte Standort ist zu alt. Bleibt kurz draußen stehen, nicht unter einem Dach.
call-stale-next = Kommt kein neuer Standort? Dann hilft der Code auf dem Plakat.
call-off-denied = Der Standort ist gesperrt. Schaut unter „Hilfe“. Dort steht, wie er wieder angeht.
call-off-insecure = Der Standort geht nur mit einer sicheren Verbindung. Sichere Adressen beginnen mit „https“. Diese Adresse ist nicht sicher. Der Code auf dem Plakat reicht aber.
call-off-unsupported = Dieser Browser kann den Standort nicht benutzen. Der Code auf dem Plakat reicht aber.
call-no-poster = Findet ihr kein Plakat? Unter „Hilfe“ könnt ihr die Tourleitung rufen.
call-denied-code = Oder spielt mit Liste und Code weiter. Ihr bekommt gleich viele Punkte.
call-denied-ios-safari = So geht er wieder an: Öffnet „Einstellungen“ > „Datenschutz & Sicherheit“ > „Ortungsdienste“. Schaltet sie ein. Stellt dort „Safari-Websites“ auf „Beim Verwenden der App“. Geht dann zurück zu Safari. Öffnet neben der Adresse das Seitenmenü. Wählt „Website-Einstellungen“ > „Standort“ > „Erlauben“.
call-denied-ios-browser = So geht er wieder an: Öffnet „Einstellungen“ > „Datenschutz & Sicherheit“ > „Ortungsdienste“. Schaltet sie ein. Sucht dort diesen Browser. Stellt ihn auf „Beim Verwenden der App“.
call-denied-android-chrome = So geht er wieder an: Tippt auf das Zeichen links neben der Adresse. Wählt „Berechtigungen“ > „Standort“ > „Zulassen“. Auch der Standort vom Handy selbst muss an sein. Wischt dafür von oben nach unten.
call-denied-android-firefox = So geht er wieder an: Tippt auf das Schloss neben der Adresse. Tippt dort auf „Standort“. Auch der Standort vom Handy selbst muss an sein. Wischt dafür von oben nach unten.
call-denied-android = So geht er wieder an: Öffnet das Menü vom Browser. Wählt „Einstellungen“ > „Website-Berechtigungen“ > „Standort“. Lasst dort diese Seite zu. Auch der Standort vom Handy selbst muss an sein. Wischt dafür von oben nach unten.
call-denied-other = So geht er wieder an: Öffnet das Zeichen links neben der Adresse. Erlaubt dort den Standort.
call-rough = Der Standort ist zu ungenau. Das Handy kann sich um { $accuracy } irren.
call-precise = Das Handy sagt nur ungefähr, wo ihr seid.
call-precise-ios-safari = Stellt den Standort genau: Öffnet „Einstellungen“ > „Datenschutz & Sicherheit“ > „Ortungsdienste“ > „Safari-Websites“. Schaltet „Genauer Standort“ ein.
call-precise-ios-browser = Stellt den Standort genau: Öffnet „Einstellungen“ > „Datenschutz & Sicherheit“ > „Ortungsdienste“. Wählt dort diesen Browser. Schaltet „Genauer Standort“ ein.
call-precise-android-chrome = Stellt den Standort genau: Tippt auf das Zeichen links neben der Adresse. Wählt „Berechtigungen“ > „Standort“. Öffnet danach die „Einstellungen“ vom Handy. Wählt „Apps“ > Chrome > „Berechtigungen“ > „Standort“. Schaltet an beiden Stellen „Genauer Standort“ ein.
call-precise-android-firefox = Stellt den Standort genau: Öffnet „Einstellungen“ > „Apps“ > Firefox > „Berechtigungen“ > „Standort“. Schaltet dort „Genauer Standort“ ein.
call-precise-android = Stellt den Standort genau: Öffnet „Einstellungen“ > „Apps“. Wählt diesen Browser. Wählt dann „Berechtigungen“ > „Standort“. Schaltet dort „Genauer Standort“ ein.
call-precise-other = Hat das Gerät kein GPS? Dann weiß es den Standort nicht besser. Sonst schaltet in den Einstellungen „Genauer Standort“ ein. Oder nehmt den Code auf dem Plakat.

# ---- several phones ----
call-take-over = Hier antworten
call-counted = Es zählt die Antwort von Handy { $device } um { $time } Uhr.
call-counted-plain = Es zählt die Antwort von Handy { $device }.
call-counted-yours = Das habt ihr hier eingegeben: { $answer }
