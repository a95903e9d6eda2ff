"""A route leaves as a file under "Daten" and comes back by the form at home, as a route of its own."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.findings import find_by_checkers

pytestmark = pytest.mark.browser

REFUSED = r"(?i)422 \(UNPROCESSABLE"


def test_a_route_is_saved_as_a_file_and_taken_in_again(make_desk, office, tmp_path):
    slug = office.copy()
    desk = make_desk().open(slug, "#stations/rathaus")
    desk.field("rathaus/name").fill("Altes Rathaus")
    # What is still on its way goes into the file, too.
    desk.page.locator(".stepper [data-step=data]").click()
    save = desk.page.get_by_role("link", name="Als Datei sichern")
    with desk.page.expect_download() as got:
        save.click()
    assert got.value.suggested_filename.startswith(f"{slug}-")
    file = tmp_path / got.value.suggested_filename
    got.value.save_as(file)
    with zipfile.ZipFile(file) as packed:
        assert "Altes Rathaus" in packed.read(f"routes_data/{slug}/route.yaml").decode()
    assert find_by_checkers(desk.page) == []
    take_in(desk, file)
    # The editor takes the query out of its address as it starts, which may be before anybody looks.
    expect(desk.page).to_have_url(re.compile(rf"/studio/routes/{slug}-2(\?renamed=yes)?$"))
    expect(desk.page.locator("html")).to_have_attribute("data-state", "ready")
    expect(desk.page.get_by_text("Diesen Namen gab es hier schon")).to_be_visible()
    expect(desk.station("Altes Rathaus")).to_be_visible()
    assert desk.station_at_server(f"{slug}-2", "rathaus")["quiz"] == f"{slug}-2/rathaus"


def test_what_is_no_route_is_refused_beside_the_field(make_desk, tmp_path):
    desk = make_desk(viewport={"width": 390, "height": 844})
    desk.watch.forgive(REFUSED)
    wrong = tmp_path / "brief.zip"
    wrong.write_bytes(b"Sehr geehrte Damen und Herren")
    take_in(desk, wrong)
    expect(desk.page.locator("#route-file-error")).to_contain_text("Das ist keine ZIP-Datei")
    expect(desk.page.get_by_label("ZIP-Datei")).to_have_attribute(
        "aria-describedby", "route-file-what route-file-error"
    )
    assert find_by_checkers(desk.page) == []


def take_in(desk, file: Path) -> None:
    """The form at home."""
    desk.home()
    desk.page.get_by_label("ZIP-Datei").set_input_files(file)
    desk.page.get_by_role("button", name="Datei aufnehmen").click()
