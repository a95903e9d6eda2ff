"""Advice on fences from past check-ins: only where enough groups that were there were turned away."""

from __future__ import annotations

from app.studio.evidence import Advice, Try, weigh


def near_miss(group: str, distance: int = 25, accuracy: int = 25) -> list[Try]:
    return [Try(group, "gps", False, "too_far", distance, accuracy), Try(group, "code", True)]


def fine(group: str) -> list[Try]:
    return [Try(group, "gps", True, None, 10, 10)]


def test_without_trouble_there_is_no_advice():
    found = weigh([one for group in "abcdef" for one in fine(group)], radius_m=30)
    assert (found.groups, found.by_gps, found.turned_away, found.advice) == (6, 6, 0, [])


def test_many_who_stood_at_the_edge_widen_the_fence():
    found = weigh([one for group in "abcd" for one in near_miss(group)], radius_m=30)
    # 25 m beyond the fence with a credit of at least 10 m: 15 m were missing.
    assert found.advice == [Advice("radius", 4, radius_m=45)]
    assert (found.by_code, found.turned_away) == (4, 4)


def test_two_groups_are_not_enough_nor_few_of_many():
    assert weigh([one for group in "ab" for one in near_miss(group)], radius_m=30).advice == []
    crowd = [one for number in range(40) for one in fine(str(number))]
    assert weigh(crowd + [one for group in "abc" for one in near_miss(group)], radius_m=30).advice == []


def test_who_never_opened_the_station_may_have_stood_anywhere():
    tries = [Try(group, "gps", False, "too_far", 25, 25) for group in "abcd"]
    found = weigh(tries, radius_m=30)
    assert (found.groups, found.turned_away, found.advice) == (4, 0, [])


def test_who_tried_on_the_way_is_judged_by_the_nearest_try():
    tries = [
        one
        for group in "abc"
        for one in [Try(group, "gps", False, "too_far", 500, 10), *near_miss(group, distance=10, accuracy=10)]
    ]
    assert weigh(tries, radius_m=30).advice == [Advice("radius", 3, radius_m=40)]


def test_who_was_seen_elsewhere_but_had_the_code_puts_the_marker_in_question():
    tries = [one for group in "abc" for one in near_miss(group, distance=100, accuracy=10)]
    assert weigh(tries, radius_m=30).advice == [Advice("marker", 3, distance_m=100)]
    later = [Try("a", "gps", False, "too_far", 100, 10), Try("a", "gps", True, None, 10, 10)]
    assert weigh(later * 1, radius_m=30).advice == []


def test_rough_positions_say_that_gps_is_weak():
    tries = [
        one
        for group in "abc"
        for one in [Try(group, "gps", False, "too_imprecise", None, 250), Try(group, "release", True)]
    ]
    found = weigh(tries, radius_m=30)
    assert found.advice == [Advice("weak", 3)]
    assert found.by_release == 3


def test_a_polygon_gets_no_radius_and_no_circle_grows_beyond_the_most():
    tries = [one for group in "abcd" for one in near_miss(group, distance=50, accuracy=10)]
    assert weigh(tries, radius_m=None).advice == []
    assert weigh(tries, radius_m=180).advice == [Advice("radius", 4, radius_m=200)]
    assert weigh(tries, radius_m=200).advice == []
