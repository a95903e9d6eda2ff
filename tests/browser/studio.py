"""An organizer at the studio: a server with drafts to work on, a logged-in browser, the steps people take there."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, BrowserContext, FrameLocator, Page, expect

from app.accounts import service as accounts
from app.clock import utcnow
from app.content.drafts import quiz_draft, route_draft
from app.content.loader import LoadedRoute
from app.db import Database
from app.migrations import upgrade
from app.studio import service as studio
from tests.browser.flags import PATIENCE_MS
from tests.browser.spies import SPIES, Watch
from tests.server import Server

# A draft in which everything is still to be written, and one that is a copy of the real route with its quizzes.
SMALL, FULL = "schlossweg", "stadtrunde"


def small_route(*stations: str, languages: tuple[str, ...] = ("de", "en")) -> dict[str, Any]:
    """A route's draft with stations that have only their names."""
    named = [{"id": name.lower(), "name": name} for name in stations]
    title = dict.fromkeys(languages, "Schlossweg")
    return {
        "route": {"schema": 1, "title": title, "languages": list(languages), "order": "free", "stations": named},
        "files": {},
    }


@dataclass
class StudioServer:
    """A demo server with drafts, and the login of an organizer."""

    server: Server
    token: str = ""

    @property
    def database(self) -> str:
        """The address of its database."""
        return f"sqlite:///{self.server.data_dir / 'stadtlotse.db'}"


def prepare_studio(data_dir: Path, route: LoadedRoute, *, name: str = "anna") -> StudioServer:
    """A server, not started yet, with the two drafts and one organizer."""
    made = StudioServer(Server(data_dir))
    database = Database(made.database)
    upgrade(database)
    now = utcnow()
    with database.write() as session:
        user = accounts.create_user(session, name=name, role="organizer", password_hash="none", now=now)
        login = accounts.start_session(session, user.id, verified_hash="none", agent="Chromium", now=now)
        assert login is not None
        made.token = login.token
        small = small_route("Rathaus", "Schloss")
        studio.create_document(session, "route", SMALL, small, author=name, now=now)
        quizzes = {path: quiz_draft(quiz) for path, quiz in route.quizzes.items()}
        studio.create_copy(session, FULL, route_draft(route), quizzes, author=name, now=now)
    database.close()
    return made


class Desk:
    """The studio in a browser that is logged in as the organizer."""

    def __init__(self, context: BrowserContext, watch: Watch) -> None:
        self.context = context
        self.watch = watch
        self.page: Page = context.new_page()

    def open(self, slug: str, step: str = "stations", target: str = "") -> Desk:
        """Open the editor of a route at a step and wait until it works."""
        self.page.goto(f"/studio/routes/{slug}#{'/'.join(filter(None, (step, target)))}")
        expect(self.page.locator("html")).to_have_attribute("data-state", "ready")
        return self

    def saved(self) -> None:
        """Wait until everything has arrived at the server."""
        expect(self.page.locator("#save-state")).to_have_attribute("data-kind", "saved")

    @property
    def phone(self) -> FrameLocator:
        """What is inside the phone beside the form."""
        return self.page.frame_locator(".phone-screen")

    def press(self, name: str) -> None:
        """Press the button of this name."""
        self.page.get_by_role("button", name=name, exact=True).click()


def desk_maker(browser: Browser, studio_server: StudioServer) -> tuple[Callable[..., Desk], list[Desk]]:
    """Makes logged-in browsers of any size; each must be closed by whoever made it."""
    made: list[Desk] = []

    def make(**options: Any) -> Desk:
        url = studio_server.server.url
        defaults: dict[str, Any] = {
            "base_url": url,
            "viewport": {"width": 1366, "height": 900},
            "locale": "de-DE",
            "timezone_id": "Europe/Berlin",
        }
        context = browser.new_context(**{**defaults, **options})
        context.add_init_script(SPIES)
        context.set_default_timeout(PATIENCE_MS)
        context.add_cookies([{"name": "staff", "value": studio_server.token, "url": url}])
        desk = Desk(context, Watch(context, url))
        made.append(desk)
        return desk

    return make, made
