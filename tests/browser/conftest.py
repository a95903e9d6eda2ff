"""Chromium, one demo server for all browser tests, a tour for each, and phones that report every error themselves."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, Protocol, TypeVar

import pytest
from playwright.sync_api import Browser, BrowserContext, expect, sync_playwright
from sqlalchemy import select

from app.config import PROJECT_ROOT, Settings
from app.content.editions import build_edition
from app.content.loader import LoadedRoute
from app.content.service import publish
from app.db import Database
from app.migrations import upgrade
from app.play import queries, rules
from app.play.models import Event
from app.tours import service as tours
from app.tours.models import Group
from tests.browser.desk import Desk, Office, desk_maker, prepare_office
from tests.browser.flags import FLAGS, PATIENCE_MS
from tests.browser.host import Board, HostServer, board_maker
from tests.browser.offline import GONE
from tests.browser.pages import Phone
from tests.browser.site import CODE as SITE_CODE
from tests.browser.site import Site
from tests.browser.spies import SPIES, Watch
from tests.conftest import ROUTE
from tests.server import Server


class InBrowser(Protocol):
    """A page with the browser that it is in and what has been seen there."""

    context: BrowserContext
    watch: Watch


Opened = TypeVar("Opened", bound=InBrowser)

TOURS = [f"TEST{first}{second}" for first in "23456789ABCDEFGH" for second in "ABCDEFGHKLMNPQRS"]
RESULTS = PROJECT_ROOT / "test-results"
FAILED = pytest.StashKey[bool]()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]) -> Iterator[None]:
    """Remember a failure, so that the phones can be photographed before they are put away."""
    report = yield
    if report.failed:
        item.stash[FAILED] = True
    return report


@pytest.fixture(scope="session")
def chromium() -> str:
    """The path of Chromium; without one these tests fail, because a silent skip would hide them."""
    found = subprocess.run([PROJECT_ROOT / "scripts/find-browser"], capture_output=True, text=True, check=False)
    if found.returncode:
        pytest.fail(found.stderr.strip(), pytrace=False)
    return found.stdout.strip()


@pytest.fixture(scope="module")
def browser(chromium: str) -> Iterator[Browser]:
    """One Chromium per file: Playwright's event loop must not outlive the browser tests."""
    expect.set_options(timeout=PATIENCE_MS)
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        yield opened
        opened.close()


@pytest.fixture(scope="session")
def route(library) -> LoadedRoute:
    """The documents that the server plays: tests read right answers and points from them."""
    return library.routes[ROUTE]


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory, route: LoadedRoute) -> Iterator[Server]:
    """The demo as an operator starts it; beside LULU22 its database has an unlisted tour for each test."""
    started = Server(tmp_path_factory.mktemp("browser") / "data")
    database = Database(f"sqlite:///{started.data_dir / 'stadtlotse.db'}")
    upgrade(database)
    moment = datetime.fromtimestamp(0, UTC)
    with database.write() as session:
        edition = publish(session, build_edition(route), now=moment)
        options: dict[str, Any] = {"edition_id": edition.id, "route_slug": ROUTE, "now": moment, "phase": "running"}
        for code in TOURS:
            tours.create_tour(session, code=code, join_until=moment + timedelta(days=36_500), **options)
    database.close()
    started.start()
    yield started
    started.stop()


@pytest.fixture(scope="session")
def _codes() -> Iterator[str]:
    return iter(TOURS)


@pytest.fixture
def tour(_codes: Iterator[str]) -> str:
    """The code of a running tour in which nobody walks yet; its first group starts at the route's first station."""
    return next(_codes)


@pytest.fixture
def make_phone(browser: Browser, server: Server, request: pytest.FixtureRequest) -> Iterator[Callable[..., Phone]]:
    """Make a phone that has never been here: 390x844, German; its browser grants the location (`permissions=[]` blocks
    it, `permissions=None` leaves it to the page's question).

    Afterwards each phone must have met no script error, no console error, no CSP violation and no foreign host. A test
    with a server of its own names it first, so that it outlives the phones and refuses none of their last requests.
    """
    phones: list[Phone] = []

    def make(*, url: str = server.url, **options: Any) -> Phone:
        defaults: dict[str, Any] = {
            "base_url": url,
            "viewport": {"width": 390, "height": 844},
            "locale": "de-DE",
            "timezone_id": "Europe/Berlin",
            "has_touch": True,
            "permissions": ["geolocation"],
        }
        context = browser.new_context(**{**defaults, **options})
        context.add_init_script(SPIES)
        context.set_default_timeout(PATIENCE_MS)
        phone = Phone(context, Watch(context, url))
        phones.append(phone)
        return phone

    yield make
    if request.node.stash.get(FAILED, False):
        _photograph(phones, request.node.name)
    for phone in phones:
        # A request that a test's route still holds must not fail the next test.
        phone.context.unroute_all(behavior="ignoreErrors")
        phone.context.close()
    problems = [problem for phone in phones for problem in phone.watch.problems]
    assert not problems, "\n".join(problems)


def _photograph(phones: list[Phone], test: str) -> None:
    RESULTS.mkdir(exist_ok=True)
    name = re.sub(r"[^\w-]+", "-", test)
    for number, page in enumerate((page for phone in phones for page in phone.context.pages), start=1):
        page.screenshot(path=RESULTS / f"{name}-{number}.png")


@pytest.fixture
def phone(make_phone: Callable[..., Phone]) -> Phone:
    """A phone that has never been here."""
    return make_phone()


@pytest.fixture
def lone_server(tmp_path: Path) -> Iterator[Server]:
    """A server of the test's own, which it may stop and start again."""
    started = Server(tmp_path / "data")
    started.start()
    yield started
    if started.process is not None and started.process.poll() is None:
        started.stop()


@pytest.fixture
def walker(lone_server: Server, make_phone: Callable[..., Phone]) -> Phone:
    """A phone of that server, whose errors for want of a network are expected."""
    made = make_phone(url=lone_server.url)
    made.watch.forgive(GONE)
    return made


@pytest.fixture
def site(settings: Settings, database: Database, clock: Any, make_tour: Callable[..., Any]) -> Iterator[Site]:
    """The application, serving."""
    make_tour(code=SITE_CODE)
    made = Site(settings, database, clock)
    made.start()
    yield made
    made.stop()


def closed_without_problems(make: Callable[..., Opened], made: list[Opened]) -> Iterator[Callable[..., Opened]]:
    """What opens browsers; afterwards they are closed, and none of them may have seen an error."""
    yield make
    for one in made:
        # A request that a test's route still holds must not fail the next test.
        for page in one.context.pages:
            page.unroute_all(behavior="ignoreErrors")
        one.context.unroute_all(behavior="ignoreErrors")
        one.context.close()
    problems = [problem for one in made for problem in one.watch.problems]
    assert not problems, "\n".join(problems)


@pytest.fixture
def make_board(browser: Browser, host: HostServer) -> Iterator[Callable[..., Board]]:
    """Open browsers that are logged in as the host of a file's own server; no error may show up in any of them."""
    yield from closed_without_problems(*board_maker(browser, host))


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory, route: LoadedRoute) -> Iterator[Office]:
    """A server of the file's own, with two organizers."""
    made = prepare_office(tmp_path_factory.mktemp("office") / "data", route)
    made.server.start()
    yield made
    made.server.stop()


@pytest.fixture
def make_desk(browser: Browser, office: Office) -> Iterator[Callable[..., Desk]]:
    """Open browsers that are logged in as organizers; no error may show up in any of them."""
    yield from closed_without_problems(*desk_maker(browser, office))


@pytest.fixture(scope="module")
def _walks(request: pytest.FixtureRequest) -> Iterator[str]:
    return iter(request.module.WALKS)


@pytest.fixture
def walk(_walks: Iterator[str]) -> str:
    """The code of a running tour in which nobody walks yet, from the WALKS that a file has its own server prepare."""
    return next(_walks)


@pytest.fixture
def board(make_board: Callable[..., Board], host: HostServer, walk: str) -> Board:
    """The board of that tour on a laptop."""
    return make_board().open(host.tours[walk])


class Log:
    """What the database holds of one group: its events in order, and the result that follows from them."""

    def __init__(self, database: Database, group_id: str) -> None:
        with database.read() as session:
            group = session.get_one(Group, group_id)
            tour = session.get_one(tours.Tour, group.tour_id)
            self.events = list(session.scalars(select(Event).where(Event.group_id == group_id).order_by(Event.id)))
            self.groups = [each.name for each in session.scalars(select(Group).where(Group.tour_id == tour.id))]
            self.result = rules.fold(queries.course_of(session, tour.edition_id), queries.log_of(session, group_id))

    def of_type(self, kind: str) -> list[Event]:
        """The events of one type."""
        return [event for event in self.events if event.type == kind]


@pytest.fixture
def read_log(server: Server, tmp_path: Path) -> Callable[[str], Log]:
    """Read a group's log from a copy of the database's files, which needs no claim on the running server's own."""

    def read(group_id: str) -> Log:
        for suffix in ("", "-wal"):
            shutil.copyfile(server.data_dir / f"stadtlotse.db{suffix}", tmp_path / f"copy.db{suffix}")
        database = Database(f"sqlite:///{tmp_path / 'copy.db'}")
        try:
            return Log(database, group_id)
        finally:
            database.close()

    return read
