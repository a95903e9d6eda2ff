"""Calls for help and claims through the log: what is taken when, what ends a call, and that no point moves."""

from __future__ import annotations

import uuid
from typing import Any

import pytest
from sqlalchemy import func, select

from app.play import calls, hosting, queries, service
from app.play.calls import Call, Claim
from app.play.models import Event, Standing
from app.tours import service as tours
from app.tours.models import Group, Tour


def host(game, kind: str, group: int | None = 1, **parts: Any) -> tuple[str, str | None]:
    """One event of the host; its status and reason."""
    event = {"id": str(uuid.uuid4()), "type": kind, "group": group, "body": parts.pop("body", {}), **parts}
    with game.database.write() as session:
        (taken,), _ = hosting.accept(session, game.phones[0].tour.id, [event], actor_id=None, now=game.clock())
    return taken.status, taken.reason


def seen(game, event: dict[str, Any]) -> tuple[str, str | None]:
    """The host has seen a call."""
    return host(game, "seen", body={"event": event["id"]})


def call(game) -> Call | None:
    """The group's call as state and board show it."""
    asking = game.phones[0]
    with game.database.read() as session:
        alone = calls.calls_of(session, asking.tour.id, [asking.group.id])
        assert calls.calls_of(session, asking.tour.id) == alone
    return alone.get(asking.group.id)


def claims(game) -> list[Claim]:
    """Who is answering just now."""
    with game.database.read() as session:
        return calls.claims_of(session, game.phones[0].group.id, now=game.clock())


def stored(game, kind: str) -> int:
    """How many rows of a type there are."""
    with game.database.read() as session:
        return session.scalar(select(func.count()).select_from(Event).where(Event.type == kind)) or 0


def numbers(game) -> tuple[int, int, int]:
    """The log numbers of the tour, the group and its line of the ranking."""
    with game.database.read() as session:
        standing = session.get(Standing, game.phones[0].group.id)
        return (
            session.get_one(Tour, game.phones[0].tour.id).log_no,
            session.get_one(Group, game.phones[0].group.id).log_no,
            standing.log_no if standing else 0,
        )


@pytest.mark.parametrize("phase", ["open", "running", "paused"])
def test_help_is_heard_in_every_phase_before_the_end_and_never_moves_a_point(make_game, phase):
    game = make_game(phase=phase)
    event = game.event("help", 1, station="rathaus")
    intake = game.send(event)
    assert (intake.taken[0].status, intake.result.points) == ("accepted", 0)
    assert call(game) == Call(event["id"], "rathaus", game.clock())
    # Board and ranking hear of it, so that a board that was not looking shows it too.
    tour, _, standing = numbers(game)
    assert tour == standing


def test_after_the_end_a_call_is_kept_for_a_while_and_then_refused(make_game):
    game = make_game(phase="running")
    host(game, "end", None)
    game.clock.forward(minutes=1)
    assert (game.send(game.event("help", 1)).taken[0].status, call(game)) == ("retry", None)
    game.clock.forward(minutes=20)
    (taken,) = game.send(game.event("help", 2)).taken
    assert (taken.status, taken.reason) == ("refused", "tour_ended")


def test_help_needs_no_station_but_a_named_one_must_exist(game):
    assert game.send(game.event("help", 1)).taken[0].status == "accepted"
    assert call(game).station is None
    (taken,) = game.send(game.event("help", 2, station="mond")).taken
    assert (taken.status, taken.reason) == ("refused", "unknown_station")
    assert call(game).station is None


def test_a_call_lives_from_the_first_asking_over_being_seen_to_the_check_in(game):
    first, again = game.event("help", 1, station="rathaus"), game.event("help", 2, station="rathaus")
    game.send(first)
    asked = game.clock()
    game.clock.forward(minutes=2)
    again["at"] = game.clock().isoformat()
    assert game.send(again, phone=1).taken[0].status == "accepted"
    assert stored(game, "help") == 2
    assert call(game) == Call(first["id"], "rathaus", asked)
    assert game.send(first).taken[0].status == "duplicate"

    game.clock.forward(minutes=1)
    assert seen(game, first) == ("accepted", None)
    noticed = game.clock()
    game.clock.forward(minutes=1)
    assert seen(game, again) == ("accepted", None)
    assert call(game) == Call(first["id"], "rathaus", asked, noticed)

    game.clock.forward(minutes=1)
    game.send(game.checkin(3, "rathaus"))
    assert call(game) is None


def test_a_release_answers_the_call_and_its_undoing_brings_it_back(game):
    event = game.event("help", 1, station="platzhaus")
    game.send(event)
    game.clock.forward(minutes=3)
    release = str(uuid.uuid4())
    assert host(game, "release", station="platzhaus", id=release) == ("accepted", None)
    assert call(game) is None
    host(game, "revoke", None, body={"event": release})
    assert call(game) == Call(event["id"], "platzhaus", game.phones[0].group.created_at)


def test_a_call_made_without_reception_is_over_where_the_code_has_helped_meanwhile(game):
    game.clock.forward(hours=1)
    help_, code = game.event("help", 1, station="rathaus"), game.checkin(2, "rathaus")
    game.clock.forward(minutes=10)
    game.send(code)
    assert game.send(help_).taken[0].status == "accepted"
    assert call(game) is None


def test_a_question_that_nobody_understands_is_a_call_at_an_open_station(game):
    game.send(game.checkin(1, "rathaus"))
    game.clock.forward(minutes=4)
    game.send(game.event("help", 2, station="rathaus"))
    assert call(game).station == "rathaus"


def test_a_host_can_only_see_calls_that_there_are(game):
    game.send(game.checkin(1, "rathaus"), refused := game.event("help", 2, station="mond"))
    stranger = {"id": str(uuid.uuid4())}
    with game.database.read() as session:
        checkin = session.scalars(select(Event).where(Event.type == "checkin")).one()
    for event in (stranger, refused, {"id": checkin.event_id}):
        assert seen(game, event) == ("refused", "call_not_found")
    assert host(game, "seen", body={"event": "x"}) == ("refused", "invalid_body")
    assert host(game, "seen") == ("refused", "invalid_body")
    event = game.event("help", 3)
    game.send(event)
    assert host(game, "seen", None, body={"event": event["id"]}) == ("refused", "group_not_found")
    with game.database.write() as session:
        tour = session.get_one(Tour, game.phones[0].tour.id)
        tours.join_group(session, tour, secret=b"x", name="Dachse", language="de", now=game.clock())
    assert host(game, "seen", 2, body={"event": event["id"]}) == ("refused", "call_not_found")
    assert call(game).seen_at is None


def test_seeing_cannot_be_undone_and_leaves_the_standing_alone(game):
    event = game.event("help", 1)
    game.send(game.checkin(2, "rathaus"), event)
    identity = str(uuid.uuid4())
    assert host(game, "seen", id=identity, body={"event": event["id"]}) == ("accepted", None)
    assert host(game, "revoke", None, body={"event": identity}) == ("refused", "not_revocable")
    assert game.send(game.event("finish", 3)).result.points == 50


def test_a_claim_is_told_for_a_while_and_the_newest_of_a_question_wins(game):
    game.send(game.checkin(1, "rathaus"))
    before = numbers(game)
    game.send(game.event("claim", 2, station="rathaus", question="wann"))
    # It wakes the phones, and is no reason to draw a ranking anew.
    assert numbers(game) == (before[0] + 1, *before[1:])
    started = game.clock()
    game.clock.forward(seconds=30)
    game.send(game.event("claim", 3, station="rathaus", question="wahr"), phone=1)
    assert claims(game) == [Claim("rathaus", "wahr", 2, game.clock()), Claim("rathaus", "wann", 1, started)]
    game.send(game.event("claim", 4, station="rathaus", question="wann"), phone=1)
    assert {(one.question, one.device) for one in claims(game)} == {("wahr", 2), ("wann", 2)}
    game.clock.forward(seconds=91)
    assert claims(game) == []


def test_a_claim_tells_the_phones_which_group_to_read_although_no_ranking_moved(game):
    game.send(game.checkin(1, "rathaus"))
    tour = game.phones[0].tour.id
    before, *_ = numbers(game)
    game.send(game.event("claim", 2, station="rathaus", question="wann"))
    with game.database.read() as session:
        assert queries.groups_heard_of(session, tour, since=before) == {1}
        assert queries.groups_heard_of(session, tour, since=before + 1) == set()
        assert queries.ranked_groups(session, tour, since=before) == []


def test_a_claim_counts_for_nothing_and_does_not_keep_another_phone_from_answering(game):
    game.send(game.checkin(1, "rathaus"), game.event("claim", 2, station="rathaus", question="wahr"))
    intake = game.send(game.answer(3, "rathaus", "wahr", True), phone=1)
    assert intake.result.points == 150


def test_before_the_check_in_a_claim_learns_nothing_and_leaves_nothing(game):
    verdicts = [
        (taken.status, taken.reason, taken.verdict)
        for question in ("wann", "gibt-es-nicht", None)
        for taken in game.send(game.event("claim", 1, station="rathaus", question=question)).taken
    ]
    assert verdicts == [("accepted", None, {"state": "waiting"})] * 3
    assert stored(game, "claim") == 0
    game.send(game.checkin(2, "rathaus"))
    (taken,) = game.send(game.event("claim", 3, station="rathaus", question="gibt-es-nicht")).taken
    assert (taken.status, taken.reason) == ("refused", "unknown_question")
    (taken,) = game.send(game.event("claim", 4, station="mond", question="wann")).taken
    assert (taken.status, taken.reason) == ("refused", "unknown_station")


@pytest.mark.parametrize("deed", ["pause", "end"])
def test_nobody_keeps_a_claim_for_later(game, deed):
    game.send(game.checkin(1, "rathaus"))
    host(game, deed, None)
    game.clock.forward(seconds=5)
    (taken,) = game.send(game.event("claim", 2, station="rathaus", question="wann")).taken
    assert (taken.status, stored(game, "claim")) == ("accepted", 0)


def test_a_claim_that_was_long_under_way_is_no_news(game):
    game.send(game.checkin(1, "rathaus"))
    late = game.event("claim", 2, station="rathaus", question="wann")
    game.clock.forward(minutes=2)
    assert (game.send(late).taken[0].status, stored(game, "claim")) == ("accepted", 0)


def test_saying_the_same_again_and_again_fills_no_log(game):
    game.send(game.checkin(1, "rathaus"))
    for second in range(60):
        claim = game.event("claim", 2 + second, station="rathaus", question="wann")
        assert game.send(claim).taken[0].status == "accepted"
        game.clock.forward(seconds=1)
    assert stored(game, "claim") == 6
    game.send(*(game.event("claim", 90, station="rathaus", question=question) for question in ("wann", "wahr", "wahr")))
    assert stored(game, "claim") == 8


def test_two_hundred_claims_an_hour_are_enough(game):
    game.send(game.checkin(1, "rathaus"))
    for number in range(205):
        game.send(game.event("claim", 2 + number, station="rathaus", question="wann"))
        game.clock.forward(seconds=11)
    assert stored(game, "claim") == calls.CLAIMS_PER_HOUR
    game.clock.forward(minutes=40)
    game.send(game.event("claim", 900, station="rathaus", question="wann"))
    assert stored(game, "claim") == calls.CLAIMS_PER_HOUR + 1


def test_claims_leave_room_for_answers(game, monkeypatch):
    monkeypatch.setattr(service, "MAX_STORED", 10)
    game.send(game.checkin(1, "rathaus"))
    for number in range(12):
        assert (
            game.send(game.event("claim", 2 + number, station="rathaus", question="wann")).taken[0].status == "accepted"
        )
        game.clock.forward(seconds=11)
    assert stored(game, "claim") == 4
    assert game.send(game.answer(50, "rathaus", "wahr", True)).result.points == 150
