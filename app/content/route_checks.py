"""A route beyond its shape: ids, references, directions, texts for people who stand. Imported by `loader`."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from difflib import get_close_matches
from re import fullmatch

from app.content.documents import SLUG_PATTERN, Route, Station
from app.content.findings import Path, language_name
from app.content.markdown import count_words, unusable_links
from app.content.reading import Reading
from app.content.texts import EASY_SUFFIX, variants_at

INSIGHT_WORDS = 90


def check_route(reading: Reading[Route], quizzes: Collection[str], quizzes_label: str) -> None:
    """`quizzes` are the paths of all quiz files, readable or not; a broken one has findings of its own."""
    route = reading.document
    if route is None:
        return
    _check_languages_once(reading, route)
    _check_ids(reading, route)
    _check_order(reading, route)
    taken: dict[str, str] = {}
    for index, station in enumerate(route.stations):
        path: Path = ("stations", index)
        _check_near(reading, path, station, route)
        _check_directions(reading, path, station)
        _check_insight(reading, path, station)
        _check_audio(reading, path, station, route.languages)
        if station.quiz is None:
            continue
        if station.quiz not in quizzes:
            reading.error(
                (*path, "quiz"),
                f"There is no file {quizzes_label}/{station.quiz}.yaml.",
                _meant(station.quiz, quizzes) or "Create it, or correct the path.",
            )
        if station.quiz in taken:
            reading.warning(
                (*path, "quiz"),
                f"The station {taken[station.quiz]} asks the questions of {station.quiz} already.",
                "Give this station a quiz of its own, so that nobody is asked twice.",
            )
        taken.setdefault(station.quiz, station.id)


def _check_languages_once(reading: Reading[Route], route: Route) -> None:
    for index, language in enumerate(route.languages):
        if language in route.languages[:index]:
            reading.error(("languages", index), f"{language} is listed twice.", "Remove one of the two.")


def _check_ids(reading: Reading[Route], route: Route) -> None:
    seen: dict[str, int] = {}
    for index, station in enumerate(route.stations):
        if station.id in seen:
            first = reading.path(("stations", seen[station.id], "id"))
            reading.error(
                ("stations", index, "id"),
                f"The station id {station.id} is already used in line {reading.report.source.line(first)}.",
                "Give each station an id of its own.",
            )
        seen.setdefault(station.id, index)


def _check_order(reading: Reading[Route], route: Route) -> None:
    known = _station_ids(reading)
    for field, station in (("start", route.start), ("finish", route.finish)):
        if station is not None:
            _check_station(reading, (field,), station, known)
    if route.start is not None and route.start == route.finish and len(route.stations) > 1:
        reading.error(
            ("finish",),
            f"The station {route.finish} is both start and finish, but a group checks in only once at each.",
            "Remove one of the two; meeting_point can say where everybody meets again.",
        )
    for index, station in enumerate(route.step_free_order or []):
        path: Path = ("step_free_order", index)
        _check_station(reading, path, station, known)
        if station in (route.step_free_order or [])[:index]:
            reading.error(path, f"The station {station} is listed twice.", "Remove one of the two.")
    left_out = [station for station in known if station not in (route.step_free_order or known)]
    if left_out and not reading.is_broken(("step_free_order",)):
        reading.warning(
            ("step_free_order",),
            f"The order without steps leaves out {', '.join(left_out)}; phones name them last and say so.",
            "Add them if there is a way without steps.",
        )


def _check_near(reading: Reading[Route], path: Path, station: Station, route: Route) -> None:
    if station.near is None:
        return
    where = (*path, "near")
    if station.near == station.id:
        reading.error(where, "The station is named as being near itself.", "Name the station next to it.")
        return
    _check_station(reading, where, station.near, _station_ids(reading))
    for index, other in enumerate(route.stations):
        broken = reading.is_broken(("stations", index, "position"))
        if other.id == station.near and other.position is None and not broken:
            reading.warning(
                where,
                f"The station {station.near} has no position either, so no walking time can be told.",
                "Name a neighbouring station that has a position.",
            )


def _check_station(reading: Reading[Route], path: Path, station: str, known: list[str]) -> None:
    if station not in known:
        reading.error(
            path,
            f"There is no station {station} on this route.",
            _meant(station, known) or f"Use one of: {', '.join(known)}.",
        )


def _check_directions(reading: Reading[Route], path: Path, station: Station) -> None:
    if station.directions is not None or reading.is_broken((*path, "directions")):
        return
    if reading.is_broken((*path, "position")):
        return
    remedy = "Add directions: and say in one or two sentences how to find the last metres."
    if station.position is None:
        reading.error((*path, "directions"), "directions is missing, and the station has no position.", remedy)
    elif station.position.confidence != "high":
        reading.error(
            (*path, "directions"),
            f"directions is missing, and the confidence of the position is only {station.position.confidence}.",
            remedy,
        )


def _check_insight(reading: Reading[Route], path: Path, station: Station) -> None:
    if station.insight is None:
        if not station.files and station.quiz is None and not reading.is_broken(path):
            reading.warning(
                path,
                "A check-in opens nothing here: the station has no insight, picture, recording or quiz.",
                "Add insight: with a few sentences, or quiz: with the path of a quiz.",
            )
        return
    for where, text, language in variants_at((*path, "insight"), station.insight):
        words = count_words(text)
        if words > INSIGHT_WORDS:
            reading.warning(
                where,
                f"The insight has {words} words{language}; a group reads at most {INSIGHT_WORDS} while standing.",
                "Shorten it, or move a part into the explanation of a question.",
            )
        for link in unusable_links(text):
            reading.warning(
                where,
                f"The link to {link[:60]} is shown as plain words.",
                "Write the whole address, beginning with https:// or mailto:.",
            )


def _check_audio(reading: Reading[Route], path: Path, station: Station, languages: Sequence[str]) -> None:
    if station.audio is None:
        return
    is_whole = not reading.is_broken((*path, "audio"))
    spoken = [recording.language for recording in station.audio]
    for index, language in enumerate(spoken):
        where: Path = (*path, "audio", index, "language")
        if language not in languages:
            reading.error(
                where, f"{language} is none of the route's languages.", f"Use one of: {', '.join(languages)}."
            )
        elif language in spoken[:index]:
            known = f"There is already a recording in {language_name(language)}."
            reading.error(where, known, "Remove one of the two.")
    for language in languages if is_whole else ():
        if language not in spoken and not language.endswith(EASY_SUFFIX):
            reading.warning(
                (*path, "audio"),
                f"There is no recording in {language_name(language)}; its readers get another one and its words.",
                "Add one, or leave it so.",
            )


def _station_ids(reading: Reading[Route]) -> list[str]:
    """All ids as written in the file, since a station with a mistake elsewhere is still a station."""
    data = reading.report.source.data
    stations = data.get("stations") if isinstance(data, dict) else None
    entries = stations if isinstance(stations, list) else []
    ids = [entry.get("id") for entry in entries if isinstance(entry, dict)]
    return [name for name in ids if isinstance(name, str) and fullmatch(SLUG_PATTERN, name)]


def _meant(name: str, known: Collection[str]) -> str | None:
    close = get_close_matches(name, list(known), n=1, cutoff=0.7)
    return f"Did you mean {close[0]}?" if close else None
