publish-check-running = Die Route wird geprüft.
publish-check-failed = Ohne Verbindung kann nicht geprüft werden.
publish-check-good = Alles Nötige ist da. Die Route kann veröffentlicht werden.
publish-check-bad = { $n ->
    [one] Eine Sache fehlt noch.
   *[other] { $n } Dinge fehlen noch.
}
publish-check-errors = Nötig vor dem Veröffentlichen ({ $n })
publish-check-advice = Zum Überlegen ({ $n })
publish-walked-radius = Am Ort der Station lässt sich der Umkreis mit einem Druck übernehmen.
publish-walked-marker = Nehmen Sie die Position vor Ort, oder rücken Sie die Station auf der Karte zurecht.
publish-walked-weak = Am Ort der Station lässt sich das mit einem Druck einstellen.
publish-check-again = Noch einmal prüfen
publish-check-back = Zurück zu Prüfen
publish-shared = Fragen dieser Route stehen auch in „{ $title }“.
publish-shared-outdated = Fragen dieser Route stehen auch in „{ $title }“ und sind dort noch nicht neu veröffentlicht.
publish-publish = Veröffentlichen
publish-publishing = Wird veröffentlicht
publish-published-at = Veröffentlicht { $day } von { $name }
publish-never-published = Noch nie veröffentlicht.
publish-folder = den Dateien auf dem Server
publish-first-time = Mit dem Veröffentlichen bekommt die Route eine Seite für alle, und es können Touren geplant werden.
publish-visitors-notice = Das werden Besucherinnen und Besucher auf neuen Touren bemerken:
publish-nothing-new = Seit dem letzten Veröffentlichen hat sich nichts geändert.
publish-running-tours = Laufende und geplante Touren behalten, womit sie geplant wurden.
publish-more-changes = { $n ->
    [one] und eine weitere Änderung
   *[other] und { $n } weitere Änderungen
}
publish-conflicts-first = Vergleichen Sie zuerst die Stellen, an denen auch jemand anderes geschrieben hat.
publish-offline-first = Nicht alles ist gespeichert. Veröffentlichen geht, sobald wieder eine Verbindung besteht.
publish-done = Die Route ist veröffentlicht.
publish-done-what = Neue Touren gehen ab jetzt auf diesem Stand.
publish-next = Wie es weitergeht
publish-editions = Veröffentlichte Stände
publish-editions-what = Jeder veröffentlichte Stand bleibt erhalten. Einen früheren wiederherzustellen ändert nur den Entwurf.
publish-edition = { $day } von { $name }
publish-compare = Vergleichen
publish-compared = Geändert gegenüber dem Stand „{ $when }“
publish-no-difference = Der Entwurf ist gleich.
publish-restore = Auf diesen Stand zurück
publish-restore-title = Auf einen früheren Stand zurück?
publish-restore-sure = Der Entwurf wird wieder, was er damals war: { $when }. Was jetzt darin steht, bleibt im Verlauf und lässt sich von dort zurückholen. Für Besucherinnen und Besucher ändert sich erst etwas, wenn Sie neu veröffentlichen.
publish-restore-yes = Entwurf ersetzen
publish-restore-no = Abbrechen
publish-restore-unsaved = Nicht alles ist gespeichert. Zurück geht es, sobald wieder eine Verbindung besteht.
publish-restored = Der Stand ist wieder da. Der bisherige steht im Verlauf.
publish-file = Als Datei
publish-file-what = Eine ZIP-Datei mit allem, was hier gespeichert ist: Stationen, Fragen, Weg, Bilder und Aufnahmen. Damit geben Sie die Route an eine andere Stadt weiter oder heben sie auf. Die richtigen Antworten stehen darin, gedruckte Codes und Ergebnisse von Touren nicht.
publish-file-save = Als Datei sichern
publish-file-waiting = Nicht alles ist gespeichert. Sichern geht, sobald wieder eine Verbindung besteht.
publish-history = Verlauf
publish-history-what = Jedes Speichern mit Person und Zeit. Nichts geht verloren.
publish-history-none = Noch ist hier nichts gespeichert. Jede Änderung steht später hier, mit Person und Zeit.
publish-history-of = Verlauf von
publish-save = { $day } von { $name }
publish-save-lost = { $n ->
    [one] Eine Änderung galt nicht, weil dort jemand anderes geschrieben hatte.
   *[other] { $n } Änderungen galten nicht, weil dort jemand anderes geschrieben hatte.
}
publish-older = Frühere zeigen
publish-load-failed = Das konnte gerade nicht geladen werden. Prüfen Sie die Verbindung.
publish-change-moved = an eine andere Stelle gerückt
publish-change-added = hinzugefügt
publish-change-removed = entfernt
publish-change-other = geändert
