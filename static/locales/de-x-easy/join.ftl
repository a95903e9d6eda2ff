# The page to join a tour, /j/<code>, in Einfache Sprache. What is not here is read from ../de.
join-stations = { $n ->
    [one] 1 Station · etwa { $km } Kilometer, { $min } Minuten zu Fuß
   *[other] { $n } Stationen · etwa { $km } Kilometer, { $min } Minuten zu Fuß
}
join-download = Das Handy lädt etwa { $mb } Megabyte. Dann geht es auch ohne Internet weiter.
join-one-phone = Nehmt ein Handy für eure Gruppe. Tippt auf diesem Handy auf „Mitmachen“. Alle anderen wählen „Zu unserer Gruppe“.
join-name = Name von eurer Gruppe
join-flag = Flagge { $letter }, wenn keine Gruppe schneller ist
join-stored = Wir speichern den Namen von eurer Gruppe. Wir speichern auch eure Antworten und die Zeiten. Euren Standort prüfen wir nur beim Einchecken an einer Station. Wir behalten ihn nicht.
join-creating = Eure Gruppe entsteht …
join-none = Es gibt noch keine Gruppe. Tippt auf dem ersten Handy auf „Neue Gruppe“.
join-pin = PIN von der Gruppe
join-pin-where = Die PIN hat 4 Zahlen. Das erste Handy von eurer Gruppe zeigt sie unter „Hilfe“.
join-with-code = Mit Wiederherstellungs-Code
join-code-title = Weiter mit Wiederherstellungs-Code
join-code-why = Habt ihr ein anderes Handy? Oder sind die Daten im Browser gelöscht? Der Code bringt eure Gruppe mit allen Punkten zurück.
join-code = Wiederherstellungs-Code
join-code-where = Der Code hat 8 Zeichen: Buchstaben und Zahlen. Ihr könnt groß oder klein schreiben. Abstände sind auch egal.
join-other-way = Anders mitmachen
join-planned = Diese Tour ist noch nicht offen. Wartet, bis die Tourleitung sie öffnet. Ladet die Seite dann neu.
join-closed = Neue Gruppen kommen nicht mehr dazu. Habt ihr schon eine Gruppe? Dann kommt ihr hier wieder hinein.
join-empty-group = Tippt bitte zuerst auf eure Gruppe.
join-empty-pin = Gebt bitte die PIN von eurer Gruppe ein.
join-digits-pin = Die PIN hat 4 Zahlen.
join-empty-code = Gebt bitte den Code ein.
join-bad-code = Der Code hat 8 Zeichen. Hier { $n ->
    [one] ist es nur 1 Zeichen
   *[other] sind es { $n } Zeichen
}.
join-network = Ihr habt gerade kein Internet. Tippt bitte noch einmal. Es entsteht keine zweite Gruppe.
join-network-enter = Ihr habt gerade kein Internet. Tippt bitte noch einmal.
join-server = Das hat gerade nicht geklappt. Tippt bitte gleich noch einmal.
join-language-kept = Ihr habt gerade kein Internet. Die Seite bleibt erst einmal in dieser Sprache.
