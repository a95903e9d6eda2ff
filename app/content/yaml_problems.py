"""What the YAML parser complains about, in plain English with a remedy. Imported by `yaml_source` alone."""

from __future__ import annotations

import re
from typing import Any

from app.content.findings import Path


class YamlProblem(Exception):
    """A sentence about one line of a YAML file; `fatal` where nothing behind it could be read."""

    def __init__(self, line: int | None, message: str, remedy: str, *, path: Path = (), fatal: bool = True) -> None:
        super().__init__(message)
        self.line = line
        self.message = message
        self.remedy = remedy
        self.path = path
        self.fatal = fatal


_INDENTATION = "This line does not fit to the indentation of the lines above it."

# Both parsers of PyYAML, the C one and the Python one, word some complaints differently; each pattern covers both.
_EXPLANATIONS: tuple[tuple[str, str, str], ...] = (
    (
        r"mapping values are not allowed",
        "A colon stands inside a text that is not in quotes, or the line is indented too far.",
        "Put the text in double quotes, or start the field in the same column as its neighbours.",
    ),
    (
        r"cannot start any token|found a tab character",
        "The line holds a character that cannot start a value, such as a tab, @, ` or %.",
        "Indent with spaces only, and put the text in double quotes.",
    ),
    (
        r"unexpected end of stream|unexpected document separator",
        "A quotation mark is opened here and never closed.",
        'Close the text with the same mark, and write a mark inside a text as \\".',
    ),
    (
        r"expected ',' or|did not find expected ',' or|flow (sequence|mapping|node)",
        "A bracket or brace is opened here and the list inside it is broken.",
        "Check commas and closing brackets, and put texts inside brackets in quotes.",
    ),
    (
        r"could not find expected ':'",
        "A line just above has no colon after its name.",
        "Write `name: value`, or indent the line if it continues a text.",
    ),
    (
        r"undefined alias|found undefined|expected alphabetic or numeric|anchor|alias",
        "A text begins with * or &, which has a special meaning in YAML.",
        "Put the text in double quotes.",
    ),
    (
        r"unknown escape|escape",
        "A backslash in double quotes is followed by something it cannot stand before.",
        "Write the backslash twice, or put the text in single quotes.",
    ),
    (r"tag", "A text begins with an exclamation mark, which has a special meaning in YAML.", "Put it in quotes."),
    (
        r"expected <block end>|did not find expected key|did not find expected '-'|block (mapping|collection|sequence)",
        _INDENTATION,
        "Start it in the same column as its neighbours, with spaces; look for a quotation mark inside a quoted text.",
    ),
)


def explain_yaml_error(error: Exception, text: str) -> YamlProblem:
    noticed = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    opened = getattr(error, "context_mark", None) or noticed
    problem = f"{getattr(error, 'problem', None) or ''} {getattr(error, 'context', None) or ''}"
    for pattern, message, remedy in _EXPLANATIONS:
        if re.search(pattern, problem):
            if message == _INDENTATION and (line := _unclosed_quote(text, _line(noticed))):
                return YamlProblem(
                    line, "The quotation mark in this line has no partner.", "Close the text with the same mark."
                )
            return YamlProblem(_line(opened if "opened here" in message else noticed), message, remedy)
    return YamlProblem(
        _line(noticed),
        "The file cannot be read from here on.",
        "Check indentation, colons and quotation marks in this line and the one above.",
    )


def _line(mark: Any) -> int | None:
    return mark.line + 1 if mark is not None else None


def _unclosed_quote(text: str, line: int | None) -> int | None:
    """A forgotten mark is noticed only at the next one; the last line with an odd number of them is the suspect."""
    odd = [number for number, part in enumerate(text.splitlines()[:line], start=1) if part.count('"') % 2]
    return odd[-1] if len(odd) % 2 else None
