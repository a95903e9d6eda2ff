# The page to join a tour, /j/<code>.
join-title = { $tour } – Join
join-stations = { $n ->
    [one] 1 station · about { $km } km, { $min } min on foot
   *[other] { $n } stations · about { $km } km, { $min } min on foot
}
join-download = So that you can go on without reception, the phone loads about { $mb } MB.
join-how = How you get in
join-new = New group
join-ours = To our group
join-count = { $n ->
    [one] 1 group
   *[other] { $n } groups
}
join-one-phone = One phone per group taps “Join in” here. All the others choose “To our group”.
join-name = Name of your group
join-other-name = Another name
join-flag = Flag { $letter }, unless someone is faster
join-stored = We store the group’s name, answers and times. Your location is only checked when you check in and is not kept.
join-create = Join in
join-creating = Creating the group …
join-which = Which one is yours?
join-filter = Find a group
join-none = No group yet. The first phone creates it under “New group”.
join-no-match = No group has this name.
join-reload = Reload the list
join-reloaded = List loaded: { $n ->
    [one] 1 group
   *[other] { $n } groups
}
join-number = No. { $n }
join-pin = PIN of the group
join-pin-where = The first phone of your group shows the four digits under “Help”.
join-enter = Come in
join-entering = One moment …
join-with-code = With a recovery code
join-code-title = Continue with a recovery code
join-code-why = New phone or cleared browser? The code brings back your group with all its points.
join-code = Recovery code
join-code-where = Eight characters. Capitals and spaces do not matter.
join-resume = Continue playing
join-there = You are already in.
join-continue = Continue as { $name }
join-other-way = Join another way
join-planned = This tour is not open yet. Wait until its host opens it, then load this page again.
join-closed = No new groups can join any more. If you are already in, you get back to your group here.
join-empty-name = Your group needs a name.
join-long-name = The name may have 30 characters at most.
join-empty-group = Please tap your group first.
join-empty-pin = Please type your group’s PIN.
join-digits-pin = The PIN has four digits.
join-empty-code = Please type the code.
join-bad-code = The code has eight characters, here { $n ->
    [one] there is one
   *[other] there are { $n }
}.
join-network = No reception. Please tap again; no second group will appear.
join-network-enter = No reception. Please tap again.
join-server = That did not work just now. Please tap again in a moment.
join-language-kept = No reception. The page stays in this language for now.
