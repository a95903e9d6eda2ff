"""How the tests start Chromium and how long they wait for it; used by everything that does."""

from __future__ import annotations

from tests.browser.pages import PLAIN_HOST

# For whatever a person would see at once; long, because a busy machine may draw nothing for several seconds.
PATIENCE_MS = 20_000

FLAGS = ["--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"]
FLAGS += ["--disable-component-update", "--disable-sync", f"--host-resolver-rules=MAP {PLAIN_HOST} 127.0.0.1"]
