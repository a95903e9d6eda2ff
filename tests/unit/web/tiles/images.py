"""Images that are tiles, and packages of them, made by the formats' own tools."""

from __future__ import annotations

import struct
import zlib
from pathlib import Path

from pmtiles.tile import Compression, TileType, zxy_to_tileid
from pmtiles.writer import Writer

from app.db import Database
from app.web.tiles.grid import Tile


def png(colour: tuple[int, int, int]) -> bytes:
    """One pixel of a colour."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", 1, 1, 8, 2, 0, 0, 0)
    parts = chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"\0" + bytes(colour))) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + parts


RED, BLUE = png((200, 0, 0)), png((0, 0, 200))


def write_mbtiles(path: Path, tiles: dict[Tile, bytes], **metadata: str) -> Path:
    """An MBTiles file by its specification: rows from the south."""
    made = Database(f"sqlite:///{path}")
    connection = made.driver.connect(str(path))
    connection.execute("CREATE TABLE metadata (name text, value text)")
    connection.execute("CREATE TABLE tiles (zoom_level int, tile_column int, tile_row int, tile_data blob)")
    connection.executemany("INSERT INTO metadata VALUES (?, ?)", list({"format": "png", **metadata}.items()))
    rows = [(z, x, 2**z - 1 - y, content) for (z, x, y), content in tiles.items()]
    connection.executemany("INSERT INTO tiles VALUES (?, ?, ?, ?)", rows)
    connection.commit()
    connection.close()
    made.close()
    return path


def write_pmtiles(path: Path, tiles: dict[Tile, bytes], *, kind: TileType = TileType.PNG, **metadata: str) -> Path:
    """A PMTiles file by the format's own writer."""
    with path.open("wb") as file:
        writer = Writer(file)
        for tile in sorted(tiles, key=lambda one: zxy_to_tileid(*one)):
            writer.write_tile(zxy_to_tileid(*tile), tiles[tile])
        zooms = [zoom for zoom, _, _ in tiles]
        bounds = {"min_lon_e7": 0, "min_lat_e7": 0, "max_lon_e7": 10**7, "max_lat_e7": 10**7}
        center = {"center_zoom": 0, "center_lon_e7": 0, "center_lat_e7": 0}
        kinds = {"tile_type": kind, "tile_compression": Compression.NONE}
        writer.finalize({**kinds, "min_zoom": min(zooms), "max_zoom": max(zooms), **bounds, **center}, metadata)
    return path
