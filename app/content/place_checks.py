"""Positions and fences: are they plausible, and apart from each other. For loader, drafts, walk_checks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

from app.content.documents import Route, Station, StationFence
from app.content.findings import Path
from app.content.reading import Reading
from app.geo.distance import Position, plane_distance_m
from app.geo.fence import ACCURACY_CREDIT_M, DEFAULT_RADIUS_M, Fence, InvalidFence

LOW_CONFIDENCE_RADIUS_M = 50
NEIGHBOUR_REACH_M = 5_000
# Phones lead to the position: farther beside the polygon than this, whoever arrives is not where it opens. Up to a
# metre somebody has drawn along the wall that the position touches.
POLYGON_REACH_M = 50
POLYGON_TOUCHES_M = 1
# Between houses a phone is easily off by more; of a position within about 30 m even a good one may miss the place.
# A position of low confidence says itself that it is not the place.
SMALLEST_RADIUS_M = {"high": 20, "medium": 25, "low": 20}
NARROWEST_M = {"high": 20, "medium": 25, "low": 0}

_FENCE_CODES = {
    "vertex_count": "polygon_corners",
    "polygon_too_large": "polygon_too_large",
    "polygon_not_simple": "polygon_not_simple",
    "position_out_of_range": "polygon_out_of_range",
}


@dataclass(frozen=True)
class _Fenced:
    """A station with its fence, ready for measuring the gap to another."""

    station: str
    path: Path
    fence: Fence
    corners: tuple[Position, ...]


def check_places(reading: Reading[Route]) -> None:
    route = reading.document
    if route is None:
        return
    fenced: list[_Fenced] = []
    for index, station in enumerate(route.stations):
        path: Path = ("stations", index)
        if reading.is_broken((*path, "position")) or _is_swapped(reading, path, station):
            continue
        if station.position is None:
            if station.fence is not None:
                reading.error((*path, "fence"), "fence_unplaced")
            continue
        fence = _checked_fence(reading, path, station)
        if fence is not None:
            corners = _corners(station.fence) if station.fence and station.fence.polygon else ()
            fenced.append(_Fenced(station.id, path, fence, corners))
    _check_neighbours(reading, route)
    _check_overlaps(reading, fenced)


def position_of(station: Station) -> Position | None:
    return None if station.position is None else Position(station.position.lat, station.position.lon)


def looks_swapped(lat: float, lon: float) -> bool:
    """Outside Europe as written, inside Germany the other way round."""
    in_europe = 34 <= lat <= 72 and -25 <= lon <= 45
    return not in_europe and 47 <= lon <= 55.2 and 5.8 <= lat <= 15.2


def _is_swapped(reading: Reading[Route], path: Path, station: Station) -> bool:
    place = station.position
    swapped = place is not None and looks_swapped(place.lat, place.lon)
    if place is not None and swapped:
        reading.error((*path, "position"), "position_swapped", lat=str(place.lat), lon=str(place.lon))
    for index, (lat, lon) in enumerate(station.fence.polygon or [] if station.fence else []):
        if looks_swapped(lat, lon):
            reading.error((*path, "fence", "polygon", index), "corner_swapped", lat=str(lat), lon=str(lon))
            return True
    return swapped


def _checked_fence(reading: Reading[Route], path: Path, station: Station) -> Fence | None:
    position = station.position
    center = position_of(station)
    if position is None or center is None or reading.is_broken((*path, "fence")):
        return None
    where = (*path, "fence")
    if station.fence is None or station.fence.polygon is None:
        radius = DEFAULT_RADIUS_M if station.fence is None else station.fence.radius_m or DEFAULT_RADIUS_M
        if position.confidence == "low" and radius > LOW_CONFIDENCE_RADIUS_M:
            reading.error((*where, "radius_m"), "fence_too_wide", radius=radius, most=LOW_CONFIDENCE_RADIUS_M)
        _check_radius(reading, (*where, "radius_m"), radius, position.confidence)
        return Fence.circle(center, radius)
    try:
        fence = Fence.polygon(_corners(station.fence))
    except InvalidFence as error:
        reading.error((*where, "polygon"), _FENCE_CODES[error.code])
        return None
    distance = fence.distance_m(center)
    if distance > POLYGON_REACH_M:
        reading.error((*where, "polygon"), "polygon_far", distance=round(distance), most=POLYGON_REACH_M)
        return fence
    if distance > POLYGON_TOUCHES_M:
        reading.warning((*where, "polygon"), "polygon_beside", distance=round(distance))
    if (width := fence.width_m) < (least := NARROWEST_M[position.confidence]):
        confidence = position.confidence
        reading.warning((*where, "polygon"), "polygon_narrow", width=round(width), least=least, confidence=confidence)
    return fence


def _check_radius(reading: Reading[Route], path: Path, radius: float, confidence: str) -> None:
    least = SMALLEST_RADIUS_M[confidence]
    if radius >= least:
        return
    if confidence == "medium":
        reading.warning(path, "fence_small_unsure", radius=radius, least=least, confidence=confidence)
    else:
        reading.warning(path, "fence_small", radius=radius, least=least)


def _corners(fence: StationFence) -> tuple[Position, ...]:
    return tuple(Position(lat, lon) for lat, lon in fence.polygon or [])


def _check_neighbours(reading: Reading[Route], route: Route) -> None:
    """A wrong digit moves a station by kilometres, and nobody sees it on a small map."""
    for index, nearest in far_stations(reading, route).items():
        reading.warning(("stations", index, "position"), "station_far", km=round(nearest / 1000, 1))


def far_stations(reading: Reading[Route], route: Route) -> dict[int, float]:
    """Stations that lie suspiciously far from all others, by their place in the list, with the metres."""
    placed = [
        (index, place)
        for index, station in enumerate(route.stations)
        if (place := position_of(station)) is not None and not reading.is_broken(("stations", index, "position"))
    ]
    found: dict[int, float] = {}
    for index, place in placed:
        others = [plane_distance_m(place, other) for number, other in placed if number != index]
        if others and min(others) > NEIGHBOUR_REACH_M:
            found[index] = min(others)
    return found


def _check_overlaps(reading: Reading[Route], fenced: Sequence[_Fenced]) -> None:
    for first, second in combinations(fenced, 2):
        if _gap_m(first, second) <= 2 * ACCURACY_CREDIT_M:
            distance = plane_distance_m(first.fence.center, second.fence.center)
            reading.warning(
                (*second.path, "fence"),
                "fences_overlap",
                first=first.station,
                second=second.station,
                distance=round(distance),
                tolerance=ACCURACY_CREDIT_M,
            )


def _gap_m(first: _Fenced, second: _Fenced) -> float:
    """Metres between the edges of two fences, negative where circles overlap.

    Of two polygons the corners are measured; that misses only shapes that cross without a corner near the other.
    """
    if first.fence.radius_m is not None:
        return second.fence.distance_m(first.fence.center) - first.fence.radius_m
    if second.fence.radius_m is not None:
        return first.fence.distance_m(second.fence.center) - second.fence.radius_m
    return min(
        *(second.fence.distance_m(corner) for corner in first.corners),
        *(first.fence.distance_m(corner) for corner in second.corners),
    )
