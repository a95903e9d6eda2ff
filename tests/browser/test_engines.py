"""The walk in Firefox and in WebKitGTK, the engine closest to Safari's, and in Chromium by the very same steps."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from app.content.loader import LoadedRoute
from tests.browser.pages import checkin_points, place_near, questions_of, right_response
from tests.engines.base import Engine
from tests.engines.chromium import Chromium
from tests.engines.firefox import Firefox
from tests.engines.gate import Gate
from tests.engines.journey import Journey
from tests.engines.processes import Screen, find_programs
from tests.engines.site import Site
from tests.engines.webkit import WebKit
from tests.server import Server

pytestmark = pytest.mark.browser

STATION = "rathaus"
ENGINES = [
    pytest.param("firefox", marks=pytest.mark.firefox),
    pytest.param("webkit", marks=pytest.mark.webkit),
    "chromium",
]
# What core/, ports/ and sw/ build on.
ABILITIES = {"secure", "modules", "geolocation", "strictCommits", "worker", "locks", "broadcast", "stream"}
ABILITIES |= {"deflate", "sealing", "signing"}


@pytest.fixture(scope="session")
def programs(chromium: str) -> dict[str, str]:
    """The paths of all engines; without one of them these tests fail, because a silent skip would hide it."""
    try:
        return {"chromium": chromium, **find_programs()}
    except FileNotFoundError as missing:
        pytest.fail(str(missing), pytrace=False)


@pytest.fixture(scope="module", params=ENGINES)
def running(
    request: pytest.FixtureRequest, programs: dict[str, str], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Engine]:
    """An engine that runs for as long as this file's tests need it."""
    folder = tmp_path_factory.mktemp(request.param)
    screen = Screen(programs["screen"], folder) if request.param == "webkit" else None
    made: Engine
    if screen:
        made = WebKit(folder, programs, screen.number)
    else:
        made = {"firefox": Firefox, "chromium": Chromium}[request.param](folder, programs)
    try:
        made.launch()
        yield made
    finally:
        made.close()
        if screen:
            screen.end()


@pytest.fixture
def engine(running: Engine) -> Iterator[Engine]:
    """A phone that has never been here; afterwards it must have met no error, no violation and no foreign host."""
    running.fresh()
    yield running
    problems = running.problems()
    assert not problems, "\n".join(problems)


@pytest.fixture
def gate(server: Server) -> Iterator[Gate]:
    """The way to the demo's server, which can be closed."""
    opened = Gate(server.port)
    yield opened
    opened.cut()


def test_the_engine_can_do_what_the_phone_needs(engine: Engine) -> None:
    with Site() as site:
        engine.open(site.url)
        assert engine.run("() => window.abilities()") == dict.fromkeys(ABILITIES, True)
        # What was kept outlives the page, and the worker answers without being asked to start.
        engine.reload()
        assert engine.run("async () => (await fetch('/kept')).text()") == "kept"


@pytest.mark.parametrize(
    ("deed", "words"),
    [
        ("() => void setTimeout(() => missing.thing)", "missing"),
        ("() => void Promise.reject(new Error('nobody waits'))", "nobody waits"),
        ("() => console.error('said aloud')", "said aloud"),
        (
            "() => document.body.append(Object.assign(new Image(), { src: 'http://foreign.test/spy.png' }))",
            "foreign.test",
        ),
        ("() => document.body.setAttribute('style', 'color: red')", "style-src"),
    ],
    ids=["script error", "rejection", "console", "foreign host", "inline style"],
)
def test_nothing_goes_wrong_unnoticed(running: Engine, deed: str, words: str) -> None:
    running.fresh()
    with Site() as site:
        running.open(site.url)
        assert running.problems() == []
        running.run(deed)
        running.wait("() => new Promise((resolve) => setTimeout(resolve, 50, true))")
        assert words in "\n".join(running.problems())


def test_a_group_plays_by_code_and_finds_everything_again(
    engine: Engine, server: Server, route: LoadedRoute, tour: str
) -> None:
    journey = Journey(engine, server.url)
    question = questions_of(route, STATION)[0]
    points = checkin_points(route, STATION) + question.points
    journey.join(tour)
    journey.without_location()
    journey.open_by_code(route, STATION)
    journey.press("Zur Frage")
    journey.answer(question, right_response(question))
    journey.heading("Richtig")
    journey.points(points)
    engine.reload()
    journey.points(points)
    journey.heading("Richtig")
    journey.tab("Stand")
    journey.says("1 von 10 Stationen")
    journey.points(points)


def test_a_group_checks_in_where_it_stands(engine: Engine, server: Server, route: LoadedRoute, tour: str) -> None:
    journey = Journey(engine, server.url)
    journey.join(tour)
    engine.stand_at(*place_near(route, STATION, 100))
    journey.allow_location()
    journey.says("100\u00a0m")
    engine.stand_at(*place_near(route, STATION))
    journey.says("Ihr seid da.")
    journey.press("Einchecken")
    journey.state("station")
    journey.points(checkin_points(route, STATION))
