"""How far it is from each station to the next, along the walking line where it passes them.

Pure; imported by `tours`.
"""

from collections.abc import Sequence
from itertools import pairwise

from app.geo.distance import Position, geodesic_m, plane_distance_m
from app.geo.line import length_m

# A line that stays this far from a station does not lead there, so what it measures is another way.
REACH_M = 80

Line = Sequence[tuple[float, float]]


def leg_lengths(places: Sequence[Position | None], line: Line | None) -> list[float | None]:
    """Metres from each place to the next, one fewer than there are places; None where one of the two is unknown.

    Along the line where it passes both places in this order, else straight.
    """
    cuts = _cuts(places, line) if line else [None] * len(places)
    return [
        _leg(start, end, line[first : last + 1] if line and first is not None and last is not None else None)
        for (start, first), (end, last) in pairwise(zip(places, cuts, strict=True))
    ]


def _leg(start: Position | None, end: Position | None, part: Line | None) -> float | None:
    if start is None or end is None:
        return None
    straight = geodesic_m(start, end)
    # The line may cut a corner in front of a station; nobody walks less than the straight way.
    return max(straight, length_m(part)) if part else straight


def _cuts(places: Sequence[Position | None], line: Line) -> list[int | None]:
    """At which point the line passes each place, walking on from the place before."""
    cuts: list[int | None] = []
    at = 0
    for place in places:
        cut = None
        if place is not None:
            ahead = range(at, len(line))
            distances = [plane_distance_m(place, Position(*line[index])) for index in ahead]
            nearest = min(range(len(distances)), key=distances.__getitem__)
            if distances[nearest] <= REACH_M:
                cut = at = at + nearest
        cuts.append(cut)
    return cuts
