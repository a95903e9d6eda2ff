"""Organizers' recordings without tags: only what is heard goes on, byte for byte, nothing is encoded again. Pure.

An mp3 is cut into its frames (here), an m4a is put together anew around its samples (app/content/m4a.py). What is not
understood is refused, because what nobody has read may hold anything. Imported by app/content/media_worker.py.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass

from app.content.m4a import clean_m4a
from app.content.sniffing import Refused

# ISO/IEC 11172-3 and 13818-3, layer 3: kbit/s by the header's four bits, samples a second by its two, for MPEG 1 and 2.
_BITRATES = {
    1: (0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320),
    2: (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160),
}
_RATES = {1: (44_100, 48_000, 32_000), 2: (22_050, 24_000, 16_000)}
_SAMPLES = {1: 1152, 2: 576}
_MIN_FRAMES = 3


@dataclass(frozen=True)
class Sound:
    """A recording without tags."""

    data: bytes
    duration_s: float


@dataclass(frozen=True)
class Frame:
    """What the four bytes at the start of a frame say."""

    version: int
    rate: int
    mono: bool
    size: int


def clean_sound(data: bytes, form: str) -> Sound:
    """The recording anew; `form` is mp3 or m4a. Raises Refused."""
    if form == "m4a":
        return Sound(*clean_m4a(data))
    return clean_mp3(data)


def clean_mp3(data: bytes) -> Sound:
    """Its frames alone: tags, padding and a cut last frame go. Raises Refused where anything else stands between."""
    end = _end_of_frames(data)
    at, first, frames = 0, None, []
    while at < end:
        skipped = _tag_length(data, at)
        if skipped:
            at += skipped
            continue
        frame = frame_at(data, at)
        if frame is None or at + frame.size > end:
            # Only a frame that was cut off while it was written may be left.
            if frame is None and end - at >= 4:
                raise Refused("sound_broken")
            break
        first = first or frame
        if (frame.version, frame.rate) != (first.version, first.rate):
            raise Refused("sound_broken")
        frames.append(data[at : at + frame.size])
        at += frame.size
    if first is None or len(frames) < _MIN_FRAMES:
        raise Refused("sound_broken")
    heard = len(frames) - _is_index(frames[0], first)
    return Sound(b"".join(frames), round(heard * _SAMPLES[first.version] / first.rate, 1))


def frame_at(data: bytes, at: int) -> Frame | None:
    """The frame of layer 3 that begins here, or None. "Free" bit rates are not taken: their length is nowhere said."""
    if len(data) < at + 4 or data[at] != 0xFF or data[at + 1] & 0xE6 != 0xE2:
        return None
    version = {0b11: 1, 0b10: 2}.get(data[at + 1] >> 3 & 0b11)
    bitrate, rate = data[at + 2] >> 4, data[at + 2] >> 2 & 0b11
    if version is None or bitrate in (0, 15) or rate == 3:
        return None
    hertz = _RATES[version][rate]
    size = _SAMPLES[version] // 8 * _BITRATES[version][bitrate] * 1000 // hertz + (data[at + 2] >> 1 & 1)
    return Frame(version, hertz, data[at + 3] >> 6 == 0b11, size)


def _tag_length(data: bytes, at: int) -> int:
    """How many bytes of an ID3v2 tag or of padding begin here; 0 where it is something else."""
    head = data[at : at + 10]
    if head.startswith(b"ID3") and len(head) == 10 and not any(byte & 0x80 for byte in head[6:]):
        # Four times seven bits (ID3v2.4.0 structure, 3.1 and 3.4); a footer has ten bytes more.
        size = head[6] << 21 | head[7] << 14 | head[8] << 7 | head[9]
        return 10 + size + (10 if head[5] & 0x10 else 0)
    if head.startswith(b"\0"):
        block = data[at : at + 65_536]
        return len(block) - len(block.lstrip(b"\0"))
    return 0


def _end_of_frames(data: bytes) -> int:
    """Where the tags begin that stand at the end of a file: ID3v1, Lyrics3 and APE. They are found from behind."""
    end = len(data)
    while end > 0:
        if data[max(0, end - 128) : end].startswith(b"TAG"):
            end -= 128
        elif data[max(0, end - 227) : end].startswith(b"TAG+"):
            end -= 227
        elif data[max(0, end - 32) : end].startswith(b"APETAGEX"):
            size, flags = struct.unpack_from("<I4xI", data, end - 20)
            # The size counts the footer but not the header, whose presence a bit tells.
            end -= max(size, 32) + (32 if flags & 0x8000_0000 else 0)
        elif data[max(0, end - 9) : end] == b"LYRICS200" and data[end - 15 : end - 9].isdigit():
            end -= int(data[end - 15 : end - 9]) + 15
        else:
            break
    return max(end, 0)


def _is_index(frame: bytes, first: Frame) -> bool:
    """Whether the first frame is a silent one that tells players where to find what."""
    side = {(1, True): 17, (1, False): 32, (2, True): 9, (2, False): 17}[(first.version, first.mono)]
    return frame[4 + side : 8 + side] in (b"Xing", b"Info") or frame[36:40] == b"VBRI"
