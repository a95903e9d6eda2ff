"""What the play page needs with no network: followed through templates, modules and styles, and nothing is guessed."""

from __future__ import annotations

import pytest

from app.web import assets
from app.web.shell import shell_of, shell_paths

PAGES = {
    "play/play.html": '{% extends "base.html" %}{% include "quiz/" ~ type ~ ".html" %}{{ asset("css/play.css") }}'
    '{{ asset("locales/" ~ lang ~ "/" ~ area ~ ".ftl") }}{{ modules("js/pages/play.js") }}',
    "base.html": "{{ asset('js/ui/theme.js') }}",
    "quiz/choice.html": "{{ asset('img/flags/' ~ letter ~ '.svg') }}",
    "board.html": "{{ asset('css/board.css') }}",
}
FILES = {
    "css/play.css": 'a { background: url("../img/dot.png") } b { behavior: url(#x); c: url(data:image/png;base64,x) }',
    "css/board.css": "",
    "img/dot.png": "",
    "img/flags/A.svg": "",
    "img/flags/B.svg": "",
    "img/icons/icon.png": "",
    "js/ui/theme.js": "",
    "js/pages/play.js": 'import { a } from "../core/a.js";\nconst AREAS = ["common", "play"];\n',
    "js/core/a.js": 'export { b } from "./b.js";\nawait import("./c.js");\nconst d = import(`./kinds/${kind}.js`);\n',
    "js/core/b.js": 'import "../../vendor/leaflet/leaflet.js";\nconst W = new URL("../task/w.js", import.meta.url);\n',
    "js/core/c.js": "",
    "js/core/kinds/one.js": "",
    "js/core/kinds/two.js": "",
    "js/core/unused.js": "",
    "js/task/w.js": 'importScripts("./helper.js");',
    "js/task/helper.js": "",
    "locales/de/common.ftl": "",
    "locales/de/play.ftl": "",
    "locales/de/board.ftl": "",
    "locales/en/common.ftl": "",
    "locales/en/play.ftl": "",
    "vendor/icons.svg": "",
    "vendor/leaflet/leaflet.js": "export const l = 1;\n" * 300,
}
UNUSED = {"css/board.css", "js/core/unused.js", "locales/de/board.ftl"}


def write(folder, files):
    for name, content in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(content)
    return folder


@pytest.fixture
def published(tmp_path):
    """A small release."""
    return assets.publish(write(tmp_path / "static", FILES), tmp_path / "out")


@pytest.fixture
def templates(tmp_path):
    """The templates of a small page, and one of another."""
    return write(tmp_path / "templates", PAGES)


def test_every_way_to_name_a_file_is_followed_and_no_more(published, templates):
    shell = shell_of(published, templates)
    assert {address.removeprefix(shell.prefix) for address, _ in shell.files} == set(FILES) - UNUSED


def test_the_size_is_what_goes_over_the_wire(published, templates):
    size = shell_of(published, templates).download_bytes
    assert 0 < size < len(FILES["vendor/leaflet/leaflet.js"])


@pytest.mark.parametrize("gone", ["js/core/b.js", "js/task/helper.js", "img/dot.png", "vendor/icons.svg"])
def test_a_file_that_is_named_but_missing_is_a_mistake(tmp_path, gone):
    static = write(tmp_path / "static", {name: text for name, text in FILES.items() if name != gone})
    with pytest.raises(LookupError):
        shell_paths(static, PAGES)
