"""Short orders: a permutation, never longer than what was there, exact where there are few places, the ends kept."""

from __future__ import annotations

from itertools import permutations
from math import cos, pi, sin

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.geo.distance import Position
from app.geo.loop import EXACT, MAX_PLACES, short_order, way_length_m

PLACES = st.builds(
    lambda lat, lon: Position(53.3 + lat * 1e-5, 11.4 + lon * 1e-5), st.integers(0, 3000), st.integers(0, 5000)
)
SQUARE = [Position(53.32, 11.49), Position(53.33, 11.50), Position(53.32, 11.50), Position(53.33, 11.49)]


@st.composite
def walks(draw: st.DrawFn, most: int) -> tuple[list[Position], bool, int | None, int | None]:
    """Places, loop or way, and which of them are fixed as first and last."""
    points = draw(st.lists(PLACES, min_size=1, max_size=most))
    ends = st.none() | st.integers(0, len(points) - 1)
    return points, draw(st.booleans()), draw(ends), draw(ends)


def kept_ends(count: int, first: int | None, last: int | None) -> list[int]:
    """The given order with the fixed ends moved to the ends."""
    between = [one for one in range(count) if one not in (first, last)]
    return [one for one in (first,) if one is not None] + between + [one for one in (last,) if one not in (None, first)]


def keeps(order: list[int] | tuple[int, ...], first: int | None, last: int | None) -> bool:
    return (first is None or order[0] == first) and (last in (None, first) or order[-1] == last)


@settings(max_examples=60)
@given(walks(MAX_PLACES))
def test_it_is_a_permutation_that_keeps_the_ends_and_is_never_longer(walk) -> None:
    points, loop, first, last = walk
    order = short_order(points, loop=loop, first=first, last=last)
    assert sorted(order) == list(range(len(points)))
    assert keeps(order, first, last)
    loop = loop or (first is not None and first == last)
    given_way = way_length_m(points, kept_ends(len(points), first, last), loop=loop)
    assert way_length_m(points, order, loop=loop) <= given_way + 1e-6
    assert order == short_order(points, loop=loop, first=first, last=last)


@settings(max_examples=80)
@given(walks(6))
def test_few_places_have_the_shortest_order_there_is(walk) -> None:
    points, loop, first, last = walk
    order = short_order(points, loop=loop, first=first, last=last)
    loop = loop or (first is not None and first == last)
    others = (one for one in permutations(range(len(points))) if keeps(one, first, last))
    shortest = min(way_length_m(points, one, loop=loop) for one in others)
    assert way_length_m(points, order, loop=loop) == pytest.approx(shortest, abs=1e-3)


@pytest.mark.parametrize("count", [EXACT, EXACT + 1, 25, MAX_PLACES])
def test_places_on_a_circle_come_in_a_row_however_they_are_shuffled(count: int) -> None:
    circle = [
        Position(53.3 + 0.01 * sin(2 * pi * k / count), 11.4 + 0.017 * cos(2 * pi * k / count)) for k in range(count)
    ]
    shuffled = [circle[one * 7919 % count] for one in range(count)]
    order = short_order(shuffled, loop=True)
    assert way_length_m(shuffled, order, loop=True) == pytest.approx(way_length_m(circle, range(count), loop=True))


def test_a_crossed_square_is_uncrossed_and_begins_as_it_began() -> None:
    assert short_order(SQUARE, loop=True) == [0, 2, 1, 3]


def test_where_nothing_is_shorter_the_given_order_stays() -> None:
    in_a_row = [Position(53.32, 11.49 + one / 1000) for one in (3, 2, 1, 0)]
    assert short_order(in_a_row, loop=False) == [0, 1, 2, 3]
    assert short_order([SQUARE[0]] * 12, loop=True) == list(range(12))


def test_more_places_than_a_route_may_have_are_refused() -> None:
    with pytest.raises(ValueError, match="too many"):
        short_order(SQUARE * 16, loop=True)
