"""The desk walk: an organizer leads the visitors' phone along the map, and no group of their own notices."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Frame, Locator, Page, expect

from app.accounts import service as accounts
from app.clock import utcnow
from app.content import media
from app.content.drafts import quiz_draft, route_draft
from app.content.loader import LoadedRoute
from app.db import Database
from app.studio import service as studio
from tests.browser.conftest import closed_without_problems
from tests.browser.findings import find_by_checkers, find_on_phones
from tests.browser.flags import PATIENCE_MS
from tests.browser.host import HostServer, prepare
from tests.browser.offline import pack
from tests.browser.pages import (
    Phone,
    checkin_points,
    code_of,
    name_of,
    questions_of,
    right_response,
)
from tests.browser.spies import SPIES, Watch
from tests.conftest import ROUTE

pytestmark = pytest.mark.browser

CODE = "DESK22"
WALK = f"/studio/routes/{ROUTE}/walk"
# Everything that a browser keeps for this address.
KEPT = """async () => {
  const databases = await indexedDB.databases();
  const rows = {};
  for (const { name, version } of databases) {
    const db = await new Promise((done, fail) => {
      const opening = indexedDB.open(name, version);
      opening.onsuccess = () => done(opening.result);
      opening.onerror = () => fail(opening.error);
    });
    for (const store of db.objectStoreNames) {
      const all = db.transaction(store).objectStore(store);
      const read = (request) => new Promise((done) => (request.onsuccess = () => done(request.result)));
      rows[`${name}/${store}`] = JSON.stringify([await read(all.getAllKeys()), await read(all.getAll())]);
    }
    db.close();
  }
  const cached = {};
  for (const name of await caches.keys()) {
    cached[name] = (await (await caches.open(name)).keys()).map(({ url }) => url).sort();
  }
  return { local: { ...localStorage }, session: { ...sessionStorage }, rows, cached };
}"""


@dataclass
class Desk:
    """The walk page in an organizer's browser, with the phone in its frame."""

    context: BrowserContext
    watch: Watch
    page: Page

    def open(self, path: str = WALK) -> Desk:
        self.page.goto(path)
        self.ready()
        return self

    def ready(self) -> None:
        expect(self.page.locator("html")).to_have_attribute("data-state", "ready")

    @property
    def frame(self) -> Frame:
        handle = self.page.locator("#walk-phone").element_handle()
        assert handle is not None
        found = handle.content_frame()
        assert found is not None
        return found

    @property
    def phone(self) -> Phone:
        """The phone, driven like any other."""
        expect(self.page.frame_locator("#walk-phone").locator("html[data-pieces=all]")).to_be_attached()
        return Phone(self.context, self.watch, self.frame)  # type: ignore[arg-type]

    def signal(self, kind: str) -> None:
        self.page.get_by_label("Ortung").select_option(kind)

    def button(self, name: str | re.Pattern[str]) -> Locator:
        return self.page.get_by_role("button", name=name, exact=True)


@pytest.fixture(scope="module")
def host(tmp_path_factory: pytest.TempPathFactory, route: LoadedRoute) -> Iterator[HostServer]:
    """A server with a draft of the route, somebody who may change it, and a running tour on what is published."""
    made = prepare(tmp_path_factory.mktemp("desk") / "data", route, {CODE: ("running", 0)})
    media.keep(made.server.data_dir, route)
    database = Database(f"sqlite:///{made.server.data_dir / 'stadtlotse.db'}")
    now = utcnow()
    with database.write() as session:
        user = accounts.create_user(session, name="planerin", role="organizer", password_hash="none", now=now)
        login = accounts.start_session(session, user.id, verified_hash="none", agent="Chromium", now=now)
        assert login is not None
        made.token = login.token
        quizzes = {path: quiz_draft(quiz) for path, quiz in route.quizzes.items()}
        studio.take_over(session, ROUTE, route_draft(route), quizzes, author="planerin", now=now)
    database.close()
    made.server.start()
    yield made
    made.server.stop()


@pytest.fixture
def make_desk(browser: Browser, host: HostServer) -> Iterator[Callable[..., Desk]]:
    made: list[Desk] = []

    def make(**options: Any) -> Desk:
        defaults: dict[str, Any] = {"viewport": {"width": 1440, "height": 900}, "permissions": ["geolocation"]}
        context = browser.new_context(base_url=host.server.url, locale="de-DE", **{**defaults, **options})
        context.add_init_script(SPIES)
        context.set_default_timeout(PATIENCE_MS)
        context.add_cookies([{"name": "staff", "value": host.token, "url": host.server.url}])
        desk = Desk(context, Watch(context, host.server.url), context.new_page())
        made.append(desk)
        return desk

    yield from closed_without_problems(make, made)


def number_of(route: LoadedRoute, station: str) -> int:
    return [one.id for one in route.route.stations].index(station) + 1


def to_station(desk: Desk, route: LoadedRoute, station: str) -> None:
    name = f"Zur Station {number_of(route, station)}: {name_of(route, station)}"
    desk.button(name).click()
    expect(desk.page.locator("#walk-status")).to_have_text(
        f"Station {number_of(route, station)}: {name_of(route, station)}."
    )


def test_a_station_is_walked_to_opened_and_answered(make_desk: Callable[..., Desk], route: LoadedRoute) -> None:
    desk = make_desk().open()
    expect(desk.page.get_by_text("Probe – zählt nirgends.")).to_be_visible()
    phone = desk.phone
    phone.press("Standort erlauben")
    expect(phone.page.locator("html")).to_have_attribute("data-state", "walk")
    # Its neighbour is so close that scatter alone could make the phone ask where it is.
    desk.signal("Genau")
    station = route.route.stations[0].id
    to_station(desk, route, station)
    expect(phone.page.locator("html")).to_have_attribute("data-walk", "inside")
    phone.press("Einchecken")
    expect(phone.page.locator("html")).to_have_attribute("data-state", "station")
    phone.expect_points(checkin_points(route, station))
    phone.press("Zur Frage")
    question = questions_of(route, station)[0]
    phone.answer(question, right_response(question))
    phone.expect_points(checkin_points(route, station) + question.points)
    # The desk's own map has heard of it.
    pin = desk.page.locator(f'.pin-icon[aria-label^="Station 1, {name_of(route, station)}"]')
    expect(pin).to_have_attribute("aria-label", re.compile("offen|erledigt"))


def test_the_phone_hears_at_once_of_another_place_and_signal(
    make_desk: Callable[..., Desk], route: LoadedRoute
) -> None:
    desk = make_desk().open()
    desk.phone.press("Standort erlauben")
    told = """(press) => {
      const phone = document.querySelector("#walk-phone").contentWindow;
      const heard = [];
      const post = phone.postMessage;
      phone.postMessage = (message, ...rest) => { heard.push(message); post.call(phone, message, ...rest); };
      press();
      phone.postMessage = post;
      return heard.map(({ type, fix }) => [type, fix?.accuracy_m ?? null]);
    }"""
    signal = """() => {
      const select = document.querySelector("#walk-gps");
      select.value = "%s";
      select.dispatchEvent(new Event("change", { bubbles: true }));
    }"""
    station = "() => document.querySelector('#walk-stations button').click()"

    def heard(press: str) -> list[list[Any]]:
        found: list[list[Any]] = desk.page.evaluate(f"() => ({told})({press})")
        return found

    assert heard(signal % "silent") == [["position", None]]
    assert heard(signal % "none") == [["position", 3]]
    assert heard(station) == [["position", 3]]


def test_a_code_from_the_desk_opens_a_station(make_desk: Callable[..., Desk], route: LoadedRoute) -> None:
    desk = make_desk().open()
    phone = desk.phone
    phone.press("Ohne Standort weiter")
    station = route.route.stations[2].id
    shown = desk.page.locator("#walk-stations li").nth(2).locator(".walk-code b").inner_text()
    assert shown == code_of(station)
    phone.open_by_code(route, station)


def test_no_second_phone_is_offered(make_desk: Callable[..., Desk]) -> None:
    phone = make_desk().open().phone
    phone.press("Ohne Standort weiter")
    phone.press(phone.tab("Hilfe"))
    expect(phone.page.get_by_role("heading", name="Für unterwegs")).to_be_visible()
    expect(phone.page.get_by_role("heading", name="Handy dazuholen")).to_have_count(0)


def test_without_a_signal_or_far_off_nobody_checks_in(make_desk: Callable[..., Desk], route: LoadedRoute) -> None:
    desk = make_desk().open()
    desk.signal("Genau")
    phone = desk.phone
    phone.press("Standort erlauben")
    # A little before the first station: the phone says how far.
    expect(phone.page.get_by_role("main")).to_contain_text(re.compile(r"\d+\sm"))
    desk.signal("Kein Signal")
    expect(desk.page.locator("#walk-fix")).to_have_text("Das Handy bekommt keinen Standort.")
    desk.signal("Ungenau (100 m)")
    expect(desk.page.locator("#walk-fix")).to_contain_text(re.compile(r"auf [12]\d\d\sm genau"))
    to_station(desk, route, route.route.stations[0].id)
    phone.press("Einchecken")
    expect(phone.text(re.compile("Standort nur auf"))).to_be_visible()


def test_an_own_group_in_the_same_browser_is_left_alone(
    make_desk: Callable[..., Desk], host: HostServer, route: LoadedRoute
) -> None:
    desk = make_desk()
    own = Phone(desk.context, desk.watch)
    own.join(CODE)
    # The worker is done: what it fetched later would be something new that this browser keeps.
    pack(own)
    own.press("Ohne Standort weiter")
    own.open_by_code(route, route.route.stations[1].id)
    own.expect_points(checkin_points(route, route.route.stations[1].id))
    with own.page.expect_response("**/api/v1/state"):
        own.page.reload()
    before = own.server_state()
    # A page of the same address whose script keeps nothing.
    own.watch.forgive("favicon.ico")
    own.page.goto("/livez")
    kept, cookies = own.page.evaluate(KEPT), desk.context.cookies()
    desk.open(f"{WALK}?station={route.route.stations[0].id}")
    phone = desk.phone
    phone.press("Ohne Standort weiter")
    phone.open_by_code(route, route.route.stations[3].id)
    phone.page.locator("#sun").click()
    with desk.page.expect_response("**/api/v1/language"):
        phone.page.evaluate("() => document.querySelector(`[data-language='en']`).click()")
    expect(phone.page.locator("html")).to_have_attribute("lang", "en")
    expect(phone.page.locator("html")).to_have_attribute("data-theme", "sonne")
    assert own.page.evaluate(KEPT) == kept
    assert desk.context.cookies() == cookies
    own.open("/play")
    after = own.server_state()
    assert after["group"] == before["group"]
    assert after["standing"]["points"] == before["standing"]["points"]
    assert own.page.locator("html").get_attribute("lang") == "de"


def test_the_group_walks_by_itself_and_stops_at_the_next_station(
    make_desk: Callable[..., Desk], route: LoadedRoute
) -> None:
    desk = make_desk().open(f"{WALK}?station={route.route.stations[0].id}")
    page = Phone(desk.context, desk.watch, desk.page)
    place = desk.page.locator(".walker")
    before = place.get_attribute("style")
    page.press("Gehen lassen")
    expect(desk.button("Anhalten")).to_be_visible()
    expect(place).not_to_have_attribute("style", before or "")
    page.press("Anhalten")
    expect(desk.button("Gehen lassen")).to_be_visible()
    desk.page.get_by_label("Tempo").select_option("20-mal so schnell")
    page.press("Gehen lassen")
    # The second station is some steps from the first one.
    expect(desk.page.locator("#walk-status")).to_have_text(f"Station 2: {name_of(route, route.route.stations[1].id)}.")
    expect(desk.button("Gehen lassen")).to_be_visible()


@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize(("width", "height"), [(1366, 768), (1024, 768), (390, 844)])
def test_controls_and_map_are_on_the_first_screen(
    make_desk: Callable[..., Desk], host: HostServer, width: int, height: int, language: str
) -> None:
    desk = make_desk(viewport={"width": width, "height": height})
    desk.context.add_cookies([{"name": "lang", "value": language, "url": host.server.url}])
    page = desk.open().page
    expect(page.locator("#walk-fix")).not_to_be_empty()
    for part in ("#walk-go", "#walk-speed", "#walk-gps", "#walk-anew", "#walk-map-area"):
        box = page.locator(part).bounding_box()
        assert box
        assert box["y"] + box["height"] <= height
    if width == 390:
        # The phone is one press away.
        page.locator(".walk-jump").click()
        expect(page.locator("#walk-phone")).to_be_in_viewport(ratio=0.9)


def test_keys_and_taps_move_the_group(make_desk: Callable[..., Desk]) -> None:
    desk = make_desk().open()
    desk.signal("Genau")
    phone = desk.phone
    phone.press("Standort erlauben")
    walker = desk.page.locator(".walker")

    def told() -> dict[str, float]:
        place = "(e) => { const { x, y } = e.getBoundingClientRect(); return { x, y }; }"
        found: dict[str, float] = walker.evaluate(place)
        return found

    walker.focus()
    start = told()
    walker.press("Shift+ArrowRight")
    east = told()
    assert east["x"] > start["x"]
    desk.page.keyboard.press("ArrowUp")
    north = told()
    assert north["y"] < east["y"]
    assert east["x"] - start["x"] > 3 * (east["y"] - north["y"])
    box = desk.page.locator(".walk-map .map").bounding_box()
    assert box
    desk.page.mouse.click(box["x"] + box["width"] * 0.4, box["y"] + box["height"] * 0.5)
    tapped = told()
    assert abs(tapped["x"] + 22 - (box["x"] + box["width"] * 0.4)) < 3
    desk.page.mouse.move(tapped["x"] + 22, tapped["y"] + 22)
    desk.page.mouse.down()
    desk.page.mouse.move(tapped["x"] + 62, tapped["y"] + 52, steps=5)
    desk.page.mouse.up()
    dragged = told()
    assert abs(dragged["x"] - tapped["x"] - 40) < 4
    assert abs(dragged["y"] - tapped["y"] - 30) < 4


def test_starting_over_is_a_phone_that_has_never_been_here(make_desk: Callable[..., Desk], route: LoadedRoute) -> None:
    desk = make_desk().open()
    phone = desk.phone
    phone.press("Ohne Standort weiter")
    phone.open_by_code(route, route.route.stations[0].id)
    with desk.page.expect_response("**/rehearsal"):
        desk.button("Von vorn").click()
    fresh = desk.page.frame_locator("#walk-phone")
    expect(fresh.get_by_role("button", name="Standort erlauben")).to_be_visible()
    expect(fresh.locator("#bar-points")).not_to_contain_text("60")


def test_a_second_desk_ends_the_first_which_says_so(make_desk: Callable[..., Desk]) -> None:
    first = make_desk().open()
    first.phone.press("Ohne Standort weiter")
    # The phone hears of it by its stream, or as soon as it asks for anything.
    first.watch.forgive("401|404")
    make_desk().open()
    expect(first.page.locator("#walk-trouble-words")).to_contain_text("Diese Probe ist zu Ende", timeout=60_000)


def test_the_phone_alone_leads_to_the_desk(make_desk: Callable[..., Desk]) -> None:
    desk = make_desk()
    desk.page.goto(f"/studio/routes/{ROUTE}/phone")
    desk.page.wait_for_url(f"**{WALK}")
    desk.ready()


def test_a_message_from_elsewhere_says_nothing_to_the_phone(make_desk: Callable[..., Desk]) -> None:
    desk = make_desk()
    desk.page.goto(WALK)
    # Sent by the frame's own window instead of the page around it.
    desk.ready()
    frame = desk.phone.page
    before = frame.evaluate("() => document.documentElement.dataset.state")
    frame.evaluate("() => window.postMessage({ type: 'begin', token: 'fremd' }, location.origin)")
    frame.evaluate("() => new Promise((done) => setTimeout(done, 0))")
    assert frame.evaluate("() => document.documentElement.dataset.state") == before


@pytest.mark.parametrize("width", [1440, 390])
def test_the_page_is_usable_by_everyone(make_desk: Callable[..., Desk], width: int) -> None:
    desk = make_desk(viewport={"width": width, "height": 844}).open()
    desk.phone.press("Ohne Standort weiter")
    # The phone is a whole page of its own, with bar, places and main part as the page around it has them.
    found = [problem for problem in find_by_checkers(desk.page) if "landmark-unique" not in problem]
    if width == 390:
        found += find_on_phones(desk.page)
        frame = desk.page.locator("#walk-phone").bounding_box()
        assert frame
        assert frame["width"] == 390
    assert found == []


def test_the_map_says_what_it_is_where_keys_come_to_it(make_desk: Callable[..., Desk]) -> None:
    desk = make_desk().open()
    expect(desk.page.get_by_role("group", name="Karte zum Gehen")).to_have_attribute("tabindex", "0")
