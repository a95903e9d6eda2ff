# The notice of join and play page that they are open inside another app, loaded only there.
inapp-why = Diese Seite ist in einer anderen App geöffnet. Öffnet sie im Browser, damit nichts verloren geht.
inapp-open = Im Browser öffnen
inapp-how = Geht auch so: im Menü der App (••• oder Teilen) „Im Browser öffnen“ wählen.
inapp-copy = Adresse kopieren
inapp-copied = Kopiert. Fügt die Adresse im Browser ein.
inapp-not-copied = Das Kopieren ging nicht. Das ist die Adresse:
inapp-later = Später
