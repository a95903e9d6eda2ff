"""The host at the board: sees groups within two seconds, lets them on, corrects and undoes, by mouse and keyboard."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from app.content.loader import LoadedRoute
from tests.browser.host import Board, HostServer, board_maker, prepare
from tests.browser.pages import (
    Phone,
    checkin_points,
    code_of,
    name_of,
    place_near,
    questions_of,
    right_response,
)

pytestmark = pytest.mark.browser

WALKS = [f"WLK{first}{second}2" for first in "23456789" for second in "ABCD"]
SOON_MS = 2000
FIRST = "rathaus"
OTHER = "schloss"


@pytest.fixture(scope="module")
def host(tmp_path_factory: pytest.TempPathFactory, route: LoadedRoute) -> Iterator[HostServer]:
    """A server with tours to lead; nobody walks in them yet but in those with groups of their own."""
    wanted = dict.fromkeys(WALKS, ("running", 0))
    more = {"PLAN22": ("planned", 0), "FEWGR2": ("running", 12), "MANY22": ("running", 500)}
    made = prepare(tmp_path_factory.mktemp("board") / "data", route, {**wanted, **more})
    made.server.start()
    yield made
    made.server.stop()


@pytest.fixture
def group(make_phone: Callable[..., Phone], host: HostServer, walk: str) -> Phone:
    """The phone of the first group of that tour."""
    phone = make_phone(url=host.server.url)
    phone.join(walk, "Flinke Füchse")
    phone.press("Ohne Standort weiter")
    return phone


def heard(page: Page) -> Locator:
    """What the polite live region says."""
    return page.locator("#live")


def test_a_check_in_and_an_answer_are_on_the_board_within_two_seconds(
    board: Board, group: Phone, route: LoadedRoute
) -> None:
    expect(board.row(1)).to_contain_text("Flinke Füchse", timeout=SOON_MS)
    expect(board.cell(1, FIRST)).to_have_attribute("data-state", "way")
    expect(board.page.locator("#figure-groups")).to_have_text("1")
    group.open_by_code(route, FIRST)
    expect(board.cell(1, FIRST)).to_have_attribute("data-state", "in", timeout=SOON_MS)
    expect(board.cell(1, FIRST)).to_contain_text("da, mit Code")
    expect(board.row(1).locator(".pt")).to_have_text(str(checkin_points(route, FIRST)))
    expect(board.row(1).locator(".last")).to_have_text("eben")
    points = checkin_points(route, FIRST)
    group.press("Zur Frage")
    questions = questions_of(route, FIRST)
    for question in questions:
        group.answer(question, right_response(question))
        points += question.points
        expect(board.row(1).locator(".pt")).to_have_text(str(points), timeout=SOON_MS)
        if question is not questions[-1]:
            group.press("Nächste Frage")
    expect(board.cell(1, FIRST)).to_have_attribute("data-state", "right", timeout=SOON_MS)


def test_a_refused_check_in_waits_and_one_press_lets_the_group_on(
    make_phone: Callable[..., Phone], board: Board, host: HostServer, walk: str, route: LoadedRoute
) -> None:
    phone = make_phone(url=host.server.url)
    phone.join_and_locate(walk, place_near(route, FIRST, 180), 20)
    expect(board.page.locator("#waiting-none")).to_have_text("Niemand wartet.")
    phone.press("Einchecken")
    item = board.waiting(1)
    expect(item).to_contain_text("Check-in abgelehnt:", timeout=SOON_MS)
    expect(item).to_contain_text("Rathaus mit Bürgerbüro, bis 250 m entfernt (auf 25 m genau), 1. Versuch.")
    expect(board.page.get_by_role("heading", name="Wartet auf Sie (1)")).to_be_visible()
    expect(board.page).to_have_title(re.compile(r"^\(1\) "))
    expect(heard(board.page)).to_contain_text("Check-in abgelehnt")
    item.get_by_role("button", name="freigeben").click()
    expect(item).to_have_count(0, timeout=SOON_MS)
    expect(board.cell(1, FIRST)).to_have_attribute("data-state", "in", timeout=SOON_MS)
    expect(board.cell(1, FIRST)).to_contain_text("freigegeben")
    # The phone hears of it by itself.
    expect(phone.heading(name_of(route, FIRST)).or_(phone.text(re.compile("freigegeben|ist offen")))).to_be_visible()
    assert phone.server_state()["stations"][FIRST]["method"] == "release"
    expect(board.page.locator("#waiting-title")).to_be_focused()


def test_later_hides_an_item_for_five_minutes_and_a_reload_keeps_it_hidden(
    make_board: Callable[..., Board], host: HostServer
) -> None:
    board = make_board()
    board.page.clock.install()
    board.open(host.tours["FEWGR2"])
    waiting = board.page.locator("#waiting-list li")
    expect(board.waiting(3)).to_be_visible()
    before = waiting.count()
    board.waiting(3).get_by_role("button", name="in 5 Minuten wieder zeigen").click()
    expect(waiting).to_have_count(before - 1)
    board.page.reload()
    expect(board.page.locator("#conn")).to_have_attribute("data-link", "open")
    expect(waiting).to_have_count(before - 1)
    board.page.clock.fast_forward(5 * 60_000 + 2000)
    expect(board.waiting(3)).to_be_visible()


def test_points_are_corrected_with_a_reason_and_undone(board: Board, group: Phone) -> None:
    drawer = board.open_group(1)
    drawer.get_by_text("Punkte korrigieren").first.click()
    form = drawer.locator("#form-adjust")
    form.get_by_label("Punkte, mit + oder −").fill("viele")
    form.get_by_role("button").click()
    expect(form.get_by_text("Bitte eine ganze Zahl")).to_be_visible()
    expect(form.get_by_label("Punkte, mit + oder −")).to_be_focused()
    form.get_by_label("Punkte, mit + oder −").fill("−20")
    form.get_by_role("button").click()
    expect(form.get_by_text("Bitte einen Grund")).to_be_visible()
    form.get_by_label("Grund").fill("Abkürzung durch das Beet")
    form.get_by_role("button").click()
    expect(board.row(1).locator(".pt")).to_have_text("−20", timeout=SOON_MS)
    entry = drawer.locator('[data-type="adjust"]')
    expect(entry).to_contain_text("−20 Punkte")
    expect(entry).to_contain_text("„Abkürzung durch das Beet“")
    expect(entry).to_contain_text("lotsin")
    expect(form.get_by_label("Grund")).to_have_value("")
    entry.get_by_role("button", name="Rückgängig").click()
    ask = board.page.get_by_role("dialog", name="Rückgängig machen?")
    expect(ask).to_contain_text("„−20 Punkte“")
    ask.get_by_role("button", name="Rückgängig").click()
    expect(ask).to_be_hidden()
    expect(board.row(1).locator(".pt")).to_have_text("0", timeout=SOON_MS)
    expect(drawer.locator('[data-type="adjust"]')).to_have_class(re.compile("revoked"))
    # Its button is gone with it, so the focus stays with the entry itself.
    expect(drawer.locator('[data-type="adjust"]')).to_be_focused()
    expect(drawer.locator('[data-type="adjust"]').get_by_role("button")).to_be_hidden()
    expect(drawer.locator('[data-type="revoke"]')).to_contain_text("Rückgängig: Punkte")


def test_a_lost_reply_keeps_what_was_typed_and_is_applied_only_once(board: Board, group: Phone) -> None:
    board.watch.forgive("ERR_FAILED|ERR_CONNECTION")
    drawer = board.open_group(1)
    drawer.get_by_text("Punkte korrigieren").first.click()
    form = drawer.locator("#form-adjust")
    form.get_by_label("Punkte, mit + oder −").fill("+30")
    form.get_by_label("Grund").fill("Lied gesungen")

    def lose(route) -> None:
        route.fetch()
        route.abort()

    board.page.route("**/events", lose, times=1)
    form.get_by_role("button").click()
    expect(form.get_by_text("Keine Antwort vom Server.")).to_be_visible()
    expect(form.get_by_label("Grund")).to_have_value("Lied gesungen")
    expect(board.row(1).locator(".pt")).to_have_text("30", timeout=SOON_MS)
    form.get_by_role("button").click()
    expect(form.get_by_label("Grund")).to_have_value("")
    expect(drawer.locator('[data-type="adjust"]')).to_have_count(1)
    expect(board.row(1).locator(".pt")).to_have_text("30")


def test_a_group_is_renamed_and_its_name_hidden_and_shown(board: Board, group: Phone) -> None:
    drawer = board.open_group(1)
    drawer.get_by_text("Name ändern oder verbergen").click()
    drawer.get_by_label("Neuer Name").fill("Leise Luchse")
    drawer.get_by_role("button", name="Umbenennen").click()
    expect(board.row(1)).to_contain_text("Leise Luchse", timeout=SOON_MS)
    expect(drawer.get_by_role("heading", name="Leise Luchse")).to_be_visible()
    expect(drawer.locator('[data-type="rename"]')).to_contain_text("Umbenannt: Leise Luchse")
    drawer.get_by_role("button", name="Name verbergen").click()
    expect(board.row(1).get_by_text("verborgen")).to_be_visible(timeout=SOON_MS)
    expect(board.row(1)).to_contain_text("Leise Luchse")
    drawer.get_by_role("button", name="Name zeigen", exact=True).click()
    expect(board.row(1).get_by_text("verborgen")).to_be_hidden(timeout=SOON_MS)


def test_the_drawer_shows_access_and_station_codes_and_gives_the_focus_back(board: Board, group: Phone) -> None:
    drawer = board.open_group(1)
    expect(drawer.get_by_role("heading", name="Flinke Füchse")).to_be_focused()
    drawer.get_by_text("Zugang neu zeigen").click()
    pin = drawer.locator("#access-pin").inner_text()
    group.press(group.tab("Hilfe"))
    assert group.own_code("PIN") == pin
    drawer.get_by_text("Code einer Station vorlesen").click()
    drawer.locator("#code-station").select_option(OTHER)
    expect(drawer.locator("#code-aloud")).to_have_text(code_of(OTHER))
    board.page.keyboard.press("Escape")
    expect(drawer).to_be_hidden()
    expect(board.row(1).get_by_role("button")).to_be_focused()


def test_a_station_is_released_from_the_drawer_and_that_is_undone(
    board: Board, group: Phone, route: LoadedRoute
) -> None:
    drawer = board.open_group(1)
    drawer.get_by_text("Station freigeben").first.click()
    drawer.locator("#release-station").select_option(OTHER)
    drawer.locator("#form-release").get_by_role("button").click()
    expect(board.cell(1, OTHER)).to_have_attribute("data-state", "in", timeout=SOON_MS)
    entry = drawer.locator('[data-type="release"]')
    expect(entry).to_contain_text(f"Freigegeben: {name_of(route, OTHER)}")
    entry.get_by_role("button", name="Rückgängig").click()
    board.page.get_by_role("dialog", name="Rückgängig machen?").get_by_role("button", name="Rückgängig").click()
    expect(board.cell(1, OTHER)).to_have_attribute("data-state", "empty", timeout=SOON_MS)


def test_everything_works_by_keyboard_alone(board: Board, group: Phone) -> None:
    page = board.page
    board.tab("Gruppen").focus()
    for key, name in [
        ("ArrowRight", "Stationen"),
        ("End", "Rangliste"),
        ("ArrowRight", "Gruppen"),
        ("ArrowLeft", "Rangliste"),
    ]:
        page.keyboard.press(key)
        expect(board.tab(name)).to_be_focused()
        expect(board.tab(name)).to_have_attribute("aria-selected", "true")
        expect(page.get_by_role("tabpanel", name=name)).to_be_visible()
    page.keyboard.press("Home")
    button = board.row(1).get_by_role("button")
    for _step in range(12):
        page.keyboard.press("Tab")
        if button.evaluate("(node) => node === document.activeElement"):
            break
    page.keyboard.press("Enter")
    drawer = page.locator("#drawer")
    expect(drawer).to_have_attribute("data-state", "ready")
    expect(drawer.get_by_role("heading", name="Flinke Füchse")).to_be_focused()
    # Heading, close, release, adjust: each one Tab further.
    for _step in range(3):
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.get_by_label("Punkte, mit + oder −")).to_be_focused()
    page.keyboard.type("15")
    page.keyboard.press("Tab")
    page.keyboard.type("Höflich gefragt")
    page.keyboard.press("Enter")
    expect(board.row(1).locator(".pt")).to_have_text("15", timeout=SOON_MS)
    undo = drawer.get_by_role("button", name="Rückgängig: +15 Punkte")
    expect(undo).to_be_visible()
    # The stream may tell of a deed before its own reply does, which empties the form and closes the question.
    expect(drawer.locator("#form-adjust").get_by_label("Grund")).to_have_value("")
    for _step in range(12):
        page.keyboard.press("Tab")
        if undo.evaluate("(node) => node === document.activeElement"):
            break
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Abbrechen")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(board.row(1).locator(".pt")).to_have_text("0", timeout=SOON_MS)
    expect(page.get_by_role("dialog", name="Rückgängig machen?")).to_be_hidden()
    page.keyboard.press("Escape")
    expect(drawer).to_be_hidden()
    expect(button).to_be_focused()


def test_the_phases_follow_each_other_and_each_asks_back(make_board: Callable[..., Board], host: HostServer) -> None:
    board = make_board().open(host.tours["PLAN22"])
    page = board.page
    steps = [
        ("Beitritt öffnen …", "Beitritt öffnen", "Lobby"),
        ("Tour starten …", "Tour starten", "Läuft"),
        ("Pause …", "Pause machen", "Pause"),
        ("Fortsetzen …", "Fortsetzen", "Läuft"),
        ("Tour beenden …", "Tour beenden", "Beendet"),
        ("Wieder öffnen …", "Wieder öffnen", "Läuft"),
    ]
    expect(page.locator("#lobby")).to_contain_text("PLAN22")
    for button, yes, phase in steps:
        page.get_by_role("banner").get_by_role("button", name=button, exact=True).click()
        page.get_by_role("dialog").get_by_role("button", name=yes, exact=True).click()
        expect(page.locator("#phases [aria-current]")).to_have_text(phase, timeout=SOON_MS)
        expect(page.get_by_role("dialog")).to_be_hidden()
        expect(page.locator("#live")).to_have_text(f"Stand der Tour: {phase}")
    expect(page.locator("#lobby")).to_be_hidden()
    expect(page.get_by_text("Noch keine Gruppe.", exact=False).first).to_be_visible()


def test_joining_is_closed_and_reopened_and_phones_meet_it(
    make_phone: Callable[..., Phone], board: Board, host: HostServer, walk: str
) -> None:
    page = board.page
    switch, now = page.locator("#joining-switch"), page.locator("#joining-now")
    # Thirty days are left: the day is named with the hour.
    expect(now).to_have_text(re.compile(r"^Beitritt offen bis \w\w\., \d+\. \S+, \d\d:\d\d$"))
    expect(switch).to_have_text("Beitritt schließen")
    expect(switch).to_have_accessible_description(re.compile("^Beitritt offen bis"))
    switch.focus()
    page.keyboard.press("Enter")
    expect(now).to_have_text("Beitritt geschlossen", timeout=SOON_MS)
    expect(page.get_by_text("steht auf der Startseite")).to_be_hidden()
    expect(switch).to_have_text("Beitritt öffnen")
    expect(switch).to_be_focused()
    expect(heard(page)).to_have_text("Beitritt geschlossen")
    expect(page.get_by_role("dialog")).to_be_hidden()
    phone = make_phone(url=host.server.url)
    phone.page.goto(f"/j/{walk}")
    expect(phone.page.get_by_role("button", name="Mitmachen")).to_be_hidden()
    # What held before comes back; a tour never becomes public by reopening it.
    switch.click()
    expect(now).to_have_text(re.compile(r"^Beitritt offen bis \w\w\., \d+\. \S+, \d\d:\d\d$"), timeout=SOON_MS)
    expect(page.get_by_text("steht auf der Startseite")).to_be_hidden()
    expect(switch).to_have_text("Beitritt schließen")
    phone.join(walk, "Flinke Füchse")
    expect(board.row(1)).to_contain_text("Flinke Füchse", timeout=SOON_MS)


def test_joining_that_was_closed_elsewhere_is_reopened_for_the_rest_of_the_day(board: Board) -> None:
    page = board.page
    switch, now = page.locator("#joining-switch"), page.locator("#joining-now")
    switch.click()
    expect(now).to_have_text("Beitritt geschlossen", timeout=SOON_MS)
    page.reload()
    expect(switch).to_have_text("Beitritt öffnen")
    switch.click()
    expect(now).to_have_text("Beitritt offen bis 23:59", timeout=SOON_MS)


def test_joining_that_could_not_be_closed_says_so_and_stays_open(board: Board) -> None:
    board.watch.forgive("ERR_FAILED|ERR_CONNECTION")
    page = board.page
    page.route("**/events", lambda route: route.abort(), times=1)
    page.locator("#joining-switch").click()
    expect(page.locator("#joining-error")).to_contain_text("Keine Antwort vom Server.")
    expect(page.locator("#joining-switch")).to_have_text("Beitritt schließen")
    page.locator("#joining-switch").click()
    expect(page.locator("#joining-now")).to_have_text("Beitritt geschlossen", timeout=SOON_MS)
    expect(page.locator("#joining-error")).to_be_hidden()


def test_the_time_limit_of_joining_passes_without_any_message(
    make_board: Callable[..., Board], host: HostServer
) -> None:
    board = make_board()
    board.page.clock.install()
    board.open(host.tours["FEWGR2"])
    expect(board.page.locator("#joining-now")).to_have_text(re.compile("^Beitritt offen bis"))
    board.page.clock.fast_forward(31 * 24 * 3_600_000)
    expect(board.page.locator("#joining-now")).to_have_text("Beitritt geschlossen")


def test_only_the_cell_where_a_group_is_now_is_tinted(board: Board, group: Phone, route: LoadedRoute) -> None:
    tinted = board.row(1).locator("td.here")
    expect(tinted).to_have_count(1)
    expect(tinted).to_have_attribute("data-state", "way")
    for station in (FIRST, OTHER):
        group.open_by_code(route, station)
        expect(board.cell(1, station)).to_have_attribute("data-state", "in", timeout=SOON_MS)
        expect(tinted).to_have_count(1)
        expect(tinted).to_have_attribute("data-station", station)
    # The first one keeps its shape for the questions left there, and says so.
    expect(board.cell(1, FIRST)).to_have_attribute("data-state", "in")
    expect(board.cell(1, FIRST)).to_contain_text("Fragen offen, mit Code")
    expect(board.cell(1, OTHER)).to_contain_text("da, mit Code")
    plain, tint = (
        board.cell(1, each).evaluate("(td) => getComputedStyle(td).backgroundColor") for each in (FIRST, OTHER)
    )
    assert plain == "rgba(0, 0, 0, 0)"
    assert tint != plain
    board.tab("Stationen").click()
    first = board.page.locator(f'#stations [data-station="{FIRST}"]')
    expect(first.locator(".count-here")).to_have_text("0 da")
    expect(first.locator(".count-left")).to_have_text("1 weiter, Fragen offen")


def test_the_ranking_is_covered_and_says_what_visitors_see(make_board: Callable[..., Board], host: HostServer) -> None:
    board, other = make_board().open(host.tours["FEWGR2"]), make_board().open(host.tours["FEWGR2"])
    for each in (board, other):
        each.tab("Rangliste").click()
    expect(board.page.get_by_role("table")).to_have_count(0)
    expect(board.page.get_by_text("Besucher sehen die Rangliste: nur Gruppen dieser Tour.")).to_be_visible()
    board.page.get_by_role("button", name="Niemand").click()
    for each in (board, other):
        expect(each.page.locator("#standings-now")).to_have_text(
            "Besucher sehen die Rangliste: niemand.", timeout=SOON_MS
        )
    board.page.get_by_role("button", name="Rangliste zeigen").click()
    expect(board.page.locator("#ranking-body .rank")).to_have_count(12)
    ranks = board.page.locator("#ranking-body .rank").all_inner_texts()
    points = [int(text) for text in board.page.locator("#ranking-body .pt").all_inner_texts()]
    assert points == sorted(points, reverse=True)
    assert ranks == [str(1 + sum(other > own for other in points)) for own in points]
    board.tab("Gruppen").click()
    board.tab("Rangliste").click()
    expect(board.page.get_by_role("button", name="Rangliste zeigen")).to_be_visible()
    assert (host.server.request("GET", "/api/v1/tours/FEWGR2/standings"))[0] == 403


def test_a_phone_opens_on_waiting_and_has_cards_and_a_bottom_bar(
    make_board: Callable[..., Board], host: HostServer
) -> None:
    board = make_board(viewport={"width": 390, "height": 844}, has_touch=True).open(host.tours["FEWGR2"])
    page = board.page
    expect(board.tab("Wartet")).to_have_attribute("aria-selected", "true")
    expect(board.waiting(3)).to_be_visible()
    expect(page.locator("#matrix")).to_be_hidden()
    board.tab("Gruppen").click()
    expect(page.locator("#panel-waiting")).to_be_hidden()
    card = board.row(1).bounding_box()
    assert card is not None
    assert card["width"] > 340
    assert card["x"] >= 0
    drawer = board.open_group(1)
    box = drawer.bounding_box()
    assert box is not None
    assert (box["x"], box["y"], box["width"], box["height"]) == (0, 0, 390, 844)
    assert page.evaluate("() => document.getElementById('main').inert")
    page.get_by_role("button", name="Gruppe schließen").click()
    expect(board.row(1).get_by_role("button")).to_be_focused()
    page.set_viewport_size({"width": 1440, "height": 900})
    expect(board.tab("Wartet")).to_be_hidden()
    expect(page.locator("#panel-waiting")).to_be_visible()
    expect(page.locator("#matrix")).to_be_visible()


def test_a_lost_connection_is_said_greys_the_board_and_comes_back_by_itself(
    browser: Browser, make_phone: Callable[..., Phone], route: LoadedRoute, tmp_path: Path
) -> None:
    host = prepare(tmp_path / "data", route, {"KAPPT2": ("running", 6)})
    host.server.start()
    make, made = board_maker(browser, host)
    try:
        board = make().open(host.tours["KAPPT2"])
        board.watch.forgive("ERR_|Failed to load resource")
        page = board.page
        host.server.stop()
        expect(page.locator("#conn")).to_have_attribute("data-link", "lost")
        expect(page.locator("#conn")).to_have_text(re.compile(r"Getrennt seit \d\d:\d\d – Stand von \d\d:\d\d"))
        expect(page.locator("html")).to_have_attribute("data-state", "offline")
        expect(page.locator("body.stale")).to_be_attached(timeout=25_000)
        expect(page.get_by_text(re.compile(r"Stand von \d\d:\d\d\. Neues kommt erst"))).to_be_visible()
        host.server.start()
        expect(page.locator("#conn")).to_have_attribute("data-link", "open", timeout=40_000)
        expect(page.locator("html")).to_have_attribute("data-state", "ready")
        expect(page.locator("body.stale")).not_to_be_attached()
        # And it is live again: a group that joins now shows up.
        phone = make_phone(url=host.server.url)
        phone.join("KAPPT2", "Wache Otter")
        expect(board.row(7)).to_contain_text("Wache Otter", timeout=SOON_MS)
        # Logged out elsewhere, the board says so instead of going on.
        other = board.context.new_page()
        other.goto("/host/tours")
        other.get_by_role("button", name="Abmelden").click()
        expect(page.get_by_text("Sie sind nicht mehr angemeldet.")).to_be_visible(timeout=20_000)
        expect(page.get_by_role("link", name="Neu laden")).to_be_visible()
        assert not board.watch.problems
    finally:
        for each in made:
            each.context.close()
        host.server.stop()
