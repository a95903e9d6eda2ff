"""Tiles of the configured source, fetched once and kept on the disk. Used within tiles."""

from __future__ import annotations

import threading
from concurrent.futures import Future
from pathlib import Path

from app.web.tiles.grid import Tile
from app.web.tiles.store import Store
from app.web.tiles.upstream import Upstream


class FetchedTiles:
    """A source and the folder where its tiles are kept. Threads may share it."""

    def __init__(self, template: str, folder: Path) -> None:
        self._store = Store(folder)
        self._upstream = Upstream(template)
        self._lock = threading.Lock()
        self._under_way: dict[Tile, Future[bytes | None]] = {}

    def get(self, tile: Tile) -> bytes | None:
        """The image of a tile, None where there is none right now. Whoever wants one that is under way waits for it."""
        with self._lock:
            mine = tile not in self._under_way
            under_way = self._under_way.setdefault(tile, Future())
        if mine:
            try:
                under_way.set_result(self._look(tile))
            except BaseException as problem:
                under_way.set_exception(problem)
            finally:
                with self._lock:
                    del self._under_way[tile]
        return under_way.result()

    def _look(self, tile: Tile) -> bytes | None:
        kept = self._store.get(tile)
        if kept and kept.fresh:
            return kept.content
        outcome = self._upstream.get(tile)
        if isinstance(outcome, bytes):
            self._store.put(tile, outcome)
            return outcome
        if outcome == "missing":
            self._store.put(tile, None)
        return kept.content if kept else None

    def close(self) -> None:
        """Fetch nothing more."""
        self._upstream.close()
