"""Implausible positions over HTTP: flagged for the host on board and timeline; elsewhere unseen and without weight."""

from __future__ import annotations

import json
from typing import Any

import pytest
from sqlalchemy import select

from app.play import service
from app.play.models import Event
from app.tours.models import Tour
from tests.web.conftest import Phone


@pytest.fixture
def board(tour, database, make_user, logged_in):
    """Reads for the host of LULU22: `board()` its rows, `board(1)` the timeline of a group."""
    user = make_user("dachs")
    with database.write() as session:
        session.get_one(Tour, tour.id).owner_id = user.id
    client = logged_in(user)

    def read(group: int | None = None) -> list[dict[str, Any]]:
        base = f"/api/v1/host/tours/{tour.id}"
        if group is None:
            return client.get(f"{base}/board").json["rows"]
        return client.get(f"{base}/groups/{group}").json["entries"]

    return read


def at_station(phone: Phone, station: str, *, north_m: float = 6.1234, accuracy_m: float = 8.3) -> dict[str, Any]:
    """A check-in by position, some metres north of the station."""
    stations = {one["id"]: one for one in phone.get("/api/v1/pack").json["stations"]}
    place = stations[station]["position"]
    fix = {
        "lat": place["lat"] + north_m / 111_300,
        "lon": place["lon"],
        "accuracy_m": accuracy_m,
        "age_s": 1.5,
    }
    return phone.event("checkin", station=station, body={"method": "gps", "fix": fix})


def far_apart(phone: Phone) -> tuple[str, str]:
    """Two stations a kilometre from each other."""
    places = [one for one in phone.get("/api/v1/pack").json["stations"] if one["position"]]
    south, north = (pick(places, key=lambda one: one["position"]["lat"]) for pick in (min, max))
    assert (north["position"]["lat"] - south["position"]["lat"]) * 111_300 > 800
    return south["id"], north["id"]


def test_a_teleport_stands_on_the_board_and_in_the_timeline_and_counts_like_any_check_in(board, phone, clock):
    south, north = far_apart(phone)
    first = phone.send(at_station(phone, south)).json
    clock.forward(seconds=20)
    second = phone.send(at_station(phone, north)).json
    assert [one["results"][0]["status"] for one in (first, second)] == ["accepted", "accepted"]
    assert second["standing"]["points"] == 2 * first["standing"]["points"]
    (row,) = board()
    assert row["flags"] == [{"station": north, "at": "2026-06-21T09:00:20.000Z", "flags": ["teleport"]}]
    assert [entry["flags"] for entry in board(1)] == [["teleport"], []]
    seen_by_phone = json.dumps([second, phone.state(), phone.get("/api/v1/stream").text])
    assert "teleport" not in seen_by_phone
    assert "flags" not in seen_by_phone


def test_the_same_way_in_good_time_is_no_news(board, phone, clock):
    south, north = far_apart(phone)
    phone.send(at_station(phone, south))
    clock.forward(minutes=25)
    phone.send(at_station(phone, north))
    assert board()[0]["flags"] == []


def test_a_batch_from_a_dead_zone_is_judged_by_the_times_of_its_events(board, phone, clock):
    south, north = far_apart(phone)
    early = at_station(phone, south)
    clock.forward(minutes=25)
    late = at_station(phone, north)
    clock.forward(minutes=5)
    phone.send(early, late)
    assert board()[0]["flags"] == []
    quick = [at_station(phone, south), at_station(phone, north)]
    phone.send(*quick)
    assert [one["flags"] for one in board()[0]["flags"]] == [["teleport"]]


def test_copies_are_flagged_at_who_comes_later(board, tour, phone, make_phone):
    other = make_phone()
    other.join(tour.code, "Leise Luchse")
    south, _ = far_apart(phone)
    phone.send(at_station(phone, south))
    other.send(at_station(other, south))
    assert [[one["flags"] for one in row["flags"]] for row in board()] == [[], [["copied"]]]


def test_the_board_shows_the_newest_five_and_a_stream_brings_them(board, phone, clock, database):
    south, north = far_apart(phone)
    for _ in range(4):
        for station in (south, north):
            phone.send(at_station(phone, station))
            clock.forward(seconds=10)
    flags = board()[0]["flags"]
    assert [one["at"] for one in flags] == [
        f"2026-06-21T09:0{at}.000Z" for at in ("1:10", "1:00", "0:50", "0:40", "0:30")
    ]
    assert sum(bool(entry["flags"]) for entry in board(1)) == 7


def test_what_was_rolled_back_flags_nobody(board, phone, clock, monkeypatch):
    south, north = far_apart(phone)

    def broken(*_: Any, **__: Any) -> None:
        raise RuntimeError("boom")

    with monkeypatch.context() as patch:
        patch.setattr(service.ledger, "keep_standing", broken)
        assert phone.send(at_station(phone, south)).status_code == 500
    clock.forward(seconds=20)
    assert phone.send(at_station(phone, north)).json["results"][0]["status"] == "accepted"
    assert board()[0]["flags"] == []


def test_no_coordinate_reaches_the_database(phone, database, clock):
    south, north = far_apart(phone)
    made = [at_station(phone, south, north_m=7.77777), at_station(phone, north, north_m=7.77777)]
    phone.send(*made)
    with database.read() as session:
        assert [event.flags for event in session.scalars(select(Event).order_by(Event.id))] == ["", "teleport"]
    database.close()
    for event in made:
        digits = repr(event["body"]["fix"]["lat"])[:9].encode()
        for file in database.path.parent.glob("stadtlotse.db*"):
            assert digits not in file.read_bytes()


@pytest.mark.parametrize("at", ["0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-12:00"])
def test_times_beyond_reason_break_no_flag(phone, at):
    south, north = far_apart(phone)
    events = [{**at_station(phone, station), "at": at} for station in (south, north)]
    assert [one["status"] for one in phone.send(*events).json["results"]] == ["accepted", "accepted"]
