"""Who may host a tour, and who may see its standings; needs the request, so only views and the API import it."""

from __future__ import annotations

from typing import Any

from flask import g
from sqlalchemy.orm import Session

from app.errors import Forbidden, NotFound
from app.tours.models import Tour


def hosted_tour(session: Session, tour_id: int) -> Tour:
    """The tour, if whoever is logged in may host it.

    Raises NotFound alike for a tour that is not there, one that another host leads and a rehearsal, so that counting up
    the numbers in the address says nothing.
    """
    # A number that no column holds is no tour either.
    tour = session.get(Tour, tour_id) if tour_id < 2**63 else None
    if tour is None or tour.rehearsal or not may_host(tour, g.staff):
        raise NotFound("host_tour_not_found")
    return tour


def check_standings(tour: Tour) -> None:
    """Let the asker read the standings, or raise Forbidden: by the tour's setting, for pages, JSON and stream alike."""
    if not may_see_standings(tour, g.principal, g.staff):
        raise Forbidden(why_hidden(tour))


def why_hidden(tour: Tour) -> str:
    """The code of the sentence for somebody who may not see the standings."""
    return "standings_for_groups" if tour.standings == "groups" else "standings_hidden"


def may_see_standings(tour: Tour, principal: Any, staff: Any) -> bool:
    """Whether this phone's group or this member of the staff sees the standings; whoever hosts the tour always does.

    `principal` and `staff` are what the guards found, either of them None.
    """
    if tour.standings == "public" or may_host(tour, staff):
        return True
    return tour.standings == "groups" and principal is not None and bool(principal.tour.id == tour.id)


def may_host(tour: Tour, staff: Any) -> bool:
    """Whether this member of the staff leads the tour: its owner, and every admin; tours without owner are theirs."""
    if staff is None:
        return False
    return bool(staff.role == "admin" or (tour.owner_id is not None and tour.owner_id == staff.user.id))
