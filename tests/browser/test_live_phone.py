"""Phones of groups hear within two seconds what others do: a second phone, other groups, the host; and miss nothing."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Route, expect

from app.content.loader import LoadedRoute
from tests.browser.company import (
    Host,
    Rival,
    bar,
    card,
    join,
    join_second,
    make_lobby,
    ranking_rows,
    still_unbroken,
)
from tests.browser.pages import (
    Phone,
    checkin_points,
    code_of,
    grouped,
    name_of,
    questions_of,
    right_response,
)
from tests.server import Server

pytestmark = pytest.mark.browser

# What "live" promises.
LIVE_MS = 2000
# The longest time after which a phone polls where it has no live stream.
POLL_MS = 16_000
STATION = "schlossstrasse"
OTHER = "bahnhof"
STATE = "**/api/v1/state"


@pytest.fixture
def host(server: Server, tour: str) -> Host:
    """The host of the test's tour."""
    return Host(server, tour)


@pytest.fixture
def lobby(server: Server, tour: str) -> str:
    """The code of a tour in which groups gather and nobody walks yet."""
    return make_lobby(server, tour)


def test_an_answer_on_one_phone_appears_on_the_other_at_once(
    make_phone: Callable[..., Phone], route: LoadedRoute, tour: str
) -> None:
    first = join(make_phone(), tour, "Flinke Füchse")
    second = join_second(first, make_phone(), tour, "Flinke Füchse")
    points = checkin_points(route, STATION)
    first.open_by_code(route, STATION)
    expect(bar(second)).to_contain_text(f"{points} Punkte", timeout=LIVE_MS)
    question = questions_of(route, STATION)[0]
    for each in (second, first):
        each.press(each.tab("Stationen"))
        each.press(f"Öffnen: {name_of(route, STATION)}")
        each.press("Zur Frage")
    first.answer(question, right_response(question))
    # The question was on the second phone's screen: it turns into its result, which says who was faster.
    expect(second.heading("Richtig")).to_be_visible(timeout=LIVE_MS)
    expect(second.text("Gewertet: Handy 1")).to_be_visible()
    second.expect_points(points + question.points)
    assert still_unbroken(first)
    assert still_unbroken(second)


def test_a_lost_reply_is_made_up_for_when_the_stream_tells_of_it(phone: Phone, route: LoadedRoute, tour: str) -> None:
    join(phone, tour, "Flinke Füchse")
    phone.open_by_code(route, STATION)
    question = questions_of(route, STATION)[0]
    phone.press("Zur Frage")
    phone.select(question, right_response(question))
    phone.watch.forgive("net::ERR_FAILED")

    def lose(request: Route) -> None:
        request.fetch()
        request.abort()

    phone.context.route("**/api/v1/events", lose, times=1)
    phone.press("Antwort abgeben")
    expect(phone.heading("Richtig")).to_be_visible(timeout=2 * LIVE_MS)
    expect(bar(phone)).not_to_contain_text("gesendet")
    phone.expect_points(checkin_points(route, STATION) + question.points)


def test_ranks_follow_other_groups_on_the_standing(
    phone: Phone, server: Server, host: Host, route: LoadedRoute, tour: str
) -> None:
    join(phone, tour, "Flinke Füchse")
    phone.open_by_code(route, STATION)
    phone.press(phone.tab("Stand"))
    expect(phone.text("Bisher seid ihr die einzige Gruppe.")).to_be_visible()
    otters = Rival(server, tour, "Mutige Otter")
    owls = Rival(server, tour, "Leise Eulen")
    expect(phone.text("Zwischenstand: Platz 1 von 3")).to_be_visible(timeout=LIVE_MS)
    own, more = checkin_points(route, STATION), checkin_points(route, OTHER) + checkin_points(route, "schloss")
    assert more > own
    for station in (OTHER, "schloss"):
        otters.opens(station)
    expect(ranking_rows(phone)).to_have_text(
        [
            re.compile(rf"^1\. *Mutige Otter *2 *{grouped(more)}$"),
            re.compile(rf"^2\. *Flinke Füchse *ihr *1 *{grouped(own)}$"),
            re.compile(r"^3\. *Leise Eulen *0 *0$"),
        ],
        timeout=LIVE_MS,
    )
    expect(phone.text("Zwischenstand: Platz 2 von 3")).to_be_visible()
    # Who listens hears of the own rank, and of nothing else.
    expect(phone.page.locator("#live")).to_have_text("Zwischenstand: Platz 2 von 3")
    # Without a name the number stands in for it, for others; the own name never goes.
    host.does("hide", group=otters.number, hidden=True)
    host.does("hide", group=1, hidden=True)
    expect(ranking_rows(phone).first).to_contain_text(f"Gruppe {otters.number}", timeout=LIVE_MS)
    expect(ranking_rows(phone).nth(1)).to_contain_text("Flinke Füchse")
    expect(bar(phone)).to_contain_text("Flinke Füchse")
    owls.opens(STATION)
    expect(ranking_rows(phone).nth(2)).to_have_text(re.compile(r"^2\. *Leise Eulen"), timeout=LIVE_MS)
    assert still_unbroken(phone)


def test_standings_are_hidden_and_shown_again_at_once(phone: Phone, server: Server, host: Host, tour: str) -> None:
    join(phone, tour, "Flinke Füchse")
    Rival(server, tour, "Mutige Otter")
    phone.press(phone.tab("Stand"))
    expect(ranking_rows(phone)).to_have_count(2)
    host.does("settings", standings="host")
    expect(phone.text("Die Tourleitung zeigt die Rangliste am Ende.")).to_be_visible(timeout=LIVE_MS)
    expect(phone.page.get_by_role("table", name="Rangliste")).to_be_hidden()
    expect(phone.text("Zwischenstand")).to_be_hidden()
    host.does("settings", standings="groups")
    expect(ranking_rows(phone)).to_have_count(2, timeout=LIVE_MS)


def test_a_lobby_waits_and_starts_by_itself(phone: Phone, server: Server, route: LoadedRoute, lobby: str) -> None:
    join(phone, lobby, "Flinke Füchse")
    expect(phone.heading("Gleich geht es los.")).to_be_visible()
    expect(phone.text("1 Gruppe ist da.")).to_be_visible()
    expect(bar(phone)).to_contain_text("Vor dem Start")
    Rival(server, lobby, "Mutige Otter")
    expect(phone.text("2 Gruppen sind da.")).to_be_visible(timeout=LIVE_MS)
    for name in ("Einchecken", "Code eingeben"):
        expect(phone.button(name)).to_have_count(0)
    phone.press(phone.tab("Stationen"))
    expect(phone.row(name_of(route, "rathaus"))).to_contain_text("nächstes Ziel")
    expect(phone.page.get_by_role("main").get_by_role("button", name="Code")).to_have_count(0)
    phone.press(phone.tab("Weg"))
    Host(server, lobby).does("start")
    expect(phone.heading(name_of(route, "rathaus"))).to_be_visible(timeout=LIVE_MS)
    expect(phone.button("Code eingeben")).to_be_visible()
    expect(bar(phone)).not_to_contain_text("Vor dem Start")
    expect(phone.page.locator("#live")).to_have_text("Die Tour läuft.")
    assert still_unbroken(phone)


def test_a_pause_is_said_keeps_what_is_entered_and_ends_by_itself(
    phone: Phone, host: Host, route: LoadedRoute, tour: str
) -> None:
    join(phone, tour, "Flinke Füchse")
    host.does("pause")
    expect(card(phone)).to_contain_text("Pause. Alles Eingegebene bleibt gespeichert.", timeout=LIVE_MS)
    expect(bar(phone)).to_contain_text("Pause")
    phone.press("Verstanden")
    expect(card(phone)).to_be_hidden()
    expect(phone.heading(name_of(route, "rathaus"))).to_be_focused()
    phone.press("Code eingeben")
    phone.enter_code(code_of("rathaus"))
    # The code opens the station on the phone itself; the check-in waits for the tour.
    expect(phone.page.locator("html")).to_have_attribute("data-state", "station")
    phone.press(phone.tab("Weg"))
    waiting = phone.text("Auf diesem Handy geöffnet, noch nicht gesendet.")
    expect(waiting).to_be_visible()
    host.does("resume")
    expect(waiting).to_be_hidden(timeout=LIVE_MS)
    phone.expect_points(checkin_points(route, "rathaus"))
    expect(bar(phone)).not_to_contain_text("Pause")
    expect(phone.text("Ihr seid hier eingecheckt.")).to_be_visible()
    # A card that nobody tapped goes with its pause.
    host.does("pause")
    expect(card(phone)).to_be_visible(timeout=LIVE_MS)
    host.does("resume")
    expect(card(phone)).to_be_hidden(timeout=LIVE_MS)
    assert still_unbroken(phone)


def test_a_released_station_is_said_and_opens(phone: Phone, host: Host, route: LoadedRoute, tour: str) -> None:
    join(phone, tour, "Flinke Füchse")
    name = name_of(route, "rathaus")
    sentence = f"Die Tourleitung hat „{name}“ für euch geöffnet."
    undone = host.does("release", group=1, station="rathaus", reason="GPS streikt")
    expect(card(phone)).to_contain_text(sentence, timeout=LIVE_MS)
    expect(phone.text("Diese Station ist für euch geöffnet.")).to_be_visible()
    host.does("revoke", event=undone)
    expect(card(phone)).to_be_hidden(timeout=LIVE_MS)
    host.does("release", group=1, station="rathaus", reason="GPS streikt")
    expect(card(phone)).to_contain_text(sentence, timeout=LIVE_MS)
    phone.press("Öffnen")
    expect(phone.page.locator("html")).to_have_attribute("data-state", "station")
    expect(phone.heading(name)).to_be_visible()
    expect(card(phone)).to_be_hidden()
    phone.press(phone.tab("Stand"))
    row = phone.page.get_by_role("main").get_by_role("listitem").filter(has_text=name)
    expect(row).to_contain_text("durch Freigabe")
    assert still_unbroken(phone)


def test_a_correction_stands_with_its_reason_and_a_new_name_in_the_bar(
    phone: Phone, server: Server, host: Host, tour: str
) -> None:
    join(phone, tour, "Flinke Füchse")
    phone.press(phone.tab("Stand"))
    given = host.does("adjust", group=1, points=50, reason="Fremden den Weg gezeigt")
    sentence = "Korrektur der Tourleitung: +50 – Fremden den Weg gezeigt"
    expect(phone.text(sentence)).to_be_visible(timeout=LIVE_MS)
    phone.expect_points(50)
    host.does("adjust", group=1, points=-20, reason="Zu spät am Treffpunkt")
    expect(phone.text("Korrektur der Tourleitung: \u221220 – Zu spät am Treffpunkt")).to_be_visible(timeout=LIVE_MS)
    phone.expect_points(30)
    host.does("revoke", event=given)
    expect(phone.text(sentence)).to_be_hidden(timeout=LIVE_MS)
    expect(bar(phone)).to_contain_text("\u221220 Punkte")
    host.does("rename", group=1, name="Stille Füchse")
    expect(bar(phone)).to_contain_text("Stille Füchse", timeout=LIVE_MS)
    Rival(server, tour, "Mutige Otter")
    expect(ranking_rows(phone)).to_have_text([re.compile("Mutige Otter"), re.compile("Stille Füchse")])
    assert still_unbroken(phone)


def test_the_end_leads_to_the_result_and_takes_what_was_answered_before(
    phone: Phone, server: Server, host: Host, route: LoadedRoute, tour: str
) -> None:
    join(phone, tour, "Flinke Füchse")
    rival = Rival(server, tour, "Mutige Otter")
    rival.opens(OTHER)
    phone.open_by_code(route, STATION)
    question = questions_of(route, STATION)[0]
    phone.press("Zur Frage")
    phone.select(question, right_response(question))
    phone.watch.forgive("net::ERR_FAILED")
    phone.context.route("**/api/v1/events", lambda request: request.abort())
    phone.press("Antwort abgeben")
    expect(phone.heading("Antwort gespeichert")).to_be_visible()
    phone.press(phone.tab("Weg"))
    host.does("end")
    expect(phone.heading("Für heute fertig")).to_be_visible(timeout=LIVE_MS)
    expect(phone.text("1 Eingabe wartet noch auf Empfang.")).to_be_visible()
    phone.context.unroute("**/api/v1/events")
    phone.go_offline()
    phone.go_online()
    expect(phone.text("Alles ist beim Server angekommen.")).to_be_visible()
    phone.expect_points(checkin_points(route, STATION) + question.points)
    expect(phone.text("Platz 1 von 2")).to_be_visible()
    expect(phone.text("Zwischenstand")).to_be_hidden()
    phone.press(phone.tab("Stationen"))
    expect(phone.page.get_by_role("main").get_by_role("button", name="Code")).to_have_count(0)
    phone.press(phone.tab("Weg"))
    host.does("resume")
    expect(phone.heading(name_of(route, STATION))).to_be_visible(timeout=LIVE_MS)
    assert still_unbroken(phone)


def test_a_phone_that_hears_the_stream_does_not_poll(phone: Phone, tour: str) -> None:
    phone.watch.forgive("net::ERR_FAILED")
    phone.context.clock.install()
    join(phone, tour, "Flinke Füchse")
    asked: list[str] = []
    phone.page.on("request", lambda request: asked.append(request.url))
    phone.context.clock.fast_forward(POLL_MS)
    phone.context.route("**/api/v1/stream*", lambda request: request.abort())
    phone.press(phone.tab("Hilfe"))
    assert [url for url in asked if url.endswith("/state")] == []
    # Coming back online reads once; only when that is over, the next reading is a poll.
    with phone.page.expect_response(STATE):
        phone.go_offline()
        phone.go_online()
    phone.page.wait_for_function("() => document.documentElement.dataset.live === 'lost'")
    with phone.page.expect_request(STATE):
        phone.context.clock.fast_forward(POLL_MS)


def test_after_a_restart_of_the_server_a_phone_catches_up_by_itself(
    make_phone: Callable[..., Phone], tmp_path: Path, route: LoadedRoute
) -> None:
    server = Server(tmp_path / "data")
    server.start()
    try:
        phone = join(make_phone(url=server.url), "LULU22", "Flinke Füchse")
        phone.watch.forgive("net::ERR_")
        phone.press(phone.tab("Stand"))
        rival = Rival(server, "LULU22", "Mutige Otter")
        expect(ranking_rows(phone)).to_have_count(2, timeout=LIVE_MS)
        server.kill()
        phone.page.wait_for_function("() => document.documentElement.dataset.live === 'lost'")
        server.start()
        rival.opens(OTHER)
        Host(server, "LULU22").does("adjust", group=1, points=10, reason="Aufgewärmt")
        # After a cut phones come back spread over twelve seconds.
        expect(ranking_rows(phone).first).to_contain_text("Mutige Otter", timeout=30_000)
        expect(phone.text("Korrektur der Tourleitung: +10 – Aufgewärmt")).to_be_visible()
        expect(bar(phone)).not_to_contain_text("Offline")
        assert still_unbroken(phone)
    finally:
        server.stop()
