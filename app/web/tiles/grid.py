"""The grid of map tiles (Web Mercator, y from the north): which tiles lie where. Pure, used within tiles."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

# z, x, y
Tile = tuple[int, int, int]

# No walk needs less; no source has more.
MIN_ZOOM, MAX_ZOOM = 10, 22
M_PER_DEGREE = 111_320
# The projection ends here; source: https://wiki.openstreetmap.org/wiki/Slippy_map_tilenames
MAX_LATITUDE = 85.0511


def tile_at(lat: float, lon: float, zoom: int) -> Tile:
    """The tile of a zoom in which a place in degrees lies.

    Source of the formula: https://wiki.openstreetmap.org/wiki/Slippy_map_tilenames
    """
    count = 1 << zoom
    phi = math.radians(max(-MAX_LATITUDE, min(MAX_LATITUDE, lat)))
    x = int((lon + 180) / 360 * count)
    y = int((1 - math.asinh(math.tan(phi)) / math.pi) / 2 * count)
    return zoom, min(max(x, 0), count - 1), min(max(y, 0), count - 1)


@dataclass(frozen=True)
class Area:
    """A box in degrees."""

    south: float
    west: float
    north: float
    east: float

    @staticmethod
    def around(points: Iterable[tuple[float, float]], reach_m: float) -> Area | None:
        """The box around places (lat, lon) with so many metres to each side; None around nothing."""
        places = list(points)
        if not places:
            return None
        lats, lons = [lat for lat, _ in places], [lon for _, lon in places]
        up = reach_m / M_PER_DEGREE
        aside = up / max(0.01, math.cos(math.radians(max(map(abs, lats)))))
        return Area(min(lats) - up, min(lons) - aside, max(lats) + up, max(lons) + aside)

    def tiles(self, zoom: int) -> tuple[range, range]:
        """Columns and rows of a zoom that touch the box."""
        _, left, top = tile_at(self.north, self.west, zoom)
        _, right, bottom = tile_at(self.south, self.east, zoom)
        return range(left, right + 1), range(top, bottom + 1)

    def touches(self, tile: Tile) -> bool:
        """Whether a tile shows any of the box."""
        zoom, x, y = tile
        columns, rows = self.tiles(zoom)
        return x in columns and y in rows


def is_tile(tile: Tile) -> bool:
    """Whether there is such a tile, in a zoom that a map may have."""
    zoom, x, y = tile
    return MIN_ZOOM <= zoom <= MAX_ZOOM and 0 <= x < 1 << zoom and 0 <= y < 1 << zoom


def corridor(
    places: Sequence[tuple[float, float]], line: Sequence[tuple[float, float]], reach_m: float, zooms: Iterable[int]
) -> list[Tile]:
    """The tiles within about so many metres of places and of a line, all (lat, lon); coarse zooms first, as given."""
    boxes = [area for point in [*places, *_along(line, reach_m)] if (area := Area.around([point], reach_m))]
    found: dict[Tile, None] = {}
    for zoom in zooms:
        for box in boxes:
            columns, rows = box.tiles(zoom)
            found.update({(zoom, x, y): None for x in columns for y in rows})
    return list(found)


def _along(line: Sequence[tuple[float, float]], step_m: float) -> Iterator[tuple[float, float]]:
    """Places on a line that are at most so far apart."""
    for (lat, lon), (next_lat, next_lon) in pairwise(line):
        aside = (next_lon - lon) * math.cos(math.radians(lat))
        steps = max(1, math.ceil(math.hypot(next_lat - lat, aside) * M_PER_DEGREE / step_m))
        for step in range(steps):
            yield lat + (next_lat - lat) * step / steps, lon + (next_lon - lon) * step / steps
    yield from line[-1:]
