"""The Ludwigslust course and groups to walk it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from app.content.editions import build_edition
from app.ops.simulate.members import Member, make_members
from app.ops.simulate.walker import World, fenced_stations, make_world
from app.play.course import Course, build_course
from app.tours.rules import station_code
from tests.conftest import ROUTE, SECRET


@pytest.fixture(scope="session")
def course(library) -> Course:
    """The repository's own route, ready for judging."""
    return build_course("edition", build_edition(library.routes[ROUTE]))


@pytest.fixture(scope="session")
def codes(course: Course) -> dict[str, str]:
    """What stands on the posters."""
    return {station: station_code(SECRET.encode(), ROUTE, station) for station in course.stops}


@pytest.fixture
def world(course: Course, codes: dict[str, str]) -> Callable[..., World]:
    """The world of a seed."""

    def make(seed: int = 1, minutes: float = 300) -> World:
        return make_world(seed, course, codes, minutes=minutes)

    return make


@pytest.fixture
def members(course: Course) -> Callable[..., list[Member]]:
    """The groups of a seed."""

    def make(seed: int = 1, count: int = 12) -> list[Member]:
        return make_members(seed, count, list(course.stops), fenced=fenced_stations(course))

    return make
