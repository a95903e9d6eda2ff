"""What a tile may be: one of three kinds of raster image, told by its first bytes. Pure, used within tiles."""

from __future__ import annotations

import base64

# Far above any tile, far below what would fill a disk.
MAX_BYTES = 512 * 1024
# One transparent pixel: what is drawn below a tile that is not to be had shows through.
BLANK = base64.b64decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAAC0lEQVR42mNgAAIAAAUAAen63NgAAAAASUVORK5CYII=")


def mime_of(content: bytes) -> str | None:
    """The type of an image; None where it is none of those that every browser shows."""
    if content.startswith(b"\x89PNG\r\n\x1a\n"):
        return "image/png"
    if content.startswith(b"\xff\xd8\xff"):
        return "image/jpeg"
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return "image/webp"
    return None
