"""What three phones of a group may do on the small route, and what is left of it: for tests of thousands of games."""

from __future__ import annotations

import json
import uuid
from datetime import datetime, timedelta
from random import Random
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.clock import isoformat
from app.content.service import publish
from app.play import calls, disclosure, queries, rules, service
from app.play.events import EventBatch
from app.play.models import Event, Standing
from app.tours import service as tours
from app.tours.models import Device, Group, Tour
from app.tours.queries import Principal
from app.tours.rules import station_code
from tests.service.play.conftest import SECRET, NoLimit, document

PHONES = (0, 1, 2)
QUESTIONS: dict[tuple[str, str], tuple[int, list[Any]]] = {
    ("rathaus", "wann"): (2, ["a", "b", "c"]),
    ("rathaus", "wahr"): (1, [True, False]),
    ("platzhaus", "zahl"): (1, [20, 26, 40.5, 100]),
    ("platzhaus", "wort"): (1, ["Busch", "BUSCH ", "Baum"]),
    ("platzhaus", "mehr"): (1, [["a"], ["a", "b"], ["c"], ["a", "b", "c"]]),
}
# Answers beyond the last attempt: refused once the station is open, before that unread like all others. They are made
# with these numbers, because their rows may differ; the standing may not.
BEYOND = 1000
# Of an event everything that may not depend on its delivery. Whether an answer had to wait is told in its first
# verdict, and of two check-ins that say the same the first to come is folded.
KEPT = (
    Event.event_id,
    Event.device,
    Event.seq,
    Event.type,
    Event.station,
    Event.question,
    Event.attempt,
    Event.at,
    Event.body_hash,
    Event.body,
    Event.status,
    Event.reason,
    Event.revoked_by,
)


def outcome(session: Session, phone: Principal) -> str:
    """The final events and everything that the group, the ranking and the board show, as bytes that can be compared."""
    group = phone.group.id
    course = queries.course_of(session, phone.tour.edition_id)
    result = rules.fold(course, queries.log_of(session, group))
    row = session.get(Standing, group)
    standing = None
    if row is not None:
        standing = [row.points, row.stations_done, row.questions_done, row.finished, json.loads(row.cells)]
        assert row.points == result.points
    states = {key: state.model_dump(mode="json") for key, state in disclosure.states(course, result, {}).items()}
    call = str(calls.calls_of(session, phone.tour.id, [group]).get(group))
    events = [
        [isoformat(value) if isinstance(value, datetime) else value for value in event]
        for event in session.execute(
            select(*KEPT).where(Event.group_id == group, Event.seq < BEYOND).order_by(Event.event_id)
        )
    ]
    assert len({event[0] for event in events}) == len(events)
    return json.dumps([standing, states, call, events], sort_keys=True)


def history(dice: Random, now: datetime) -> list[tuple[dict[str, Any], int]]:
    """What the phones of a group do, in the order in which they do it: events, each with its phone."""
    plan: list[dict[str, Any]] = []
    for station in ("rathaus", "platzhaus"):
        for _ in range(dice.choice([0, 1, 1, 2])):
            plan.append({"type": "checkin", "station": station, "body": _way_in(dice, station)})
        if dice.random() < 0.2:
            plan.append({"type": "skip", "station": station})
    for (station, question), (attempts, responses) in QUESTIONS.items():
        for attempt in range(1, dice.choice([0, 1, attempts, attempts, attempts + 1]) + 1):
            body = {"attempt": attempt, "response": dice.choice(responses)}
            plan.append({"type": "answer", "station": station, "question": question, "body": body})
    for _ in range(dice.choice([0, 0, 1, 2])):
        plan.append({"type": "hint", "station": "rathaus", "question": "wann", "body": {"index": 0}})
    if dice.random() < 0.2:
        plan.append({"type": "help", "station": dice.choice(["rathaus", "platzhaus"])})
    if dice.random() < 0.3:
        plan.append({"type": "finish"})
    dice.shuffle(plan)
    made = []
    for seq, parts in enumerate(plan):
        identity = str(uuid.UUID(int=dice.getrandbits(128), version=4))
        at = isoformat(now - timedelta(seconds=dice.randrange(3000)))
        made.append(({"id": identity, "seq": seq_of(seq, parts), "at": at, "body": {}, **parts}, dice.choice(PHONES)))
    return made


def seq_of(place: int, parts: dict[str, Any]) -> int:
    """The number of an event by its place in the plan, and whether it asks for more attempts than there are."""
    allowed, _ = QUESTIONS.get((parts.get("station") or "", parts.get("question") or ""), (BEYOND, []))
    return place + (BEYOND if parts.get("body", {}).get("attempt", 0) > allowed else 0)


def _way_in(dice: Random, station: str) -> dict[str, Any]:
    if station == "platzhaus" or dice.random() < 0.5:
        return {"method": "code", "code": station_code(SECRET, "kleine-runde", station)}
    far = dice.choice([0.0001, 0.0001, 0.01])
    return {"method": "gps", "fix": {"lat": 53.32485 + far, "lon": 11.4949, "accuracy_m": 9, "age_s": 1}}


def make_tour(session: Session, now: datetime) -> Tour:
    """A running tour."""
    edition = publish(session, document(), now=now)
    return tours.create_tour(session, edition_id=edition.id, route_slug="kleine-runde", now=now, phase="running")


def make_group(session: Session, tour: Tour, now: datetime, number: int) -> list[Principal]:
    """A group of an hour ago with three phones, written at once: joining is tested elsewhere."""
    key = f"{tour.id}-{number}"
    group = Group(
        id=key,
        tour_id=tour.id,
        claim_key=key,
        resume_key=key,
        name=key,
        number=number,
        language="de",
        created_at=now - timedelta(hours=1),
    )
    session.add(group)
    session.flush()
    devices = [
        Device(group_id=key, token_key=f"{key}-{phone}", number=phone + 1, created_at=now, last_seen_at=now)
        for phone in PHONES
    ]
    session.add_all(devices)
    session.flush()
    return [Principal(tour, group, device) for device in devices]


def send(
    session: Session, phone: Principal, events: list[Any], now: datetime, *, sent_at: datetime | None = None
) -> service.Intake:
    """One batch of one phone, whose clock may show something else."""
    batch = EventBatch(device="d", sent_at=sent_at or now, events=events)
    return service.accept_batch(session, phone, batch, secret=SECRET, codes=NoLimit(), now=now)
