"""A Chromium with its own profile on the disk, which a test may kill as an empty battery does, and start again."""

from __future__ import annotations

import contextlib
import os
import signal
from pathlib import Path

from playwright.sync_api import BrowserContext, Playwright

from tests.browser.flags import FLAGS, PATIENCE_MS
from tests.browser.spies import SPIES, Watch


class Profile:
    """One phone whose storage outlives its browser."""

    def __init__(self, playwright: Playwright, chromium: str, folder: Path, url: str, *scripts: str) -> None:
        self._playwright = playwright
        self._chromium = chromium
        self._folder = folder
        self._url = url
        self._scripts = (SPIES, *scripts)
        self.context: BrowserContext | None = None
        self.watch: Watch | None = None

    def start(self) -> BrowserContext:
        """Open the browser on what the profile holds."""
        self.context = self._playwright.chromium.launch_persistent_context(
            self._folder,
            executable_path=self._chromium,
            args=FLAGS,
            base_url=self._url,
            viewport={"width": 390, "height": 844},
            locale="de-DE",
            timezone_id="Europe/Berlin",
            has_touch=True,
        )
        self.context.set_default_timeout(PATIENCE_MS)
        for script in self._scripts:
            self.context.add_init_script(script)
        self.watch = Watch(self.context, self._url)
        return self.context

    def kill(self) -> None:
        """End every process of this browser at once; nothing is written any more."""
        for pid in self._processes():
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        with contextlib.suppress(Exception):
            # Playwright notices by itself; closing what is gone may say so.
            self.context.close()
        # The lock of a browser that was killed would keep the next one from the profile.
        for name in ("SingletonLock", "SingletonCookie", "SingletonSocket"):
            with contextlib.suppress(FileNotFoundError):
                (self._folder / name).unlink()

    def _processes(self) -> list[int]:
        """The browser's main process first, found by the profile in its command line."""
        wanted = f"--user-data-dir={self._folder}".encode()
        found = []
        for entry in Path("/proc").iterdir():
            if entry.name.isdecimal():
                with contextlib.suppress(OSError):
                    if wanted in (entry / "cmdline").read_bytes().split(b"\0"):
                        found.append(int(entry.name))
        return sorted(found)
