"""Lengths and walking times along the stations of a route. Pure; `content` and everything above it may import it."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import shapely

from app.geo.distance import LocalPlane, Position, bearing_deg, geodesic_m

# 4 km/h: a group with children, prams and something to look at.
WALKING_M_PER_MIN = 67


@dataclass(frozen=True, slots=True)
class Leg:
    """The straight way between two neighbouring stations."""

    start: Position
    end: Position
    distance_m: float
    bearing_deg: float


def length_m(points: Sequence[Position | tuple[float, float]]) -> float:
    """Length of a line in metres along the ellipsoid; tuples are (lat, lon)."""
    positions = [point if isinstance(point, Position) else Position(*point) for point in points]
    return sum((geodesic_m(a, b) for a, b in pairwise(positions)), start=0.0)


def distances_to_line_m(line: Sequence[tuple[float, float]], places: Sequence[Position]) -> list[float]:
    """Metres from each place to the nearest point of a line of at least two (lat, lon) points.

    Measured in the plane at its first point: over a route of 20 km that is off by less than one per cent.
    """
    plane = LocalPlane(Position(*line[0]))
    drawn = shapely.LineString([plane.to_xy(Position(*point)) for point in line])
    return [float(shapely.distance(drawn, shapely.Point(plane.to_xy(place)))) for place in places]


def straight_legs(positions: Sequence[Position]) -> list[Leg]:
    """The legs from each position to the next, for routes without a walking line."""
    return [Leg(a, b, geodesic_m(a, b), bearing_deg(a, b)) for a, b in pairwise(positions)]


def walking_minutes(distance_m: float) -> int:
    """Whole minutes at 67 m a minute, rounded up, at least 1."""
    return max(1, math.ceil(distance_m / WALKING_M_PER_MIN))
