"""Walking lines out of files of other programs, and out of files that mean harm."""

from __future__ import annotations

import socket
import time

import pytest

from app.content.importers.line import MAX_BYTES, read_line
from app.errors import Invalid
from app.geo.line import length_m
from app.geo.simplify import MOST_POINTS
from tests.unit.content.lines import GOOD, HOSTILE, LABORIOUS, WAY


@pytest.mark.parametrize("name", GOOD)
def test_the_way_is_read_whatever_wrote_it(name: str) -> None:
    found = read_line(GOOD[name])
    assert found.points == WAY
    assert found.metres == pytest.approx(length_m(WAY))
    assert found.simplified_from == len(WAY)
    assert found.ways == (2 if name == "two tracks" else 1)


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_refused_at_once_and_opens_nothing(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_socket(*_: object, **__: object) -> None:
        raise AssertionError("a file must not open a socket")

    monkeypatch.setattr(socket, "socket", no_socket)
    raw, code = HOSTILE[name]
    began = time.process_time()
    with pytest.raises(Invalid) as refused:
        read_line(raw)
    assert refused.value.code == code
    assert time.process_time() - began < 2


@pytest.mark.parametrize("name", LABORIOUS)
def test_a_laborious_file_does_not_take_long(name: str) -> None:
    assert len(LABORIOUS[name]) <= MAX_BYTES
    began = time.process_time()
    found = read_line(LABORIOUS[name])
    assert time.process_time() - began < 2
    assert 2 <= len(found.points) <= MOST_POINTS


def test_points_that_nobody_sees_are_left_out() -> None:
    points = "".join(f'<trkpt lat="53.3" lon="{11.4 + one / 1e5:.5f}"/>' for one in range(1000))
    found = read_line(f"<gpx><trk><trkseg>{points}</trkseg></trk></gpx>".encode())
    assert found.points == [(53.3, 11.4), (53.3, 11.40999)]
    assert found.simplified_from == 1000


def test_there_are_enough_hostile_files() -> None:
    assert len(HOSTILE) >= 30
