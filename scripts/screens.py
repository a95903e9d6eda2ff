"""Photographs every state of every visitor's page in the three themes, and in the other languages, to be looked at;
of the studio its main states, wide and narrow.

Run by `make screens`; the pictures lie in test-results/screens/<theme or language>/, the studio's in studio/. Each walk
has a server of its own, so that its group is the first one.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import product
from pathlib import Path

from playwright.sync_api import Browser, expect, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from app.content.loader import LoadedRoute, load_library  # noqa: E402  The project's folder has to be on the path first.
from tests.browser.company import make_lobby  # noqa: E402
from tests.browser.desk import NAMES, desk_maker, prepare_office  # noqa: E402
from tests.browser.flags import FLAGS, PATIENCE_MS  # noqa: E402
from tests.browser.offline import CODE  # noqa: E402
from tests.browser.pages import Phone  # noqa: E402
from tests.browser.rare_states import cut_off_states, host_states, second_phone_states  # noqa: E402
from tests.browser.spies import SPIES, Watch  # noqa: E402
from tests.browser.states import BRIEF, Visit, play_states, small_pages  # noqa: E402
from tests.browser.studio_states import studio_states  # noqa: E402
from tests.conftest import ROUTE  # noqa: E402
from tests.server import Server  # noqa: E402

THEMES = ("light", "dark", "sonne")
LANGUAGES = ("en", "de-x-easy")
STUDIO = "studio"
SIZES = ({"width": 1366, "height": 900}, {"width": 390, "height": 844})
STILL = "() => document.getAnimations().every((one) => one.playState !== 'running')"


@dataclass
class Walk:
    """A server, a route, and phones as the walk asks for them."""

    server: Server
    route: LoadedRoute
    phone: Callable[[], Phone]

    def visit(self) -> Visit:
        """A phone that has never been here."""
        return Visit(self.phone(), self.route, CODE)


# Each walk yields the phone that shows the state, and the state's name.
Shown = Iterator[tuple[Phone, str]]


def _one(states: Callable[[Visit], Iterator[str]]) -> Callable[[Walk], Shown]:
    def walk(walk: Walk) -> Shown:
        visit = walk.visit()
        return ((visit.phone, state) for state in states(visit))

    return walk


def _hosted(walk: Walk) -> Shown:
    phone = walk.phone()
    lobby = make_lobby(walk.server, CODE)
    return ((phone, state) for state in host_states(phone, walk.server, lobby))


def _beside(walk: Walk) -> Shown:
    first, second = walk.phone(), walk.phone()
    states = second_phone_states(first, second, Visit(first, walk.route, CODE))
    return ((second, state) for state in states)


WALKS = (_one(small_pages), _one(play_states), _one(cut_off_states), _hosted, _beside)


def photograph(browser: Browser, look: str, route: LoadedRoute, folder: Path) -> int:
    """Every state in one theme, or in the light one in another language; how many there are."""
    number = 0
    for shown in WALKS:
        with tempfile.TemporaryDirectory() as name:
            server = Server(Path(name) / "data")
            server.start()
            try:
                for phone, state in shown(Walk(server, route, lambda to=server: _phone(browser, to, look))):
                    if look in LANGUAGES and (state == BRIEF or not phone.can_read(look)):
                        continue
                    number += 1
                    with phone.reading(look if look in LANGUAGES else "de"):
                        phone.page.wait_for_function(STILL)
                        phone.page.screenshot(path=folder / f"{number:02} {re.sub(r'[^a-z ]+', '', state)}.png")
            finally:
                server.stop()
    return number


def photograph_studio(browser: Browser, route: LoadedRoute, folder: Path) -> int:
    """The studio's states in each size, language and theme; how many there are."""
    number = 0
    with tempfile.TemporaryDirectory() as name:
        office = prepare_office(Path(name) / "data", route)
        office.server.start()
        try:
            slug = office.copy()
            for size, language, theme in product(SIZES, ("de", "en"), ("light", "dark")):
                make, _ = desk_maker(browser, office)
                desk = make(NAMES[0], viewport=size, color_scheme=theme, reduced_motion="reduce")
                desk.context.add_cookies([{"name": "lang", "value": language, "url": office.server.url}])
                for state in studio_states(desk, slug):
                    number += 1
                    desk.page.wait_for_function(STILL)
                    desk.page.screenshot(
                        path=folder / f"{state} {size['width']} {language} {theme}.png", full_page=True
                    )
                desk.context.close()
        finally:
            office.server.stop()
    return number


def _phone(browser: Browser, server: Server, look: str) -> Phone:
    context = browser.new_context(
        base_url=server.url,
        viewport={"width": 390, "height": 844},
        device_scale_factor=2,
        locale="de-DE",
        timezone_id="Europe/Berlin",
        color_scheme="dark" if look == "dark" else "light",
        has_touch=True,
        reduced_motion="reduce",
        permissions=["geolocation"],
    )
    context.add_init_script(SPIES)
    if look == "sonne":
        context.add_init_script("localStorage.setItem('theme', 'sonne')")
    context.set_default_timeout(PATIENCE_MS)
    return Phone(context, Watch(context, server.url))


def main() -> None:
    """All walks, one look after the other; those named on the command line, or every one."""
    looks = sys.argv[1:] or [*THEMES, *LANGUAGES, STUDIO]
    chromium = subprocess.run(
        [ROOT / "scripts/find-browser"], check=True, capture_output=True, text=True
    ).stdout.strip()
    route = load_library(ROOT / "routes_data", ROOT / "quizzes").routes[ROUTE]
    expect.set_options(timeout=PATIENCE_MS)
    with sync_playwright() as playwright:
        for look in looks:
            folder = ROOT / "test-results" / "screens" / look
            shutil.rmtree(folder, ignore_errors=True)
            folder.mkdir(parents=True)
            browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
            if look == STUDIO:
                number = photograph_studio(browser, route, folder)
            else:
                number = photograph(browser, look, route, folder)
            print(f"{number} states in {folder}", flush=True)
            browser.close()


if __name__ == "__main__":
    main()
