"""The static files of one release: their tree hash, compressed copies, and which scripts a page loads, now and later.

Assets live under /static/<tree-hash>/, so they never go stale and relative imports stay inside one release. What pages
load is in build/, made by scripts/build.mjs, whose manifest says of which sources.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import re
import shutil
import tempfile
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from whitenoise import WhiteNoise
from whitenoise.compress import Compressor

from app.errors import StartRefused

_RELEASE = re.compile(r"[0-9a-f]{16}")
_WORKER = re.compile(r"/static/[0-9a-f]{16}/js/decoder/[\w-]+\.js")
KEPT_RELEASES = 3
BUILD = "build/"
MANIFEST = "build/manifest.json"


@dataclass(frozen=True)
class Script:
    """A page's script as paths in the tree: what it loads at once, the entry first, and the parts it may load later."""

    eager: tuple[str, ...]
    later: tuple[str, ...]


@dataclass(frozen=True)
class Assets:
    """The published tree: `root/<tree_hash>/` holds every file and, where it pays, a .gz and a .br beside it."""

    tree_hash: str
    root: Path

    @property
    def prefix(self) -> str:
        """The address under which this release's files are served, with a slash at the end."""
        return f"/static/{self.tree_hash}/"

    def url(self, path: str) -> str:
        """The address of one file; a file that does not exist is a mistake of ours and raises."""
        if not (self.root / self.tree_hash / path).is_file():
            raise LookupError(path)
        return self.prefix + path

    @cached_property
    def scripts(self) -> dict[str, Script]:
        """The scripts of all pages by name, as the build made them."""
        made = json.loads((self.root / self.tree_hash / MANIFEST).read_text(encoding="utf-8"))["scripts"]
        return {name: Script(tuple(parts["eager"]), tuple(parts["later"])) for name, parts in made.items()}

    def modules(self, name: str) -> list[str]:
        """The addresses of all that a page's script needs at once, so that the page can load it in one round trip."""
        return [self.prefix + path for path in self.scripts[name].eager]

    def wrap(self, wsgi: Callable[..., Iterable[bytes]]) -> Any:
        """The application with this and the last releases' files in front of it.

        Older releases stay reachable, because a phone may still run the page it loaded before an update.
        """
        return WhiteNoise(
            wsgi,
            root=self.root,
            prefix="/static/",
            immutable_file_test=lambda _path, _url: True,
            allow_all_origins=False,
            add_headers_function=_asset_headers,
        )


def _asset_headers(headers: Any, _path: str, url: str) -> None:
    headers["X-Content-Type-Options"] = "nosniff"
    # A worker obeys the policy of its own script, not its page's: the QR decoder loads jsQR from beside it.
    scripts = "; script-src 'self'" if _WORKER.fullmatch(url) else ""
    headers["Content-Security-Policy"] = f"default-src 'none'{scripts}; frame-ancestors 'none'"
    headers["Referrer-Policy"] = "same-origin"


def publish(static_dir: Path, target: Path) -> Assets:
    """Copy the static tree to `target/<tree-hash>/`, compressed, unless it is there already.

    Raises StartRefused where the front-end packages have not been installed, or the build is not of these sources.
    """
    if not (static_dir / "vendor" / "leaflet").is_dir():
        raise StartRefused(f"{static_dir / 'vendor'} is missing; run `make vendor` to install the front-end packages.")
    files = sorted(
        (path.relative_to(static_dir).as_posix(), path)
        for path in static_dir.rglob("*")
        if path.is_file() and not path.name.startswith(".")
    )
    tree, sources = hashlib.sha256(), hashlib.sha256()
    for name, path in files:
        content = path.read_bytes()
        entry = _sized(name.encode()) + _sized(content)
        tree.update(entry)
        if not name.startswith(BUILD):
            sources.update(entry)
    _refuse_old_build(static_dir, sources.hexdigest())
    tree_hash = tree.hexdigest()[:16]
    release = target / tree_hash
    if not release.is_dir():
        _copy(files, target, release)
    _forget_old(target, keep=release)
    return Assets(tree_hash, target)


def _sized(content: bytes) -> bytes:
    return len(content).to_bytes(8, "big") + content


def _refuse_old_build(static_dir: Path, sources: str) -> None:
    try:
        built = json.loads((static_dir / MANIFEST).read_text(encoding="utf-8"))["sources"]
    except FileNotFoundError:
        raise StartRefused(f"{static_dir / BUILD} is missing; run `make build` to make the pages' scripts.") from None
    if built != sources:
        raise StartRefused(f"{static_dir / BUILD} was made of other sources; run `make build` to make it anew.")


def _copy(files: list[tuple[str, Path]], target: Path, release: Path) -> None:
    # Written to a folder of its own and renamed, so that neither a crash half-way nor a second process that does the
    # same just now ever leaves a release with holes.
    target.mkdir(parents=True, exist_ok=True)
    draft = Path(tempfile.mkdtemp(prefix=".draft-", dir=target))
    draft.chmod(0o755)
    try:
        compressor = Compressor(quiet=True)
        for name, path in files:
            copy = draft / name
            copy.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, copy)
            if compressor.should_compress(path.name):
                for _ in compressor.compress(str(copy)):
                    pass
        with contextlib.suppress(OSError):  # Another process was quicker with the very same content.
            draft.rename(release)
    finally:
        shutil.rmtree(draft, ignore_errors=True)


def _forget_old(target: Path, *, keep: Path) -> None:
    """Remove the oldest releases; nothing that is not named like a release is ever touched."""
    releases = sorted(
        (path for path in target.iterdir() if _RELEASE.fullmatch(path.name) and path.is_dir() and path != keep),
        key=lambda path: path.stat().st_mtime,
        reverse=True,
    )
    for path in releases[KEPT_RELEASES - 1 :]:
        shutil.rmtree(path, ignore_errors=True)
