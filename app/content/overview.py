"""A route's overview map as one HTML page. The only module that knows folium, imported late: it takes 33 MB.

Every address in the page is ours, and every text of a route is escaped where it is written. Pure; imported by views.
"""

from __future__ import annotations

import functools
import html
import itertools
from collections.abc import Iterator
from dataclasses import dataclass
from types import SimpleNamespace
from typing import Any

from app.content.editions import EditionDocument
from app.content.exporters import placed_stations
from app.content.kept import Kept
from app.geo.distance import LocalPlane, Position
from app.geo.fence import DEFAULT_RADIUS_M
from app.quiz.localized import resolve
from app.web.tiles.service import TileMap

MAX_STOPS = 200
GRID_M = 200
MAX_GRID_M = 8000
# Pins within this share of the map's size would cover each other; the western one turns its flag to the left.
CLOSE = 0.06
# Stands in the kept page where each response writes its own nonce; texts of a route cannot hold it, see _safe.
_NONCE = "{nonce}"

_pages: Kept[MapPage] = Kept(8)

_PAGE = """<!doctype html>
<html lang="{{ this.frame.language }}" data-theme="auto" data-state="loading">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{{ this.title }}</title>
<link rel="icon" type="image/svg+xml" href="{{ this.frame.icon }}">
{% for child in this.header._children.values() %}{{ this.in_head(child) }}
{% endfor -%}
</head>
<body class="map-page">
<main aria-label="{{ this.title }}">
<h1 class="visually-hidden">{{ this.title }}</h1>
<div class="map-area">
<noscript><p>{{ this.without_scripts }}</p></noscript>
{{ this.html.render(**kwargs) }}
</div>
{% if this.credit %}<p class="credit">{{ this.credit }}</p>{% endif %}
</main>
<script nonce="{{ this.nonce }}">
{{ this.script.render(**kwargs) }}
document.documentElement.dataset.state = "ready";
</script>
</body>
</html>
"""

_MAP = """
{% macro header(this, kwargs) %}
<style>#{{ this.get_name() }} { position: absolute; inset: 0; }</style>
{% endmacro %}
{% macro html(this, kwargs) %}
<div class="map" id="{{ this.get_name() }}" role="region" aria-label="{{ this.title }}"></div>
{% endmacro %}
{% macro script(this, kwargs) %}
var {{ this.get_name() }} = L.map({{ this.get_name()|tojson }}, {
  center: {{ this.location|tojson }},
  ...{{ this.options|tojavascript }}
});
L.control.zoom({{ this.zoom|tojson }}).addTo({{ this.get_name() }});
L.control.scale({imperial: false, maxWidth: 96, position: "bottomleft"}).addTo({{ this.get_name() }});
{%- if this.tiles %}
{{ this.get_name() }}.createPane("sketch").style.zIndex = 150;
{{ this.get_name() }}.createPane("tiles").style.zIndex = 200;
L.tileLayer({{ this.tiles.template|tojson }}, {{ this.tile_options|tojson }}).addTo({{ this.get_name() }});
{%- endif %}
{% endmacro %}
"""

# folium makes a marker with a picture first and gives it its icon afterwards, and writes a tooltip into a script as it
# stands; this one is right from the start, and its words are escaped for HTML and for the script.
_PIN = """
{% macro script(this, kwargs) %}
var {{ this.get_name() }} = L.marker({{ this.location|tojson }}, {
  icon: L.divIcon({{ this.icon_options|tojson }}), riseOnHover: true
}).bindTooltip({{ this.words|tojson }}, {direction: "top", offset: [0, -44], opacity: 1})
  .addTo({{ this._parent.get_name() }});
{% endmacro %}
"""


@dataclass(frozen=True)
class MapFrame:
    """What surrounds the drawing: the reader's language and words, and where our own files are.

    `labels` are the accessible names of all stations in the route's order.
    """

    language: str
    title: str
    without_scripts: str
    zoom_in: str
    zoom_out: str
    labels: tuple[str, ...]
    icon: str
    styles: tuple[str, ...]
    scripts: tuple[str, ...]
    tiles: TileMap | None = None

    @property
    def zoom(self) -> dict[str, str]:
        """The options of the zoom buttons."""
        return {"position": "topright", "zoomInTitle": self.zoom_in, "zoomOutTitle": self.zoom_out}


@dataclass(frozen=True)
class MapPage:
    """A finished page but for its nonce, which is another one in every response."""

    parts: tuple[str, ...]

    def html(self, nonce: str) -> str:
        """The page whose scripts carry this nonce."""
        return nonce.join(self.parts)


def has_map(document: EditionDocument) -> bool:
    """Whether there is anything to draw."""
    return bool(document.line or placed_stations(document))


def map_page(edition_id: str, document: EditionDocument, frame: MapFrame) -> MapPage:
    """The page of a document that has a map; drawn once per edition and language."""
    return _pages.get((edition_id, frame), lambda: draw(document, frame))


def draw(document: EditionDocument, frame: MapFrame) -> MapPage:
    """The page, drawn by folium."""
    kit = _kit()
    places = [(position.lat, position.lon) for _, _, position in placed_stations(document)]
    points = places + (document.line or [])
    south_west = [min(lat for lat, _ in points), min(lon for _, lon in points)]
    north_east = [max(lat for lat, _ in points), max(lon for _, lon in points)]
    credit = [*([frame.tiles.attribution] if frame.tiles else []), *document.route.attribution]
    page = kit.Page(frame, " · ".join(credit))
    # Within a page the map scrolls with it; on a page of its own it moves under finger and wheel.
    alone = "window.self === window.top"
    view = kit.Map(
        frame,
        location=[(south_west[0] + north_east[0]) / 2, (south_west[1] + north_east[1]) / 2],
        scroll_wheel_zoom=kit.JsCode(alone),
        dragging=kit.JsCode(f"{alone} || !L.Browser.mobile"),
    )
    page.add_child(view)
    for layer in _ground(kit, document, south_west, north_east):
        if frame.tiles:
            # Beneath the tiles, as on the phones: it shows through where one is not to be had.
            layer.options["pane"] = "sketch"
        _still(layer).add_to(view)
    for layer in _way(kit, document, places):
        _still(layer).add_to(view)
    for pin in _pins(kit, document, frame):
        pin.add_to(view)
    view.fit_bounds([south_west, north_east], padding_top_left=(44, 76), padding_bottom_right=(60, 36), max_zoom=17)
    _number(page)
    return MapPage(tuple(page.render().split(_NONCE)))


def _still(layer: Any) -> Any:
    """A layer that takes no taps and no focus: only pins do."""
    layer.options["interactive"] = False
    return layer


def _ground(kit: Any, document: EditionDocument, south_west: list[float], north_east: list[float]) -> Iterator[Any]:
    """What lies under the route: a grid instead of tiles, outlines, streets and stops that came with it."""
    grid = _grid(Position(*south_west), Position(*north_east))
    if grid:
        yield kit.PolyLine(grid, class_name="sketch-grid", weight=1)
    outlines, roads, stops = _shapes((document.context or {}).get("features", []))
    if outlines:
        yield kit.PolyLine(_turned(outlines), class_name="sketch-outline", weight=1.5)
    if roads:
        yield kit.PolyLine(_turned(roads), class_name="sketch-road", weight=14)
    for lon, lat in stops[:MAX_STOPS]:
        yield kit.CircleMarker([lat, lon], radius=3, class_name="sketch-stop", fill=True)


def _shapes(features: list[Any]) -> tuple[list[Any], list[Any], list[Any]]:
    """Rings, lines and points of a context, whatever its geometries are called."""
    outlines: list[Any] = []
    roads: list[Any] = []
    stops: list[Any] = []
    for feature in features:
        coordinates = feature["geometry"]["coordinates"]
        match feature["geometry"]["type"]:
            case "LineString":
                roads.append(coordinates)
            case "MultiLineString":
                roads += coordinates
            case "Polygon":
                outlines += coordinates
            case "MultiPolygon":
                outlines += itertools.chain.from_iterable(coordinates)
            case "Point":
                stops.append(coordinates)
            case _:
                stops += coordinates
    return outlines, roads, stops


def _way(kit: Any, document: EditionDocument, places: list[tuple[float, float]]) -> Iterator[Any]:
    """The walking line, else straight legs, and the circles within which a check-in counts."""
    line = document.line or places
    if len(line) > 1:
        yield kit.PolyLine(line, class_name="route-casing", weight=10)
        yield kit.PolyLine(line, class_name="route-line", weight=6)
    for _, station, position in placed_stations(document):
        fence = station.fence
        style = {"class_name": "fence-ring", "weight": 2, "dash_array": "2 6"}
        if fence is not None and fence.polygon is not None:
            yield kit.Polygon(fence.polygon, **style)
        else:
            radius = fence.radius_m if fence is not None and fence.radius_m else DEFAULT_RADIUS_M
            yield kit.Circle([position.lat, position.lon], radius=radius, **style)


def _pins(kit: Any, document: EditionDocument, frame: MapFrame) -> Iterator[Any]:
    stations = placed_stations(document)
    if not stations:
        return
    lats = [position.lat for _, _, position in stations]
    lons = [position.lon for _, _, position in stations]
    near = (CLOSE * (max(lats) - min(lats)), CLOSE * (max(lons) - min(lons)))
    for number, station, position in stations:
        flipped = any(
            other is not station
            and abs(there.lat - position.lat) <= near[0]
            and 0 < there.lon - position.lon <= near[1]
            for _, other, there in stations
        )
        name = resolve(station.name, frame.language)
        yield kit.Pin([position.lat, position.lon], number, name, frame.labels[number - 1], flipped)


def _turned(lines: list[Any]) -> list[list[tuple[float, float]]]:
    """GeoJSON writes longitude first, folium latitude."""
    return [[(lat, lon) for lon, lat in line] for line in lines]


def _grid(south_west: Position, north_east: Position) -> list[list[tuple[float, float]]]:
    """Lines every 200 m around the route, none where it is too large for them."""
    middle = Position((south_west.lat + north_east.lat) / 2, (south_west.lon + north_east.lon) / 2)
    plane = LocalPlane(middle)
    width, height = plane.to_xy(north_east)
    reach = GRID_M * (round(max(width, height) / GRID_M) * 2 + 4)
    if reach > MAX_GRID_M:
        return []
    lines = []
    for metres in range(-reach, reach + 1, GRID_M):
        for ends in (((-reach, metres), (reach, metres)), ((metres, -reach), (metres, reach))):
            corners = [plane.to_position(x, y) for x, y in ends]
            lines.append([(round(corner.lat, 6), round(corner.lon, 6)) for corner in corners])
    return lines


def _tile_options(tiles: TileMap) -> dict[str, Any]:
    """How Leaflet shows them, as static/js/map/tiles.js has it."""
    zooms = {"minZoom": tiles.min_zoom, "minNativeZoom": tiles.min_zoom, "maxNativeZoom": tiles.max_zoom, "maxZoom": 19}
    return {**zooms, "updateWhenZooming": False, "keepBuffer": 1, "pane": "tiles", "className": "map-tiles"}


def _number(root: Any) -> None:
    """Plain numbers instead of folium's random names, so that the same route gives the same page."""
    queue, count = [root], itertools.count()
    while queue:
        element = queue.pop(0)
        element._id = str(next(count))
        queue += element._children.values()


def _pin_drawing(number: int, label: str, flipped: bool) -> str:
    """A pin as static/js/map/pins.js draws it; css/map.css dresses both."""
    box = 16 if flipped else 42
    return (
        '<svg class="pin" viewBox="0 0 84 72" width="84" height="72" aria-hidden="true">'
        f'<rect class="hit" x="{box - 9}" y="22" width="44" height="50"/><path class="pole" d="M42 66V28"/>'
        f'<circle class="foot" cx="42" cy="66" r="3.5"/><rect class="box" x="{box}" y="28" width="26" height="26"/>'
        f'<text x="{box + 13}" y="46.5">{number}</text></svg><span class="visually-hidden">{label}</span>'
    )


def _safe(text: str) -> str:
    """A text for HTML, braces too: folium takes what its templates wrote for templates and runs it once more, so that
    a station called {{ ... }} would run on the server."""
    return html.escape(text).replace("{", "&#123;").replace("}", "&#125;")


@functools.cache
def _kit() -> SimpleNamespace:
    """folium's classes, ours among them: made to load nothing of theirs and to write no script without a nonce."""
    import folium
    from branca.element import Figure, JavascriptLink
    from folium.template import Template

    class Page(Figure):
        """The page around a map."""

        _template = Template(_PAGE)

        def __init__(self, frame: MapFrame, credit: str) -> None:
            super().__init__()
            self.header._children.clear()
            self.frame, self.nonce = frame, _NONCE
            self.title, self.credit = _safe(frame.title), _safe(credit)
            self.without_scripts = _safe(frame.without_scripts)

        def in_head(self, child: Any) -> str:
            """One element of the head; every script gets the nonce."""
            if isinstance(child, JavascriptLink):
                return f'<script nonce="{_NONCE}" src="{html.escape(child.url)}"></script>'
            return str(child.render())

    class OwnMap(folium.Map):
        """A map without tiles of folium's, on our own copy of Leaflet alone."""

        _template = Template(_MAP)

        def __init__(self, frame: MapFrame, **options: Any) -> None:
            super().__init__(tiles=None, zoom_control=False, attribution_control=False, zoom_snap=0.25, **options)
            self.title, self.zoom, self.tiles = _safe(frame.title), frame.zoom, frame.tiles
            self.tile_options = _tile_options(frame.tiles) if frame.tiles else {}
            self.default_js = [(url, url) for url in frame.scripts]
            self.default_css = [(url, url) for url in frame.styles]
            self.options |= {"zoom": 14, "min_zoom": 3, "max_zoom": 19}

    class Pin(folium.Marker):
        """A numbered pin whose name shows under the pointer and with the focus."""

        _template = Template(_PIN)

        def __init__(self, location: list[float], number: int, name: str, label: str, flipped: bool) -> None:
            super().__init__(location)
            self.words = _safe(name)
            drawing = _pin_drawing(number, _safe(label), flipped)
            self.icon_options = {"className": "pin-icon", "html": drawing, "iconSize": [84, 72], "iconAnchor": [42, 66]}

    return SimpleNamespace(
        Page=Page,
        Map=OwnMap,
        Pin=Pin,
        JsCode=folium.JsCode,
        PolyLine=folium.PolyLine,
        Polygon=folium.Polygon,
        Circle=folium.Circle,
        CircleMarker=folium.CircleMarker,
    )
