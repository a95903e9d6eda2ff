"""The public route page and folium's map in a real browser: drawn, reachable by keyboard, nothing from elsewhere."""

from __future__ import annotations

import json
from collections.abc import Callable
from xml.etree import ElementTree

import pytest
from playwright.sync_api import Frame, FrameLocator, Page, expect

from app.content.loader import LoadedRoute
from app.quiz.localized import resolve
from app.web.i18n import LANGUAGES
from tests.browser.findings import CONTROLS, SIDEWAYS, axe_script, find_at, find_by_checkers, find_with_large_text
from tests.browser.pages import Phone
from tests.conftest import ROUTE

pytestmark = pytest.mark.browser

PAGE, MAP = f"/r/{ROUTE}", f"/r/{ROUTE}/map"
LAPTOP = {"viewport": {"width": 1280, "height": 900}, "has_touch": False}


def open_page(phone: Phone) -> FrameLocator:
    """The route's page with its map drawn."""
    phone.open(PAGE)
    phone.page.locator("#map-frame").scroll_into_view_if_needed()
    frame = phone.page.frame_locator("#map-frame")
    expect(frame.locator("html")).to_have_attribute("data-state", "ready")
    return frame


def frame_of(page: Page) -> Frame:
    return next(frame for frame in page.frames if frame.url.endswith("/map"))


def names_of(route: LoadedRoute, language: str = "de") -> list[tuple[int, str]]:
    """Number and name of each station whose place is known."""
    stations = enumerate(route.route.stations, start=1)
    return [(number, resolve(station.name, language)) for number, station in stations if station.position]


def test_the_map_is_drawn_in_the_page_and_nothing_comes_from_elsewhere(phone: Phone, route: LoadedRoute) -> None:
    frame = open_page(phone)
    pins = frame.get_by_role("button", name="Station ")
    expect(pins).to_have_count(9)
    for number, name in names_of(route):
        expect(frame.get_by_role("button", name=f"Station {number}: {name}", exact=True)).to_be_visible()
    line = frame.locator("path.route-line").bounding_box()
    assert line is not None
    assert min(line["width"], line["height"]) > 150
    assert [url for url in phone.watch.requests if not url.startswith((phone.watch.origin, "data:"))] == []
    assert not [url for url in phone.watch.requests if url.endswith(".png")]


def test_every_pin_lies_within_the_map(phone: Phone) -> None:
    for size in ((390, 844), (320, 640), (1280, 900)):
        phone.page.set_viewport_size({"width": size[0], "height": size[1]})
        phone.open(MAP)
        region = phone.page.get_by_role("region").bounding_box()
        assert region is not None
        for box in phone.page.locator(".pin .box").all():
            place = box.bounding_box()
            assert place is not None
            assert region["x"] <= place["x"], size
            assert place["x"] + place["width"] <= region["x"] + region["width"], size
            assert region["y"] <= place["y"], size
            assert place["y"] + place["height"] <= region["y"] + region["height"], size


def test_the_keyboard_reaches_every_pin_and_its_name_shows(
    make_phone: Callable[..., Phone], route: LoadedRoute
) -> None:
    phone = make_phone(**LAPTOP)
    page = phone.page
    phone.open(MAP)
    page.get_by_role("region", name="Karte: Ludwigslust erleben").focus()
    seen = []
    for _ in names_of(route):
        page.keyboard.press("Tab")
        expect(page.get_by_role("tooltip")).to_have_count(1)
        seen.append(page.get_by_role("tooltip").inner_text())
        assert page.evaluate("() => getComputedStyle(document.activeElement).outlineStyle") == "solid"
    assert seen == [name for _, name in names_of(route)]
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Karte vergrößern")).to_be_focused()
    expect(page.get_by_role("tooltip")).to_have_count(0)


def test_a_tap_shows_the_name(phone: Phone) -> None:
    phone.open(MAP)
    phone.page.get_by_role("button", name="Station 4: Lenné-Schule").locator(".hit").tap()
    expect(phone.page.get_by_role("tooltip")).to_have_text("Lenné-Schule")


def test_the_map_opens_in_full_and_speaks_english(phone: Phone) -> None:
    phone.open(PAGE)
    phone.page.get_by_role("link", name="English").click()
    expect(phone.page.get_by_role("link", name="Start walking")).to_be_visible()
    phone.page.get_by_role("link", name="Open the map in full").click()
    phone.page.wait_for_url(f"**{MAP}")
    expect(phone.page).to_have_title("Map: Discover Ludwigslust")
    expect(phone.page.get_by_role("button", name="Station 1: Town hall and citizens’ office")).to_be_visible()
    expect(phone.page.get_by_role("button", name="Enlarge the map")).to_be_visible()


def test_the_map_wears_the_theme_of_its_page(phone: Phone) -> None:
    frame = open_page(phone)
    phone.press("Sonnenansicht")
    expect(frame.locator("html")).to_have_attribute("data-theme", "sonne")
    expect(frame.locator("path.route-line")).to_have_css("stroke", "rgb(0, 43, 92)")
    phone.open(MAP)
    expect(phone.page.locator("html")).to_have_attribute("data-theme", "sonne")


def test_setting_off_leads_to_joining(phone: Phone) -> None:
    phone.open("/")
    phone.page.get_by_role("link", name="Route ansehen").first.click()
    phone.page.wait_for_url(f"**{PAGE}")
    phone.page.get_by_role("link", name="Jetzt losgehen").click()
    # To the newest tour that anyone may join, whichever other tests have opened.
    phone.page.wait_for_url("**/j/*")
    expect(phone.page.get_by_role("button", name="Mitmachen")).to_be_visible()


def test_downloads_arrive_as_files(phone: Phone) -> None:
    phone.open(PAGE)
    for name, ending in (("GPX für Wander-Apps und Navis", "gpx"), ("GeoJSON für Kartenprogramme", "geojson")):
        with phone.page.expect_download() as waiting:
            phone.page.get_by_role("link", name=name).click()
        assert waiting.value.suggested_filename == f"{ROUTE}.{ending}"
        content = waiting.value.path().read_text(encoding="utf-8")
        if ending == "gpx":
            assert len(ElementTree.fromstring(content).findall("{*}wpt")) == 9
        else:
            assert len(json.loads(content)["features"]) == 10


INJECT = """() => {
  const script = document.createElement("script");
  script.textContent = "window.ran = true";
  document.body.append(script);
  return "ran" in window;
}"""


@pytest.mark.parametrize("path", [PAGE, MAP])
def test_a_script_that_somebody_slips_in_does_not_run(phone: Phone, path: str) -> None:
    phone.open(path)
    phone.watch.forgive("CSP violation: script-src-elem inline|[Ee]xecut(ing|e) inline script")
    assert phone.page.evaluate(INJECT) is False


def test_without_scripts_the_list_is_there(make_phone: Callable[..., Phone]) -> None:
    page = make_phone(java_script_enabled=False).page
    page.goto(PAGE)
    expect(page.get_by_role("heading", name="Platzhaus mit BMX-Strecke")).to_be_visible()
    expect(page.get_by_role("link", name="Jetzt losgehen")).to_be_visible()
    expect(page.get_by_role("button", name="Sonnenansicht")).to_be_hidden()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("path", [PAGE, MAP])
def test_axe_finds_nothing_in_any_theme_and_language(phone: Phone, path: str, language: str) -> None:
    phone.context.add_cookies([{"name": "lang", "value": language, "url": phone.watch.origin}])
    if path == PAGE:
        open_page(phone)
        frame_of(phone.page).evaluate(axe_script())
        phone.page.locator("summary").last.click()
    else:
        phone.open(path)
    problems = find_by_checkers(phone.page)
    assert not problems, "\n".join(problems)


@pytest.mark.parametrize("path", [PAGE, MAP])
def test_nothing_scrolls_sideways_and_controls_are_large(phone: Phone, path: str) -> None:
    phone.open(path)
    widths = [320, 390, 900, 1280]
    problems = find_at(phone.page, SIDEWAYS, widths) + find_with_large_text(phone.page)
    problems += find_at(phone.page, CONTROLS, widths)
    assert not problems, "\n".join(problems)
