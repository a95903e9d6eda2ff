# Sentences for error codes and for the reasons of refused events.
error-not-found = There is nothing here. Perhaps the address is incomplete.
error-method-not-allowed = That is not possible here.
error-bad-request = This request cannot be understood.
error-too-large = This is too large. Please make it shorter.
error-server-fault = Something went wrong on our side. Nothing is lost; please try again in a moment.
error-unavailable = The server cannot save anything just now. Everything stays on the phone; please try again in a moment.
error-crash = Something went wrong on our side. Nothing is lost; please try again in a moment. Reference for the technicians: { $id }.
error-too-slow = The request did not arrive in full. Please try again.
error-too-many-groups = Very many new groups have come from here just now. Please wait a minute.
error-cross-site = This request did not come from our own page and was not carried out.
error-too-many-failures = Too many failed attempts. Please wait a minute and try again.
error-invalid-body = These details are incomplete or have the wrong form.
error-invalid-batch = This delivery is incomplete. Everything stays saved on the phone.
error-invalid-field = Please check this entry.
error-code-missing = Please enter the join code.
error-tour-not-found = We do not know this code. Please check it letter by letter or ask your tour host.
error-route-not-found = There is no such route here. Perhaps the address is incomplete.
error-route-map-missing = There is no map of this route. The places are in the list of stations.
error-host-tour-not-found = There is no such tour, or it belongs to someone else.
error-join-closed = No new group can join this tour any more.
error-tour-full = This tour is full. Please talk to your tour host.
error-group-id-taken = This group already exists. Please reload the page.
error-group-not-found = This group is gone. Please reload the list.
error-invalid-name = Please choose a name of 1 to 30 characters.
error-too-many-devices = This group already has { $max } phones. There is no room for more.
error-wrong-pin = This PIN is not right. { $left ->
    [one] One try is left.
   *[other] { $left } tries are left.
}
error-pin-locked = Too many wrong PINs. It works again in ten minutes; the recovery code or your tour host helps at once.
error-resume-code-unknown = Nobody knows this recovery code here. Please check it letter by letter.
error-resume-code-missing = Please type the recovery code.
error-card-unknown = This group card is not valid here. Please scan it again, or come back with the recovery code on the start page. Otherwise your tour’s host will help.
error-no-group = This phone belongs to no group. Please come in by the join code.
error-standings-for-groups = Only the groups of this tour see the ranking.
error-standings-hidden = Your tour host will show the ranking at the end.

error-too-far = You are about { $distance } m away (to within { $accuracy } m). Walk closer or enter the code from the poster.
error-too-far-again = This try was too far from the station.
error-too-imprecise = Your location is only known to within { $accuracy } m. Step a few paces away from the building and try again.
error-too-imprecise-again = The location was too imprecise for this try.
error-stale-fix = The location is older than 30 seconds. Please try again.
error-invalid-fix = The phone gave no usable location. Try again or enter the code from the poster.
error-code-only = Only the code on the poster opens this station.
error-wrong-code = This code does not belong to this station. Please check it letter by letter.
error-unknown-station = This station is not part of your route.
error-unknown-question = This question does not belong to this station.
error-unknown-type = The server does not know this. Please reload the page.
error-attempts-exhausted = This question allows only { $attempts ->
    [one] one try.
   *[other] { $attempts } tries.
}
error-tour-ended = The tour was already over. This no longer counts.
error-tour-not-open = The tour has not started yet. Everything stays saved on this phone.
error-tour-paused = The tour is taking a break. Everything stays saved on this phone.
error-rate-limited = Too many wrong codes. Please wait a minute.
error-too-many-events = An unusual amount has come from this group. Please talk to your tour host.
error-id-reused = This entry was sent before with other content. The first one counts.
error-join-not-open = This tour is not open yet. Please wait until its host opens it.
error-reason-missing = Please give the reason, 3 to 200 characters.
error-phase-changed = This is not possible in the present state of the tour. Somebody has just changed it.
error-bad-points = Please enter a whole number from −10,000 to 10,000, not 0.
error-not-revocable = This cannot be undone.
error-call-not-found = This call for help does not exist. Please open the group again.
error-bad-phone = Please enter a telephone number of digits, spaces, +, (, ), / and -, at most 30 characters. It may also stay empty.
error-already-revoked = This has been undone already.
error-no-staff = Please log in.
error-role-missing = Your role does not allow this.
error-login-failed = The login name or the password is wrong.
error-too-many-logins = Too many failed attempts. Please wait ten minutes and try again.
error-login-name-invalid = A login name has { $min } to { $max } characters: letters, digits, dot, underscore and hyphen.
error-login-name-taken = This login name is taken.
error-user-not-found = There is no such login name.
error-password-wrong = The current password is wrong.
error-password-too-short = The new password needs at least { $min } characters.
error-password-too-long = The new password may have { $max } characters at most.
error-password-has-name = The new password must not contain the login name.
error-passwords-differ = The two new passwords differ.
error-too-many-streams = Too many pages are open from here at once. Please close some.
error-handoff-forged = These data fit no phone of this group. Please check that they belong to this tour and read them in again. Everything stays saved on the phone.
error-other-group = This phone belongs to another group now. The entry stays saved on the phone.
error-question-not-found = This question is no longer there. Reload the list of questions.
error-draft-not-found = There is no such route or quiz here. Open the list of routes and choose there.
error-draft-too-large = This is more than fits into one route. Divide it into two routes, or take something out.
error-draft-has-errors = The route cannot be published yet. Check says what is missing.
error-draft-exists = This route has been taken over already. It is in the list of routes.
error-title-missing = Give the route a name of at most 120 characters.
