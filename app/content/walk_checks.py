"""The way: does the walking line pass the stations, is a leg too long to walk. Imported by `loader` and `drafts`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from app.content.documents import Route
from app.content.place_checks import far_stations, looks_swapped, position_of
from app.content.reading import Reading
from app.geo.distance import Position, geodesic_m, plane_distance_m
from app.geo.line import distances_to_line_m, walking_minutes
from app.geo.rotation import station_order

LINE_REACH_M = 150
LINE_PASSES_M = 60
LONGEST_LEG_M = 1_200

Line = Sequence[tuple[float, float]]


def check_walk(reading: Reading[Route], line: Line) -> None:
    """`line` is empty where there is none; nothing is said while a position is in doubt."""
    route = reading.document
    if route is None or any(reading.is_broken(("stations", i, "position")) for i in range(len(route.stations))):
        return
    _check_line(reading, route, line)
    _check_legs(reading, route)


def _check_line(reading: Reading[Route], route: Route, line: Line) -> None:
    """A line that starts or ends far from every station belongs to another route, or has its numbers swapped."""
    places = [place for station in route.stations if (place := position_of(station)) is not None]
    if not line or not places:
        return
    if looks_swapped(*line[0]):
        reading.error(("line",), "line_swapped")
        return
    for code, point in (("line_begins_far", line[0]), ("line_ends_far", line[-1])):
        distance = min(plane_distance_m(Position(*point), place) for place in places)
        if distance > LINE_REACH_M:
            reading.warning(("line",), code, distance=round(distance), most=LINE_REACH_M)
    _check_passing(reading, route, line)


def _check_passing(reading: Reading[Route], route: Route, line: Line) -> None:
    """A line that passes no station at all is another route's, which its ends have told already."""
    placed = [(index, place) for index, station in enumerate(route.stations) if (place := position_of(station))]
    distances = distances_to_line_m(line, [place for _, place in placed])
    if min(distances) > LINE_REACH_M:
        return
    doubtful = far_stations(reading, route)
    for (index, _), distance in zip(placed, distances, strict=True):
        if distance > LINE_PASSES_M and index not in doubtful:
            path = ("stations", index, "position")
            reading.warning(path, "line_passes_far", distance=round(distance), most=LINE_PASSES_M)


def _check_legs(reading: Reading[Route], route: Route) -> None:
    """Straight distances, since nobody walks less; a station with a wrong digit has been told already."""
    doubtful = far_stations(reading, route).keys()
    index_of = {station.id: index for index, station in enumerate(route.stations)}
    places = _places(route)
    for first, second in _legs(route):
        start, end = places.get(first), places.get(second)
        if start is None or end is None or doubtful & {index_of[first], index_of[second]}:
            continue
        distance = geodesic_m(start, end)
        if distance > LONGEST_LEG_M:
            reading.warning(
                ("stations", index_of[second], "position"),
                "leg_long",
                first=first,
                second=second,
                distance=round(distance),
                minutes=walking_minutes(distance),
            )


def _legs(route: Route) -> Iterator[tuple[str, str]]:
    """Neighbours in the order; where each group begins elsewhere, the last is a neighbour of the first."""
    names = [station.id for station in route.stations]
    ends = (route.start, route.finish)
    if route.order == "free" or len(set(names)) != len(names) or {*ends} - {None, *names}:
        return
    yield from pairwise(station_order(names, mode=route.order, group_number=1, start=route.start, finish=route.finish))
    turning = [name for name in names if name not in ends]
    if route.order == "rotated" and len(turning) > 2:
        yield turning[-1], turning[0]


def _places(route: Route) -> dict[str, Position]:
    """Where each station is, or the one it is close to."""
    known = {station.id: place for station in route.stations if (place := position_of(station))}
    near = {station.id: known[station.near] for station in route.stations if station.near in known}
    return near | known
