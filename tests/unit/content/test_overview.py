"""The folium page: our own addresses alone, a nonce on every script, and every text stays a text."""

from __future__ import annotations

import html
import json
import re
import shutil
import subprocess
import sys
from dataclasses import replace
from html.parser import HTMLParser

import pytest

from app.config import PROJECT_ROOT
from app.content import overview
from app.content.editions import EditionDocument, build_edition
from app.content.overview import MapFrame, draw, has_map, map_page
from app.quiz.localized import resolve
from app.web.tiles.service import TileMap
from tests.conftest import ROUTE
from tests.unit.content import hostile

NONCE = "Zm9v-_bar"


@pytest.fixture(scope="module")
def demo(library) -> EditionDocument:
    return build_edition(library.routes[ROUTE])


def frame_of(document: EditionDocument, language: str = "de", title: str = "Karte: Rundgang") -> MapFrame:
    names = [resolve(station.name, language) for station in document.route.stations]
    return MapFrame(
        language=language,
        title=title,
        without_scripts="Ohne Skripte keine Karte.",
        zoom_in="Größer",
        zoom_out="Kleiner",
        labels=tuple(f"Station {number}: {name}" for number, name in enumerate(names, start=1)),
        icon="/static/0/icon.svg",
        styles=("/static/0/leaflet.css", "/static/0/map.css"),
        scripts=("/static/0/boot.js", "/static/0/leaflet.js"),
    )


def page_of(document: EditionDocument, **options) -> str:
    return draw(document, frame_of(document, **options)).html(NONCE)


class Reader(HTMLParser):
    """The tags of a page with their attributes, and what stands in its scripts."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.scripts: list[str] = []
        self._inside = ""
        self.feed(page)

    def handle_starttag(self, tag, attrs) -> None:
        self.tags.append((tag, dict(attrs)))
        self._inside = tag

    def handle_data(self, data) -> None:
        if self._inside == "script" and data.strip():
            self.scripts.append(data)

    def handle_endtag(self, tag) -> None:
        self._inside = ""

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.tags if name == tag]


def pins_of(page: str) -> list[tuple[str, str]]:
    """The accessible name of each pin and its tooltip, as the browser will show them."""
    markers = re.findall(r'L\.divIcon\((\{.*?\})\), riseOnHover.*?bindTooltip\((".*?"), \{direction', page, re.S)
    found = []
    for options, words in markers:
        label = re.search(r'<span class="visually-hidden">(.*)</span>', json.loads(options)["html"])[1]
        found.append((html.unescape(label), html.unescape(json.loads(words))))
    return found


def test_the_page_has_language_title_viewport_and_our_files_alone(demo) -> None:
    page = page_of(demo, language="en", title="Map: Walk")
    reader = Reader(page)
    assert reader.all("html")[0]["lang"] == "en"
    assert "<title>Map: Walk</title>" in page
    viewport = next(meta for meta in reader.all("meta") if meta.get("name") == "viewport")
    assert viewport["content"] == "width=device-width, initial-scale=1"
    assert [link["href"] for link in reader.all("link")] == [
        "/static/0/icon.svg",
        "/static/0/leaflet.css",
        "/static/0/map.css",
    ]
    assert [script.get("src") for script in reader.all("script")] == ["/static/0/boot.js", "/static/0/leaflet.js", None]
    assert "http:" not in page
    assert "https:" not in page
    assert re.findall(r'(?:src|href)="(?!/static/)', page) == []
    for foreign in ("jquery", "bootstrap", "awesome", "cdn", "tileLayer"):
        assert foreign not in page


def test_every_script_carries_the_nonce_of_its_response(demo) -> None:
    page = draw(demo, frame_of(demo))
    for nonce in (NONCE, "another"):
        assert [script["nonce"] for script in Reader(page.html(nonce)).all("script")] == [nonce] * 3
    assert NONCE not in page.html("another")


def test_pins_carry_number_and_name_of_the_stations_with_a_place(demo) -> None:
    placed = [(n, resolve(s.name, "de")) for n, s in enumerate(demo.route.stations, start=1) if s.position]
    assert pins_of(page_of(demo)) == [(f"Station {number}: {name}", name) for number, name in placed]


def test_line_context_grid_and_fences_are_drawn(demo) -> None:
    page = page_of(demo)
    for name, count in (
        ("route-line", 1),
        ("route-casing", 1),
        ("sketch-road", 1),
        ("sketch-outline", 1),
        ("sketch-grid", 1),
        ("sketch-stop", 13),
        ("fence-ring", 9),
    ):
        assert page.count(f'"className": "{name}"') == count, name
    first = json.dumps([list(place) for place in demo.line[:2]])[1:-1]
    assert page.count(first) == 2


def test_every_layer_but_the_pins_takes_no_taps(demo) -> None:
    page = page_of(demo)
    assert page.count('"interactive": false') == page.count("L.polyline(") + page.count("L.circle")
    assert page.count("L.polyline(") == 5


def test_the_credit_is_shown(demo) -> None:
    credit = re.search(r'<p class="credit">(.*?)</p>', page_of(demo))[1]
    for line in demo.route.attribution:
        assert html.escape(line) in credit


def test_tiles_lie_over_the_sketch_are_named_first_and_come_from_here_alone(demo) -> None:
    tiles = TileMap("/tiles/0123456789ab/{z}/{x}/{y}", "© Quelle {{ 7 * 7 }} <b>", 10, 16, offline=False)
    frame = replace(frame_of(demo), tiles=tiles)
    page = draw(demo, frame).html(NONCE)
    assert 'L.tileLayer("/tiles/0123456789ab/{z}/{x}/{y}", {' in page
    assert page.count('"pane": "sketch"') == draw(demo, frame_of(demo)).html(NONCE).count('"className": "sketch-')
    credit = html.unescape(re.findall(r'<p class="credit">(.*?)</p>', page)[0])
    assert credit.startswith("© Quelle {{ 7 * 7 }} <b> · © OpenStreetMap")
    assert "http" not in "".join(re.findall(r"<script nonce.*?</script>", page, re.S))


def test_without_tiles_no_page_speaks_of_them(demo) -> None:
    page = page_of(demo)
    assert "tileLayer" not in page
    assert "createPane" not in page


def test_hostile_texts_stay_texts() -> None:
    document = hostile.document()
    page = page_of(document, title=hostile.SCRIPT + hostile.BRACES)
    reader = Reader(page)
    assert len(reader.all("script")) == 3
    assert reader.all("img") == []
    assert "alert(1)</script>" not in page
    # folium runs its own output as a template once more; a name of a station must not be part of that.
    assert str(7 * 191) not in page
    assert page.count(NONCE) == 3
    assert [words for _, words in pins_of(page)] == hostile.HOSTILE
    labels = [f"Station {number}: {name}" for number, name in enumerate(hostile.HOSTILE, start=1)]
    assert [label for label, _ in pins_of(page)] == labels


def test_scripts_of_a_hostile_page_are_whole() -> None:
    """Node reads the page's script; a text that broke out of its string would be a syntax error or another program."""
    (script,) = Reader(page_of(hostile.document(), title=hostile.QUOTES)).scripts
    recorder = (
        "const calls = []; const any = new Proxy(function () {}, { get: () => any, apply: () => any });"
        "globalThis.L = any; globalThis.window = { self: 1, top: 1 };"
        "globalThis.alert = () => { throw new Error('alert'); };"
        "globalThis.document = { documentElement: { dataset: {} } };"
    )
    node = shutil.which("node") or str(PROJECT_ROOT / ".venv" / "node" / "bin" / "node")
    done = subprocess.run([node, "-e", recorder + script], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_the_same_route_gives_the_same_page(demo) -> None:
    assert draw(demo, frame_of(demo)) == draw(demo, frame_of(demo))


def test_pages_are_kept_by_edition_and_language(demo, monkeypatch) -> None:
    drawn = []
    monkeypatch.setattr(overview, "draw", lambda document, frame: drawn.append(frame.language) or draw(document, frame))
    german, english = frame_of(demo), frame_of(demo, language="en")
    first = map_page("id-1", demo, german)
    assert map_page("id-1", demo, german) is first
    assert map_page("id-1", demo, english) != first
    map_page("id-2", demo, german)
    assert drawn == ["de", "en", "de"]


def test_without_a_line_the_legs_are_straight() -> None:
    page = page_of(hostile.document())
    assert page.count('"className": "route-line"') == 1
    assert "[[53.32, 11.49], [53.322, 11.49], [53.324, 11.49], [53.326, 11.49]]" in page


def test_odd_geometries_are_drawn_and_their_words_left_out() -> None:
    square = [[11.48, 53.31], [11.5, 53.31], [11.5, 53.33], [11.48, 53.31]]
    shapes = {
        "LineString": square,
        "MultiLineString": [square],
        "Polygon": [square],
        "MultiPolygon": [[square]],
        "Point": square[0],
        "MultiPoint": square,
    }
    features = [
        {"type": "Feature", "properties": {"name": "Geheim"}, "geometry": {"type": kind, "coordinates": coordinates}}
        for kind, coordinates in shapes.items()
    ]
    page = page_of(hostile.document(context={"type": "FeatureCollection", "features": features}))
    assert page.count('"className": "sketch-stop"') == 5
    assert "[53.31, 11.48]" in page
    assert "Geheim" not in page


def test_neighbours_turn_their_flags_away_from_each_other(demo) -> None:
    """Rathaus and Schloßstraße lie 52 m apart; their numbers must both be readable."""
    boxes = re.findall(r'class=\\"box\\" x=\\"(\d+)\\"', page_of(demo))
    assert boxes[:2] == ["42", "16"]


def test_a_route_with_one_place_and_a_route_across_the_country_are_drawn() -> None:
    one = hostile.document(stations=[hostile.station(0, "A")])
    assert '"maxZoom": 17' in page_of(one)
    far = {"lat": 48.1, "lon": 11.5, "confidence": "high", "source": "x"}
    wide = hostile.document(stations=[hostile.station(0, "A"), {"id": "b", "name": "B", "position": far}])
    assert "sketch-grid" not in page_of(wide)


def test_a_polygon_fence_is_a_polygon() -> None:
    corners = [[53.32, 11.49], [53.321, 11.49], [53.321, 11.491]]
    page = page_of(hostile.document(stations=[hostile.station(0, "A", fence={"polygon": corners})]))
    assert "L.polygon(" in page
    assert "L.circle(" not in page


def test_what_has_no_place_has_no_map() -> None:
    nowhere = {"stations": [{"id": "a", "name": "A", "directions": "Da."}]}
    assert not has_map(hostile.document(**nowhere))
    assert has_map(hostile.document(**nowhere, line=[(53.32, 11.49), (53.33, 11.49)]))
    assert has_map(hostile.document())


def test_folium_is_loaded_only_when_a_map_is_drawn() -> None:
    code = "import sys, app.cli, app.tours.route_views; sys.exit('folium' in sys.modules)"
    subprocess.run([sys.executable, "-c", code], cwd=PROJECT_ROOT, check=True)
    users = [path for path in (PROJECT_ROOT / "app").rglob("*.py") if "import folium" in path.read_text("utf-8")]
    assert [path.name for path in users] == ["overview.py"]
