"""Makes helpers' links, takes them back, and puts what helpers do into the log as host's events. Never commits."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import update
from sqlalchemy.orm import Session

from app.errors import Forbidden, Invalid, NotFound
from app.live import helper_queries as queries
from app.live import helper_rules as rules
from app.live.helper_models import HelperLink
from app.play import hosting
from app.play.hosting import HostEvent, LinkActor, Taken
from app.play.queries import course_of
from app.tokens import new_token, token_key
from app.tours.models import Group, Tour
from app.tours.rules import clean_name


@dataclass(frozen=True)
class MadeLink:
    """A new link with the only copy of its token."""

    link: HelperLink
    token: str


def make_link(
    session: Session, tour: Tour, *, station: str, name: str, may_adjust: bool, user_id: int | None, now: datetime
) -> MadeLink:
    """A link for one station. Raises Invalid for a name that is none, an unknown station and one link too many."""
    clean = clean_name(name)
    if not 1 <= len(clean) <= rules.NAME_LENGTH:
        raise Invalid("helper_name")
    if station not in course_of(session, tour.edition_id).stops:
        raise Invalid("helper_station")
    if queries.living_count(session, tour.id, station) >= rules.MAX_LINKS:
        raise Invalid("helper_limit", max=rules.MAX_LINKS)
    token = new_token()
    link = HelperLink(
        tour_id=tour.id,
        station=station,
        name=clean,
        may_adjust=may_adjust,
        token_key=token_key(token),
        created_by=user_id,
        created_at=now,
    )
    session.add(link)
    session.flush()
    return MadeLink(link, token)


def revoke_link(session: Session, tour: Tour, number: int, *, now: datetime) -> None:
    """Take a link back; one that was taken back already stays so. Raises NotFound for one of another tour."""
    link = session.get(HelperLink, number) if number < 2**63 else None
    if link is None or link.tour_id != tour.id:
        raise NotFound("helper_link_not_found")
    if link.revoked_at is None:
        link.revoked_at = now
        session.flush()


def touch(session: Session, number: int, *, now: datetime) -> None:
    """Note that a link was used."""
    session.execute(update(HelperLink).where(HelperLink.id == number).values(last_used_at=now))


def act(session: Session, number: int, events: list[Any], *, now: datetime) -> tuple[list[Taken], int]:
    """Judge and store what a helper does; see `hosting.accept`. Raises Forbidden where the link no longer holds."""
    # As this transaction sees them: the link may have been taken back since the request was let in.
    link = session.get_one(HelperLink, number)
    tour = session.get_one(Tour, link.tour_id)
    why = rules.why_not(revoked_at=link.revoked_at, ended_at=tour.ended_at, now=now)
    if why is not None:
        raise Forbidden(why)

    def refusal(event: HostEvent, group: Group | None) -> str | None:
        given = 0 if group is None else queries.points_given(session, link, group.id).get(group.id, 0)
        return rules.refusal(
            event.type,
            station=event.station,
            points=event.body.get("points"),
            own=link.station,
            may_adjust=link.may_adjust,
            given=given,
            phase=tour.phase,
        )

    actor = LinkActor(link.id, link.name, refusal)
    return hosting.accept(session, tour.id, events, actor_id=None, now=now, helper=actor)
