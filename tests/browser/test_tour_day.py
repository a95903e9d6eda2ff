"""A tour as it happens: three phones and a host at once, the server killed in between, and nothing is missed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from app.content.loader import LoadedRoute
from tests.browser.host import Board, HostServer, board_maker, prepare
from tests.browser.pages import (
    Phone,
    checkin_points,
    questions_of,
    right_response,
    wrong_response,
)

pytestmark = pytest.mark.browser

CODE = "TAGXZ2"
NAMES = ("Flinke Füchse", "Leise Luchse", "Wache Otter")
SOON_MS = 2000
# A kill is noticed at once; coming back is spread over some seconds, so that a town's phones do not come all together.
BACK_MS = 40_000
# What both sides say while there is no server is no mistake.
CUT = "ERR_|Failed to load resource"


@pytest.fixture
def host(tmp_path: Path, route: LoadedRoute) -> Iterator[HostServer]:
    """A server that this test may kill, with one running tour."""
    made = prepare(tmp_path / "data", route, {CODE: ("running", 0)})
    made.server.start()
    yield made
    made.server.stop()


@pytest.fixture
def board(browser: Browser, host: HostServer) -> Iterator[Board]:
    """The board of that tour."""
    make, made = board_maker(browser, host)
    yield make().open(host.tours[CODE])
    for each in made:
        each.context.close()
        each.watch.forgive(CUT)
        assert not each.watch.problems, each.watch.problems


class Walk:
    """One group's walk, and what the board must show of it."""

    def __init__(self, phone: Phone, number: int, board: Board, route: LoadedRoute) -> None:
        self.phone, self.number, self.board, self.route = phone, number, board, route
        self.points = 0

    def opens(self, station: str) -> None:
        """Check in by code; on the board within two seconds."""
        self.phone.open_by_code(self.route, station)
        self.points += checkin_points(self.route, station)
        expect(self.board.cell(self.number, station)).to_have_attribute("data-state", "in", timeout=SOON_MS)
        self.is_on_the_board()

    def answers_all(self, station: str) -> None:
        """Answer every question there rightly; each on the board within two seconds."""
        self.phone.press("Zur Frage")
        questions = questions_of(self.route, station)
        for question in questions:
            self.phone.answer(question, right_response(question))
            self.points += question.points
            self.is_on_the_board()
            if question is not questions[-1]:
                self.phone.press("Nächste Frage")

    def errs(self, station: str) -> None:
        """Answer the first question there wrongly, which brings nothing."""
        question = questions_of(self.route, station)[0]
        self.phone.press("Zur Frage")
        self.phone.answer(question, wrong_response(question))

    def is_on_the_board(self, within_ms: int = SOON_MS) -> None:
        """The board shows this group's points."""
        expect(self.board.row(self.number).locator(".pt")).to_have_text(str(self.points), timeout=within_ms)


def ranking(board: Board) -> list[tuple[str, str]]:
    """Names and points in the order of the board's ranking."""
    table = board.page.locator("#ranking-body tr")
    expect(table).to_have_count(len(NAMES))
    return [
        (row.locator("th").inner_text().strip(), row.locator("td").last.inner_text().strip()) for row in table.all()
    ]


def test_three_phones_and_a_host_and_a_killed_server(
    host: HostServer, board: Board, make_phone: Callable[..., Phone], route: LoadedRoute
) -> None:
    walks = []
    for number, name in enumerate(NAMES, start=1):
        phone = make_phone(url=host.server.url)
        phone.join(CODE, name)
        phone.press("Ohne Standort weiter")
        walks.append(Walk(phone, number, board, route))
        expect(board.row(number)).to_contain_text(name, timeout=SOON_MS)
    one, two, three = walks

    two.opens("rathaus")
    one.opens("schloss")
    three.opens("bahnhof")
    two.answers_all("rathaus")
    expect(board.cell(2, "rathaus")).to_have_attribute("data-state", "right", timeout=SOON_MS)
    one.errs("schloss")

    host.server.kill()
    expect(board.page.locator("#conn")).to_have_attribute("data-link", "lost")
    host.server.start()
    # The next deeds come at once, whether the board is back already or not: it may miss nothing.
    three.phone.open_by_code(route, "schlossstrasse")
    three.points += checkin_points(route, "schlossstrasse")
    one.phone.open_by_code(route, "rathaus")
    one.points += checkin_points(route, "rathaus")
    expect(board.page.locator("#conn")).to_have_attribute("data-link", "open", timeout=BACK_MS)
    for walk in walks:
        walk.is_on_the_board()
    expect(board.cell(3, "schlossstrasse")).to_have_attribute("data-state", "in")
    expect(board.cell(1, "rathaus")).to_have_attribute("data-state", "in")
    two.opens("platzhaus")

    status, reply = host.server.request("GET", f"/api/v1/host/tours/{host.tours[CODE]}/board")
    assert status == 401, reply
    order = sorted(walks, key=lambda walk: (-walk.points, walk.number))
    board.tab("Rangliste").click()
    board.page.get_by_role("button", name="Rangliste zeigen").click()
    shown = ranking(board)
    assert [name for name, _ in shown] == [NAMES[walk.number - 1] for walk in order]
    assert [int(points) for _, points in shown] == [walk.points for walk in order]
    # What the phones show is the same.
    for walk in walks:
        walk.phone.watch.forgive(CUT)
        assert walk.phone.server_state()["standing"]["points"] == walk.points
