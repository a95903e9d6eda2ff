"""Text twice as large on the smallest phone: everything can be read, nothing stands before it for good."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, expect

from app.content.loader import LoadedRoute
from tests.browser.pages import Phone, code_of, name_of

pytestmark = pytest.mark.browser

# Whether all of an element can be seen: its four corners and its middle are its own.
SEEN = """(element) => {
  const box = element.getBoundingClientRect();
  const points = [[0.02, 0.1], [0.98, 0.1], [0.5, 0.5], [0.02, 0.9], [0.98, 0.9]];
  return points.every(([x, y]) => {
    const top = document.elementFromPoint(box.left + x * box.width, box.top + y * box.height);
    return top !== null && (element.contains(top) || top.contains(element));
  });
}"""


@pytest.fixture
def reader(make_phone: Callable[..., Phone]) -> Phone:
    """A small phone whose owner reads large text."""
    phone = make_phone(viewport={"width": 320, "height": 640})
    phone.context.add_init_script(
        "addEventListener('DOMContentLoaded', () => { document.documentElement.style.fontSize = '200%'; })"
    )
    return phone


def is_seen(element: Locator) -> bool:
    """Once it has been scrolled to, as a reader does."""
    element.scroll_into_view_if_needed()
    return bool(element.evaluate(SEEN))


def test_the_way_and_its_buttons_can_be_read(reader: Phone, route: LoadedRoute, tour: str) -> None:
    reader.join(tour)
    assert is_seen(reader.heading("Zeigt euch das Handy den Weg?"))
    assert is_seen(reader.button("Standort erlauben"))
    reader.press("Ohne Standort weiter")
    station = reader.server_state()["order"][0]
    assert is_seen(reader.heading(name_of(route, station)))
    assert is_seen(reader.button("Code eingeben").last)


def test_a_wrong_code_is_told_where_it_is_seen(reader: Phone, tour: str) -> None:
    reader.join_without_location(tour)
    reader.press("Code eingeben")
    reader.enter_code(code_of("schloss"))
    expect(reader.text("Dieser Code passt nicht")).to_be_visible()
    assert reader.text("Dieser Code passt nicht").evaluate(SEEN)
