"""A camera for Chromium that sees QR codes: the flags that start it, and the film it is given."""

from __future__ import annotations

from pathlib import Path

import segno

WIDTH, HEIGHT, FRAMES = 640, 480, 8
DARK, LIGHT, GREY = 16, 235, 128
FLAGS = ["--use-fake-ui-for-media-stream", "--use-fake-device-for-media-stream"]


def flags(film: Path, codes: list[str]) -> list[str]:
    """Start Chromium with a camera that sees each code for a while, again and again; it is granted unasked."""
    chrome = bytes([GREY]) * (WIDTH * HEIGHT // 2)
    head = f"YUV4MPEG2 W{WIDTH} H{HEIGHT} F8:1 Ip A1:1 C420jpeg\n".encode()
    film.write_bytes(head + b"".join((b"FRAME\n" + luma(code) + chrome) * FRAMES for code in codes))
    return [*FLAGS, f"--use-file-for-fake-video-capture={film}"]


def luma(code: str) -> bytes:
    """The brightness of every pixel of a picture with the code in its middle."""
    modules = [list(row) for row in segno.make(code, error="m", micro=False).matrix_iter(border=4)]
    size = HEIGHT // len(modules)
    side = (WIDTH - size * len(modules)) // 2
    rows = []
    for row in modules:
        line = b"".join(bytes([DARK if dark else LIGHT]) * size for dark in row)
        rows += [(bytes([LIGHT]) * side + line).ljust(WIDTH, bytes([LIGHT]))] * size
    return b"".join(rows).ljust(WIDTH * HEIGHT, bytes([LIGHT]))
