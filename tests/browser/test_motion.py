"""Nothing moves for who asked for calm, and a phone may lie on its side: in every state of the game."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from app.content.loader import LoadedRoute
from tests.browser.findings import SIDEWAYS
from tests.browser.pages import Phone
from tests.browser.states import Visit, play_states, small_pages

pytestmark = pytest.mark.browser

LONGEST_MS = 200
UPRIGHT, ON_ITS_SIDE = {"width": 390, "height": 844}, {"width": 844, "height": 390}

# Keeps what moves for longer than it should: transitions and animations of styles, and those that scripts start.
WATCH = """((longest) => {
  const motion = window.motion = [];
  const note = (animation) => {
    const { endTime } = animation.effect.getComputedTiming();
    const { target } = animation.effect;
    if (endTime > longest) motion.push(`${target?.tagName} ${target?.getAttribute("class")} for ${endTime} ms`);
  };
  for (const kind of ["transitionrun", "animationstart"]) {
    document.addEventListener(kind, () => document.getAnimations().forEach(note), true);
  }
  const animate = Element.prototype.animate;
  Element.prototype.animate = function (...rest) {
    const animation = animate.apply(this, rest);
    note(animation);
    return animation;
  };
})(LONGEST_MS);""".replace("LONGEST_MS", str(LONGEST_MS))

# The filled button of the screen that is shown, where it has one, and whether a thumb gets at it.
BUTTON = """() => {
  const buttons = [...document.querySelectorAll(".screen:not([hidden]) .acts .btn")];
  return buttons.filter((button) => button.checkVisibility()).flatMap((button) => {
    const { left, top, right, bottom, width, height } = button.getBoundingClientRect();
    const words = button.textContent.trim();
    const problems = [];
    if (top < 0 || left < 0 || right > innerWidth || bottom > innerHeight) problems.push(`${words} is outside`);
    const there = document.elementFromPoint(left + width / 2, top + height / 2);
    if (!button.contains(there)) problems.push(`${words} is covered`);
    if (height < 44) problems.push(`${words} is ${height} px high`);
    return problems;
  });
}"""


@pytest.fixture
def make_visit(make_phone: Callable[..., Phone], route: LoadedRoute, tour: str) -> Callable[..., Visit]:
    """Make a phone whose movements are watched, and where it will walk."""

    def make(**options: Any) -> Visit:
        phone = make_phone(**options)
        phone.context.add_init_script(WATCH)
        return Visit(phone, route, tour)

    return make


def moved(page: Page) -> list[str]:
    """What has moved on this page for longer than it should."""
    return list(page.evaluate("() => window.motion"))


def find_on_its_side(page: Page) -> list[str]:
    """What a phone on its side cannot show or reach."""
    page.set_viewport_size(ON_ITS_SIDE)
    found = page.evaluate(SIDEWAYS) + page.evaluate(BUTTON)
    page.set_viewport_size(UPRIGHT)
    return list(found)


@pytest.mark.parametrize("states", [small_pages, play_states])
def test_nothing_moves_for_who_asked_for_calm_and_both_orientations_work(
    make_visit: Callable[..., Visit], states: Any
) -> None:
    visit = make_visit(reduced_motion="reduce")
    page = visit.phone.page
    problems = []
    for state in states(visit):
        problems += [f"{state}, on its side: {found}" for found in find_on_its_side(page)]
        problems += [f"{state}: {found}" for found in moved(page)]
    assert not problems, "\n".join(problems)


def test_without_that_wish_a_flag_unfurls(make_visit: Callable[..., Visit]) -> None:
    visit = make_visit()
    visit.phone.join_without_location(visit.tour)
    visit.phone.open_by_code(visit.route, "rathaus")
    expect(visit.phone.page.locator(".badge.unfurl")).to_be_visible()
    visit.phone.page.wait_for_function("() => window.motion.length > 0")
