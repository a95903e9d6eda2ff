"""What each phone notices by itself: errors, foreign hosts, CSP violations, questions for its location."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, ConsoleMessage, Page, Request, WebError

# Runs before the page's own scripts. `location` lists every question for the position, `watches` how many are running,
# `taps` when each button was pressed last, because the page ignores a second press within 400 ms.
SPIES = """(() => {
  const spy = { location: [], watches: 0, taps: new WeakMap() };
  Object.defineProperty(window, "spy", { value: spy });
  const tap = (event) => spy.taps.set(event.target.closest("button") ?? event.target, performance.now());
  addEventListener("click", tap, true);
  document.addEventListener("securitypolicyviolation", (event) => {
    console.error(`CSP violation: ${event.violatedDirective} ${event.blockedURI}`);
  });
  const geolocation = globalThis.Geolocation?.prototype;
  if (!geolocation) return;
  for (const name of ["getCurrentPosition", "watchPosition"]) {
    const original = geolocation[name];
    geolocation[name] = function (...rest) {
      spy.location.push(name);
      if (name === "watchPosition") spy.watches += 1;
      return original.apply(this, rest);
    };
  }
  const clear = geolocation.clearWatch;
  geolocation.clearWatch = function (...rest) {
    spy.watches -= 1;
    return clear.apply(this, rest);
  };
})();"""


class Watch:
    """Listens to one browser context for as long as it lives."""

    def __init__(self, context: BrowserContext, origin: str) -> None:
        self.origin = origin
        self.requests: list[str] = []
        self._problems: list[str] = []
        self._forgiven: list[re.Pattern[str]] = []
        context.on("request", self._request)
        context.on("console", self._console)
        context.on("weberror", self._error)

    def forgive(self, pattern: str) -> None:
        """A test that brings an error about on purpose says which."""
        self._forgiven.append(re.compile(pattern))

    @property
    def problems(self) -> list[str]:
        """Everything that should not have happened."""
        return [text for text in self._problems if not any(pattern.search(text) for pattern in self._forgiven)]

    def _request(self, request: Request) -> None:
        self.requests.append(request.url)
        parts = urlsplit(request.url)
        if parts.scheme not in ("data", "blob") and f"{parts.scheme}://{parts.netloc}" != self.origin:
            self._problems.append(f"request to a foreign host: {request.url}")

    def _console(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self._problems.append(f"console error: {message.text} ({message.location.get('url', '')})")

    def _error(self, error: WebError) -> None:
        self._problems.append(f"script error: {error.error}")


def location_questions(page: Page) -> list[str]:
    """By which calls the page has asked for the position so far."""
    return list(page.evaluate("() => window.spy.location"))


def running_watches(page: Page) -> int:
    """How many watches over the position are running."""
    return int(page.evaluate("() => window.spy.watches"))
