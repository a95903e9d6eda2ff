"""Pictures and recordings of editions, kept by their hash, so that a running tour shows what it was published with.

Used by commands that publish and by the views that take them in and show them.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable
from pathlib import Path, PurePosixPath

from app.content.loader import LoadedRoute
from app.errors import StartRefused


def folder_of(data_dir: Path) -> Path:
    """Where media are kept."""
    return data_dir / "media"


def place(data_dir: Path, file: str, sha256: str) -> tuple[Path, str]:
    """Folder and name under which a medium is kept; the ending stays, because it says what the file is."""
    return folder_of(data_dir), sha256 + PurePosixPath(file).suffix.lower()


def keep(data_dir: Path, loaded: LoadedRoute) -> None:
    """Copy a route's media below the data folder. Raises StartRefused where one has changed since it was checked."""
    keep_files(data_dir, loaded.folder, loaded.media)


def keep_files(data_dir: Path, source: Path, files: Iterable[tuple[str, str]]) -> None:
    """The same for files of a folder, each with the sha256 it was checked with."""
    for file, sha256 in files:
        folder, name = place(data_dir, file, sha256)
        if (folder / name).is_file():
            # Used anew, so that nobody takes it for a leftover before its new name is written down.
            os.utime(folder / name)
            continue
        content = (source / file).read_bytes()
        if hashlib.sha256(content).hexdigest() != sha256:
            raise StartRefused(f"{source / file} changed while it was read; please start again.")
        folder.mkdir(parents=True, exist_ok=True)
        draft = folder / f".{name}.{os.getpid()}"
        draft.write_bytes(content)
        draft.replace(folder / name)


def adopt(data_dir: Path, other: Path) -> None:
    """Move what is kept below another data folder on the same disk to here."""
    folder = folder_of(data_dir)
    folder.mkdir(parents=True, exist_ok=True)
    for path in sorted(folder_of(other).glob("*")):
        path.replace(folder / path.name)
