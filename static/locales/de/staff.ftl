# The frame of the staff pages, the login, the account and the accounts of all.
staff-places = Bereiche
staff-tours = Touren
staff-account = Konto
staff-log-out = Abmelden
staff-logged-in-as = Angemeldet als
staff-role-host = Tourleitung
staff-role-organizer = Redaktion
staff-role-admin = Verwaltung

staff-login-title = Anmelden
staff-login-for = Für alle, die Touren leiten oder Routen bauen. Gruppen brauchen kein Konto.
staff-login-name = Anmeldename
staff-login-password = Passwort
staff-login-go = Anmelden
staff-login-group = Sie sind mit einer Gruppe unterwegs?
staff-login-group-way = Zum Beitreten mit Tourcode
staff-login-forgotten = Passwort vergessen? Die Verwaltung kann ein neues vergeben.
staff-done-logged-out = Sie sind abgemeldet.

staff-role = Rolle
staff-password-title = Passwort ändern
staff-password-after = Danach bleiben Sie hier angemeldet; alle anderen Browser werden abgemeldet.
staff-password-current = Bisheriges Passwort
staff-password-new = Neues Passwort
staff-password-rule = Mindestens { $min } Zeichen, am besten mehrere Wörter, ohne den Anmeldenamen.
staff-password-again = Neues Passwort noch einmal
staff-password-go = Passwort ändern
staff-done-password = Das Passwort ist geändert. Alle anderen Browser sind abgemeldet.

staff-sessions-title = Angemeldete Browser
staff-sessions-why = Ein Browser, den Sie nicht kennen? Melden Sie ihn ab und ändern Sie das Passwort.
staff-session-this = Dieser Browser
staff-session-since = angemeldet { $since }
staff-session-seen = zuletzt { $seen }
staff-session-end = Abmelden
staff-session-end-which = { $agent }, angemeldet { $since }, abmelden
staff-sessions-end-others = Alle anderen abmelden
staff-sessions-only = Sie sind sonst nirgends angemeldet.
staff-sessions-lifetime = Nach { $idle } Stunden ohne Nutzung und spätestens nach { $days } Tagen endet jede Anmeldung von selbst.
staff-done-session = Der Browser ist abgemeldet.
staff-done-others = Alle anderen Browser sind abgemeldet.

staff-when-now = gerade eben
staff-when = { $day ->
    [today] heute
    [yesterday] gestern
    [mon] am Montag
    [tue] am Dienstag
    [wed] am Mittwoch
    [thu] am Donnerstag
    [fri] am Freitag
    [sat] am Samstag
    [sun] am Sonntag
   *[date] am { $date }
} um { $time }
staff-studio = Routen

staff-cancel = Abbrechen
staff-page = Seite { $number } von { $pages }

staff-code-title = Code eingeben
staff-code-label = Code aus Ihrer App
staff-code-help = Sechs Ziffern; alle 30 Sekunden kommt ein neuer.
staff-code-go = Anmelden
staff-code-other = Handy nicht zur Hand?
staff-code-recovery = Wiederherstellungscode
staff-code-recovery-help = Zwölf Zeichen in drei Gruppen. Jeder gilt ein einziges Mal.
staff-code-recovery-go = Damit anmelden
staff-code-lost = Handy und Codes verloren? Die Verwaltung kann den zweiten Faktor zurücksetzen.
staff-code-back = Zurück zum Passwort
staff-code-either = Code aus Ihrer App oder ein Wiederherstellungscode
staff-code-either-help = Sechs Ziffern oder zwölf Zeichen.

staff-factor-title = Zweiter Faktor
staff-factor-why = Nach dem Passwort wird beim Anmelden dann noch ein Code verlangt, den eine App auf Ihrem Handy zeigt. Wer nur Ihr Passwort kennt, kommt nicht mehr hinein.
staff-factor-advice = Ihre Rolle darf viel ändern. Richten Sie den zweiten Faktor am besten gleich ein.
staff-factor-begin = Einrichten
staff-factor-on = Eingeschaltet { $since }
staff-factor-codes-left = { $n ->
    [0] Es ist kein Wiederherstellungscode mehr übrig.
    [one] Ein Wiederherstellungscode ist noch übrig.
   *[other] { $n } Wiederherstellungscodes sind noch übrig.
}
staff-factor-codes-link = Neue Codes …
staff-factor-off-link = Ausschalten …
staff-factor-setup = Zweiten Faktor einrichten
staff-factor-scan = 1. App verbinden
staff-factor-scan-how = Öffnen Sie auf Ihrem Handy eine App für Einmalcodes, zum Beispiel Aegis, FreeOTP oder den Passwortmanager, und scannen Sie dieses Bild.
staff-factor-picture = QR-Code mit dem Schlüssel für Ihre App; darunter steht er als Text
staff-factor-same-phone = App auf diesem Gerät öffnen
staff-factor-typed = Oder tippen Sie den Schlüssel ab:
staff-factor-confirm = 2. Code bestätigen
staff-factor-confirm-what = Geben Sie den Code ein, den die App jetzt zeigt. Danach werden alle anderen Browser abgemeldet.
staff-factor-password = Ihr Passwort
staff-factor-confirm-go = Einschalten
staff-factor-codes-title = Neue Codes zur Wiederherstellung
staff-factor-codes-what = Sie bekommen zehn neue Codes. Alle bisherigen gelten dann nicht mehr.
staff-factor-codes-go = Neue Codes zeigen
staff-factor-off-title = Zweiten Faktor ausschalten
staff-factor-off-what = Danach genügt beim Anmelden wieder das Passwort. Die Wiederherstellungscodes gelten nicht mehr.
staff-factor-off-go = Ausschalten
staff-done-factor-off = Der zweite Faktor ist ausgeschaltet.
staff-recovery-title = Codes zur Wiederherstellung
staff-recovery-keep = Bewahren Sie diese Codes auf
staff-recovery-what = Der zweite Faktor ist eingeschaltet. Wenn Sie Ihr Handy nicht zur Hand haben, meldet Sie jeder dieser Codes ein einziges Mal an.
staff-recovery-once = Diese Seite zeigt sie nur jetzt. Drucken Sie sie aus oder legen Sie sie in Ihren Passwortmanager.
staff-recovery-done = Codes sind aufbewahrt

staff-people = Personen
staff-people-all = Alle Personen
staff-people-pages = Seiten der Personen
staff-people-before = Davor
staff-people-after = Danach
staff-person-new = Neues Konto
staff-person-new-what = Das Passwort wird zufällig gemacht und danach einmal gezeigt.
staff-person-new-go = Konto anlegen
staff-person-name-help = { $min } bis { $max } Zeichen: Buchstaben, Ziffern, Punkt, Unterstrich und Bindestrich.
staff-role-what-host = leitet eigene Touren
staff-role-what-organizer = baut außerdem Routen und Fragen
staff-role-what-admin = sieht außerdem alle Touren und verwaltet die Konten
staff-person-seen = zuletzt { $seen }
staff-person-never-seen = noch nie angemeldet
staff-person-never = noch nie
staff-person-factor = zweiter Faktor
staff-person-factor-since = eingeschaltet { $since }
staff-person-no-factor = nicht eingeschaltet
staff-person-active = aktiv
staff-person-disabled = gesperrt
staff-person-state = Zustand
staff-person-last-seen = Zuletzt benutzt
staff-person-made = Angelegt
staff-person-own = Das sind Sie. Ihr eigenes Konto ändern Sie auf der Seite Konto.
staff-person-own-way = Zu meinem Konto
staff-person-role = Rolle ändern …
staff-person-password = Neues Passwort …
staff-person-reset-factor = Zweiten Faktor zurücksetzen …
staff-person-disable = Sperren …
staff-person-enable = Wieder freigeben
staff-person-log-out = Überall abmelden …
staff-person-nowhere = Gerade nirgends angemeldet.
staff-person-done-role = Die Rolle ist gespeichert.
staff-person-done-disable = Das Konto ist gesperrt und überall abgemeldet.
staff-person-done-enable = Das Konto ist wieder freigegeben.
staff-person-done-log-out = Das Konto ist überall abgemeldet.
staff-person-done-session = Der Browser ist abgemeldet.
staff-person-done-reset-factor = Der zweite Faktor ist zurückgesetzt. Jetzt genügt das Passwort.

staff-ask-role = Rolle von { $name } ändern
staff-ask-role-what = Die neue Rolle gilt sofort. Wer Rechte verliert, wird überall abgemeldet; Touren und Routen bleiben erhalten.
staff-ask-role-go = Rolle ändern
staff-ask-password = Neues Passwort für { $name }
staff-ask-password-what = Das bisherige Passwort gilt dann nicht mehr, und { $name } wird überall abgemeldet. Das neue wird einmal gezeigt. Ein zweiter Faktor bleibt eingeschaltet.
staff-ask-password-go = Neues Passwort machen
staff-ask-disable = { $name } sperren
staff-ask-disable-what = { $name } wird überall abgemeldet und kann sich nicht mehr anmelden. Touren und Routen bleiben erhalten. Sie können das Konto jederzeit wieder freigeben.
staff-ask-disable-go = Konto sperren
staff-ask-log-out = { $name } überall abmelden
staff-ask-log-out-what = Alle Browser von { $name } werden sofort abgemeldet. Was dort noch nicht gespeichert ist, geht verloren. Anmelden geht danach wieder.
staff-ask-log-out-go = Überall abmelden
staff-ask-reset-factor = Zweiten Faktor von { $name } zurücksetzen
staff-ask-reset-factor-what = Danach genügt beim Anmelden das Passwort, und { $name } wird überall abgemeldet. Prüfen Sie vorher, dass wirklich { $name } darum gebeten hat.
staff-ask-reset-factor-go = Zurücksetzen

staff-new-password-title = Passwort
staff-new-password-made = Das Konto { $name } ist angelegt. Geben Sie diese Zugangsdaten weiter.
staff-new-password-changed = { $name } hat ein neues Passwort und ist überall abgemeldet. Geben Sie es weiter.
staff-new-password-once = Diese Seite zeigt das Passwort nur jetzt. Wer es bekommt, sollte es unter Konto ändern.
staff-new-password-done = Passwort ist notiert

staff-log-title = Was an Konten geändert wurde
staff-log-empty = Noch nichts.
staff-log-pages = Seiten der Änderungen
staff-log-newer = Neuere
staff-log-older = Ältere
staff-log-who = { $actor }, { $when }
staff-log-operator = auf der Kommandozeile, { $when }
staff-log-create = Konto { $whom } angelegt
staff-log-role-host = { $whom } ist jetzt Tourleitung
staff-log-role-organizer = { $whom } ist jetzt Redaktion
staff-log-role-admin = { $whom } ist jetzt Verwaltung
staff-log-password = Neues Passwort für { $whom }
staff-log-disable = { $whom } gesperrt
staff-log-enable = { $whom } wieder freigegeben
staff-log-log-out = { $whom } überall abgemeldet
staff-log-session = Einen Browser von { $whom } abgemeldet
staff-log-factor-on = Zweiter Faktor von { $whom } eingeschaltet
staff-log-factor-off = Zweiter Faktor von { $whom } ausgeschaltet
staff-log-factor-reset = Zweiter Faktor von { $whom } zurückgesetzt
