"""A game without a server: carries out the steps of a virtual group by the rules of the real game. For tests here."""

from __future__ import annotations

import uuid
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from app.geo.fence import Fix, judge
from app.geo.rotation import station_order
from app.ops.simulate.ledger import Ledger
from app.ops.simulate.walker import Act, AddPhone, Draft, Join, Keep, Look, Pause, Step, Walker
from app.play import disclosure, rules
from app.play.course import Course
from app.play.rules import LogEntry
from app.tours.rules import normalise_code

NO = {"state": "locked", "questions": []}


@dataclass
class Game:
    """One group's game. `steps` keeps every step with the group's clock, `sent` every event with its result."""

    course: Course
    codes: dict[str, str]
    number: int = 1
    ended_after: int | None = None
    released_after: int | None = None
    steps: list[tuple[float, Step]] = field(default_factory=list)
    sent: list[tuple[Draft, dict[str, Any]]] = field(default_factory=list)
    batches: list[list[Draft]] = field(default_factory=list)
    entries: list[LogEntry] = field(default_factory=list)
    looks: int = 0

    def play(self, walker: Walker) -> Game:
        """Drive the walk to its end."""
        self.ledger = Ledger({key: stop.checkin_points for key, stop in self.course.stops.items()})
        self.waiting: list[Draft] = []
        self.phones = 1
        walk = walker.walk()
        outcome: Any = None
        while True:
            try:
                step = walk.send(outcome)
            except StopIteration:
                return self
            self.steps.append((walker.clock_s, step))
            outcome = self._perform(step)

    def _perform(self, step: Step) -> Any:
        if isinstance(step, Join):
            route = self.course.route
            return station_order(
                list(self.course.stops),
                mode=route.order,
                group_number=self.number,
                start=route.start,
                finish=route.finish,
            )
        if isinstance(step, AddPhone):
            self.phones += 1
            return self.phones - 1
        if isinstance(step, Keep):
            self.waiting += step.drafts
        if isinstance(step, Look):
            return self._look()
        return self._send(step) if isinstance(step, Act) else None

    def _look(self) -> dict[str, Any]:
        self.looks += 1
        stations = dict.fromkeys(self.course.stops, NO)
        if self.released_after is not None and self.looks >= self.released_after:
            station = self.sent[-1][0].station
            questions = self.course.stops[station].content["questions"]
            stations[station] = {"state": "open", "questions": questions}
        return {"stations": stations}

    def _send(self, step: Act) -> list[dict[str, Any]]:
        batch = [*self.waiting, *step.drafts]
        self.waiting = []
        self.batches.append(batch)
        results = [self._judge(draft, step.phone) for draft in batch]
        if step.lose_reply:
            results = [
                {**result, "status": "duplicate", "first": result["status"], "id": str(uuid.uuid4())}
                for result in results
            ]
        for draft, result in zip(batch, results, strict=True):
            self.sent.append((draft, result))
            self.ledger.learn({"type": draft.type, "station": draft.station, "question": draft.question}, result)
        return results

    def _judge(self, draft: Draft, device: int) -> dict[str, Any]:
        if self.ended_after is not None and len(self.sent) >= self.ended_after:
            return {"status": "refused", "reason": "tour_ended"}
        if draft.type == "checkin":
            return self._checkin(draft)
        if draft.type == "answer":
            return self._answer(draft, device)
        if draft.type == "hint":
            self._add(draft, index=draft.body["index"])
            verdict = disclosure.hint_verdict(
                self.course, self.entries, draft.station, draft.question, draft.body["index"]
            )
            return {"status": "accepted", "verdict": verdict}
        self._add(draft)
        return {"status": "accepted"}

    def _checkin(self, draft: Draft) -> dict[str, Any]:
        stop = self.course.stops[draft.station]
        method, reason = draft.body["method"], "inside"
        if method == "gps":
            reason = judge(stop.fence, Fix(**draft.body["fix"])).reason
        elif normalise_code(draft.body["code"]) != self.codes[draft.station]:
            reason = "wrong_code"
        if reason != "inside":
            return {"status": "refused", "reason": reason}
        self._add(draft, method=method)
        return {"status": "accepted", "verdict": {"method": method, "unlocked": stop.content}}

    def _answer(self, draft: Draft, device: int) -> dict[str, Any]:
        question = self.course.stops[draft.station].questions[draft.question]
        assert 1 <= draft.body["attempt"] <= question.attempts
        question.parse_response(draft.body["response"])
        taken = any(
            (entry.type, entry.station, entry.question, entry.attempt)
            == ("answer", draft.station, draft.question, draft.body["attempt"])
            for entry in self.entries
        )
        if not taken:
            self._add(draft, attempt=draft.body["attempt"], response=draft.body["response"], device=device)
        verdict = disclosure.answer_verdict(self.course, self.entries, draft.station, draft.question, counts=not taken)
        return {"status": "accepted", "verdict": verdict}

    def _add(self, draft: Draft, **details: Any) -> None:
        self.entries.append(LogEntry(draft.type, draft.station, draft.question, **details))

    @property
    def points(self) -> int:
        """What the fold over the whole log says."""
        return rules.fold(self.course, self.entries).points

    @property
    def kinds(self) -> Counter[tuple[str, str]]:
        """How many events of each type came to which status."""
        return Counter((draft.type, result.get("first") or result["status"]) for draft, result in self.sent)

    def of_type(self, kind: type[Step]) -> list[Step]:
        """The steps of a kind."""
        return [step for _clock, step in self.steps if isinstance(step, kind)]

    @property
    def longest_pause(self) -> float:
        """Seconds."""
        return max(step.seconds for step in self.of_type(Pause))
