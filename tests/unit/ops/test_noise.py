"""Positions of virtual phones: errors as large as they should be, accuracies as bad as they are."""

from __future__ import annotations

import statistics

import pytest

from app.geo.distance import Position, bearing_deg, plane_distance_m
from app.ops.simulate.chance import chance
from app.ops.simulate.noise import CANYON, MIX, OLD_TOWN, OPEN, away, measure, surroundings, towards

TOWN_HALL = Position(53.32485, 11.4949)
SCHOOL = Position(53.3333, 11.48481)


def fixes(around, number=2000):
    random = chance("fixes", around.name)
    return [measure(TOWN_HALL, around, random) for _ in range(number)]


def error(fix):
    return plane_distance_m(TOWN_HALL, Position(fix["lat"], fix["lon"]))


@pytest.mark.parametrize("around", [OPEN, OLD_TOWN, CANYON], ids=lambda around: around.name)
def test_errors_are_rayleigh_around_their_mean(around):
    good = sorted(error(fix) for fix in fixes(around) if fix["accuracy_m"] <= 100)
    assert statistics.mean(good) == pytest.approx(around.mean_error_m, rel=0.08)
    # Of a Rayleigh distribution the median is 0.94 of the mean and the 95th percentile 1.95 of it.
    assert statistics.median(good) == pytest.approx(0.94 * around.mean_error_m, rel=0.08)
    assert good[int(len(good) * 0.95)] == pytest.approx(1.95 * around.mean_error_m, rel=0.1)


def test_errors_point_everywhere():
    bearings = [bearing_deg(TOWN_HALL, Position(fix["lat"], fix["lon"])) for fix in fixes(OLD_TOWN)]
    quarters = [sum(90 * quarter <= bearing < 90 * (quarter + 1) for bearing in bearings) for quarter in range(4)]
    assert min(quarters) > 400


def test_accuracy_is_a_guess_and_sometimes_bad():
    old_town = fixes(OLD_TOWN)
    covered = sum(error(fix) <= fix["accuracy_m"] for fix in old_town) / len(old_town)
    assert 0.55 < covered < 0.85
    assert 0.01 < sum(fix["accuracy_m"] > 100 for fix in old_town) / len(old_town) < 0.06
    assert 0.08 < sum(fix["accuracy_m"] > 100 for fix in fixes(CANYON)) / 2000 < 0.17
    assert all(3 <= fix["accuracy_m"] < 300 and 0 < fix["age_s"] < 5 for fix in old_town)


def test_a_phone_without_a_clear_sky_says_so():
    assert measure(TOWN_HALL, OPEN, chance(1), imprecise=True)["accuracy_m"] > 100


def test_the_mix_of_surroundings():
    drawn = [surroundings(chance("mix", number)) for number in range(2000)]
    for around, share in MIX:
        assert drawn.count(around) / 2000 == pytest.approx(share, abs=0.04)


def test_places_on_the_way_and_beside_it():
    assert plane_distance_m(towards(SCHOOL, TOWN_HALL, 100), TOWN_HALL) == pytest.approx(100, abs=0.5)
    assert plane_distance_m(towards(SCHOOL, TOWN_HALL, 1e6), SCHOOL) < 0.5
    assert towards(TOWN_HALL, TOWN_HALL, 50) == TOWN_HALL
    assert plane_distance_m(away(TOWN_HALL, 20, chance(1)), TOWN_HALL) == pytest.approx(20, abs=0.1)
