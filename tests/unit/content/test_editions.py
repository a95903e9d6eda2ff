"""Editions: the same content has the same identity, however it was typed, and survives its own JSON."""

import json

import pytest

from app.content.editions import EditionDocument, build_edition, canonical_json, edition_id

ROUTE = "routes_data/stadt/route.yaml"
RATHAUS = "quizzes/stadt/rathaus.yaml"


def edition(shelf) -> EditionDocument:
    return build_edition(shelf.load().routes["stadt"])


def test_an_edition_holds_everything_a_running_tour_needs(shelf) -> None:
    document = edition(shelf)
    assert document.slug == "stadt"
    assert [station.id for station in document.route.stations] == ["rathaus", "schloss", "platzhaus"]
    assert sorted(document.quizzes) == ["stadt/platzhaus", "stadt/rathaus", "stadt/schloss"]
    assert document.line == [(53.32485, 11.4949), (53.3252, 11.488)]
    assert [medium.path for medium in document.media] == ["rathaus.png"]


def test_an_edition_survives_its_own_json(shelf) -> None:
    document = edition(shelf)
    again = EditionDocument.model_validate_json(canonical_json(document))
    assert again == document
    assert edition_id(again) == edition_id(document)
    assert type(again.quizzes["stadt/rathaus"].questions[1]).__name__ == "Number"


def test_an_edition_survives_json_with_empty_fields(shelf) -> None:
    document = edition(shelf)
    text = canonical_json(document.model_dump(mode="json", by_alias=True))
    assert edition_id(EditionDocument.model_validate_json(text)) == edition_id(document)


def test_outlines_keep_properties_without_a_value(shelf) -> None:
    shelf.edit(ROUTE, "line: line.geojson\n", "line: line.geojson\ncontext: context.geojson\n")
    feature = {"type": "Feature", "properties": {"kind": None}, "geometry": {"type": "Point", "coordinates": [11, 53]}}
    shelf.write("routes_data/stadt/context.geojson", json.dumps({"type": "FeatureCollection", "features": [feature]}))
    again = EditionDocument.model_validate_json(canonical_json(edition(shelf)))
    assert again.context is not None
    assert again.context["features"][0]["properties"] == {"kind": None}


def test_typing_does_not_change_the_identity(shelf) -> None:
    before = edition_id(edition(shelf))
    shelf.edit(ROUTE, 'name: "Rathaus"', "name: Rathaus")
    shelf.edit(ROUTE, 'de: "Hier arbeitet die Verwaltung."', "de: >\n        Hier arbeitet\n        die Verwaltung.\n")
    shelf.edit(ROUTE, "fence: {radius_m: 30}", "fence:\n      radius_m: 30.0")
    shelf.edit(ROUTE, '{de: "Schloss", en: "Palace"}', '{en: "Palace", de: "Schloss"}')
    shelf.edit(ROUTE, "order: rotated\nline: line.geojson\n", "line: line.geojson\norder: rotated\noffline: sealed\n")
    shelf.edit(RATHAUS, "tolerance: 1\n    zero_at: 10\n", "zero_at: 10\n    tolerance: 1\n")
    assert edition_id(edition(shelf)) == before


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        (ROUTE, "radius_m: 30", "radius_m: 31"),
        (ROUTE, '{de: "Schloss", en: "Palace"}', '{de: "Schloß", en: "Palace"}'),
        (RATHAUS, "answer: 47.5", "answer: 47.6"),
        (RATHAUS, '{id: a, text: "4.000"}', '{id: c, text: "4.000"}'),
    ],
)
def test_any_change_of_content_changes_the_identity(shelf, file: str, old: str, new: str) -> None:
    before = edition_id(edition(shelf))
    shelf.edit(file, old, new)
    assert edition_id(edition(shelf)) != before


def test_another_picture_changes_the_identity(shelf) -> None:
    before = edition_id(edition(shelf))
    shelf.write("routes_data/stadt/rathaus.png", (shelf.routes / "stadt/rathaus.png").read_bytes() + b"x")
    assert edition_id(edition(shelf)) != before


def test_the_order_of_stations_and_options_is_content(shelf) -> None:
    document = edition(shelf)
    turned = document.route.model_copy(update={"stations": document.route.stations[::-1]})
    assert edition_id(document.model_copy(update={"route": turned})) != edition_id(document)


def test_no_code_key_or_time_is_in_an_edition() -> None:
    fields = {"schema", "slug", "route", "quizzes", "line", "context", "media"}
    assert {info.alias or name for name, info in EditionDocument.model_fields.items()} == fields


def test_canonical_json_has_one_form() -> None:
    assert canonical_json({"b": 1, "a": ["ä", 1.5, None]}) == '{"a":["ä",1.5,null],"b":1}'
    with pytest.raises(ValueError, match="Out of range"):
        canonical_json(float("nan"))
