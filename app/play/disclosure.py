"""What a group may see, and when: content after the check-in, solutions when nothing is left to try. Pure.

Everything a phone is told about stations and questions passes through here, so that nothing leaks beside it.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Mapping, Sequence
from typing import Any, Literal

from pydantic import BaseModel, Field

from app.clock import isoformat
from app.play.course import Course
from app.play.rules import Answer, LogEntry, Result, StationResult, answer_state, fold_station
from app.quiz.base import Question, secret_payload
from app.quiz.localized import LocalText


class AnswerState(BaseModel):
    """One question as this group has answered it; the solution only when nothing is left to try."""

    state: Literal["open", "waiting", "right", "partly", "wrong"]
    attempts_used: int
    attempts_left: int
    points: int
    max_points: int
    response: Any = None
    by_device: int
    at: str | None = Field(None, description="When the answer that counts was given")
    correct: bool
    hints: list[dict[str, Any]]
    solution: dict[str, Any] | None = None
    explanation: LocalText | None = None
    source: dict[str, Any] | None = None


class StationState(BaseModel):
    """One station as this group knows it; content only once it is unlocked."""

    state: Literal["locked", "skipped", "open", "done"]
    method: str | None
    checkin_points: int
    points: int
    insight: dict[str, list[Any]] | None = None
    media: list[dict[str, Any]] | None = None
    audio: list[dict[str, Any]] | None = None
    questions: list[dict[str, Any]] | None = None
    answers: dict[str, AnswerState] | None = None
    key: str | None = Field(None, description="Opens the station's seal in the pack; base64")


def unlocked_content(course: Course, station: str, key: bytes | None) -> dict[str, Any]:
    """What an accepted check-in brings: the content, and the key to the same content in the pack."""
    content = dict(course.stops[station].content)
    return content if key is None else {**content, "key": b64encode(key).decode()}


def sealed_content(course: Course, station: str) -> dict[str, Any]:
    """What lies sealed in the pack: what a check-in opens; on an open route also what the phone judges answers by."""
    stop = course.stops[station]
    if course.route.offline != "open":
        return dict(stop.content)
    return {**stop.content, "answers": {key: _answers(question) for key, question in stop.questions.items()}}


def _answers(question: Question) -> dict[str, Any]:
    """Everything that the question as phones know it leaves out, tags aside, and the solution as it is shown."""
    return {**secret_payload(question), "solution": question.solution()}


def station_state(course: Course, station: str, result: StationResult, key: bytes | None) -> StationState:
    """One station as its group knows it; `key` is that of its seal, if there is one."""
    state = StationState(
        state=result.state,
        method=result.method,
        checkin_points=result.checkin_points,
        points=result.points,
    )
    stop = course.stops[station]
    if result.unlocked:
        content = stop.content
        state.insight, state.questions = content["insight"], content["questions"]
        state.media, state.audio = content["media"], content["audio"]
        state.answers = {name: answer_payload(stop.questions[name], answer) for name, answer in result.answers.items()}
        state.key = b64encode(key).decode() if key else None
    return state


def answer_payload(question: Question, answer: Answer) -> AnswerState:
    """One question as its group has answered it, with the solution only when nothing is left to try."""
    payload = AnswerState(
        state=answer_state(answer),
        attempts_used=answer.attempts_used,
        attempts_left=answer.attempts_left,
        points=answer.points,
        max_points=question.points,
        response=answer.response,
        by_device=answer.device,
        at=isoformat(answer.at) if answer.at else None,
        correct=answer.correct,
        hints=[{"index": index, "text": question.hints[index].text} for index in answer.hints],
    )
    if answer.finished:
        payload.solution = question.solution()
        payload.explanation = question.explanation
        payload.source = question.source.model_dump(mode="json", exclude_none=True) if question.source else None
    return payload


def answer_verdict(
    course: Course, entries: Sequence[LogEntry], station: str, question: str, *, counts: bool
) -> dict[str, Any]:
    """The verdict on an accepted answer, from the fold over the log it has just joined."""
    result = fold_station(course, entries, station)
    if not result.unlocked:
        return {"state": "waiting" if counts else "superseded"}
    asked = course.stops[station].questions[question]
    verdict = answer_payload(asked, result.answers[question]).model_dump(mode="json", exclude_none=True)
    return verdict if counts else {**verdict, "state": "superseded"}


def hint_verdict(
    course: Course, entries: Sequence[LogEntry], station: str, question: str, index: int
) -> dict[str, Any]:
    """The verdict on a hint: its text, once the station is open."""
    if not fold_station(course, entries, station).unlocked:
        return {"state": "waiting"}
    hint = course.stops[station].questions[question].hints[index]
    return {"index": index, "text": hint.text, "cost": hint.cost}


def states(course: Course, result: Result, keys: Mapping[str, bytes]) -> dict[str, StationState]:
    """Every station of the route as the group knows it; `keys` are those of the seals."""
    return {name: station_state(course, name, result.stations[name], keys.get(name)) for name in course.stops}
