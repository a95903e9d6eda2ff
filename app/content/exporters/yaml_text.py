"""Documents as YAML in the style of the hand-written ones: fields in the order of the format, texts in quotes, long
ones as blocks, an empty line between stations and questions. Pure; imported by `folder` alone.

What is written here is read again before it is handed on, so that nothing is lost whatever a draft holds.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from typing import Any

import yaml
from pydantic import BaseModel

from app.content.clean import clean
from app.content.findings import Path as FieldPath
from app.content.schema_walk import SchemaWalk, schema_walk
from app.content.yaml_source import parse_yaml

WIDTH = 120
SPACED = ("stations", "questions")

_TAG = "tag:yaml.org,2002:"
# Names, not texts: without quotes where no reader could take them for anything else.
_NAMES = frozenset(
    {"id", "type", "order", "offline", "line", "context", "start", "finish", "near", "quiz", "file", "language"}
    | {"confidence", "scale", "licence", "languages", "step_free_order", "tags"}
)
_PLAIN = re.compile(r"[A-Za-z][A-Za-z0-9_./-]*")
_WORDS = frozenset({"true", "false", "yes", "no", "on", "off", "null", "y", "n"})
# Separators of lines and paragraphs end a line for some readers of YAML and not for others.
_NO_BLOCK = re.compile("[\r\u2028\u2029]")


class Unwritable(ValueError):
    """A draft that no file could hold, with one sentence about why."""


def yaml_text(data: Mapping[str, Any], model: type[BaseModel], *, schema: str, languages: Sequence[str] = ()) -> str:
    """The text of a file for a document, of which parts may still be missing. Raises Unwritable.

    `schema` is the way from the file to its JSON Schema, for editors; texts name their languages in the given order.
    """
    cleaned = clean(dict(data))
    node = _Nodes(schema_walk(model), cleaned, languages).node(cleaned, ())
    written = yaml.serialize(node, Dumper=_Dumper, width=math.inf, allow_unicode=True)
    text = f"# yaml-language-server: $schema={schema}\n{_spaced(written)}"
    read = parse_yaml(text.encode())
    if read.problems:
        raise Unwritable(f"{read.problems[0].message} {read.problems[0].remedy}")
    if not _same(read.data, cleaned):
        raise Unwritable("It holds a value that a file cannot hold.")
    return text


class _Dumper(yaml.SafeDumper):
    """Lists are indented below their field, as people write them."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        super().increase_indent(flow, indentless=False)


class _Nodes:
    """Turns data into nodes whose style says how they are written."""

    def __init__(self, walk: SchemaWalk, root: object, languages: Sequence[str]) -> None:
        self.walk = walk
        self.root = root
        self.languages = list(languages)

    def node(self, value: Any, path: FieldPath) -> yaml.Node:
        if isinstance(value, Mapping):
            pairs = [
                (_text(name, plain=True), self.node(value[name], (*path, name))) for name in self._names(path, value)
            ]
            return yaml.MappingNode(f"{_TAG}map", pairs, flow_style=bool(path) and self._is_short(path, value))
        if isinstance(value, list):
            entries = [self.node(entry, (*path, index)) for index, entry in enumerate(value)]
            plain = all(not isinstance(entry, Mapping) for entry in value)
            return yaml.SequenceNode(
                f"{_TAG}seq", entries, flow_style=not value or (plain and self._is_short(path, value))
            )
        return _scalar(value, path)

    def _names(self, path: FieldPath, value: Mapping[str, Any]) -> list[str]:
        """In the order of the format; languages in that of the route; what neither knows at the end."""
        known = self.walk.names_at(self.root, path) or self.languages
        places = {name: place for place, name in enumerate(known)}
        return sorted(value, key=lambda name: places.get(name, len(places)))

    def _is_short(self, path: FieldPath, value: Any) -> bool:
        """Whether it stands in one line; stations and questions never do."""
        if len(path) == 2 and path[0] in SPACED:
            return False
        width = _width(value)
        return width is not None and width + 2 * len(path) <= WIDTH


def _width(value: Any) -> int | None:
    """About how many columns a value takes in one line; None where it has lines of its own."""
    if isinstance(value, Mapping):
        parts = [(len(str(name)), _width(inner)) for name, inner in value.items()]
        return (
            None if any(width is None for _, width in parts) else sum(name + (width or 0) + 4 for name, width in parts)
        )
    if isinstance(value, list):
        widths = [_width(inner) for inner in value]
        return None if None in widths else sum((width or 0) + 2 for width in widths)
    text = str(value)
    return None if "\n" in text else len(text) + 2


def _scalar(value: Any, path: FieldPath) -> yaml.ScalarNode:
    if value is None:
        return yaml.ScalarNode(f"{_TAG}null", "null")
    if isinstance(value, bool):
        return yaml.ScalarNode(f"{_TAG}bool", "true" if value else "false")
    if isinstance(value, int | float):
        return _number(value)
    field = next((part for part in reversed(path) if isinstance(part, str)), "")
    return _text(str(value), plain=field in _NAMES)


def _number(value: float) -> yaml.ScalarNode:
    """Whole numbers without a point, others as short as they can be told apart, and with the point the format asks."""
    if isinstance(value, float) and not (value.is_integer() and abs(value) < 1e15 and math.copysign(1, value) > 0):
        text = repr(value)
        if "e" in text and "." not in text:
            text = text.replace("e", ".0e")
        return yaml.ScalarNode(f"{_TAG}float", text)
    return yaml.ScalarNode(f"{_TAG}int", str(int(value)))


def _text(text: str, *, plain: bool) -> yaml.ScalarNode:
    if plain and _PLAIN.fullmatch(text) and text.lower() not in _WORDS:
        return yaml.ScalarNode(f"{_TAG}str", text)
    if "\n" in text and not _NO_BLOCK.search(text):
        # The reader takes the last line end away again.
        return yaml.ScalarNode(f"{_TAG}str", f"{text}\n", style="|")
    return yaml.ScalarNode(f"{_TAG}str", text, style='"')


def _spaced(text: str) -> str:
    """Empty lines between the entries of the long lists."""
    lines: list[str] = []
    inside = False
    for line in text.splitlines(keepends=True):
        if line[:1] not in (" ", "\n"):
            inside = line.rstrip("\n") in {f"{name}:" for name in SPACED}
        elif inside and line.startswith("  - ") and lines[-1][:1] == " ":
            lines.append("\n")
        lines.append(line)
    return "".join(lines)


def _same(one: Any, other: Any) -> bool:
    """Equality of JSON: 30 and 30.0 are the same number, but true is none, and 0 and -0 differ to an edition."""
    if isinstance(one, Mapping) and isinstance(other, Mapping):
        return one.keys() == other.keys() and all(_same(inner, other[name]) for name, inner in one.items())
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(_same, one, other))
    if isinstance(one, bool) or isinstance(other, bool) or isinstance(one, str) or isinstance(other, str):
        return type(one) is type(other) and bool(one == other)
    return bool(one == other) and str(one)[:1] == str(other)[:1]
