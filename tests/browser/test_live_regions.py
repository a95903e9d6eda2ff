"""What a screen reader is told unasked: the own result at once and once, the standings sparingly, nothing rudely."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from app.content.loader import LoadedRoute
from tests.browser.host import HostServer, prepare
from tests.browser.pages import Phone, code_of, questions_of, right_response, wrong_response
from tests.browser.walker import Walker

pytestmark = pytest.mark.browser

ALONE, CROWD, WALL = "STXMM2", "STXMM3", "STXMM4"
SOON_MS = 1000
GAP_MS = 10_000
# Rounds in which the leader changes, with so much time of the page's between them.
ROUNDS, PAUSE_MS = 16, 2500

# Keeps what each live region says, when, and after how many presses; a region says what its content becomes. What a
# reader is told when a dialog or a page opens is no business of regions.
LOG = """(() => {
  const heard = window.heard = { said: [], presses: 0, pressed: 0 };
  addEventListener("click", () => {
    heard.presses += 1;
    heard.pressed = performance.now();
  }, true);
  const rude = (region) => region.getAttribute("role") === "alert" || region.getAttribute("aria-live") === "assertive";
  new MutationObserver((changes) => {
    const regions = new Set(changes
      .map(({ target }) => (target.nodeType === 1 ? target : target.parentElement))
      .map((target) => target?.closest("[aria-live], [role=status], [role=alert], [role=log]"))
      .filter(Boolean));
    for (const region of regions) {
      const words = region.textContent.trim();
      const at = performance.now();
      const { presses, pressed } = heard;
      if (words) heard.said.push({ words, at, after: at - pressed, presses, rude: rude(region) });
    }
  }).observe(document, { subtree: true, childList: true, characterData: true });
})();"""

HEARD = """(beginning) => {
  const { said, presses } = window.heard;
  return said.some((one) => one.presses === presses && one.words.startsWith(beginning));
}"""


@pytest.fixture(scope="module")
def host(tmp_path_factory: pytest.TempPathFactory, route: LoadedRoute) -> Iterator[HostServer]:
    """A server with a tour for each test."""
    wanted = {ALONE: ("running", 0), CROWD: ("running", 0), WALL: ("running", 0)}
    made = prepare(tmp_path_factory.mktemp("regions") / "data", route, wanted)
    made.server.start()
    yield made
    made.server.stop()


@pytest.fixture
def phone(make_phone: Callable[..., Phone], host: HostServer) -> Phone:
    """A phone whose live regions are listened to."""
    made = make_phone(url=host.server.url)
    made.context.add_init_script(LOG)
    return made


def said(page: Page) -> list[dict[str, Any]]:
    """Everything that was said so far."""
    return list(page.evaluate("() => window.heard.said"))


def hear(page: Page, beginning: str) -> None:
    """Exactly one sentence since the last press begins so, and it came within a second."""
    page.wait_for_function(HEARD, arg=beginning)
    presses = page.evaluate("() => window.heard.presses")
    now = [one for one in said(page) if one["presses"] == presses and one["words"].startswith(beginning)]
    assert len(now) == 1, now
    assert now[0]["after"] <= SOON_MS, now
    assert not now[0]["rude"], now


def test_the_own_result_is_said_within_a_second_and_once(phone: Phone, route: LoadedRoute) -> None:
    page = phone.page
    phone.join_without_location(ALONE)
    phone.press(phone.tab("Stationen"))
    phone.press("Code eingeben: Rathaus mit Bürgerbüro")
    phone.enter_code(code_of("schloss"))
    hear(page, "Dieser Code passt nicht")
    phone.enter_code(code_of("rathaus"))
    hear(page, "Eingecheckt: Rathaus mit Bürgerbüro")
    phone.press("Zur Frage")
    estimate, several, one = questions_of(route, "rathaus")
    phone.select(estimate, 12600)
    phone.press("Tipp (−20)")
    hear(page, "Der Tipp kostet 20 Punkte")
    phone.press("Tipp zeigen")
    hear(page, "Tipp: ")
    phone.answer(estimate, 12600)
    hear(page, "Nicht ganz. +")
    phone.press("Nächste Frage")
    phone.answer(several, wrong_response(several))
    hear(page, "Leider nicht. ")
    phone.press("Nächste Frage")
    phone.answer(one, right_response(one))
    hear(page, "Richtig. +")
    everything = said(page)
    assert not [each for each in everything if each["rude"]], everything
    told = [(each["words"], each["presses"]) for each in everything]
    assert len(told) == len(set(told)), f"repeated: {everything}"


def change_leaders(page: Page, walkers: list[Walker]) -> None:
    """In each round another group takes the lead; the page's own clock runs ahead of the real one."""
    stations = ["rathaus", "schlossstrasse", "schloss", "lenne-schule", "bahnhof", "stift-bethlehem"]
    for number in range(ROUNDS):
        walker, station = walkers[number % len(walkers)], stations[number // len(walkers)]
        walker.checkin(station)
        points = str(walker.answer(station))
        expect(page.locator("tr", has_text=walker.name)).to_contain_text(points)
        page.clock.fast_forward(PAUSE_MS)


def expect_sparing(page: Page, least: int) -> None:
    """The log of a minute full of changes: some news, none rude, none twice in a row, ten seconds between any two."""
    everything = said(page)
    at = [one["at"] for one in everything]
    words = [one["words"] for one in everything]
    assert len(everything) >= least, everything
    assert not [each for each in everything if each["rude"]], everything
    assert all(later - sooner >= GAP_MS for sooner, later in pairwise(at)), everything
    assert all(later != sooner for sooner, later in pairwise(words)), everything


def test_the_rank_is_said_at_most_every_ten_seconds(phone: Phone, host: HostServer) -> None:
    phone.context.clock.install()
    phone.join_without_location(CROWD)
    # Somebody in the middle, whose rank changes with nearly every check-in of the others.
    walkers = [Walker(host, CROWD, name) for name in ("Flinke Füchse", "Leise Luchse", "Wache Otter")]
    phone.press(phone.tab("Stand"))
    expect(phone.page.locator("table.standings tbody tr")).to_have_count(4)
    phone.page.evaluate("() => { window.heard.said = []; }")
    change_leaders(phone.page, walkers)
    expect_sparing(phone.page, least=1)


def test_the_standings_page_says_at_most_one_thing_in_ten_seconds(phone: Phone, host: HostServer) -> None:
    page = phone.page
    phone.context.clock.install()
    walkers = [Walker(host, WALL, name) for name in ("Flinke Füchse", "Leise Luchse", "Wache Otter")]
    phone.context.add_cookies([{"name": "staff", "value": host.token, "url": host.server.url}])
    page.goto(f"/tours/{WALL}/standings")
    expect(page.locator("html")).to_have_attribute("data-state", "ready")
    page.evaluate("() => { window.heard.said = []; }")
    change_leaders(page, walkers)
    expect_sparing(page, least=2)
