"""The board for everybody and for many groups: axe, large text, small screens, 500 groups and 20 changes a second."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import expect

from app.content.loader import LoadedRoute
from tests.browser.findings import find_by_checkers, find_on_phones
from tests.browser.host import Board, HostServer, prepare
from tests.browser.pages import grouped
from tests.browser.storm import FEED, storm

pytestmark = pytest.mark.browser

LAPTOP, PHONE = {"width": 1440, "height": 900}, {"width": 390, "height": 844}
MOST_NODES = 5000
ADDED_PER_CHANGE = 40

# How much wider and higher the page is than its window.
OUTSIDE = """() => {
  const root = document.scrollingElement;
  return [root.scrollWidth - root.clientWidth, root.scrollHeight - root.clientHeight];
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
    make_board: Callable[..., Board], host: HostServer, code: str, viewport: dict[str, int]
) -> None:
    board = make_board(viewport=viewport).open(host.tours[code])
    problems = [f"{view}: {found}" for view in views(board) for found in find_by_checkers(board.page)]
    assert not problems, "\n".join(problems)


@pytest.mark.parametrize("code", ["LEER22", "PLAN22", "LBBY22", "ENDE22"])
def test_axe_finds_nothing_before_and_after_a_tour(
    make_board: Callable[..., Board], host: HostServer, code: str
) -> None:
    board = make_board().open(host.tours[code])
    assert find_by_checkers(board.page) == []


def test_controls_are_large_enough_and_nothing_scrolls_sideways_on_a_phone(
    make_board: Callable[..., Board], host: HostServer
) -> None:
    board = make_board(viewport=PHONE).open(host.tours["SCHUL2"])
    problems = []
    for view in views(board):
        problems += [f"{view}: {problem}" for problem in find_on_phones(board.page)]
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


@pytest.mark.parametrize("sort", ["number", "points"])
def test_500_groups_with_20_changes_a_second_change_only_what_changed(
    make_board: Callable[..., Board], host: HostServer, sort: str
) -> None:
    board = make_board()
    board.context.add_init_script(FEED)
    board.open(host.tours["STADT2"])
    page = board.page
    page.locator("#sort").select_option(sort)
    found = storm(page, host.tours["STADT2"], 4)
    assert found["sent"] >= 70
    assert found["most"] <= MOST_NODES
    # Rows and cells are kept and changed in place; a table that is built anew adds thousands of elements each time.
    assert found["added"] <= found["sent"] * ADDED_PER_CHANGE
    # The last change of each group is what is shown, however many came before it.
    for number, points in found["points"].items():
        shown = board.row(int(number)).locator(".pt")
        if shown.count():
            expect(shown).to_have_text(grouped(points))


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
    storm(page, host.tours["STADT2"], 3)
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
