"""What a check has to say about a document: a code with its values, and the English sentences made of them.

Imported by every module of content and by the studio, which says the same in words for a form.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from app.content.sentences import SENTENCES, Value, fill

Level = Literal["error", "warning"]
Path = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to mend or to think about; only errors keep a route from being published."""

    level: Level
    file: str
    line: int | None
    # The field as a path into the document.
    path: Path
    code: str
    # Pairs, sorted by name, so that equal findings are equal and can be told once.
    args: tuple[tuple[str, Value], ...] = ()

    @property
    def values(self) -> dict[str, Value]:
        """What the sentences may name."""
        return dict(self.args)

    @property
    def field(self) -> str:
        """`("stations", 1, "fence")` as people write it: `stations[1].fence`."""
        return field_name(self.path)

    @property
    def message(self) -> str:
        """What is, in English, for those who read the file."""
        return fill(SENTENCES[self.code].message, self.values)

    @property
    def remedy(self) -> str:
        """What to do, in English, for those who read the file."""
        return fill(SENTENCES[self.code].remedy, self.values)


def found(level: Level, file: str, line: int | None, path: Path, code: str, /, **args: Value) -> Finding:
    """A finding with its values by name."""
    return Finding(level, file, line, path, code, tuple(sorted(args.items())))


def format_finding(finding: Finding) -> str:
    """The line that the command prints."""
    place = finding.file if finding.line is None else f"{finding.file}:{finding.line}"
    if finding.path:
        place = f"{place} {finding.field}"
    return f"{place}: {finding.message} -> {finding.remedy}"


def sort_findings(findings: Iterable[Finding]) -> list[Finding]:
    """By file and line; equal findings once, since two routes may walk into the same quiz."""
    return sorted(set(findings), key=lambda f: (f.file, f.line or 0, f.field, f.level, f.message))


def field_name(path: Path) -> str:
    """A path as people write it, with positions in brackets."""
    text = ""
    for part in path:
        if isinstance(part, int):
            text += f"[{part}]"
        else:
            text += f".{part}" if text else part
    return text
