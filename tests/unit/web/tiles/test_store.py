"""Tiles on the disk: kept, aged, bounded, and never in the way."""

from __future__ import annotations

import threading

import pytest

from app.web.tiles.store import BLOCK, FRESH_S, MISSING_S, Store, drop_others
from tests.unit.web.tiles.images import BLUE, RED

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


def test_a_tile_that_is_replaced_counts_once(tmp_path):
    store = Store(tmp_path, limit=20 * BLOCK)
    for number in range(10):
        store.put((15, number, 1), RED)
    for _ in range(40):
        store.put((15, 0, 1), BLUE)
    assert len(list(tmp_path.rglob("*.tile"))) == 10


def test_a_miss_never_takes_an_image_away_and_is_looked_for_again_in_a_day(tmp_path, clock):
    store = Store(tmp_path, clock=clock)
    store.put(TILE, RED)
    clock.ahead = FRESH_S + 60
    store.put(TILE, None)
    kept = store.get(TILE)
    assert kept is not None
    assert (kept.content, kept.fresh) == (RED, True)
    clock.ahead += MISSING_S + 60
    assert store.get(TILE).fresh is False


def test_a_reader_sees_a_whole_tile_while_it_is_replaced(tmp_path):
    store = Store(tmp_path)
    images = {RED + bytes(200_000), BLUE + bytes(100_000)}
    store.put(TILE, min(images))
    done = threading.Event()

    def replace():
        for number in range(200):
            store.put(TILE, sorted(images)[number % 2])
        done.set()

    writer = threading.Thread(target=replace)
    writer.start()
    while not done.is_set():
        assert store.get(TILE).content in images
    writer.join()
    assert [path.name for path in tmp_path.rglob("*") if path.is_file()] == ["10560.tile"]


def test_a_file_that_a_power_cut_left_empty_of_sense_is_fetched_anew(tmp_path):
    store = Store(tmp_path)
    store.put(TILE, RED)
    next(tmp_path.rglob("*.tile")).write_bytes(bytes(len(RED)))
    assert store.get(TILE) is None


def test_a_draft_that_a_crash_left_counts_and_goes_with_the_oldest(tmp_path, monkeypatch):
    with monkeypatch.context() as patch:
        patch.setattr("pathlib.Path.replace", crash)
        with pytest.raises(KeyboardInterrupt):
            Store(tmp_path).put(TILE, RED)
    [draft] = [path for path in tmp_path.rglob("*") if path.is_file()]
    store = Store(tmp_path, limit=20 * BLOCK)
    for number in range(20):
        store.put((15, number, 1), RED)
    assert not draft.exists()


def crash(*_):
    raise KeyboardInterrupt


def test_folders_of_former_sources_go_and_nothing_else_does(tmp_path):
    for name in ("0123456789ab", "ba9876543210", "mine"):
        Store(tmp_path / name).put(TILE, RED)
    drop_others(tmp_path, "0123456789ab")
    assert {path.name for path in tmp_path.iterdir()} == {"0123456789ab", "mine"}
    drop_others(tmp_path / "nowhere", "0123456789ab")
