"""What other programs get of a route: valid GPX 1.1 and GeoJSON, only what is public, every text as it stands."""

from __future__ import annotations

import json
from xml.etree import ElementTree

import pytest

from app.content.editions import EditionDocument, build_edition
from app.content.exporters.geojson import route_geojson
from app.content.exporters.gpx import NAMESPACE, route_gpx
from app.quiz.localized import resolve
from tests.conftest import ROUTE
from tests.unit.content import hostile

SPACE = {"g": NAMESPACE}


@pytest.fixture(scope="module")
def demo(library) -> EditionDocument:
    return build_edition(library.routes[ROUTE])


def gpx_of(document: EditionDocument, language: str = "de", link: str | None = None) -> ElementTree.Element:
    return ElementTree.fromstring(route_gpx(document, language, link))


def tags(element: ElementTree.Element) -> list[str]:
    """The names of the children, each run of equal ones once."""
    names = [child.tag.removeprefix(f"{{{NAMESPACE}}}") for child in element]
    return [name for at, name in enumerate(names) if at == 0 or names[at - 1] != name]


def texts(root: ElementTree.Element, path: str) -> list[str | None]:
    return [found.text for found in root.findall(path, SPACE)]


def test_gpx_has_the_elements_in_the_order_of_its_schema(demo) -> None:
    root = gpx_of(demo, link="https://tour.example/r/x")
    assert (root.tag, root.get("version"), root.get("creator")) == (f"{{{NAMESPACE}}}gpx", "1.1", "Stadtlotse")
    assert tags(root) == ["metadata", "wpt", "rte", "trk"]
    assert tags(root[0]) == ["name", "desc", "copyright", "link"]
    assert tags(root.find("g:rte", SPACE)) == ["name", "rtept"]
    assert tags(root.find("g:trk", SPACE)) == ["name", "trkseg"]
    for point in root.findall("g:wpt", SPACE):
        assert tags(point) in (["name", "desc"], ["name"])


def test_gpx_says_what_and_whose_it_is(demo) -> None:
    root = gpx_of(demo, link="https://tour.example/r/x")
    assert texts(root, "g:metadata/g:name") == ["Ludwigslust erleben"]
    assert texts(root, "g:metadata/g:copyright/g:license") == ["https://creativecommons.org/licenses/by/4.0/"]
    assert "OpenStreetMap" in root.find("g:metadata/g:copyright", SPACE).get("author")
    assert root.find("g:metadata/g:link", SPACE).get("href") == "https://tour.example/r/x"


def test_gpx_has_every_station_with_a_place_and_the_line(demo) -> None:
    root = gpx_of(demo)
    placed = [(n, s) for n, s in enumerate(demo.route.stations, start=1) if s.position]
    assert len(placed) == 9
    points = root.findall("g:wpt", SPACE)
    assert [(float(p.get("lat")), float(p.get("lon"))) for p in points] == [
        (s.position.lat, s.position.lon) for _, s in placed
    ]
    names = [f"{number} {resolve(station.name, 'de')}" for number, station in placed]
    assert texts(root, "g:wpt/g:name") == names == texts(root, "g:rte/g:rtept/g:name")
    assert texts(root, "g:wpt/g:desc") == [resolve(s.directions, "de") for _, s in placed if s.directions]
    track = root.findall("g:trk/g:trkseg/g:trkpt", SPACE)
    assert [(float(p.get("lat")), float(p.get("lon"))) for p in track] == demo.line


def test_gpx_and_geojson_speak_the_language_asked_for(demo) -> None:
    assert texts(gpx_of(demo, "en"), "g:wpt/g:name")[0] == "1 Town hall and citizens’ office"
    assert json.loads(route_geojson(demo, "en"))["features"][0]["properties"]["name"].startswith("Town hall")


def test_gpx_of_a_route_without_line_and_places_is_still_gpx() -> None:
    bare = hostile.document(stations=[{"id": "a", "name": "A", "directions": "Da."}], licence=None)
    root = gpx_of(bare)
    assert tags(root) == ["metadata"]
    assert tags(root[0]) == ["name", "desc"]


def test_gpx_carries_hostile_texts_as_texts() -> None:
    document = hostile.document(line=[(53.32, 11.49), (53.33, 11.49)])
    root = gpx_of(document)
    names = texts(root, "g:wpt/g:name")
    assert names[:3] == [f"1 {hostile.SCRIPT}", f"2 {hostile.QUOTES}", f"3 {hostile.BRACES}"]
    # XML has no way to write these characters; a file with them would be refused as a whole.
    assert names[3] == "4 vornhinten & <b>"
    assert texts(root, "g:metadata/g:copyright/g:license") == [hostile.QUOTES]


def test_small_coordinates_are_plain_numbers() -> None:
    place = {"lat": 0.00001, "lon": -0.00002, "confidence": "high", "source": "x"}
    point = gpx_of(hostile.document(stations=[{"id": "a", "name": "A", "position": place}])).find("g:wpt", SPACE)
    assert (point.get("lat"), point.get("lon")) == ("0.0000100", "-0.0000200")


def test_geojson_is_a_collection_with_longitude_first(demo) -> None:
    collection = json.loads(route_geojson(demo, "de"))
    assert collection["type"] == "FeatureCollection"
    assert collection["licence"] == "CC-BY-4.0"
    *points, line = collection["features"]
    assert [point["geometry"]["type"] for point in points] == ["Point"] * 9
    assert points[0] == {
        "type": "Feature",
        "geometry": {"type": "Point", "coordinates": [11.4949, 53.32485]},
        "properties": {
            "number": 1,
            "id": "rathaus",
            "name": "Rathaus mit Bürgerbüro",
            "directions": resolve(demo.route.stations[0].directions, "de"),
        },
    }
    assert line["geometry"]["type"] == "LineString"
    assert line["geometry"]["coordinates"] == [[lon, lat] for lat, lon in demo.line]


def test_geojson_without_a_line_has_points_alone_and_keeps_hostile_texts() -> None:
    features = json.loads(route_geojson(hostile.document(), "de"))["features"]
    assert [feature["properties"]["name"] for feature in features] == hostile.HOSTILE
    assert {feature["geometry"]["type"] for feature in features} == {"Point"}


@pytest.mark.parametrize("export", [route_gpx, route_geojson])
def test_nothing_that_a_check_in_opens_is_exported(demo, export) -> None:
    found = export(demo, "de")
    text = found.decode() if isinstance(found, bytes) else found
    for station in demo.route.stations:
        assert resolve(station.insight, "de")[:40] not in text
    for quiz in demo.quizzes.values():
        for question in quiz.questions:
            assert resolve(question.prompt, "de") not in text
