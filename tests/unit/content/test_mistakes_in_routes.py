"""One mistake each in a route's texts, references and files: the whole line that the organizer reads."""

import pytest

ROUTE = "routes_data/stadt/route.yaml"


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        pytest.param(
            "quiz: stadt/rathaus",
            "quiz: stadt/rathau",
            "error: routes_data/stadt/route.yaml:20 stations[0].quiz: There is no file quizzes/stadt/rathau.yaml."
            " -> Did you mean stadt/rathaus?",
            id="unknown-quiz",
        ),
        pytest.param(
            'de: "Ein Haus am Wasser.", en: "A house by the water."',
            'de: "Ein Haus am Wasser."',
            "error: routes_data/stadt/route.yaml:26 stations[1].insight: The text is missing in English (en)."
            " -> Add en: below it, or write one text in quotes if it is the same in all languages.",
            id="missing-translation",
        ),
        pytest.param(
            'id: platzhaus\n    name: "Platzhaus"\n    near: schloss',
            'id: schloss\n    name: "Platzhaus"\n    near: rathaus',
            "error: routes_data/stadt/route.yaml:28 stations[2].id: The station id schloss is already "
            "used in line 21."
            " -> Give each station an id of its own.",
            id="duplicate-station",
        ),
        pytest.param(
            "    near: schloss",
            "    nearr: schloss",
            'error: routes_data/stadt/route.yaml:30 stations[2].nearr: "nearr" is not known here.'
            " -> Did you mean near?",
            id="unknown-key",
        ),
        pytest.param(
            "order: rotated",
            "order: rotated\ncolour: red",
            'error: routes_data/stadt/route.yaml:6 colour: "colour" is not known here.'
            " -> Remove it, or use one of: schema, title, summary, languages, order, offline, scoring, "
            "line, context, attribution, start, finish, step_free_order, meeting_point, phone, "
            "stations, sources, licence.",
            id="unknown-key-far",
        ),
        pytest.param(
            "start: rathaus",
            "start: rathhaus",
            "error: routes_data/stadt/route.yaml:7 start: There is no station rathhaus on this route."
            " -> Did you mean rathaus?",
            id="unknown-start",
        ),
        pytest.param(
            "start: rathaus",
            "finish: bahnhof",
            "error: routes_data/stadt/route.yaml:7 finish: There is no station bahnhof on this route."
            " -> Use one of: rathaus, schloss, platzhaus.",
            id="unknown-finish",
        ),
        pytest.param(
            "near: schloss",
            "near: kirche",
            "error: routes_data/stadt/route.yaml:30 stations[2].near: There is no station kirche on this route."
            " -> Use one of: rathaus, schloss, platzhaus.",
            id="unknown-near",
        ),
        pytest.param(
            "near: schloss",
            "near: platzhaus",
            "error: routes_data/stadt/route.yaml:30 stations[2].near: The station is named as being near itself."
            " -> Name the station next to it.",
            id="near-self",
        ),
        pytest.param(
            "start: rathaus",
            "step_free_order: [rathaus, schlos]",
            "error: routes_data/stadt/route.yaml:7 step_free_order[1]: There is no station schlos on this route."
            " -> Did you mean schloss?",
            id="unknown-step-free",
        ),
        pytest.param(
            "file: rathaus.png",
            "file: rathaus.jpg",
            "error: routes_data/stadt/route.yaml:17 stations[0].media[0].file: There is no file "
            "rathaus.jpg in this folder."
            " -> Did you mean rathaus.png?",
            id="missing-media",
        ),
        pytest.param(
            '        alt: {de: "Ein Haus mit Uhr.", en: "A house with a clock."}\n',
            "",
            "error: routes_data/stadt/route.yaml:17 stations[0].media[0].alt: alt is missing."
            " -> Add alt: and describe in one sentence what is to be seen, for people who cannot see it.",
            id="media-without-alt",
        ),
        pytest.param(
            "schema: 1",
            "schema: 2",
            "error: routes_data/stadt/route.yaml:1 schema: Version 2 of the format is not known to this program."
            " -> Write schema: 1, or update Stadtlotse if the file comes from a newer one.",
            id="unknown-schema",
        ),
        pytest.param(
            "start: rathaus",
            "start: rathaus\nfinish: rathaus",
            "error: routes_data/stadt/route.yaml:8 finish: The station rathaus is both start and "
            "finish, but a group checks in only once at each."
            " -> Remove one of the two; meeting_point can say where everybody meets again.",
            id="start-finish",
        ),
        pytest.param(
            "order: rotated",
            "order: random",
            'error: routes_data/stadt/route.yaml:5 order: "random" is not possible here.'
            " -> Use one of: fixed, free or rotated.",
            id="literal",
        ),
        pytest.param(
            "steps: 0",
            "steps: some",
            'error: routes_data/stadt/route.yaml:19 stations[0].access.steps: "some" is no number of steps.'
            ' -> Write a whole number, or "unknown".',
            id="steps",
        ),
        pytest.param(
            "languages: [de, en]",
            "languages: de",
            'error: routes_data/stadt/route.yaml:4 languages: A list is expected here, not the text "de".'
            " -> Begin each entry with a hyphen on a line of its own.",
            id="list-expected",
        ),
        pytest.param(
            "id: platzhaus",
            "id: Plätze",
            'error: routes_data/stadt/route.yaml:28 stations[2].id: "Plätze" cannot be used here.'
            " -> Use small letters a to z, digits and hyphens, beginning with a letter or digit, such "
            "as alte-post.",
            id="id-umlaut",
        ),
        pytest.param(
            'summary: {de: "Zwei Stationen in der Stadt."',
            'summary: {de: ""',
            "error: routes_data/stadt/route.yaml:3 summary.de: The text is empty."
            " -> Write a text, or remove the field.",
            id="empty-text",
        ),
        pytest.param(
            ', en: "Small walk"',
            ', en: "Small walk", englisch: "x"',
            'error: routes_data/stadt/route.yaml:2 title: "englisch" is no language code.'
            " -> Write the text below codes such as de: and en:, or as one text for all languages.",
            id="lang-code",
        ),
        pytest.param(
            "Hier arbeitet die Verwaltung.",
            "Hier [mehr](mehr.html).",
            "warning: routes_data/stadt/route.yaml:14 stations[0].insight.de: The link to mehr.html is "
            "shown as plain words."
            " -> Write the whole address, beginning with https:// or mailto:.",
            id="link",
        ),
        pytest.param(
            "start: rathaus",
            "start: rathaus\nphone: 03874 526-x",
            'error: routes_data/stadt/route.yaml:8 phone: "03874 526-x" cannot be used here.'
            ' -> Use digits and spaces only, in quotes, such as phone: "+49 3874 5260".',
            id="phone",
        ),
        pytest.param(
            "[de, en]",
            "[de, en, de]",
            "error: routes_data/stadt/route.yaml:4 languages[2]: de is listed twice. -> Remove one of the two.",
            id="lang-twice",
        ),
        pytest.param(
            "quiz: stadt/platzhaus",
            "quiz: stadt/platzhaus.yaml",
            'error: routes_data/stadt/route.yaml:32 stations[2].quiz: "stadt/platzhaus.yaml" cannot be used here.'
            " -> Write the path below quizzes/ in small letters and without .yaml, such as ludwigslust/rathaus.",
            id="quizpath",
        ),
    ],
)
def test_a_mistake_is_named_with_file_line_field_and_remedy(shelf, old: str, new: str, line: str) -> None:
    shelf.edit(ROUTE, old, new)
    assert shelf.findings() == [line]
