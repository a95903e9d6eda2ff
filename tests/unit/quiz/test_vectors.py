"""Every question type against its file in tests/vectors/quiz: scores, payloads, solutions, refused input."""

import json
from pathlib import Path
from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from app.quiz.base import InvalidResponse, Question, public_payload
from app.quiz.registry import AnyQuestion, question_types

VECTORS = Path(__file__).parents[2] / "vectors" / "quiz"
ANY: TypeAdapter[Question] = TypeAdapter(AnyQuestion)


def load(name: str) -> dict[str, Any]:
    return json.loads((VECTORS / f"{name}.json").read_text(encoding="utf-8"))


FILES = {path.stem: load(path.stem) for path in sorted(VECTORS.glob("*.json"))}


def cases(section: str) -> list[Any]:
    found = []
    for name, file in FILES.items():
        entries = file[section]
        if isinstance(entries, dict):
            entries = [{"question": key, "expected": value} for key, value in entries.items()]
        for number, entry in enumerate(entries):
            document = file["questions"][entry["question"]]
            found.append(pytest.param(document, entry, id=f"{name}-{number}-{entry['question']}"))
    return found


def test_every_type_has_vectors_and_every_vector_file_a_type() -> None:
    assert set(FILES) == set(question_types())


@pytest.mark.parametrize("name", FILES)
def test_every_vector_question_is_of_its_files_type_and_shown_with_payload_and_solution(name: str) -> None:
    file = FILES[name]
    assert {document["type"] for document in file["questions"].values()} == {name}
    assert set(file["questions"]) == set(file["payloads"]) == set(file["solutions"])
    assert {True, False} == {case["correct"] for case in file["scores"]}
    assert file["invalid"]
    assert file["broken"]


@pytest.mark.parametrize(("document", "case"), cases("scores"))
def test_a_response_earns_its_share(document: dict[str, Any], case: dict[str, Any]) -> None:
    question = ANY.validate_python(document)
    score = question.score(case["response"])
    assert score.share == pytest.approx(case["share"], abs=1e-12)
    assert (score.points, score.correct) == (case["points"], case["correct"])
    assert score.correct == (score.share == 1)


@pytest.mark.parametrize(("document", "case"), cases("scores"))
def test_a_parsed_response_is_json_and_parses_to_itself(document: dict[str, Any], case: dict[str, Any]) -> None:
    question = ANY.validate_python(document)
    parsed = question.parse_response(case["response"])
    assert question.parse_response(json.loads(json.dumps(parsed))) == parsed
    assert question.score(parsed) == question.score(case["response"])


@pytest.mark.parametrize(("document", "case"), cases("invalid"))
def test_an_invalid_response_is_refused_with_its_code(document: dict[str, Any], case: dict[str, Any]) -> None:
    question = ANY.validate_python(document)
    for attempt in (question.parse_response, question.score):
        with pytest.raises(InvalidResponse) as refusal:
            attempt(case["response"])
        assert refusal.value.code == case["code"]


@pytest.mark.parametrize(("document", "case"), cases("broken"))
def test_a_broken_document_is_refused_with_its_code(document: dict[str, Any], case: dict[str, Any]) -> None:
    with pytest.raises(ValidationError) as refusal:
        ANY.validate_python(document | case["with"])
    assert case["code"] in {error["type"] for error in refusal.value.errors()}


@pytest.mark.parametrize(("document", "case"), cases("payloads"))
def test_the_payload_is_exactly_what_a_phone_may_know(document: dict[str, Any], case: dict[str, Any]) -> None:
    assert public_payload(ANY.validate_python(document)) == case["expected"]


@pytest.mark.parametrize(("document", "case"), cases("solutions"))
def test_the_solution_names_the_right_answer(document: dict[str, Any], case: dict[str, Any]) -> None:
    assert ANY.validate_python(document).solution() == case["expected"]


@pytest.mark.parametrize("name", FILES)
def test_what_validates_survives_a_trip_through_json(name: str) -> None:
    for document in FILES[name]["questions"].values():
        question = ANY.validate_python(document)
        assert ANY.validate_json(question.model_dump_json(exclude_none=True)) == question
