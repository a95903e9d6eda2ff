"""The offline pack: the same bytes each time, its mark in the state, keys after the check-in alone."""

from __future__ import annotations

import hashlib
import json
from base64 import b64decode

import pytest
from sqlalchemy import select

from app.play import seals
from app.play.models import Event, Seal
from app.play.seals import Place, WrongKey
from app.tours.models import Tour
from app.tours.rules import station_code
from tests.conftest import ROUTE, SECRET
from tests.web.conftest import QUICK_ITERATIONS
from tests.web.play.conftest import FILES


@pytest.fixture
def photo_phone(make_photo_tour, make_phone):
    """A phone on the small route with pictures: `photo_phone("open")`."""

    def make(offline: str = "sealed"):
        tour = make_photo_tour(offline)
        phone = make_phone()
        phone.join(tour.code)
        return phone

    return make


def stations_of(phone):
    return {station["id"]: station for station in phone.get("/api/v1/pack").json["stations"]}


def place_of(pack, station):
    return Place(pack["tour"]["code"], station, pack["edition"])


def opened(pack, station, key):
    """The content of a station as a phone opens it."""
    seal = next(one["seal"] for one in pack["stations"] if one["id"] == station)
    return json.loads(seals.unseal(key, b64decode(seal["sealed"]), place_of(pack, station)))


# ---- the same bytes ----


def test_the_pack_is_the_same_for_every_phone_at_any_time(phone, make_phone, clock):
    first = phone.get("/api/v1/pack")
    other = make_phone()
    other.join("LULU22", name="Dachse")
    other.send(other.checkin("rathaus"))
    clock.forward(hours=3)
    again = other.get("/api/v1/pack")
    assert again.data == first.data
    assert again.headers["ETag"] == first.headers["ETag"]
    assert hashlib.sha256(first.data).hexdigest()[:32] in first.headers["ETag"]


def test_who_has_the_pack_is_not_sent_it_again(phone):
    first = phone.get("/api/v1/pack")
    again = phone.get("/api/v1/pack", headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")


def test_the_public_part_shows_the_way_and_opens_nothing(phone):
    whole, public = phone.get("/api/v1/pack"), phone.get("/api/v1/pack?part=public")
    assert {station["seal"] for station in public.json["stations"]} == {None}
    unsealed = [{**station, "seal": None} for station in whole.json["stations"]]
    assert public.json == {**whole.json, "stations": unsealed, "media_bytes": 0}
    assert len(public.data) < len(whole.data) / 2
    again = phone.get("/api/v1/pack?part=public", headers={"If-None-Match": public.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")


def test_the_state_names_the_very_bytes_of_the_pack(phone):
    assert phone.state()["pack"] is None, "the state is quick and makes no seals"
    body = phone.get("/api/v1/pack").data
    assert phone.state()["pack"] == {"sha256": hashlib.sha256(body).hexdigest(), "bytes": len(body)}


@pytest.mark.parametrize("change", [{"title": "Abendrunde"}, {"phone": "+49 3874 526251"}])
def test_what_the_host_changes_makes_another_pack(phone, database, change):
    before = phone.get("/api/v1/pack")
    with database.write() as session:
        tour = session.scalars(select(Tour)).one()
        for name, value in change.items():
            setattr(tour, name, value)
    after = phone.get("/api/v1/pack", headers={"If-None-Match": before.headers["ETag"]})
    assert after.status_code == 200
    assert phone.state()["pack"]["sha256"] == hashlib.sha256(after.data).hexdigest()
    assert [one["seal"] for one in after.json["stations"]] == [one["seal"] for one in before.json["stations"]]


def test_whom_to_call_is_the_tours_own_number_else_the_routes(phone, database, make_photo_tour, make_phone, library):
    assert (
        library.routes[ROUTE].route.phone
        == phone.state()["tour"]["phone"]
        == phone.get("/api/v1/pack").json["tour"]["phone"]
    )
    with database.write() as session:
        session.scalars(select(Tour)).one().phone = "03874 526251"
    assert phone.state()["tour"]["phone"] == phone.get("/api/v1/pack").json["tour"]["phone"] == "03874 526251"
    make_photo_tour()
    other = make_phone()
    other.join("PHQTQ2")
    assert other.state()["tour"]["phone"] is None


def test_where_a_picture_is_gone_the_pack_comes_without_seals_until_it_is_back(photo_phone, settings, caplog):
    phone = photo_phone()
    folder = settings.data_dir / "media"
    folder.rename(folder.with_name("elsewhere"))
    assert {one["seal"] for one in phone.get("/api/v1/pack").json["stations"]} == {None}
    assert "could not be sealed" in caplog.text
    assert phone.state()["pack"] is None
    assert phone.send(phone.event("ready")).status_code == 200
    folder.with_name("elsewhere").rename(folder)
    assert None not in [one["seal"] for one in phone.get("/api/v1/pack").json["stations"]]


# ---- keys ----


def test_the_poster_opens_the_station_and_no_other(phone):
    pack = phone.get("/api/v1/pack").json
    wrapped = b64decode(pack["stations"][0]["seal"]["wrapped"])
    station = pack["stations"][0]["id"]
    code = station_code(SECRET.encode(), ROUTE, station)
    key = seals.unwrap(wrapped, code, place_of(pack, station), iterations=QUICK_ITERATIONS)
    assert set(opened(pack, station, key)) == {"insight", "media", "audio", "questions"}
    with pytest.raises(WrongKey):
        opened(pack, pack["stations"][1]["id"], key)


def test_the_key_comes_with_the_check_in_and_never_before(phone, database):
    pack = phone.get("/api/v1/pack").json
    assert {station["key"] for station in phone.state()["stations"].values()} == {None}
    checkin = phone.checkin("rathaus")
    unlocked = phone.send(checkin).json["results"][0]["verdict"]["unlocked"]
    key = unlocked.pop("key")
    assert opened(pack, "rathaus", b64decode(key)) == unlocked
    keys = {name: station["key"] for name, station in phone.state()["stations"].items()}
    assert keys == {name: key if name == "rathaus" else None for name in keys}
    again = phone.send(checkin).json["results"][0]
    assert (again["status"], again["verdict"]["unlocked"]["key"]) == ("duplicate", key)
    with database.read() as session:
        event = session.scalars(select(Event).where(Event.type == "checkin")).one()
    assert key not in event.verdict + event.body


def test_a_check_in_needs_no_seals(phone):
    verdict = phone.send(phone.checkin("rathaus")).json["results"][0]["verdict"]
    assert "key" not in verdict["unlocked"]
    assert phone.state()["stations"]["rathaus"]["state"] == "open"


def test_a_sealed_route_has_no_key_in_its_pack(phone):
    assert {tuple(station["seal"]) for station in stations_of(phone).values()} == {("sealed", "wrapped", "media")}


# ---- an open route ----


def test_an_open_route_carries_keys_and_answers(photo_phone):
    phone = photo_phone("open")
    pack = phone.get("/api/v1/pack").json
    seal = pack["stations"][0]["seal"]
    answers = opened(pack, "rathaus", b64decode(seal["key"]))["answers"]
    assert answers["wann"] == {
        "hints": [{"text": "Nicht b."}],
        "explanation": "Gebaut 1780.",
        "source": {"title": "Zensus", "date": "15.05.2022", "area": "Ludwigslust"},
        "options": [{"correct": True}, {"correct": False}, {"correct": False}],
        "solution": {"option": "a"},
    }
    assert answers["wahr"]["answer"] is True
    square = opened(pack, "platzhaus", b64decode(pack["stations"][1]["seal"]["key"]))["answers"]
    assert square["zahl"] == {
        "hints": [],
        "source": {"title": "Zensus", "date": "15.05.2022", "area": "Ludwigslust"},
        "answer": 26,
        "tolerance": 1,
        "zero_at": 21,
        "scale": "linear",
        "solution": {"value": 26, "tolerance": 1},
    }


def test_on_a_sealed_route_answers_are_not_even_under_the_seal(photo_phone):
    phone = photo_phone("sealed")
    pack = phone.get("/api/v1/pack").json
    key = b64decode(
        phone.send(phone.event("checkin", station="rathaus", body=by_code())).json["results"][0]["verdict"]["unlocked"][
            "key"
        ]
    )
    assert "answers" not in opened(pack, "rathaus", key)


def by_code():
    return {"method": "code", "code": station_code(SECRET.encode(), "kleine-runde", "rathaus")}


# ---- pictures and recordings ----


def test_media_come_sealed_as_the_pack_announces_them(photo_phone, database):
    phone = photo_phone()
    pack = phone.get("/api/v1/pack").json
    announced = pack["stations"][0]["seal"]["media"]
    assert [one["url"] for one in announced] == [f"/api/v1/pack/media/rathaus/{index}" for index in range(3)]
    assert pack["media_bytes"] == sum(one["bytes"] for one in announced)
    with database.read() as session:
        key = session.scalars(select(Seal.key).where(Seal.station == "rathaus")).one()
    for index, photo in enumerate(FILES.values()):
        reply = phone.get(announced[index]["url"])
        assert (reply.status_code, reply.mimetype) == (200, "application/octet-stream")
        assert len(reply.data) == announced[index]["bytes"]
        assert hashlib.sha256(reply.data).hexdigest() == announced[index]["sha256"]
        assert photo[:16] not in reply.data
        assert seals.unseal_medium(key, reply.data, place_of(pack, "rathaus"), index) == photo
        kept = phone.get(announced[index]["url"], headers={"If-None-Match": reply.headers["ETag"]})
        assert (kept.status_code, kept.data) == (304, b"")
        # The address is the same in another tour, so what is kept must not be used unasked.
        assert reply.headers["Cache-Control"] == "private, no-cache"


def test_a_recording_plays_once_its_station_is_open_and_in_parts(photo_phone):
    phone = photo_phone()
    pack = phone.get("/api/v1/pack").json
    url = f"/media/{pack['edition']}/glocke.mp3"
    assert phone.get(url).status_code == 404, "the station is not open yet"
    assert phone.state()["stations"]["rathaus"]["audio"] is None
    phone.send(phone.event("checkin", station="rathaus", body=by_code()))
    told = {"url": url, "language": "de", "transcript": "Ihr hört die Glocke.", "credit": "Stadt"}
    assert phone.state()["stations"]["rathaus"]["audio"] == [told]
    with phone.get(url) as whole:
        assert (whole.status_code, whole.mimetype, whole.data) == (200, "audio/mpeg", FILES["glocke.mp3"])
    with phone.get(url, headers={"Range": "bytes=0-1"}) as part:
        assert (part.status_code, part.data) == (206, b"ID")


def test_there_are_no_other_media(photo_phone):
    phone = photo_phone()
    assert phone.get("/api/v1/pack/media/rathaus/0").status_code == 404, "nothing is sealed yet"
    phone.get("/api/v1/pack")
    for path in ("rathaus/3", "platzhaus/0", "mond/0", "rathaus/x", "rathaus/-1", "rathaus/99999999999999999999"):
        assert phone.get(f"/api/v1/pack/media/{path}").status_code == 404
