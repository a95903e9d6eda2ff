"""The bytes of a two-hour walk after the pack: what a phone sends and receives while 25 groups play; fails over 5 MB.

Run `python benchmarks/data.py`; it starts a server, Chromium and virtual groups, twenty times faster than real, takes
about seven minutes and ends by itself. Bytes are counted where they pass, headers and all.
"""

from __future__ import annotations

import asyncio
import subprocess
import sys
import tempfile
import threading
from collections import Counter
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, expect, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from app.content.loader import load_library  # noqa: E402  The project's folder has to be on the path first.
from app.live.feed import BEAT_S, PHONE  # noqa: E402
from tests.browser.flags import FLAGS, PATIENCE_MS  # noqa: E402
from tests.browser.offline import CODE, pack  # noqa: E402
from tests.browser.pages import Phone, questions_of, right_response  # noqa: E402
from tests.browser.spies import SPIES, Watch  # noqa: E402
from tests.conftest import ROUTE  # noqa: E402
from tests.server import Server  # noqa: E402

GROUPS, SPEED, MINUTES = 25, 20, 120
MOST_BYTES = 5_000_000
# A comment line in a chunk of its own; in real time there are more of them than in this run.
BEAT_BYTES = 32


class Counting:
    """Passes everything on to the server and counts it; `url` is where the phone goes."""

    def __init__(self, port: int) -> None:
        self.bytes: Counter[str] = Counter()
        self._port = port
        loop = asyncio.new_event_loop()
        threading.Thread(target=loop.run_forever, daemon=True).start()
        server = asyncio.run_coroutine_threadsafe(asyncio.start_server(self._connect, "127.0.0.1", 0), loop).result()
        self.url = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"

    async def _connect(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        server_reader, server_writer = await asyncio.open_connection("127.0.0.1", self._port)
        await asyncio.gather(self._pass("sent", reader, server_writer), self._pass("received", server_reader, writer))

    async def _pass(self, way: str, source: asyncio.StreamReader, target: asyncio.StreamWriter) -> None:
        try:
            while block := await source.read(1 << 16):
                self.bytes[way] += len(block)
                target.write(block)
                await target.drain()
        except ConnectionError:
            pass
        finally:
            target.close()


def play(phone: Phone, route: Any) -> None:
    """Every station by its code and every question, as a diligent group does in two hours."""
    for station in route.route.stations:
        phone.open_by_code(route, station.id)
        questions = questions_of(route, station.id)
        phone.press("Zur Frage")
        for number, question in enumerate(questions, start=1):
            phone.answer(question, right_response(question))
            if number < len(questions):
                phone.press("Nächste Frage")


def measure(browser: Browser, server: Server, route: Any) -> tuple[dict[str, int], float]:
    """The bytes of the walk by way, and how many seconds it took here."""
    counting = Counting(server.port)
    context = browser.new_context(
        base_url=counting.url, viewport={"width": 390, "height": 844}, locale="de-DE", has_touch=True
    )
    context.add_init_script(SPIES)
    context.set_default_timeout(PATIENCE_MS)
    phone = Phone(context, Watch(context, counting.url))
    phone.join(CODE)
    pack(phone)
    phone.press("Ohne Standort weiter")
    packed = dict(counting.bytes)
    command = [sys.executable, "-m", "app", "simulate", "--tour", CODE, "--groups", str(GROUPS)]
    options = ["--speed", str(SPEED), "--minutes", str(MINUTES)]
    others = subprocess.Popen([*command, *options], cwd=ROOT, env=server.environment, stdout=subprocess.DEVNULL)
    play(phone, route)
    phone.press(phone.tab("Stand"))
    if others.wait(2 * 60 * MINUTES / SPEED) != 0:
        raise SystemExit("the virtual groups did not get through")
    seconds: float = phone.page.evaluate("() => performance.now() / 1000")
    walked = {way: counting.bytes[way] - packed[way] for way in ("sent", "received")}
    context.close()
    return walked, seconds


def main() -> int:
    """Measure, print, and say by the exit code whether the budget holds."""
    chromium = subprocess.run(
        [ROOT / "scripts/find-browser"], check=True, capture_output=True, text=True
    ).stdout.strip()
    route = load_library(ROOT / "routes_data", ROOT / "quizzes").routes[ROUTE]
    expect.set_options(timeout=PATIENCE_MS)
    with tempfile.TemporaryDirectory() as folder:
        server = Server(Path(folder) / "data")
        server.start()
        try:
            with sync_playwright() as playwright:
                browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
                walked, seconds = measure(browser, server, route)
                browser.close()
        finally:
            server.stop()
    beats = round((60 * MINUTES - seconds) / BEAT_S[PHONE]) * BEAT_BYTES
    total = sum(walked.values()) + beats
    print(f"sent {walked['sent']:,} bytes, received {walked['received']:,} in {seconds:.0f} s, signs of life {beats:,}")
    print(f"{total:,} bytes in {MINUTES} minutes beside {GROUPS} groups, at most {MOST_BYTES:,}")
    return 0 if total <= MOST_BYTES else 1


if __name__ == "__main__":
    sys.exit(main())
