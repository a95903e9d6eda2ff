# Eine Route als Datei: sichern, weitergeben, wieder aufnehmen.
route-file-from = Aus einer Datei
route-file-from-what = Nehmen Sie eine Route auf, die hier oder in einer anderen Stadt als Datei gesichert wurde: eine ZIP-Datei mit höchstens 100 MB. Sie wird ein neuer Entwurf; vorhandene Routen bleiben, wie sie sind.
route-file-field = ZIP-Datei
route-file-take = Datei aufnehmen
route-file-taken = Die Route ist da, aber nicht ganz
route-file-renamed = Diesen Namen gab es hier schon. Die Route aus der Datei heißt deshalb „{ $title }“; die andere ist, wie sie war.
route-file-renamed-short = Diesen Namen gab es hier schon. Die Route aus der Datei hat deshalb eine Zahl dahinter; die andere ist, wie sie war.
route-file-left-out = Alles andere aus der Datei ist übernommen. Das konnte nicht mit:
route-file-more = { $n ->
    [one] Und eine weitere Datei.
   *[other] Und { $n } weitere Dateien.
}
route-file-open = Route öffnen
