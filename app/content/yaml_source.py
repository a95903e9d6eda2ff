"""YAML with the line of every field, built from parser events so that hostile files end in a sentence.

PyYAML's own constructor is not used: it forgets lines, keeps the last of two equal keys and follows aliases
without counting. Imported by `loader` alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml

from app.content.clean import UNPRINTABLE, trimmed
from app.content.findings import Path
from app.content.yaml_problems import YamlProblem, explain_yaml_error

MAX_BYTES = 1_000_000
MAX_DEPTH = 20
MAX_VALUES = 50_000

# The C parser is about ten times faster; both produce the same events.
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

_INTEGER = re.compile(r"[-+]?(0|[1-9][0-9]{0,17})")
_DECIMAL = re.compile(r"[-+]?(0|[1-9][0-9]{0,17})?\.[0-9]{1,20}([eE]([-+]?[0-9]{1,2}|-[0-9]{3}))?")
_TRUE = frozenset({"true", "yes", "on"})
_FALSE = frozenset({"false", "no", "off"})


@dataclass
class YamlSource:
    """The data of one file. `words` keeps how a plain yes, no, on or off was written, `lines` where a field is."""

    data: object = None
    lines: dict[Path, int] = field(default_factory=dict)
    words: dict[Path, str] = field(default_factory=dict)
    problems: list[YamlProblem] = field(default_factory=list)

    def line(self, path: Path) -> int | None:
        """The line of a field or, where it is missing, of what it is missing from."""
        for length in range(len(path), -1, -1):
            if path[:length] in self.lines:
                return self.lines[path[:length]]
        return None


def parse_yaml(raw: bytes) -> YamlSource:
    """Never raises: whatever the bytes are, the answer is data or at least one problem."""
    source = YamlSource()
    text = ""
    try:
        text = _decoded(raw)
        builder = _Builder(source, yaml.parse(text, Loader=_LOADER))
        source.data = builder.document()
    except YamlProblem as problem:
        source.problems.append(problem)
    except (yaml.YAMLError, ValueError, OverflowError) as error:
        source.problems.append(explain_yaml_error(error, text))
    if source.problems:
        source.data = None if any(problem.fatal for problem in source.problems) else source.data
    return source


def _decoded(raw: bytes) -> str:
    if len(raw) > MAX_BYTES:
        raise YamlProblem(
            None,
            "The file is larger than 1 MB.",
            "Keep pictures and tables out of it, or divide it into several files.",
        )
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        raise YamlProblem(
            line,
            "The file is not saved as UTF-8, so umlauts would be lost.",
            "Save it again with the encoding UTF-8.",
        ) from None
    for match in UNPRINTABLE.finditer(text):
        if match.group() not in "\r\x85":
            raise YamlProblem(
                text.count("\n", 0, match.start()) + 1,
                "There is an invisible control character in this line.",
                "Type the line again instead of pasting it.",
            )
    return text


@dataclass(frozen=True)
class _Anchored:
    value: object
    size: int
    depth: int
    words: list[tuple[Path, str]]


class _Builder:
    """Turns events into dicts, lists and plain values, counting what aliases would unfold to."""

    def __init__(self, source: YamlSource, events: Iterator[Any]) -> None:
        self.source = source
        self.events = events
        self.anchors: dict[str, _Anchored] = {}
        self.count = 0
        self.deepest = 0
        self.words: list[tuple[Path, str]] = []

    def document(self) -> object:
        self._next()
        event = self._next()
        if isinstance(event, yaml.StreamEndEvent):
            raise YamlProblem(None, "The file is empty.", "Fill it, or delete it.")
        value = self._value(self._next(), ())
        self._next()
        event = self._next()
        if not isinstance(event, yaml.StreamEndEvent):
            raise YamlProblem(
                event.start_mark.line + 1,
                "A line with --- starts a second document; only the first would be read.",
                "Remove this line, or move what follows into a file of its own.",
            )
        return value

    def _next(self) -> Any:
        return next(self.events)

    def _value(self, event: Any, path: Path) -> object:
        line = event.start_mark.line + 1
        self.source.lines.setdefault(path, line)
        self._grow(1, line)
        if len(path) > MAX_DEPTH:
            raise YamlProblem(
                line,
                f"Values are nested more than {MAX_DEPTH} levels deep.",
                "Check the indentation and the brackets of this line.",
            )
        self.deepest = max(self.deepest, len(path))
        if isinstance(event, yaml.AliasEvent):
            return self._alias(event.anchor, path, line)
        if event.tag is not None:
            raise YamlProblem(
                line,
                f"The tag {_shown_tag(event.tag)} is not allowed here.",
                "Remove the word that begins with an exclamation mark, or put the text in quotes.",
            )
        before, words_before, deepest = self.count, len(self.words), self.deepest
        self.deepest = len(path)
        value = self._content(event, path)
        if event.anchor is not None:
            words = [(where[len(path) :], word) for where, word in self.words[words_before:]]
            self.anchors[event.anchor] = _Anchored(value, self.count - before + 1, self.deepest - len(path), words)
        self.deepest = max(self.deepest, deepest)
        return value

    def _content(self, event: Any, path: Path) -> object:
        if isinstance(event, yaml.ScalarEvent):
            return self._scalar(event, path)
        if isinstance(event, yaml.SequenceStartEvent):
            return self._sequence(path)
        return self._mapping(path)

    def _grow(self, values: int, line: int) -> None:
        self.count += values
        if self.count > MAX_VALUES:
            raise YamlProblem(
                line,
                f"The file unfolds to more than {MAX_VALUES} values.",
                "Write repeated parts out instead of using * references, or divide the file.",
            )

    def _alias(self, name: Any, path: Path, line: int) -> object:
        anchored = self.anchors.get(name)
        if anchored is None:
            raise YamlProblem(
                line,
                f"*{_short(name)} refers to something that is not finished before this line.",
                f"Write the value out, or put &{_short(name)} in front of a value further up.",
            )
        self._grow(anchored.size, line)
        if len(path) + anchored.depth > MAX_DEPTH:
            raise YamlProblem(
                line,
                f"Values are nested more than {MAX_DEPTH} levels deep.",
                "Write the value out instead of using a * reference.",
            )
        self.deepest = max(self.deepest, len(path) + anchored.depth)
        for inner, word in anchored.words:
            self._remember_word((*path, *inner), word)
        return anchored.value

    def _sequence(self, path: Path) -> list[object]:
        values: list[object] = []
        while not isinstance(event := self._next(), yaml.SequenceEndEvent):
            values.append(self._value(event, (*path, len(values))))
        return values

    def _mapping(self, path: Path) -> dict[str, object]:
        values: dict[str, object] = {}
        while not isinstance(event := self._next(), yaml.MappingEndEvent):
            line = event.start_mark.line + 1
            key = self._key(event, line)
            inner = (*path, key)
            if key in values:
                first = self.source.lines[inner]
                self.source.problems.append(
                    YamlProblem(
                        line,
                        f"{_short(key)} is written twice here; the first one is in line {first}.",
                        "Remove one of the two.",
                        path=inner,
                        fatal=False,
                    )
                )
                # The second value is read past, at a path nobody asks for, so that the rest is checked as well.
                self._value(self._next(), (*path, f"{key} (second)"))
                continue
            self.source.lines[inner] = line
            values[key] = self._value(self._next(), inner)
        return values

    def _key(self, event: Any, line: int) -> str:
        if not isinstance(event, yaml.ScalarEvent):
            raise YamlProblem(
                line,
                "The name before a colon must be a single word.",
                "Check the brackets, braces and * references of this line.",
            )
        if event.value == "<<" and event.implicit[0]:
            raise YamlProblem(line, "The merge key << is not supported.", "Write the fields out.")
        self._grow(1, line)
        return _clean(event.value, line)

    def _remember_word(self, path: Path, word: str) -> None:
        self.words.append((path, word))
        self.source.words[path] = word

    def _scalar(self, event: Any, path: Path) -> object:
        text = _clean(event.value, event.start_mark.line + 1)
        if not event.implicit[0]:
            return text
        word = text.lower()
        if word in _TRUE or word in _FALSE:
            self._remember_word(path, text)
            return word in _TRUE
        if text in ("", "~") or word == "null":
            return None
        if _INTEGER.fullmatch(text):
            return int(text)
        if _DECIMAL.fullmatch(text):
            return float(text)
        return text


def _shown_tag(tag: str) -> str:
    return _short(tag.replace("tag:yaml.org,2002:", "!!"))


def _clean(text: str, line: int) -> str:
    """The same text however it was typed: composed umlauts, no spaces or line ends around it."""
    if UNPRINTABLE.search(text.replace("\r", "")):
        raise YamlProblem(
            line,
            "There is an invisible control character in this text.",
            "Type the text again instead of pasting it, and leave out \\x and \\u codes.",
        )
    return trimmed(text)


def _short(text: str) -> str:
    return text if len(text) <= 40 else f"{text[:39]}…"
