"""The host's side of help: calls, implausible positions, the tour's phone number; and all of it for everybody."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest
from playwright.sync_api import expect
from sqlalchemy import insert, select

from app.clock import utcnow
from app.content.loader import LoadedRoute
from app.db import Database
from app.play.models import Event
from app.tours.models import Group
from tests.browser.caller import Caller
from tests.browser.findings import find_by_checkers, find_on_phones
from tests.browser.host import Board, HostServer, flagged_checkin, help_call, prepare, seen_call
from tests.browser.pages import code_of, name_of
from tests.browser.test_board_handoff import choose, dialog

pytestmark = pytest.mark.browser

WALKS = [f"HLP{first}{second}2" for first in "23456789" for second in "ABC"]
CROWD = "CRWD22"
SOON_MS = 2000
FIRST, OTHER = "rathaus", "schloss"
NAME = "Flinke Füchse"
PHONE = {"width": 390, "height": 844}


@pytest.fixture(scope="module")
def host(tmp_path_factory: pytest.TempPathFactory, route: LoadedRoute) -> Iterator[HostServer]:
    """A server with empty tours, and one with many groups, some of which call or were somewhere implausibly."""
    made = prepare(
        tmp_path_factory.mktemp("help") / "data",
        route,
        {**dict.fromkeys(WALKS, ("running", 0)), CROWD: ("running", 25)},
    )
    _add_calls(made)
    made.server.start()
    yield made
    made.server.stop()


def _add_calls(host: HostServer) -> None:
    database = Database(f"sqlite:///{host.server.data_dir / 'stadtlotse.db'}")
    now, tour_id = utcnow(), host.tours[CROWD]
    with database.write() as session:
        groups = {group.number: group.id for group in session.scalars(select(Group).where(Group.tour_id == tour_id))}
        seen = help_call(tour_id, groups[6], OTHER, at=now - timedelta(minutes=12))
        rows = [
            help_call(tour_id, groups[2], OTHER, at=now - timedelta(minutes=1)),
            help_call(tour_id, groups[4], None, at=now - timedelta(minutes=2)),
            seen,
            seen_call(seen, at=now - timedelta(minutes=10)),
            flagged_checkin(tour_id, groups[8], FIRST, "exact,copied", at=now - timedelta(minutes=20)),
            flagged_checkin(tour_id, groups[8], OTHER, "frozen", at=now - timedelta(minutes=5)),
        ]
        for row in rows:
            session.execute(insert(Event), [row])
    database.close()


@pytest.fixture
def group(host: HostServer, walk: str) -> Caller:
    """The phone of the first group of that tour."""
    return Caller(host.server, walk, NAME)


# ---- calls ----


def test_a_call_is_there_within_two_seconds_and_seen_with_one_tap(
    board: Board, group: Caller, route: LoadedRoute
) -> None:
    page = board.page
    expect(board.row(1)).to_contain_text(NAME, timeout=SOON_MS)
    group.call(OTHER)
    item = board.waiting(1)
    expect(item).to_contain_text(f"Ruft Hilfe: {name_of(route, OTHER)}.", timeout=SOON_MS)
    expect(page.locator("#live-assertive")).to_have_text(f"Hilferuf: {NAME}, {name_of(route, OTHER)}.")
    expect(page.get_by_role("heading", name="Wartet auf Sie (1)")).to_be_visible()
    expect(page).to_have_title(re.compile(r"^\(1\) "))
    expect(board.row(1).get_by_text("ruft Hilfe")).to_be_visible()
    assert group.state()["help"]["seen_at"] is None
    item.get_by_role("button", name=f"Hilferuf von {NAME} gesehen").click()
    expect(item).to_contain_text(re.compile(r"Hilferuf, gesehen \d\d:\d\d: "), timeout=SOON_MS)
    expect(board.row(1).get_by_text("Ruf gesehen")).to_be_visible()
    assert group.state()["help"]["seen_at"] is not None
    # It stays, quieter: nothing waits for an answer any more, and the focus is still on its card.
    expect(page.get_by_role("heading", name="Wartet auf Sie (0)")).to_be_visible()
    expect(page).not_to_have_title(re.compile(r"^\("))
    expect(item.get_by_role("button", name="gesehen")).to_be_hidden()
    expect(item.get_by_role("button", name=f"{name_of(route, OTHER)} für {NAME} freigeben")).to_be_focused()


def test_one_tap_lets_the_group_in_and_ends_the_call(board: Board, group: Caller, route: LoadedRoute) -> None:
    group.call(OTHER)
    item = board.waiting(1)
    item.get_by_role("button", name="freigeben").click()
    expect(item).to_have_count(0, timeout=SOON_MS)
    expect(board.cell(1, OTHER)).to_have_attribute("data-state", "in", timeout=SOON_MS)
    expect(board.row(1).get_by_text("ruft Hilfe")).to_be_hidden()
    state = group.state()
    assert state["help"] is None
    assert state["stations"][OTHER]["method"] == "release"
    drawer = board.open_group(1)
    expect(drawer.locator('[data-type="release"]')).to_contain_text("„Auf Hilferuf freigegeben“")
    expect(drawer.locator('[data-type="help"]')).to_contain_text(f"Hilfe gerufen: {name_of(route, OTHER)}")


def test_a_call_takes_in_the_refused_check_in_of_its_station(board: Board, group: Caller) -> None:
    [refused] = group.send(group.event("checkin", OTHER, method="code", code="AAAA2222"))
    assert refused["status"] == "refused"
    item = board.waiting(1)
    expect(item).to_contain_text("Check-in abgelehnt:", timeout=SOON_MS)
    group.call(OTHER)
    expect(item).to_contain_text("Ruft Hilfe:", timeout=SOON_MS)
    expect(item).to_have_count(1)
    expect(item).to_contain_text("Check-in dort abgelehnt: falscher Code, 1. Versuch.")
    group.call(FIRST)
    expect(item).to_have_count(2, timeout=SOON_MS)


def test_a_call_without_a_station_has_nothing_to_release(board: Board, group: Caller) -> None:
    group.call()
    item = board.waiting(1)
    expect(item).to_contain_text("Ruft Hilfe, noch an keiner Station.", timeout=SOON_MS)
    expect(item.get_by_role("button", name="freigeben")).to_be_hidden()
    expect(item.get_by_role("button", name="vorlesen")).to_be_hidden()
    item.get_by_role("button", name="in 5 Minuten wieder zeigen").click()
    expect(item).to_have_count(0)


def test_the_stations_code_is_at_hand_to_be_read_out(board: Board, group: Caller, route: LoadedRoute) -> None:
    group.call(OTHER)
    read_out = board.waiting(1).get_by_role("button", name=f"{NAME}: Code von {name_of(route, OTHER)} vorlesen")
    read_out.click()
    drawer = board.page.locator("#drawer")
    expect(drawer.get_by_text(code_of(OTHER), exact=True)).to_be_visible()
    expect(drawer.get_by_text(re.compile(r"Ruft Hilfe seit \d\d:\d\d"))).to_be_visible()
    board.page.keyboard.press("Escape")
    expect(read_out).to_be_focused()


def test_a_lost_reply_says_so_at_the_card_and_the_call_stays(board: Board, group: Caller) -> None:
    board.watch.forgive("ERR_FAILED|ERR_CONNECTION")
    group.call(OTHER)
    item = board.waiting(1)
    board.page.route("**/events", lambda route: route.abort(), times=1)
    item.get_by_role("button", name="gesehen").click()
    expect(item.get_by_text("Keine Antwort vom Server.")).to_be_visible()
    item.get_by_role("button", name="gesehen").click()
    expect(item).to_contain_text("Hilferuf, gesehen", timeout=SOON_MS)


def test_calls_that_stand_far_down_are_told_above_the_list_and_reached_from_there(
    make_board: Callable[..., Board], host: HostServer
) -> None:
    board = make_board().open(host.tours[CROWD])
    item = board.waiting(4)
    line = board.page.get_by_role("button", name="2 Gruppen rufen Hilfe")
    expect(item).not_to_be_in_viewport()
    expect(line).to_be_in_viewport()
    line.click()
    expect(item).to_be_in_viewport(ratio=0.9)
    expect(item.get_by_role("button", name="gesehen")).to_be_focused()
    # By time: what is older stands before, and being seen does not move a card.
    numbers = [each.get_attribute("data-number") for each in board.page.locator("#waiting-list > li").all()]
    assert numbers.index("6") < numbers.index("4") < numbers.index("2")


# ---- implausible positions ----


def test_a_flagged_group_is_to_be_checked_which_is_no_alarm(make_board: Callable[..., Board], host: HostServer) -> None:
    board = make_board().open(host.tours[CROWD])
    last = board.row(8).locator(".last")
    tag = last.get_by_text("prüfen", exact=True)
    expect(tag).to_be_visible()
    expect(last).to_contain_text("Messwerte des Standorts bleiben auffällig gleich")
    expect(board.row(1).get_by_text("prüfen", exact=True)).to_have_count(0)
    expect(board.waiting(8)).to_have_count(0)
    ink, shown = tag.evaluate("(node) => [getComputedStyle(document.body).color, getComputedStyle(node).color]")
    assert shown == ink
    points = board.row(8).locator(".pt").inner_text()
    drawer = board.open_group(8)
    expect(drawer.get_by_text("Der Standort ist aufgefallen. Punkte ändert das nicht", exact=False)).to_have_count(1)
    expect(drawer.get_by_text(f"{points} Punkte", exact=False)).to_be_visible()
    frozen, exact = (drawer.locator('[data-type="checkin"]').nth(place) for place in (0, 1))
    expect(frozen).to_contain_text("prüfen Messwerte des Standorts bleiben auffällig gleich")
    expect(exact).to_contain_text("genau auf dem Punkt der Karte; gleicher Messwert wie eine andere Gruppe")
    board.page.keyboard.press("Escape")
    expect(board.open_group(1).get_by_text("Der Standort ist aufgefallen", exact=False)).to_be_hidden()


# ---- the tour's phone number ----


def test_the_tours_phone_number_is_changed_shown_and_taken_away(board: Board, group: Caller) -> None:
    page = board.page
    page.get_by_text("Telefon für Gruppen").click()
    field = page.get_by_label("Telefonnummer der Tourleitung")
    save = page.get_by_role("button", name="Nummer speichern")
    field.fill("ruf an")
    save.click()
    expect(page.get_by_text("Bitte eine Telefonnummer", exact=False)).to_be_visible()
    expect(field).to_be_focused()
    field.fill("  (03874)  52 60")
    save.click()
    expect(page.locator("#phone-now")).to_have_text("(03874) 52 60", timeout=SOON_MS)
    expect(field).to_be_hidden()
    assert group.state()["tour"]["phone"] == "(03874) 52 60"
    page.get_by_text("Telefon für Gruppen").click()
    expect(field).to_have_value("(03874) 52 60")
    field.fill("")
    save.click()
    expect(page.locator("#phone-now")).to_have_text("keine eigene", timeout=SOON_MS)
    assert group.state()["tour"]["phone"] != "(03874) 52 60"


# ---- for everybody ----


def views(board: Board) -> Iterator[str]:
    """Every state that help has on the board."""
    page = board.page
    if page.viewport_size == PHONE:
        board.tab("Wartet").click()
    yield "calls"
    page.get_by_text("Telefon für Gruppen").click()
    page.get_by_label("Telefonnummer der Tourleitung").fill("ruf an")
    page.get_by_role("button", name="Nummer speichern").click()
    yield "phone number"
    page.get_by_text("Telefon für Gruppen").click()
    page.locator("#fold-meeting summary").click()
    page.get_by_label("Treffen um").fill("2022-06-21T16:30")
    page.get_by_role("button", name="Treffpunkt speichern").click()
    yield "meeting point"
    page.locator("#fold-meeting summary").click()
    found = dialog(page)
    yield "handing in"
    choose(found, b"Meine Urlaubsfotos")
    expect(found.get_by_text("Das ist keine Datei mit Einträgen eines Handys.", exact=False)).to_be_visible()
    yield "wrong file"
    head = {"format": "stadtlotse-outbox", "version": 1, "tour": CROWD, "group": 1, "device": 1, "encoding": "plain"}
    page.route("**/handoff", lambda request: request.abort(), times=1)
    choose(found, {**head, "payload": "AAAA", "mac": "A" * 43})
    expect(found.get_by_role("button", name="Noch einmal senden")).to_be_visible()
    yield "not sent"
    reply = {
        **dict.fromkeys(("accepted", "duplicate", "refused", "conflict", "waiting"), 2),
        "group": 1,
        "name": NAME,
        "results": [{"id": "x", "status": "refused", "reason": "wrong_code"}],
    }
    page.route("**/handoff", lambda request: request.fulfill(json=reply), times=1)
    found.get_by_role("button", name="Noch einmal senden").click()
    expect(found.get_by_text("1 × falscher Code")).to_be_visible()
    yield "result"
    page.keyboard.press("Escape")
    board.tab("Gruppen").click()
    yield "groups"
    board.open_group(8)
    yield "a group to be checked"


@pytest.mark.parametrize("viewport", [{"width": 1440, "height": 900}, PHONE], ids=["laptop", "phone"])
def test_axe_finds_nothing_in_any_state_of_help(
    make_board: Callable[..., Board], host: HostServer, viewport: dict[str, int]
) -> None:
    board = make_board(viewport=viewport)
    board.watch.forgive("ERR_FAILED")
    board.open(host.tours[CROWD])
    problems = [f"{view}: {found}" for view in views(board) for found in find_by_checkers(board.page)]
    assert not problems, "\n".join(problems)


def test_help_fits_small_phones_and_large_text(make_board: Callable[..., Board], host: HostServer) -> None:
    board = make_board(viewport=PHONE)
    board.watch.forgive("ERR_FAILED")
    board.open(host.tours[CROWD])
    problems = []
    for view in views(board):
        problems += [f"{view}: {problem}" for problem in find_on_phones(board.page)]
    assert not problems, "\n".join(problems)
