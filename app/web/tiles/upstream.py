"""Fetching single tiles from the configured source: two seconds each, and once a minute where it is not reachable.

Used within tiles.
"""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Literal
from urllib.parse import urlsplit

import urllib3
from urllib3 import exceptions

from app.web.lines import Line, Lines
from app.web.tiles.grid import Tile
from app.web.tiles.images import MAX_BYTES, mime_of

LIMIT_S = 2.0
PAUSE_S = 60.0
# As many as the endpoint has threads, so that no fetch waits for another.
WORKERS = 4
# So many tiles without an image are no edge of a map; rather the address is wrong.
MISSES_TOLD = 10
AGENT = "Stadtlotse (self-hosted city walks; fetches a walk's tiles once and keeps them)"

Outcome = bytes | Literal["missing", "unreachable"]

log = logging.getLogger("stadtlotse")


class Upstream:
    """A source by its address with {z}, {x} and {y}. Threads may share it."""

    def __init__(self, template: str, *, limit_s: float = LIMIT_S, clock: Callable[[], float] = time.monotonic) -> None:
        self._template = template
        self._name = urlsplit(template).hostname
        self._limit_s = limit_s
        self._clock = clock
        # Its warnings name the tile, and so where a visitor looks.
        logging.getLogger("urllib3").setLevel(logging.ERROR)
        self._http = Lines(WORKERS, AGENT)
        # Threads of its own, because nothing else ends a look-up of a name that takes long.
        self._workers = ThreadPoolExecutor(WORKERS, thread_name_prefix="tile-source")
        self._lock = threading.Lock()
        self._closed_until = 0.0
        self._closings = 0
        self._misses = 0

    def get(self, tile: Tile) -> Outcome:
        """The image of a tile; "missing" where the source has none, "unreachable" where it does not answer in time."""
        with self._lock:
            now = self._clock()
            if now < self._closed_until:
                return "unreachable"
            if self._closed_until:
                # After a failure one request alone finds out whether the source is back.
                self._closed_until = now + PAUSE_S
            closings = self._closings
        outcome, reason = self._in_time(tile)
        with self._lock:
            # What was asked before the source closed says nothing of whether it is back.
            if closings == self._closings:
                self._learn(outcome, reason)
        return outcome

    def _learn(self, outcome: Outcome, reason: str) -> None:
        if outcome == "unreachable":
            if not self._closed_until:
                self._closings += 1
                log.warning("the map's tile source %s is asked only once a minute from now on: %s", self._name, reason)
            self._closed_until = self._clock() + PAUSE_S
            return
        if self._closed_until:
            self._closed_until = 0.0
            log.info("the map's tile source %s is back", self._name)
        if outcome != "missing":
            if self._misses >= MISSES_TOLD:
                log.info("the map's tile source %s gives images again", self._name)
            self._misses = 0
            return
        self._misses += 1
        if self._misses == MISSES_TOLD:
            log.warning(
                "the map's tile source %s gave no image %d times in a row, last with %s; is STADTLOTSE_TILES right?",
                self._name,
                MISSES_TOLD,
                reason,
            )

    def _in_time(self, tile: Tile) -> tuple[Outcome, str]:
        line = Line()
        fetch = self._workers.submit(self._ask, tile, line)
        try:
            return fetch.result(self._limit_s)
        except TimeoutError:
            fetch.cancel()
            line.cut()
            return "unreachable", _why(exceptions.TimeoutError())

    def _ask(self, tile: Tile, line: Line) -> tuple[Outcome, str]:
        zoom, x, y = tile
        url = self._template.format(z=zoom, x=x, y=y)
        timeout = urllib3.Timeout(total=self._limit_s)
        try:
            with (
                line,
                self._http.request(
                    "GET", url, timeout=timeout, retries=False, redirect=False, preload_content=False
                ) as reply,
            ):
                if reply.status == 429 or reply.status >= 500:
                    return "unreachable", f"it answers {reply.status}"
                if reply.status != 200:
                    return "missing", str(reply.status)
                content = _bounded(reply)
        except exceptions.DecodeError:
            content = None
        except exceptions.HTTPError as problem:
            return "unreachable", _why(problem)
        if content is not None and mime_of(content):
            return content, ""
        return "missing", "something that is no PNG, JPEG or WebP of a tile's size"

    def close(self) -> None:
        """Fetch nothing more."""
        self._workers.shutdown(wait=False, cancel_futures=True)


def _bounded(reply: urllib3.BaseHTTPResponse) -> bytes | None:
    """The body, None where it is too large."""
    parts: list[bytes] = []
    size = 0
    for part in reply.stream(64 * 1024):
        parts.append(part)
        size += len(part)
        if size > MAX_BYTES:
            return None
    return b"".join(parts)


def _why(problem: exceptions.HTTPError) -> str:
    """What is wrong, in words for whoever runs the server."""
    if isinstance(problem, exceptions.NameResolutionError):
        return "its name is not known"
    if isinstance(problem, exceptions.NewConnectionError):
        return "it takes no connections"
    if isinstance(problem, exceptions.TimeoutError):
        return "no whole answer within two seconds"
    if isinstance(problem, exceptions.SSLError):
        detail = problem.args[0] if problem.args else problem
        return f"its certificate is refused: {getattr(detail, 'verify_message', None) or 'no sound TLS'}"
    return "the connection broke off"
