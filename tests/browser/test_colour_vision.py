"""What differs in colour differs in shape and words too: looked at with eyes that tell colours apart badly."""

from __future__ import annotations

import base64
from collections.abc import Callable, Iterator
from itertools import combinations

import pytest
from playwright.sync_api import Page, expect

from app.content.loader import LoadedRoute
from tests.browser.host import HostServer, prepare
from tests.browser.pages import Phone, questions_of, right_response, wrong_response
from tests.browser.walker import Walker

pytestmark = pytest.mark.browser

PINS, RESULTS = "FXRBE2", "FXRBE3"
EYES = ("none", "deuteranopia", "protanopia", "tritanopia", "achromatopsia")
CELL = 96
# So many pixels of a mark must differ clearly in brightness, which is all that the last of these eyes sees: a tick has
# about a hundred.
LEAST_PIXELS = 40

# Lays the marks side by side over the page, all with the same number, so that only their look tells them apart.
LAY_OUT = """([marks, cell]) => {
  const row = document.createElement("div");
  row.className = "map";
  row.id = "marks";
  row.style.cssText = "position: fixed; inset: 0 auto auto 0; z-index: 9999; display: flex;";
  for (const mark of marks) {
    const place = document.createElement("div");
    place.style.cssText = `width: ${cell}px; height: ${cell}px; overflow: hidden;`;
    place.innerHTML = mark;
    place.querySelectorAll("text").forEach((text) => { text.textContent = "8"; });
    row.append(place);
  }
  document.body.append(row);
}"""

# How many pixels of two cells differ by a quarter of the whole way from black to white.
COMPARE = """async ([picture, cell, count]) => {
  const image = new Image();
  image.src = `data:image/png;base64,${picture}`;
  await image.decode();
  const canvas = new OffscreenCanvas(image.width, image.height).getContext("2d");
  canvas.drawImage(image, 0, 0);
  const cells = Array.from({ length: count }, (_, index) => {
    const { data } = canvas.getImageData(index * cell, 0, cell, cell);
    return Array.from({ length: cell * cell }, (__, at) =>
      0.2126 * data[4 * at] + 0.7152 * data[4 * at + 1] + 0.0722 * data[4 * at + 2]);
  });
  const differing = (one, other) => one.filter((light, at) => Math.abs(light - other[at]) > 64).length;
  return cells.map((one) => cells.map((other) => differing(one, other)));
}"""


@pytest.fixture(scope="module")
def host(tmp_path_factory: pytest.TempPathFactory, route: LoadedRoute) -> Iterator[HostServer]:
    """A server with a tour for each test."""
    made = prepare(tmp_path_factory.mktemp("colours") / "data", route, {PINS: ("running", 0), RESULTS: ("running", 0)})
    made.server.start()
    yield made
    made.server.stop()


@pytest.fixture
def phone(make_phone: Callable[..., Phone], host: HostServer) -> Phone:
    """A phone of that server."""
    return make_phone(url=host.server.url)


def find_alike(page: Page, marks: dict[str, str]) -> list[str]:
    """Pairs of marks that some eyes cannot tell apart, in every theme."""
    page.evaluate(LAY_OUT, [list(marks.values()), CELL])
    lab = page.context.browser.new_page()  # type: ignore[union-attr]
    eyes = page.context.new_cdp_session(page)
    found = []
    for theme in ("light", "dark", "sonne"):
        page.evaluate("(theme) => { document.documentElement.dataset.theme = theme; }", theme)
        for kind in EYES:
            eyes.send("Emulation.setEmulatedVisionDeficiency", {"type": kind})
            shot = page.locator("#marks").screenshot(scale="css")
            differing = lab.evaluate(COMPARE, [base64.b64encode(shot).decode(), CELL, len(marks)])
            found += [
                f"{one} and {other} in {theme} for {kind}: {differing[first][second]} pixels"
                for (first, one), (second, other) in combinations(enumerate(marks), 2)
                if differing[first][second] < LEAST_PIXELS
            ]
    lab.close()
    return found


def test_pins_and_rows_of_the_list_are_told_apart_by_shape_and_words(
    phone: Phone, host: HostServer, route: LoadedRoute
) -> None:
    walker = Walker(host, PINS, "Flinke Füchse")
    walker.checkin("rathaus")
    for question in questions_of(route, "rathaus"):
        body = {"attempt": 1, "response": right_response(question)}
        walker.send("answer", station="rathaus", question=question.id, body=body)
    walker.checkin("bahnhof")
    walker.send("skip", station="schloss")
    phone.context.add_cookies([{"name": "group", "value": walker.token, "url": host.server.url}])
    phone.open("/play")
    phone.press("Ohne Standort weiter")
    states = ("target", "locked", "open", "done", "skipped")
    pins = {state: phone.page.locator(f".pin-{state}").first.evaluate("(pin) => pin.outerHTML") for state in states}
    labels = {
        state: phone.page.locator(f".leaflet-marker-icon:has(.pin-{state})").first.get_attribute("aria-label")
        for state in states
    }
    assert len({str(label).rsplit(", ", 1)[-1] for label in labels.values()}) == len(states), labels
    phone.press(phone.tab("Stationen"))
    rows = phone.page.get_by_role("main").locator(".station-state")
    expect(rows).to_have_count(10)
    signs = {
        (row.inner_text().strip(), row.locator("use").get_attribute("href").rsplit("#", 1)[-1])  # type: ignore[union-attr]
        for row in rows.all()
    }
    icons = [icon for _, icon in signs]
    assert len(icons) >= len(states)
    assert len(set(icons)) == len({words for words, _ in signs}) == len(signs), signs
    assert find_alike(phone.page, pins) == []


def test_results_are_told_apart_by_shape_and_words(phone: Phone, route: LoadedRoute) -> None:
    phone.join_without_location(RESULTS)
    phone.open_by_code(route, "rathaus")
    phone.press("Zur Frage")
    estimate, several, one = questions_of(route, "rathaus")
    marks: dict[str, str] = {}
    for question, response in ((estimate, 12600), (several, wrong_response(several)), (one, right_response(one))):
        phone.answer(question, response)
        verdict = phone.page.locator(".verdict")
        words = verdict.get_by_role("heading").inner_text()
        marks[words] = verdict.evaluate(
            "(verdict) => `<div class='verdict'>${verdict.querySelector('svg').outerHTML}</div>`"
        )
        if question is not one:
            phone.press("Nächste Frage")
    assert sorted(marks) == ["Leider nicht", "Nicht ganz", "Richtig"]
    assert find_alike(phone.page, marks) == []
