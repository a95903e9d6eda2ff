"""Made-up walks of groups for the flags: honest ones with all the noise of a real day, and naive spoofs of one.

A walk is what the server accepts of it, in the order in which it arrives. Fixes come from the noise that the simulation
uses, which itself follows the model of quality.md: Rayleigh errors of 4, 11 and 22 m on average, and outliers.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from random import Random

from app.geo.distance import LocalPlane, Position, plane_distance_m
from app.geo.fence import Fence, Fix, judge
from app.ops.simulate.noise import CANYON, OLD_TOWN, OPEN, Surroundings, away, measure, surroundings
from app.play.plausibility import sighting
from app.play.trails import Trails

TOWN_HALL = Position(53.32485, 11.4949)
DAY_S = 86_400.0
# Fixes that are far off although the phone trusts them, on top of those that it does not trust.
BLIND = {OPEN: 0.0, OLD_TOWN: 0.01, CANYON: 0.03}
STEPS = (5.0, 10.0, 15.0, 20.0, 30.0, 65.0)


@dataclass(frozen=True)
class Station:
    """A place to check in."""

    key: str
    pin: Position
    radius_m: float
    around: Surroundings


@dataclass(frozen=True)
class Try:
    """A check-in: when by true time, with which fix."""

    device: int
    station: Station
    fix: Fix
    at: float


@dataclass
class Phone:
    """How one phone measures, and what its clock shows: `offset` seconds ahead, another offset after a jump."""

    device: int
    dice: Random
    coarse: bool = False
    repeats: bool = False
    full_digits: bool = False
    offset: float = 0.0
    jump: tuple[float, float] = (math.inf, 0.0)
    last: tuple[Fix, float] | None = field(default=None)

    def clock(self, at: float) -> float:
        """What the phone's clock shows at a true time."""
        moment, by = self.jump
        return at + self.offset + (by if at >= moment else 0.0)

    def fix(self, true: Position, around: Surroundings, at: float) -> Fix:
        """What it reports; some phones tell the last fix again for a while, some of those as if it were new."""
        if self.repeats and self.last and at - self.last[1] < 28 and self.dice.random() < 0.6:
            age = self.last[0].age_s + (at - self.last[1] if self.dice.random() < 0.7 else 0.0)
            return replace(self.last[0], age_s=round(age, 1))
        raw = measure(true, around, self.dice)
        measured = Position(raw["lat"], raw["lon"])
        if self.dice.random() < BLIND[around]:
            measured = away(measured, self.dice.uniform(40, 250), self.dice)
        if self.full_digits:
            measured = away(measured, 0.01, self.dice)
        accuracy = raw["accuracy_m"]
        if self.coarse:
            measured = Position(round(measured.lat, 6), round(measured.lon, 6))
            accuracy = next((step for step in STEPS if step >= accuracy), 65.0)
        fix = Fix(measured.lat, measured.lon, accuracy, raw["age_s"])
        self.last = (fix, at)
        return fix


def make_phone(device: int, dice: Random, start: float) -> Phone:
    """A phone as people have them."""
    phone = Phone(device, dice, dice.random() < 0.15, dice.random() < 0.3, dice.random() < 0.4)
    if dice.random() < 0.3:
        phone.offset = dice.uniform(-2 * DAY_S, 2 * DAY_S)
    if dice.random() < 0.03:
        phone.jump = (start + dice.uniform(0, 7200), dice.uniform(-2 * DAY_S, 2 * DAY_S))
    return phone


def town(dice: Random) -> list[Station]:
    """A walk of six to ten stations with 120 to 900 m between them."""
    place, heading, stations = TOWN_HALL, dice.uniform(0, 2 * math.pi), []
    for number in range(dice.randint(6, 10)):
        stations.append(Station(f"s{number}", place, dice.choice([20.0, 30.0, 30.0, 50.0]), surroundings(dice)))
        heading += dice.uniform(-1.2, 1.2)
        way = dice.uniform(120, 900)
        place = LocalPlane(place).to_position(way * math.cos(heading), way * math.sin(heading))
    return stations


def market(dice: Random) -> list[Station]:
    """Stands on a square, so close that their fences overlap."""
    around = surroundings(dice)
    return [Station(f"m{number}", away(TOWN_HALL, 8.0 + 4 * number, dice), 30.0, around) for number in range(5)]


def honest(dice: Random, stations: list[Station], start: float) -> tuple[list[Phone], list[Try]]:
    """A group on its way with one or two phones, which sometimes split."""
    phones = [make_phone(number + 1, dice, start) for number in range(dice.choice([1, 1, 2, 2, 2]))]
    turn = dice.randrange(len(stations))
    order = stations[turn:] + stations[:turn]
    if len(phones) == 2 and dice.random() < 0.05:
        tries = [one for phone in phones for one in _walk(dice, [phone], dice.sample(order, len(order)), start)]
    else:
        tries = list(_walk(dice, phones, order, start))
    return phones, sorted(tries, key=lambda one: one.at)


def _walk(dice: Random, phones: list[Phone], order: list[Station], at: float) -> Iterator[Try]:
    pace = dice.uniform(2.5, 3.5) if dice.random() < 0.1 else dice.uniform(0.7, 1.6)
    at_posters = dice.random() < 0.3
    before: Position | None = None
    for station in order:
        # At the poster, or wherever in the fence the app first offers to check in.
        stand = away(station.pin, dice.uniform(0, 2) if at_posters else station.radius_m * dice.random() ** 0.5, dice)
        at += plane_distance_m(before, stand) / pace if before else 0.0
        active = [phone for phone in phones if dice.random() < 0.6] or [dice.choice(phones)]
        for phone in active:
            yield from _check_in(dice, phone, station, stand, at)
        at += dice.uniform(60, 720)
        before = stand


def _check_in(dice: Random, phone: Phone, station: Station, stand: Position, at: float) -> Iterator[Try]:
    fence = Fence.circle(station.pin, station.radius_m)
    for _ in range(dice.randint(2, 5)):
        fix = phone.fix(stand, station.around, at)
        yield Try(phone.device, station, fix, at)
        at += dice.uniform(2, 40)
        # Now and then somebody taps once more, although it has worked.
        if judge(fence, fix).inside and dice.random() > 0.1:
            return


def arrivals(dice: Random, phones: list[Phone], tries: list[Try]) -> list[tuple[Try, float, float]]:
    """Each check-in with the time that the server makes of it and the phone's own, in the order of arrival.

    In a dead zone check-ins wait; then they come as a batch, corrected by the clock that the phone has now.
    """
    sent: list[tuple[float, int, Try, float, float]] = []
    for phone in phones:
        zone = (math.inf, 0.0)
        if tries and dice.random() < 0.5:
            begin = dice.uniform(tries[0].at, tries[-1].at)
            zone = (begin, begin + dice.uniform(120, 3600))
        for number, one in enumerate(one for one in tries if one.device == phone.device):
            leaves = zone[1] if zone[0] <= one.at < zone[1] else one.at
            arrives = leaves + dice.expovariate(1.0) * dice.choice([0.2, 0.2, 3.0])
            made = phone.clock(one.at)
            corrected = made + arrives - phone.clock(leaves)
            sent.append((arrives, number, one, min(max(corrected, tries[0].at - 60), arrives), made))
    return [(one, at, clock) for _, _, one, at, clock in sorted(sent, key=lambda entry: entry[:2])]


def flags_of(trails: Trails, tour: int, group: str, arrived: list[tuple[Try, float, float]]) -> list[tuple[str, ...]]:
    """The flags of each accepted check-in, as the intake finds them."""
    found = []
    for one, at, clock in arrived:
        if judge(Fence.circle(one.station.pin, one.station.radius_m), one.fix).inside:
            trail = trails.borrow(tour, group, now=at)
            found.append(
                trail.flags(sighting(one.fix, one.station.key, one.station.pin, one.device, at=at, clock=clock))
            )
            trail.keep()
    return found


# ---- naive spoofs ----


def _on_time(arrivals: list[Try]) -> list[tuple[Try, float, float]]:
    return [(one, one.at, one.at) for one in arrivals]


def teleporting(dice: Random, stations: list[Station], start: float) -> list[tuple[Try, float, float]]:
    """From the sofa: each station's place, roughly, as quickly as the questions are answered."""
    tries, at = [], start
    for station in stations:
        place = away(station.pin, dice.uniform(1, 9), dice)
        tries.append(Try(1, station, Fix(place.lat, place.lon, round(dice.uniform(3, 20), 1), 0.5), at))
        at += dice.uniform(5, 45)
    return _on_time(tries)


def paced(dice: Random, stations: list[Station], start: float) -> Iterator[tuple[Station, float]]:
    """The stations with times as if somebody walked."""
    at, before = start, None
    for station in stations:
        at += plane_distance_m(before.pin, station.pin) / dice.uniform(1, 1.5) if before else 0.0
        yield station, at
        at += dice.uniform(60, 500)
        before = station


def on_the_pin(dice: Random, stations: list[Station], start: float) -> list[tuple[Try, float, float]]:
    """The coordinates of the map, in good time."""
    return _on_time(
        [
            Try(1, station, Fix(station.pin.lat, station.pin.lon, round(dice.uniform(3, 20), 1), 0.4), at)
            for station, at in paced(dice, stations, start)
        ]
    )


def frozen(dice: Random, stations: list[Station], start: float) -> list[tuple[Try, float, float]]:
    """One place from which all stands of a market are within reach."""
    place = away(TOWN_HALL, dice.uniform(0, 10), dice)
    fix, at, tries = Fix(place.lat, place.lon, round(dice.uniform(5, 20), 1), 0.3), start, []
    for station in stations:
        tries.append(Try(1, station, fix, at))
        at += dice.uniform(20, 180)
    return _on_time(tries)


def constant(dice: Random, stations: list[Station], start: float) -> list[tuple[Try, float, float]]:
    """A script that walks in good time, shakes the coordinates a little and always claims one accuracy.

    One in seven shakes them by more than a receiver's best day; that looks like an honest phone with steps.
    """
    accuracy = dice.choice([1.0, 3.0, 4.5, 5.0, 10.0, 12.345, 20.0])
    shake = 2.4 if dice.random() < 6 / 7 else 9.0
    tries = []
    for station, at in paced(dice, stations, start):
        place = away(station.pin, dice.uniform(0.6, shake), dice)
        tries.append(Try(1, station, Fix(place.lat, place.lon, accuracy, 0.1), at))
    return _on_time(tries)


def copied(dice: Random, stations: list[Station], start: float) -> tuple[list[tuple[Try, float, float]], ...]:
    """An honest group, and one that sends its fixes once more, some time later."""
    phones, tries = honest(dice, stations, start)
    later = dice.uniform(30, 3000)
    mine = [replace(one, at=one.at + later) for one in tries if one.device == 1]
    return arrivals(dice, phones, tries), _on_time(mine)
