"""Rooms stay small, modules say why they exist, and no word of a workplace gets into the project."""

from __future__ import annotations

import ast
import re
import subprocess
from pathlib import Path

import pytest

from app.config import PROJECT_ROOT

PYTHON_FILE, FUNCTION, JS_FILE = 500, 60, 400


def tracked(pattern: str) -> list[Path]:
    """The files that git knows or would add."""
    done = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", pattern],
        cwd=PROJECT_ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    return [PROJECT_ROOT / name for name in done.stdout.split("\n") if name and (PROJECT_ROOT / name).is_file()]


PYTHON = tracked("*.py")
JAVASCRIPT = [path for path in tracked("*.js") if "static" in path.parts]


def name_of(path: Path) -> str:
    """A path as it is read in a test's name."""
    return path.relative_to(PROJECT_ROOT).as_posix()


@pytest.mark.parametrize("file", PYTHON, ids=name_of)
def test_python_files_are_short_and_say_why_they_exist(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    assert text.count("\n") <= PYTHON_FILE
    tree = ast.parse(text)
    assert ast.get_docstring(tree) or not text.strip(), "a module opens with why it exists"
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            body = node.end_lineno - node.body[0].lineno + 1 if node.end_lineno else 0
            assert body <= FUNCTION, f"{node.name} has {body} lines"


@pytest.mark.parametrize("file", JAVASCRIPT, ids=name_of)
def test_javascript_files_are_short(file: Path) -> None:
    assert file.read_text(encoding="utf-8").count("\n") <= JS_FILE


def test_nothing_is_left_for_later() -> None:
    words = re.compile(r"\b(TODO|FIXME|XXX|HACK)\b")
    for file in [*PYTHON, *JAVASCRIPT]:
        if file.name != "test_shape.py":
            assert not words.search(file.read_text(encoding="utf-8")), name_of(file)
