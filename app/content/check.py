"""All findings of a library in one pass, for `stadtlotse content check` and the studio, which alone import it."""

from __future__ import annotations

from pathlib import Path

from app.content.findings import Finding, format_finding
from app.content.loader import load_library

__all__ = ["Finding", "check_content", "format_finding"]


def check_content(routes_dir: Path, quizzes_dir: Path) -> list[Finding]:
    """Sorted by file and line. Without an error among them, every route is served."""
    return load_library(routes_dir, quizzes_dir).findings
