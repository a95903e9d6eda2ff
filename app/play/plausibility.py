"""What is odd about where a phone says it is: flags for the host, which never move points. Pure; for intake and trails.

A web page cannot prove that somebody is there. These flags name what honest phones practically never report, so that a
host knows whom to ask; whoever takes trouble to lie is not found.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from app.geo.distance import Position, plane_distance_m
from app.geo.fence import Fix

SPEED, TELEPORT, FROZEN, EXACT, COPIED = "speed", "teleport", "frozen", "exact", "copied"

# Faster than anybody runs; up to the second one may have come by bicycle.
WALK_MS = 8.0
BIKE_MS = 15.0
# Shorter ways say nothing: one fix that is off by two house fronts makes anybody fast.
MIN_WAY_M = 60.0
MIN_TELEPORT_M = 200.0

# A phone that stands still may repeat its last fix for a while, but not minutes later at another station.
SAME_FIXES = 3
SAME_FIX_SPAN_S = 60.0
SAME_MEASUREMENT_S = 2.0
# Receivers that know their accuracy only in steps repeat it all day; together with positions that are always right on
# the pin, which no receiver's are, it is a constant in somebody's script.
SAME_ACCURACY_STATIONS = 4
ON_THE_PIN_M = 3.0

EXACT_M = 0.5
EXACT_STATIONS = 2

# Positions with fewer digits than phones report are equal by chance: six are a hand's breadth.
TELLING_DIGITS = 6


@dataclass(frozen=True, slots=True)
class Sighting:
    """An accepted position of one phone. Times are when it was measured, in seconds.

    `at` is by the server's clock as far as it could be told, `clock` by the phone's own. `pin_m` is the distance to the
    coordinate of the station.
    """

    station: str
    device: int
    at: float
    clock: float
    lat: float
    lon: float
    accuracy_m: float
    pin_m: float

    @property
    def fix(self) -> tuple[float, float, float]:
        """What two phones never report alike."""
        return self.lat, self.lon, self.accuracy_m

    @property
    def telling(self) -> bool:
        """Whether the position has so many digits that another phone does not have it by chance."""
        return max(_digits(self.lat), _digits(self.lon)) >= TELLING_DIGITS


def sighting(fix: Fix, station: str, pin: Position, device: int, *, at: float, clock: float) -> Sighting:
    """A sighting from a check-in that was made at these times, somewhat after its fix was measured."""
    distance = plane_distance_m(Position(fix.lat, fix.lon), pin)
    return Sighting(station, device, at - fix.age_s, clock - fix.age_s, fix.lat, fix.lon, fix.accuracy_m, distance)


def flags_of(new: Sighting, before: Sequence[Sighting], *, elsewhere: bool) -> tuple[str, ...]:
    """The flags of a new sighting, from the group's earlier ones in the order in which they were taken.

    Each phone is looked at by itself, because a group may split. `elsewhere` says that another group of the tour has
    sent this very fix.
    """
    own = [one for one in before if one.device == new.device]
    found = [_pace(new, own)]
    found.append(FROZEN if _is_frozen(new, own) or _is_constant(new, own) else None)
    found.append(EXACT if _is_exact(new, own) else None)
    found.append(COPIED if elsewhere else None)
    return tuple(flag for flag in found if flag is not None)


def _pace(new: Sighting, own: Sequence[Sighting]) -> str | None:
    flags = {_pace_between(new, other) for other in own if other.station != new.station}
    return next((flag for flag in (TELEPORT, SPEED) if flag in flags), None)


def _pace_between(one: Sighting, other: Sighting) -> str | None:
    """The flag for the way between two sightings, of which both may be off by their accuracy.

    The phone's own clock knows the time between best, unless somebody has set it in between; then the server's guess is
    better. The slower of the two is believed.
    """
    between = plane_distance_m(Position(one.lat, one.lon), Position(other.lat, other.lon))
    way = between - one.accuracy_m - other.accuracy_m
    seconds = max(abs(one.clock - other.clock), abs(one.at - other.at), 1.0)
    if way > MIN_TELEPORT_M and way / seconds > BIKE_MS:
        return TELEPORT
    return SPEED if way > MIN_WAY_M and way / seconds > WALK_MS else None


def _is_frozen(new: Sighting, own: Sequence[Sighting]) -> bool:
    """Whether the same fix was measured again and again, at several stations and over minutes."""
    same = [new, *(one for one in own if one.fix == new.fix)]
    times = sorted(one.clock for one in same)
    # A check-in that is tried again carries the same measurement, told with an age that is a little off.
    measured = 1 + sum(after - before > SAME_MEASUREMENT_S for before, after in pairwise(times))
    stations = {one.station for one in same}
    return measured >= SAME_FIXES and len(stations) > 1 and times[-1] - times[0] >= SAME_FIX_SPAN_S


def _is_constant(new: Sighting, own: Sequence[Sighting]) -> bool:
    """Whether the last stations were all reported with one accuracy and right on the pin."""
    stations: set[str] = set()
    for one in (new, *reversed(own)):
        if one.accuracy_m != new.accuracy_m or one.pin_m > ON_THE_PIN_M:
            break
        stations.add(one.station)
    return len(stations) >= SAME_ACCURACY_STATIONS


def _is_exact(new: Sighting, own: Sequence[Sighting]) -> bool:
    """Whether it is the station's own coordinate, and not for the first time: once may be chance."""
    exact = {one.station for one in (new, *own) if one.pin_m < EXACT_M}
    return new.station in exact and new.pin_m < EXACT_M and len(exact) >= EXACT_STATIONS


def _digits(degrees: float) -> int:
    text = repr(degrees)
    # Written with an exponent it is tiny and has more digits than are needed here.
    return TELLING_DIGITS if "e" in text else len(text.partition(".")[2])
