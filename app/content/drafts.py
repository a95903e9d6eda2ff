"""Drafts: documents that are still being written, as plain JSON, checked like files and frozen like them.

A route's draft is `{"route": document, "line": [[lat, lon], ...], "context": GeoJSON, "files": {name: {"sha256"}}}`,
a quiz's `{"quiz": document}`. Values that are the default anyway are left out. Pure; imported by studio and commands.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

from pydantic import BaseModel

from app.content.clean import clean
from app.content.documents import AskedQuiz, Quiz, Route
from app.content.editions import EditionDocument, MediumHash, build_edition
from app.content.findings import Finding, sort_findings
from app.content.loader import LoadedRoute, check_texts
from app.content.place_checks import check_places
from app.content.quiz_checks import check_quiz
from app.content.reading import Reading, is_deep, read_data
from app.content.references import asked_quiz, check_references, concerns, station_quizzes, targets
from app.content.route_checks import check_route
from app.content.walk_checks import check_walk
from app.geo.geojson import InvalidGeoJson, line_geojson, parse_context, parse_line

ROUTE = "route"
LINE_FILE, CONTEXT_FILE = "line.geojson", "context.geojson"
_BESIDE = {"line": LINE_FILE, "context": CONTEXT_FILE}
_SHA256 = re.compile(r"[0-9a-f]{64}")
_BROKEN = {"line": "line_broken", "context": "context_broken"}

Draft = Mapping[str, Any]
ParsedT = TypeVar("ParsedT")
DocumentT = TypeVar("DocumentT", bound=BaseModel)


@dataclass(frozen=True)
class DraftReading:
    """What a draft amounts to: `document` where it could be published, `sound` what of it can be shown already.

    A finding's `file` is `route` or the path of a quiz.
    """

    findings: list[Finding]
    document: EditionDocument | None
    sound: EditionDocument | None


def route_draft(loaded: LoadedRoute) -> dict[str, Any]:
    """The draft that a route of the folder begins as."""
    return edition_drafts(build_edition(loaded))[0]


def quiz_draft(quiz: Quiz | AskedQuiz) -> dict[str, Any]:
    """The draft that a quiz of the folder begins as."""
    return {"quiz": quiz.model_dump(mode="json", by_alias=True, exclude_defaults=True)}


def edition_drafts(document: EditionDocument) -> tuple[dict[str, Any], dict[str, dict[str, Any]]]:
    """The drafts that an edition could have come from: its route's, and its quizzes' by path."""
    draft: dict[str, Any] = {"route": document.route.model_dump(mode="json", by_alias=True, exclude_defaults=True)}
    if document.line is not None:
        draft["line"] = [list(point) for point in document.line]
    if document.context is not None:
        draft["context"] = document.context
    draft["files"] = {medium.path: {"sha256": medium.sha256} for medium in document.media}
    return draft, {path: quiz_draft(quiz) for path, quiz in document.quizzes.items()}


def read_draft(slug: str, draft: Draft, quizzes: Mapping[str, Draft]) -> DraftReading:
    """Check a route's draft with the drafts of its quizzes; never raises for what stands in them.

    The quizzes that its own ones refer to belong to `quizzes`; of these only the questions asked here are judged.
    """
    reading = _read(ROUTE, route_data(draft), Route)
    quiz_readings = {path: _read(path, _part(quiz, "quiz"), Quiz) for path, quiz in quizzes.items()}
    own = [path for path in station_quizzes(reading.report.source.data) if path in quiz_readings]
    for one in quiz_readings.values():
        check_quiz(one)
    check_references(quiz_readings, own)
    check_route(reading, quizzes.keys(), "quizzes")
    check_places(reading)
    beside = _read_beside(reading, draft)
    check_walk(reading, beside.line or [])
    check_texts(reading, quiz_readings)
    findings = [*reading.report.findings, *_quiz_findings(quiz_readings, own)]
    sound = _sound(slug, reading, {path: asked_quiz(path, quiz_readings) for path in own}, beside)
    whole = sound is not None and not any(finding.level == "error" for finding in findings)
    return DraftReading(sort_findings(findings), sound if whole else None, sound)


def _quiz_findings(quizzes: Mapping[str, Reading[Quiz]], own: list[str]) -> list[Finding]:
    """Everything about the route's own quizzes, and what is about questions that they take from others."""
    found = [finding for path in own for finding in quizzes[path].report.findings]
    for path, questions in targets(own, quizzes).items():
        if path not in own:
            found += [finding for finding in quizzes[path].report.findings if concerns(finding, questions)]
    return found


@dataclass(frozen=True)
class _Beside:
    """What holds of that which a route has beside its document; files are names with their sha256."""

    line: list[tuple[float, float]] | None
    context: dict[str, Any] | None
    files: dict[str, str]


def _read(file: str, data: object, model: type[DocumentT]) -> Reading[DocumentT]:
    return read_data(file, data if is_deep(data) else clean(data), model)


def _part(draft: object, name: str) -> Any:
    return draft.get(name) if isinstance(draft, Mapping) else None


def route_data(draft: Draft) -> object:
    """The route's document naming exactly those files that the draft has."""
    route = _part(draft, ROUTE)
    if not isinstance(route, dict):
        return route
    data = {key: value for key, value in route.items() if key not in _BESIDE}
    for name, file in _BESIDE.items():
        if _part(draft, name):
            data[name] = route.get(name) or file
    if isinstance(order := data.get("step_free_order"), list):
        data["step_free_order"] = _without_removed(order, data.get("stations"))
        if order and not data["step_free_order"]:
            del data["step_free_order"]
    return data


def _without_removed(order: list[Any], stations: object) -> list[Any]:
    """An order that no form shows: a station that has been removed leaves it, since nobody could take it out there."""
    entries = stations if isinstance(stations, list) else []
    known = [entry.get("id") for entry in entries if isinstance(entry, dict)]
    return [name for name in order if not isinstance(name, str) or name in known]


def _geojson(reading: Reading[Route], name: str, draft: Draft, parse: Callable[[Any], ParsedT]) -> ParsedT | None:
    """Line or outlines as a file would give them, so that a draft and its files are the same edition."""
    value = _part(draft, name)
    if not value:
        return None
    try:
        return parse(value)
    except (InvalidGeoJson, TypeError, ValueError, RecursionError) as error:
        problem = str(error) if isinstance(error, InvalidGeoJson) else "its points are not where they should be"
        reading.error((name,), _BROKEN[name], file=_BESIDE[name], problem=problem)
    return None


def _read_beside(reading: Reading[Route], draft: Draft) -> _Beside:
    known = _part(draft, "files")
    hashes = {name: _part(entry, "sha256") for name, entry in known.items()} if isinstance(known, dict) else {}
    files = {name: found for name, found in hashes.items() if isinstance(found, str) and _SHA256.fullmatch(found)}
    for index, station in enumerate(reading.document.stations if reading.document else []):
        named = [("media", [medium.file for medium in station.media])]
        named.append(("audio", [recording.file for recording in station.audio or []]))
        for kind, names in named:
            for place, file in enumerate(names):
                if file not in files:
                    reading.error(("stations", index, kind, place, "file"), "medium_missing", file=file)
    line = _geojson(reading, "line", draft, lambda value: parse_line(line_geojson(value)))
    context = _geojson(reading, "context", draft, lambda value: parse_context(json.dumps(value)))
    return _Beside(line, context, files)


def _sound(
    slug: str, reading: Reading[Route], quizzes: Mapping[str, AskedQuiz | None], beside: _Beside
) -> EditionDocument | None:
    """What holds of the draft, without stations' quizzes and files that do not."""
    route = reading.document
    if route is None:
        return None
    good = {path: quiz for path, quiz in quizzes.items() if quiz is not None}
    stations = []
    for station in route.stations:
        audio = [recording for recording in station.audio or [] if recording.file in beside.files]
        stations.append(
            station.model_copy(
                update={
                    "quiz": station.quiz if station.quiz in good else None,
                    "media": [medium for medium in station.media if medium.file in beside.files],
                    **({"audio": audio or None} if station.audio is not None else {}),
                }
            )
        )
    used = {station.quiz for station in stations} - {None}
    named = {file for station in stations for file in station.files}
    return EditionDocument(
        slug=slug,
        route=route.model_copy(update={"stations": stations}),
        quizzes={path: quiz for path, quiz in good.items() if path in used},
        line=beside.line,
        context=beside.context,
        media=[MediumHash(path=name, sha256=beside.files[name]) for name in sorted(named)],
    )
