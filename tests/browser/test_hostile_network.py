"""What stands between a phone and the server may answer anything: nothing is deleted on such a word, what was refused
stays visible, and the file of what is left can be handed in to the host in full (bar R8).
"""

from __future__ import annotations

import json
import random
from collections.abc import Callable
from contextlib import closing

import pytest
from playwright.sync_api import Route, expect

from app.accounts import service as accounts
from app.clock import utcnow
from app.content.loader import LoadedRoute
from app.db import Database
from app.tours.models import Tour
from tests.browser.offline import BACK_MS, answer_all, pill, set_out, stored
from tests.browser.pages import Phone, checkin_points, questions_of, right_response
from tests.server import Server

pytestmark = pytest.mark.browser

STATIONS = ("rathaus", "schloss", "bahnhof")
EVENTS = "**/api/v1/events"
REFUSALS = (400, 401, 403, 404, 409, 410, 413, 422, 429, 500, 502)


def cut_off(request: Route) -> None:
    """No reception."""
    request.abort()


class Between:
    """Whatever stands between phone and server; a test changes its mind, and no request slips through meanwhile."""

    def __init__(self) -> None:
        self.answer: Callable[[Route], None] = cut_off

    def __call__(self, request: Route) -> None:
        self.answer(request)


def refusal(status: int) -> Callable[[Route], None]:
    """The same wrong answer each time."""

    def answer(request: Route) -> None:
        request.fulfill(status=status, content_type="application/json", body='{"error": {"code": "x", "message": ""}}')

    return answer


def hostile(seed: int) -> Callable[[Route], None]:
    """Each kind of wrong answer in one of twenty, in the other cases the server's own."""
    chance = random.Random(seed)

    def answer(request: Route) -> None:
        kind = chance.randrange(20)
        if kind < len(REFUSALS):
            request.fulfill(status=REFUSALS[kind], content_type="application/json", body='{"detail": "no"}')
        elif kind == 11:
            request.fulfill(status=200, content_type="text/html", body="<html>Bitte melden Sie sich an.</html>")
        elif kind == 12:
            request.fulfill(status=200, content_type="application/json", body='{"results": [')
        elif kind == 13:
            # The server has taken it, and nobody hears of it.
            request.fetch()
            request.abort()
        else:
            request.continue_()

    return answer


def test_no_wrong_answer_makes_the_phone_forget(walker: Phone, lone_server: Server, route: LoadedRoute) -> None:
    set_out(walker)
    group = walker.group_id()
    between = Between()
    walker.context.route(EVENTS, between)
    points = 0
    for station in STATIONS:
        walker.open_by_code(route, station)
        points += answer_all(walker, route, station)
    kept = len(STATIONS) + sum(len(questions_of(route, station)) for station in STATIONS)
    # Said once it may fall into the try before, which the page has not ended yet.
    ringing = walker.page.evaluate("() => setInterval(() => dispatchEvent(new Event('online')), 250)")
    for status in REFUSALS:
        between.answer = refusal(status)
        walker.page.wait_for_event("response", lambda response, wanted=status: response.status == wanted)
        expect(pill(walker)).to_contain_text(str(kept))
    walker.page.evaluate("(ringing) => clearInterval(ringing)", ringing)
    seed = random.randrange(2**32)
    print(f"seed {seed}")
    between.answer = hostile(seed)
    walker.page.wait_for_function(
        "() => { dispatchEvent(new Event('online')); return document.getElementById('bar-pill').hidden; }",
        polling=500,
        timeout=BACK_MS,
    )
    walker.expect_points(points)
    events = stored(lone_server, group)
    assert len(events) == len({event.event_id for event in events}) == kept
    assert {event.status for event in events} == {"accepted"}


def host_token(server: Server) -> tuple[str, int]:
    """A host's login for the demo's tour, and the tour's number."""
    with closing(Database(f"sqlite:///{server.data_dir / 'stadtlotse.db'}")) as database, database.write() as session:
        user = accounts.create_user(session, name="lotsin", role="admin", password_hash="none", now=utcnow())
        login = accounts.start_session(session, user.id, verified_hash="none", agent="Chromium", now=utcnow())
        assert login is not None
        tour = session.query(Tour).filter(Tour.code == "LULU22").one()
        return login.token, tour.id


def test_the_saved_file_brings_everything_to_the_server(walker: Phone, lone_server: Server, route: LoadedRoute) -> None:
    set_out(walker)
    lone_server.stop()
    walker.open_by_code(route, "rathaus")
    points = answer_all(walker, route, "rathaus")
    walker.press(pill(walker))
    expect(walker.heading("Gespeichert und gesendet")).to_be_visible()
    expect(walker.page.get_by_role("main").get_by_role("listitem")).to_have_count(4)
    with walker.page.expect_download() as started:
        walker.press("Als Datei sichern")
    saved = json.loads(started.value.path().read_text(encoding="utf-8"))
    assert [event["type"] for event in saved["events"]] == ["checkin", "answer", "answer", "answer"]
    # The phone is lost for good; its file is not.
    walker.context.route("**/api/**", cut_off)
    lone_server.start()
    token, tour_id = host_token(lone_server)
    body = {key: saved[key] for key in ("group", "device", "encoding", "payload", "mac")}
    browser = walker.context.browser
    assert browser is not None
    host = browser.new_context(base_url=lone_server.url)
    host.add_cookies([{"name": "staff", "value": token, "url": lone_server.url}])
    headers = {"Origin": lone_server.url, "Sec-Fetch-Site": "same-origin"}
    reply = host.request.post(f"/api/v1/host/tours/{tour_id}/handoff", data=body, headers=headers)
    assert reply.status == 200, reply.text()
    assert reply.json()["accepted"] == 4
    again = host.request.post(f"/api/v1/host/tours/{tour_id}/handoff", data=body, headers=headers).json()
    assert (again["accepted"], again["duplicate"]) == (0, 4)
    host.close()
    walker.context.unroute("**/api/**")
    walker.page.evaluate("() => dispatchEvent(new Event('online'))")
    expect(pill(walker)).to_be_hidden(timeout=BACK_MS)
    walker.expect_points(points)


def test_what_was_refused_stays_with_its_reason(walker: Phone, lone_server: Server, route: LoadedRoute) -> None:
    set_out(walker)
    walker.open_by_code(route, "rathaus")
    walker.press("Zur Frage")
    question = questions_of(route, "rathaus")[0]

    def collide(request: Route) -> None:
        batch = request.request.post_data_json
        for event in batch["events"]:
            event["body"]["attempt"] = 77
        request.continue_(post_data=json.dumps(batch))

    walker.context.route(EVENTS, collide)
    walker.select(question, right_response(question))
    walker.press("Antwort abgeben")
    expect(pill(walker)).to_be_hidden()
    walker.press(walker.tab("Hilfe"))
    walker.press(walker.page.get_by_role("button", name="Gespeichert und gesendet"))
    refused = walker.page.get_by_role("main").get_by_role("listitem").filter(has_text="Antwort")
    expect(refused).to_contain_text("Für diese Frage gibt es nur")
    walker.page.reload()
    expect(refused).to_contain_text("Für diese Frage gibt es nur")
    walker.expect_points(checkin_points(route, "rathaus"))


def test_a_bad_network_delivers_what_was_kept_without_the_server(
    walker: Phone, lone_server: Server, route: LoadedRoute
) -> None:
    set_out(walker)
    group = walker.group_id()
    lone_server.stop()
    points = 0
    for station in STATIONS:
        walker.open_by_code(route, station)
        points += answer_all(walker, route, station)
    seed = random.randrange(2**32)
    print(f"seed {seed}")
    chance = random.Random(seed)

    def lossy(request: Route) -> None:
        # One in five gets lost: on its way there, or on its way back.
        lost = chance.randrange(10)
        if lost == 1:
            request.fetch()
        if lost < 2:
            request.abort()
        else:
            request.continue_()

    walker.context.route(EVENTS, lossy)
    network = walker.context.new_cdp_session(walker.page)
    conditions = {"offline": False, "latency": 800, "downloadThroughput": 12_500, "uploadThroughput": 12_500}
    network.send("Network.emulateNetworkConditions", conditions)
    lone_server.start()
    expect(pill(walker)).to_be_hidden(timeout=2 * BACK_MS)
    walker.expect_points(points)
    events = stored(lone_server, group)
    assert (
        len(events)
        == len({event.event_id for event in events})
        == 3 + sum(len(questions_of(route, station)) for station in STATIONS)
    )
