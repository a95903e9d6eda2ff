"""The running server: it ends in time, takes odd requests calmly, serves assets compressed, and speaks HTTPS."""

from __future__ import annotations

import gzip
import json
import shutil
import socket
import ssl
import subprocess
import urllib.request
from pathlib import Path

import pytest

from tests.server import Server, is_open

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory):
    """One server for the module."""
    running = Server(tmp_path_factory.mktemp("server") / "data")
    running.start()
    yield running
    running.stop()


def raw(port: int, text: bytes) -> bytes:
    """What the server answers to exactly these bytes."""
    with socket.create_connection(("127.0.0.1", port), timeout=10) as connection:
        connection.sendall(text)
        parts = []
        while part := connection.recv(65536):
            parts.append(part)
        return b"".join(parts)


def test_head_has_headers_and_no_body(server):
    answer = raw(server.port, b"HEAD /j/LULU22 HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
    head, _, body = answer.partition(b"\r\n\r\n")
    assert head.startswith(b"HTTP/1.1 200")
    assert body == b""


def test_a_chunked_body_is_read_whole(server):
    body = b'{"name": "Chunk"}'
    line = b"POST /api/v1/tours/LULU22/groups HTTP/1.1\r\n"
    request = line + b"Host: x\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n"
    chunks = b"".join(b"%x\r\n%s\r\n" % (len(part), part) for part in (body[:5], body[5:])) + b"0\r\n\r\n"
    assert raw(server.port, request + chunks).startswith(b"HTTP/1.1 201")


def test_a_body_over_the_limit_is_refused_with_a_sentence(server):
    size = 2 * 1024 * 1024
    head = f"POST /api/v1/resume HTTP/1.1\r\nHost: x\r\nContent-Length: {size}\r\nConnection: close\r\n\r\n".encode()
    answer = raw(server.port, head + b"x" * size)
    assert answer.split(b" ", 2)[1] in (b"413", b"422")
    assert json.loads(answer.partition(b"\r\n\r\n")[2])["error"]["message"].endswith(".")


def test_assets_are_compressed_and_never_grow_stale(server):
    page = urllib.request.urlopen(f"{server.url}/j/LULU22").read().decode()
    path = next(part for part in page.split('"') if part.startswith("/static/") and part.endswith("frame.css"))
    request = urllib.request.Request(server.url + path, headers={"Accept-Encoding": "gzip"})
    with urllib.request.urlopen(request) as reply:
        assert reply.headers["Content-Encoding"] == "gzip"
        assert "immutable" in reply.headers["Cache-Control"]
        assert b"font-family" in gzip.decompress(reply.read())


def test_it_ends_within_three_seconds_although_phones_are_connected(tmp_path):
    running = Server(tmp_path / "data")
    running.start()
    idle = socket.create_connection(("127.0.0.1", running.port))
    idle.sendall(b"GET /livez HTTP/1.1\r\nHost: x\r\n\r\n")
    assert idle.recv(100).startswith(b"HTTP/1.1 200")
    half = socket.create_connection(("127.0.0.1", running.port))
    half.sendall(b"POST /api/v1/events HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\nhalf")
    assert running.stop() < 3
    assert not is_open(running.port)
    idle.close()
    half.close()


def test_a_second_server_on_the_same_port_says_so_in_one_sentence(server, tmp_path):
    second = Server(tmp_path / "data", STADTLOTSE_PORT=str(server.port))
    with pytest.raises(AssertionError, match=f"port {server.port} on 127.0.0.1 cannot be opened"):
        second.start()
    assert second.process is not None
    assert second.process.returncode == 2
    assert "Traceback" not in second.log.read_text()


@pytest.mark.skipif(shutil.which("openssl") is None, reason="openssl makes the certificate")
def test_with_a_certificate_it_speaks_https(tmp_path):
    cert, key = tmp_path / "cert.pem", tmp_path / "key.pem"
    subject = ["-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost,IP:127.0.0.1"]
    subprocess.run(
        [
            "openssl",
            "req",
            "-x509",
            "-newkey",
            "rsa:2048",
            "-nodes",
            "-days",
            "2",
            *subject,
            "-keyout",
            key,
            "-out",
            cert,
        ],
        check=True,
        capture_output=True,
    )
    running = Server(tmp_path / "data", STADTLOTSE_TLS_CERT=str(cert), STADTLOTSE_TLS_KEY=str(key))
    context = ssl.create_default_context(cafile=str(cert))
    running.start(ready=lambda: urllib.request.urlopen(f"https://localhost:{running.port}/readyz", context=context))
    try:
        request = urllib.request.Request(
            f"https://localhost:{running.port}/api/v1/tours/LULU22/groups",
            data=b'{"name": "Sicher"}',
            headers={"Sec-Fetch-Site": "same-origin"},
        )
        with urllib.request.urlopen(request, context=context) as reply:
            assert reply.headers["Set-Cookie"].startswith("__Host-group=")
            assert "max-age" in reply.headers["Strict-Transport-Security"]
    finally:
        running.stop()
    assert f"https://127.0.0.1:{running.port}/j/LULU22" in Path(running.log).read_text()
