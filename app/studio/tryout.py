"""Trying a question out before anybody plays it: judged as the game would, nothing is kept. Pure; for preview_views."""

from __future__ import annotations

from typing import Any

from pydantic import TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from app.quiz.base import InvalidResponse, Question
from app.quiz.registry import AnyQuestion

_QUESTIONS: TypeAdapter[Question] = TypeAdapter(AnyQuestion)
# The fields to look at where a rule speaks of the question as a whole.
_FIELD_OF_RULE = {
    "zero_at": "tolerance",
    "log_answer": "answer",
    "log_factor": "tolerance",
    "range_empty": "min",
    "answer_out_of_range": "answer",
    "accept_too_long": "accept",
    "accept_too_short": "accept",
    "hint_cost": "hints",
}
# The editor shows these two in one control, named after the first.
_CONTROL = {"zero_at": "tolerance"}


class Missing(Exception):
    """Why the question cannot be tried yet: `field` where it lies in one, `rule` what the document says of it."""

    def __init__(self, rule: str, field: str | None = None) -> None:
        super().__init__(rule)
        self.rule = rule
        self.field = field


def judge(document: object, response: object) -> dict[str, Any]:
    """What a group would get for this response. Raises Missing where question or response are not whole yet."""
    try:
        question = _QUESTIONS.validate_python(document)
    except ValidationError as error:
        raise _missing(error.errors(include_url=False, include_input=False)[0]) from None
    if response is None:
        raise Missing("response")
    try:
        parsed = question.parse_response(response)
        score = question.score(parsed)
    except InvalidResponse as error:
        raise Missing(error.code) from None
    return {
        "correct": score.correct,
        "points": score.points,
        "max_points": question.points,
        "share": score.share,
        "response": parsed,
        "solution": question.solution(),
    }


def _missing(error: ErrorDetails) -> Missing:
    """The first thing that is wrong; the validator puts the type's name in front of each place."""
    place = [part for part in error["loc"][1:] if isinstance(part, str)]
    field = place[0] if place else _FIELD_OF_RULE.get(error["type"])
    return Missing(error["type"], _CONTROL.get(field, field) if field else None)
