"""The walk without a network: the server's process is really gone, and all that was packed works from the phone."""

from __future__ import annotations

import re
from collections.abc import Callable
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, Request, expect

from app.content.loader import LoadedRoute
from app.quiz.localized import resolve
from tests.browser.offline import BACK_MS, CODE, keep_answer, pack, pill, set_out, stored
from tests.browser.pages import (
    Phone,
    checkin_points,
    code_of,
    name_of,
    place_near,
    question_of,
    questions_of,
    right_response,
    station_of,
)
from tests.server import Server

pytestmark = pytest.mark.browser

STATION = "rathaus"


def missing_files(page: Page) -> list[str]:
    """Watch for files of the app that do not come from the phone itself."""
    missing: list[str] = []

    def failed(request: Request) -> None:
        path = urlsplit(request.url).path
        # What a page lets go of because it is left itself is not missing.
        if not path.startswith("/api/") and path != "/sw.js" and request.failure != "net::ERR_ABORTED":
            missing.append(path)

    page.on("requestfailed", failed)
    return missing


def test_a_whole_game_without_the_server_counts_in_full_when_it_is_back(
    walker: Phone, lone_server: Server, route: LoadedRoute
) -> None:
    set_out(walker)
    group = walker.group_id()
    lone_server.stop()
    missing = missing_files(walker.page)
    walker.page.reload()
    stations = [station.id for station in route.route.stations]
    answered = 0
    for station in stations:
        walker.open_by_code(route, station)
        walker.press("Zur Frage")
        questions = questions_of(route, station)
        for number, question in enumerate(questions, start=1):
            keep_answer(walker, question, right_response(question))
            answered += 1
            if number < len(questions):
                walker.press("Nächste Frage")
    # What the phone opened itself counts at once; what only the server can judge follows.
    walker.expect_points(sum(checkin_points(route, station) for station in stations))
    expect(pill(walker)).to_have_text(f"Offline · {len(stations) + answered} gespeichert")
    for tab in ("Stand", "Hilfe", "Stationen", "Weg"):
        walker.press(walker.tab(tab))
    assert missing == []
    lone_server.start()
    points = sum(
        checkin_points(route, station) + sum(q.points for q in questions_of(route, station)) for station in stations
    )
    expect(walker.page.get_by_role("banner")).to_contain_text(f"{points:,}".replace(",", "\u202f"), timeout=BACK_MS)
    expect(pill(walker)).to_be_hidden()
    events = stored(lone_server, group)
    assert len(events) == len({event.event_id for event in events}) == len(stations) + answered
    assert {event.status for event in events} == {"accepted"}


def test_every_file_the_page_may_want_opens_from_the_phone(
    walker: Phone, lone_server: Server, route: LoadedRoute
) -> None:
    set_out(walker)
    lone_server.stop()
    missing = missing_files(walker.page)
    walker.page.reload()
    expect(walker.page.get_by_role("region", name="Karte mit Route und Stationen")).to_be_visible()
    walker.press(walker.tab("Hilfe"))
    walker.press("English")
    expect(walker.heading("Help")).to_be_visible()
    walker.press("Deutsch")
    expect(walker.heading("Hilfe")).to_be_visible()
    # The language stays the chosen one over a start without a network; chosen it is once the screen speaks it.
    walker.press("English")
    expect(walker.heading("Help")).to_be_visible()
    walker.page.reload()
    expect(walker.heading("Help")).to_be_visible()
    walker.press("Deutsch")
    expect(walker.heading("Hilfe")).to_be_visible()
    # The other ways in lead to the game, because nothing else can be had now.
    walker.page.goto("/")
    expect(walker.heading("Hilfe")).to_be_visible()
    walker.page.goto(f"/j/{CODE}")
    expect(walker.heading("Hilfe")).to_be_visible()
    assert missing == []


def test_a_wrong_code_is_said_at_once_and_never_kept(walker: Phone, lone_server: Server, route: LoadedRoute) -> None:
    set_out(walker)
    group = walker.group_id()
    lone_server.stop()
    walker.press("Code eingeben")
    walker.enter_code(code_of("schloss"))
    expect(walker.text("Dieser Code passt nicht")).to_be_visible()
    expect(walker.page.get_by_label("Code der Station")).to_have_value(code_of("schloss"))
    # Lookalikes and case as people type them from a poster.
    walker.enter_code(code_of(STATION).lower().replace("q", "0").replace("l", "1"))
    expect(walker.heading(name_of(route, STATION))).to_be_visible()
    insight = resolve(station_of(route, STATION).insight, "de")
    expect(walker.page.get_by_role("main")).to_contain_text(insight.split(". ")[0])
    expect(pill(walker)).to_have_text("Offline · 1 gespeichert")
    lone_server.start()
    expect(pill(walker)).to_be_hidden(timeout=BACK_MS)
    assert [(event.type, event.station, event.status) for event in stored(lone_server, group)] == [
        ("checkin", STATION, "accepted")
    ]


def test_gps_without_the_server_leads_to_the_code_on_a_sealed_route(
    walker: Phone, lone_server: Server, route: LoadedRoute
) -> None:
    walker.stand_at(place_near(route, STATION))
    walker.join(CODE)
    pack(walker)
    walker.press("Standort erlauben")
    expect(walker.text("Ihr seid da.")).to_be_visible()
    lone_server.stop()
    walker.press("Einchecken")
    expect(walker.text("Kein Empfang. Der Code am Plakat öffnet die Station auch so.")).to_be_visible()
    walker.press("Code eingeben")
    walker.enter_code(code_of(STATION))
    expect(walker.heading(name_of(route, STATION))).to_be_visible()
    lone_server.start()
    # Two check-ins by two rungs count once.
    expect(pill(walker)).to_be_hidden(timeout=BACK_MS)
    walker.expect_points(checkin_points(route, STATION))


def test_draft_and_place_survive_a_start_without_the_server(
    walker: Phone, lone_server: Server, route: LoadedRoute
) -> None:
    set_out(walker)
    walker.open_by_code(route, STATION)
    walker.press("Zur Frage")
    question = questions_of(route, STATION)[0]
    walker.select(question, 12_345)
    lone_server.stop()
    walker.page.reload()
    expect(walker.heading(resolve(question.prompt, "de"))).to_be_visible()
    expect(walker.page.get_by_label("Eure Schätzung")).to_have_value(re.compile(r"12.?345"))
    keep_answer(walker, question, right_response(question))
    walker.page.reload()
    # The kept answer is still the screen to come back to, and it is not asked again.
    expect(walker.heading("Antwort gespeichert")).to_be_visible()
    walker.press("Nächste Frage")
    following = question_of(route, STATION, questions_of(route, STATION)[1].id)
    expect(walker.heading(resolve(following.prompt, "de"))).to_be_visible()
    lone_server.start()
    walker.expect_points(checkin_points(route, STATION))
    expect(walker.page.get_by_role("banner")).to_contain_text(
        str(checkin_points(route, STATION) + question.points), timeout=BACK_MS
    )


def test_two_tabs_of_one_phone_send_each_event_once(walker: Phone, lone_server: Server, route: LoadedRoute) -> None:
    set_out(walker)
    group = walker.group_id()
    lone_server.stop()
    other = Phone(walker.context, walker.watch)
    other.page.goto("/play")
    walker.open_by_code(route, STATION)
    other.open_by_code(route, "schloss")
    expect(pill(walker)).to_have_text("Offline · 2 gespeichert")
    expect(pill(other)).to_have_text("Offline · 2 gespeichert")
    posted: list[str] = []

    def note(request: Request) -> None:
        if request.failure is None:
            posted.extend(re.findall(r'"id":"([0-9a-f-]{36})"', request.post_data or ""))

    walker.context.on("requestfinished", note)
    lone_server.start()
    for phone in (walker, other):
        expect(pill(phone)).to_be_hidden(timeout=BACK_MS)
        phone.expect_points(checkin_points(route, STATION) + checkin_points(route, "schloss"))
    assert [event.status for event in stored(lone_server, group)] == ["accepted", "accepted"]
    assert len(posted) == len(set(posted))


def test_on_the_narrowest_phones_the_pill_is_icon_and_number_and_the_name_is_whole(
    make_phone: Callable[..., Phone], route: LoadedRoute
) -> None:
    phone = make_phone(viewport={"width": 320, "height": 640})
    phone.join(CODE, "Frische Schoner")
    pack(phone)
    phone.press("Ohne Standort weiter")
    name = phone.page.locator("#bar-name")
    whole = "(node) => node.scrollWidth <= node.clientWidth && node.scrollHeight <= node.parentNode.clientHeight"
    assert name.evaluate(whole)
    phone.go_offline()
    phone.open_by_code(route, route.route.stations[0].id)
    words = "Offline · 1 gespeichert"
    expect(pill(phone)).to_have_text(words)
    expect(pill(phone)).to_have_attribute("title", words)
    expect(phone.page.get_by_role("button", name=words)).to_be_visible()
    expect(pill(phone).locator("svg")).to_be_visible()
    assert pill(phone).evaluate("(node) => getComputedStyle(node, '::after').content").startswith('"1"')
    assert pill(phone).locator("span").bounding_box()["width"] <= 1
    assert name.evaluate(whole)
    phone.page.set_viewport_size({"width": 390, "height": 844})
    expect(pill(phone).locator("svg")).to_be_hidden()
    expect(pill(phone).locator("span")).to_have_css("position", "static")
