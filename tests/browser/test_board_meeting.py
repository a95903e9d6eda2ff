"""The meeting at the end: the host changes place and time on the board, phones show it, the board counts down."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from uuid import uuid4

import pytest
from playwright.sync_api import Page, expect

from app.clock import isoformat, utcnow
from app.content.loader import LoadedRoute
from tests.browser.host import Board, HostServer, prepare
from tests.browser.pages import Phone

pytestmark = pytest.mark.browser

WALKS = [f"MTG{first}{second}2" for first in "23" for second in "ABCD"]
SOON_MS = 2000
NAME = "Flinke Füchse"


@pytest.fixture(scope="module")
def host(tmp_path_factory: pytest.TempPathFactory, route: LoadedRoute) -> Iterator[HostServer]:
    """A server with running tours that nobody walks yet."""
    made = prepare(tmp_path_factory.mktemp("meeting") / "data", route, dict.fromkeys(WALKS, ("running", 0)))
    made.server.start()
    yield made
    made.server.stop()


def settle(page: Page, host: HostServer, walk: str, **body: str) -> None:
    """Change the tour as another host's board would."""
    event = {"id": str(uuid4()), "type": "settings", "body": body}
    reply = page.request.post(
        f"{host.server.url}/api/v1/host/tours/{host.tours[walk]}/events",
        data={"events": [event]},
        headers={"Origin": host.server.url},
    )
    assert reply.json()["results"][0]["status"] == "accepted", reply.text()


def test_the_host_moves_the_meeting_and_the_phone_shows_it_at_once(
    board: Board, make_phone: Callable[..., Phone], host: HostServer, walk: str
) -> None:
    phone = make_phone(url=host.server.url)
    phone.join(walk, NAME)
    phone.press("Ohne Standort weiter")
    phone.tab("Hilfe").click()
    page = board.page
    expect(page.locator("#meeting-now")).to_have_text("kein eigener")
    expect(page.locator("#figure-meeting")).to_be_hidden()
    page.locator("#fold-meeting summary").click()
    page.get_by_label("Treffpunkt am Ende").fill(" Bühne vor dem  Rathaus ")
    at = page.get_by_label("Treffen um")
    tomorrow = utcnow() + timedelta(days=1)
    at.fill(f"{tomorrow:%Y-%m-%d}T16:30")
    typed = re.compile(rf"^\w+, {tomorrow.day}\. \w+ {tomorrow.year} um 16:30$")
    expect(page.locator("#meeting-typed")).to_have_text(typed)
    page.get_by_role("button", name="Treffpunkt speichern").click()
    now = re.compile("^Bühne vor dem Rathaus, .*16:30 Uhr$")
    expect(page.locator("#meeting-now")).to_have_text(now, timeout=SOON_MS)
    expect(at).to_be_hidden()
    told = phone.page.get_by_role("complementary", name="Nachricht")
    expect(told).to_contain_text("Neuer Treffpunkt: Bühne vor dem Rathaus, 16:30 Uhr.", timeout=SOON_MS)
    expect(phone.page.locator("[data-part='meeting']:visible")).to_contain_text("Bühne vor dem Rathaus, 16:30 Uhr")
    # Opened again, the form has what holds now; emptied, the route's own place counts again.
    page.locator("#fold-meeting summary").click()
    expect(at).to_have_value(f"{tomorrow:%Y-%m-%d}T16:30")
    page.get_by_label("Treffpunkt am Ende").fill("")
    at.fill("")
    page.get_by_role("button", name="Treffpunkt speichern").click()
    expect(page.locator("#meeting-now")).to_have_text("kein eigener", timeout=SOON_MS)
    expect(phone.page.get_by_role("main").get_by_text("Bühne vor dem Rathaus")).to_be_hidden(timeout=SOON_MS)
    expect(told).to_be_hidden()


def test_the_standings_on_the_wall_say_the_new_meeting(
    make_board: Callable[..., Board], host: HostServer, walk: str
) -> None:
    wall = make_board()
    page = wall.page
    page.goto(f"/tours/{walk}/standings")
    expect(page.locator("html")).to_have_attribute("data-state", "ready")
    expect(page.locator("#meeting")).to_be_hidden()
    settle(page, host, walk, meeting="Bühne", meeting_at="2030-06-21T16:30:00+02:00")
    expect(page.locator("#meeting")).to_have_text("Treffpunkt: Bühne, 16:30 Uhr", timeout=SOON_MS)


def test_a_time_that_has_passed_is_told_at_the_field(board: Board) -> None:
    page = board.page
    page.locator("#fold-meeting summary").click()
    at = page.get_by_label("Treffen um")
    at.fill("2022-06-21T16:30")
    page.get_by_role("button", name="Treffpunkt speichern").click()
    expect(page.get_by_text("Diese Zeit ist schon vorbei.", exact=False).first).to_be_visible()
    expect(at).to_be_focused()
    expect(at).to_have_attribute("aria-invalid", "true")
    expect(page.locator("#meeting-now")).to_have_text("kein eigener")


def test_the_board_counts_down_to_the_meeting_by_the_clock_alone(
    make_board: Callable[..., Board], host: HostServer, walk: str
) -> None:
    board = make_board()
    board.watch.forgive("ERR_FAILED")
    page = board.page
    start = datetime.fromisoformat(page.request.get(f"/api/v1/host/tours/{host.tours[walk]}/board").json()["now"])
    settle(page, host, walk, meeting="Bühne", meeting_at=isoformat(start + timedelta(minutes=42)))
    # The board is read once and hears nothing more: only the clock can change the figure.
    page.route("**/stream*", lambda request: request.abort())
    page.clock.install()
    page.goto(f"/host/tours/{host.tours[walk]}")
    figure = page.locator("#figure-meeting")
    expect(page.locator("#figure-meeting-line")).to_have_text(re.compile(r"Treffen\s*in 42 min"))
    page.evaluate(
        """() => {
          window.changed = 0;
          const count = (seen) => { window.changed += seen.length; };
          new MutationObserver(count).observe(document.getElementById("matrix"), { childList: true, subtree: true });
        }"""
    )
    page.clock.fast_forward("12:00")
    expect(figure).to_have_text("in 30 min")
    page.clock.fast_forward("30:00")
    expect(figure).to_have_text("jetzt")
    page.clock.fast_forward("05:00")
    expect(figure).to_have_text(re.compile(r"^war \d\d:\d\d$"))
    assert page.evaluate("window.changed") == 0
