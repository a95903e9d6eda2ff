"""A quiz beyond its shape: ids once, a source for each figure, texts that fit a phone. Imported by `loader`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from app.content.answer_checks import check_answers
from app.content.documents import Quiz, Reference
from app.content.findings import Path
from app.content.reading import Reading
from app.content.reading_ease import check_ease
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
            line = reading.report.source.line(first) or 0
            reading.error((*path, "id"), "question_id_twice", id=question.id, line=line)
        seen.setdefault(question.id, index)
        if isinstance(question, Reference):
            continue
        _check_source(reading, path, question)
        check_length(reading, (*path, "prompt"), question.prompt, PROMPT_CHARACTERS, "prompt")
        check_ease(reading, (*path, "prompt"), question.prompt)
        check_length(reading, (*path, "explanation"), question.explanation, EXPLANATION_CHARACTERS, "explanation")
        check_answers(reading, path, question)
        for option, text in _options(question):
            check_length(reading, (*path, "options", option, "text"), text, OPTION_CHARACTERS, "option")


def _check_source(reading: Reading[Quiz], path: Path, question: Question) -> None:
    """A number is shown to people as a fact, so it has to say where it comes from."""
    if question.source is not None or reading.is_broken((*path, "source")):
        return
    if question.type == "number":
        reading.error((*path, "source"), "number_unsourced")
        return
    for what, text in _texts(question):
        for _, part, _ in variants_at((), text):
            if figure := _FIGURE.search(part):
                reading.error((*path, "source"), "figure_unsourced", what=what, figure=figure.group())
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
