"""One mistake each in a quiz: the whole line that the organizer reads."""

import pytest

RATHAUS = "quizzes/stadt/rathaus.yaml"
PLATZHAUS = "quizzes/stadt/platzhaus.yaml"


@pytest.mark.parametrize(
    ("file", "old", "new", "line"),
    [
        pytest.param(
            RATHAUS,
            ', en: "Counted in 2022."',
            "",
            "error: quizzes/stadt/rathaus.yaml:10 questions[0].explanation: The text is missing in English (en)."
            " -> Add en: below it, or write one text in quotes if it is the same in all languages.",
            id="missing-translation-in-quiz",
        ),
        pytest.param(
            RATHAUS,
            "id: alter",
            "id: einwohner",
            "error: quizzes/stadt/rathaus.yaml:12 questions[1].id: The question id einwohner is "
            "already used in line 4."
            " -> Give each question of the quiz an id of its own.",
            id="duplicate-question",
        ),
        pytest.param(
            RATHAUS,
            "{id: b, text",
            "{id: a, text",
            'error: quizzes/stadt/rathaus.yaml:9 questions[0].options[1].id: The option id "a" is used twice.'
            " -> Give each option of the question an id of its own.",
            id="duplicate-option",
        ),
        pytest.param(
            RATHAUS,
            "{id: b, text",
            "{id: B!, text",
            'error: quizzes/stadt/rathaus.yaml:9 questions[0].options[1].id: "B!" cannot be used here.'
            " -> Use small letters a to z, digits and hyphens, beginning with a letter or digit, such "
            "as alte-post.",
            id="bad-option-id",
        ),
        pytest.param(
            RATHAUS,
            ", correct: true",
            "",
            "error: quizzes/stadt/rathaus.yaml:7 questions[0].options: Exactly one option must be "
            "correct, here it is 0."
            " -> Put correct: true at the right option, and at no other.",
            id="no-correct-option",
        ),
        pytest.param(
            PLATZHAUS,
            'Machines"}, correct: true}\n      - {id: b, text: {de: "Bahnen", en: "Tracks"}, correct: true}',
            'Machines"}}\n      - {id: b, text: {de: "Bahnen", en: "Tracks"}}',
            "error: quizzes/stadt/platzhaus.yaml:11 questions[1].options: No option is marked as correct."
            " -> Put correct: true at each right option.",
            id="no-correct-multiple",
        ),
        pytest.param(
            RATHAUS,
            'text: "4.000"',
            'text: "4.000", correct: true',
            "error: quizzes/stadt/rathaus.yaml:7 questions[0].options: Exactly one option must be "
            "correct, here it is 2."
            " -> Put correct: true at the right option, and at no other.",
            id="two-correct-options",
        ),
        pytest.param(
            RATHAUS,
            '    source: {title: "Zensus 2022", date: "15.05.2022", area: "Ludwigslust"}\n',
            "",
            "error: quizzes/stadt/rathaus.yaml:4 questions[0].source: The option holds the figure "
            "4.000 without a source."
            " -> Add source: with title, date and area, so that the group can see where it comes from.",
            id="figure-without-source",
        ),
        pytest.param(
            RATHAUS,
            '    source:\n      title: "Zensus 2022"\n      date: "15.05.2022"\n      area: "Ludwigslust"\n',
            "",
            "error: quizzes/stadt/rathaus.yaml:12 questions[1].source: A number question needs the "
            "source of its answer."
            " -> Add source: with title, date and area, so that the group can see where it comes from.",
            id="number-without-source",
        ),
        pytest.param(
            RATHAUS,
            ', area: "Ludwigslust"}',
            "}",
            "error: quizzes/stadt/rathaus.yaml:11 questions[0].source.area: area is missing."
            " -> Add area: with the place the figure holds for, such as Ludwigslust.",
            id="source-incomplete",
        ),
        pytest.param(
            RATHAUS,
            "schema: 1\n",
            "",
            "error: quizzes/stadt/rathaus.yaml:1 schema: schema is missing. -> Add schema: 1 as the first line.",
            id="missing-schema",
        ),
        pytest.param(
            RATHAUS,
            '"4.000"',
            '"viertausend Menschen, vielleicht noch ein paar mehr"',
            "warning: quizzes/stadt/rathaus.yaml:8 questions[0].options[0].text: The option has 51 "
            "characters; on a phone at most 40 are read at a glance."
            " -> Shorten it.",
            id="option-long",
        ),
        pytest.param(
            RATHAUS,
            "answer: 47.5",
            "answer: 47,5",
            'error: quizzes/stadt/rathaus.yaml:15 questions[1].answer: "47,5" is not read as a number.'
            " -> Write it without quotes and with a point: 47.5.",
            id="number-comma",
        ),
        pytest.param(
            RATHAUS,
            "tolerance: 1\n",
            'tolerance: "1"\n',
            'error: quizzes/stadt/rathaus.yaml:17 questions[1].tolerance: "1" is not read as a number.'
            " -> Write it without quotes and with a point: 1.",
            id="number-quotes",
        ),
        pytest.param(
            RATHAUS,
            'date: "15.05.2022", area',
            "date: 2022, area",
            "error: quizzes/stadt/rathaus.yaml:11 questions[0].source.date: 2022 is read as a number, "
            "not as a text."
            ' -> Put it in quotes: "2022".',
            id="date-number",
        ),
        pytest.param(
            RATHAUS,
            "type: number",
            "type: estimate",
            'error: quizzes/stadt/rathaus.yaml:12 questions[1]: "estimate" is no type of question.'
            " -> Use one of: choice, multiple, number, text, true_false.",
            id="unknown-type",
        ),
        pytest.param(
            RATHAUS,
            "    type: number\n",
            "",
            "error: quizzes/stadt/rathaus.yaml:12 questions[1]: type is missing."
            " -> Add type: to the question. Use one of: choice, multiple, number, text, true_false.",
            id="missing-type",
        ),
        pytest.param(
            RATHAUS,
            "zero_at: 10",
            "zero_at: 1",
            "error: quizzes/stadt/rathaus.yaml:12 questions[1]: zero_at is not greater than tolerance, "
            "so no answer could be partly right."
            " -> Raise zero_at or lower tolerance.",
            id="zero-at",
        ),
        pytest.param(
            PLATZHAUS,
            "cost: 20",
            "cost: 200",
            "error: quizzes/stadt/platzhaus.yaml:8 questions[1]: A hint costs more than the 100 points "
            "the question brings."
            " -> Lower the cost of the hint.",
            id="hint-cost",
        ),
    ],
)
def test_a_mistake_is_named_with_file_line_field_and_remedy(shelf, file: str, old: str, new: str, line: str) -> None:
    shelf.edit(file, old, new)
    assert shelf.findings() == [line]
