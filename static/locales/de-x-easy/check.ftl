# Startcheck in Einfacher Sprache.

check-why = So klappt es auf dem Weg. Ihr könnt immer weitergehen.
