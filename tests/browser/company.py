"""Who else is in a phone's tour: its host, another group, the group's second phone; and steps of a phone among them.

Shared by the tests of live phones and by the walk through all states.
"""

from __future__ import annotations

import uuid
from typing import Any

from playwright.sync_api import Locator, Route, expect

import app.accounts.models  # noqa: F401  A tour refers to its owner's table.
from app.clock import utcnow
from app.db import Database
from app.play import hosting
from app.quiz.base import Question
from app.tours import queries as tour_queries
from app.tours import service as tours
from tests.browser.pages import Phone, code_of, right_response, wrong_response
from tests.server import Server

EVENTS = "**/api/v1/events"
# A page that was loaded anew has lost it.
MARK = "() => { window.unbroken = true; }"


class Host:
    """What a tour's host does, written by the same service in another process, as a command would."""

    def __init__(self, server: Server, code: str) -> None:
        self._path = server.data_dir / "stadtlotse.db"
        self._code = code

    def does(self, kind: str, *, group: int | None = None, station: str | None = None, **body: Any) -> str:
        """One event, accepted; its id."""
        event = {"id": str(uuid.uuid4()), "type": kind, "group": group, "station": station, "body": body}
        database = Database(f"sqlite:///{self._path}")
        try:
            with database.write() as session:
                tour = tour_queries.tour_by_code(session, self._code)
                assert tour is not None
                [taken], _ = hosting.accept(session, tour.id, [event], actor_id=None, now=utcnow())
        finally:
            database.close()
        assert (taken.status, taken.reason) == ("accepted", None)
        return str(event["id"])


class Rival:
    """Another group of the tour, without a browser."""

    def __init__(self, server: Server, code: str, name: str) -> None:
        self._server = server
        self._seq = 0
        status, joined = server.request("POST", f"/api/v1/tours/{code}/groups", {"name": name, "language": "de"})
        assert status == 201, joined
        self._token = joined["token"]
        self.number = int(joined["group"]["number"])

    def opens(self, station: str) -> None:
        """Check in by the station's code."""
        self._seq += 1
        at = "2026-01-01T10:00:00+00:00"
        event = {"id": str(uuid.uuid4()), "seq": self._seq, "at": at, "type": "checkin", "station": station}
        event["body"] = {"method": "code", "code": code_of(station)}
        batch = {"device": "rival", "sent_at": at, "events": [event]}
        status, reply = self._server.request("POST", "/api/v1/events", batch, self._token)
        assert (status, reply["results"][0]["status"]) == (200, "accepted"), reply


def make_lobby(server: Server, code: str) -> str:
    """The code of a tour like this one, in which groups gather and nobody walks yet."""
    database = Database(f"sqlite:///{server.data_dir / 'stadtlotse.db'}")
    with database.write() as session:
        running = tour_queries.tour_by_code(session, code)
        assert running is not None
        options: dict[str, Any] = {"edition_id": running.edition_id, "route_slug": running.route_slug}
        made = tours.create_tour(session, now=utcnow(), phase="open", **options).code
    database.close()
    return made


def listen(phone: Phone) -> Phone:
    """Wait until the phone hears the stream, and mark its page, so that a later load would show."""
    phone.page.wait_for_function("() => document.documentElement.dataset.live === 'open'")
    phone.page.evaluate(MARK)
    return phone


def still_unbroken(phone: Phone) -> bool:
    """Whether the page is the one that was marked."""
    return bool(phone.page.evaluate("() => window.unbroken === true"))


def join(phone: Phone, code: str, name: str) -> Phone:
    """A new group that plays by list and code, and hears the stream."""
    phone.join(code, name)
    phone.press("Ohne Standort weiter")
    return listen(phone)


def join_second(first: Phone, second: Phone, code: str, name: str) -> Phone:
    """A second phone of the first one's group."""
    first.press(first.tab("Hilfe"))
    pin = first.own_code("PIN")
    second.join_by_pin(code, name, pin)
    return listen(second)


def answer_at_once(first: Phone, second: Phone, question: Question) -> None:
    """Both have the question before them: the first one's right answer overtakes the second one's wrong one."""
    first.select(question, right_response(question))
    second.select(question, wrong_response(question))
    held: list[Route] = []

    def hold(request: Route) -> None:
        held.append(request)

    second.context.route(EVENTS, hold)
    with second.page.expect_request(EVENTS):
        second.press("Antwort abgeben")
    first.press("Antwort abgeben")
    expect(first.heading("Richtig")).to_be_visible()
    held.pop().continue_()


def card(phone: Phone) -> Locator:
    """The card above the sheet."""
    return phone.page.get_by_role("complementary", name="Nachricht")


def bar(phone: Phone) -> Locator:
    """The status bar."""
    return phone.page.get_by_role("banner")


def ranking_rows(phone: Phone) -> Locator:
    """The lines of the ranking without its head."""
    return phone.page.get_by_role("table", name="Rangliste").locator("tbody").get_by_role("row")
