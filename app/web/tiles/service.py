"""One tile from wherever it is: the package, the disk, or the source; and what pages need to know of the map.

`server` and `create_app` build it; used by the endpoint.
"""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from app.config import Settings
from app.errors import StartRefused
from app.web.tiles.fetched import FetchedTiles
from app.web.tiles.grid import MIN_ZOOM, Area, Tile, is_tile
from app.web.tiles.images import BLANK, mime_of
from app.web.tiles.packages import Package, open_package
from app.web.tiles.store import drop_others

# Around the stations of all routes: nobody walks farther, and the server is no mirror of the source for others.
REACH_M = 2000
AREAS_S = 60


@dataclass(frozen=True)
class TileMap:
    """What a page needs to show tiles. The address names the source, so that another source is another map."""

    template: str
    attribution: str
    min_zoom: int
    max_zoom: int
    offline: bool


@dataclass(frozen=True)
class Answer:
    """A tile as it is served; `lasting` tells whether it may be kept by whoever gets it."""

    content: bytes
    mime: str
    lasting: bool


class Tiles:
    """The configured source."""

    def __init__(self, settings: Settings) -> None:
        self._source: Package | FetchedTiles
        where, folder = settings.tiles, settings.data_dir / "tiles"
        low, high, attribution = MIN_ZOOM, settings.tiles_max_zoom, settings.tiles_attribution
        if where.startswith(("http://", "https://")):
            self.key = _key(where)
            self._source = FetchedTiles(where, folder / self.key)
        else:
            path = Path(where)
            package = self._source = open_package(path)
            low, high = max(low, package.min_zoom), min(high, package.max_zoom)
            if low > high:
                held, needed = f"{package.min_zoom} to {package.max_zoom}", f"{MIN_ZOOM} to {settings.tiles_max_zoom}"
                raise StartRefused(f"{path} holds zooms {held}, and the map needs some of {needed}.")
            attribution = attribution or package.attribution
            if not attribution:
                raise StartRefused(f"{path} names no source; say it in STADTLOTSE_TILES_ATTRIBUTION.")
            status = path.stat()
            self.key = _key(f"{path}|{status.st_size}|{status.st_mtime_ns}")
        drop_others(folder, self.key)
        self.map = TileMap(f"/tiles/{self.key}/{{z}}/{{x}}/{{y}}", attribution, low, high, settings.tiles_offline)

    def get(self, tile: Tile) -> Answer:
        """The image of a tile; a blank one, which is not to be kept, where there is none right now."""
        content = self._source.get(tile)
        mime = mime_of(content) if content else None
        if content and mime:
            return Answer(content, mime, lasting=True)
        return Answer(BLANK, "image/png", lasting=False)

    def close(self) -> None:
        """Fetch nothing more."""
        if isinstance(self._source, FetchedTiles):
            self._source.close()


def _key(name: str) -> str:
    return hashlib.sha256(name.encode()).hexdigest()[:12]


def tiles_of(settings: Settings) -> Tiles | None:
    """The configured source; None where there is none. Raises StartRefused where a package cannot be used."""
    return Tiles(settings) if settings.tiles else None


class Reach:
    """Where tiles are served: around the routes that are published, looked up at most once a minute."""

    def __init__(
        self,
        places: Callable[[], Sequence[Sequence[tuple[float, float]]]],
        *,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._places = places
        self._clock = clock
        self._areas: list[Area] = []
        self._read_at: float | None = None

    def covers(self, tile: Tile) -> bool:
        """Whether somebody on a route may want this tile."""
        now = self._clock()
        if self._read_at is None or now - self._read_at > AREAS_S:
            self._areas = [area for points in self._places() if (area := Area.around(points, REACH_M))]
            self._read_at = now
        return is_tile(tile) and any(area.touches(tile) for area in self._areas)
