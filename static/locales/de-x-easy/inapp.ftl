# The notice of join and play page that they are open inside another app, in Einfache Sprache. What is not here is read from ../de.
inapp-why = Diese Seite ist in einer anderen App offen. Öffnet sie besser im Browser. Dann geht nichts verloren.
inapp-how = So geht es auch: Öffnet das Menü von der App. Es heißt ••• oder Teilen. Wählt dort „Im Browser öffnen“.
inapp-copied = Die Adresse ist kopiert. Fügt sie im Browser ein.
