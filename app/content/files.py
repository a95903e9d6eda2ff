"""Reads the files of a library, and only those: no pipes, nothing outside of its folder. Imported by `loader` alone."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from pathlib import Path

MAX_PICTURE_BYTES = 20_000_000
HEAVY_PICTURE_BYTES = 2_000_000
PICTURE_ENDINGS = frozenset({".jpg", ".jpeg", ".png", ".webp", ".avif"})

_MAX_FILES = 5_000
# The first bytes of each kind of picture, and where they stand.
_SIGNATURES: dict[str, tuple[int, bytes]] = {
    ".jpg": (0, b"\xff\xd8\xff"),
    ".jpeg": (0, b"\xff\xd8\xff"),
    ".png": (0, b"\x89PNG\r\n\x1a\n"),
    ".webp": (8, b"WEBP"),
    ".avif": (4, b"ftyp"),
}


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


def read_picture(folder: Path, name: str) -> tuple[str, int]:
    """sha256 and size of a picture, after a look at its first bytes."""
    path = _inside(folder, name)
    digest, size, head = hashlib.sha256(), 0, b""
    try:
        with path.open("rb") as stream:
            while block := stream.read(1 << 16):
                head = head or block
                size += len(block)
                if size > MAX_PICTURE_BYTES:
                    raise UnreadableFile(
                        f"{name} is larger than {MAX_PICTURE_BYTES // 1_000_000} MB.",
                        "Save it smaller; 1600 pixels on the longer side are enough.",
                    )
                digest.update(block)
    except OSError as error:
        raise _no_permission(name) from error
    ending = path.suffix.lower()
    start, signature = _SIGNATURES[ending]
    if head[start : start + len(signature)] != signature:
        raise UnreadableFile(
            f"{name} is no {ending[1:]} picture, whatever its name says.",
            "Open it in an image program and export it again in this format.",
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
