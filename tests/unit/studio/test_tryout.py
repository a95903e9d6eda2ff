"""Trying a question out: the game's own scores, and for a question that is not whole which field to look at."""

from __future__ import annotations

from typing import Any

import pytest

from app.studio.tryout import Missing, judge

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


INCOMPLETE: list[tuple[dict[str, Any], Any, str, str | None]] = [
    ({**CHOICE, "prompt": {}}, "a", "text_languages", "prompt"),
    ({key: value for key, value in CHOICE.items() if key != "prompt"}, "a", "missing", "prompt"),
    ({**CHOICE, "options": [{"id": "a"}, {"id": "b"}]}, "a", "missing", "options"),
    ({**CHOICE, "options": [{**one, "correct": True} for one in OPTIONS]}, "a", "one_correct_option", "options"),
    ({**CHOICE, "hints": [{"text": "x", "cost": 500}]}, "a", "hint_cost", "hints"),
    ({**CHOICE, "type": "riddle"}, "a", "union_tag_invalid", None),
    ({**NUMBER, "tolerance": 5}, 1, "missing", "tolerance"),
    ({**NUMBER, "tolerance": 5, "zero_at": 5}, 1, "zero_at", "tolerance"),
    ({**NUMBER, "tolerance": 5, "zero_at": 50, "max": 10}, 1, "answer_out_of_range", "answer"),
    (CHOICE, None, "response", None),
    (CHOICE, "z", "option_unknown", None),
    (CHOICE, ["a"], "response_type", None),
    ({}, "a", "union_tag_not_found", None),
]


@pytest.mark.parametrize(("document", "response", "rule", "field"), INCOMPLETE)
def test_what_is_missing_is_named(document: dict[str, Any], response: Any, rule: str, field: str | None) -> None:
    with pytest.raises(Missing) as missing:
        judge(document, response)
    assert (missing.value.rule, missing.value.field) == (rule, field)
