"""What boards get of helpers' links and what a helper's phone gets; OpenAPI is generated from these classes.

A helper sees names, flags and what concerns one station: no number of a phone, no code of a group, no other station.
"""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any, Literal

from pydantic import BaseModel, Field, StringConstraints

from app.clock import isoformat
from app.live import helper_rules as rules
from app.live import payloads
from app.live.helper_models import HelperLink
from app.live.queries import BoardGroup
from app.play.course import Course
from app.tours import rules as tour_rules
from app.tours.models import Tour
from app.tours.payloads import public_name


class LinkRequest(BaseModel):
    """A link that a host wants to make."""

    station: Annotated[str, StringConstraints(min_length=1, max_length=60)]
    name: Annotated[str, StringConstraints(max_length=200)]
    may_adjust: Annotated[bool, Field(strict=True)] = False


class LinkPayload(BaseModel):
    """A link that holds, without the address: only its maker has seen that."""

    id: int
    station: str
    name: str
    may_adjust: bool
    created_at: str
    created_by: str | None
    last_used_at: str | None


class LinksPayload(BaseModel):
    """The links of a tour that hold."""

    now: str
    most: int = Field(description="How many a station may have")
    links: list[LinkPayload]


class MadeLinkPayload(BaseModel):
    """A new link with its address, which is told this once."""

    address: str
    link: LinkPayload


class HelperGroup(BaseModel):
    """A group as one station needs to know it; `name` is null where the host has hidden it."""

    number: int
    name: str | None
    flag: str
    part: Literal["help", "here", "due", "been", "later"]
    state: Literal["in", "right", "partly", "wrong", "skipped"] | None
    method: Literal["gps", "code", "release"] | None
    at: str | None
    due: str | None
    tries: int = Field(description="Check-ins here that were refused since the group last got in anywhere")
    calls: bool = Field(description="Whether it asks for help here")
    given: int = Field(description="Points that this link has given it")


class HelperPayload(BaseModel):
    """What a helper's page shows; `groups` is null where nothing has changed since the number that was asked with."""

    now: str
    log_no: int
    phase: str
    most_points: int
    groups: list[HelperGroup] | None


def link_payload(link: HelperLink, maker: str | None) -> LinkPayload:
    """One line of the board's list."""
    return LinkPayload(
        id=link.id,
        station=link.station,
        name=link.name,
        may_adjust=link.may_adjust,
        created_at=isoformat(link.created_at),
        created_by=maker,
        last_used_at=isoformat(link.last_used_at) if link.last_used_at else None,
    )


def helper_payload(tour: Tour, groups: list[dict[str, Any]] | None, *, now: datetime) -> dict[str, Any]:
    """A `HelperPayload`."""
    return {
        "now": isoformat(now),
        "log_no": tour.log_no,
        "phase": tour.phase,
        "most_points": rules.MAX_POINTS,
        "groups": groups,
    }


def helper_group(group: BoardGroup, course: Course, link: HelperLink, *, phase: str, given: int) -> dict[str, Any]:
    """A `HelperGroup`, out of what a board would show of the group."""
    row = payloads.board_row(group, course, contact=None)
    station, refused = link.station, row["refused"]
    cell: dict[str, Any] = row["cells"].get(station) or {}
    part = rules.part_of(station, row, phase=phase)
    return {
        "number": group.number,
        "name": public_name(group.name, group.hidden),
        "flag": tour_rules.flag_of(group.number),
        "part": part,
        "state": cell.get("state"),
        "method": cell.get("method"),
        "at": cell.get("at"),
        "due": row["due"] if part == "due" else None,
        "tries": refused["tries"] if refused is not None and refused["station"] == station else 0,
        "calls": row["call"] is not None and row["call"]["station"] == station,
        "given": given,
    }
