"""A station's recording in the browser's own player: heard, read along, in one's language, and without the network."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Locator, expect

from app.config import PROJECT_ROOT
from app.content.loader import LoadedRoute, load_library
from tests.browser.findings import look_over
from tests.browser.offline import CODE, GONE, pack
from tests.browser.pages import Phone
from tests.conftest import ROUTE
from tests.server import Server

pytestmark = pytest.mark.browser

STATION = "rathaus"
# A frame of MPEG 1, layer 3, 128 kbit/s, 44.1 kHz, mono: all of its coefficients are nought, which is 26 ms of silence.
SILENT_FRAME = b"\xff\xfb\x90\xc4" + bytes(413)
SECONDS = 60
RECORDING = """\
    audio:
      - file: rathaus.mp3
        language: de
        transcript: |
          Die Glocke schlägt.

          Seit 1780 steht das Haus am Platz.
        credit: Stadt
"""
STATE = "(player) => [player.paused, player.error === null, Math.round(player.duration), player.playbackRate]"
PLAYS = "(player) => !player.paused && player.currentTime > 0.3"


@pytest.fixture
def folders(tmp_path: Path) -> tuple[Path, Path]:
    """The first town's content, with a recording at its first station."""
    routes, quizzes = tmp_path / "routes_data", tmp_path / "quizzes"
    shutil.copytree(PROJECT_ROOT / "routes_data", routes)
    shutil.copytree(PROJECT_ROOT / "quizzes", quizzes)
    (routes / ROUTE / "rathaus.mp3").write_bytes(SILENT_FRAME * round(SECONDS / 0.026122))
    file = routes / ROUTE / "route.yaml"
    text = file.read_text(encoding="utf-8")
    place = text.index("    access:", text.index(f"- id: {STATION}"))
    file.write_text(text[:place] + RECORDING + text[place:], encoding="utf-8")
    return routes, quizzes


@pytest.fixture
def sounding(tmp_path: Path, folders: tuple[Path, Path]) -> Iterator[Server]:
    """A server with that content."""
    routes, quizzes = folders
    started = Server(tmp_path / "data", STADTLOTSE_ROUTES_DIR=str(routes), STADTLOTSE_QUIZZES_DIR=str(quizzes))
    started.start()
    yield started
    if started.process is not None and started.process.poll() is None:
        started.stop()


@pytest.fixture
def walked(folders: tuple[Path, Path]) -> LoadedRoute:
    """The documents that server plays."""
    return load_library(*folders).routes[ROUTE]


@pytest.fixture
def listener(sounding: Server, make_phone: Callable[..., Phone], walked: LoadedRoute) -> Phone:
    """A phone at the open station."""
    phone = make_phone(url=sounding.url)
    phone.join_without_location(CODE)
    phone.open_by_code(walked, STATION)
    return phone


def player_of(phone: Phone) -> Locator:
    """The browser's player on the station's screen."""
    return phone.page.locator('[data-screen="station"] audio')


def play(phone: Phone) -> None:
    """A tap on the player's own button, which no test can see into."""
    player = player_of(phone)
    player.evaluate("(player) => player.play()")
    phone.page.wait_for_function(PLAYS, arg=player.element_handle())


def test_a_recording_plays_at_the_wanted_speed_and_its_words_can_be_read(listener: Phone) -> None:
    player = player_of(listener)
    expect(player).to_have_accessible_name("Aufnahme: Rathaus mit Bürgerbüro")
    play(listener)
    listener.press("Tempo 1×")
    listener.press("Tempo 1,25×")
    expect(listener.button("Tempo 1,5×")).to_be_visible()
    assert player.evaluate(STATE) == [False, True, SECONDS, 1.5]
    assert listener.page.evaluate("() => navigator.mediaSession.metadata.title") == "Rathaus mit Bürgerbüro"
    listener.page.get_by_text("Text zum Mitlesen").click()
    expect(listener.page.get_by_text("Seit 1780 steht das Haus am Platz.")).to_be_visible()
    assert look_over(listener.page) == []


def test_leaving_the_station_ends_it_and_coming_back_goes_on(listener: Phone) -> None:
    play(listener)
    listener.press("Zur Frage")
    expect(listener.page.locator("html")).to_have_attribute("data-state", "question")
    assert player_of(listener).evaluate("(player) => player.paused")
    listener.page.go_back()
    assert player_of(listener).evaluate("(player) => player.currentTime > 0.3")


def test_another_language_hears_it_too_and_is_told_so(listener: Phone) -> None:
    listener.press(listener.tab("Hilfe"))
    listener.press("English")
    listener.press(listener.tab("Walk"))
    listener.press("Read the insight")
    expect(listener.page.get_by_role("heading", name="To listen to, language: German")).to_be_visible()
    expect(listener.page.locator('[data-screen="station"] .recording p[lang="de"]').first).to_be_attached()


def test_without_the_network_it_plays_from_the_pack_in_parts(
    sounding: Server, make_phone: Callable[..., Phone], walked: LoadedRoute
) -> None:
    phone = make_phone(url=sounding.url)
    phone.watch.forgive(GONE)
    phone.join(CODE)
    pack(phone)
    phone.press("Ohne Standort weiter")
    sounding.stop()
    phone.open_by_code(walked, STATION)
    play(phone)
    player_of(phone).evaluate("(player) => { player.currentTime = 40; }")
    phone.page.wait_for_function("(player) => player.currentTime > 40.2", arg=player_of(phone).element_handle())


def test_a_recording_that_cannot_be_had_leaves_its_words(
    sounding: Server, make_phone: Callable[..., Phone], walked: LoadedRoute
) -> None:
    phone = make_phone(url=sounding.url)
    phone.watch.forgive("status of 404|Failed to load resource")
    for file in (sounding.data_dir / "media").iterdir():
        file.rename(file.with_suffix(".gone"))
    phone.join_without_location(CODE)
    phone.open_by_code(walked, STATION)
    expect(phone.text("Die Aufnahme lässt sich gerade nicht abspielen.")).to_be_visible()
    expect(phone.page.get_by_text("Die Glocke schlägt.")).to_be_visible()
    for file in (sounding.data_dir / "media").iterdir():
        file.rename(file.with_suffix(".mp3"))
    expect(phone.page.locator("#live")).to_have_text(re.compile("Die Aufnahme lässt sich gerade nicht abspielen."))
    phone.press("Noch einmal versuchen")
    expect(player_of(phone)).to_be_focused()
    play(phone)
    expect(phone.text("Die Aufnahme lässt sich gerade nicht abspielen.")).to_be_hidden()
