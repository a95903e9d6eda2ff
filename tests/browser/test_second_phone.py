"""One group on several phones: the same state everywhere, nothing lost by a reload, nothing counted twice."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from playwright.sync_api import Route, expect

from app.clock import utcnow
from app.content.loader import LoadedRoute
from app.quiz.localized import resolve
from tests.browser.company import answer_at_once
from tests.browser.pages import (
    Phone,
    checkin_points,
    name_of,
    question_of,
    questions_of,
    right_response,
)

pytestmark = pytest.mark.browser

EVENTS = "**/api/v1/events"
STATION = "schlossstrasse"
# A question with a single attempt, so that two answers at once cannot both count.
ONCE = "residenz-1780"
# After this time a phone has asked the server for news.
POLL_MS = 16_000


@pytest.fixture
def first(phone: Phone, route: LoadedRoute, tour: str) -> Phone:
    """A phone whose group has opened a station by its code."""
    phone.join_without_location(tour)
    phone.open_by_code(route, STATION)
    # The phone opens a station before the server knows of it.
    expect(phone.page.get_by_role("banner")).not_to_contain_text("gesendet")
    return phone


@pytest.fixture
def join_by_pin(make_phone: Callable[..., Phone], first: Phone, tour: str) -> Callable[..., Phone]:
    """Let a second phone into the first one's group, by the PIN that the first one shows under Hilfe."""

    def join(**options: Any) -> Phone:
        name = first.page.get_by_role("banner").get_by_role("paragraph").first.inner_text()
        first.press(first.tab("Hilfe"))
        pin = first.own_code("PIN")
        first.press(first.tab("Weg"))
        second = make_phone(**options)
        second.join_by_pin(tour, name, pin)
        return second

    return join


def open_question(phone: Phone, route: LoadedRoute, question_id: str) -> None:
    """From the walk of an opened station to one of its questions, answering what nobody answered before it."""
    state = phone.server_state()
    # What the other phone has done is here as well before anything is opened.
    phone.expect_points(state["standing"]["points"])
    answered = state["stations"][STATION]["answers"]
    phone.press(phone.tab("Stationen"))
    phone.press(f"Öffnen: {name_of(route, STATION)}")
    phone.press("Zur Frage")
    for question in questions_of(route, STATION):
        if question.id == question_id:
            expect(phone.heading(resolve(question.prompt, "de"))).to_be_visible()
            return
        if question.id in answered:
            continue
        phone.answer(question, right_response(question))
        phone.press("Nächste Frage")


def come_back_online(phone: Phone) -> None:
    """The phone loses reception and finds it again, which makes the page send and read at once."""
    phone.go_offline()
    phone.go_online()


def test_a_phone_that_joins_by_pin_sees_the_same_state(
    first: Phone, join_by_pin: Callable[..., Phone], route: LoadedRoute
) -> None:
    second = join_by_pin()
    second.expect_points(checkin_points(route, STATION))
    assert second.server_state()["stations"] == first.server_state()["stations"]
    second.press(second.tab("Stationen"))
    expect(second.row(name_of(route, STATION))).to_contain_text("offen, noch 3 Fragen")
    first.press(first.tab("Hilfe"))
    second.press(second.tab("Hilfe"))
    expect(second.text("2 Handys spielen für eure Gruppe, dies ist Handy 2.")).to_be_visible()


def test_a_phone_comes_back_by_the_resume_code(
    first: Phone, make_phone: Callable[..., Phone], route: LoadedRoute, tour: str
) -> None:
    question = questions_of(route, STATION)[0]
    first.press("Zur Frage")
    first.answer(question, right_response(question))
    first.press(first.tab("Hilfe"))
    code = first.own_code("Wiederherstellungscode")
    other = make_phone()
    other.open(f"/j/{tour}")
    other.page.get_by_role("tab", name="Zu unserer Gruppe").click()
    other.press("Mit Wiederherstellungscode")
    other.page.get_by_label("Wiederherstellungscode").fill(code.lower())
    other.press("Weiterspielen")
    other.page.wait_for_url("**/play")
    other.expect_points(checkin_points(route, STATION) + question.points)
    assert other.server_state()["stations"] == first.server_state()["stations"]
    assert other.group_id() == first.group_id()


def test_without_a_live_stream_an_answer_appears_on_the_other_phone_by_polling(
    first: Phone, join_by_pin: Callable[..., Phone], route: LoadedRoute
) -> None:
    question = questions_of(route, STATION)[0]
    second = join_by_pin()
    first.watch.forgive("api/v1/stream")
    first.context.route("**/api/v1/stream*", lambda request: request.abort())
    first.context.clock.install()
    first.page.reload()
    open_question(second, route, question.id)
    open_question(first, route, question.id)
    # From its next poll on the first phone's time stands still: the one after that comes when the test lets it.
    with first.page.expect_response("**/api/v1/state"):
        first.context.clock.pause_at(utcnow() + timedelta(milliseconds=2 * POLL_MS))
    second.answer(question, right_response(question))
    expect(first.heading(resolve(question.prompt, "de"))).to_be_visible()
    first.context.clock.fast_forward(POLL_MS)
    first.context.clock.resume()
    # The question was on the first phone's screen: it turns into its result, which says who was faster.
    expect(first.heading("Richtig")).to_be_visible()
    expect(first.text("Gewertet: Handy 2")).to_be_visible()
    first.expect_points(checkin_points(route, STATION) + question.points)


def test_a_reload_and_a_closed_tab_continue_at_the_same_place(first: Phone, route: LoadedRoute) -> None:
    question = questions_of(route, STATION)[2]
    open_question(first, route, question.id)
    first.select(question, right_response(question))
    points = first.page.get_by_role("banner").inner_text()
    for come_back in (first.page.reload, lambda: reopen(first)):
        come_back()
        expect(first.heading(resolve(question.prompt, "de"))).to_be_visible()
        expect(first.page.get_by_role("radio", checked=True)).to_have_count(1)
        expect(first.page.get_by_role("banner")).to_have_text(points, use_inner_text=True)
    first.press("Antwort abgeben")
    expect(first.heading("Richtig")).to_be_visible()


def reopen(phone: Phone) -> None:
    """Close the tab and open the game in a new one."""
    phone.page.close()
    phone.page = phone.context.new_page()
    phone.open("/play")


def test_two_phones_at_once_score_once_and_the_slower_one_is_told(
    first: Phone, join_by_pin: Callable[..., Phone], route: LoadedRoute, read_log: Callable[[str], Any]
) -> None:
    question = question_of(route, STATION, ONCE)
    second = join_by_pin()
    open_question(first, route, ONCE)
    open_question(second, route, ONCE)
    answer_at_once(first, second, question)
    expect(second.heading("Richtig")).to_be_visible()
    expect(second.text("Gewertet: Handy 1, ")).to_contain_text("Eure Eingabe steht hier: Stimmt nicht")
    log = read_log(first.group_id())
    answers = [event for event in log.of_type("answer") if event.question == ONCE]
    assert [(event.device, event.status, event.counts) for event in answers] == [
        (1, "accepted", True),
        (2, "accepted", False),
    ]
    for each in (first, second):
        each.expect_points(log.result.points)
    assert log.result.stations[STATION].answers[ONCE].points == question.points


def test_a_double_tap_on_the_answer_counts_once(
    first: Phone, route: LoadedRoute, read_log: Callable[[str], Any]
) -> None:
    question = questions_of(route, STATION)[0]
    first.press("Zur Frage")
    first.select(question, right_response(question))
    first.button("Antwort abgeben").dblclick()
    expect(first.heading("Richtig")).to_be_visible()
    first.expect_points(checkin_points(route, STATION) + question.points)
    log = read_log(first.group_id())
    assert len(log.of_type("answer")) == 1
    assert log.result.points == checkin_points(route, STATION) + question.points


def lose_replies(phone: Phone, path: str) -> None:
    """The server gets every request to the path, the phone never hears of it."""

    def lose(route: Route) -> None:
        route.fetch()
        route.abort()

    phone.watch.forgive(r"net::ERR_FAILED")
    phone.context.route(path, lose)


def test_a_lost_reply_leaves_one_event_and_one_score(
    first: Phone, route: LoadedRoute, read_log: Callable[[str], Any]
) -> None:
    question = questions_of(route, STATION)[0]
    # A stream would tell of the answer whose reply was lost; without reception there is none.
    first.watch.forgive("api/v1/stream")
    first.context.route("**/api/v1/stream*", lambda request: request.abort())
    first.page.reload()
    first.press("Zur Frage")
    first.select(question, right_response(question))
    lose_replies(first, EVENTS)
    first.press("Antwort abgeben")
    expect(first.heading("Antwort gespeichert")).to_be_visible()
    expect(first.page.get_by_role("banner")).to_contain_text("Offline · 1 gespeichert")
    first.expect_points(checkin_points(route, STATION))
    first.context.unroute(EVENTS)
    come_back_online(first)
    expect(first.heading("Richtig")).to_be_visible()
    expect(first.page.get_by_role("banner")).not_to_contain_text("gespeichert")
    first.expect_points(checkin_points(route, STATION) + question.points)
    log = read_log(first.group_id())
    assert len(log.of_type("answer")) == 1
    assert log.result.points == checkin_points(route, STATION) + question.points


def test_a_lost_reply_to_joining_makes_no_second_group(phone: Phone, tour: str, read_log: Callable[[str], Any]) -> None:
    phone.open(f"/j/{tour}")
    lose_replies(phone, "**/groups")
    phone.press("Mitmachen")
    expect(phone.text("Kein Empfang. Bitte noch einmal tippen; es entsteht keine zweite Gruppe.")).to_be_visible()
    phone.context.unroute("**/groups")
    phone.press("Mitmachen")
    phone.page.wait_for_url("**/play")
    expect(phone.heading("Zeigt euch das Handy den Weg?")).to_be_visible()
    assert len(read_log(phone.group_id()).groups) == 1
