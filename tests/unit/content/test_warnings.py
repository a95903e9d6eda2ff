"""What the check advises without refusing it: the whole line, and the route is served all the same."""

import pytest

ROUTE = "routes_data/stadt/route.yaml"
RATHAUS = "quizzes/stadt/rathaus.yaml"


@pytest.mark.parametrize(
    ("file", "old", "new", "line"),
    [
        pytest.param(
            RATHAUS,
            "Wie viele Menschen leben hier?",
            "Wie viele Menschen leben hier? " * 5,
            "warning: quizzes/stadt/rathaus.yaml:6 questions[0].prompt.de: The prompt has 154 characters in German"
            " (de); on a phone at most 140 are read at a glance. -> Shorten it.",
            id="prompt",
        ),
        pytest.param(
            RATHAUS,
            '"4.000"',
            '"viertausend Menschen, vielleicht noch ein paar mehr"',
            "warning: quizzes/stadt/rathaus.yaml:8 questions[0].options[0].text: The option has 51 characters;"
            " on a phone at most 40 are read at a glance. -> Shorten it.",
            id="option",
        ),
        pytest.param(
            RATHAUS,
            "Counted in 2022.",
            "Counted in 2022. " * 20,
            "warning: quizzes/stadt/rathaus.yaml:10 questions[0].explanation.en: The explanation has 339 characters"
            " in English (en); on a phone at most 280 are read at a glance. -> Shorten it.",
            id="explanation",
        ),
        pytest.param(
            ROUTE,
            "Hier arbeitet die Verwaltung.",
            "Wort " * 91,
            "warning: routes_data/stadt/route.yaml:14 stations[0].insight.de: The insight has 91 words in German (de);"
            " a group reads at most 90 while standing."
            " -> Shorten it, or move a part into the explanation of a question.",
            id="insight",
        ),
        pytest.param(
            ROUTE,
            "Hier arbeitet die Verwaltung.",
            "Hier gibt es [mehr](mehr.html).",
            "warning: routes_data/stadt/route.yaml:14 stations[0].insight.de: The link to mehr.html is shown as plain"
            " words. -> Write the whole address, beginning with https:// or mailto:.",
            id="link",
        ),
        pytest.param(
            ROUTE,
            "    quiz: stadt/platzhaus\n",
            "    quiz: stadt/rathaus\n",
            "warning: routes_data/stadt/route.yaml:32 stations[2].quiz: The station rathaus asks the questions of"
            " stadt/rathaus already. -> Give this station a quiz of its own, so that nobody is asked twice.",
            id="quiz-twice",
        ),
    ],
)
def test_advice_is_a_warning_and_the_route_is_served(shelf, file: str, old: str, new: str, line: str) -> None:
    shelf.edit(file, old, new)
    assert line in shelf.findings()
    assert not [finding for finding in shelf.findings() if finding.startswith("error")]
    assert list(shelf.load().routes) == ["stadt"]


def test_an_insight_of_exactly_ninety_words_is_fine(shelf) -> None:
    shelf.edit(ROUTE, "Hier arbeitet die Verwaltung.", ("**Wort** " * 8 + "Wort. ") * 10)
    assert shelf.findings() == []


def test_missing_einfache_sprache_is_only_advised(shelf) -> None:
    shelf.edit(ROUTE, "languages: [de, en]", "languages: [de, en, de-x-easy]")
    findings = shelf.findings()
    assert findings[0] == (
        "warning: quizzes/stadt/platzhaus.yaml:2 title: Einfache Sprache (de-x-easy) is missing;"
        " readers get German (de) instead. -> Add de-x-easy: with short sentences and common words."
    )
    assert all(finding.startswith("warning") for finding in findings)
    assert list(shelf.load().routes) == ["stadt"]


def test_fences_that_can_hold_the_same_phone_are_named_with_their_distance(shelf) -> None:
    shelf.edit(ROUTE, "lon: 11.4880", "lon: 11.4934")
    shelf.write_line([[11.4949, 53.32485], [11.4934, 53.32520]])
    assert shelf.findings() == [
        "warning: routes_data/stadt/route.yaml:24 stations[1].fence: The fences of rathaus and schloss, 107 m apart,"
        " overlap with the tolerance of 25 m each."
        " -> Leave it if the phone may ask which of the two it is, or make the fences smaller."
    ]


def test_fences_more_than_both_tolerances_apart_are_fine(shelf) -> None:
    shelf.edit(ROUTE, "lon: 11.4880", "lon: 11.4930")
    shelf.write_line([[11.4949, 53.32485], [11.4930, 53.32520]])
    assert shelf.findings() == []


def test_a_polygon_is_measured_by_its_edge(shelf) -> None:
    corners = "[[53.3250, 11.4880], [53.3256, 11.4880], [53.3256, 11.4944], [53.3250, 11.4944]]"
    shelf.edit(ROUTE, "fence: {radius_m: 40}", f"fence: {{polygon: {corners}}}")
    assert [finding.split(": ")[1] for finding in shelf.findings()] == [
        "routes_data/stadt/route.yaml:24 stations[1].fence"
    ]


def test_two_polygons_are_measured_from_corner_to_edge(shelf) -> None:
    west = "[[53.3250, 11.4880], [53.3256, 11.4880], [53.3256, 11.4940], [53.3250, 11.4940]]"
    east = "[[53.3250, 11.4945], [53.3256, 11.4945], [53.3256, 11.4955], [53.3250, 11.4955]]"
    shelf.edit(ROUTE, "fence: {radius_m: 40}", f"fence: {{polygon: {west}}}")
    shelf.edit(ROUTE, "fence: {radius_m: 30}", f"fence: {{polygon: {east}}}")
    shelf.edit(ROUTE, "lat: 53.32485", "lat: 53.32505")
    assert [finding.split(": ")[1] for finding in shelf.findings()] == [
        "routes_data/stadt/route.yaml:24 stations[1].fence"
    ]


def test_a_polygon_far_from_its_position_is_noticed(shelf) -> None:
    corners = "[[53.3290, 11.4880], [53.3292, 11.4880], [53.3292, 11.4884]]"
    shelf.edit(ROUTE, "fence: {radius_m: 40}", f"fence: {{polygon: {corners}}}")
    assert shelf.findings() == [
        "error: routes_data/stadt/route.yaml:24 stations[1].fence.polygon: The polygon lies 423 m away from the"
        " position of its station; at most 50 m are possible. -> Correct the corners or the position."
    ]


# A degree of latitude is 111.3 km here, so the fifth digit is a good metre.
@pytest.mark.parametrize(
    ("south", "said"),
    [
        pytest.param(53.325190, [], id="around"),
        pytest.param(53.325205, [], id="touching"),
        pytest.param(53.325212, ["warning: The position of the station lies 1 m beside its polygon"], id="beside"),
        pytest.param(53.325645, ["warning: The position of the station lies 50 m beside its polygon"], id="still-near"),
        pytest.param(53.325655, ["error: The polygon lies 51 m away from the position of its station"], id="far"),
    ],
)
def test_a_polygon_that_leaves_out_its_position_is_noticed(shelf, south: float, said: list[str]) -> None:
    north = south + 0.0004
    corners = f"[[{south}, 11.4875], [{north}, 11.4875], [{north}, 11.4885], [{south}, 11.4885]]"
    shelf.edit(ROUTE, "fence: {radius_m: 40}", f"fence: {{polygon: {corners}}}")
    found = [finding for finding in shelf.findings() if ".polygon: " in finding]
    assert len(found) == len(said)
    for finding, words in zip(found, said, strict=True):
        level, sentence = words.split(": ")
        assert finding.startswith(level)
        assert f".polygon: {sentence}" in finding


def test_a_station_without_a_question_is_only_advised(shelf) -> None:
    shelf.edit(ROUTE, "    quiz: stadt/schloss\n", "")
    (shelf.root / "quizzes/stadt/schloss.yaml").unlink()
    assert shelf.findings() == [
        "warning: routes_data/stadt/route.yaml:21 stations[1].quiz: Nothing is asked at this station."
        " -> Write quiz: with the path of a quiz, or leave it so."
    ]


def test_a_route_without_any_question_is_told_once(shelf) -> None:
    for name in ("rathaus", "schloss", "platzhaus"):
        shelf.edit(ROUTE, f"    quiz: stadt/{name}\n", "")
        (shelf.root / f"quizzes/stadt/{name}.yaml").unlink()
    asked = [finding for finding in shelf.findings() if "asked" in finding]
    assert asked == [
        "warning: routes_data/stadt/route.yaml:9 stations[0].quiz: Nothing is asked anywhere on this route; points come"
        " from check-ins alone. -> Write quiz: with the path of a quiz at a station, or leave it so."
    ]


def test_a_line_that_begins_far_from_every_station_is_noticed(shelf) -> None:
    shelf.write_line([[11.4990, 53.32485], [11.4880, 53.32520]])
    assert shelf.findings() == [
        "warning: routes_data/stadt/route.yaml:6 line: The line begins 273 m away from the nearest station."
        " -> Draw it up to within 150 m of a station, or check whether it belongs to this route."
    ]


def test_a_station_kilometres_away_is_probably_a_wrong_digit(shelf) -> None:
    shelf.edit(
        ROUTE, "    near: schloss\n", '    position: {lat: 53.42, lon: 11.49, confidence: low, source: "Karte"}\n'
    )
    assert shelf.findings() == [
        "warning: routes_data/stadt/route.yaml:30 stations[2].position: The station lies 10.6 km away from the nearest"
        " other one. -> Check the digits of lat and lon."
    ]


def test_a_quiz_that_no_station_uses_is_named(shelf) -> None:
    shelf.write("quizzes/bahnhof.yaml", (shelf.quizzes / "stadt/platzhaus.yaml").read_bytes())
    assert shelf.findings() == [
        "warning: quizzes/bahnhof.yaml: No station uses this quiz."
        " -> Write quiz: bahnhof at a station, or delete the file."
    ]


def test_a_picture_that_no_station_shows_is_named(shelf) -> None:
    shelf.write("routes_data/stadt/bilder/alt.jpg", b"\xff\xd8\xff")
    assert shelf.findings() == [
        "warning: routes_data/stadt/route.yaml:1: No station shows the picture bilder/alt.jpg."
        " -> Name it in media: at a station, or delete the file."
    ]


def test_a_heavy_picture_is_noticed(shelf) -> None:
    picture = (shelf.routes / "stadt/rathaus.png").read_bytes()
    shelf.write("routes_data/stadt/rathaus.png", picture + bytes(2_500_000))
    assert shelf.findings() == [
        "warning: routes_data/stadt/route.yaml:17 stations[0].media[0].file: rathaus.png has 2.5 MB, which is slow"
        " where reception is poor. -> Save it smaller; 1600 pixels on the longer side are enough."
    ]


def test_a_station_that_opens_nothing_is_noticed(shelf) -> None:
    shelf.edit(ROUTE, '    insight: {de: "Ein Haus am Wasser.", en: "A house by the water."}\n', "")
    shelf.edit(ROUTE, "    quiz: stadt/schloss\n", "")
    (shelf.root / "quizzes/stadt/schloss.yaml").unlink()
    assert shelf.findings() == [
        "warning: routes_data/stadt/route.yaml:21 stations[1].insight: A check-in opens nothing here: the station"
        " has no insight, picture, recording or quiz."
        " -> Add insight: with a few sentences, or quiz: with the path of a quiz."
    ]


def test_near_a_station_without_a_position_tells_no_walking_time(shelf) -> None:
    shelf.edit(ROUTE, "    near: schloss\n", "    near: hof\n")
    hof = '  - {id: hof, name: "Hof", directions: {de: "Im Hof.", en: "In the yard."}, insight: "Hof"}\n'
    shelf.edit(ROUTE, "  - id: platzhaus\n", f"{hof}  - id: platzhaus\n")
    assert [finding for finding in shelf.findings() if ".quiz: " not in finding] == [
        "warning: routes_data/stadt/route.yaml:31 stations[3].near: The station hof has no position either, so no"
        " walking time can be told. -> Name a neighbouring station that has a position."
    ]


def test_a_station_without_a_way_around_steps_is_named(shelf) -> None:
    shelf.edit(ROUTE, "start: rathaus\n", "start: rathaus\nstep_free_order: [rathaus, platzhaus]\n")
    assert shelf.findings() == [
        "warning: routes_data/stadt/route.yaml:8 step_free_order: The order without steps leaves out schloss;"
        " phones name them last and say so. -> Add them if there is a way without steps."
    ]
