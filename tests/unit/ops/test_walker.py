"""How virtual groups behave, without a server: repeatable, in order, with every trouble, and their sums hold."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest

from app.geo.distance import plane_distance_m
from app.ops.simulate.walker import Act, AddPhone, Join, Keep, Look, Pause, Walker
from tests.unit.ops.game import Game


@pytest.fixture
def play(course, codes, members, world):
    """Let one group walk: `play(3, seed=1, patient=True)`; options change its traits, `game` those of its game."""

    def run(index=0, *, seed=1, minutes=300, game=None, **traits):
        member = replace(members(seed)[index], **traits)
        return Game(course, codes, number=index + 1, **(game or {})).play(Walker(member, world(seed, minutes)))

    return run


PLAIN = {
    "skips": None,
    "stuck_at": None,
    "phone_dies_on_leg": None,
    "pauses_on_leg": None,
    "second_phone": False,
    "lost_replies": frozenset(),
    "eager": 0,
    "defers": 0,
}


def test_the_same_seed_makes_the_same_decisions(play):
    for index in range(12):
        assert play(index).steps == play(index).steps
    assert play(0).steps != play(0, seed=2).steps


@pytest.mark.parametrize("index", range(12))
def test_points_by_verdicts_are_the_points_of_the_fold(play, index):
    game = play(index, defers=0.3)
    assert game.ledger.points() == game.points > 0
    assert game.kinds["finish", "accepted"] == 1
    assert game.waiting == []


def test_a_group_visits_every_station_in_its_order_but_the_one_it_skips(play, course):
    game = play(0, **{**PLAIN, "skips": "schloss"})
    opened = [
        draft.station for draft, result in game.sent if draft.type == "checkin" and result["status"] == "accepted"
    ]
    assert opened == [station for station in course.stops if station != "schloss"]
    assert game.kinds["skip", "accepted"] == 1
    assert {draft.station for draft, _ in game.sent if draft.type == "answer"} == set(opened)


def test_the_way_takes_as_long_as_walking_it(play, course):
    game = play(0, **{**PLAIN, "pace_m_s": 1.0})
    rathaus, street = course.stops["rathaus"].position, course.stops["schlossstrasse"].position
    walked = [step.seconds for _, step in game.steps if isinstance(step, Pause)]
    leg = plane_distance_m(rathaus, street)
    assert any(first == pytest.approx(leg * 0.4) for first in walked)
    assert any(second == pytest.approx(leg * 0.6) for second in walked)


def test_in_the_dead_zone_nothing_is_sent_and_everything_later_in_order(play, world):
    start, end = world().dead_stretch
    for index in range(12):
        game = play(index, **PLAIN)
        kept = [draft for step in game.of_type(Keep) for draft in step.drafts]
        place = [type(step) for _, step in game.steps]
        if not kept:
            continue
        first, last = place.index(Keep), len(place) - place[::-1].index(Keep)
        assert Act not in place[first:last]
        late = next(batch for batch in game.batches if batch == kept)
        assert late[-1].type == "checkin"
        assert late[-1].station == end
        assert {draft.station for draft in late[:-1]} <= {start}
        assert any(draft.type == "answer" for draft in late)
        return
    raise AssertionError("no group met the dead zone")


def test_a_group_is_in_the_dead_zone_only_between_its_two_stations(play, world, course):
    stations = list(course.stops)
    begins_behind = stations.index(world().dead_stretch[1])
    assert play(begins_behind, **PLAIN).of_type(Keep) == []
    assert play(0, **PLAIN).of_type(Keep) != []


def test_stuck_groups_are_refused_and_take_the_code(play):
    game = play(0, **{**PLAIN, "stuck_at": "schloss", "patient": False})
    tries = [
        (draft.body["method"], result["status"])
        for draft, result in game.sent
        if draft.type == "checkin" and draft.station == "schloss"
    ]
    assert tries[:2] == [("gps", "refused")] * 2
    assert tries[-1] == ("code", "accepted")
    assert {method for method, _ in tries[2:]} == {"code"}
    assert game.of_type(Look) == []
    assert game.kinds["help", "accepted"] == 0


def test_patient_groups_call_the_host_once_and_go_on_when_released(play):
    waiting = {**PLAIN, "stuck_at": "schloss", "patient": True}
    alone = play(0, **waiting)
    assert 8 <= len(alone.of_type(Look)) <= 14
    calls = [draft.station for draft, _ in alone.sent if draft.type == "help"]
    assert calls == ["schloss"]
    released = play(0, game={"released_after": 3}, **waiting)
    assert len(released.of_type(Look)) == 3
    methods = [
        draft.body["method"] for draft, _ in released.sent if draft.type == "checkin" and draft.station == "schloss"
    ]
    assert methods == ["gps", "gps"]
    assert any(draft.type == "answer" and draft.station == "schloss" for draft, _ in released.sent)


def test_pressing_too_early_is_refused_as_too_far(play):
    game = play(0, **{**PLAIN, "eager": 1})
    assert Counter(result.get("reason") for _, result in game.sent)["too_far"] >= 7


def test_a_dead_phone_is_replaced_and_the_group_acts_with_the_new_one(play):
    game = play(0, **{**PLAIN, "phone_dies_on_leg": 3, "comes_back_by": "code"})
    assert game.of_type(AddPhone) == [AddPhone("code", instead_of=0)]
    place = next(number for number, (_, step) in enumerate(game.steps) if isinstance(step, AddPhone))
    assert {step.phone for _, step in game.steps[:place] if isinstance(step, Act | Keep)} == {0}
    assert {step.phone for _, step in game.steps[place:] if isinstance(step, Act | Keep)} == {1}


def test_of_two_phones_answering_the_same_one_is_superseded(play):
    game = play(0, **{**PLAIN, "second_phone": True})
    assert game.of_type(AddPhone) == [AddPhone("pin")]
    states = [(result.get("verdict") or {}).get("state") for _, result in game.sent]
    assert "superseded" in states
    assert {step.phone for step in game.of_type(Act)} == {0, 1}
    assert game.ledger.points() == game.points


def test_a_lost_reply_changes_nothing(play):
    every = frozenset(range(1, 200))
    lost, plain = play(0, **{**PLAIN, "lost_replies": every}), play(0, **PLAIN)
    assert [draft for draft, _ in lost.sent] == [draft for draft, _ in plain.sent]
    # What went out late was sent without an act of its own, so its reply is never lost.
    late = len([draft for step in lost.of_type(Keep) for draft in step.drafts])
    assert Counter(result["status"] for _, result in lost.sent)["duplicate"] == len(lost.sent) - late
    assert lost.ledger.points() == lost.points == plain.points


def test_an_ice_cream_takes_minutes(play):
    assert play(0, **{**PLAIN, "pauses_on_leg": 2}).longest_pause >= 240


def test_when_time_is_up_the_group_sends_what_waits_and_finishes(play):
    for minutes in range(5, 90, 5):
        game = play(0, minutes=minutes, **PLAIN)
        assert game.waiting == []
        assert game.kinds["finish", "accepted"] == 1
        joined = next(clock for clock, step in game.steps if isinstance(step, Join))
        assert max(clock for clock, _ in game.steps) - joined < (minutes + 15) * 60
        assert game.ledger.points() == game.points


def test_when_the_host_ends_the_tour_the_group_goes_home(play):
    game = play(0, game={"ended_after": 20}, **PLAIN)
    assert len([1 for _, result in game.sent if result.get("reason") == "tour_ended"]) == 1
    assert game.kinds["finish", "accepted"] == 0
