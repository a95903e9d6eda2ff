"""A server whose tours belong to one host, a tour for each test, and its phones."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import expect

from app.content.loader import LoadedRoute
from tests.browser.host import HostServer, prepare
from tests.browser.ladder.steps import NAME, STATION, Host
from tests.browser.pages import Phone

WALKS = [f"LAD{first}{second}2" for first in "23456789" for second in "ABCDEFGH"]


@pytest.fixture(scope="module")
def host_server(tmp_path_factory: pytest.TempPathFactory, route: LoadedRoute) -> Iterator[HostServer]:
    """A server whose running tours belong to one host."""
    data_dir = tmp_path_factory.mktemp("ladder") / "data"
    made = prepare(data_dir, route, dict.fromkeys(WALKS, ("running", 0)))
    made.server.start()
    yield made
    made.server.stop()


@pytest.fixture(scope="module")
def _walks() -> Iterator[str]:
    return iter(WALKS)


@pytest.fixture
def host(host_server: HostServer, _walks: Iterator[str]) -> Host:
    """The host of a tour in which nobody walks yet."""
    return Host(host_server, next(_walks))


@pytest.fixture
def phone_of(make_phone: Callable[..., Phone], host: Host) -> Callable[..., Phone]:
    """Make a phone for this tour's server."""
    return lambda **options: make_phone(url=host.server.server.url, **options)


@pytest.fixture
def phone(phone_of: Callable[..., Phone]) -> Phone:
    """A phone that has never been here."""
    return phone_of()


@pytest.fixture
def pair(phone: Phone, phone_of: Callable[..., Phone], host: Host, route: LoadedRoute) -> tuple[Phone, Phone]:
    """Two phones of one group at an open station, both live."""
    phone.join(host.tour, NAME)
    phone.press("Ohne Standort weiter")
    phone.open_by_code(route, STATION)
    phone.press(phone.tab("Hilfe"))
    pin = phone.own_code("PIN")
    second = phone_of()
    second.join_by_pin(host.tour, NAME, pin)
    for each in (phone, second):
        each.page.wait_for_function("() => document.documentElement.dataset.live === 'open'")
        each.press(each.tab("Hilfe"))
        expect(each.text("2 Handys spielen für eure Gruppe")).to_be_visible()
    return phone, second
