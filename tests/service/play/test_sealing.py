"""Seals are made once per tour and edition, by whoever is first, and nobody's writing waits for it."""

from __future__ import annotations

from base64 import b64decode

import pytest
from sqlalchemy import select

from app.content.service import publish
from app.db import Database
from app.play import queries, sealing, seals
from app.play.models import Seal
from app.tours.models import Tour
from app.tours.rules import station_code
from tests.service.play.conftest import SECRET, document


@pytest.fixture(autouse=True)
def quick_codes(monkeypatch):
    """Few rounds; tests/unit/play/test_seals.py holds the real figure."""
    monkeypatch.setattr(seals, "ITERATIONS", 10)


@pytest.fixture
def tour(game) -> Tour:
    """The game's tour."""
    return game.phones[0].tour


@pytest.fixture
def seal_now(database, settings, tour):
    """Make what is missing, as views and commands do."""
    return lambda: sealing.seal_tour(database, tour.id, secret=SECRET, data_dir=settings.data_dir)


def stored(database) -> dict[str, tuple[str, bytes, bytes, bytes]]:
    with database.read() as session:
        return {
            one.station: (one.edition_id, one.key, one.sealed, one.wrapped) for one in session.scalars(select(Seal))
        }


def planned(database, tour):
    with database.read() as session:
        return sealing.plan(session, tour.id, secret=SECRET)


def another_edition(database, clock, tour) -> str:
    with database.write() as session:
        changed = document().model_copy(update={"route": document().route.model_copy(update={"title": "Runde zwei"})})
        edition = publish(session, changed, now=clock()).id
        session.get_one(Tour, tour.id).edition_id = edition
    return edition


def test_every_station_has_its_own_key_under_its_own_code(database, tour, seal_now):
    seal_now()
    made = stored(database)
    assert set(made) == {"rathaus", "platzhaus"}
    assert len({key for _, key, _, _ in made.values()}) == 2
    for station, (edition, key, _, wrapped) in made.items():
        code = station_code(SECRET, "kleine-runde", station)
        assert seals.unwrap(wrapped, code, seals.Place(tour.code, station, edition), iterations=10) == key


def test_making_them_again_changes_nothing(database, tour, seal_now):
    seal_now()
    first = stored(database)
    seal_now()
    assert stored(database) == first
    assert planned(database, tour) is None


def test_of_two_processes_that_make_them_at_once_the_first_counts(database, settings, tour):
    other = Database(settings.database_url)
    plans = [planned(database, tour), planned(other, tour)]
    made = [sealing.make(plan, data_dir=settings.data_dir) for plan in plans]
    with other.write() as session:
        sealing.keep(session, plans[1], made[1])
    first = stored(database)
    with database.write() as session:
        sealing.keep(session, plans[0], made[0])
    other.close()
    assert len(first) == 2
    assert stored(database) == first


def test_another_edition_gets_seals_of_its_own(database, settings, tour, seal_now, clock):
    seal_now()
    before = stored(database)
    edition = another_edition(database, clock, tour)
    with database.read() as session:
        assert queries.seal_keys(session, session.get_one(Tour, tour.id)) == {}
    seal_now()
    after = stored(database)
    assert {one[0] for one in after.values()} == {edition}
    assert not {one[1] for one in after.values()} & {one[1] for one in before.values()}


def test_seals_of_an_edition_that_was_left_meanwhile_are_not_stored(database, settings, tour, clock):
    plan = planned(database, tour)
    made = sealing.make(plan, data_dir=settings.data_dir)
    another_edition(database, clock, tour)
    with database.write() as session:
        sealing.keep(session, plan, made)
    assert stored(database) == {}


def test_nobodys_writing_waits_for_the_slow_part(game, database, tour, seal_now, monkeypatch):
    taken = []
    wrap = seals.wrap

    def wrap_while_a_phone_sends(*args, **options):
        # The only writer's connection would be held, and the intake would give up, if a transaction were open here.
        if not taken:
            taken.extend(game.send(game.checkin(1, "rathaus")).taken)
        return wrap(*args, **options)

    monkeypatch.setattr(sealing.os, "cpu_count", lambda: 1)
    monkeypatch.setattr(seals, "wrap", wrap_while_a_phone_sends)
    seal_now()
    assert [one.status for one in taken] == ["accepted"]
    assert len(stored(database)) == 2


def test_the_key_of_a_verdict_opens_what_was_sealed_and_is_not_stored(game, database, tour, seal_now):
    seal_now()
    unlocked = game.send(game.checkin(1, "rathaus")).taken[0].verdict["unlocked"]
    edition, key, sealed, _ = stored(database)["rathaus"]
    assert b64decode(unlocked["key"]) == key
    assert b"Hier" not in sealed
    assert "stand" in seals.unseal(key, sealed, seals.Place(tour.code, "rathaus", edition)).decode()


def test_a_tour_that_is_gone_is_no_trouble(database, settings):
    sealing.seal_tour(database, 4711, secret=SECRET, data_dir=settings.data_dir)
    assert stored(database) == {}


def test_a_picture_that_is_gone_is_found_before_anything_is_counted(database, settings, tour, seal_now, monkeypatch):
    counted = []
    monkeypatch.setattr(seals, "wrap", lambda *args, **options: counted.append(args))

    def gone(*args):
        raise FileNotFoundError

    monkeypatch.setattr(sealing, "_media", gone)
    seal_now()
    assert counted == []
    assert stored(database) == {}
