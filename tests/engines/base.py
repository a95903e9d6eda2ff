"""What a test may ask of a browser, whichever engine it is; firefox.py and webkit.py know how their engine does it."""

from __future__ import annotations

import json
import os
import re
import time
from abc import ABC, abstractmethod
from pathlib import Path
from typing import Any, ClassVar
from urllib.parse import urlsplit

from app.config import PROJECT_ROOT
from tests.engines.processes import PATIENCE_S, turns

HERE = Path(__file__).parent
RESULTS = PROJECT_ROOT / "test-results"
PRELOAD = "\n".join((HERE / name).read_text(encoding="utf-8") for name in ("probe.js", "receiver.js", "finders.js"))
WIDTH, HEIGHT = 390, 844

# The receiver hears the test's last word before each call, because the page may have navigated meanwhile.
CALL = """async (text) => {
  const [setting, args] = JSON.parse(text);
  window.probe?.receiver?.tune(setting);
  return JSON.stringify((await (%s)(...args)) ?? null);
}"""

AIM = "(...args) => { const element = (%s)(...args); return element && probe.aim(element); }"
LANDED = "() => probe.aimed ? null : { missed: probe.missed }"
TAPS = 3
ESCAPE = "\ue00c"
FOCUS = """(...args) => {
  const field = (%s)(...args);
  field.focus();
  field.select?.();
  return document.activeElement === field;
}"""
ON_SCREEN = """() => [location.pathname, document.documentElement.dataset.state,
  (document.querySelector("main") ?? document.body)?.innerText.slice(0, 800)]"""
VISIBILITY = """(state) => {
  Object.defineProperty(document, "visibilityState", { value: state, configurable: true });
  document.dispatchEvent(new Event("visibilitychange"));
}"""


def tap_steps(x: int, y: int) -> list[dict[str, Any]]:
    """A tap as WebDriver's actions, old and new, want it."""
    steps: list[dict[str, Any]] = [
        {"type": "pointerMove", "x": x, "y": y, "duration": 0},
        {"type": "pointerDown", "button": 0},
        {"type": "pointerUp", "button": 0},
    ]
    return [{"type": "pointer", "id": "finger", "parameters": {"pointerType": "mouse"}, "actions": steps}]


def key_steps(text: str) -> list[dict[str, Any]]:
    """Typing as WebDriver's actions want it."""
    steps = [{"type": kind, "value": key} for key in text for kind in ("keyDown", "keyUp")]
    return [{"type": "key", "id": "keys", "actions": steps}]


class EngineError(Exception):
    """The browser could not do what it was told: script error, page gone, no answer."""


def function(find: str) -> str:
    """A CSS selector as a function that finds its element; a function stays as it is."""
    return find if "=>" in find else f"() => document.querySelector({json.dumps(find)})"


class Engine(ABC):
    """A browser window as large as a phone, in German, with a profile of its own in `folder`.

    Everywhere `js` is a function's text such as `(name) => document.title === name`, its arguments and result are JSON.
    """

    name: ClassVar[str]
    # What the engine writes on its console where a request finds no network.
    outage: ClassVar[str]

    def __init__(self, folder: Path, programs: dict[str, str]) -> None:
        self.folder = folder
        self.profile = folder / "profile"
        self.programs = programs
        self.version = ""
        self._origin = ""
        self._problems: list[str] = []
        self._forgiven: list[re.Pattern[str]] = []
        self._setting: dict[str, Any] = {"number": 0, "kind": "searching"}

    # ---- what each engine does its own way ----

    @abstractmethod
    def launch(self) -> None:
        """Start the browser with the profile, whether new or used."""

    @abstractmethod
    def close(self, *, suddenly: bool = False) -> None:
        """End the browser: in peace, or at once as an empty battery does."""

    @abstractmethod
    def fresh(self) -> None:
        """Become a phone that has never been here, as quickly as the engine can; a restart may end its storage."""

    @abstractmethod
    def screenshot(self, path: Path) -> None:
        """Save what the window shows as PNG."""

    @abstractmethod
    def _navigate(self, url: str) -> None: ...

    @abstractmethod
    def _reload(self) -> None: ...

    @abstractmethod
    def _evaluate(self, declaration: str, argument: str) -> str: ...

    @abstractmethod
    def _tap(self, x: int, y: int) -> None: ...

    @abstractmethod
    def _type(self, text: str) -> None: ...

    @abstractmethod
    def _attach(self, find: str, file: Path) -> None: ...

    @abstractmethod
    def _listen(self) -> None:
        """Take note of what the browser has reported since."""

    # ---- pages ----

    def open(self, url: str) -> None:
        """Go to an address and wait until the page with all its scripts is loaded."""
        parts = urlsplit(url)
        self._origin = f"{parts.scheme}://{parts.netloc}"
        self._navigate(url)

    def reload(self) -> None:
        """Load the page again and wait for it."""
        self._reload()

    def restart(self, *, keep_profile: bool = True, suddenly: bool = False) -> None:
        """End the browser and start it again with the same storage, or as a phone that has never been here."""
        self.close(suddenly=suddenly)
        if not keep_profile:
            self.profile = self.folder / f"profile-{time.monotonic_ns()}"
        self.launch()

    # ---- asking the page ----

    def run(self, js: str, *args: Any) -> Any:
        """Call a function in the page and return what it returns; a promise is awaited."""
        return json.loads(self._evaluate(CALL % js, json.dumps([self._setting, args])))

    def wait(self, js: str, *args: Any, timeout: float = PATIENCE_S) -> Any:
        """Call a function until it returns something true, whatever pages come and go meanwhile; what it returned."""
        last: Any = None
        for _ in turns(timeout):
            try:
                last = self.run(js, *args)
            except EngineError as error:
                last = error
            else:
                if last:
                    return last
        raise AssertionError(f"{self.name}: waited in vain for {js} {args}: {last}\n{self._on_screen()}")

    def _on_screen(self) -> str:
        """What there is to see at a failure, which is photographed as well."""
        try:
            self.screenshot(self._picture())
            return "\n".join(str(part) for part in [*self.run(ON_SCREEN), *self.problems()])
        except EngineError as error:
            return str(error)

    def _picture(self) -> Path:
        RESULTS.mkdir(exist_ok=True)
        test = re.sub(r"[^\w-]+", "-", os.environ.get("PYTEST_CURRENT_TEST", "").split("::")[-1])
        return RESULTS / f"{test}-{self.name}.png"

    # ---- fingers ----

    def click(self, find: str, *args: Any) -> None:
        """Tap an element, by selector or by a function that returns it, as soon as a finger could."""
        for _ in range(TAPS):
            self._tap(*self.wait(AIM % function(find), *args))
            # On a page that follows nobody has aimed, and so nobody has missed yet.
            if not self.wait(LANDED)["missed"]:
                return
        raise AssertionError(f"{self.name}: {find} {args} moves away from the finger\n{self._on_screen()}")

    def fill(self, find: str, *args: Any, text: str) -> None:
        """Type a text into a field, in place of what was there."""
        self.wait(AIM % function(find), *args)
        self.wait(FOCUS % function(find), *args)
        self._type(text)

    def escape(self) -> None:
        """Press Escape where the focus is."""
        self._type(ESCAPE)

    def attach(self, find: str, file: Path) -> None:
        """Choose a file in a field for files, past the system's own dialog, which no driver can reach."""
        self.wait(f"() => ({function(find)})() !== null")
        self._attach(function(find), file)

    # ---- the phone around the page ----

    def stand_at(self, lat: float, lon: float, accuracy: float = 12, *, age_s: float = 0) -> None:
        """Let the receiver report this place from now on."""
        self.receive("fix", lat=lat, lon=lon, accuracy=accuracy, age_s=age_s)

    def receive(self, kind: str, **values: float) -> None:
        """What the receiver does from now on: "fix", "searching", "denied", "unavailable" or "timeout"."""
        self._setting = {"number": self._setting["number"] + 1, "kind": kind, **values}
        if self._origin:
            self.run("() => null")

    def pocket(self) -> None:
        """Switch the screen off."""
        self.run(VISIBILITY, "hidden")

    def take_out(self) -> None:
        """Switch the screen on again."""
        self.run(VISIBILITY, "visible")

    # ---- what should not have happened ----

    def forgive(self, pattern: str) -> None:
        """A test that brings an error about on purpose says which."""
        self._forgiven.append(re.compile(pattern))

    def forgive_outage(self) -> None:
        """A test that takes the network away forgives what the engine says of requests that fail without it."""
        self.forgive(self.outage)

    def problems(self) -> list[str]:
        """Every script error, console error, violation of the policy and request to a foreign host until now."""
        self._listen()
        return [text for text in self._problems if not any(pattern.search(text) for pattern in self._forgiven)]

    def _forget(self) -> None:
        """What was reported and set belongs to the phone before."""
        self._listen()
        self._origin = ""
        self._problems.clear()
        self._forgiven.clear()
        self._setting = {"number": self._setting["number"] + 1, "kind": "searching"}

    def _report(self, text: str) -> None:
        self._problems.append(f"{self.name}: {text}")

    def _visit(self, url: str) -> None:
        parts = urlsplit(url)
        if parts.scheme in ("http", "https", "ws", "wss") and f"{parts.scheme}://{parts.netloc}" != self._origin:
            self._report(f"request to a foreign host: {url}")
