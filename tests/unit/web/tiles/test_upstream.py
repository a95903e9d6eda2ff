"""Fetching tiles from a real server on loopback: what counts as an answer, and how seldom a dead source is asked."""

from __future__ import annotations

import logging
import shutil
import socket
import subprocess
import threading
import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from app.web.tiles.images import MAX_BYTES
from app.web.tiles.upstream import LIMIT_S, MISSES_TOLD, PAUSE_S, Upstream
from tests.unit.web.tiles.images import BLUE, RED
from tests.unit.web.tiles.source import TileSource

TILE = (15, 17430, 10560)


class Clock:
    """Monotonic time that a test moves."""

    now = 1000.0

    def __call__(self) -> float:
        return self.now


def test_the_address_is_the_sources_own_even_with_y_before_x(source):
    assert Upstream(source.template).get(TILE) == RED
    assert source.asked == ["/map/15/10560/17430.png"]


@pytest.mark.parametrize("status", [204, 404, 410])
def test_what_the_source_does_not_have_is_missing(source, status):
    source.status, source.body = status, b""
    assert Upstream(source.template).get(TILE) == "missing"


@pytest.mark.parametrize(
    ("status", "body"),
    [
        (200, b"<html>Please log in</html>"),
        (200, b"GIF89a" + bytes(40)),
        (200, RED + bytes(MAX_BYTES)),
        (200, b""),
        (301, RED),
        (400, b"TileOutOfRange"),
        (403, RED),
        (422, b""),
    ],
)
def test_an_odd_answer_is_a_miss_of_this_tile_and_the_map_goes_on(source, status, body):
    upstream = Upstream(source.template)
    source.status, source.body = status, body
    source.headers["Location"] = f"{source.template.split('/map')[0]}/elsewhere"
    assert upstream.get(TILE) == "missing"
    assert source.asked == ["/map/15/10560/17430.png"], "nobody follows a redirect"
    source.status, source.body = 200, BLUE
    assert upstream.get((15, 17431, 10560)) == BLUE


@pytest.mark.parametrize("status", [429, 500, 502, 503])
def test_a_source_that_has_enough_or_is_broken_is_left_alone(source, status):
    upstream = Upstream(source.template)
    source.status = status
    assert upstream.get(TILE) == "unreachable"
    source.status = 200
    assert upstream.get(TILE) == "unreachable"
    assert len(source.asked) == 1


def test_an_image_that_claims_to_be_packed_and_is_not_is_a_miss(source):
    source.headers["Content-Encoding"] = "gzip"
    assert Upstream(source.template).get(TILE) == "missing"


def test_a_source_that_is_slow_is_left_after_the_limit(source):
    source.hold = threading.Event()
    assert Upstream(source.template, limit_s=0.1).get(TILE) == "unreachable"
    source.hold.set()


@pytest.mark.parametrize("where", ["headers", "body"])
def test_a_source_that_trickles_is_left_after_two_seconds_by_all_who_wait(source, where):
    source.trickle = where
    others = set(threading.enumerate())
    upstream = Upstream(source.template)
    began = time.monotonic()
    with ThreadPoolExecutor(4) as pool:
        outcomes = list(pool.map(upstream.get, [(15, x, 1) for x in range(4)]))
    assert outcomes == ["unreachable"] * 4
    assert time.monotonic() - began < 2 * LIMIT_S
    ours = {thread for thread in threading.enumerate() if thread.name.startswith("tile-source")} - others
    upstream.close()
    for thread in ours:
        thread.join(LIMIT_S)
    assert not any(thread.is_alive() for thread in ours), "nothing reads on behind the back of those who left"


def test_a_name_that_nobody_resolves_is_left_after_the_limit(monkeypatch):
    answered = threading.Event()

    def lookup(*_: object) -> list[object]:
        answered.wait(30)
        raise socket.gaierror

    monkeypatch.setattr(socket, "getaddrinfo", lookup)
    began = time.monotonic()
    assert Upstream("http://tiles.invalid/{z}/{x}/{y}.png", limit_s=0.2).get(TILE) == "unreachable"
    assert time.monotonic() - began < LIMIT_S
    answered.set()


def test_a_dead_source_is_asked_once_a_minute_and_is_back_with_its_first_answer(source):
    clock = Clock()
    upstream = Upstream(source.template, clock=clock)
    source.status = 500
    for _ in range(20):
        assert upstream.get(TILE) == "unreachable"
    assert len(source.asked) == 1
    clock.now += PAUSE_S + 1
    upstream.get(TILE)
    upstream.get(TILE)
    assert len(source.asked) == 2
    clock.now += PAUSE_S + 1
    source.status, source.body = 200, BLUE
    assert [upstream.get(TILE), upstream.get(TILE)] == [BLUE, BLUE]
    assert len(source.asked) == 4


def test_only_one_request_finds_out_whether_a_source_is_back(source):
    clock = Clock()
    upstream = Upstream(source.template, clock=clock)
    source.status = 500
    upstream.get(TILE)
    clock.now += PAUSE_S + 1
    source.hold = threading.Event()
    first = threading.Thread(target=upstream.get, args=[TILE])
    first.start()
    while len(source.asked) < 2:
        first.join(0.01)
    assert upstream.get(TILE) == "unreachable"
    assert len(source.asked) == 2
    source.hold.set()
    first.join()


def test_where_nobody_listens_nobody_answers(source):
    source.close()
    assert Upstream(source.template).get(TILE) == "unreachable"


def told(caplog):
    return [(record.levelname, record.getMessage()) for record in caplog.records if record.name == "stadtlotse"]


def test_one_warning_when_a_source_closes_and_one_line_when_it_is_back(source, caplog):
    caplog.set_level(logging.INFO)
    clock = Clock()
    upstream = Upstream(source.template, clock=clock)
    source.status = 503
    for _ in range(3):
        upstream.get(TILE)
        upstream.get(TILE)
        clock.now += PAUSE_S + 1
    assert len(source.asked) == 3
    closed = ("WARNING", "the map's tile source 127.0.0.1 is asked only once a minute from now on: it answers 503")
    assert told(caplog) == [closed]
    source.status = 200
    upstream.get(TILE)
    upstream.get(TILE)
    assert told(caplog) == [closed, ("INFO", "the map's tile source 127.0.0.1 is back")]


def test_four_that_fail_together_are_one_warning_and_none_opens_what_another_closed(source, caplog):
    source.hold = threading.Event()
    source.status = 500
    upstream = Upstream(source.template)
    with ThreadPoolExecutor(4) as pool:
        outcomes = [pool.submit(upstream.get, (15, x, 1)) for x in range(4)]
        while len(source.asked) < 4:
            source.hold.wait(0.01)
        source.hold.set()
        assert {outcome.result() for outcome in outcomes} == {"unreachable"}
    assert len(told(caplog)) == 1


def test_an_address_that_never_gives_an_image_is_told_once_with_the_last_answer(source, caplog):
    caplog.set_level(logging.INFO)
    upstream = Upstream(source.template)
    source.status = 301
    for x in range(MISSES_TOLD + 5):
        upstream.get((15, x, 1))
    [(level, line)] = told(caplog)
    assert level == "WARNING"
    assert line.startswith(f"the map's tile source 127.0.0.1 gave no image {MISSES_TOLD} times in a row, last with 301")
    source.status = 200
    upstream.get(TILE)
    assert told(caplog)[1:] == [("INFO", "the map's tile source 127.0.0.1 gives images again")]


@pytest.mark.parametrize("header", ["no header at all", "X-Fine: yes"])
def test_no_line_names_a_tile(source, caplog, header):
    caplog.set_level(logging.INFO)
    source.headers[f"X-Odd\r\n{header}\r\nX-More"] = "1"
    Upstream(source.template).get(TILE)
    assert "17430" not in caplog.text


def test_the_reason_is_told_plainly(source, caplog, monkeypatch):
    source.close()
    Upstream(source.template).get(TILE)
    assert told(caplog)[-1][1].endswith(": it takes no connections")

    def lookup(*_: object) -> None:
        raise socket.gaierror(socket.EAI_NONAME, "unknown")

    monkeypatch.setattr(socket, "getaddrinfo", lookup)
    Upstream("https://tiles.invalid/{z}/{x}/{y}.png").get(TILE)
    assert told(caplog)[-1][1].startswith("the map's tile source tiles.invalid is")
    assert told(caplog)[-1][1].endswith(": its name is not known")


@pytest.mark.skipif(shutil.which("openssl") is None, reason="openssl makes the certificate")
def test_a_certificate_that_nobody_trusts_is_told(tmp_path, caplog):
    key, cert = tmp_path / "key.pem", tmp_path / "cert.pem"
    names = ["-subj", "/CN=127.0.0.1", "-addext", "subjectAltName=IP:127.0.0.1"]
    made = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", str(key), "-out", str(cert)]
    subprocess.run([*made, *names], check=True, capture_output=True)
    source = TileSource((cert, key))
    assert Upstream(source.template).get(TILE) == "unreachable"
    assert "its certificate is refused: self-signed certificate" in told(caplog)[-1][1]
    # And one that is trusted is cut in time just the same.
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SSL_CERT_FILE", str(cert))
        trusted = Upstream(source.template)
        assert trusted.get(TILE) == RED
        source.trickle = "headers"
        began = time.monotonic()
        assert trusted.get(TILE) == "unreachable"
        assert time.monotonic() - began < 2 * LIMIT_S
    assert told(caplog)[-1][1].endswith("no whole answer within two seconds")
    source.close()
