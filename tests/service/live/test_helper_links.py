"""Helpers' links in the database: made, limited, taken back; what is done by them and its undoing."""

from __future__ import annotations

import uuid
from typing import Any

import pytest
from sqlalchemy import select

from app.errors import Forbidden, Invalid, NotFound
from app.live import helper_queries as queries
from app.live import helper_service as service
from app.live.helper_models import HelperLink
from app.play import hosting
from app.play.models import Event, Standing
from app.tokens import token_key
from app.tours import service as tours
from app.tours.models import Tour
from tests.conftest import SECRET

STATION = "rathaus"


@pytest.fixture
def tour(make_tour, database, clock) -> Tour:
    """A running tour with two groups."""
    made = make_tour(code="LULU22")
    with database.write() as session:
        for name in ("Flinke Füchse", "Leise Luchse"):
            tour = session.get_one(Tour, made.id)
            tours.join_group(session, tour, secret=SECRET.encode(), name=name, language="de", now=clock())
    return made


@pytest.fixture
def make(database, clock, tour):
    """Make a link: `make(may_adjust=False)`."""

    def made(**change: Any) -> service.MadeLink:
        about = {"station": STATION, "name": "Frau Pohl", "may_adjust": True, "user_id": None, **change}
        with database.write() as session:
            return service.make_link(session, session.get_one(Tour, tour.id), now=clock(), **about)

    return made


@pytest.fixture
def act(database, clock):
    """Do something by a link; the code of the refusal, None where it was taken."""

    def done(made: service.MadeLink, *events: dict[str, Any]) -> list[str | None]:
        with database.write() as session:
            taken, _ = service.act(session, made.link.id, list(events), now=clock())
        return [one.reason if one.status != "duplicate" else "duplicate" for one in taken]

    return done


def gift(points: int, group: int = 1, **change: Any) -> dict[str, Any]:
    """Points for a group, as a helper's page sends them."""
    body = {"points": points, "reason": "Lied gesungen"}
    return {"id": str(uuid.uuid4()), "type": "adjust", "group": group, "body": body, **change}


def release(group: int = 1, station: str = STATION) -> dict[str, Any]:
    """A release, as a helper's page sends it."""
    return {"id": str(uuid.uuid4()), "type": "release", "group": group, "station": station, "body": {"reason": "Hier"}}


def undo(database, tour, clock, event: dict[str, Any]) -> None:
    """What the host does about it."""
    revoke = {"id": str(uuid.uuid4()), "type": "revoke", "body": {"event": event["id"]}}
    with database.write() as session:
        ((taken,), _) = hosting.accept(session, tour.id, [revoke], actor_id=None, now=clock())
    assert taken.status == "accepted"


def points(database, number: int = 1) -> int:
    """What a group has."""
    with database.read() as session:
        rows = session.scalars(select(Standing.points).order_by(Standing.group_id)).all()
        return sum(rows)


def test_only_the_hash_of_a_token_is_kept(database, make):
    made = make()
    with database.read() as session:
        kept = session.scalars(select(HelperLink)).one()
        found = queries.helper_of(session, token_key(made.token))
    assert kept.token_key == token_key(made.token) != made.token
    assert found.link.id == made.link.id
    assert len(made.token) >= 43


def test_the_name_is_cleaned_and_has_a_length(make):
    assert make(name="  Frau\u200b \u202e Pohl ").link.name == "Frau Pohl"
    assert make(name="x" * 40).link.name == "x" * 40
    for wrong in ("", "  ", "\u200b", "x" * 41):
        with pytest.raises(Invalid, match="helper_name"):
            make(name=wrong)


def test_a_station_of_another_route_has_no_links(make):
    with pytest.raises(Invalid, match="helper_station"):
        make(station="woanders")


def test_five_links_a_station_and_one_that_is_taken_back_makes_room(database, make, tour, clock):
    links = [make() for _ in range(5)]
    with pytest.raises(Invalid, match="helper_limit"):
        make()
    make(station="platzhaus")
    with database.write() as session:
        service.revoke_link(session, session.get_one(Tour, tour.id), links[2].link.id, now=clock())
    make()
    with database.read() as session:
        assert queries.living_count(session, tour.id, STATION) == 5
        assert links[2].link.id not in {link.id for link, _ in queries.living_links(session, tour.id)}


def test_a_link_of_another_tour_cannot_be_taken_back(database, make, make_tour, clock):
    made, other = make(), make_tour(code="THERE2")
    for number in (made.link.id, 10**30, 77):
        with database.write() as session, pytest.raises(NotFound):
            service.revoke_link(session, session.get_one(Tour, other.id), number, now=clock())


def test_a_release_counts_as_a_check_in_and_bears_the_helpers_name(database, make, act):
    made = make()
    assert act(made, release()) == [None]
    assert points(database) == 50
    with database.read() as session:
        event = session.scalars(select(Event)).one()
    assert (event.source, event.type, event.station) == ("host", "release", STATION)
    assert (event.actor_id, event.actor_link, event.actor_name) == (None, made.link.id, "Frau Pohl")


def test_points_are_limited_by_group_and_link_and_what_is_undone_may_be_given_again(database, make, act, tour, clock):
    made, other = make(), make(name="Herr Witt")
    first = gift(60)
    assert act(made, first, gift(41)) == [None, "helper_points_limit"]
    # A reply that was lost: the same once more is no new gift and is not refused as one.
    assert act(made, first) == ["duplicate"]
    assert act(made, gift(40), gift(1)) == [None, "helper_points_limit"]
    assert act(made, gift(100, group=2)) == [None]
    assert act(other, gift(100)) == [None]
    assert points(database) == 300
    undo(database, tour, clock, first)
    assert points(database) == 240
    assert act(made, gift(61), gift(60)) == ["helper_points_limit", None]


def test_a_link_without_the_right_gives_no_points(database, make, act):
    assert act(make(may_adjust=False), gift(10), release()) == ["helper_no_points", None]
    assert points(database) == 50


def test_nothing_else_is_done_by_a_link(make, act, tour, database):
    made = make()
    kinds = ("end", "pause", "settings", "rename", "hide", "seen", "revoke")
    events = [{"id": str(uuid.uuid4()), "type": kind, "group": 1, "body": {"name": "Wölfe"}} for kind in kinds]
    assert act(made, *events) == ["helper_not_allowed"] * len(kinds)
    assert act(made, release(station="platzhaus")) == ["helper_not_allowed"]
    assert act(made, release(group=9), gift(5, group=9)) == ["group_not_found"] * 2
    assert act(made, gift(5, body={"points": 5}), gift(5, body={"points": True, "reason": "Einfach so"})) == [
        "reason_missing",
        "bad_points",
    ]
    with database.read() as session:
        assert session.get_one(Tour, tour.id).phase == "running"
        assert session.scalars(select(Event)).all() == []


def test_a_link_that_was_taken_back_meanwhile_does_nothing(database, make, act, tour, clock):
    made = make()
    with database.write() as session:
        service.revoke_link(session, session.get_one(Tour, tour.id), made.link.id, now=clock())
    with pytest.raises(Forbidden, match="helper_revoked"):
        act(made, release())
    assert points(database) == 0
