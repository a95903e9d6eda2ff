"""What past check-ins say about a station's fence: how many groups were turned away though they stood there. Pure.

The log keeps no positions, only in which band the distance to the fence and the accuracy lay. A group that was turned
away and opened the station afterwards, by whatever rung, was there all the time.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal

from app.geo.fence import ACCURACY_CREDIT_M, MAX_RADIUS_M

# Fewer groups say more about themselves than about the place.
FEWEST_GROUPS = 3
SMALLEST_SHARE = 0.2
# So many of those who were turned away shall get in.
WANTED_SHARE = 0.8
# Who was farther off than this did not stand at the edge of a fence that is too small: the marker is in question.
FAR_M = 50
STEP_M = 5

Kind = Literal["radius", "marker", "weak"]


@dataclass(frozen=True)
class Try:
    """One check-in at a station: the bands are upper edges in metres, None where there is none."""

    group: str
    method: str
    accepted: bool
    reason: str | None = None
    distance_band_m: int | None = None
    accuracy_band_m: int | None = None


@dataclass(frozen=True)
class Advice:
    """`radius`: a wider fence of `radius_m`; `marker`: the position is in question; `weak`: GPS is weak here."""

    kind: Kind
    groups: int
    radius_m: int | None = None
    distance_m: int | None = None


@dataclass
class Evidence:
    """Groups that came to a station, by how they opened it and what went wrong before."""

    groups: int = 0
    by_gps: int = 0
    by_code: int = 0
    by_release: int = 0
    turned_away: int = 0
    advice: list[Advice] = field(default_factory=list)


def weigh(tries: Iterable[Try], *, radius_m: float | None) -> Evidence:
    """What the check-ins of one station amount to; tries of a group in the order in which they happened.

    `radius_m` is the present radius; without one (a polygon, a station without position) no radius is advised.
    """
    by_group: dict[str, list[Try]] = defaultdict(list)
    for one in tries:
        by_group[one.group].append(one)
    found = Evidence(groups=len(by_group))
    near: list[int] = []
    far: list[int] = []
    weak = 0
    for own in by_group.values():
        opened = next((one for one in own if one.accepted), None)
        if opened is None:
            continue
        found.by_gps += opened.method == "gps"
        found.by_code += opened.method == "code"
        found.by_release += opened.method == "release"
        refused = [one for one in own[: own.index(opened)] if one.method == "gps" and one.reason == "too_far"]
        weak += any(one.reason == "too_imprecise" for one in own[: own.index(opened)])
        if not refused:
            continue
        found.turned_away += 1
        # The nearest try is the one made at the place; those before it were made on the way.
        best = min(refused, key=lambda one: one.distance_band_m or math.inf)
        _sort(best, opened, near, far)
    found.advice = _advice(found, near, far, weak, radius_m)
    return found


def _sort(best: Try, opened: Try, near: list[int], far: list[int]) -> None:
    if best.distance_band_m is None:
        return
    if best.distance_band_m <= FAR_M:
        near.append(_missing(best))
    elif opened.method != "gps":
        # Opened by the poster's code or the host, so the group stood there while the phone saw it elsewhere.
        far.append(best.distance_band_m)


def _missing(one: Try) -> int:
    """By how much the fence was too small for this try, at most: the credit for accuracy is on the safe side."""
    edges: Mapping[int | None, int] = {10: 0, 25: 10, 50: 25, 100: 50}
    credit = min(edges.get(one.accuracy_band_m, 0), ACCURACY_CREDIT_M)
    return max(STEP_M, math.ceil((one.distance_band_m or 0) - credit))


def _advice(found: Evidence, near: list[int], far: list[int], weak: int, radius_m: float | None) -> list[Advice]:
    def enough(count: int) -> bool:
        return count >= FEWEST_GROUPS and count >= SMALLEST_SHARE * found.groups

    advice = []
    if radius_m is not None and enough(len(near)):
        more = sorted(near)[math.ceil(WANTED_SHARE * len(near)) - 1]
        wanted = min(int(MAX_RADIUS_M), STEP_M * math.ceil((radius_m + more) / STEP_M))
        if wanted > radius_m:
            advice.append(Advice("radius", len(near), radius_m=wanted))
    if enough(len(far)):
        advice.append(Advice("marker", len(far), distance_m=sorted(far)[len(far) // 2]))
    if enough(weak):
        advice.append(Advice("weak", weak))
    return advice
