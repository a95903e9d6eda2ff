"""10,000 histories of three phones, delivered in any order, up to five times, split and merged (bar R1)."""

from __future__ import annotations

import time
from random import Random
from typing import Any

import pytest
from sqlalchemy import event
from sqlalchemy.orm import Session

from app.tours.queries import Principal
from tests.service.play.histories import PHONES, history, make_group, make_tour, outcome, send

SEED = 20260621
PARTS, HISTORIES = 4, 2500
# So many share what was done, a tour and a transaction; what is committed when is the business of other tests.
WAYS, PLANS = 10, 10


@pytest.mark.thorough
@pytest.mark.parametrize("part", range(PARTS))
def test_delivery_does_not_matter(database, clock, part):
    dice, stuck = Random(SEED + part), []
    started = time.process_time()
    # Nothing here is about a power cut.
    event.listen(database.writer, "connect", lambda raw, _: raw.execute("PRAGMA synchronous=OFF"))
    clock.forward(hours=1)
    for first in range(0, HISTORIES, WAYS * PLANS):
        with database.write() as session:
            tour = make_tour(session, clock())
            for number in range(PLANS):
                made = history(dice, clock())
                groups = [make_group(session, tour, clock(), number * 20 + way) for way in range(WAYS + 1)]
                deliver_in_order(session, groups[0], made, clock())
                expected = outcome(session, groups[0][0])
                for way, group in enumerate(groups[1:]):
                    deliver_somehow(session, group, made, clock(), dice)
                    if outcome(session, group[0]) != expected:
                        stuck.append(first + number * WAYS + way)
            session.expunge_all()
    print(f"seed {SEED + part}: {HISTORIES} histories, {time.process_time() - started:.0f} s of a processor")
    assert stuck == []


def deliver_in_order(session: Session, phones: list[Principal], made: list[Any], now: Any) -> None:
    """Each event once, as it was made."""
    for one, phone in made:
        send(session, phones[phone], [one], now)


def deliver_somehow(session: Session, phones: list[Principal], made: list[Any], now: Any, dice: Random) -> None:
    """Each event one to five times, in batches of any size and order."""
    deliveries = [one for one in made for _ in range(dice.choice([1, 1, 1, 2, 2, 3, 4, 5]))]
    dice.shuffle(deliveries)
    while deliveries:
        size = dice.choice([2, 8, 20, 40])
        part, deliveries = deliveries[:size], deliveries[size:]
        for phone in dice.sample(PHONES, len(PHONES)):
            own = [one for one, owner in part if owner == phone]
            if own:
                send(session, phones[phone], own, now)
