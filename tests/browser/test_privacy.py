"""What a phone keeps and whom it talks to: nothing before a tap, then only what the README lists, and no other host."""

from __future__ import annotations

import html
import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Route, expect

from app.config import PROJECT_ROOT
from app.content.loader import LoadedRoute
from app.quiz.localized import resolve
from tests.browser.offline import PACKED_MS
from tests.browser.pages import Phone, code_of, name_of, place_near, questions_of, right_response

pytestmark = pytest.mark.browser

STATION = "rathaus"

STORED = """async () => ({
  local: Object.keys(localStorage),
  session: Object.keys(sessionStorage),
  databases: (await indexedDB.databases()).map((database) => database.name),
  caches: await caches.keys(),
  workers: (await navigator.serviceWorker.getRegistrations()).map((worker) => worker.scope),
})"""
NOTHING: dict[str, list[str]] = {"local": [], "session": [], "databases": [], "caches": [], "workers": []}

UUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")


# What the app's own database holds: the keys of one store, and whether the other one holds anything.
KEPT = """async () => {
  const opening = indexedDB.open("stadtlotse");
  const done = (request) => new Promise((resolve) => {
    request.addEventListener("success", () => resolve(request.result));
  });
  const database = await done(opening);
  const store = (name) => database.transaction(name).objectStore(name);
  const [keys, events] = await Promise.all([done(store("kept").getAllKeys()), done(store("events").count())]);
  database.close();
  return [...keys, ...(events > 0 ? ["events"] : [])];
}"""
# What this walk does not need: the first town has no pictures (tests/browser/test_open_route.py sees these caches
# filled), and the page is not open inside another app.
ELSEWHERE = {"sealed", "media", "tiles", "play.stay-in-app", "play.awake", "play.<group>.step-free"}


def listed(key: str, tour: str) -> str:
    """A key as the README's table writes it: ids, codes and questions stand in angle brackets."""
    key = UUID.sub("<group>", key, count=1).replace(tour, "<tour>")
    key = re.sub(r"^app-[0-9a-f]+$", "app-<release>", key)
    return re.sub(r"\.(draft|typed)\..*", r".\1.<question>", key)


def test_a_first_visit_without_a_tap_leaves_nothing(make_phone: Callable[..., Phone], tour: str) -> None:
    for path in ("/", f"/j/{tour}", "/nirgendwo", "/play"):
        phone = make_phone()
        phone.watch.forgive("404")
        phone.open(path)
        assert phone.context.cookies() == [], path
        assert phone.page.evaluate(STORED) == NOTHING, path


def play_a_station(phone: Phone, route: LoadedRoute, tour: str) -> None:
    """A walk across every page and tab, with a draft and a theme, so that everything that is ever kept is kept."""
    phone.stand_at(place_near(route, STATION))
    phone.open("/")
    phone.press("Sonnenansicht")
    phone.open(f"/j/{tour}")
    phone.page.get_by_role("link", name="English", exact=True).click()
    expect(phone.button("Join in")).to_be_visible()
    phone.page.get_by_role("link", name="Deutsch", exact=True).click()
    phone.press("Mitmachen")
    phone.page.wait_for_url("**/play")
    phone.press("Standort erlauben")
    expect(phone.text("Ihr seid da.")).to_be_visible()
    phone.press("Einchecken")
    expect(phone.page.locator("html")).to_have_attribute("data-state", "station")
    phone.press("Zur Frage")
    first, second, *_ = questions_of(route, STATION)
    phone.answer(first, right_response(first))
    phone.press("Nächste Frage")
    phone.select(second, right_response(second))
    for tab in ("Weg", "Stationen", "Stand", "Hilfe"):
        phone.press(phone.tab(tab))
    phone.page.get_by_role("switch", name="Karte ausblenden").click()


def kept_keys(phone: Phone, tour: str) -> set[str]:
    """Everything this phone keeps just now, as the README's table writes it; other stores than these stay empty."""
    kept = phone.page.evaluate(STORED)
    assert kept["session"] == []
    assert set(kept["databases"]) <= {"stadtlotse"}
    assert all(scope == f"{phone.watch.origin}/" for scope in kept["workers"])
    keys = kept["local"] + kept["caches"] + (phone.page.evaluate(KEPT) if kept["databases"] else [])
    return {listed(key, tour) for key in keys} | {cookie["name"] for cookie in phone.context.cookies()}


def cut_off(phone: Phone, path: str) -> None:
    """No reception for requests to this path."""

    def fail(request: Route) -> None:
        request.abort()

    phone.watch.forgive("net::ERR_FAILED")
    phone.context.route(path, fail)


def test_after_joining_only_the_listed_keys_are_kept(
    make_phone: Callable[..., Phone], phone: Phone, route: LoadedRoute, tour: str
) -> None:
    without_reply = make_phone()
    without_reply.open(f"/j/{tour}")
    cut_off(without_reply, "**/groups")
    without_reply.press("Mitmachen")
    expect(without_reply.text("Kein Empfang.")).to_be_visible()
    keys = kept_keys(without_reply, tour)
    play_a_station(phone, route, tour)
    phone.press("English")
    expect(phone.heading("Help")).to_be_visible()
    phone.press("Deutsch")
    expect(phone.text("Bereit für offline")).to_be_visible(timeout=PACKED_MS)
    cut_off(phone, "**/api/v1/events")
    phone.press(phone.tab("Stationen"))
    phone.press(f"Code eingeben: {name_of(route, 'platzhaus')}")
    phone.enter_code(code_of("platzhaus"))
    expect(phone.page.get_by_role("banner")).to_contain_text("Offline · 1 gespeichert")
    keys |= kept_keys(phone, tour)
    phone.context.unroute("**/api/v1/events")
    phone.go_offline()
    phone.go_online()
    expect(phone.page.get_by_role("banner")).not_to_contain_text("gespeichert")
    keys |= kept_keys(phone, tour)
    readme = (PROJECT_ROOT / "README.md").read_text(encoding="utf-8")
    section = readme.partition("## What stays on a phone")[2].partition("\n## ")[0]
    assert keys | ELSEWHERE == set(re.findall(r"^\| `([^`]+)` \|", section, flags=re.MULTILINE))
    group = next(cookie for cookie in phone.context.cookies() if cookie["name"] == "group")
    assert group["httpOnly"]
    assert group["sameSite"] == "Lax"


def test_signing_out_removes_the_groups_part(phone: Phone, route: LoadedRoute, tour: str) -> None:
    play_a_station(phone, route, tour)
    cut_off(phone, "**/api/v1/events")
    phone.press(phone.tab("Stationen"))
    phone.press(f"Code eingeben: {name_of(route, 'platzhaus')}")
    phone.enter_code(code_of("platzhaus"))
    expect(phone.page.get_by_role("banner")).to_contain_text("Offline · 1 gespeichert")
    phone.press(phone.tab("Hilfe"))
    # Until the app itself is packed there is nothing of it that could stay.
    expect(phone.text("Bereit für offline")).to_be_visible(timeout=PACKED_MS)
    phone.press("Dieses Handy abmelden")
    phone.press("Abmelden")
    phone.page.wait_for_url(re.compile(r"//[^/]+/$"))
    named = {key for key in kept_keys(phone, tour) if "<" in key or key in ("events", "current", "group")}
    assert named == {"app-<release>"}


def test_no_request_leaves_the_origin(phone: Phone, route: LoadedRoute, tour: str) -> None:
    play_a_station(phone, route, tour)
    phone.watch.forgive("404")
    phone.open("/nirgendwo")
    origin = phone.watch.origin
    assert len(phone.watch.requests) > 50
    assert [url for url in phone.watch.requests if not url.startswith((f"{origin}/", "data:", "blob:"))] == []
    for link in phone.page.get_by_role("link").all():
        assert not str(link.get_attribute("href")).startswith("http")


def test_questions_and_solutions_stay_on_the_server_until_they_are_due(
    phone: Phone, route: LoadedRoute, tour: str
) -> None:
    traffic = record(phone)
    question = questions_of(route, STATION)[0]
    prompt, why = (resolve(text, "de") for text in (question.prompt, question.explanation))
    insight = resolve(route.route.stations[0].insight, "de")[:40]
    phone.join_without_location(tour)
    for tab in ("Stationen", "Stand", "Hilfe"):
        phone.press(phone.tab(tab))
    assert not found_in([*traffic, phone.page.content()], [prompt, insight, why])
    phone.press(phone.tab("Stationen"))
    phone.press(f"Code eingeben: {name_of(route, STATION)}")
    phone.enter_code(code_of(STATION))
    expect(phone.page.locator("html")).to_have_attribute("data-state", "station")
    phone.press("Zur Frage")
    expect(phone.heading(prompt)).to_be_visible()
    assert found_in([*traffic, phone.page.content()], [prompt, insight, why]) == {prompt, insight}
    phone.answer(question, right_response(question))
    assert found_in([*traffic, phone.page.content()], [prompt, insight, why]) == {prompt, insight, why}


def record(phone: Phone) -> list[str]:
    """Everything but assets that reaches the phone from now on, as text."""
    bodies: list[str] = []

    def pass_on(request: Route) -> None:
        if "/stream" in request.request.url:
            # It never ends, and so never arrives as a whole; a test that waited for it would fail after half a minute.
            return
        reply = request.fetch()
        bodies.append(reply.text())
        request.fulfill(response=reply)

    phone.context.route(re.compile(r"^[^?]*/(api|j|play)(/|$)"), pass_on)
    return bodies


def found_in(bodies: list[str], secrets: list[str]) -> set[str]:
    """Which of the texts have reached the phone, however JSON and HTML escape them."""
    escaped = re.compile(r"\\u([0-9a-f]{4})")
    plain = [html.unescape(escaped.sub(lambda code: chr(int(code[1], 16)), body)) for body in bodies]
    return {secret for secret in secrets if any(secret in body for body in plain)}
