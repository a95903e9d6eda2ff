"""The studio's main states, one after the other, for those who look at all of them (scripts/screens.py)."""

from __future__ import annotations

from collections.abc import Iterator

from playwright.sync_api import expect

from tests.browser.desk import Desk

# Beside the home and the desk walk, each a place within the editor's page.
PLACES = {
    "stations": "#stations",
    "station": "#stations/rathaus",
    "questions": "#questions",
    "check": "#check",
    "publish": "#publish",
    "data": "#data",
}


def studio_states(desk: Desk, slug: str) -> Iterator[str]:
    """The home with one route, each step of its editor, and the desk walk at a station."""
    page = desk.home().page
    expect(page.locator(".route-card").first).to_be_visible()
    yield "home"
    for state, place in PLACES.items():
        # Another place on the same page would load nothing anew.
        page.goto("about:blank")
        desk.open(slug, place)
        step = place.lstrip("#").partition("/")[0]
        expect(page.locator(f'[data-step="{step}"][aria-current]')).to_be_visible()
        expect(page.locator("#loading")).to_have_count(0)
        page.wait_for_load_state("networkidle")
        yield state
    desk.open(slug, "/walk?station=rathaus")
    expect(page.locator("#walk-fix")).not_to_be_empty()
    expect(page.frame_locator("#walk-phone").locator("html[data-pieces=all]")).to_be_attached()
    yield "walk"
