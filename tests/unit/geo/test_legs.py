"""Legs follow the walking line where it passes the stations, and are straight where it does not."""

from __future__ import annotations

import pytest

from app.geo.distance import Position, geodesic_m
from app.geo.legs import leg_lengths, whole_way_m
from app.geo.line import length_m

A, B, C = Position(53.32, 11.49), Position(53.32, 11.50), Position(53.33, 11.50)
# From A to B by a detour to the north, then straight to C and back to A.
LINE = [(53.32, 11.49), (53.325, 11.495), (53.32, 11.50), (53.33, 11.50), (53.32, 11.49)]


def test_a_leg_is_as_long_as_the_line_between_two_stations() -> None:
    assert leg_lengths([A, B, C], LINE) == pytest.approx([length_m(LINE[:3]), length_m(LINE[2:4])])


def test_without_a_line_legs_are_straight() -> None:
    assert leg_lengths([A, B, C], None) == pytest.approx([geodesic_m(A, B), geodesic_m(B, C)])


def test_where_a_place_is_unknown_so_are_the_legs_to_and_from_it() -> None:
    legs = leg_lengths([A, None, C, A], LINE)
    assert legs[:2] == [None, None]
    assert legs[2] == pytest.approx(length_m(LINE[3:]))


def test_a_line_that_stays_away_from_a_station_does_not_count() -> None:
    far = Position(53.34, 11.52)
    assert leg_lengths([A, far, C], LINE) == pytest.approx([geodesic_m(A, far), geodesic_m(far, C)])


def test_a_line_that_passes_the_stations_the_other_way_round_does_not_count() -> None:
    line = [(53.33, 11.50), (53.32, 11.50), (53.325, 11.495), (53.32, 11.49)]
    assert leg_lengths([A, B], line) == pytest.approx([geodesic_m(A, B)])


def test_a_leg_is_never_shorter_than_the_straight_way() -> None:
    beside = Position(53.3205, 11.5)
    legs = leg_lengths([A, beside], [(53.32, 11.49), (53.32, 11.4999)])
    assert legs == pytest.approx([geodesic_m(A, beside)])


@pytest.mark.parametrize("places", [[], [A]])
def test_fewer_than_two_places_have_no_leg(places: list[Position]) -> None:
    assert leg_lengths(places, LINE) == []


def test_a_line_passes_a_station_between_two_of_its_points() -> None:
    # A straight street has a point at each end alone; the middle station stands beside it, far from both.
    street = [(53.325, 11.49), (53.32, 11.49), (53.32, 11.51), (53.325, 11.51)]
    north, middle, end = Position(53.325, 11.49), Position(53.3202, 11.50), Position(53.325, 11.51)
    foot = (53.32, 11.50)
    expected = [length_m([*street[:2], foot]), length_m([foot, *street[2:]])]
    assert leg_lengths([north, middle, end], street) == pytest.approx(expected, abs=0.1)


def test_two_stations_on_one_piece_of_the_line_are_passed_in_their_order() -> None:
    street = [(53.32, 11.48), (53.32, 11.52)]
    assert leg_lengths([A, B], street) == pytest.approx([geodesic_m(A, B)], abs=0.1)
    there_and_back = [*street, (53.3204, 11.48)]
    way_back = [(53.32, 11.50), (53.32, 11.52), (53.32035, 11.49)]
    assert leg_lengths([B, Position(53.3206, 11.49)], there_and_back) == pytest.approx([length_m(way_back)], abs=3)


@pytest.mark.parametrize(
    ("places", "line", "metres"),
    [
        ([A, B], LINE, length_m(LINE)),
        ([A, B, C], None, geodesic_m(A, B) + geodesic_m(B, C)),
        ([A, None, C], None, geodesic_m(A, C)),
        ([A], None, 0),
    ],
)
def test_the_whole_way_is_the_line_or_goes_from_known_place_to_known_place(places, line, metres) -> None:
    assert whole_way_m(places, line) == pytest.approx(metres)
