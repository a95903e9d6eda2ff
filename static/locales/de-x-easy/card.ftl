# The page that a group's card leads to, /g/<token>, in Einfache Sprache. What is not here is read from ../de.
card-what = Damit kommt dieses Handy in eure Gruppe. Ihr behaltet alle Punkte. Ihr braucht keinen Code und keine PIN.
card-other = Dieses Handy spielt gerade für { $name }. Tippt ihr auf den Knopf? Dann wechselt das Handy die Gruppe.
