"""The local plane against geopy's geodesic, and the vectors that the browser reads as well."""

import json
import math
import random
from pathlib import Path
from typing import Any

import pytest
from geographiclib.geodesic import Geodesic
from hypothesis import given
from hypothesis import strategies as st

from app.geo.distance import LocalPlane, Position, bearing_deg, geodesic_m, plane_distance_m

VECTORS: list[dict[str, Any]] = json.loads(
    (Path(__file__).parents[2] / "vectors" / "distance.json").read_text(encoding="utf-8")
)["distances"]
LUDWIGSLUST = Position(53.32, 11.49)

origins = st.sampled_from([LUDWIGSLUST, Position(0, 20), Position(35, -5), Position(65, 25.5), Position(-35, 151)])
bearings = st.floats(0, 360)


def travelled(start: Position, bearing: float, metres: float) -> Position:
    end = Geodesic.WGS84.Direct(start.lat, start.lon, bearing, metres)
    return Position(end["lat2"], end["lon2"])


def turn(a: float, b: float) -> float:
    return abs((a - b + 180) % 360 - 180)


@given(origins, bearings, st.floats(1, 2000))
def test_the_plane_errs_below_a_thousandth_up_to_two_kilometres(
    origin: Position, bearing: float, metres: float
) -> None:
    end = travelled(origin, bearing, metres)
    expected = geodesic_m(origin, end)
    assert expected == pytest.approx(metres, abs=1e-3)
    assert math.hypot(*LocalPlane(origin).to_xy(end)) == pytest.approx(expected, rel=1e-3)
    assert plane_distance_m(origin, end) == pytest.approx(expected, rel=1e-5)


@given(origins, bearings, st.floats(0, 200))
def test_the_plane_errs_below_five_centimetres_at_two_hundred_metres(
    origin: Position, bearing: float, metres: float
) -> None:
    end = travelled(origin, bearing, metres)
    expected = geodesic_m(origin, end)
    assert math.hypot(*LocalPlane(origin).to_xy(end)) == pytest.approx(expected, abs=0.05)
    assert plane_distance_m(origin, end) == pytest.approx(expected, abs=0.001)


def test_a_sphere_would_not_have_been_good_enough() -> None:
    """Guards the tolerance itself: the haversine with a mean radius errs by more than the plane may."""
    end = travelled(LUDWIGSLUST, 90, 2000)
    dlon = math.radians(end.lon - LUDWIGSLUST.lon)
    sphere = 6371008.8 * dlon * math.cos(math.radians(LUDWIGSLUST.lat))
    assert abs(sphere - 2000) > 2 > abs(math.hypot(*LocalPlane(LUDWIGSLUST).to_xy(end)) - 2000)


@given(origins, st.floats(-2000, 2000), st.floats(-2000, 2000))
def test_the_plane_gives_back_the_position_it_was_given(origin: Position, x: float, y: float) -> None:
    plane = LocalPlane(origin)
    assert plane.to_xy(plane.to_position(x, y)) == pytest.approx((x, y), abs=1e-6)


def test_the_date_line_is_no_border() -> None:
    west, east = Position(-17, 179.9995), Position(-17, -179.9995)
    assert plane_distance_m(west, east) == pytest.approx(geodesic_m(west, east), abs=0.001)
    assert bearing_deg(west, east) == pytest.approx(90, abs=0.1)
    assert LocalPlane(west).to_position(*LocalPlane(west).to_xy(east)).lon == pytest.approx(-179.9995)


@given(origins, bearings, st.floats(1, 5000))
def test_a_bearing_points_the_way(origin: Position, bearing: float, metres: float) -> None:
    degrees = bearing_deg(origin, travelled(origin, bearing, metres))
    assert 0 <= degrees < 360
    assert turn(degrees, bearing) < 0.3


def test_the_bearing_to_the_same_place_is_zero() -> None:
    assert bearing_deg(LUDWIGSLUST, LUDWIGSLUST) == 0


@pytest.mark.parametrize("vector", VECTORS, ids=[vector["name"] for vector in VECTORS])
def test_distances_and_bearings_of_the_shared_vectors(vector: dict[str, Any]) -> None:
    a, b = Position(**vector["a"]), Position(**vector["b"])
    assert geodesic_m(a, b) == pytest.approx(vector["distance_m"], abs=1e-3)
    assert plane_distance_m(a, b) == plane_distance_m(b, a)
    assert plane_distance_m(a, b) == pytest.approx(vector["distance_m"], rel=1e-4, abs=1e-3)
    assert turn(bearing_deg(a, b), vector["bearing_deg"]) < 0.3


def test_random_pairs_around_ludwigslust_agree_with_the_geodesic() -> None:
    rng = random.Random(53)
    for _ in range(500):
        a = Position(rng.uniform(53.30, 53.34), rng.uniform(11.46, 11.53))
        b = travelled(a, rng.uniform(0, 360), rng.uniform(1, 2000))
        assert plane_distance_m(a, b) == pytest.approx(geodesic_m(a, b), rel=1e-5, abs=1e-4)
