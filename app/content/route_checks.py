"""A route beyond its shape: ids, references, directions, texts for people who stand. Imported by `loader`."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from difflib import get_close_matches

from app.content.documents import SLUG_PATTERN, Route, Station
from app.content.findings import Path
from app.content.markdown import count_words, unusable_links
from app.content.reading import Reading
from app.content.reading_ease import check_ease
from app.content.texts import EASY_SUFFIX, variants_at

INSIGHT_WORDS = 90

# What cameras and people call files: `IMG_2031`, `DSC00017`, `rathaus.jpg`, `rathaus_vorn`.
_FILE_NAME = re.compile(
    r"\S+\.(?:jpe?g|png|webp|avif|gif|heic|tiff?)|[A-Za-z]{1,5}[-_]?\d{3,}\S*|\w+_\w+", re.IGNORECASE
)
# A screen reader has said that it is a picture.
_SAID_ALREADY = re.compile(
    r"(?:(?:ein|eine|das|an?|the)\s+)?(?:bild|foto|fotografie|abbildung|picture|photo|photograph|image)\s+"
    r"(?:von|vom|of)\b",
    re.IGNORECASE,
)


def check_route(reading: Reading[Route], quizzes: Collection[str], quizzes_label: str) -> None:
    """`quizzes` are the paths of all quiz files, readable or not; a broken one has findings of its own."""
    route = reading.document
    if route is None:
        return
    _check_languages_once(reading, route)
    _check_ids(reading, route)
    _check_order(reading, route)
    _check_asked(reading, route)
    taken: dict[str, str] = {}
    for index, station in enumerate(route.stations):
        path: Path = ("stations", index)
        _check_near(reading, path, station, route)
        _check_directions(reading, path, station)
        _check_insight(reading, path, station)
        _check_pictures(reading, path, station)
        _check_audio(reading, path, station, route.languages)
        if station.quiz is None:
            continue
        if station.quiz not in quizzes:
            _report_quiz(reading, (*path, "quiz"), station.quiz, quizzes, quizzes_label)
        if station.quiz in taken:
            reading.warning((*path, "quiz"), "quiz_taken", station=taken[station.quiz], quiz=station.quiz)
        taken.setdefault(station.quiz, station.id)


def _report_quiz(reading: Reading[Route], path: Path, quiz: str, quizzes: Collection[str], label: str) -> None:
    if meant := _meant(quiz, quizzes):
        reading.error(path, "quiz_meant", folder=label, quiz=quiz, meant=meant)
    else:
        reading.error(path, "quiz_unknown", folder=label, quiz=quiz)


def _check_languages_once(reading: Reading[Route], route: Route) -> None:
    for index, language in enumerate(route.languages):
        if language in route.languages[:index]:
            reading.error(("languages", index), "language_twice", language=language)


def _check_ids(reading: Reading[Route], route: Route) -> None:
    seen: dict[str, int] = {}
    for index, station in enumerate(route.stations):
        if station.id in seen:
            first = reading.path(("stations", seen[station.id], "id"))
            line = reading.report.source.line(first) or 0
            reading.error(("stations", index, "id"), "station_id_twice", id=station.id, line=line)
        seen.setdefault(station.id, index)


def _check_order(reading: Reading[Route], route: Route) -> None:
    known = _station_ids(reading)
    for field, station in (("start", route.start), ("finish", route.finish)):
        if station is not None:
            _check_station(reading, (field,), station, known)
    if route.start is not None and route.start == route.finish and len(route.stations) > 1:
        reading.error(("finish",), "start_is_finish", station=route.start)
    for index, station in enumerate(route.step_free_order or []):
        path: Path = ("step_free_order", index)
        _check_station(reading, path, station, known)
        if station in (route.step_free_order or [])[:index]:
            reading.error(path, "station_twice", station=station)
    left_out = [station for station in known if station not in (route.step_free_order or known)]
    if left_out and not reading.is_broken(("step_free_order",)):
        reading.warning(("step_free_order",), "order_leaves_out", stations=", ".join(left_out))


def _check_near(reading: Reading[Route], path: Path, station: Station, route: Route) -> None:
    if station.near is None:
        return
    where = (*path, "near")
    if station.near == station.id:
        reading.error(where, "near_itself")
        return
    _check_station(reading, where, station.near, _station_ids(reading))
    for index, other in enumerate(route.stations):
        broken = reading.is_broken(("stations", index, "position"))
        if other.id == station.near and other.position is None and not broken:
            reading.warning(where, "near_unplaced", station=station.near)


def _check_station(reading: Reading[Route], path: Path, station: str, known: list[str]) -> None:
    if station in known:
        return
    if meant := _meant(station, known):
        reading.error(path, "station_meant", station=station, meant=meant)
    else:
        reading.error(path, "station_unknown", station=station, known=", ".join(known))


def _check_directions(reading: Reading[Route], path: Path, station: Station) -> None:
    if station.directions is not None or reading.is_broken((*path, "directions")):
        return
    if reading.is_broken((*path, "position")):
        return
    if station.position is None:
        reading.error((*path, "directions"), "directions_unplaced")
    elif station.position.confidence != "high":
        reading.error((*path, "directions"), "directions_unsure", confidence=station.position.confidence)


def _check_insight(reading: Reading[Route], path: Path, station: Station) -> None:
    if station.insight is None:
        if not station.files and station.quiz is None and not reading.is_broken(path):
            reading.warning((*path, "insight"), "opens_nothing")
        return
    for where, text, language in variants_at((*path, "insight"), station.insight):
        words = count_words(text)
        if words > INSIGHT_WORDS:
            reading.warning(where, "insight_long", words=words, language=language, most=INSIGHT_WORDS)
        for link in unusable_links(text):
            reading.warning(where, "link_unusable", link=link[:60])
    check_ease(reading, (*path, "insight"), station.insight, markdown=True)


def _check_asked(reading: Reading[Route], route: Route) -> None:
    """A station may do without questions, but somebody should have decided so; of a whole route it is said once."""
    silent = [
        (place, station)
        for place, station in enumerate(route.stations)
        if station.quiz is None and not reading.is_broken(("stations", place))
    ]
    if silent and all(station.quiz is None for station in route.stations):
        reading.warning(("stations", silent[0][0], "quiz"), "route_unasked")
        return
    for place, station in silent:
        if station.insight is not None or station.files:
            reading.warning(("stations", place, "quiz"), "station_unasked")


def _check_pictures(reading: Reading[Route], path: Path, station: Station) -> None:
    for index, medium in enumerate(station.media):
        for where, text, _ in variants_at((*path, "media", index, "alt"), medium.spoken):
            if _FILE_NAME.fullmatch(text.strip()):
                reading.warning(where, "alt_file_name", text=text[:60])
            elif begins := _SAID_ALREADY.match(text.strip()):
                reading.warning(where, "alt_begins", words=begins[0])


def _check_audio(reading: Reading[Route], path: Path, station: Station, languages: Sequence[str]) -> None:
    if station.audio is None:
        return
    is_whole = not reading.is_broken((*path, "audio"))
    spoken = [recording.language for recording in station.audio]
    for index, language in enumerate(spoken):
        where: Path = (*path, "audio", index, "language")
        if language not in languages:
            reading.error(where, "recording_language", language=language, known=", ".join(languages))
        elif language in spoken[:index]:
            reading.error(where, "recording_twice", language=language)
    for language in languages if is_whole else ():
        if language not in spoken and not language.endswith(EASY_SUFFIX):
            reading.warning((*path, "audio"), "recording_missing", language=language)


def _station_ids(reading: Reading[Route]) -> list[str]:
    """All ids as written in the file, since a station with a mistake elsewhere is still a station."""
    data = reading.report.source.data
    stations = data.get("stations") if isinstance(data, dict) else None
    entries = stations if isinstance(stations, list) else []
    ids = [entry.get("id") for entry in entries if isinstance(entry, dict)]
    return [name for name in ids if isinstance(name, str) and re.fullmatch(SLUG_PATTERN, name)]


def _meant(name: str, known: Collection[str]) -> str | None:
    return next(iter(get_close_matches(name, list(known), n=1, cutoff=0.7)), None)
