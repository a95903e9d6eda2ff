"""What each virtual group is like: name, pace, skill, and the troubles it will meet. Pure; used by walker and run."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil
from random import Random
from typing import Literal

from app.ops.simulate.chance import chance
from app.ops.simulate.names import unique_names

ENGLISH_SHARE = 0.3
# Groups come in over so many simulated seconds; a few more minutes where there are many.
JOINING_S = 300


@dataclass(frozen=True)
class Member:
    """One virtual group. Legs are counted from 0, acts (batches that are sent at once) as well."""

    index: int
    name: str
    language: Literal["de", "en"]
    joins_at_s: float
    pace_m_s: float
    skill: float
    eager: float
    defers: float
    patient: bool
    second_phone: bool
    comes_back_by: Literal["pin", "code"]
    phone_dies_on_leg: int | None
    pauses_on_leg: int | None
    skips: str | None
    stuck_at: str | None
    lost_replies: frozenset[int]


def make_members(seed: int, count: int, stations: Sequence[str], *, fenced: Sequence[str]) -> list[Member]:
    """All groups of a simulation; `fenced` are the stations where a position counts.

    Troubles are dealt out by shares, so that even a dozen groups meet each of them.
    """
    random = chance(seed, "members", count)
    english = _some(random, count, ENGLISH_SHARE)
    second, dying, pausing = (_some(random, count, share) for share in (1 / 3, 0.15, 0.3))
    skipping, stuck, patient, losing = (_some(random, count, share) for share in (0.15, 0.4, 0.5, 0.4))
    # Every other one of the stuck is patient, so that the host's waiting list has something to show.
    patient |= set(sorted(stuck)[::2])
    patient -= set(sorted(stuck)[1::2])
    names = {
        "de": iter(unique_names("de", count - len(english), random)),
        "en": iter(unique_names("en", len(english), random)),
    }
    arrivals = sorted(random.uniform(0, max(JOINING_S, count)) for _ in range(count))
    members = []
    for index in range(count):
        language: Literal["de", "en"] = "en" if index in english else "de"
        own = chance(seed, index, "traits")
        stuck_at = own.choice(fenced) if index in stuck and fenced else None
        members.append(
            Member(
                index=index,
                name=next(names[language]),
                language=language,
                joins_at_s=arrivals[index],
                pace_m_s=own.uniform(0.9, 1.4),
                skill=own.betavariate(5, 2.5),
                eager=own.uniform(0, 0.25),
                defers=own.uniform(0, 0.12),
                patient=index in patient,
                second_phone=index in second,
                comes_back_by=own.choice(("pin", "code")),
                phone_dies_on_leg=_leg(own, stations) if index in dying else None,
                pauses_on_leg=_leg(own, stations) if index in pausing else None,
                skips=_skipped(own, stations, stuck_at) if index in skipping else None,
                stuck_at=stuck_at,
                lost_replies=frozenset(own.sample(range(2, 20), 2)) if index in losing else frozenset(),
            )
        )
    return members


def _some(random: Random, count: int, share: float) -> set[int]:
    return set(random.sample(range(count), ceil(count * share)))


def _skipped(random: Random, stations: Sequence[str], stuck_at: str | None) -> str | None:
    others = [station for station in stations if station != stuck_at]
    return random.choice(others) if others else None


def _leg(random: Random, stations: Sequence[str]) -> int:
    """A leg in the first two thirds, so that a group of few minutes meets its trouble as well."""
    return random.randrange(1, max(2, len(stations) * 2 // 3))
