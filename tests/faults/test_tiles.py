"""Map tiles on a real server: a source that hangs holds nobody up, and only the map's own addresses are served."""

from __future__ import annotations

import hashlib
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest

from app.accounts.service import create_user, start_session
from app.clock import utcnow
from app.db import Database
from app.web.tiles.grid import tile_at
from app.web.tiles.images import BLANK
from tests.server import Server
from tests.unit.web.tiles.images import RED
from tests.unit.web.tiles.source import TileSource

pytestmark = pytest.mark.slow

TOWN_HALL = (53.32485, 11.4949)


@pytest.fixture
def source() -> Iterator[TileSource]:
    """A source of tiles on loopback."""
    made = TileSource()
    yield made
    made.close()


@pytest.fixture
def server(tmp_path: Path, source: TileSource) -> Iterator[Server]:
    """The demo with that source."""
    settings = {"STADTLOTSE_TILES": source.template, "STADTLOTSE_TILES_ATTRIBUTION": "© Quelle"}
    settings["STADTLOTSE_TILES_MAX_ZOOM"] = "17"
    started = Server(tmp_path / "data", **settings)
    started.start()
    yield started
    if started.process is not None and started.process.poll() is None:
        started.stop()


def address(server: Server, zoom: int, x: int, y: int) -> str:
    """A tile's address, as the state of a group names it."""
    key = hashlib.sha256(server.environment["STADTLOTSE_TILES"].encode()).hexdigest()[:12]
    return f"{server.url}/tiles/{key}/{zoom}/{x}/{y}"


def get(url: str, cookie: str = "") -> tuple[int, bytes, str]:
    """Status, body and how long it may be kept."""
    try:
        with urlopen(Request(url, headers={"Cookie": cookie} if cookie else {}), timeout=20) as reply:
            return reply.status, reply.read(), reply.headers["Cache-Control"]
    except HTTPError as refused:
        return refused.code, b"", ""


def test_a_source_that_hangs_holds_no_phone_up(server: Server, source: TileSource) -> None:
    source.hold = threading.Event()
    _, x, y = tile_at(*TOWN_HALL, 16)
    with ThreadPoolExecutor(40) as pool:
        tiles = [pool.submit(get, address(server, 16, x + number % 3, y + number % 2)) for number in range(40)]
        assert source.heard.wait(20)
        # Flask has four threads and so have the tiles: were they the same, none of these would be answered now.
        assert [get(f"{server.url}/readyz")[0] for _ in range(20)] == [200] * 20
        assert {tile.result() for tile in tiles} == {(200, BLANK, "no-store")}
        source.hold.set()
    assert len(source.asked) <= 4


def test_a_source_that_trickles_holds_nobody_up_and_kept_tiles_are_served(server: Server, source: TileSource) -> None:
    zoom, x, y = tile_at(*TOWN_HALL, 16)
    kept = address(server, zoom, x, y)
    assert get(kept)[1] == RED
    source.trickle = "headers"
    with ThreadPoolExecutor(4) as pool:
        began = time.monotonic()
        tiles = [pool.submit(get, address(server, zoom, x + 1 + number, y)) for number in range(4)]
        assert {tile.result() for tile in tiles} == {(200, BLANK, "no-store")}
        assert get(kept)[1] == RED
        assert time.monotonic() - began < 4


def test_a_tile_lasts_and_whatever_is_no_tile_is_not_found(server: Server, source: TileSource) -> None:
    zoom, x, y = tile_at(*TOWN_HALL, 16)
    assert get(address(server, zoom, x, y)) == (200, RED, "public, max-age=2592000, immutable")
    nowhere = [
        address(server, 16, 0, 0),
        address(server, 9, 272, 166),
        address(server, *tile_at(*TOWN_HALL, 18)),
        f"{server.url}/tiles/{'0' * 12}/{zoom}/{x}/{y}",
        f"{server.url}/tiles/",
        f"{server.url}/tiles/../secret_key",
        address(server, zoom, x, y) + ".png",
    ]
    assert [get(url)[0] for url in nowhere] == [404] * len(nowhere)
    assert len(source.asked) == 1


def test_who_builds_routes_sees_the_map_everywhere(server: Server) -> None:
    database = Database(f"sqlite:///{server.data_dir / 'stadtlotse.db'}")
    tokens = {}
    with database.write() as session:
        for role in ("host", "organizer"):
            user = create_user(session, name=f"die-{role}", role=role, password_hash="-", now=utcnow())
            login = start_session(session, user.id, verified_hash="-", agent="Test", now=utcnow())
            assert login is not None
            tokens[role] = login.token
    database.close()
    far = address(server, 16, *tile_at(48.137, 11.575, 16)[1:])
    assert get(far)[0] == 404
    assert get(far, f"staff={tokens['host']}")[0] == 404
    assert get(far, "staff=; =;;; x")[0] == 404
    status, body, _ = get(far, f"lang=de; staff={tokens['organizer']}")
    assert (status, body) == (200, RED)
