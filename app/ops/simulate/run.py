"""Carries out the steps of all groups: one queue of simulated times in the main thread, sixteen threads for requests.

A pause costs nothing but a place in the queue, so many groups need few threads. A group that the server puts off comes
back later with the same step; its own clock stands still meanwhile, so that it does not rush afterwards.
"""

from __future__ import annotations

import heapq
import secrets
import time
import uuid
from collections import deque
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from itertools import count
from queue import Empty, SimpleQueue
from random import Random
from typing import Any

from app.clock import utcnow
from app.ops.simulate.client import WORKERS, Client, NotNow, Refused
from app.ops.simulate.ledger import Ledger
from app.ops.simulate.members import Member
from app.ops.simulate.phone import Phone
from app.ops.simulate.progress import Snapshot
from app.ops.simulate.summary import Final, Summary, Tally
from app.ops.simulate.walker import Act, AddPhone, Join, Keep, Look, Pause, Step, Walker, World, was_accepted

LONGEST_WAIT_S = 10.0
# A restart takes seconds; a server that is gone for so long is gone.
GIVE_UP_S = 120.0


class OtherServer(Exception):
    """The server plays another version of the route than the database says: it is not the one of the settings."""


class GroupRun:
    """One group with its phones, advanced by one thread at a time."""

    def __init__(self, member: Member, world: World, client: Client, tally: Tally, tour_code: str) -> None:
        self.member = member
        self.world = world
        self.client = client
        self.tally = tally
        self.tour_code = tour_code
        self.walker = Walker(member, world)
        self.phones: list[Phone] = []
        self.ledger = Ledger({})
        self.number = 0
        self.joined = False
        self.finished = False
        self.over = False
        self.released = 0
        self.tries = 0
        # Real seconds that the server kept it waiting: they are no time on the way.
        self.delay_s = 0.0
        self._identity = {"id": str(uuid.uuid4()), "claim": secrets.token_hex(16)}
        self._keys: dict[str, str] = {}
        self._walk = self.walker.walk()
        self._began = utcnow()
        self._step: Step = next(self._walk)
        self._made: Step | None = None
        # Not the decisions' chance: how long a retry waits must not change what a group does.
        self._jitter = Random()  # noqa: S311

    def advance(self, stopping: Callable[[], bool]) -> None:
        """Carry out steps until the next pause. Raises NotNow with the step still to be done."""
        while not stopping():
            outcome = None if isinstance(self._step, Pause) else self._perform(self._step)
            self.tries = 0
            try:
                self._step = self._walk.send(outcome)
            except StopIteration:
                self.over = True
                return
            if isinstance(self._step, Pause):
                return

    def wait_s(self, reason: NotNow) -> float:
        """How many real seconds to wait before the next try: as the server says, else ever longer, with jitter."""
        self.tries += 1
        self.tally.add("retries")
        if reason.seconds is not None:
            return reason.seconds + self._jitter.uniform(0, 1)
        return min(LONGEST_WAIT_S, 0.2 * 2.0 ** min(self.tries, 10)) * self._jitter.uniform(0.5, 1)

    def _clock(self) -> datetime:
        """What the clocks of the group's phones show."""
        return self._began + timedelta(seconds=self.walker.clock_s)

    def _perform(self, step: Step) -> Any:
        if isinstance(step, Join):
            return self._join()
        if isinstance(step, AddPhone):
            return self._add_phone(step)
        if isinstance(step, Look):
            return self._call(step.phone, "GET", "/api/v1/state")
        if isinstance(step, Keep):
            self.phones[step.phone].make(step.drafts, late=True)
            return None
        if isinstance(step, Act):
            return self._act(step)
        raise TypeError(f"{step} is no step to carry out")

    def _join(self) -> list[str]:
        body = {**self._identity, "name": self.member.name, "language": self.member.language}
        if not self.phones:
            joined = self.client.call("POST", f"/api/v1/tours/{self.tour_code}/groups", body)
            self._keys = {"pin": joined["pin"], "code": joined["resume_code"], "group": joined["group"]["id"]}
            self.number = joined["group"]["number"]
            self.phones.append(Phone(joined["token"], joined["device"]["number"], self._clock))
            self.tally.add("joined")
        pack = self._call(0, "GET", "/api/v1/pack")
        if pack["edition"] != self.world.course.edition_id:
            raise OtherServer
        self.ledger.checkin_points = {station["id"]: station["checkin_points"] for station in pack["stations"]}
        order: list[str] = self._call(0, "GET", "/api/v1/state")["order"]
        self.joined = True
        return order

    def _add_phone(self, step: AddPhone) -> int:
        phone = self._new_phone(step.by)
        if step.instead_of is None:
            self.tally.add("second phones")
        else:
            # What a dead phone had not sent is lost with it; the walk lets phones die with an empty outbox only.
            self.phones[step.instead_of].outbox.clear()
            self.tally.add("phones died")
        self.phones.append(phone)
        return len(self.phones) - 1

    def _new_phone(self, by: str) -> Phone:
        if by == "pin":
            path = f"/api/v1/tours/{self.tour_code}/groups/{self._keys['group']}/devices"
            joined = self.client.call("POST", path, {"pin": self._keys["pin"]})
        else:
            joined = self.client.call("POST", "/api/v1/resume", {"resume_code": self._keys["code"]})
        return Phone(joined["token"], joined["device"]["number"], self._clock)

    def _call(self, phone: int, method: str, path: str) -> Any:
        return self.client.call(method, path, None, self.phones[phone].token)

    def _act(self, step: Act) -> list[dict[str, Any]]:
        phone = self.phones[step.phone]
        if self._made is not step:
            phone.make(step.drafts)
            self._made = step
        while phone.waiting:
            for event, result in self._send(phone, lose_reply=step.lose_reply):
                self.ledger.learn(event, result)
                self.finished = self.finished or (event["type"] == "finish" and was_accepted(result))
        return phone.take_results()

    def _send(self, phone: Phone, *, lose_reply: bool = False) -> list[tuple[dict[str, Any], Any]]:
        try:
            return phone.send(self.client, self.tally, lose_reply=lose_reply)
        except Refused as refused:
            if refused.status != 401:
                raise
            # The server has forgotten this phone: the group comes back by its resume code, with what is unsent.
            fresh = self._new_phone("code")
            phone.token, phone.number = fresh.token, fresh.number
            raise NotNow("signed out") from None

    def settle(self) -> Final:
        """What the group expects and what the server has, after what waited has been sent."""
        expected, at_server = self.ledger.points(), None
        try:
            for phone in self.phones:
                while phone.waiting:
                    for event, result in self._send(phone):
                        self.ledger.learn(event, result)
            state = self._call(len(self.phones) - 1, "GET", "/api/v1/state")
            released = [key for key, station in state["stations"].items() if station["method"] == "release"]
            adjusted = sum(int(change["points"]) for change in state.get("adjustments") or [])
            self.released = len(set(released) - set(self.ledger.methods))
            expected = self.ledger.points(released=released, adjusted=adjusted)
            at_server = state["standing"]["points"]
        except (NotNow, Refused):
            pass
        return Final(self.number, self.member.name, expected, at_server)


class Simulation:
    """All groups of one run."""

    def __init__(
        self,
        world: World,
        members: Sequence[Member],
        client: Client,
        *,
        tour_code: str,
        speed: float,
        report: Callable[[Snapshot], None],
        report_every_s: float = 1.0,
    ) -> None:
        self.client = client
        self.tour_code = tour_code
        self.tally = Tally()
        self.groups = [GroupRun(member, world, client, self.tally, tour_code) for member in members]
        self._speed = speed
        self._report = report
        self._every_s = report_every_s
        self._queue: list[tuple[float, int, GroupRun]] = []
        self._ties = count()
        self._done: SimpleQueue[tuple[GroupRun, Exception | None]] = SimpleQueue()
        # One after the other, so that on a fresh tour the numbers, and with them the orders, are those of the seed.
        self._to_join = deque(self.groups)
        self._busy = 0
        self._stopping = False
        self._clock_s = 0.0
        self._retrying: set[int] = set()
        self._problems: list[str] = []

    def run(self) -> Summary:
        """Until every group is at its end or `stop` was called; then the points are compared."""
        self._started = time.monotonic()
        next_report = self._started
        self._let_next_join()
        with ThreadPoolExecutor(WORKERS, thread_name_prefix="group") as pool:
            while (self._queue or self._busy) and not self._stopping:
                self._submit_due(pool)
                self._take_one()
                if time.monotonic() >= next_report:
                    next_report = time.monotonic() + self._every_s
                    self._report(self.snapshot())
                self._give_up_on_a_dead_server()
            self._stopping = True
        self._drain()
        self._report(self.snapshot())
        return self._settle()

    def stop(self) -> None:
        """End soon: groups stop where they are. May be called from a signal handler."""
        self._stopping = True

    def snapshot(self) -> Snapshot:
        """Where the simulation stands."""
        totals = self.tally.totals()
        return Snapshot(
            clock_s=self._clock_s,
            joined=totals.of("joined"),
            finished=sum(group.over for group in self.groups),
            accepted=totals.status("accepted"),
            refused=totals.status("refused"),
            queued=sum(phone.waiting for group in self.groups for phone in group.phones),
            retrying=len(self._retrying),
        )

    def _submit_due(self, pool: ThreadPoolExecutor) -> None:
        now = time.monotonic()
        while self._queue and self._queue[0][0] <= now and self._busy < WORKERS:
            due, _tie, group = heapq.heappop(self._queue)
            self._clock_s = max(self._clock_s, (due - self._started) * self._speed)
            self._busy += 1
            pool.submit(self._advance, group)

    def _advance(self, group: GroupRun) -> None:
        problem: Exception | None = None
        try:
            group.advance(lambda: self._stopping)
        except Exception as raised:
            # Whatever it is, the main thread has to hear of it.
            problem = raised
        self._done.put((group, problem))

    def _take_one(self) -> None:
        wait = self._every_s
        if self._queue and self._busy < WORKERS:
            wait = min(wait, max(0.0, self._queue[0][0] - time.monotonic()))
        try:
            group, problem = self._done.get(timeout=wait) if wait else self._done.get_nowait()
        except Empty:
            return
        self._busy -= 1
        self._next(group, problem)

    def _next(self, group: GroupRun, problem: Exception | None) -> None:
        if isinstance(problem, NotNow):
            self._retrying.add(group.member.index)
            self._push(group, time.monotonic() + group.wait_s(problem))
            return
        if group.member.index in self._retrying:
            self._retrying.discard(group.member.index)
            self._catch_clock(group)
        if problem is not None:
            group.over = True
            self._problems.append(_sentence(group, problem))
            if not group.joined:
                # Where one cannot even join, nobody else needs to try.
                self._to_join.clear()
        elif not group.over:
            self._push(group, self._planned(group))
        if self._to_join and self._to_join[0] is group:
            self._to_join.popleft()
            self._let_next_join(group.delay_s)

    def _planned(self, group: GroupRun) -> float:
        return self._started + group.walker.clock_s / self._speed + group.delay_s

    def _catch_clock(self, group: GroupRun) -> None:
        """What a group had to wait beyond its plan moves the rest of its walk, so that nobody has to run."""
        group.delay_s += max(0.0, time.monotonic() - self._planned(group))

    def _let_next_join(self, delay_s: float = 0.0) -> None:
        """Where the server let a group wait before it came in, those behind it wait as long."""
        if self._to_join:
            self._to_join[0].delay_s = delay_s
            self._push(self._to_join[0], self._planned(self._to_join[0]))

    def _push(self, group: GroupRun, due: float) -> None:
        heapq.heappush(self._queue, (due, next(self._ties), group))

    def _give_up_on_a_dead_server(self) -> None:
        if self._retrying and time.monotonic() - self.client.answered_at > GIVE_UP_S:
            self._problems.append(f"the server has not answered for {GIVE_UP_S:.0f} s")
            self._stopping = True

    def _drain(self) -> None:
        while self._busy:
            group, problem = self._done.get()
            self._busy -= 1
            if problem is not None and not isinstance(problem, NotNow):
                self._problems.append(_sentence(group, problem))

    def _settle(self) -> Summary:
        present = [group for group in self.groups if group.phones]
        with ThreadPoolExecutor(WORKERS, thread_name_prefix="settle") as pool:
            finals = list(pool.map(GroupRun.settle, present))
        return Summary(
            groups=len(self.groups),
            joined=len(present),
            finished=sum(group.finished for group in self.groups),
            unsent=sum(phone.waiting for group in present for phone in group.phones),
            minutes=self._clock_s / 60,
            totals=self.tally.totals(),
            finals=self._with_standings(finals, present),
            problems=self._problems,
            released=sum(group.released for group in present),
        )

    def _with_standings(self, finals: list[Final], present: list[GroupRun]) -> list[Final]:
        """The ranking's own figures, where a phone may see them, in place of the groups' states."""
        if not present:
            return finals
        try:
            ranking = self.client.call(
                "GET", f"/api/v1/tours/{self.tour_code}/standings", None, present[-1].phones[-1].token
            )
        except (NotNow, Refused):
            return finals
        points = {row["number"]: row["points"] for row in ranking["rows"]}
        return [Final(one.number, one.name, one.expected, points.get(one.number, one.at_server)) for one in finals]


def _sentence(group: GroupRun, problem: Exception) -> str:
    who = f"{group.member.name} (group {group.number or '-'})"
    if isinstance(problem, OtherServer):
        return f"{who}: the server plays another version of the route than the database of these settings"
    if isinstance(problem, Refused):
        return f"{who}: the server answered {problem}"
    return f"{who}: {type(problem).__name__}: {problem}"
