"""The editor for those who hear it: focus is never lost, what happened is said once, names tell controls apart."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Page, Route, expect

from tests.browser.desk import Desk, Office
from tests.browser.test_live_regions import LOG
from tests.browser.test_studio_map import draw_by_keys

pytestmark = pytest.mark.browser

# The regions of the page that speak up; each entry is what one of them said.
SAID = "() => window.heard.said.map((one) => one.words)"


@pytest.fixture
def listen(make_desk: Callable[..., Desk], office: Office) -> Callable[[str], Page]:
    """Open a copy of the example at a place; what its live regions say is kept."""

    def opened(place: str = "") -> Page:
        desk: Desk = make_desk()
        desk.context.add_init_script(LOG)
        return desk.open(office.copy(), place).page

    return opened


@pytest.fixture
def picture(tmp_path: Path) -> Path:
    """A file to add to a station."""
    path = tmp_path / "bild.png"
    Image.new("RGB", (300, 200), "teal").save(path)
    return path


def hear(page: Page, words: str) -> None:
    """Exactly these words were said, once in all."""
    page.wait_for_function(f"(words) => ({SAID})().includes(words)", arg=words)
    said = page.evaluate(SAID)
    assert [one for one in said if one.strip() == words] == [words], said


def step(page: Page, name: str) -> None:
    """Go to a step by key."""
    page.locator(f".stepper [data-step={name}]").press("Enter")


def test_a_station_that_is_taken_away_leaves_the_focus_in_the_list(listen) -> None:
    page = listen("#stations/rathaus")
    page.get_by_role("button", name="Station entfernen").press("Enter")
    expect(page.get_by_role("button", name="Die ganze Route")).to_be_focused()
    expect(page.locator(".studio-centre > .notice")).to_contain_text("Rathaus mit Bürgerbüro ist entfernt.")
    hear(page, "Rathaus mit Bürgerbüro ist entfernt. Rückgängig holt sie zurück.")


def test_a_station_that_is_moved_keeps_the_focus(listen) -> None:
    page = listen()
    page.locator(".station-list .station-row").filter(has_text="Schloss Ludwigslust").focus()
    button = page.get_by_role("button", name="Schloss Ludwigslust nach oben")
    place = page.locator(".station-row .name").all_text_contents().index("Schloss Ludwigslust")
    assert place > 1
    button.press("Enter")
    hear(page, f"Schloss Ludwigslust ist jetzt Station {place}.")
    expect(page.locator(".station-row .name").nth(place - 1)).to_have_text("Schloss Ludwigslust")
    expect(button).to_be_focused()


def test_the_way_back_to_the_list_leads_to_the_station_it_came_from(listen) -> None:
    page = listen("#stations/schloss")
    page.locator(".studio-to-list.skip").press("Enter")
    expect(page.locator(".station-list .station-row").filter(has_text="Schloss Ludwigslust")).to_be_focused()


def test_from_a_station_to_its_questions_and_into_one_by_key(listen) -> None:
    page = listen("#stations/schloss")
    page.get_by_role("button", name="Fragen bearbeiten").press("Enter")
    question = page.locator(".question-row").first
    expect(question).to_be_focused()
    question.press("Enter")
    expect(page.locator(".question-form textarea").first).to_be_focused()


def test_a_finding_leads_to_its_field_and_back_to_the_finding(listen, picture: Path) -> None:
    page = listen("#stations/rathaus")
    page.locator("#upload-picture-rathaus").set_input_files(picture)
    expect(page.locator(".upload-state").first).to_contain_text("ist da")
    step(page, "check")
    hear(page, "Eine Sache fehlt noch.")
    finding = page.locator(".finding").filter(has_text="Was ist zu sehen?")
    finding.press("Enter")
    alt = page.locator(".media-card").last.get_by_role("textbox", name="Deutsch")
    expect(alt).to_be_focused()
    for language in ("English", "Einfache Sprache"):
        page.keyboard.press("Tab")
        expect(page.locator(".media-card").last.get_by_role("textbox", name=language)).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Zurück zu Prüfen").last).to_be_focused()
    page.keyboard.press("Enter")
    expect(finding).to_be_focused()


def test_an_outcome_of_the_check_is_said_once_each_time_somebody_asks(listen) -> None:
    page = listen("#check")
    page.wait_for_function(f"() => ({SAID})().length > 0")
    again = page.get_by_role("button", name="Noch einmal prüfen")
    again.press("Enter")
    page.wait_for_function(f"() => ({SAID})().length > 1")
    expect(again).to_be_focused()
    words = page.evaluate(SAID)
    assert [one.strip() for one in words] == [words[0]] * 2, words


def test_what_is_published_is_said_once(listen) -> None:
    page = listen("#publish")
    expect(page.locator(".publish-what")).not_to_be_empty()
    page.get_by_role("button", name="Veröffentlichen", exact=True).press("Enter")
    expect(page.get_by_role("heading", name="Die Route ist veröffentlicht.")).to_be_focused()
    assert not [one for one in page.evaluate(SAID) if "veröffentlicht" in one]


def test_a_number_that_is_wrong_is_said_stays_and_can_be_mended(listen) -> None:
    page = listen("#stations/rathaus")
    page.locator("summary", has_text="Mehr: Zugang").press("Enter")
    radius = page.get_by_role("textbox", name="Umkreis in Metern")
    radius.fill("500")
    radius.press("Tab")
    hear(page, "Umkreis in Metern: Bitte eine Zahl von 15 bis 200 eingeben.")
    page.locator('[data-place="route/stations/rathaus/name"] input').first.fill("Altes Rathaus")
    expect(page.locator(".station-row").filter(has_text="Altes Rathaus")).to_be_visible()
    expect(radius).to_have_value("500")
    expect(radius).to_have_attribute("aria-invalid", "true")
    radius.fill("50")
    radius.press("Tab")
    expect(radius).not_to_have_attribute("aria-invalid", "true")


def test_a_latitude_that_is_none_is_marked_and_said(listen) -> None:
    page = listen("#stations/rathaus")
    field = page.get_by_role("textbox", name="Breite", exact=True)
    field.fill("nördlich")
    field.press("Tab")
    hear(page, "Breite: Bitte eine Zahl von -90 bis 90 eingeben.")
    expect(field).to_have_attribute("aria-invalid", "true")
    expect(field).to_have_accessible_description("Bitte eine Zahl von -90 bis 90 eingeben.")
    field.fill("53,3292")
    field.press("Tab")
    expect(field).not_to_have_attribute("aria-invalid", "true")
    expect(field).to_have_accessible_description("")


def test_points_that_are_none_are_said(listen) -> None:
    page = listen("#stations/rathaus")
    page.locator("summary", has_text="Mehr: Zugang").press("Enter")
    page.get_by_role("textbox", name="Umkreis als Fläche").fill("hier")
    page.keyboard.press("Tab")
    hear(page, "Umkreis als Fläche: Zeile 1 ist kein Punkt. Schreiben Sie Breite und Länge so: 53.3249, 11.4949.")


def test_a_way_that_is_deleted_and_drawn_is_told_and_keeps_the_focus(listen) -> None:
    page = listen()
    page.get_by_role("button", name="Weg", exact=True).press("Enter")
    page.get_by_role("button", name="Weg löschen").press("Enter")
    hear(page, "Der Weg ist gelöscht. Rückgängig holt ihn zurück.")
    draw = page.get_by_role("button", name="Weg zeichnen")
    expect(draw).to_be_focused()
    draw.press("Enter")
    draw_by_keys(page, ["ArrowRight", "ArrowDown"])
    page.locator(".mode-bar").get_by_role("button", name="Fertig").press("Enter")
    hear(page, "Der Weg ist gezeichnet.")


def test_controls_of_one_kind_are_told_apart_by_their_names(
    make_desk: Callable[..., Desk], office: Office, picture: Path
) -> None:
    desk = make_desk().open(office.copy(), "#stations/rathaus")
    page = desk.page
    page.locator("#upload-picture-rathaus").set_input_files(picture)
    expect(page.get_by_role("button", name="Entfernen: bild.jpg")).to_be_visible()
    expect(page.get_by_role("group", name="bild.jpg")).to_be_visible()
    expect(page.get_by_role("group", name="Die letzten Meter")).to_have_accessible_description(
        "Woran erkennt man den Ort? Welcher Eingang? Ein oder zwei Sätze."
    )
    desk.saved()
    page.locator("[data-place$='directions'] textarea").first.fill("Am Markt.")
    desk.saved()
    step(page, "data")
    expect(page.locator(".saves li .save-head button").first).to_be_visible()
    names = page.locator(".save-head button").evaluate_all("(all) => all.map((one) => one.getAttribute('aria-label'))")
    assert len(set(names)) == len(names) == 2, names


def test_what_a_count_at_a_step_means_is_said(listen) -> None:
    page = listen()
    page.locator("[data-place='route/summary'] textarea").first.fill("")
    expect(page.locator(".stepper [data-step=check]")).to_have_accessible_name("3 Prüfen Eine Sache fehlt noch.")


def test_the_form_is_called_as_its_station(listen) -> None:
    page = listen("#stations/rathaus")
    page.locator('[data-place="route/stations/rathaus/name"] input').first.fill("Altes Rathaus")
    expect(page.get_by_role("region", name="Angaben zu Altes Rathaus")).to_be_visible()


def test_older_saves_go_on_where_they_begin(listen) -> None:
    page = listen()
    change = {"op": "set", "path": ["route", "phone"], "old": None, "new": "0385"}
    save = {"author": "anna", "at": "2026-01-02T10:00:00Z", "changes": [change], "results": []}

    def answer(route: Route) -> None:
        older = "before=" in route.request.url
        saves = [{**save, "rev": rev} for rev in ((1,) if older else (3, 2))]
        route.fulfill(json={"saves": saves, "before": None if older else 2})

    page.route("**/history/route/**", answer)
    step(page, "data")
    page.get_by_role("button", name="Frühere zeigen").press("Enter")
    expect(page.locator(".saves .save-head button").nth(2)).to_be_focused()


def test_a_place_that_is_chosen_leaves_the_focus_at_the_search(listen) -> None:
    page = listen("#stations/rathaus")
    found = [{"name": f"Markt {number}", "lat": 53.3, "lon": 11.5} for number in (1, 2)]
    page.route("**/geocode?**", lambda route: route.fulfill(json={"state": "ok", "results": found, "attribution": ""}))
    search = page.locator("#find-rathaus")
    search.fill("Markt")
    search.press("Enter")
    page.get_by_role("button", name="Markt 2").press("Enter")
    expect(search).to_be_focused()
    hear(page, "Der Ort ist gesetzt.")


def test_a_hint_that_is_taken_out_is_said(listen) -> None:
    page = listen("#questions/rathaus")
    page.get_by_role("button", name="Entfernen: Tipp 1").press("Enter")
    hear(page, "Entfernt: Tipp 1")


def test_an_address_that_is_none_is_said(listen) -> None:
    page = listen("#questions/rathaus")
    address = page.get_by_role("textbox", name="Adresse im Netz")
    address.fill("unsinn")
    address.press("Tab")
    hear(page, "Adresse im Netz: Die Adresse beginnt mit https:// oder http://.")


def test_a_question_that_is_brought_back_has_the_focus(listen) -> None:
    page = listen("#questions/rathaus")
    first = page.locator(".question-row").first
    words = first.locator(".name").inner_text()
    first.focus()
    page.get_by_role("button", name=f"Entfernen: {words}").press("Enter")
    hear(page, f"Entfernt: {words}")
    page.locator(".question-gone button").press("Enter")
    expect(page.locator(".question-form textarea").first).to_be_focused()


def test_a_conflict_is_said_once(make_desk: Callable[..., Desk], office: Office) -> None:
    slug = office.copy()
    anna, berta = (make_desk(name).open(slug, "#stations/rathaus") for name in ("anna", "berta"))
    berta.hear_nothing()
    anna.field("rathaus/insight").fill("Annas Einblick.")
    anna.saved()
    # Each time that a sentence is put into the region, even where it is the one that stands there.
    berta.page.evaluate("""() => {
      const region = document.getElementById("live");
      const { get, set } = Object.getOwnPropertyDescriptor(Node.prototype, "textContent");
      window.put = [];
      Object.defineProperty(region, "textContent", {
        get() { return get.call(this); },
        set(words) { window.put.push(words); set.call(this, words); },
      });
    }""")
    berta.field("rathaus/insight").fill("Bertas Einblick.")
    expect(berta.page.locator(".conflict")).to_be_visible()
    berta.page.wait_for_function("() => window.put.length > 0")
    assert len(berta.page.evaluate("() => window.put")) == 1
