"""Recordings built by hand: frames of silence as mp3, and m4a with what recorders put around their samples."""

from __future__ import annotations

import struct
from dataclasses import dataclass, field

from app.content.m4a import box

SECRET = b"GEHEIM53.3248"
# MPEG 1, layer 3, 64 kbit/s, 44.1 kHz, mono: 208 bytes of which the side information says that nothing is to be heard.
FRAME = b"\xff\xfb\x50\xc0" + bytes(204)
MPEG_2_FRAME = b"\xff\xf3\x40\xc0" + bytes(140)
SECONDS = 1152 / 44_100


def mp3(frames: int = 100) -> bytes:
    """So many frames of silence."""
    return FRAME * frames


def id3v2(content: bytes = SECRET, footer: bool = False) -> bytes:
    """A tag as it stands in front."""
    body = b"TIT2" + struct.pack(">I2x", len(content) + 1) + b"\0" + content
    head = b"\x04\0" + (b"\x10" if footer else b"\0") + struct.pack(">I", len(body))
    assert len(body) < 128
    return b"ID3" + head + body + (b"3DI" + head if footer else b"")


def id3v1() -> bytes:
    """A tag as it stands at the end."""
    return b"TAG" + SECRET.ljust(125, b"\0")


def ape(header: bool = True) -> bytes:
    """A tag of the APE format: items, a footer, and since version 2 a header."""
    item = struct.pack("<II", len(SECRET), 0) + b"Title\0" + SECRET
    size = len(item) + 32
    flags = 0x8000_0000 if header else 0
    head = b"APETAGEX" + struct.pack("<IIII8x", 2000, size, 1, flags | 0x2000_0000)
    foot = b"APETAGEX" + struct.pack("<IIII8x", 2000, size, 1, flags)
    return (head if header else b"") + item + foot


def lyrics() -> bytes:
    """Words in the format Lyrics3."""
    words = b"LYRICSBEGIN" + SECRET
    return words + b"%06d" % len(words) + b"LYRICS200"


def index_frame() -> bytes:
    """The silent first frame by which players find their way."""
    return FRAME[:4] + bytes(17) + b"Info" + FRAME[25:]


def descriptor(tag: int, content: bytes) -> bytes:
    """A descriptor of MPEG-4, its length in four bytes as most encoders write it."""
    return bytes([tag, 0x80, 0x80, 0x80, len(content)]) + content


@dataclass
class M4a:
    """An m4a in parts; `bytes()` puts them together. Samples have sizes of their own, three to a chunk."""

    samples: list[bytes] = field(default_factory=lambda: [bytes([number]) * (20 + number) for number in range(10)])
    index_first: bool = False
    wide: bool = False
    handler: bytes = b"soun"
    codec: bytes = b"mp4a"
    object_type: int = 0x40
    per_chunk: int = 3
    count: int | None = None
    shift: int = 0
    edits: bool = True
    tags: bool = True
    further_tracks: list[bytes] = field(default_factory=list)
    tail: bytes = b""
    gap: bytes = SECRET

    def chunks(self) -> list[bytes]:
        """The samples as they stand together in the file."""
        step = self.per_chunk
        return [b"".join(self.samples[at : at + step]) for at in range(0, len(self.samples), step)]

    def __bytes__(self) -> bytes:
        front = box(b"ftyp", b"M4A \0\0\0\0M4A isom" + SECRET[:4]) + box(b"free", SECRET)
        length = len(self._moov([0] * len(self.chunks())))
        at = len(front) + 8 + (length if self.index_first else 0)
        offsets, body = [], b""
        for chunk in self.chunks():
            body += self.gap
            offsets.append(at + len(body) + self.shift)
            body += chunk
        moov, mdat = self._moov(offsets), box(b"mdat", body + self.gap)
        return front + (moov + mdat if self.index_first else mdat + moov) + self.tail

    def _moov(self, offsets: list[int]) -> bytes:
        header = struct.pack(">4xIIII76xI", 3_900_000_000, 3_900_000_000, 1000, 213, 2)
        track = struct.pack(">IIII4xI60x", 7, 3_900_000_000, 3_900_000_000, 1, 213)
        edit = struct.pack(">4xIIiI", 1, 200, 1024, 0x10000)
        tags = box(b"udta", box(b"meta", bytes(4) + box(b"ilst", SECRET)), box(b"\xa9xyz", SECRET))
        parts = [box(b"tkhd", track), self._mdia(offsets)]
        if self.edits:
            parts.append(box(b"edts", box(b"elst", edit)))
        if self.tags:
            parts.append(tags)
        return box(
            b"moov", box(b"mvhd", header), box(b"trak", *parts), *self.further_tracks, tags if self.tags else b""
        )

    def _mdia(self, offsets: list[int]) -> bytes:
        full, rest = divmod(len(self.samples), self.per_chunk)
        runs = [(1, self.per_chunk, 1)] + ([(full + 1, rest, 1)] if rest else [])
        count = len(self.samples) if self.count is None else self.count
        sizes = [len(sample) for sample in self.samples]
        table = box(
            b"stbl",
            box(b"stsd", struct.pack(">4xI", 1), self._entry()),
            box(b"stts", struct.pack(">4xIII", 1, count, 1024)),
            box(b"stsc", struct.pack(">4xI", len(runs)), *(struct.pack(">III", *run) for run in runs)),
            box(b"stsz", struct.pack(f">4xII{len(sizes)}I", 0, count, *sizes)),
            box(
                b"co64" if self.wide else b"stco",
                struct.pack(f">4xI{len(offsets)}{'Q' if self.wide else 'I'}", len(offsets), *offsets),
            ),
        )
        return box(
            b"mdia",
            box(b"mdhd", struct.pack(">4xIIIIHH", 3_900_000_000, 3_900_000_000, 48_000, 10_240, 0x15C7, 0)),
            box(b"hdlr", bytes(8) + self.handler + bytes(12) + SECRET + b"\0"),
            box(b"minf", box(b"smhd", bytes(8)), table),
        )

    def _entry(self) -> bytes:
        setup = descriptor(5, b"\x11\x88")
        config = descriptor(4, bytes([self.object_type]) + bytes(12) + setup)
        esds = box(b"esds", bytes(4) + descriptor(3, bytes(3) + config + descriptor(6, b"\x02")))
        fields = struct.pack(">6xH8xHHHHI", 1, 1, 16, 0, 0, 48_000 << 16)
        return box(self.codec, fields, esds, box(b"name", SECRET))


def other_track(handler: bytes) -> bytes:
    """A track of another kind, such as chapters."""
    return box(b"trak", box(b"mdia", box(b"hdlr", bytes(8) + handler + bytes(13))), SECRET_BOX)


SECRET_BOX = box(b"name", SECRET)
