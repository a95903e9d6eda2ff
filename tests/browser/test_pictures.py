"""A station's pictures: one is described, one is mere decoration and passed over by screen readers."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect

from app.config import PROJECT_ROOT
from app.content.loader import load_library
from tests.browser.findings import look_over
from tests.browser.offline import CODE
from tests.browser.pages import Phone
from tests.conftest import ROUTE
from tests.server import Server
from tests.unit.content.conftest import PNG

pytestmark = pytest.mark.browser

STATION = "rathaus"
PICTURES = """\
    media:
      - file: uhr.png
        alt: Ein Haus mit Uhr.
      - file: rand.png
        decorative: true
"""


@pytest.fixture
def folders(tmp_path: Path) -> tuple[Path, Path]:
    """The first town's content, with two pictures at its first station."""
    routes, quizzes = tmp_path / "routes_data", tmp_path / "quizzes"
    shutil.copytree(PROJECT_ROOT / "routes_data", routes)
    shutil.copytree(PROJECT_ROOT / "quizzes", quizzes)
    for name in ("uhr.png", "rand.png"):
        (routes / ROUTE / name).write_bytes(PNG)
    file = routes / ROUTE / "route.yaml"
    text = file.read_text(encoding="utf-8")
    place = text.index("    access:", text.index(f"- id: {STATION}"))
    file.write_text(text[:place] + PICTURES + text[place:], encoding="utf-8")
    return routes, quizzes


@pytest.fixture
def illustrated(tmp_path: Path, folders: tuple[Path, Path]) -> Iterator[Server]:
    """A server with that content."""
    routes, quizzes = folders
    started = Server(tmp_path / "data", STADTLOTSE_ROUTES_DIR=str(routes), STADTLOTSE_QUIZZES_DIR=str(quizzes))
    started.start()
    yield started
    if started.process is not None and started.process.poll() is None:
        started.stop()


def test_decoration_has_no_words_and_everything_else_has(
    illustrated: Server, make_phone: Callable[..., Phone], folders: tuple[Path, Path]
) -> None:
    phone = make_phone(url=illustrated.url)
    phone.join_without_location(CODE)
    phone.open_by_code(load_library(*folders).routes[ROUTE], STATION)
    pictures = phone.page.locator('[data-screen="station"] figure img')
    expect(pictures).to_have_count(2)
    assert [picture.get_attribute("alt") for picture in pictures.all()] == ["Ein Haus mit Uhr.", ""]
    expect(phone.page.get_by_role("img", name="Ein Haus mit Uhr.")).to_be_visible()
    assert look_over(phone.page) == []
