"""WebKitGTK, driven by its own WebDriver: of all that runs on Linux the engine closest to Safari's."""

from __future__ import annotations

import base64
import contextlib
import re
from pathlib import Path

from tests.engines.base import HEIGHT, HERE, PRELOAD, WIDTH, Engine, EngineError, key_steps, tap_steps
from tests.engines.processes import PATIENCE_S, Process, tied
from tests.engines.webdriver import WebDriver
from tests.server import free_port

ENVIRONMENT = {
    "GDK_BACKEND": "x11",
    "GSETTINGS_BACKEND": "memory",
    "DBUS_SESSION_BUS_ADDRESS": "disabled:",
    "NO_AT_BRIDGE": "1",
    "LIBGL_ALWAYS_SOFTWARE": "1",
    "TZ": "Europe/Berlin",
    "LANG": "C.UTF-8",
}
# WebDriver calls back instead of waiting for a promise.
CALLED_BACK = """const [text, done] = arguments;
(%s)(text).then((value) => done({ value }), (error) => done({ error: `${error}\\n${error?.stack ?? ""}` }));"""
COMPLAINT = re.compile(r"CONSOLE (?:\w+ )?ERROR")
# Said on every page; WebKit obeys default-src for the manifest instead.
KNOWN = "Unrecognized Content-Security-Policy directive 'manifest-src'"
# Said of each request that ends early, be it because the page is left or because the network is gone.
CUT_SHORT = "due to access control checks"


class WebKit(Engine):
    """One WebKitGTK window on the screen in memory with this number."""

    name = "webkit"
    outage = r"CONSOLE NETWORK ERROR"

    def __init__(self, folder: Path, programs: dict[str, str], screen: str) -> None:
        super().__init__(folder, programs)
        self.screen = screen
        self._console = folder / "console.log"
        self._heard = 0

    def launch(self) -> None:
        """Start the driver and let it open the window."""
        self.profile.mkdir(exist_ok=True)
        self._console.touch()
        preload = self.folder / "preload.js"
        preload.write_text(f"(() => {{\n{PRELOAD}\n}})();", encoding="utf-8")
        port = free_port()
        home = {"HOME": str(self.folder), "XDG_RUNTIME_DIR": str(self.folder), "DISPLAY": self.screen}
        command = [self.programs["driver"], f"--port={port}", "--host=127.0.0.1"]
        self._process = Process(command, log=self.folder / "driver.log", environment={**ENVIRONMENT, **home})
        self._driver = WebDriver(port)
        self._process.until(self._driver.ready)
        files = [f"--profile={self.profile}", f"--preload={preload}", f"--console={self._console}"]
        script = str(HERE / "webkit_window.py")
        binary, *options = tied([self.programs["python"], script, *files, "--size", str(WIDTH), str(HEIGHT)])
        milliseconds = PATIENCE_S * 1000
        capabilities = self._driver.begin(
            {
                "webkitgtk:browserOptions": {"binary": binary, "args": options},
                "timeouts": {"script": milliseconds, "pageLoad": milliseconds},
            }
        )
        self.version = capabilities["browserVersion"]

    def close(self, *, suddenly: bool = False) -> None:
        """End window and driver."""
        if not suddenly:
            with contextlib.suppress(EngineError):
                self._driver.end()
        self._process.end(suddenly=suddenly)
        self._driver.close()

    def fresh(self) -> None:
        """Start anew without a profile, which takes a moment only."""
        self.restart(keep_profile=False)
        self._forget()

    def screenshot(self, path: Path) -> None:
        """Save what the window shows as PNG."""
        path.write_bytes(base64.b64decode(self._driver.command("GET", "/screenshot")))

    def _navigate(self, url: str) -> None:
        self._driver.command("POST", "/url", {"url": url})

    def _reload(self) -> None:
        self._driver.command("POST", "/refresh")

    def _evaluate(self, declaration: str, argument: str) -> str:
        done = self._driver.command("POST", "/execute/async", {"script": CALLED_BACK % declaration, "args": [argument]})
        if "error" in done:
            raise EngineError(done["error"])
        return str(done["value"])

    def _tap(self, x: int, y: int) -> None:
        self._driver.command("POST", "/actions", {"actions": tap_steps(x, y)})

    def _type(self, text: str) -> None:
        self._driver.command("POST", "/actions", {"actions": key_steps(text)})

    def _attach(self, find: str, file: Path) -> None:
        found = self._driver.command("POST", "/execute/sync", {"script": f"return ({find})()", "args": []})
        (field,) = found.values()
        self._driver.command("POST", f"/element/{field}/value", {"text": str(file)})

    def _listen(self) -> None:
        with self._console.open("rb") as console:
            console.seek(self._heard)
            text = console.read().decode(errors="replace")
            self._heard = console.tell()
        for line in text.splitlines():
            own = CUT_SHORT in line and f"cannot load {self._origin}/" in line.lower()
            if COMPLAINT.search(line) and KNOWN not in line and not own:
                self._report(line)
