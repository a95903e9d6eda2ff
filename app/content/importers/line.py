"""A walking line out of GeoJSON, GPX or KML. Pure; imported by views and commands.

The file may come from anyone. expat itself reads XML, with handlers of ours, because ElementTree would build the whole
tree first and would expand what a DOCTYPE declares. Here a DOCTYPE ends the reading, which leaves XXE and "billion
laughs" no entity to work with. The file is handed over in one piece: a token that comes in many small ones is what
expat before 2.6 reads anew each time (CVE-2023-52425).
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise
from typing import NoReturn
from xml.parsers import expat

from app.errors import Invalid
from app.geo.geojson import MAX_POINTS, GeoJsonTooLarge, InvalidGeoJson, parse_lines
from app.geo.line import length_m
from app.geo.simplify import plane_points, simplified

MAX_BYTES = 500_000
# No station walk is longer; beyond it the plane in which lines are simplified bends away as well.
MAX_LENGTH_M = 100_000
MAX_DEPTH = 60

Point = tuple[float, float]
Attributes = dict[str, str]

# Decimals as both formats define them; float() alone would also take "nan", "1_0" and other scripts' digits.
_NUMBER = re.compile(r"[+-]?[0-9]{1,3}(?:\.[0-9]{0,30})?")
_GEOJSON_CODES = {"position": "line_bad_position", "position_out_of_range": "line_bad_position"}
_GEOJSON_CODES |= {"too_few_points": "line_too_short", "coordinates": "line_bad_position"}


@dataclass(frozen=True)
class ImportedLine:
    """The line as a route keeps it, its length, of how many points it was made, and how many ways the file holds."""

    points: list[Point]
    metres: float
    simplified_from: int
    ways: int


def read_line(raw: bytes) -> ImportedLine:
    """The longest way in a file; the parts of one recording are one way. Raises Invalid."""
    if len(raw) > MAX_BYTES:
        raise Invalid("line_too_large")
    ways = [_without_repeats(way) for way in _ways(raw)]
    if not ways:
        raise Invalid("line_missing")
    way = max(ways, key=_plane_length)
    if len(way) < 2:
        raise Invalid("line_too_short")
    if _plane_length(way) > MAX_LENGTH_M:
        raise Invalid("line_too_long")
    points = [(round(lat, 7), round(lon, 7)) for lat, lon in simplified(way)]
    return ImportedLine(points, length_m(points), len(way), len(ways))


def _ways(raw: bytes) -> list[list[Point]]:
    # A byte order mark, blanks and the zeros of UTF-16 may stand before the first character that tells the format.
    start = raw[:200].replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")[:4]
    if start.startswith(b"<"):
        return _xml_ways(raw)
    if start.startswith((b"{", b"[")):
        return _geojson_ways(raw)
    if start.startswith(b"PK"):
        raise Invalid("line_packed")
    raise Invalid("line_unknown_format" if raw.strip(b"\0 \t\r\n\xef\xbb\xbf\xff\xfe") else "line_empty")


def _geojson_ways(raw: bytes) -> list[list[Point]]:
    try:
        return parse_lines(raw)
    except GeoJsonTooLarge as problem:
        raise Invalid("line_too_many_points", max=MAX_POINTS) from problem
    except InvalidGeoJson as problem:
        raise Invalid(_GEOJSON_CODES.get(problem.code, "line_broken")) from problem


def _without_repeats(way: list[Point]) -> list[Point]:
    """Whoever stands still while recording leaves the same point many times."""
    return way[:1] + [point for before, point in pairwise(way) if point != before]


def _plane_length(way: list[Point]) -> float:
    return sum(math.dist(a, b) for a, b in pairwise(plane_points(way)))


class _Gpx:
    """Tracks and routes of a GPX file; the segments of a track are one way."""

    def __init__(self, point: Callable[[str, str], Point]) -> None:
        self._point = point
        self._tracks: list[list[Point]] = []
        self._routes: list[list[Point]] = []

    def begin(self, name: str, attributes: Attributes) -> None:
        if name in ("trk", "rte"):
            (self._tracks if name == "trk" else self._routes).append([])
        elif name in ("trkpt", "rtept"):
            ways = self._tracks if name == "trkpt" else self._routes
            if not ways:
                raise Invalid("line_broken")
            ways[-1].append(self._point(attributes.get("lat", ""), attributes.get("lon", "")))

    def end(self, name: str, text: str) -> None:
        """All that counts stands in attributes."""

    def ways(self) -> list[list[Point]]:
        """A track is what was walked, so a route counts only where there is none."""
        return [way for way in self._tracks if way] or [way for way in self._routes if way]


class _Kml:
    """Lines and recordings of a KML file; those of one place mark are one way. Points and areas are none."""

    def __init__(self, point: Callable[[str, str], Point]) -> None:
        self._point = point
        self._ways: list[list[Point]] = []
        self._goes_on = self._is_line = False

    def begin(self, name: str, _: Attributes) -> None:
        if name == "Placemark":
            self._goes_on = False
        elif name in ("LineString", "Track"):
            if not self._goes_on:
                self._ways.append([])
            self._goes_on = self._is_line = True

    def end(self, name: str, text: str) -> None:
        if name == "Placemark":
            self._goes_on = False
        elif name in ("LineString", "Track"):
            self._is_line = False
        elif self._is_line and name == "coordinates":
            self._ways[-1] += [self._place(entry.split(",")) for entry in text.split()]
        elif self._is_line and name == "coord":
            self._ways[-1].append(self._place(text.split()))

    def _place(self, parts: list[str]) -> Point:
        if not 2 <= len(parts) <= 3:
            raise Invalid("line_bad_position")
        return self._point(parts[1], parts[0])

    def ways(self) -> list[list[Point]]:
        return [way for way in self._ways if way]


_FORMATS: dict[str, type[_Gpx] | type[_Kml]] = {"gpx": _Gpx, "kml": _Kml}


class _Reading:
    """Hands elements with their text to whichever format the first one names, and keeps count."""

    def __init__(self) -> None:
        self.format: _Gpx | _Kml | None = None
        self._depth = self._points = 0
        self._text: list[str] = []

    def begin(self, name: str, attributes: Attributes) -> None:
        name = name.rpartition(":")[2]
        self._depth += 1
        self._text.clear()
        if self._depth > MAX_DEPTH:
            raise Invalid("line_broken")
        if self.format is None:
            if name not in _FORMATS:
                raise Invalid("line_unknown_format")
            self.format = _FORMATS[name](self._point)
        self.format.begin(name, attributes)

    def end(self, name: str) -> None:
        self._depth -= 1
        assert self.format is not None  # noqa: S101  What ends has begun.
        self.format.end(name.rpartition(":")[2], "".join(self._text))
        self._text.clear()

    def say(self, text: str) -> None:
        self._text.append(text)

    def _point(self, lat: str, lon: str) -> Point:
        self._points += 1
        if self._points > MAX_POINTS:
            raise Invalid("line_too_many_points", max=MAX_POINTS)
        lat, lon = lat.strip(), lon.strip()
        if not _NUMBER.fullmatch(lat) or not _NUMBER.fullmatch(lon):
            raise Invalid("line_bad_position")
        point = float(lat), float(lon)
        if abs(point[0]) > 90 or abs(point[1]) > 180:
            raise Invalid("line_bad_position")
        return point


def _xml_ways(raw: bytes) -> list[list[Point]]:
    reading = _Reading()
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = reading.begin
    parser.EndElementHandler = reading.end
    parser.CharacterDataHandler = reading.say
    for handler in ("StartDoctypeDeclHandler", "EntityDeclHandler", "ExternalEntityRefHandler"):
        setattr(parser, handler, _refuse_doctype)
    try:
        parser.Parse(raw, True)
    # An encoding that Python does not know is a LookupError, one that it cannot map byte by byte a ValueError.
    except (expat.ExpatError, ValueError, LookupError) as problem:
        raise Invalid("line_broken") from problem
    return reading.format.ways() if reading.format else []


def _refuse_doctype(*_: object) -> NoReturn:
    raise Invalid("line_doctype")
