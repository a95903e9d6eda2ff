"""Pictures and recordings of editions, kept by their hash, so that a running tour shows what it was published with.

Used by commands that publish and by the view that shows them.
"""

from __future__ import annotations

import hashlib
import os
from pathlib import Path, PurePosixPath

from app.content.loader import LoadedRoute
from app.errors import StartRefused


def place(data_dir: Path, file: str, sha256: str) -> tuple[Path, str]:
    """Folder and name under which a medium is kept; the ending stays, because it says what the file is."""
    return data_dir / "media", sha256 + PurePosixPath(file).suffix.lower()


def keep(data_dir: Path, loaded: LoadedRoute) -> None:
    """Copy a route's media below the data folder. Raises StartRefused where one has changed since it was checked."""
    for file, sha256 in loaded.media:
        folder, name = place(data_dir, file, sha256)
        if (folder / name).is_file():
            continue
        content = (loaded.folder / file).read_bytes()
        if hashlib.sha256(content).hexdigest() != sha256:
            raise StartRefused(f"{loaded.folder / file} changed while it was read; please start again.")
        folder.mkdir(parents=True, exist_ok=True)
        draft = folder / f".{name}.{os.getpid()}"
        draft.write_bytes(content)
        draft.replace(folder / name)
