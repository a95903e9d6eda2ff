"""The editor on a phone with words that are larger or longer than usual."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.browser.desk import Desk, Office
from tests.browser.findings import CONTROLS, find_with_large_text

pytestmark = pytest.mark.browser

PHONE = {"width": 390, "height": 844}


def test_kinds_and_catalogue_can_be_read_with_large_text(make_desk: Callable[..., Desk], office: Office) -> None:
    page = make_desk(viewport=PHONE).open(office.copy(), "#questions").page
    page.locator(".question-add").click()
    page.locator(".question-add-form summary").click()
    assert find_with_large_text(page) == []
    page.get_by_role("button", name="Aus dem Fragenkatalog").click()
    expect(page.locator(".bank-list > li").first).to_be_visible()
    page.evaluate("() => { document.documentElement.style.fontSize = '200%'; }")
    title = page.locator(".bank-head h2").bounding_box()
    assert title
    # Two lines at most, instead of one letter below the other.
    assert title["height"] <= 120


def test_in_english_every_place_is_wide_enough_for_a_thumb(make_desk: Callable[..., Desk], office: Office) -> None:
    desk = make_desk(viewport=PHONE)
    desk.context.add_cookies([{"name": "lang", "value": "en", "url": desk.url}])
    page = desk.open(office.copy(), "#data").page
    expect(page.get_by_text("Nothing has been saved here yet.")).to_be_visible()
    assert page.evaluate(CONTROLS) == []


def test_on_a_tablet_the_arrows_leave_the_names_their_room(make_desk: Callable[..., Desk], office: Office) -> None:
    desk = make_desk(viewport={"width": 1366, "height": 1024}, has_touch=True, is_mobile=True)
    page = desk.open(office.copy()).page
    expect(page.get_by_role("button", name="Rathaus mit Bürgerbüro nach unten")).to_be_visible()
    rooms = page.locator(".station-list .name").evaluate_all("(names) => names.map((name) => name.clientWidth)")
    assert min(rooms) > 100
