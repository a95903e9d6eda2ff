"""Tile packages, each made by its format's rules: found, not found, and refused with a sentence."""

from __future__ import annotations

import pytest
from pmtiles.tile import TileType

from app.errors import StartRefused
from app.web.tiles.packages import open_package
from tests.unit.web.tiles.images import BLUE, RED, write_mbtiles, write_pmtiles

TILES = {(14, 8715, 5280): RED, (15, 17430, 10560): BLUE}


@pytest.fixture(params=["mbtiles", "pmtiles"])
def package(request, tmp_path):
    """A package of two tiles in each format."""
    write = write_mbtiles if request.param == "mbtiles" else write_pmtiles
    return open_package(write(tmp_path / f"town.{request.param}", TILES, attribution="© Stadt Ludwigslust"))


def test_a_tile_is_found_where_it_lies(package):
    assert package.get((14, 8715, 5280)) == RED
    assert package.get((15, 17430, 10560)) == BLUE
    assert package.get((15, 17430, 10561)) is None


def test_a_package_says_whose_it_is_and_how_far_it_goes(package):
    assert (package.attribution, package.min_zoom, package.max_zoom) == ("© Stadt Ludwigslust", 14, 15)


def test_vector_tiles_are_refused_with_a_sentence(tmp_path):
    with pytest.raises(StartRefused, match="vector tiles"):
        open_package(write_mbtiles(tmp_path / "v.mbtiles", TILES, format="pbf"))
    with pytest.raises(StartRefused, match="vector tiles"):
        open_package(write_pmtiles(tmp_path / "v.pmtiles", TILES, kind=TileType.MVT))


@pytest.mark.parametrize("name", ["broken.mbtiles", "broken.pmtiles"])
@pytest.mark.parametrize("content", [b"", b"no package" * 100])
def test_a_broken_package_is_refused_with_its_name(tmp_path, name, content):
    (tmp_path / name).write_bytes(content)
    with pytest.raises(StartRefused, match=name):
        open_package(tmp_path / name)


def test_an_empty_package_is_refused(tmp_path):
    with pytest.raises(StartRefused, match="is empty"):
        open_package(write_mbtiles(tmp_path / "empty.mbtiles", {}))
