"""Reads the files of a library, and only those: no pipes, nothing outside of its folder. Imported within content."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

MAX_MEDIUM_BYTES = 20_000_000
PICTURE_ENDINGS = frozenset({".jpg", ".jpeg", ".png", ".webp", ".avif"})
SOUND_ENDINGS = frozenset({".mp3", ".m4a"})

_MAX_FILES = 5_000
# The first bytes of each kind of file, and where they stand. An mp3 begins with its tags or, without any, with the
# first frame: eleven bits of one, MPEG version 1 or 2, layer 3, with or without checksum (ISO/IEC 11172-3, 2.4.1.3).
_SIGNATURES: dict[str, tuple[int, tuple[bytes, ...]]] = {
    ".jpg": (0, (b"\xff\xd8\xff",)),
    ".jpeg": (0, (b"\xff\xd8\xff",)),
    ".png": (0, (b"\x89PNG\r\n\x1a\n",)),
    ".webp": (8, (b"WEBP",)),
    ".avif": (4, (b"ftyp",)),
    ".mp3": (0, (b"ID3", b"\xff\xfb", b"\xff\xfa", b"\xff\xf3", b"\xff\xf2")),
    ".m4a": (4, (b"ftyp",)),
}


@dataclass(frozen=True)
class Kind:
    """What the check says about a kind of file; `heavy` and `unused` are codes of sentences."""

    noun: str
    heavy_bytes: int
    smaller: str
    program: str
    heavy: str
    unused: str


PICTURE = Kind(
    "picture",
    2_000_000,
    "Save it smaller; 1600 pixels on the longer side are enough.",
    "an image program",
    heavy="picture_heavy",
    unused="file_picture_unused",
)
SOUND = Kind(
    "recording",
    5_000_000,
    "Export it in mono with 64 kbit/s; a minute then has half a megabyte.",
    "an audio program",
    heavy="recording_heavy",
    unused="file_recording_unused",
)


class UnreadableFile(Exception):
    """A file that cannot be taken, with what to do about it."""

    def __init__(self, message: str, remedy: str) -> None:
        super().__init__(message)
        self.message = message
        self.remedy = remedy


def read_file(folder: Path, name: str, limit: int) -> bytes:
    """At most one byte more than the limit, so that the reader notices a file that is too large."""
    path = _inside(folder, name)
    try:
        with path.open("rb") as stream:
            return stream.read(limit + 1)
    except OSError as error:
        raise _no_permission(name) from error


def kind_of(name: str) -> Kind:
    """Picture or recording, by the name's ending."""
    return SOUND if Path(name).suffix.lower() in SOUND_ENDINGS else PICTURE


def read_medium(folder: Path, name: str) -> tuple[str, int]:
    """sha256 and size of a picture or recording, after a look at its first bytes."""
    kind = kind_of(name)
    path = _inside(folder, name)
    digest, size, head = hashlib.sha256(), 0, b""
    try:
        with path.open("rb") as stream:
            while block := stream.read(1 << 16):
                head = head or block
                size += len(block)
                if size > MAX_MEDIUM_BYTES:
                    raise UnreadableFile(f"{name} is larger than {MAX_MEDIUM_BYTES // 1_000_000} MB.", kind.smaller)
                digest.update(block)
    except OSError as error:
        raise _no_permission(name) from error
    ending = path.suffix.lower()
    start, signatures = _SIGNATURES[ending]
    if not head[start:].startswith(signatures):
        raise UnreadableFile(
            f"{name} is no {ending[1:]} {kind.noun}, whatever its name says.",
            f"Open it in {kind.program} and export it again in this format.",
        )
    return digest.hexdigest(), size


def files_below(folder: Path) -> Iterator[str]:
    """Relative paths with slashes, sorted; hidden files, hidden folders and linked folders are left out."""
    found: list[str] = []
    for parent, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        relative = Path(parent).relative_to(folder)
        found.extend((relative / name).as_posix() for name in names if not name.startswith("."))
        if len(found) > _MAX_FILES:
            break
    yield from sorted(found)[:_MAX_FILES]


def folders_in(folder: Path) -> list[str]:
    """Names of the folders directly below, sorted; empty where there is no such folder."""
    try:
        entries = list(os.scandir(folder))
    except OSError:
        return []
    return sorted(entry.name for entry in entries if entry.is_dir() and not entry.name.startswith((".", "__")))


def _inside(folder: Path, name: str) -> Path:
    try:
        root = folder.resolve()
        path = (root / name).resolve()
        if not path.is_relative_to(root):
            raise UnreadableFile(
                f"{name} lies outside of its folder.", "Copy the file into the folder instead of linking to it."
            )
        if not path.is_file():
            raise UnreadableFile(f"There is no file {name} in this folder.", "Add the file, or correct its name.")
    except (OSError, ValueError, RuntimeError) as error:
        raise _no_permission(name) from error
    return path


def _no_permission(name: str) -> UnreadableFile:
    return UnreadableFile(f"{name} cannot be read.", "Check the permissions of the file and its folder.")
