"""One tile from wherever it is, and only where routes lead."""

from __future__ import annotations

import dataclasses
import os
import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from app.config import Settings
from app.errors import StartRefused
from app.web.tiles.grid import tile_at
from app.web.tiles.images import BLANK
from app.web.tiles.service import AREAS_S, Reach, Tiles, tiles_of
from app.web.tiles.store import FRESH_S
from tests.unit.web.tiles.images import BLUE, RED, write_mbtiles

TILE = (15, 17430, 10560)
LUDWIGSLUST, SCHWERIN = (53.32485, 11.4949), (53.6, 11.41)


@pytest.fixture
def make(tmp_path, source):
    """The tiles of a source, by default the one on loopback: each call is a server that starts anew."""

    def made(**changes: str) -> Tiles:
        values = {"DATA_DIR": str(tmp_path / "data"), "TILES": source.template, "TILES_ATTRIBUTION": "© Quelle"}
        settings = Settings.from_env({f"STADTLOTSE_{name}": value for name, value in {**values, **changes}.items()})
        found = tiles_of(settings)
        assert found is not None
        return found

    return made


def answer(tiles, tile=TILE):
    found = tiles.get(tile)
    return found.content, found.mime, found.lasting


def test_a_tile_is_fetched_once_and_kept_over_a_restart(make, source):
    assert answer(make()) == (RED, "image/png", True)
    source.body = BLUE
    assert answer(make()) == (RED, "image/png", True)
    assert len(source.asked) == 1


def test_a_tile_that_is_not_there_is_blank_and_not_asked_for_again(make, source):
    source.status = 404
    assert answer(make()) == (BLANK, "image/png", False)
    assert answer(make()) == (BLANK, "image/png", False)
    assert len(source.asked) == 1


def test_an_old_tile_serves_on_while_the_source_is_away(make, source, tmp_path):
    make().get(TILE)
    for file in (tmp_path / "data/tiles").rglob("*.tile"):
        os.utime(file, (file.stat().st_mtime - FRESH_S - 60,) * 2)
    source.status = 500
    assert answer(make()) == (RED, "image/png", True)
    source.status, source.body = 200, BLUE
    assert answer(make()) == (BLUE, "image/png", True)


def test_an_old_tile_stays_where_the_source_has_an_odd_answer_for_it(make, source, tmp_path):
    make().get(TILE)
    for file in (tmp_path / "data/tiles").rglob("*.tile"):
        os.utime(file, (file.stat().st_mtime - FRESH_S - 60,) * 2)
    source.status = 403
    assert answer(make()) == answer(make()) == (RED, "image/png", True)
    assert len(source.asked) == 2


def test_those_who_want_one_tile_at_once_share_one_fetch(make, source):
    tiles = make()
    source.hold = threading.Event()
    with ThreadPoolExecutor(4) as pool:
        answers = [pool.submit(answer, tiles) for _ in range(4)]
        assert source.heard.wait(10)
        other = pool.submit(answer, tiles)
        source.hold.set()
        assert {found.result() for found in [*answers, other]} == {(RED, "image/png", True)}
    assert len(source.asked) == 1


def test_those_who_shared_a_fetch_that_failed_here_may_ask_again(make, source, monkeypatch):
    tiles = make()
    with monkeypatch.context() as patch:
        patch.setattr("app.web.tiles.store.Store.get", lambda *_: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            tiles.get(TILE)
    assert answer(tiles) == (RED, "image/png", True)


def test_the_map_goes_as_deep_as_the_source(make):
    assert make().map.max_zoom == 19
    assert make(TILES_MAX_ZOOM="16").map.max_zoom == 16


def test_another_source_is_another_address_and_the_former_ones_tiles_go(make, source, tmp_path):
    make().get(TILE)
    second = make(TILES=source.template + "?key=2")
    second.get(TILE)
    assert [path.name for path in (tmp_path / "data/tiles").iterdir()] == [second.key]
    make(TILES=str(write_mbtiles(tmp_path / "town.mbtiles", {TILE: BLUE}, attribution="© Stadt"))).get(TILE)
    assert list((tmp_path / "data/tiles").iterdir()) == []


def test_another_source_is_another_address_of_the_map(make, tmp_path):
    first = make()
    second = make(TILES=f"{first.map.template.replace('/tiles/', 'http://127.0.0.1:9/')}")
    assert first.key != second.key
    assert first.map.template == f"/tiles/{first.key}/{{z}}/{{x}}/{{y}}"


def test_a_package_needs_no_network_and_brings_its_own_credit(make, source, tmp_path):
    path = write_mbtiles(tmp_path / "town.mbtiles", {TILE: BLUE}, attribution="© Stadt")
    tiles = make(TILES=str(path), TILES_ATTRIBUTION="")
    assert (tiles.map.attribution, tiles.map.min_zoom, tiles.map.max_zoom) == ("© Stadt", 15, 15)
    assert answer(tiles) == (BLUE, "image/png", True)
    assert answer(tiles, (15, 1, 1)) == (BLANK, "image/png", False)
    assert source.asked == []


@pytest.mark.parametrize(
    ("zooms", "deepest", "sentence"),
    [
        ((3, 8), "19", "town.mbtiles holds zooms 3 to 8, and the map needs some of 10 to 19."),
        ((14, 16), "12", "town.mbtiles holds zooms 14 to 16, and the map needs some of 10 to 12."),
    ],
)
def test_a_package_without_any_zoom_of_the_map_is_refused(make, tmp_path, zooms, deepest, sentence):
    path = write_mbtiles(tmp_path / "town.mbtiles", {(zoom, 1, 1): RED for zoom in zooms}, attribution="© Stadt")
    with pytest.raises(StartRefused) as refused:
        make(TILES=str(path), TILES_MAX_ZOOM=deepest)
    assert str(refused.value).endswith(sentence)


def test_without_a_source_there_are_no_tiles(make, tmp_path):
    settings = Settings.from_env({"STADTLOTSE_DATA_DIR": str(tmp_path / "other")})
    assert tiles_of(settings) is None


def test_a_map_that_names_no_source_is_refused(make, tmp_path):
    with pytest.raises(StartRefused, match="TILES_ATTRIBUTION"):
        make(TILES_ATTRIBUTION="")
    with pytest.raises(StartRefused, match="TILES_ATTRIBUTION"):
        make(TILES=str(write_mbtiles(tmp_path / "nameless.mbtiles", {TILE: BLUE})), TILES_ATTRIBUTION="")


def test_tiles_are_served_around_routes_alone_and_new_ones_are_seen_within_a_minute():
    routes, now = [[LUDWIGSLUST]], [0.0]
    reach = Reach(lambda: routes, clock=lambda: now[0])
    assert reach.covers(tile_at(*LUDWIGSLUST, 14))
    assert not reach.covers(tile_at(*LUDWIGSLUST, 9))
    routes.append([SCHWERIN])
    assert not reach.covers(tile_at(*SCHWERIN, 14))
    now[0] += AREAS_S + 1
    assert reach.covers(tile_at(*SCHWERIN, 14))


def test_the_address_of_the_map_says_nothing_of_the_source(make):
    tiles = make()
    assert "127.0.0.1" not in str(dataclasses.asdict(tiles.map))
