"""The board at every width: the matrix beside a drawer, cards where it would not fit, and one filled button at most."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page, expect

from app.content.loader import LoadedRoute
from tests.browser.host import Board, HostServer, prepare

pytestmark = pytest.mark.browser

# The filled buttons that can be seen: with a dialog open the page behind it is out of reach and does not count.
FILLED = """() => {
  const open = document.querySelector("dialog[open]") ?? document;
  const seen = [...open.querySelectorAll(".sbtn.fill")].filter((one) => one.checkVisibility());
  return seen.map((one) => one.textContent);
}"""

# How far the last column and the names reach once the table is scrolled to its end, and where the frame and drawer are.
SCROLLED = """() => {
  const edge = (selector) => document.querySelector(selector).getBoundingClientRect();
  const scroller = document.getElementById("scroller");
  scroller.scrollLeft = scroller.scrollWidth;
  const [frame, names, last] = [edge("#scroller"), edge("#matrix-body .g"), edge("#matrix-body .last")];
  return {
    last: last.right - frame.right,
    names: names.left - frame.left,
    drawer: edge("#drawer").left - frame.right,
    hidden: scroller.scrollWidth - scroller.clientWidth,
  };
}"""


@pytest.fixture(scope="module")
def host(tmp_path_factory: pytest.TempPathFactory, route: LoadedRoute) -> Iterator[HostServer]:
    """A server with a tour in each phase, some of whose groups wait."""
    phases = ("planned", "open", "running", "paused", "ended")
    wanted = {f"LAY{number}22": (phase, 12) for number, phase in enumerate(phases, start=2)}
    made = prepare(tmp_path_factory.mktemp("layout") / "data", route, {**wanted, "LAY722": ("paused", 2)})
    made.server.start()
    yield made
    made.server.stop()


@pytest.mark.parametrize("width", [1100, 1280, 1440, 1920])
def test_nothing_of_the_matrix_is_hidden_behind_the_drawer(
    make_board: Callable[..., Board], host: HostServer, width: int
) -> None:
    board = make_board(viewport={"width": width, "height": 900}).open(host.tours["LAY422"])
    board.open_group(2)
    found = board.page.evaluate(SCROLLED)
    assert found["drawer"] >= 0
    # The table's end can be reached, and the names stay beside it.
    assert abs(found["last"]) <= 2
    assert abs(found["names"]) <= 2
    if width >= 1440:
        assert found["hidden"] == 0


@pytest.mark.parametrize("width", [320, 390, 768, 900])
def test_up_to_900_px_groups_are_cards_that_need_no_scrolling_sideways(
    make_board: Callable[..., Board], host: HostServer, width: int
) -> None:
    board = make_board(viewport={"width": width, "height": 900}).open(host.tours["LAY422"])
    board.tab("Gruppen").click()
    expect(board.row(8)).to_have_css("display", "flex")
    over = "(node) => node.scrollWidth - node.clientWidth"
    assert board.page.locator("#scroller").evaluate(over) <= 0
    assert board.page.locator("html").evaluate(over) <= 0
    assert board.row(1).bounding_box()["width"] <= width


def test_above_900_px_groups_are_rows_of_a_table(make_board: Callable[..., Board], host: HostServer) -> None:
    board = make_board(viewport={"width": 910, "height": 900}).open(host.tours["LAY422"])
    expect(board.row(1)).to_have_css("display", "table-row")


def states(board: Board, host: HostServer) -> Iterator[str]:
    """The board in each phase, and with each of its forms and dialogs open."""
    page = board.page
    for number, phase in enumerate(("planned", "open", "running", "paused", "ended"), start=2):
        board.open(host.tours[f"LAY{number}22"])
        yield phase
    board.open(host.tours["LAY422"])
    page.locator("#fold-phone summary").click()
    page.locator("#fold-meeting summary").click()
    yield "phone number and meeting point"
    drawer = board.open_group(2)
    for fold in drawer.locator("summary").all():
        fold.click()
    yield "all forms of a group"
    drawer.get_by_role("button", name="Gruppe schließen").click()
    page.get_by_role("button", name="Pause …").click()
    yield "asking back"
    page.get_by_role("button", name="Abbrechen").click()
    page.locator("#handoff-open").click()
    yield "handing in"


def test_at_most_one_button_is_filled_in_any_state(make_board: Callable[..., Board], host: HostServer) -> None:
    board = make_board()
    found = {state: board.page.evaluate(FILLED) for state in states(board, host)}
    assert {state: words for state, words in found.items() if len(words) > 1} == {}
    # And it is what comes next: the oldest that waits, the dialog's own deed, else the phase's.
    assert found["running"] == found["all forms of a group"] == ["Freigeben"]
    assert found["asking back"] == ["Pause machen"]
    assert first_filled(board.page) == "3"
    # After the end that is who sees the standings.
    board.open(host.tours["LAY622"])
    assert board.page.evaluate(FILLED) == ["Zur Rangliste"]
    board.page.get_by_role("button", name="Zur Rangliste").click()
    expect(board.tab("Rangliste")).to_have_attribute("aria-selected", "true")
    expect(board.page.get_by_role("group", name="Wer die Rangliste sieht").locator(":focus")).to_have_text(
        "Nur Gruppen"
    )
    board.open(host.tours["LAY722"])
    assert board.page.evaluate(FILLED) == ["Fortsetzen …"]


def first_filled(page: Page) -> str | None:
    """The number of the group whose card has the filled button."""
    return page.locator("#waiting-list li", has=page.locator(".fill")).get_attribute("data-number")
