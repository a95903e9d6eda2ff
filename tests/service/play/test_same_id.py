"""The same id with another body is a conflict and the first stays, in 1,000 cases (bar R2)."""

from __future__ import annotations

import json
import uuid
from datetime import timedelta
from random import Random
from typing import Any

from sqlalchemy import select

from app.clock import isoformat
from app.play.models import Event, Standing
from tests.service.play.histories import history, make_group, make_tour, outcome, send

SEED = 20260621
CASES = 1000


def other_body(dice: Random, event: dict[str, Any]) -> dict[str, Any]:
    """The event with one thing changed, as a broken phone or a cheat would send it."""
    changed = json.loads(json.dumps(event))
    body = changed["body"]
    ways = [
        lambda: changed.update(seq=event["seq"] + 1),
        lambda: changed.update(at=event["at"].replace("Z", "+00:00")),
        lambda: changed.update(type="finish" if event["type"] != "finish" else "skip"),
        lambda: changed.update(station="platzhaus" if event.get("station") != "platzhaus" else "rathaus"),
        lambda: changed.update(question="wahr" if event.get("question") != "wahr" else "zahl"),
        lambda: changed.update(body={**body, "more": dice.random()}),
        lambda: changed.update(body={} if body else {"attempt": 1}),
        lambda: changed.update(body=None),
        lambda: changed.update(new=[]),
        lambda: changed.pop("type"),
        lambda: body.update(response=["changed"], method="changed"),
    ]
    dice.choice(ways)()
    return changed


def test_the_first_body_of_an_id_stays(database, clock):
    dice, cases = Random(SEED), 0
    clock.forward(hours=2)
    with database.write() as session:
        tour, number = make_tour(session, clock()), 0
        while cases < CASES:
            number += 1
            phones = make_group(session, tour, clock(), number)
            made = history(dice, clock())
            for event, phone in made:
                send(session, phones[phone], [event], clock())
            before, rows = outcome(session, phones[0]), stored(session, phones[0].group.id)
            for event, phone in made:
                # By any phone of the group: ids belong to the group.
                (taken,) = send(session, phones[dice.choice([phone, 0])], [other_body(dice, event)], clock()).taken
                assert (taken.status, taken.reason, taken.verdict) == ("conflict", "id_reused", None), (SEED, event)
                cases += 1
            assert outcome(session, phones[0]) == before
            assert stored(session, phones[0].group.id) == rows
            for event, phone in made:
                assert send(session, phones[phone], [event], clock()).taken[0].status == "duplicate"
    print(f"seed {SEED}: {cases} cases")


def stored(session: Any, group: str) -> list[tuple[Any, ...]]:
    """The rows of a group, to the last column."""
    events = session.execute(select(Event.__table__).where(Event.group_id == group).order_by(Event.id))
    standing = session.execute(select(Standing.__table__).where(Standing.group_id == group))
    return [tuple(row) for row in [*events, *standing]]


def test_within_one_batch_the_first_by_the_phones_order_stays(game):
    event = game.answer(2, "rathaus", "wann", "b")
    other = {**event, "seq": 3, "body": {"attempt": 1, "response": "a"}}
    taken = game.send(game.checkin(1, "rathaus"), other, event).taken
    assert [one.status for one in taken] == ["accepted", "conflict", "accepted"]


def test_ids_of_other_groups_are_free(make_game):
    one, other = make_game(), make_game()
    event = one.checkin(1, "rathaus")
    assert one.send(event).taken[0].status == "accepted"
    (taken,) = other.send({**event, "body": {"method": "code", "code": "wrong"}}).taken
    assert (taken.status, taken.reason) == ("refused", "wrong_code")


def test_a_refused_event_keeps_its_id_as_well(game, clock):
    event = {**game.checkin(1, "mond"), "id": str(uuid.uuid4())}
    assert game.send(event).taken[0].reason == "unknown_station"
    moved = {**event, "station": "rathaus", "at": isoformat(clock() - timedelta(seconds=1))}
    assert game.send(moved).taken[0].status == "conflict"
