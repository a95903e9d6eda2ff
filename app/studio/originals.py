"""The routes of the folders: read-only originals, kept in memory until a file of theirs changes. Imported by views."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from threading import Lock

from app.content.loader import Library, load_library

_lock = Lock()
_kept: dict[tuple[Path, Path], tuple[frozenset[tuple[str, int, int]], Library]] = {}


def originals(routes_dir: Path, quizzes_dir: Path) -> Library:
    """What the folders hold just now."""
    key = (routes_dir, quizzes_dir)
    state = frozenset(_stamps(routes_dir)) | frozenset(_stamps(quizzes_dir))
    with _lock:
        known = _kept.get(key)
        if known is not None and known[0] == state:
            return known[1]
    library = load_library(routes_dir, quizzes_dir)
    with _lock:
        _kept[key] = (state, library)
    return library


def _stamps(folder: Path) -> Iterator[tuple[str, int, int]]:
    """Name, size and time of every file, which tell a changed one without reading it."""
    for parent, _, names in os.walk(folder):
        for name in names:
            path = Path(parent) / name
            try:
                found = path.stat()
            except OSError:
                continue
            yield str(path), found.st_size, found.st_mtime_ns
