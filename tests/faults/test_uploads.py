"""Uploads at a real server: large, slow and many, while everything else goes on and memory stays what it was."""

from __future__ import annotations

import http.client
import json
import os
import socket
import threading
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from app.accounts import service as accounts
from app.db import Database
from tests.server import Server
from tests.unit.content import hostile_files as hostile
from tests.unit.content import sound_files as sounds

pytestmark = pytest.mark.slow

PATH = "/api/v1/studio/files"
MB = 1_000_000
UNUSED = Path("media") / f"{'0' * 64}.jpg"


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """One server for the module."""
    running = Server(tmp_path_factory.mktemp("uploads") / "data")
    unused = running.data_dir / UNUSED
    unused.parent.mkdir(parents=True)
    unused.write_bytes(b"x")
    os.utime(unused, (0, 0))
    running.start()
    yield running
    running.stop()


@pytest.fixture(scope="module")
def cookie(server: Server) -> str:
    """An organizer's login, made by a second process as a command does."""
    now = datetime.now(UTC)  # noqa: TID251  The server's own clock decides whether the login holds.
    database = Database(f"sqlite:///{server.data_dir / 'stadtlotse.db'}")
    with database.write() as session:
        user = accounts.create_user(session, name="anna", role="organizer", password_hash="-", now=now)
        made = accounts.start_session(session, user.id, verified_hash="-", agent="Browser", now=now)
    database.close()
    assert made
    return f"staff={made.token}"


def head(length: int | None, cookie: str = "") -> bytes:
    """The start of an upload; without a length its body comes in chunks."""
    size = "Transfer-Encoding: chunked" if length is None else f"Content-Length: {length}"
    login = f"Cookie: {cookie}\r\n" if cookie else ""
    line = f"POST {PATH}?name=Bild.png HTTP/1.1\r\nHost: x\r\nSec-Fetch-Site: same-origin\r\n"
    return f"{line}{login}{size}\r\nConnection: close\r\n\r\n".encode()


def connect(server: Server) -> socket.socket:
    return socket.create_connection(("127.0.0.1", server.port), timeout=20)


def answer(connection: socket.socket) -> tuple[int, Any]:
    """What came back: status and JSON."""
    parts = []
    while part := connection.recv(65_536):
        parts.append(part)
    start, _, body = b"".join(parts).partition(b"\r\n\r\n")
    return int(start.split(b" ", 2)[1]), json.loads(body)


def upload(server: Server, cookie: str, data: bytes) -> tuple[int, Any]:
    """A whole upload."""
    with connect(server) as connection:
        connection.sendall(head(len(data), cookie) + data)
        return answer(connection)


def resident_mb(server: Server) -> float:
    """The memory of the server's process; its workers are processes of their own."""
    assert server.process
    status = Path(f"/proc/{server.process.pid}/status").read_text()
    return int(next(line for line in status.splitlines() if line.startswith("VmRSS")).split()[1]) / 1024


def spools(server: Server) -> int:
    """How many files without a name the server has open."""
    assert server.process
    links = [os.readlink(entry) for entry in Path(f"/proc/{server.process.pid}/fd").iterdir() if entry.is_symlink()]
    return sum(link.endswith("(deleted)") for link in links)


def test_at_its_start_the_server_has_forgotten_what_nothing_names(server):
    assert not (server.data_dir / UNUSED).exists()


def test_a_large_picture_arrives_and_is_shown(server, cookie):
    noise = Image.frombytes("RGB", (2400, 2000), os.urandom(2400 * 2000 * 3))
    data = hostile.saved(noise, "PNG", compress_level=0)
    assert 14 * MB < len(data) < 20 * MB
    status, told = upload(server, cookie, data)
    assert (status, told["width"], told["height"]) == (201, 1600, 1333), told
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=20)
    connection.request("GET", f"/studio/media/{told['sha256']}.jpg", headers={"Cookie": cookie, "Range": "bytes=0-1"})
    reply = connection.getresponse()
    assert (reply.status, reply.read()) == (206, b"\xff\xd8")
    connection.close()


@pytest.mark.parametrize("login", ["", "staff=" + "x" * 43, "__Host-staff=1"])
def test_without_a_login_the_body_is_not_read(server, login):
    with connect(server) as connection:
        # Not a byte of the body has to come before the answer does.
        connection.sendall(head(20 * MB, login))
        assert answer(connection)[0] == 401
    before = resident_mb(server)
    with connect(server) as connection:
        connection.sendall(head(None, login))
        sent = 0
        try:
            while sent < 20 * MB:
                connection.sendall(b"%x\r\n%s\r\n" % (65_536, bytes(65_536)))
                sent += 65_536
        except OSError:
            pass
    # Eight megabytes are read of any body, so that its sender gets to see the answer; a few more lie in sockets.
    assert sent < 16 * MB
    assert resident_mb(server) < before + 10


def test_beyond_twenty_megabytes_there_is_a_sentence(server, cookie):
    with connect(server) as connection:
        connection.sendall(head(50 * MB, cookie))
        status, told = answer(connection)
    assert (status, told["error"]["code"]) == (413, "file_too_large")
    before = resident_mb(server)
    with connect(server) as connection:
        connection.sendall(head(None, cookie))
        for _ in range(25 * MB // 65_536):
            connection.sendall(b"%x\r\n%s\r\n" % (65_536, bytes(65_536)))
        connection.sendall(b"0\r\n\r\n")
        status, told = answer(connection)
    assert (status, told["error"]["code"]) == (413, "file_too_large")
    assert resident_mb(server) < before + 10
    assert spools(server) == 0


def test_uploads_do_not_grow_the_servers_memory(server, cookie):
    data = sounds.id3v2() + sounds.mp3(90_000)
    assert 18 * MB < len(data) < 20 * MB
    assert upload(server, cookie, data)[0] == 201
    before = resident_mb(server)
    senders = [threading.Thread(target=upload, args=(server, cookie, data)) for _ in range(6)]
    for sender in senders:
        sender.start()
    highest = before
    while any(sender.is_alive() for sender in senders):
        highest = max(highest, resident_mb(server))
    assert highest < before + 30
    assert spools(server) == 0


def test_slow_uploads_hold_nobody_up(server, cookie):
    data = hostile.saved(hostile.scene((800, 600)), "PNG")
    slow = []
    for _ in range(3):
        connection = connect(server)
        connection.sendall(head(len(data), cookie) + data[:-100])
        slow.append(connection)
    started = time.monotonic()
    for _ in range(20):
        assert server.request("GET", "/livez")[0] == 200
        assert server.request("GET", "/api/v1/tours/LULU22")[0] == 200
    assert upload(server, cookie, data)[0] == 201
    assert time.monotonic() - started < 10
    for connection in slow:
        connection.sendall(data[-100:])
        assert answer(connection)[0] == 201
        connection.close()


def test_an_upload_that_is_given_up_leaves_nothing_behind(server, cookie):
    files = sorted(os.listdir(server.data_dir / "media"))
    connection = connect(server)
    connection.sendall(head(10 * MB, cookie) + bytes(5 * MB))
    deadline = time.monotonic() + 10
    while spools(server) == 0 and time.monotonic() < deadline:
        assert server.request("GET", "/livez")[0] == 200
    assert spools(server) == 1
    connection.close()
    while spools(server) and time.monotonic() < deadline:
        assert server.request("GET", "/livez")[0] == 200
    assert spools(server) == 0
    assert sorted(os.listdir(server.data_dir / "media")) == files
    assert not [name for name in os.listdir(server.data_dir) if name.startswith("tmp")]


def test_at_last_it_ends_within_three_seconds_although_somebody_uploads(server, cookie):
    with connect(server) as half:
        half.sendall(head(10 * MB, cookie) + bytes(MB))
        deadline = time.monotonic() + 10
        while spools(server) == 0 and time.monotonic() < deadline:
            assert server.request("GET", "/livez")[0] == 200
        assert server.stop() < 3
