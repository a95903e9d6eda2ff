"""What the live pages read: rows of the board and of the standings, a group's timeline. Reads only."""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from app.accounts.models import User
from app.play.calls import Call, calls_of
from app.play.models import Event, Standing
from app.tours.models import Device, Group

# Refusals that say a group stands somewhere and does not get in; others say nothing about a place.
STUCK = ("too_far", "too_imprecise", "stale_fix", "invalid_fix", "code_only", "wrong_code")

# How many flagged check-ins of a group the board shows; all are in its timeline.
MAX_FLAGGED = 5


@dataclass(frozen=True)
class Refused:
    """The latest check-in of a group that was refused, and how often that station has refused it since it got on."""

    event_id: str
    station: str
    reason: str
    tries: int
    at: datetime
    distance_band_m: int | None
    accuracy_band_m: int | None


@dataclass(frozen=True)
class Flagged:
    """A check-in that counts although something about its position is implausible."""

    station: str
    at: datetime
    flags: list[str]


@dataclass(frozen=True)
class BoardGroup:
    """One group as the board shows it, straight from the tables."""

    id: str
    number: int
    name: str
    hidden: bool
    joined_at: datetime
    points: int
    stations_done: int
    finished: bool
    cells: dict[str, dict[str, Any]]
    devices: int
    seen: datetime
    refused: Refused | None
    call: Call | None
    flags: list[Flagged]


def board_groups(session: Session, tour_id: int, *, since: int = -1) -> list[BoardGroup]:
    """The groups of a tour that have changed after a log number, in the order they joined."""
    changed = (Group.tour_id == tour_id, or_(Group.log_no > since, Standing.log_no > since))
    rows = session.execute(
        select(
            Group.id,
            Group.number,
            Group.name,
            Group.hidden,
            Group.created_at,
            Standing.points,
            Standing.stations_done,
            Standing.finished,
            Standing.cells,
        )
        .outerjoin(Standing, Standing.group_id == Group.id)
        .where(*changed)
        .order_by(Group.number)
    ).all()
    wanted = [row.id for row in rows] if since >= 0 else None
    devices = _devices(session, tour_id, wanted)
    refused = _refused(session, tour_id, wanted)
    calls = calls_of(session, tour_id, wanted)
    flags = _flags(session, tour_id, wanted)
    result = []
    for row in rows:
        count, seen = devices.get(row.id, (0, row.created_at))
        result.append(
            BoardGroup(
                id=row.id,
                number=row.number,
                name=row.name,
                hidden=row.hidden,
                joined_at=row.created_at,
                points=row.points or 0,
                stations_done=row.stations_done or 0,
                finished=bool(row.finished),
                cells=json.loads(row.cells) if row.cells else {},
                devices=count,
                seen=seen,
                refused=refused.get(row.id),
                call=calls.get(row.id),
                flags=flags.get(row.id, []),
            )
        )
    return result


def _devices(session: Session, tour_id: int, wanted: list[str] | None) -> dict[str, tuple[int, datetime]]:
    query = select(Device.group_id, func.max(Device.number), func.max(Device.last_seen_at)).join(
        Group, Group.id == Device.group_id
    )
    query = query.where(Group.tour_id == tour_id)
    if wanted is not None:
        query = query.where(Group.id.in_(wanted))
    return {group: (number, seen) for group, number, seen in session.execute(query.group_by(Device.group_id))}


def _refused(session: Session, tour_id: int, wanted: list[str] | None) -> dict[str, Refused]:
    query = select(Event.id, Event.group_id, Event.event_id, Event.station, Event.reason, Event.at, Event.body).where(
        Event.tour_id == tour_id, Event.type == "checkin", Event.status == "refused", Event.reason.in_(STUCK)
    )
    if wanted is not None:
        query = query.where(Event.group_id.in_(wanted))
    by_group: dict[str, list[Any]] = defaultdict(list)
    for row in session.execute(query.order_by(Event.id)):
        by_group[row.group_id].append(row)
    if not by_group:
        return {}
    passed = _last_unlocked(session, list(by_group))
    result = {}
    for group, rows in by_group.items():
        fresh = [row for row in rows if row.id > passed.get(group, 0) and row.station]
        if fresh:
            last = fresh[-1]
            body = json.loads(last.body)
            result[group] = Refused(
                event_id=last.event_id,
                station=last.station,
                reason=last.reason or "",
                tries=sum(row.station == last.station for row in fresh),
                at=last.at,
                distance_band_m=body.get("distance_band_m"),
                accuracy_band_m=body.get("accuracy_band_m"),
            )
    return result


def _flags(session: Session, tour_id: int, wanted: list[str] | None) -> dict[str, list[Flagged]]:
    """The newest flagged check-ins of each group, newest first."""
    # By one of the two, so that SQLite takes its index: a few groups are quicker than the tour, and it would not know.
    where = Event.tour_id == tour_id if wanted is None else Event.group_id.in_(wanted)
    query = select(Event.group_id, Event.station, Event.at, Event.flags).where(
        where, Event.status == "accepted", Event.flags != ""
    )
    by_group: dict[str, list[Flagged]] = defaultdict(list)
    rows: Any = session.execute(query.order_by(Event.at.desc(), Event.id.desc()))
    for group, station, at, flags in rows:
        if len(by_group[group]) < MAX_FLAGGED:
            by_group[group].append(Flagged(station, at, flags.split(",")))
    return by_group


def _last_unlocked(session: Session, groups: list[str]) -> dict[str, int]:
    """The row of each group's last accepted check-in or release that holds."""
    query = (
        select(Event.group_id, func.max(Event.id))
        .where(
            Event.group_id.in_(groups),
            Event.type.in_(("checkin", "release")),
            Event.status == "accepted",
            Event.revoked_by.is_(None),
        )
        .group_by(Event.group_id)
    )
    return {str(group): last for group, last in session.execute(query)}


def devices_numbered(session: Session, group_id: str, number: int) -> list[Device]:
    """The rows of one phone, newest first: one for each token it got."""
    query = select(Device).where(Device.group_id == group_id, Device.number == number)
    return list(session.scalars(query.order_by(Device.id.desc())))


def timeline(session: Session, group_id: str, *, before: int, limit: int) -> list[tuple[Event, str | None]]:
    """A group's events with the names of those who acted, newest first, older than a row's id.

    Who is answering just now is no news a minute later and would only fill pages.
    """
    query = select(Event, User.name).outerjoin(User, User.id == Event.actor_id)
    query = query.where(Event.group_id == group_id, Event.id < before, Event.type != "claim")
    return [(event, name) for event, name in session.execute(query.order_by(Event.id.desc()).limit(limit))]
