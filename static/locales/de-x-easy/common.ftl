# Words that every page shares, in Einfache Sprache. What is not here is read from ../de.
common-app-description = Spaziergänge mit Quiz: Orte finden und Fragen lösen. Das geht auch ohne Internet.
common-sun = Ansicht bei Sonne
common-bad-reply = Die Antwort kam nicht vom Stadtlotsen. Vielleicht müsst ihr euch hier erst im WLAN anmelden.
common-noscript = Ihr wollt mitspielen? Dann braucht diese Seite JavaScript. Das ist eine Technik im Browser. Erlaubt JavaScript in den Einstellungen vom Browser. Ladet die Seite dann neu.
common-not-loaded = Ein Teil von der Seite fehlt noch. Ladet die Seite bitte neu.
