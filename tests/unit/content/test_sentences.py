"""Codes of findings: each is reported somewhere with just the values its sentences name, and none is left over."""

from __future__ import annotations

import ast
from collections.abc import Iterator

import pytest

from app.config import PROJECT_ROOT
from app.content.explain import plain
from app.content.findings import Finding, format_finding, found
from app.content.sentences import FILE_SENTENCES, RULES, SENTENCES, fill

MODULES = sorted((PROJECT_ROOT / "app" / "content").glob("*.py"))
TREES = {path.name: ast.parse(path.read_text(encoding="utf-8")) for path in MODULES if path.name != "sentences.py"}


def reports() -> Iterator[tuple[str, str, set[str]]]:
    """Module, code and names of the values, of every report whose code is written in it."""
    for name, tree in TREES.items():
        for node in ast.walk(tree):
            if not isinstance(node, ast.Call):
                continue
            called = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            place = {"error": 1, "warning": 1, "found": 4}.get(called)
            code = node.args[place] if place is not None and len(node.args) > place else None
            if isinstance(code, ast.Constant) and isinstance(code.value, str):
                names = {keyword.arg for keyword in node.keywords}
                if None not in names:
                    yield name, code.value, {one for one in names if one}


def explanations() -> Iterator[tuple[str, str, set[str]]]:
    """The same for pairs of a code and a dict of values, which are reported elsewhere."""
    for name, tree in TREES.items():
        for node in ast.walk(tree):
            if isinstance(node, ast.Tuple) and len(node.elts) == 2 and isinstance(node.elts[1], ast.Dict):
                code, values = node.elts
                if isinstance(code, ast.Constant) and code.value in SENTENCES:
                    yield name, code.value, {key.value for key in values.keys if isinstance(key, ast.Constant)}


@pytest.mark.parametrize(("module", "code", "args"), [*reports(), *explanations()])
def test_a_report_brings_the_values_its_sentences_name(module: str, code: str, args: set[str]) -> None:
    assert args == SENTENCES[code].args


def test_every_code_is_reported_somewhere() -> None:
    written = {
        node.value for tree in TREES.values() for node in ast.walk(tree) if isinstance(node, ast.Constant)
    } | RULES.keys()
    assert SENTENCES.keys() - written == set()
    assert len(list(reports())) > 30
    assert len(list(explanations())) > 25


def test_codes_of_files_are_told_by_their_names() -> None:
    assert {code for code in SENTENCES if code.startswith("file_")} == FILE_SENTENCES.keys()


def test_equal_findings_are_one_however_their_values_were_given() -> None:
    one = found("warning", "route", None, ("stations", 0), "leg_long", first="a", second="b", distance=1300, minutes=20)
    two = found("warning", "route", None, ("stations", 0), "leg_long", minutes=20, distance=1300, second="b", first="a")
    assert {one, two} == {one}
    assert one.values["distance"] == 1300
    assert isinstance(one, Finding)


def test_a_value_that_is_not_there_shows_as_dots() -> None:
    assert fill("{tag:show} is no code.", {}) == '"…" is no code.'
    assert format_finding(found("error", "a", 3, (), "station_twice")) == (
        "a:3: The station … is listed twice. -> Remove one of the two."
    )


@pytest.mark.parametrize(("value", "shown"), [(3, 3), (2.5, 2.5), (True, "true"), (None, "nothing"), ("x" * 99, None)])
def test_values_are_numbers_or_short_texts(value: object, shown: object) -> None:
    assert plain(value) == (shown if shown is not None else "x" * 59 + "…")
