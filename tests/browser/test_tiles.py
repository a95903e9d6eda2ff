"""Map tiles on a phone: from this server alone, under the route, named, and no loss where they are not to be had."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import expect

from tests.browser.offline import GONE, pack
from tests.browser.pages import Phone
from tests.conftest import ROUTE
from tests.server import Server
from tests.unit.web.tiles.source import TileSource

pytestmark = pytest.mark.browser

CREDIT = "© GeoBasis-DE / BKG"
LOADED = """() => {
  const tiles = [...document.querySelectorAll("#map img.leaflet-tile")];
  return tiles.length > 0 && tiles.every((tile) => tile.complete && tile.naturalWidth > 0);
}"""

KEPT = "async (wanted) => (await (await caches.open('tiles')).keys()).length === wanted"


@pytest.fixture
def source() -> Iterator[TileSource]:
    """A source of tiles on loopback."""
    made = TileSource()
    yield made
    made.close()


@pytest.fixture
def make_tiled(tmp_path, source: TileSource) -> Iterator[Callable[..., Server]]:
    """Start the demo with that source and more settings."""
    made: list[Server] = []

    def make(**settings: str) -> Server:
        shown = {"STADTLOTSE_TILES": source.template, "STADTLOTSE_TILES_ATTRIBUTION": CREDIT}
        made.append(Server(tmp_path / "data", **shown, **settings))
        made[-1].start()
        return made[-1]

    yield make
    for server in made:
        if server.process is not None and server.process.poll() is None:
            server.stop()


@pytest.fixture
def tiled(make_tiled: Callable[..., Server]) -> Server:
    """The demo with that source."""
    return make_tiled()


def tiles_asked(phone: Phone) -> list[str]:
    """The addresses of all tiles that the phone has asked for."""
    return [url for url in phone.watch.requests if "/tiles/" in url]


def test_tiles_lie_under_the_route_and_are_named(
    make_phone: Callable[..., Phone], tiled: Server, source: TileSource
) -> None:
    phone = make_phone(url=tiled.url)
    phone.join_without_location("LULU22")
    phone.page.wait_for_function(LOADED)
    expect(phone.page.locator("#map-area")).to_contain_text(CREDIT)
    expect(phone.page.get_by_text("Skizze, keine genaue Karte")).to_be_hidden()
    order = phone.page.evaluate(
        "() => ['sketch', 'tiles', 'route'].map((name) => "
        "Number(getComputedStyle(document.querySelector(`.leaflet-${name}-pane`)).zIndex))"
    )
    assert order == sorted(order)
    assert all(re.match(rf"{tiled.url}/tiles/[0-9a-f]{{12}}/\d+/\d+/\d+$", url) for url in tiles_asked(phone))
    # A second phone costs the source nothing for what the first one has seen.
    other = make_phone(url=tiled.url)
    other.join_without_location("LULU22")
    other.page.wait_for_function(LOADED)
    assert len(source.asked) == len(set(source.asked))


def test_the_map_along_the_way_is_there_without_the_server(
    make_tiled: Callable[..., Server], make_phone: Callable[..., Phone]
) -> None:
    tiled = make_tiled(STADTLOTSE_TILES_OFFLINE="yes")
    phone = make_phone(url=tiled.url)
    phone.watch.forgive(GONE)
    phone.join("LULU22")
    pack(phone)
    wanted = phone.page.request.get("/api/v1/pack/tiles").json()["urls"]
    assert len(wanted) > 50
    phone.page.wait_for_function(KEPT, arg=len(wanted))
    phone.press("Ohne Standort weiter")
    tiled.stop()
    phone.page.reload()
    phone.page.wait_for_function(LOADED)
    drawn = phone.page.evaluate(
        "() => [...document.querySelectorAll('#map img.leaflet-tile')].map((tile) => new URL(tile.src).pathname)"
    )
    assert set(drawn) & set(wanted)


def test_the_map_of_a_route_shows_them_too(make_phone: Callable[..., Phone], tiled: Server, source: TileSource) -> None:
    phone = make_phone(url=tiled.url)
    phone.open(f"/r/{ROUTE}")
    expect(phone.page.get_by_text("Alles, was die Karte zeigt")).to_have_text(re.compile("^Alles"))
    phone.open(f"/r/{ROUTE}/map")
    phone.page.wait_for_function(LOADED.replace("#map ", ""))
    expect(phone.page.locator(".credit")).to_contain_text(CREDIT)
    order = phone.page.evaluate(
        "() => ['sketch', 'tiles', 'overlay'].map((name) => "
        "Number(getComputedStyle(document.querySelector(`.leaflet-${name}-pane`)).zIndex))"
    )
    assert order == sorted(order)
    expect(phone.page.locator(".leaflet-sketch-pane .sketch-road").first).to_be_attached()
    asked = tiles_asked(phone)
    assert asked
    assert all(re.match(rf"{tiled.url}/tiles/[0-9a-f]{{12}}/\d+/\d+/\d+$", url) for url in asked)
    assert [url for url in phone.watch.requests if not url.startswith((phone.watch.origin, "data:"))] == []


def test_where_the_source_is_away_the_sketch_shows_through_and_nothing_is_wrong(
    make_phone: Callable[..., Phone], tiled: Server, source: TileSource
) -> None:
    source.status = 500
    phone = make_phone(url=tiled.url)
    phone.join_without_location("LULU22")
    phone.page.wait_for_function(LOADED)
    expect(phone.page.locator("#map .sketch-road").first).to_be_attached()
    assert len(source.asked) <= 4, "one request each from the server's few threads, then a minute of silence"


def test_without_tiles_nobody_asks_for_any(phone: Phone, tour: str) -> None:
    phone.join_without_location(tour)
    expect(phone.page.locator("#map .leaflet-marker-icon").first).to_be_visible()
    expect(phone.page.get_by_text("Skizze, keine genaue Karte")).to_be_visible()
    phone.open(f"/r/{ROUTE}")
    expect(phone.page.get_by_text("Skizze, keine genaue Karte. Alles, was die Karte zeigt")).to_be_visible()
    assert tiles_asked(phone) == []
    assert phone.page.request.get(f"/tiles/{'0' * 12}/15/17430/10560").status == 404
