sp-check-running = Die Route wird geprüft.
sp-check-failed = Ohne Verbindung kann nicht geprüft werden.
sp-check-good = Alles Nötige ist da. Die Route kann veröffentlicht werden.
sp-check-bad = { $n ->
    [one] Eine Sache fehlt noch.
   *[other] { $n } Dinge fehlen noch.
}
sp-check-errors = Nötig vor dem Veröffentlichen ({ $n })
sp-check-advice = Zum Überlegen ({ $n })
sp-check-again = Noch einmal prüfen
sp-check-back = Zurück zu Prüfen
sp-shared = Fragen dieser Route stehen auch in „{ $title }“.
sp-shared-outdated = Fragen dieser Route stehen auch in „{ $title }“ und sind dort noch nicht neu veröffentlicht.
sp-publish = Veröffentlichen
sp-publishing = Wird veröffentlicht
sp-published-at = Veröffentlicht { $day } von { $name }
sp-never-published = Noch nie veröffentlicht.
sp-folder = den Dateien auf dem Server
sp-first-time = Mit dem Veröffentlichen bekommt die Route eine Seite für alle, und es können Touren geplant werden.
sp-visitors-notice = Das werden Besucherinnen und Besucher auf neuen Touren bemerken:
sp-nothing-new = Seit dem letzten Veröffentlichen hat sich nichts geändert.
sp-running-tours = Laufende und geplante Touren behalten, womit sie geplant wurden.
sp-more-changes = { $n ->
    [one] und eine weitere Änderung
   *[other] und { $n } weitere Änderungen
}
sp-conflicts-first = Vergleichen Sie zuerst die Stellen, an denen auch jemand anderes geschrieben hat.
sp-offline-first = Nicht alles ist gespeichert. Veröffentlichen geht, sobald wieder eine Verbindung besteht.
sp-done = Die Route ist veröffentlicht.
sp-done-what = Neue Touren gehen ab jetzt auf diesem Stand.
sp-next = Wie es weitergeht
sp-editions = Veröffentlichte Stände
sp-editions-what = Jeder veröffentlichte Stand bleibt erhalten. Einen früheren wiederherzustellen ändert nur den Entwurf.
sp-edition = { $day } von { $name }
sp-compare = Vergleichen
sp-compared = Seit { $when } geändert
sp-no-difference = Der Entwurf ist gleich.
sp-restore = Wiederherstellen
sp-restore-sure = Wirklich wiederherstellen? Noch einmal drücken.
sp-restored = Der Stand ist wieder da. Der bisherige steht im Verlauf.
sp-history = Verlauf
sp-history-what = Jedes Speichern mit Person und Zeit. Nichts geht verloren.
sp-history-of = Verlauf von
sp-save = { $day } von { $name }
sp-save-lost = { $n ->
    [one] Eine Änderung galt nicht, weil dort jemand anderes geschrieben hatte.
   *[other] { $n } Änderungen galten nicht, weil dort jemand anderes geschrieben hatte.
}
sp-older = Frühere zeigen
sp-load-failed = Das konnte gerade nicht geladen werden. Prüfen Sie die Verbindung.
sp-change-moved = an eine andere Stelle gerückt
sp-change-added = hinzugefügt
sp-change-removed = entfernt
