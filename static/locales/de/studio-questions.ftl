# Step 2 of the route editor: questions. "Sie" throughout.
sq-list = Stationen und ihre Fragen
sq-no-stations = Noch keine Station. Legen Sie im ersten Schritt eine an, dann bekommt sie hier ihre Fragen.
sq-back-to-list = Zur Liste
sq-add = Frage hinzufügen
sq-add-to = Frage hinzufügen: { $station }
sq-more-types = Weitere
sq-cancel = Doch nicht
sq-quiz = Quiz
sq-form = Frage
sq-unwritten = Noch ohne Text
sq-more = Mehr
sq-move-up = Nach oben: { $what }
sq-move-down = Nach unten: { $what }
sq-moved = Das ist jetzt Frage { $number }.
sq-copy = Kopieren: { $what }
sq-remove = Entfernen: { $what }
sq-removed = Entfernt: { $what }
sq-removed-question = Entfernt: { $what }
sq-restore = Zurückholen
sq-no-connection = Keine Verbindung. Die erste Frage einer Station lässt sich gleich wieder anlegen.
sq-too-many = Mehr passt hier nicht: höchstens { $most } je Station.
sq-counted = { $n } von { $most } Zeichen
sq-too-long = { $n } von { $most } Zeichen: kürzer liest es sich im Stehen besser

# ---- types ----
sq-type-choice = Auswahl
sq-type-choice-what = Eine Antwort ist richtig.
sq-type-multiple = Mehrfach
sq-type-multiple-what = Mehrere Antworten sind richtig.
sq-type-number = Schätzen
sq-type-number-what = Eine Zahl; nah dran bringt auch Punkte.
sq-type-text = Eintippen
sq-type-text-what = Ein Wort oder ein Name.
sq-type-true_false = Stimmt das?
sq-type-true_false-what = Eine Aussage: richtig oder falsch.
sq-type-unknown = Diese Frageart ({ $type }) ist hier nicht bekannt. Text, Punkte und Quelle lassen sich trotzdem bearbeiten.
sq-widget-unknown = Das Feld „{ $field }“ lässt sich hier noch nicht bearbeiten. Was darin steht, bleibt erhalten.

# ---- form ----
sq-section-answer = Antwort
sq-section-why = Auflösung
sq-section-score = Punkte und Tipps
sq-section-find = Wiederfinden
sq-field-id = Kennung
sq-field-type = Art der Frage
sq-field-prompt = Was wird gefragt?
sq-field-points = Punkte
sq-help-points = Leer: 100.
sq-field-attempts = Versuche
sq-help-attempts = Leer: einer. Es zählt der beste.
sq-field-hints = Tipps
sq-help-hints = Ein Tipp kostet Punkte dieser Frage. Höchstens drei.
sq-hint = Tipp { $number }
sq-hint-add = Tipp hinzufügen
sq-field-cost = Kostet Punkte
sq-field-explanation = Was steht nach der Antwort da?
sq-field-source = Quelle
sq-help-source = In der Frage steht eine Zahl: Die Gruppe soll sehen, woher sie ist.
sq-source-needed = hier nötig
sq-field-source-title = Titel
sq-field-source-url = Adresse im Netz
sq-help-source-url = Beginnt mit https:// oder http://. Kann leer bleiben.
sq-url-wrong = Die Adresse beginnt mit https:// oder http://.
sq-field-source-date = Stand
sq-field-source-area = Gebiet
sq-field-tags = Stichwörter
sq-help-tags = Mit Enter oder Komma setzen, höchstens { $most }. Damit findet man die Frage im Fragenkatalog wieder.
sq-tag-added = Stichwort gesetzt: { $tag }
sq-field-quiz-title = Name des Quiz
sq-help-quiz-title = Steht nur hier im Studio. Zuerst heißt es wie die Station.
sq-field-options = Antworten zur Wahl
sq-help-multiple-options = Falsch Angekreuztes zieht von richtig Angekreuztem ab.
sq-option = Antwort { $number }
sq-option-add = Antwort hinzufügen
sq-option-right = richtig
sq-option-right-of = { $what } ist richtig
sq-option-moved = Das ist jetzt Antwort { $number }.
sq-entry = Antwort { $number }
sq-texts-add = Antwort hinzufügen
sq-field-number-answer = Richtige Zahl
sq-field-unit = Einheit
sq-help-unit = Zum Beispiel: Meter, Menschen, Prozent.
sq-field-tolerance = Wie genau muss es sein?
sq-field-full_within = Volle Punkte bis
sq-field-zero_at = Keine Punkte ab
sq-falloff-words = Volle Punkte bis { $full } { $unit }, keine ab { $none } { $unit }. Dazwischen werden es gleichmäßig weniger.
sq-falloff-times = { $text }-fach
sq-falloff-open = Mit der richtigen Zahl und diesen beiden Abständen steht fest, wie viel eine Schätzung bringt.
sq-falloff-wrong = „Keine Punkte ab“ muss größer sein als „Volle Punkte bis“.
sq-falloff-log = Für Vielfache gilt: Die richtige Zahl ist größer als 0, „Volle Punkte bis“ ist mindestens 1, und „Keine Punkte ab“ ist größer.
sq-falloff-suggest = Vorschlag nehmen: { $full } und { $none }
sq-field-scale = Abstand gemessen als
sq-value-scale-linear = Unterschied (±5)
sq-value-scale-log = Vielfaches (1,1-fach), für sehr große Zahlen
sq-field-min = Kleinste Eingabe
sq-field-max = Größte Eingabe
sq-field-step = Schritt der Tasten + und −
sq-field-accept = Was als richtig gilt
sq-help-accept = Groß oder klein, ß oder ss, ä oder ae sind egal.
sq-field-edit_distance = Tippfehler verzeihen
sq-value-edit_distance-0 = keinen
sq-value-edit_distance-1 = einen
sq-value-edit_distance-2 = zwei
sq-field-max_length = Längste Eingabe in Zeichen
sq-field-true_false-answer = Die Aussage ist
sq-value-true_false-answer-true = richtig
sq-value-true_false-answer-false = falsch

# ---- a question of another quiz ----
sq-reference = gehört zu einem anderen Quiz
sq-reference-coming = Die Frage wird geladen.
sq-reference-missing = Die Frage, die hier verwendet wird, gibt es nicht mehr. Entfernen Sie sie oder wählen Sie eine andere.
sq-used-also = Diese Frage wird auch in { $where } verwendet. Was Sie hier ändern, ändert sich überall.
sq-used-home = Diese Frage gehört zum Quiz { $quiz }. Was Sie hier ändern, ändert sich überall.
sq-used-in = Verwendet in { $where }
sq-detach = Lösen: hier eine eigene Kopie
sq-detached = Die Frage gehört jetzt nur zu dieser Station.

# ---- the questions that there are already ----
sq-bank = Fragenkatalog
sq-bank-open = Aus dem Fragenkatalog
sq-bank-query = Suchen
sq-bank-type = Art der Frage
sq-bank-any-type = Alle Arten
sq-bank-tag = Stichwort
sq-bank-searching = Wird gesucht.
sq-bank-found = { $n ->
    [0] Nichts gefunden. Suchen Sie mit weniger oder anderen Wörtern.
    [one] 1 Frage gefunden
   *[other] { $n } Fragen gefunden
}{ $more ->
    [yes] , weitere folgen
   *[no] { "" }
}
sq-bank-trouble = Der Fragenkatalog antwortet gerade nicht. Versuchen Sie es gleich noch einmal.
sq-bank-more = Weitere zeigen
sq-bank-use = Verwenden
sq-bank-use-of = Verwenden: { $what }
sq-bank-copy = Kopieren
sq-bank-copy-of = Kopieren: { $what }
sq-bank-not-copied = Diese Frage lässt sich hier nicht kopieren. Übernehmen Sie zuerst ihre Route, dann geht es.
sq-bank-close = Schließen

# ---- the phone ----
sq-preview = So sieht es auf dem Handy aus
sq-preview-phone = Handy
sq-preview-empty = Hier erscheint die Frage, sobald eine gewählt ist.
sq-preview-language = Sprache auf dem Handy
sq-preview-theme = Ansicht auf dem Handy
sq-theme-light = Hell
sq-theme-dark = Dunkel
sq-theme-sonne = Sonne
sq-try = Ausprobieren
sq-try-how = Beantworten Sie die Frage im Handy. Hier steht dann, was die Antwort bringt.
sq-try-right = Richtig.
sq-try-partly = Teilweise richtig.
sq-try-wrong = Nicht richtig.
sq-try-points = Punkte: { $points } von { $max }
sq-try-offline = Keine Verbindung. Die Antwort lässt sich gleich noch einmal abgeben.
sq-try-jump = Zum Feld
sq-try-field = Vor dem Ausprobieren fehlt noch etwas. Sehen Sie nach unter „{ $field }“.
sq-try-other = Vor dem Ausprobieren fehlt noch etwas in der Frage.
sq-try-response = Im Handy ist noch nichts ausgewählt.
sq-try-response-type = Diese Antwort passt nicht zur Art der Frage.
sq-try-nothing-chosen = Im Handy ist noch nichts ausgewählt.
sq-try-number-out-of-range = Diese Zahl liegt außerhalb von kleinster und größter Eingabe.
sq-try-one-correct-option = Markieren Sie genau eine Antwort als richtig.
sq-try-no-correct-option = Markieren Sie mindestens eine Antwort als richtig.
sq-try-option-repeated = Eine Antwort ist doppelt. Entfernen Sie eine von beiden.
sq-try-hint-cost = Ein Tipp kostet mehr, als die Frage Punkte hat.
sq-try-zero-at = „Keine Punkte ab“ muss größer sein als „Volle Punkte bis“.
sq-try-log-answer = Für Vielfache muss die richtige Zahl größer als 0 sein.
sq-try-log-factor = Für Vielfache ist „Volle Punkte bis“ mindestens 1.
sq-try-range-empty = Die kleinste Eingabe muss kleiner sein als die größte.
sq-try-answer-out-of-range = Die richtige Zahl liegt nicht zwischen kleinster und größter Eingabe.
sq-try-accept-too-long = Eine richtige Antwort ist länger als die längste Eingabe.
sq-try-accept-too-short = Eine richtige Antwort ist zu kurz, um so viele Tippfehler zu verzeihen.
