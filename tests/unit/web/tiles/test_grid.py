"""The grid of tiles: known places, boxes and corridors."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.web.tiles.grid import Area, corridor, is_tile, tile_at

LUDWIGSLUST = (53.32485, 11.4949)


@pytest.mark.parametrize(
    ("place", "zoom", "tile"),
    [
        # The examples of https://wiki.openstreetmap.org/wiki/Slippy_map_tilenames and of the projection's corners.
        ((35.6590699, 139.7006793), 18, (18, 232798, 103246)),
        ((0.0, 0.0), 1, (1, 1, 1)),
        ((90.0, -180.0), 4, (4, 0, 0)),
        ((-90.0, 180.0), 4, (4, 15, 15)),
    ],
)
def test_a_place_lies_in_its_tile(place, zoom, tile):
    assert tile_at(*place, zoom) == tile


@given(st.floats(-80, 80), st.floats(-179, 179), st.integers(10, 19))
def test_the_box_around_a_place_touches_the_places_own_tile(lat, lon, zoom):
    area = Area.around([(lat, lon)], 100)
    assert area is not None
    assert area.touches(tile_at(lat, lon, zoom))


def test_a_tile_of_another_town_is_not_touched():
    area = Area.around([LUDWIGSLUST], 2000)
    assert area is not None
    assert not area.touches(tile_at(53.63, 11.41, 15)), "Schwerin is 35 km away"


def test_nothing_lies_around_nothing():
    assert Area.around([], 100) is None


@pytest.mark.parametrize("tile", [(9, 0, 0), (23, 0, 0), (10, 1024, 0), (10, 0, 1024)])
def test_there_is_no_such_tile(tile):
    assert not is_tile(tile)


def test_a_corridor_follows_the_way_and_begins_with_the_overview():
    lat, lon = LUDWIGSLUST
    way = [(lat, lon + step * 0.0005) for step in range(40)]
    tiles = corridor([], [way[0], way[-1]], 60, (14, 16))
    assert tiles == corridor(way, [], 60, (14, 16))
    assert [zoom for zoom, _, _ in tiles] == sorted(zoom for zoom, _, _ in tiles)
    assert len(tiles) == len(set(tiles))
    assert all(tile_at(*place, zoom) in tiles for place in way for zoom in (14, 16))
    assert len(tiles) < 20
