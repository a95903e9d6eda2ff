"""Loads routes and quizzes from their folders. The check and the server take this one path, so that the server
refuses nothing the check accepts. Imported by `check`, by tours and by everything above."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path
from re import fullmatch
from typing import Any, TypeVar

from pydantic import BaseModel

from app.content.attachments import Attachments, load_attachments
from app.content.documents import QUIZ_PATTERN, SLUG_PATTERN, AskedQuiz, Quiz, Route
from app.content.easy import check_easy
from app.content.files import UnreadableFile, files_below, folders_in, read_file
from app.content.findings import Finding, found, sort_findings
from app.content.place_checks import check_places
from app.content.quiz_checks import check_quiz
from app.content.reading import Reading, Report, read_document
from app.content.references import asked_quiz, check_references, concerns, referred_quizzes, station_quizzes, targets
from app.content.route_checks import check_route
from app.content.texts import check_languages
from app.content.walk_checks import check_walk
from app.content.yaml_source import MAX_BYTES

ROUTE_FILE = "route.yaml"

DocumentT = TypeVar("DocumentT", bound=BaseModel)


@dataclass(frozen=True)
class LoadedRoute:
    """A route without errors and everything it needs; `media` are pairs of file name in `folder` and sha256.

    `written` are its quizzes and those they take questions from, as their files say it.
    """

    slug: str
    route: Route
    quizzes: dict[str, AskedQuiz]
    written: dict[str, Quiz]
    line: list[tuple[float, float]] | None
    context: dict[str, Any] | None
    media: list[tuple[str, str]]
    folder: Path


@dataclass(frozen=True)
class Library:
    """Routes by slug and quizzes by path, those without errors; the findings are sorted by file and line."""

    routes: dict[str, LoadedRoute] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    quizzes: dict[str, Quiz] = field(default_factory=dict)


@dataclass
class _Folder:
    """One of the two folders, and how its files are called in a finding."""

    path: Path
    label: str

    @classmethod
    def of(cls, path: Path) -> _Folder:
        return cls(path, path.name or path.resolve().name)


def load_library(routes_dir: Path, quizzes_dir: Path) -> Library:
    """Never raises for what stands in the files."""
    routes_folder, quizzes_folder = _Folder.of(routes_dir), _Folder.of(quizzes_dir)
    others: list[Finding] = []
    quizzes = _read_quizzes(quizzes_folder, others)
    check_references(quizzes, quizzes)
    routes = _read_routes(routes_folder, others)
    attachments: dict[str, Attachments] = {}
    for slug, reading in routes.items():
        check_route(reading, quizzes.keys(), quizzes_folder.label)
        check_places(reading)
        attachments[slug] = load_attachments(reading, routes_dir / slug)
        check_walk(reading, attachments[slug].line or [])
        check_texts(reading, quizzes)
    others.extend(_unused_quizzes(quizzes_folder, quizzes, routes.values()))
    reports: list[Report] = [reading.report for reading in quizzes.values()]
    reports += [reading.report for reading in routes.values()]
    loaded = {
        slug: route
        for slug, reading in routes.items()
        if (route := _loaded(slug, reading, quizzes, attachments[slug], routes_dir / slug)) is not None
    }
    findings = sort_findings([*others, *(f for report in reports for f in report.findings)])
    return Library(loaded, findings, {path: one for path, reading in quizzes.items() if (one := _sound_quiz(reading))})


def _read_quizzes(folder: _Folder, others: list[Finding]) -> dict[str, Reading[Quiz]]:
    readings: dict[str, Reading[Quiz]] = {}
    for name in files_below(folder.path):
        file = f"{folder.label}/{name}"
        if name.endswith(".yml"):
            others.append(found("error", file, None, (), "file_quiz_ending", name=f"{name[:-4]}.yaml"))
        if not name.endswith(".yaml"):
            continue
        path = name.removesuffix(".yaml")
        if not fullmatch(QUIZ_PATTERN, path):
            others.append(found("error", file, None, (), "file_quiz_name"))
            continue
        reading = _read(file, folder.path, name, Quiz)
        check_quiz(reading)
        readings[path] = reading
    return readings


def _read_routes(folder: _Folder, others: list[Finding]) -> dict[str, Reading[Route]]:
    slugs = folders_in(folder.path)
    if not slugs:
        others.append(found("error", folder.label, None, (), "file_no_routes", name=ROUTE_FILE))
    readings: dict[str, Reading[Route]] = {}
    for slug in slugs:
        file = f"{folder.label}/{slug}/{ROUTE_FILE}"
        if not fullmatch(SLUG_PATTERN, slug):
            others.append(found("error", file, None, (), "file_folder_name", name=slug))
            continue
        readings[slug] = _read(file, folder.path / slug, ROUTE_FILE, Route)
    return readings


def _read(file: str, folder: Path, name: str, model: type[DocumentT]) -> Reading[DocumentT]:
    try:
        raw = read_file(folder, name, MAX_BYTES)
    except UnreadableFile as error:
        reading: Reading[DocumentT] = Reading(Report(file))
        wrong_ending = name == ROUTE_FILE and (folder / "route.yml").is_file()
        remedy = f"Rename route.yml to {ROUTE_FILE}." if wrong_ending else error.remedy
        reading.error((), "file_problem", message=error.message, remedy=remedy)
        return reading
    return read_document(file, raw, model)


def check_texts(reading: Reading[Route], quizzes: dict[str, Reading[Quiz]]) -> None:
    """A quiz has to speak every language of the routes it is used on."""
    route = reading.document
    if route is None or reading.is_broken(("languages",)):
        return
    check_languages(reading, route.languages)
    check_easy(reading, route.languages)
    asked = {station.quiz for station in route.stations if station.quiz is not None and station.quiz in quizzes}
    for path in asked:
        check_languages(quizzes[path], route.languages)
        check_easy(quizzes[path], route.languages)
    for path, questions in targets(asked, quizzes).items():
        if path not in asked:
            check_languages(quizzes[path], route.languages, questions)
            check_easy(quizzes[path], route.languages, questions)


def _unused_quizzes(
    folder: _Folder, quizzes: dict[str, Reading[Quiz]], routes: Iterable[Reading[Route]]
) -> Iterator[Finding]:
    """Looked up in the files as written: a station with a mistake elsewhere still uses its quiz."""
    used = {name for reading in quizzes.values() for name in referred_quizzes(reading.report.source.data)}
    for reading in routes:
        data = reading.report.source.data
        if not isinstance(data, dict):
            return
        used.update(station_quizzes(data))
    misspelt = {near for name in used - quizzes.keys() for near in get_close_matches(name, quizzes, n=1, cutoff=0.6)}
    for path in sorted(quizzes.keys() - used - misspelt):
        yield found("warning", f"{folder.label}/{path}.yaml", None, (), "file_quiz_unused", quiz=path)


def _loaded(
    slug: str, reading: Reading[Route], quizzes: dict[str, Reading[Quiz]], files: Attachments, folder: Path
) -> LoadedRoute | None:
    route = reading.document
    if route is None or reading.report.has_errors:
        return None
    used: dict[str, AskedQuiz] = {}
    written: dict[str, Quiz] = {}
    for path in {station.quiz: None for station in route.stations if station.quiz is not None}:
        quiz, asked = _sound_quiz(quizzes[path]), asked_quiz(path, quizzes)
        if quiz is None or asked is None or len(asked.questions) != len(quiz.questions):
            return None
        used[path], written[path] = asked, quiz
    for path, questions in targets(used, quizzes).items():
        document, findings = quizzes[path].document, quizzes[path].report.findings
        if document is None or any(one.level == "error" and concerns(one, questions) for one in findings):
            return None
        written.setdefault(path, document)
    return LoadedRoute(slug, route, used, written, files.line, files.context, files.media, folder)


def _sound_quiz(reading: Reading[Quiz]) -> Quiz | None:
    return None if reading.report.has_errors else reading.document
