# The page of somebody who helps at one station; it is reached by a link.
helper-title = { $station } – Stationshilfe
helper-you = Sie helfen hier als { $name }.
helper-over = Dieser Link gilt nicht mehr
helper-code = Code dieser Station
helper-code-how = Lesen Sie ihn einer Gruppe vor, deren Handy keinen Standort findet. Sie gibt ihn unter „Code eingeben“ ein.
helper-noscript = Wer hier ist, zeigt diese Seite nur mit JavaScript. Bitte in den Einstellungen des Browsers erlauben und neu laden.
helper-loading = Wird geladen …
helper-groups = Gruppen
helper-search = Gruppe suchen
helper-part-help = Kommt hier nicht hinein
helper-part-here = Ist hier
helper-part-due = Kommt als Nächstes
helper-part-been = War hier
helper-part-later = Andere Gruppen
helper-more = { $n ->
    [one] und 1 weitere; suchen Sie nach dem Namen
   *[other] und { $n } weitere; suchen Sie nach dem Namen
}
helper-none-yet = Noch ist keine Gruppe dabei.
helper-none-found = Keine Gruppe passt zu „{ $query }“.
helper-news = Kommt hier nicht hinein: { $list }.
helper-phase-planned = Die Tour hat noch nicht begonnen. Nach dem Start können Sie Gruppen freigeben.
helper-phase-paused = Die Tour macht Pause.
helper-phase-ended = Die Tour ist beendet. Dieser Link gilt bis zwei Stunden nach dem Ende.
helper-lost = Keine Verbindung seit { $since }. Was hier steht, ist der Stand von { $heard }; es wird weiter versucht.
helper-lost-first = Keine Verbindung zum Server. Es wird weiter versucht.

# ---- one group ----
helper-state-calls = ruft hier Hilfe
helper-state-tries = { $n ->
    [one] Check-in einmal abgelehnt
   *[other] Check-in { $n }-mal abgelehnt
}
helper-state-here = hier seit { $time }
helper-state-due = um { $time } erwartet
helper-state-next = ist unterwegs hierher
helper-state-right = richtig gelöst
helper-state-partly = teilweise gelöst
helper-state-wrong = falsch beantwortet
helper-state-in = hier gewesen, Fragen offen
helper-state-skipped = ausgelassen
helper-state-later = noch nicht hier
helper-state-code = mit Code geöffnet
helper-state-release = freigegeben
helper-state-given = { $n ->
    [one] 1 Punkt von Ihnen
   *[other] { $n } Punkte von Ihnen
}

# ---- releasing ----
helper-release = Freigeben
helper-release-who = Station für { $name } freigeben
helper-release-ask = Station für { $name } freigeben?
helper-release-text = Die Station öffnet sich auf den Handys der Gruppe. Das zählt wie ein Check-in. Die Tourleitung sieht, dass Sie es waren.
helper-release-yes = Ja, freigeben
helper-release-reason = An der Station freigegeben
helper-released = Die Station ist für { $name } freigegeben.
helper-sending = Wird gespeichert …
helper-cancel = Abbrechen

# ---- points ----
helper-points = Punkte geben
helper-points-who = Punkte geben: { $name }
helper-points-ask = Punkte für { $name }
helper-points-number = Punkte, noch höchstens { $left }
helper-points-reason = Grund
helper-points-help = Die Gruppe sieht Punkte und Grund. Die Tourleitung sieht, dass Sie es waren.
helper-points-yes = Punkte geben
helper-points-bad-number = Bitte eine ganze Zahl von 1 bis { $left } eingeben.
helper-points-bad-reason = Bitte einen Grund mit 3 bis 200 Zeichen angeben.
helper-points-done = { $n ->
    [one] { $name } hat 1 Punkt bekommen.
   *[other] { $name } hat { $n } Punkte bekommen.
}
helper-network = Keine Antwort vom Server. Bitte noch einmal versuchen.
helper-server = Der Server konnte das gerade nicht speichern. Bitte noch einmal versuchen.
