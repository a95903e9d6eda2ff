# Words that every page shares.
common-app-name = Stadtlotse
common-app-description = Stationsspaziergänge mit Quiz: Orte finden, Fragen lösen, auch ohne Empfang.
common-skip = Zum Inhalt
common-sun = Sonnenansicht
common-language = Sprache
common-flag = Flagge { $letter }
common-back = Zurück
common-try-again = Noch einmal versuchen
common-bad-reply = Die Antwort kam nicht vom Stadtlotsen. Vielleicht fragt das WLAN hier nach einer Anmeldung.
common-noscript = Zum Mitspielen braucht diese Seite JavaScript. Bitte in den Einstellungen des Browsers erlauben und neu laden.
common-not-loaded = Die Seite ist nicht ganz angekommen. Bitte neu laden.
common-reload = Neu laden
common-group-number = Gruppe { $number }
