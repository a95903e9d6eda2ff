"""Walk and studio in Firefox and WebKitGTK, the engine closest to Safari's, and in Chromium by the very same steps."""

from __future__ import annotations

import base64
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image

from app.content.loader import LoadedRoute
from tests.browser.desk import NAMES, PASSWORD, Office
from tests.browser.pages import APPROXIMATE_M, checkin_points, place_near, questions_of, right_response
from tests.engines.base import Engine
from tests.engines.chromium import Chromium
from tests.engines.firefox import Firefox
from tests.engines.gate import Gate
from tests.engines.journey import Journey
from tests.engines.processes import PATIENCE_S, Screen, find_programs, turns
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
        # A browser tells of it when it comes to that.
        told = next((True for _ in turns(PATIENCE_S) if words in "\n".join(running.problems())), False)
        assert told, running.problems()


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
    journey.reload()
    journey.points(points)
    journey.heading("Richtig")
    journey.tab("Stand")
    journey.says("1 von 10 Stationen")
    journey.points(points)


def test_a_whole_walk_without_network_survives_reload_and_empty_battery(
    engine: Engine, gate: Gate, route: LoadedRoute, tour: str
) -> None:
    # A profile that outlives the browser's end, as a phone's does.
    engine.restart(keep_profile=False)
    journey = Journey(engine, gate.url)
    journey.join(tour)
    journey.says("Bereit für offline")
    journey.without_location()
    # Ended in peace once: Chromium writes new cookies to the disk only every half minute.
    engine.restart()
    gate.cut()
    engine.forgive_outage()
    journey.open("/play")
    journey.state("walk")
    journey.reload()
    stations = [station.id for station in route.route.stations]
    points = total = 0
    for station in stations:
        journey.open_by_code(route, station)
        points += checkin_points(route, station)
        journey.points(points)
        journey.press("Zur Frage")
        question = questions_of(route, station)[0]
        journey.keep_answer(question, right_response(question))
        total += checkin_points(route, station) + question.points
    engine.restart(suddenly=True)
    # Which screen was last is kept less carefully than what was done: an engine may have forgotten it.
    journey.open("/play")
    journey.points(points)
    journey.pill(f"Offline · {2 * len(stations)} gespeichert")
    gate.mend()
    journey.points(total)
    journey.pill(None)


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


# Trouble with the receiver: how it behaves from the question on, and what the phone says to a try.
SEEKING = "Das Handy findet gerade keinen Standort."
TROUBLES = {
    "timeout": ({"kind": "timeout"}, SEEKING),
    "unavailable": ({"kind": "unavailable"}, SEEKING),
    "approximate": ({"kind": "fix", "accuracy": 3000}, "Standort nur auf 3,0\u00a0km genau."),
    "by address": ({"kind": "fix", "accuracy": 25_000}, "Standort nur auf 25\u00a0km genau."),
    "stale": ({"kind": "fix", "age_s": 120}, "Der letzte Standort ist zu alt."),
}


def try_twice(journey: Journey, words: str) -> None:
    """Check in two times, and hear the same words each time."""
    for name in ("Einchecken", "Noch einmal"):
        journey.press(name)
        # Only now the try is over; the words may still be those of the one before.
        journey.offers("Noch einmal")
        journey.says(words)


def expect_code_way(journey: Journey, route: LoadedRoute) -> None:
    """The next rung is on the screen where the group is now, and opens the station for the same points."""
    assert journey.shows("Code eingeben")
    journey.press("Code eingeben")
    journey.enter_code(route, STATION)


@pytest.mark.parametrize("trouble", TROUBLES)
def test_nobody_is_stuck_with_a_bad_receiver(
    engine: Engine, server: Server, route: LoadedRoute, tour: str, trouble: str
) -> None:
    setting, words = TROUBLES[trouble]
    lat, lon = place_near(route, STATION)
    journey = Journey(engine, server.url)
    journey.join(tour)
    engine.receive(**{"lat": lat, "lon": lon, "accuracy": 12, "age_s": 0, **setting})
    journey.press("Standort erlauben")
    if setting.get("accuracy", 0) > APPROXIMATE_M:
        journey.state("check")
        journey.press("Trotzdem los")
    journey.state("walk")
    try_twice(journey, words)
    expect_code_way(journey, route)
    journey.points(checkin_points(route, STATION))


def test_a_slow_position_comes_through_and_takes_nothing_away(
    engine: Engine, server: Server, route: LoadedRoute, tour: str
) -> None:
    journey = Journey(engine, server.url)
    journey.join(tour)
    journey.allow_location()
    try_twice(journey, SEEKING)
    assert journey.shows("Code eingeben")
    journey.press("Code eingeben")
    # It comes while they look for the code on the poster: the screen stays, and after it the position helps.
    engine.stand_at(*place_near(route, STATION))
    journey.enter_code(route, STATION)
    journey.points(checkin_points(route, STATION))
    journey.tab("Stationen")
    journey.says("50\u00a0m nach Süden")


def test_nobody_is_stuck_without_permission(engine: Engine, server: Server, route: LoadedRoute, tour: str) -> None:
    journey = Journey(engine, server.url)
    journey.join(tour)
    engine.receive("denied")
    journey.press("Standort erlauben")
    journey.says("Der Standort ist für diese Seite gesperrt.")
    journey.press("Mit Liste und Code weiter")
    expect_code_way(journey, route)
    journey.points(checkin_points(route, STATION))
    # The browser remembers the refusal, and so the page does not ask again.
    journey.reload()
    journey.points(checkin_points(route, STATION))
    assert engine.run("() => probe.receiver.asked") == []


def test_nobody_is_stuck_after_the_phone_was_in_a_pocket(
    engine: Engine, server: Server, route: LoadedRoute, tour: str
) -> None:
    journey = Journey(engine, server.url)
    journey.join(tour)
    engine.stand_at(*place_near(route, STATION, 100))
    journey.allow_location()
    journey.says("100\u00a0m")
    engine.pocket()
    engine.wait("() => probe.receiver.running() === 0")
    # They walk on, but the receiver has not woken up yet: what the phone knows is where they were.
    engine.receive("searching")
    engine.take_out()
    engine.wait("() => probe.receiver.running() === 1")
    journey.press("Einchecken")
    journey.says("Ihr seid rund 100\u00a0m entfernt")
    expect_code_way(journey, route)
    journey.points(checkin_points(route, STATION))


def test_nobody_is_stuck_in_airplane_mode(engine: Engine, gate: Gate, route: LoadedRoute, tour: str) -> None:
    journey = Journey(engine, gate.url)
    journey.join(tour)
    engine.stand_at(*place_near(route, STATION))
    journey.allow_location()
    journey.says("Ihr seid da.")
    engine.forgive_outage()
    gate.cut()
    journey.press("Einchecken")
    journey.says("Kein Empfang.")
    expect_code_way(journey, route)
    gate.mend()
    journey.points(checkin_points(route, STATION))


TITLE = '[data-place="route/title"] input'
# One of the example's ten stations is not on the map.
PLACED = 9
LAST_STATION = """async (slug) =>
  (await (await fetch(`/api/v1/studio/documents/route/${slug}`)).json()).document.route.stations.at(-1)"""
# What has just been typed is drawn within two frames.
SAVED = """async () => {
  await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
  return document.querySelector("#save-state").dataset.kind === "saved";
}"""


def log_in(journey: Journey, slug: str) -> None:
    """Come to the editor of a route by the form for name and password."""
    engine = journey.engine
    engine.open(f"{journey.url}/login?next=/studio/routes/{slug}")
    engine.fill("[name=name]", text=NAMES[0])
    engine.fill("[name=password]", text=PASSWORD)
    engine.click("button.btn[type=submit]")
    journey.state("ready")


def test_an_organizer_changes_and_publishes_a_route(engine: Engine, office: Office) -> None:
    slug = office.copy()
    journey = Journey(engine, office.server.url)
    log_in(journey, slug)
    engine.click(".route-row")
    engine.fill(TITLE, text="Weg am Kanal")
    engine.wait(SAVED)
    journey.reload()
    engine.click(".route-row")
    assert engine.run("(title) => document.querySelector(title).value", TITLE) == "Weg am Kanal"
    engine.click(".stepper [data-step=check]")
    engine.wait("() => document.querySelector('.check-head')?.dataset.good === 'true'")
    engine.click(".stepper [data-step=publish]")
    journey.press("Veröffentlichen")
    journey.heading("Die Route ist veröffentlicht.")
    # The map with its plugin: a station is put into its middle and named where the focus is then.
    engine.click(".stepper [data-step=stations]")
    journey.press("Karte zeigen")
    journey.press("Station setzen")
    journey.press("In die Mitte setzen")
    engine.wait("() => document.activeElement.closest('[data-section=name]') !== null")
    engine.fill("[data-section=name] input", text="Am Wehr")
    engine.wait(SAVED)
    assert engine.run("() => document.querySelectorAll('.studio-pin').length") == PLACED + 1
    made = engine.run(LAST_STATION, slug)
    assert made["name"]["de"] == "Am Wehr"
    assert made["position"]["source"] == "Auf der Karte gesetzt"


BANK_OPEN = """() => document.activeElement === document.querySelector("#bank-query") &&
  document.querySelector(".bank-list > li") !== null"""
BANK_SHUT = """() => !document.querySelector(".bank").open &&
  document.activeElement === probe.find("button", "Aus dem Fragenkatalog")"""
BANK_SAYS = "() => document.querySelector('.bank [role=status]').innerText"
# At once, as if pasted: of what is typed the beginning may be searched for already.
SEARCH = """(text) => {
  const field = document.querySelector("#bank-query");
  field.value = text;
  field.dispatchEvent(new Event("input"));
}"""
COPY = "() => [...document.querySelectorAll('.bank-deed button')].find(({ innerText }) => innerText === 'Kopieren')"
QUESTIONS = """async (quiz) =>
  (await (await fetch(`/api/v1/studio/documents/quiz/${quiz}`)).json()).document.quiz.questions.length"""


def test_a_question_is_taken_from_the_catalogue(engine: Engine, office: Office) -> None:
    slug = office.copy()
    journey = Journey(engine, office.server.url)
    log_in(journey, slug)
    engine.click(".stepper [data-step=questions]")
    journey.press("Frage hinzufügen")
    journey.press("Aus dem Fragenkatalog")
    engine.wait(BANK_OPEN)
    engine.escape()
    engine.wait(BANK_SHUT)
    journey.press("Aus dem Fragenkatalog")
    engine.wait(BANK_OPEN)
    journey.press("Schließen")
    engine.wait(BANK_SHUT)
    journey.press("Aus dem Fragenkatalog")
    engine.wait(BANK_OPEN)
    unfiltered = engine.run(BANK_SAYS)
    engine.run(SEARCH, "Zensus")
    engine.wait("(text) => document.querySelector('.bank [role=status]').innerText !== text", unfiltered)
    before = engine.run(QUESTIONS, f"{slug}/{STATION}")
    engine.click(COPY)
    engine.wait("() => document.activeElement.closest('[data-place$=prompt]') !== null")
    engine.wait(SAVED)
    assert engine.run(QUESTIONS, f"{slug}/{STATION}") == before + 1


PICTURE = "#upload-picture-rathaus"
ALT = ".media-card [data-language=de]"
# It is loaded where it is seen.
SHOWN = """() => {
  const picture = document.querySelector(".media-card img");
  picture.scrollIntoView({ block: "center", behavior: "instant" });
  return picture.naturalWidth > 0;
}"""
WAY = [(53.32, 11.49), (53.326, 11.495), (53.33, 11.5), (53.331, 11.52)]
GPX = '<gpx xmlns="http://www.topografix.com/GPX/1/1"><trk><trkseg>{}</trkseg></trk></gpx>'
PACKED = """async (slug) => {
  const bytes = new Uint8Array(await (await fetch(`/studio/routes/${slug}/file`)).arrayBuffer());
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
}"""
DRAFT = "async (slug) => (await (await fetch(`/api/v1/studio/documents/route/${slug}`)).json()).document"


def test_files_come_in_picture_way_and_a_whole_route(engine: Engine, office: Office, tmp_path: Path) -> None:
    slug = office.copy()
    journey = Journey(engine, office.server.url)
    log_in(journey, slug)
    engine.click(".station-list .station-row")
    picture = tmp_path / "Rathaus.png"
    Image.new("RGB", (400, 300), (60, 120, 90)).save(picture)
    engine.attach(PICTURE, picture)
    engine.wait("(alt) => document.activeElement === document.querySelector(alt)", ALT)
    engine.wait(SHOWN)
    engine.fill(ALT, text="Das Haus von vorn")
    engine.wait(SAVED)
    journey.press("Karte zeigen")
    engine.click("[data-key=studio-map-way]")
    way = tmp_path / "weg.gpx"
    way.write_text(GPX.format("".join(f'<trkpt lat="{lat}" lon="{lon}"/>' for lat, lon in WAY)), encoding="utf-8")
    engine.attach("[data-key=studio-map-file] input", way)
    journey.says("Der Weg ist da")
    engine.wait(SAVED)
    packed = tmp_path / f"{slug}.zip"
    packed.write_bytes(base64.b64decode(engine.run(PACKED, slug)))
    engine.open(f"{journey.url}/studio")
    engine.attach("#route-file", packed)
    journey.press("Datei aufnehmen")
    journey.says("Diesen Namen gab es hier schon")
    taken = engine.run(DRAFT, f"{slug}-2")
    (first,) = taken["route"]["stations"][0]["media"]
    assert first["alt"]["de"] == "Das Haus von vorn"
    assert [tuple(point) for point in taken["line"]] == WAY
