"""Counts what happened and says it at the end; compares the expected points with the server's. For run, phone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from threading import Lock
from typing import Any

STATUSES = ("accepted", "refused", "conflict")
MOST_LINES = 20


class Tally:
    """Counters that all threads add to."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._counts: Counter[str] = Counter()
        self._events: Counter[tuple[str, str]] = Counter()
        self._reasons: Counter[str] = Counter()
        self._methods: Counter[str] = Counter()

    def add(self, what: str, number: int = 1) -> None:
        """Count something that is no event."""
        with self._lock:
            self._counts[what] += number

    def count(self, event: Mapping[str, Any], result: Mapping[str, Any], *, late: bool) -> None:
        """Count an event by its final result; a duplicate counts as what it was judged first."""
        status = result.get("first") or result["status"]
        verdict = result.get("verdict") or {}
        with self._lock:
            self._events[event["type"], status] += 1
            self._counts["late events"] += late
            self._counts["duplicates"] += result["status"] == "duplicate"
            self._counts["superseded answers"] += verdict.get("state") == "superseded"
            if status == "refused":
                self._reasons[str(result.get("reason"))] += 1
            elif event["type"] == "checkin":
                self._methods[str(verdict.get("method"))] += 1

    def totals(self) -> Totals:
        """What has been counted so far."""
        with self._lock:
            return Totals(dict(self._counts), dict(self._events), dict(self._reasons), dict(self._methods))


@dataclass(frozen=True)
class Totals:
    """A moment's counts: by name, events by type and status, refusals by reason, check-ins by method."""

    counts: dict[str, int]
    events: dict[tuple[str, str], int]
    reasons: dict[str, int]
    methods: dict[str, int]

    def of(self, what: str) -> int:
        """One count."""
        return self.counts.get(what, 0)

    def status(self, status: str) -> int:
        """All events of a status."""
        return sum(number for (_type, found), number in self.events.items() if found == status)


@dataclass(frozen=True)
class Final:
    """One group at the end: what its verdicts add up to and what the server says; None where it could not be asked."""

    number: int
    name: str
    expected: int
    at_server: int | None


@dataclass
class Summary:
    """The end of a simulation. `released` are check-ins by the host that the groups found."""

    groups: int
    joined: int
    finished: int
    unsent: int
    minutes: float
    totals: Totals
    finals: list[Final] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    released: int = 0

    @property
    def differences(self) -> list[Final]:
        """Groups whose points are not what they expected."""
        return [one for one in self.finals if one.at_server is not None and one.at_server != one.expected]

    @property
    def unknown(self) -> list[Final]:
        """Groups of which the server could not be asked."""
        return [one for one in self.finals if one.at_server is None]

    @property
    def good(self) -> bool:
        """Whether everything that could be compared agrees and nothing went wrong."""
        return not (self.differences or self.unknown or self.problems)

    def lines(self) -> Iterator[str]:
        """The summary as it is printed."""
        t = self.totals
        yield f"Groups       {self.joined} of {self.groups} joined, {self.finished} finished"
        for kind in sorted({kind for kind, _ in t.events}):
            parts = [f"{t.events[kind, status]} {status}" for status in STATUSES if (kind, status) in t.events]
            yield f"{kind:<12} {', '.join(parts)}"
        methods = {**t.methods, **({"release": self.released} if self.released else {})}
        yield f"Check-ins    {_listed(methods, 'by ')}"
        yield f"Refused      {_listed(t.reasons)}"
        yield f"Queued       {t.of('late events')} sent later, {self.unsent} never sent"
        yield (
            f"Troubles     {t.of('phones died')} phones died, {t.of('second phones')} second phones, "
            f"{t.of('lost replies')} lost replies, {t.of('duplicates')} duplicates, "
            f"{t.of('superseded answers')} superseded answers, {t.of('retries')} retries"
        )
        best = sorted((one for one in self.finals if one.at_server is not None), key=_by_points)[:3]
        for place, one in enumerate(best, start=1):
            yield f"{'Top three' if place == 1 else '':<12} {place}. {one.name} (group {one.number}): {one.at_server}"
        yield from self._verdict()

    def _verdict(self) -> Iterator[str]:
        yield from (f"Problem      {problem}" for problem in self.problems[:MOST_LINES])
        for one in self.differences[:MOST_LINES]:
            yield (
                f"Difference   group {one.number} ({one.name}) expects {one.expected} points, "
                f"the server has {one.at_server}"
            )
        if self.unknown:
            yield f"Points       {len(self.unknown)} groups could not be compared: the server did not answer"
        if self.differences:
            yield f"Points       {len(self.differences)} of {len(self.finals)} groups differ"
        elif self.finals and not self.unknown:
            yield f"Points       all points agree: {len(self.finals)} groups, expected and at the server"


def _by_points(one: Final) -> tuple[int, int]:
    return (-(one.at_server or 0), one.number)


def _listed(counts: Mapping[str, int], before: str = "") -> str:
    parts = [f"{number} {before}{name}" for name, number in sorted(counts.items(), key=lambda item: -item[1])]
    return ", ".join(parts) or "none"
