# The frame of the staff pages, the login, the account and the accounts of all.
staff-places = Places
staff-tours = Tours
staff-account = Account
staff-log-out = Log out
staff-logged-in-as = Logged in as
staff-role-host = Tour host
staff-role-organizer = Organizer
staff-role-admin = Administrator

staff-login-title = Log in
staff-login-for = For everyone who hosts tours or builds routes. Groups need no account.
staff-login-name = Login name
staff-login-password = Password
staff-login-go = Log in
staff-login-group = Are you walking with a group?
staff-login-group-way = Join with a tour code
staff-login-forgotten = Forgotten the password? An administrator can set a new one.
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
    [sun] on Sunday
   *[date] on { $date }
} at { $time }
staff-studio = Routes

staff-cancel = Cancel
staff-page = Page { $number } of { $pages }

staff-code-title = Enter the code
staff-code-label = Code from your app
staff-code-help = Six digits; a new one comes every 30 seconds.
staff-code-go = Log in
staff-code-other = Phone not at hand?
staff-code-recovery = Recovery code
staff-code-recovery-help = Twelve characters in three groups. Each is good for one time only.
staff-code-recovery-go = Log in with it
staff-code-lost = Lost both phone and codes? An administrator can reset the second factor.
staff-code-back = Back to the password
staff-code-either = Code from your app or a recovery code
staff-code-either-help = Six digits or twelve characters.

staff-factor-title = Second factor
staff-factor-why = After the password, the login then also asks for a code that an app on your phone shows. Whoever knows only your password does not get in any more.
staff-factor-advice = Your role may change a lot. It is best to set up the second factor right away.
staff-factor-begin = Set up
staff-factor-on = Turned on { $since }
staff-factor-codes-left = { $n ->
    [0] No recovery code is left.
    [one] One recovery code is left.
   *[other] { $n } recovery codes are left.
}
staff-factor-codes-link = New codes …
staff-factor-off-link = Turn off …
staff-factor-setup = Set up the second factor
staff-factor-scan = 1. Connect the app
staff-factor-scan-how = On your phone, open an app for one-time codes, such as Aegis, FreeOTP or the password manager, and scan this picture.
staff-factor-picture = QR code with the key for your app; below it the key stands as text
staff-factor-same-phone = Open the app on this device
staff-factor-typed = Or type the key:
staff-factor-confirm = 2. Confirm a code
staff-factor-confirm-what = Enter the code that the app shows now. After that all other browsers are logged out.
staff-factor-password = Your password
staff-factor-confirm-go = Turn on
staff-factor-codes-title = New recovery codes
staff-factor-codes-what = You get ten new codes. All codes so far stop working.
staff-factor-codes-go = Show new codes
staff-factor-off-title = Turn off the second factor
staff-factor-off-what = After that the password alone is enough to log in. The recovery codes stop working.
staff-factor-off-go = Turn off
staff-done-factor-off = The second factor is turned off.
staff-recovery-title = Recovery codes
staff-recovery-keep = Keep these codes
staff-recovery-what = The second factor is on. When your phone is not at hand, each of these codes logs you in one single time.
staff-recovery-once = This page shows them only now. Print them or put them into your password manager.
staff-recovery-done = The codes are kept

staff-people = People
staff-people-all = All people
staff-people-pages = Pages of people
staff-people-before = Before
staff-people-after = After
staff-person-new = New account
staff-person-new-what = The password is made at random and shown once afterwards.
staff-person-new-go = Make the account
staff-person-name-help = { $min } to { $max } characters: letters, digits, full stop, underscore and hyphen.
staff-role-what-host = leads tours of their own
staff-role-what-organizer = also builds routes and questions
staff-role-what-admin = also sees all tours and looks after the accounts
staff-person-seen = last used { $seen }
staff-person-never-seen = never logged in yet
staff-person-never = never yet
staff-person-factor = second factor
staff-person-factor-since = turned on { $since }
staff-person-no-factor = not turned on
staff-person-active = active
staff-person-disabled = disabled
staff-person-state = State
staff-person-last-seen = Last used
staff-person-made = Made
staff-person-own = This is you. You change your own account on the page Account.
staff-person-own-way = To my account
staff-person-role = Change the role …
staff-person-password = New password …
staff-person-reset-factor = Reset the second factor …
staff-person-disable = Disable …
staff-person-enable = Enable again
staff-person-log-out = Log out everywhere …
staff-person-nowhere = Logged in nowhere just now.
staff-person-done-role = The role is saved.
staff-person-done-disable = The account is disabled and logged out everywhere.
staff-person-done-enable = The account is enabled again.
staff-person-done-log-out = The account is logged out everywhere.
staff-person-done-session = The browser is logged out.
staff-person-done-reset-factor = The second factor is reset. Now the password is enough.

staff-ask-role = Change the role of { $name }
staff-ask-role-what = The new role holds at once. Whoever loses rights is logged out everywhere; tours and routes stay.
staff-ask-role-go = Change the role
staff-ask-password = New password for { $name }
staff-ask-password-what = The present password stops working, and { $name } is logged out everywhere. The new one is shown once. A second factor stays on.
staff-ask-password-go = Make a new password
staff-ask-disable = Disable { $name }
staff-ask-disable-what = { $name } is logged out everywhere and cannot log in any more. Tours and routes stay. You can enable the account again at any time.
staff-ask-disable-go = Disable the account
staff-ask-log-out = Log out { $name } everywhere
staff-ask-log-out-what = All browsers of { $name } are logged out at once. What is not saved there is lost. Logging in again is possible.
staff-ask-log-out-go = Log out everywhere
staff-ask-reset-factor = Reset the second factor of { $name }
staff-ask-reset-factor-what = After that the password is enough to log in, and { $name } is logged out everywhere. First make sure that it really is { $name } who has asked for it.
staff-ask-reset-factor-go = Reset

staff-new-password-title = Password
staff-new-password-made = The account { $name } is made. Pass these on.
staff-new-password-changed = { $name } has a new password and is logged out everywhere. Pass it on.
staff-new-password-once = This page shows the password only now. Whoever gets it should change it under Account.
staff-new-password-done = The password is noted

staff-log-title = What was changed about accounts
staff-log-empty = Nothing yet.
staff-log-pages = Pages of changes
staff-log-newer = Newer
staff-log-older = Older
staff-log-who = { $actor }, { $when }
staff-log-operator = on the command line, { $when }
staff-log-create = Account { $whom } made
staff-log-role-host = { $whom } is now a tour host
staff-log-role-organizer = { $whom } is now an organizer
staff-log-role-admin = { $whom } is now an administrator
staff-log-password = New password for { $whom }
staff-log-disable = { $whom } disabled
staff-log-enable = { $whom } enabled again
staff-log-log-out = { $whom } logged out everywhere
staff-log-session = One browser of { $whom } logged out
staff-log-factor-on = Second factor of { $whom } turned on
staff-log-factor-off = Second factor of { $whom } turned off
staff-log-factor-reset = Second factor of { $whom } reset
