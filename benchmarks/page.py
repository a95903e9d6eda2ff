"""A visitor's first ten seconds on a weak network with a slow phone, and a walk on that phone; fails over its budget.

Run `python benchmarks/page.py`; it starts a server and Chromium, takes about three minutes and ends by itself.
Lighthouse comes from `benchmarks/lighthouse/package-lock.json`; without Node on the machine its part is left out.
"""

from __future__ import annotations

import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from app.content.loader import load_library  # noqa: E402  The project's folder has to be on the path first.
from tests.browser.flags import FLAGS, PATIENCE_MS  # noqa: E402
from tests.browser.pages import place_near  # noqa: E402
from tests.browser.spies import SPIES  # noqa: E402
from tests.conftest import ROUTE  # noqa: E402
from tests.server import Server  # noqa: E402

TOUR = "LULU22"
SLOWER = 4
WEAK = {"offline": False, "latency": 150, "downloadThroughput": 200_000, "uploadThroughput": 94_000}
MOST_PAINT_MS, MOST_TASK_MS = 1500, 200
STEPS, STEP_M = 30, 3
RUNS = 3
LEAST = {"performance": 95, "accessibility": 100, "best-practices": 100}
PAINT = "() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? null"
TASKS = """(() => {
  window.tasks = [];
  new PerformanceObserver((list) => window.tasks.push(...list.getEntries().map((entry) => entry.duration)))
    .observe({ type: "longtask", buffered: true });
})()"""


def phone(browser: Browser, server: Server) -> tuple[BrowserContext, Page]:
    """A slow phone that has never been here."""
    context = browser.new_context(
        base_url=server.url,
        viewport={"width": 390, "height": 844},
        locale="de-DE",
        has_touch=True,
        permissions=["geolocation"],
    )
    context.add_init_script(SPIES)
    context.add_init_script(TASKS)
    context.set_default_timeout(60_000)
    return context, context.new_page()


def first_visit(browser: Browser, server: Server) -> dict[str, float]:
    """First paint of both pages, and when list and map can be used, in milliseconds after each page was asked for."""
    context, page = phone(browser, server)
    session = context.new_cdp_session(page)
    session.send("Network.emulateNetworkConditions", WEAK)
    session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    page.goto(f"/j/{TOUR}")
    found = {"join: first paint": page.evaluate(PAINT)}
    page.get_by_role("button", name="Mitmachen").click()
    page.wait_for_url("**/play")
    expect(page.locator("html")).to_have_attribute("data-state", "locating")
    found["play: usable"] = page.evaluate("() => performance.now()")
    found["play: first paint"] = page.evaluate(PAINT)
    expect(page.locator("#map .leaflet-marker-icon").first).to_be_visible()
    found["play: map"] = page.evaluate("() => performance.now()")
    context.close()
    return found


def walk(browser: Browser, server: Server, route: Any) -> float:
    """The longest task while the position changes every second, on a phone that is loaded as a whole."""
    context, page = phone(browser, server)
    context.set_geolocation(dict(zip(("latitude", "longitude"), place_near(route, "rathaus", 150), strict=True)))
    page.goto(f"/j/{TOUR}")
    page.get_by_role("button", name="Mitmachen").click()
    page.get_by_role("button", name="Standort erlauben").click()
    expect(page.locator("#map .leaflet-marker-icon").first).to_be_visible()
    page.get_by_role("navigation").get_by_role("button", name="Hilfe").click()
    expect(page.get_by_text("Bereit für offline")).to_be_visible()
    page.get_by_role("navigation").get_by_role("button", name="Weg").click()
    context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    page.evaluate("() => window.tasks.splice(0)")
    for step in range(STEPS):
        lat, lon = place_near(route, "rathaus", 150 - step * STEP_M)
        context.set_geolocation({"latitude": lat, "longitude": lon, "accuracy": 9})
        page.wait_for_timeout(1000)
    expect(page.locator(".dist:visible")).to_contain_text("m")
    longest: float = page.evaluate("() => Math.max(0, ...window.tasks)")
    # The measure itself: a task that is long for certain has to be seen.
    page.evaluate("() => setTimeout(() => { const end = performance.now() + 120; while (performance.now() < end); })")
    page.wait_for_function("() => Math.max(0, ...window.tasks) >= 100")
    context.close()
    return longest


def lighthouse(chromium: str, server: Server) -> dict[str, float] | None:
    """The median of three runs of each category in percent; None without Node."""
    npm = shutil.which("npm")
    if npm is None:
        return None
    folder = ROOT / "benchmarks" / "lighthouse"
    quiet = ["--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]
    subprocess.run([npm, "ci", *quiet], cwd=folder, check=True, stdout=subprocess.DEVNULL)
    scores: dict[str, list[float]] = {name: [] for name in LEAST}
    flags = "--headless=new --no-sandbox " + " ".join(FLAGS)
    for _ in range(RUNS):
        done = subprocess.run(
            [
                folder / "node_modules/.bin/lighthouse",
                f"{server.url}/j/{TOUR}",
                "--quiet",
                "--output=json",
                f"--only-categories={','.join(LEAST)}",
                f"--chrome-flags={flags}",
            ],
            env={**os.environ, "CHROME_PATH": chromium},
            check=True,
            capture_output=True,
            text=True,
        )
        for name, category in json.loads(done.stdout)["categories"].items():
            scores[name].append(100 * category["score"])
    return {name: statistics.median(found) for name, found in scores.items()}


def main() -> int:
    """Measure, print, and say by the exit code whether the budget holds."""
    chromium = subprocess.run(
        [ROOT / "scripts/find-browser"], check=True, capture_output=True, text=True
    ).stdout.strip()
    route = load_library(ROOT / "routes_data", ROOT / "quizzes").routes[ROUTE]
    expect.set_options(timeout=3 * PATIENCE_MS)
    rows: list[tuple[str, float, str, bool]] = []
    with tempfile.TemporaryDirectory() as folder:
        server = Server(Path(folder) / "data")
        server.start()
        try:
            with sync_playwright() as playwright:
                browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
                for name, value in first_visit(browser, server).items():
                    most = MOST_PAINT_MS if name.endswith("paint") else None
                    rows.append((f"{name}, ms", value, f"at most {most}" if most else "", not most or value <= most))
                longest = walk(browser, server, route)
                rows.append(
                    ("longest task on the way, ms", longest, f"at most {MOST_TASK_MS}", longest <= MOST_TASK_MS)
                )
                browser.close()
            for name, score in (lighthouse(chromium, server) or {}).items():
                rows.append((f"Lighthouse, {name}", score, f"at least {LEAST[name]}", score >= LEAST[name]))
        finally:
            server.stop()
    print("| what | value | budget |")
    print("| --- | --- | --- |")
    for name, value, budget, holds in rows:
        print(f"| {name} | {value:.0f} | {budget}{'' if holds else ', exceeded'} |")
    return 0 if all(holds for *_, holds in rows) else 1


if __name__ == "__main__":
    sys.exit(main())
