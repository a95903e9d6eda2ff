# The landing page and the error page.
landing-title = Stadtlotse – mit Stationen und Quiz durch die Stadt
landing-what = Zusammen durch die Stadt: Stationen finden, Fragen lösen, Punkte sammeln. Im Browser, ohne Konto und ohne Installation.
landing-code = Code eurer Tour
landing-code-where = Sechs Zeichen. Ihr bekommt ihn von der Tourleitung.
landing-join = Mitmachen
landing-empty-code = Bitte den Code eurer Tour eintippen.
landing-bad-code = Der Code hat sechs Zeichen, hier { $n ->
    [one] ist es eins
   *[other] sind es { $n }
}.
landing-back = Ihr wart schon dabei?
landing-back-code = Wiederherstellungscode
landing-back-where = Acht Zeichen. Er steht auf den anderen Handys eurer Gruppe unter „Hilfe“; die Tourleitung kann ihn euch auch sagen.
landing-back-go = Weiterspielen
landing-empty-back = Bitte den Wiederherstellungscode eintippen.
landing-bad-back = Der Wiederherstellungscode hat acht Zeichen, hier { $n ->
    [one] ist es eins
   *[other] sind es { $n }
}.
landing-routes = Routen
landing-see-route = Route ansehen
landing-stations = { $n ->
    [one] 1 Station
   *[other] { $n } Stationen
}
landing-privacy = Ohne Werbung und ohne fremde Dienste.
landing-staff = Für die Tourleitung
landing-home = Zur Startseite
landing-continue = Weiter als { $name }
landing-error-401 = Ihr seid hier noch nicht angemeldet
landing-error-403 = Das geht hier nicht
landing-error-404 = Nicht gefunden
landing-error-429 = Einen Moment Geduld
landing-error-400 = Das hat so nicht geklappt
landing-error-500 = Das lag am Server
landing-error-number = Fehler { $status }
