# Start check: whether the phone is ready. Nothing of it holds a group up.

check-title = Start check
check-why = So that everything works on the way. You can go on whatever it says here.
check-ready = All set.
check-go = Let’s go
check-anyway = Go anyway
check-state-good = good
check-state-wait = still open
check-state-amber = please look

check-location = Location
check-location-on = Allowed.
check-location-asking = The phone is asking right now.
check-location-off = Not allowed yet. With it the phone shows direction and distance.

check-precise = Accuracy
check-precise-on = Within { $accuracy }.
check-precise-later = Shows once the location is there.
check-precise-seeking = The phone is still looking. It is quicker outdoors.
check-precise-outside = Only within { $accuracy } so far. It gets better in the open.

check-storage = Storage
check-storage-on = Your answers stay on this phone, even after a restart.
check-storage-none = This window keeps nothing; it may be a private one. Open the page in a normal window, or leave it open until the end.
check-storage-full = There is hardly any room left on this phone. Delete something you do not need, so that answers and pictures fit in.

check-pack = For the way
check-pack-wait = Will be loaded in a moment.

check-clock = Clock
check-clock-on = Correct.
check-clock-unknown = Will be compared once there is reception.
check-clock-fast = { $minutes ->
    [one] 1 minute fast.
   *[other] { $minutes } minutes fast.
}
check-clock-slow = { $minutes ->
    [one] 1 minute slow.
   *[other] { $minutes } minutes slow.
}
check-clock-ios = Set it right: “Settings” > “General” > “Date & Time” > “Set Automatically”. The server’s clock is the one that counts.
check-clock-android = Set it right: “Settings” > “System” > “Date & time” > “Set time automatically”. The server’s clock is the one that counts.
check-clock-other = Set date and time to automatic in the settings. The server’s clock is the one that counts.
