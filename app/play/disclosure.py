"""What a group may see, and when: content after the check-in, solutions when nothing is left to try. Pure.

Everything a phone is told about stations and questions passes through here, so that nothing leaks beside it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Literal

from pydantic import BaseModel

from app.play.course import Course
from app.play.rules import Answer, LogEntry, Result, StationResult, answer_state, fold_station
from app.quiz.base import Question
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
    questions: list[dict[str, Any]] | None = None
    answers: dict[str, AnswerState] | None = None


def station_state(course: Course, station: str, result: StationResult) -> StationState:
    """One station as its group knows it."""
    state = StationState(
        state=result.state,
        method=result.method,
        checkin_points=result.checkin_points,
        points=result.points,
    )
    stop = course.stops[station]
    if result.unlocked:
        content = stop.content
        state.insight, state.media, state.questions = content["insight"], content["media"], content["questions"]
        state.answers = {key: answer_payload(stop.questions[key], answer) for key, answer in result.answers.items()}
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


def states(course: Course, result: Result) -> dict[str, StationState]:
    """Every station of the route as the group knows it."""
    return {key: station_state(course, key, result.stations[key]) for key in course.stops}
