"""Changes to drafts: the cases that JavaScript is held to as well, and that every change can be taken back."""

from __future__ import annotations

import copy
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.config import PROJECT_ROOT
from app.studio.changes import InvalidChange, apply, check_change, differing, invert, packed, unpacked

CASES = json.loads((PROJECT_ROOT / "tests/vectors/studio-changes.json").read_text(encoding="utf-8"))["cases"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_the_shared_cases(case: dict[str, Any]) -> None:
    document = copy.deepcopy(case["document"])
    results = [apply(document, check_change(change)) for change in case["changes"]]
    assert [result.payload() for result in results] == case["results"]
    assert document == case["after"]


IDS = st.sampled_from("abcd")
VALUES = st.one_of(st.none(), st.integers(0, 3), st.text("xy", max_size=2), st.lists(st.integers(0, 2), max_size=2))
ENTRIES = st.lists(IDS, unique=True, max_size=4).map(lambda ids: [{"id": one} for one in ids])
DOCUMENTS = ENTRIES.map(lambda entries: {"route": {"stations": entries, "phone": "1"}})


@st.composite
def changes(draw: st.DrawFn) -> dict[str, Any]:
    op = draw(st.sampled_from(("set", "insert", "remove", "move")))
    entry = draw(IDS)
    path = ["route", "stations", entry]
    if op == "set":
        field = draw(st.sampled_from((["route", "phone"], [*path, "name"], [*path, "name", "de"])))
        return {"op": op, "path": field, "old": draw(VALUES), "new": draw(VALUES)}
    if op == "insert":
        return {"op": op, "path": path, "new": {"id": entry}, "after": draw(st.none() | IDS)}
    return {
        "op": op,
        "path": path,
        "old": {"id": entry},
        "after": draw(st.none() | IDS),
        "before": draw(st.none() | IDS),
    }


def place_before(document: Any, entry: str) -> str | None:
    ids = [one["id"] for one in document["route"]["stations"]]
    place = ids.index(entry) if entry in ids else 0
    return ids[place - 1] if place else None


@given(DOCUMENTS, st.lists(changes(), max_size=8))
def test_what_was_applied_can_be_taken_back(document: dict[str, Any], wanted: list[dict[str, Any]]) -> None:
    before = copy.deepcopy(document)
    done = []
    for change in wanted:
        # A browser says truly where an entry stood.
        stood = place_before(document, change["path"][-1])
        told = {"remove": {**change, "after": stood}, "move": {**change, "before": stood}}.get(change["op"], change)
        if apply(document, told).status == "applied":
            done.append(told)
    for change in reversed(done):
        assert apply(document, invert(change)).status == "applied"
    assert document == before


@pytest.mark.parametrize(
    "change",
    [
        None,
        {},
        {"op": "set", "path": []},
        {"op": "set", "path": "route"},
        {"op": "set", "path": ["route", 1]},
        {"op": "set", "path": ["route", ""]},
        {"op": "set", "path": ["route"] * 13},
        {"op": "set", "path": ["route", "__proto__"]},
        {"op": "remove", "path": ["route", "stations"]},
        {"op": "insert", "path": ["route", "stations", "a"], "new": {"id": "b"}},
        {"op": "insert", "path": ["route", "stations", "a"], "new": {"id": "a"}, "after": 3},
        {"op": "set", "path": ["route", "phone"], "new": "x" * 400_001},
        # Only a stored change has this; whoever sends it would be believed when the change is made whole again.
        {"op": "set", "path": ["route", "phone"], "old": None, "new": "1", "kept": 1},
        {"op": "set", "path": ["line"], "old": [], "new": [1], "kept": [0, 0]},
    ],
)
def test_what_is_no_change_is_refused(change: object) -> None:
    with pytest.raises(InvalidChange):
        check_change(change)


def told(old: object, new: object) -> list[tuple[str, str]]:
    return [(change["op"], "/".join(change["path"])) for change in differing(old, new)]


def test_differences_are_as_fine_as_people_speak_of_them() -> None:
    old = {
        "route": {"title": {"de": "Weg", "en": "Way"}, "stations": [{"id": "a"}, {"id": "b", "name": "B"}, {"id": "c"}]}
    }
    assert told(old, copy.deepcopy(old)) == []
    new = {"route": {"title": {"de": "Weg"}, "stations": [{"id": "b", "name": "Bad"}, {"id": "d"}, {"id": "a"}]}}
    assert told(old, new) == [
        ("set", "route/title/en"),
        ("remove", "route/stations/c"),
        ("move", "route/stations/b"),
        ("set", "route/stations/b/name"),
        ("insert", "route/stations/d"),
        ("move", "route/stations/a"),
    ]
    assert differing(old, new)[3] == {"op": "set", "path": ["route", "stations", "b", "name"], "old": "B", "new": "Bad"}


def test_lists_without_ids_and_odd_ones_differ_as_a_whole() -> None:
    assert told({"line": [[1, 2]]}, {"line": [[1, 3]]}) == [("set", "line")]
    twice = [{"id": "a"}, {"id": "a"}]
    assert told({"route": {"stations": twice}}, {"route": {"stations": [{"id": "a"}]}}) == [("set", "route/stations")]
    assert told({}, {"line": [[1, 2]]}) == [("set", "line")]
    assert told({"x": 30}, {"x": 30.0}) == []


@given(st.lists(st.integers(0, 3), max_size=30), st.lists(st.integers(0, 3), max_size=30))
def test_a_stored_change_becomes_whole_again(old: list[int], new: list[int]) -> None:
    change = {"op": "set", "path": ["line"], "old": old, "new": new}
    stored = packed(change)
    assert unpacked({"line": new}, stored) == change
    assert len(stored["old"]) <= len(old)


def test_of_long_lists_only_what_differs_is_stored() -> None:
    old = [[number, number] for number in range(100)]
    new = [*old[:40], [7, 7], *old[41:]]
    stored = packed({"op": "set", "path": ["line"], "old": old, "new": new})
    assert stored == {"op": "set", "path": ["line"], "old": [[40, 40]], "new": [[7, 7]], "kept": [40, 59]}
