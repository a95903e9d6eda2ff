"""Tiles on the disk: kept, aged, bounded, and never in the way."""

from __future__ import annotations

import pytest

from app.web.tiles.store import BLOCK, FRESH_S, MISSING_S, Store
from tests.unit.web.tiles.images import RED

TILE = (15, 17430, 10560)


class Clock:
    """Wall time that a test moves; files get their time from it."""

    def __init__(self) -> None:
        self.ahead = 0.0

    def __call__(self) -> float:
        import time

        return time.time() + self.ahead


@pytest.fixture
def clock():
    return Clock()


def test_what_was_put_is_there_until_it_is_old(tmp_path, clock):
    store = Store(tmp_path, clock=clock)
    assert store.get(TILE) is None
    store.put(TILE, RED)
    kept = store.get(TILE)
    assert kept is not None
    assert (kept.content, kept.fresh) == (RED, True)
    clock.ahead = FRESH_S + 60
    old = store.get(TILE)
    assert old is not None
    assert (old.content, old.fresh) == (RED, False)


def test_that_there_is_none_is_remembered_for_a_day(tmp_path, clock):
    store = Store(tmp_path, clock=clock)
    store.put(TILE, None)
    kept = store.get(TILE)
    assert kept is not None
    assert (kept.content, kept.fresh) == (None, True)
    clock.ahead = MISSING_S + 60
    assert store.get(TILE).fresh is False


def test_the_oldest_go_when_there_are_too_many(tmp_path):
    store = Store(tmp_path, limit=20 * BLOCK)
    for number in range(60):
        store.put((15, number, 1), RED)
        assert len(list(tmp_path.rglob("*.tile"))) <= 21
    assert store.get((15, 59, 1)) is not None
    assert store.get((15, 0, 1)) is None


def test_a_second_process_counts_what_is_there_already(tmp_path):
    first = Store(tmp_path, limit=20 * BLOCK)
    for number in range(20):
        first.put((15, number, 1), RED)
    Store(tmp_path, limit=20 * BLOCK).put((15, 99, 1), RED)
    assert len(list(tmp_path.rglob("*.tile"))) <= 20


def test_a_folder_that_cannot_be_written_keeps_nothing_and_breaks_nothing(tmp_path):
    (tmp_path / "tiles").write_text("a file where the folder should be")
    store = Store(tmp_path / "tiles")
    store.put(TILE, RED)
    assert store.get(TILE) is None
