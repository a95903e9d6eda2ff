"""Makes the README's pictures from the real demo: a walk on a phone, the studio with a copy of the example, and
the host's board while groups are simulated.

Run by `make screenshots`.
"""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page, expect, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from app.tours.rules import station_code  # noqa: E402  The project's folder has to be on the path first.
from tests.server import SECRET, Server  # noqa: E402

PHONE = {"width": 390, "height": 844}
LAPTOP = {"width": 1440, "height": 900}
NEAR_TOWN_HALL = {"latitude": 53.3262, "longitude": 11.4962, "accuracy": 9}
QUIET = ["--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update"]


def walk(page: Page, url: str, folder: Path) -> list[Path]:
    """Join, look at the way, answer the first question, read easily; the pictures in this order."""
    pictures: list[Path] = []

    def picture(theme: str = "light") -> None:
        page.emulate_media(color_scheme="dark" if theme == "dark" else "light")
        page.evaluate("(theme) => { document.documentElement.dataset.theme = theme; }", theme)
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
    picture("dark")
    page.get_by_role("button", name="Antwort abgeben").click()
    expect(page.locator("html")).to_have_attribute("data-state", "answered")
    picture("sonne")
    page.get_by_role("navigation").get_by_role("button", name="Hilfe").click()
    page.get_by_role("button", name="Einfache Sprache").click()
    page.get_by_role("navigation").get_by_role("button", name="Stationen").click()
    expect(page.locator("html")).to_have_attribute("lang", "de-x-easy")
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


def log_in(browser: Browser, server: Server, who: str, path: str, *, scale: float = 1) -> Page:
    """A page of somebody whose login the demo has printed."""
    login = re.search(rf"{who} login: (\S+), password: (\S+)", server.log.read_text(encoding="utf-8"))
    assert login, "the demo prints its logins"
    page = browser.new_page(
        base_url=server.url, viewport=LAPTOP, device_scale_factor=scale, locale="de-DE", reduced_motion="reduce"
    )
    page.goto(path)
    page.get_by_label("Anmeldename").fill(login[1])
    page.get_by_label("Passwort").fill(login[2])
    page.get_by_role("button", name="Anmelden").click()
    return page


def studio_picture(browser: Browser, server: Server, target: Path) -> None:
    """A station of a copied route: the list, the form, the map and the phone."""
    page = log_in(browser, server, "Organizer", "/studio")
    page.get_by_role("button", name="Beispiel kopieren").click()
    expect(page.locator("html")).to_have_attribute("data-state", "ready")
    page.locator(".station-list .station-row").filter(has_text="Schloss Ludwigslust").click()
    expect(page.frame_locator(".studio-phone iframe, iframe").locator("html")).to_have_attribute(
        "data-state", re.compile(".")
    )
    expect(page.locator(".way-total")).to_be_visible()
    page.wait_for_load_state("networkidle")
    page.screenshot(path=target)
    # A palette is enough for a plain picture; this method keeps what is rare, the red of the flag.
    with Image.open(target) as picture:
        few = picture.convert("RGB").quantize(256, Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE)
    few.save(target, optimize=True)


def board_picture(browser: Browser, server: Server, target: Path) -> None:
    """The host's board while 25 virtual groups walk, as soon as there is something to see and somebody waits."""
    simulation = subprocess.Popen(
        [sys.executable, "-m", "app", "simulate", "--tour", "LULU22", "--groups", "25", "--speed", "150"],
        cwd=ROOT,
        env=server.environment,
        stdout=subprocess.DEVNULL,
    )
    try:
        page = log_in(browser, server, "Host", "/host/tours", scale=1.5)
        page.get_by_role("link", name="Leiten").first.click()
        busy = """() => document.querySelectorAll("#waiting-list li").length > 1
          && document.querySelectorAll('#matrix-body td[data-state="right"]').length > 40"""
        page.wait_for_function(busy, timeout=180_000)
        page.screenshot(path=target)
    finally:
        simulation.terminate()
        simulation.wait(30)


def main() -> None:
    """Start a server of its own, walk, end it."""
    chromium = subprocess.run(
        [ROOT / "scripts/find-browser"], check=True, capture_output=True, text=True
    ).stdout.strip()
    target = ROOT / "docs" / "screenshot.png"
    target.parent.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        # Unbuffered, because the printed login is read while the server runs.
        server = Server(Path(name) / "data", PYTHONUNBUFFERED="1")
        server.start()
        try:
            browser = playwright.chromium.launch(executable_path=chromium, args=QUIET)
            context = browser.new_context(
                viewport=PHONE,
                locale="de-DE",
                device_scale_factor=2,
                has_touch=True,
                permissions=["geolocation"],
                geolocation=NEAR_TOWN_HALL,
                reduced_motion="reduce",
            )
            join_pictures(browser, walk(context.new_page(), server.url, Path(name)), target)
            studio_picture(browser, server, target.with_name("studio.png"))
            board_picture(browser, server, target.with_name("board.png"))
        finally:
            server.stop()
    print(f"wrote the pictures in {target.parent}")


if __name__ == "__main__":
    main()
