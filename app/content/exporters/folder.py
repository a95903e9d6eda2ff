"""Drafts as folders, `routes_data/` and `quizzes/`, from which the loader reads the same documents again.

`folder_files` says what the files are, `write_files` puts them there. Imported by commands.
"""

from __future__ import annotations

import filecmp
import os
import re
import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from app.content import media
from app.content.documents import (
    GEOJSON_PATTERN,
    PICTURE_PATTERN,
    QUIZ_PATTERN,
    SLUG_PATTERN,
    SOUND_PATTERN,
    Quiz,
    Route,
)
from app.content.drafts import CONTEXT_FILE, LINE_FILE, route_data
from app.content.exporters.yaml_text import Unwritable, yaml_text
from app.content.loader import ROUTE_FILE
from app.content.references import station_quizzes
from app.content.schemas import schemas
from app.errors import StartRefused
from app.geo.geojson import context_geojson, line_geojson

Drafts = Mapping[str, Mapping[str, Any]]

_SHA256 = re.compile(r"[0-9a-f]{64}")
_SHOWN = 5


@dataclass
class Files:
    """What to write: text, or the file to copy, by path below the target; and what could not be, with the reason."""

    contents: dict[str, bytes | Path] = field(default_factory=dict)
    left_out: list[tuple[str, str]] = field(default_factory=list)


def folder_files(routes: Drafts, quizzes: Drafts, data_dir: Path) -> Files:
    """The files of these drafts; pictures and recordings are those kept below the data folder."""
    files = Files()
    languages: dict[str, Sequence[str]] = {}
    for slug, draft in routes.items():
        spoken: Sequence[str] = _languages(draft)
        languages |= {path: spoken for path in station_quizzes(draft.get("route")) if path not in languages}
        _guarded(
            files, f"routes_data/{slug}", lambda slug=slug, draft=draft: _route_files(slug, draft, data_dir, files)
        )
    for path, draft in quizzes.items():
        spoken = languages.get(path) or next(iter(languages.values()), ())
        _guarded(
            files, f"quizzes/{path}", lambda path=path, draft=draft, spoken=spoken: _quiz_file(path, draft, spoken)
        )
    return files


def write_files(target: Path, contents: Mapping[str, bytes | Path], *, force: bool) -> list[str]:
    """Write the files that are not there yet; returns their names. Raises StartRefused where others are in the way.

    Everything is written aside first and then moved into place, a new route as a whole, so that nothing is ever half.
    """
    differing = [name for name, content in contents.items() if _differs(target / name, content)]
    if differing and not force:
        more = f" and {len(differing) - _SHOWN} more" if len(differing) > _SHOWN else ""
        names = ", ".join(sorted(differing)[:_SHOWN])
        raise StartRefused(f"these files in {target} say something else: {names}{more}; --force overwrites them.")
    new = {name: content for name, content in contents.items() if name in differing or not (target / name).exists()}
    new |= {name: text.encode() for name, text in schemas().items() if not (target / name).exists()} if new else {}
    if not new:
        return []
    target.parent.mkdir(parents=True, exist_ok=True)
    aside = (target if target.exists() else target.parent) / f".stadtlotse-export-{os.getpid()}"
    try:
        for name, content in new.items():
            _write(aside / name, content)
        _move(aside, target, sorted(new, key=lambda name: (name.endswith(ROUTE_FILE), name)))
    finally:
        shutil.rmtree(aside, ignore_errors=True)
    return sorted(new)


def _guarded(files: Files, what: str, make: Any) -> None:
    try:
        files.contents |= make()
    except Unwritable as reason:
        files.left_out.append((what, str(reason)))


def _route_files(slug: str, draft: Mapping[str, Any], data_dir: Path, files: Files) -> dict[str, bytes | Path]:
    if re.fullmatch(SLUG_PATTERN, slug) is None:
        raise Unwritable("No folder can be called so.")
    folder = f"routes_data/{slug}"
    data = route_data(draft)
    if not isinstance(data, dict):
        raise Unwritable("It holds no route.")
    found: dict[str, bytes | Path] = {}
    for name, default, write in (("line", LINE_FILE, line_geojson), ("context", CONTEXT_FILE, context_geojson)):
        if draft.get(name):
            data[name] = _file_name(data.get(name), default, taken=found, folder=folder)
            try:
                found[f"{folder}/{data[name]}"] = write(draft[name]).encode()
            except (TypeError, ValueError, AttributeError):
                raise Unwritable(f"Its {name} cannot be used; draw it again.") from None
    found[f"{folder}/{ROUTE_FILE}"] = yaml_text(
        data, Route, schema="../schema.json", languages=_languages(draft)
    ).encode()
    for name, entry in (draft.get("files") or {}).items():
        source = _kept(data_dir, name, entry)
        if source is None:
            files.left_out.append((f"{folder}/{name}", "The file is not kept on this server."))
        else:
            found[f"{folder}/{name}"] = source
    return found


def _quiz_file(path: str, draft: Mapping[str, Any], languages: Sequence[str]) -> dict[str, bytes | Path]:
    if re.fullmatch(QUIZ_PATTERN, path) is None:
        raise Unwritable("No file can be called so.")
    quiz = draft.get("quiz")
    if not isinstance(quiz, dict):
        raise Unwritable("It holds no quiz.")
    up = "../" * path.count("/") or "./"
    return {f"quizzes/{path}.yaml": yaml_text(quiz, Quiz, schema=f"{up}schema.json", languages=languages).encode()}


def _languages(draft: Mapping[str, Any]) -> list[str]:
    route = draft.get("route")
    named = route.get("languages") if isinstance(route, dict) else None
    return [language for language in named if isinstance(language, str)] if isinstance(named, list) else []


def _file_name(wanted: object, default: str, *, taken: Mapping[str, object], folder: str) -> str:
    good = isinstance(wanted, str) and re.fullmatch(GEOJSON_PATTERN, wanted) and f"{folder}/{wanted}" not in taken
    return str(wanted) if good else default


def _kept(data_dir: Path, name: str, entry: Any) -> Path | None:
    sha256 = entry.get("sha256") if isinstance(entry, dict) else None
    if not re.fullmatch(f"(?:{PICTURE_PATTERN})|(?:{SOUND_PATTERN})", name):
        return None
    if not isinstance(sha256, str) or not _SHA256.fullmatch(sha256):
        return None
    folder, kept = media.place(data_dir, name, sha256)
    return folder / kept if (folder / kept).is_file() else None


def _differs(path: Path, content: bytes | Path) -> bool:
    if not path.exists():
        return False
    if isinstance(content, Path):
        return not path.is_file() or not filecmp.cmp(path, content, shallow=False)
    return not path.is_file() or path.read_bytes() != content


def _write(path: Path, content: bytes | Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    if isinstance(content, Path):
        shutil.copyfile(content, path)
    else:
        path.write_bytes(content)


def _move(aside: Path, target: Path, names: Sequence[str]) -> None:
    """New folders are moved as they are; into folders that exist files go one by one, a route's document at the end."""
    moved: list[Path] = []
    for name in names:
        path = Path(name)
        if any(folder in moved for folder in path.parents):
            continue
        missing = [part for part in (path, *path.parents) if not (target / part).exists()]
        first = missing[-1] if missing else path
        (target / first).parent.mkdir(parents=True, exist_ok=True)
        (aside / first).replace(target / first)
        moved.append(first)
