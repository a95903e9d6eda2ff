"""Forgets uploads that nothing names any more. Called when the server starts, before it takes requests."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.content import media
from app.content.models import Edition
from app.studio.models import StudioDocument, StudioSave

# A file is named by a draft only after its upload, and by drafts that are on somebody's device even later.
UNUSED_FOR = timedelta(days=30)
# Where a route that comes as a file is unpacked; such a folder goes by itself unless the server ends meanwhile.
ASIDE = ".import-"
_KEPT_NAME = re.compile(r"([0-9a-f]{64})\.[a-z0-9]{2,5}")
_HASH = re.compile(r"[0-9a-f]{64}")


def forget_unused_files(session: Session, data_dir: Path, *, now: datetime) -> int:
    """Delete old files that no edition, no draft and no save of one names; how many went.

    A save names a file as long as the state before or after it can be restored. Every run of 64 hexadecimal digits
    counts as a name, wherever it stands in the texts: a file too many costs room, one too few breaks a walk. Whoever
    else keeps files in this folder has to be looked at here.
    """
    for folder in data_dir.glob(f"{ASIDE}*"):
        shutil.rmtree(folder, ignore_errors=True)
    old = _old_files(media.folder_of(data_dir), before=(now - UNUSED_FOR).timestamp())
    # A hidden name belongs to a file that was being written when the server ended.
    unused = [path for path in old if path.name.startswith(".")]
    kept = {path: found[1] for path in old if (found := _KEPT_NAME.fullmatch(path.name))}
    if kept:
        hashes = set(kept.values())
        for text in _texts(session):
            hashes.difference_update(_HASH.findall(text))
        unused += [path for path, sha256 in kept.items() if sha256 in hashes]
    for path in unused:
        path.unlink(missing_ok=True)
    return len(unused)


def _old_files(folder: Path, *, before: float) -> list[Path]:
    if not folder.is_dir():
        return []
    return [path for path in sorted(folder.iterdir()) if path.is_file() and path.stat().st_mtime < before]


def _texts(session: Session) -> Iterator[str]:
    """Everything that may name a file, one text after the other, so that no more than a few are in memory."""
    columns = (Edition.document, StudioDocument.document, StudioSave.changes, StudioSave.results)
    for column in columns:
        yield from session.scalars(select(column).execution_options(yield_per=50))
