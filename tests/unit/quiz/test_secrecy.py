"""No secret reaches a phone: every field is declared, and the payload depends on public fields alone."""

import json
from typing import Any, ClassVar, Literal

import pytest
from pydantic import BaseModel

from app.quiz.base import Hint, Question, Source, leaf_fields, public_payload
from app.quiz.registry import question_types
from app.quiz.types.true_false import TrueFalse

SENTINEL = "streng-geheim"

# One full document per type whose secret texts all hold the sentinel.
COMMON: dict[str, Any] = {
    "id": "q",
    "prompt": "Frage?",
    "hints": [{"text": {"de": SENTINEL, "en": f"{SENTINEL}-en"}, "cost": 10}],
    "explanation": {"de": SENTINEL},
    "source": {"title": SENTINEL, "url": f"https://{SENTINEL}.example", "date": SENTINEL, "area": SENTINEL},
    "tags": [SENTINEL],
}
OPTIONS = [{"id": "a", "text": "A", "correct": True}, {"id": "b", "text": "B"}]
OWN: dict[str, dict[str, Any]] = {
    "choice": {"options": OPTIONS},
    "multiple": {"options": OPTIONS},
    "true_false": {"answer": True},
    "number": {"answer": 7654.25, "unit": "m", "tolerance": 1.0625, "zero_at": 9.8125, "min": 0, "max": 1e4, "step": 1},
    "text": {"accept": [SENTINEL, {"de": SENTINEL}], "edit_distance": 2},
}
SECRET_FIGURES = ("7654.25", "1.0625", "9.8125", "linear", "edit_distance", "accept", "correct", "answer", "tolerance")


def full(name: str) -> Question:
    return question_types()[name].model_validate(COMMON | {"type": name} | OWN[name])


@pytest.mark.parametrize("name", question_types())
def test_every_field_is_declared_either_public_or_secret(name: str) -> None:
    kind = question_types()[name]
    assert set(leaf_fields(kind)) == kind.PUBLIC | kind.SECRET
    assert not kind.PUBLIC & kind.SECRET


@pytest.mark.parametrize("name", question_types())
def test_no_secret_value_stands_in_the_payload(name: str) -> None:
    wire = json.dumps(public_payload(full(name)))
    assert SENTINEL not in wire
    assert not [figure for figure in SECRET_FIGURES if figure in wire]


def altered(value: Any) -> Any:
    if isinstance(value, bool):
        return not value
    if isinstance(value, int | float):
        return value + 1
    if isinstance(value, str):
        return f"{value}!"
    if isinstance(value, dict):
        return {key: altered(part) for key, part in value.items()}
    return [altered(part) for part in value]


def with_altered_secrets(document: BaseModel, secret: frozenset[str], prefix: str = "") -> BaseModel:
    changes: dict[str, Any] = {}
    for name in type(document).model_fields:
        value, path = getattr(document, name), f"{prefix}{name}"
        if isinstance(value, BaseModel):
            changes[name] = with_altered_secrets(value, secret, f"{path}.")
        elif isinstance(value, list) and value and isinstance(value[0], BaseModel):
            changes[name] = [with_altered_secrets(part, secret, f"{path}.") for part in value]
        elif path in secret and value is not None:
            changes[name] = altered(value)
    return document.model_copy(update=changes)


@pytest.mark.parametrize("name", question_types())
def test_questions_that_differ_in_secrets_alone_look_the_same_to_a_phone(name: str) -> None:
    question = full(name)
    other = with_altered_secrets(question, question.SECRET)
    assert other != question
    assert isinstance(other, Question)
    assert public_payload(other) == public_payload(question)


class WithNewFields(TrueFalse):
    """A type whose author forgot to declare what was added."""

    type: Literal["true_false"]
    model_answer: str = SENTINEL
    appendix: Source | None = None
    more_hints: ClassVar[int] = 0


def test_a_field_that_nobody_declared_is_found_and_stays_on_the_server() -> None:
    question = WithNewFields.model_validate(
        COMMON | {"type": "true_false", "answer": True, "appendix": COMMON["source"]}
    )
    missing = set(leaf_fields(WithNewFields)) - WithNewFields.PUBLIC - WithNewFields.SECRET
    assert missing == {"model_answer", "appendix.title", "appendix.url", "appendix.date", "appendix.area"}
    assert SENTINEL not in json.dumps(public_payload(question))


def test_hints_are_announced_with_their_cost_only() -> None:
    assert set(leaf_fields(Hint)) == {"text", "cost"}
    assert public_payload(full("choice"))["hints"] == [{"cost": 10}]
