"""QR codes on the phone: a poster before its camera opens the station, its own codes carry what is not sent yet."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Playwright, expect, sync_playwright

from app.content.loader import LoadedRoute
from app.play.handoff import Handoff, opened
from tests.browser import camera
from tests.browser.findings import look_over
from tests.browser.flags import FLAGS, PATIENCE_MS
from tests.browser.offline import PACKED_MS
from tests.browser.pages import PLAIN_HOST, Phone, code_of, name_of

pytestmark = pytest.mark.browser

HERE, THERE = "rathaus", "schloss"
ADDRESS = f"https://tour.example.org/play#station={THERE}&code={code_of(THERE).replace(' ', '')}"
ELSEWHERE = f"https://tour.example.org/play#station=anderswo&code={code_of(THERE).replace(' ', '')}"
JOINING = "https://tour.example.org/j/LULU22"
NO_POSTER = "Das ist kein Code einer Station."
OFFLINE = ["rathaus", "schlossstrasse", "schloss", "bahnhof", "stift-bethlehem"]

# Remembers the camera's streams, so that a test can tell whether one is still on.
STREAMS = """(() => {
  window.streams = [];
  const media = navigator.mediaDevices;
  if (!media) return;
  const original = media.getUserMedia.bind(media);
  media.getUserMedia = async (...rest) => {
    const stream = await original(...rest);
    window.streams.push(stream);
    return stream;
  };
})()"""
# The phone is put into a pocket or taken out again.
LOOK = """(state) => {
  Object.defineProperty(document, "visibilityState", { value: state, configurable: true });
  document.dispatchEvent(new Event("visibilitychange"));
}"""
# Puts the phone away as soon as its camera runs, sooner than a test could; `rested` is how much of it runs then.
AWAY_AT_ONCE = """() => {
  const wait = () => {
    if ((RUNNING)() === 0) return requestAnimationFrame(wait);
    (LOOK)("hidden");
    window.rested = (RUNNING)();
  };
  wait();
}"""
RUNNING = "() => window.streams.flatMap((s) => s.getTracks()).filter((track) => track.readyState === 'live').length"

# The code in a picture of the screen, read by the decoder that the host's camera uses.
READ = """async (png) => {
  const { assets } = JSON.parse(document.getElementById("page-data").textContent);
  const { createDecoder } = await import(`${assets}js/ports/decoder.js`);
  const bytes = Uint8Array.from(atob(png), (letter) => letter.charCodeAt(0));
  const picture = await createImageBitmap(new Blob([bytes], { type: "image/png" }));
  const canvas = Object.assign(document.createElement("canvas"), { width: picture.width, height: picture.height });
  canvas.getContext("2d").drawImage(picture, 0, 0);
  const decoder = await createDecoder();
  const text = await decoder.read(Object.assign(canvas, { videoWidth: picture.width, videoHeight: picture.height }));
  decoder.close();
  return text;
}"""
COLLECT = """async (texts) => {
  const { assets } = JSON.parse(document.getElementById("page-data").textContent);
  const { createCollector } = await import(`${assets}js/core/handoff.js`);
  const collector = createCollector();
  for (const text of texts) collector.add(text);
  return collector.done();
}"""


@pytest.fixture(scope="module")
def driver() -> Iterator[Playwright]:
    """Starts browsers, each test its own: what a camera sees is said when Chromium starts."""
    expect.set_options(timeout=PATIENCE_MS)
    with sync_playwright() as playwright:
        yield playwright


@pytest.fixture
def seen() -> list[str]:
    """What the phone's camera sees; nothing stands for a device without one."""
    return []


@pytest.fixture
def browser(driver: Playwright, chromium: str, seen: list[str], tmp_path: Path) -> Iterator[Browser]:
    """A Chromium with that camera."""
    flags = camera.flags(tmp_path / "film.y4m", seen) if seen else []
    started = driver.chromium.launch(executable_path=chromium, args=[*FLAGS, *flags])
    yield started
    started.close()


@pytest.fixture
def walker(make_phone: Callable[..., Phone], tour: str) -> Phone:
    """A group that plays by list and code, on the screen for the first station's code."""
    phone = make_phone()
    phone.context.add_init_script(STREAMS)
    phone.join_without_location(tour)
    phone.press("Code eingeben")
    expect(phone.heading("Code eingeben")).to_be_visible()
    return phone


def scanner(phone: Phone) -> Locator:
    """The camera's dialog."""
    return phone.page.get_by_role("dialog", name="Code scannen")


def state_of(phone: Phone, station: str) -> str:
    """How the server knows a station for this group."""
    return str(phone.server_state()["stations"][station]["state"])


def wait_until_sent(phone: Phone) -> None:
    """The phone opens a station by its code at once; a moment later the server has heard of it."""
    unsent = re.compile("gespeichert|noch nicht gesendet")
    expect(phone.page.get_by_role("banner").get_by_text(unsent)).to_be_hidden()


def lose_the_network(phone: Phone) -> None:
    """Once everything for the way is on the phone, there is no reception any more."""
    phone.press(phone.tab("Hilfe"))
    expect(phone.text("Bereit für offline")).to_be_visible(timeout=PACKED_MS)
    phone.watch.forgive("net::ERR_")
    phone.go_offline()


# ---- scanning ----


@pytest.mark.parametrize("seen", [[ADDRESS]])
def test_a_poster_opens_its_own_station_whichever_the_group_had_chosen(walker: Phone, route: LoadedRoute) -> None:
    walker.press("Code scannen")
    expect(walker.heading(name_of(route, THERE))).to_be_visible()
    expect(walker.page.locator("html")).to_have_attribute("data-state", "station")
    expect(scanner(walker)).to_be_hidden()
    wait_until_sent(walker)
    assert (state_of(walker, HERE), state_of(walker, THERE)) == ("locked", "open")
    assert walker.server_state()["stations"][THERE]["method"] == "code"
    assert walker.page.evaluate(RUNNING) == 0, "the camera is off"


@pytest.mark.parametrize("seen", [[code_of(HERE).lower()]])
def test_a_bare_code_counts_for_the_station_that_is_asked_for(walker: Phone, route: LoadedRoute) -> None:
    walker.press("Code scannen")
    expect(walker.heading(name_of(route, HERE))).to_be_visible()
    wait_until_sent(walker)
    assert state_of(walker, HERE) == "open"


@pytest.mark.parametrize("seen", [[code_of(THERE)]])
def test_a_bare_code_of_another_station_is_said_at_the_field(walker: Phone) -> None:
    walker.press("Code scannen")
    expect(walker.text("Dieser Code passt nicht")).to_be_visible()
    field = walker.page.get_by_label("Code der Station")
    expect(field).to_be_focused()
    expect(field).to_have_value(code_of(THERE))
    expect(scanner(walker)).to_be_hidden()


@pytest.mark.parametrize(("seen", "words"), [([JOINING], NO_POSTER), ([ELSEWHERE], "gehört zu keiner Station eurer")])
def test_other_codes_are_said_and_people_go_on_or_give_up(walker: Phone, words: str) -> None:
    walker.press("Code scannen")
    expect(scanner(walker).get_by_role("status")).to_contain_text(words)
    assert walker.page.evaluate(RUNNING) == 1
    walker.page.keyboard.press("Escape")
    expect(scanner(walker)).to_be_hidden()
    expect(walker.button("Code scannen")).to_be_focused()
    assert walker.page.evaluate(RUNNING) == 0, "the camera is off"
    walker.press("Code scannen")
    expect(scanner(walker).get_by_role("status")).to_contain_text(words)
    walker.press("Abbrechen")
    expect(walker.button("Code scannen")).to_be_focused()


@pytest.mark.parametrize("seen", [[JOINING, JOINING, JOINING, ADDRESS]])
def test_the_camera_rests_while_nobody_looks(walker: Phone, route: LoadedRoute) -> None:
    walker.page.evaluate(AWAY_AT_ONCE.replace("RUNNING", RUNNING).replace("LOOK", LOOK))
    walker.press("Code scannen")
    walker.page.wait_for_function("() => window.rested !== undefined")
    assert walker.page.evaluate("() => window.rested") == 0
    expect(scanner(walker)).to_be_visible()
    assert walker.page.evaluate(RUNNING) == 0
    walker.page.evaluate(LOOK, "visible")
    expect(walker.heading(name_of(route, THERE))).to_be_visible()


def test_without_a_camera_the_reason_is_said_and_the_code_can_be_typed(walker: Phone, route: LoadedRoute) -> None:
    walker.press("Code scannen")
    expect(scanner(walker).get_by_role("status")).to_contain_text("Kamera")
    expect(scanner(walker)).to_have_attribute("data-look", "error")
    expect(walker.button("Noch einmal versuchen")).to_be_visible()
    walker.press("Abbrechen")
    walker.enter_code(code_of(HERE))
    expect(walker.heading(name_of(route, HERE))).to_be_visible()


def test_without_a_secure_connection_no_camera_is_offered(make_phone: Any, server: Any, tour: str) -> None:
    phone = make_phone(url=f"http://{PLAIN_HOST}:{server.port}", permissions=[])
    phone.open(f"/j/{tour}")
    phone.press("Mitmachen")
    phone.page.wait_for_url("**/play")
    phone.press("Mit Liste und Code weiter")
    phone.press("Code eingeben")
    expect(phone.heading("Code eingeben")).to_be_visible()
    expect(phone.page.get_by_role("button", name="Code scannen")).to_have_count(0)


@pytest.mark.parametrize("seen", [[ADDRESS]])
def test_a_poster_opens_its_station_without_any_network(walker: Phone, route: LoadedRoute) -> None:
    lose_the_network(walker)
    walker.page.reload()
    walker.press(walker.tab("Stationen"))
    walker.press(f"Code eingeben: {name_of(route, HERE)}")
    walker.press("Code scannen")
    expect(walker.heading(name_of(route, THERE))).to_be_visible()
    expect(walker.page.locator("html")).to_have_attribute("data-state", "station")
    expect(walker.page.get_by_role("banner")).to_contain_text("1 gespeichert")
    walker.go_online()
    wait_until_sent(walker)
    assert state_of(walker, THERE) == "open"


# ---- showing codes ----


def hand_in(phone: Phone, route: LoadedRoute) -> None:
    """Play on without network, then show what is not sent yet."""
    lose_the_network(phone)
    for station in OFFLINE:
        phone.open_by_code(route, station)
    phone.press(phone.tab("Hilfe"))
    phone.press(phone.page.get_by_role("button", name=re.compile("^Gespeichert und gesendet")))
    phone.press("Ohne Netz abgeben: QR-Code zeigen")
    expect(phone.heading("Ohne Netz abgeben")).to_be_visible()
    expect(phone.text(f"Darin: {len(OFFLINE)} Einträge")).to_be_visible()
    expect(phone.button("Als Datei sichern")).to_be_visible()


def shown(phone: Phone) -> Locator:
    """The code on the screen."""
    return phone.page.get_by_role("main").get_by_role("img", name=re.compile(r"^QR-Code \d+ von \d+$"))


def test_the_codes_on_the_screen_carry_the_unsent_entries_signed(
    walker: Phone, make_phone: Callable[..., Phone], route: LoadedRoute
) -> None:
    key = bytes.fromhex(walker.server_state()["device"]["handoff_key"])
    # Somebody with a network, as the host has one, reads from the phone's screen.
    reader = make_phone().page
    reader.goto("/")
    hand_in(walker, route)
    walker.press("Anhalten")
    total = int(str(shown(walker).get_attribute("aria-label")).rsplit(" ", 1)[1])
    assert total > 1, "one code alone would show no turning"
    texts = set()
    for _ in range(total):
        before = shown(walker).get_attribute("aria-label")
        text = reader.evaluate(READ, b64encode(shown(walker).screenshot()).decode())
        assert text, f"{before} can be read from the screen"
        texts.add(text)
        walker.press("Nächster Code")
        expect(shown(walker)).not_to_have_attribute("aria-label", str(before))
    carried = reader.evaluate(COLLECT, sorted(texts))
    payload = opened(Handoff.model_validate(carried), [key])
    assert [event["station"] for event in payload.events] == OFFLINE
    assert {event["type"] for event in payload.events} == {"checkin"}


def test_the_codes_change_by_themselves_until_they_are_held(walker: Phone, route: LoadedRoute) -> None:
    hand_in(walker, route)
    first = str(shown(walker).get_attribute("aria-label"))
    expect(shown(walker)).not_to_have_attribute("aria-label", first)
    expect(shown(walker)).to_have_attribute("aria-label", first)
    walker.press("Anhalten")
    expect(walker.button("Abspielen")).to_be_visible()
    walker.press("Abspielen")
    expect(walker.button("Anhalten")).to_be_visible()
    # What has arrived meanwhile is handed in no more.
    walker.go_online()
    expect(walker.text("Nichts abzugeben: Alles ist beim Server angekommen.")).to_be_visible()
    expect(shown(walker)).to_be_hidden()


def test_who_wants_less_motion_turns_the_codes_by_hand(walker: Phone, route: LoadedRoute) -> None:
    walker.page.emulate_media(reduced_motion="reduce")
    walker.page.reload()
    hand_in(walker, route)
    expect(shown(walker)).to_have_attribute("aria-label", re.compile("^QR-Code 1 von"))
    expect(walker.page.get_by_role("button", name=re.compile("^(Anhalten|Abspielen)$"))).to_have_count(0)
    walker.press("Nächster Code")
    expect(shown(walker)).to_have_attribute("aria-label", re.compile("^QR-Code 2 von"))
    walker.press("Vorheriger Code")
    expect(shown(walker)).to_have_attribute("aria-label", re.compile("^QR-Code 1 von"))


# ---- for everybody ----


@pytest.mark.parametrize("seen", [[JOINING]])
def test_the_scanner_is_usable_for_everybody(walker: Phone) -> None:
    walker.press("Code scannen")
    expect(scanner(walker).get_by_role("status")).to_contain_text(NO_POSTER)
    assert look_over(walker.page) == []


def test_a_scanner_without_camera_is_usable_for_everybody(walker: Phone) -> None:
    walker.press("Code scannen")
    expect(walker.button("Noch einmal versuchen")).to_be_visible()
    assert look_over(walker.page) == []


def test_the_codes_are_usable_for_everybody_and_whole_on_small_screens(walker: Phone, route: LoadedRoute) -> None:
    hand_in(walker, route)
    walker.press("Anhalten")
    assert look_over(walker.page) == []
    for width, height in ((320, 640), (390, 844), (844, 390)):
        walker.page.set_viewport_size({"width": width, "height": height})
        expect(shown(walker)).to_be_in_viewport(ratio=1)
        expect(walker.button("Nächster Code")).to_be_in_viewport(ratio=1)
