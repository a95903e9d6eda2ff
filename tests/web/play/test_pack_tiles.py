"""The map along the way: named for phones only where its source lets them carry it."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from app.web.tiles.service import TileMap

TILES = TileMap("/tiles/0123456789ab/{z}/{x}/{y}", "© Quelle", min_zoom=10, max_zoom=16, offline=True)


@pytest.fixture
def served(app):
    """Let the server have tiles: `served(TileMap(...))`."""

    def serve(tiles):
        app.extensions["stadtlotse"] = replace(app.extensions["stadtlotse"], tiles=tiles)

    return serve


def test_without_tiles_a_phone_hears_of_none(phone):
    assert phone.get("/api/v1/state").json["tiles"] is None
    assert phone.get("/api/v1/pack/tiles").json == {"urls": [], "bytes": 0}


def test_the_state_says_what_a_map_needs_and_no_more(phone, served):
    served(TILES)
    assert phone.get("/api/v1/state").json["tiles"] == {
        "template": TILES.template,
        "attribution": "© Quelle",
        "min_zoom": 10,
        "max_zoom": 16,
        "offline": True,
    }


def test_the_map_along_the_way_is_overview_first_within_the_sources_zooms(phone, served):
    served(TILES)
    along = phone.get("/api/v1/pack/tiles").json
    zooms = [int(re.fullmatch(r"/tiles/0123456789ab/(\d+)/\d+/\d+", url)[1]) for url in along["urls"]]
    assert zooms == sorted(zooms)
    assert set(zooms) == {14, 15, 16}
    assert len(set(along["urls"])) == len(zooms) <= 400
    assert along["bytes"] == 16_000 * len(zooms)


def test_where_the_source_forbids_it_no_phone_carries_tiles(phone, served):
    served(replace(TILES, offline=False))
    assert phone.get("/api/v1/pack/tiles").json["urls"] == []


def test_the_size_that_is_said_first_includes_the_map(client, phone, served):
    phone.get("/api/v1/pack")
    before = client.get("/api/v1/tours/LULU22").json["download_bytes"]
    served(TILES)
    along = phone.get("/api/v1/pack/tiles").json["bytes"]
    assert client.get("/api/v1/tours/LULU22").json["download_bytes"] == before + along
