"""The battery is empty: the browser is killed at six named points of an answer's way; what was called saved is there
afterwards, and nothing counts twice (bar R3).
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, Playwright, expect, sync_playwright

from app.content.loader import LoadedRoute
from tests.browser.offline import CODE
from tests.browser.pages import Phone, code_of, questions_of, right_response
from tests.browser.profile import Profile
from tests.server import Server

pytestmark = pytest.mark.browser

GROUPS = 2
# The points in their order; from the third on the phone may have said that the answer is saved.
POINTS = (
    "before put",
    "put, not committed",
    "committed, not sent",
    "sent, not answered",
    "answered, not deleted",
    "deleted",
)
SAVED = POINTS[2:]

# Stops the page for good at the point that `window.stopAt` names, after telling the test; what is killed then is a
# phone at exactly this moment. `writes` notes with which durability answers were written.
STOPS = """(() => {
  const writes = [];
  Object.defineProperty(window, "writes", { value: writes });
  const stop = (point) => {
    if (window.stopAt !== point) return;
    console.info(point);
    for (;;);
  };
  const { put, delete: remove } = IDBObjectStore.prototype;
  IDBObjectStore.prototype.put = function (value, ...rest) {
    if (value?.event?.type !== "answer") return put.call(this, value, ...rest);
    stop("before put");
    writes.push(this.transaction.durability);
    const request = put.call(this, value, ...rest);
    request.addEventListener("success", () => stop("put, not committed"));
    this.transaction.addEventListener("complete", () => stop("committed, not sent"));
    return request;
  };
  IDBObjectStore.prototype.delete = function (...rest) {
    if (this.name === "events") stop("answered, not deleted");
    const request = remove.call(this, ...rest);
    if (this.name === "events") this.transaction.addEventListener("complete", () => stop("deleted"));
    return request;
  };
  const send = window.fetch;
  window.fetch = async (input, ...rest) => {
    const reply = await send(input, ...rest);
    if (String(input).endsWith("/api/v1/events")) stop("sent, not answered");
    return reply;
  };
})();"""

OPEN_STATIONS = """async (codes) => {
  const events = Object.entries(codes).map(([station, code], index) => ({
    ...{ id: crypto.randomUUID(), seq: index + 1, at: new Date().toISOString(), type: "checkin", station },
    body: { method: "code", code },
  }));
  const body = JSON.stringify({ device: "test", sent_at: new Date().toISOString(), events });
  const headers = { "Content-Type": "application/json" };
  const reply = await fetch("/api/v1/events", { method: "POST", headers, body });
  return (await reply.json()).results.map(({ status }) => status);
}"""
STATE = "() => fetch('/api/v1/state').then((reply) => reply.json())"
# Sent from a task of its own, because the page stands still inside the press.
SUBMIT = """() => {
  const button = document.querySelector('[data-screen="question"] [data-part="submit"]');
  setTimeout(() => button.click());
}"""
WAITING = """async () => {
  const open = indexedDB.open("stadtlotse");
  await new Promise((done) => open.addEventListener("success", done));
  const all = open.result.transaction("events").objectStore("events").getAll();
  await new Promise((done) => all.addEventListener("success", done));
  open.result.close();
  return all.result.map(({ event }) => event.question ?? event.type);
}"""


@pytest.fixture(scope="module")
def playwright() -> Iterator[Playwright]:
    """Playwright without a browser: each profile starts and loses its own."""
    with sync_playwright() as started:
        yield started


class Battery:
    """A phone whose browser dies at each of its answers."""

    def __init__(self, profile: Profile, route: LoadedRoute) -> None:
        self.profile, self.route = profile, route
        self.group = ""
        self.writes: list[str] = []

    def page(self) -> Page:
        """The browser's page, opened anew."""
        return self.profile.start().pages[0]

    def join(self) -> None:
        """Make a group for which every station is open."""
        page = self.page()
        page.goto(f"/j/{CODE}")
        page.get_by_role("button", name="Mitmachen", exact=True).click()
        page.wait_for_url("**/play")
        page.get_by_role("button", name="Ohne Standort weiter", exact=True).click()
        expect(page.locator("html")).to_have_attribute("data-state", "walk")
        codes = {station.id: code_of(station.id) for station in self.route.route.stations}
        assert set(page.evaluate(OPEN_STATIONS, codes)) == {"accepted"}
        self.group = page.evaluate(STATE)["group"]["id"]
        # Closed in peace once: Chromium writes new cookies to the disk only every half minute.
        self.profile.context.close()

    def answer_and_die(self, station: str, question: Any, point: str) -> None:
        """Open a question, answer it, and lose the battery at this point of the answer's way."""
        page = self.page()
        place = {"target": station, "screen": {"name": "question", "station": station, "question": question.id}}
        page.goto("/livez")
        page.evaluate(
            "([key, value]) => localStorage.setItem(key, value)", [f"play.{self.group}.place", json.dumps(place)]
        )
        page.goto("/play")
        page.evaluate("() => { window.writes.length = 0; }")
        phone = Phone(page.context, self.profile.watch, page)
        phone.select(question, right_response(question))
        page.evaluate("(point) => { window.stopAt = point; }", point)
        with page.expect_console_message(lambda message: message.text == point):
            page.evaluate(SUBMIT)
        self.profile.kill()

    def come_back(self, question: str, *, must_be_there: bool) -> None:
        """The battery is charged: what was kept goes out by itself, and the answer is at the server exactly once."""
        page = self.page()
        page.goto("/play")
        expect(page.get_by_role("banner")).to_contain_text("Punkte")
        # Awaited in the page: a predicate that answers a promise would count as true before the promise does.
        page.evaluate(
            f"async () => {{ while ((await ({WAITING})()).length > 0) await new Promise(requestAnimationFrame); }}"
        )
        answers = [key for status in page.evaluate(STATE)["stations"].values() for key in (status["answers"] or {})]
        assert question in answers or not must_be_there, f"{question} was called saved and is lost"
        self.profile.kill()


@pytest.mark.parametrize("number", range(GROUPS))
def test_a_killed_phone_loses_nothing_it_called_saved(
    playwright: Playwright, chromium: str, tmp_path: Path, lone_server: Server, route: LoadedRoute, number: int
) -> None:
    battery = Battery(Profile(playwright, chromium, tmp_path / "profile", lone_server.url, STOPS), route)
    battery.join()
    plan = [(station.id, question) for station in route.route.stations for question in questions_of(route, station.id)]
    died: dict[str, int] = dict.fromkeys(POINTS, 0)
    for turn, (station, question) in enumerate(plan):
        point = POINTS[(turn + number) % len(POINTS)]
        battery.answer_and_die(station, question, point)
        battery.come_back(question.id, must_be_there=point in SAVED)
        died[point] += 1
    assert min(died.values()) >= 4
