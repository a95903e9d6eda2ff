"""Reads the GeoJSON files of a route, bounded, because an organizer may have got them from anywhere.

Pure; imported by `content`. GeoJSON writes longitude first; a line leaves this module as (lat, lon), while a context
stays GeoJSON, because map libraries read it as it is.
"""

import json
import math
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NoReturn

MAX_BYTES = 500_000
MAX_POINTS = 20_000
MAX_FEATURES = 1_000
MAX_PROPERTIES = 30
MAX_PROPERTY_LENGTH = 500

# How deep the positions of each geometry are nested, and how many make the innermost list.
_SHAPES = {
    "Point": (0, 1),
    "MultiPoint": (1, 1),
    "LineString": (1, 2),
    "MultiLineString": (2, 2),
    "Polygon": (2, 4),
    "MultiPolygon": (3, 4),
}

Coordinates = list[Any]


class InvalidGeoJson(ValueError):
    """The file cannot be taken; `code` is stable, the message is plain English for the organizer."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code


class GeoJsonTooLarge(InvalidGeoJson):
    """More bytes, points or features than a phone should carry."""


def parse_line(raw: bytes | str) -> list[tuple[float, float]]:
    """The (lat, lon) points of the one LineString in the file."""
    document = _read(raw)
    lines = [g for g in _geometries(document) if g.get("type") == "LineString"]
    if len(lines) != 1:
        raise InvalidGeoJson("one_line", f"expected exactly one LineString, found {len(lines)}")
    points = _Points()
    coordinates = points.take(lines[0].get("coordinates"), *_SHAPES["LineString"])
    return [(lat, lon) for lon, lat in coordinates]


def line_geojson(points: Iterable[Sequence[float]]) -> str:
    """A file that holds one line of (lat, lon) points."""
    coordinates = [[lon, lat] for lat, lon in points]
    geometry = {"type": "LineString", "coordinates": coordinates}
    feature = json.dumps({"type": "Feature", "properties": {}, "geometry": geometry})
    return f'{{"type": "FeatureCollection", "features": [\n{feature}\n]}}\n'


def context_geojson(context: Mapping[str, Any]) -> str:
    """A file that holds outlines, one feature in each line."""
    features = [json.dumps(feature, ensure_ascii=False) for feature in context.get("features") or []]
    return '{"type": "FeatureCollection", "features": [\n' + ",\n".join(features) + "\n]}\n"


def parse_lines(raw: bytes | str) -> list[list[tuple[float, float]]]:
    """The (lat, lon) points of every line in the file; the parts of a MultiLineString are one way."""
    points, lines = _Points(), []
    for geometry in _geometries(_read(raw)):
        kind = geometry.get("type")
        if kind in ("LineString", "MultiLineString"):
            coordinates = points.take(geometry.get("coordinates"), *_SHAPES[kind])
            parts = coordinates if kind == "MultiLineString" else [coordinates]
            lines.append([(lat, lon) for part in parts for lon, lat in part])
    return lines


def parse_context(raw: bytes | str) -> dict[str, Any]:
    """The FeatureCollection in the file, reduced to features, geometries and plain properties."""
    document = _read(raw)
    if document.get("type") != "FeatureCollection":
        raise InvalidGeoJson("feature_collection", "expected a FeatureCollection")
    points = _Points()
    features = [_clean_feature(feature, points) for feature in _features(document)]
    return {"type": "FeatureCollection", "features": features}


class _Points:
    """Counts the points of a whole file while it reads them."""

    def __init__(self) -> None:
        self.count = 0

    def take(self, raw: object, depth: int, least: int) -> Coordinates:
        if depth == 0:
            return self._position(raw)
        if not isinstance(raw, list):
            raise InvalidGeoJson("coordinates", "the coordinates are not nested as the geometry asks")
        if depth == 1 and len(raw) < least:
            raise InvalidGeoJson("too_few_points", f"expected at least {least} points, found {len(raw)}")
        return [self.take(part, depth - 1, least) for part in raw]

    def _position(self, raw: object) -> Coordinates:
        self.count += 1
        if self.count > MAX_POINTS:
            raise GeoJsonTooLarge("too_many_points", f"more than {MAX_POINTS} points")
        if not isinstance(raw, list) or not 2 <= len(raw) <= 4 or not all(_is_number(part) for part in raw):
            raise InvalidGeoJson("position", "a position must be [longitude, latitude]")
        lon, lat = raw[0], raw[1]
        if not -180 <= lon <= 180 or not -90 <= lat <= 90:
            raise InvalidGeoJson("position_out_of_range", f"{raw[:2]} is no [longitude, latitude]")
        return [float(lon), float(lat)]


def _read(raw: bytes | str) -> dict[str, Any]:
    try:
        if len(raw.encode() if isinstance(raw, str) else raw) > MAX_BYTES:
            raise GeoJsonTooLarge("too_many_bytes", f"the file is larger than {MAX_BYTES // 1000} kB")
        document = json.loads(raw, parse_constant=_refuse_constant)
    except InvalidGeoJson:
        raise
    except (ValueError, RecursionError) as error:
        raise InvalidGeoJson("not_json", "the file is not valid JSON") from error
    if not isinstance(document, dict):
        raise InvalidGeoJson("not_geojson", "the file is not a GeoJSON object")
    return document


def _refuse_constant(name: str) -> NoReturn:
    raise InvalidGeoJson("not_json", f"{name} is no JSON number")


def _features(document: dict[str, Any]) -> list[dict[str, Any]]:
    features = document.get("features")
    if not isinstance(features, list) or not all(isinstance(feature, dict) for feature in features):
        raise InvalidGeoJson("features", "expected a list of features")
    if len(features) > MAX_FEATURES:
        raise GeoJsonTooLarge("too_many_features", f"more than {MAX_FEATURES} features")
    return features


def _geometries(document: dict[str, Any]) -> list[dict[str, Any]]:
    if document.get("type") == "FeatureCollection":
        found = [feature.get("geometry") for feature in _features(document)]
    elif document.get("type") == "Feature":
        found = [document.get("geometry")]
    else:
        found = [document]
    return [geometry for geometry in found if isinstance(geometry, dict)]


def _clean_feature(feature: dict[str, Any], points: _Points) -> dict[str, Any]:
    geometry = feature.get("geometry")
    geometry = geometry if isinstance(geometry, dict) else {}
    kind = geometry.get("type")
    if feature.get("type") != "Feature" or not isinstance(kind, str) or kind not in _SHAPES:
        raise InvalidGeoJson("feature", f"expected features with one of {', '.join(_SHAPES)}")
    coordinates = points.take(geometry.get("coordinates"), *_SHAPES[kind])
    return {
        "type": "Feature",
        "properties": _clean_properties(feature.get("properties")),
        "geometry": {"type": kind, "coordinates": coordinates},
    }


def _clean_properties(raw: object) -> dict[str, Any]:
    if raw is None:
        return {}
    if not isinstance(raw, dict) or len(raw) > MAX_PROPERTIES:
        raise InvalidGeoJson("properties", f"expected at most {MAX_PROPERTIES} properties in a feature")
    for name, value in raw.items():
        # A lone surrogate is legal in JSON, but no UTF-8 file or database can hold it.
        if any("\ud800" <= char <= "\udfff" for char in f"{name}{value}"):
            raise InvalidGeoJson("properties", "a property holds characters that cannot be stored")
        if not (value is None or isinstance(value, str | bool) or _is_number(value)):
            raise InvalidGeoJson("properties", f"the property {name!r} is no text, number or truth value")
        if len(name) > MAX_PROPERTY_LENGTH or (isinstance(value, str) and len(value) > MAX_PROPERTY_LENGTH):
            raise InvalidGeoJson("properties", f"a property is longer than {MAX_PROPERTY_LENGTH} characters")
    return dict(raw)


def _is_number(value: object) -> bool:
    """Numbers a browser can hold; an integer of hundreds of digits or 1e999 is none."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return False
    return -1e300 < value < 1e300 and not math.isnan(value)
