"""Our own folders, `routes_data/` and `quizzes/` or a single route's, as drafts. Imported by commands.

What the check would find wrong is taken all the same, as long as the studio can mend it: a draft may be unfinished.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from app.content.documents import PICTURE_PATTERN, QUIZ_PATTERN, SLUG_PATTERN, SOUND_PATTERN, Quiz, Route
from app.content.files import UnreadableFile, files_below, folders_in, read_file, read_medium
from app.content.importers import Imported, LeftOut
from app.content.loader import ROUTE_FILE
from app.content.reading import read_data
from app.content.references import referred_quizzes, station_quizzes
from app.content.yaml_source import MAX_BYTES, parse_yaml
from app.geo.geojson import MAX_BYTES as MAX_GEOJSON_BYTES
from app.geo.geojson import InvalidGeoJson, parse_context, parse_line


class _NotTaken(Exception):
    """Why a document was left out, in one sentence and as a code."""

    def __init__(self, why: str, code: str, **args: object) -> None:
        super().__init__(why)
        self.code = code
        self.args_for_message = args

    def of(self, what: str) -> LeftOut:
        return LeftOut(what, str(self), self.code, self.args_for_message)


def read_folder(path: Path) -> Imported:
    """Everything below a folder that holds routes or quizzes; of a single route's folder it and the quizzes it asks."""
    found = Imported()
    path = path.resolve()
    if (path / ROUTE_FILE).is_file():
        _read_route(found, path)
        quizzes = path.parent.parent / "quizzes"
        asked = [name for draft in found.routes.values() for name in station_quizzes(draft["route"])]
        _read_quizzes(found, quizzes, asked)
        referred = {name for draft in found.quizzes.values() for name in referred_quizzes(draft["quiz"])}
        _read_quizzes(found, quizzes, sorted(referred - set(asked)))
        return found
    for slug in folders_in(path / "routes_data"):
        _read_route(found, path / "routes_data" / slug)
    names = [name for name in files_below(path / "quizzes") if name.endswith(".yaml")]
    _read_quizzes(found, path / "quizzes", [name.removesuffix(".yaml") for name in names])
    return found


def _read_route(found: Imported, folder: Path) -> None:
    what = f"routes_data/{folder.name}"
    if re.fullmatch(SLUG_PATTERN, folder.name) is None:
        found.left_out.append(LeftOut(what, "No route can be called so.", "left_out_name"))
        return
    try:
        route = _read(folder, ROUTE_FILE, Route, "stations")
    except _NotTaken as reason:
        found.left_out.append(reason.of(what))
        return
    draft: dict[str, Any] = {"route": route}
    for name, parse in (("line", parse_line), ("context", parse_context)):
        if isinstance(file := route.get(name), str):
            try:
                draft[name] = _read_geojson(folder, file, parse)
            except _NotTaken as reason:
                found.left_out.append(reason.of(f"{what}/{file}"))
    if "line" in draft:
        draft["line"] = [list(point) for point in draft["line"]]
    media = _read_media(found, what, folder)
    draft["files"] = {name: {"sha256": sha256} for name, sha256 in media}
    found.routes[folder.name] = draft
    found.media.append((folder, media))


def _read_quizzes(found: Imported, folder: Path, paths: Iterable[str]) -> None:
    for path in paths:
        try:
            if re.fullmatch(QUIZ_PATTERN, path) is None:
                raise _NotTaken("No quiz can be called so.", "left_out_name")
            found.quizzes[path] = {"quiz": _read(folder, f"{path}.yaml", Quiz, "questions")}
        except _NotTaken as reason:
            found.left_out.append(reason.of(f"quizzes/{path}"))


def _read(folder: Path, name: str, model: type[BaseModel], entries: str) -> dict[str, Any]:
    """A document without values that are the default anyway or, where it has mistakes, as it is written."""
    try:
        source = parse_yaml(read_file(folder, name, MAX_BYTES))
    except UnreadableFile as error:
        raise _NotTaken(f"{error.message} {error.remedy}", "left_out_missing") from None
    if source.problems:
        problem = source.problems[0]
        place = f"Line {problem.line}: " if problem.line else ""
        why = f"{place}{problem.message} {problem.remedy}"
        raise _NotTaken(why, "left_out_line" if problem.line else "left_out_unreadable", line=problem.line or 0)
    data = source.data
    if not isinstance(data, dict) or data.get("schema") != 1:
        raise _NotTaken("The file does not begin with schema: 1.", "left_out_other_kind")
    reading = read_data(name, data, model)
    if reading.document is not None and not reading.report.has_errors:
        whole: dict[str, Any] = reading.document.model_dump(mode="json", by_alias=True, exclude_defaults=True)
        return whole
    _check_editable(data, entries)
    return data


def _check_editable(data: dict[str, Any], entries: str) -> None:
    """The studio finds its way by the ids of stations and questions; everything else can be mended there."""
    found = data.setdefault(entries, [])
    ids = (
        [entry.get("id") if isinstance(entry, dict) else None for entry in found] if isinstance(found, list) else [None]
    )
    if not all(isinstance(name, str) and re.fullmatch(SLUG_PATTERN, name) for name in ids) or len(set(ids)) != len(ids):
        why = f"Each entry of {entries} needs an id of its own; `stadtlotse content check` names them."
        raise _NotTaken(why, "left_out_ids")
    if not isinstance(data.get("title", ""), str | dict):
        raise _NotTaken("Its title is no text.", "left_out_title")


def _read_geojson(folder: Path, file: str, parse: Callable[[bytes], Any]) -> Any:
    try:
        return parse(read_file(folder, file, MAX_GEOJSON_BYTES))
    except UnreadableFile as error:
        raise _NotTaken(f"{error.message} {error.remedy}", "left_out_missing") from None
    except InvalidGeoJson as error:
        raise _NotTaken(f"It cannot be used: {error}.", "left_out_geojson") from None


def _read_media(found: Imported, what: str, folder: Path) -> list[tuple[str, str]]:
    """All pictures and recordings of a route's folder, used or not, since a draft may be about to use them."""
    media: list[tuple[str, str]] = []
    for name in files_below(folder):
        if re.fullmatch(f"(?:{PICTURE_PATTERN})|(?:{SOUND_PATTERN})", name):
            try:
                media.append((name, read_medium(folder, name)[0]))
            except UnreadableFile as error:
                why = f"{error.message} {error.remedy}"
                found.left_out.append(LeftOut(f"{what}/{name}", why, "left_out_medium"))
    return media
