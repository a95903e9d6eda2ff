"""A simplified line goes where the line goes, through points that were there, from the first to the last."""

from __future__ import annotations

import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from app.geo import simplify
from app.geo.simplify import PIECE, TOLERANCE_M, plane_points, simplified

POINTS = st.tuples(st.integers(0, 4000), st.integers(0, 4000)).map(lambda p: (53.3 + p[0] * 1e-6, 11.4 + p[1] * 1e-6))


@given(st.lists(POINTS, min_size=2, max_size=120), st.sampled_from([7, PIECE]))
def test_no_point_lies_farther_from_the_line_than_the_tolerance(points, piece: int) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(simplify, "PIECE", piece)
        kept = simplified(points)
    assert (kept[0], kept[-1]) == (points[0], points[-1])
    left = iter(points)
    assert all(any(point == one for one in left) for point in kept)
    metres = dict(zip(points, plane_points(points), strict=True))
    line = shapely.LineString([metres[point] for point in kept])
    assert all(line.distance(shapely.Point(metres[point])) <= TOLERANCE_M + 1e-6 for point in points)


def test_a_straight_way_needs_its_ends_alone() -> None:
    assert len(simplified([(53.3, 11.4 + one * 1e-5) for one in range(500)])) == 2


def test_too_many_points_cost_exactness() -> None:
    zigzag = [(53.3 + one % 2 * 1e-4, 11.4 + one * 1e-5) for one in range(3000)]
    assert 2 <= len(simplified(zigzag, most=100)) <= 100
    assert len(simplified(zigzag, most=3000)) > 2000


def test_short_lines_stay() -> None:
    for points in ([], [(53.3, 11.4)], [(53.3, 11.4), (53.3, 11.4)]):
        assert simplified(points) == points
