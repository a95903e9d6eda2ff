# The page that a group's card leads to, /g/<token>.
card-title = { $name } – back in the game
card-whose = This card belongs to
card-there = This phone already plays for
card-what = It brings this phone into your group: with all points, without a code and without a PIN.
card-other = This phone is playing for { $name } now. The button moves it to the other group.
card-continue = Continue as { $name }
