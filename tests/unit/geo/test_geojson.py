"""GeoJSON files: what is taken, in which order of coordinates, and what is refused."""

import json
from typing import Any

import pytest

from app.geo.geojson import MAX_BYTES, MAX_POINTS, GeoJsonTooLarge, InvalidGeoJson, parse_context, parse_line

LINE = {"type": "LineString", "coordinates": [[11.4949, 53.32485], [11.5, 53.3253, 36.0]]}
POLYGON = {"type": "Polygon", "coordinates": [[[11, 53], [12, 53], [12, 54], [11, 53]]]}


def feature(geometry: object, **properties: object) -> dict[str, Any]:
    return {"type": "Feature", "properties": properties, "geometry": geometry}


def collection(*features: object) -> dict[str, Any]:
    return {"type": "FeatureCollection", "features": list(features)}


@pytest.mark.parametrize(
    "document",
    [LINE, feature(LINE), collection(feature({"type": "Point", "coordinates": [11, 53]}), feature(LINE))],
    ids=["geometry", "feature", "collection"],
)
def test_a_line_comes_out_with_latitude_first_and_without_height(document: dict[str, Any]) -> None:
    assert parse_line(json.dumps(document)) == [(53.32485, 11.4949), (53.3253, 11.5)]
    assert parse_line(json.dumps(document).encode()) == parse_line(json.dumps(document))


def test_a_context_stays_geojson_and_loses_what_is_not_needed() -> None:
    raw = collection(feature(POLYGON, name="Schloßpark", area=127.5, open=True, note=None) | {"id": 7, "bbox": [1]})
    assert parse_context(json.dumps(raw | {"name": "x", "crs": {}})) == collection(
        feature(
            {"type": "Polygon", "coordinates": [[[11.0, 53.0], [12.0, 53.0], [12.0, 54.0], [11.0, 53.0]]]},
            name="Schloßpark",
            area=127.5,
            open=True,
            note=None,
        )
    )


@pytest.mark.parametrize(
    ("kind", "coordinates"),
    [
        ("Point", [11, 53]),
        ("MultiPoint", [[11, 53]]),
        ("LineString", [[11, 53], [12, 54]]),
        ("MultiLineString", [[[11, 53], [12, 54]]]),
        ("Polygon", POLYGON["coordinates"]),
        ("MultiPolygon", [POLYGON["coordinates"]]),
    ],
)
def test_a_context_takes_every_simple_geometry(kind: str, coordinates: list[Any]) -> None:
    parsed = parse_context(json.dumps(collection(feature({"type": kind, "coordinates": coordinates}))))
    assert parsed["features"][0]["geometry"] == {"type": kind, "coordinates": coordinates}


def line(*points: object) -> str:
    return json.dumps({"type": "LineString", "coordinates": list(points)})


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        ("", "not_json"),
        ("{", "not_json"),
        (b"\xff\xfe\xfa", "not_json"),
        ("\ud800", "not_json"),
        ("[" * 100_000, "not_json"),
        ('{"type": "LineString", "coordinates": [[NaN, 53], [11, 53]]}', "not_json"),
        ('{"type": "LineString", "coordinates": [[' + "1" * 5000 + ", 53], [11, 53]]}", "not_json"),
        ("[]", "not_geojson"),
        ("{}", "one_line"),
        (json.dumps(POLYGON), "one_line"),
        (json.dumps(collection(feature(LINE), feature(LINE))), "one_line"),
        (json.dumps({"type": "FeatureCollection", "features": {}}), "features"),
        (json.dumps({"type": "FeatureCollection", "features": [7]}), "features"),
        (line([11, 53]), "too_few_points"),
        (line([11, 53], 53), "position"),
        (line([11, 53], [11]), "position"),
        (line([11, 53], ["11", 53]), "position"),
        (line([11, 53], [True, 53]), "position"),
        (line([11, 53], [10**400, 53]), "position"),
        (line([11, 53], [[11, 53], [12, 53]]), "position"),
        ('{"type": "LineString", "coordinates": [[11, 1e999], [11, 53]]}', "position"),
        (line([11, 53], [53.3, 111.5]), "position_out_of_range"),
        ('{"type": "LineString"}', "coordinates"),
        ('{"type": "LineString", "coordinates": "11,53"}', "coordinates"),
    ],
)
def test_a_line_that_is_none_is_refused(raw: str | bytes, code: str) -> None:
    with pytest.raises(InvalidGeoJson) as refusal:
        parse_line(raw)
    assert refusal.value.code == code


@pytest.mark.parametrize(
    ("document", "code"),
    [
        (LINE, "feature_collection"),
        (collection(LINE), "feature"),
        (collection(feature(None)), "feature"),
        (collection(feature({"type": ["Point"], "coordinates": [11, 53]})), "feature"),
        (collection(feature({"type": "GeometryCollection", "geometries": []})), "feature"),
        (collection(feature({"type": "Polygon", "coordinates": [[[11, 53], [12, 53], [11, 53]]]})), "too_few_points"),
        (collection(feature({"type": "Polygon", "coordinates": ["11,53"]})), "coordinates"),
        (collection(feature(POLYGON, nested={"a": 1})), "properties"),
        (collection(feature(POLYGON, long="x" * 501)), "properties"),
        (collection(feature(POLYGON, broken="\ud800")), "properties"),
        (collection(feature(POLYGON, **{f"p{number}": 1 for number in range(31)})), "properties"),
        (collection(feature(POLYGON) | {"properties": [1]}), "properties"),
    ],
)
def test_a_context_that_is_none_is_refused(document: dict[str, Any], code: str) -> None:
    with pytest.raises(InvalidGeoJson) as refusal:
        parse_context(json.dumps(document))
    assert refusal.value.code == code


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        (" " * (MAX_BYTES + 1), "too_many_bytes"),
        (json.dumps(collection(*[{}] * 1001)), "too_many_features"),
        (
            json.dumps(collection(feature({"type": "MultiPoint", "coordinates": [[1, 2]] * 10_001}), *[
                feature({"type": "MultiPoint", "coordinates": [[1, 2]] * (MAX_POINTS - 10_000)})
            ])),
            "too_many_points",
        ),
    ],
    ids=["bytes", "features", "points of all features together"],
)  # fmt: skip
def test_more_than_a_phone_should_carry_is_refused(raw: str, code: str) -> None:
    with pytest.raises(GeoJsonTooLarge) as refusal:
        parse_context(raw)
    assert refusal.value.code == code
