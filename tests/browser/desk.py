"""Organizers at work: a server with accounts for them, browsers that are logged in, the editor of a route."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import Browser, BrowserContext, Locator, Page, Route, expect

from app.accounts import passwords
from app.accounts import service as accounts
from app.accounts.models import StaffSession, User
from app.clock import utcnow
from app.content import drafts, media
from app.content.loader import LoadedRoute
from app.db import Database
from app.migrations import upgrade
from app.studio import service as studio
from tests.browser.flags import PATIENCE_MS
from tests.browser.spies import SPIES, Watch
from tests.conftest import ROUTE
from tests.server import Server

PASSWORD = "drei lange Wörter"
NAMES = ("anna", "berta")


@dataclass
class Office:
    """A demo server with two organizers; each test works on a route of its own, a copy of the example."""

    server: Server
    route: LoadedRoute
    tokens: dict[str, str] = field(default_factory=dict)
    copies: int = 0

    def database(self) -> Database:
        """The server's database, for a look or a hand from outside."""
        return Database(f"sqlite:///{self.server.data_dir / 'stadtlotse.db'}")

    def copy(self) -> str:
        """A fresh copy of the example, by its slug."""
        self.copies += 1
        slug = f"weg-{self.copies}"
        media.keep(self.server.data_dir, self.route)
        quizzes = {path: drafts.quiz_draft(quiz) for path, quiz in self.route.written.items()}
        database = self.database()
        with database.write() as session:
            draft = drafts.route_draft(self.route)
            studio.create_copy(session, slug, draft, quizzes, author="anna", now=utcnow())
        database.close()
        return slug

    def end_sessions(self, name: str) -> None:
        """What an expired login looks like to the browser."""
        database = self.database()
        with database.write() as session:
            user = session.query(User).filter(User.name == name).one()
            session.query(StaffSession).filter(StaffSession.user_id == user.id).delete()
        database.close()


def prepare_office(data_dir: Path, route: LoadedRoute) -> Office:
    """The server, not started yet."""
    office = Office(Server(data_dir), route)
    database = office.database()
    upgrade(database)
    now = utcnow()
    hashed = passwords.make_hash(PASSWORD)
    with database.write() as session:
        for name in NAMES:
            user = accounts.create_user(session, name=name, role="organizer", password_hash=hashed, now=now)
            login = accounts.start_session(session, user.id, verified_hash=hashed, agent="Chromium", now=now)
            assert login is not None
            office.tokens[name] = login.token
    database.close()
    return office


class Desk:
    """One organizer's browser."""

    def __init__(self, context: BrowserContext, watch: Watch, url: str) -> None:
        self.context = context
        self.watch = watch
        self.url = url
        self.page: Page = context.new_page()

    def open(self, slug: str, place: str = "") -> Desk:
        """The editor of a route, at a step or a station."""
        self.page.goto(f"{self.url}/studio/routes/{slug}{place}")
        expect(self.page.locator("html")).to_have_attribute("data-state", "ready")
        return self

    def home(self) -> Desk:
        """The list of routes."""
        self.page.goto(f"{self.url}/studio")
        return self

    def station(self, name: str) -> Locator:
        """A station's row in the list, which opens its form."""
        return self.page.locator(".station-list .station-row").filter(has_text=name)

    def field(self, place: str, language: int = 0) -> Locator:
        """The control of a field by the end of its place in the draft; of a text the one of a language."""
        return self.page.locator(f'[data-place$="{place}"]').locator("input, textarea, select").nth(language)

    def saved(self) -> None:
        """Wait until everything is at the server; the page draws what has just been typed within a frame or two."""
        self.page.evaluate("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
        expect(self.page.locator("#save-state")).to_have_attribute("data-kind", "saved")

    def is_kept_here(self) -> None:
        """Wait until the page says that what was written is on this device alone."""
        expect(self.page.locator("#save-state")).to_have_attribute("data-kind", "offline")

    def hear_nothing(self) -> None:
        """Whenever the page asks what others have saved, it hears of nothing: it may ask sooner than a test goes on."""

        def no_news(asked: Route) -> None:
            since = parse_qs(urlsplit(asked.request.url).query)["since"][0]
            asked.fulfill(json={"rev": int(since)})

        self.page.route(re.compile(r"/api/v1/studio/saves/.*\?since="), no_news)

    def draft(self, slug: str) -> dict[str, Any]:
        """The route's document as the server has it."""
        reply = self.context.request.get(f"{self.url}/api/v1/studio/documents/route/{slug}")
        return reply.json()["document"]

    def station_at_server(self, slug: str, station: str) -> dict[str, Any]:
        """A station of that document."""
        return next(one for one in self.draft(slug)["route"]["stations"] if one["id"] == station)


def desk_maker(browser: Browser, office: Office) -> tuple[Callable[..., Desk], list[Desk]]:
    """A function that opens logged-in browsers, and the list of those it has opened."""
    made: list[Desk] = []

    def make(name: str = "anna", **options: Any) -> Desk:
        url = office.server.url
        defaults: dict[str, Any] = {
            "viewport": {"width": 1366, "height": 900},
            "locale": "de-DE",
            "timezone_id": "Europe/Berlin",
        }
        context = browser.new_context(**{**defaults, **options})
        context.add_init_script(SPIES)
        context.set_default_timeout(PATIENCE_MS)
        context.add_cookies([{"name": "staff", "value": office.tokens[name], "url": url}])
        desk = Desk(context, Watch(context, url), url)
        made.append(desk)
        return desk

    return make, made


__all__ = ["NAMES", "PASSWORD", "ROUTE", "Desk", "Office", "desk_maker", "prepare_office"]
