"""The board for everybody and for many groups: axe, large text, small screens, 500 groups and 20 changes a second."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from app.content.loader import LoadedRoute
from tests.browser.host import Board, HostServer, board_maker, prepare
from tests.browser.test_accessibility import CONTROLS, SIDEWAYS, find_at, find_by_axe, find_with_large_text

pytestmark = pytest.mark.browser

LAPTOP, PHONE = {"width": 1440, "height": 900}, {"width": 390, "height": 844}
MOST_NODES = 5000
LONGEST_TASK_MS = 200

# How much wider and higher the page is than its window.
OUTSIDE = """() => {
  const root = document.scrollingElement;
  return [root.scrollWidth - root.clientWidth, root.scrollHeight - root.clientHeight];
}"""

# A stream that the test itself feeds, for more changes a second than a server ever sends.
FEED = """(() => {
  window.EventSource = class extends EventTarget {
    constructor() {
      super();
      this.readyState = 1;
      Object.defineProperty(window, "feed", { value: (type, data) => {
        this.dispatchEvent(new MessageEvent(type, { data: JSON.stringify(data) }));
      }, configurable: true });
      setTimeout(() => this.dispatchEvent(new Event("open")));
    }
    close() {}
  };
})();"""

# 20 changes a second for so many seconds: groups get points, get in, get on, are refused; each is a message of its own.
STORM = """async ({ rows, tour, seconds }) => {
  const tasks = [];
  new PerformanceObserver((list) => tasks.push(...list.getEntries().map((entry) => Math.round(entry.duration))))
    .observe({ entryTypes: ["longtask"] });
  const states = ["in", "right", "partly", "wrong", "skipped"];
  const started = performance.now();
  let sent = 0;
  let most = 0;
  await new Promise((done) => {
    const timer = setInterval(() => {
      while (sent < ((performance.now() - started) / 1000) * 20) {
        // Every other change is on the first page, where it is seen.
        const row = rows[sent % 2 ? (sent * 7) % rows.length : (sent / 2) % 40];
        const stations = Object.keys(row.cells);
        const now = new Date().toISOString();
        const station = stations[sent % Math.max(1, stations.length)];
        if (station) row.cells[station] = { ...row.cells[station], state: states[sent % states.length] };
        row.points += 10;
        row.seen = now;
        window.feed("change", { log_no: 100 + sent, reset: false, now, tour, groups: rows.length, rows: [row] });
        sent += 1;
      }
      // Counting thousands of elements costs time of its own: once a second is enough.
      if (sent % 20 === 0) most = Math.max(most, document.querySelectorAll("*").length);
      if (performance.now() - started > seconds * 1000) {
        clearInterval(timer);
        done();
      }
    }, 25);
  });
  await new Promise((done) => requestAnimationFrame(() => setTimeout(done, 100)));
  return { sent, longest: Math.max(0, ...tasks), most };
}"""


@pytest.fixture(scope="module")
def host(tmp_path_factory: pytest.TempPathFactory, route: LoadedRoute) -> Iterator[HostServer]:
    """A server with tours of every size and phase."""
    wanted = {"LEER22": ("running", 0), "PLAN22": ("planned", 0), "LBBY22": ("open", 30), "ENDE22": ("ended", 5)}
    made = prepare(
        tmp_path_factory.mktemp("load") / "data",
        route,
        {**wanted, "SCHUL2": ("running", 25), "STADT2": ("running", 500)},
    )
    made.server.start()
    yield made
    made.server.stop()


@pytest.fixture
def make_board(browser: Browser, host: HostServer) -> Iterator[Callable[..., Board]]:
    """Open browsers that are logged in as the host; no error may show up in any of them."""
    make, made = board_maker(browser, host)
    yield make
    for board in made:
        board.context.close()
    problems = [problem for board in made for problem in board.watch.problems]
    assert not problems, "\n".join(problems)


@pytest.fixture(scope="session")
def axe() -> str:
    """The script of axe-core."""
    return str(Axe().axe_script)


def views(board: Board) -> Iterator[str]:
    """Every view of the board: its tabs, the ranking uncovered, a group with each of its forms, the question back."""
    page = board.page
    for tab in page.get_by_role("tab").all():
        tab.click()
        yield f"tab {tab.inner_text()}"
    page.get_by_role("button", name="Rangliste zeigen").click()
    yield "ranking"
    board.tab("Gruppen").click()
    drawer = board.open_group(3)
    for fold in drawer.locator("summary").all():
        fold.click()
    drawer.locator("#form-adjust").get_by_role("button").click()
    expect(drawer.locator("#adjust-points-error")).to_be_visible()
    yield "a group"
    page.keyboard.press("Escape")
    page.locator("#deed-main").click()
    yield "asking back"
    page.get_by_role("button", name="Abbrechen").click()


@pytest.mark.parametrize("viewport", [LAPTOP, PHONE], ids=["laptop", "phone"])
@pytest.mark.parametrize("code", ["SCHUL2", "STADT2"])
def test_axe_finds_nothing_in_any_view_and_theme(
    make_board: Callable[..., Board], host: HostServer, axe: str, code: str, viewport: dict[str, int]
) -> None:
    board = make_board(viewport=viewport).open(host.tours[code])
    problems = [f"{view}: {found}" for view in views(board) for found in find_by_axe(board.page, axe)]
    assert not problems, "\n".join(problems)


@pytest.mark.parametrize("code", ["LEER22", "PLAN22", "LBBY22", "ENDE22"])
def test_axe_finds_nothing_before_and_after_a_tour(
    make_board: Callable[..., Board], host: HostServer, axe: str, code: str
) -> None:
    board = make_board().open(host.tours[code])
    assert find_by_axe(board.page, axe) == []


def test_controls_are_large_enough_and_nothing_scrolls_sideways_on_a_phone(
    make_board: Callable[..., Board], host: HostServer
) -> None:
    board = make_board(viewport=PHONE).open(host.tours["SCHUL2"])
    problems = []
    for view in views(board):
        found = find_at(board.page, CONTROLS, [320, 390]) + find_at(board.page, SIDEWAYS, [320])
        found += find_with_large_text(board.page)
        problems += [f"{view}: {problem}" for problem in found]
    assert not problems, "\n".join(problems)


@pytest.mark.parametrize("size", [(1024, 700), (1280, 800), (1440, 900), (1920, 1080)])
def test_the_page_itself_never_scrolls_on_a_laptop(
    make_board: Callable[..., Board], host: HostServer, size: tuple[int, int]
) -> None:
    board = make_board(viewport={"width": size[0], "height": size[1]}).open(host.tours["STADT2"])
    page = board.page
    assert page.evaluate(OUTSIDE) == [0, 0]
    board.open_group(2)
    assert page.evaluate(OUTSIDE) == [0, 0]
    for control in page.get_by_role("banner").get_by_role("button").all():
        box = control.bounding_box()
        assert box is not None
        assert box["x"] + box["width"] <= size[0]


def storm(page: Page, host: HostServer, seconds: int) -> dict[str, int]:
    """Twenty changes a second; the longest task, the most nodes and how many changes there were."""
    data = page.request.get(f"/api/v1/host/tours/{host.tours['STADT2']}/board").json()
    return dict(page.evaluate(STORM, {"rows": data["rows"], "tour": data["tour"], "seconds": seconds}))


@pytest.mark.parametrize("sort", ["number", "points"])
def test_500_groups_with_20_changes_a_second_stay_fluid(
    make_board: Callable[..., Board], host: HostServer, sort: str
) -> None:
    board = make_board()
    board.context.add_init_script(FEED)
    board.open(host.tours["STADT2"])
    page = board.page
    page.locator("#sort").select_option(sort)
    slow = board.context.new_cdp_session(page)
    slow.send("Emulation.setCPUThrottlingRate", {"rate": 4})
    found = storm(page, host, 20)
    slow.send("Emulation.setCPUThrottlingRate", {"rate": 1})
    print(json.dumps(found))
    assert found["sent"] >= 390
    assert found["most"] <= MOST_NODES
    assert found["longest"] <= LONGEST_TASK_MS, f"a task took {found['longest']} ms"


def test_updates_move_neither_focus_nor_scroll_position_and_the_order_waits(
    make_board: Callable[..., Board], host: HostServer
) -> None:
    board = make_board()
    board.context.add_init_script(FEED)
    board.open(host.tours["STADT2"])
    page = board.page
    page.locator("#sort").select_option("points")
    shown = page.locator("#matrix-body tr")
    order = [row.get_attribute("data-number") for row in shown.all()]
    button = shown.nth(20).get_by_role("button")
    button.focus()
    before = page.evaluate("() => document.getElementById('scroller').scrollTop")
    assert before > 0
    storm(page, host, 3)
    assert [row.get_attribute("data-number") for row in shown.all()] == order
    expect(button).to_be_focused()
    assert page.evaluate("() => document.getElementById('scroller').scrollTop") == before
    resort = page.locator("#resort")
    expect(resort).to_have_text(re.compile(r"^\d+ neu – sortieren$"))
    resort.click()
    expect(resort).to_be_hidden()
    points = [int(text.replace("\u202f", "")) for text in page.locator("#matrix-body .pt").all_inner_texts()]
    assert points == sorted(points, reverse=True)


def test_pages_search_and_order_find_every_group(make_board: Callable[..., Board], host: HostServer) -> None:
    board = make_board().open(host.tours["STADT2"])
    page = board.page
    rows = page.locator("#matrix-body tr")
    expect(rows).to_have_count(40)
    expect(page.locator("#pager")).to_contain_text("1–40 von 500")
    page.get_by_role("button", name="Nächste Seite").click()
    expect(page.locator("#pager")).to_contain_text("41–80 von 500")
    expect(board.row(41)).to_be_visible()
    page.get_by_label("Gruppe suchen").fill("499")
    expect(rows).to_have_count(1)
    expect(board.row(499)).to_be_visible()
    page.get_by_label("Gruppe suchen").fill("Wale")
    expect(page.get_by_text("Keine Gruppe passt zu „Wale“.")).to_be_visible()
    page.get_by_label("Gruppe suchen").fill("flinke fuchse")
    expect(rows.first).to_contain_text("Flinke Füchse")
