"""A quiz beyond its shape: ids once, a source for each figure, texts that fit a phone. Imported by `loader`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from app.content.documents import Quiz, Reference
from app.content.findings import Path
from app.content.reading import Reading
from app.content.texts import check_length, variants_at
from app.quiz.base import Question
from app.quiz.localized import LocalText

PROMPT_CHARACTERS = 140
OPTION_CHARACTERS = 40
EXPLANATION_CHARACTERS = 280

_FIGURE = re.compile(r"\d+(?:[.,\u00a0\u202f ]\d+)*")


def check_quiz(reading: Reading[Quiz]) -> None:
    quiz = reading.document
    if quiz is None:
        return
    seen: dict[str, int] = {}
    for index, question in enumerate(quiz.questions):
        path: Path = ("questions", index)
        if question.id in seen:
            first = reading.path(("questions", seen[question.id], "id"))
            reading.error(
                (*path, "id"),
                f"The question id {question.id} is already used in line {reading.report.source.line(first)}.",
                "Give each question of the quiz an id of its own.",
            )
        seen.setdefault(question.id, index)
        if isinstance(question, Reference):
            continue
        _check_source(reading, path, question)
        check_length(reading, (*path, "prompt"), question.prompt, PROMPT_CHARACTERS, "prompt")
        check_length(reading, (*path, "explanation"), question.explanation, EXPLANATION_CHARACTERS, "explanation")
        for option, text in _options(question):
            check_length(reading, (*path, "options", option, "text"), text, OPTION_CHARACTERS, "option")


def _check_source(reading: Reading[Quiz], path: Path, question: Question) -> None:
    """A number is shown to people as a fact, so it has to say where it comes from."""
    if question.source is not None or reading.is_broken((*path, "source")):
        return
    remedy = "Add source: with title, date and area, so that the group can see where it comes from."
    if question.type == "number":
        reading.error((*path, "source"), "A number question needs the source of its answer.", remedy)
        return
    for what, text in _texts(question):
        for _, part, _ in variants_at((), text):
            if figure := _FIGURE.search(part):
                reading.error(
                    (*path, "source"), f"The {what} holds the figure {figure.group()} without a source.", remedy
                )
                return


def _texts(question: Question) -> Iterator[tuple[str, LocalText]]:
    yield "prompt", question.prompt
    yield from (("option", text) for _, text in _options(question))
    yield from (("hint", hint.text) for hint in question.hints)
    if question.explanation is not None:
        yield "explanation", question.explanation


def _options(question: Question) -> Iterator[tuple[int, LocalText]]:
    """Only some types have options; the others have none to look at."""
    for index, option in enumerate(getattr(question, "options", [])):
        yield index, option.text
