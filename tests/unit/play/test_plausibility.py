"""Flags: which sightings get one, that honest walks do not and naive spoofs do (bar G5); the memory behind them."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from random import Random
from threading import Thread

import pytest

from app.geo.distance import LocalPlane, Position
from app.geo.fence import Fix
from app.play import trails as trails_module
from app.play.plausibility import Sighting, flags_of, sighting
from app.play.trails import Trails
from tests.unit.play import walks

SEED = 20260621
START = 1_782_000_000.0
PLANE = LocalPlane(walks.TOWN_HALL)


def seen(
    station: str, east_m: float, at: float, *, device: int = 1, accuracy_m: float = 8.0, pin_m: float = 12.0
) -> Sighting:
    """A sighting so many metres east of the town hall."""
    place = PLANE.to_position(east_m, 0)
    return Sighting(station, device, at, at, place.lat, place.lon, accuracy_m, pin_m)


def flags(*sightings: Sighting) -> tuple[str, ...]:
    """The flags of the last one."""
    *before, new = sightings
    return flags_of(new, before, elsewhere=False)


@pytest.mark.parametrize(
    ("way_m", "seconds", "expected"),
    [
        (400, 300, ()),  # on foot
        (400, 49, ()),  # 384 m without both accuracies, just below 8 m/s
        (400, 47, ("speed",)),
        (400, 26, ("speed",)),
        (400, 25, ("teleport",)),
        (210, 5, ("speed",)),  # fast, but not over 200 m
        (70, 1, ()),  # two house fronts of error
        (5000, 0, ("teleport",)),
    ],
)
def test_the_pace_between_two_stations(way_m, seconds, expected):
    assert flags(seen("a", 0, 1000), seen("b", way_m, 1000 + seconds)) == expected
    # What comes late is compared all the same.
    assert flags(seen("b", way_m, 1000 + seconds), seen("a", 0, 1000)) == expected


def test_the_pace_is_that_of_one_phone_between_different_stations():
    assert flags(seen("a", 0, 0), seen("b", 900, 5, device=2)) == ()
    assert flags(seen("a", 0, 0), seen("a", 900, 5)) == ()


def test_of_two_clocks_the_slower_pace_is_believed():
    first, second = seen("a", 0, 0), seen("b", 900, 5)
    assert flags(first, replace(second, clock=900.0)) == ()
    assert flags(first, replace(second, at=900.0)) == ()
    assert flags(first, replace(second, at=-900.0)) == ()


def test_both_accuracies_are_taken_off_the_way():
    assert flags(seen("a", 0, 0, accuracy_m=100), seen("b", 260, 2, accuracy_m=101)) == ()


def test_one_fix_at_several_stations_over_minutes_is_frozen():
    same = [seen("a", 0, 0), seen("b", 0, 40), seen("a", 0, 70)]
    assert flags(*same[:2]) == ()
    assert flags(*same) == ("frozen",)
    assert flags(*same[:2], seen("c", 0, 50)) == ()
    assert flags(*[replace(one, station="a") for one in same]) == ()
    # A try again carries the same measurement, which is no third one.
    assert flags(same[0], replace(same[0], clock=0.6), replace(same[0], station="b", clock=70.0)) == ()


def test_one_accuracy_always_on_the_pin_is_frozen():
    places = [seen(name, 400 * number, 400 * number, pin_m=2.0) for number, name in enumerate("abcd")]
    assert flags(*places[:3]) == ()
    assert flags(*places) == ("frozen",)
    assert flags(*places[:3], replace(places[3], accuracy_m=9.0)) == ()
    assert flags(places[0], replace(places[1], pin_m=4.0), *places[2:]) == ()


def test_the_stations_own_coordinate_is_chance_once_and_exact_twice():
    first, second = seen("a", 0, 0, pin_m=0.3), seen("b", 400, 600, pin_m=0.1)
    assert flags(first) == ()
    assert flags(first, replace(first, clock=60.0)) == ()
    assert flags(first, second) == ("exact",)
    assert flags(first, second, seen("c", 800, 1200, pin_m=6)) == ()


def test_a_sighting_is_as_old_as_its_fix():
    fix = Fix(53.32485, 11.4949, 8, 20)
    made = sighting(fix, "a", Position(53.32485, 11.4949), 2, at=1000, clock=5000)
    assert (made.at, made.clock, made.pin_m, made.device) == (980, 4980, 0, 2)


# ---- the memory ----


def test_the_fix_of_another_group_of_the_tour_is_copied():
    trails = Trails()
    first = trails.borrow(1, "a", now=0)
    assert first.flags(seen("x", 3.3, 0)) == ()
    first.keep()
    assert trails.borrow(1, "b", now=9).flags(seen("x", 3.3, 9)) == ("copied",)
    assert trails.borrow(2, "c", now=9).flags(seen("x", 3.3, 9)) == ()
    assert trails.borrow(1, "a", now=9).flags(seen("x", 3.3, 9)) == ()
    assert trails.borrow(1, "b", now=9).flags(seen("x", 3.4, 9)) == ()


def test_few_digits_are_equal_by_chance():
    trails = Trails()
    coarse = Sighting("x", 1, 0, 0, 53.32485, 11.4949, 8, 3)
    first = trails.borrow(1, "a", now=0)
    first.flags(coarse)
    first.keep()
    assert trails.borrow(1, "b", now=0).flags(coarse) == ()


def test_what_was_rolled_back_is_not_remembered():
    trails = Trails()
    trails.borrow(1, "a", now=0).flags(seen("x", 0, 0))
    assert trails.borrow(1, "a", now=1).flags(seen("y", 900, 1)) == ()
    assert trails.borrow(1, "b", now=1).flags(seen("x", 0, 1)) == ()


def test_the_memory_forgets_and_is_bounded(monkeypatch):
    monkeypatch.setattr(trails_module, "MAX_GROUPS", 5)
    monkeypatch.setattr(trails_module, "MAX_FIXES", 7)
    trails = Trails()
    for number in range(40):
        trail = trails.borrow(1, f"g{number}", now=number)
        for step in range(30):
            trail.flags(seen(f"s{step}", number + step / 7, number))
        trail.keep()
    assert (len(trails._groups), len(trails._fixes)) == (5, 7)
    assert all(len(group.sightings) == trails_module.KEPT for group in trails._groups.values())
    trails.borrow(1, "late", now=40 + trails_module.FORGET_S)
    assert (len(trails._groups), len(trails._fixes)) == (0, 0)


def test_threads_share_the_memory():
    trails = Trails()

    def play(name: str) -> None:
        for number in range(300):
            trail = trails.borrow(1, name, now=number)
            trail.flags(seen(f"s{number}", number / 3 + 0.1, number))
            trail.keep()

    threads = [Thread(target=play, args=(name,)) for name in "abcdabcd"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(trails._groups) == list("abcd")
    assert len(trails._fixes) == 300


# ---- the bar ----


def test_of_500_honest_walks_at_most_1_percent_are_flagged():
    dice, trails, flagged = Random(SEED), Trails(), Counter[str]()
    for tour in range(25):
        stations = walks.market(dice) if tour % 6 == 5 else walks.town(dice)
        for group in range(20):
            phones, tries = walks.honest(dice, stations, START + tour * 3 * walks.DAY_S + dice.uniform(0, 3600))
            found = walks.flags_of(trails, tour, f"{tour}-{group}", walks.arrivals(dice, phones, tries))
            flagged.update({flag for one in found for flag in one})
            flagged["groups"] += any(found)
            flagged["check-ins"] += len(found)
    print(f"seed {SEED}: {dict(flagged)}")
    assert flagged["check-ins"] > 4000
    assert flagged["groups"] <= 5


def test_of_200_naive_spoofs_at_least_95_percent_are_flagged():
    dice, caught = Random(SEED), Counter[str]()
    for _ in range(40):
        for spoof in (walks.teleporting, walks.on_the_pin, walks.frozen, walks.constant):
            stations = walks.market(dice) if spoof is walks.frozen else walks.town(dice)
            caught[spoof.__name__] += any(walks.flags_of(Trails(), 1, "a", spoof(dice, stations, START)))
        trails = Trails()
        theirs, copies = walks.copied(dice, walks.town(dice), START)
        walks.flags_of(trails, 1, "a", theirs)
        caught["copied"] += any("copied" in one for one in walks.flags_of(trails, 1, "b", copies))
    print(f"seed {SEED}: {dict(caught)}")
    assert sum(caught.values()) >= 190
