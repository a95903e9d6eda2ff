"""Fences around stations and the judgement whether a position fix counts as being there.

Pure; the browser's twin is static/js/core/fence.js, held equal by tests/vectors/fence.json. The server's word counts.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import shapely

from app.geo.distance import LocalPlane, Position

MAX_AGE_S = 30
MAX_ACCURACY_M = 100
# A phone between houses is honestly off by a house front; beyond that its own doubt earns no more credit.
ACCURACY_CREDIT_M = 25
DEFAULT_RADIUS_M = 30
MIN_RADIUS_M = 15
MAX_RADIUS_M = 200
MAX_VERTICES = 200
# Farther than this the plane bends away from the ellipsoid, and no station is that large.
MAX_EXTENT_M = 2000

# Outside of these no receiver measures: such an accuracy is made up, not poor.
_SMALLEST_ACCURACY_M = 1e-3
_LARGEST_ACCURACY_M = 1e6


class InvalidFence(ValueError):
    """A fence that cannot be built; `code` is stable."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True, slots=True)
class Fix:
    """One measured position, as the phone reports it."""

    lat: float
    lon: float
    accuracy_m: float
    age_s: float


@dataclass(frozen=True, slots=True)
class Judgement:
    """Whether a fix is inside, and why not. Distance and accuracy are 0 for an invalid fix, which says nothing."""

    inside: bool
    reason: str
    distance_m: float
    accuracy_m: float


class Fence:
    """A circle or a polygon around a station, projected once to metres. Build it by `circle` or `polygon`."""

    __slots__ = ("_plane", "_polygon", "center", "radius_m")

    def __init__(
        self, center: Position, plane: LocalPlane, *, radius_m: float | None, polygon: shapely.Polygon | None
    ) -> None:
        self.center = center
        self.radius_m = radius_m
        self._plane = plane
        self._polygon = polygon

    @classmethod
    def circle(cls, center: Position, radius_m: float) -> "Fence":
        _check_position(center)
        if not MIN_RADIUS_M <= radius_m <= MAX_RADIUS_M:
            raise InvalidFence("radius_out_of_range")
        return cls(center, LocalPlane(center), radius_m=radius_m, polygon=None)

    @classmethod
    def polygon(cls, vertices: Sequence[Position]) -> "Fence":
        """The area within 3 to 200 corners; whether the first is repeated at the end does not matter."""
        corners = list(vertices[:-1] if len(vertices) > 1 and vertices[0] == vertices[-1] else vertices)
        if not 3 <= len(corners) <= MAX_VERTICES:
            raise InvalidFence("vertex_count")
        for corner in corners:
            _check_position(corner)
        plane = LocalPlane(corners[0])
        points = [plane.to_xy(corner) for corner in corners]
        if any(math.hypot(x, y) > MAX_EXTENT_M for x, y in points):
            raise InvalidFence("polygon_too_large")
        shape = shapely.Polygon(points)
        if not shape.is_valid or shape.area <= 0:
            raise InvalidFence("polygon_not_simple")
        shapely.prepare(shape)
        return cls(plane.to_position(shape.centroid.x, shape.centroid.y), plane, radius_m=None, polygon=shape)

    @property
    def width_m(self) -> float:
        """Metres across the largest circle that lies within, to half a metre."""
        if self._polygon is None:
            return 2 * (self.radius_m or 0.0)
        return 2 * float(shapely.maximum_inscribed_circle(self._polygon, tolerance=0.5).length)

    def distance_m(self, position: Position) -> float:
        """Metres from a position to the fence's edge, 0 inside."""
        x, y = self._plane.to_xy(position)
        if self._polygon is None:
            return max(0.0, math.hypot(x, y) - (self.radius_m or 0.0))
        if shapely.intersects_xy(self._polygon, x, y):
            return 0.0
        return float(shapely.distance(self._polygon, shapely.Point(x, y)))


def judge(fence: Fence, fix: Fix) -> Judgement:
    """`inside`, or the first reason against it: invalid_fix, stale_fix, too_imprecise, too_far.

    Inside is distance - min(accuracy, 25 m) <= 0: 50 m from the centre of a 30 m circle, accuracy 20 m suffices.
    """
    if not _is_plausible(fix):
        return Judgement(inside=False, reason="invalid_fix", distance_m=0.0, accuracy_m=0.0)
    distance = fence.distance_m(Position(fix.lat, fix.lon))
    reason = _reason(fix, distance)
    return Judgement(inside=reason == "inside", reason=reason, distance_m=distance, accuracy_m=fix.accuracy_m)


def _reason(fix: Fix, distance_m: float) -> str:
    if fix.age_s > MAX_AGE_S:
        return "stale_fix"
    if fix.accuracy_m > MAX_ACCURACY_M:
        return "too_imprecise"
    return "inside" if distance_m - min(fix.accuracy_m, ACCURACY_CREDIT_M) <= 0 else "too_far"


def _is_plausible(fix: Fix) -> bool:
    """NaN fails every comparison, so each is written as the range in which a value must lie."""
    return (
        -90 <= fix.lat <= 90
        and -180 <= fix.lon <= 180
        and _SMALLEST_ACCURACY_M <= fix.accuracy_m <= _LARGEST_ACCURACY_M
        and 0 <= fix.age_s < math.inf
    )


def _check_position(position: Position) -> None:
    if not (-90 <= position.lat <= 90 and -180 <= position.lon <= 180):
        raise InvalidFence("position_out_of_range")
