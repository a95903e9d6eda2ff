"""The focus in every state: reached by Tab in the order of reading, seen in every theme, never covered or caught."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Error, Page

from app.content.loader import LoadedRoute
from tests.browser.host import Board, HostServer, prepare, staff_states
from tests.browser.pages import Phone
from tests.browser.states import Visit, play_states, small_pages

pytestmark = pytest.mark.browser

CODE = "TASTEN"
MOST_STOPS = 250
# Scrolling to what is focused is over by then, and so is the map's own move towards a pin.
MOVED_MS = 1000

# Runs once in a page and measures a stop of the Tab key. `ring` is the width of its outline, which a card or a stepper
# draws around the input inside; `contrast` the least between that outline and what it is drawn on; `seen` the share of
# nine points that is not covered; `back` whether it stands before the last stop in the document.
PREPARE = """(themes) => {
  if (window.focusWalk) return;
  const walk = window.focusWalk = { last: null };
  const light = ([red, green, blue]) => [red, green, blue].reduce((sum, part, index) => {
    const share = part / 255;
    const linear = share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    return sum + [0.2126, 0.7152, 0.0722][index] * linear;
  }, 0);
  const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  const channels = (colour) => {
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = colour;
    canvas.fillRect(0, 0, 1, 1);
    return [...canvas.getImageData(0, 0, 1, 1).data];
  };
  // What lies below, and not only what it stands in: a banner has a dark part beside its words.
  const groundOf = (marked, inside) => {
    const box = marked.getBoundingClientRect();
    const below = document.elementsFromPoint(box.left + box.width / 2, box.top + box.height / 2);
    const grounds = below.filter((each) => inside ? !marked.contains(each) || each === marked : !marked.contains(each));
    return grounds.map((each) => channels(getComputedStyle(each).backgroundColor)).find((colour) => colour[3] > 250)
      ?? channels(getComputedStyle(document.body).backgroundColor);
  };
  walk.marked = (focused) => [focused, focused.closest("label"), focused.parentElement]
    .find((each) => each && getComputedStyle(each).outlineStyle !== "none");
  walk.contrast = (marked) => {
    const style = getComputedStyle(marked);
    const inside = parseFloat(style.outlineOffset) < 0;
    const pair = [light(channels(style.outlineColor)), light(groundOf(marked, inside))];
    pair.sort((one, other) => other - one);
    return (pair[0] + 0.05) / (pair[1] + 0.05);
  };
  walk.seen = (focused) => {
    const box = focused.getBoundingClientRect();
    const label = focused.closest("label");
    // A pin's box is larger than what is drawn, and pins may stand before one another.
    const map = focused.closest(".leaflet-marker-icon")?.closest(".leaflet-container");
    const shares = [0.1, 0.5, 0.9];
    const corners = shares.flatMap((x) => shares.map((y) => [box.left + x * box.width, box.top + y * box.height]));
    const points = corners.filter(([x, y]) => {
      const top = document.elementFromPoint(x, y);
      return top && (focused.contains(top) || label?.contains(top) || map?.contains(top));
    });
    // Of a region that is higher than the room for it a part is enough.
    return box.height > innerHeight / 2 ? Math.min(points.length, 1) : points.length / 9;
  };
  walk.measure = () => {
    const focused = document.activeElement;
    if (!focused || focused === document.body || focused === document.documentElement) return null;
    const marked = walk.marked(focused);
    const root = document.documentElement;
    const before = root.dataset.theme;
    const contrasts = themes.map((theme) => {
      root.dataset.theme = theme;
      return marked ? walk.contrast(marked) : 0;
    });
    root.dataset.theme = before;
    const back = walk.last && Boolean(focused.compareDocumentPosition(walk.last) & Node.DOCUMENT_POSITION_FOLLOWING);
    const again = walk.first === focused;
    walk.first ??= focused;
    walk.last = focused;
    const words = focused.getAttribute("aria-label") ?? focused.textContent.trim().replace(/\\s+/g, " ").slice(0, 40);
    return {
      name: `${focused.tagName} ${focused.id} ${words}`,
      ring: marked ? parseFloat(getComputedStyle(marked).outlineWidth) : 0,
      contrast: Math.min(...contrasts),
      seen: walk.seen(focused),
      back,
      again,
    };
  };
}"""
# Tab goes on from what had the focus last, so that is put before everything else, in a dialog before all of that.
START = """() => {
  const start = document.createElement("span");
  start.tabIndex = -1;
  (document.querySelector("dialog[open]") ?? document.body).prepend(start);
  start.focus();
  start.remove();
  getSelection().removeAllRanges();
  window.focusWalk.first = window.focusWalk.last = null;
}"""
SEEN = "() => window.focusWalk.seen(document.activeElement) > 0.5"


def find_by_tab(page: Page) -> list[str]:
    """What is wrong with the focus between the page's first stop and its last."""
    page.evaluate(PREPARE, ["light", "dark", "sonne"])
    # A reply of the server may draw a screen anew beneath the first stop; what is wrong stays wrong the second time.
    return find_from_start(page) and find_from_start(page)


def find_from_start(page: Page) -> list[str]:
    """One round of all stops."""
    page.evaluate(START)
    found = []
    for stops in range(MOST_STOPS):
        page.keyboard.press("Tab")
        stop = page.evaluate("() => window.focusWalk.measure()")
        if stop is None or stop["again"]:
            return found if stops > 1 else [*found, "Tab stays where it is"]
        if stop["ring"] < 2:
            found.append(f"no ring around {stop['name']}")
        elif stop["contrast"] < 3:
            found.append(f"the ring around {stop['name']} has a contrast of {stop['contrast']:.1f}")
        if stop["back"]:
            found.append(f"Tab goes back to {stop['name']}")
        if stop["seen"] < 0.5 and not becomes_seen(page):
            found.append(f"{stop['name']} is covered: {stop['seen']:.0%} of it is seen")
    return [*found, f"no end after {MOST_STOPS} stops"]


def becomes_seen(page: Page) -> bool:
    """Whether the focused element is there once everything has moved."""
    try:
        page.wait_for_function(SEEN, timeout=MOVED_MS)
    except Error:
        return False
    return True


@pytest.fixture
def visit(phone: Phone, route: LoadedRoute, tour: str) -> Visit:
    """A phone that has never been here, and where it will walk."""
    return Visit(phone, route, tour)


@pytest.mark.parametrize("states", [small_pages, play_states])
def test_the_focus_is_seen_at_every_stop_of_a_phone(visit: Visit, states: Any) -> None:
    problems = [f"{state}: {found}" for state in states(visit) for found in find_by_tab(visit.phone.page)]
    assert not problems, "\n".join(problems)


@pytest.fixture(scope="module")
def host(tmp_path_factory: pytest.TempPathFactory, route: LoadedRoute) -> Iterator[HostServer]:
    """A server with one tour that is well on its way."""
    made = prepare(tmp_path_factory.mktemp("focus") / "data", route, {CODE: ("running", 12)})
    made.server.start()
    yield made
    made.server.stop()


@pytest.mark.parametrize("size", [(390, 844), (1280, 800)], ids=["phone", "laptop"])
def test_the_focus_is_seen_at_every_stop_of_the_staff(
    make_board: Callable[..., Board], host: HostServer, size: tuple[int, int]
) -> None:
    board = make_board(viewport={"width": size[0], "height": size[1]})
    states = staff_states(board, CODE, host.tours[CODE])
    problems = [f"{state}: {found}" for state in states for found in find_by_tab(board.page)]
    assert not problems, "\n".join(problems)
