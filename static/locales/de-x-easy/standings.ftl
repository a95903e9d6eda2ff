# The standings page, /tours/<code>/standings, in Einfache Sprache. What is not here is read from ../de.
standings-running = So steht es um { $time } Uhr
standings-ended = So steht es am Ende
standings-legend = { $total ->
    [one] Station geschafft. Es gibt 1 Station.
   *[other] Station geschafft. Es gibt { $total } Stationen.
}
standings-new = Die Rangliste ist neu
standings-offline = Seit { $time } Uhr gibt es keine Verbindung. Ihr seht den letzten Stand.
standings-hidden-title = Die Rangliste ist noch geheim
