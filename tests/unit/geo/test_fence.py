"""Fences and the judgement of fixes: the vectors shared with the browser, honest noise, hostile values."""

import json
import math
import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.geo.distance import LocalPlane, Position
from app.geo.fence import ACCURACY_CREDIT_M, Fence, Fix, InvalidFence, judge

VECTORS: list[dict[str, Any]] = json.loads(
    (Path(__file__).parents[2] / "vectors" / "fence.json").read_text(encoding="utf-8")
)["fixes"]
TOWN_HALL = Position(53.32485, 11.4949)
PLANE = LocalPlane(TOWN_HALL)
CIRCLE = Fence.circle(TOWN_HALL, 30)


def fence_of(vector: dict[str, Any]) -> Fence:
    if polygon := vector["fence"].get("polygon"):
        return Fence.polygon([Position(lat, lon) for lat, lon in polygon])
    return Fence.circle(Position(**vector["position"]), vector["fence"]["radius_m"])


def corners(*points: tuple[float, float]) -> list[Position]:
    return [PLANE.to_position(x, y) for x, y in points]


@pytest.mark.parametrize("vector", VECTORS, ids=[vector["name"] for vector in VECTORS])
def test_the_judgement_of_the_shared_vectors(vector: dict[str, Any]) -> None:
    judgement = judge(fence_of(vector), Fix(**{key: float(value) for key, value in vector["fix"].items()}))
    assert judgement.reason == vector["reason"]
    assert judgement.inside == (vector["reason"] == "inside")
    if vector["distance_m"] is not None:
        assert judgement.distance_m == pytest.approx(vector["distance_m"], abs=0.01)


def test_no_vector_lies_within_a_centimetre_of_a_border() -> None:
    for vector in VECTORS:
        if vector["reason"] in ("inside", "too_far"):
            fix = Fix(**vector["fix"])
            distance = fence_of(vector).distance_m(Position(fix.lat, fix.lon))
            assert abs(distance - min(fix.accuracy_m, ACCURACY_CREDIT_M)) > 0.01, vector["name"]


def test_the_vectors_show_every_reason_for_circles_and_polygons() -> None:
    shown = {(next(iter(vector["fence"])), vector["reason"]) for vector in VECTORS}
    assert {reason for _, reason in shown} == {"inside", "too_far", "too_imprecise", "stale_fix", "invalid_fix"}
    assert {("polygon", "inside"), ("polygon", "too_far")} <= shown


class TestHonestNoise:
    """100,000 fixes per surroundings with Rayleigh errors, as a phone reports them (bar G1).

    It tells the radius of 68 %, as Android defines it, and that is a guess of its own, often off by a third.
    """

    COUNT = 100_000
    OPEN, OLD_TOWN, CANYON = (4, 0.0), (11, 0.03), (22, 0.10)

    def accepted(self, seed: int, away_m: float, mean_m: float, outliers: float) -> float:
        rng = random.Random(seed)
        sigma = mean_m / math.sqrt(math.pi / 2)
        accuracy = sigma * math.sqrt(-2 * math.log(0.32))
        hits = 0
        for _ in range(self.COUNT):
            # An outlier, a reflection from a house front, errs three times as far and does not know it.
            spread = 3 * sigma if rng.random() < outliers else sigma
            place = PLANE.to_position(away_m + rng.gauss(0, spread), rng.gauss(0, spread))
            told = max(3.0, accuracy * rng.lognormvariate(0, 0.35))
            hits += judge(CIRCLE, Fix(place.lat, place.lon, told, rng.uniform(0, 30))).inside
        print(f"seed {seed}: mean error {mean_m} m, {away_m} m away: {hits / self.COUNT:.2%} get in")
        return hits / self.COUNT

    @pytest.mark.parametrize(("place", "least"), [(OPEN, 0.999), (OLD_TOWN, 0.98), (CANYON, 0.90)])
    def test_whoever_stands_on_the_spot_gets_in(self, place: tuple[float, float], least: float) -> None:
        assert self.accepted(1, 0, *place) >= least

    @pytest.mark.parametrize("place", [OPEN, OLD_TOWN, CANYON])
    def test_whoever_stands_a_hundred_metres_away_does_not(self, place: tuple[float, float]) -> None:
        assert self.accepted(2, 100, *place) <= 0.015


HOSTILE = [math.nan, math.inf, -math.inf, -1.0, -1e-9, 1e300, 10**400]


@pytest.mark.parametrize("value", HOSTILE)
@pytest.mark.parametrize("field", ["lat", "lon", "accuracy_m", "age_s"])
def test_a_hostile_value_in_any_field_is_never_inside(field: str, value: float) -> None:
    good = {"lat": TOWN_HALL.lat, "lon": TOWN_HALL.lon, "accuracy_m": 5.0, "age_s": 1.0}
    assert judge(CIRCLE, Fix(**good)).inside
    assert not judge(CIRCLE, Fix(**(good | {field: value}))).inside


anything = st.floats() | st.sampled_from([0.0, -1.0, 1e9, 1e-9, 91.0, *HOSTILE, TOWN_HALL.lat, TOWN_HALL.lon, 5.0])
FORGERIES: list[tuple[str, Callable[[Fix], bool]]] = [
    ("not finite", lambda fix: not all(math.isfinite(v) for v in (fix.lat, fix.lon, fix.accuracy_m))),
    ("accuracy", lambda fix: not 1e-3 <= fix.accuracy_m <= 100),
    ("age", lambda fix: not 0 <= fix.age_s <= 30),
    ("off the globe", lambda fix: abs(fix.lat) > 90 or abs(fix.lon) > 180),
    ("elsewhere", lambda fix: abs(fix.lat - TOWN_HALL.lat) > 0.001 or abs(fix.lon - TOWN_HALL.lon) > 0.001),
]


@given(st.builds(Fix, lat=anything, lon=anything, accuracy_m=anything, age_s=anything))
def test_whatever_is_sent_the_judgement_is_made_and_is_finite(fix: Fix) -> None:
    judgement = judge(CIRCLE, fix)
    assert math.isfinite(judgement.distance_m)
    assert math.isfinite(judgement.accuracy_m)
    assert judgement.inside == (judgement.reason == "inside")


@pytest.mark.parametrize("seed", range(4))
def test_ten_thousand_forged_fixes_are_all_turned_away(seed: int) -> None:
    rng = random.Random(seed)
    pool = [*HOSTILE[:-1], 0.0, 91.0, 181.0, 1e9, 1e-9, 5.0, 20.0, TOWN_HALL.lat, TOWN_HALL.lon]
    forged = 0
    while forged < 2500:
        fix = Fix(*(rng.choice(pool) for _ in range(4)))
        if any(is_forged(fix) for _, is_forged in FORGERIES):
            forged += 1
            assert not judge(CIRCLE, fix).inside


def test_latitude_and_longitude_swapped_is_somewhere_else() -> None:
    assert judge(CIRCLE, Fix(TOWN_HALL.lon, TOWN_HALL.lat, 5, 1)).reason == "too_far"


@given(st.floats(0, 360), st.floats(0, 300), st.floats(15, 200))
def test_a_circle_is_distance_minus_radius(bearing: float, metres: float, radius: float) -> None:
    turn = math.radians(bearing)
    place = PLANE.to_position(metres * math.sin(turn), metres * math.cos(turn))
    assert Fence.circle(TOWN_HALL, radius).distance_m(place) == pytest.approx(max(0, metres - radius), abs=1e-6)


def test_a_fence_knows_its_centre_and_radius() -> None:
    assert (CIRCLE.center, CIRCLE.radius_m) == (TOWN_HALL, 30)
    square = Fence.polygon(corners((-40, -40), (40, -40), (40, 40), (-40, 40)))
    assert square.radius_m is None
    assert PLANE.to_xy(square.center) == pytest.approx((0, 0), abs=0.01)


def test_the_border_of_a_polygon_belongs_to_it() -> None:
    vertices = corners((-40, -40), (40, -40), (40, 40), (-40, 40))
    assert Fence.polygon(vertices).distance_m(vertices[0]) == 0


@pytest.mark.parametrize("radius", [14.9, 200.1, 0, -30, math.nan, math.inf])
def test_a_radius_out_of_bounds_is_refused(radius: float) -> None:
    with pytest.raises(InvalidFence) as refusal:
        Fence.circle(TOWN_HALL, radius)
    assert refusal.value.code == "radius_out_of_range"


@pytest.mark.parametrize(
    ("vertices", "code"),
    [
        ([], "vertex_count"),
        (corners((0, 0), (40, 0)), "vertex_count"),
        (corners((0, 0), (40, 0), (0, 0)), "vertex_count"),
        (corners(*((40 * math.sin(i), 40 * math.cos(i)) for i in range(201))), "vertex_count"),
        (corners((0, 0), (40, 40), (40, 0), (0, 40)), "polygon_not_simple"),
        (corners((0, 0), (40, 0), (80, 0)), "polygon_not_simple"),
        (corners((0, 0), (2100, 0), (0, 40)), "polygon_too_large"),
        ([Position(91, 11), Position(53, 11), Position(53, 12)], "position_out_of_range"),
        ([Position(math.nan, 11), Position(53, 11), Position(53, 12)], "position_out_of_range"),
    ],
)
def test_a_polygon_that_is_none_is_refused(vertices: list[Position], code: str) -> None:
    with pytest.raises(InvalidFence) as refusal:
        Fence.polygon(vertices)
    assert refusal.value.code == code


def test_the_width_is_that_of_the_largest_circle_within() -> None:
    assert Fence.circle(Position(53.3, 11.4), 40).width_m == 80
    # A yard of 22 m by 67 m, and a triangle of which only the middle counts.
    yard = Fence.polygon(
        [Position(53.3, 11.4), Position(53.3002, 11.4), Position(53.3002, 11.401), Position(53.3, 11.401)]
    )
    assert yard.width_m == pytest.approx(22.3, abs=0.6)
    corner = Fence.polygon([Position(53.3, 11.4), Position(53.3002, 11.4), Position(53.3, 11.401)])
    assert corner.width_m < yard.width_m
