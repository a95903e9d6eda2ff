"""Nothing for checkers to find, no control too small or too near, nothing cut off: in every state of a visitor."""

from __future__ import annotations

from typing import Any

import pytest

from app.content.loader import LoadedRoute
from tests.browser.findings import CONTROLS, GAPS, SIDEWAYS, find_at, find_by_checkers, find_with_large_text
from tests.browser.pages import Phone
from tests.browser.states import Visit, play_states, small_pages

pytestmark = pytest.mark.browser


@pytest.fixture
def visit(phone: Phone, route: LoadedRoute, tour: str) -> Visit:
    """A phone that has never been here, and where it will walk."""
    return Visit(phone, route, tour)


@pytest.mark.parametrize("states", [small_pages, play_states])
def test_every_state_can_be_read_and_reached_by_everyone(visit: Visit, states: Any) -> None:
    page = visit.phone.page
    problems = []
    for state in states(visit):
        found = find_by_checkers(page) + find_at(page, SIDEWAYS, [320]) + find_with_large_text(page)
        found += find_at(page, CONTROLS, [320, 360, 390]) + find_at(page, GAPS, [320, 360, 390])
        problems += [f"{state}, {each}" for each in found]
    assert not problems, "\n".join(problems)
