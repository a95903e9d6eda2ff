"""Bands, readable distances, corrected times and ranks; the fold itself is tested with the intake."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from itertools import permutations

import pytest

from app.config import PROJECT_ROOT
from app.content.editions import build_edition
from app.play import rules
from app.play.course import build_course
from tests.conftest import ROUTE

STATION = "rathaus"
NOON = datetime(2026, 6, 21, 12, tzinfo=UTC)


@pytest.mark.parametrize(("metres", "readable"), [(0.2, 5), (42, 40), (43, 45), (148, 150), (994, 990), (1249, 1200)])
def test_distances_are_said_as_people_say_them(metres, readable):
    assert rules.readable_distance(metres) == readable


@pytest.mark.parametrize(("metres", "edge"), [(0, 10), (10, 10), (11, 25), (150, 250), (5000, 5000), (5001, None)])
def test_bands_have_upper_edges(metres, edge):
    assert rules.band(metres) == edge


@pytest.mark.parametrize("error_h", [-48, -1, 0, 5, 48])
def test_a_wrong_clock_does_not_move_an_event(error_h):
    wrong = timedelta(hours=error_h)
    happened, sent = NOON - timedelta(minutes=20), NOON
    corrected = rules.corrected_time(
        happened + wrong, sent_at=sent + wrong, received_at=NOON, earliest=NOON - timedelta(hours=2)
    )
    assert corrected == happened


def test_times_outside_the_game_are_clamped():
    earliest = NOON - timedelta(hours=1)
    long_ago = rules.corrected_time(NOON - timedelta(days=9), sent_at=NOON, received_at=NOON, earliest=earliest)
    assert long_ago == earliest
    future = rules.corrected_time(NOON + timedelta(days=9), sent_at=NOON, received_at=NOON, earliest=earliest)
    assert future == NOON
    absurd = datetime.max.replace(tzinfo=UTC)
    assert rules.corrected_time(absurd, sent_at=NOON - timedelta(1), received_at=NOON, earliest=earliest) == NOON


VECTORS = json.loads((PROJECT_ROOT / "tests" / "vectors" / "ranking.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", VECTORS, ids=lambda case: case["name"])
def test_ranks_are_those_of_the_browser(case):
    pairs = [(row["number"], row["points"]) for row in case["rows"]]
    assert [list(pair) for pair in rules.ranked(pairs)] == case["ranked"]


# ---- leaving a station out, and taking it up again ----


def choice(kind, minute, seq=None, device=1):
    """Made by a phone as its deed number `seq`, at the minute that the server takes it for."""
    at = NOON + timedelta(minutes=minute)
    return rules.LogEntry(type=kind, station=STATION, at=at, device=device, seq=minute if seq is None else seq)


@pytest.fixture
def course(library):
    """The first town's route, ready to be folded."""
    return build_course("edition", build_edition(library.routes[ROUTE]))


@pytest.mark.parametrize(
    ("choices", "state"),
    [
        ([], "locked"),
        ([("skip", 1)], "skipped"),
        ([("skip", 1), ("reopen", 2)], "locked"),
        ([("skip", 1), ("reopen", 2), ("skip", 3)], "skipped"),
        ([("reopen", 2)], "locked"),
        # Between two phones the time decides, and in the very same moment leaving out.
        ([("skip", 3, 1, 1), ("reopen", 4, 1, 2)], "locked"),
        ([("skip", 4, 1, 1), ("reopen", 3, 1, 2)], "skipped"),
        ([("skip", 1, 1, 1), ("reopen", 1, 1, 2)], "skipped"),
        # One phone's own order holds, even where a slow upload makes an earlier deed look later.
        ([("skip", 10, 1), ("reopen", 5, 2)], "locked"),
        ([("skip", 10, 1), ("reopen", 5, 2), ("reopen", 7, 1, 2)], "locked"),
    ],
)
def test_the_last_word_on_a_station_holds_in_whatever_order_it_comes(course, choices, state):
    for entries in permutations([choice(*one) for one in choices]):
        assert rules.fold(course, entries).stations[STATION].state == state


def test_only_an_earlier_choice_of_the_same_phone_and_kind_adds_nothing():
    log = [choice("skip", 5), choice("reopen", 7)]
    assert not rules.adds_nothing(log, choice("skip", 4, device=2))
    assert rules.adds_nothing(log, choice("skip", 4))
    assert rules.adds_nothing(log, choice("skip", 5))
    assert not rules.adds_nothing(log, choice("skip", 6))
    assert not rules.adds_nothing(log, choice("reopen", 8))
