"""Recordings: only what is heard goes on, the same as before, and an m4a begins at once."""

from __future__ import annotations

import random
import struct

import pytest

from app.content.m4a import box, boxes, clean_m4a, grouped
from app.content.sniffing import Refused, format_of
from app.content.sounds import clean_mp3, clean_sound
from tests.unit.content import sound_files as sounds
from tests.unit.content.sound_files import FRAME, SECRET, M4a, other_track

PLAIN = sounds.mp3()


@pytest.mark.parametrize(
    "data",
    [
        PLAIN,
        sounds.id3v2() + PLAIN,
        sounds.id3v2(footer=True) + PLAIN,
        sounds.id3v2() + bytes(2_000) + sounds.id3v2() + PLAIN,
        PLAIN + sounds.id3v1(),
        PLAIN + b"TAG+" + SECRET.ljust(223, b"\0") + sounds.id3v1(),
        PLAIN + sounds.ape(),
        PLAIN + sounds.ape(header=False),
        PLAIN + sounds.ape() + sounds.lyrics() + sounds.id3v1(),
        PLAIN + sounds.id3v2(),
        PLAIN + FRAME[:100],
        # The tag would pass for the rest of the frame that was cut.
        PLAIN + FRAME[:120] + sounds.id3v1(),
        PLAIN + bytes(500),
    ],
)
def test_of_an_mp3_only_its_frames_are_left(data: bytes) -> None:
    made = clean_mp3(data)
    assert made.data == PLAIN
    assert made.duration_s == round(100 * sounds.SECONDS, 1)


def test_the_index_of_an_mp3_stays_and_is_not_counted() -> None:
    data = sounds.index_frame() + PLAIN
    made = clean_mp3(sounds.id3v2() + data)
    assert made.data == data
    assert made.duration_s == round(100 * sounds.SECONDS, 1)


def test_an_mp3_of_the_second_version_is_taken() -> None:
    made = clean_mp3(sounds.MPEG_2_FRAME * 100)
    assert made.duration_s == round(100 * 576 / 22_050, 1)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        FRAME,
        sounds.id3v2(),
        sounds.id3v2() + b"<html><script>alert(1)</script>" * 50,
        PLAIN + b"PK\x03\x04" + bytes(50),
        PLAIN + b"<?php evil() ?>" + PLAIN,
        PLAIN + sounds.MPEG_2_FRAME * 50,
        b"\xff\xfb" + bytes(500),
        b"ID3\x04\0\0\x7f\x7f\x7f\x7f" + PLAIN,
        b"\xff\xfb" + random.Random(3).randbytes(2_000),
        # A bit rate that the file does not name, and the older MPEG 2.5, which Safari does not play.
        b"\xff\xfb\x00\xc0" + bytes(2_000),
        b"\xff\xe3\x40\xc0" + bytes(2_000),
    ],
)
def test_what_is_no_plain_mp3_is_refused(data: bytes) -> None:
    with pytest.raises(Refused, match="sound_broken"):
        clean_mp3(data)


def played(data: bytes) -> list[bytes]:
    """The chunks that a player would read, by a reading of its own."""
    moov = grouped(data)[b"moov"][0]
    table = moov[moov.index(b"stco") + 4 :]
    offsets = struct.unpack_from(f">{struct.unpack_from('>I', table, 4)[0]}I", table, 8)
    ends = [*offsets[1:], len(data)]
    return [data[start:end] for start, end in zip(offsets, ends, strict=True)]


@pytest.mark.parametrize(
    "given",
    [
        M4a(),
        M4a(index_first=True),
        M4a(wide=True),
        M4a(edits=False, tags=False, gap=b""),
        M4a(per_chunk=5),
        M4a(per_chunk=1),
        M4a(object_type=0x67),
        M4a(further_tracks=[other_track(b"text")]),
    ],
)
def test_of_an_m4a_only_its_samples_are_left_and_the_index_comes_first(given: M4a) -> None:
    data, seconds = clean_m4a(bytes(given))
    assert [kind for kind, _ in boxes(data)] == [b"ftyp", b"moov", b"mdat"]
    assert played(data) == given.chunks()
    assert grouped(data)[b"mdat"][0] == b"".join(given.samples)
    assert seconds == round(10 * 1024 / 48_000, 1)
    assert SECRET not in data
    # 3,900,000,000 seconds after 1904: when it was recorded.
    assert struct.pack(">I", 3_900_000_000) not in data


def test_cleaning_an_m4a_again_changes_nothing() -> None:
    data, _ = clean_m4a(bytes(M4a()))
    assert clean_m4a(data)[0] == data


def test_what_an_m4a_says_of_silence_at_its_start_stays() -> None:
    data, _ = clean_m4a(bytes(M4a()))
    assert struct.pack(">4s4xIIiI", b"elst", 1, 200, 1024, 0x10000) in data
    assert b"edts" not in clean_m4a(bytes(M4a(edits=False)))[0]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (bytes(M4a(codec=b"alac")), "sound_format"),
        (bytes(M4a(codec=b"enca")), "sound_format"),
        (bytes(M4a(object_type=0x6B)), "sound_format"),
        (bytes(M4a()) + box(b"moof"), "sound_format"),
        (bytes(M4a(further_tracks=[other_track(b"vide")])), "sound_video"),
        (bytes(M4a(handler=b"text")), "sound_broken"),
        (bytes(M4a(further_tracks=[other_track(b"soun")])), "sound_broken"),
        (bytes(M4a(count=9)), "sound_broken"),
        (bytes(M4a(count=0xFFFFFFFF)), "sound_broken"),
        (bytes(M4a(shift=10_000)), "sound_broken"),
        (bytes(M4a(samples=[])), "sound_broken"),
        (bytes(M4a(tail=b"PK\x03\x04" + bytes(40))), "sound_broken"),
        (bytes(M4a())[:-200], "sound_broken"),
        (box(b"ftyp", b"M4A ") + box(b"mdat", bytes(99)), "sound_broken"),
        (box(b"ftyp", b"M4A ") + box(b"moov") * 3_000, "sound_broken"),
        (box(b"ftyp", b"M4A ") + random.Random(9).randbytes(3_000), "sound_broken"),
    ],
)
def test_an_m4a_that_is_not_understood_is_refused(data: bytes, code: str) -> None:
    with pytest.raises(Refused, match=code):
        clean_m4a(data)


def test_a_damaged_m4a_is_refused_or_comes_out_whole() -> None:
    dice = random.Random(11)
    whole = bytes(M4a(gap=b""))
    taken = 0
    for _ in range(2_000):
        damaged = bytearray(whole)
        for _ in range(dice.randrange(1, 4)):
            damaged[dice.randrange(len(damaged))] = dice.randrange(256)
        try:
            made, _ = clean_m4a(bytes(damaged))
        except Refused:
            continue
        taken += 1
        assert [kind for kind, _ in boxes(made)] == [b"ftyp", b"moov", b"mdat"]
        assert len(made) < len(whole) * 2
    assert 0 < taken < 2_000


def test_recordings_are_known_by_their_first_bytes() -> None:
    for data, form in ((PLAIN, "mp3"), (sounds.id3v2() + PLAIN, "mp3"), (bytes(M4a()), "m4a")):
        assert format_of(data) == form
        assert clean_sound(data, form).data
