# ---- what lies where ----
outbox-title = Gespeichert und gesendet
outbox-open = Gespeichert und gesendet
outbox-open-count = { $n ->
    [one] Gespeichert und gesendet, 1 Eintrag noch auf diesem Handy
   *[other] Gespeichert und gesendet, { $n } Einträge noch auf diesem Handy
}
outbox-nothing = Alles ist beim Server.
outbox-waiting = { $n ->
    [one] 1 Eintrag ist auf dem Weg zum Server.
   *[other] { $n } Einträge sind auf dem Weg zum Server.
}
outbox-waiting-offline = { $n ->
    [one] Kein Empfang. 1 Eintrag liegt sicher auf diesem Handy und geht von selbst hinaus.
   *[other] Kein Empfang. { $n } Einträge liegen sicher auf diesem Handy und gehen von selbst hinaus.
}
outbox-not-durable = Dieser Browser merkt sich nichts über die Seite hinaus. Lasst sie offen, bis alles gesendet ist, oder öffnet sie in einem gewöhnlichen Fenster.
outbox-full = Dieses Handy hat keinen Platz mehr. Eure Eingabe ist nicht gespeichert und steht noch hier. Löscht zum Beispiel ein Video und tippt noch einmal.
outbox-on-phone = Auf diesem Handy
outbox-refused = Nicht angenommen
outbox-refused-plain = Der Server hat diesen Eintrag nicht angenommen.
outbox-more = { $n ->
    [one] … und noch 1 Eintrag.
   *[other] … und noch { $n } Einträge.
}
outbox-delivered = { $n ->
    [one] Seit dem Öffnen dieser Seite ist 1 Eintrag beim Server angekommen, zuletzt um { $time }.
   *[other] Seit dem Öffnen dieser Seite sind { $n } Einträge beim Server angekommen, zuletzt um { $time }.
}
outbox-send = Jetzt senden
outbox-sending = Wird gesendet …
outbox-sent = Gesendet.
outbox-not-sent = Noch kein Empfang. Alles bleibt auf diesem Handy gespeichert.
outbox-qr = Ohne Netz abgeben: QR-Code zeigen
outbox-save = Als Datei sichern
outbox-saved = Die Datei liegt bei den Downloads. Die Tourleitung kann sie annehmen.
outbox-kind-checkin = Einchecken
outbox-kind-answer = Antwort
outbox-kind-hint = Tipp
outbox-kind-skip = Station ausgelassen
outbox-kind-reopen = Station wieder aufgenommen
outbox-kind-help = Ruf nach Hilfe
outbox-kind-finish = Ende der Tour
outbox-question = { $kind } zu Frage { $n }
outbox-kind-other = Eintrag

# ---- the pack for the way ----
outbox-pack = Für unterwegs
outbox-pack-loading = Für unterwegs werden { $size } geladen, { $percent } % sind da.
outbox-pack-ready = Bereit für offline: alles Nötige ({ $size }) ist auf diesem Handy.
outbox-pack-ask = Die Texte sind da. Bilder und Ton sind { $size } groß.
outbox-pack-load = Jetzt laden
outbox-pack-map = Die Karte für unterwegs ist { $size } groß und noch nicht geladen.
outbox-pack-partly = Es ist noch nicht alles auf diesem Handy. Der Rest kommt, sobald ihr Empfang habt.
outbox-pack-unsupported = Dieser Browser kann hier nichts für unterwegs speichern. Spielt mit Empfang, oder öffnet die Seite mit https in Safari, Chrome oder Firefox.
outbox-rule-sealed = Ohne Empfang öffnet der Code am Plakat die Stationen; die Auflösungen kommen nach.
outbox-rule-open = Auf dieser Route öffnen Standort und Code die Stationen auch ohne Empfang, und ihr seht die Auflösungen gleich. Der Server bestätigt beides später.
