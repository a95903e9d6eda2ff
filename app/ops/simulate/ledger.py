"""What a virtual group may expect in points, by the verdicts it was given. Pure.

The server folds the whole log; this adds up what phones were told. That both agree is what a simulation proves.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

Place = tuple[str, str]


@dataclass
class _Told:
    """The newest verdict on a question: after how many attempts, with which hints counted, how many points."""

    attempts: int
    hints: frozenset[int]
    points: int


@dataclass
class Ledger:
    """Check-ins, answers and hints of one group. `checkin_points` is what the pack says of each station."""

    checkin_points: Mapping[str, int]
    methods: dict[str, str] = field(default_factory=dict)
    _answers: dict[Place, _Told] = field(default_factory=dict)
    _hints: dict[Place, dict[int, int]] = field(default_factory=dict)

    def learn(self, event: Mapping[str, Any], result: Mapping[str, Any]) -> None:
        """Take the verdict on an event; a duplicate's verdict is the first one and teaches nothing new."""
        verdict = result.get("verdict") or {}
        # A duplicate was accepted when it was sent for the first time.
        if "accepted" not in (result.get("status"), result.get("first")):
            return
        place = (str(event.get("station")), str(event.get("question")))
        if event["type"] == "checkin":
            self.methods.setdefault(place[0], str(verdict.get("method", "?")))
        elif event["type"] == "hint" and "cost" in verdict:
            self._hints.setdefault(place, {})[int(verdict["index"])] = int(verdict["cost"])
        elif event["type"] == "answer" and "points" in verdict:
            self._answer(place, verdict)

    def _answer(self, place: Place, verdict: Mapping[str, Any]) -> None:
        counted = frozenset(int(hint["index"]) for hint in verdict.get("hints", []))
        told = _Told(int(verdict["attempts_used"]), counted, int(verdict["points"]))
        known = self._answers.get(place)
        # Verdicts may arrive in another order than they were made: more attempts, then more hints, is newer.
        if known is None or (told.attempts, len(told.hints)) >= (known.attempts, len(known.hints)):
            self._answers[place] = told

    def points(self, *, released: Iterable[str] = (), adjusted: int = 0) -> int:
        """The sum; `released` are stations that the host opened, `adjusted` the points a host gave or took.

        Answers count where the station is open: a host may have undone a release.
        """
        stations = {*self.methods, *released}
        checkins = sum(self.checkin_points.get(station, 0) for station in stations)
        answers = sum(
            # A hint taken after the verdict costs as well; below 0 no question falls.
            max(0, told.points - sum(cost for index, cost in self._hints_at(place) if index not in told.hints))
            for place, told in self._answers.items()
            if place[0] in stations
        )
        return checkins + answers + adjusted

    def _hints_at(self, place: Place) -> Iterable[tuple[int, int]]:
        return self._hints.get(place, {}).items()
