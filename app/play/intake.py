"""Judges one event of a phone: what it is, whether it is taken, and with which verdict. No web, no commit.

Used by `service` alone. A judge looks at the event, the course and what the group's log holds; it stores nothing.
"""

from __future__ import annotations

import hmac
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Protocol

from pydantic import ValidationError

from app.geo.distance import Position, geodesic_m
from app.geo.fence import Fix, judge
from app.play import rules
from app.play.course import Course, Stop
from app.play.events import AnswerBody, CodeBody, GpsBody, HintBody, PhoneEvent
from app.play.plausibility import Sighting, sighting
from app.play.rules import LogEntry
from app.quiz.base import InvalidResponse, Question
from app.tours.rules import normalise_code, station_code

WAITING: dict[str, Any] = {"state": "waiting"}
MALFORMED = "malformed"


class CodeGuard(Protocol):
    """Counts wrong station codes; the web layer lends one, so that services know no web."""

    def exhausted(self) -> bool:
        """Whether too many codes were wrong just now."""

    def failed(self) -> None:
        """Count a wrong code."""


class FixTrail(Protocol):
    """Knows where the group's phones were lately, in memory alone; lent like the guard of the codes."""

    def flags(self, sighting: Sighting) -> Sequence[str]:
        """What is implausible about one more sighting."""


@dataclass
class Judged:
    """What a judge decided. `verdict` is for the reply, `kept` is the part of it that may be stored.

    What is not `stored` leaves no trace: sent again, it is judged anew.
    """

    status: str
    reason: str | None = None
    args: dict[str, object] = field(default_factory=dict)
    verdict: dict[str, Any] = field(default_factory=dict)
    kept: dict[str, Any] = field(default_factory=dict)
    body: dict[str, Any] = field(default_factory=dict)
    attempt: int | None = None
    counts: bool = True
    stored: bool = True
    # Of an accepted position, for the flags; it never gets beyond this object.
    fix: Fix | None = None


@dataclass
class Situation:
    """What the judges may look at: the course, the group's log so far (it grows with the batch), codes."""

    course: Course
    codes_slug: str
    secret: bytes
    entries: list[LogEntry]
    device: int
    codes: CodeGuard
    trail: FixTrail | None = None

    def unlocked(self, station: str) -> bool:
        """Whether the station is open for the group already."""
        return any(entry.rung is not None and entry.station == station for entry in self.entries)


def refused(reason: str, *, body: dict[str, Any] | None = None, **args: object) -> Judged:
    """A final no; the phone shows the sentence and keeps the event."""
    return Judged("refused", reason, args=args, body=body or {}, counts=False)


def retry(reason: str) -> Judged:
    """Not now: the phone keeps the event queued and the server stores nothing."""
    return Judged("retry", reason, counts=False)


def judge_event(event: PhoneEvent, situation: Situation) -> Judged:
    """Judge one well-formed event by its type."""
    if event.type == MALFORMED:
        return refused("invalid_body")
    handler = _JUDGES.get(event.type)
    if handler is None:
        return refused("unknown_type")
    if event.type == "finish" or (event.type == "help" and event.station is None):
        # Neither is about a station: whoever needs help may be nowhere near one.
        return Judged("accepted", counts=event.type == "finish")
    stop = situation.course.stops.get(event.station or "")
    if stop is None:
        return refused("unknown_station")
    try:
        return handler(event, stop, situation)
    except ValidationError:
        return refused("invalid_body")


def flags_of(event: PhoneEvent, judged: Judged, situation: Situation, *, at: datetime) -> str:
    """What is implausible about an accepted position, as it is stored. `at` is when the event happened."""
    stop = situation.course.stops.get(event.station or "")
    if situation.trail is None or judged.fix is None or stop is None or stop.position is None:
        return ""
    times = {"at": at.timestamp(), "clock": event.at.timestamp()}
    seen = sighting(judged.fix, stop.station.id, stop.position, situation.device, **times)
    return ",".join(situation.trail.flags(seen))


def _checkin(event: PhoneEvent, stop: Stop, situation: Situation) -> Judged:
    if event.body.get("method") == "code":
        return _by_code(CodeBody.model_validate(event.body), stop, situation)
    return _by_position(GpsBody.model_validate(event.body), stop)


def _by_code(body: CodeBody, stop: Stop, situation: Situation) -> Judged:
    if situation.codes.exhausted():
        return retry("rate_limited")
    expected = station_code(situation.secret, situation.codes_slug, stop.station.id)
    if not hmac.compare_digest(normalise_code(body.code).encode(), expected.encode()):
        situation.codes.failed()
        return refused("wrong_code", body={"method": "code"})
    verdict = {"method": "code", "distance_m": None, "accuracy_m": None}
    return Judged("accepted", verdict=verdict, kept=verdict, body={"method": "code"})


def _by_position(body: GpsBody, stop: Stop) -> Judged:
    if stop.fence is None or stop.position is None:
        return refused("code_only", body={"method": "gps"})
    fix = Fix(body.fix.lat, body.fix.lon, body.fix.accuracy_m, body.fix.age_s)
    result = judge(stop.fence, fix)
    if result.reason == "invalid_fix":
        return refused("invalid_fix", body={"method": "gps"})
    # People want to know how far the place is; around a polygon only its edge says so.
    circle = stop.fence.radius_m is not None
    distance = geodesic_m(Position(fix.lat, fix.lon), stop.position) if circle else result.distance_m
    figures = {"distance_m": rules.readable_distance(distance), "accuracy_m": max(1, round(fix.accuracy_m))}
    bands = {"distance_band_m": rules.band(result.distance_m), "accuracy_band_m": rules.band(fix.accuracy_m)}
    return Judged(
        "accepted" if result.inside else "refused",
        None if result.inside else result.reason,
        args={"distance": figures["distance_m"], "accuracy": figures["accuracy_m"]},
        verdict={"method": "gps", **figures},
        # Only bands are stored: a figure to the metre would be a circle on the map around each station.
        kept={"method": "gps", "distance_m": None, "accuracy_m": None},
        body={"method": "gps", **bands},
        counts=result.inside,
        fix=fix if result.inside else None,
    )


def _answer(event: PhoneEvent, stop: Stop, situation: Situation) -> Judged:
    body = AnswerBody.model_validate(event.body)
    question = stop.questions.get(event.question or "")
    problem = _answer_problem(body, question)
    locked = not situation.unlocked(stop.station.id)
    if problem is not None:
        # Before the check-in nobody may learn which questions there are, nor what they would take for an answer.
        return _unread(body.attempt) if locked else problem
    taken = any(
        entry.type == "answer" and entry.attempt == body.attempt
        for entry in situation.entries
        if entry.station == event.station and entry.question == event.question
    )
    # The verdict itself is made after the fold, by the service: here it is only known what is stored.
    return Judged("accepted", body={"response": body.response}, attempt=body.attempt, counts=not taken)


def _answer_problem(body: AnswerBody, question: Question | None) -> Judged | None:
    if question is None:
        return refused("unknown_question")
    if body.attempt > question.attempts:
        return refused("attempts_exhausted", attempts=question.attempts)
    try:
        question.parse_response(body.response)
    except InvalidResponse:
        return refused("invalid_body")
    return None


def _hint(event: PhoneEvent, stop: Stop, situation: Situation) -> Judged:
    body = HintBody.model_validate(event.body)
    question = stop.questions.get(event.question or "")
    if question is not None and body.index < len(question.hints):
        return Judged("accepted", body={"index": body.index})
    if not situation.unlocked(stop.station.id):
        return _unread(None)
    return refused("unknown_question" if question is None else "invalid_body")


def _unread(attempt: int | None) -> Judged:
    """Accepted without a look inside: it waits like every other early event and will never count."""
    return Judged("accepted", verdict=WAITING, kept=WAITING, attempt=attempt, counts=False)


def _skip(event: PhoneEvent, stop: Stop, situation: Situation) -> Judged:
    return Judged("accepted")


def _help(event: PhoneEvent, stop: Stop, situation: Situation) -> Judged:
    return Judged("accepted", counts=False)


def _claim(event: PhoneEvent, stop: Stop, situation: Situation) -> Judged:
    """A phone says which question it has open; only a station that is open can have said which there are."""
    if not situation.unlocked(stop.station.id):
        return Judged("accepted", verdict=WAITING, kept=WAITING, counts=False, stored=False)
    if event.question not in stop.questions:
        return refused("unknown_question")
    return Judged("accepted", counts=False)


_JUDGES: dict[str, Callable[[PhoneEvent, Stop, Situation], Judged]] = {
    "checkin": _checkin,
    "answer": _answer,
    "hint": _hint,
    "skip": _skip,
    "reopen": _skip,
    "finish": _skip,
    "help": _help,
    "claim": _claim,
}
