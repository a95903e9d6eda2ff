"""Trying a question out before anybody plays it: judged as the game would, nothing is kept. Pure; for preview_views."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from pydantic import TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from app.quiz.base import InvalidResponse, Question, Source
from app.quiz.registry import AnyQuestion

_QUESTIONS: TypeAdapter[Question] = TypeAdapter(AnyQuestion)
MOST_LACKS = 12
# The fields to look at where a rule speaks of the question as a whole.
_FIELD_OF_RULE = {
    "zero_at": "zero_at",
    "log_answer": "answer",
    "log_factor": "tolerance",
    "range_empty": "min",
    "answer_out_of_range": "answer",
    "accept_too_long": "accept",
    "accept_too_short": "accept",
    "hint_cost": "hints",
}


@dataclass(frozen=True)
class Lack:
    """One thing that is not right yet: the rule that says so, and the place of its field, `("source", "title")`."""

    rule: str
    place: tuple[str | int, ...] = ()


class Missing(Exception):
    """Why the question cannot be tried yet: everything that stands in the way, in the order of the form's fields."""

    def __init__(self, *lacks: Lack) -> None:
        super().__init__(*(lack.rule for lack in lacks))
        self.lacks = lacks


def judge(document: object, response: object) -> dict[str, Any]:
    """What a group would get for this response. Raises Missing where question or response are not whole yet."""
    try:
        question = _QUESTIONS.validate_python(document)
    except ValidationError as error:
        lacks = dict.fromkeys(_lack(one) for one in error.errors(include_url=False, include_input=False))
        raise Missing(*list(lacks)[:MOST_LACKS]) from None
    if response is None:
        raise Missing(Lack("response"))
    try:
        parsed = question.parse_response(response)
        score = question.score(parsed)
    except InvalidResponse as error:
        raise Missing(Lack(error.code)) from None
    return {
        "correct": score.correct,
        "points": score.points,
        "max_points": question.points,
        "share": score.share,
        "response": parsed,
        "solution": question.solution(),
    }


def _lack(error: ErrorDetails) -> Lack:
    """What the validator says and where: it puts the type's name in front of each place."""
    field, *inner = error["loc"][1:] or (_FIELD_OF_RULE.get(error["type"]), None)
    if not isinstance(field, str):
        return Lack(error["type"])
    if inner and (isinstance(inner[0], int) or (field == "source" and inner[0] in Source.model_fields)):
        return Lack(error["type"], (field, inner[0]))
    return Lack(error["type"], (field,))
