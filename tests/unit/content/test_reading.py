"""Reading goes on after a mistake, and says something sensible even for rules that nobody has worded yet."""

import json
from datetime import date
from typing import Any, Self

import pytest
from pydantic import BaseModel, model_validator
from pydantic_core import PydanticCustomError

from app.content.documents import Quiz, Route
from app.content.findings import format_finding
from app.content.reading import read_document


class Curve(BaseModel):
    """Stands for a question type of a later day, with a rule and a kind of value that are new here."""

    points: list[int]
    day: date | None = None

    @model_validator(mode="after")
    def _enough(self) -> Self:
        if len(self.points) < 2:
            raise PydanticCustomError("curve_points", "a curve needs {least} points", {"least": 2})
        return self


def lines(raw: bytes, model: type[BaseModel]) -> list[str]:
    return [format_finding(finding) for finding in read_document("file.yaml", raw, model).report.findings]


def test_a_new_rule_is_passed_on_as_a_sentence() -> None:
    assert lines(b"points: [1]\n", Curve) == [
        "file.yaml:1: A curve needs 2 points. -> Compare it with the same field in another route or quiz."
    ]


def test_a_mistake_without_words_of_its_own_is_still_a_plain_sentence() -> None:
    assert lines(b"points: [1, 2]\nday: tomorrow\n", Curve) == [
        "file.yaml:2 day: This value does not fit here. -> Compare it with the same field in another route or quiz."
    ]


def test_the_sound_part_of_a_broken_file_is_kept() -> None:
    raw = b"""schema: 3
title: A
questions:
  - {id: a, type: nothing}
  - {id: b, type: true_false, prompt: B, answer: true, points: 0}
  - {id: c, type: true_false, prompt: C, answer: false}
"""
    reading = read_document("file.yaml", raw, Quiz)
    assert reading.document is not None
    assert [(question.id, question.points) for question in reading.document.questions] == [("b", 100), ("c", 100)]
    assert reading.path(("questions", 1, "prompt")) == ("questions", 2, "prompt")
    assert {finding.field for finding in reading.report.findings} == {"schema", "questions[0]", "questions[1].points"}


@pytest.mark.parametrize(
    "raw",
    [
        b"stations: 5\n",
        b"schema: 1\ntitle: A\nsummary: B\nlanguages: [de]\nstations: [1, 2]\n",
        b"schema: 1\ntitle: A\nsummary: B\nlanguages: [de]\nstations: [{id: a, name: A, position: {}}]\n",
        b"schema: 1\ntitle: {}\nsummary: [a]\nlanguages: {}\nstations: {}\n",
    ],
)
def test_without_a_document_there_is_an_error(raw: bytes) -> None:
    reading = read_document("file.yaml", raw, Route)
    assert reading.report.has_errors


def test_findings_of_one_file_are_bounded() -> None:
    raw = b"".join(b"k%d: 1\n" % number for number in range(5_000))
    assert len(read_document("file.yaml", raw, Route).report.findings) == 500


def test_every_list_is_bounded() -> None:
    route: dict[str, Any] = {"schema": 1, "title": "A", "summary": "B", "languages": ["de"]}
    station = {"id": "a", "name": "A", "media": [{"file": "a.jpg", "alt": "A"}] * 13}
    question = {"id": "a", "type": "true_false", "prompt": "A", "answer": True}

    def findings(model: type[BaseModel], document: dict[str, Any]) -> list[str]:
        # JSON is YAML, so it serves as a short way to write many entries.
        return lines(json.dumps(document).encode(), model)

    stations = {**route, "stations": [{"id": f"s{number}", "name": "A"} for number in range(61)]}
    assert findings(Route, stations) == [
        "file.yaml:1 stations: The list has 61 entries; it may have at most 60. -> Remove some, or divide them."
    ]
    assert findings(Route, {**route, "stations": [station]}) == [
        "file.yaml:1 stations[0].media: The list has 13 entries; it may have at most 12."
        " -> Remove some, or divide them."
    ]
    assert findings(Quiz, {"schema": 1, "title": "A", "questions": [question] * 41}) == [
        "file.yaml:1 questions: The list has 41 entries; it may have at most 40. -> Remove some, or divide them."
    ]
