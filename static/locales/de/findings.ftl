# The check before publishing, for somebody who sees a form: what is, and what to do. Codes: app/content/sentences.py.
finding-language = { $language ->
    [de] Deutsch
    [en] Englisch
    [de-x-easy] Einfache Sprache
    [da] Dänisch
    [fr] Französisch
    [nl] Niederländisch
    [pl] Polnisch
    [ru] Russisch
    [tr] Türkisch
    [uk] Ukrainisch
   *[other] { $language }
}
finding-confidence = { $confidence ->
    [high] genau
    [medium] auf etwa 30 m genau
   *[low] nur ein Punkt in der Nähe
}

# Where it is.
finding-at-station = Station { $number }
finding-at-question = Frage { $number }
finding-entry-media = Bild { $number }
finding-entry-audio = Aufnahme { $number }
finding-entry-polygon = Ecke { $number }
finding-entry-sources = Quelle { $number }

# What only somebody who writes or moves files can have done.
finding-file = Etwas an den hinterlegten Dateien passt nicht.
finding-file-do = Machen Sie die letzte Änderung rückgängig, oder fragen Sie, wer den Server betreut.

# Any field.
finding-missing = { $entry ->
    [title] Der Name fehlt.
    [summary] „{ studio-field-summary }“ ist noch leer.
    [languages] Es ist keine Sprache gewählt.
    [stations] Die Route hat noch keine Station.
    [stations-name] Der Name der Station fehlt.
    [position-lat] Die Breite fehlt.
    [position-lon] Die Länge fehlt.
    [position-confidence] Es ist nicht gesagt, wie genau der Ort ist.
    [position-source] Es ist nicht gesagt, woher die Angabe des Ortes ist.
    [media-alt] Es ist noch nicht gesagt, was zu sehen ist.
    [audio-language] Die gesprochene Sprache fehlt.
    [audio-transcript] „{ studio-media-transcript }“ ist noch leer.
    [questions] Es gibt hier noch keine Frage.
    [questions-prompt] „{ sq-field-prompt }“ ist noch leer.
    [questions-options] „{ sq-field-options }“ fehlen.
    [questions-answer] Es ist nicht gesagt, was richtig ist.
    [questions-unit] Die Einheit fehlt.
    [questions-tolerance] „{ sq-field-full_within }“ ist noch leer.
    [questions-zero_at] „{ sq-field-zero_at }“ ist noch leer.
    [questions-accept] „{ sq-field-accept }“ ist noch leer.
    [options-text] Der Text der Antwort fehlt.
    [sources-title] Der Titel der Quelle fehlt.
    [source-title] Der Titel der Quelle fehlt.
    [source-date] Der Stand der Quelle fehlt.
    [source-area] Es ist nicht gesagt, für welches Gebiet die Quelle gilt.
    [questions-use] Es ist nicht gesagt, welche Frage übernommen wird.
    [hints-text] Der Text des Tipps fehlt.
    [hints-cost] Es ist nicht gesagt, was der Tipp kostet.
   *[other] Hier fehlt eine Angabe.
}
finding-missing-do = { $entry ->
    [title] Geben Sie ihn in jeder Sprache ein.
    [summary] Schreiben Sie in jeder Sprache ein oder zwei Sätze.
    [languages] Wählen Sie mindestens eine Sprache.
    [stations] Setzen Sie die erste Station auf die Karte.
    [position-confidence] Wählen Sie eine der drei Stufen.
    [position-source] Nennen Sie zum Beispiel eine Messung vor Ort oder eine Karte.
    [media-alt] Sagen Sie in einem Satz, was zu sehen ist. Wenn das Bild nur schmückt, kennzeichnen Sie es so.
    [audio-transcript] Schreiben Sie auf, was gesagt wird: für alle, die nicht hören können oder wollen.
    [questions] Fügen Sie eine Frage hinzu, oder lösen Sie die Fragen von der Station.
    [questions-options] Geben Sie mindestens zwei Antworten ein.
    [questions-unit] Nennen Sie das Wort hinter der Zahl, zum Beispiel Jahre.
    [source-date] Nennen Sie den Tag oder das Jahr, von dem die Zahl ist.
    [source-area] Nennen Sie zum Beispiel die Stadt oder den Landkreis.
   *[other] Füllen Sie das Feld aus.
}
finding-text-none = Dieses Feld ist leer.
finding-text-none-do = Schreiben Sie einen Text.
finding-text-empty = Dieser Text ist leer.
finding-text-empty-do = Schreiben Sie etwas, oder löschen Sie das Feld ganz.
finding-text-expected = Hier wird ein Text gebraucht.
finding-text-expected-do = Schreiben Sie den Text noch einmal.
finding-text-too-long = Der Text hat { $actual } Zeichen, höchstens { $most } passen.
finding-text-too-long-do = Kürzen Sie ihn.
finding-text-languages = Ein Text hat mindestens eine und höchstens { $most } Sprachen.
finding-text-languages-do = Schreiben Sie ihn in den Sprachen der Route.
finding-text-language = „{ $tag }“ ist keine Sprache.
finding-text-language-do = Schreiben Sie den Text in den Sprachen der Route.
finding-text-invalid = Der Text enthält Zeichen, die sich nicht speichern lassen.
finding-text-invalid-do = Tippen Sie ihn noch einmal, statt ihn einzufügen.
finding-format = { $entry ->
    [url] „{ $value }“ ist keine vollständige Adresse.
    [phone] „{ $value }“ ist keine Telefonnummer.
    [quiz] Diese Fragen lassen sich unter „{ $value }“ nicht finden.
   *[other] „{ $value }“ passt hier nicht.
}
finding-format-do = { $entry ->
    [url] Kopieren Sie die Adresse aus dem Browser, mit https:// am Anfang.
    [phone] Schreiben Sie nur Ziffern und Leerzeichen, zum Beispiel +49 3874 5260.
    [language] Wählen Sie eine der Sprachen der Route.
    [languages] Wählen Sie eine der angebotenen Sprachen.
    [file] Laden Sie das Bild noch einmal hoch.
    [audio-file] Laden Sie die Aufnahme noch einmal hoch.
   *[other] Geben Sie es noch einmal ein.
}
finding-steps-number = Das ist keine Zahl von Stufen.
finding-steps-number-do = Geben Sie eine ganze Zahl ein, oder lassen Sie das Feld leer.
finding-number-none = Hier fehlt eine Zahl.
finding-number-none-do = Geben Sie eine Zahl ein.
finding-number-expected = Hier wird eine Zahl gebraucht.
finding-number-expected-do = Schreiben Sie die Zahl in Ziffern, ohne Einheit.
finding-whole-number = { $value } ist keine ganze Zahl.
finding-whole-number-do = Runden Sie.
finding-too-small = { $value } ist zu klein, möglich ist es ab { $least }.
finding-too-small-do = Geben Sie eine größere Zahl ein.
finding-not-above = { $value } ist zu klein: Die Zahl muss größer als { $least } sein.
finding-not-above-do = Geben Sie eine größere Zahl ein.
finding-too-large = { $value } ist zu groß, möglich ist es bis { $most }.
finding-too-large-do = Geben Sie eine kleinere Zahl ein.
finding-radius-out-of-range = Ein Umkreis von { $value } m ist nicht möglich.
finding-radius-out-of-range-do = Wählen Sie 15 bis 200 m; 30 m passen fast überall.
finding-latitude-out-of-range = { $value } ist keine geografische Breite.
finding-latitude-out-of-range-do = In Deutschland liegt die Breite zwischen 47 und 55. Prüfen Sie, ob Breite und Länge vertauscht sind.
finding-longitude-out-of-range = { $value } ist keine geografische Länge.
finding-longitude-out-of-range-do = In Deutschland liegt die Länge zwischen 6 und 15. Prüfen Sie, ob Breite und Länge vertauscht sind.
finding-choice-none = Hier ist nichts gewählt.
finding-choice-none-do = Wählen Sie eine der Möglichkeiten.
finding-choice-unknown = Was hier gewählt ist, gibt es nicht.
finding-choice-unknown-do = Wählen Sie eine der Möglichkeiten.
finding-yes-or-no-none = Hier ist nichts gewählt.
finding-yes-or-no-none-do = Wählen Sie ja oder nein.
finding-yes-or-no = Hier ist nur ja oder nein möglich.
finding-yes-or-no-do = Wählen Sie eines von beiden.
finding-list-none = Hier steht noch nichts.
finding-list-none-do = Fügen Sie einen Eintrag hinzu.
finding-list-too-long = Hier ist zu vieles eingetragen: { $actual } statt höchstens { $most }.
finding-list-too-long-do = Entfernen Sie einige.
finding-list-too-short = { $actual ->
    [0] Hier steht noch nichts.
    [one] Hier steht erst ein Eintrag.
   *[other] Hier stehen erst { $actual } Einträge.
}
finding-list-too-short-do = { $least ->
    [one] Fügen Sie einen hinzu.
   *[other] Fügen Sie hinzu, was fehlt: Mindestens { $least } werden gebraucht.
}
finding-fields-none = Hier fehlen die Angaben.
finding-fields-none-do = Füllen Sie die Felder aus.
finding-question-type-none = Die Art der Frage fehlt.
finding-question-type-none-do = Wählen Sie eine.
finding-question-type = Diese Art der Frage gibt es nicht.
finding-question-type-do = Wählen Sie eine der angebotenen.
finding-too-deep = Diese Angaben sind zu tief ineinander verschachtelt.
finding-too-deep-do = Machen Sie die letzte Änderung rückgängig.
finding-rule = Diese Angaben passen nicht zusammen.
finding-rule-do = Vergleichen Sie die Frage mit einer anderen derselben Art.
finding-unfitting = Diese Angabe passt hier nicht.
finding-unfitting-do = Geben Sie sie noch einmal ein.

# Rules of stations and questions.
finding-fence-shape = Ein Umkreis ist entweder ein Kreis oder eine Fläche.
finding-fence-shape-do = Wählen Sie eines von beiden.
finding-option-repeated = Zwei Antworten haben dieselbe Kennung.
finding-option-repeated-do = Löschen Sie eine von beiden, und fügen Sie sie neu hinzu.
finding-one-correct-option = { $marked ->
    [0] Keine Antwort ist als richtig markiert.
   *[other] Mehr als eine Antwort ist als richtig markiert.
}
finding-one-correct-option-do = Markieren Sie genau eine. Sollen mehrere richtig sein, wählen Sie die Art „{ sq-type-multiple }“.
finding-no-correct-option = Keine Antwort ist als richtig markiert.
finding-no-correct-option-do = Markieren Sie jede richtige Antwort.
finding-hint-cost = Ein Tipp kostet mehr, als die Frage einbringt: { $points ->
    [one] einen Punkt.
   *[other] { $points } Punkte.
}
finding-hint-cost-do = Senken Sie die Kosten des Tipps.
finding-zero-at = Zwischen vollen und keinen Punkten liegt nichts.
finding-zero-at-do = Lassen Sie die Punkte erst bei einer größeren Abweichung enden.
finding-log-answer = Nach Verhältnis lässt sich nur werten, was größer als 0 ist.
finding-log-answer-do = Werten Sie nach Abstand, oder ändern Sie die richtige Zahl.
finding-log-factor = Nach Verhältnis gewertet sind beide Grenzen Vielfache, also mindestens 1.
finding-log-factor-do = Schreiben Sie zum Beispiel 1,1 für volle Punkte und 2 für keine.
finding-range-empty = Die kleinste Eingabe ist nicht kleiner als die größte.
finding-range-empty-do = Tauschen oder ändern Sie die beiden.
finding-answer-out-of-range = Die richtige Zahl liegt nicht zwischen kleinster und größter Eingabe.
finding-answer-out-of-range-do = Ändern Sie die Zahl oder die Eingaben.
finding-accept-too-long = „{ $text }“ ist länger, als man eintippen darf.
finding-accept-too-long-do = Kürzen Sie die Antwort, oder erlauben Sie längere Eingaben.
finding-accept-too-short = „{ $text }“ ist zu kurz für so viele erlaubte Tippfehler: Fast jedes Wort wäre richtig.
finding-accept-too-short-do = Erlauben Sie weniger Tippfehler.

# The route.
finding-language-twice = { finding-language } ist zweimal gewählt.
finding-language-twice-do = Entfernen Sie eines von beiden.
finding-station-id-twice = Zwei Stationen haben dieselbe Kennung.
finding-station-id-twice-do = Löschen Sie eine von beiden, und fügen Sie sie neu hinzu.
finding-start-is-finish = „{ $station }“ ist Beginn und Ende zugleich, aber eine Gruppe checkt an jeder Station nur einmal ein.
finding-start-is-finish-do = Entfernen Sie eines von beiden; wo sich alle wieder treffen, steht im Treffpunkt.
finding-station-twice = „{ $station }“ steht zweimal in der Reihenfolge.
finding-station-twice-do = Entfernen Sie einen der beiden Einträge.
finding-order-leaves-out = In der Reihenfolge ohne Stufen fehlt: { $stations }. Die Handys nennen das zuletzt und sagen es dazu.
finding-order-leaves-out-do = Nehmen Sie auf, was ohne Stufen erreichbar ist.
finding-station-unknown = Die Station „{ $station }“ gibt es auf dieser Route nicht mehr.
finding-station-unknown-do = Wählen Sie eine andere.
finding-station-meant = Die Station „{ $station }“ gibt es auf dieser Route nicht mehr.
finding-station-meant-do = Wählen Sie eine andere.
finding-near-itself = Die Station liegt angeblich nahe bei sich selbst.
finding-near-itself-do = Wählen Sie eine Station nebenan.
finding-near-unplaced = Auch „{ $station }“ hat keinen Ort, darum lässt sich keine Gehzeit nennen.
finding-near-unplaced-do = Wählen Sie eine Station nebenan, die einen Ort hat.
finding-directions-unplaced = „{ studio-field-directions }“ ist leer, und die Station hat keinen Ort.
finding-directions-unplaced-do = Sagen Sie in ein oder zwei Sätzen, wie man die Station findet.
finding-directions-unsure = „{ studio-field-directions }“ ist leer, und der Ort ist { $confidence ->
    [medium] nur auf etwa 30 m genau.
   *[low] nur ein Punkt in der Nähe.
}
finding-directions-unsure-do = Sagen Sie in ein oder zwei Sätzen, wie man die letzten Meter findet.
finding-opens-nothing = Hier gibt es nach dem Einchecken nichts zu sehen, zu hören oder zu beantworten.
finding-opens-nothing-do = Schreiben Sie einen Einblick, oder stellen Sie eine Frage.
finding-station-unasked = An dieser Station wird nichts gefragt.
finding-station-unasked-do = Stellen Sie eine Frage, oder lassen Sie es so: Das Einchecken zählt auch ohne.
finding-route-unasked = Auf der ganzen Route wird nichts gefragt. Punkte gibt es nur für das Einchecken.
finding-route-unasked-do = Stellen Sie an mindestens einer Station eine Frage, oder lassen Sie es so.
finding-insight-long = Der Einblick hat { $words } Wörter. Im Stehen liest eine Gruppe höchstens { $most }.
finding-insight-long-do = Kürzen Sie ihn, oder verschieben Sie einen Teil in die Auflösung einer Frage.
finding-link-unusable = Der Verweis auf „{ $link }“ wird nur als Text gezeigt.
finding-link-unusable-do = Schreiben Sie die ganze Adresse, mit https:// am Anfang.
finding-quiz-unknown = Die Fragen zu dieser Station gibt es nicht mehr.
finding-quiz-unknown-do = Fügen Sie der Station neue Fragen hinzu.
finding-quiz-meant = Die Fragen zu dieser Station gibt es nicht mehr.
finding-quiz-meant-do = Fügen Sie der Station neue Fragen hinzu.
finding-quiz-taken = Dieselben Fragen stellt schon die Station „{ $station }“.
finding-quiz-taken-do = Geben Sie dieser Station eigene Fragen, damit niemand zweimal gefragt wird.
finding-recording-language = { finding-language } ist keine Sprache dieser Route.
finding-recording-language-do = Wählen Sie eine der Sprachen der Route.
finding-recording-twice = Es gibt schon eine Aufnahme in dieser Sprache: { finding-language }.
finding-recording-twice-do = Entfernen Sie eine von beiden.
finding-recording-missing = Es fehlt eine Aufnahme in dieser Sprache: { finding-language }. Wer sie liest, bekommt eine andere und was darin gesagt wird.
finding-recording-missing-do = Fügen Sie eine hinzu, oder lassen Sie es so.
finding-alt-file-name = „{ $text }“ ist der Name einer Datei und sagt nicht, was zu sehen ist.
finding-alt-file-name-do = Sagen Sie in einem Satz, was zu sehen ist. Wenn das Bild nur schmückt, kennzeichnen Sie es so.
finding-alt-begins = Der Satz beginnt mit „{ $words }“. Dass es ein Bild ist, hat das Vorleseprogramm schon gesagt.
finding-alt-begins-do = Beginnen Sie mit dem, was zu sehen ist.

# Places and the way.
finding-fence-unplaced = Die Station hat einen Umkreis, aber keinen Ort.
finding-fence-unplaced-do = Setzen Sie die Station auf die Karte, oder löschen Sie den Umkreis. Ohne Ort öffnet sie nur der Code am Plakat.
finding-fence-too-wide = Ein Umkreis von { $radius } m ist zu weit, wenn der Ort nur ein Punkt in der Nähe ist.
finding-fence-too-wide-do = Messen Sie den Ort vor Ort nach, oder wählen Sie höchstens { $most } m.
finding-fence-small = Ein Umkreis von { $radius } m ist klein: Zwischen Häusern liegt ein Handy oft weiter daneben.
finding-fence-small-do = Wählen Sie mindestens { $least } m, wenn keine andere Station dicht daneben liegt.
finding-fence-small-unsure = Ein Umkreis von { $radius } m ist klein für einen Ort, der { finding-confidence } ist.
finding-fence-small-unsure-do = Messen Sie den Ort vor Ort nach, oder wählen Sie mindestens { $least } m.
finding-polygon-narrow = Die Fläche ist nur { $width } m breit. Das ist schmal für einen Ort, der { finding-confidence } ist.
finding-polygon-narrow-do = Zeichnen Sie sie mindestens { $least } m breit, oder nehmen Sie einen Kreis.
finding-polygon-corners = Die Fläche hat weniger als drei verschiedene Ecken.
finding-polygon-corners-do = Zeichnen Sie sie noch einmal.
finding-polygon-too-large = Die Fläche ist mehr als 2 km breit.
finding-polygon-too-large-do = Zeichnen Sie nur den Platz selbst.
finding-polygon-not-simple = Die Ränder der Fläche kreuzen oder berühren sich.
finding-polygon-not-simple-do = Zeichnen Sie die Ecken der Reihe nach, so wie man um den Platz geht.
finding-polygon-out-of-range = Eine Ecke der Fläche liegt nicht auf der Erde.
finding-polygon-out-of-range-do = Zeichnen Sie die Fläche noch einmal.
finding-polygon-far = Die Fläche liegt { $distance } m vom Ort der Station entfernt, höchstens { $most } m sind möglich.
finding-polygon-far-do = Verschieben Sie die Fläche oder die Station.
finding-polygon-beside = Der Ort der Station liegt { $distance } m neben ihrer Fläche. Das Handy führt also an ihr vorbei.
finding-polygon-beside-do = Zeichnen Sie die Fläche um den Ort, oder setzen Sie die Station hinein.
finding-position-swapped = Breite { $lat } und Länge { $lon } liegen außerhalb Europas. Vertauscht liegen sie in Deutschland.
finding-position-swapped-do = Tauschen Sie die beiden Zahlen.
finding-corner-swapped = Die Ecke bei Breite { $lat } und Länge { $lon } liegt außerhalb Europas. Vertauscht liegt sie in Deutschland.
finding-corner-swapped-do = Zeichnen Sie die Fläche noch einmal.
finding-station-far = Die Station liegt { $km } km von der nächsten entfernt.
finding-station-far-do = Prüfen Sie auf der Karte, ob sie am richtigen Ort steht.
finding-fences-overlap = Die Umkreise von „{ $first }“ und „{ $second }“ überschneiden sich mit dem Spielraum von je { $tolerance } m. Die Stationen liegen { $distance } m auseinander.
finding-fences-overlap-do = Lassen Sie es so, wenn das Handy fragen darf, wo die Gruppe ist, oder verkleinern Sie die Umkreise.
finding-leg-long = Von „{ $first }“ nach „{ $second }“ sind es { $distance } m Luftlinie, zu Fuß mindestens { $minutes } min.
finding-leg-long-do = Ändern Sie die Reihenfolge, oder legen Sie eine Station dazwischen.
finding-line-swapped = Der Weg liegt außerhalb Europas. Mit vertauschten Zahlen läge er in Deutschland.
finding-line-swapped-do = Zeichnen Sie ihn auf der Karte neu.
finding-line-begins-far = Der Weg beginnt { $distance } m von der nächsten Station entfernt.
finding-line-begins-far-do = Zeichnen Sie ihn bis auf { $most } m an eine Station heran, oder prüfen Sie, ob er zu dieser Route gehört.
finding-line-ends-far = Der Weg endet { $distance } m von der nächsten Station entfernt.
finding-line-ends-far-do = Zeichnen Sie ihn bis auf { $most } m an eine Station heran, oder prüfen Sie, ob er zu dieser Route gehört.
finding-line-passes-far = Der Weg auf der Karte führt { $distance } m an dieser Station vorbei.
finding-line-passes-far-do = Führen Sie ihn bis auf { $most } m heran, oder rücken Sie die Station zurecht.

# Questions.
finding-question-id-twice = Zwei Fragen haben dieselbe Kennung.
finding-question-id-twice-do = Löschen Sie eine von beiden, und fügen Sie sie neu hinzu.
finding-number-unsourced = Zu einer Schätzfrage gehört eine Quelle.
finding-number-unsourced-do = Nennen Sie Titel, Stand und Gebiet der Quelle. Die Gruppe sieht sie mit der Auflösung.
finding-figure-unsourced = { $what ->
    [prompt] In der Frage steht eine Zahl ohne Quelle: { $figure }.
    [option] In einer Antwort steht eine Zahl ohne Quelle: { $figure }.
    [hint] In einem Tipp steht eine Zahl ohne Quelle: { $figure }.
   *[explanation] In der Auflösung steht eine Zahl ohne Quelle: { $figure }.
}
finding-figure-unsourced-do = Nennen Sie Titel, Stand und Gebiet der Quelle. Die Gruppe sieht sie mit der Auflösung.
finding-text-long = { $what ->
    [prompt] Die Frage hat { $length } Zeichen.
    [option] Diese Antwort hat { $length } Zeichen.
   *[explanation] Die Auflösung hat { $length } Zeichen.
} Auf einem Handy liest man höchstens { $most } auf einen Blick.
finding-text-long-do = Kürzen Sie den Text.
finding-number-off-steps = In Schritten von { $step } kommt niemand näher an { $answer } heran als bis { $nearest }, und das gibt nicht alle Punkte.
finding-number-off-steps-do = Ändern Sie den Schritt, die kleinste Eingabe oder die richtige Zahl, oder geben Sie volle Punkte für eine größere Abweichung.
finding-accept-same = „{ $first }“ und „{ $second }“ gelten ohnehin als dieselbe Antwort.
finding-accept-same-do = Entfernen Sie eine von beiden.
finding-accept-unseen = Diese richtige Antwort besteht nur aus Zeichen, die man nicht sieht.
finding-accept-unseen-do = Tippen Sie sie noch einmal, oder entfernen Sie sie.
finding-options-same = Die Antworten „{ $first }“ und „{ $second }“ sagen dasselbe. Niemand kann sich zwischen ihnen entscheiden.
finding-options-same-do = Ändern oder entfernen Sie eine von beiden.
finding-all-correct = Alle Antworten sind als richtig markiert. Wer alles ankreuzt, liegt immer richtig.
finding-all-correct-do = Fügen Sie eine falsche Antwort hinzu, oder fragen Sie anders.
finding-colours-only = Die Antworten unterscheiden sich nur durch Farben wie „{ $text }“. Nicht alle können Farben unterscheiden.
finding-colours-only-do = Nennen Sie Form oder Platz dazu, oder fragen Sie anders.
finding-colour-asked = Die Antwort „{ $text }“ ist nur eine Farbe. Nicht alle können Farben unterscheiden.
finding-colour-asked-do = Fragen Sie nach etwas, das alle sehen oder ertasten können.

# Questions of other stations.
finding-reference-own = Diese Fragen übernehmen eine Frage von sich selbst.
finding-reference-own-do = Entfernen Sie den Eintrag; die Frage steht hier schon.
finding-reference-quiz-unknown = Die Fragen, aus denen diese übernommen ist, gibt es nicht mehr.
finding-reference-quiz-unknown-do = Entfernen Sie die Frage, oder übernehmen Sie eine andere.
finding-reference-quiz-meant = Die Fragen, aus denen diese übernommen ist, gibt es nicht mehr.
finding-reference-quiz-meant-do = Entfernen Sie die Frage, oder übernehmen Sie eine andere.
finding-reference-further = Die übernommene Frage ist dort selbst nur übernommen.
finding-reference-further-do = Übernehmen Sie sie von dort, wo sie geschrieben ist.
finding-reference-question-unknown = Die übernommene Frage gibt es dort nicht mehr.
finding-reference-question-unknown-do = Entfernen Sie sie, oder übernehmen Sie eine andere.
finding-reference-question-meant = Die übernommene Frage gibt es dort nicht mehr.
finding-reference-question-meant-do = Entfernen Sie sie, oder übernehmen Sie eine andere.

# Texts and languages.
finding-translation-missing = Dieser Text fehlt in einer Sprache: { finding-language }.
finding-translation-missing-do = Schreiben Sie ihn dort, oder wählen Sie, dass er in allen Sprachen gleich ist.
finding-easy-missing = { finding-language } fehlt. Wer sie braucht, bekommt stattdessen einen anderen Text.
finding-easy-missing-do = Schreiben Sie kurze Sätze mit geläufigen Wörtern.
finding-easy-sentence-long = Ein Satz hat { $words } Wörter, in Einfacher Sprache sind es höchstens { $most }: „{ $start }“
finding-easy-sentence-long-do = Teilen Sie ihn: eine Sache in jedem Satz.
finding-easy-passive = „{ $word }“ macht einen Satz schwer: „{ $start }“
finding-easy-passive-do = Sagen Sie, wer etwas tut.
finding-easy-genitive = „{ $word }“ ist ein Genitiv: „{ $start }“
finding-easy-genitive-do = Schreiben Sie es mit „von“.
finding-easy-median = Die Hälfte der Sätze in Einfacher Sprache hat mehr als { $most } Wörter.
finding-easy-median-do = Teilen Sie lange Sätze.
finding-sentence-long = Ein Satz hat { $words } Wörter. Im Stehen liest man höchstens { $most } am Stück: „{ $start }“
finding-sentence-long-do = Machen Sie zwei daraus.
finding-text-hard = Der Text ist schwer zu lesen: Sein Lesewert ist { $lix }, über { $most } klingt es nach Amtsbrief.
finding-text-hard-do = Nehmen Sie kürzere Sätze und kürzere Wörter.

# Pictures, recordings, lines.
finding-medium-missing = Die Datei „{ $file }“ ist nicht da.
finding-medium-missing-do = Laden Sie sie noch einmal hoch, oder entfernen Sie den Eintrag.
finding-line-broken = Der Weg auf der Karte ist unbrauchbar.
finding-line-broken-do = Zeichnen Sie ihn neu, mit mindestens zwei Punkten.
finding-context-broken = Die Umrisse auf der Karte sind unbrauchbar.
finding-context-broken-do = Laden Sie sie noch einmal hoch, oder entfernen Sie sie.
finding-picture-heavy = Das Bild „{ $file }“ hat { $megabytes } MB. Bei schlechtem Empfang dauert das.
finding-picture-heavy-do = Speichern Sie es kleiner; 1600 Pixel an der langen Seite genügen.
finding-recording-heavy = Die Aufnahme „{ $file }“ hat { $megabytes } MB. Bei schlechtem Empfang dauert das.
finding-recording-heavy-do = Speichern Sie sie in Mono mit 64 kbit/s; eine Minute hat dann ein halbes Megabyte.
