"""The test of the studio: somebody who has never seen it makes and publishes three stations, questions and a picture.

Scripted, that takes at most 60 presses, clicks and choices beside what is typed; a person then needs some 15 minutes.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from playwright.sync_api import Locator, expect

from tests.browser.desk import Desk

pytestmark = pytest.mark.browser

MOST_INTERACTIONS = 60
STATIONS = (
    ("Rathaus", "Hier tagt die Stadtvertretung.", "Welche Farbe hat das Dach?", "Rot mit Gauben", "Ganz aus Glas"),
    ("Schlossplatz", "Der Platz liegt vor dem Schloss.", "Wer pflegt den Platz?", "Die Stadt", "Der Bund"),
    ("Bahnhof", "Von hier fahren Züge in alle Richtungen.", "Wohin fährt kein Zug?", "Auf die Insel", "Nach Norden"),
)


class Hands:
    """Counts what somebody does beside typing."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.page = desk.page
        self.count = 0

    def click(self, target: Locator, **options: Any) -> None:
        self.count += 1
        target.click(**options)

    def button(self, name: str) -> None:
        self.click(self.page.get_by_role("button", name=name, exact=True))

    def press(self, key: str) -> None:
        self.count += 1
        self.page.keyboard.press(key)

    def type(self, text: str) -> None:
        """Where the focus is already."""
        self.page.keyboard.type(text)

    def write(self, target: Locator, text: str) -> None:
        self.click(target)
        self.type(text)

    def choose(self, target: Locator, file: Path) -> None:
        """Opening the dialog and picking the file there."""
        self.count += 2
        target.set_input_files(file)


@pytest.fixture
def desk(make_desk: Callable[..., Desk]) -> Desk:
    return make_desk()


@pytest.fixture
def picture(tmp_path: Path) -> Path:
    """A photograph as a camera writes it, with the place where it was taken."""
    content = BytesIO()
    image = Image.new("RGB", (2400, 1600), "#8dbbf2")
    exif = image.getexif()
    exif[0x8825] = {1: "N", 2: (53.0, 19.0, 29.0), 3: "E", 4: (11.0, 29.0, 41.0)}
    image.save(content, "JPEG", exif=exif)
    file = tmp_path / "Rathaus im Sommer.jpg"
    file.write_bytes(content.getvalue())
    return file


def put_stations(hands: Hands) -> None:
    """The first by typed coordinates, the others by clicks on the map around it."""
    page = hands.page
    hands.click(page.locator("#add-station"))
    expect(page.locator('[data-section="name"] input')).to_be_focused()
    hands.type(STATIONS[0][0])
    hands.write(page.get_by_label("Koordinaten oder Link einer Karte"), "53.32485, 11.4949")
    hands.press("Enter")
    expect(page.locator(".studio-pin")).to_have_count(1)
    hands.button("Station setzen")
    for number, (name, *_) in enumerate(STATIONS[1:], start=2):
        hands.click(page.locator(".studio-map"), position={"x": 90 * number, "y": 90})
        expect(page.locator('[data-section="name"] input')).to_be_focused()
        hands.type(name)
    hands.press("Escape")


def describe_stations(hands: Hands, picture: Path) -> None:
    page, desk = hands.page, hands.desk
    for number, (name, insight, *_) in enumerate(STATIONS, start=1):
        hands.click(desk.station(name))
        hands.write(page.locator('[data-section="insight"] textarea'), insight)
        if number == 1:
            hands.choose(page.locator(".media-part input[type=file]").first, picture)
            expect(page.locator(".media-card img")).to_be_visible()
            alt = page.get_by_role("group", name="Was ist zu sehen?").get_by_role("textbox")
            hands.write(alt, "Ein Haus im Sommer")


def ask_questions(hands: Hands) -> None:
    page = hands.page
    hands.click(page.locator(".stepper [data-step=questions]"))
    for name, _, prompt, right, wrong in STATIONS:
        hands.click(page.locator(".studio-list .station-row").filter(has_text=name))
        hands.click(page.locator('[data-type="choice"]'))
        fields = page.locator(".question-form")
        expect(fields.locator('[data-place$="/prompt"] textarea')).to_be_focused()
        hands.type(prompt)
        hands.write(fields.locator('[data-place$="/options/a/text"] input[type=text]'), right)
        hands.write(fields.locator('[data-place$="/options/b/text"] input[type=text]'), wrong)
        hands.click(page.get_by_label("Antwort 1 ist richtig"))


def test_a_newcomer_makes_and_publishes_a_route(desk: Desk, picture: Path) -> None:
    hands = Hands(desk)
    page = desk.home().page
    hands.write(page.get_by_label("Name der Route"), "Sommerweg")
    hands.click(page.get_by_role("radio", name="Leer"))
    hands.button("Route anlegen")
    expect(page.locator("html")).to_have_attribute("data-state", "ready")
    hands.write(desk.field("route/summary"), "Drei Orte mit drei Fragen.")
    put_stations(hands)
    describe_stations(hands, picture)
    ask_questions(hands)
    desk.saved()
    hands.click(page.locator(".stepper [data-step=check]"))
    expect(page.locator(".check-head")).to_have_attribute("data-good", "true")
    hands.click(page.locator(".stepper [data-step=publish]"))
    hands.button("Veröffentlichen")
    expect(page.locator(".publish-done")).to_be_visible()
    assert hands.count <= MOST_INTERACTIONS
    # And from here a tour is planned in three more: the link, the button, and it is there.
    hands.count = 0
    hands.click(page.get_by_role("link", name="Tour planen"))
    hands.click(page.locator("#tour-form button[type=submit]"))
    expect(page).to_have_url(re.compile(r"/host/tours/\d+$"))
    assert hands.count <= 3
    page.goto(f"{desk.url}/r/sommerweg")
    for name, *_ in STATIONS:
        expect(page.get_by_role("main")).to_contain_text(name)
    assert b"Exif" not in picture_at(desk)


def picture_at(desk: Desk) -> bytes:
    """The picture as the server keeps it."""
    (entry,) = desk.draft("sommerweg")["files"].values()
    reply = desk.context.request.get(f"{desk.url}/studio/media/{entry['sha256']}.jpg")
    assert reply.ok
    return reply.body()
