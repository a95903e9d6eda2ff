"""Lengths and walking times along the stations of a route. Pure; `content` and everything above it may import it."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from app.geo.distance import Position, bearing_deg, geodesic_m

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


def straight_legs(positions: Sequence[Position]) -> list[Leg]:
    """The legs from each position to the next, for routes without a walking line."""
    return [Leg(a, b, geodesic_m(a, b), bearing_deg(a, b)) for a, b in pairwise(positions)]


def walking_minutes(distance_m: float) -> int:
    """Whole minutes at 67 m a minute, rounded up, at least 1."""
    return max(1, math.ceil(distance_m / WALKING_M_PER_MIN))
