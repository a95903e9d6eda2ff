"""Names, slugs and fresh documents of the studio: what needs neither database nor web. Pure."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable
from typing import Any

from app.content.documents import QUIZ_PATTERN, SLUG_PATTERN
from app.content.references import split_use, use_of

TITLE_LENGTH = 120
SLUG_LENGTH = 60
SAVE_ID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")

_FOLDS = str.maketrans({"ß": "ss", "ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue"})


def slug_of(title: str, taken: Callable[[str], bool], *, fallback: str = "route") -> str:
    """A free name for addresses and folders, made of a title.

    >>> slug_of("Rund um den Schloßteich!", {"rund-um-den-schlossteich"}.__contains__)
    'rund-um-den-schlossteich-2'
    """
    plain = unicodedata.normalize("NFKD", title.translate(_FOLDS)).encode("ascii", "ignore").decode().lower()
    base = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[: SLUG_LENGTH - 4].strip("-") or fallback
    slug, number = base, 1
    while taken(slug):
        number += 1
        slug = f"{base}-{number}"
    return slug


def free_slug(wanted: str, taken: Callable[[str], bool]) -> str:
    """A slug as it is, or the next free one."""
    is_good = re.fullmatch(SLUG_PATTERN, wanted) is not None and not taken(wanted)
    return wanted if is_good else slug_of(wanted, taken)


def file_name(given: str, ending: str) -> str:
    """What an uploaded file is called in its route: its own name in safe letters, with the ending of what it is now.

    >>> file_name("C:\\\\Fotos\\\\Schloß & Park.HEIC", "jpg")
    'schloss-park.jpg'
    """
    last = re.split(r"[/\\]", given[-300:])[-1]
    stem = last.rpartition(".")[0] or last
    return f"{slug_of(stem, lambda _name: False, fallback='datei')}.{ending}"


def is_quiz_name(name: str) -> bool:
    """Whether a quiz may be called so."""
    return re.fullmatch(QUIZ_PATTERN, name) is not None


def blank_quiz() -> dict[str, Any]:
    """The draft of a quiz that nobody has written anything into."""
    return {"quiz": {"schema": 1, "questions": []}}


def blank_route(title: str, language: str) -> dict[str, Any]:
    """The draft of a route that has only a name yet."""
    return {
        "route": {"schema": 1, "title": {language: title}, "languages": [language], "order": "free", "stations": []},
        "files": {},
    }


def renamed_route(draft: dict[str, Any], title: str) -> dict[str, Any]:
    """A copy's draft under a title of its own, in all languages until somebody translates it."""
    written = draft["route"].get("languages")
    # What somebody wrote by hand may be anything.
    languages = [one for one in written if isinstance(one, str)] if isinstance(written, list) else []
    return {**draft, "route": {**draft["route"], "title": dict.fromkeys(languages or ["de"], title)}}


def numbered_route(draft: dict[str, Any], slug: str) -> dict[str, Any]:
    """A draft whose title says which one it is, where its slug had to: `weg-2` is "Weg (2)"."""
    last = slug.rpartition("-")[2]
    # A long slug is cut before it is numbered, and may then be free without a number.
    number = last if last.isdigit() else "2"
    title = draft["route"].get("title")
    if isinstance(title, dict):
        changed: Any = {key: _numbered(text, number) for key, text in title.items()}
    elif title is None:
        return draft
    else:
        changed = _numbered(title, number)
    return {**draft, "route": {**draft["route"], "title": changed}}


def _numbered(text: Any, number: str) -> Any:
    """A text with a number behind it, where it is one and has room for it."""
    new = f"{text} ({number})"
    return new if isinstance(text, str) and text and len(new) <= TITLE_LENGTH else text


def renamed_files(draft: dict[str, Any], names: dict[str, str]) -> dict[str, Any]:
    """A draft whose stations name their pictures and recordings as they are called now (old -> new)."""
    stations = []
    for station in draft["route"].get("stations") or []:
        new = dict(station)
        for kind in ("media", "audio"):
            if isinstance(entries := station.get(kind), list):
                new[kind] = [_renamed(entry, names) for entry in entries]
        stations.append(new)
    return {**draft, "route": {**draft["route"], "stations": stations}}


def _renamed(entry: Any, names: dict[str, str]) -> Any:
    file = entry.get("file") if isinstance(entry, dict) else None
    return {**entry, "file": names[file]} if isinstance(file, str) and file in names else entry


def free_quizzes(paths: Iterable[str], slug: str, taken: Callable[[str], bool]) -> dict[str, str]:
    """A free name for each quiz that comes along with a route (old -> new), its own where nothing else is called so."""
    names: dict[str, str] = {}
    given: set[str] = set()
    # How many of one name there are already: a file may hold thousands.
    numbers: dict[str, int] = {}
    for path in paths:
        new = path
        last = path.rpartition("/")[2]
        while new in given or taken(new):
            number = numbers[last] = numbers.get(last, 0) + 1
            new = f"{slug}/{last}" if number == 1 else f"{slug}/{last[: SLUG_LENGTH - 4]}-{number}"
        given.add(new)
        names[path] = new
    return names


def renamed_quizzes(draft: dict[str, Any], names: dict[str, str]) -> dict[str, Any]:
    """A route's draft whose stations ask quizzes by their new names (old -> new)."""
    stations = []
    for station in draft["route"].get("stations") or []:
        old = station.get("quiz")
        stations.append({**station, "quiz": names[old]} if isinstance(old, str) and old in names else station)
    return {**draft, "route": {**draft["route"], "stations": stations}}


def moved_quizzes(
    draft: dict[str, Any], slug: str, taken: Callable[[str], bool]
) -> tuple[dict[str, Any], dict[str, str]]:
    """A copy's draft that asks quizzes of its own, and which former quiz each of them is a copy of (old -> new)."""
    names: dict[str, str] = {}
    for station in draft["route"].get("stations") or []:
        # What came out of a file may hold anything there.
        if isinstance(old := station.get("quiz"), str) and old:
            names[old] = names.get(old) or _free(f"{slug}/{old.rpartition('/')[2]}", names, taken)
    return renamed_quizzes(draft, names), names


def moved_uses(draft: dict[str, Any], names: dict[str, str]) -> dict[str, Any]:
    """A copied quiz's draft that takes questions from the copies of other quizzes, where these were copied too."""
    quiz = draft.get("quiz")
    if not isinstance(quiz, dict) or not isinstance(quiz.get("questions"), list):
        return draft
    entries = []
    for entry in quiz["questions"]:
        other, name = split_use(use_of(entry) or "") if isinstance(entry, dict) else ("", "")
        entries.append({**entry, "use": f"{names[other]}#{name}"} if other in names else entry)
    return {**draft, "quiz": {**quiz, "questions": entries}}


def _free(wanted: str, names: dict[str, str], taken: Callable[[str], bool]) -> str:
    folder, _, last = wanted.rpartition("/")
    number, name = 1, wanted
    while name in names.values() or taken(name):
        number += 1
        name = f"{folder}/{last[: SLUG_LENGTH - 4]}-{number}"
    return name
