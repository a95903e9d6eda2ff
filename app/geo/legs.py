"""How far it is from each station to the next, along the walking line where it passes them.

Pure; imported by `tours` and `studio`.
"""

import math
from collections.abc import Sequence
from itertools import pairwise

from app.geo.distance import LocalPlane, Position, geodesic_m
from app.geo.line import length_m

# A line that stays this far from a station does not lead there, so what it measures is another way.
REACH_M = 80

Line = Sequence[tuple[float, float]]
# A piece of the line, and at which share of it.
Cut = tuple[int, float]


def leg_lengths(places: Sequence[Position | None], line: Line | None) -> list[float | None]:
    """Metres from each place to the next, one fewer than there are places; None where one of the two is unknown.

    Along the line where it passes both places in this order, else straight.
    """
    cuts = _cuts(places, line) if line else [None] * len(places)
    return [
        _leg(start, end, _part(line, first, last) if line else None)
        for (start, first), (end, last) in pairwise(zip(places, cuts, strict=True))
    ]


def whole_way_m(places: Sequence[Position | None], line: Line | None) -> float:
    """Metres along the line where there is one, else straight from each place that is known to the next."""
    if line:
        return length_m(line)
    return length_m([place for place in places if place is not None])


def _leg(start: Position | None, end: Position | None, part: Line | None) -> float | None:
    if start is None or end is None:
        return None
    straight = geodesic_m(start, end)
    # The line may cut a corner in front of a station; nobody walks less than the straight way.
    return max(straight, length_m(part)) if part else straight


def _cuts(places: Sequence[Position | None], line: Line) -> list[Cut | None]:
    """Where the line passes each place, walking on from the place before."""
    plane = LocalPlane(Position(*line[0]))
    way = [plane.to_xy(Position(lat, lon)) for lat, lon in line]
    cuts: list[Cut | None] = []
    at = (0, 0.0)
    for place in places:
        cut = None
        if place is not None and len(way) > 1:
            xy = plane.to_xy(place)
            ahead = range(at[0], len(way) - 1)
            feet = (_foot(way, piece, xy, at[1] if piece == at[0] else 0.0) for piece in ahead)
            distance, piece, share = min(feet)
            if distance <= REACH_M:
                cut = at = (piece, share)
        cuts.append(cut)
    return cuts


def _foot(
    way: Sequence[tuple[float, float]], piece: int, xy: tuple[float, float], least: float
) -> tuple[float, int, float]:
    """How near a piece of the way comes from a share of it on; the piece; and at which share that is."""
    (ax, ay), (bx, by) = way[piece], way[piece + 1]
    dx, dy = bx - ax, by - ay
    square = dx * dx + dy * dy
    share = ((xy[0] - ax) * dx + (xy[1] - ay) * dy) / square if square else 0.0
    share = min(1.0, max(least, share))
    return math.hypot(ax + share * dx - xy[0], ay + share * dy - xy[1]), piece, share


def _part(line: Line, first: Cut | None, last: Cut | None) -> Line | None:
    """The points of the line from one cut to the next."""
    if first is None or last is None:
        return None
    return [_point_at(line, first), *line[first[0] + 1 : last[0] + 1], _point_at(line, last)]


def _point_at(line: Line, cut: Cut) -> tuple[float, float]:
    (a_lat, a_lon), (b_lat, b_lon) = line[cut[0]], line[cut[0] + 1]
    return a_lat + cut[1] * (b_lat - a_lat), a_lon + cut[1] * (b_lon - a_lon)
