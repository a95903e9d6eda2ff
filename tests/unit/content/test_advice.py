"""What the check advises about the way, fences, answers and texts; the route is served all the same."""

from __future__ import annotations

import pytest

from app.content.answer_checks import is_colour
from app.content.reading_ease import reading_index

ROUTE = "routes_data/stadt/route.yaml"
RATHAUS = "quizzes/stadt/rathaus.yaml"
PLATZHAUS = "quizzes/stadt/platzhaus.yaml"


def only_advice(shelf) -> list[str]:
    """The findings, after a look whether they are advice and the route is served."""
    found = shelf.findings()
    assert [finding for finding in found if not finding.startswith("warning: ")] == []
    assert list(shelf.load().routes) == ["stadt"]
    return [finding.removeprefix("warning: ") for finding in found]


@pytest.mark.parametrize(
    ("file", "old", "new", "line"),
    [
        pytest.param(
            ROUTE,
            "fence: {radius_m: 30}",
            "fence: {radius_m: 18}",
            "routes_data/stadt/route.yaml:12 stations[0].fence.radius_m: A fence of 18 m is small: between houses a"
            " phone is often off by more. -> Write a radius_m of at least 20 if nothing else lies close by.",
            id="small-circle",
        ),
        pytest.param(
            ROUTE,
            'confidence: high, source: "eigene Messung"}\n    fence: {radius_m: 30}',
            'confidence: medium, source: "Karte"}\n    directions: Am Platz.\n    fence: {radius_m: 24}',
            "routes_data/stadt/route.yaml:13 stations[0].fence.radius_m: A fence of 24 m is small for a position of"
            " medium confidence. -> Measure the position on site, or write a radius_m of at least 25.",
            id="small-circle-around-a-rough-position",
        ),
        pytest.param(
            ROUTE,
            "fence: {radius_m: 30}",
            "fence: {polygon: [[53.3248, 11.4949], [53.3249, 11.4949], [53.3249, 11.4959], [53.3248, 11.4959]]}",
            "routes_data/stadt/route.yaml:12 stations[0].fence.polygon: The polygon is only 11 m wide, which is narrow"
            " for a position of high confidence. -> Draw it at least 20 m wide, or use a circle.",
            id="narrow-polygon",
        ),
        pytest.param(
            ROUTE,
            "lat: 53.32520, lon: 11.4880",
            "lat: 53.34400, lon: 11.4920",
            "routes_data/stadt/route.yaml:23 stations[1].position: The way from rathaus to schloss is 2140 m as the"
            " crow flies, at least 32 min on foot. -> Change the order, or put a station in between.",
            id="long-leg",
        ),
        pytest.param(
            RATHAUS,
            "zero_at: 10",
            "zero_at: 10\n    min: 0\n    step: 5",
            "quizzes/stadt/rathaus.yaml:20 questions[1].step: Counted in steps of 5 nobody comes closer to 47.5 than"
            " 50, which does not earn all points. -> Correct step, min or the answer, or raise tolerance.",
            id="answer-off-the-steps",
        ),
        pytest.param(
            PLATZHAUS,
            'accept: ["Busch"]',
            'accept: ["Busch", " BUSCH"]',
            'quizzes/stadt/platzhaus.yaml:20 questions[2].accept[1]: The accepted answers "Busch" and "BUSCH" count as'
            " the same anyway. -> Remove one of the two.",
            id="accepted-twice",
        ),
        pytest.param(
            PLATZHAUS,
            'accept: ["Busch"]',
            'accept: ["Busch", "\u200b"]',
            'quizzes/stadt/platzhaus.yaml:20 questions[2].accept[1]: The accepted answer "\u200b" holds no character'
            " that can be seen and typed. -> Type it again, or remove it.",
            id="accepted-but-invisible",
        ),
        pytest.param(
            PLATZHAUS,
            'accept: ["Busch"]',
            "accept: [{de: dunkelrot, en: dark red}]",
            'quizzes/stadt/platzhaus.yaml:20 questions[2].accept[0]: The answer "dunkelrot" is a colour and nothing'
            " else; not everybody can tell colours apart. -> Ask for something that everybody can see or feel.",
            id="a-colour-asked",
        ),
        pytest.param(
            PLATZHAUS,
            '{de: "Boote", en: "Boats"}',
            '{de: "Geräte", en: "Boats"}',
            'quizzes/stadt/platzhaus.yaml:14 questions[1].options[2].text: The options "Geräte" and "Geräte" say the'
            " same in German (de), so nobody can choose between them. -> Change or remove one of the two.",
            id="options-the-same",
        ),
        pytest.param(
            PLATZHAUS,
            '      - {id: c, text: {de: "Boote", en: "Boats"}}\n',
            "",
            "quizzes/stadt/platzhaus.yaml:11 questions[1].options: All options are marked as correct, so whoever ticks"
            " everything is right. -> Add an option that is wrong, or ask otherwise.",
            id="all-correct",
        ),
        pytest.param(
            RATHAUS,
            'text: "4.000"}\n      - {id: b, text: "12.000"',
            'text: "Rot"}\n      - {id: b, text: "Grün und Weiß"',
            "quizzes/stadt/rathaus.yaml:8 questions[0].options[0].text: The options differ by colour alone, such as"
            ' "Rot"; not everybody can tell colours apart.'
            " -> Add a word about shape or place to each, or ask otherwise.",
            id="colours-only",
        ),
        pytest.param(
            ROUTE,
            "Hier arbeitet die Verwaltung.",
            "Wort " * 26,
            "routes_data/stadt/route.yaml:14 stations[0].insight.de: A sentence has 26 words in German (de); standing,"
            " people read at most 25 at a time: Wort Wort Wort Wort Wort Wort Wort Wort Wort Wort Wort Wo…"
            " -> Make two of it.",
            id="long-sentence",
        ),
        pytest.param(
            ROUTE,
            "This is where the town is run.",
            "Municipal administrations coordinate responsibilities. " * 8,
            "routes_data/stadt/route.yaml:15 stations[0].insight.en: The text is hard to read in English (en): its"
            " reading index is 104, and above 50 it is heavy going. -> Use shorter sentences and shorter words.",
            id="hard-text",
        ),
        pytest.param(
            RATHAUS,
            "Wie viele Menschen leben hier?",
            "Wort " * 25 + "hier?",
            "quizzes/stadt/rathaus.yaml:6 questions[0].prompt.de: A sentence has 26 words in German (de); standing,"
            " people read at most 25 at a time: Wort Wort Wort Wort Wort Wort Wort Wort Wort Wort Wort Wo…"
            " -> Make two of it.",
            id="long-prompt",
        ),
        pytest.param(
            ROUTE,
            "Ein Haus mit Uhr.",
            "IMG_2031.jpg",
            'routes_data/stadt/route.yaml:18 stations[0].media[0].alt.de: The description "IMG_2031.jpg" is the name of'
            " a file. -> Describe in one sentence what is to be seen, or write decorative: true if the picture tells"
            " nothing.",
            id="alt-is-a-file",
        ),
        pytest.param(
            ROUTE,
            "A house with a clock.",
            "A picture of a house.",
            "routes_data/stadt/route.yaml:18 stations[0].media[0].alt.en: The description begins with"
            ' "A picture of", which a screen reader has said already. -> Begin with what is to be seen.',
            id="alt-begins-with-picture",
        ),
    ],
)
def test_what_is_advised(shelf, file: str, old: str, new: str, line: str) -> None:
    shelf.edit(file, old, new)
    if "lat: 53.344" in new:
        shelf.write_line([[11.4949, 53.32485], [11.4920, 53.34400]])
    assert only_advice(shelf) == [line]


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        (ROUTE, "fence: {radius_m: 30}", "fence: {radius_m: 20}"),
        (ROUTE, "fence: {radius_m: 40}", "fence: {radius_m: 20}"),
        (ROUTE, "lat: 53.32520, lon: 11.4880", "lat: 53.33500, lon: 11.4920"),
        (RATHAUS, "zero_at: 10", "zero_at: 10\n    step: 0.5"),
        (RATHAUS, "zero_at: 10", "zero_at: 10\n    step: 1"),
        (PLATZHAUS, 'accept: ["Busch"]', 'accept: [{de: "Busch", en: "Busch"}, "Johann Busch", "?"]'),
        (PLATZHAUS, '{de: "Boote", en: "Boats"}', '{de: "Rot", en: "Red"}'),
        (
            RATHAUS,
            'text: "4.000"}\n      - {id: b, text: "12.000"',
            'text: "Das rote Haus"}\n      - {id: b, text: "Grün"',
        ),
        (ROUTE, "Hier arbeitet die Verwaltung.", "Wort " * 25),
        (ROUTE, "Hier arbeitet die Verwaltung.", "Wort " * 20 + ": " + "Wort " * 20),
        (ROUTE, "This is where the town is run.", "Municipal administrations coordinate."),
        (ROUTE, "Ein Haus mit Uhr.", "Bildnis einer Frau"),
        (ROUTE, "A house with a clock.", "1780"),
    ],
)
def test_what_is_fine_is_not_talked_about(shelf, file: str, old: str, new: str) -> None:
    shelf.edit(file, old, new)
    if "lat: 53.335" in new:
        shelf.write_line([[11.4949, 53.32485], [11.4920, 53.33500]])
    assert only_advice(shelf) == []


def test_a_station_beside_the_line_is_named_with_its_distance(shelf) -> None:
    shelf.edit(
        ROUTE, "    near: schloss\n", '    position: {lat: 53.32600, lon: 11.4915, confidence: low, source: "Karte"}\n'
    )
    assert only_advice(shelf) == [
        "routes_data/stadt/route.yaml:30 stations[2].position: The walking line passes the station 108 m away."
        " -> Draw the line up to within 60 m of the station, or correct the position."
    ]
    shelf.write_line([[11.4949, 53.32485], [11.4915, 53.32550], [11.4880, 53.32520]])
    assert only_advice(shelf) == []


def test_where_groups_begin_elsewhere_the_last_leg_leads_to_the_first_station(shelf) -> None:
    north = 'position: {lat: 53.33590, lon: 11.4949, confidence: low, source: "Karte"}'
    shelf.edit(ROUTE, "start: rathaus\n", "")
    shelf.edit(ROUTE, "    near: schloss\n", f"    {north}\n")
    shelf.write_line([[11.4949, 53.32485], [11.4880, 53.32520], [11.4949, 53.33590]])
    ways = [line.split(": ")[1].split(" is ")[0] for line in only_advice(shelf)]
    assert ways == ["The way from platzhaus to rathaus", "The way from schloss to platzhaus"]
    shelf.edit(ROUTE, "order: rotated", "order: fixed")
    ways = [line.split(": ")[1].split(" is ")[0] for line in only_advice(shelf)]
    assert ways == ["The way from schloss to platzhaus"]
    shelf.edit(ROUTE, "order: fixed", "order: free")
    assert only_advice(shelf) == []


def test_a_decorative_picture_needs_no_words(shelf) -> None:
    shelf.edit(
        ROUTE, '        alt: {de: "Ein Haus mit Uhr.", en: "A house with a clock."}\n', "        decorative: true\n"
    )
    assert only_advice(shelf) == []
    medium = shelf.load().routes["stadt"].route.stations[0].media[0]
    assert (medium.alt, medium.spoken) == (None, "")


@pytest.mark.parametrize("said", ["decorative: false", "decorative: ja"])
def test_any_other_picture_needs_them(shelf, said: str) -> None:
    shelf.edit(ROUTE, '        alt: {de: "Ein Haus mit Uhr.", en: "A house with a clock."}\n', f"        {said}\n")
    errors = [finding for finding in shelf.findings() if finding.startswith("error")]
    assert any("media[0].alt: alt is missing." in error for error in errors)
    assert any("media[0].decorative: Only true or false" in error for error in errors) == (said == "decorative: ja")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("rot", True),
        ("Grüne", True),
        ("hell-blau", True),
        ("Schwarz-Weiß", True),
        ("black and white", True),
        ("Weißwurst", False),
        ("Die Grünen", False),
        ("hell", False),
        ("blaues Tor", False),
        ("", False),
    ],
)
def test_colours_are_told_from_things(text: str, expected: bool) -> None:
    assert is_colour(text) is expected


def test_the_index_is_words_a_sentence_plus_long_words_in_a_hundred() -> None:
    # 30 words in 3 sentences, 6 of them with more than six letters.
    text = ("Eins zwei drei vier fünf sechs acht neun Rathaus Bahnhof. ") * 3
    assert reading_index(text) == 10 + 20
    assert reading_index("Eins zwei drei: Rathaus.") is None
