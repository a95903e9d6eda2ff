"""Questions of other quizzes: where a reference leads, what can be wrong with it, what it stands for. Pure.

A reference always leads to a question that is written out, so it is followed once. Imported by content and studio.
"""

from __future__ import annotations

import copy
from collections.abc import Collection, Iterable, Mapping
from difflib import get_close_matches
from typing import Any

from pydantic import TypeAdapter, ValidationError

from app.content.clean import clean
from app.content.documents import AskedQuiz, Quiz, Reference
from app.content.findings import Finding
from app.content.findings import Path as FieldPath
from app.content.reading import Reading
from app.content.sentences import Value
from app.quiz.base import Question
from app.quiz.registry import AnyQuestion

Readings = Mapping[str, Reading[Quiz]]
Data = Mapping[str, Any]

_ANY_QUESTION: TypeAdapter[Question] = TypeAdapter(AnyQuestion)


def split_use(use: str) -> tuple[str, str]:
    """Path of the quiz and id of the question that a reference names."""
    path, _, name = use.partition("#")
    return path, name


def check_references(quizzes: Readings, paths: Iterable[str]) -> None:
    """Report at the quizzes with these paths which references lead nowhere."""
    for path in paths:
        reading = quizzes[path]
        for index, entry in enumerate(reading.document.questions if reading.document else []):
            if isinstance(entry, Reference) and (problem := _problem(path, entry, quizzes)):
                code, args = problem
                reading.error(("questions", index, "use"), code, **args)


def asked_quiz(path: str, quizzes: Readings) -> AskedQuiz | None:
    """A quiz with all its questions whole; those that cannot be found are left out, None where none remains."""
    document = quizzes[path].document
    if document is None:
        return None
    questions = [found for entry in document.questions if (found := _question(entry, quizzes)) is not None]
    try:
        return AskedQuiz.model_validate({"schema": 1, "title": document.title, "questions": questions})
    except ValidationError:
        return None


def targets(paths: Iterable[str], quizzes: Readings) -> dict[str, set[int]]:
    """The questions of other quizzes that these ones ask: places in the file by the quiz's path."""
    found: dict[str, set[int]] = {}
    for path in paths:
        document = quizzes[path].document if path in quizzes else None
        for entry in document.questions if document else []:
            if isinstance(entry, Reference):
                other, name = split_use(entry.use)
                if other in quizzes and other != path:
                    ids = _written_ids(quizzes[other].report.source.data)
                    found.setdefault(other, set()).update(place for place, known in ids if known == name)
    return found


def concerns(finding: Finding, places: Collection[int]) -> bool:
    """Whether a finding is about one of these questions of its quiz, or about the file as a whole."""
    path: FieldPath = finding.path
    return path in ((), ("questions",)) or (path[0] == "questions" and path[1] in places)


def station_quizzes(route: object) -> list[str]:
    """The paths of the quizzes that the stations of a route's data name, each once, in their order."""
    stations = route.get("stations") if isinstance(route, dict) else None
    found = [station.get("quiz") for station in _entries(stations)]
    return list(dict.fromkeys(name for name in found if isinstance(name, str) and name))


def referred_quizzes(quiz: object) -> list[str]:
    """The paths of the other quizzes whose questions a quiz's data asks, each once."""
    uses = [use for entry in _questions(quiz) if (use := use_of(entry))]
    return list(dict.fromkeys(split_use(use)[0] for use in uses))


def use_of(entry: Data) -> str | None:
    """What an entry of a quiz's data refers to; None for a question."""
    use = entry.get("use")
    return use if isinstance(use, str) and "type" not in entry else None


def with_references(quiz: Data, current: Data, quizzes: Mapping[str, Data]) -> dict[str, Any]:
    """An earlier state of a quiz, whose questions are all whole, with today's references as far as they say the same.

    What the other quiz has changed since becomes this quiz's own question, or the earlier state would not come back.
    """
    known = {entry.get("id"): entry for entry in _questions(current) if use_of(entry)}
    entries = []
    for entry in _questions(quiz):
        reference = known.get(entry.get("id"))
        if reference is not None and same_question(_resolved_entry(reference, quizzes), entry):
            entries.append(reference)
        else:
            entries.append(entry)
    return {**quiz, "questions": entries}


def same_question(one: Data, other: Data) -> bool:
    """Whether two questions say and score the same, whatever ids their quizzes give them."""
    return _read_question(one) == _read_question(other)


def _read_question(data: Data) -> object:
    cleaned = {**clean(dict(data)), "id": "question"}
    try:
        return _ANY_QUESTION.validate_python(cleaned)
    except ValidationError:
        return cleaned


def question_in(quiz: object, name: str) -> dict[str, Any] | None:
    """The question with this id in a quiz's data, a reference not counted."""
    return next((entry for entry in _questions(quiz) if entry.get("id") == name and not use_of(entry)), None)


def _problem(path: str, entry: Reference, quizzes: Readings) -> tuple[str, dict[str, Value]] | None:
    other, name = split_use(entry.use)
    if other == path:
        return "reference_own", {}
    if other in quizzes:
        return _problem_within(quizzes[other], other, name)
    if close := get_close_matches(other, list(quizzes), n=1, cutoff=0.7):
        return "reference_quiz_meant", {"quiz": other, "meant": f"{close[0]}#{name}"}
    return "reference_quiz_unknown", {"quiz": other}


def _problem_within(reading: Reading[Quiz], other: str, name: str) -> tuple[str, dict[str, Value]] | None:
    if reading.document is None:
        return None
    known: dict[str, Question | Reference] = {one.id: one for one in reading.document.questions}
    if isinstance(known.get(name), Reference):
        return "reference_further", {"question": name, "quiz": other, "use": getattr(known[name], "use", "")}
    # A question with mistakes has been taken out of the document; it has findings of its own.
    written = [one for _, one in _written_ids(reading.report.source.data)]
    if name in known or name in written:
        return None
    if close := get_close_matches(name, written, n=1, cutoff=0.6):
        return "reference_question_meant", {"question": name, "quiz": other, "meant": f"{other}#{close[0]}"}
    return "reference_question_unknown", {"question": name, "quiz": other}


def _question(entry: Question | Reference, quizzes: Readings) -> Question | None:
    if not isinstance(entry, Reference):
        return entry
    other, name = split_use(entry.use)
    document = quizzes[other].document if other in quizzes else None
    for one in document.questions if document else []:
        if one.id == name and not isinstance(one, Reference):
            return one.model_copy(update={"id": entry.id})
    return None


def _resolved_entry(entry: Data, quizzes: Mapping[str, Data]) -> dict[str, Any]:
    other, name = split_use(use_of(entry) or "")
    found = question_in(quizzes.get(other), name) if other else None
    return copy.deepcopy(dict(entry) if found is None else {**found, "id": entry.get("id")})


def _written_ids(quiz: object) -> list[tuple[int, str]]:
    questions = quiz.get("questions") if isinstance(quiz, dict) else None
    pairs = enumerate(questions if isinstance(questions, list) else [])
    ids = [(place, entry.get("id")) for place, entry in pairs if isinstance(entry, dict)]
    return [(place, name) for place, name in ids if isinstance(name, str)]


def _questions(quiz: object) -> list[dict[str, Any]]:
    return _entries(quiz.get("questions") if isinstance(quiz, Mapping) else None)


def _entries(values: object) -> list[dict[str, Any]]:
    return [entry for entry in values if isinstance(entry, dict)] if isinstance(values, list) else []
