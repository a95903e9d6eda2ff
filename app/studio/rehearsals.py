"""Rehearsals: an organizer walks a draft at the desk, on a tour that counts nowhere and goes away again.

Takes a session and plain values, flushes, never commits. For the studio's views and the server's start.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from app.content import service as content
from app.content.editions import EditionDocument
from app.content.models import Edition
from app.db import Base
from app.play.models import Event, Seal, Standing
from app.tours import service as tours
from app.tours.models import Device, Group, Tour
from app.tours.service import Joined

KEPT = timedelta(hours=24)


def begin(
    session: Session,
    document: EditionDocument,
    *,
    owner_id: int,
    group: str,
    language: str,
    codes_of: str,
    secret: bytes,
    now: datetime,
) -> Joined:
    """A fresh rehearsal with its one group, in place of the one that this organizer had on the same route."""
    former = select(Tour).where(Tour.rehearsal, Tour.owner_id == owner_id, Tour.route_slug == document.slug)
    _forget(session, list(session.scalars(former)))
    forget_old(session, now=now)
    edition = content.keep(session, document, now=now)
    tour = tours.create_tour(
        session,
        edition_id=edition.id,
        route_slug=document.slug,
        now=now,
        phase="running",
        owner_id=owner_id,
        rehearsal=True,
        codes_of=codes_of,
    )
    return tours.join_group(session, tour, secret=secret, name=group, language=language, now=now)


def forget_old(session: Session, *, now: datetime) -> int:
    """Delete the rehearsals of yesterday; run at a server's start and whenever a new one begins. Returns how many."""
    old = list(session.scalars(select(Tour).where(Tour.rehearsal, Tour.created_at < now - KEPT)))
    _forget(session, old)
    return len(old)


def of_edition(session: Session, *, owner_id: int, edition_id: str) -> tuple[Tour, Group] | None:
    """This organizer's rehearsal on an edition, with its group."""
    found = session.execute(
        select(Tour, Group)
        .join(Group, Group.tour_id == Tour.id)
        .where(Tour.rehearsal, Tour.owner_id == owner_id, Tour.edition_id == edition_id)
        .order_by(Tour.id.desc(), Group.number)
    ).first()
    return None if found is None else (found[0], found[1])


def _forget(session: Session, rehearsals: list[Tour]) -> None:
    """Delete tours with everything that names them, and editions that were made for them alone."""
    if not rehearsals:
        return
    numbers = [tour.id for tour in rehearsals]
    editions = {tour.edition_id for tour in rehearsals}
    groups = select(Group.id).where(Group.tour_id.in_(numbers))
    for model in (Event, Standing, Seal):
        session.execute(delete(model).where(model.tour_id.in_(numbers)))
    session.execute(delete(Device).where(Device.group_id.in_(groups)))
    session.execute(delete(Group).where(Group.tour_id.in_(numbers)))
    session.execute(delete(Tour).where(Tour.id.in_(numbers)))
    unused = delete(Edition).where(Edition.id.in_(editions))
    for table in Base.metadata.sorted_tables:
        # Whatever names editions, today or later, keeps them.
        for key in table.foreign_keys:
            if key.column is Edition.__table__.c.id:
                unused = unused.where(Edition.id.not_in(select(key.parent).where(key.parent.is_not(None))))
    session.execute(unused)
    session.flush()
