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
from app.web.tiles.grid import MAX_ZOOM, MIN_ZOOM, Area, Tile, is_tile
from app.web.tiles.images import BLANK, mime_of
from app.web.tiles.packages import Package, open_package
from app.web.tiles.store import Store
from app.web.tiles.upstream import Upstream

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
        self._package: Package | None = None
        self._upstream: Upstream | None = None
        where = settings.tiles
        low, high, attribution = MIN_ZOOM, MAX_ZOOM, settings.tiles_attribution
        if where.startswith(("http://", "https://")):
            self._upstream = Upstream(where)
            name = where
        else:
            path = Path(where)
            self._package = open_package(path)
            low, high = self._package.min_zoom, self._package.max_zoom
            attribution = attribution or self._package.attribution
            if not attribution:
                raise StartRefused(f"{path} names no source; say it in STADTLOTSE_TILES_ATTRIBUTION.")
            status = path.stat()
            name = f"{path}|{status.st_size}|{status.st_mtime_ns}"
        self.key = hashlib.sha256(name.encode()).hexdigest()[:12]
        self._store = Store(settings.data_dir / "tiles" / self.key)
        self.map = TileMap(f"/tiles/{self.key}/{{z}}/{{x}}/{{y}}", attribution, low, high, settings.tiles_offline)

    def get(self, tile: Tile) -> Answer:
        """The image of a tile; a blank one, which is not to be kept, where there is none right now."""
        content = self._package.get(tile) if self._package else self._fetched(tile)
        mime = mime_of(content) if content else None
        if content and mime:
            return Answer(content, mime, lasting=True)
        return Answer(BLANK, "image/png", lasting=False)

    def _fetched(self, tile: Tile) -> bytes | None:
        kept = self._store.get(tile)
        if kept and kept.fresh:
            return kept.content
        assert self._upstream is not None  # noqa: S101  Without a package there is a source.
        outcome = self._upstream.get(tile)
        if isinstance(outcome, bytes):
            self._store.put(tile, outcome)
            return outcome
        if outcome == "missing":
            self._store.put(tile, None)
            return None
        return kept.content if kept else None


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
