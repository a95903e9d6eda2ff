# The check before publishing, for somebody who sees a form: what is, and what to do. Codes: app/content/sentences.py.
finding-language = { $language ->
    [de] German
    [en] English
    [de-x-easy] Einfache Sprache (easy German)
    [da] Danish
    [fr] French
    [nl] Dutch
    [pl] Polish
    [ru] Russian
    [tr] Turkish
    [uk] Ukrainian
   *[other] { $language }
}
finding-confidence = { $confidence ->
    [high] exact
    [medium] known to about 30 m
   *[low] only a point nearby
}

# Where it is.
finding-at-station = Station { $number }
finding-at-question = Question { $number }
finding-entry-media = Picture { $number }
finding-entry-audio = Recording { $number }
finding-entry-polygon = Corner { $number }
finding-entry-sources = Source { $number }

# What only somebody who writes or moves files can have done.
finding-file = Something about the stored files does not fit.
finding-file-do = Undo the last change, or ask whoever looks after the server.

# Any field.
finding-missing = { $entry ->
    [title] The name is missing.
    [summary] “{ studio-field-summary }” is still empty.
    [languages] No language has been chosen.
    [stations] The route has no station yet.
    [stations-name] The name of the station is missing.
    [position-lat] The latitude is missing.
    [position-lon] The longitude is missing.
    [position-confidence] It is not said how exact the place is.
    [position-source] It is not said where the place comes from.
    [media-alt] It is not said yet what is to be seen.
    [audio-language] The language of the recording is missing.
    [audio-transcript] “{ studio-media-transcript }” is still empty.
    [questions] There is no question here yet.
    [questions-prompt] “{ sq-field-prompt }” is still empty.
    [questions-options] “{ sq-field-options }” is still empty.
    [questions-answer] It is not said what is right.
    [questions-unit] The unit is missing.
    [questions-tolerance] “{ sq-field-full_within }” is still empty.
    [questions-zero_at] “{ sq-field-zero_at }” is still empty.
    [questions-accept] “{ sq-field-accept }” is still empty.
    [options-text] The text of the answer is missing.
    [sources-title] The title of the source is missing.
    [source-title] The title of the source is missing.
    [source-date] The date of the source is missing.
    [source-area] It is not said for which area the source holds.
    [questions-use] It is not said which question is taken over.
    [hints-text] The text of the hint is missing.
    [hints-cost] It is not said what the hint costs.
   *[other] Something is missing here.
}
finding-missing-do = { $entry ->
    [title] Enter it in each language.
    [summary] Write one or two sentences in each language.
    [languages] Choose at least one language.
    [stations] Place the first station on the map.
    [position-confidence] Choose one of the three.
    [position-source] Name for example a measurement on site, or a map.
    [media-alt] Say in one sentence what is to be seen. If the picture is mere decoration, mark it as such.
    [audio-transcript] Write down what is said, for all who cannot or do not want to hear it.
    [questions] Add a question, or detach the questions from the station.
    [questions-options] Enter at least two answers.
    [questions-unit] Name the word behind the number, such as years.
    [source-date] Name the day or the year that the figure is of.
    [source-area] Name for example the town or the district.
   *[other] Fill in the field.
}
finding-text-none = This field is empty.
finding-text-none-do = Write a text.
finding-text-empty = This text is empty.
finding-text-empty-do = Write something, or delete the field as a whole.
finding-text-expected = A text is needed here.
finding-text-expected-do = Write the text again.
finding-text-too-long = The text has { $actual } characters, at most { $most } fit.
finding-text-too-long-do = Shorten it.
finding-text-languages = A text has at least one and at most { $most } languages.
finding-text-languages-do = Write it in the languages of the route.
finding-text-language = “{ $tag }” is no language.
finding-text-language-do = Write the text in the languages of the route.
finding-text-invalid = The text holds characters that cannot be saved.
finding-text-invalid-do = Type it again instead of pasting it.
finding-format = { $entry ->
    [url] “{ $value }” is not a whole address.
    [phone] “{ $value }” is no phone number.
    [quiz] These questions cannot be found under “{ $value }”.
   *[other] “{ $value }” does not fit here.
}
finding-format-do = { $entry ->
    [url] Copy the address from the browser, beginning with https://.
    [phone] Write digits and spaces only, such as +49 3874 5260.
    [language] Choose one of the route’s languages.
    [languages] Choose one of the languages on offer.
    [file] Upload the picture again.
    [audio-file] Upload the recording again.
   *[other] Enter it again.
}
finding-steps-number = This is no number of steps.
finding-steps-number-do = Enter a whole number, or leave the field empty.
finding-number-none = A number is missing here.
finding-number-none-do = Enter a number.
finding-number-expected = A number is needed here.
finding-number-expected-do = Write the number in digits, without a unit.
finding-whole-number = { $value } is no whole number.
finding-whole-number-do = Round it.
finding-too-small = { $value } is too small, the least is { $least }.
finding-too-small-do = Enter a larger number.
finding-not-above = { $value } is too small: the number must be greater than { $least }.
finding-not-above-do = Enter a larger number.
finding-too-large = { $value } is too large, the most is { $most }.
finding-too-large-do = Enter a smaller number.
finding-radius-out-of-range = A check-in area of { $value } m is not possible.
finding-radius-out-of-range-do = Choose 15 to 200 m; 30 m fit nearly everywhere.
finding-latitude-out-of-range = { $value } is no latitude.
finding-latitude-out-of-range-do = In Germany the latitude is between 47 and 55. Check whether latitude and longitude are swapped.
finding-longitude-out-of-range = { $value } is no longitude.
finding-longitude-out-of-range-do = In Germany the longitude is between 6 and 15. Check whether latitude and longitude are swapped.
finding-choice-none = Nothing is chosen here.
finding-choice-none-do = Choose one of the possibilities.
finding-choice-unknown = What is chosen here does not exist.
finding-choice-unknown-do = Choose one of the possibilities.
finding-yes-or-no-none = Nothing is chosen here.
finding-yes-or-no-none-do = Choose yes or no.
finding-yes-or-no = Only yes or no is possible here.
finding-yes-or-no-do = Choose one of the two.
finding-list-none = There is nothing here yet.
finding-list-none-do = Add an entry.
finding-list-too-long = Too much is entered here: { $actual } instead of at most { $most }.
finding-list-too-long-do = Remove some.
finding-list-too-short = { $actual ->
    [0] There is nothing here yet.
    [one] There is only one entry here.
   *[other] There are only { $actual } entries here.
}
finding-list-too-short-do = { $least ->
    [one] Add one.
   *[other] Add what is missing: at least { $least } are needed.
}
finding-fields-none = The details are missing here.
finding-fields-none-do = Fill in the fields.
finding-question-type-none = This question has no type.
finding-question-type-none-do = Choose one.
finding-question-type = There is no such type of question.
finding-question-type-do = Choose one of those on offer.
finding-too-deep = These details are nested too deeply.
finding-too-deep-do = Undo the last change.
finding-rule = These details do not fit together.
finding-rule-do = Compare the question with another one of its type.
finding-unfitting = This does not fit here.
finding-unfitting-do = Enter it again.

# Rules of stations and questions.
finding-fence-shape = A check-in area is either a circle or a shape.
finding-fence-shape-do = Choose one of the two.
finding-option-repeated = Two answers have the same identifier.
finding-option-repeated-do = Delete one of the two and add it anew.
finding-one-correct-option = { $marked ->
    [0] No answer is marked as right.
   *[other] More than one answer is marked as right.
}
finding-one-correct-option-do = Mark exactly one. If several are to be right, choose the type with several answers.
finding-no-correct-option = No answer is marked as right.
finding-no-correct-option-do = Mark each right answer.
finding-hint-cost = A hint costs more than the question brings: { $points ->
    [one] one point.
   *[other] { $points } points.
}
finding-hint-cost-do = Lower the cost of the hint.
finding-zero-at = There is nothing between all points and none.
finding-zero-at-do = Let the points end at a larger deviation only.
finding-log-answer = Only what is greater than 0 can be scored by ratio.
finding-log-answer-do = Score by distance, or change the right answer.
finding-log-factor = Scored by ratio both limits are multiples, so at least 1.
finding-log-factor-do = Write for example 1.1 for all points and 2 for none.
finding-range-empty = The smallest value is not smaller than the largest.
finding-range-empty-do = Swap or change the two.
finding-answer-out-of-range = The right answer does not lie between the smallest and the largest value.
finding-answer-out-of-range-do = Change the answer or the limits.
finding-accept-too-long = “{ $text }” is longer than what may be typed.
finding-accept-too-long-do = Shorten the answer, or allow longer input.
finding-accept-too-short = “{ $text }” is too short for so many typing slips: nearly any word would be right.
finding-accept-too-short-do = Allow fewer typing slips.

# The route.
finding-language-twice = { finding-language } is chosen twice.
finding-language-twice-do = Remove one of the two.
finding-station-id-twice = Two stations have the same identifier.
finding-station-id-twice-do = Delete one of the two and add it anew.
finding-start-is-finish = “{ $station }” is both first and last, but a group checks in only once at each station.
finding-start-is-finish-do = Remove one of the two; the meeting point says where everybody meets again.
finding-station-twice = “{ $station }” is in the order twice.
finding-station-twice-do = Remove one of the two entries.
finding-order-leaves-out = Missing from the order without steps: { $stations }. Phones name it last and say so.
finding-order-leaves-out-do = Add what can be reached without steps.
finding-station-unknown = The station “{ $station }” is no longer on this route.
finding-station-unknown-do = Choose another one.
finding-station-meant = The station “{ $station }” is no longer on this route.
finding-station-meant-do = Choose another one.
finding-near-itself = The station is said to be close to itself.
finding-near-itself-do = Choose a station next to it.
finding-near-unplaced = “{ $station }” has no place either, so no walking time can be told.
finding-near-unplaced-do = Choose a station next to it that has a place.
finding-directions-unplaced = “{ studio-field-directions }” is empty, and the station has no place.
finding-directions-unplaced-do = Say in one or two sentences how to find the station.
finding-directions-unsure = “{ studio-field-directions }” is empty, and the place is { $confidence ->
    [medium] known to about 30 m only.
   *[low] only a point nearby.
}
finding-directions-unsure-do = Say in one or two sentences how to find the last metres.
finding-opens-nothing = After checking in there is nothing to see, hear or answer here.
finding-opens-nothing-do = Write an insight, or ask a question.
finding-station-unasked = Nothing is asked at this station.
finding-station-unasked-do = Ask a question, or leave it so: the check-in counts without one, too.
finding-route-unasked = Nothing is asked anywhere on this route. Points come from check-ins alone.
finding-route-unasked-do = Ask a question at one station at least, or leave it so.
finding-insight-long = The insight has { $words } words. Standing, a group reads at most { $most }.
finding-insight-long-do = Shorten it, or move a part into the explanation of a question.
finding-link-unusable = The link to “{ $link }” is shown as plain words.
finding-link-unusable-do = Write the whole address, beginning with https://.
finding-quiz-unknown = The questions of this station no longer exist.
finding-quiz-unknown-do = Add new questions to the station.
finding-quiz-meant = The questions of this station no longer exist.
finding-quiz-meant-do = Add new questions to the station.
finding-quiz-taken = The station “{ $station }” asks the same questions already.
finding-quiz-taken-do = Give this station questions of its own, so that nobody is asked twice.
finding-recording-language = { finding-language } is none of the route’s languages.
finding-recording-language-do = Choose one of the route’s languages.
finding-recording-twice = There is already a recording in this language: { finding-language }.
finding-recording-twice-do = Remove one of the two.
finding-recording-missing = There is no recording in this language: { finding-language }. Its readers get another one and its words.
finding-recording-missing-do = Add one, or leave it so.
finding-alt-file-name = “{ $text }” is the name of a file and does not say what is to be seen.
finding-alt-file-name-do = Say in one sentence what is to be seen. If the picture is mere decoration, mark it as such.
finding-alt-begins = The sentence begins with “{ $words }”. A screen reader has said already that it is a picture.
finding-alt-begins-do = Begin with what is to be seen.

# Places and the way.
finding-fence-unplaced = The station has a check-in area but no place.
finding-fence-unplaced-do = Place the station on the map, or delete the area. Without a place only the code on the poster opens it.
finding-fence-too-wide = A check-in area of { $radius } m is too wide where the place is only a point nearby.
finding-fence-too-wide-do = Measure the place on site, or choose at most { $most } m.
finding-fence-small = A check-in area of { $radius } m is small: between houses a phone is often off by more.
finding-fence-small-do = Choose at least { $least } m if no other station lies close by.
finding-fence-small-unsure = A check-in area of { $radius } m is small for a place that is { finding-confidence }.
finding-fence-small-unsure-do = Measure the place on site, or choose at least { $least } m.
finding-polygon-narrow = The shape is only { $width } m wide. That is narrow for a place that is { finding-confidence }.
finding-polygon-narrow-do = Draw it at least { $least } m wide, or take a circle.
finding-polygon-corners = The shape has fewer than three different corners.
finding-polygon-corners-do = Draw it again.
finding-polygon-too-large = The shape is more than 2 km wide.
finding-polygon-too-large-do = Draw only the place itself.
finding-polygon-not-simple = The edges of the shape cross or touch each other.
finding-polygon-not-simple-do = Draw the corners in turn, as one walks around the place.
finding-polygon-out-of-range = A corner of the shape does not lie on earth.
finding-polygon-out-of-range-do = Draw the shape again.
finding-polygon-far = The area lies { $distance } m away from the place of the station; at most { $most } m are possible.
finding-polygon-far-do = Move the area or the station.
finding-polygon-beside = The place of the station lies { $distance } m beside its area. So phones lead past it.
finding-polygon-beside-do = Draw the area around the place, or put the station into it.
finding-position-swapped = Latitude { $lat } and longitude { $lon } lie outside Europe. Swapped they lie in Germany.
finding-position-swapped-do = Swap the two numbers.
finding-corner-swapped = The corner at latitude { $lat } and longitude { $lon } lies outside Europe. Swapped it lies in Germany.
finding-corner-swapped-do = Draw the shape again.
finding-station-far = The station lies { $km } km away from the nearest one.
finding-station-far-do = Check on the map whether it is in the right place.
finding-fences-overlap = The check-in areas of “{ $first }” and “{ $second }” overlap with the tolerance of { $tolerance } m each. The stations are { $distance } m apart.
finding-fences-overlap-do = Leave it so if the phone may ask where the group is, or make the areas smaller.
finding-leg-long = From “{ $first }” to “{ $second }” it is { $distance } m as the crow flies, at least { $minutes } min on foot.
finding-leg-long-do = Change the order, or put a station in between.
finding-line-swapped = The way lies outside Europe. With its numbers swapped it would lie in Germany.
finding-line-swapped-do = Draw it anew on the map.
finding-line-begins-far = The way begins { $distance } m away from the nearest station.
finding-line-begins-far-do = Draw it up to within { $most } m of a station, or check whether it belongs to this route.
finding-line-ends-far = The way ends { $distance } m away from the nearest station.
finding-line-ends-far-do = Draw it up to within { $most } m of a station, or check whether it belongs to this route.
finding-line-passes-far = The way on the map passes this station { $distance } m away.
finding-line-passes-far-do = Lead it up to within { $most } m, or put the station right.

# Questions.
finding-question-id-twice = Two questions have the same identifier.
finding-question-id-twice-do = Delete one of the two and add it anew.
finding-number-unsourced = An estimate needs a source.
finding-number-unsourced-do = Name title, date and area of the source. The group sees it with the solution.
finding-figure-unsourced = { $what ->
    [prompt] The question holds a figure without a source: { $figure }.
    [option] An answer holds a figure without a source: { $figure }.
    [hint] A hint holds a figure without a source: { $figure }.
   *[explanation] The explanation holds a figure without a source: { $figure }.
}
finding-figure-unsourced-do = Name title, date and area of the source. The group sees it with the solution.
finding-text-long = { $what ->
    [prompt] The question has { $length } characters.
    [option] This answer has { $length } characters.
   *[explanation] The explanation has { $length } characters.
} On a phone at most { $most } are read at a glance.
finding-text-long-do = Shorten the text.
finding-number-off-steps = In steps of { $step } nobody comes closer to { $answer } than { $nearest }, and that does not earn all points.
finding-number-off-steps-do = Change the step, the smallest value or the answer, or give all points for a larger deviation.
finding-accept-same = “{ $first }” and “{ $second }” count as the same answer anyway.
finding-accept-same-do = Remove one of the two.
finding-accept-unseen = This right answer consists of characters that cannot be seen.
finding-accept-unseen-do = Type it again, or remove it.
finding-options-same = The answers “{ $first }” and “{ $second }” say the same. Nobody can choose between them.
finding-options-same-do = Change or remove one of the two.
finding-all-correct = All answers are marked as right. Whoever ticks everything is always right.
finding-all-correct-do = Add a wrong answer, or ask otherwise.
finding-colours-only = The answers differ only by colours such as “{ $text }”. Not everybody can tell colours apart.
finding-colours-only-do = Name shape or place as well, or ask otherwise.
finding-colour-asked = The answer “{ $text }” is only a colour. Not everybody can tell colours apart.
finding-colour-asked-do = Ask for something that everybody can see or feel.

# Questions of other stations.
finding-reference-own = These questions take a question over from themselves.
finding-reference-own-do = Remove the entry; the question is here already.
finding-reference-quiz-unknown = The questions that this one is taken from no longer exist.
finding-reference-quiz-unknown-do = Remove the question, or take over another one.
finding-reference-quiz-meant = The questions that this one is taken from no longer exist.
finding-reference-quiz-meant-do = Remove the question, or take over another one.
finding-reference-further = The question taken over is only taken over there itself.
finding-reference-further-do = Take it over from where it is written.
finding-reference-question-unknown = The question taken over no longer exists there.
finding-reference-question-unknown-do = Remove it, or take over another one.
finding-reference-question-meant = The question taken over no longer exists there.
finding-reference-question-meant-do = Remove it, or take over another one.

# Texts and languages.
finding-translation-missing = This text is missing in one language: { finding-language }.
finding-translation-missing-do = Write it there, or choose that it is the same in all languages.
finding-easy-missing = { finding-language } is missing. Whoever needs it gets another text instead.
finding-easy-missing-do = Write short sentences with common words.
finding-easy-sentence-long = A sentence has { $words } words, Einfache Sprache has at most { $most }: “{ $start }”
finding-easy-sentence-long-do = Divide it: one thing in each sentence.
finding-easy-passive = “{ $word }” makes a sentence hard: “{ $start }”
finding-easy-passive-do = Say who does something.
finding-easy-genitive = “{ $word }” is a genitive: “{ $start }”
finding-easy-genitive-do = Write it with “von”.
finding-easy-median = Half of the sentences in Einfache Sprache have more than { $most } words.
finding-easy-median-do = Divide long sentences.
finding-sentence-long = A sentence has { $words } words. Standing, people read at most { $most } at a time: “{ $start }”
finding-sentence-long-do = Make two of it.
finding-text-hard = The text is hard to read: its reading value is { $lix }, and above { $most } it sounds like an office letter.
finding-text-hard-do = Take shorter sentences and shorter words.

# Pictures, recordings, lines.
finding-medium-missing = The file “{ $file }” is not there.
finding-medium-missing-do = Upload it again, or remove the entry.
finding-line-broken = The way on the map cannot be used.
finding-line-broken-do = Draw it anew, with at least two points.
finding-context-broken = The outlines on the map cannot be used.
finding-context-broken-do = Upload them again, or remove them.
finding-picture-heavy = The picture “{ $file }” has { $megabytes } MB. With poor reception that takes long.
finding-picture-heavy-do = Save it smaller; 1600 pixels on the longer side are enough.
finding-recording-heavy = The recording “{ $file }” has { $megabytes } MB. With poor reception that takes long.
finding-recording-heavy-do = Save it in mono with 64 kbit/s; a minute then has half a megabyte.
