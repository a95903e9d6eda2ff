"""Responses of virtual groups: valid for every question type, and worth what was meant."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from pydantic import TypeAdapter

from app.ops.simulate.answers import CANDIDATES, respond
from app.ops.simulate.chance import chance
from app.quiz.base import Question
from app.quiz.registry import AnyQuestion, question_types

VECTORS = Path(__file__).parents[2] / "vectors" / "quiz"
ANY: TypeAdapter[Question] = TypeAdapter(AnyQuestion)
QUESTIONS = [
    ANY.validate_python(document)
    for file in sorted(VECTORS.glob("*.json"))
    for document in json.loads(file.read_text("utf-8"))["questions"].values()
]
IN_BETWEEN = ("multiple", "number")


def test_every_question_type_has_candidates():
    assert set(CANDIDATES) == set(question_types())


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: f"{question.type}-{question.id}")
def test_a_response_is_worth_what_was_meant(question):
    for number in range(30):
        random = chance("answers", number)
        assert question.score(respond(question, "right", random)).correct
        assert question.share_of(respond(question, "wrong", random)) < 1
        question.parse_response(respond(question, "partly", random))


def test_the_walks_own_questions_can_be_answered_in_every_quality(course):
    for stop in course.stops.values():
        for question in stop.questions.values():
            shares = {
                quality: question.share_of(respond(question, quality, chance(question.id)))
                for quality in ("right", "partly", "wrong")
            }
            assert (shares["right"], shares["wrong"]) == (1, 0), question.id
            between = question.type == "number" or (
                question.type == "multiple" and len(question.solution()["options"]) > 1
            )
            assert (0 < shares["partly"] < 1) == between, question.id


def test_estimates_read_like_a_persons(course):
    for stop in course.stops.values():
        for question in stop.questions.values():
            if question.type == "number":
                value = respond(question, "wrong", chance(question.id))
                assert value == float(f"{value:.4g}")


def test_the_same_chance_answers_the_same(course):
    question = next(one for stop in course.stops.values() for one in stop.questions.values())
    assert respond(question, "right", chance(7)) == respond(question, "right", chance(7))
