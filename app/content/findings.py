"""What a check has to say about a file, in words for the clerk who wrote it. Imported by every module of content."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

Path = tuple[str | int, ...]

LANGUAGE_NAMES = {
    "de": "German",
    "en": "English",
    "de-x-easy": "Einfache Sprache",
    "da": "Danish",
    "fr": "French",
    "nl": "Dutch",
    "pl": "Polish",
    "ru": "Russian",
    "tr": "Turkish",
    "uk": "Ukrainian",
}


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to mend or to think about; only errors keep a route from being published."""

    level: Literal["error", "warning"]
    file: str
    line: int | None
    field: str
    message: str
    remedy: str
    # The field as a path into the document, for those who do not read the file.
    path: Path = ()


def format_finding(finding: Finding) -> str:
    place = finding.file if finding.line is None else f"{finding.file}:{finding.line}"
    if finding.field:
        place = f"{place} {finding.field}"
    return f"{place}: {finding.message} -> {finding.remedy}"


def sort_findings(findings: Iterable[Finding]) -> list[Finding]:
    """By file and line; equal findings once, since two routes may walk into the same quiz."""
    return sorted(set(findings), key=lambda f: (f.file, f.line or 0, f.field, f.level, f.message))


def field_name(path: Path) -> str:
    """`("stations", 1, "fence")` as people write it: `stations[1].fence`."""
    text = ""
    for part in path:
        if isinstance(part, int):
            text += f"[{part}]"
        else:
            text += f".{part}" if text else part
    return text


def language_name(code: str) -> str:
    name = LANGUAGE_NAMES.get(code)
    return f"{name} ({code})" if name else code
