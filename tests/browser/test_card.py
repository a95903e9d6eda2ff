"""A group's card brings a phone back in one tap, with and without scripts; a second press adds no second phone."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from app.content.loader import LoadedRoute
from tests.browser.pages import Phone, checkin_points

pytestmark = pytest.mark.browser

STATION = "rathaus"

# What the page lets through of two presses; the browser itself would drop the second of two in one moment.
PRESS_TWICE = """(button) => {
  const presses = [];
  document.addEventListener("submit", (event) => {
    presses.push(event.defaultPrevented ? "kept back" : "sent");
    event.preventDefault();
  });
  button.click();
  button.click();
  return presses;
}"""


@pytest.fixture
def card(make_phone: Callable[..., Phone], route: LoadedRoute, tour: str) -> str:
    """The address on the card of a group that has opened a station."""
    first = make_phone()
    first.join_without_location(tour)
    first.open_by_code(route, STATION)
    return str(first.server_state()["group"]["card"])


def test_one_tap_brings_a_new_phone_into_the_group(
    card: str, make_phone: Callable[..., Phone], route: LoadedRoute
) -> None:
    other = make_phone()
    other.open(card)
    other.page.get_by_role("main").get_by_role("button").click()
    other.page.wait_for_url("**/play")
    other.expect_points(checkin_points(route, STATION))
    assert other.server_state()["device"]["number"] == 2
    other.open(card)
    other.page.get_by_role("link", name="Weiter als").click()
    other.page.wait_for_url("**/play")
    assert other.server_state()["devices"] == 2


def test_a_second_press_before_the_answer_adds_no_second_phone(card: str, make_phone: Callable[..., Phone]) -> None:
    other = make_phone()
    other.open(card)
    assert other.page.get_by_role("main").get_by_role("button").evaluate(PRESS_TWICE) == ["sent", "kept back"]


def test_the_card_works_where_no_script_runs(card: str, make_phone: Callable[..., Phone]) -> None:
    other = make_phone(java_script_enabled=False)
    other.page.goto(card)
    other.page.get_by_role("button", name="Weiter als").click()
    other.page.wait_for_url("**/play")
    assert other.context.request.get("/api/v1/state").json()["device"]["number"] == 2
