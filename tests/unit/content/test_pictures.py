"""Hostile and ordinary pictures through the real worker: a clean JPEG or a clear refusal, within memory and time."""

from __future__ import annotations

import io
import struct
from collections.abc import Iterator
from typing import Any

import pytest
from PIL import Image, ImageCms

from app.content.pictures import clean_picture
from app.content.sniffing import CODES, Refused
from tests.unit.content import hostile_files as hostile
from tests.unit.content.workshop import Workshop

JPEGS, OTHERS, TOO_LARGE = hostile.jpegs(), hostile.others(), hostile.too_large()
RUINS, FOREIGN = hostile.ruins(), hostile.foreign()
MEMORY_MB, CPU_S = 300, 3.5
# A plain JPEG: its head, tables, frame, scans, end. No notes (E1 to EF), no comments (FE).
ALLOWED = {0xE0, 0xDB, 0xC2, 0xC4, 0xDA, 0xD9}


@pytest.fixture(scope="module")
def worker() -> Iterator[Workshop]:
    """Cleans files as the worker does, each in a process of its own."""
    workshop = Workshop()
    yield workshop
    workshop.close()


def markers(data: bytes) -> list[int]:
    """The markers of a JPEG from its start to its end; fails where anything stands between or behind them."""
    assert data[:2] == b"\xff\xd8"
    found, at = [], 2
    while at < len(data):
        assert data[at] == 0xFF, f"something else at {at}"
        marker = data[at + 1]
        found.append(marker)
        at += 2
        if marker == 0xD9:
            assert at == len(data), "bytes behind the end"
            return found
        at += struct.unpack_from(">H", data, at)[0]
        while marker == 0xDA and not (data[at] == 0xFF and data[at + 1] not in (0, *range(0xD0, 0xD8))):
            at += 1
    raise AssertionError("no end")


def assert_clean(cleaned: bytes, about: dict[str, Any]) -> Image.Image:
    """A plain JPEG without a word beside its pixels."""
    assert set(markers(cleaned)) <= ALLOWED
    assert hostile.SECRET not in cleaned
    picture = Image.open(io.BytesIO(cleaned))
    picture.load()
    assert picture.format == "JPEG"
    assert picture.mode == "RGB"
    assert picture.size == (about["width"], about["height"])
    assert max(picture.size) <= 1600
    assert set(picture.info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density", "progressive", "progression"}
    assert not picture.getexif()
    return picture


@pytest.mark.parametrize("name", [*JPEGS, *OTHERS])
def test_what_comes_beside_the_picture_does_not_come_through(worker: Workshop, name: str) -> None:
    answer = worker((JPEGS | OTHERS)[name])
    assert answer.about["ending"] == "jpg", answer
    assert_clean(answer.cleaned, answer.about)
    assert answer.memory_mb < MEMORY_MB
    assert answer.cpu_s < CPU_S


@pytest.mark.parametrize("name", RUINS)
def test_ruins_are_refused_or_come_out_clean(worker: Workshop, name: str) -> None:
    answer = worker(RUINS[name])
    if answer.status == 0 and "refused" in answer.about:
        assert answer.about["refused"] in CODES
        assert answer.cleaned == b""
    elif answer.status == 0:
        assert_clean(answer.cleaned, answer.about)
    assert answer.memory_mb < MEMORY_MB
    assert answer.cpu_s < CPU_S


@pytest.mark.parametrize("name", TOO_LARGE)
def test_too_many_pixels_are_refused_by_the_header_alone(worker: Workshop, name: str) -> None:
    answer = worker(TOO_LARGE[name])
    assert answer.about["refused"] == "picture_too_many_pixels", answer.about
    assert answer.about["limit"] in (12, 24)
    assert answer.memory_mb < 60
    assert answer.cpu_s < 1


@pytest.mark.parametrize("name", FOREIGN)
def test_other_formats_are_refused_whatever_they_are_called(worker: Workshop, name: str) -> None:
    data, code = FOREIGN[name]
    assert worker(data).about["refused"] == code


@pytest.mark.parametrize("form", ["JPEG", "PNG", "GIF"])
def test_a_large_picture_of_a_camera_fits_into_the_worker(worker: Workshop, form: str) -> None:
    modes = {"JPEG": "CMYK", "PNG": "RGBA", "GIF": "P"}
    options = {"JPEG": {"progressive": True}, "PNG": {"compress_level": 1}, "GIF": {"transparency": 0}}
    answer = worker(hostile.saved(hostile.scene((6000, 4000), modes[form]), form, **options[form]))
    assert (answer.about["width"], answer.about["height"]) == (1600, 1067)
    assert answer.memory_mb < MEMORY_MB
    assert answer.cpu_s < CPU_S


@pytest.mark.parametrize("form", ["WEBP", "AVIF"])
def test_the_largest_picture_of_a_greedy_format_fits_into_the_worker(worker: Workshop, form: str) -> None:
    options = {"WEBP": {"method": 0}, "AVIF": {"speed": 10, "subsampling": "4:4:4"}}
    answer = worker(hostile.saved(hostile.scene((4000, 3000), "RGBA"), form, **options[form]))
    assert (answer.about["width"], answer.about["height"]) == (1600, 1200)
    assert answer.memory_mb < MEMORY_MB


@pytest.mark.parametrize("turn", range(1, 9))
def test_a_picture_stands_upright_however_the_camera_was_held(turn: int) -> None:
    # The red corner is at the upper left of the stored picture; where it belongs follows from the tag (Exif, 4.6.4).
    corner = {1: (0, 0), 2: (1, 0), 3: (1, 1), 4: (0, 1), 5: (0, 0), 6: (1, 0), 7: (1, 1), 8: (0, 1)}[turn]
    made = clean_picture(hostile.saved(hostile.scene(), "JPEG", exif=hostile.exif(turn), quality=95), "JPEG")
    assert (made.width, made.height) == ((64, 48) if turn < 5 else (48, 64))
    picture = Image.open(io.BytesIO(made.data))
    red, green, blue = picture.getpixel(
        (3 if corner[0] == 0 else made.width - 4, 3 if corner[1] == 0 else made.height - 4)
    )
    assert red > 200
    assert max(green, blue) < 60


def test_what_is_see_through_stands_on_white() -> None:
    glass = Image.new("RGBA", (20, 20), (0, 0, 0, 0))
    for form in ("PNG", "WEBP", "AVIF"):
        picture = Image.open(io.BytesIO(clean_picture(hostile.saved(glass, form), form).data))
        assert min(picture.getpixel((10, 10))) > 250


def test_grey_of_sixteen_bits_keeps_its_shades() -> None:
    grey = Image.new("I;16", (20, 20), 128 * 256)
    picture = Image.open(io.BytesIO(clean_picture(hostile.saved(grey, "PNG"), "PNG").data))
    assert picture.getpixel((10, 10)) == (128, 128, 128)


def test_colours_of_another_space_look_the_same_afterwards() -> None:
    # In this space red and green have changed places, so that only a reader of the profile sees red.
    srgb = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    for first, second in ((b"rXYZ", b"gXYZ"),):
        one, other = srgb.index(first), srgb.index(second)
        srgb[one : one + 4], srgb[other : other + 4] = second, first
    green = Image.new("RGB", (20, 20), (0, 255, 0))
    made = clean_picture(hostile.saved(green, "PNG", icc_profile=bytes(srgb)), "PNG")
    red, rest, _ = Image.open(io.BytesIO(made.data)).getpixel((10, 10))
    assert red > 240
    assert rest < 20


def test_the_same_picture_gives_the_same_bytes() -> None:
    data = hostile.saved(hostile.scene(), "PNG")
    assert clean_picture(data, "PNG") == clean_picture(data, "PNG")


def test_a_decoder_only_reads_the_format_it_was_asked_for() -> None:
    with pytest.raises(Refused, match="picture_broken"):
        clean_picture(hostile.saved(hostile.scene(), "TIFF"), "JPEG")
