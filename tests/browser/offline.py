"""Steps of a phone that packs for the way and walks without a network; shared by the tests of such days."""

from __future__ import annotations

from contextlib import closing
from typing import Any

from playwright.sync_api import Locator, expect
from sqlalchemy import select

from app.content.loader import LoadedRoute
from app.db import Database
from app.play.models import Event
from tests.browser.pages import Phone, checkin_points, questions_of, right_response
from tests.server import Server

CODE = "LULU22"
# What a browser says of a server that is gone.
GONE = "net::ERR|Failed to load resource"
# A phone is back within this time of the server's return: streams and pauses are spread over some seconds.
BACK_MS = 45_000
PACKED_MS = 30_000


def pack(phone: Phone) -> None:
    """Wait on the first screen until the phone says that it is ready."""
    expect(phone.text("Bereit für offline")).to_be_visible(timeout=PACKED_MS)


def set_out(phone: Phone) -> None:
    """Join without location and pack for the way."""
    phone.join(CODE)
    pack(phone)
    phone.press("Ohne Standort weiter")
    expect(phone.page.locator("html")).to_have_attribute("data-state", "walk")


def keep_answer(phone: Phone, question: Any, response: Any) -> None:
    """Answer a question where nobody can judge it."""
    phone.select(question, response)
    phone.press("Antwort abgeben")
    expect(phone.heading("Antwort gespeichert")).to_be_visible()
    expect(phone.text("die Auflösung folgt")).to_be_visible()


def answer_all(phone: Phone, route: LoadedRoute, station: str) -> int:
    """From the opened station: answer every question right where nobody can judge it; the points it will bring."""
    phone.press("Zur Frage")
    questions = questions_of(route, station)
    for number, question in enumerate(questions, start=1):
        keep_answer(phone, question, right_response(question))
        if number < len(questions):
            phone.press("Nächste Frage")
    return checkin_points(route, station) + sum(question.points for question in questions)


def pill(phone: Phone) -> Locator:
    """What the status bar says when something is not normal; a button that leads to what is kept."""
    return phone.page.locator("#bar-pill")


def stored(server: Server, group: str) -> list[Event]:
    """The group's events at the server, in the order in which they came."""
    with closing(Database(f"sqlite:///{server.data_dir / 'stadtlotse.db'}")) as database, database.read() as session:
        return list(session.scalars(select(Event).where(Event.group_id == group).order_by(Event.id)))
