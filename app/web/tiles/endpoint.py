"""`/tiles/<source>/<z>/<x>/<y>`: on threads of its own, so that a slow source never holds a thread that phones need.

An ASGI application beside Flask; `asgi` hands it what begins with /tiles/.
"""

from __future__ import annotations

import asyncio
import re
from collections.abc import Awaitable, Callable, MutableMapping
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from app.web.tiles.grid import Tile, is_tile
from app.web.tiles.service import Answer, Reach, Tiles

PREFIX = "/tiles/"
THREADS = 4
# More than a screen full of tiles for every phone that looks at the map in the same second.
MOST_WAITING = 400
# The address names the source; its tiles change so rarely that a month is soon enough.
LASTING = b"public, max-age=2592000, immutable"

_PATH = re.compile(r"/tiles/([0-9a-f]{12})/(\d{1,2})/(\d{1,7})/(\d{1,7})")

Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]
Reply = tuple[int, Answer | None]


class TileEndpoint:
    """Serves the tiles of one source: those around routes to everybody, all of them to who builds routes.

    `may_see_all` is asked with the request's cookies where a tile lies elsewhere.
    """

    def __init__(self, tiles: Tiles, reach: Reach, may_see_all: Callable[[str], bool] = lambda _cookies: False) -> None:
        self._tiles = tiles
        self._reach = reach
        self._may_see_all = may_see_all
        self._pool = ThreadPoolExecutor(THREADS, thread_name_prefix="tiles")
        self._waiting = 0

    async def __call__(self, scope: MutableMapping[str, Any], send: Send) -> None:
        """Answer one request."""
        status, answer = await self._answer(scope)
        headers = [
            (b"x-content-type-options", b"nosniff"),
            (b"content-security-policy", b"default-src 'none'; frame-ancestors 'none'"),
            (b"referrer-policy", b"same-origin"),
            (b"cache-control", LASTING if answer and answer.lasting else b"no-store"),
        ]
        content = answer.content if answer else b""
        headers.append((b"content-length", str(len(content)).encode()))
        if answer:
            headers.append((b"content-type", answer.mime.encode()))
        await send({"type": "http.response.start", "status": status, "headers": headers})
        await send({"type": "http.response.body", "body": b"" if scope["method"] == "HEAD" else content})

    async def _answer(self, scope: MutableMapping[str, Any]) -> Reply:
        if scope["method"] not in ("GET", "HEAD"):
            return 405, None
        match = _PATH.fullmatch(scope["path"])
        if match is None or match[1] != self._tiles.key:
            return 404, None
        tile = (int(match[2]), int(match[3]), int(match[4]))
        if not self._tiles.map.min_zoom <= tile[0] <= self._tiles.map.max_zoom:
            return 404, None
        if self._waiting >= MOST_WAITING:
            return 503, None
        self._waiting += 1
        try:
            return await asyncio.get_running_loop().run_in_executor(self._pool, self._get, tile, _cookies(scope))
        finally:
            self._waiting -= 1

    def _get(self, tile: Tile, cookies: str) -> Reply:
        if not self._reach.covers(tile) and not (is_tile(tile) and self._may_see_all(cookies)):
            return 404, None
        return 200, self._tiles.get(tile)

    def close(self) -> None:
        """Take no more work."""
        self._pool.shutdown(wait=False, cancel_futures=True)
        self._tiles.close()


def _cookies(scope: MutableMapping[str, Any]) -> str:
    found = [value for name, value in scope["headers"] if name == b"cookie"]
    return b"; ".join(found).decode("latin-1")
