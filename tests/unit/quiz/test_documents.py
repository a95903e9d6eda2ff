"""What every question document has in common: bounds, localized texts, its source, its JSON Schema."""

from typing import Any

import pytest
from jsonschema import Draft202012Validator
from pydantic import TypeAdapter, ValidationError

from app.quiz.base import Question
from app.quiz.registry import AnyQuestion, question_types

ANY: TypeAdapter[Question] = TypeAdapter(AnyQuestion)
SOURCE = {"title": "Zensus 2022", "date": "15.05.2022", "area": "Stadt Ludwigslust"}


def document(**changes: Any) -> dict[str, Any]:
    return {"id": "q", "type": "true_false", "prompt": "Stimmt das?", "answer": True} | changes


def codes(candidate: dict[str, Any]) -> set[str]:
    with pytest.raises(ValidationError) as refusal:
        ANY.validate_python(candidate)
    return {error["type"] for error in refusal.value.errors()}


def test_a_small_question_takes_its_defaults() -> None:
    question = ANY.validate_python(document())
    assert (question.points, question.attempts, question.hints, question.source) == (100, 1, [], None)


BROKEN: list[tuple[dict[str, Any], str]] = [
    ({"type": "riddle"}, "union_tag_invalid"),
    ({"id": "Große Frage"}, "string_pattern_mismatch"),
    ({"id": "q\n"}, "string_pattern_mismatch"),
    ({"id": "q" * 41}, "string_pattern_mismatch"),
    ({"promt": "x"}, "extra_forbidden"),
    ({"prompt": ""}, "text_empty"),
    ({"prompt": " \n"}, "text_empty"),
    ({"prompt": "x" * 501}, "text_too_long"),
    ({"prompt": {"de": "x", "en": "x" * 501}}, "text_too_long"),
    ({"prompt": {}}, "text_languages"),
    ({"prompt": {f"a{letter}": "x" for letter in "abcdefghijk"}}, "text_languages"),
    ({"prompt": {"DE": "x"}}, "text_language"),
    ({"prompt": {"de\n": "x"}}, "text_language"),
    ({"prompt": {1: "x"}}, "text_language"),
    ({"prompt": {"de": None}}, "text_expected"),
    ({"prompt": 7}, "text_expected"),
    ({"prompt": "x\x00"}, "text_invalid"),
    ({"prompt": "x\ud800"}, "text_invalid"),
    ({"points": 0}, "greater_than_equal"),
    ({"points": 1001}, "less_than_equal"),
    ({"points": "100"}, "int_type"),
    ({"points": True}, "int_type"),
    ({"attempts": 6}, "less_than_equal"),
    ({"hints": [{"text": "x", "cost": 1}] * 4}, "too_long"),
    ({"hints": [{"text": "x" * 301, "cost": 1}]}, "text_too_long"),
    ({"hints": [{"text": "x", "cost": -1}]}, "greater_than_equal"),
    ({"hints": [{"text": "x", "cost": 101}]}, "hint_cost"),
    ({"explanation": "x" * 1201}, "text_too_long"),
    ({"tags": ["x"] * 11}, "too_long"),
    ({"source": {"title": "x", "date": "2022"}}, "missing"),
    ({"source": SOURCE | {"url": "javascript:alert(1)"}}, "string_pattern_mismatch"),
    ({"source": SOURCE | {"url": "https://"}}, "string_pattern_mismatch"),
    ({"source": SOURCE | {"url": "https://a b.de"}}, "string_pattern_mismatch"),
    ({"source": SOURCE | {"title": "x" * 201}}, "text_too_long"),
    ({"source": SOURCE | {"date": "x" * 41}}, "text_too_long"),
    ({"source": SOURCE | {"date": 2022}}, "text_expected"),
    ({"source": SOURCE | {"area": {"de": "x" * 121}}}, "text_too_long"),
]


@pytest.mark.parametrize(("change", "code"), BROKEN, ids=[f"{i}-{code}" for i, (_, code) in enumerate(BROKEN)])
def test_a_mistake_is_named_by_its_code(change: dict[str, Any], code: str) -> None:
    assert code in codes(document(**change))


def test_a_mistake_in_a_text_is_reported_once_and_names_the_language() -> None:
    with pytest.raises(ValidationError) as refusal:
        ANY.validate_python(document(prompt={"de": "x", "en": ""}))
    (error,) = refusal.value.errors()
    assert error["loc"] == ("true_false", "prompt")
    assert "(en)" in error["msg"]


def test_a_source_takes_its_parts_in_several_languages() -> None:
    source = {
        "title": {"de": "Zensus", "en": "Census"},
        "date": {"de": "15. Mai 2022", "en": "15 May 2022"},
        "area": {"de": "Stadt", "en": "Town"},
        "url": "https://www.zensus2022.de/?a=1#b",
    }
    question = ANY.validate_python(document(source=source))
    assert question.source is not None
    assert question.source.model_dump() == source


def test_a_question_cannot_be_changed_once_it_is_read() -> None:
    question = ANY.validate_python(document())
    with pytest.raises(ValidationError):
        question.points = 5


def test_the_schema_for_editors_says_the_same_as_the_model() -> None:
    validator = Draft202012Validator(ANY.json_schema())
    assert validator.is_valid(document(prompt={"de": "x", "de-x-easy": "y"}, source=SOURCE))
    for change in ({"prompt": ""}, {"prompt": {"DE": "x"}}, {"prompt": {}}, {"points": 0}, {"promt": "x"}):
        assert not validator.is_valid(document(**change))


def test_the_registry_names_types_as_their_modules() -> None:
    assert list(question_types()) == ["choice", "multiple", "number", "text", "true_false"]
    assert all(kind.__module__.endswith(f".{name}") for name, kind in question_types().items())
