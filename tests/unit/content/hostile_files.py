"""Files as strangers make them: notes of cameras, hidden content, bombs, ruins, other formats under good names.

Each carries `SECRET` where the format has room for it, so that a test sees whether anything comes through.
"""

from __future__ import annotations

import io
import random
import struct
import zlib
from typing import Any

from PIL import Image, ImageCms, PngImagePlugin

SECRET = b"GEHEIM53.3248"
SCRIPT = b"<html><script>alert(1)</script>" + SECRET
PHAR = b"<?php __HALT_COMPILER(); ?>" + SECRET
ZIP = b"PK\x03\x04" + bytes(26) + SECRET + b"PK\x05\x06" + bytes(18)
MP4 = b"\0\0\0\x18ftypmp42\0\0\0\0mp42isom" + b"\0\0\0\x15mdat" + SECRET
XMP = b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><exif:GPSLatitude>' + SECRET + b"</exif:GPSLatitude></x:xmpmeta>"
MANY = 10_000


def scene(size: tuple[int, int] = (64, 48), mode: str = "RGB") -> Image.Image:
    """A picture with a red corner at the upper left, so that one sees how it is turned."""
    made = Image.linear_gradient("L").resize(size).convert("RGB")
    made.paste((255, 0, 0), (0, 0, size[0] // 4, size[1] // 4))
    return made.convert(mode)


def saved(image: Image.Image, form: str, **options: Any) -> bytes:
    """The picture in a format."""
    out = io.BytesIO()
    image.save(out, form, **options)
    return out.getvalue()


def exif(orientation: int = 1, **parts: bytes) -> bytes:
    """A camera's notes: place, time, serial number, maker notes, a preview."""
    notes = Image.Exif()
    notes[0x0112], notes[0x010F], notes[0x0132], notes[0xA431] = orientation, "Kamera", "2026:06:21 09:00:00", "SN-1"
    notes[0x9286] = parts.get("comment", SECRET)
    inner = notes.get_ifd(0x8769)
    inner[0x927C], inner[0x9003] = b"MAKER" + SECRET, "2026:06:21 09:00:00"
    place = notes.get_ifd(0x8825)
    place[1], place[2], place[3], place[4] = "N", (53.0, 19.0, 29.0), "E", (11.0, 29.0, 41.0)
    return notes.tobytes()


def segment(marker: int, content: bytes) -> bytes:
    """A segment of a JPEG."""
    return struct.pack(">BBH", 0xFF, marker, 2 + len(content)) + content


def with_segments(*segments: bytes) -> bytes:
    """A JPEG with further segments in front."""
    plain = saved(scene(), "JPEG")
    return plain[:2] + b"".join(segments) + plain[2:]


def chunk(kind: bytes, content: bytes) -> bytes:
    """A chunk of a PNG."""
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))


def png(*chunks: bytes, size: tuple[int, int] = (4, 4), pixels: bytes | None = None, before: bool = True) -> bytes:
    """A PNG in true colour with further chunks before its pixels or behind them."""
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", *size, 8, 2, 0, 0, 0))
    rows = pixels if pixels is not None else zlib.compress((b"\0" + bytes(3 * 4)) * 4)
    body, extra = chunk(b"IDAT", rows), b"".join(chunks)
    return b"\x89PNG\r\n\x1a\n" + head + (extra + body if before else body + extra) + chunk(b"IEND", b"")


def bomb(size: int) -> bytes:
    """Very many zeros in very few bytes; a million is packed once and repeated, which takes no time."""
    packer, million = zlib.compressobj(9, wbits=-15), 1_000_000
    block = packer.compress(bytes(million)) + packer.flush(zlib.Z_FULL_FLUSH)
    # The sum over zeros alone (Adler-32): the lower half stays 1, the upper one counts them.
    total = (size // million * million % 65_521) << 16 | 1
    return b"\x78\xda" + block * (size // million) + b"\x03\0" + struct.pack(">I", total)


def many_frames_gif() -> bytes:
    frame = b"\x21\xf9\x04\0\0\0\0\0" + b"\x2c\0\0\0\0\1\0\1\0\0" + b"\x02\x02\x44\x01\0"
    return b"GIF89a\1\0\1\0\x80\0\0\0\0\0\xff\xff\xff" + frame * MANY + b"\x3b"


def many_frames_png() -> bytes:
    frame = zlib.compress((b"\0" + bytes(12)) * 4)
    control = struct.pack(">IIIIHHBB", 4, 4, 0, 0, 1, 10, 0, 0)
    parts = [chunk(b"acTL", struct.pack(">II", MANY, 0)), chunk(b"fcTL", struct.pack(">I", 0) + control)]
    later = []
    for number in range(MANY - 1):
        later.append(chunk(b"fcTL", struct.pack(">I", 2 * number + 1) + control))
        later.append(chunk(b"fdAT", struct.pack(">I", 2 * number + 2) + frame))
    whole = png(*parts)
    return whole[:-12] + b"".join(later) + whole[-12:]


def riff(*chunks: tuple[bytes, bytes]) -> bytes:
    """A WebP of chunks."""
    parts = [kind + struct.pack("<I", len(content)) + content + bytes(len(content) % 2) for kind, content in chunks]
    content = b"WEBP" + b"".join(parts)
    return b"RIFF" + struct.pack("<I", len(content)) + content


def canvas(width: int, height: int, flags: int = 0) -> tuple[bytes, bytes]:
    """The header of an extended WebP."""
    size = (width - 1).to_bytes(3, "little") + (height - 1).to_bytes(3, "little")
    return b"VP8X", struct.pack("<I", flags) + size


def webp_frame() -> bytes:
    return saved(scene((8, 8)), "WEBP", lossless=True)[12:]


def many_frames_webp() -> bytes:
    place = bytes(6) + (7).to_bytes(3, "little") * 2 + (10).to_bytes(3, "little") + b"\0"
    return riff(canvas(8, 8, 2), (b"ANIM", bytes(6)), *[(b"ANMF", place + webp_frame())] * MANY)


def patched(data: bytes, marker: bytes, offset: int, new: bytes) -> bytes:
    """The bytes with others `offset` behind a marker."""
    at = data.index(marker) + offset
    return data[:at] + new + data[at + len(new) :]


def text_chunks() -> PngImagePlugin.PngInfo:
    notes = PngImagePlugin.PngInfo()
    notes.add_text("Comment", SECRET.decode())
    notes.add_text("Packed", SECRET.decode(), zip=True)
    notes.add_itxt("XML:com.adobe.xmp", XMP.decode())
    return notes


def jpegs() -> dict[str, bytes]:
    """JPEGs that hold more than a picture. All of them are good ones otherwise."""
    plain, notes = saved(scene(), "JPEG"), exif()
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    extended = b"http://ns.adobe.com/xmp/extension/\0" + b"0" * 32 + struct.pack(">II", len(XMP), 0) + XMP
    found = {f"turned {turn}": saved(scene(), "JPEG", exif=exif(turn)) for turn in range(1, 9)}
    return found | {
        "gps, serial and maker notes": saved(scene(), "JPEG", exif=notes),
        "xmp": with_segments(segment(0xE1, b"http://ns.adobe.com/xap/1.0/\0" + XMP)),
        "extended xmp": with_segments(segment(0xE1, extended)),
        "iptc": with_segments(segment(0xED, b"Photoshop 3.0\08BIM\x04\x04\0\0" + struct.pack(">I", 20) + SECRET)),
        "comment": with_segments(segment(0xFE, SECRET)),
        "unknown segments": with_segments(*(segment(0xE0 + number, SECRET * 99) for number in range(2, 14))),
        "html in a comment": with_segments(segment(0xFE, SCRIPT)),
        "javascript polyglot": plain[:2]
        + segment(0xE0, b"/*" + bytes(12))
        + segment(0xFE, b"*/=1;alert(1)/*")
        + plain[2:],
        "mp4 behind": plain + MP4,
        "zip behind": plain + ZIP,
        "html behind": plain + SCRIPT,
        "phar behind": plain + PHAR,
        "second picture behind": plain + saved(scene(), "JPEG", exif=notes),
        "several pictures": saved(scene(), "MPO", save_all=True, append_images=[scene()], exif=notes),
        "profile": saved(scene(), "JPEG", icc_profile=profile),
        "broken profile": saved(scene(), "JPEG", icc_profile=profile[:200] + SECRET),
        "profile of another kind": saved(scene(mode="L"), "JPEG", icc_profile=profile),
        "broken notes": with_segments(segment(0xE1, b"Exif\0\0II*\0" + b"\xff" * 40 + SECRET)),
        "notes that lead in circles": with_segments(segment(0xE1, b"Exif\0\0II*\0\x08\0\0\0\0\0\x08\0\0\0" + SECRET)),
        "cmyk": saved(scene(mode="CMYK"), "JPEG"),
        "grey": saved(scene(mode="L"), "JPEG", comment=SECRET),
        "progressive": saved(scene(), "JPEG", progressive=True, comment=SECRET),
        "very wide": saved(scene((8000, 3)), "JPEG", comment=SECRET),
    }


def others() -> dict[str, bytes]:
    """Pictures in the other formats that are taken, each with more than a picture in it."""
    notes = exif(6)
    lossless = saved(scene((8, 8)), "WEBP", lossless=True)
    return {
        "png text": saved(scene(), "PNG", pnginfo=text_chunks(), exif=notes),
        "png script chunk": png(chunk(b"prVt", SCRIPT)),
        "png html behind": saved(scene(), "PNG") + SCRIPT,
        "png zip behind": saved(scene(), "PNG") + ZIP,
        "png with alpha": saved(scene(mode="RGBA"), "PNG", pnginfo=text_chunks()),
        "png with a see-through colour": saved(scene(), "PNG", transparency=(255, 0, 0)),
        "png palette": saved(scene(mode="P"), "PNG", transparency=0),
        "png grey and alpha": saved(scene(mode="LA"), "PNG"),
        "png sixteen bits": saved(Image.new("I;16", (9, 9), 40_000), "PNG"),
        "png one bit": saved(scene(mode="1"), "PNG"),
        "png many frames": many_frames_png(),
        "gif comment": saved(scene(mode="P"), "GIF", comment=SECRET),
        "gif html behind": saved(scene(mode="P"), "GIF") + SCRIPT,
        "gif many frames": many_frames_gif(),
        "webp notes": saved(scene(), "WEBP", exif=notes, xmp=XMP),
        "webp behind": lossless + ZIP,
        "webp with alpha": saved(scene(mode="RGBA"), "WEBP"),
        "webp many frames": many_frames_webp(),
        "avif notes": saved(scene(), "AVIF", exif=notes, xmp=XMP, speed=10),
        "avif with alpha": saved(scene(mode="RGBA"), "AVIF", speed=10),
    }


def too_large() -> dict[str, bytes]:
    """Headers that announce far more pixels than anybody would wait for."""
    jpeg = saved(scene(), "JPEG")
    avif = saved(scene(), "AVIF", speed=10)
    huge = struct.pack(">HH", 65_500, 65_500)
    return {
        "png of 50,000 by 50,000": png(size=(50_000, 50_000), pixels=bomb(20_000_000)),
        "png of 5,001 by 5,000": png(size=(5_001, 5_000)),
        "png one pixel high": png(size=(25_000_000, 1)),
        "jpeg of 65,500 by 65,500": patched(jpeg, b"\xff\xc0", 5, huge),
        "gif of 65,535 by 65,535": b"GIF89a\xff\xff\xff\xff\x80\0\0\0\0\0\xff\xff\xff" + many_frames_gif()[19:],
        "webp of 16,384 by 16,384": riff(canvas(16_384, 16_384, 2), (b"ANIM", bytes(6))),
        "webp lossy of 16,383 by 16,383": riff((b"VP8 ", b"\x10\0\0\x9d\x01\x2a\xff\x3f\xff\x3f" + bytes(50))),
        "webp lossless of 16,384 by 16,384": riff((b"VP8L", b"\x2f\xff\xff\xff\x0f" + bytes(50))),
        "avif of 16,000 by 16,000": patched(avif, b"ispe", 8, struct.pack(">II", 16_000, 16_000)),
    }


def ruins() -> dict[str, bytes]:
    """What is broken, cut off or made to waste memory: a clear refusal comes of it, or a clean picture."""
    dice = random.Random(15)
    wholes = {
        "jpeg": saved(scene((300, 200)), "JPEG", exif=exif()),
        "png": saved(scene((300, 200)), "PNG", pnginfo=text_chunks()),
        "gif": saved(scene((300, 200), "P"), "GIF"),
        "webp": saved(scene((300, 200)), "WEBP", exif=exif()),
        "avif": saved(scene((300, 200)), "AVIF", speed=10),
    }
    found = {
        f"{name} cut at {share} %": whole[: len(whole) * share // 100]
        for name, whole in wholes.items()
        for share in (3, 20, 50, 80, 99)
    }
    for name, whole in wholes.items():
        damaged = bytearray(whole)
        for _ in range(20):
            damaged[dice.randrange(16, len(damaged))] = dice.randrange(256)
        found[f"{name} damaged"] = bytes(damaged)
        found[f"{name} only by its start"] = whole[:16] + dice.randbytes(5_000)
    return found | {
        "png packed text bomb": png(chunk(b"zTXt", b"a\0\0" + bomb(200_000_000))),
        "png international text bomb": png(chunk(b"iTXt", b"a\0\1\0\0\0" + bomb(200_000_000))),
        "png profile bomb": png(chunk(b"iCCP", b"a\0\0" + bomb(200_000_000))),
        "png pixel bomb": png(pixels=bomb(500_000_000)),
        "png wrong sum": png()[:-20] + bytes(8) + png()[-12:],
        "png without pixels": b"\x89PNG\r\n\x1a\n" + chunk(b"IEND", b""),
        "png of no size": png(size=(0, 0)),
        "jpeg of no size": patched(wholes["jpeg"], b"\xff\xc0", 5, bytes(4)),
        "jpeg with a segment that never ends": b"\xff\xd8\xff\xe1\xff\xff" + SECRET,
        "gif that is javascript": b"GIF89a/*" + bytes(20) + b"*/=1;alert(1)",
    }


def foreign() -> dict[str, tuple[bytes, str]]:
    """What is no picture that is taken, whatever it is called, and the code of the refusal."""
    return {
        "nothing": (b"", "file_empty"),
        "one byte": (b"\xff", "file_unknown"),
        "noise": (random.Random(4).randbytes(3_000), "file_unknown"),
        "html": (SCRIPT, "file_unknown"),
        "php": (PHAR, "file_unknown"),
        "zip": (ZIP, "file_unknown"),
        "pdf": (b"%PDF-1.7\n" + SECRET, "file_unknown"),
        "program": (b"\x7fELF" + bytes(99), "file_unknown"),
        "svg": (b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>", "picture_format"),
        "svg with a head": (b"<?xml version='1.0'?><!DOCTYPE svg><SVG/>", "picture_format"),
        "tiff": (saved(scene(), "TIFF"), "picture_format"),
        "tiff of Motorola": (b"MM\0*" + bytes(99), "picture_format"),
        "bmp": (saved(scene(), "BMP"), "picture_format"),
        "ico": (saved(scene(), "ICO"), "picture_format"),
        "jpeg 2000": (saved(scene(), "JPEG2000"), "picture_format"),
        "eps": (saved(scene(), "EPS"), "picture_format"),
        "psd": (b"8BPS\0\1" + bytes(99), "picture_format"),
        "fits": (b"SIMPLE  =                    T" + bytes(99), "picture_format"),
        "heic": (b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + bytes(99), "picture_heic"),
        "wav": (b"RIFF\0\0\0\0WAVEfmt ", "sound_format"),
        "ogg": (b"OggS" + bytes(99), "sound_format"),
        "flac": (b"fLaC" + bytes(99), "sound_format"),
        "webm": (b"\x1a\x45\xdf\xa3" + bytes(99), "sound_format"),
        "avi": (b"RIFF\0\0\0\0AVI LIST", "file_unknown"),
    }
