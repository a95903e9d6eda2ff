# The frame of the staff pages, the login and the account.
staff-places = Bereiche
staff-tours = Touren
staff-account = Konto
staff-log-out = Abmelden
staff-logged-in-as = Angemeldet als
staff-role-host = Tourleitung
staff-role-organizer = Organisation
staff-role-admin = Verwaltung

staff-login-title = Anmelden
staff-login-for = Für alle, die Touren leiten. Gruppen brauchen kein Konto.
staff-login-name = Anmeldename
staff-login-password = Passwort
staff-login-go = Anmelden
staff-login-group = Sie sind mit einer Gruppe unterwegs?
staff-login-group-way = Zum Beitreten mit Tourcode
staff-login-forgotten = Passwort vergessen? Wer diesen Server betreut, kann ein neues vergeben.
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
   *[sun] am Sonntag
} um { $time }
staff-studio = Routen
