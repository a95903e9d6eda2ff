# What lies where, and the pack for the way, in Einfache Sprache. What is not here is read from ../de.

# ---- what lies where ----
outbox-nothing = Alles ist beim Stadtlotsen angekommen.
outbox-waiting = { $n ->
    [one] 1 Eintrag ist auf dem Weg zum Stadtlotsen.
   *[other] { $n } Einträge sind auf dem Weg zum Stadtlotsen.
}
outbox-waiting-offline = { $n ->
    [one] Ihr habt gerade kein Internet. 1 Eintrag ist sicher auf diesem Handy. Das Handy sendet ihn später von selbst.
   *[other] Ihr habt gerade kein Internet. { $n } Einträge sind sicher auf diesem Handy. Das Handy sendet sie später von selbst.
}
outbox-not-durable = Dieser Browser vergisst alles, wenn ihr die Seite schließt. Lasst die Seite offen, bis alles gesendet ist. Oder öffnet die Seite in einem normalen Fenster.
outbox-full = Dieses Handy hat keinen Platz mehr. Eure Eingabe ist nicht gespeichert. Sie steht aber noch hier. Löscht zum Beispiel ein Video. Tippt dann noch einmal.
outbox-refused-plain = Der Stadtlotse hat diesen Eintrag nicht angenommen.
outbox-delivered = { $n ->
    [one] Ihr habt diese Seite geöffnet. Seitdem ist 1 Eintrag beim Stadtlotsen angekommen. Das war um { $time } Uhr.
   *[other] Ihr habt diese Seite geöffnet. Seitdem sind { $n } Einträge beim Stadtlotsen angekommen. Der letzte kam um { $time } Uhr.
}
outbox-sending = Das Handy sendet …
outbox-not-sent = Ihr habt noch kein Internet. Alles bleibt auf diesem Handy gespeichert.
outbox-qr = Ohne Internet abgeben: QR-Code zeigen
outbox-save = Als Datei speichern
outbox-saved = Die Datei liegt bei den Downloads. Das ist ein Ordner auf diesem Handy. Die Tourleitung kann die Datei annehmen.
outbox-kind-finish = Tour beendet

# ---- the pack for the way ----
outbox-pack-loading = Das Handy lädt { $size } für unterwegs. Davon sind { $percent } Prozent schon da.
outbox-pack-ready = Ihr könnt jetzt auch ohne Internet spielen. Alles Nötige ist auf diesem Handy. Das sind { $size }.
outbox-pack-ask = Die Texte sind da. Bilder und Ton sind { $size } groß.
outbox-pack-partly = Es ist noch nicht alles auf diesem Handy. Der Rest kommt, sobald ihr Internet habt.
outbox-pack-unsupported = Dieser Browser kann hier nichts für unterwegs speichern. Spielt mit Internet. Oder öffnet die Seite in Safari, Chrome oder Firefox. Die Adresse muss dann mit „https“ beginnen.
outbox-rule-sealed = Habt ihr kein Internet? Dann öffnet der Code auf dem Plakat die Stationen. Die Lösungen kommen später.
outbox-rule-open = Auf dieser Route öffnet ihr Stationen auch ohne Internet. Das geht mit dem Standort und mit dem Code. Ihr seht die Lösungen gleich. Der Stadtlotse bestätigt sie später.
