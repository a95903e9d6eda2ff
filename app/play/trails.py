"""Where groups were seen lately, in memory alone: positions are never stored and end with the process. Used by edge.

One holder per application, for all threads. A batch of events borrows a `Trail`; what it saw joins the memory only when
its transaction is committed, so that events that were rolled back leave nothing behind.
"""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass
from threading import Lock

from app.play.plausibility import Sighting, flags_of

MAX_GROUPS = 20_000
MAX_FIXES = 50_000
# Of each group, for all its phones together.
KEPT = 16
FORGET_S = 4 * 3600.0

# A fix within a tour; group ids are unique over all tours.
_Fix = tuple[int, float, float, float]


@dataclass(slots=True)
class _Seen:
    """The last sightings of a group, oldest first, and when the newest came."""

    sightings: tuple[Sighting, ...]
    at: float


class Trails:
    """The sightings of all groups, and which group has sent which fix."""

    def __init__(self) -> None:
        self._lock = Lock()
        # Both by the time of their last change, so that the oldest are at the front.
        self._groups: OrderedDict[str, _Seen] = OrderedDict()
        self._fixes: OrderedDict[_Fix, tuple[str, float]] = OrderedDict()

    def borrow(self, tour_id: int, group_id: str, *, now: float) -> Trail:
        """The memory of one group, for one batch; `now` is in seconds."""
        with self._lock:
            self._forget(now)
            seen = self._groups.get(group_id)
        return Trail(self, tour_id, group_id, seen.sightings if seen else (), now)

    def elsewhere(self, fix: _Fix, group_id: str) -> bool:
        """Whether another group of the tour has sent this fix."""
        with self._lock:
            known = self._fixes.get(fix)
        return known is not None and known[0] != group_id

    def keep(self, tour_id: int, group_id: str, new: list[Sighting], now: float) -> None:
        """Remember what a batch saw."""
        with self._lock:
            seen = self._groups.pop(group_id, None)
            # Read again: the group's other phone may have been quicker.
            kept = (*(seen.sightings if seen else ()), *new)[-KEPT:]
            self._groups[group_id] = _Seen(kept, now)
            for sighting in new:
                if sighting.telling:
                    # Whoever came first keeps it, so that only the copy is flagged.
                    self._fixes.setdefault((tour_id, *sighting.fix), (group_id, now))
            self._forget(now)

    def _forget(self, now: float) -> None:
        while self._groups and (len(self._groups) > MAX_GROUPS or self._oldest_group() < now - FORGET_S):
            self._groups.popitem(last=False)
        while self._fixes and (len(self._fixes) > MAX_FIXES or self._oldest_fix() < now - FORGET_S):
            self._fixes.popitem(last=False)

    def _oldest_group(self) -> float:
        return next(iter(self._groups.values())).at

    def _oldest_fix(self) -> float:
        return next(iter(self._fixes.values()))[1]


class Trail:
    """One group's memory as a batch uses it."""

    def __init__(self, trails: Trails, tour_id: int, group_id: str, before: tuple[Sighting, ...], now: float) -> None:
        self._trails = trails
        self._tour_id = tour_id
        self._group_id = group_id
        self._before = before
        self._now = now
        self._new: list[Sighting] = []

    def flags(self, sighting: Sighting) -> tuple[str, ...]:
        """The flags of a sighting, which joins those of the batch."""
        fix = (self._tour_id, *sighting.fix)
        elsewhere = sighting.telling and self._trails.elsewhere(fix, self._group_id)
        found = flags_of(sighting, (*self._before, *self._new), elsewhere=elsewhere)
        self._new.append(sighting)
        return found

    def keep(self) -> None:
        """The batch is committed: remember what it saw."""
        if self._new:
            self._trails.keep(self._tour_id, self._group_id, self._new, self._now)
            self._new = []
