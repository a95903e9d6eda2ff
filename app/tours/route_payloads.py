"""What everyone may read of a route before walking it. Built from the document alone; imported by views.

What a check-in opens is not in here: no insight, no question, no picture, no code.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from app.content.documents import Access, Route, Station
from app.content.editions import EditionDocument
from app.content.exporters import placed_stations
from app.content.kept import Kept
from app.content.overview import has_map
from app.geo.distance import Position
from app.geo.legs import leg_lengths, whole_way_m
from app.geo.line import walking_minutes

# The fields of a station's access in the order in which people ask for them.
ACCESS = ("wheelchair", "steps", "surface", "seats", "toilet", "shelter")

_walks: Kept[Walk] = Kept(64)


@dataclass(frozen=True)
class Walk:
    """The whole way in metres, and the metres from each station to the next; None where a place is unknown."""

    total_m: float
    legs: tuple[float | None, ...]


def walk_of(edition_id: str, document: EditionDocument) -> Walk:
    """How far it is; measured once per edition, because a long line takes its time."""
    return _walks.get(edition_id, lambda: measure(document))


def measure(document: EditionDocument) -> Walk:
    """Along the route's line where it has one, else straight from one known place to the next."""
    places = [_place(station) for station in document.route.stations]
    return Walk(whole_way_m(places, document.line), tuple(leg_lengths(places, document.line)))


def route_payload(edition_id: str, document: EditionDocument) -> dict[str, Any]:
    """The route's page as plain values; texts stay in their languages."""
    route, walk = document.route, walk_of(edition_id, document)
    minutes = walking_minutes(walk.total_m)
    dwell = [station.dwell_min for station in route.stations if station.dwell_min is not None]
    return {
        "slug": document.slug,
        "title": route.title,
        "summary": route.summary,
        "order": route.order,
        "has_map": has_map(document),
        "sketch": document.line is None,
        "walk_km": round(walk.total_m / 1000, 1),
        "walk_min": minutes,
        "total": _hours(minutes + sum(dwell)) if len(dwell) == len(route.stations) else None,
        "stations": [
            _station(number, station, leg)
            for number, (station, leg) in enumerate(zip(route.stations, [*walk.legs, None], strict=True), start=1)
        ],
        "placed": len(placed_stations(document)),
        "unplaced": [station.name for station in route.stations if station.position is None],
        "step_free": _step_free(route),
        "meeting_point": route.meeting_point,
        "phone": route.phone,
        "sources": [source.model_dump() for source in route.sources],
        "attribution": route.attribution,
        "licence": route.licence,
    }


def _station(number: int, station: Station, leg: float | None) -> dict[str, Any]:
    position = station.position
    return {
        "number": number,
        "id": station.id,
        "name": station.name,
        "directions": station.directions,
        "indoor": station.indoor,
        "dwell_min": station.dwell_min,
        "position": None if position is None else f"{position.lat:.5f}, {position.lon:.5f}",
        "confidence": None if position is None else position.confidence,
        "access": _access(station.access or Access()),
        "leg": None if leg is None else {**_distance(leg), "minutes": walking_minutes(leg)},
    }


def _access(access: Access) -> dict[str, Any]:
    """What is known, field by field, and the names of the fields of which nothing is."""
    values = {field: getattr(access, field) for field in ACCESS}
    known = {field: value for field, value in values.items() if value not in ("unknown", None)}
    return {"known": known, "unknown": [field for field in ACCESS if field not in known], "note": access.note}


def _step_free(route: Route) -> list[dict[str, Any]]:
    numbered = {station.id: (number, station) for number, station in enumerate(route.stations, start=1)}
    stops = [numbered[station] for station in route.step_free_order or () if station in numbered]
    return [{"number": number, "name": station.name} for number, station in stops]


def _distance(metres: float) -> dict[str, Any]:
    """As exact as a way on foot deserves: tens of metres, from a kilometre on tenths of it."""
    tens = max(10, round(metres / 10) * 10)
    return {"metres": tens, "km": None} if tens < 1000 else {"metres": None, "km": round(metres / 1000, 1)}


def _hours(minutes: int) -> dict[str, int]:
    """Hours and minutes, from an hour on in steps of five: nobody walks more exactly."""
    if minutes < 60:
        return {"hours": 0, "minutes": minutes}
    hours, rest = divmod(round(minutes / 5) * 5, 60)
    return {"hours": hours, "minutes": rest}


def _place(station: Station) -> Position | None:
    position = station.position
    return None if position is None else Position(position.lat, position.lon)
