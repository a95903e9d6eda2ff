"""How the tests start Chromium; used by everything that does."""

from __future__ import annotations

from tests.browser.pages import PLAIN_HOST

FLAGS = ["--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"]
FLAGS += ["--disable-component-update", "--disable-sync", f"--host-resolver-rules=MAP {PLAIN_HOST} 127.0.0.1"]
