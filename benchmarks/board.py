"""How long the host's board keeps a slow laptop busy: 500 groups, 20 changes a second, a processor four times slower.

Run `python benchmarks/board.py`; it starts a server and Chromium, takes about a minute and ends by itself. The floor is
the same storm of changes that the board never hears of.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from app.content.loader import load_library  # noqa: E402  The project's folder has to be on the path first.
from tests.browser.host import board_maker, prepare  # noqa: E402
from tests.browser.storm import FEED, storm  # noqa: E402
from tests.conftest import ROUTE  # noqa: E402

SECONDS = 20
SLOWER = 4
CODE = "STADT2"


def main() -> None:
    """Measure each order of the rows beside the storm alone."""
    chromium = subprocess.run(
        [ROOT / "scripts/find-browser"], check=True, capture_output=True, text=True
    ).stdout.strip()
    route = load_library(ROOT / "routes_data", ROOT / "quizzes").routes[ROUTE]
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        host = prepare(Path(folder) / "data", route, {CODE: ("running", 500)})
        host.server.start()
        browser = playwright.chromium.launch(executable_path=chromium, args=["--disable-gpu", "--no-first-run"])
        try:
            print("| order of the rows | changes | longest task ms | most elements |")
            print("| --- | --- | --- | --- |")
            for sort, heard in (("number", False), ("number", True), ("points", True)):
                board = board_maker(browser, host)[0]()
                board.context.add_init_script(FEED)
                board.open(host.tours[CODE])
                board.page.locator("#sort").select_option(sort)
                slow = board.context.new_cdp_session(board.page)
                slow.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
                found = storm(board.page, host.tours[CODE], SECONDS, heard=heard)
                name = f"by {sort}" if heard else "the storm alone"
                print(f"| {name} | {found['sent']} | {found['longest']} | {found['most']:,} |")
                board.context.close()
        finally:
            browser.close()
            host.server.stop()


if __name__ == "__main__":
    main()
