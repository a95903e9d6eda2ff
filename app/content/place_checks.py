"""Positions, fences and the walking line: are they plausible, and apart from each other. Imported by `loader`."""

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
LINE_REACH_M = 150
NEIGHBOUR_REACH_M = 5_000
POLYGON_REACH_M = 50

_FENCE_PROBLEMS = {
    "vertex_count": ("The polygon has fewer than three different corners.", "Add the missing corners."),
    "polygon_too_large": (
        "The polygon is more than 2 km wide.",
        "Check the digits of each corner, and draw only the place itself.",
    ),
    "polygon_not_simple": (
        "The sides of the polygon cross or touch each other.",
        "List the corners in the order in which one walks around the place.",
    ),
    "position_out_of_range": (
        "A corner of the polygon lies outside the valid range of degrees.",
        "Write each corner as [lat, lon], such as [53.3249, 11.4949].",
    ),
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
                reading.error(
                    (*path, "fence"),
                    "A fence lies around a position, but this station has none.",
                    "Add position:, or remove the fence; without a position the station opens by code only.",
                )
            continue
        fence = _checked_fence(reading, path, station)
        if fence is not None:
            corners = _corners(station.fence) if station.fence and station.fence.polygon else ()
            fenced.append(_Fenced(station.id, path, fence, corners))
    _check_neighbours(reading, route)
    _check_overlaps(reading, fenced)


def check_line(reading: Reading[Route], line: Sequence[tuple[float, float]]) -> None:
    """A line that starts or ends far from every station belongs to another route, or has its numbers swapped."""
    route = reading.document
    if route is None or any(reading.is_broken(("stations", i, "position")) for i in range(len(route.stations))):
        return
    places = [place for station in route.stations if (place := position_of(station)) is not None]
    if not line or not places:
        return
    if looks_swapped(*line[0]):
        reading.error(
            ("line",),
            "The line lies outside Europe; with its numbers swapped it would lie in Germany.",
            "Write each point of a GeoJSON file as [longitude, latitude].",
        )
        return
    for end, point in (("begins", line[0]), ("ends", line[-1])):
        distance = min(plane_distance_m(Position(*point), place) for place in places)
        if distance > LINE_REACH_M:
            reading.warning(
                ("line",),
                f"The line {end} {distance:.0f} m away from the nearest station.",
                f"Draw it up to within {LINE_REACH_M} m of a station, or check whether it belongs to this route.",
            )


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
        reading.error(
            (*path, "position"),
            f"lat {place.lat} and lon {place.lon} lie outside Europe; swapped they lie in Germany.",
            f"Write lat: {place.lon} and lon: {place.lat}.",
        )
    for index, (lat, lon) in enumerate(station.fence.polygon or [] if station.fence else []):
        if looks_swapped(lat, lon):
            reading.error(
                (*path, "fence", "polygon", index),
                f"The corner [{lat}, {lon}] lies outside Europe; swapped it lies in Germany.",
                f"Write each corner as [lat, lon]: [{lon}, {lat}].",
            )
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
            reading.error(
                (*where, "radius_m"),
                f"A fence of {radius:.0f} m is too wide for a position of low confidence.",
                f"Measure the position on site, or write a radius_m of at most {LOW_CONFIDENCE_RADIUS_M}.",
            )
        return Fence.circle(center, radius)
    try:
        fence = Fence.polygon(_corners(station.fence))
    except InvalidFence as error:
        reading.error((*where, "polygon"), *_FENCE_PROBLEMS[error.code])
        return None
    distance = fence.distance_m(center)
    if distance > POLYGON_REACH_M:
        reading.warning(
            (*where, "polygon"),
            f"The polygon lies {distance:.0f} m away from the position of its station.",
            "Correct the corners or the position.",
        )
    return fence


def _corners(fence: StationFence) -> tuple[Position, ...]:
    return tuple(Position(lat, lon) for lat, lon in fence.polygon or [])


def _check_neighbours(reading: Reading[Route], route: Route) -> None:
    """A wrong digit moves a station by kilometres, and nobody sees it on a small map."""
    placed = [
        (index, place)
        for index, station in enumerate(route.stations)
        if (place := position_of(station)) is not None and not reading.is_broken(("stations", index, "position"))
    ]
    for index, place in placed:
        path: Path = ("stations", index, "position")
        others = [plane_distance_m(place, other) for number, other in placed if number != index]
        if others and min(others) > NEIGHBOUR_REACH_M:
            reading.warning(
                path,
                f"The station lies {min(others) / 1000:.1f} km away from the nearest other one.",
                "Check the digits of lat and lon.",
            )


def _check_overlaps(reading: Reading[Route], fenced: Sequence[_Fenced]) -> None:
    for first, second in combinations(fenced, 2):
        if _gap_m(first, second) <= 2 * ACCURACY_CREDIT_M:
            distance = plane_distance_m(first.fence.center, second.fence.center)
            reading.warning(
                (*second.path, "fence"),
                f"The fences of {first.station} and {second.station}, {distance:.0f} m apart, overlap"
                f" with the tolerance of {ACCURACY_CREDIT_M} m each.",
                "Leave it if the phone may ask which of the two it is, or make the fences smaller.",
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
