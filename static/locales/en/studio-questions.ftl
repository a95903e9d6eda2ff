# Step 2 of the route editor: questions.
sq-list = Stations and their questions
sq-no-stations = No station yet. Make one in the first step, then it gets its questions here.
sq-back-to-list = To the list
sq-add = Add a question
sq-add-to = Add a question: { $station }
sq-more-types = More
sq-cancel = Never mind
sq-quiz = Quiz
sq-form = Question
sq-unwritten = No text yet
sq-more = More
sq-move-up = Move up: { $what }
sq-move-down = Move down: { $what }
sq-moved = This is question { $number } now.
sq-copy = Copy: { $what }
sq-remove = Remove: { $what }
sq-removed = Removed: { $what }
sq-removed-question = Removed: { $what }
sq-restore = Bring back
sq-no-connection = No connection. The first question of a station can be made again in a moment.
sq-too-many = No more fits here: at most { $most } per station.
sq-counted = { $n } of { $most } characters
sq-too-long = { $n } of { $most } characters: shorter reads better while standing

# ---- types ----
sq-type-choice = Choice
sq-type-choice-what = One answer is right.
sq-type-multiple = Several
sq-type-multiple-what = Several answers are right.
sq-type-number = Estimate
sq-type-number-what = A number; close earns points as well.
sq-type-text = Typed
sq-type-text-what = A word or a name.
sq-type-true_false = Is it true?
sq-type-true_false-what = A statement: true or false.
sq-type-unknown = This kind of question ({ $type }) is not known here. Its text, points and source can be edited all the same.
sq-widget-unknown = The field “{ $field }” cannot be edited here yet. What it holds is kept.

# ---- form ----
sq-section-answer = Answer
sq-section-why = What follows the answer
sq-section-score = Points and hints
sq-section-find = Finding it again
sq-field-id = Name in files
sq-field-type = Kind of question
sq-field-prompt = What is asked?
sq-field-points = Points
sq-help-points = Empty: 100.
sq-field-attempts = Tries
sq-help-attempts = Empty: one. The best counts.
sq-field-hints = Hints
sq-help-hints = A hint costs points of this question. At most three.
sq-hint = Hint { $number }
sq-hint-add = Add a hint
sq-field-cost = Costs points
sq-field-explanation = What is said after the answer?
sq-field-source = Source
sq-help-source = There is a figure in the question: the group shall see where it comes from.
sq-source-needed = needed here
sq-field-source-title = Title
sq-field-source-url = Web address
sq-help-source-url = Begins with https:// or http://. May stay empty.
sq-url-wrong = The address begins with https:// or http://.
sq-field-source-date = As of
sq-field-source-area = Area
sq-field-tags = Tags
sq-help-tags = Set with Enter or a comma, at most { $most }. They help to find the question among all questions.
sq-tag-added = Tag set: { $tag }
sq-field-quiz-title = Name of the quiz
sq-help-quiz-title = Stands in the studio only. At first it is called like the station.
sq-field-options = Answers to choose from
sq-help-multiple-options = What is ticked wrongly counts against what is ticked rightly.
sq-option = Answer { $number }
sq-option-add = Add an answer
sq-option-right = right
sq-option-right-of = { $what } is right
sq-option-moved = This is answer { $number } now.
sq-entry = Answer { $number }
sq-texts-add = Add an answer
sq-field-number-answer = Right number
sq-field-unit = Unit
sq-help-unit = For example: metres, people, per cent.
sq-field-tolerance = How close must it be?
sq-field-full_within = Full points up to
sq-field-zero_at = No points from
sq-falloff-words = Full points up to { $full } { $unit }, none from { $none } { $unit }. In between they fall evenly.
sq-falloff-times = { $text } times
sq-falloff-open = With the right number and these two distances it is settled what an estimate earns.
sq-falloff-wrong = “No points from” must be greater than “Full points up to”.
sq-falloff-log = For multiples: the right number is greater than 0, “Full points up to” is at least 1, and “No points from” is greater.
sq-falloff-suggest = Take the suggestion: { $full } and { $none }
sq-field-scale = Distance measured as
sq-value-scale-linear = difference (±5)
sq-value-scale-log = multiple (1.1 times), for very large numbers
sq-field-min = Smallest entry
sq-field-max = Largest entry
sq-field-step = Step of the keys + and −
sq-field-accept = What counts as right
sq-help-accept = Capitals and small letters, ß or ss, ä or ae are the same.
sq-field-edit_distance = Typing slips forgiven
sq-value-edit_distance-0 = none
sq-value-edit_distance-1 = one
sq-value-edit_distance-2 = two
sq-field-max_length = Longest entry in characters
sq-field-true_false-answer = The statement is
sq-value-true_false-answer-true = true
sq-value-true_false-answer-false = false

# ---- a question of another quiz ----
sq-reference = belongs to another quiz
sq-reference-coming = The question is being loaded.
sq-reference-missing = The question that is used here is not there any more. Remove it or choose another.
sq-used-also = This question is also used in { $where }. What you change here changes everywhere.
sq-used-home = This question belongs to the quiz { $quiz }. What you change here changes everywhere.
sq-used-in = Used in { $where }
sq-detach = Detach: make a copy for this station
sq-detached = The question belongs to this station alone now.

# ---- the questions that there are already ----
sq-bank = All questions
sq-bank-open = From all questions
sq-bank-query = Search
sq-bank-type = Kind of question
sq-bank-any-type = All kinds
sq-bank-tag = Tag
sq-bank-searching = Searching.
sq-bank-found = { $n ->
    [0] Nothing found. Search with fewer or other words.
    [one] 1 question found
   *[other] { $n } questions found
}{ $more ->
    [yes] , more to come
   *[no] { "" }
}
sq-bank-trouble = The list of questions does not answer right now. Try again in a moment.
sq-bank-more = Show more
sq-bank-use = Use
sq-bank-use-of = Use: { $what }
sq-bank-copy = Copy
sq-bank-copy-of = Copy: { $what }
sq-bank-not-copied = This question cannot be copied here. Take over its route first, then it can.
sq-bank-close = Close

# ---- the phone ----
sq-preview = How it looks on the phone
sq-preview-phone = Phone
sq-preview-empty = The question appears here as soon as one is chosen.
sq-preview-language = Language on the phone
sq-preview-theme = Look on the phone
sq-theme-light = Light
sq-theme-dark = Dark
sq-theme-sonne = Sun
sq-try = Try it out
sq-try-how = Answer the question on the phone. Here it says then what the answer earns.
sq-try-right = Right.
sq-try-partly = Partly right.
sq-try-wrong = Not right.
sq-try-points = Points: { $points } of { $max }
sq-try-offline = No connection. The answer can be given again in a moment.
sq-try-jump = To the field
sq-try-field = Something is missing before it can be tried out. Look under “{ $field }”.
sq-try-other = Something in the question is missing before it can be tried out.
sq-try-response = Nothing is chosen on the phone yet.
sq-try-response-type = This answer does not suit the kind of question.
sq-try-nothing-chosen = Nothing is chosen on the phone yet.
sq-try-number-out-of-range = This number lies outside of smallest and largest entry.
sq-try-one-correct-option = Mark exactly one answer as right.
sq-try-no-correct-option = Mark at least one answer as right.
sq-try-option-repeated = An answer is there twice. Remove one of the two.
sq-try-hint-cost = A hint costs more than the question has points.
sq-try-zero-at = “No points from” must be greater than “Full points up to”.
sq-try-log-answer = For multiples the right number must be greater than 0.
sq-try-log-factor = For multiples “Full points up to” is at least 1.
sq-try-range-empty = The smallest entry must be less than the largest.
sq-try-answer-out-of-range = The right number does not lie between smallest and largest entry.
sq-try-accept-too-long = A right answer is longer than the longest entry.
sq-try-accept-too-short = A right answer is too short to forgive so many slips.
