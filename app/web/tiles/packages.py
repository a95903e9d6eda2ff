"""Tile packages, one file for a whole town: MBTiles and PMTiles with raster images. Used within tiles."""

from __future__ import annotations

import contextlib
import html
import json
import re
import threading
from pathlib import Path
from typing import Any, Protocol

from pmtiles.reader import MmapSource, Reader
from pmtiles.tile import Compression, TileType

from app.db import open_foreign
from app.errors import StartRefused
from app.web.tiles.grid import Tile

RASTER = ("png", "jpg", "jpeg", "webp")
VECTOR = "holds vector tiles; the app draws raster images (PNG, JPEG or WebP) only."


class Package(Protocol):
    """A file with tiles, and the zooms that it holds."""

    attribution: str
    min_zoom: int
    max_zoom: int

    def get(self, tile: Tile) -> bytes | None:
        """The image of a tile, None where the package has none."""


def open_package(path: Path) -> Package:
    """Open a package by the end of its name. Raises StartRefused with the reason where it cannot be used."""
    try:
        return PMTiles(path) if path.suffix == ".pmtiles" else MBTiles(path)
    except StartRefused:
        raise
    except Exception as problem:  # Both formats come from anywhere; whatever is wrong with one is its own fault.
        reason = str(problem) or type(problem).__name__
        raise StartRefused(f"the tile package {path} cannot be read: {reason}.") from None


def plain(credit: object) -> str:
    """A credit without the markup that many packages put around it: the app shows words, and no link of others."""
    return " ".join(html.unescape(re.sub(r"<[^>]*>", " ", str(credit))).split())[:200]


class MBTiles:
    """A SQLite file; rows are counted from the south. Specification: https://github.com/mapbox/mbtiles-spec"""

    def __init__(self, path: Path) -> None:
        self._connection = open_foreign(path)
        self._lock = threading.Lock()
        told = dict(self._connection.execute("SELECT name, value FROM metadata").fetchall())
        kind = str(told.get("format", "png")).lower()
        if kind not in RASTER:
            raise StartRefused(f"the tile package {path} {VECTOR}")
        low, high = self._connection.execute("SELECT min(zoom_level), max(zoom_level) FROM tiles").fetchone()
        if low is None:
            raise StartRefused(f"the tile package {path} is empty.")
        self.min_zoom, self.max_zoom = low, high
        self.attribution = plain(told.get("attribution", ""))

    def get(self, tile: Tile) -> bytes | None:
        """The image of a tile."""
        zoom, x, y = tile
        query = "SELECT tile_data FROM tiles WHERE zoom_level = ? AND tile_column = ? AND tile_row = ?"
        with self._lock:
            row = self._connection.execute(query, (zoom, x, (1 << zoom) - 1 - y)).fetchone()
        return bytes(row[0]) if row else None


class PMTiles:
    """A file with directories of its own. Specification: https://github.com/protomaps/PMTiles"""

    def __init__(self, path: Path) -> None:
        with path.open("rb") as file:
            # The mapping stays when the file object goes.
            self._reader = Reader(MmapSource(file))
        header: dict[str, Any] = self._reader.header()
        if header["tile_type"] not in (TileType.PNG, TileType.JPEG, TileType.WEBP):
            raise StartRefused(f"the tile package {path} {VECTOR}")
        if header["tile_compression"] not in (Compression.NONE, Compression.UNKNOWN):
            raise StartRefused(f"the tile package {path} has compressed images, which no tool makes.")
        self.min_zoom, self.max_zoom = header["min_zoom"], header["max_zoom"]
        self.attribution = ""
        with contextlib.suppress(json.JSONDecodeError):
            self.attribution = plain(self._reader.metadata().get("attribution", ""))

    def get(self, tile: Tile) -> bytes | None:
        """The image of a tile."""
        content = self._reader.get(*tile)
        return bytes(content) if content else None
