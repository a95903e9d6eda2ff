"""The order in which groups visit the stations."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.geo.rotation import station_order

STATIONS = ["a", "b", "c", "d", "e"]


def order(group_number: int = 1, **changes: Any) -> str:
    settings: dict[str, Any] = {"mode": "rotated", "start": None, "finish": None} | changes
    return "".join(station_order(STATIONS, group_number=group_number, **settings))


def test_each_group_begins_one_station_later() -> None:
    assert [order(number) for number in range(1, 7)] == ["abcde", "bcdea", "cdeab", "deabc", "eabcd", "abcde"]


def test_start_stays_first_and_finish_last_while_the_rest_rotates() -> None:
    assert [order(number, start="c", finish="a") for number in (1, 2, 3, 4)] == ["cbdea", "cdeba", "cebda", "cbdea"]


def test_where_start_and_finish_are_one_place_it_comes_first() -> None:
    assert order(2, start="a", finish="a") == "acdeb"


@pytest.mark.parametrize("mode", ["fixed", "free"])
def test_without_rotation_every_group_has_the_authors_order(mode: str) -> None:
    assert {order(number, mode=mode) for number in range(1, 9)} == {"abcde"}
    assert order(3, mode=mode, start="b", finish="d") == "baced"


@given(
    st.integers(1, 500), st.sampled_from([None, *STATIONS]), st.sampled_from([None, *STATIONS]),
    st.sampled_from(["fixed", "free", "rotated"]),
)  # fmt: skip
def test_every_group_visits_every_station_once(number: int, start: str | None, finish: str | None, mode: str) -> None:
    assert sorted(order(number, start=start, finish=finish, mode=mode)) == STATIONS


def test_a_route_of_nothing_but_start_and_finish_has_an_order() -> None:
    assert station_order(["a", "b"], mode="rotated", group_number=3, start="a", finish="b") == ["a", "b"]
    assert station_order([], mode="rotated", group_number=3, start=None, finish=None) == []


@pytest.mark.parametrize("changes", [{"mode": "random"}, {"group_number": 0}, {"start": "x"}, {"finish": "x"}])
def test_what_makes_no_order_is_refused(changes: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=r"unknown order|counted from 1|no station"):
        order(**changes)


def test_a_station_named_twice_is_refused() -> None:
    with pytest.raises(ValueError, match="twice"):
        station_order(["a", "a"], mode="fixed", group_number=1, start=None, finish=None)
