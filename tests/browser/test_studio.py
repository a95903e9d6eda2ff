"""The editor of a route: it saves by itself, loses nothing without network or login, and lets two people work."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from app.clock import utcnow
from app.studio import service as studio
from tests.browser.desk import PASSWORD
from tests.browser.findings import find_by_checkers

pytestmark = pytest.mark.browser

INSIGHT = "rathaus/insight"
PHONE = {"width": 390, "height": 844}
TWO_STEPS_DOWN = """(pin) => [1, 2].forEach(() =>
  pin.dispatchEvent(new KeyboardEvent("keydown", { key: "ArrowDown", shiftKey: true, bubbles: true })))"""
OFFLINE = r"(?i)ERR_INTERNET_DISCONNECTED|401 \(UNAUTHORIZED\)"
# How wide those signs are in an element's typeface, for which its font file has drawings without any width.
ROOM = """(element) => {
  const pen = document.createElement("canvas").getContext("2d");
  pen.font = `700 40px ${getComputedStyle(element).fontFamily}`;
  return [..."·´`¨¯¸"].map((sign) => pen.measureText(sign).width);
}"""


def test_what_is_typed_is_saved_without_a_button(make_desk, office):
    slug = office.copy()
    desk = make_desk().open(slug)
    desk.station("Rathaus").click()
    desk.field("rathaus/name").fill("Altes Rathaus")
    expect(desk.station("Altes Rathaus")).to_be_visible()
    desk.saved()
    assert desk.station_at_server(slug, "rathaus")["name"]["de"] == "Altes Rathaus"


def two_in_one_text(make_desk, office, length: int = 1, **bertas):
    """Anna's text is saved, and Berta's, who had not heard of it, loses against it."""
    slug = office.copy()
    anna = make_desk("anna").open(slug, "#stations/rathaus")
    berta = make_desk("berta", **bertas).open(slug, "#stations/rathaus")
    berta.hear_nothing()
    anna.field(INSIGHT).fill(" ".join(["Annas Einblick."] * length))
    anna.saved()
    berta.field(INSIGHT).fill(" ".join(["Bertas Einblick."] * length))
    expect(berta.page.locator(".conflict")).to_be_visible()
    return slug, anna, berta


def test_two_people_in_one_text_keep_both_versions(make_desk, office):
    slug, anna, berta = two_in_one_text(make_desk, office)
    expect(anna.page.locator("#save-state")).to_contain_text("Gespeichert")
    card = berta.page.locator(".conflict")
    title = card.get_by_role("heading", name="anna hat hier auch geändert")
    expect(title).to_be_visible()
    assert min(title.evaluate(ROOM)) > 2
    expect(card.locator(".version-text")).to_have_text(["Bertas Einblick.", "Annas Einblick."])
    assert berta.station_at_server(slug, "rathaus")["insight"]["de"] == "Annas Einblick."
    card.get_by_role("button", name="Meine nehmen").click()
    berta.saved()
    assert berta.station_at_server(slug, "rathaus")["insight"]["de"] == "Bertas Einblick."
    # Anna's text is in the history, whoever has won.
    berta.page.locator(".stepper [data-step=data]").click()
    expect(berta.page.locator(".saves")).to_contain_text("Annas Einblick.")


def test_after_the_choice_the_field_is_seen_in_safari_as_well(make_desk, office):
    _, _, berta = two_in_one_text(make_desk, office, 40, viewport=PHONE)
    page = berta.page
    # Safari does not hold what is seen in its place when something above it goes.
    page.evaluate("() => { document.documentElement.style.overflowAnchor = 'none'; }")
    page.locator(".conflict").get_by_role("button", name="Meine nehmen").click()
    berta.saved()
    expect(page.locator(".conflict")).to_have_count(0)
    expect(berta.field(INSIGHT)).to_be_focused()
    expect(berta.field(INSIGHT)).to_be_in_viewport()


def test_a_card_shows_what_is_saved_now_and_each_text_that_has_lost(make_desk, office):
    _, anna, berta = two_in_one_text(make_desk, office)
    texts = berta.page.locator(".conflict .version-text")
    expect(texts).to_have_text(["Bertas Einblick.", "Annas Einblick."])
    anna.field(INSIGHT).fill("Annas zweiter Einblick.")
    anna.saved()
    berta.field(INSIGHT).fill("Bertas zweiter Einblick.")
    first, now, second = "Bertas Einblick.", "Annas zweiter Einblick.", "Bertas zweiter Einblick."
    expect(texts).to_have_text([first, now, second, now])
    keep = berta.page.get_by_role("button", name="Gespeicherte behalten").nth(1)
    keep.focus()
    berta.page.unroute_all()
    anna.field(INSIGHT).fill("Annas letzter Einblick.")
    anna.saved()
    berta.page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    now = "Annas letzter Einblick."
    expect(texts).to_have_text([first, now, second, now])
    expect(keep).to_be_focused()
    berta.page.get_by_role("button", name="Meine nehmen").first.click()
    expect(texts).to_have_text([second, first])


def test_a_field_that_somebody_still_stands_in_writes_nothing_over_what_came_meanwhile(make_desk, office):
    slug = office.copy()
    anna, berta = make_desk("anna").open(slug, "#stations/rathaus"), make_desk("berta").open(slug, "#stations/rathaus")
    anna.field(INSIGHT).press_sequentially(" Annas Satz.")
    anna.saved()
    berta.page.reload()
    berta.field(INSIGHT).fill("Bertas Fassung.")
    berta.saved()
    # What a page does every few seconds.
    anna.page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    expect(anna.field(INSIGHT)).to_be_focused()
    expect(anna.field(INSIGHT)).to_have_value("Bertas Fassung.")
    anna.field(INSIGHT).press("Tab")
    anna.saved()
    assert anna.station_at_server(slug, "rathaus")["insight"]["de"] == "Bertas Fassung."


def test_what_waits_in_a_quiz_that_nothing_leads_to_any_more_goes_out_all_the_same(make_desk, office):
    slug = office.copy()
    desk = make_desk().open(slug, "#stations/rathaus")
    quiz = desk.station_at_server(slug, "rathaus")["quiz"]
    desk.watch.forgive(OFFLINE)
    desk.page.locator(".stepper [data-step=questions]").click()
    desk.context.set_offline(True)
    desk.field("/prompt").fill("Auf dem Laptop geblieben?")
    desk.is_kept_here()
    desk.page.close(run_before_unload=False)
    desk.context.set_offline(False)
    other = make_desk("berta").open(slug, "#stations/rathaus")
    other.page.on("dialog", lambda dialog: dialog.accept())
    other.page.get_by_role("button", name="Station entfernen").click()
    other.saved()
    desk.page = desk.context.new_page()
    desk.open(slug)
    desk.saved()
    reply = desk.context.request.get(f"{desk.url}/api/v1/studio/documents/quiz/{quiz}")
    assert reply.json()["document"]["quiz"]["questions"][0]["prompt"]["de"] == "Auf dem Laptop geblieben?"


def test_a_neighbour_of_a_station_with_a_place_can_be_taken_out_again(make_desk, office):
    slug = office.copy()
    database = office.database()
    with database.write() as session:
        change = {"op": "set", "path": ["route", "stations", "rathaus", "near"], "old": None, "new": "schloss"}
        draft = studio.known_document(session, "route", slug)
        studio.save(session, draft, save_id="near", changes=[change], author="anna", now=utcnow())
    database.close()
    desk = make_desk().open(slug, "#stations/rathaus")
    desk.page.locator("details.form-more > summary").first.click()
    near = desk.field("rathaus/near")
    expect(near).to_have_value("schloss")
    near.select_option("")
    expect(near).to_be_hidden()
    desk.saved()
    assert "near" not in desk.station_at_server(slug, "rathaus")


def test_two_people_in_two_fields_see_each_other(make_desk, office):
    slug = office.copy()
    anna, berta = make_desk("anna").open(slug, "#stations/rathaus"), make_desk("berta").open(slug, "#stations/schloss")
    anna.field("rathaus/name").fill("Annas Haus")
    anna.saved()
    berta.field("schloss/name").fill("Bertas Schloss")
    berta.saved()
    expect(berta.station("Annas Haus")).to_be_visible()
    names = [berta.station_at_server(slug, station)["name"]["de"] for station in ("rathaus", "schloss")]
    assert names == ["Annas Haus", "Bertas Schloss"]


def test_a_lost_connection_while_typing_loses_nothing(make_desk, office):
    slug = office.copy()
    desk = make_desk().open(slug, "#stations/rathaus")
    desk.watch.forgive(OFFLINE)
    desk.field(INSIGHT).fill("Vor dem Funkloch.")
    desk.saved()
    desk.context.set_offline(True)
    desk.field(INSIGHT).press_sequentially(" Im Funkloch.")
    desk.is_kept_here()
    expect(desk.page.locator("#save-state")).to_have_text("Nur auf diesem Gerät – keine Verbindung")
    desk.context.set_offline(False)
    desk.saved()
    assert desk.station_at_server(slug, "rathaus")["insight"]["de"] == "Vor dem Funkloch. Im Funkloch."


def test_what_could_not_be_sent_goes_out_when_the_route_is_opened_again(make_desk, office):
    slug = office.copy()
    desk = make_desk().open(slug, "#stations/rathaus")
    desk.watch.forgive(OFFLINE)
    desk.context.set_offline(True)
    desk.field(INSIGHT).fill("Auf dem Laptop geblieben.")
    desk.is_kept_here()
    desk.page.close(run_before_unload=False)
    desk.context.set_offline(False)
    desk.page = desk.context.new_page()
    desk.open(slug, "#stations/rathaus")
    expect(desk.field(INSIGHT)).to_have_value("Auf dem Laptop geblieben.")
    desk.saved()
    assert desk.station_at_server(slug, "rathaus")["insight"]["de"] == "Auf dem Laptop geblieben."


def test_an_expired_login_loses_nothing(make_desk, office):
    slug = office.copy()
    desk = make_desk("berta").open(slug, "#stations/rathaus")
    desk.watch.forgive(OFFLINE)
    office.end_sessions("berta")
    desk.field(INSIGHT).fill("Nach acht Stunden Pause.")
    expect(desk.page.locator("#save-state")).to_have_attribute("data-kind", "signed-out")
    desk.page.on("dialog", lambda dialog: dialog.accept())
    desk.page.locator("#trouble").get_by_role("link", name="Anmelden").click()
    desk.page.fill("[name=name]", "berta")
    desk.page.fill("[name=password]", PASSWORD)
    desk.page.locator("form button.btn[type=submit]").click()
    expect(desk.page.locator("html")).to_have_attribute("data-state", "ready")
    desk.saved()
    assert desk.station_at_server(slug, "rathaus")["insight"]["de"] == "Nach acht Stunden Pause."
    office.tokens["berta"] = next(one["value"] for one in desk.context.cookies() if one["name"] == "staff")


def test_steps_are_undone_and_done_again(make_desk, office):
    slug = office.copy()
    desk = make_desk().open(slug, "#stations/rathaus")
    desk.page.get_by_role("button", name="Station entfernen").click()
    expect(desk.station("Rathaus")).to_have_count(0)
    desk.page.locator("#undo").click()
    expect(desk.station("Rathaus")).to_be_visible()
    desk.page.locator("#redo").click()
    expect(desk.station("Rathaus")).to_have_count(0)
    desk.page.keyboard.press("Control+z")
    expect(desk.station("Rathaus")).to_be_visible()
    desk.saved()
    assert desk.station_at_server(slug, "rathaus")["insight"]


def test_a_station_is_put_dragged_and_moved_by_keys_on_the_map(make_desk, office):
    slug = office.copy()
    desk = make_desk().open(slug)
    area = desk.page.locator(".studio-map")
    expect(desk.page.locator(".studio-pin")).to_have_count(9)
    desk.page.get_by_role("button", name="Station setzen").click()
    box = area.bounding_box()
    assert box is not None
    area.click(position={"x": 120, "y": box["height"] - 60})
    expect(desk.page.locator(".station-list .station-row")).to_have_count(11)
    desk.page.keyboard.press("Escape")
    desk.saved()
    made = desk.draft(slug)["route"]["stations"][-1]["id"]
    first = desk.station_at_server(slug, made)["position"]
    assert first["confidence"] == "high"
    pin = desk.page.locator(".studio-pin.chosen")
    pin.focus()
    pin.press("Shift+ArrowUp")
    desk.saved()
    second = desk.station_at_server(slug, made)["position"]
    assert second["lat"] - first["lat"] == pytest.approx(20 / 111_320, abs=2e-6)
    # Keys may come faster than the map is drawn.
    pin.evaluate(TWO_STEPS_DOWN)
    desk.saved()
    third = desk.station_at_server(slug, made)["position"]
    assert second["lat"] - third["lat"] == pytest.approx(2 * 20 / 111_320, abs=2e-6)
    grip = pin.bounding_box()
    assert grip is not None
    desk.page.mouse.move(grip["x"] + 22, grip["y"] + 14)
    desk.page.mouse.down()
    desk.page.mouse.move(grip["x"] + 100, grip["y"] - 60, steps=5)
    desk.page.mouse.up()
    desk.saved()
    assert desk.station_at_server(slug, made)["position"]["lat"] != third["lat"]


def test_a_text_in_one_language_has_the_whole_width(make_desk, office):
    desk = make_desk().open(office.copy())
    for language in ("English", "Einfache Sprache"):
        desk.page.get_by_role("checkbox", name=language).set_checked(False)
    desk.station("Rathaus").click()
    section = desk.page.locator('[data-section="insight"]')
    expect(section.locator("textarea")).to_have_count(1)
    widths = [one.evaluate("(element) => element.clientWidth") for one in (section, section.locator("textarea"))]
    assert widths[0] - widths[1] < 8


def test_the_order_is_changed_by_keyboard_and_said(make_desk, office):
    slug = office.copy()
    desk = make_desk().open(slug)
    row = desk.page.locator(".station-list > li").nth(1)
    row.locator(".station-row").focus()
    row.locator("[data-direction=up]").press("Enter")
    expect(desk.page.locator("#live")).to_contain_text("ist jetzt Station 1")
    desk.saved()
    assert desk.draft(slug)["route"]["stations"][0]["id"] == "schlossstrasse"


def test_nothing_is_published_before_it_can_be_looked_at(make_desk, office):
    slug = office.copy()
    desk = make_desk()
    page, held, late = desk.page, [], True
    page.route(f"**/routes/{slug}/editions", lambda one: held.append(one) if late else one.continue_())
    with page.expect_request(f"**/routes/{slug}/editions"):
        desk.open(slug, "#publish")
    button = page.get_by_role("button", name="Veröffentlichen", exact=True)
    expect(button).to_have_attribute("aria-disabled", "true")
    late = False
    for one in held:
        one.continue_()
    expect(button).to_have_attribute("aria-disabled", "false")
    button.click()
    expect(page.locator(".publish-done")).to_be_visible()


def test_a_route_is_checked_published_and_planned(make_desk, office):
    slug = office.copy()
    desk = make_desk().open(slug, "#stations/rathaus")
    desk.field("rathaus/name").fill("")
    desk.field("rathaus/name", 1).fill("")
    desk.field("rathaus/name", 2).fill("")
    expect(desk.page.locator(".stepper [data-step=check] .count")).to_have_text(re.compile(r"[1-9]"))
    desk.page.locator(".stepper [data-step=check]").click()
    desk.page.locator(".finding").first.click()
    expect(desk.field("rathaus/name")).to_be_focused()
    desk.field("rathaus/name").fill("Rathaus")
    desk.field("rathaus/name", 1).fill("Town hall")
    desk.saved()
    desk.page.locator(".stepper [data-step=publish]").click()
    desk.page.get_by_role("button", name="Veröffentlichen").click()
    expect(desk.page.get_by_role("heading", name="Die Route ist veröffentlicht.")).to_be_visible()
    desk.page.get_by_role("link", name="Tour planen").click()
    expect(desk.page.locator(f'input[name=route][value="{slug}"]')).to_be_checked()


@pytest.mark.parametrize("width", [1366, 390])
@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize("place", ["#stations", "#stations/rathaus", "#check", "#publish", "#data"])
def test_every_step_is_accessible(make_desk, office, width, language, place):
    slug = office.copy()
    desk = make_desk(viewport={"width": width, "height": 844}, locale=f"{language}-{language.upper()}")
    desk.open(slug, place)
    # What a step asks the server for belongs to it, and must not come while it is looked at.
    desk.page.wait_for_load_state("networkidle")
    if place == "#check":
        expect(desk.page.locator(".finding").first).to_be_visible()
    if place == "#stations" and width > 900:
        # Once the ways are measured the phone is drawn anew, which must not happen while it is looked at.
        expect(desk.page.frame_locator(".phone-screen").locator(".stop .leg").first).to_contain_text(
            re.compile(r"\d k?m\b")
        )
    assert find_by_checkers(desk.page) == []
    assert desk.page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("width", [1366, 390])
def test_the_home_is_accessible(make_desk, office, width):
    office.copy()
    desk = make_desk(viewport={"width": width, "height": 844}).home()
    assert find_by_checkers(desk.page) == []
    assert desk.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
