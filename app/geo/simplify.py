"""Leaves out the points of a line that nobody sees. Pure; imported by `content` and `studio`."""

from __future__ import annotations

from collections.abc import Sequence

import shapely

from app.geo.distance import LocalPlane, Position

# Half a metre is less than a pavement is wide.
TOLERANCE_M = 0.5
MOST_POINTS = 2_000
# The work grows with the square of the points where each cut takes off one alone; a piece of so many is done at once.
PIECE = 1_000


def plane_points(points: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
    """The (lat, lon) points in metres east and north of the first."""
    plane = LocalPlane(Position(*points[0])) if points else LocalPlane(Position(0, 0))
    return [plane.to_xy(Position(lat, lon)) for lat, lon in points]


def simplified(
    points: Sequence[tuple[float, float]], *, tolerance_m: float = TOLERANCE_M, most: int = MOST_POINTS
) -> list[tuple[float, float]]:
    """Some of the (lat, lon) points, from which the line strays by less than the tolerance.

    Where these are still too many, the tolerance doubles until they are not.
    """
    line = plane_points(points)
    kept = list(range(len(points)))
    while len(kept) > 2:
        pieces = [kept[start : start + PIECE + 1] for start in range(0, len(kept) - 1, PIECE)]
        kept = [number for piece in pieces for number in _pass(line, piece, tolerance_m)[:-1]] + kept[-1:]
        if len(kept) <= most:
            break
        tolerance_m *= 2
    return [points[index] for index in kept]


def _pass(line: Sequence[tuple[float, float]], numbers: Sequence[int], tolerance_m: float) -> list[int]:
    """The numbers of the points that are left of a piece, its ends among them."""
    piece = [(line[number], number) for number in numbers]
    shape = shapely.LineString([point for point, _ in piece]).simplify(tolerance_m, preserve_topology=False)
    left = iter(piece)
    return [next(number for point, number in left if point == corner) for corner in shape.coords]
