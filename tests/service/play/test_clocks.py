"""Phones whose clocks are days off or jump in the middle of a game: the same standing, and possible times (bar R5)."""

from __future__ import annotations

import json
from datetime import datetime, timedelta
from random import Random
from typing import Any

import pytest
from sqlalchemy import select

from app.clock import isoformat
from app.play.models import Event
from tests.service.play.histories import PHONES, history, make_group, make_tour, outcome, send

SEED = 20260621
GAMES = 200


class Clock:
    """A phone's clock: days off, and set anew in the middle of the game."""

    def __init__(self, dice: Random, start: datetime) -> None:
        self.offset = timedelta(hours=dice.uniform(-48, 48))
        self.jump = timedelta(hours=dice.uniform(-48, 48)) if dice.random() < 0.5 else timedelta(0)
        self.jumps_at = start + timedelta(seconds=dice.uniform(0, 3000))

    def __call__(self, moment: datetime) -> datetime:
        return moment + self.offset + (self.jump if moment >= self.jumps_at else timedelta(0))


def timeless(text: str) -> Any:
    """An outcome without its times, and without the hashes that cover them."""

    def strip(value: Any) -> Any:
        if isinstance(value, dict):
            return {key: strip(one) for key, one in value.items() if key != "at"}
        return [strip(one) for one in value] if isinstance(value, list) else value

    standing, states, _call, events = strip(json.loads(text))
    return [standing, states, [event[:7] + event[9:] for event in events]]


def test_untimed_standings_are_equal_and_times_lie_between_joining_and_receipt(database, clock):
    dice = Random(SEED)
    start = clock()
    clock.forward(hours=1)
    for number in range(GAMES):
        with database.write() as session:
            tour = make_tour(session, clock())
            straight, wrong = (make_group(session, tour, clock(), twin) for twin in (1, 2))
            made = sorted(history(dice, clock()), key=lambda one: one[0]["at"])
            deliver(session, straight, made, dice, [lambda moment: moment] * 3, start)
            deliver(session, wrong, made, dice, [Clock(dice, start) for _ in PHONES], start)
            one, other = (timeless(outcome(session, phones[0])) for phones in (straight, wrong))
            assert one == other, (SEED, number)
            for event in session.scalars(select(Event).where(Event.tour_id == tour.id)):
                assert straight[0].group.created_at <= event.at <= event.received_at, (SEED, number)


def deliver(session, phones, made, dice, clocks, start) -> None:
    """Play the events in the order of true time; each phone sends now and then what has gathered."""
    waiting: dict[int, list[dict[str, Any]]] = {phone: [] for phone in PHONES}
    for event, phone in made:
        moment = datetime.fromisoformat(event["at"])
        waiting[phone].append({**event, "at": isoformat(clocks[phone](moment))})
        if dice.random() < 0.4:
            send(session, phones[phone], waiting[phone], moment, sent_at=clocks[phone](moment))
            waiting[phone] = []
    end = start + timedelta(hours=1)
    for phone, events in waiting.items():
        send(session, phones[phone], events, end, sent_at=clocks[phone](end))


@pytest.mark.parametrize("hours", [-48, -1, 0, 1, 48])
def test_a_clock_that_is_only_wrong_gives_the_true_time(game, clock, hours):
    off = timedelta(hours=hours)
    clock.forward(hours=1)
    true = clock() - timedelta(minutes=20)
    event = {**game.checkin(1, "rathaus"), "at": isoformat(true + off)}
    with game.database.write() as session:
        send(session, game.phones[0], [event], clock(), sent_at=clock() + off)
    with game.database.read() as session:
        assert session.scalars(select(Event.at)).one() == true
