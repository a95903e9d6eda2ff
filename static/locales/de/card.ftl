# The page that a group's card leads to, /g/<token>.
card-title = { $name } – wieder mitspielen
card-whose = Diese Karte gehört zu
card-there = Dieses Handy spielt schon mit für
card-what = Damit kommt dieses Handy in eure Gruppe: mit allen Punkten, ohne Code und ohne PIN.
card-other = Dieses Handy spielt gerade für { $name }. Mit dem Knopf wechselt es die Gruppe.
card-continue = Weiter als { $name }
