"""What the tests of tiles share."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.unit.web.tiles.source import TileSource


@pytest.fixture
def source() -> Iterator[TileSource]:
    """A tile source on loopback."""
    made = TileSource()
    yield made
    made.close()
