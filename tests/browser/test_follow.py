"""The map goes with whoever walks: the way by itself, the own position when told to, nothing once a hand moved it."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import expect

from app.content.loader import LoadedRoute
from tests.browser.findings import find_on_phones
from tests.browser.pages import Phone, place_near

pytestmark = pytest.mark.browser

STATION = "rathaus"
# How far the dot is from the middle of the map, in pixels; moving maps are waited for.
OFF_CENTRE = """() => {
  if (document.querySelector(".leaflet-pan-anim, .leaflet-zoom-anim")) return null;
  const middle = (box) => [box.left + box.width / 2, box.top + box.height / 2];
  const [x, y] = middle(document.querySelector("#map .self-dot").getBoundingClientRect());
  const [a, b] = middle(document.getElementById("map").getBoundingClientRect());
  return Math.hypot(x - a, y - b);
}"""
CENTRED = f"() => {{ const off = ({OFF_CENTRE})(); return off !== null && off < 4; }}"
AWAY = f"() => {{ const off = ({OFF_CENTRE})(); return off !== null && off > 30; }}"


def dot(phone: Phone) -> dict[str, Any]:
    """Where the own position is drawn."""
    box = phone.page.locator("#map .self-dot").bounding_box()
    assert box
    return dict(box)


def test_the_map_follows_the_own_position_until_a_hand_moves_it(phone: Phone, route: LoadedRoute, tour: str) -> None:
    phone.join_and_locate(tour, place_near(route, STATION, 300))
    follow = phone.page.get_by_role("button", name="Karte folgt eurer Position")
    expect(follow).to_have_attribute("aria-pressed", "false")
    phone.press(follow)
    expect(follow).to_have_attribute("aria-pressed", "true")
    phone.page.wait_for_function(CENTRED)
    phone.stand_at(place_near(route, STATION, 240))
    expect(phone.text("240\u00a0m")).to_be_visible()
    phone.page.wait_for_function(CENTRED)
    box = phone.page.locator("#map").bounding_box()
    assert box
    phone.page.mouse.move(box["x"] + 60, box["y"] + 120)
    phone.page.mouse.down()
    phone.page.mouse.move(box["x"] + 160, box["y"] + 200, steps=5)
    phone.page.mouse.up()
    expect(follow).to_have_attribute("aria-pressed", "false")
    phone.page.wait_for_function(AWAY)
    phone.stand_at(place_near(route, STATION, 200))
    expect(phone.text("200\u00a0m")).to_be_visible()
    phone.page.wait_for_function(AWAY)


def test_the_second_tap_shows_the_way_again(phone: Phone, route: LoadedRoute, tour: str) -> None:
    phone.join_and_locate(tour, place_near(route, STATION, 300))
    follow = phone.page.get_by_role("button", name="Karte folgt eurer Position")
    phone.press(follow)
    phone.page.wait_for_function(CENTRED)
    phone.press(follow)
    expect(follow).to_have_attribute("aria-pressed", "false")
    phone.page.wait_for_function(AWAY)
    # Own position and target are in view together.
    expect(phone.page.locator("#map .pin-target")).to_be_in_viewport()
    assert dot(phone)


def test_a_large_map_is_zoomed_by_single_taps(phone: Phone, route: LoadedRoute, tour: str) -> None:
    phone.join_and_locate(tour, place_near(route, STATION, 100))
    expect(phone.button("Karte verkleinern")).to_be_hidden()
    phone.press("Weniger zeigen")
    scale = phone.page.locator(".leaflet-control-scale")
    before = scale.inner_text()
    phone.press("Karte verkleinern")
    expect(scale).not_to_have_text(before)
    phone.press("Karte vergrößern")
    expect(scale).to_have_text(before)
    assert find_on_phones(phone.page) == []
