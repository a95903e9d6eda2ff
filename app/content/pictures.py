"""Organizers' pictures made anew: upright, in sRGB, small, without a word of where and when they were taken. Pure.

Nothing but pixels comes through, so neither places nor hidden content do. Decoders are written in C and read what
strangers made: only app/content/media_worker.py may import this, in a process of its own with limits.
"""

from __future__ import annotations

import io
import warnings
from dataclasses import dataclass
from typing import Any

# Named one by one, because Pillow would otherwise look for a plugin by loading all fifty.
from PIL import AvifImagePlugin, GifImagePlugin, Image, ImageCms, JpegImagePlugin, PngImagePlugin, WebPImagePlugin

from app.content.sniffing import Refused

MEGAPIXEL = 1_000_000
# A whole JPEG, PNG or GIF needs eight bytes for each pixel at most; the decoders of WebP and AVIF hold copies of their
# own and need sixteen. Both stay within the worker's memory.
MAX_MEGAPIXELS = {"JPEG": 24, "PNG": 24, "GIF": 24, "WEBP": 12, "AVIF": 12}
LONGER_SIDE = 1600
QUALITY = 82
ORIENTATION_TAG = 0x0112
_TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
_PLUGINS = (AvifImagePlugin, GifImagePlugin, JpegImagePlugin, PngImagePlugin, WebPImagePlugin)
# One thread: more would each reserve memory that the limit counts.
AvifImagePlugin.DEFAULT_MAX_THREADS = 1


@dataclass(frozen=True)
class Picture:
    """A progressive JPEG that was written here."""

    data: bytes
    width: int
    height: int


def clean_picture(data: bytes, form: str) -> Picture:
    """The picture anew. Raises Refused where it cannot or should not be decoded; `form` is one of Pillow's formats."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        warnings.simplefilter("error", Image.DecompressionBombWarning)
        try:
            if form == "WEBP":
                # libwebp reserves both of its canvases before Pillow knows how large they are.
                _check_size(_webp_size(data), form)
            image = Image.open(io.BytesIO(data), formats=(form,))
            _check_size(image.size, form)
            return _encode(_flat(image))
        except Refused:
            raise
        except (Image.DecompressionBombError, Image.DecompressionBombWarning):
            raise Refused("picture_too_many_pixels", MAX_MEGAPIXELS[form]) from None
        except MemoryError:
            raise Refused("file_too_demanding") from None
        except Exception:  # What decoders raise for broken files has no common parent.
            raise Refused("picture_broken") from None


def _check_size(size: tuple[int, int], form: str) -> None:
    if size[0] * size[1] > MAX_MEGAPIXELS[form] * MEGAPIXEL:
        raise Refused("picture_too_many_pixels", MAX_MEGAPIXELS[form])


def _webp_size(data: bytes) -> tuple[int, int]:
    """Width and height as the header says (RFC 9649, 2.5 to 2.7)."""
    kind, rest = data[12:16], data[20:30].ljust(10, b"\0")
    if kind == b"VP8X":
        return int.from_bytes(rest[4:7], "little") + 1, int.from_bytes(rest[7:10], "little") + 1
    if kind == b"VP8L":
        bits = int.from_bytes(rest[1:5], "little")
        return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    return int.from_bytes(rest[6:8], "little") & 0x3FFF, int.from_bytes(rest[8:10], "little") & 0x3FFF


def _flat(image: Image.Image) -> Image.Image:
    """The pixels as they are meant to be seen: small, upright, on white, in sRGB."""
    turn = _TURNS.get(_orientation(image))
    profile = image.info.get("icc_profile")
    small = _small(image)
    if turn is not None:
        small = small.transpose(turn)
    if small.has_transparency_data:
        small = Image.alpha_composite(Image.new("RGBA", small.size, "white"), small.convert("RGBA")).convert("RGB")
    return _in_srgb(small, profile)


def _orientation(image: Image.Image) -> int:
    """How the camera was held; upright where its notes cannot be read."""
    try:
        return int(image.getexif().get(ORIENTATION_TAG, 1))
    except Exception:  # Broken notes are no reason to refuse the picture; they do not come through anyway.
        return 1


def _small(image: Image.Image) -> Image.Image:
    """At most 1600 pixels on the longer side, in a mode whose pixels can be mixed."""
    if image.mode.startswith("I;16"):
        image = _replaced(image, image.point(lambda value: value * (1 / 256)).convert("L"))
    elif image.has_transparency_data and image.mode != "RGBA":
        image = _replaced(image, image.convert("RGBA"))
    elif image.mode not in ("L", "RGB", "RGBA", "CMYK"):
        image = _replaced(image, image.convert("RGB"))
    # Lets a JPEG be decoded at a half, a quarter or an eighth of its size where a quarter more than needed is left.
    image.thumbnail((LONGER_SIDE, LONGER_SIDE), Image.Resampling.LANCZOS, reducing_gap=1.25)
    return image


def _replaced(former: Image.Image, new: Image.Image) -> Image.Image:
    """The new picture, with the memory of the former given back at once."""
    former.close()
    return new


def _in_srgb(image: Image.Image, profile: Any) -> Image.Image:
    """Colours as every screen shows them; a profile that is broken or belongs to another kind of picture is dropped."""
    if isinstance(profile, bytes) and profile:
        try:
            source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            target = ImageCms.createProfile("sRGB")
            turned = ImageCms.profileToProfile(image, source, target, outputMode="RGB")
            if turned is not None:
                return turned
        except (ImageCms.PyCMSError, OSError, TypeError, ValueError):
            pass
    return image.convert("RGB")


def _encode(image: Image.Image) -> Picture:
    # Writers take comments and profiles from here where nobody names them.
    image.info = {}
    out = io.BytesIO()
    image.save(out, "JPEG", quality=QUALITY, progressive=True, optimize=True)
    return Picture(out.getvalue(), *image.size)
