"""1,000 random games: every rung of the ladder gives the same points and rank, and a flag changes nothing (G6, G7)."""

from __future__ import annotations

import json
import time
import uuid
from collections import Counter
from datetime import timedelta
from random import Random
from typing import Any

import pytest
from sqlalchemy import event as listeners
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.clock import isoformat
from app.play import hosting, queries, service
from app.play.events import EventBatch
from app.play.models import Event
from app.play.trails import Trails
from app.tours.queries import Principal
from app.tours.rules import station_code
from tests.service.play.conftest import SECRET, NoLimit
from tests.service.play.histories import QUESTIONS, make_group, make_tour

SEED = 20260621
GAMES = 1000
WAYS = ("gps", "flagged", "code", "release")


def event(dice: Random, now: Any, seq: int, kind: str, **parts: Any) -> dict[str, Any]:
    """An event of some moment of the last hour."""
    identity = str(uuid.UUID(int=dice.getrandbits(128), version=4))
    at = isoformat(now - timedelta(seconds=dice.randrange(3000)))
    return {"id": identity, "seq": seq, "at": at, "type": kind, "body": {}, **parts}


def answers(dice: Random) -> list[dict[str, Any]]:
    """What a group answers and which hints it takes, as parts of events."""
    made: list[dict[str, Any]] = []
    for (station, question), (attempts, responses) in QUESTIONS.items():
        for attempt in range(1, dice.randint(0, attempts) + 1):
            body = {"attempt": attempt, "response": dice.choice(responses)}
            made.append({"kind": "answer", "station": station, "question": question, "body": body})
    if dice.random() < 0.3:
        made.append({"kind": "hint", "station": "rathaus", "question": "wann", "body": {"index": 0}})
    return made


def way_in(way: str, station: str, fix: dict[str, float]) -> dict[str, Any]:
    """The body of a check-in; the square opens by code alone."""
    if way in ("gps", "flagged") and station == "rathaus":
        return {"method": "gps", "fix": fix}
    return {"method": "code", "code": station_code(SECRET, "kleine-runde", station)}


def play(
    session: Session, phone: Principal, dice: Random, trails: Trails, now: Any, *, way: str, plan: Any, fix: Any
) -> service.Intake:
    """A group's whole game: the way in, and answers before, after and in between."""
    stations, parts = plan
    moves = [dict(one) for one in parts]
    for station in stations:
        if way == "release":
            release = {"id": str(uuid.uuid4()), "type": "release", "group": phone.group.number, "station": station}
            hosting.accept(session, phone.tour.id, [release], actor_id=None, now=now)
        else:
            moves.append({"kind": "checkin", "station": station, "body": way_in(way, station, fix)})
    dice.shuffle(moves)
    events = [event(dice, now, seq, one.pop("kind"), **one) for seq, one in enumerate(moves)]
    batch = EventBatch(device="d", sent_at=now, events=events)
    trail = trails.borrow(phone.tour.id, phone.group.id, now=now.timestamp())
    intake = service.accept_batch(session, phone, batch, secret=SECRET, codes=NoLimit(), now=now, trail=trail)
    trail.keep()
    return intake


@pytest.mark.thorough
def test_every_way_in_gives_the_same_points_and_rank_with_and_without_flags(database, clock):
    dice, trails, seen = Random(SEED), Trails(), Counter[str]()
    started = time.process_time()
    # Nothing here is about a power cut.
    listeners.listen(database.writer, "connect", lambda raw, _: raw.execute("PRAGMA synchronous=OFF"))
    clock.forward(hours=1)
    for game in range(GAMES):
        with database.write() as session:
            tour = make_tour(session, clock())
            plan = (dice.sample(["rathaus", "platzhaus"], dice.choice([1, 2, 2])), answers(dice))
            # The group in between sends the very fix of the one before.
            fix = {"lat": 53.32485 + dice.uniform(-1e-4, 1e-4), "lon": 11.4949, "accuracy_m": 9.0, "age_s": 1.0}
            results = []
            for number, way in enumerate(dice.sample(WAYS, len(WAYS)), start=1):
                phone = make_group(session, tour, clock(), number)[0]
                intake = play(session, phone, dice, trails, clock(), way=way, plan=plan, fix=fix)
                results.append((intake.result.points, intake.result.questions_done))
                assert "copied" not in json.dumps([taken.verdict for taken in intake.taken])
            other = make_group(session, tour, clock(), 9)[0]
            play(session, other, dice, trails, clock(), way="code", plan=(["rathaus"], answers(dice)), fix=fix)
            assert len(set(results)) == 1, (SEED, game, results)
            ranks = {row.rank for row in queries.ranking(session, tour) if row.number != 9}
            assert len(ranks) == 1, (SEED, game)
            seen[f"rank {ranks.pop()}"] += 1
            flags = session.scalars(select(Event.flags).where(Event.tour_id == tour.id, Event.flags != "")).all()
            seen.update(flags)
            # Of the two groups with this fix the second is flagged, whichever it is.
            assert flags == (["copied"] if "rathaus" in plan[0] else []), (SEED, game)
    print(f"seed {SEED}: {dict(seen)}, {time.process_time() - started:.0f} s of a processor")
    assert seen["copied"] > GAMES / 2
    assert seen["rank 1"] > seen["rank 2"] > 0
