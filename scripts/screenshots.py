"""Walks the demo in Chromium and makes docs/screenshot.png, the picture in the README. Run by `make screenshots`."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, Page, expect, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from app.tours.rules import station_code  # noqa: E402  The project's folder has to be on the path first.
from tests.server import SECRET, Server  # noqa: E402

PHONE = {"width": 390, "height": 844}
NEAR_TOWN_HALL = {"latitude": 53.3262, "longitude": 11.4962, "accuracy": 9}
QUIET = ["--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update"]


def walk(page: Page, url: str, folder: Path) -> list[Path]:
    """Join, look at the way, answer the first question; the pictures in this order."""
    pictures: list[Path] = []

    def picture() -> None:
        pictures.append(folder / f"{len(pictures)}.png")
        page.wait_for_function("() => document.getAnimations().every((one) => one.playState !== 'running')")
        page.screenshot(path=pictures[-1])

    page.goto(f"{url}/j/LULU22")
    page.get_by_role("textbox", name="Name eurer Gruppe").fill("Flinke Füchse")
    page.get_by_role("button", name="Mitmachen").click()
    page.get_by_role("button", name="Standort erlauben").click()
    expect(page.get_by_role("button", name="Einchecken")).to_be_visible()
    expect(page.locator(".go")).to_contain_text("m")
    picture()
    page.get_by_role("button", name="Code eingeben").click()
    station = page.evaluate("async () => (await (await fetch('/api/v1/state')).json()).order[0]")
    page.get_by_role("textbox").fill(station_code(SECRET.encode(), "ludwigslust-erleben", station))
    page.get_by_role("button", name="Station öffnen").click()
    page.get_by_role("button", name="Zur Frage").click()
    page.get_by_role("spinbutton").or_(page.get_by_role("textbox")).first.fill("12000")
    picture()
    page.get_by_role("button", name="Antwort abgeben").click()
    expect(page.locator("html")).to_have_attribute("data-state", "answered")
    picture()
    return pictures


def join_pictures(browser: Browser, pictures: list[Path], target: Path) -> None:
    """The pictures side by side, drawn by the browser that took them."""
    images = "".join(f'<img src="{path.as_uri()}" style="width:{PHONE["width"]}px">' for path in pictures)
    sheet = pictures[0].parent / "sheet.html"
    sheet.write_text(f'<body style="margin:0;display:flex;gap:24px;padding:24px;background:#CBD4DB">{images}')
    width = len(pictures) * (PHONE["width"] + 24) + 24
    page = browser.new_page(viewport={"width": width, "height": PHONE["height"] + 48})
    page.goto(sheet.as_uri())
    page.screenshot(path=target)


def main() -> None:
    """Start a server of its own, walk, end it."""
    chromium = subprocess.run(
        [ROOT / "scripts/find-browser"], check=True, capture_output=True, text=True
    ).stdout.strip()
    target = ROOT / "docs" / "screenshot.png"
    target.parent.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        server = Server(Path(name) / "data")
        server.start()
        try:
            browser = playwright.chromium.launch(executable_path=chromium, args=QUIET)
            context = browser.new_context(
                viewport=PHONE,
                device_scale_factor=2,
                has_touch=True,
                permissions=["geolocation"],
                geolocation=NEAR_TOWN_HALL,
                reduced_motion="reduce",
            )
            join_pictures(browser, walk(context.new_page(), server.url, Path(name)), target)
        finally:
            server.stop()
    print(f"wrote {target}")


if __name__ == "__main__":
    main()
