"""An m4a put together anew: one track of AAC, its index in front, nothing else. Pure; imported by `sounds` alone.

The boxes are those of ISO/IEC 14496-12 (files) and 14496-14 (AAC in them). Kept are the ones a player needs; tags,
cover pictures, chapters, names, times of recording and bytes that belong to no sample are left behind. With the index
(moov) before the samples (mdat) a phone plays at once, wherever the recorder had put it.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate

from app.content.sniffing import Refused

_FTYP = b"M4A \0\0\0\0M4A mp42isom"
_HDLR = bytes(8) + b"soun" + bytes(13)
# The samples are in this very file; another address here would make a player fetch it.
_DREF = struct.pack(">I4s4xII4sI", 28, b"dref", 1, 12, b"url ", 1)
_MATRIX = struct.pack(">9I", 0x10000, 0, 0, 0, 0x10000, 0, 0, 0, 0x40000000)
_MAX_BOXES = 2_000
_MAX_EDITS = 16
_MAX_SETUP = 512
_MAX_SAMPLES = 1_000_000
_MAX_SECONDS = 24 * 3600
# Object types of MPEG-4 and MPEG-2 AAC (14496-1, table 5): everything else plays on some phones only.
_AAC = (0x40, 0x66, 0x67, 0x68)


@dataclass(frozen=True)
class Samples:
    """A track's samples: how many there are, where each chunk begins, and how many bytes it has."""

    count: int
    chunks: list[tuple[int, int]]


def clean_m4a(data: bytes) -> tuple[bytes, float]:
    """The recording anew, and how many seconds it has. Raises Refused."""
    try:
        return _rebuild(data)
    except (struct.error, KeyError, IndexError, ZeroDivisionError):
        # A box is shorter than what it has to hold, or one that must be there is not.
        raise Refused("sound_broken") from None


def boxes(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Kind and content of each box in a row. Raises Refused where they do not fill the bytes exactly."""
    at = number = 0
    while at < len(data):
        size, kind = struct.unpack_from(">I4s", data, at)
        head = 8
        if size == 1:
            size, head = struct.unpack_from(">Q", data, at + 8)[0], 16
        elif size == 0:
            size = len(data) - at
        number += 1
        if size < head or at + size > len(data) or number > _MAX_BOXES:
            raise Refused("sound_broken")
        yield kind, data[at + head : at + size]
        at += size


def grouped(data: bytes) -> dict[bytes, list[bytes]]:
    """The contents of the boxes in a row, by kind."""
    found: dict[bytes, list[bytes]] = {}
    for kind, content in boxes(data):
        found.setdefault(kind, []).append(content)
    return found


def box(kind: bytes, *contents: bytes) -> bytes:
    """A box around its contents."""
    content = b"".join(contents)
    return struct.pack(">I4s", 8 + len(content), kind) + content


def _rebuild(data: bytes) -> tuple[bytes, float]:
    top = grouped(data)
    if b"moof" in top:
        # Written in pieces, as browsers record; without its end nobody knows how long it is.
        raise Refused("sound_format")
    movie = grouped(top[b"moov"][0])
    track = _sound_track(movie)
    media = grouped(track[b"mdia"][0])
    table = grouped(grouped(media[b"minf"][0])[b"stbl"][0])
    setup = _setup(table[b"stsd"][0])
    samples = _samples(table, len(data))
    scale, language = _media_header(media[b"mdhd"][0])
    length = _length(table[b"stts"][0], samples.count)
    seconds = length / scale
    if not 0 < seconds < _MAX_SECONDS:
        raise Refused("sound_broken")
    movie_scale = struct.unpack_from(">I", movie[b"mvhd"][0], 20 if movie[b"mvhd"][0][0] else 12)[0]
    edits = [edit for outer in track.get(b"edts", [])[:1] for edit in _edits(grouped(outer)[b"elst"][0])]
    shown = sum(edit[0] for edit in edits) or round(seconds * movie_scale)

    def index(first_offset: int) -> bytes:
        sizes = [size for _, size in samples.chunks]
        offsets = list(accumulate(sizes[:-1], initial=first_offset))
        return box(
            b"moov",
            box(b"mvhd", _movie_header(movie_scale, shown)),
            box(
                b"trak",
                box(b"tkhd", _track_header(shown)),
                _edit_box(edits),
                box(
                    b"mdia",
                    box(b"mdhd", struct.pack(">12xII2s2x", scale, length, language)),
                    box(b"hdlr", _HDLR),
                    box(
                        b"minf",
                        box(b"smhd", bytes(8)),
                        box(b"dinf", _DREF),
                        box(
                            b"stbl",
                            box(b"stsd", setup),
                            *(box(kind, table[kind][0]) for kind in (b"stts", b"stsc", b"stsz")),
                            box(b"stco", struct.pack(f">4xI{len(offsets)}I", len(offsets), *offsets)),
                        ),
                    ),
                ),
            ),
        )

    front = len(box(b"ftyp", _FTYP)) + len(index(0)) + 8
    sound = (data[start : start + size] for start, size in samples.chunks)
    return b"".join((box(b"ftyp", _FTYP), index(front), box(b"mdat", *sound))), round(seconds, 1)


def _sound_track(movie: dict[bytes, list[bytes]]) -> dict[bytes, list[bytes]]:
    """The one track that is heard; chapters and the like are left out."""
    tracks = [grouped(track) for track in movie[b"trak"]]
    kinds = [grouped(track[b"mdia"][0])[b"hdlr"][0][8:12] for track in tracks]
    if b"vide" in kinds:
        raise Refused("sound_video")
    if kinds.count(b"soun") != 1:
        raise Refused("sound_broken")
    return tracks[kinds.index(b"soun")]


def _setup(content: bytes) -> bytes:
    """What a decoder has to know, and nothing else that stood beside it."""
    if struct.unpack_from(">I", content, 4)[0] != 1:
        raise Refused("sound_broken")
    kind, entry = next(boxes(content[8:]))
    version, channels, bits, rate = struct.unpack_from(">8xH6xHH4xI", entry)
    if kind != b"mp4a" or version != 0:
        raise Refused("sound_format")
    decoder = grouped(entry[28:])[b"esds"][0]
    if len(decoder) > _MAX_SETUP or _object_type(decoder) not in _AAC:
        raise Refused("sound_format")
    fields = struct.pack(">6xH8xHH4xI", 1, channels, bits, rate)
    return struct.pack(">4xI", 1) + box(b"mp4a", fields, box(b"esds", decoder))


def _object_type(decoder: bytes) -> int:
    """Which codec the elementary stream's descriptor names (ISO/IEC 14496-1, 7.2.6.5 and 7.2.6.6)."""
    at = _after_length(decoder, 5) + 3
    if decoder[4] != 0x03 or decoder[at - 1] & 0xE0 or decoder[at] != 0x04:
        raise Refused("sound_broken")
    return decoder[_after_length(decoder, at + 1)]


def _after_length(data: bytes, at: int) -> int:
    """Where a descriptor's content begins; of each byte of its length the first bit says whether another follows."""
    while data[at] & 0x80:
        at += 1
    return at + 1


def _samples(table: dict[bytes, list[bytes]], total: int) -> Samples:
    """Where the samples are. Raises Refused unless each of them lies in the file and in exactly one chunk."""
    fixed, count = struct.unpack_from(">4xII", table[b"stsz"][0])
    if not 0 < count <= _MAX_SAMPLES or len(table[b"stsz"][0]) != 12 + (0 if fixed else 4 * count):
        raise Refused("sound_broken")
    sizes = [fixed] * count if fixed else struct.unpack_from(f">{count}I", table[b"stsz"][0], 12)
    wide = b"co64" in table
    offsets = _entries(table[b"co64" if wide else b"stco"][0], "Q" if wide else "I")
    runs = _entries(table[b"stsc"][0], "III")
    # Samples may share bytes in theory; here it would let a small file become a huge one.
    if sum(sizes) > total or not runs or runs[0][0] != 1 or any(run[2] != 1 for run in runs):
        raise Refused("sound_broken")
    per_chunk = {first: number for first, number, _ in runs}
    chunks, place, number = [], 0, 0
    for chunk, (start,) in enumerate(offsets, start=1):
        number = per_chunk.pop(chunk, number)
        size = sum(sizes[place : place + number])
        place += number
        if start + size > total or place > count:
            raise Refused("sound_broken")
        chunks.append((start, size))
    if place != count or per_chunk:
        raise Refused("sound_broken")
    return Samples(count, chunks)


def _entries(content: bytes, layout: str) -> list[tuple[int, ...]]:
    """The rows of a table that says how many it has. Raises Refused where that is not so."""
    count, size = struct.unpack_from(">4xI", content)[0], struct.calcsize(f">{layout}")
    if len(content) != 8 + count * size:
        raise Refused("sound_broken")
    return list(struct.iter_unpack(f">{layout}", content[8:]))


def _media_header(content: bytes) -> tuple[int, bytes]:
    """The track's units in a second, and its language."""
    scale, language = struct.unpack_from(">20xI8x2s" if content[0] else ">12xI4x2s", content)
    return scale, language


def _length(content: bytes, count: int) -> int:
    """How long all samples are together."""
    rows = _entries(content, "II")
    if sum(number for number, _ in rows) != count:
        raise Refused("sound_broken")
    return sum(number * each for number, each in rows)


def _edits(content: bytes) -> list[tuple[int, int, int]]:
    """Which part of the track is to be heard: encoders begin with some silence."""
    rows = _entries(content, "QqI" if content[0] else "IiI")
    if len(rows) > _MAX_EDITS:
        raise Refused("sound_broken")
    return [(duration, start, rate) for duration, start, rate in rows]


def _edit_box(edits: list[tuple[int, int, int]]) -> bytes:
    rows = b"".join(struct.pack(">IiI", *edit) for edit in edits)
    return box(b"edts", box(b"elst", struct.pack(">4xI", len(edits)), rows)) if edits else b""


def _movie_header(scale: int, duration: int) -> bytes:
    return struct.pack(">12xIIIH10x36s24xI", scale, duration, 0x10000, 0x100, _MATRIX, 2)


def _track_header(duration: int) -> bytes:
    """Switched on, part of the movie, at full volume."""
    return struct.pack(">I8xI4xI12xH2x36s8x", 3, 1, duration, 0x100, _MATRIX)
