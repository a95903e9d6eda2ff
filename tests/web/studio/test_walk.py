"""The desk walk over HTTP: a rehearsal that plays like a tour, shows up nowhere and goes away as a whole."""

from __future__ import annotations

import hashlib
import json
from typing import Any

import pytest
from flask.testing import FlaskClient
from sqlalchemy import func, select

from app.content.media import place
from app.content.queries import places_of_routes
from app.db import Base
from app.live.pages_data import published_routes
from app.play.models import Event, Seal, Standing
from app.studio import rehearsals
from app.tours import queries as tours
from app.tours.models import Device, Group, Tour
from tests.conftest import ROUTE
from tests.validity import mistakes_in
from tests.web.conftest import SAME_ORIGIN, Phone

ROUTES = "/api/v1/studio/routes"


class Desk:
    """An organizer's browser, and the phone in its frame, which holds a token and no cookie."""

    def __init__(self, client: FlaskClient, app: Any) -> None:
        self.client, self.app = client, app

    def get(self, path: str) -> Any:
        return self.client.get(path)

    def post(self, path: str, body: Any = None) -> Any:
        return self.client.post(path, json=body or {}, headers=SAME_ORIGIN)

    def make(self, title: str = "Weg", source: str = f"original:{ROUTE}") -> str:
        made = self.client.post("/studio/routes", data={"title": title, "source": source}, headers=SAME_ORIGIN)
        assert made.status_code == 303, made.text
        return made.headers["Location"].rpartition("/")[2]

    def publish(self, slug: str) -> Any:
        seen = self.get(f"{ROUTES}/{slug}/editions").json["state"]
        return self.post(f"{ROUTES}/{slug}/publish", {"state": seen, "user": "anna"})

    def rehearse(self, slug: str) -> dict[str, Any]:
        reply = self.post(f"{ROUTES}/{slug}/rehearsal")
        assert reply.status_code == 201, reply.json
        return reply.json

    def phone(self, begun: dict[str, Any], clock: Any) -> RehearsalPhone:
        return RehearsalPhone(self.app.test_client(), clock, begun)


class RehearsalPhone(Phone):
    """The phone of a rehearsal."""

    def __init__(self, client: FlaskClient, clock: Any, begun: dict[str, Any]) -> None:
        super().__init__(client, clock)
        self.begun = begun
        self.bearer = {"Authorization": f"Bearer {begun['token']}"}

    def get(self, path: str, **options: Any) -> Any:
        return self.client.get(path, headers=self.bearer, **options)

    def post(self, path: str, body: Any = None, **options: Any) -> Any:
        return self.client.post(path, json=body, headers={**SAME_ORIGIN, **self.bearer}, **options)

    def open_station(self, station: str) -> Any:
        body = {"method": "code", "code": self.begun["codes"][station]}
        return self.send(self.event("checkin", station=station, body=body)).json


@pytest.fixture
def make_desk(logged_in, make_user, app):
    return lambda name, role="organizer": Desk(logged_in(make_user(name, role)), app)


@pytest.fixture
def anna(make_desk) -> Desk:
    return make_desk("anna")


@pytest.fixture
def slug(anna) -> str:
    return anna.make()


@pytest.fixture
def counts(database):
    """How many rows each table has, those of drafts and logins aside."""
    tables = [
        table for table in Base.metadata.sorted_tables if not table.name.startswith(("studio_", "users", "staff"))
    ]

    def count() -> dict[str, int]:
        with database.read() as session:
            return {table.name: session.scalar(select(func.count()).select_from(table)) for table in tables}

    return count


def test_a_rehearsal_plays_like_a_tour(anna, slug, clock):
    begun = anna.rehearse(slug)
    phone = anna.phone(begun, clock)
    state = phone.state()
    assert state["group"]["name"] == "Probe"
    assert state["tour"]["code"] == begun["tour"]["code"]
    assert phone.get("/api/v1/pack?part=public").json["route"]["slug"] == slug
    reply = phone.open_station("rathaus")
    assert reply["results"][0]["status"] == "accepted"
    assert phone.state()["stations"]["rathaus"]["state"] == "open"
    # The screen Stand asks for the table of its own tour by the code.
    table = phone.get(f"/api/v1/tours/{begun['tour']['code']}/standings").json
    assert [row["name"] for row in table["rows"]] == ["Probe"]
    stream = phone.get("/api/v1/stream").text
    assert "Probe" in stream


def test_the_pack_of_a_rehearsal_is_sealed_when_it_begins(anna, slug, database):
    tour = anna.rehearse(slug)["tour"]["id"]
    with database.read() as session:
        stations = session.scalar(select(func.count()).select_from(Seal).where(Seal.tour_id == tour))
    assert stations == len(anna.rehearse(slug)["codes"])


def test_what_is_not_right_yet_is_left_out_and_said(anna, slug, clock):
    document = anna.get(f"/api/v1/studio/documents/route/{slug}").json
    quiz = document["document"]["route"]["stations"][0]["quiz"]
    change = {"op": "set", "path": ["route", "stations", "rathaus", "quiz"], "old": quiz, "new": f"{slug}/nirgends"}
    body = {"save_id": "0b4d3d7e-5b8f-4d0a-9d59-0a1f3c1b2a11", "rev": 0, "changes": [change], "user": "anna"}
    assert anna.post(f"/api/v1/studio/saves/route/{slug}", body).status_code == 200
    begun = anna.rehearse(slug)
    assert begun["mistakes"] >= 1
    assert anna.phone(begun, clock).open_station("rathaus")["results"][0]["status"] == "accepted"


def test_a_route_without_stations_cannot_be_walked(anna):
    empty = anna.make("Leer", source="")
    reply = anna.post(f"{ROUTES}/{empty}/rehearsal")
    assert (reply.status_code, reply.json["error"]["code"]) == (422, "rehearsal_impossible")


def test_a_rehearsal_is_shown_nowhere(anna, slug, make_desk, make_phone, clock, database, app):
    begun = anna.rehearse(slug)
    code, number = begun["tour"]["code"], begun["tour"]["id"]
    own = anna.phone(begun, clock).state()["group"]
    admin, visitor = make_desk("chefin", "admin"), make_phone()
    assert code not in visitor.get("/").text
    for desk in (anna, admin):
        assert code not in desk.get("/host/tours").text
        assert f"/host/tours/{number}" not in desk.get("/host/tours").text
        for path in (f"/host/tours/{number}", f"/host/tours/{number}/beamer", f"/api/v1/host/tours/{number}/board"):
            assert desk.get(path).status_code == 404, path
        assert desk.post(f"/api/v1/host/tours/{number}/events", {"events": []}).status_code == 404
    for asker in (visitor, anna, admin):
        for path in (
            f"/j/{code}",
            f"/j?code={code}",
            f"/j/{code}/qr.svg",
            f"/api/v1/tours/{code}",
            f"/api/v1/tours/{code}/standings",
            f"/api/v1/tours/{code}/stream",
            f"/tours/{code}/standings",
            own["card"],
            # Nobody has published the route.
            f"/r/{slug}",
        ):
            assert asker.get(path).status_code == 404, path
    assert visitor.post(f"/api/v1/tours/{code}/groups", {"name": "Igel"}).status_code == 404
    assert visitor.post(own["card"]).status_code == 404
    assert visitor.post("/api/v1/resume", {"resume_code": own["resume_code"]}).status_code == 404
    devices = f"/api/v1/tours/{code}/groups/{own['id']}/devices"
    assert visitor.post(devices, {"pin": own["pin"]}).status_code == 404
    with database.read() as session:
        assert tours.open_tours(session) == []
        assert published_routes(session) == []
        assert places_of_routes(session) == []


def test_beside_a_published_route_a_rehearsal_changes_nothing(anna, slug, make_phone, clock, make_tour, database):
    make_tour(code="LULU22")
    anna.publish(slug)
    before = {
        path: make_phone().get(path).text for path in ("/", f"/r/{slug}", f"/r/{ROUTE}", "/tours/LULU22/standings")
    }
    evidence = anna.get(f"{ROUTES}/{slug}/evidence").json
    begun = anna.rehearse(slug)
    anna.phone(begun, clock).open_station("rathaus")
    assert {path: make_phone().get(path).text for path in before} == before
    # What past tours met says nothing of people who sat at a desk.
    assert anna.get(f"{ROUTES}/{slug}/evidence").json == evidence
    with database.read() as session:
        places = places_of_routes(session)
    assert len(places) == 2


def test_the_token_speaks_although_a_group_of_ones_own_is_there(anna, slug, tour, clock):
    joined = anna.post(f"/api/v1/tours/{tour.code}/groups", {"name": "Annas Gruppe"}).json
    phone = RehearsalPhone(anna.client, clock, anna.rehearse(slug))
    assert phone.state()["group"]["name"] == "Probe"
    phone.open_station("rathaus")
    own = anna.get("/api/v1/state").json
    assert own["group"]["id"] == joined["group"]["id"]
    assert own["standing"]["points"] == 0


def test_a_former_rehearsal_goes_with_all_its_rows(anna, slug, clock, counts, database):
    before = counts()
    first = anna.rehearse(slug)
    anna.phone(first, clock).open_station("rathaus")
    for model in (Event, Standing, Seal, Device, Group, Tour):
        with database.read() as session:
            assert session.scalar(select(func.count()).select_from(model)), model
    anna.rehearse(slug)
    assert anna.phone(first, clock).get("/api/v1/state").status_code == 401
    clock.forward(hours=24, seconds=1)
    with database.write() as session:
        assert rehearsals.forget_old(session, now=clock()) == 1
    assert counts() == before


def test_a_rehearsal_stays_a_day_and_goes_when_anybody_begins_one(anna, slug, make_desk, clock, counts):
    berta = make_desk("berta")
    old = anna.rehearse(slug)
    berta.rehearse(slug)
    # Two people at the same route do not end each other's.
    assert anna.phone(old, clock).get("/api/v1/state").status_code == 200
    clock.forward(hours=23)
    carla = make_desk("carla")
    carla.rehearse(slug)
    assert counts()["tours"] == 3
    clock.forward(hours=2)
    carla.rehearse(slug)
    assert counts()["tours"] == 1


def test_editions_that_somebody_else_names_stay(anna, slug, clock, database, counts):
    anna.publish(slug)
    before = counts()
    anna.rehearse(slug)
    # What was published is what the draft says: both are one edition.
    assert counts()["editions"] == before["editions"]
    clock.forward(days=2)
    with database.write() as session:
        rehearsals.forget_old(session, now=clock())
    assert counts() == before


@pytest.mark.usefixtures("app")
def test_nothing_but_what_is_deleted_names_tours_or_groups():
    known = {model.__tablename__ for model in (Event, Standing, Seal, Device, Group)}
    naming = {
        table.name
        for table in Base.metadata.sorted_tables
        for key in table.foreign_keys
        if key.column.table.name in ("tours", "groups")
    }
    # Only who hosts a tour gives out links for helpers, and nobody hosts a rehearsal.
    assert naming == known | {"helper_links"}


def test_nobody_gives_out_links_for_helpers_of_a_rehearsal(anna, slug, make_desk, counts):
    number = anna.rehearse(slug)["tour"]["id"]
    for desk in (anna, make_desk("chefin", "admin")):
        body = {"name": "Helferin", "station": "rathaus", "may_adjust": False}
        assert desk.post(f"/api/v1/host/tours/{number}/helpers", body).status_code == 404
    assert counts()["helper_links"] == 0


def test_real_tours_outlive_every_rehearsal(anna, slug, tour, phone, clock, database):
    phone.send(phone.checkin("rathaus"))
    anna.rehearse(slug)
    clock.forward(days=2)
    with database.write() as session:
        rehearsals.forget_old(session, now=clock())
        assert session.get(Tour, tour.id) is not None
    assert phone.state()["stations"]["rathaus"]["state"] == "open"


def test_only_the_walk_page_may_frame_and_only_the_phone_be_framed(anna, slug, phone):
    def policy(reply: Any) -> str:
        assert reply.status_code == 200
        return reply.headers["Content-Security-Policy"]

    framed = policy(anna.get(f"/studio/routes/{slug}/phone"))
    framing = policy(anna.get(f"/studio/routes/{slug}/walk"))
    ordinary = policy(phone.get("/play"))
    assert "frame-ancestors 'self'" in framed
    assert "frame-src" not in framed
    assert "frame-ancestors 'none'" in framing
    assert "frame-src 'self'" in framing
    assert "frame-ancestors 'none'" in ordinary
    assert "frame-src" not in ordinary
    assert framed.replace("frame-ancestors 'self'", "frame-ancestors 'none'") == ordinary


@pytest.mark.parametrize("lang", ["de", "en"])
def test_both_pages_are_valid(anna, slug, lang):
    anna.client.set_cookie("lang", lang)
    for path in (f"/studio/routes/{slug}/walk", f"/studio/routes/{slug}/phone"):
        reply = anna.get(path)
        assert f'<html lang="{lang}"' in reply.text
        assert mistakes_in(reply.text) == []


def test_the_phone_is_the_visitors_page_with_another_script(anna, slug, phone):
    mine, theirs = anna.get(f"/studio/routes/{slug}/phone").text, phone.get("/play").text
    assert "/build/js/rehearsal.js" in mine
    assert "/build/js/play.js" not in mine
    assert "/build/js/play.js" in theirs
    assert mine.count("data-screen=") == theirs.count("data-screen=") > 10


def test_pictures_are_shown_to_whoever_rehearses_once_the_station_is_open(anna, make_desk, settings, clock, database):
    slug = anna.make("Mit Bild")
    photo = b"\xff\xd8\xff\xe0" + bytes(range(256))
    sha256 = hashlib.sha256(photo).hexdigest()
    folder, name = place(settings.data_dir, "turm.jpg", sha256)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_bytes(photo)
    draft = anna.get(f"/api/v1/studio/documents/route/{slug}").json["document"]
    files = draft["files"]
    media = [{"file": "turm.jpg", "alt": "Der Turm", "credit": "Stadt"}]
    changes = [
        {"op": "set", "path": ["files"], "old": files, "new": {**files, "turm.jpg": {"sha256": sha256}}},
        {
            "op": "set",
            "path": ["route", "stations", "rathaus", "media"],
            "old": draft["route"]["stations"][0].get("media"),
            "new": media,
        },
    ]
    body = {"save_id": "1b4d3d7e-5b8f-4d0a-9d59-0a1f3c1b2a11", "rev": 0, "changes": changes, "user": "anna"}
    assert anna.post(f"/api/v1/studio/saves/route/{slug}", body).json["rev"] == 1
    begun = anna.rehearse(slug)
    with database.read() as session:
        edition = session.get_one(Tour, begun["tour"]["id"]).edition_id
    address = f"/studio/phone/media/{edition}/turm.jpg"
    assert anna.get(address).status_code == 404
    phone = anna.phone(begun, clock)
    phone.open_station("rathaus")
    media = phone.state()["stations"]["rathaus"]["media"]
    assert f"/media/{edition}/turm.jpg" in json.dumps(media)
    with anna.get(address) as shown:
        assert shown.data == photo
    assert make_desk("berta").get(address).status_code == 404
    assert anna.get(f"/studio/phone/media/{'0' * 64}/turm.jpg").status_code == 404


def test_hosts_do_not_rehearse(make_desk, slug):
    host = make_desk("wirt", "host")
    assert host.post(f"{ROUTES}/{slug}/rehearsal").status_code == 403
    for path in (f"/studio/routes/{slug}/walk", f"/studio/routes/{slug}/phone"):
        assert host.get(path).status_code == 403
