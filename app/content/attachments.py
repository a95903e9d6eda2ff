"""The files beside a route.yaml: walking line, outlines, pictures and recordings. Imported by `loader` alone."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path
from typing import Any, TypeVar

from app.content.documents import Route
from app.content.files import (
    PICTURE_ENDINGS,
    SOUND_ENDINGS,
    UnreadableFile,
    files_below,
    kind_of,
    read_file,
    read_medium,
)
from app.content.findings import Path as FieldPath
from app.content.reading import Reading
from app.geo.geojson import MAX_BYTES, InvalidGeoJson, parse_context, parse_line

ParsedT = TypeVar("ParsedT")

_BROKEN = {"line": "line_broken", "context": "context_broken"}


@dataclass
class Attachments:
    """What a route's other files hold; `media` are pairs of file name and sha256, each file once, sorted."""

    line: list[tuple[float, float]] | None = None
    context: dict[str, Any] | None = None
    media: list[tuple[str, str]] = field(default_factory=list)


def load_attachments(reading: Reading[Route], folder: Path) -> Attachments:
    route = reading.document
    if route is None:
        return Attachments()
    return Attachments(
        line=_geojson(reading, folder, "line", route.line, parse_line),
        context=_geojson(reading, folder, "context", route.context, parse_context),
        media=_media(reading, folder, route),
    )


def _geojson(
    reading: Reading[Route], folder: Path, name: str, file: str | None, parse: Callable[[bytes], ParsedT]
) -> ParsedT | None:
    if file is None:
        return None
    try:
        return parse(read_file(folder, file, MAX_BYTES))
    except UnreadableFile as error:
        reading.error((name,), "file_problem", message=error.message, remedy=error.remedy)
    except InvalidGeoJson as error:
        reading.error((name,), _BROKEN[name], file=file, problem=str(error))
    return None


def _media(reading: Reading[Route], folder: Path, route: Route) -> list[tuple[str, str]]:
    known: dict[str, str] = {}
    misspelt: set[str] = set()
    there = [name for name in files_below(folder) if Path(name).suffix.lower() in PICTURE_ENDINGS | SOUND_ENDINGS]
    for path, file in _named(route):
        if file in known:
            continue
        kind = kind_of(file)
        try:
            known[file], size = read_medium(folder, file)
        except UnreadableFile as error:
            alike = [name for name in there if kind_of(name) == kind]
            close = get_close_matches(file, alike, n=1, cutoff=0.6) if file not in there else []
            remedy = f"Did you mean {close[0]}?" if close else error.remedy
            reading.error(path, "file_problem", message=error.message, remedy=remedy)
            misspelt.update(close)
            continue
        if size > kind.heavy_bytes:
            reading.warning(path, kind.heavy, file=file, megabytes=round(size / 1_000_000, 1))
    _warn_of_unused(reading, [name for name in there if name not in misspelt])
    return sorted(known.items())


def _named(route: Route) -> Iterator[tuple[FieldPath, str]]:
    """Every picture and recording that a station names, and where."""
    for place, station in enumerate(route.stations):
        for index, medium in enumerate(station.media):
            yield ("stations", place, "media", index, "file"), medium.file
        for index, recording in enumerate(station.audio or []):
            yield ("stations", place, "audio", index, "file"), recording.file


def _warn_of_unused(reading: Reading[Route], files: list[str]) -> None:
    """Looked up in the file as written, since an entry with a mistake is still an intention to use the file."""
    named = set(_strings(reading.report.source.data))
    for file in files:
        if file in named:
            continue
        reading.warning((), kind_of(file).unused, file=file)


def _strings(value: object) -> list[str]:
    if isinstance(value, dict):
        return [text for inner in value.values() for text in _strings(inner)]
    if isinstance(value, list):
        return [text for inner in value for text in _strings(inner)]
    return [value] if isinstance(value, str) else []
