"""How a virtual group behaves: a generator of steps that is handed the outcome of each. Pure, no network, no clock.

`run` carries the steps out. Decisions depend on the seed, the group, the station and what the server answered, never
on how fast it did: that is what makes a run repeatable.
"""

from __future__ import annotations

from collections.abc import Generator, Mapping
from dataclasses import dataclass, field
from random import Random
from typing import Any, Literal

from app.geo.distance import Position, plane_distance_m
from app.ops.simulate.answers import Quality, respond
from app.ops.simulate.chance import chance
from app.ops.simulate.members import Member
from app.ops.simulate.noise import Surroundings, away, measure, surroundings, towards
from app.play.course import Course, Stop
from app.tours.rules import ALPHABET

# Where a station's place is unknown, so is the way there.
UNKNOWN_WAY_M = 350.0
GPS_TRIES = 4


@dataclass(frozen=True)
class Draft:
    """An event before it has an id and a time."""

    type: str
    station: str | None = None
    question: str | None = None
    body: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Pause:
    """So many simulated seconds pass. Outcome: None."""

    seconds: float


@dataclass(frozen=True)
class Join:
    """The group comes in. Outcome: its order of stations."""


@dataclass(frozen=True)
class AddPhone:
    """Another phone, by PIN or resume code, maybe in the place of a dead one. Outcome: its index."""

    by: Literal["pin", "code"]
    instead_of: int | None = None


@dataclass(frozen=True)
class Act:
    """Events are made and sent with whatever waited. Outcome: the results of all of them, in order."""

    phone: int
    drafts: tuple[Draft, ...] = ()
    lose_reply: bool = False


@dataclass(frozen=True)
class Keep:
    """Events are made where nothing gets through. Outcome: None."""

    phone: int
    drafts: tuple[Draft, ...]


@dataclass(frozen=True)
class Look:
    """The group looks at its state. Outcome: the state."""

    phone: int


Step = Pause | Join | AddPhone | Act | Keep | Look
Walk = Generator[Step, Any, None]


class TimeUp(Exception):
    """The group has been on its way for as long as was asked."""


class TourOver(Exception):
    """The host has ended the tour."""


@dataclass(frozen=True)
class World:
    """What all groups share: the course, its codes, where there is no reception, how long they walk at most."""

    seed: int
    course: Course
    codes: Mapping[str, str]
    limit_s: float
    dead_stretch: tuple[str, str] | None
    around: Mapping[str, Surroundings]


def make_world(seed: int, course: Course, codes: Mapping[str, str], *, minutes: float) -> World:
    """The world of a seed; the dead zone lies between two neighbouring stations."""
    stations = list(course.stops)
    dead = chance(seed, "dead zone").randrange(len(stations) - 1) if len(stations) > 1 else None
    return World(
        seed=seed,
        course=course,
        codes=codes,
        limit_s=minutes * 60,
        dead_stretch=None if dead is None else (stations[dead], stations[dead + 1]),
        around={station: surroundings(chance(seed, "surroundings", station)) for station in stations},
    )


def fenced_stations(course: Course) -> list[str]:
    """The stations where a position counts."""
    return [key for key, stop in course.stops.items() if not by_code_alone(stop)]


def by_code_alone(stop: Stop) -> bool:
    """Whether a group takes the code at once: nothing to be near to, or indoors."""
    return stop.fence is None or stop.station.indoor


class Walker:
    """One group on its way. `walk()` is to be driven by sending each step's outcome."""

    def __init__(self, member: Member, world: World) -> None:
        self.member = member
        self.world = world
        self.clock_s = 0.0
        self._since: float | None = None
        self._main = 0
        self._second: int | None = None
        self._offline = False
        self._previous: str | None = None
        self._deferred: list[tuple[str, str]] = []
        self._acts = 0
        self._died = False

    def walk(self) -> Walk:
        """The whole walk, from joining to the end."""
        yield from self._rest(self.member.joins_at_s)
        order: list[str] = yield Join()
        self._since = self.clock_s
        try:
            try:
                yield from self._stations(order)
            except TimeUp:
                yield from self._reception()
            yield from self._act(Draft("finish"))
        except TourOver:
            return

    def _stations(self, order: list[str]) -> Walk:
        random = self._chance("joining")
        yield from self._rest(random.uniform(30, 120))
        if self.member.second_phone:
            self._second = yield AddPhone("pin")
        for leg, station in enumerate(order):
            if station == self.member.skips:
                yield from self._act(Draft("skip", station))
                continue
            self._offline = (self._previous, station) == self.world.dead_stretch
            yield from self._way(leg, station)
            questions = yield from self._check_in(station)
            after = order[leg + 1] if leg + 1 < len(order) else None
            yield from self._at_station(station, questions, next_is_dead=(station, after) == self.world.dead_stretch)
            self._previous = station
        yield from self._catch_up()

    # On the way.

    def _way(self, leg: int, station: str) -> Walk:
        random = self._chance(station, "way")
        seconds = self._way_m(station, random) / self.member.pace_m_s
        yield from self._rest(seconds * 0.4)
        yield from self._catch_up()
        if leg == self.member.pauses_on_leg:
            # An ice cream for everybody.
            yield from self._rest(random.uniform(4, 12) * 60)
        dies_on = self.member.phone_dies_on_leg
        if dies_on is not None and leg >= dies_on and not self._died and not self._offline:
            self._died = True
            yield from self._rest(random.uniform(60, 240))
            self._main = yield AddPhone(self.member.comes_back_by, instead_of=self._main)
        yield from self._rest(seconds * 0.6)

    def _way_m(self, station: str, random: Random) -> float:
        here = self._place(self._previous) if self._previous else None
        there = self._place(station)
        if here is None or there is None:
            return UNKNOWN_WAY_M if self._previous else random.uniform(20, 200)
        return plane_distance_m(here, there)

    def _place(self, station: str) -> Position | None:
        stop = self.world.course.stops[station]
        near = self.world.course.stops.get(stop.station.near or "")
        return stop.position or (near.position if near else None)

    def _catch_up(self) -> Walk:
        """Answer what was left for later."""
        deferred, self._deferred = self._deferred, []
        for station, question in deferred:
            yield from self._rest(self._chance(station, question, "later").uniform(15, 40))
            yield from self._answer(station, question)

    # Checking in.

    def _check_in(self, station: str) -> Generator[Step, Any, list[str]]:
        """The ladder: position, once more, then the code or the host. Outcome: the questions that are open now."""
        stop = self.world.course.stops[station]
        random = self._chance(station, "check-in")
        if self._offline:
            draft = self._code(station) if by_code_alone(stop) else self._fix(stop, random)
            yield Keep(self._main, (draft,))
            yield from self._rest(random.uniform(60, 240))
            results = yield from self._reception()
            if results and was_accepted(results[-1]):
                return _opened(results[-1])
        if not by_code_alone(stop):
            opened = yield from self._by_position(station, stop, random)
            if opened is not None:
                return opened
        return (yield from self._by_code(station, random))

    def _by_position(self, station: str, stop: Stop, random: Random) -> Generator[Step, Any, list[str] | None]:
        refused = 0
        if self._previous and random.random() < self.member.eager:
            # Pressed too early, from down the street.
            early = self._fix(stop, random, early_m=random.uniform(60, 160))
            result = yield from self._act(early)
            if was_accepted(result):
                return _opened(result)
            refused += 1
            yield from self._rest(random.uniform(40, 90))
        for attempt in range(GPS_TRIES):
            stuck = station == self.member.stuck_at and attempt < 3
            result = yield from self._act(self._fix(stop, random, imprecise=stuck))
            if was_accepted(result):
                return _opened(result)
            refused += 1
            if refused == 2 and not self.member.patient:
                return None
            if refused == 2:
                opened = yield from self._wait_for_host(station, random)
                if opened is not None:
                    return opened
            yield from self._rest(random.uniform(20, 60))
        return None

    def _wait_for_host(self, station: str, random: Random) -> Generator[Step, Any, list[str] | None]:
        """Call for help once, and look for a while whether the host has opened the station."""
        yield from self._act(Draft("help", station))
        for _minute in range(random.randint(8, 14)):
            yield from self._rest(60)
            state = (yield Look(self._main))["stations"][station]
            if state["state"] not in ("locked", "skipped"):
                return [question["id"] for question in state.get("questions") or []]
        return None

    def _fix(self, stop: Stop, random: Random, *, early_m: float = 0, imprecise: bool = False) -> Draft:
        center = stop.fence.center if stop.fence else Position(0, 0)
        reach = (stop.fence.radius_m if stop.fence else None) or 30.0
        before = self._place(self._previous) if self._previous else None
        if early_m and before is not None:
            true = towards(before, center, reach + early_m)
        else:
            true = away(center, reach * random.uniform(0.1, 0.8), random)
        fix = measure(true, self.world.around[stop.station.id], random, imprecise=imprecise)
        return Draft("checkin", stop.station.id, body={"method": "gps", "fix": fix})

    def _by_code(self, station: str, random: Random) -> Generator[Step, Any, list[str]]:
        yield from self._rest(random.uniform(20, 60))
        if random.random() < 0.12:
            yield from self._act(self._code(station, slip=True))
            yield from self._rest(random.uniform(10, 25))
        result = yield from self._act(self._code(station))
        return _opened(result)

    def _code(self, station: str, *, slip: bool = False) -> Draft:
        code = self.world.codes[station]
        if slip:
            code = code[:-1] + ALPHABET[(ALPHABET.index(code[-1]) + 1) % len(ALPHABET)]
        # As people type it from the poster.
        return Draft("checkin", station, body={"method": "code", "code": f"{code[:4]} {code[4:]}".lower()})

    # At the station.

    def _at_station(self, station: str, questions: list[str], *, next_is_dead: bool) -> Walk:
        random = self._chance(station, "stay")
        dwell = (self.world.course.stops[station].station.dwell_min or 5) * 60 * random.uniform(0.4, 0.9)
        for number, question in enumerate(questions):
            last = number == len(questions) - 1
            if (next_is_dead and last) or random.random() < self.member.defers:
                self._deferred.append((station, question))
                continue
            yield from self._rest(dwell / len(questions))
            yield from self._answer(station, question)
        if not questions:
            yield from self._rest(dwell)

    def _answer(self, station: str, key: str) -> Walk:
        random = self._chance(station, key)
        question = self.world.course.stops[station].questions[key]
        for attempt in range(1, question.attempts + 1):
            if attempt <= len(question.hints) and random.random() < (1 - self.member.skill) * 0.7:
                yield from self._act(Draft("hint", station, key, {"index": attempt - 1}))
                yield from self._rest(random.uniform(10, 40))
            response = respond(question, self._quality(random, attempt), random)
            draft = Draft("answer", station, key, {"attempt": attempt, "response": response})
            verdict = (yield from self._act_together(draft, question, random)).get("verdict") or {}
            # Without a verdict, that is without reception, nobody tries twice.
            if not verdict.get("attempts_left") or random.random() < 0.2:
                return
            yield from self._rest(random.uniform(15, 45))

    def _act_together(self, draft: Draft, question: Any, random: Random) -> Generator[Step, Any, dict[str, Any]]:
        """Send an answer; where there is a second phone it sometimes answers the same, and only one of both counts."""
        both = random.random() < 0.25
        other = respond(question, self._quality(random, 1), random)
        swapped = random.random() < 0.5
        if not both or self._second is None or self._offline:
            return (yield from self._act(draft))
        again = Draft("answer", draft.station, draft.question, {**draft.body, "response": other})
        phones = (self._second, self._main) if swapped else (self._main, self._second)
        yield from self._act(draft, phone=phones[0])
        yield from self._rest(1)
        return (yield from self._act(again, phone=phones[1]))

    def _quality(self, random: Random, attempt: int) -> Quality:
        draw = random.random()
        if draw < min(0.95, self.member.skill + 0.15 * (attempt - 1)):
            return "right"
        return "partly" if draw < self.member.skill + 0.15 else "wrong"

    # Steps.

    def _act(self, draft: Draft, *, phone: int | None = None) -> Generator[Step, Any, dict[str, Any]]:
        """One event, sent at once where there is reception; its result, else one that says nothing."""
        phone = self._main if phone is None else phone
        if self._offline:
            yield Keep(phone, (draft,))
            return {"status": "kept"}
        self._acts += 1
        results = yield Act(phone, (draft,), lose_reply=self._acts in self.member.lost_replies)
        _raise_when_over(results)
        result: dict[str, Any] = results[-1]
        return result

    def _reception(self) -> Generator[Step, Any, list[dict[str, Any]]]:
        """The dead zone is left: what waited goes out as one batch."""
        if not self._offline:
            return []
        self._offline = False
        results: list[dict[str, Any]] = yield Act(self._main)
        _raise_when_over(results)
        return results

    def _rest(self, seconds: float) -> Walk:
        self.clock_s += seconds
        yield Pause(seconds)
        if self._since is not None and self.clock_s - self._since > self.world.limit_s:
            raise TimeUp

    def _chance(self, *place: object) -> Random:
        return chance(self.world.seed, self.member.index, *place)


def was_accepted(result: Mapping[str, Any]) -> bool:
    """Whether an event was accepted, now or when it was sent for the first time."""
    return "accepted" in (result.get("status"), result.get("first"))


def _opened(result: Mapping[str, Any]) -> list[str]:
    """The questions that an accepted check-in has opened."""
    unlocked = (result.get("verdict") or {}).get("unlocked") or {}
    return [question["id"] for question in unlocked.get("questions", [])]


def _raise_when_over(results: list[dict[str, Any]]) -> None:
    if any(result.get("reason") == "tour_ended" for result in results):
        raise TourOver
