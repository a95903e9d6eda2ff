"""Nothing for axe to find, no control too small for a thumb, nothing cut off: in every state of every page."""

from __future__ import annotations

from typing import Any

import pytest

from app.content.loader import LoadedRoute
from tests.browser.findings import CONTROLS, SIDEWAYS, find_at, find_by_axe, find_with_large_text
from tests.browser.pages import Phone
from tests.browser.states import Visit, play_states, small_pages

pytestmark = pytest.mark.browser


@pytest.fixture
def visit(phone: Phone, route: LoadedRoute, tour: str) -> Visit:
    """A phone that has never been here, and where it will walk."""
    return Visit(phone, route, tour)


@pytest.mark.parametrize("states", [small_pages, play_states])
def test_axe_finds_nothing_in_any_theme(visit: Visit, states: Any) -> None:
    problems = [f"{state}, {found}" for state in states(visit) for found in find_by_axe(visit.phone.page)]
    assert not problems, "\n".join(problems)


def test_controls_of_the_play_page_are_large_enough_for_a_thumb(visit: Visit) -> None:
    problems = [
        f"{state}, {found}"
        for state in play_states(visit)
        for found in find_at(visit.phone.page, CONTROLS, [320, 360, 390])
    ]
    assert not problems, "\n".join(problems)


@pytest.mark.parametrize("states", [small_pages, play_states])
def test_nothing_scrolls_sideways(visit: Visit, states: Any) -> None:
    page = visit.phone.page
    problems = [
        f"{state}, {found}"
        for state in states(visit)
        for found in find_at(page, SIDEWAYS, [320]) + find_with_large_text(page)
    ]
    assert not problems, "\n".join(problems)
