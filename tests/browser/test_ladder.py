"""The check-in ladder: whatever receiver or network do, the next rung is offered within two tries or a minute.

Calls for help, and who is answering just now, are on every phone of the group at once.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any
from urllib.request import Request, urlopen
from uuid import uuid4

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, expect

from app.content.loader import LoadedRoute
from app.quiz.localized import resolve
from tests.browser.host import HostServer, prepare
from tests.browser.pages import (
    Phone,
    checkin_points,
    code_of,
    name_of,
    place_near,
    questions_of,
    right_response,
)
from tests.browser.spies import location_questions, running_watches
from tests.browser.test_accessibility import CONTROLS, SIDEWAYS, find_at, find_by_axe, find_with_large_text

pytestmark = pytest.mark.browser

WALKS = [f"LAD{first}{second}2" for first in "23456789" for second in "ABCDEFGH"]
NAME = "Flinke Füchse"
STATION = "rathaus"
NUMBER = "03874 526 0"
SOON_MS = 2000
MINUTE_MS = 60_000
# Longer than one try waits for a position.
TRY_MS = 11_000

# The phone is put into a pocket or taken out again.
SHOWN = """(state) => {
  Object.defineProperty(document, "visibilityState", { value: state, configurable: true });
  document.dispatchEvent(new Event("visibilitychange"));
}"""

# Receivers that Chromium's own override cannot play: no answer in time, an old position, one that takes its time.
RECEIVERS = """([kind, latitude, longitude]) => {
  const coords = { latitude, longitude, accuracy: 12 };
  const began = Date.now();
  const answer = (found, failed, timeout, end) => {
    if (kind === "stale") setTimeout(() => found({ coords, timestamp: Date.now() - 120_000 }));
    const wait = kind === "slow" ? began + 40_000 - Date.now() : Infinity;
    if (wait <= timeout) setTimeout(() => found({ coords, timestamp: Date.now() }), Math.max(0, wait));
    else if (kind !== "stale" && end) setTimeout(() => failed({ code: 3 }), timeout);
  };
  const seeking = { getCurrentPosition: true, watchPosition: kind !== "slow" };
  for (const [name, end] of Object.entries(seeking)) {
    Geolocation.prototype[name] = (found, failed, { timeout }) => {
      window.spy.location.push(name);
      answer(found, failed, end ? timeout : Infinity, end);
      return 1;
    };
  }
}"""


@dataclass
class Host:
    """What the tour's host does at the board, through the board's own address."""

    server: HostServer
    tour: str

    def does(self, kind: str, *, group: int | None = None, station: str | None = None, **body: Any) -> None:
        """One event, accepted."""
        event = {"id": str(uuid4()), "type": kind, "group": group, "station": station, "body": body}
        reply = self._ask("events", {"events": [event]})
        assert reply["results"][0]["status"] == "accepted", reply

    def calls(self) -> list[Any]:
        """The calls of all groups as the board has them."""
        return [row["call"] for row in self._ask("board")["rows"] if row["call"]]

    def _ask(self, what: str, body: Any = None) -> Any:
        url = self.server.server.url
        headers = {"Cookie": f"staff={self.server.token}", "Origin": url, "Content-Type": "application/json"}
        data = None if body is None else json.dumps(body).encode()
        path = f"{url}/api/v1/host/tours/{self.server.tours[self.tour]}/{what}"
        with urlopen(Request(path, data, headers), timeout=10) as reply:
            return json.load(reply)


@pytest.fixture(scope="module")
def host_server(tmp_path_factory: pytest.TempPathFactory, route: LoadedRoute) -> Iterator[HostServer]:
    """A server whose running tours belong to one host."""
    data_dir = tmp_path_factory.mktemp("ladder") / "data"
    made = prepare(data_dir, route, dict.fromkeys(WALKS, ("running", 0)))
    made.server.start()
    yield made
    made.server.stop()


@pytest.fixture(scope="module")
def _walks() -> Iterator[str]:
    return iter(WALKS)


@pytest.fixture
def host(host_server: HostServer, _walks: Iterator[str]) -> Host:
    """The host of a tour in which nobody walks yet."""
    return Host(host_server, next(_walks))


@pytest.fixture
def phone_of(make_phone: Callable[..., Phone], host: Host) -> Callable[..., Phone]:
    """Make a phone for this tour's server."""
    return lambda **options: make_phone(url=host.server.server.url, **options)


@pytest.fixture
def phone(phone_of: Callable[..., Phone]) -> Phone:
    """A phone that has never been here."""
    return phone_of()


def receive(phone: Phone, kind: str, place: tuple[float, float]) -> None:
    """Replace the receiver of this page by one that is in trouble."""
    phone.page.evaluate(RECEIVERS, [kind, *place])


def wait(phone: Phone, milliseconds: int) -> None:
    """Let the phone's own clock run so long, timers and all."""
    phone.context.clock.run_for(milliseconds)


def try_twice(phone: Phone, sentence: str, *, slow: bool = False) -> None:
    """Check in twice in vain: after the first try the code is offered, after the second the host."""
    phone.press("Einchecken")
    if slow:
        wait(phone, TRY_MS)
    expect(phone.text(sentence)).to_be_visible()
    expect(phone.button("Code eingeben")).to_be_visible()
    expect(phone.button("Tourleitung bitten")).to_have_count(0)
    phone.press(phone.page.get_by_role("button", name=re.compile("^(Noch einmal|Weg zeigen)$")).first)
    if phone.button("Einchecken").is_visible():
        phone.press("Einchecken")
    if slow:
        wait(phone, TRY_MS)
    expect(phone.button("Tourleitung bitten")).to_be_visible()
    expect(phone.button("Code eingeben")).to_be_visible()


def expect_code_way(phone: Phone, route: LoadedRoute) -> None:
    """From here the code opens the station for the same points."""
    phone.press("Code eingeben")
    phone.enter_code(code_of(STATION))
    expect(phone.page.locator("html")).to_have_attribute("data-state", "station")
    phone.expect_points(checkin_points(route, STATION))


def card(phone: Phone) -> Locator:
    """The card above the sheet."""
    return phone.page.get_by_role("complementary", name="Nachricht")


# ---- nine kinds of trouble with the position (bar G2) ----


def test_denied_names_this_phones_settings_and_leads_to_the_code(
    phone_of: Callable[..., Phone], host: Host, route: LoadedRoute
) -> None:
    phone = phone_of(permissions=None, user_agent=PIXEL)
    phone.join(host.tour)
    phone.press("Standort erlauben")
    expect(phone.text("Der Standort ist für diese Seite gesperrt.")).to_be_visible()
    expect(phone.text("Zeichen links neben der Adresse")).to_be_visible()
    expect(phone.button("Noch einmal versuchen")).to_be_visible()
    phone.press("Mit Liste und Code weiter")
    expect(phone.text("Unter „Hilfe“ steht, wie er wieder angeht.")).to_be_visible()
    expect_code_way(phone, route)


def test_what_was_blocked_may_be_allowed_again_without_a_reload(
    phone_of: Callable[..., Phone], host: Host, route: LoadedRoute
) -> None:
    phone = phone_of(permissions=[])
    phone.stand_at(place_near(route, STATION))
    phone.join(host.tour)
    expect(phone.text("Der Standort ist für diese Seite gesperrt.")).to_be_visible()
    phone.context.grant_permissions(["geolocation"])
    # Back from the settings.
    for state in ("hidden", "visible"):
        phone.page.evaluate(SHOWN, state)
    assert location_questions(phone.page) == []
    phone.press("Standort erlauben")
    expect(phone.text("Ihr seid da.")).to_be_visible()


def test_a_receiver_that_does_not_answer_in_time(phone: Phone, host: Host, route: LoadedRoute) -> None:
    phone.context.clock.install()
    phone.join(host.tour)
    receive(phone, "timeout", place_near(route, STATION))
    phone.press("Standort erlauben")
    wait(phone, 21_000)
    try_twice(phone, "Das Handy findet gerade keinen Standort. Das dauert.", slow=True)
    expect_code_way(phone, route)


def test_a_receiver_without_a_position(phone: Phone, host: Host, route: LoadedRoute) -> None:
    phone.context.set_geolocation(None)
    phone.context.clock.install()
    phone.join(host.tour)
    phone.press("Standort erlauben")
    expect(phone.text("Standort wird gesucht …")).to_be_visible()
    try_twice(phone, "Schaltet im Handy den Standort (GPS) ein", slow=True)
    expect_code_way(phone, route)


def test_a_minute_without_a_position_offers_the_next_rungs_by_itself(
    phone: Phone, host: Host, route: LoadedRoute
) -> None:
    phone.context.set_geolocation(None)
    phone.context.clock.install()
    phone.join(host.tour)
    phone.press("Standort erlauben")
    expect(phone.text("Standort wird gesucht …")).to_be_visible()
    wait(phone, 45_000)
    expect(phone.text("Seit einer Minute kein Standort.")).to_be_hidden()
    wait(phone, 15_000)
    expect(phone.text("Seit einer Minute kein Standort.")).to_be_visible()
    for name in ("Noch einmal", "Tourleitung bitten"):
        expect(phone.button(name)).to_be_visible()
    expect_code_way(phone, route)


IPHONE = (
    "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) "
    "Version/17.5 Mobile/15E148 Safari/604.1"
)
PIXEL = (
    "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Mobile Safari/537.36"
)


@pytest.mark.parametrize(
    ("agent", "accuracy", "said", "setting"),
    [
        (IPHONE, 3000, "Standort nur auf 3,0\u00a0km genau.", "„Safari-Websites“ > „Genauer Standort“"),
        (PIXEL, 25_000, "Standort nur auf 25\u00a0km genau.", "„Berechtigungen“ > „Standort“: „Genauer Standort“"),
    ],
    ids=["3 km on an iPhone", "25 km on Android"],
)
def test_an_approximate_position_names_the_phones_own_setting(
    phone_of: Callable[..., Phone],
    host: Host,
    route: LoadedRoute,
    agent: str,
    accuracy: float,
    said: str,
    setting: str,
) -> None:
    phone = phone_of(user_agent=agent)
    phone.join_and_locate(host.tour, place_near(route, STATION), accuracy=accuracy)
    expect(phone.text(setting)).to_be_visible()
    try_twice(phone, said)
    expect(phone.text(setting)).to_be_visible()
    expect_code_way(phone, route)


def test_an_old_position(phone: Phone, host: Host, route: LoadedRoute) -> None:
    phone.join(host.tour)
    receive(phone, "stale", place_near(route, STATION))
    phone.press("Standort erlauben")
    expect(phone.text("Standort wird gesucht …")).to_be_visible()
    try_twice(phone, "Der letzte Standort ist zu alt.")
    expect_code_way(phone, route)


def test_hidden_while_it_searches_and_taken_out_again(phone: Phone, host: Host, route: LoadedRoute) -> None:
    phone.context.set_geolocation(None)
    phone.context.clock.install()
    phone.join(host.tour)
    phone.press("Standort erlauben")
    expect(phone.text("Standort wird gesucht …")).to_be_visible()
    phone.press("Einchecken")
    phone.page.evaluate(SHOWN, "hidden")
    assert running_watches(phone.page) == 0
    wait(phone, TRY_MS)
    before = len(location_questions(phone.page))
    phone.page.evaluate(SHOWN, "visible")
    expect(phone.text("Das Handy findet gerade keinen Standort.")).to_be_visible()
    expect(phone.button("Code eingeben")).to_be_visible()
    assert location_questions(phone.page)[before:] == ["watchPosition", "getCurrentPosition"]
    phone.page.evaluate(SHOWN, "hidden")
    phone.stand_at(place_near(route, STATION))
    phone.page.evaluate(SHOWN, "visible")
    expect(phone.text("Ihr seid da.")).to_be_visible(timeout=5000)
    phone.press("Einchecken")
    expect(phone.page.locator("html")).to_have_attribute("data-state", "station")


def test_in_airplane_mode_the_code_opens_and_the_check_in_goes_out_later(
    phone: Phone, host: Host, route: LoadedRoute
) -> None:
    phone.watch.forgive("net::ERR_INTERNET_DISCONNECTED")
    phone.join_and_locate(host.tour, place_near(route, STATION))
    expect(phone.text("Ihr seid da.")).to_be_visible()
    phone.context.set_offline(True)
    phone.press("Einchecken")
    expect(phone.text("Kein Empfang. Der Code am Plakat öffnet die Station auch so.")).to_be_visible()
    expect(phone.text("Euer Einchecken ist gespeichert und geht von selbst hinaus.")).to_be_visible()
    expect(phone.button("Später")).to_be_visible()
    expect_code_way(phone, route)
    phone.press(phone.tab("Weg"))
    expect(phone.text("Auf diesem Handy geöffnet, noch nicht gesendet.")).to_be_visible()
    phone.press(phone.tab("Stand"))
    row = phone.page.get_by_role("main").get_by_role("listitem").filter(has_text=name_of(route, STATION))
    expect(row).to_contain_text("mit Code · auf diesem Handy geöffnet")
    phone.context.set_offline(False)
    expect(row).not_to_contain_text("auf diesem Handy geöffnet")
    expect(row).to_contain_text("per Standort")


def test_without_network_a_position_outside_is_judged_on_the_phone_and_not_kept(
    phone: Phone, host: Host, route: LoadedRoute
) -> None:
    phone.watch.forgive("net::ERR_INTERNET_DISCONNECTED")
    phone.join_and_locate(host.tour, place_near(route, STATION, 150, bearing=45), accuracy=20)
    expect(phone.text("150\u00a0m")).to_be_visible()
    phone.context.set_offline(True)
    try_twice(phone, "Ihr seid rund 150\u00a0m entfernt (auf 20\u00a0m genau).")
    expect(phone.page.get_by_role("banner")).not_to_contain_text("gespeichert")
    expect_code_way(phone, route)


def test_a_slow_position_is_waited_for_and_the_code_is_there_meanwhile(
    phone: Phone, host: Host, route: LoadedRoute
) -> None:
    phone.context.clock.install()
    phone.join(host.tour)
    receive(phone, "slow", place_near(route, STATION))
    phone.press("Standort erlauben")
    phone.press("Ohne Standort weiter")
    expect(phone.button("Code eingeben")).to_be_visible()
    phone.press("Standort erlauben")
    phone.press("Standort erlauben")
    wait(phone, 41_000)
    expect(phone.text("Ihr seid da.")).to_be_visible()
    phone.press("Einchecken")
    expect(phone.page.locator("html")).to_have_attribute("data-state", "station")


def test_a_check_in_during_a_pause_is_kept_and_opens_when_the_tour_goes_on(
    phone: Phone, host: Host, route: LoadedRoute
) -> None:
    phone.join_and_locate(host.tour, place_near(route, STATION))
    expect(phone.text("Ihr seid da.")).to_be_visible()
    host.does("pause")
    phone.press("Verstanden")
    phone.press("Einchecken")
    expect(phone.text("Alles bleibt auf diesem Handy gespeichert.")).to_be_visible()
    for name in ("Noch einmal senden", "Später", "Code eingeben"):
        expect(phone.button(name)).to_be_visible()
    phone.press("Später")
    expect(phone.text("Euer Einchecken hier ist gespeichert und noch nicht gesendet.")).to_be_visible()
    phone.expect_points(0)
    host.does("resume")
    expect(phone.text("Ihr seid hier eingecheckt.")).to_be_visible()
    phone.expect_points(checkin_points(route, STATION))


# ---- the watch (bar G8) ----


def test_the_watch_stops_at_an_open_station_and_starts_again_for_the_next(
    phone: Phone, host: Host, route: LoadedRoute
) -> None:
    phone.join_and_locate(host.tour, place_near(route, STATION))
    expect(phone.text("Ihr seid da.")).to_be_visible()
    assert running_watches(phone.page) == 1
    phone.press("Einchecken")
    expect(phone.page.locator("html")).to_have_attribute("data-state", "station")
    assert running_watches(phone.page) == 0
    phone.press(phone.tab("Weg"))
    expect(phone.text("Ihr seid hier eingecheckt.")).to_be_visible()
    assert running_watches(phone.page) == 0
    phone.press("Nächste Station")
    expect(phone.button("Einchecken")).to_be_visible()
    phone.page.wait_for_function("() => window.spy.watches === 1")


# ---- calling the host ----


def refused_twice(phone: Phone, host: Host, route: LoadedRoute) -> None:
    """A group that stands 150 m away and has tried twice."""
    phone.join_and_locate(host.tour, place_near(route, STATION, 150, bearing=45), accuracy=20)
    expect(phone.text("150\u00a0m")).to_be_visible()
    try_twice(phone, "Ihr seid rund 150\u00a0m entfernt (auf 20\u00a0m genau).")


def test_one_tap_calls_once_and_the_receipt_is_there_within_two_seconds(
    phone: Phone, host: Host, route: LoadedRoute
) -> None:
    refused_twice(phone, host, route)
    phone.rest(phone.button("Tourleitung bitten"))
    phone.button("Tourleitung bitten").dblclick()
    expect(phone.text(re.compile(r"^Gesendet \d\d:\d\d, noch nicht gesehen\.$"))).to_be_visible()
    expect(phone.page.locator("#live")).to_contain_text("noch nicht gesehen")
    # Nothing was asked, nothing is asked twice, and the code is the way on meanwhile.
    expect(phone.button("Tourleitung bitten")).to_have_count(0)
    for name in ("Code eingeben", "Noch einmal"):
        expect(phone.button(name)).to_be_visible()
    [call] = host.calls()
    assert (call["station"], call["seen_at"]) == (STATION, None)
    host.does("seen", group=1, event=call["id"])
    expect(card(phone)).to_contain_text("Die Tourleitung hat euren Ruf gesehen und meldet sich.", timeout=SOON_MS)
    expect(phone.page.locator("#live")).to_have_text("Die Tourleitung hat euren Ruf gesehen und meldet sich.")
    expect(phone.text(re.compile(r"^Gesehen \d\d:\d\d, die Tourleitung meldet sich\.$"))).to_be_visible()
    phone.press("Verstanden")
    expect(card(phone)).to_be_hidden()
    host.does("release", group=1, station=STATION, reason="Steht davor")
    expect(phone.text("Diese Station ist für euch geöffnet.")).to_be_visible(timeout=SOON_MS)
    expect(phone.text("Gesehen")).to_be_hidden()


def test_a_minute_unseen_offers_the_telephone(phone: Phone, host: Host, route: LoadedRoute) -> None:
    host.does("settings", phone=NUMBER)
    phone.context.clock.install()
    refused_twice(phone, host, route)
    phone.press("Tourleitung bitten")
    expect(phone.text("noch nicht gesehen")).to_be_visible()
    call = phone.page.get_by_role("link", name="Anrufen", exact=True)
    expect(call).to_be_hidden()
    wait(phone, MINUTE_MS + 1000)
    expect(call).to_be_visible()
    expect(call).to_have_attribute("href", "tel:038745260")
    assert call.get_attribute("target") is None
    expect(phone.text("Ruft am besten an.")).to_be_visible()
    expect_code_way(phone, route)


def test_without_a_number_a_minute_unseen_says_what_else_to_do(phone: Phone, host: Host, route: LoadedRoute) -> None:
    phone.context.clock.install()
    refused_twice(phone, host, route)
    phone.press("Tourleitung bitten")
    expect(phone.text("Ihr müsst nicht warten")).to_be_visible()
    wait(phone, MINUTE_MS + 1000)
    expect(phone.text("Ihr könnt schon weitergehen.")).to_be_visible()
    expect(phone.page.get_by_role("link", name="Anrufen")).to_have_count(0)
    phone.press("Andere Station")
    expect(phone.heading("Stationen")).to_be_visible()


def test_a_call_without_network_waits_on_the_phone_and_leads_to_the_telephone_at_once(
    phone: Phone, host: Host, route: LoadedRoute
) -> None:
    host.does("settings", phone=NUMBER)
    phone.watch.forgive("net::ERR_INTERNET_DISCONNECTED")
    refused_twice(phone, host, route)
    phone.context.set_offline(True)
    phone.press("Tourleitung bitten")
    expect(phone.text("Euer Ruf liegt noch auf diesem Handy und geht von selbst hinaus.")).to_be_visible()
    call = phone.page.get_by_role("link", name="Anrufen", exact=True)
    expect(call).to_have_attribute("href", "tel:038745260")
    phone.page.reload()
    expect(call).to_be_visible()
    phone.context.set_offline(False)
    expect(phone.text(re.compile(r"^Gesendet \d\d:\d\d, noch nicht gesehen\."))).to_be_visible()
    assert [one["station"] for one in host.calls()] == [STATION]


def test_help_calls_in_both_languages_with_the_station_at_hand_or_without(
    phone: Phone, host: Host, route: LoadedRoute
) -> None:
    host.does("settings", phone=NUMBER)
    phone.join_without_location(host.tour)
    phone.press(phone.tab("Hilfe"))
    expect(phone.page.get_by_role("link", name=f"Tourleitung anrufen: {NUMBER}")).to_have_attribute(
        "href", "tel:038745260"
    )
    phone.press("Tourleitung rufen")
    expect(phone.text("noch nicht gesehen")).to_be_visible()
    expect(phone.button("Tourleitung rufen")).to_be_hidden()
    phone.press("English")
    expect(phone.text("not seen yet")).to_be_visible()
    [call] = host.calls()
    assert call["station"] == STATION
    host.does("seen", group=1, event=call["id"])
    expect(phone.text("the host will get in touch")).to_be_visible(timeout=SOON_MS)
    phone.press("Got it")
    # Once it was seen, asking again is a new call; at an open station it is about no place.
    phone.press(phone.tab("Walk"))
    phone.press("Enter code")
    phone.page.get_by_label("Code of the station").fill(code_of(STATION))
    phone.press("Open the station")
    expect(phone.page.locator("html")).to_have_attribute("data-state", "station")
    phone.press(phone.tab("Help"))
    phone.press("Ask the host for help")
    expect(phone.text("not seen yet")).to_be_visible()
    assert [one["station"] for one in host.calls()] == [None]


# ---- several phones ----


@pytest.fixture
def pair(phone: Phone, phone_of: Callable[..., Phone], host: Host, route: LoadedRoute) -> tuple[Phone, Phone]:
    """Two phones of one group at an open station, both live."""
    phone.join(host.tour, NAME)
    phone.press("Ohne Standort weiter")
    phone.open_by_code(route, STATION)
    phone.press(phone.tab("Hilfe"))
    pin = phone.own_code("PIN")
    second = phone_of()
    second.open(f"/j/{host.tour}")
    second.page.get_by_role("tab", name="Zu unserer Gruppe").click()
    second.page.get_by_role("radio", name=NAME).check()
    second.page.get_by_label("PIN der Gruppe").fill(pin)
    second.press("Dazukommen")
    second.page.wait_for_url("**/play")
    second.press("Ohne Standort weiter")
    for each in (phone, second):
        each.page.wait_for_function("() => document.documentElement.dataset.live === 'open'")
        each.press(each.tab("Hilfe"))
        expect(each.text("2 Handys spielen für eure Gruppe")).to_be_visible()
    return phone, second


def open_first_question(phone: Phone, route: LoadedRoute) -> None:
    """From any tab to the station's first question."""
    phone.press(phone.tab("Stationen"))
    phone.press(f"Öffnen: {name_of(route, STATION)}")
    phone.press("Zur Frage")
    expect(phone.heading(resolve(questions_of(route, STATION)[0].prompt, "de"))).to_be_visible()


def open_and_claim(phone: Phone, other: Phone, route: LoadedRoute) -> None:
    """Open the first question, and wait until the other phone has read that somebody is at it."""
    with other.page.expect_response("**/api/v1/state"):
        open_first_question(phone, route)


def test_who_is_answering_is_said_within_two_seconds_and_can_be_taken_over(
    pair: tuple[Phone, Phone], route: LoadedRoute
) -> None:
    first, second = pair
    question: Any = questions_of(route, STATION)[0]
    open_and_claim(second, first, route)
    open_first_question(first, route)
    expect(first.text("Handy 2 antwortet gerade.")).to_be_visible()
    expect(first.page.locator("#live")).to_contain_text("Handy 2 antwortet gerade.")
    expect(second.text("antwortet gerade")).to_be_hidden()
    first.press("Übernehmen")
    expect(first.text("antwortet gerade")).to_be_hidden()
    expect(second.text("Handy 1 antwortet gerade.")).to_be_visible(timeout=SOON_MS)
    # It is advice: the second phone answers all the same.
    second.answer(question, right_response(question))
    expect(first.heading("Richtig")).to_be_visible(timeout=SOON_MS)


def test_a_claim_fades_and_needs_no_word_of_the_server(pair: tuple[Phone, Phone], route: LoadedRoute) -> None:
    first, second = pair
    first.context.clock.install()
    first.page.reload()
    first.page.wait_for_function("() => document.documentElement.dataset.live === 'open'")
    open_and_claim(second, first, route)
    open_first_question(first, route)
    expect(first.text("Handy 2 antwortet gerade.")).to_be_visible()
    wait(first, 95_000)
    expect(first.text("antwortet gerade")).to_be_hidden()


def test_what_the_slower_phone_typed_or_sent_stays_with_the_time_of_the_faster_one(
    pair: tuple[Phone, Phone], route: LoadedRoute
) -> None:
    first, second = pair
    question: Any = questions_of(route, STATION)[0]
    open_first_question(first, route)
    open_first_question(second, route)
    second.select(question, 999)
    first.answer(question, right_response(question))
    # Typed and never sent: it stands beside what counted, also after a reload.
    counted = re.compile(r"^Gewertet: Handy 1, \d\d:\d\d\. Eure Eingabe steht hier: 999")
    expect(second.text(counted)).to_be_visible(timeout=SOON_MS)
    second.page.reload()
    expect(second.text(counted)).to_be_visible()


def test_what_was_sent_too_late_stays_over_a_reload(pair: tuple[Phone, Phone], route: LoadedRoute) -> None:
    first, second = pair
    question: Any = questions_of(route, STATION)[0]
    open_first_question(first, route)
    open_first_question(second, route)
    second.watch.forgive("net::ERR_INTERNET_DISCONNECTED")
    second.context.set_offline(True)
    second.select(question, 999)
    second.press("Antwort abgeben")
    expect(second.heading("Antwort gespeichert")).to_be_visible()
    first.answer(question, right_response(question))
    second.context.set_offline(False)
    counted = re.compile(r"^Gewertet: Handy 1, \d\d:\d\d\. Eure Eingabe steht hier: 999")
    expect(second.text(counted)).to_be_visible()
    second.page.reload()
    expect(second.text(counted)).to_be_visible()


# ---- inside another app ----

IN_APP = IPHONE.replace(" Safari/604.1", " Instagram 424.1.0.31.54").replace("Version/17.5 ", "")


def test_inside_another_app_both_pages_say_so_and_lead_out(phone_of: Callable[..., Phone], host: Host) -> None:
    phone = phone_of(user_agent=IN_APP, permissions=["geolocation", "clipboard-read", "clipboard-write"])
    url = host.server.server.url
    phone.open(f"/j/{host.tour}")
    way_out = phone.page.get_by_role("link", name="Im Browser öffnen")
    expect(phone.text("Diese Seite ist in einer anderen App geöffnet.")).to_be_visible()
    expect(way_out).to_have_attribute("href", f"x-safari-{url}/j/{host.tour}")
    phone.press("Mitmachen")
    phone.page.wait_for_url("**/play")
    # The address of the group itself, which brings it back in the real browser.
    address = url + phone.server_state()["group"]["card"]
    expect(card(phone)).to_contain_text("Öffnet sie im Browser, damit nichts verloren geht.")
    expect(way_out).to_have_attribute("href", f"x-safari-{address}")
    phone.press("Adresse kopieren")
    expect(card(phone)).to_contain_text("Kopiert.")
    assert phone.page.evaluate("() => navigator.clipboard.readText()") == address
    phone.press("Später")
    expect(card(phone)).to_be_hidden()
    phone.page.reload()
    expect(phone.button("Standort erlauben")).to_be_visible()
    expect(card(phone)).to_be_hidden()
    elsewhere = phone_of()
    elsewhere.page.goto(address)
    elsewhere.page.get_by_role("main").get_by_role("button").click()
    elsewhere.page.wait_for_url("**/play")
    assert elsewhere.group_id() == phone.group_id()


def test_where_copying_is_forbidden_the_address_is_shown(phone_of: Callable[..., Phone], host: Host) -> None:
    phone = phone_of(user_agent=IN_APP.replace("17_5", "15_5"))
    phone.open(f"/j/{host.tour}")
    # No link is known for this system: its own menu is named.
    expect(phone.page.get_by_role("link", name="Im Browser öffnen")).to_have_count(0)
    expect(phone.text("im Menü der App")).to_be_visible()
    phone.page.evaluate("() => { document.execCommand = () => false; navigator.clipboard.writeText = undefined; }")
    phone.press("Adresse kopieren")
    expect(phone.text(f"{host.server.server.url}/j/{host.tour}")).to_be_visible()
    phone.press("English")
    expect(phone.text("This page is open inside another app.")).to_be_visible()


def test_a_browser_says_nothing_of_other_apps(phone: Phone, host: Host) -> None:
    phone.open(f"/j/{host.tour}")
    expect(phone.page.locator("#in-app")).to_be_hidden()
    phone.join(host.tour)
    expect(card(phone)).to_be_hidden()


# ---- everybody can read and reach it ----


def calling(phone: Phone, host: Host, route: LoadedRoute) -> Iterator[str]:
    """The screens of a group that calls for help, as it goes on."""
    refused_twice(phone, host, route)
    yield "refused twice"
    phone.press("Tourleitung bitten")
    expect(phone.text("noch nicht gesehen")).to_be_visible()
    yield "called"
    [call] = host.calls()
    host.does("seen", group=1, event=call["id"])
    expect(card(phone)).to_be_visible()
    yield "seen, with its card"
    phone.press("Verstanden")
    host.does("settings", phone=NUMBER)
    phone.watch.forgive("net::ERR_INTERNET_DISCONNECTED")
    phone.press("Noch einmal")
    expect(phone.button("Tourleitung bitten")).to_be_visible()
    phone.context.set_offline(True)
    phone.press("Tourleitung bitten")
    expect(phone.page.get_by_role("link", name="Anrufen", exact=True)).to_be_visible()
    yield "not sent, with the telephone"
    phone.press(phone.tab("Hilfe"))
    yield "help while calling"
    phone.press(phone.tab("Weg"))
    phone.stand_at(place_near(route, STATION))
    expect(phone.text("Ihr seid da.")).to_be_visible()
    phone.press("Noch einmal")
    expect(phone.text("Kein Empfang. Der Code am Plakat")).to_be_visible()
    yield "no network, station closed"


def find_all(phone: Phone) -> list[str]:
    """What axe, small controls, narrow screens and large text bring to light."""
    page = phone.page
    found = find_by_axe(page, str(Axe().axe_script)) + find_at(page, CONTROLS, [320, 390])
    return found + find_at(page, SIDEWAYS, [320]) + find_with_large_text(page)


def test_calling_can_be_read_and_reached_by_everyone(phone: Phone, host: Host, route: LoadedRoute) -> None:
    problems = [f"{state}, {problem}" for state in calling(phone, host, route) for problem in find_all(phone)]
    assert not problems, "\n".join(problems)


def test_notices_of_phones_and_apps_can_be_read_and_reached_by_everyone(
    pair: tuple[Phone, Phone], phone_of: Callable[..., Phone], host: Host, route: LoadedRoute
) -> None:
    first, second = pair
    open_and_claim(second, first, route)
    open_first_question(first, route)
    expect(first.text("Handy 2 antwortet gerade.")).to_be_visible()
    problems = [f"claimed, {problem}" for problem in find_all(first)]
    blocked = phone_of(user_agent=IPHONE, permissions=[])
    blocked.join(host.tour)
    problems += [f"blocked, {problem}" for problem in find_all(blocked)]
    inside = phone_of(user_agent=IN_APP)
    inside.open(f"/j/{host.tour}")
    expect(inside.text("Diese Seite ist in einer anderen App geöffnet.")).to_be_visible()
    problems += [f"join page in an app, {problem}" for problem in find_all(inside)]
    inside.join(host.tour)
    problems += [f"play page in an app, {problem}" for problem in find_all(inside)]
    assert not problems, "\n".join(problems)
