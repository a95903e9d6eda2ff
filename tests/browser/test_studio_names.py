"""Findings and history call every field as its form does: the labels of the forms against the table of names."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from app.config import PROJECT_ROOT
from app.studio.field_names import name_of
from app.web.i18n import Catalogue
from tests.browser.desk import Desk

pytestmark = pytest.mark.browser

CATALOGUE = Catalogue(PROJECT_ROOT / "static" / "locales")
LISTS = ("stations", "questions", "options")
LABELS = """() => [...document.querySelectorAll(".station-form [data-place]")].map((one) => [
    one.dataset.place, one.querySelector(":scope > .lab, :scope > .tick")?.cloneNode(true)])
  .filter(([, label]) => label).map(([place, label]) => {
    label.querySelectorAll(".required, small, .visually-hidden").forEach((one) => one.remove());
    return [place, label.textContent.trim()];
  })"""


def labels(page: Page) -> dict[str, str]:
    """What the fields of the form are called, by their place."""
    return dict(page.evaluate(LABELS))


def name(place: str, kind: str = "") -> str | None:
    parts = place.removeprefix("route/").split("/")
    way = [part for index, part in enumerate(parts) if index == 0 or parts[index - 1] not in LISTS]
    key = name_of(way, kind, CATALOGUE.has)
    return None if key is None else CATALOGUE.format("de", key)


def test_every_labelled_field_has_the_name_that_findings_use(make_desk, office) -> None:
    desk: Desk = make_desk().open(office.copy())
    page = desk.page
    expect(page.locator(".station-form")).to_be_visible()
    found = labels(page)
    assert len(found) >= 10
    assert {place: name(place) for place in found} == found
    desk.station("Rathaus").click()
    expect(page.locator('[data-section="name"]')).to_be_visible()
    found = labels(page)
    assert len(found) >= 12
    assert {place: name(place) for place in found} == found


def test_a_change_is_called_as_its_field(make_desk, office) -> None:
    desk: Desk = make_desk().open(office.copy())
    page = desk.page
    desk.field("route/summary").fill("Ein kurzer Weg.")
    desk.saved()
    desk.station("Rathaus").click()
    desk.field("rathaus/position/source").fill("Gemessen")
    desk.saved()
    page.locator(".stepper [data-step=data]").click()
    lines = page.locator(".saves .change-lines b")
    expect(lines).to_have_count(2)
    assert lines.all_text_contents() == [
        "Rathaus mit Bürgerbüro · Woher ist die Angabe?",
        "In ein oder zwei Sätzen · Deutsch",
    ]


def test_what_stands_in_the_way_is_said_before_publishing(make_desk, office) -> None:
    desk: Desk = make_desk().open(office.copy())
    page = desk.page
    desk.field("route/summary").fill("")
    desk.saved()
    page.locator(".stepper [data-step=publish]").click()
    missing = page.locator(".publish-missing")
    expect(missing).to_contain_text("Eine Sache fehlt noch.")
    missing.get_by_role("button", name="Prüfen").click()
    page.locator(".finding").first.click()
    expect(desk.field("route/summary")).to_be_focused()
