"""The same pages in English and in Einfache Sprache: longer words that fit, and nothing for axe to find."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from app.content.loader import LoadedRoute
from tests.browser.findings import CONTROLS, GAPS, SIDEWAYS, find_at, find_with_large_text, look_over, run_axe
from tests.browser.host import THERE, Board, HostServer, prepare, staff_states
from tests.browser.pages import Phone
from tests.browser.states import BRIEF, Visit, play_states, small_pages

pytestmark = pytest.mark.browser

OTHERS = ("en", "de-x-easy")
CODE = "SPRACH"
NARROW = f"() => [{SIDEWAYS}, {CONTROLS}, {GAPS}].flatMap((look) => look())"


@pytest.fixture
def visit(phone: Phone, route: LoadedRoute, tour: str) -> Visit:
    """A phone that has never been here, and where it will walk."""
    return Visit(phone, route, tour)


def find_in_words(page: Page) -> list[str]:
    """What can go wrong with other words; colours were looked at in German."""
    return run_axe(page) + find_with_large_text(page) + find_at(page, NARROW, [320])


def joining(visit: Visit) -> Iterator[str]:
    """Of the small pages those that change their language without a new page."""
    return (state for state in small_pages(visit) if state.startswith("join: "))


def playing(visit: Visit) -> Iterator[str]:
    """The states of the play page that outlast a change."""
    return (state for state in play_states(visit) if state != BRIEF)


@pytest.mark.parametrize("states", [joining, playing])
def test_every_state_fits_in_the_other_languages(visit: Visit, states: Any) -> None:
    page = visit.phone.page
    problems = []
    for state in states(visit):
        for language in OTHERS:
            if visit.phone.can_read(language):
                with visit.phone.reading(language):
                    problems += [f"{state} in {language}, {found}" for found in find_in_words(page)]
    assert not problems, "\n".join(problems)


@pytest.mark.parametrize("language", OTHERS)
def test_pages_with_links_to_languages_fit_as_well(phone: Phone, tour: str, language: str) -> None:
    phone.watch.forgive("status of 40")
    phone.join(tour)
    card = phone.server_state()["group"]["card"]
    phone.context.clear_cookies()
    phone.context.add_cookies([{"name": "lang", "value": language, "url": phone.watch.origin}])
    problems = []
    for path in ("/", "/j?code=ABCDEF", "/nirgendwo", card, "/login"):
        phone.page.goto(path)
        phone.page.wait_for_function(THERE)
        expect(phone.page.locator("html")).to_have_attribute("lang", language)
        problems += [f"{path} in {language}, {found}" for found in look_over(phone.page)]
    assert not problems, "\n".join(problems)


# ---- the staff's pages, which are in German and English ----


@pytest.fixture(scope="module")
def host(tmp_path_factory: pytest.TempPathFactory, route: LoadedRoute) -> Iterator[HostServer]:
    """A server with one tour that is well on its way."""
    made = prepare(tmp_path_factory.mktemp("languages") / "data", route, {CODE: ("running", 12)})
    made.server.start()
    yield made
    made.server.stop()


@pytest.mark.parametrize("width", [390, 1440])
def test_the_pages_of_the_staff_fit_in_english(make_board: Callable[..., Board], host: HostServer, width: int) -> None:
    board = make_board(viewport={"width": width, "height": 844})
    board.context.add_cookies([{"name": "lang", "value": "en", "url": host.server.url}])
    problems = []
    for state in staff_states(board, CODE, host.tours[CODE]):
        expect(board.page.locator("html")).to_have_attribute("lang", "en")
        found = run_axe(board.page) + (find_with_large_text(board.page) if width == 390 else [])
        problems += [f"{state}, {each}" for each in found]
    assert not problems, "\n".join(problems)
