"""Routes and quizzes that come from elsewhere, one module for each format. Imported by commands and views.

Each module reads its format into drafts and says what it had to leave out; nothing here touches the database.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any


@dataclass(frozen=True)
class LeftOut:
    """What was not taken, and why: a sentence for whoever reads files, a code with values for whoever sees a form."""

    what: str
    why: str
    code: str
    args: dict[str, object] = field(default_factory=dict)


@dataclass
class Imported:
    """Drafts by slug and by path, the checked files of each folder, and what was left out for which reason."""

    routes: dict[str, dict[str, Any]] = field(default_factory=dict)
    quizzes: dict[str, dict[str, Any]] = field(default_factory=dict)
    media: list[tuple[Path, list[tuple[str, str]]]] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)
