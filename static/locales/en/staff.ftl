# The frame of the staff pages, the login and the account.
staff-places = Places
staff-tours = Tours
staff-account = Account
staff-log-out = Log out
staff-logged-in-as = Logged in as
staff-role-host = Tour host
staff-role-organizer = Organizer
staff-role-admin = Administrator

staff-login-title = Log in
staff-login-for = For everyone who hosts tours. Groups need no account.
staff-login-name = Login name
staff-login-password = Password
staff-login-go = Log in
staff-login-group = Are you walking with a group?
staff-login-group-way = Join with a tour code
staff-login-forgotten = Forgotten the password? Whoever looks after this server can set a new one.
staff-done-logged-out = You are logged out.

staff-role = Role
staff-password-title = Change the password
staff-password-after = You stay logged in here; all other browsers are logged out.
staff-password-current = Current password
staff-password-new = New password
staff-password-rule = At least { $min } characters, best several words, without the login name.
staff-password-again = New password once more
staff-password-go = Change the password
staff-done-password = The password is changed. All other browsers are logged out.

staff-sessions-title = Browsers that are logged in
staff-sessions-why = A browser you do not know? Log it out and change the password.
staff-session-this = This browser
staff-session-since = logged in { $since }
staff-session-seen = last used { $seen }
staff-session-end = Log out
staff-session-end-which = Log out { $agent }, logged in { $since }
staff-sessions-end-others = Log out all others
staff-sessions-only = You are logged in nowhere else.
staff-sessions-lifetime = Each login ends by itself after { $idle } hours without use and after { $days } days at the latest.
staff-done-session = The browser is logged out.
staff-done-others = All other browsers are logged out.

staff-when-now = just now
staff-when = { $day ->
    [today] today
    [yesterday] yesterday
    [mon] on Monday
    [tue] on Tuesday
    [wed] on Wednesday
    [thu] on Thursday
    [fri] on Friday
    [sat] on Saturday
   *[sun] on Sunday
} at { $time }
staff-studio = Routes
