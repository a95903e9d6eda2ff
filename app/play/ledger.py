"""Keeps the standings in step with the log; used by everything that appends to it. Flushes, never commits."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.clock import isoformat
from app.content.editions import canonical_json
from app.play import queries, rules
from app.play.models import Standing
from app.play.rules import FOLD_VERSION, Result
from app.tours.models import Group, Tour
from app.tours.service import next_log_no


def keep_standing(session: Session, group: Group, result: Result, *, log_no: int, now: datetime) -> None:
    """Write a group's row of the ranking."""
    row = session.get(Standing, group.id)
    if row is None:
        row = Standing(group_id=group.id, tour_id=group.tour_id)
        session.add(row)
    row.points = result.points
    row.stations_done = result.stations_done
    row.questions_done = result.questions_done
    row.finished = result.finished
    row.cells = canonical_json(_cells(result))
    row.fold = FOLD_VERSION
    row.log_no = log_no
    row.updated_at = now
    session.flush()


def _cells(result: Result) -> dict[str, dict[str, object]]:
    return {
        station: {
            "state": cell.board_state,
            "method": cell.method,
            "points": cell.points,
            "at": isoformat(cell.at) if cell.at else None,
        }
        for station, cell in result.stations.items()
        if cell.board_state != "empty"
    }


def refold(session: Session, tour: Tour, group: Group, *, log_no: int, now: datetime) -> None:
    """Make a group's row anew from its whole log."""
    result = rules.fold(queries.course_of(session, tour.edition_id), queries.log_of(session, group.id))
    keep_standing(session, group, result, log_no=log_no, now=now)


def refold_outdated(session: Session, *, now: datetime) -> int:
    """Make every row anew that older rules have made; run once at a server's start. Returns how many."""
    outdated = session.execute(
        select(Tour, Group)
        .join(Group, Group.tour_id == Tour.id)
        .join(Standing, Standing.group_id == Group.id)
        .where(Standing.fold != FOLD_VERSION)
        .order_by(Tour.id)
    ).all()
    numbers: dict[int, int] = {}
    for tour, group in outdated:
        if tour.id not in numbers:
            numbers[tour.id] = next_log_no(session, tour.id)
        refold(session, tour, group, log_no=numbers[tour.id], now=now)
    return len(outdated)
