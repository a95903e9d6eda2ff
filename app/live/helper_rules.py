"""What a helper's link is good for: how long, for what, and where each group stands from one station's view. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any, Literal

NAME_LENGTH = 40
# Enough for shifts at one station, few enough to be looked through.
MAX_LINKS = 5
# A phone that asks every five seconds is noted as heard of once a minute.
TOUCH_EVERY = timedelta(minutes=1)
# After the tour somebody still has to say who was there; the day after nobody has to.
GRACE = timedelta(hours=2)
# The most that one link may give one group.
MAX_POINTS = 100
DEEDS = ("release", "adjust")
STARTED = ("running", "paused", "ended")
WALKING = ("running", "paused")

Part = Literal["help", "here", "due", "been", "later"]


def why_not(*, revoked_at: datetime | None, ended_at: datetime | None, now: datetime) -> str | None:
    """The code of the sentence why a link does not hold, None where it does."""
    if revoked_at is not None:
        return "helper_revoked"
    if ended_at is not None and now > ended_at + GRACE:
        return "helper_over"
    return None


def is_open(cell: Mapping[str, Any] | None) -> bool:
    """Whether the station is open for a group; one that was left out is not."""
    return cell is not None and cell["state"] != "skipped"


def part_of(station: str, row: Mapping[str, Any], *, phase: str) -> Part:
    """What a group is to the people at one station; `row` is its row of the board.

    Who asks for help here or is turned away here comes first, whatever the order of stations says.
    """
    cell = row["cells"].get(station)
    asking = [one for one in (row["call"], row["refused"]) if one is not None and one["station"] == station]
    if not is_open(cell) and asking:
        return "help"
    walking = phase in WALKING and not row["finished"]
    if walking and row["current"] == station:
        return "here"
    if cell is not None:
        return "been"
    return "due" if walking and row["current"] is None and row["next"] == station else "later"


def refusal(
    kind: str, *, station: str | None, points: object, own: str, may_adjust: bool, given: int, phase: str
) -> str | None:
    """The code of the sentence why a helper may not do this, None where it is allowed.

    `own` is the helper's station, `given` what this link has given the group already.
    """
    if kind not in DEEDS or (kind == "release" and station != own):
        return "helper_not_allowed"
    if phase not in STARTED:
        return "helper_not_started"
    if kind == "release":
        return None
    if not may_adjust:
        return "helper_no_points"
    # What is no number at all is refused by whoever reads it.
    too_much = isinstance(points, int) and not 1 <= points <= MAX_POINTS - given
    return "helper_points_limit" if too_much else None
