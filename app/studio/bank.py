"""The question bank: every question with its tags and where it is asked, searched in all languages. Pure.

What one draft or one folder contributes is worked out once and kept until it changes; views put it together.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from app.content.references import split_use, station_quizzes, use_of
from app.quiz.localized import LocalText, normalise, variants

PAGE_SIZE = 30
MOST_USES = 50
MOST_TAGS = 500

Key = tuple[str, str]


@dataclass(frozen=True)
class Entry:
    """A question as the bank lists it; `words` is what a search looks through."""

    id: str
    type: str
    prompt: LocalText
    tags: tuple[str, ...]
    source: dict[str, Any] | None
    words: str


@dataclass(frozen=True)
class QuizParts:
    """What a quiz contributes: its own questions, and those of other quizzes it asks."""

    entries: tuple[Entry, ...]
    uses: tuple[Key, ...]


@dataclass(frozen=True)
class RouteParts:
    """What a route contributes: its title and which station asks which quiz."""

    slug: str
    title: LocalText
    stations: tuple[tuple[LocalText, str], ...]


@dataclass(frozen=True)
class Use:
    """A station that asks a question."""

    route: str
    title: LocalText
    station: LocalText


@dataclass(frozen=True)
class Listed:
    """A question in the bank; an original stands in a folder and is read only."""

    quiz: str
    entry: Entry
    used_in: tuple[Use, ...]
    original: bool


def quiz_parts(quiz: object) -> QuizParts:
    """Read a quiz's data, of which anything may be missing."""
    entries, uses = [], []
    for question in _dicts(quiz, "questions"):
        if use := use_of(question):
            uses.append(split_use(use))
        elif isinstance(question.get("id"), str):
            entries.append(_entry(question))
    return QuizParts(tuple(entries), tuple(uses))


def route_parts(slug: str, route: object) -> RouteParts:
    """Read a route's data, of which anything may be missing."""
    stations = tuple(
        (_local(station.get("name")) or str(station.get("id", "")), path)
        for station in _dicts(route, "stations")
        for path in station_quizzes({"stations": [station]})
    )
    title = _local(route.get("title")) if isinstance(route, dict) else None
    return RouteParts(slug, title or slug, stations)


def questions_of(route: RouteParts, quizzes: Mapping[str, QuizParts]) -> set[Key]:
    """The questions a route asks, each by the quiz in which it is written."""
    found: set[Key] = set()
    for _, path in route.stations:
        if path in quizzes:
            found.update((path, entry.id) for entry in quizzes[path].entries)
            found.update(quizzes[path].uses)
    return found


def listed(quizzes: Mapping[str, QuizParts], routes: Iterable[RouteParts], *, original: bool) -> Iterator[Listed]:
    """All questions of these quizzes, by quiz and in its order, with the stations of these routes that ask them."""
    used: dict[Key, list[Use]] = {}
    for route in routes:
        for name, path in route.stations:
            use = Use(route.slug, route.title, name)
            parts = quizzes.get(path, QuizParts((), ()))
            for key in {*((path, entry.id) for entry in parts.entries), *parts.uses}:
                used.setdefault(key, []).append(use)
    for path in sorted(quizzes):
        for entry in quizzes[path].entries:
            uses = used.get((path, entry.id), [])
            yield Listed(path, entry, tuple(uses[:MOST_USES]), original)


def search(found: Iterable[Listed], *, q: str, tag: str, kind: str) -> list[Listed]:
    """Those with a tag that begins so, of this type, that hold every word of the search."""
    words = normalise(q).split()
    return [
        one
        for one in found
        if (not tag or any(known.startswith(tag) for known in one.entry.tags))
        and (not kind or kind == one.entry.type)
        and all(word in one.entry.words for word in words)
    ]


def tag_counts(found: Iterable[Listed]) -> list[tuple[str, int]]:
    """How many questions have which tag, the most frequent first."""
    counts = Counter(tag for one in found for tag in set(one.entry.tags))
    return sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))[:MOST_TAGS]


def _entry(question: Mapping[str, Any]) -> Entry:
    prompt = _local(question.get("prompt")) or ""
    tags = tuple(tag for tag in _list(question.get("tags")) if isinstance(tag, str))
    options = [_local(option.get("text")) for option in _dicts(question, "options")]
    texts = [text for part in (prompt, *options) if part for text in variants(part)]
    source = question.get("source")
    return Entry(
        id=question["id"],
        type=str(question.get("type", "")),
        prompt=prompt,
        tags=tags,
        source=source if isinstance(source, dict) else None,
        words=normalise(" ".join([*texts, *tags])),
    )


def _local(value: object) -> LocalText | None:
    """A text in one or several languages; None where there is none."""
    if isinstance(value, str):
        return value or None
    if isinstance(value, dict):
        return {name: text for name, text in value.items() if isinstance(text, str)} or None
    return None


def _dicts(holder: object, name: str) -> list[dict[str, Any]]:
    return [one for one in _list(holder.get(name) if isinstance(holder, dict) else None) if isinstance(one, dict)]


def _list(value: object) -> Sequence[Any]:
    return value if isinstance(value, list) else []
