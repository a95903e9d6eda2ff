"""Distances and directions between positions: geodesics for people, a local metric plane for fences.

Pure; the browser's twin of the plane is static/js/core/geo.js, held equal by tests/vectors/distance.json.
"""

import math
from dataclasses import dataclass

from geopy.distance import geodesic

WGS84_A_M = 6378137.0
WGS84_F = 1 / 298.257223563
_E2 = WGS84_F * (2 - WGS84_F)


@dataclass(frozen=True, slots=True)
class Position:
    """Degrees of WGS84, latitude first as everywhere outside GeoJSON."""

    lat: float
    lon: float


class LocalPlane:
    """Metres east (x) and north (y) of an origin; within 0.1 % up to a few kilometres from it.

    One degree is scaled by the radii of curvature of the WGS84 ellipsoid at the origin's latitude, along the meridian
    M = a(1 - e²) / (1 - e² sin²φ)^(3/2) and in the prime vertical N = a / sqrt(1 - e² sin²φ):
    Snyder, Map Projections: A Working Manual, USGS Professional Paper 1395 (1987), equations 4-18 to 4-21.
    """

    __slots__ = ("_x_per_deg", "_y_per_deg", "origin")

    def __init__(self, origin: Position) -> None:
        phi = math.radians(origin.lat)
        w2 = 1 - _E2 * math.sin(phi) ** 2
        self.origin = origin
        self._y_per_deg = math.radians(WGS84_A_M * (1 - _E2) / w2**1.5)
        self._x_per_deg = math.radians(WGS84_A_M / math.sqrt(w2) * math.cos(phi))

    def to_xy(self, position: Position) -> tuple[float, float]:
        return (
            shortest_turn(position.lon - self.origin.lon) * self._x_per_deg,
            (position.lat - self.origin.lat) * self._y_per_deg,
        )

    def to_position(self, x: float, y: float) -> Position:
        """The inverse of to_xy."""
        return Position(
            self.origin.lat + y / self._y_per_deg,
            shortest_turn(self.origin.lon + x / self._x_per_deg),
        )


def shortest_turn(degrees: float) -> float:
    """A difference of longitudes brought into -180..180, so that the date line is no border."""
    if degrees > 180:
        return degrees - 360
    if degrees < -180:
        return degrees + 360
    return degrees


def plane_distance_m(a: Position, b: Position) -> float:
    """Metres in the plane between the two latitudes, so that both directions give the same."""
    plane = LocalPlane(Position((a.lat + b.lat) / 2, a.lon))
    (ax, ay), (bx, by) = plane.to_xy(a), plane.to_xy(b)
    return math.hypot(bx - ax, by - ay)


def geodesic_m(a: Position, b: Position) -> float:
    """Metres along the ellipsoid: what people read, and what the plane is tested against."""
    return float(geodesic((a.lat, a.lon), (b.lat, b.lon)).meters)


def bearing_deg(a: Position, b: Position) -> float:
    """Direction of departure from a to b on the great circle: 0 north, 90 east, below 360; 0 for the same position."""
    lat_a, lat_b, turn = math.radians(a.lat), math.radians(b.lat), math.radians(b.lon - a.lon)
    east = math.sin(turn) * math.cos(lat_b)
    north = math.cos(lat_a) * math.sin(lat_b) - math.sin(lat_a) * math.cos(lat_b) * math.cos(turn)
    return (math.degrees(math.atan2(east, north)) + 360) % 360
