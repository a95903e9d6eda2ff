"""What a group on the check-in ladder does, and what its host does at the board; shared by the tests of this folder."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from urllib.request import Request, urlopen
from uuid import uuid4

from playwright.sync_api import Locator, Route, expect

from app.content.loader import LoadedRoute
from app.quiz.localized import resolve
from tests.browser.host import HostServer
from tests.browser.pages import Phone, checkin_points, code_of, name_of, place_near, questions_of

NAME = "Flinke Füchse"
STATION = "rathaus"
NUMBER = "03874 526 0"
SOON_MS = 2000
MINUTE_MS = 60_000
# Longer than one try waits for a position.
TRY_MS = 11_000

IPHONE = (
    "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) "
    "Version/17.5 Mobile/15E148 Safari/604.1"
)
PIXEL = (
    "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Mobile Safari/537.36"
)
IN_APP = IPHONE.replace(" Safari/604.1", " Instagram 424.1.0.31.54").replace("Version/17.5 ", "")

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


def receive(phone: Phone, kind: str, place: tuple[float, float]) -> None:
    """Replace the receiver of this page by one that is in trouble."""
    phone.page.evaluate(RECEIVERS, [kind, *place])


def wait(phone: Phone, milliseconds: int) -> None:
    """Let so long pass on the phone's own clock, timers and all, and on the server's as far as the phone hears of it.

    A state that still named the present time would tell the phone that its clock is fast, and undo the waiting.
    """
    if not phone.ahead:
        phone.context.route("**/api/v1/state", lambda route: _tell_later(route, phone))
    phone.ahead += timedelta(milliseconds=milliseconds)
    phone.context.clock.run_for(milliseconds)


def _tell_later(route: Route, phone: Phone) -> None:
    """The server's state, as late as it is on this phone."""
    reply = route.fetch()
    if not reply.ok:
        return route.fulfill(response=reply)
    state = reply.json()
    now = datetime.fromisoformat(state["now"]) + phone.ahead
    return route.fulfill(response=reply, json={**state, "now": now.isoformat()})


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


def refused_twice(phone: Phone, host: Host, route: LoadedRoute) -> None:
    """A group that stands 150 m away and has tried twice."""
    phone.join_and_locate(host.tour, place_near(route, STATION, 150, bearing=45), accuracy=20)
    expect(phone.text("150\u00a0m")).to_be_visible()
    try_twice(phone, "Ihr seid rund 150\u00a0m entfernt (auf 20\u00a0m genau).")


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
