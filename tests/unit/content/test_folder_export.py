"""Drafts as folders and back: the same documents, the same edition, nothing half and nothing overwritten."""

from __future__ import annotations

import hashlib
import json
import math
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.content import media
from app.content.clean import clean
from app.content.documents import Quiz, Route
from app.content.drafts import edition_drafts, quiz_draft, read_draft, route_draft
from app.content.editions import build_edition, edition_id
from app.content.exporters.folder import folder_files, write_files
from app.content.exporters.yaml_text import Unwritable, yaml_text
from app.content.importers.folder import read_folder
from app.content.loader import load_library
from app.content.yaml_source import parse_yaml
from app.errors import StartRefused
from tests.conftest import ROUTE

# Whatever people paste, and what YAML takes for something else than a text.
AWKWARD = """yes|No|on|null|~|1780|0x1f|2022-01-01|12:30|- a|# x|a: b|a #b|*a|&a|!tag|%d|@x|`|'|"|\\|{a}|[a]|? a|> x|---
...|<<|=|.inf|Straße: „Größe“ – ß|😀""".replace("\n", "|").split("|")
SPACES = [
    "e\u0301",
    "a\n\n  b\nc ",
    "a\r\nb",
    "\ta\tb",
    "a \nb",
    "x\u2028y",
    "\ufeffx",
    "a\x0bb",
    "\xa0a\xa0",
    "\n\na\n\n",
]
LONG = ["a\n# b\n---\nc", "| x", "x" * 300, "x" * 130 + "\ny", "\x85", "a\x00b", "\ud800"]
TEXTS = st.text(max_size=60) | st.sampled_from([*AWKWARD, *SPACES, *LONG])
VISIBLE = TEXTS.filter(lambda text: clean(text) != "")
LOCAL = st.one_of(VISIBLE, st.dictionaries(st.sampled_from(["de", "en", "no", "de-x-easy"]), VISIBLE, min_size=1))
IDS = st.from_regex(r"[a-z0-9][a-z0-9-]{0,12}", fullmatch=True) | st.sampled_from(["no", "on", "y", "null", "0", "1e5"])
NUMBERS = st.floats(min_value=-1e15, max_value=1e15, allow_nan=False) | st.integers(-(10**15), 10**15)
POSITIVE = st.floats(min_value=0, max_value=1e14, allow_nan=False)


def base(kind: str) -> dict[str, st.SearchStrategy]:
    source = st.fixed_dictionaries({"title": LOCAL, "date": LOCAL, "area": LOCAL})
    return {"id": IDS, "type": st.just(kind), "prompt": LOCAL, "source": source, "tags": st.lists(IDS, max_size=4)}


OPTIONS = st.lists(IDS, min_size=2, max_size=5, unique=True).flatmap(
    lambda ids: st.tuples(*(st.fixed_dictionaries({"id": st.just(one), "text": LOCAL}) for one in ids))
)
QUESTIONS = st.one_of(
    st.fixed_dictionaries(
        {**base("choice"), "options": OPTIONS.map(lambda all_: [{**all_[0], "correct": True}, *all_[1:]])}
    ),
    st.fixed_dictionaries(
        {**base("multiple"), "options": OPTIONS.map(lambda all_: [{**o, "correct": True} for o in all_])}
    ),
    st.fixed_dictionaries({**base("number"), "answer": NUMBERS, "unit": LOCAL, "tolerance": POSITIVE}).map(
        lambda one: {**one, "zero_at": one["tolerance"] * 2 + 5e-324}
    ),
    st.fixed_dictionaries({**base("text"), "accept": st.lists(LOCAL, min_size=1, max_size=3)}),
    st.fixed_dictionaries(
        {
            **base("true_false"),
            "answer": st.booleans(),
            "hints": st.lists(st.fixed_dictionaries({"text": LOCAL, "cost": st.integers(0, 100)}), max_size=2),
            "explanation": LOCAL,
        }
    ),
    st.fixed_dictionaries({"id": IDS, "use": st.just("stadt/rathaus#einwohner")}),
)
QUIZZES = st.fixed_dictionaries({"schema": st.just(1), "title": LOCAL, "questions": st.lists(QUESTIONS, max_size=4)})
# Anything at all that a draft in the database could hold.
ANYTHING = st.recursive(
    st.none() | st.booleans() | NUMBERS | TEXTS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXTS, inner, max_size=3),
    max_leaves=20,
)


def same(one: object, other: object) -> bool:
    """The same JSON to an edition, which tells 0 from -0."""
    if isinstance(one, dict) and isinstance(other, dict):
        return one.keys() == other.keys() and all(same(one[name], other[name]) for name in one)
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(same, one, other))
    if isinstance(one, float | int) and isinstance(other, float | int) and not isinstance(one, bool):
        return not isinstance(other, bool) and (float(one), math.copysign(1, one)) == (
            float(other),
            math.copysign(1, other),
        )
    return type(one) is type(other) and one == other


@given(quiz=QUIZZES)
@settings(max_examples=300)
def test_every_quiz_is_read_back_as_it_was(quiz) -> None:
    text = yaml_text(quiz, Quiz, schema="../schema.json", languages=["de", "en"])
    assert same(parse_yaml(text.encode()).data, clean(quiz))


@given(route=st.dictionaries(st.sampled_from([*Route.model_fields, "x"]), ANYTHING, max_size=6))
def test_a_draft_of_any_shape_is_read_back_or_refused(route) -> None:
    try:
        text = yaml_text({"schema": 1, **route}, Route, schema="../schema.json")
    except Unwritable:
        # Nested deeper or with longer numbers than a file may hold; what matters is that it does not pass for the same.
        return
    assert same(parse_yaml(text.encode()).data, clean({"schema": 1, **route}))


@given(text=TEXTS)
def test_what_a_file_holds_is_clean_already(text) -> None:
    assert clean(clean(text)) == clean(text)
    read = parse_yaml(json.dumps({"a": text}).encode())
    if not read.problems:
        assert clean(read.data) == read.data


def test_the_style_is_that_of_the_hand_written_files(library) -> None:
    loaded = library.routes[ROUTE]
    text = yaml_text(route_draft(loaded)["route"], Route, schema="../schema.json", languages=loaded.route.languages)
    assert text.startswith(
        '# yaml-language-server: $schema=../schema.json\nschema: 1\ntitle: {de: "Ludwigslust erleben"'
    )
    assert "\nlanguages: [de, en, de-x-easy]\norder: rotated\nline: line.geojson\n" in text
    assert "\nstations:\n  - id: rathaus\n    name:" in text
    assert (
        '    quiz: ludwigslust/rathaus\n\n  - id: schlossstrasse\n    name: "Schloßstraße"\n    position:\n      lat: 5'
        in text
    )
    assert "    insight:\n      de: |\n        1780 entstand dieses Haus" in text
    assert "\n\n\n" not in text


@pytest.fixture
def kept(shelf, tmp_path) -> Path:
    """A data folder that keeps the media of the small library."""
    shelf.edit("routes_data/stadt/route.yaml", "line: line.geojson\n", "line: line.geojson\ncontext: context.geojson\n")
    feature = {"type": "Feature", "properties": {"a": "ß"}, "geometry": {"type": "Point", "coordinates": [11, 53]}}
    shelf.write("routes_data/stadt/context.geojson", json.dumps({"type": "FeatureCollection", "features": [feature]}))
    media.keep(tmp_path / "data", shelf.load().routes["stadt"])
    return tmp_path / "data"


def exported(shelf, kept: Path, target: Path) -> list[str]:
    loaded = shelf.load().routes["stadt"]
    files = folder_files({"stadt": route_draft(loaded)}, _quizzes(loaded), kept)
    assert files.left_out == []
    return write_files(target, files.contents, force=False)


def _quizzes(loaded):
    return {path: quiz_draft(quiz) for path, quiz in loaded.written.items()}


def test_folders_hold_the_same_edition_and_the_same_drafts(shelf, kept, tmp_path) -> None:
    target = tmp_path / "out"
    loaded = shelf.load().routes["stadt"]
    written = exported(shelf, kept, target)
    assert written == [
        "quizzes/schema.json",
        "quizzes/stadt/platzhaus.yaml",
        "quizzes/stadt/rathaus.yaml",
        "quizzes/stadt/schloss.yaml",
        "routes_data/schema.json",
        "routes_data/stadt/context.geojson",
        "routes_data/stadt/line.geojson",
        "routes_data/stadt/rathaus.png",
        "routes_data/stadt/route.yaml",
    ]
    again = load_library(target / "routes_data", target / "quizzes")
    assert again.findings == []
    assert edition_id(build_edition(again.routes["stadt"])) == edition_id(build_edition(loaded))
    found = read_folder(target)
    assert (found.routes, found.quizzes, found.left_out) == ({"stadt": route_draft(loaded)}, _quizzes(loaded), [])
    single = read_folder(target / "routes_data" / "stadt")
    assert (single.routes, single.quizzes) == (found.routes, found.quizzes)


def test_the_projects_own_route_survives_the_way_there_and_back(library, tmp_path) -> None:
    loaded = library.routes[ROUTE]
    files = folder_files({ROUTE: route_draft(loaded)}, _quizzes(loaded), tmp_path)
    write_files(tmp_path / "out", files.contents, force=False)
    again = load_library(tmp_path / "out" / "routes_data", tmp_path / "out" / "quizzes")
    assert edition_id(build_edition(again.routes[ROUTE])) == edition_id(build_edition(loaded))


def test_an_edition_is_written_like_a_draft(shelf, kept, tmp_path) -> None:
    document = build_edition(shelf.load().routes["stadt"])
    route, quizzes = edition_drafts(document)
    write_files(tmp_path / "out", folder_files({"stadt": route}, quizzes, kept).contents, force=False)
    again = load_library(tmp_path / "out" / "routes_data", tmp_path / "out" / "quizzes").routes["stadt"]
    assert edition_id(build_edition(again)) == edition_id(document)


def test_texts_as_they_were_typed_are_one_edition_on_both_ways(shelf, kept, tmp_path) -> None:
    loaded = shelf.load().routes["stadt"]
    draft, quizzes = route_draft(loaded), _quizzes(loaded)
    draft["route"]["stations"][0]["name"] = "  Ra\u0074haus u\u0308ber\x0balles\x07 \n"
    quizzes["stadt/rathaus"]["quiz"]["questions"][0]["prompt"] = {"de": " Wie viele? ", "en": "How many?\t"}
    document = read_draft("stadt", draft, quizzes).document
    assert document is not None
    assert document.route.stations[0].name == "Rathaus über\nalles"
    write_files(tmp_path / "out", folder_files({"stadt": draft}, quizzes, kept).contents, force=False)
    again = load_library(tmp_path / "out" / "routes_data", tmp_path / "out" / "quizzes").routes["stadt"]
    assert edition_id(build_edition(again)) == edition_id(document)


def test_an_unfinished_draft_comes_back_unfinished(tmp_path) -> None:
    route = {"schema": 1, "title": {"de": "Weg"}, "languages": ["de"], "stations": [{"id": "a", "insight": {"de": ""}}]}
    quiz = {"schema": 1, "title": {"de": "Quiz"}, "questions": [{"id": "q", "type": "number", "answer": 0.1}]}
    files = folder_files({"weg": {"route": route, "files": {}}}, {"weg/a": {"quiz": quiz}}, tmp_path)
    write_files(tmp_path / "out", files.contents, force=False)
    found = read_folder(tmp_path / "out")
    assert found.routes == {"weg": {"route": route, "files": {}}}
    assert found.quizzes == {"weg/a": {"quiz": quiz}}


def test_a_picture_that_no_station_shows_yet_comes_along(shelf, kept, tmp_path) -> None:
    loaded = shelf.load().routes["stadt"]
    draft = route_draft(loaded)
    draft["route"]["stations"][0].pop("media")
    write_files(tmp_path / "out", folder_files({"stadt": draft}, _quizzes(loaded), kept).contents, force=False)
    assert read_folder(tmp_path / "out").routes["stadt"] == draft


def test_files_that_say_something_else_are_not_overwritten(shelf, kept, tmp_path) -> None:
    target = tmp_path / "out"
    exported(shelf, kept, target)
    assert exported(shelf, kept, target) == []
    route = target / "routes_data" / "stadt" / "route.yaml"
    route.write_text("# own notes\n" + route.read_text("utf-8"), encoding="utf-8")
    (target / "quizzes" / "stadt" / "rathaus.yaml").unlink()
    before = {path: path.read_bytes() for path in target.rglob("*") if path.is_file()}
    with pytest.raises(StartRefused, match=r"routes_data/stadt/route\.yaml; --force"):
        exported(shelf, kept, target)
    assert {path: path.read_bytes() for path in target.rglob("*") if path.is_file()} == before
    loaded = shelf.load().routes["stadt"]
    files = folder_files({"stadt": route_draft(loaded)}, _quizzes(loaded), kept)
    written = write_files(target, files.contents, force=True)
    assert written == ["quizzes/stadt/rathaus.yaml", "routes_data/stadt/route.yaml"]
    assert load_library(target / "routes_data", target / "quizzes").findings == []


def test_an_export_that_fails_leaves_nothing_behind(shelf, kept, tmp_path, monkeypatch) -> None:
    def full(*_arguments):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("app.content.exporters.folder.shutil.copyfile", full)
    with pytest.raises(OSError, match="No space"):
        exported(shelf, kept, tmp_path / "out")
    assert not (tmp_path / "out").exists()
    assert not list(tmp_path.glob(".stadtlotse-export*"))


@pytest.mark.parametrize(
    "name", ["../../boese.png", "/etc/boese.png", ".versteckt.png", "a b.png", "x.exe", "rathaus.png"]
)
def test_files_of_a_draft_stay_in_their_folder(tmp_path, name) -> None:
    content = b"\x89PNG\r\n\x1a\n"
    sha256 = hashlib.sha256(content).hexdigest()
    (tmp_path / "media").mkdir()
    (tmp_path / "media" / f"{sha256}{Path(name).suffix}").write_bytes(content)
    draft = {"route": {"schema": 1}, "files": {name: {"sha256": sha256}, "weg.png": {"sha256": "0" * 64}}}
    files = folder_files({"weg": draft}, {}, tmp_path)
    pictures = [path for path in files.contents if not path.endswith("route.yaml")]
    assert pictures == (["routes_data/weg/rathaus.png"] if name == "rathaus.png" else [])
    assert ("routes_data/weg/weg.png", "The file is not kept on this server.") in files.left_out


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("schema: 2\n", "does not begin with schema: 1"),
        ("[]\n", "does not begin with schema: 1"),
        ("schema: 1\ntitle: {de: a, de: b}\n", "de is written twice"),
        ("schema: 1\nstations: [{id: a}, {id: a}]\n", "needs an id of its own"),
        ("schema: 1\nstations: [{name: a}]\n", "needs an id of its own"),
        ("schema: 1\nstations: Rathaus\n", "needs an id of its own"),
        ("schema: 1\ntitle: 5\n", "Its title is no text"),
    ],
)
def test_what_the_studio_could_not_mend_is_left_out_with_the_reason(tmp_path, text, reason) -> None:
    (tmp_path / "routes_data" / "weg").mkdir(parents=True)
    (tmp_path / "routes_data" / "weg" / "route.yaml").write_text(text, encoding="utf-8")
    found = read_folder(tmp_path)
    assert found.routes == {}
    assert [one.what for one in found.left_out] == ["routes_data/weg"]
    assert reason in found.left_out[0].why
