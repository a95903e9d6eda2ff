"""What the database knows of events and standings, and editions prepared for judging. Reads only."""

from __future__ import annotations

import json
from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from threading import Lock
from typing import Any

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from app.content.queries import edition_of
from app.play.course import Course, build_course
from app.play.models import Event, Seal, Standing
from app.play.rules import LogEntry, ranked
from app.tours.models import Group, Tour

# Editions never change, so a prepared one may be kept; a server rarely runs more than a few at once.
_KEPT = 16
_courses: OrderedDict[str, Course] = OrderedDict()
_lock = Lock()


@dataclass(frozen=True)
class Row:
    """One line of the ranking; a hidden name is not for the public."""

    group_id: str
    number: int
    name: str
    hidden: bool
    points: int
    stations_done: int
    finished: bool
    rank: int


def course_of(session: Session, edition_id: str) -> Course:
    """The edition, prepared for judging."""
    with _lock:
        if edition_id in _courses:
            _courses.move_to_end(edition_id)
            return _courses[edition_id]
    course = build_course(edition_id, edition_of(session, edition_id))
    with _lock:
        _courses[edition_id] = course
        while len(_courses) > _KEPT:
            _courses.popitem(last=False)
    return course


def seal_keys(session: Session, tour: Tour) -> dict[str, bytes]:
    """The keys of a tour's stations; empty while nothing of its edition has been sealed."""
    query = select(Seal.station, Seal.key).where(Seal.tour_id == tour.id, Seal.edition_id == tour.edition_id)
    return {row.station: row.key for row in session.execute(query)}


def seals_of(session: Session, tour: Tour) -> dict[str, Seal]:
    """The seals of a tour's stations, of the edition it runs on."""
    query = select(Seal).where(Seal.tour_id == tour.id, Seal.edition_id == tour.edition_id)
    return {seal.station: seal for seal in session.scalars(query)}


def is_sealed(course: Course, keys: Mapping[str, bytes]) -> bool:
    """Whether every station has a seal; they are stored all at once."""
    return set(keys) == set(course.stops)


def known_events(session: Session, tour_id: int, source: str, event_ids: list[str]) -> dict[str, Event]:
    """The events of this source that are in the log already, by id."""
    rows = session.scalars(
        select(Event).where(Event.tour_id == tour_id, Event.source == source, Event.event_id.in_(event_ids))
    )
    return {row.event_id: row for row in rows}


def host_events_of(session: Session, group_id: str, kind: str) -> list[Event]:
    """What hosts did to a group, of one type, oldest first; undone events too."""
    return list(
        session.scalars(
            select(Event)
            .where(Event.group_id == group_id, Event.source == "host", Event.type == kind)
            .order_by(Event.id)
        )
    )


def event_count(session: Session, group_id: str) -> int:
    """How many events of a group are stored."""
    return session.scalar(select(func.count()).select_from(Event).where(Event.group_id == group_id)) or 0


def log_of(session: Session, group_id: str) -> list[LogEntry]:
    """Everything that counts in a group's log: what was undone does not."""
    rows = session.execute(
        select(Event.type, Event.station, Event.question, Event.attempt, Event.body, Event.device, Event.seq, Event.at)
        .where(Event.group_id == group_id, Event.status == "accepted", Event.counts, Event.revoked_by.is_(None))
        .order_by(Event.id)
    )
    return [
        entry_of(type_, station, question, attempt, json.loads(body), device, seq, at)
        for type_, station, question, attempt, body, device, seq, at in rows
    ]


def entry_of(
    type_: str,
    station: str | None,
    question: str | None,
    attempt: int | None,
    body: dict[str, object],
    device: int,
    seq: int,
    at: datetime,
) -> LogEntry:
    """A log entry from the stored columns of an event."""
    index = body.get("index")
    method = body.get("method")
    points = body.get("points")
    return LogEntry(
        type=type_,
        station=station,
        question=question,
        attempt=attempt,
        response=body.get("response"),
        method=method if isinstance(method, str) else None,
        index=index if isinstance(index, int) else None,
        device=device,
        seq=seq,
        points=points if isinstance(points, int) else 0,
        at=at,
    )


def group_count(session: Session, tour_id: int) -> int:
    """How many groups take part."""
    return session.scalar(select(func.count()).select_from(Group).where(Group.tour_id == tour_id)) or 0


def rank_of(session: Session, tour_id: int, points: int) -> int:
    """The rank of a number of points in a tour; equal points share a rank."""
    better = session.scalar(
        select(func.count()).select_from(Standing).where(Standing.tour_id == tour_id, Standing.points > points)
    )
    return 1 + (better or 0)


def ranking(session: Session, tour: Tour) -> list[Row]:
    """All groups of a tour, best first; groups without an event stand at 0 points."""
    by_number = {row.number: row for row in ranked_groups(session, tour.id)}
    result: list[Row] = []
    for number, rank in ranked((number, row.points or 0) for number, row in by_number.items()):
        row = by_number[number]
        result.append(
            Row(row.id, number, row.name, row.hidden, row.points or 0, row.stations_done or 0, bool(row.finished), rank)
        )
    return result


def groups_heard_of(session: Session, tour_id: int, *, since: int) -> set[int]:
    """The numbers of the groups whose newest event came after a log number, whether or not it moved anything.

    One look into the index for each group, because events have no index by their log number.
    """
    newest = select(Event.log_no).where(Event.group_id == Group.id).order_by(Event.id.desc()).limit(1)
    query = select(Group.number).where(Group.tour_id == tour_id, newest.scalar_subquery() > since)
    return set(session.scalars(query))


def ranked_groups(session: Session, tour_id: int, *, since: int = -1) -> list[Any]:
    """The groups whose place in the ranking or name has changed after a log number, with what a ranking shows."""
    query = (
        select(
            Group.id,
            Group.number,
            Group.name,
            Group.hidden,
            Standing.points,
            Standing.stations_done,
            Standing.finished,
        )
        .outerjoin(Standing, Standing.group_id == Group.id)
        .where(Group.tour_id == tour_id, or_(Group.log_no > since, Standing.log_no > since))
    )
    return list(session.execute(query).all())
