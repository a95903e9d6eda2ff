"""What an uploaded file is by its first bytes, whatever its name and sender say, and why one is refused. Pure.

Imported by the worker that cleans uploads and by what it uses.
"""

from __future__ import annotations

# Kinds that are taken: pictures by the names that Pillow gives them, recordings by their ending.
PICTURES = ("JPEG", "PNG", "WEBP", "AVIF", "GIF")
SOUNDS = ("mp3", "m4a")

# Formats that people do send, and what to tell them; where two codes fit, the first one holds.
_KNOWN: tuple[tuple[str, tuple[bytes, ...]], ...] = (
    ("picture_format", (b"II*\0", b"MM\0*", b"BM", b"8BPS", b"\0\0\1\0", b"%!PS", b"\xc5\xd0\xd3\xc6", b"SIMPLE  =")),
    ("picture_format", (b"<svg", b"\0\0\0\x0cjP  ", b"\xff\x0a", b"\0\0\0\x0cJXL ", b"qoif")),
    ("sound_format", (b"OggS", b"fLaC", b"FORM", b"\x1a\x45\xdf\xa3", b"\xff\xf1", b"\xff\xf9", b"#!AMR", b"caff")),
)
_AVIF_BRANDS = {b"avif", b"avis"}
_HEIC_BRANDS = {b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1"}


class Refused(Exception):
    """A file that is not taken; `code` has a sentence `error-<code>`, `limit` the number that stands in it."""

    def __init__(self, code: str, limit: int | None = None) -> None:
        super().__init__(code)
        self.code = code
        self.limit = limit


# Every code there is, so that a worker that was taken over cannot say anything else.
CODES = frozenset(
    {
        "file_empty",
        "file_unknown",
        "picture_broken",
        "picture_format",
        "picture_heic",
        "file_too_demanding",
        "picture_too_many_pixels",
        "sound_broken",
        "sound_format",
        "sound_video",
    }
)


def format_of(data: bytes) -> str:
    """One of PICTURES or SOUNDS. Raises Refused for everything else."""
    if not data:
        raise Refused("file_empty")
    if data.startswith(b"\xff\xd8\xff"):
        return "JPEG"
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return "PNG"
    if data.startswith((b"GIF87a", b"GIF89a")):
        return "GIF"
    if data.startswith(b"RIFF"):
        return _riff(data)
    if data[4:8] == b"ftyp":
        return _iso(data)
    # Layer 3 of MPEG versions 1 and 2, as app/content/files.py takes them from folders.
    if data.startswith((b"ID3", b"\xff\xfb", b"\xff\xfa", b"\xff\xf3", b"\xff\xf2")):
        return "mp3"
    for code, starts in _KNOWN:
        if data.startswith(starts):
            raise Refused(code)
    raise Refused("picture_format" if b"<svg" in data[:1024].lower() else "file_unknown")


def _riff(data: bytes) -> str:
    if data[8:12] == b"WEBP":
        return "WEBP"
    raise Refused("sound_format" if data[8:12] == b"WAVE" else "file_unknown")


def _iso(data: bytes) -> str:
    size = min(int.from_bytes(data[:4], "big"), 256)
    brands = {data[at : at + 4] for at in (8, *range(16, size, 4))}
    if brands & _AVIF_BRANDS:
        return "AVIF"
    if brands & _HEIC_BRANDS:
        raise Refused("picture_heic")
    return "m4a"
