# The page to join a tour, /j/<code>.
join-title = { $tour } – Mitmachen
join-stations = { $n ->
    [one] 1 Station · rund { $km } km, { $min } min zu Fuß
   *[other] { $n } Stationen · rund { $km } km, { $min } min zu Fuß
}
join-download = Damit es auch ohne Empfang weitergeht, lädt das Handy rund { $mb } MB.
join-how = So kommt ihr hinein
join-new = Neue Gruppe
join-ours = Zu unserer Gruppe
join-count = { $n ->
    [one] 1 Gruppe
   *[other] { $n } Gruppen
}
join-one-phone = Ein Handy je Gruppe tippt hier auf „Mitmachen“. Alle anderen wählen „Zu unserer Gruppe“.
join-name = Name eurer Gruppe
join-other-name = Anderer Name
join-flag = Flagge { $letter }, wenn niemand schneller ist
join-stored = Gespeichert werden Gruppenname, Antworten und Zeiten. Euer Standort wird nur zum Einchecken geprüft und nicht aufbewahrt.
join-create = Mitmachen
join-creating = Gruppe wird angelegt …
join-which = Welche ist eure?
join-filter = Gruppe suchen
join-none = Noch keine Gruppe da. Das erste Handy legt sie unter „Neue Gruppe“ an.
join-no-match = Keine Gruppe heißt so.
join-reload = Liste neu laden
join-reloaded = Liste geladen: { $n ->
    [one] 1 Gruppe
   *[other] { $n } Gruppen
}
join-number = Nr. { $n }
join-pin = PIN der Gruppe
join-pin-where = Das erste Handy eurer Gruppe zeigt die vier Ziffern unter „Hilfe“.
join-enter = Dazukommen
join-entering = Einen Moment …
join-with-code = Mit Wiederherstellungscode
join-code-title = Weiter mit Wiederherstellungscode
join-code-why = Handy gewechselt oder Browser geleert? Der Code bringt eure Gruppe mit allen Punkten zurück.
join-code = Wiederherstellungscode
join-code-where = Acht Zeichen. Groß oder klein und Leerzeichen sind egal.
join-resume = Weiterspielen
join-there = Ihr seid schon dabei.
join-continue = Weiter als { $name }
join-other-way = Anders beitreten
join-planned = Diese Tour ist noch nicht offen. Wartet, bis die Tourleitung sie öffnet, und ladet die Seite dann neu.
join-closed = Neue Gruppen kommen nicht mehr dazu. Wer schon dabei ist, kommt hier wieder zu seiner Gruppe.
join-empty-name = Eure Gruppe braucht einen Namen.
join-long-name = Der Name darf höchstens 30 Zeichen haben.
join-empty-group = Bitte zuerst eure Gruppe antippen.
join-empty-pin = Bitte die PIN eurer Gruppe eintippen.
join-digits-pin = Die PIN hat vier Ziffern.
join-empty-code = Bitte den Code eintippen.
join-bad-code = Der Code hat acht Zeichen, hier { $n ->
    [one] ist es eins
   *[other] sind es { $n }
}.
join-network = Kein Empfang. Bitte noch einmal tippen; es entsteht keine zweite Gruppe.
join-network-enter = Kein Empfang. Bitte noch einmal tippen.
join-server = Das hat gerade nicht geklappt. Bitte gleich noch einmal tippen.
join-language-kept = Kein Empfang. Die Seite bleibt vorerst in dieser Sprache.
