# The check-in ladder on the play page: positions that do not come, codes without network, calls for help, several phones.

# ---- calling the host ----
call-ask = Tourleitung bitten
call-help = Tourleitung rufen
call-help-why = Einmal tippen genügt. Die Tourleitung sieht eure Gruppe und eure nächste Station.
call-asking = Wird gesendet …
call-phone = Anrufen
call-sent = Tourleitung gerufen { $time }, noch nicht gesehen.
call-sent-unheard = Tourleitung gerufen { $time }. Ohne Empfang lässt sich nicht sagen, ob sie es gesehen hat.
call-sent-next = Ihr müsst nicht warten: Der Code am Plakat öffnet die Station auch.
call-sent-phone = Ruft am besten an.
call-sent-alone = Ihr könnt schon weitergehen. Die Tourleitung kann diese Station auch später freigeben.
call-unsent = Euer Ruf liegt noch auf diesem Handy und geht von selbst hinaus.
call-unsent-phone = Ruft an, oder öffnet die Station mit dem Code am Plakat.
call-unsent-alone = Der Code am Plakat öffnet die Station auch so.
call-seen = Gesehen { $time }, die Tourleitung meldet sich.
call-seen-next = Sie kann die Station für euch freigeben.
call-news-seen = Die Tourleitung hat euren Ruf gesehen und meldet sich.
call-not-asked = Der Ruf ging nicht hinaus. Bitte noch einmal tippen, wenn Empfang da ist.
call-not-asked-phone = Der Ruf ging nicht hinaus. Ruft die Tourleitung an: { $phone }.

# ---- no network ----
call-offline = Kein Empfang. Der Code am Plakat öffnet die Station auch so.
call-offline-kept = Euer Einchecken ist gespeichert und geht von selbst hinaus.
call-offline-plain = Kein Empfang. Euer Einchecken ist gespeichert und geht von selbst hinaus.
call-checkin-kept = Euer Einchecken hier ist gespeichert und noch nicht gesendet.
call-provisional = Vorläufig geöffnet, bis der Server es bestätigt.
call-opened-here = Auf diesem Handy geöffnet, noch nicht gesendet.
call-standing-provisional = vorläufig, bis der Server es bestätigt
call-standing-opened = auf diesem Handy geöffnet
call-unrecognised = Der Server hat euch dort nicht erkannt.
call-unrecognised-next = Eure Antworten liegen bereit; die Tourleitung kann die Station freigeben.
call-unrecognised-at = { $name }: Der Server hat euch dort nicht erkannt. Eure Antworten liegen bereit; die Tourleitung kann die Station freigeben.
call-look = Ansehen
call-late-refused = { $name }: Euer Einchecken wurde nicht angenommen.

# ---- no position ----
call-nofix = Das Handy findet gerade keinen Standort.
call-nofix-unavailable = Schaltet im Handy den Standort (GPS) ein und geht ein paar Schritte ins Freie.
call-nofix-timeout = Das dauert. Wartet unter freiem Himmel einen Moment und tippt noch einmal.
call-nofix-lost = Seit einer Minute kein Standort.
call-nofix-lost-next = Der Code am Plakat öffnet die Station auch so. Sonst hilft die Tourleitung.
call-stale = Der letzte Standort ist zu alt. Bleibt kurz unter freiem Himmel stehen.
call-stale-next = Kommt kein neuer, hilft der Code am Plakat.
call-off-denied = Der Standort ist gesperrt. Unter „Hilfe“ steht, wie er wieder angeht.
call-off-insecure = Ohne sichere Verbindung (https) gibt es keinen Standort. Der Code am Plakat genügt.
call-off-unsupported = Dieser Browser kennt keinen Standort. Der Code am Plakat genügt.
call-no-poster = Kein Plakat zu finden? Unter „Hilfe“ ruft ihr die Tourleitung.
call-denied = Der Standort ist für diese Seite gesperrt.
call-denied-code = Oder spielt mit Liste und Code weiter, für dieselben Punkte.
call-denied-again = Noch einmal versuchen
call-denied-ios-safari = So geht er wieder an: „Einstellungen“ > „Datenschutz & Sicherheit“ > „Ortungsdienste“ einschalten, darin „Safari-Websites“ auf „Beim Verwenden der App“. Dann in Safari neben der Adresse das Seitenmenü öffnen: „Website-Einstellungen“ > „Standort“ > „Erlauben“.
call-denied-ios-browser = So geht er wieder an: „Einstellungen“ > „Datenschutz & Sicherheit“ > „Ortungsdienste“ einschalten, darin diesen Browser auf „Beim Verwenden der App“ stellen.
call-denied-android-chrome = So geht er wieder an: Tippt auf das Zeichen links neben der Adresse, dann „Berechtigungen“ > „Standort“ > „Zulassen“. Auch der Standort des Handys selbst muss an sein (von oben wischen).
call-denied-android-firefox = So geht er wieder an: Tippt auf das Schloss neben der Adresse und dort auf „Standort“. Auch der Standort des Handys selbst muss an sein (von oben wischen).
call-denied-android = So geht er wieder an: Menü des Browsers > „Einstellungen“ > „Website-Berechtigungen“ > „Standort“ und diese Seite zulassen. Auch der Standort des Handys selbst muss an sein (von oben wischen).
call-denied-other = So geht er wieder an: Das Zeichen links neben der Adresse öffnen und dort den Standort erlauben.
call-rough = Standort nur auf { $accuracy } genau.
call-rough-title = Standort nur ungefähr
call-precise = Das Handy gibt nur euren ungefähren Standort frei.
call-precise-ios-safari = Schaltet ihn genau: „Einstellungen“ > „Datenschutz & Sicherheit“ > „Ortungsdienste“ > „Safari-Websites“ > „Genauer Standort“.
call-precise-ios-browser = Schaltet ihn genau: „Einstellungen“ > „Datenschutz & Sicherheit“ > „Ortungsdienste“ > dieser Browser > „Genauer Standort“.
call-precise-android-chrome = Schaltet ihn genau: Zeichen links neben der Adresse > „Berechtigungen“ > „Standort“, und in den „Einstellungen“ > „Apps“ > Chrome > „Berechtigungen“ > „Standort“: „Genauer Standort“.
call-precise-android-firefox = Schaltet ihn genau: „Einstellungen“ > „Apps“ > Firefox > „Berechtigungen“ > „Standort“: „Genauer Standort“.
call-precise-android = Schaltet ihn genau: „Einstellungen“ > „Apps“ > dieser Browser > „Berechtigungen“ > „Standort“: „Genauer Standort“.
call-precise-other = Ein Gerät ohne GPS weiß es nicht besser. Sonst hilft „Genauer Standort“ in den Einstellungen, oder der Code am Plakat.

# ---- several phones ----
call-claimed = Handy { $device } antwortet gerade.
call-take-over = Übernehmen
call-taken-over = Ihr antwortet auf diesem Handy.
call-counted = Gewertet: Handy { $device }, { $time }.
call-counted-plain = Gewertet: Handy { $device }.
call-counted-yours = Eure Eingabe steht hier: { $answer }
