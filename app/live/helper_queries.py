"""What the database knows of helpers' links and of what was done by them. Reads only."""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.accounts.models import User
from app.live.helper_models import HelperLink
from app.play.models import Event
from app.tours.models import Tour


@dataclass(frozen=True)
class HelperPrincipal:
    """Who asks by a link: the link and the tour it is for."""

    link: HelperLink
    tour: Tour


def helper_of(session: Session, token_key: str) -> HelperPrincipal | None:
    """The link with this token, whether or not it still holds."""
    query = select(HelperLink, Tour).join(Tour, Tour.id == HelperLink.tour_id)
    row = session.execute(query.where(HelperLink.token_key == token_key)).first()
    return None if row is None else HelperPrincipal(row[0], row[1])


def living_links(session: Session, tour_id: int) -> list[tuple[HelperLink, str | None]]:
    """The links of a tour that nobody has taken back, oldest first, with the names of those who made them."""
    query = (
        select(HelperLink, User.name)
        .outerjoin(User, User.id == HelperLink.created_by)
        .where(HelperLink.tour_id == tour_id, HelperLink.revoked_at.is_(None))
        .order_by(HelperLink.id)
    )
    return [(link, name) for link, name in session.execute(query)]


def living_count(session: Session, tour_id: int, station: str) -> int:
    """How many links of a station nobody has taken back."""
    query = select(func.count()).select_from(HelperLink)
    query = query.where(HelperLink.tour_id == tour_id, HelperLink.station == station)
    return session.scalar(query.where(HelperLink.revoked_at.is_(None))) or 0


def points_given(session: Session, link: HelperLink, group_id: str | None = None) -> dict[str, int]:
    """The points given by a link that still count, by group; of all groups or of one."""
    query = select(Event.group_id, Event.body).where(
        # Tour and source first: the index of ids begins with them, and hosts' events are few.
        Event.tour_id == link.tour_id,
        Event.source == "host",
        Event.type == "adjust",
        Event.actor_link == link.id,
        Event.revoked_by.is_(None),
    )
    if group_id is not None:
        query = query.where(Event.group_id == group_id)
    given: dict[str, int] = defaultdict(int)
    for group, body in session.execute(query):
        given[str(group)] += json.loads(body)["points"]
    return dict(given)
