"""The hash by which a build names its sources, as scripts/build.mjs makes it."""

from __future__ import annotations

import hashlib
from pathlib import Path


def source_hash(static: Path) -> str:
    """Over all files but the build's own, in the order of their names."""
    digest = hashlib.sha256()
    for name in sorted(path.relative_to(static).as_posix() for path in static.rglob("*") if path.is_file()):
        if not name.startswith("build/"):
            for part in (name.encode(), (static / name).read_bytes()):
                digest.update(len(part).to_bytes(8, "big") + part)
    return digest.hexdigest()
