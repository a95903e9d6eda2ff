"""Chromium behind the same interface, so that what is tested in the other engines is tested in it by the same steps."""

from __future__ import annotations

import contextlib
from pathlib import Path

from playwright.sync_api import BrowserContext, ConsoleMessage, Error, Page, sync_playwright

from tests.engines.base import HEIGHT, PRELOAD, WIDTH, Engine, EngineError
from tests.engines.processes import PATIENCE_S, Process

FLAGS = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--lang=de-DE"]
FLAGS += ["--disable-background-networking", "--disable-component-update", "--disable-sync", "--accept-lang=de-DE,de"]


class Chromium(Engine):
    """One headless Chromium, a process of our own that Playwright only talks to."""

    name = "chromium"
    outage = r"net::ERR_|unknown error occurred when fetching the script"

    def launch(self) -> None:
        """Start Chromium and connect to it."""
        self.profile.mkdir(exist_ok=True)
        address = self.profile / "DevToolsActivePort"
        address.unlink(missing_ok=True)
        options = [*FLAGS, f"--user-data-dir={self.profile}", "--remote-debugging-port=0", "about:blank"]
        environment = {"HOME": str(self.folder), "TZ": "Europe/Berlin"}
        log = self.folder / "chromium.log"
        self._process = Process([self.programs["chromium"], *options], log=log, environment=environment)
        port = self._process.until(lambda: _port(address))
        self._playwright = sync_playwright().start()
        self._browser = self._playwright.chromium.connect_over_cdp(
            f"http://127.0.0.1:{port}", timeout=PATIENCE_S * 1000
        )
        self.version = self._browser.version
        context = self._browser.contexts[0]
        self._settle(context, context.pages[0])

    def _settle(self, context: BrowserContext, page: Page) -> None:
        self._page = page
        context.add_init_script(f"(() => {{ {PRELOAD} }})()")
        context.on("console", self._console)
        context.on("weberror", lambda error: self._report(f"script error: {error.error}"))
        context.on("request", lambda request: self._visit(request.url))
        page.set_default_timeout(PATIENCE_S * 1000)
        page.set_viewport_size({"width": WIDTH, "height": HEIGHT})

    def close(self, *, suddenly: bool = False) -> None:
        """End Chromium."""
        if not suddenly:
            with contextlib.suppress(Error):
                self._browser.new_browser_cdp_session().send("Browser.close")
                self._process.wait()
        self._process.end(suddenly=suddenly)
        self._playwright.stop()

    def fresh(self) -> None:
        """Open a page in a new context, which shares no storage with others."""
        before = self._page.context
        context = self._browser.new_context(locale="de-DE")
        self._settle(context, context.new_page())
        if before == self._browser.contexts[0]:
            before.pages[0].close()
        else:
            before.close()
        self._forget()

    def escape(self) -> None:
        """Press Escape where the focus is; Playwright has names for keys."""
        self._page.keyboard.press("Escape")

    def screenshot(self, path: Path) -> None:
        """Save what the window shows as PNG."""
        self._page.screenshot(path=path)

    def _navigate(self, url: str) -> None:
        self._page.goto(url)

    def _reload(self) -> None:
        self._page.reload()

    def _evaluate(self, declaration: str, argument: str) -> str:
        try:
            return str(self._page.evaluate(declaration, argument))
        except Error as error:
            raise EngineError(str(error)) from error

    def _tap(self, x: int, y: int) -> None:
        self._page.mouse.click(x, y)

    def _type(self, text: str) -> None:
        self._page.keyboard.type(text)

    def _attach(self, find: str, file: Path) -> None:
        field = self._page.evaluate_handle(find).as_element()
        if field is None:
            raise EngineError(f"{find}: no element")
        field.set_input_files(file)

    def _listen(self) -> None:
        # Events wait until Playwright is asked for something.
        with contextlib.suppress(Error):
            self._page.title()

    def _console(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self._report(f"console error: {message.text} ({message.location.get('url', '')})")


def _port(address: Path) -> int | None:
    """The port that Chromium has written down."""
    try:
        return int(address.read_text(encoding="utf-8").split()[0])
    except (FileNotFoundError, IndexError):
        return None
