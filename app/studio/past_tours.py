"""Reads the check-ins of a route's past tours for `evidence`. Reads only; imported by views."""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import asdict
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.content.kept import Kept
from app.geo.fence import DEFAULT_RADIUS_M
from app.play.models import Event
from app.studio.evidence import Evidence, Try, weigh
from app.tours.models import Tour

# The newest check-ins say most about the place as it is now.
MOST_EVENTS = 20_000


_weighed: Kept[dict[str, Evidence]] = Kept(most=100)


def evidence_of(session: Session, slug: str, stations: object) -> dict[str, dict[str, Any]]:
    """What happened at each station of the draft that groups have come to.

    An open editor asks after every save, so the check-ins are read once for each state of the log and of the fences.
    """
    known = [one for one in stations if isinstance(one, dict)] if isinstance(stations, list) else []
    radii = {str(station.get("id")): _radius(station) for station in known}
    key = (slug, *_state_of_log(session, slug), tuple(radii.items()))
    weighed = _weighed.get(key, lambda: _weigh(session, slug, radii))
    return {station: asdict(found) for station, found in weighed.items()}


def _weigh(session: Session, slug: str, radii: dict[str, float | None]) -> dict[str, Evidence]:
    tries = _tries(session, slug)
    return {station: weigh(tries[station], radius_m=radius) for station, radius in radii.items() if station in tries}


def _state_of_log(session: Session, slug: str) -> tuple[str | None, int]:
    """The newest event of a route's tours and how many there are: undoing one adds another, forgetting takes away."""
    of_route = select(func.max(Event.id), func.count()).join(Tour, Tour.id == Event.tour_id)
    newest, count = session.execute(of_route.where(Tour.route_slug == slug)).one()
    return session.scalar(select(Event.event_id).where(Event.id == newest)), count


def _tries(session: Session, slug: str) -> dict[str, list[Try]]:
    rows = session.execute(
        select(Event.station, Event.group_id, Event.type, Event.status, Event.reason, Event.body)
        .join(Tour, Tour.id == Event.tour_id)
        .where(
            Tour.route_slug == slug,
            Tour.rehearsal.is_(False),
            Event.type.in_(("checkin", "release")),
            Event.status.in_(("accepted", "refused")),
            Event.revoked_by.is_(None),
            Event.station.is_not(None),
            Event.group_id.is_not(None),
        )
        .order_by(Event.id.desc())
        .limit(MOST_EVENTS)
    )
    tries: dict[str, list[Try]] = defaultdict(list)
    for station, group, kind, status, reason, text in rows:
        body = json.loads(text)
        method = "release" if kind == "release" else str(body.get("method"))
        bands = (body.get("distance_band_m"), body.get("accuracy_band_m"))
        tries[str(station)].append(Try(str(group), method, status == "accepted", reason, *bands))
    return {station: own[::-1] for station, own in tries.items()}


def _radius(station: dict[str, Any]) -> float | None:
    fence = station.get("fence") or {}
    if not station.get("position") or not isinstance(fence, dict) or fence.get("polygon"):
        return None
    radius = fence.get("radius_m")
    return float(radius) if isinstance(radius, int | float) else float(DEFAULT_RADIUS_M)
