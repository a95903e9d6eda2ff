"""The rarer states of a phone can be read and reached by everyone as well."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from app.content.loader import LoadedRoute
from tests.browser.company import make_lobby
from tests.browser.findings import look_over
from tests.browser.pages import Phone
from tests.browser.rare_states import cut_off_states, host_states, second_phone_states
from tests.browser.states import Visit
from tests.server import Server

pytestmark = pytest.mark.browser


def look(phone: Phone, states: Iterator[str]) -> None:
    """Nothing to find in any of them."""
    problems = [f"{state}, {problem}" for state in states for problem in look_over(phone.page)]
    assert not problems, "\n".join(problems)


def test_what_the_host_brings_about(phone: Phone, server: Server, tour: str) -> None:
    look(phone, host_states(phone, server, make_lobby(server, tour)))


def test_no_reception(phone: Phone, route: LoadedRoute, tour: str) -> None:
    look(phone, cut_off_states(Visit(phone, route, tour)))


def test_a_second_phone(make_phone: Callable[..., Phone], route: LoadedRoute, tour: str) -> None:
    first, second = make_phone(), make_phone()
    look(second, second_phone_states(first, second, Visit(first, route, tour)))
