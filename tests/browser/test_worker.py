"""The service worker by itself: all of a release or nothing, never an old file for a new one, never in the way."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.site import CODE, Site

pytestmark = pytest.mark.browser

REGISTER = """async () => {
  const registration = await navigator.serviceWorker.register("/sw.js", { updateViaCache: "none" });
  // Registering again looks for nothing new; opening a page does, a moment later.
  if (registration.active) await registration.update();
  const worker = registration.installing ?? registration.waiting ?? registration.active;
  await new Promise((done) => {
    const look = () => ["installed", "activated", "redundant"].includes(worker.state) && done();
    worker.addEventListener("statechange", look);
    look();
  });
  return worker.state;
}"""
CHECK = """async () => {
  const { active } = await navigator.serviceWorker.ready;
  const { port1, port2 } = new MessageChannel();
  const answer = new Promise((done) => (port1.onmessage = ({ data }) => done(data)));
  active.postMessage({ type: "check" }, [port2]);
  return answer;
}"""
# Asks the waiting worker to take over where it must not; it answers in order, so it has decided by the second answer.
ASK = """async () => {
  const { waiting } = await navigator.serviceWorker.getRegistration();
  waiting.postMessage({ type: "start" });
  const { port1, port2 } = new MessageChannel();
  const answer = new Promise((done) => (port1.onmessage = done));
  waiting.postMessage({ type: "check" }, [port2]);
  await answer;
  return waiting.state;
}"""
START = """async () => {
  const { waiting } = await navigator.serviceWorker.getRegistration();
  const taken = new Promise((done) =>
    waiting.addEventListener("statechange", () => waiting.state === "activated" && done()));
  waiting.postMessage({ type: "start" });
  await taken;
}"""
SECOND = "() => fetch('/livez').then((reply) => reply.headers.get('Date'))"
NEXT_SECOND = (
    f"async (before) => {{ while ((await ({SECOND})()) === before) await new Promise(requestAnimationFrame); }}"
)
CACHES = "async () => (await caches.keys()).filter((name) => name.startsWith('app-'))"
KEPT = """async () => {
  const names = await caches.keys();
  const lists = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
  return lists.flat().map((request) => new URL(request.url).pathname);
}"""


@pytest.fixture
def context(browser: Browser, site: Site) -> Iterator[BrowserContext]:
    """A browser whose phone belongs to a group."""
    made = browser.new_context(base_url=site.url)
    assert made.request.post(f"/api/v1/tours/{CODE}/groups", data={"name": "Igel"}).status == 201
    yield made
    made.close()


@pytest.fixture
def page(context: BrowserContext) -> Page:
    """A page of the site without scripts of its own, so that the worker is all there is."""
    made = context.new_page()
    made.goto("/livez")
    return made


def test_an_installed_worker_has_every_file_and_the_page_and_nothing_else(site: Site, page: Page) -> None:
    assert page.evaluate(REGISTER) in ("installed", "activated")
    found = page.evaluate(CHECK)
    assert found["missing"] == 0
    assert found["files"] > 40
    kept = page.evaluate(KEPT)
    assert len(kept) == found["files"]
    assert [path for path in kept if not path.startswith("/static/")] == ["/play"]
    # What is kept opens although the answer said `no-store`, and its policy comes along.
    site.stop()
    page.goto("/play?from=homescreen")
    assert page.title() == "Weg – Stadtlotse"
    policy = page.evaluate("async () => (await caches.match('/play')).headers.get('Content-Security-Policy')")
    assert "default-src 'none'" in policy


def test_one_wrong_byte_and_nothing_is_installed_until_it_is_mended(site: Site, page: Page) -> None:
    page.request.get("/sw.js")  # From now on the hashes are written down.
    # A picture, because it has no compressed copy beside it.
    picture = site.assets / "img" / "icons" / "icon-192.png"
    right = picture.read_bytes()
    picture.write_bytes(right[:-20] + bytes([right[-20] ^ 1]) + right[-19:])
    assert page.evaluate(REGISTER) == "redundant"
    assert "/play" not in page.evaluate(KEPT)
    picture.write_bytes(right)
    assert page.evaluate(REGISTER) in ("installed", "activated")
    assert page.evaluate(CHECK)["missing"] == 0


def test_for_whoever_is_in_no_group_nothing_is_installed(browser: Browser, site: Site) -> None:
    context = browser.new_context(base_url=site.url)
    page = context.new_page()
    page.goto("/livez")
    assert page.evaluate(REGISTER) == "redundant"
    context.close()


def test_what_the_phone_threw_away_comes_from_the_network_and_is_fetched_again(site: Site, page: Page) -> None:
    page.evaluate(REGISTER)
    page.evaluate(CHECK)
    page.evaluate("async () => { for (const name of await caches.keys()) await caches.delete(name); }")
    page.goto("/play")
    assert page.title() == "Weg – Stadtlotse"
    page.goto("/livez")
    assert page.evaluate(CHECK)["missing"] == 0
    assert "/play" in page.evaluate(KEPT)


def test_a_new_release_waits_for_the_apps_start_and_for_other_tabs(
    site: Site, context: BrowserContext, page: Page
) -> None:
    page.evaluate(REGISTER)
    page.evaluate(CHECK)
    first = page.evaluate(CACHES)
    site.release(2)
    assert page.evaluate(REGISTER) == "installed"
    other = context.new_page()
    other.goto("/livez")
    assert page.evaluate(ASK) == "installed"
    other.close()
    page.evaluate(START)
    assert page.evaluate(CHECK)["missing"] == 0
    second = page.evaluate(CACHES)
    # A tab that was opened a moment ago may still run the release before, so its files stay, but no older ones.
    assert second[: len(first)] == first
    assert len(second) == 2
    site.release(3)
    assert page.evaluate(REGISTER) == "installed"
    page.evaluate(START)
    assert page.evaluate(CACHES)[0] == second[1]
    assert len(page.evaluate(CACHES)) == 2


def test_the_next_start_of_the_app_is_the_new_release_as_a_whole(site: Site, page: Page) -> None:
    page.evaluate(REGISTER)
    page.evaluate(CHECK)
    old = f"/static/{site.assets.name}/"
    site.release(2)
    new = f"/static/{site.assets.name}/"
    assert page.evaluate(REGISTER) == "installed"
    # The old worker still answers, and gives the page of the release that waits, which finds all its own files.
    loaded: list[str] = []
    page.on("request", lambda request: loaded.append(request.url))
    page.goto("/play", wait_until="commit")
    expect(page.locator(f'link[href^="{new}build/"]').first).to_be_attached()
    expect(page.get_by_role("navigation")).to_be_visible()
    assert [url for url in loaded if new in url]
    assert not [url for url in loaded if old in url]


def test_going_back_to_the_release_before_is_a_new_release_too(site: Site, page: Page) -> None:
    style = site.static / "build" / "play.css"
    first_style = style.read_bytes()
    page.evaluate(REGISTER)
    page.evaluate(CHECK)
    site.release(2)
    page.evaluate(REGISTER)
    page.evaluate(START)
    site.stop()
    style.write_bytes(first_style)
    site.start()
    # A page tells by its date when it came, and dates have no smaller parts than a second.
    page.evaluate(NEXT_SECOND, page.evaluate(SECOND))
    assert page.evaluate(REGISTER) == "installed"
    page.goto("/play", wait_until="commit")
    expect(page.locator(f'link[href^="/static/{site.assets.name}/build/"]').first).to_be_attached()


def test_the_worker_never_answers_for_the_api(site: Site, page: Page) -> None:
    page.evaluate(REGISTER)
    page.evaluate(CHECK)
    page.reload()
    read = "async (path) => { try { return (await fetch(path)).status } catch { return 'gone' } }"
    assert page.evaluate(read, "/api/v1/state") == 200
    assert page.evaluate(read, "/api/v1/pack") == 200
    site.stop()
    assert page.evaluate(read, "/api/v1/state") == "gone"
    assert page.evaluate(read, "/api/v1/pack") == "gone"


def test_opened_pictures_come_from_the_phone_and_others_from_the_network(site: Site, page: Page) -> None:
    page.evaluate(REGISTER)
    page.evaluate(CHECK)
    page.reload()
    put = "async () => (await caches.open('media')).put('/media/edition/a.jpg', new Response('Bild'))"
    page.evaluate(put)
    read = "async (path) => { const reply = await fetch(path); return [reply.status, await reply.text()] }"
    assert page.evaluate(read, "/media/edition/a.jpg") == [200, "Bild"]
    assert page.evaluate(read, "/media/edition/b.jpg")[0] == 404


def test_a_player_gets_the_part_of_a_recording_that_it_asks_for(page: Page) -> None:
    page.evaluate(REGISTER)
    page.evaluate(CHECK)
    page.reload()
    page.evaluate(
        """async () => {
          const kept = new Response("0123456789", { headers: { "Content-Type": "audio/mpeg" } });
          await (await caches.open("media")).put("/media/edition/a.mp3", kept);
        }"""
    )
    read = """async (range) => {
      const reply = await fetch("/media/edition/a.mp3", { headers: { Range: range } });
      return [reply.status, reply.headers.get("Content-Range"), await reply.text()];
    }"""
    assert page.evaluate(read, "bytes=0-1") == [206, "bytes 0-1/10", "01"]
    assert page.evaluate(read, "bytes=7-") == [206, "bytes 7-9/10", "789"]
    assert page.evaluate(read, "bytes=5-99") == [206, "bytes 5-9/10", "56789"]
    assert page.evaluate(read, "bytes=10-")[:2] == [416, "bytes */10"]
