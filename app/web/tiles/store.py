"""Tiles on the disk: whole files by source and place, bounded, with what is missing remembered as an empty file.

Used within tiles.
"""

from __future__ import annotations

import contextlib
import os
import re
import shutil
import tempfile
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from app.web.tiles.grid import Tile
from app.web.tiles.images import mime_of

MAX_BYTES = 500_000_000
# After this the source is asked anew; what is here goes on serving where it does not answer.
FRESH_S = 90 * 86_400
MISSING_S = 86_400
# So much goes at once when the limit is reached, the oldest first.
SHARE = 0.1
# A file costs the disk more than its bytes.
BLOCK = 4096


@dataclass(frozen=True)
class Kept:
    """A tile as it was kept; no content means that the source had none."""

    content: bytes | None
    fresh: bool


class Store:
    """A folder of tiles. Threads and processes may share it."""

    def __init__(self, folder: Path, *, limit: int = MAX_BYTES, clock: Callable[[], float] = time.time) -> None:
        self._folder = folder
        self._limit = limit
        self._clock = clock
        self._lock = threading.Lock()
        self._size: int | None = None

    def _place(self, tile: Tile) -> Path:
        zoom, x, y = tile
        return self._folder / str(zoom) / str(x) / f"{y}.tile"

    def get(self, tile: Tile) -> Kept | None:
        """What is kept of a tile."""
        try:
            with self._place(tile).open("rb") as file:
                age = self._clock() - os.fstat(file.fileno()).st_mtime
                content = file.read()
        except OSError:
            return None
        if content and not mime_of(content):
            # A power cut may leave a file of zeros.
            return None
        return Kept(content or None, age < (FRESH_S if content else MISSING_S))

    def put(self, tile: Tile, content: bytes | None) -> None:
        """Keep a tile, or that there is none. A full disk keeps nothing, and the tile is shown all the same.

        An image that is here already stays where the source has none any more; it is asked for again in a day.
        """
        path = self._place(tile)
        with contextlib.suppress(OSError):
            path.parent.mkdir(parents=True, exist_ok=True)
            before = path.stat().st_size if path.exists() else None
            if before and content is None:
                due = self._clock() - FRESH_S + MISSING_S
                os.utime(path, (due, due))
                return
            self._write(path, content or b"")
            self._grow(_on_disk(len(content or b"")) - (0 if before is None else _on_disk(before)))

    @staticmethod
    def _write(path: Path, content: bytes) -> None:
        # Renamed when whole, so that nobody ever reads half a tile; named like one, so that what a crash leaves counts.
        handle, draft = tempfile.mkstemp(dir=path.parent, suffix=".tile")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(content)
            Path(draft).replace(path)
        except OSError:
            Path(draft).unlink(missing_ok=True)
            raise

    def _grow(self, by: int) -> None:
        with self._lock:
            self._size = self._measure() if self._size is None else self._size + by
            if self._size > self._limit:
                self._size -= self._drop_oldest()

    def _files(self) -> list[tuple[float, int, Path]]:
        found = []
        for path in self._folder.rglob("*.tile"):
            with contextlib.suppress(OSError):
                status = path.stat()
                found.append((status.st_mtime, _on_disk(status.st_size), path))
        return found

    def _measure(self) -> int:
        return sum(size for _, size, _ in self._files())

    def _drop_oldest(self) -> int:
        freed = 0
        for _, size, path in sorted(self._files()):
            if freed >= self._limit * SHARE:
                break
            with contextlib.suppress(OSError):
                path.unlink()
                freed += size
        return freed


def _on_disk(size: int) -> int:
    return max(1, -(-size // BLOCK)) * BLOCK


def drop_others(folder: Path, key: str) -> None:
    """Remove the tiles of former sources, which no limit counts; whatever else lies there stays."""
    with contextlib.suppress(OSError):
        for path in folder.iterdir():
            if re.fullmatch(r"[0-9a-f]{12}", path.name) and path.name != key:
                shutil.rmtree(path, ignore_errors=True)
