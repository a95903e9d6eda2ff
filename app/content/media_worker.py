"""Cleans one uploaded file in a process of its own: `python -m app.content.media_worker < upload > cleaned`.

Started by app/content/intake.py for each upload. Whatever a file does to a decoder, it does it here, with little
memory and time, without network, database and secrets. The answer is one line of JSON, then the cleaned file.
"""

from __future__ import annotations

import json
import sys
from typing import Any

from app.content.files import MAX_MEDIUM_BYTES
from app.content.sniffing import PICTURES, Refused, format_of

try:
    import resource
except ImportError:  # Windows has no such limits; there the clock of the parent alone ends a worker.
    resource = None  # type: ignore[assignment]

MEMORY_BYTES = 316 * 1024 * 1024
CPU_S = 3
# A cleaned recording is never larger than what came, a picture far smaller.
MAX_OUTPUT = MAX_MEDIUM_BYTES + 1024 * 1024


def limit_itself() -> None:
    """Give up what cleaning does not need; nothing later can take it back."""
    if resource is None:
        return
    wanted = {
        resource.RLIMIT_AS: MEMORY_BYTES,
        resource.RLIMIT_CPU: CPU_S,
        resource.RLIMIT_FSIZE: MAX_OUTPUT,
        # A dump would leave the picture behind.
        resource.RLIMIT_CORE: 0,
        resource.RLIMIT_NOFILE: 32,
    }
    for kind, value in wanted.items():
        hard = resource.getrlimit(kind)[1]
        allowed = value if hard == resource.RLIM_INFINITY else min(value, hard)
        resource.setrlimit(kind, (allowed, allowed))


def clean(data: bytes) -> tuple[dict[str, Any], bytes]:
    """What the file is, and the file anew. Raises Refused."""
    form = format_of(data)
    if form in PICTURES:
        # Not before now: a recording needs no Pillow.
        from app.content.pictures import clean_picture

        picture = clean_picture(data, form)
        return {"ending": "jpg", "width": picture.width, "height": picture.height}, picture.data
    from app.content.sounds import clean_sound

    sound = clean_sound(data, form)
    return {"ending": form, "duration_s": sound.duration_s}, sound.data


def main() -> None:
    """Answer for the file on standard input."""
    limit_itself()
    try:
        about, cleaned = clean(sys.stdin.buffer.read(MAX_MEDIUM_BYTES + 1))
    except Refused as refused:
        about, cleaned = {"refused": refused.code, "limit": refused.limit}, b""
    sys.stdout.buffer.write(json.dumps(about).encode() + b"\n" + cleaned)
    sys.stdout.buffer.flush()


if __name__ == "__main__":
    main()
