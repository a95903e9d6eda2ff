# What a visitor's phone is told of error codes and refused events, in Einfache Sprache. What is not here is read from ../de.
error-not-found = Hier gibt es nichts. Vielleicht fehlt ein Teil von der Adresse.
error-bad-request = Der Stadtlotse versteht das nicht.
error-too-large = Das ist zu groß. Schreibt bitte weniger.
error-server-fault = Bei uns ist etwas schiefgegangen. Nichts ist verloren. Versucht es bitte gleich noch einmal.
error-unavailable = Der Stadtlotse kann gerade nichts speichern. Auf dem Handy bleibt alles. Versucht es bitte gleich noch einmal.
error-crash = Bei uns ist etwas schiefgegangen. Nichts ist verloren. Versucht es bitte gleich noch einmal. Nummer für die Technik: { $id }.
error-too-slow = Es kam nicht alles bei uns an. Versucht es bitte noch einmal.
error-too-many-groups = Von hier kamen gerade sehr viele neue Gruppen. Wartet bitte eine Minute.
error-cross-site = Das kam nicht von unserer eigenen Seite. Deshalb haben wir nichts gemacht.
error-too-many-failures = Es war zu oft falsch. Wartet bitte eine Minute. Versucht es dann noch einmal.
error-invalid-body = Hier fehlt eine Angabe. Oder eine Angabe hat die falsche Form.
error-invalid-batch = Bei dieser Sendung fehlt etwas. Auf dem Handy bleibt alles gespeichert.
error-invalid-field = Prüft bitte diese Angabe.
error-code-missing = Gebt bitte den Code für eure Tour ein.
error-tour-not-found = Diesen Code gibt es hier nicht. Prüft bitte jedes Zeichen. Oder fragt die Tourleitung.
error-route-not-found = Diese Route gibt es hier nicht. Vielleicht fehlt ein Teil von der Adresse.
error-route-withdrawn = Diese Route gibt es nicht mehr. Habt ihr einen Code für eine Tour? Dann gilt der Code weiter.
error-route-map-missing = Zu dieser Route gibt es keine Karte. Die Orte stehen in der Liste mit den Stationen.
error-join-closed = Bei dieser Tour können keine neuen Gruppen mehr mitmachen.
error-tour-full = Diese Tour ist voll. Sprecht bitte mit der Tourleitung.
error-group-id-taken = Diese Gruppe gibt es schon. Ladet bitte die Seite neu.
error-group-not-found = Diese Gruppe gibt es nicht mehr. Ladet bitte die Liste neu.
error-invalid-name = Wählt bitte einen Namen. Er darf 1 bis 30 Zeichen haben.
error-wrong-pin = Diese PIN stimmt nicht. { $left ->
    [one] Ihr habt noch 1 Versuch.
   *[other] Ihr habt noch { $left } Versuche.
}
error-pin-locked = Die PIN war zu oft falsch. In 10 Minuten geht es wieder. Sofort hilft der Wiederherstellungs-Code. Oder fragt die Tourleitung.
error-resume-code-unknown = Diesen Wiederherstellungs-Code gibt es hier nicht. Prüft bitte jedes Zeichen.
error-resume-code-missing = Gebt bitte den Wiederherstellungs-Code ein.
error-card-unknown = Diese Gruppenkarte gilt hier nicht. Scannt sie bitte noch einmal. Oder geht auf die Startseite. Dort kommt ihr mit dem Wiederherstellungs-Code zurück. Sonst hilft die Tourleitung.
error-no-group = Dieses Handy gehört zu keiner Gruppe. Gebt bitte den Code für eure Tour ein. Dann kommt ihr dazu.
error-standings-for-groups = Nur die Gruppen von dieser Tour sehen die Rangliste.

error-too-far = Ihr seid noch etwa { $distance } Meter entfernt. Das Handy kann sich um { $accuracy } Meter irren. Geht näher heran. Oder gebt den Code vom Plakat ein.
error-too-far-again = Bei diesem Versuch wart ihr zu weit weg von der Station.
error-too-imprecise = Der Standort ist zu ungenau. Das Handy kann sich um { $accuracy } Meter irren. Geht ein paar Schritte vom Haus weg. Versucht es dann noch einmal.
error-stale-fix = Der Standort ist älter als 30 Sekunden. Versucht es bitte noch einmal.
error-invalid-fix = Das Handy hat keinen brauchbaren Standort. Versucht es noch einmal. Oder gebt den Code vom Plakat ein.
error-code-only = Nur der Code vom Plakat öffnet diese Station.
error-wrong-code = Dieser Code gehört nicht zu dieser Station. Prüft bitte jedes Zeichen.
error-unknown-type = Das kennt der Stadtlotse nicht. Ladet bitte die Seite neu.
error-rate-limited = Der Code war zu oft falsch. Wartet bitte eine Minute.
error-too-many-events = Von eurer Gruppe kam sehr viel. Das ist nicht normal. Sprecht bitte mit der Tourleitung.
error-id-reused = Diese Eingabe kam schon einmal anders an. Die erste Eingabe zählt.
error-too-many-streams = Hier sind zu viele Seiten gleichzeitig offen. Schließt bitte einige Seiten.
