"""Where a group is, where it goes next, and when it is due there."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from app.live.rules import current_station, due_at, next_station

ORDER = ["a", "b", "c", "d"]


def cell(state: str, at: str | None = None) -> dict[str, object]:
    """A cell of the board."""
    return {"state": state, "method": "gps", "points": 50, "at": at}


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ({}, "a"),
        ({"a": cell("right", "2026-06-21T09:00:00.000Z")}, "b"),
        ({"c": cell("in", "2026-06-21T09:00:00.000Z")}, "d"),
        ({"d": cell("wrong", "2026-06-21T09:00:00.000Z")}, "a"),
        ({"a": cell("skipped"), "b": cell("skipped")}, "c"),
        ({"a": cell("right", "2026-06-21T09:00:00.000Z"), "b": cell("skipped")}, "c"),
        ({key: cell("right", f"2026-06-21T09:0{number}:00.000Z") for number, key in enumerate(ORDER)}, None),
        ({"gone": cell("right", "2026-06-21T09:00:00.000Z")}, "a"),
    ],
)
def test_the_next_station_is_the_first_empty_one_after_the_last_check_in(cells, expected):
    assert next_station(ORDER, cells) == expected


def test_a_group_is_where_it_came_last_and_has_questions_left():
    assert current_station({}) is None
    assert current_station({"a": cell("right", "2026-06-21T09:30:00.000Z")}) is None
    open_ones = {"a": cell("in", "2026-06-21T09:00:00.000Z"), "b": cell("in", "2026-06-21T09:20:00.000Z")}
    assert current_station(open_ones) == "b"
    moved_on = {**open_ones, "c": cell("right", "2026-06-21T09:40:00.000Z")}
    assert current_station(moved_on) is None


def test_a_group_is_due_after_its_stay_and_its_way():
    cells = {"a": cell("right", "2026-06-21T09:00:00.000Z"), "b": cell("right", "2026-06-21T09:20:00.000Z")}

    def walk(start: str, end: str) -> int | None:
        return {("b", "c"): 7}.get((start, end))

    due = due_at(cells, "c", dwell_min={"b": 5}, walk_min=walk)
    assert due == datetime(2026, 6, 21, 9, 32, tzinfo=UTC)
    assert due_at(cells, "c", dwell_min={}, walk_min=walk) == datetime(2026, 6, 21, 9, 35, tzinfo=UTC)
    assert due_at(cells, "d", dwell_min={}, walk_min=walk) is None
    assert due_at(cells, None, dwell_min={}, walk_min=walk) is None
    assert due_at({"a": cell("skipped")}, "b", dwell_min={}, walk_min=walk) is None
