"""The files beside a route.yaml: walking line, outlines and pictures. Imported by `loader` alone."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path
from typing import Any, TypeVar

from app.content.documents import Route
from app.content.files import (
    HEAVY_PICTURE_BYTES,
    PICTURE_ENDINGS,
    UnreadableFile,
    files_below,
    read_file,
    read_picture,
)
from app.content.findings import Path as FieldPath
from app.content.reading import Reading
from app.geo.geojson import MAX_BYTES, InvalidGeoJson, parse_context, parse_line

ParsedT = TypeVar("ParsedT")


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
        reading.error((name,), error.message, error.remedy)
    except InvalidGeoJson as error:
        reading.error(
            (name,), f"{file} cannot be used: {error}.", "Draw it again, for example in uMap, and export it as GeoJSON."
        )
    return None


def _media(reading: Reading[Route], folder: Path, route: Route) -> list[tuple[str, str]]:
    known: dict[str, str] = {}
    misspelt: set[str] = set()
    pictures = [name for name in files_below(folder) if Path(name).suffix.lower() in PICTURE_ENDINGS]
    for station_index, station in enumerate(route.stations):
        for index, medium in enumerate(station.media):
            path: FieldPath = ("stations", station_index, "media", index, "file")
            if medium.file in known:
                continue
            try:
                known[medium.file], size = read_picture(folder, medium.file)
            except UnreadableFile as error:
                missing = medium.file not in pictures
                close = get_close_matches(medium.file, pictures, n=1, cutoff=0.6) if missing else []
                reading.error(path, error.message, f"Did you mean {close[0]}?" if close else error.remedy)
                misspelt.update(close)
                continue
            if size > HEAVY_PICTURE_BYTES:
                reading.warning(
                    path,
                    f"{medium.file} has {size / 1_000_000:.1f} MB, which is slow where reception is poor.",
                    "Save it smaller; 1600 pixels on the longer side are enough.",
                )
    _warn_of_unused(reading, [name for name in pictures if name not in misspelt])
    return sorted(known.items())


def _warn_of_unused(reading: Reading[Route], pictures: list[str]) -> None:
    """Looked up in the file as written, since an entry with a mistake is still an intention to use the picture."""
    named = set(_strings(reading.report.source.data))
    for picture in pictures:
        if picture not in named:
            reading.warning(
                (), f"No station shows the picture {picture}.", "Name it in media: at a station, or delete the file."
            )


def _strings(value: object) -> list[str]:
    if isinstance(value, dict):
        return [text for inner in value.values() for text in _strings(inner)]
    if isinstance(value, list):
        return [text for inner in value for text in _strings(inner)]
    return [value] if isinstance(value, str) else []
