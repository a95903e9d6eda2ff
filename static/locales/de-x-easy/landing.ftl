# The landing page and the error page in Einfache Sprache. What is not here is read from ../de.
landing-what = Geht zusammen durch die Stadt. Findet Stationen, löst Fragen und sammelt Punkte. Ihr spielt im Browser. Ihr braucht kein Konto. Ihr müsst nichts installieren.
landing-code = Code für eure Tour
landing-code-where = Der Code hat 6 Zeichen: Buchstaben und Zahlen. Ihr bekommt ihn von der Tourleitung.
landing-empty-code = Gebt bitte den Code für eure Tour ein.
landing-bad-code = Der Code hat 6 Zeichen. Hier { $n ->
    [one] ist es nur 1 Zeichen
   *[other] sind es { $n } Zeichen
}.
landing-back-code = Wiederherstellungs-Code
landing-back-where = Der Code hat 8 Zeichen: Buchstaben und Zahlen. Er steht auf den anderen Handys von eurer Gruppe. Schaut dort unter „Hilfe“. Die Tourleitung kann ihn euch auch sagen.
landing-empty-back = Gebt bitte den Wiederherstellungs-Code ein.
landing-bad-back = Der Wiederherstellungs-Code hat 8 Zeichen. Hier { $n ->
    [one] ist es nur 1 Zeichen
   *[other] sind es { $n } Zeichen
}.
landing-privacy = Hier gibt es keine Werbung. Wir benutzen keine Dienste von anderen Firmen.
landing-error-429 = Wartet bitte einen Moment
landing-error-500 = Der Fehler liegt bei uns
