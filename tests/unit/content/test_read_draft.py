"""Drafts are checked like files, and whatever stands in one, the check has words for it instead of an exception."""

from __future__ import annotations

import copy
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.content.drafts import quiz_draft, read_draft, route_draft
from app.content.editions import build_edition, canonical_json, edition_id
from app.content.findings import format_finding
from app.content.loader import load_library
from app.content.reading import read_data
from tests.unit.content.test_agreement import damage

ROOT = Path(__file__).parents[3]
LOADED = load_library(ROOT / "routes_data", ROOT / "quizzes").routes["ludwigslust-erleben"]
SHA = "a" * 64

words = st.text(st.characters(exclude_categories=()), max_size=8)
json_values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.integers(10**300, 10**310)
    | st.floats()
    | words
    | st.sampled_from(["de", "rathaus", "a/b", "high", "bild.jpg", SHA, "number", "{x}"]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            words | st.sampled_from(["id", "de", "lat", "lon", "file", "alt", "type", "polygon", "sha256"]),
            inner,
            max_size=4,
        )
    ),
    max_leaves=8,
)
stations = st.lists(
    json_values
    | st.fixed_dictionaries(
        {"id": st.sampled_from(["a", "b"]), "name": st.just("A")},
        optional={
            "position": json_values,
            "fence": json_values,
            "insight": json_values,
            "media": json_values,
            "audio": json_values,
            "quiz": json_values | st.just("a/b"),
            "near": json_values,
        },
    ),
    max_size=3,
)
routes = st.fixed_dictionaries(
    {"schema": st.just(1), "title": st.just("A"), "summary": st.just("B"), "languages": st.just(["de"])},
    optional={"stations": stations | json_values, "line": json_values, "context": json_values, "start": json_values},
)
drafts = st.fixed_dictionaries(
    {},
    optional={
        "route": routes | json_values,
        "line": json_values | st.lists(st.lists(st.floats(-90, 90), min_size=2, max_size=2), max_size=4),
        "context": json_values,
        "files": json_values | st.dictionaries(st.just("bild.jpg"), json_values),
    },
)

references = st.fixed_dictionaries(
    {"id": st.sampled_from(["x", "y"]), "use": st.sampled_from(["a/b#x", "c/d#x", "c/d#y", "e/f#x"]) | json_values}
)
questions = st.fixed_dictionaries(
    {"id": st.sampled_from(["x", "y"]), "type": st.just("true_false"), "prompt": st.just("A"), "answer": json_values}
)
quizzes_of_drafts = st.dictionaries(
    st.sampled_from(["a/b", "c/d"]),
    json_values
    | st.fixed_dictionaries(
        {},
        optional={
            "quiz": json_values
            | st.fixed_dictionaries(
                {"schema": st.just(1), "title": st.just("A")},
                optional={"questions": json_values | st.lists(json_values | references | questions, max_size=3)},
            )
        },
    ),
)


def sensible(draft: Any, quizzes: Any) -> None:
    """Nothing raised, every finding is a sentence, and what is not published has an error to say why."""
    found = read_draft("weg", draft, quizzes)
    for finding in found.findings:
        assert " -> " in format_finding(finding)
    errors = [finding for finding in found.findings if finding.level == "error"]
    assert (found.document is None) == bool(errors)
    if found.sound is not None:
        canonical_json(found.sound)


@settings(max_examples=300, deadline=None)
@given(drafts, quizzes_of_drafts)
def test_any_draft_ends_in_sentences(draft: Any, quizzes: Any) -> None:
    sensible(draft, quizzes)


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_a_damaged_draft_ends_in_sentences(data: st.DataObject) -> None:
    draft = damage(json.loads(json.dumps(route_draft(LOADED))), data)
    quizzes = {path: quiz_draft(quiz) for path, quiz in LOADED.quizzes.items()}
    path = data.draw(st.sampled_from(sorted(quizzes)))
    sensible(draft, {**quizzes, path: damage(quizzes[path], data)})


def draft_of(**parts: Any) -> dict[str, Any]:
    return {**copy.deepcopy(route_draft(LOADED)), **parts}


def quiz_drafts() -> dict[str, Any]:
    return {path: quiz_draft(quiz) for path, quiz in LOADED.quizzes.items()}


def test_an_untouched_draft_is_the_edition_it_came_from() -> None:
    found = read_draft(LOADED.slug, route_draft(LOADED), quiz_drafts())
    assert found.document is not None
    assert edition_id(found.document) == edition_id(build_edition(LOADED))
    # What the file's check advises is advised here as well: two neighbouring fences.
    assert [finding.code for finding in found.findings] == ["fences_overlap"]


@pytest.mark.parametrize(
    ("parts", "code", "path"),
    [
        ({"line": [[53.3, 11.4]]}, "line_broken", ("line",)),
        ({"line": [[53.3, 11.4], [53.3, "11.5"]]}, "line_broken", ("line",)),
        ({"line": [[53.3, 11.4], [200, 11.5]]}, "line_broken", ("line",)),
        ({"line": "line.geojson"}, "line_broken", ("line",)),
        ({"context": {"type": "Feature"}}, "context_broken", ("context",)),
        ({"context": [float("nan")]}, "context_broken", ("context",)),
        ({"route": None}, "file_begins", ()),
    ],
)
def test_what_is_broken_beside_the_document_is_named(parts: Any, code: str, path: Any) -> None:
    found = read_draft(LOADED.slug, draft_of(**parts), quiz_drafts())
    assert found.document is None
    assert [(finding.code, finding.path) for finding in found.findings if finding.level == "error"] == [(code, path)]


def test_a_file_without_its_hash_is_missing() -> None:
    draft = draft_of(files={"bild.jpg": {"sha256": "none"}})
    draft["route"]["stations"][0]["media"] = [{"file": "bild.jpg", "alt": "Ein Haus"}]
    found = read_draft(LOADED.slug, draft, quiz_drafts())
    assert [finding.code for finding in found.findings if finding.level == "error"] == ["medium_missing"]
    draft["files"] = {"bild.jpg": {"sha256": SHA}}
    assert read_draft(LOADED.slug, draft, quiz_drafts()).document is not None


def test_what_the_files_check_says_is_said_of_drafts() -> None:
    draft, quizzes = draft_of(), quiz_drafts()
    first = draft["route"]["stations"][0]
    del first["insight"]["en"]
    first["media"] = [{"file": "bild.jpg", "alt": "bild_1.jpg"}, {"file": "bild.jpg"}]
    draft["files"] = {"bild.jpg": {"sha256": SHA}}
    quiz = quizzes[first["quiz"]]["quiz"]
    del quiz["questions"][0]["source"]
    codes = {finding.code for finding in read_draft(LOADED.slug, draft, quizzes).findings}
    assert codes >= {"translation_missing", "alt_file_name", "missing", "fences_overlap"}
    assert codes & {"number_unsourced", "figure_unsourced"}


@pytest.mark.parametrize("depth", [22, 100_000])
def test_values_deep_in_each_other_are_refused_without_recursion(depth: int) -> None:
    value: Any = {}
    for _ in range(depth):
        value = [value]
    found = read_data("route", {"stations": value}, type(LOADED.route))
    assert [finding.code for finding in found.report.findings] == ["too_deep"]


@pytest.mark.parametrize(("order", "left"), [(["b", "a"], ["a"]), (["b"], None), (["a"], ["a"])])
def test_a_removed_station_leaves_the_order_without_steps_that_no_form_shows(order: list[str], left: Any) -> None:
    place = {"lat": 53.3, "lon": 11.4, "confidence": "high", "source": "Plan"}
    station = {"id": "a", "name": "A", "position": place, "insight": "Ein Satz."}
    route = {"schema": 1, "title": "Weg", "summary": "Kurz.", "languages": ["de"], "stations": [station]}
    read = read_draft("weg", {"route": {**route, "step_free_order": order}, "files": {}}, {})
    assert read.document is not None, read.findings
    assert read.document.route.step_free_order == left
