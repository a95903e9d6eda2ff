"""Draws the app's icons from the mark, the signal flag H, into static/img/icons/. Run by hand when the mark changes.

The flag lies on a dark ground, because the mark is half white: on a light home screen that half would be lost.
"""

from __future__ import annotations

import subprocess
from pathlib import Path

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).resolve().parent.parent
FLAG = ROOT / "static" / "img" / "flags" / "H.svg"
TARGET = ROOT / "static" / "img" / "icons"
GROUND = "#0E1B2C"

# Name, edge in pixels, width of the flag and radius of the ground's corners as shares of the edge. A maskable icon may
# be cut to a circle of 80 % of the edge: a flag of 4:3 fits into it up to 64 %. iOS rounds the corners itself.
ICONS = (
    ("icon-192", 192, 0.74, 0.2),
    ("icon-512", 512, 0.74, 0.2),
    ("icon-512-maskable", 512, 0.58, 0),
    ("apple-touch-180", 180, 0.7, 0),
)


def page_of(edge: int, width: float, radius: float) -> str:
    """The icon as a page that fills the window."""
    flag = FLAG.read_text(encoding="utf-8").replace("<svg ", f'<svg width="{edge * width}" ', 1)
    ground = f"background:{GROUND};border-radius:{edge * radius}px;width:{edge}px;height:{edge}px"
    return f'<body style="margin:0"><div style="{ground};display:grid;place-items:center">{flag}'


def main() -> None:
    """Draw every icon."""
    chromium = subprocess.run([ROOT / "scripts" / "find-browser"], capture_output=True, text=True, check=True)
    TARGET.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium.stdout.strip())
        for name, edge, width, radius in ICONS:
            page = browser.new_page(viewport={"width": edge, "height": edge})
            page.set_content(page_of(edge, width, radius))
            page.screenshot(path=TARGET / f"{name}.png", omit_background=True)
        browser.close()


if __name__ == "__main__":
    main()
