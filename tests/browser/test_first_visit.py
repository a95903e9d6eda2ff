"""The first visit over a weak network: how much it is until the list can be used, and until the map can."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.browser.pages import Phone
from tests.browser.traffic import Traffic

pytestmark = pytest.mark.browser

MOST_BYTES, MOST_REQUESTS = 150_000, 40
# Of the play page, whose list is there before its map.
MOST_FOR_THE_LIST = 12
MAP = re.compile(r"/tour-map-\w+\.js$")
# What comes only after the map: the screens that nobody sees first, and the sealed part of the pack.
AFTER = re.compile(r"/play-later(-\w+)?\.(js|css)$|/api/v1/pack$|/standings$")


def test_a_first_visit_is_small(make_phone: Callable[..., Phone], tour: str) -> None:
    # Without the worker, which fetches the rest of the app beside the game.
    phone = make_phone(service_workers="block")
    traffic = Traffic(phone.page)
    phone.join(tour)
    phone.press("Ohne Standort weiter")
    expect(phone.page.locator("#map .leaflet-marker-icon").first).to_be_visible()
    phone.press(phone.tab("Stand"))
    expect(phone.heading("Stand")).to_be_visible()
    fetched = traffic.fetched()
    paths = [path for path, _ in fetched]
    the_map = next(at for at, path in enumerate(paths) if MAP.search(path))
    assert all(at > the_map for at, path in enumerate(paths) if AFTER.search(path)), paths
    usable = [(path, size) for path, size in fetched if not AFTER.search(path)]
    table = "\n".join(f"{size:>8,} {path}" for path, size in sorted(usable, key=lambda one: -one[1]))
    assert len(usable) <= MOST_REQUESTS, table
    assert sum(size for _, size in usable) <= MOST_BYTES, table
    play = [path for path in paths[paths.index("/play") :] if not MAP.search(path) and not AFTER.search(path)]
    assert len(play) <= MOST_FOR_THE_LIST, play
