# Sentences for error codes and for the reasons of refused events.
error-not-found = Hier gibt es nichts. Vielleicht ist die Adresse unvollständig.
error-method-not-allowed = Das geht hier nicht.
error-bad-request = Diese Anfrage ist unverständlich.
error-too-large = Das ist zu groß. Bitte kürzer fassen.
error-server-fault = Da ist bei uns etwas schiefgegangen. Nichts ist verloren; bitte gleich noch einmal versuchen.
error-unavailable = Der Server kann gerade nichts speichern. Auf dem Handy bleibt alles; bitte gleich noch einmal versuchen.
error-crash = Da ist bei uns etwas schiefgegangen. Nichts ist verloren; bitte gleich noch einmal versuchen. Kennung für die Technik: { $id }.
error-too-slow = Die Anfrage kam nicht vollständig an. Bitte noch einmal versuchen.
error-too-many-groups = Von hier kamen gerade sehr viele neue Gruppen. Bitte eine Minute warten.
error-cross-site = Diese Anfrage kam nicht von unserer eigenen Seite und wurde nicht ausgeführt.
error-too-many-failures = Zu viele Fehlversuche. Bitte eine Minute warten und dann noch einmal versuchen.
error-invalid-body = Diese Angaben sind unvollständig oder haben die falsche Form.
error-invalid-batch = Diese Sendung ist unvollständig. Auf dem Handy bleibt alles gespeichert.
error-invalid-field = Bitte diese Angabe prüfen.
error-code-missing = Bitte den Beitrittscode eingeben.
error-tour-not-found = Diesen Code kennt hier niemand. Bitte Zeichen für Zeichen prüfen oder die Tourleitung fragen.
error-route-not-found = Diese Route gibt es hier nicht. Vielleicht ist die Adresse unvollständig.
error-route-map-missing = Zu dieser Route gibt es keine Karte. Die Orte stehen in der Liste der Stationen.
error-host-tour-not-found = Diese Tour gibt es nicht, oder sie gehört jemand anderem.
error-join-closed = Zu dieser Tour kann keine neue Gruppe mehr kommen.
error-tour-full = Diese Tour ist voll. Bitte die Tourleitung ansprechen.
error-group-id-taken = Diese Gruppe gibt es schon. Bitte die Seite neu laden.
error-group-not-found = Diese Gruppe gibt es nicht mehr. Bitte die Liste neu laden.
error-invalid-name = Bitte einen Namen mit 1 bis 30 Zeichen wählen.
error-too-many-devices = Diese Gruppe hat schon { $max } Handys. Mehr gehen nicht.
error-wrong-pin = Diese PIN stimmt nicht. { $left ->
    [one] Ein Versuch bleibt.
   *[other] { $left } Versuche bleiben.
}
error-pin-locked = Zu viele falsche PINs. In zehn Minuten geht es wieder; sofort hilft der Wiederherstellungscode oder die Tourleitung.
error-resume-code-unknown = Diesen Wiederherstellungscode kennt hier niemand. Bitte Zeichen für Zeichen prüfen.
error-resume-code-missing = Bitte den Wiederherstellungscode eingeben.
error-card-unknown = Diese Gruppenkarte gilt hier nicht. Bitte scannt sie noch einmal, oder kommt mit dem Wiederherstellungscode auf der Startseite zurück. Sonst hilft die Tourleitung.
error-no-group = Dieses Handy gehört zu keiner Gruppe. Bitte über den Beitrittscode dazukommen.
error-standings-for-groups = Die Rangliste sehen nur die Gruppen dieser Tour.
error-standings-hidden = Die Tourleitung zeigt die Rangliste am Ende.

error-too-far = Ihr seid rund { $distance } m entfernt (auf { $accuracy } m genau). Geht näher heran oder gebt den Code vom Plakat ein.
error-too-far-again = Dieser Versuch war zu weit von der Station entfernt.
error-too-imprecise = Standort nur auf { $accuracy } m genau. Geht ein paar Schritte vom Haus weg und versucht es noch einmal.
error-too-imprecise-again = Bei diesem Versuch war der Standort zu ungenau.
error-stale-fix = Der Standort ist älter als 30 Sekunden. Bitte noch einmal versuchen.
error-invalid-fix = Das Handy hat keinen brauchbaren Standort geliefert. Versucht es noch einmal oder gebt den Code vom Plakat ein.
error-code-only = Diese Station öffnet nur der Code vom Plakat.
error-wrong-code = Dieser Code gehört nicht zu dieser Station. Bitte Zeichen für Zeichen prüfen.
error-unknown-station = Diese Station gehört nicht zu eurer Route.
error-unknown-question = Diese Frage gehört nicht zu dieser Station.
error-unknown-type = Das kennt der Server nicht. Bitte die Seite neu laden.
error-attempts-exhausted = Für diese Frage gibt es nur { $attempts ->
    [one] einen Versuch.
   *[other] { $attempts } Versuche.
}
error-tour-ended = Die Tour war da schon zu Ende. Das zählt nicht mehr.
error-tour-not-open = Die Tour hat noch nicht begonnen. Alles bleibt auf diesem Handy gespeichert.
error-tour-paused = Die Tour macht Pause. Alles bleibt auf diesem Handy gespeichert.
error-rate-limited = Zu viele falsche Codes. Bitte eine Minute warten.
error-too-many-events = Von dieser Gruppe kam ungewöhnlich viel. Bitte die Tourleitung ansprechen.
error-id-reused = Diese Eingabe wurde schon einmal anders gesendet. Die erste zählt.
error-join-not-open = Diese Tour ist noch nicht offen. Bitte wartet, bis die Tourleitung sie öffnet.
error-reason-missing = Bitte den Grund nennen, 3 bis 200 Zeichen.
error-phase-changed = Das geht in diesem Zustand der Tour nicht. Jemand hat ihn gerade geändert.
error-bad-points = Bitte eine ganze Zahl von −10.000 bis 10.000 eintragen, nicht 0.
error-not-revocable = Das lässt sich nicht rückgängig machen.
error-call-not-found = Diesen Hilferuf gibt es nicht. Bitte die Gruppe neu öffnen.
error-bad-phone = Bitte eine Telefonnummer aus Ziffern, Leerzeichen, +, (, ), / und -, höchstens 30 Zeichen. Leer lassen geht auch.
error-already-revoked = Das ist schon rückgängig gemacht.
error-no-staff = Bitte melden Sie sich an.
error-role-missing = Dafür reicht Ihre Rolle nicht.
error-login-failed = Anmeldename oder Passwort stimmt nicht.
error-too-many-logins = Zu viele Fehlversuche. Bitte zehn Minuten warten und dann noch einmal versuchen.
error-login-name-invalid = Ein Anmeldename hat { $min } bis { $max } Zeichen: Buchstaben, Ziffern, Punkt, Unterstrich und Bindestrich.
error-login-name-taken = Diesen Anmeldenamen gibt es schon.
error-user-not-found = Diesen Anmeldenamen gibt es nicht.
error-password-wrong = Das bisherige Passwort stimmt nicht.
error-password-too-short = Das neue Passwort braucht mindestens { $min } Zeichen.
error-password-too-long = Das neue Passwort darf höchstens { $max } Zeichen haben.
error-password-has-name = Das neue Passwort darf den Anmeldenamen nicht enthalten.
error-passwords-differ = Die beiden neuen Passwörter sind verschieden.
error-too-many-streams = Von hier sind zu viele Seiten zugleich offen. Bitte einige schließen.
error-handoff-forged = Diese Daten passen zu keinem Handy dieser Gruppe. Bitte prüfen Sie, ob sie aus dieser Tour sind, und lesen Sie sie noch einmal ein. Auf dem Handy bleibt alles gespeichert.
error-other-group = Dieses Handy gehört jetzt zu einer anderen Gruppe. Der Eintrag bleibt auf dem Handy gespeichert.
error-question-not-found = Diese Frage gibt es nicht mehr. Laden Sie die Liste der Fragen neu.
error-draft-not-found = Diese Route oder dieses Quiz gibt es hier nicht. Öffnen Sie die Liste der Routen und wählen Sie dort.
error-draft-too-large = So viel passt nicht in eine Route. Teilen Sie sie in zwei Routen auf oder nehmen Sie etwas heraus.
error-draft-has-errors = Die Route kann noch nicht veröffentlicht werden. Unter Prüfen steht, was fehlt.
error-draft-exists = Diese Route ist schon übernommen. Sie steht in der Liste der Routen.
error-title-missing = Geben Sie der Route einen Namen mit höchstens 120 Zeichen.
