"""Takes an uploaded picture or recording in: cleaned by a process of its own, kept by the hash of what came out.

Waits for that process for up to five seconds, so it is never called within a transaction. Imported by views.
"""

from __future__ import annotations

import errno
import hashlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from threading import BoundedSemaphore
from typing import IO, Any, Literal

from app.config import PROJECT_ROOT
from app.content import media
from app.content.files import MAX_MEDIUM_BYTES
from app.content.sniffing import CODES, SOUNDS
from app.errors import Invalid, StorageFull, TooLarge

WALL_S = 5
# Events of phones are worth more than pictures, so uploads stop while there is still room for a tour day.
MIN_FREE_BYTES = 500_000_000
MIN_FREE_SHARE = 0.05
_BLOCK = 1 << 16
_MAX_HEADER = 500
_workers = BoundedSemaphore(2)


@dataclass(frozen=True)
class Taken:
    """A file that is kept now; `ending` without a dot. A picture has a size, a recording a duration."""

    kind: Literal["picture", "sound"]
    ending: str
    sha256: str
    bytes: int
    width: int | None
    height: int | None
    duration_s: float | None


def take(upload: IO[bytes], data_dir: Path) -> Taken:
    """Clean a file and keep it. Raises an AppError whose sentence says what to do instead."""
    check_space(data_dir)
    try:
        folder = media.folder_of(data_dir)
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder) as given, tempfile.TemporaryFile(dir=folder) as cleaned:
            _copy(upload, given)
            about = _clean(given, cleaned)
            sha256, size = _keep(cleaned, data_dir, about["ending"])
    except OSError as problem:
        if problem.errno in (errno.ENOSPC, errno.EDQUOT):
            raise StorageFull("disk_nearly_full") from problem
        raise
    return Taken(
        kind="sound" if about["ending"] in SOUNDS else "picture",
        ending=about["ending"],
        sha256=sha256,
        bytes=size,
        width=about.get("width"),
        height=about.get("height"),
        duration_s=about.get("duration_s"),
    )


def check_space(data_dir: Path) -> None:
    """Raises StorageFull where the disk of the data folder is nearly full."""
    disk = shutil.disk_usage(data_dir)
    if disk.free < max(MIN_FREE_BYTES, disk.total * MIN_FREE_SHARE):
        raise StorageFull("disk_nearly_full")


def _copy(upload: IO[bytes], given: IO[bytes]) -> None:
    size = 0
    while block := upload.read(_BLOCK):
        size += len(block)
        if size > MAX_MEDIUM_BYTES:
            raise TooLarge("file_too_large", megabytes=MAX_MEDIUM_BYTES // 1_000_000)
        given.write(block)
    given.flush()
    given.seek(0)


def _clean(given: IO[bytes], cleaned: IO[bytes]) -> dict[str, Any]:
    """Let a worker write the cleaned file; what it says about it. Raises Invalid."""
    command = [sys.executable, "-s", "-m", "app.content.media_worker"]
    with _workers:
        try:
            ended = subprocess.run(  # noqa: S603  Nothing of the upload is in the command.
                command,
                stdin=given,
                stdout=cleaned,
                stderr=subprocess.DEVNULL,
                cwd=PROJECT_ROOT,
                env=_environment(),
                timeout=WALL_S,
                check=False,
            )
        except subprocess.TimeoutExpired:
            raise Invalid("file_too_demanding") from None
    if ended.returncode != 0:
        # Out of memory or of time: a decoder that needs more than any honest file does.
        raise Invalid("file_too_demanding")
    cleaned.seek(0)
    return _checked(cleaned.readline(_MAX_HEADER))


def _checked(line: bytes) -> dict[str, Any]:
    """What a worker said, as far as an honest one would say it. Raises Invalid where it refused the file."""
    try:
        about = json.loads(line)
    except ValueError:
        about = None
    if not isinstance(about, dict):
        raise Invalid("file_unknown")
    if about.get("refused") in CODES:
        limit = about.get("limit")
        raise Invalid(about["refused"], limit=limit if isinstance(limit, int) else 0)
    numbers = [about[name] for name in ("width", "height", "duration_s") if name in about]
    if about.get("ending") not in ("jpg", *SOUNDS) or not all(isinstance(one, int | float) for one in numbers):
        raise Invalid("file_unknown")
    return about


def _environment() -> dict[str, str]:
    """As little as a worker needs: neither secrets nor settings."""
    kept = {name: os.environ[name] for name in ("PATH", "SYSTEMROOT", "LD_LIBRARY_PATH") if name in os.environ}
    return {**kept, "MALLOC_ARENA_MAX": "1"}


def _keep(cleaned: IO[bytes], data_dir: Path, ending: str) -> tuple[str, int]:
    """Store what follows in the file under its hash, whole or not at all; the hash and how many bytes it has."""
    digest, size = hashlib.sha256(), 0
    handle, draft = tempfile.mkstemp(dir=media.folder_of(data_dir), prefix=".upload-")
    try:
        with os.fdopen(handle, "wb") as out:
            while block := cleaned.read(_BLOCK):
                out.write(block)
                digest.update(block)
                size += len(block)
            out.flush()
            os.fsync(out.fileno())
        folder, name = media.place(data_dir, f"x.{ending}", digest.hexdigest())
        # Also where it is kept already: its age begins anew, so that it is not forgotten as long unused.
        Path(draft).replace(folder / name)
    finally:
        Path(draft).unlink(missing_ok=True)
    return digest.hexdigest(), size
