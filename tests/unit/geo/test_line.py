"""Lengths, legs and walking times."""

import pytest

from app.geo.distance import Position, geodesic_m
from app.geo.line import distances_to_line_m, length_m, straight_legs, walking_minutes

TOWN_HALL = Position(53.32485, 11.4949)
SQUARE = Position(53.3253, 11.49971)
SCHOOL = Position(53.32705, 11.49542)


def test_a_line_is_as_long_as_its_legs() -> None:
    way = [TOWN_HALL, SQUARE, SCHOOL]
    legs = straight_legs(way)
    assert [(leg.start, leg.end) for leg in legs] == [(TOWN_HALL, SQUARE), (SQUARE, SCHOOL)]
    assert length_m(way) == pytest.approx(sum(leg.distance_m for leg in legs))
    assert length_m([(place.lat, place.lon) for place in way]) == length_m(way)
    assert legs[0].distance_m == geodesic_m(TOWN_HALL, SQUARE) == pytest.approx(324.5, abs=1)
    assert legs[0].bearing_deg == pytest.approx(81, abs=1)


@pytest.mark.parametrize("way", [[], [TOWN_HALL]])
def test_fewer_than_two_positions_are_no_way(way: list[Position]) -> None:
    assert length_m(way) == 0
    assert straight_legs(way) == []


@pytest.mark.parametrize(("metres", "minutes"), [(0, 1), (1, 1), (67, 1), (67.1, 2), (670, 10), (1900, 29)])
def test_walking_minutes_are_rounded_up(metres: float, minutes: int) -> None:
    assert walking_minutes(metres) == minutes


@pytest.mark.parametrize(("lat", "lon", "metres"), [(53.3, 11.45, 0), (53.301, 11.45, 111.3), (53.3, 11.501, 66.7)])
def test_a_place_is_measured_to_the_nearest_point_of_the_line(lat: float, lon: float, metres: float) -> None:
    line = [(53.3, 11.4), (53.3, 11.5)]
    (distance,) = distances_to_line_m(line, [Position(lat, lon)])
    assert distance == pytest.approx(metres, abs=0.2)


def test_far_from_its_beginning_a_line_is_still_measured_well() -> None:
    # 20 km north of the first point, 60 m east of the line: geopy is the oracle.
    line = [(53.3, 11.4), (53.48, 11.4)]
    place = Position(53.48, 11.4009)
    (distance,) = distances_to_line_m(line, [place])
    assert distance == pytest.approx(geodesic_m(Position(53.48, 11.4), place), rel=0.01)
