"""Fetching single tiles from the configured source: two seconds each, and once a minute where it is not reachable.

Used within tiles.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from typing import Literal

import urllib3

from app.web.tiles.grid import Tile
from app.web.tiles.images import MAX_BYTES, mime_of

LIMIT_S = 2.0
PAUSE_S = 60.0
AGENT = "Stadtlotse (self-hosted city walks; fetches a walk's tiles once and keeps them)"

Outcome = bytes | Literal["missing", "unreachable"]


class Upstream:
    """A source by its address with {z}, {x} and {y}. Threads may share it."""

    def __init__(self, template: str, *, limit_s: float = LIMIT_S, clock: Callable[[], float] = time.monotonic) -> None:
        self._template = template
        self._limit_s = limit_s
        self._clock = clock
        self._http = urllib3.PoolManager(maxsize=4, block=False, headers={"User-Agent": AGENT})
        self._lock = threading.Lock()
        self._closed_until = 0.0

    def get(self, tile: Tile) -> Outcome:
        """The image of a tile; "missing" where the source has none, "unreachable" where it gives no proper answer."""
        with self._lock:
            now = self._clock()
            if now < self._closed_until:
                return "unreachable"
            if self._closed_until:
                # After a failure one request alone finds out whether the source is back.
                self._closed_until = now + PAUSE_S
        outcome = self._ask(tile)
        with self._lock:
            self._closed_until = self._clock() + PAUSE_S if outcome == "unreachable" else 0.0
        return outcome

    def _ask(self, tile: Tile) -> Outcome:
        zoom, x, y = tile
        url = self._template.format(z=zoom, x=x, y=y)
        deadline = time.monotonic() + self._limit_s
        timeout = urllib3.Timeout(total=self._limit_s)
        try:
            with self._http.request(
                "GET", url, timeout=timeout, retries=False, redirect=False, preload_content=False
            ) as reply:
                if reply.status in (204, 404, 410):
                    return "missing"
                if reply.status != 200:
                    return "unreachable"
                content = _bounded(reply, deadline)
        except urllib3.exceptions.HTTPError:
            return "unreachable"
        # A login page or an error in the place of an image is no answer of the source.
        return content if content is not None and mime_of(content) else "unreachable"


def _bounded(reply: urllib3.BaseHTTPResponse, deadline: float) -> bytes | None:
    """The body, None where it is too large or trickles."""
    parts: list[bytes] = []
    size = 0
    for part in reply.stream(64 * 1024):
        parts.append(part)
        size += len(part)
        if size > MAX_BYTES or time.monotonic() > deadline:
            return None
    return b"".join(parts)
