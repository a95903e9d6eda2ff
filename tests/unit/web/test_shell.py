"""What the play page needs with no network: followed through templates, scripts and styles, and nothing is guessed."""

from __future__ import annotations

import json

import pytest

from app.web import assets
from app.web.shell import shell_of
from tests.unit.web.sources import source_hash

PAGES = {
    "play/play.html": '{% extends "base.html" %}{% include "quiz/" ~ type ~ ".html" %}{{ asset("img/mark.svg") }}',
    "base.html": "{{ asset('js/ui/theme.js') }}{{ asset('build/' ~ style ~ '.css') }}",
    "quiz/choice.html": "{{ asset('img/flags/' ~ letter ~ '.svg') }}",
    "board.html": "{{ asset('img/board.png') }}",
}
SCRIPTS = {"play": {"eager": ["build/js/play.js", "build/js/shared.js"], "later": ["build/js/map.js"]}}
FILES = {
    "build/frame.css": 'a{background:url(../img/dot.png)}b{behavior:url(#x);c:url("data:image/png;base64,x")}',
    "build/play.css": "",
    "build/play-later.css": "",
    "build/board.css": "",
    "build/texts/de/play.ftl": "",
    "build/texts/de/board.ftl": "",
    "build/texts/en/play.ftl": "",
    "build/js/play.js": 'import"./shared.js";const u=new URL(`../../img/marks/${x}.svg`,import.meta.url);',
    "build/js/shared.js": 'var W=new URL("../../js/task/w.js",import.meta.url);',
    "build/js/map.js": "export const l = 1;\n" * 300,
    "build/js/board.js": "",
    "img/dot.png": "",
    "img/mark.svg": "",
    "img/board.png": "",
    "img/marks/one.svg": "",
    "img/marks/two.svg": "",
    "img/flags/A.svg": "",
    "img/flags/B.svg": "",
    "img/icons/icon.png": "",
    "js/core/source.js": "",
    "js/ui/theme.js": "",
    "js/task/w.js": 'importScripts("./helper.js");',
    "js/task/helper.js": "",
    "vendor/icons.svg": "",
    "vendor/leaflet/leaflet.js": "",
}
UNUSED = {"build/board.css", "build/texts/de/board.ftl", "build/js/board.js", "img/board.png", "js/core/source.js"}
UNUSED |= {"vendor/leaflet/leaflet.js"}


def write(folder, files):
    for name, content in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(content)
    return folder


def publish(tmp_path, files):
    static = write(tmp_path / "static", files)
    (static / "build/manifest.json").write_text(json.dumps({"sources": source_hash(static), "scripts": SCRIPTS}))
    return assets.publish(static, tmp_path / "out")


@pytest.fixture
def published(tmp_path):
    """A small release."""
    return publish(tmp_path, FILES)


@pytest.fixture
def templates(tmp_path):
    """The templates of a small page, and one of another."""
    return write(tmp_path / "templates", PAGES)


def test_every_way_to_name_a_file_is_followed_and_no_more(published, templates):
    shell = shell_of(published, templates)
    assert {address.removeprefix(shell.prefix) for address, _ in shell.files} == set(FILES) - UNUSED


def test_the_size_is_what_goes_over_the_wire(published, templates):
    size = shell_of(published, templates).download_bytes
    assert 0 < size < len(FILES["build/js/map.js"])


@pytest.mark.parametrize("gone", ["build/js/shared.js", "js/task/helper.js", "img/dot.png", "vendor/icons.svg"])
def test_a_file_that_is_named_but_missing_is_a_mistake(tmp_path, templates, gone):
    made = publish(tmp_path, {name: text for name, text in FILES.items() if name != gone})
    with pytest.raises(LookupError):
        shell_of(made, templates)
