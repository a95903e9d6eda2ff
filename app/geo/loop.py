"""The order in which a walk through given places is short: exact for a few, near it for as many as a route may have.

Pure; imported by `studio`. The same places in the same order always give the same answer.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import combinations, pairwise

from app.geo.distance import Position, plane_distance_m

MAX_PLACES = 60
# Held and Karp's table doubles with each place; up to here it is there at once.
EXACT = 9
# So many of the walks to the nearest place, the shortest ones, are mended. More cost time and find nothing.
MENDED = 20
# What is nearer than this is the same length: sums of metres differ in their last digits by their order.
SAME_M = 1e-5

Matrix = list[list[float]]
Tour = list[int]


def way_length_m(points: Sequence[Position], order: Sequence[int], *, loop: bool) -> float:
    """Metres straight from place to place in the plane; a loop comes back to its first place."""
    stops = [points[index] for index in order]
    return sum(plane_distance_m(a, b) for a, b in pairwise(stops + stops[:1] if loop else stops))


def short_order(
    points: Sequence[Position], *, loop: bool, first: int | None = None, last: int | None = None
) -> list[int]:
    """The places, by their numbers, in an order that is never longer than the given one.

    `first` and `last` stay at the ends, where they are named. A loop comes back to its first place. Where no order is
    shorter, the given one stays; a way that may go either way round goes as the given one began. A walk that ends where
    it begins is a loop.
    """
    if len(points) > MAX_PLACES:
        raise ValueError("too many places")
    if first is not None and first == last:
        loop, last = True, None
    given = _given(len(points), first, last)
    if len(points) <= 2:
        return given
    # A way is a loop through a place that is nowhere: it joins both ends and costs nothing. In a loop with both ends
    # fixed the way home is always the same, so it is left out as well.
    is_way = not loop or (first is not None and last is not None)
    costs = _costs(points, [end for end in (first, last) if end is not None] if is_way else [], nowhere=is_way)
    begin = [len(points)] if is_way else []
    best = _exact(costs) if len(points) <= EXACT else _mended(costs, begin + given)
    if _length(costs, best) > _length(costs, begin + given) - SAME_M:
        return given
    return _turned(best, len(points) if is_way else None, first, last)


def _given(count: int, first: int | None, last: int | None) -> Tour:
    """The given order with the fixed ends at the ends."""
    between = [index for index in range(count) if index not in (first, last)]
    start = [first] if first is not None else []
    return start + between + ([last] if last is not None else [])


def _costs(points: Sequence[Position], ends: Sequence[int], *, nowhere: bool) -> Matrix:
    """Metres between all places. A fixed end has so great a bonus beside nowhere that it is always there."""
    count = len(points)
    costs = [[0.0] * (count + nowhere) for _ in range(count + nowhere)]
    for a, b in combinations(range(count), 2):
        costs[a][b] = costs[b][a] = plane_distance_m(points[a], points[b])
    bonus = (count + 1) * max(map(max, costs)) + 1
    for end in ends:
        costs[count][end] = costs[end][count] = -bonus
    return costs


def _length(costs: Matrix, tour: Tour) -> float:
    return sum(costs[a][b] for a, b in pairwise([*tour, tour[0]]))


def _turned(tour: Tour, nowhere: int | None, first: int | None, last: int | None) -> Tour:
    """The loop as a list that begins where the walk begins, in the direction that is nearer to the given order."""
    if nowhere is not None:
        at = tour.index(nowhere)
        way = tour[at + 1 :] + tour[:at]
        if first is not None or last is not None:
            return way if way[0] == first or way[-1] == last else way[::-1]
        return min(way, way[::-1])
    if last is not None and first is None:
        at = tour.index(last)
        ahead = tour[at + 1 :] + tour[: at + 1]
        return min(ahead, [*ahead[-2::-1], last])
    at = tour.index(first or 0)
    ahead = tour[at:] + tour[:at]
    return min(ahead, [ahead[0], *ahead[:0:-1]])


def _exact(costs: Matrix) -> Tour:
    """The shortest loop: Held and Karp (1962), the best way to each place through each set of places."""
    others = range(1, len(costs))
    best: dict[tuple[int, int], tuple[float, int]] = {(1 << end, end): (costs[0][end], 0) for end in others}
    for size in range(2, len(costs)):
        for group in combinations(others, size):
            members = sum(1 << one for one in group)
            for end in group:
                rest = members ^ (1 << end)
                best[members, end] = min((best[rest, via][0] + costs[via][end], via) for via in group if via != end)
    members = sum(1 << one for one in others)
    end = min(others, key=lambda one: best[members, one][0] + costs[one][0])
    tour = [end]
    while members := members ^ (1 << end):
        end = best[members | (1 << end), end][1]
        tour.append(end)
    return [0, *reversed(tour)]


def _mended(costs: Matrix, given: Tour) -> Tour:
    """The best of the given loop and of the walks to the nearest place from each, all mended until nothing helps."""
    walks = sorted((_nearest(costs, start) for start in range(len(costs))), key=lambda walk: _length(costs, walk))
    mended = [_mend(costs, tour) for tour in [given, *walks[:MENDED]]]
    return min(mended, key=lambda tour: round(_length(costs, tour), 4))


def _nearest(costs: Matrix, start: int) -> Tour:
    tour, left = [start], set(range(len(costs))) - {start}
    while left:
        here = costs[tour[-1]]
        tour.append(min(left, key=lambda one: (here[one], one)))
        left.remove(tour[-1])
    return tour


def _mend(costs: Matrix, tour: Tour) -> Tour:
    """Uncross the loop and move pieces of it while either makes it shorter."""
    tour = list(tour)
    while _uncross(costs, tour) or _move(costs, tour):
        pass
    return tour


def _uncross(costs: Matrix, tour: Tour) -> bool:
    """2-opt: turn every piece round whose turning makes the loop shorter; whether there was one."""
    found = False
    for start in range(len(tour) - 1):
        a = tour[start - 1]
        for end in range(start + 1, len(tour)):
            b, c, d = tour[start], tour[end], tour[(end + 1) % len(tour)]
            if d != b and costs[a][c] + costs[b][d] - costs[a][b] - costs[c][d] < -SAME_M:
                tour[start : end + 1] = tour[start : end + 1][::-1]
                found = True
    return found


def _move(costs: Matrix, tour: Tour) -> bool:
    """Or-opt: put one piece of up to three places elsewhere, either way round, where it saves most."""
    count = len(tour)
    for size, at in ((size, at) for size in (1, 2, 3) for at in range(count)):
        turned = tour[at:] + tour[:at]
        piece, rest = turned[:size], turned[size:]
        gain = costs[rest[-1]][piece[0]] + costs[piece[-1]][rest[0]] - costs[rest[-1]][rest[0]]
        best, place, way = math.inf, 0, piece
        for before, (a, b) in enumerate(pairwise(rest)):
            for one in (piece, piece[::-1]):
                cost = costs[a][one[0]] + costs[one[-1]][b] - costs[a][b]
                if cost < best:
                    best, place, way = cost, before + 1, one
        if best - gain < -SAME_M:
            tour[:] = rest[:place] + way + rest[place:]
            return True
    return False
