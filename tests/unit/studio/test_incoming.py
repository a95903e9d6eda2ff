"""A route out of a file: how many stations it may have, refused before anything is written."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from app.content.documents import MAX_STATIONS
from app.errors import Invalid
from app.studio.incoming import Incoming, read_packed_route
from tests.web.studio.hostile_zips import route


def taken(stations: int, folder: Path) -> Incoming:
    lines = "".join(f"  - {{id: s{n}, name: S, quiz: weg/q{n}}}\n" for n in range(stations))
    text = f"schema: 1\ntitle: Weg\norder: free\nstations:\n{lines}"
    return read_packed_route(io.BytesIO(route(text)), folder, folder)


def test_more_stations_than_a_route_has_are_refused(tmp_path: Path) -> None:
    assert len(taken(MAX_STATIONS, tmp_path).draft["route"]["stations"]) == MAX_STATIONS
    with pytest.raises(Invalid) as refused:
        taken(MAX_STATIONS + 1, tmp_path)
    assert refused.value.code == "zip_many_stations"
    assert refused.value.args_for_message == {"most": MAX_STATIONS}
