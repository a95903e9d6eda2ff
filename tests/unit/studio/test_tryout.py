"""Trying a question out: the game's own scores, and for a question that is not whole which field to look at."""

from __future__ import annotations

from typing import Any

import pytest

from app.studio.tryout import MOST_LACKS, Lack, Missing, judge

OPTIONS = [{"id": "a", "text": "A", "correct": True}, {"id": "b", "text": "B"}]
CHOICE: dict[str, Any] = {"id": "q", "type": "choice", "prompt": "Welche?", "options": OPTIONS}
NUMBER: dict[str, Any] = {"id": "q", "type": "number", "prompt": "Wie viele?", "answer": 100, "unit": "m"}


def test_a_response_is_worth_what_the_game_gives() -> None:
    assert judge({**CHOICE, "points": 80}, "a") == {
        "correct": True,
        "points": 80,
        "max_points": 80,
        "share": 1.0,
        "response": "a",
        "solution": {"option": "a"},
    }
    found = judge({**NUMBER, "tolerance": 5, "zero_at": 55}, 130)
    assert (found["points"], found["correct"], found["share"]) == (50, False, 0.5)


UNWRITTEN = {"id": "q", "type": "choice", "options": [{"id": "a"}, {"id": "b", "text": "B", "correct": True}]}
INCOMPLETE: list[tuple[dict[str, Any], Any, list[Lack]]] = [
    ({**CHOICE, "prompt": {}}, "a", [Lack("text_languages", ("prompt",))]),
    (UNWRITTEN, "a", [Lack("missing", ("prompt",)), Lack("missing", ("options", 0))]),
    (
        {**CHOICE, "options": [{**one, "correct": True} for one in OPTIONS]},
        "a",
        [Lack("one_correct_option", ("options",))],
    ),
    ({**CHOICE, "hints": [{"text": "x", "cost": 500}]}, "a", [Lack("hint_cost", ("hints",))]),
    ({**CHOICE, "hints": [{"cost": 5}]}, "a", [Lack("missing", ("hints", 0))]),
    (
        {**CHOICE, "source": {"title": "Zensus"}},
        "a",
        [Lack("missing", ("source", "date")), Lack("missing", ("source", "area"))],
    ),
    ({**CHOICE, "type": "riddle"}, "a", [Lack("union_tag_invalid")]),
    ({**NUMBER, "tolerance": 5}, 1, [Lack("missing", ("zero_at",))]),
    ({**NUMBER, "tolerance": 5, "zero_at": 5}, 1, [Lack("zero_at", ("zero_at",))]),
    ({**NUMBER, "tolerance": 5, "zero_at": 50, "max": 10}, 1, [Lack("answer_out_of_range", ("answer",))]),
    (CHOICE, None, [Lack("response")]),
    (CHOICE, "z", [Lack("option_unknown")]),
    (CHOICE, ["a"], [Lack("response_type")]),
    ({}, "a", [Lack("union_tag_not_found")]),
]


@pytest.mark.parametrize(("document", "response", "lacks"), INCOMPLETE)
def test_all_that_is_missing_is_named(document: dict[str, Any], response: Any, lacks: list[Lack]) -> None:
    with pytest.raises(Missing) as missing:
        judge(document, response)
    assert list(missing.value.lacks) == lacks


def test_not_more_is_named_than_somebody_can_read() -> None:
    blank = [{"id": f"o{number}"} for number in range(10)]
    with pytest.raises(Missing) as missing:
        judge({"id": "q", "type": "choice", "options": blank, "hints": [{}, {}, {}], "source": {}}, None)
    assert len(missing.value.lacks) == MOST_LACKS
