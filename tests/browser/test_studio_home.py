"""The studio's home in a browser: no button moves, nothing is offered that has no meaning, the places are one row."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.browser.desk import Desk
from tests.browser.findings import look_over

pytestmark = pytest.mark.browser

PHONE = {"width": 390, "height": 844}


@pytest.mark.parametrize("viewport", [{"width": 1366, "height": 768}, PHONE])
def test_more_ways_open_below_the_buttons(make_desk: Callable[..., Desk], office, viewport) -> None:
    office.copy()
    page = make_desk(viewport=viewport).home().page
    card = page.locator(".route-card").first
    edit, more = card.get_by_role("link", name="bearbeiten"), card.locator("summary")
    before = edit.bounding_box(), more.bounding_box()
    more.click()
    archive = card.get_by_role("button", name="Ins Archiv legen")
    expect(archive).to_be_visible()
    assert (edit.bounding_box(), more.bounding_box()) == before
    below = archive.bounding_box()
    assert below
    assert before[1]
    assert below["y"] >= before[1]["y"] + before[1]["height"]


def test_printed_posters_are_asked_about_for_copies_alone(make_desk: Callable[..., Desk]) -> None:
    page = make_desk(java_script_enabled=False).home().page
    tick = page.get_by_label("Gedruckte Plakate weiterverwenden")
    page.get_by_role("radio", name="Leer").check()
    expect(tick).to_be_hidden()
    page.get_by_role("radio", name="Beispiel kopieren").first.check()
    expect(tick).to_be_visible()


def test_on_a_phone_the_places_are_one_row(make_desk: Callable[..., Desk]) -> None:
    page = make_desk(viewport=PHONE).home().page
    tops = page.locator(".staff-bar .places a").evaluate_all("(all) => all.map((a) => a.getBoundingClientRect().top)")
    assert len(tops) >= 3
    assert len(set(tops)) == 1
    assert look_over(page) == []
