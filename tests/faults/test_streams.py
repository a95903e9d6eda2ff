"""Live streams on a real server: 500 at once while phones play, a kill in between, a second process that writes."""

from __future__ import annotations

import asyncio
import threading
import time
import uuid
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from app.accounts import service as accounts
from app.db import Database
from app.play import hosting
from app.tours.queries import tour_by_code
from app.tours.rules import station_code
from tests.conftest import ROUTE
from tests.server import SECRET, Server
from tests.sse import Stream

pytestmark = pytest.mark.slow

STREAMS = 500
CODE = "LULU22"
STATIONS = ("rathaus", "platzhaus", "schloss", "bahnhof")


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    """The demo in a process of its own."""
    started = Server(tmp_path / "data")
    started.start()
    yield started
    if started.process is not None and started.process.poll() is None:
        started.kill()


@pytest.fixture
def database(server: Server) -> Iterator[Database]:
    """The server's database, opened by a second process as a command does."""
    opened = Database(f"sqlite:///{server.data_dir / 'stadtlotse.db'}")
    yield opened
    opened.close()


def join(server: Server, name: str) -> dict[str, Any]:
    """A group with its token."""
    status, reply = server.request("POST", f"/api/v1/tours/{CODE}/groups", {"name": name})
    assert status == 201, reply
    return reply


def check_in(server: Server, token: str, seq: int, station: str) -> None:
    """One accepted check-in by code."""
    now = datetime.now(UTC).isoformat()  # noqa: TID251  A phone has a clock of its own.
    body = {"method": "code", "code": station_code(SECRET.encode(), ROUTE, station)}
    event = {"id": str(uuid.uuid4()), "seq": seq, "at": now, "type": "checkin", "station": station, "body": body}
    batch = {"device": "d", "sent_at": now, "events": [event]}
    status, reply = server.request("POST", "/api/v1/events", batch, token)
    assert (status, reply["results"][0]["status"]) == (200, "accepted"), reply


def host_cookie(database: Database) -> tuple[str, int]:
    """A login of an admin, and the tour's number."""
    now = datetime.now(UTC)  # noqa: TID251  The server's own clock decides whether the login holds.
    with database.write() as session:
        user = accounts.create_user(session, name="dachs", role="admin", password_hash="-", now=now)
        made = accounts.start_session(session, user.id, verified_hash="-", agent="Browser", now=now)
        tour = tour_by_code(session, CODE)
        assert made
        assert tour
        return f"staff={made.token}", tour.id


def standings(server: Server) -> dict[int, int]:
    """The points by group, as the page gets them."""
    status, reply = server.request("GET", f"/api/v1/tours/{CODE}/standings")
    assert status == 200
    return {row["number"]: row["points"] for row in reply["rows"]}


def test_500_streams_stay_open_while_phones_play_and_end_with_the_server(server: Server) -> None:
    groups = [join(server, f"Füchse {number}") for number in range(1, 11)]
    trouble: list[BaseException] = []
    slowest = [0.0]

    def play() -> None:
        try:
            for seq, station in enumerate(STATIONS, start=1):
                for group in groups:
                    check_in(server, group["token"], seq, station)
                    started = time.monotonic()
                    assert server.request("GET", "/livez")[0] == 200
                    slowest[0] = max(slowest[0], time.monotonic() - started)
        except BaseException as problem:
            trouble.append(problem)

    async def main() -> None:
        streams = [
            Stream(server.port, f"/api/v1/tours/{CODE}/stream")
            if number % 2
            else Stream(server.port, "/api/v1/stream", {"Authorization": f"Bearer {groups[number // 2 % 10]['token']}"})
            # A device may have six streams; the others are the public's.
            for number in range(100)
        ]
        streams += [Stream(server.port, f"/api/v1/tours/{CODE}/stream") for _ in range(STREAMS - len(streams))]
        await asyncio.gather(*(stream.open() for stream in streams))
        assert {stream.status for stream in streams} == {200}
        player = threading.Thread(target=play)
        player.start()
        await asyncio.to_thread(player.join)
        assert not trouble, trouble
        expected = await asyncio.to_thread(standings, server)
        assert sorted(expected.values()) == [50 * len(STATIONS)] * 10

        def complete(stream: Stream) -> bool:
            return {number: row["points"] for number, row in stream.rows.items()} == expected

        await asyncio.gather(*(stream.until(complete) for stream in streams))
        assert not any(stream.ended for stream in streams)
        assert slowest[0] < 2, "the server answers while streams are open"
        took = await asyncio.to_thread(server.stop)
        assert took <= 3
        await asyncio.gather(*(stream.until(lambda one: one.ended) for stream in streams))
        farewells = {stream.messages[-1].data.get("reason") for stream in streams}
        assert farewells == {"server_stopping"}

    asyncio.run(main())


def test_a_kill_in_between_leaves_no_gap(server: Server, database: Database) -> None:
    group = join(server, "Füchse")
    cookie, tour = host_cookie(database)

    async def main() -> None:
        board = Stream(server.port, f"/api/v1/host/tours/{tour}/stream", {"Cookie": cookie})
        wall = Stream(server.port, f"/api/v1/tours/{CODE}/stream")
        await asyncio.gather(board.open(), wall.open())
        assert (board.status, wall.status) == (200, 200)
        await asyncio.to_thread(check_in, server, group["token"], 1, "rathaus")
        await board.until(lambda one: "rathaus" in one.rows[1]["cells"])
        await asyncio.to_thread(server.kill)
        await asyncio.gather(board.until(lambda one: one.ended), wall.until(lambda one: one.ended))
        await asyncio.to_thread(server.start)
        # Everything between the kill and the return of the streams happens while nobody listens.
        await asyncio.to_thread(check_in, server, group["token"], 2, "schloss")
        await asyncio.to_thread(join, server, "Dachse")
        before = len(board.messages)
        await asyncio.gather(board.open(), wall.open())
        await board.until(lambda one: 2 in one.rows and "schloss" in one.rows[1]["cells"])
        await wall.until(lambda one: 2 in one.rows and one.rows[1]["points"] == 100)
        assert not board.messages[before].data["reset"], "only what was missed is sent again"
        assert set(board.rows[1]["cells"]) == {"rathaus", "schloss"}
        await asyncio.gather(board.close(), wall.close())

    asyncio.run(main())


def test_what_a_second_process_writes_is_on_the_streams_at_once(server: Server, database: Database) -> None:
    join(server, "Füchse")
    cookie, tour = host_cookie(database)

    def release() -> None:
        events = [{"id": str(uuid.uuid4()), "type": "release", "group": 1, "station": "rathaus", "body": {}}]
        moment = datetime.now(UTC)  # noqa: TID251  As the command's own clock.
        with database.write() as session:
            taken, _ = hosting.accept(session, tour, events, actor_id=None, now=moment)
        assert taken[0].status == "accepted"

    async def main() -> None:
        board = Stream(server.port, f"/api/v1/host/tours/{tour}/stream", {"Cookie": cookie})
        await board.open()
        await board.until(lambda one: 1 in one.rows)
        await asyncio.to_thread(release)
        await board.until(lambda one: "rathaus" in one.rows[1]["cells"], seconds=2)
        assert board.rows[1]["cells"]["rathaus"]["method"] == "release"
        await board.close()

    asyncio.run(main())


def test_a_stream_ends_with_its_login_and_with_its_permission(server: Server, database: Database) -> None:
    join(server, "Füchse")
    cookie, tour = host_cookie(database)

    def write(kind: str) -> None:
        moment = datetime.now(UTC)  # noqa: TID251  As the command's own clock.
        with database.write() as session:
            if kind == "hide":
                event = {"id": str(uuid.uuid4()), "type": "settings", "body": {"standings": "host"}}
                hosting.accept(session, tour, [event], actor_id=None, now=moment)
            else:
                accounts.disable(session, accounts.known_user(session, "dachs"), now=moment)

    async def main() -> None:
        board = Stream(server.port, f"/api/v1/host/tours/{tour}/stream", {"Cookie": cookie})
        wall = Stream(server.port, f"/api/v1/tours/{CODE}/stream")
        hosts_wall = Stream(server.port, f"/api/v1/tours/{CODE}/stream", {"Cookie": cookie})
        await asyncio.gather(board.open(), wall.open(), hosts_wall.open())
        await hosts_wall.until(lambda one: 1 in one.rows)
        await asyncio.to_thread(write, "hide")
        await wall.until(lambda one: one.ended)
        assert wall.messages[-1].data == {"reason": "standings_hidden"}
        await hosts_wall.until(lambda one: one.messages[-1].data.get("tour", {}).get("standings") == "host")
        assert not hosts_wall.ended
        await asyncio.to_thread(write, "disable")
        await asyncio.gather(board.until(lambda one: one.ended), hosts_wall.until(lambda one: one.ended))
        assert {one.messages[-1].data["reason"] for one in (board, hosts_wall)} == {"signed_out"}

    asyncio.run(main())
