"""Fetching tiles from a real server on loopback: what counts as an answer, and how seldom a dead source is asked."""

from __future__ import annotations

import threading

import pytest

from app.web.tiles.images import MAX_BYTES
from app.web.tiles.upstream import PAUSE_S, Upstream
from tests.unit.web.tiles.images import BLUE, RED

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
        (200, RED + bytes(MAX_BYTES)),
        (301, RED),
        (403, RED),
        (500, RED),
        (200, b""),
    ],
)
def test_whatever_else_is_no_answer(source, status, body):
    source.status, source.body = status, body
    source.headers["Location"] = f"{source.template.split('/map')[0]}/elsewhere"
    assert Upstream(source.template).get(TILE) == "unreachable"
    assert source.asked == ["/map/15/10560/17430.png"], "nobody follows a redirect"


def test_a_source_that_is_slow_is_left_after_the_limit(source):
    source.hold = threading.Event()
    assert Upstream(source.template, limit_s=0.1).get(TILE) == "unreachable"
    source.hold.set()


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
