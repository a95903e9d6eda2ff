"""Which files the play page needs with no network, by rule: from its templates, scripts and styles. Imports no domain.

A file that some part of the page names but that does not exist is a mistake of ours and raises.
"""

from __future__ import annotations

import hashlib
import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from app.web.assets import Assets

PAGE, NAME = "play/play.html", "play"
# Named in code rather than in a template: the icons' sprite by `icon()`, the app's own pictures by the manifest.
ALWAYS = ("vendor/icons.svg", "img/icons/*.png")

_LITERALS = r"""((?:["'][^"']*["']|[\w.]+)(?:\s*~\s*(?:["'][^"']*["']|[\w.]+))*)"""
_TEMPLATE = re.compile(r"\{%-?\s*(?:extends|include|from|import)\s+" + _LITERALS)
_ASSET = re.compile(r"\basset\(\s*" + _LITERALS + r"\s*\)")
_SCRIPTS = (
    re.compile(r"""\bnew URL\(\s*(["'`])(.+?)\1\s*,\s*import\.meta\.url"""),
    re.compile(r"""\bimportScripts\(\s*(["'])(.+?)\1"""),
)
_STYLE = re.compile(r"""\burl\(\s*["']?(?!data:|#)([^"')]+)""")


@dataclass(frozen=True)
class Shell:
    """The files of one release with their hashes, and about how much of them a phone downloads.

    `release` also covers the templates, so that a page that changed alone is a new release too.
    """

    release: str
    prefix: str
    files: tuple[tuple[str, str], ...]
    download_bytes: int


@lru_cache(maxsize=8)
def shell_of(assets: Assets, templates: Path) -> Shell:
    """The play page of a release; worked out once, because neither part changes while a server runs."""
    base = assets.root / assets.tree_hash
    pages = dict(_templates(templates))
    digest = hashlib.sha256(assets.tree_hash.encode())
    for name, text in sorted(pages.items()):
        digest.update(f"\0{name}\0{text}".encode())
    script = assets.scripts[NAME]
    styles = [f"build/{name}.css" for name in ("frame", NAME, f"{NAME}-later")]
    built = [*script.eager, *script.later, *styles, f"build/texts/*/{NAME}.ftl"]
    paths = shell_paths(base, pages, built)
    files = [(assets.prefix + path, hashlib.sha256((base / path).read_bytes()).hexdigest()) for path in paths]
    size = sum(_packed_size(base / path) for path in paths)
    return Shell(digest.hexdigest()[:16], assets.prefix, tuple(files), size)


def shell_paths(base: Path, pages: dict[str, str], built: list[str]) -> list[str]:
    """The paths below `base` that the pages lead to, directly or through the page's own built files."""
    seen: dict[str, None] = {}
    queue = [path for pattern in (*ALWAYS, *built) for path in _matching(base, pattern)]
    for text in pages.values():
        for expression in _ASSET.findall(text):
            # What the build made is named by page and language, which a template's macro alone does not know.
            if not (pattern := _pattern(expression)).startswith("build/"):
                queue += _matching(base, pattern)
    while queue:
        path = queue.pop()
        if path not in seen:
            seen[path] = None
            queue += _named_in(base, path)
    return sorted(seen)


def _templates(folder: Path) -> Iterator[tuple[str, str]]:
    """The page's own template and all that it is made of."""
    queue, seen = [PAGE], set()
    while queue:
        name = queue.pop()
        if name in seen:
            continue
        seen.add(name)
        text = (folder / name).read_text(encoding="utf-8")
        yield name, text
        for expression in _TEMPLATE.findall(text):
            queue += _matching(folder, _pattern(expression))


def _named_in(base: Path, path: str) -> list[str]:
    """What a script or a style loads by an address of its own."""
    if not path.endswith((".js", ".css")):
        return []
    text = (base / path).read_text(encoding="utf-8")
    if path.endswith(".css"):
        named = _STYLE.findall(text)
    else:
        # A part that is only known later, as in `../../img/flags/${letter}.svg`, stands for every file it may become.
        named = [re.sub(r"\$\{[^}]*\}", "*", found) for rule in _SCRIPTS for _, found in rule.findall(text)]
    patterns = [posixpath.normpath(posixpath.join(posixpath.dirname(path), name)) for name in named]
    return [file for pattern in patterns for file in _matching(base, pattern)]


def _pattern(expression: str) -> str:
    """A template's `"quiz/" ~ type ~ ".html"` as `quiz/*.html`."""
    parts = re.findall(r"""["']([^"']*)["']|([\w.]+)""", expression)
    return "".join("*" if name else literal for literal, name in parts)


def _matching(folder: Path, pattern: str) -> list[str]:
    found = [file.relative_to(folder).as_posix() for file in sorted(folder.glob(pattern)) if file.is_file()]
    if not found:
        raise LookupError(pattern)
    return found


def _packed_size(file: Path) -> int:
    packed = file.with_name(f"{file.name}.gz")
    return (packed if packed.is_file() else file).stat().st_size
