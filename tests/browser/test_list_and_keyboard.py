"""The same game without a map and without a pointer: list, codes and keys alone bring the same points."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Error, Locator, expect

from app.content.loader import LoadedRoute
from app.quiz.base import Question
from app.quiz.localized import resolve
from tests.browser.pages import (
    Phone,
    checkin_points,
    code_of,
    german,
    name_of,
    questions_of,
    right_response,
)

pytestmark = pytest.mark.browser

STATION = "rathaus"
MOST_STOPS = 120
# The map's move towards a pin that has the focus is over by then, also on a busy machine.
MOVED_MS = 5000

# The element with the focus: how wide its ring is (a card or a stepper shows it for the input inside), whether anything
# of it is seen.
FOCUS = """() => {
  const focused = document.activeElement;
  if (!focused || focused === document.body || focused === document.documentElement) return null;
  const box = focused.getBoundingClientRect();
  const marked = [focused, focused.parentElement, focused.parentElement?.parentElement].filter(Boolean);
  const ring = Math.max(...marked.map((element) => {
    const style = getComputedStyle(element);
    return style.outlineStyle === "none" ? 0 : parseFloat(style.outlineWidth);
  }));
  const label = focused.closest("label");
  const seen = [[0.5, 0.5], [0.1, 0.1], [0.9, 0.1], [0.1, 0.9], [0.9, 0.9]].some(([x, y]) => {
    const top = document.elementFromPoint(box.left + x * box.width, box.top + y * box.height);
    return top && (focused.contains(top) || label?.contains(top));
  });
  const name = focused.getAttribute("aria-label") ?? focused.textContent.trim().slice(0, 40);
  return { name: `${focused.tagName} ${name}`, ring, seen };
}"""


class Keyboard:
    """Fingers on keys only: Tab, Shift+Tab, Enter, Space and arrows, and what the focus looks like on the way."""

    def __init__(self, phone: Phone) -> None:
        self.phone = phone
        self.keys = phone.page.keyboard

    def reach(self, target: Locator, *, back: bool = False) -> None:
        """Tab until the target has the focus; every stop on the way has to be seen."""
        expect(target).to_be_visible()
        for _ in range(MOST_STOPS):
            if target.evaluate("(element) => element === document.activeElement"):
                return
            self.keys.press("Shift+Tab" if back else "Tab")
            stop = self.phone.page.evaluate(FOCUS)
            # Beyond the last stop the focus leaves the page for the browser's own bar and comes back.
            if stop is not None:
                assert stop["ring"] >= 2, f"no visible focus on {stop['name']}"
                assert stop["seen"] or self.becomes_seen(), f"something covers all of {stop['name']}"
        raise AssertionError(f"no way to {target} by keys")

    def becomes_seen(self) -> bool:
        """Whether it is there once the map has moved towards a pin."""
        try:
            self.phone.page.wait_for_function(f"() => ({FOCUS})()?.seen", timeout=MOVED_MS)
        except Error:
            return False
        return True

    def push(self, target: str | Locator, key: str = "Enter", *, back: bool = False) -> None:
        """Reach a button and press it."""
        found = self.phone.button(target) if isinstance(target, str) else target
        self.reach(found, back=back)
        self.phone.rest(found)
        self.keys.press(key)

    def expect_screen(self, state: str, heading: str) -> None:
        """A new screen is shown and the focus stands at its heading, not on the page's body."""
        expect(self.phone.page.locator("html")).to_have_attribute("data-state", state)
        expect(self.phone.heading(heading)).to_be_focused()

    def choose(self, question: Question, response: Any) -> None:
        """Enter an answer by the keys that belong to its kind of control."""
        main = self.phone.page.get_by_role("main")
        match question.type:
            case "choice":
                # One radio of the group is a tab stop; arrows move among them and choose.
                options = [option.id for option in question.options]
                self.reach(main.get_by_role("radio").first)
                self.keys.press("Space")
                for _ in range(options.index(response)):
                    self.keys.press("ArrowDown")
                expect(main.get_by_role("radio").nth(options.index(response))).to_be_checked()
            case "multiple":
                for option in question.options:
                    if option.id in response:
                        self.push(main.get_by_role("checkbox", name=resolve(option.text, "de"), exact=True), "Space")
            case "number":
                self.reach(main.get_by_label("Eure Schätzung"))
                self.keys.type(german(response))
            case unknown:
                raise AssertionError(f"{STATION} asks no {unknown} question")


def hide_in_help(phone: Phone, keyboard: Keyboard) -> None:
    """Hide the map as people do it, with keys."""
    expect(phone.page.get_by_role("region", name="Karte mit Route und Stationen")).to_be_visible()
    keyboard.push(phone.tab("Hilfe"))
    keyboard.expect_screen("help", "Hilfe")
    switch = phone.page.get_by_role("switch", name="Karte ausblenden")
    keyboard.push(switch, "Space")
    expect(switch).to_be_checked()
    expect(switch).to_be_focused()


def take_away(phone: Phone, keyboard: Keyboard) -> None:
    """Remove the map from the document without asking the page."""
    area = phone.page.get_by_role("region", name="Karte mit Route und Stationen")
    expect(area).to_be_visible()
    area.evaluate("(element) => element.remove()")


@pytest.mark.parametrize("without_map", [hide_in_help, take_away])
def test_list_and_keys_alone_bring_the_same_points(
    phone: Phone, route: LoadedRoute, tour: str, read_log: Callable[[str], Any], without_map: Any
) -> None:
    keyboard = Keyboard(phone)
    join_by_keys(phone, keyboard, tour)
    without_map(phone, keyboard)
    expect(phone.page.locator("#map-area")).to_have_count(0)
    open_by_code(phone, keyboard, route)
    points = answer_everything(phone, keyboard, route)
    keyboard.push("Nächste Station")
    keyboard.expect_screen("walk", name_of(route, "schlossstrasse"))
    finish(phone, keyboard, points)
    expect(phone.page.locator("#map-area")).to_have_count(0)
    log = read_log(phone.group_id())
    assert log.result.points == points
    assert [event.type for event in log.events] == ["checkin"] + ["answer"] * 3 + ["finish"]


def join_by_keys(phone: Phone, keyboard: Keyboard, tour: str) -> None:
    phone.open("/")
    keyboard.reach(phone.page.get_by_label("Code eurer Tour"))
    keyboard.keys.type(tour)
    keyboard.keys.press("Enter")
    phone.page.wait_for_url(f"**/j/{tour}")
    expect(phone.page.locator("html")).to_have_attribute("data-state", "ready")
    keyboard.reach(phone.page.get_by_role("tab", name="Neue Gruppe"))
    keyboard.keys.press("ArrowRight")
    expect(phone.page.get_by_role("tab", name="Zu unserer Gruppe")).to_be_focused()
    keyboard.keys.press("ArrowLeft")
    expect(phone.text("Gespeichert werden Gruppenname, Antworten und Zeiten.")).to_be_visible()
    keyboard.push("Mitmachen")
    phone.page.wait_for_url("**/play")
    expect(phone.heading("Zeigt euch das Handy den Weg?")).to_be_visible()
    keyboard.push("Ohne Standort weiter")
    expect(phone.page.locator("html")).to_have_attribute("data-state", "walk")


def open_by_code(phone: Phone, keyboard: Keyboard, route: LoadedRoute) -> None:
    name = name_of(route, STATION)
    keyboard.push(phone.tab("Stationen"))
    keyboard.expect_screen("list", "Stationen")
    rows = phone.page.get_by_role("main").get_by_role("listitem")
    expect(rows.get_by_role("heading", level=2)).to_have_text(
        [name_of(route, station.id) for station in route.route.stations]
    )
    keyboard.push(rows.first.locator("summary"), "Space")
    expect(rows.first).to_contain_text("Der Punkt auf der Karte ist das Rathaus")
    keyboard.push(f"Code eingeben: {name}", back=True)
    keyboard.expect_screen("code", "Code eingeben")
    keyboard.reach(phone.page.get_by_label("Code der Station"))
    keyboard.keys.type(code_of(STATION))
    keyboard.keys.press("Enter")
    keyboard.expect_screen("station", name)


def answer_everything(phone: Phone, keyboard: Keyboard, route: LoadedRoute) -> int:
    points = checkin_points(route, STATION)
    phone.expect_points(points)
    keyboard.push("Zur Frage")
    questions = questions_of(route, STATION)
    for question in questions:
        keyboard.expect_screen("question", resolve(question.prompt, "de"))
        keyboard.choose(question, right_response(question))
        keyboard.push("Antwort abgeben")
        keyboard.expect_screen("answered", "Richtig")
        points += question.points
        phone.expect_points(points)
        if question is not questions[-1]:
            keyboard.push("Nächste Frage")
    return points


def finish(phone: Phone, keyboard: Keyboard, points: int) -> None:
    keyboard.push(phone.tab("Hilfe"))
    keyboard.expect_screen("help", "Hilfe")
    keyboard.push("Fertig, wir hören hier auf")
    keyboard.expect_screen("confirm", "Hier aufhören?")
    keyboard.push("Doch nicht")
    # Whoever says no stands where the question came from.
    expect(phone.button("Fertig, wir hören hier auf")).to_be_focused()
    keyboard.push("Fertig, wir hören hier auf")
    keyboard.expect_screen("confirm", "Hier aufhören?")
    keyboard.push("Fertig")
    keyboard.expect_screen("finished", "Für heute fertig")
    expect(phone.page.get_by_role("main")).to_contain_text(f"{points} Punkte")
