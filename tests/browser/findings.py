"""What is wrong with a page for somebody: found by checkers, by measuring, on narrow screens and with large text.

Shared by all tests that look a page over.
"""

from __future__ import annotations

from functools import cache
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from app.config import PROJECT_ROOT
from tests.validity import mistakes_in

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# Last the ordinary look, in which a page is left.
LOOKS: dict[str, tuple[dict[str, Any], str]] = {
    "forced colours": ({"forced_colors": "active"}, "auto"),
    "dark": ({"color_scheme": "dark", "forced_colors": "none"}, "auto"),
    "sonne": ({"color_scheme": "light", "forced_colors": "none"}, "sonne"),
    "light": ({"color_scheme": "light", "forced_colors": "none"}, "auto"),
}

# A colour half-way between two themes has no contrast to judge: three frames without any movement.
SETTLE = """() => new Promise((done) => {
  let calm = 0;
  const look = () => {
    calm = document.getAnimations().length > 0 ? 0 : calm + 1;
    if (calm > 2) done();
    else requestAnimationFrame(look);
  };
  look();
})"""

# Violations, and what axe leaves to people; only contrast over the map and beside edges, which it cannot measure, is
# left to the tokens' own test. What is in order is not asked for: naming every such element takes axe a quarter longer.
RUN_AXE = """async (tags) => {
  const asked = { runOnly: { type: "tag", values: tags }, resultTypes: ["violations", "incomplete"] };
  const { violations, incomplete } = await axe.run(document, asked);
  const unsure = incomplete.filter(({ id }) => id !== "color-contrast");
  const words = ({ id, nodes }) => nodes.map((node) => `${id}: ${node.target} ${node.failureSummary}`);
  return [...violations, ...unsure].flatMap(words);
}"""

# What HTML_CodeSniffer calls an error in what is shown; it also looks at screens that are hidden, which nobody meets.
RUN_SNIFFER = """() => new Promise((done, fail) => {
  const tell = () => done(HTMLCS.getMessages()
    .filter(({ type, element }) => type === HTMLCS.ERROR && (element.checkVisibility?.() ?? true))
    .map(({ code, msg, element }) => `${code}: ${msg} ${element.outerHTML?.slice(0, 120)}`));
  HTMLCS.process("WCAG2AA", document, tell, fail);
})"""

# Every control that is seen and too small; one inside its label is as large as the label, which takes taps for it.
CONTROLS = """() => [...document.querySelectorAll("button, a.btn, a.link, input, select, textarea, summary")]
  .map((control) => control.closest("label") ?? control)
  .filter((control) => control.checkVisibility({ visibilityProperty: true, opacityProperty: true }))
  .map((control) => ({ control, box: control.getBoundingClientRect() }))
  .filter(({ box }) => box.width > 0 && box.height > 0)
  .map(({ control, box }) => ({
    name: `${control.tagName} ${control.getAttribute("aria-label") ?? control.textContent.trim().slice(0, 40)}`,
    width: Math.round(box.width * 10) / 10,
    height: Math.round(box.height * 10) / 10,
  }))
  .filter(({ width, height }) => width < 44 || height < 44)
  .map(({ name, width, height }) => `${name} is ${width} x ${height}`)"""

# Pairs of controls of the play page that lie less than 8 px apart, so that a thumb takes one for the other. Pins stand
# where their stations are, each in the list as well; the parts of what scrolls pass below what stands.
GAPS = """() => {
  const places = [...document.querySelectorAll("body.play :is(button, a, input, select, textarea, summary)")]
    .filter((control) => !control.closest("p, dd, .sources, .prose"))
    .map((control) => control.closest("label") ?? control)
    .filter((control, index, all) => all.indexOf(control) === index)
    .filter((control) => control.checkVisibility({ visibilityProperty: true, opacityProperty: true }))
    .map((control) => ({ control, scroller: control.closest(".scroll"), box: control.getBoundingClientRect() }))
    .filter(({ box }) => box.width > 1 && box.height > 1);
  const name = ({ control }) => control.getAttribute("aria-label") ?? control.textContent.trim().slice(0, 30);
  return places.flatMap((one, index) => places.slice(index + 1)
    .filter((other) => other.scroller === one.scroller)
    .map((other) => [other, Math.max(
      other.box.left - one.box.right, one.box.left - other.box.right,
      other.box.top - one.box.bottom, one.box.top - other.box.bottom,
    )])
    .filter(([, gap]) => gap < 7.9)
    .map(([other, gap]) => `${name(one)} and ${name(other)} are ${gap.toFixed(1)} px apart`));
}"""

# What would make a reader scroll sideways: the page, a part of it, or a control whose words do not fit.
SIDEWAYS = """() => {
  const found = [];
  const root = document.scrollingElement;
  if (root.scrollWidth > root.clientWidth) found.push(`the page is ${root.scrollWidth} wide`);
  for (const part of document.querySelectorAll("body *:not(#map *):not(input)")) {
    if (!part.checkVisibility({ visibilityProperty: true })) continue;
    const style = getComputedStyle(part);
    const scrolls = ["auto", "scroll"].includes(style.overflowX) || part.matches("button, a.btn, a.link, summary");
    const name = `${part.tagName}.${part.className} ${part.textContent.replace(/\\s+/g, " ").trim().slice(0, 30)}`;
    if (scrolls && part.scrollWidth > part.clientWidth + 1) {
      found.push(`${name} needs ${part.scrollWidth}, has ${part.clientWidth}`);
    }
    const box = part.getBoundingClientRect();
    const shown = box.width > 1 && box.height > 1 && !part.closest(".visually-hidden, .skip");
    if (shown && part.matches("p, h1, h2, dt, dd, li, button, a, label") && box.right > root.clientWidth + 1) {
      found.push(`${name} ends at ${Math.round(box.right)}`);
    }
  }
  return found;
}"""


@cache
def axe_script() -> str:
    """The script of axe-core."""
    return str(Axe().axe_script)


@cache
def _sniffer() -> str:
    """The script of HTML_CodeSniffer, which npm installs."""
    return (PROJECT_ROOT / "node_modules/html_codesniffer/build/HTMLCS.js").read_text(encoding="utf-8")


def run_axe(page: Page) -> list[str]:
    """What axe finds in the page as it looks now."""
    # What is in a frame is looked at by the page's own axe, which needs its like in there.
    for frame in page.frames:
        if not frame.evaluate("() => 'axe' in window"):
            frame.evaluate(axe_script())
    page.evaluate(SETTLE)
    return list(page.evaluate(RUN_AXE, RULES))


def find_by_checkers(page: Page) -> list[str]:
    """What axe finds in each look, and two more in the page's content: HTML_CodeSniffer and html-validate."""
    found = []
    for name, (media, theme) in LOOKS.items():
        page.emulate_media(**media)
        page.evaluate("(theme) => { document.documentElement.dataset.theme = theme; }", theme)
        found += [f"in {name}: {violation}" for violation in run_axe(page)]
    if not page.evaluate("() => 'HTMLCS' in window"):
        page.evaluate(_sniffer())
    return found + page.evaluate(RUN_SNIFFER) + mistakes_in(page.content())


def find_at(page: Page, script: str, widths: list[int]) -> list[str]:
    """What a script finds at each width."""
    found = []
    for width in widths:
        page.set_viewport_size({"width": width, "height": 640 if width == 320 else 844})
        found += [f"at {width} px: {problem}" for problem in page.evaluate(script)]
    page.set_viewport_size({"width": 390, "height": 844})
    return found


def find_with_large_text(page: Page) -> list[str]:
    """What does not fit when the browser's text is twice as large."""
    page.evaluate("() => { document.documentElement.style.fontSize = '200%'; }")
    found = page.evaluate(SIDEWAYS)
    page.evaluate("() => { document.documentElement.style.fontSize = ''; }")
    return [f"at 200 % text: {problem}" for problem in found]


def find_on_phones(page: Page) -> list[str]:
    """What is too small for a thumb, or does not fit on narrow screens and with large text."""
    return find_at(page, CONTROLS, [320, 390]) + find_at(page, SIDEWAYS, [320]) + find_with_large_text(page)


def look_over(page: Page) -> list[str]:
    """All of it, on a phone."""
    return find_by_checkers(page) + find_on_phones(page)
