# The standings page, /tours/<code>/standings, for projectors and phones.
standings-title = { $tour } – Rangliste
standings-planned = Gleich geht es los
standings-open = Gleich geht es los
standings-running = Zwischenstand { $time }
standings-paused = Pause { $time }
standings-ended = Endstand
standings-rank = Platz
standings-group = Gruppe
standings-stations = Stationen
standings-points = Punkte
standings-done = { $done } von { $total ->
    [one] 1 Station
   *[other] { $total } Stationen
}
standings-own = eure Gruppe
standings-none = Noch keine Gruppe dabei.
standings-legend = { $total ->
    [one] Station geschafft, 1 insgesamt
   *[other] Station geschafft, { $total } insgesamt
}
standings-meeting-at = { $time } Uhr
standings-meeting = Treffpunkt: { $place }
standings-pages = Seiten der Rangliste
standings-page = Seite { $number } von { $pages }
standings-next = Nächste Seite
standings-previous = Vorige Seite
standings-new = Neuer Zwischenstand
standings-leaders = Jetzt vorn: { $names }
standings-leader = { $rank }. { $name }
standings-offline = Keine Verbindung seit { $time }. Zu sehen ist der letzte Stand.
standings-back = Zurück zum Spiel
standings-projector = Beitritt zeigen
standings-hidden-title = Rangliste noch verdeckt
standings-hidden-login = Sie leiten diese Tour? Bitte anmelden.
