"""What the database knows of events and standings, and editions prepared for judging. Reads only."""

from __future__ import annotations

import json
from collections import OrderedDict
from dataclasses import dataclass
from threading import Lock

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.content.queries import edition_of
from app.play.course import Course, build_course
from app.play.models import Event, Standing
from app.play.rules import LogEntry
from app.tours.models import Group, Tour

# Editions never change, so a prepared one may be kept; a server rarely runs more than a few at once.
_KEPT = 16
_courses: OrderedDict[str, Course] = OrderedDict()
_lock = Lock()


@dataclass(frozen=True)
class Row:
    """One line of the ranking."""

    group: Group
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


def known_events(session: Session, tour_id: int, source: str, event_ids: list[str]) -> dict[str, Event]:
    """The events of this source that are in the log already, by id."""
    rows = session.scalars(
        select(Event).where(Event.tour_id == tour_id, Event.source == source, Event.event_id.in_(event_ids))
    )
    return {row.event_id: row for row in rows}


def event_count(session: Session, group_id: str) -> int:
    """How many events of a group are stored."""
    return session.scalar(select(func.count()).select_from(Event).where(Event.group_id == group_id)) or 0


def log_of(session: Session, group_id: str) -> list[LogEntry]:
    """Everything that counts in a group's log."""
    rows = session.execute(
        select(Event.type, Event.station, Event.question, Event.attempt, Event.body, Event.device)
        .where(Event.group_id == group_id, Event.status == "accepted", Event.counts)
        .order_by(Event.id)
    )
    return [
        entry_of(type_, station, question, attempt, json.loads(body), device)
        for type_, station, question, attempt, body, device in rows
    ]


def entry_of(
    type_: str, station: str | None, question: str | None, attempt: int | None, body: dict[str, object], device: int
) -> LogEntry:
    """A log entry from the stored columns of an event."""
    index = body.get("index")
    method = body.get("method")
    return LogEntry(
        type=type_,
        station=station,
        question=question,
        attempt=attempt,
        response=body.get("response"),
        method=method if isinstance(method, str) else None,
        index=index if isinstance(index, int) else None,
        device=device,
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
    rows = session.execute(
        select(Group, Standing)
        .outerjoin(Standing, Standing.group_id == Group.id)
        .where(Group.tour_id == tour.id)
        .order_by(func.coalesce(Standing.points, 0).desc(), Group.number)
    ).all()
    result: list[Row] = []
    for place, (group, standing) in enumerate(rows, start=1):
        points = standing.points if standing else 0
        shared = result[-1].rank if result and result[-1].points == points else place
        done = standing.stations_done if standing else 0
        result.append(Row(group, points, done, bool(standing and standing.finished), shared))
    return result
