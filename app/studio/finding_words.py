"""Findings in words for somebody who sees a form: what is, what to do, and where. Imported by payloads and views.

Sentences are in static/locales/*/findings.ftl, names of fields in field_names; names of stations come from the draft.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal, Protocol

from app.content.drafts import ROUTE
from app.content.findings import Finding
from app.content.sentences import FILE_SENTENCES, Value
from app.quiz.localized import LANGUAGE_PATTERN
from app.studio.field_names import ENTRY_NAMES, name_of

Step = Literal["stations", "questions", "settings"]

# Values that name stations by their id.
_STATIONS = ("station", "first", "second", "stations")
_OF_STATIONS = frozenset({"stations", "line", "context"})
_LANGUAGE = re.compile(LANGUAGE_PATTERN)
_LONGEST_NAME = 60


class Catalogue(Protocol):
    """The interface's texts, as app.web.i18n has them."""

    def format(self, language: str, key: str, /, **args: Any) -> str:
        """The message in a language."""

    def has(self, key: str) -> bool:
        """Whether there is one."""


def key_of(code: str) -> str:
    """The message of a code; the one of what to do has `-do` behind it."""
    return "finding-file" if code in FILE_SENTENCES else f"finding-{code.replace('_', '-')}"


def step_of(finding: Finding) -> Step:
    """The step of the editor in which the field is."""
    if finding.file != ROUTE:
        return "questions"
    return "stations" if finding.path and finding.path[0] in _OF_STATIONS else "settings"


@dataclass(frozen=True)
class FindingWords:
    """`documents` are the drafts' documents by name, the route's as `route`; they may have any shape."""

    catalogue: Catalogue
    language: str
    documents: Mapping[str, Any]

    def message(self, finding: Finding) -> str:
        """What is."""
        return self.say(key_of(finding.code), **self._values(finding))

    def remedy(self, finding: Finding) -> str:
        """What to do."""
        return self.say(f"{key_of(finding.code)}-do", **self._values(finding))

    def where(self, finding: Finding) -> str:
        """`Station 2 · Rathaus · Einblick · Deutsch`."""
        path = finding.path
        kind, above = "", ("quiz",) if finding.file != ROUTE else ()
        if finding.file != ROUTE:
            words = self._owner(finding.file)
            if path[:1] == ("questions",) and len(path) > 1 and isinstance(path[1], int):
                words.append(self.say("finding-at-question", number=path[1] + 1))
                kind = self._kind(finding.file, path[1])
                above, path = (*above, "questions"), path[2:]
        elif path[:1] == ("stations",) and len(path) > 1 and isinstance(path[1], int):
            words = self._station(path[1])
            above, path = ("stations",), path[2:]
        else:
            words = [self.say("studio-route-settings")]
        return " · ".join([*words, *self._fields(above, path, kind)])

    def say(self, key: str, /, **args: Any) -> str:
        """A message in the asker's language."""
        return self.catalogue.format(self.language, key, **args)

    def _values(self, finding: Finding) -> dict[str, Value]:
        values = finding.values
        if finding.file != ROUTE:
            return values
        names = {station.get("id"): self._name(station) for station in self._stations() if _is_named(station)}
        for key in _STATIONS:
            if isinstance(known := values.get(key), str):
                ids = known.split(", ") if key == "stations" else [known]
                values[key] = ", ".join(names.get(one) or one for one in ids)
        return values

    def _stations(self) -> list[Any]:
        route = self.documents.get(ROUTE)
        stations = route.get("stations") if isinstance(route, dict) else None
        return stations if isinstance(stations, list) else []

    def _station(self, index: int) -> list[str]:
        stations = self._stations()
        name = self._name(stations[index]) if index < len(stations) else ""
        return [self.say("finding-at-station", number=index + 1), *([name] if name else [])]

    def _owner(self, quiz: str) -> list[str]:
        """The station that asks these questions, the first of several; of a quiz that only lends one, its title."""
        for index, station in enumerate(self._stations()):
            if isinstance(station, dict) and station.get("quiz") == quiz:
                return self._station(index)
        document = self.documents.get(quiz)
        title = self._text(document.get("title")) if isinstance(document, dict) else ""
        return [title] if title else []

    def _name(self, station: Any) -> str:
        return self._text(station.get("name")) if isinstance(station, dict) else ""

    def _text(self, text: Any) -> str:
        if isinstance(text, dict):
            spoken = "de" if self.language.startswith("de") else self.language
            text = text.get(spoken) or next(iter(text.values()), "")
        return text.strip()[:_LONGEST_NAME] if isinstance(text, str) else ""

    def _kind(self, quiz: str, index: int) -> str:
        document = self.documents.get(quiz)
        questions = document.get("questions") if isinstance(document, dict) else None
        question = questions[index] if isinstance(questions, list) and index < len(questions) else None
        kind = question.get("type") if isinstance(question, dict) else None
        return kind if isinstance(kind, str) else ""

    def _fields(self, above: tuple[str, ...], path: Sequence[str | int], kind: str) -> list[str]:
        words: list[str] = []
        for place, part in enumerate(path):
            after = path[place + 1] if place + 1 < len(path) else None
            if isinstance(part, int):
                continue
            above = (*above, part)
            if isinstance(after, int) and part in ENTRY_NAMES:
                words.append(self.say(ENTRY_NAMES[part], number=after + 1))
            elif key := name_of(above, kind, self.catalogue.has):
                name = self.say(key)
                # "Umkreis in Metern" says already whose metres they are.
                words = [*(words[:-1] if words and name.startswith(words[-1]) else words), name]
            elif place > 0 and after is None and _LANGUAGE.fullmatch(part):
                words.append(self.say("finding-language", language=part))
        return words


def _is_named(station: Any) -> bool:
    return isinstance(station, dict) and isinstance(station.get("id"), str)
