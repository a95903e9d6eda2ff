"""Firefox ESR, driven by WebDriver BiDi, because Debian has no geckodriver."""

from __future__ import annotations

import base64
import contextlib
import json
from pathlib import Path
from typing import Any

from tests.engines.base import HEIGHT, PRELOAD, WIDTH, Engine, EngineError, key_steps, tap_steps
from tests.engines.bidi import BiDi
from tests.engines.processes import Process

# German, calm, and without a word to anybody: whatever is not this machine goes to a proxy that nobody runs.
PREFERENCES: dict[str, bool | int | str] = {
    "intl.accept_languages": "de-DE, de",
    "ui.prefersReducedMotion": 1,
    "network.proxy.type": 1,
    "network.proxy.http": "127.0.0.1",
    "network.proxy.http_port": 9,
    "network.proxy.ssl": "127.0.0.1",
    "network.proxy.ssl_port": 9,
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
    "network.dns.disablePrefetch": True,
    "network.trr.mode": 5,
    "app.update.enabled": False,
    "app.normandy.enabled": False,
    "browser.aboutwelcome.enabled": False,
    "browser.preonboarding.enabled": False,
    "browser.region.network.url": "",
    "browser.safebrowsing.malware.enabled": False,
    "browser.safebrowsing.phishing.enabled": False,
    "browser.sessionstore.resume_from_crash": False,
    "browser.shell.checkDefaultBrowser": False,
    "browser.startup.homepage_override.mstone": "ignore",
    "browser.startup.page": 0,
    "browser.topsites.contile.enabled": False,
    "datareporting.policy.dataSubmissionEnabled": False,
    "dom.push.connection.enabled": False,
    "extensions.getAddons.cache.enabled": False,
    "extensions.systemAddon.update.enabled": False,
    "extensions.update.enabled": False,
    "services.settings.server": "data:,",
    "toolkit.startup.max_resumed_crashes": -1,
    "toolkit.telemetry.server": "",
}
DEFAULT = "default"
EVENTS = ["log.entryAdded", "network.beforeRequestSent"]


class Firefox(Engine):
    """One headless Firefox."""

    name = "firefox"
    outage = (
        r"can’t establish a connection|The connection to .* was interrupted"
        # The same, of what was on its way through the worker.
        r"|A ServiceWorker intercepted the request and encountered an unexpected error"
    )

    def launch(self) -> None:
        """Start Firefox, connect to it and prepare its only tab."""
        self.profile.mkdir(exist_ok=True)
        lines = [f"user_pref({json.dumps(name)}, {json.dumps(value)});" for name, value in PREFERENCES.items()]
        (self.profile / "user.js").write_text("\n".join(lines), encoding="utf-8")
        address = self.profile / "WebDriverBiDiServer.json"
        address.unlink(missing_ok=True)
        options = ["--headless", "--no-remote", "--remote-debugging-port=0", "--profile", str(self.profile)]
        environment = {"HOME": str(self.folder), "TZ": "Europe/Berlin", "MOZ_CRASHREPORTER_DISABLE": "1"}
        log = self.folder / "firefox.log"
        self._process = Process([self.programs["firefox"], *options], log=log, environment=environment)
        self._bidi = BiDi(self._process.until(lambda: _port(address)), self._hear)
        found = self._bidi.command("session.new", capabilities={})
        self.version = found["capabilities"]["browserVersion"]
        self._tab: str = self._bidi.command("browsingContext.getTree")["contexts"][0]["context"]
        self._user = DEFAULT
        self._resize()
        self._bidi.command("session.subscribe", events=EVENTS)
        self._bidi.command("script.addPreloadScript", functionDeclaration=f"() => {{ {PRELOAD} }}")

    def close(self, *, suddenly: bool = False) -> None:
        """End Firefox."""
        if not suddenly:
            with contextlib.suppress(EngineError):
                self._bidi.command("browser.close")
                self._process.wait()
        self._process.end(suddenly=suddenly)
        self._bidi.close()

    def fresh(self) -> None:
        """Open a tab in a new user context, which shares no storage with others and is there at once."""
        before, tab = self._user, self._tab
        self._user = self._bidi.command("browser.createUserContext")["userContext"]
        self._tab = self._bidi.command("browsingContext.create", type="tab", userContext=self._user)["context"]
        if before == DEFAULT:
            self._bidi.command("browsingContext.close", context=tab)
        else:
            self._bidi.command("browser.removeUserContext", userContext=before)
        self._resize()
        self._forget()

    def _resize(self) -> None:
        size = {"width": WIDTH, "height": HEIGHT}
        self._bidi.command("browsingContext.setViewport", context=self._tab, viewport=size)

    def screenshot(self, path: Path) -> None:
        """Save what the window shows as PNG."""
        path.write_bytes(
            base64.b64decode(self._bidi.command("browsingContext.captureScreenshot", context=self._tab)["data"])
        )

    def _navigate(self, url: str) -> None:
        self._bidi.command("browsingContext.navigate", context=self._tab, url=url, wait="complete")

    def _reload(self) -> None:
        self._bidi.command("browsingContext.reload", context=self._tab, wait="complete")

    def _evaluate(self, declaration: str, argument: str) -> str:
        done = self._bidi.command(
            "script.callFunction",
            functionDeclaration=declaration,
            arguments=[{"type": "string", "value": argument}],
            target={"context": self._tab},
            awaitPromise=True,
        )
        if done["type"] == "exception":
            raise EngineError(done["exceptionDetails"]["text"])
        return str(done["result"]["value"])

    def _tap(self, x: int, y: int) -> None:
        self._bidi.command("input.performActions", context=self._tab, actions=tap_steps(x, y))

    def _type(self, text: str) -> None:
        self._bidi.command("input.performActions", context=self._tab, actions=key_steps(text))

    def _attach(self, find: str, file: Path) -> None:
        target = {"context": self._tab}
        found = self._bidi.command("script.callFunction", functionDeclaration=find, target=target, awaitPromise=False)
        field = {"sharedId": found["result"]["sharedId"]}
        self._bidi.command("input.setFiles", context=self._tab, element=field, files=[str(file)])

    def _listen(self) -> None:
        # Events come before the answer to whatever is asked next.
        self._bidi.command("session.status")

    def _hear(self, method: str, params: dict[str, Any]) -> None:
        if method == "network.beforeRequestSent":
            self._visit(params["request"]["url"])
        elif params["level"] == "error":
            frames = (params.get("stackTrace") or {}).get("callFrames") or [{}]
            self._report(f"{params['type']} error: {params['text']} ({frames[0].get('url', '')})")


def _port(address: Path) -> int | None:
    """The port that Firefox has written down, once it has done so in full."""
    try:
        return int(json.loads(address.read_text(encoding="utf-8"))["ws_port"])
    except (FileNotFoundError, ValueError):
        return None
