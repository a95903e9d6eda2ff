"""The fold: from a group's log to its standing. Pure; the same set of events gives the same standing in any order."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from app.play.course import Course, Stop
from app.quiz.base import Question

# The rungs of the check-in ladder; all give the same points, the standing names the best one.
METHODS = ("gps", "code", "release")
# Whether a group leaves a station out; it may change its mind as often as it likes.
CHOICES = ("skip", "reopen")

# Raised with every change of the fold or of what a standing keeps, so that a new server makes old rows anew.
FOLD_VERSION = 1

# Upper edges in metres of the bands in which distances and accuracies are kept; figures themselves are not.
BANDS_M = (10, 25, 50, 100, 250, 500, 1000, 5000)


@dataclass(frozen=True)
class LogEntry:
    """An accepted event as the fold sees it; refused and superseded ones do not reach it."""

    type: str
    station: str | None = None
    question: str | None = None
    attempt: int | None = None
    response: object = None
    method: str | None = None
    index: int | None = None
    device: int = 1
    seq: int = 0
    points: int = 0
    at: datetime | None = None

    @property
    def rung(self) -> str | None:
        """The rung of the ladder by which this entry unlocks its station, None where it unlocks nothing."""
        if self.type == "release":
            return "release"
        return self.method if self.type == "checkin" and self.method in METHODS else None


@dataclass(frozen=True)
class Answer:
    """What a group has achieved at one question."""

    attempts_used: int
    attempts_left: int
    points: int
    earned: int
    correct: bool
    response: object
    device: int
    hints: tuple[int, ...]
    at: datetime | None = None

    @property
    def finished(self) -> bool:
        """Whether nothing is left to try, so that the solution may be shown."""
        return self.correct or (self.attempts_used > 0 and self.attempts_left == 0)


@dataclass(frozen=True)
class StationResult:
    """What a group has achieved at one station; answers given before the check-in are kept but do not count yet."""

    method: str | None
    skipped: bool
    checkin_points: int
    answers: dict[str, Answer]
    questions: int
    at: datetime | None = None

    @property
    def unlocked(self) -> bool:
        """Whether insight and questions may be shown."""
        return self.method is not None

    @property
    def points(self) -> int:
        """All points of this station."""
        return self.checkin_points + sum(answer.points for answer in self.answers.values())

    @property
    def questions_done(self) -> int:
        """How many questions are finished."""
        return sum(answer.finished for answer in self.answers.values())

    @property
    def state(self) -> str:
        """`locked`, `skipped`, `open` (checked in, questions left) or `done`."""
        if not self.unlocked:
            return "skipped" if self.skipped else "locked"
        return "done" if self.questions_done == self.questions else "open"

    @property
    def board_state(self) -> str:
        """The state as the host's board shows it: `empty`, `skipped`, `in`; when done `right`, `partly` or `wrong`."""
        if self.state != "done":
            return {"locked": "empty", "skipped": "skipped", "open": "in"}[self.state]
        if all(answer.correct for answer in self.answers.values()):
            return "right"
        return "partly" if any(answer.earned > 0 for answer in self.answers.values()) else "wrong"


@dataclass(frozen=True)
class Result:
    """A group's whole result; `adjusted` are the points that the host gave or took."""

    stations: dict[str, StationResult] = field(default_factory=dict)
    finished: bool = False
    adjusted: int = 0

    @property
    def points(self) -> int:
        """The points that rank the group."""
        return self.adjusted + sum(station.points for station in self.stations.values())

    @property
    def stations_done(self) -> int:
        """Stations with a check-in."""
        return sum(station.unlocked for station in self.stations.values())

    @property
    def questions_done(self) -> int:
        """Questions that are right or used up."""
        return sum(station.questions_done for station in self.stations.values())


def fold(course: Course, entries: Iterable[LogEntry]) -> Result:
    """The result of a set of accepted events. Order and repetition do not matter.

    An answer counts only where its station has an accepted check-in or release; of several attempts the best counts,
    and every hint taken costs its price, never below 0. Corrections by the host are added as they are.
    """
    by_station: dict[str, list[LogEntry]] = {}
    finished = False
    adjusted = 0
    for entry in entries:
        finished = finished or entry.type == "finish"
        adjusted += entry.points if entry.type == "adjust" else 0
        if entry.station is not None:
            by_station.setdefault(entry.station, []).append(entry)
    stations = {key: _station(stop, by_station.get(key, [])) for key, stop in course.stops.items()}
    return Result(stations, finished, adjusted)


def adds_nothing(entries: Iterable[LogEntry], entry: LogEntry) -> bool:
    """Whether the log already says what an entry says: the same rung or a better one, the same hint, skip or finish.

    A check-in that was made earlier but came later does say something: when the group was there.
    """
    same = [
        one for one in entries if (one.type, one.station, one.question) == (entry.type, entry.station, entry.question)
    ]
    if entry.type == "checkin" and entry.method in METHODS:
        rung = METHODS.index(entry.method)
        as_good = any(one.method in METHODS[: rung + 1] for one in same)
        return as_good and any(one.at and entry.at and one.at <= entry.at for one in same)
    if entry.type == "hint":
        return any(one.index == entry.index for one in same)
    if entry.type in CHOICES:
        # The last word holds, so that only an earlier one of the same phone and kind can add nothing.
        return any(one.device == entry.device and one.seq >= entry.seq for one in same)
    return entry.type != "answer" and bool(same)


def fold_station(course: Course, entries: Iterable[LogEntry], station: str) -> StationResult:
    """The result at one station alone, which is all that a verdict there depends on."""
    return _station(course.stops[station], [entry for entry in entries if entry.station == station])


def _station(stop: Stop, entries: Sequence[LogEntry]) -> StationResult:
    methods = {entry.rung for entry in entries}
    method = next((rung for rung in METHODS if rung in methods), None)
    answers: dict[str, Answer] = {}
    for key, question in stop.questions.items():
        own = [entry for entry in entries if entry.question == key]
        if method is not None and own:
            answers[key] = _answer(question, own)
    return StationResult(
        method=method,
        skipped=_last_choice(entries) == "skip",
        checkin_points=stop.checkin_points if method else 0,
        answers=answers,
        questions=len(stop.questions),
        at=min((entry.at for entry in entries if entry.rung and entry.at), default=None),
    )


def _last_choice(entries: Iterable[LogEntry]) -> str | None:
    """What the group did last, leave the station out or take it up again; None for neither.

    One phone's deeds are in the order of their numbers, because the times of two uploads differ by their delays; only
    between phones the time decides.
    """
    last: dict[int, LogEntry] = {}
    for entry in entries:
        if entry.type in CHOICES and (entry.device not in last or entry.seq > last[entry.device].seq):
            last[entry.device] = entry
    # In the very same moment "skip" is the later word of the two, whichever came first.
    return max(((one.at.timestamp() if one.at else 0.0, one.type) for one in last.values()), default=(0.0, None))[1]


def _answer(question: Question, entries: Sequence[LogEntry]) -> Answer:
    hints = tuple(sorted({entry.index for entry in entries if entry.type == "hint" and entry.index is not None}))
    cost = sum(question.hints[index].cost for index in hints if index < len(question.hints))
    tries = {entry.attempt: entry for entry in entries if entry.type == "answer" and entry.attempt is not None}
    best = 0
    correct = False
    for entry in tries.values():
        score = question.score(question.parse_response(entry.response))
        best = max(best, score.points)
        correct = correct or score.correct
    last = tries[max(tries)] if tries else None
    return Answer(
        attempts_used=len(tries),
        attempts_left=0 if correct else max(0, question.attempts - len(tries)),
        points=max(0, best - cost),
        earned=best,
        correct=correct,
        response=last.response if last else None,
        device=last.device if last else 0,
        hints=hints,
        at=last.at if last else None,
    )


def ranked(points: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Numbers of groups with their ranks, best first, from pairs of number and points.

    Equal points share a rank and stand in the order of their numbers: 1, 2, 2, 4. The browser's twin is
    static/js/core/ranking.js, held equal by tests/vectors/ranking.json.
    """
    result: list[tuple[int, int]] = []
    before: int | None = None
    for place, (number, value) in enumerate(sorted(points, key=lambda pair: (-pair[1], pair[0])), start=1):
        result.append((number, result[-1][1] if value == before else place))
        before = value
    return result


def answer_state(answer: Answer) -> str:
    """`right`, `partly` or `wrong` by the counted attempts, `open` before the first."""
    if answer.attempts_used == 0:
        return "open"
    if answer.correct:
        return "right"
    # By what the answer was worth: a hint costs points, but it makes no answer wrong.
    return "partly" if answer.earned > 0 else "wrong"


def band(value_m: float) -> int | None:
    """The upper edge of the band a distance or accuracy lies in, None beyond the last."""
    return next((edge for edge in BANDS_M if value_m <= edge), None)


def readable_distance(value_m: float) -> int:
    """A distance as people say it: to 5 m below 100 m, to 10 m below 1 km, else to 100 m; never 0."""
    step = 5 if value_m < 100 else 10 if value_m < 1000 else 100
    return max(step, round(value_m / step) * step)


def corrected_time(at: datetime, *, sent_at: datetime, received_at: datetime, earliest: datetime) -> datetime:
    """When an event happened by the server's clock, whatever the phone's clock says.

    The phone's error is `received_at - sent_at`; the result lies between the group's creation and the receipt.
    """
    try:
        moment = at + (received_at - sent_at)
    except OverflowError:
        moment = received_at
    return min(max(moment, earliest), received_at)
