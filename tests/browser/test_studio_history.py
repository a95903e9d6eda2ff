"""Behind "Daten": what was saved, and going back to it by a question that can be left."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser


def test_nothing_saved_is_said(make_desk, office):
    page = make_desk().open(office.copy(), "#data").page
    expect(page.get_by_text("Noch ist hier nichts gespeichert.")).to_be_visible()
    expect(page.get_by_text("Noch nie veröffentlicht.")).to_be_visible()


def test_going_back_is_asked_can_be_left_and_brings_the_distances_with_it(make_desk, office):
    slug = office.copy()
    desk = make_desk().open(slug, "#stations/rathaus")
    page = desk.page
    before = desk.draft(slug)
    legs = page.locator(".station-list .leg").filter(has_text=re.compile("min"))
    expect(legs.first).to_be_visible()
    whole = legs.count()
    desk.field("rathaus/name").fill("Altes Rathaus")
    desk.saved()
    page.get_by_role("button", name="Station entfernen").click()
    desk.saved()
    page.locator(".stepper [data-step=data]").click()
    restore = page.locator(".saves button").nth(1)
    restore.click()
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("bleibt im Verlauf")
    expect(dialog.get_by_role("button", name="Abbrechen")).to_be_focused()
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    expect(restore).to_be_focused()
    assert len(desk.draft(slug)["route"]["stations"]) == len(before["route"]["stations"]) - 1

    restore.click()
    dialog.get_by_role("button", name="Entwurf ersetzen").click()
    expect(page.get_by_text("Der Stand ist wieder da.")).to_be_focused()
    assert len(desk.draft(slug)["route"]["stations"]) == len(before["route"]["stations"])
    page.locator(".stepper [data-step=stations]").click()
    expect(desk.station("Altes Rathaus")).to_be_visible()
    expect(legs).to_have_count(whole)
    expect(page.locator(".way-total")).to_be_visible()
