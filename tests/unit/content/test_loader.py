"""What the loader hands on, and that the check and the server agree about it."""

import hashlib

from app.content.check import check_content, format_finding
from app.content.findings import found

ROUTE = "routes_data/stadt/route.yaml"
RATHAUS = "quizzes/stadt/rathaus.yaml"
PLATZHAUS = "quizzes/stadt/platzhaus.yaml"


def test_a_loaded_route_has_everything_a_tour_needs(shelf) -> None:
    shelf.edit(ROUTE, "line: line.geojson\n", "line: line.geojson\ncontext: context.geojson\n")
    shelf.write("routes_data/stadt/context.geojson", '{"type": "FeatureCollection", "features": []}')
    loaded = shelf.load().routes["stadt"]
    assert (loaded.slug, loaded.folder) == ("stadt", shelf.routes / "stadt")
    assert [station.id for station in loaded.route.stations] == ["rathaus", "schloss", "platzhaus"]
    assert sorted(loaded.quizzes) == ["stadt/platzhaus", "stadt/rathaus", "stadt/schloss"]
    assert loaded.quizzes["stadt/rathaus"].questions[1].type == "number"
    assert loaded.line == [(53.32485, 11.4949), (53.3252, 11.488)]
    assert loaded.context == {"type": "FeatureCollection", "features": []}
    picture = (shelf.routes / "stadt/rathaus.png").read_bytes()
    assert loaded.media == [("rathaus.png", hashlib.sha256(picture).hexdigest())]


def test_a_route_without_line_and_context_has_none(shelf) -> None:
    shelf.edit(ROUTE, "line: line.geojson\n", "")
    loaded = shelf.load().routes["stadt"]
    assert loaded.line is None
    assert loaded.context is None


def test_all_findings_come_in_one_pass_sorted_by_file_and_line(shelf) -> None:
    shelf.edit(ROUTE, "order: rotated", "order: random")
    shelf.edit(ROUTE, "radius_m: 30", "radius_m: 12")
    shelf.edit(ROUTE, '    name: "Rathaus"\n', "")
    shelf.edit(ROUTE, ', en: "A house by the water."', "")
    shelf.edit(ROUTE, "confidence: low", "confidence: nearly")
    shelf.edit(ROUTE, "near: schloss", "near: schlos")
    shelf.edit(ROUTE, "quiz: stadt/rathaus", "quiz: stadt/rathauss")
    shelf.edit(RATHAUS, "type: number", "type: guess")
    shelf.edit(RATHAUS, "id: b, text", "id: a, text")
    shelf.edit(PLATZHAUS, "answer: true", "answer: ja")
    shelf.edit(PLATZHAUS, "cost: 20", "cost: 2000")
    shelf.edit(PLATZHAUS, ', en: "Who built the palace?"', "")
    places = [f"{f.file.partition('/')[2]}:{f.line} {f.field}" for f in check_content(shelf.routes, shelf.quizzes)]
    assert places == [
        "stadt/platzhaus.yaml:7 questions[0].answer",
        "stadt/platzhaus.yaml:16 questions[1].hints[0].cost",
        "stadt/platzhaus.yaml:19 questions[2].prompt",
        "stadt/rathaus.yaml:9 questions[0].options[1].id",
        "stadt/rathaus.yaml:12 questions[1]",
        "stadt/route.yaml:5 order",
        "stadt/route.yaml:9 stations[0].name",
        "stadt/route.yaml:11 stations[0].fence.radius_m",
        "stadt/route.yaml:19 stations[0].quiz",
        "stadt/route.yaml:22 stations[1].position.confidence",
        "stadt/route.yaml:25 stations[1].insight",
        "stadt/route.yaml:29 stations[2].near",
    ]


def test_positions_stay_true_when_broken_entries_lie_before_them(shelf) -> None:
    shelf.edit(ROUTE, "  - id: rathaus\n", "  - 17\n  - {id: leer}\n  - id: rathaus\n")
    shelf.edit(ROUTE, "near: schloss", "near: kirche")
    assert [(f.line, f.field) for f in check_content(shelf.routes, shelf.quizzes)] == [
        (9, "stations[0]"),
        (10, "stations[1].directions"),
        (10, "stations[1].name"),
        (32, "stations[4].near"),
    ]


def test_a_broken_quiz_keeps_its_route_back_and_no_other(shelf) -> None:
    text = (shelf.routes / "stadt/route.yaml").read_text(encoding="utf-8")
    shelf.write("routes_data/dorf/route.yaml", text.replace("    quiz: stadt/rathaus\n", ""))
    for name in ("line.geojson", "rathaus.png"):
        shelf.write(f"routes_data/dorf/{name}", (shelf.routes / "stadt" / name).read_bytes())
    shelf.edit(RATHAUS, "type: number", "type: guess")
    library = shelf.load()
    assert list(library.routes) == ["dorf"]
    assert [finding.file for finding in library.findings if finding.level == "error"] == [RATHAUS]


def test_a_quiz_must_speak_every_language_of_each_route_that_uses_it(shelf) -> None:
    text = (shelf.routes / "stadt/route.yaml").read_text(encoding="utf-8")
    for name in ("line.geojson", "rathaus.png"):
        shelf.write(f"routes_data/dorf/{name}", (shelf.routes / "stadt" / name).read_bytes())
    shelf.write("routes_data/dorf/route.yaml", text.replace("[de, en]", "[de, en, pl]"))
    findings = [finding for finding in shelf.findings() if finding.startswith("error: quizzes/stadt/rathaus.yaml:2 ")]
    assert findings == [
        "error: quizzes/stadt/rathaus.yaml:2 title: The text is missing in Polish (pl)."
        " -> Add pl: below it, or write one text in quotes if it is the same in all languages."
    ]


def test_plain_strings_stand_for_all_languages(shelf) -> None:
    shelf.edit(ROUTE, 'title: {de: "Kleiner Rundgang", en: "Small walk"}', 'title: "Rundgang"')
    assert shelf.findings() == []


def test_a_value_may_be_written_once_and_referred_to(shelf) -> None:
    shelf.edit(RATHAUS, "source: {title", "source: &zensus {title")
    shelf.edit(
        RATHAUS,
        'source:\n      title: "Zensus 2022"\n      date: "15.05.2022"\n      area: "Ludwigslust"\n',
        "source: *zensus\n",
    )
    assert shelf.findings() == []
    questions = shelf.load().routes["stadt"].quizzes["stadt/rathaus"].questions
    assert questions[0].source == questions[1].source


def test_a_finding_without_line_or_field_is_still_a_sentence() -> None:
    finding = found("error", "routes_data", None, (), "file_no_routes", name="route.yaml")
    assert (
        format_finding(finding)
        == "routes_data: There is no route here. -> Make a folder for each route, with a route.yaml in it."
    )
