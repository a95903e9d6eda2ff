"""Photographs every state of every visitor's page in the three themes, to be looked at: test-results/screens/<theme>/.

Run by `make screens`; each walk has a server of its own, so that its group is the first one.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, expect, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from app.content.loader import LoadedRoute, load_library  # noqa: E402  The project's folder has to be on the path first.
from tests.browser.flags import FLAGS, PATIENCE_MS  # noqa: E402
from tests.browser.pages import Phone  # noqa: E402
from tests.browser.spies import SPIES, Watch  # noqa: E402
from tests.browser.states import Visit, play_states, small_pages  # noqa: E402
from tests.conftest import ROUTE  # noqa: E402
from tests.server import Server  # noqa: E402

THEMES = ("light", "dark", "sonne")
STILL = "() => document.getAnimations().every((one) => one.playState !== 'running')"


def photograph(browser: Browser, theme: str, states: Any, route: LoadedRoute, folder: Path, first: int) -> int:
    """These states in one theme, numbered from `first`; the number after the last one."""
    with tempfile.TemporaryDirectory() as name:
        server = Server(Path(name) / "data")
        server.start()
        try:
            context = browser.new_context(
                base_url=server.url,
                viewport={"width": 390, "height": 844},
                device_scale_factor=2,
                locale="de-DE",
                timezone_id="Europe/Berlin",
                color_scheme="dark" if theme == "dark" else "light",
                has_touch=True,
                reduced_motion="reduce",
                permissions=["geolocation"],
            )
            context.add_init_script(SPIES)
            if theme == "sonne":
                context.add_init_script("localStorage.setItem('theme', 'sonne')")
            context.set_default_timeout(PATIENCE_MS)
            phone = Phone(context, Watch(context, server.url))
            for number, state in enumerate(states(Visit(phone, route, "LULU22")), start=first):
                phone.page.wait_for_function(STILL)
                phone.page.screenshot(path=folder / f"{number:02} {re.sub(r'[^a-z ]+', '', state)}.png")
                first = number + 1
            context.close()
        finally:
            server.stop()
    return first


def main() -> None:
    """Three walks, one after the other."""
    chromium = subprocess.run(
        [ROOT / "scripts/find-browser"], check=True, capture_output=True, text=True
    ).stdout.strip()
    route = load_library(ROOT / "routes_data", ROOT / "quizzes").routes[ROUTE]
    target = ROOT / "test-results" / "screens"
    shutil.rmtree(target, ignore_errors=True)
    expect.set_options(timeout=PATIENCE_MS)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        for theme in THEMES:
            folder = target / theme
            folder.mkdir(parents=True)
            number = 1
            for states in (small_pages, play_states):
                number = photograph(browser, theme, states, route, folder, number)
            print(f"{number - 1} states in {folder}")


if __name__ == "__main__":
    main()
