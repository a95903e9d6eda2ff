"""What the views of phones and of hosts share around the intake: what is lent to it, and sentences for its results.

For views alone, also for those of domains above.
"""

from __future__ import annotations

from datetime import datetime

from flask import current_app

from app.play.payloads import EventResult
from app.play.service import Taken
from app.play.trails import Trail, Trails
from app.tours.queries import Principal
from app.web.context import services
from app.web.errors import sentence


class StationCodes:
    """Counts a group's wrong station codes in the running server."""

    def __init__(self, group_id: str) -> None:
        self._limits = services().limits
        self._key = group_id

    def exhausted(self) -> bool:
        """Whether the group has typed too many wrong codes just now."""
        return self._limits.exhausted("station-code", self._key)

    def failed(self) -> None:
        """Count a wrong code."""
        self._limits.count("station-code", self._key)


def trail_of(asking: Principal, *, now: datetime) -> Trail:
    """Where the phones of this group were lately. Whoever borrows it calls `keep` once the batch is committed."""
    trails: Trails = current_app.extensions.setdefault("stadtlotse_trails", Trails())
    return trails.borrow(asking.tour.id, asking.group.id, now=now.timestamp())


def event_result(taken: Taken) -> EventResult:
    """One result as it is sent, with the sentence for its reason in the asker's language."""
    message = None
    if taken.reason is not None:
        # Figures are not kept, so the sentence of a repeated refusal does without them.
        args = taken.args or {}
        known = taken.reason not in ("too_far", "too_imprecise") or "distance" in args
        message = sentence(taken.reason if known else f"{taken.reason}_again", **args)
    return EventResult.model_validate(
        {
            "id": taken.id,
            "status": taken.status,
            "first": taken.first,
            "reason": taken.reason,
            "message": message,
            "verdict": taken.verdict,
        }
    )
