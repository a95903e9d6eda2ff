"""The editor's map and its stand-ins: drawn by keys and buttons, typed as coordinates, folded away on a phone."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.desk import Desk, Office

pytestmark = pytest.mark.browser

SIDEWAYS = "document.documentElement.scrollWidth <= innerWidth"
PHONE = {"width": 390, "height": 844}
CORNERS = [[53.325, 11.494], [53.3255, 11.496], [53.3245, 11.4955]]


def lines(points: list[list[float]]) -> str:
    return "\n".join(f"{lat}, {lon}" for lat, lon in points)


MIDDLE = "() => document.querySelector('.studio-map .leaflet-map-pane').style.transform"
AT_REST = f"""(before) => ({MIDDLE})() !== before && !document.querySelector(".studio-map .leaflet-pan-anim")"""


def corners(page: Page) -> Locator:
    return page.locator(".studio-map .leaflet-marker-pane .marker-icon:not(.cursor-marker)")


def draw_by_keys(page: Page, ways: list[str]) -> None:
    """Put points by keys alone: Enter sets one into the middle of the map, arrows move it on."""
    page.locator(".studio-map").focus()
    for number, way in enumerate(ways, start=1):
        page.keyboard.press("Enter")
        expect(corners(page)).to_have_count(number)
        for key in way.split():
            before = page.evaluate(MIDDLE)
            page.keyboard.press(key)
            # The map glides: the next point is put where it has come to rest.
            page.wait_for_function(AT_REST, arg=before)


def test_an_area_is_drawn_by_keys_and_becomes_a_circle_again(make_desk: Callable[..., Desk], office: Office) -> None:
    slug = office.copy()
    desk = make_desk().open(slug, "#stations/rathaus")
    page = desk.page
    bar = page.locator(".mode-bar")
    page.get_by_role("button", name="Umkreis als Fläche").click()
    expect(bar.get_by_role("button", name="Fertig")).to_have_attribute("aria-disabled", "true")
    draw_by_keys(page, ["ArrowRight", "ArrowUp", "ArrowLeft"])
    expect(page.locator("#live")).to_contain_text("3 Punkte gesetzt")
    page.keyboard.press("Enter")
    page.keyboard.press("Backspace")
    expect(corners(page)).to_have_count(3)
    bar.get_by_role("button", name="Fertig").press("Enter")
    expect(bar).to_be_hidden()
    expect(page.locator(".studio-map")).to_be_focused()
    desk.saved()
    first, second, third = desk.station_at_server(slug, "rathaus")["fence"]["polygon"]
    assert first[0] == pytest.approx(second[0]), "the second point lies east of the first"
    assert first[1] < second[1] == pytest.approx(third[1]), "the third lies north of the second"
    page.get_by_role("button", name="Wieder ein Kreis").click()
    desk.saved()
    assert "fence" not in desk.station_at_server(slug, "rathaus")


def test_an_area_whose_lines_would_cross_is_told(make_desk: Callable[..., Desk], office: Office) -> None:
    page = make_desk().open(office.copy(), "#stations/rathaus").page
    page.get_by_role("button", name="Umkreis als Fläche").click()
    draw_by_keys(page, ["ArrowRight ArrowUp", "ArrowDown", "ArrowLeft ArrowUp"])
    page.keyboard.press("Enter")
    expect(page.locator(".map-hint")).to_contain_text("Hier würden sich Linien kreuzen.")
    expect(corners(page)).to_have_count(3)


def test_a_way_is_drawn_by_keys_and_given_up_by_escape(make_desk: Callable[..., Desk], office: Office) -> None:
    slug = office.copy()
    desk = make_desk().open(slug)
    page = desk.page
    page.get_by_role("button", name="Weg", exact=True).click()
    page.get_by_role("button", name="Weg löschen").click()
    page.get_by_role("button", name="Weg zeichnen").click()
    draw_by_keys(page, ["ArrowRight"])
    page.keyboard.press("Enter")
    page.locator(".studio-map").press("Escape")
    expect(page.locator(".mode-bar")).to_be_hidden()
    desk.saved()
    assert "line" not in desk.draft(slug)
    page.get_by_role("button", name="Weg zeichnen").click()
    draw_by_keys(page, ["ArrowRight", "ArrowDown"])
    page.locator(".mode-bar").get_by_role("button", name="Fertig").click()
    expect(page.get_by_role("button", name="Weg ändern")).to_be_visible()
    desk.saved()
    assert len(desk.draft(slug)["line"]) == 2


def points_of_the_way(page: Page) -> Locator:
    page.get_by_text("Mehr: Punkte des Weges").click()
    return page.get_by_role("textbox", name="Weg", exact=True)


def test_way_and_corners_can_be_typed(make_desk: Callable[..., Desk], office: Office) -> None:
    slug = office.copy()
    desk = make_desk().open(slug)
    page = desk.page
    way = points_of_the_way(page)
    former = desk.draft(slug)["line"]
    expect(way).to_have_value(lines(former))
    way.fill(f"{lines(CORNERS)}\nSchloss")
    way.blur()
    expect(page.locator(".error").get_by_text("Zeile 4 ist kein Punkt")).to_be_visible()
    desk.saved()
    assert desk.draft(slug)["line"] == former
    way.fill(lines(CORNERS))
    way.blur()
    desk.saved()
    assert desk.draft(slug)["line"] == CORNERS
    desk.station("Rathaus").click()
    page.get_by_text("Mehr: Zugang").click()
    area = page.get_by_label("Umkreis als Fläche", exact=True)
    page.get_by_label("Umkreis in Metern").fill("44")
    area.fill(" ")
    area.blur()
    desk.saved()
    assert desk.station_at_server(slug, "rathaus")["fence"] == {"radius_m": 44}, "no corners leave the circle as it is"
    area.fill(lines(CORNERS[:2]))
    area.blur()
    expect(page.locator(".error").get_by_text("Hier stehen 2 Punkte; es müssen 3")).to_be_visible()
    area.fill(lines(CORNERS))
    area.blur()
    desk.saved()
    assert desk.station_at_server(slug, "rathaus")["fence"] == {"polygon": CORNERS}
    expect(page.get_by_label("Umkreis in Metern")).to_be_hidden()
    page.locator("#undo").click()
    expect(area).to_have_value("")


def test_typed_points_never_write_over_what_was_saved_meanwhile(make_desk: Callable[..., Desk], office: Office) -> None:
    slug = office.copy()
    desk = make_desk().open(slug)
    page = desk.page
    way = points_of_the_way(page)
    way.fill("Schloss")
    way.blur()
    expect(page.locator(".error").get_by_text("Zeile 1 ist kein Punkt")).to_be_visible()
    page.get_by_role("button", name="Weg", exact=True).click()
    page.get_by_role("button", name="Weg löschen").click()
    desk.saved()
    way.fill(lines(CORNERS))
    way.blur()
    expect(page.locator(".error").get_by_text("Ihre stehen noch hier und gelten nicht.")).to_be_visible()
    desk.saved()
    assert "line" not in desk.draft(slug)
    page.get_by_role("button", name="Meine Punkte nehmen").click()
    expect(way).to_be_focused()
    desk.saved()
    assert desk.draft(slug)["line"] == CORNERS


def test_who_chooses_by_key_goes_on_in_the_form_and_finds_back(make_desk: Callable[..., Desk], office: Office) -> None:
    desk = make_desk().open(office.copy())
    page = desk.page
    desk.station("Schloßstraße").press("Enter")
    expect(desk.field("schlossstrasse/name")).to_be_focused()
    page.keyboard.press("Shift+Tab")
    back = page.locator(".studio-to-list.skip")
    expect(back).to_be_focused()
    expect(back).to_be_in_viewport(ratio=1)
    page.keyboard.press("Enter")
    expect(desk.station("Schloßstraße")).to_be_focused()


def test_a_phone_shows_the_list_or_a_form_and_the_map_when_asked(
    make_desk: Callable[..., Desk], office: Office
) -> None:
    desk = make_desk(viewport=PHONE, has_touch=True).open(office.copy())
    page = desk.page
    listed, form, area = page.locator(".studio-list"), page.locator(".studio-work"), page.locator(".studio-map")
    expect(listed).to_be_visible()
    expect(form).to_be_hidden()
    expect(area).to_be_hidden()
    page.locator(".route-row").click()
    expect(form).to_be_visible()
    expect(listed).to_be_hidden()
    page.get_by_role("button", name="Zur Liste").click()
    expect(page.locator(".route-row")).to_be_focused()
    desk.station("Rathaus").click()
    expect(form.get_by_role("button", name="Position nehmen")).to_be_visible()
    expect(listed).to_be_hidden()
    page.get_by_role("button", name="Karte zeigen").click()
    expect(page.locator(".studio-pin.chosen")).to_be_in_viewport()
    assert page.evaluate(SIDEWAYS)
    page.get_by_role("button", name="Karte schließen").click()
    expect(area).to_be_hidden()
    page.go_back()
    expect(listed).to_be_visible()
    expect(form).to_be_hidden()
