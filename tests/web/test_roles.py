"""Every view × every role, walked from the URL map against one table: a view without a row fails (bar S2)."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from app.live import helper_service as helpers
from app.tours import service as tours
from app.tours.models import Tour
from app.web.guards import declared_guard
from tests.conftest import ROUTE
from tests.web.conftest import SAME_ORIGIN

# The addresses whose token is a helper's link.
HELPERS = ("/h/", "/api/v1/helper/")
# The columns of the table below.
ROLES = ("nobody", "phone", "other phone", "host", "other host", "organizer", "admin")

# What each role gets, with an empty body where one is sent. 302 leads to the login or the start page, 303 onward. The
# tour is the host's, its standings are for its groups; the organizer and the other host lead other tours.
TABLE = {
    "GET /": (200,) * 7,
    "GET /account": (302, 302, 302, 200, 200, 200, 200),
    "POST /account/password": (401, 401, 401, 403, 403, 403, 403),
    # Nobody has a second factor, nor has anybody begun to set one up when these are asked.
    "GET /account/second-factor": (302, 302, 302, 303, 303, 303, 303),
    "POST /account/second-factor": (401, 401, 401, 303, 303, 303, 303),
    "POST /account/second-factor/begin": (401, 401, 401, 303, 303, 303, 303),
    "GET /account/second-factor/codes": (302, 302, 302, 303, 303, 303, 303),
    "POST /account/second-factor/codes": (401, 401, 401, 303, 303, 303, 303),
    "GET /account/second-factor/off": (302, 302, 302, 303, 303, 303, 303),
    "POST /account/second-factor/off": (401, 401, 401, 303, 303, 303, 303),
    "POST /account/sessions/<session_id>/end": (401, 401, 401, 303, 303, 303, 303),
    "POST /account/sessions/end-others": (401, 401, 401, 303, 303, 303, 303),
    "POST /api/v1/events": (401, 422, 422, 401, 401, 401, 401),
    # Whoever has the link is the helper, whatever else their browser is; what it does not reach stands further down.
    "GET /api/v1/helper/<token>": (200,) * 7,
    "POST /api/v1/helper/<token>/events": (200,) * 7,
    "GET /api/v1/host/tours/<tour_id>/board": (401, 401, 401, 200, 404, 404, 200),
    "POST /api/v1/host/tours/<tour_id>/events": (401, 401, 401, 200, 404, 404, 200),
    "GET /api/v1/host/tours/<tour_id>/groups/<number>": (401, 401, 401, 200, 404, 404, 200),
    "POST /api/v1/host/tours/<tour_id>/handoff": (401, 401, 401, 422, 404, 404, 422),
    "GET /api/v1/host/tours/<tour_id>/helpers": (401, 401, 401, 200, 404, 404, 200),
    "POST /api/v1/host/tours/<tour_id>/helpers": (401, 401, 401, 422, 404, 404, 422),
    "POST /api/v1/host/tours/<tour_id>/helpers/<number>/revoke": (401, 401, 401, 200, 404, 404, 200),
    "GET /api/v1/host/tours/<tour_id>/stream": (401, 401, 401, 200, 404, 404, 200),
    "POST /api/v1/language": (422,) * 7,
    "POST /api/v1/leave": (401, 204, 204, 401, 401, 401, 401),
    "GET /api/v1/openapi.json": (200,) * 7,
    "GET /api/v1/pack": (401, 200, 200, 401, 401, 401, 401),
    # There is nothing sealed before somebody has asked for the pack, and no such picture after it.
    "GET /api/v1/pack/media/<station>/<index>": (401, 404, 404, 401, 401, 401, 401),
    "GET /api/v1/pack/tiles": (401, 200, 200, 401, 401, 401, 401),
    "POST /api/v1/resume": (422,) * 7,
    "GET /api/v1/state": (401, 200, 200, 401, 401, 401, 401),
    "GET /api/v1/stream": (401, 200, 200, 401, 401, 401, 401),
    # The studio is the organizers'; nothing of the route that is asked for has been taken over.
    "GET /api/v1/studio/documents/<kind>/<name>": (401, 401, 401, 403, 403, 404, 404),
    "GET /api/v1/studio/history/<kind>/<name>": (401, 401, 401, 403, 403, 404, 404),
    "POST /api/v1/studio/restore/<kind>/<name>": (401, 401, 401, 403, 403, 422, 422),
    "GET /api/v1/studio/saves/<kind>/<name>": (401, 401, 401, 403, 403, 404, 404),
    "POST /api/v1/studio/saves/<kind>/<name>": (401, 401, 401, 403, 403, 422, 422),
    "GET /api/v1/studio/geocode": (401, 401, 401, 403, 403, 422, 422),
    "POST /api/v1/studio/legs": (401, 401, 401, 403, 403, 422, 422),
    "POST /api/v1/studio/line": (401, 401, 401, 403, 403, 422, 422),
    "POST /api/v1/studio/order": (401, 401, 401, 403, 403, 422, 422),
    # An empty body is no file.
    "POST /api/v1/studio/files": (401, 401, 401, 403, 403, 422, 422),
    "GET /api/v1/studio/routes/<slug>/check": (401, 401, 401, 403, 403, 404, 404),
    "GET /api/v1/studio/routes/<slug>/editions": (401, 401, 401, 403, 403, 404, 404),
    "GET /api/v1/studio/routes/<slug>/editions/<edition_no>/compare": (401, 401, 401, 403, 403, 404, 404),
    "POST /api/v1/studio/routes/<slug>/editions/<edition_no>/restore": (401, 401, 401, 403, 403, 422, 422),
    "GET /api/v1/studio/routes/<slug>/evidence": (401, 401, 401, 403, 403, 404, 404),
    "POST /api/v1/studio/routes/<slug>/publish": (401, 401, 401, 403, 403, 422, 422),
    "GET /api/v1/studio/questions": (401, 401, 401, 403, 403, 200, 200),
    "GET /api/v1/studio/questions/<quiz>/<question>": (401, 401, 401, 403, 403, 404, 404),
    "GET /api/v1/studio/tags": (401, 401, 401, 403, 403, 200, 200),
    "GET /api/v1/tours/<code>": (200,) * 7,
    "POST /api/v1/tours/<code>/groups": (422,) * 7,
    "POST /api/v1/tours/<code>/groups/<group_id>/devices": (422,) * 7,
    "GET /api/v1/tours/<code>/standings": (403, 200, 403, 200, 403, 403, 200),
    "GET /api/v1/tours/<code>/stream": (403, 200, 403, 200, 403, 403, 200),
    "GET /g/<token>": (200,) * 7,
    "POST /g/<token>": (303,) * 7,
    "GET /h/<token>": (200,) * 7,
    "GET /host/tours": (302, 302, 302, 200, 200, 200, 200),
    "GET /host/tours/<tour_id>": (302, 302, 302, 200, 404, 404, 200),
    "GET /host/tours/<tour_id>/beamer": (302, 302, 302, 200, 404, 404, 200),
    "GET /host/tours/new": (302, 302, 302, 200, 200, 200, 200),
    "POST /host/tours/new": (401, 401, 401, 422, 422, 422, 422),
    "GET /j": (422,) * 7,
    "GET /j/<code>": (200,) * 7,
    "GET /j/<code>/qr.svg": (200,) * 7,
    "GET /livez": (200,) * 7,
    "GET /login": (200, 200, 200, 303, 303, 303, 303),
    "POST /login": (403,) * 7,
    # Without the first step of the login there is no second one.
    "GET /login/code": (303,) * 7,
    "POST /login/code": (403,) * 7,
    "POST /logout": (303,) * 7,
    "GET /manifest.webmanifest": (200,) * 7,
    # Locked for everyone until the station is open for the group that asks.
    "GET /media/<edition>/<file>": (302, 404, 404, 302, 302, 302, 302),
    "GET /play": (302, 200, 200, 302, 302, 302, 302),
    "GET /r/<slug>": (200,) * 7,
    "GET /r/<slug>/map": (200,) * 7,
    "GET /r/<slug>/route.geojson": (200,) * 7,
    "GET /r/<slug>/route.gpx": (200,) * 7,
    "GET /readyz": (200,) * 7,
    "POST /resume": (422,) * 7,
    "GET /staff": (302, 302, 302, 403, 403, 403, 200),
    "GET /staff/<user_id>": (302, 302, 302, 403, 403, 403, 200),
    "GET /staff/<user_id>/<deed>": (302, 302, 302, 403, 403, 403, 200),
    "POST /staff/<user_id>/disable": (401, 401, 401, 403, 403, 403, 303),
    "POST /staff/<user_id>/enable": (401, 401, 401, 403, 403, 403, 303),
    "POST /staff/<user_id>/log-out": (401, 401, 401, 403, 403, 403, 303),
    "POST /staff/<user_id>/password": (401, 401, 401, 403, 403, 403, 200),
    "POST /staff/<user_id>/reset-factor": (401, 401, 401, 403, 403, 403, 303),
    "POST /staff/<user_id>/role": (401, 401, 401, 403, 403, 403, 422),
    "POST /staff/<user_id>/sessions/<session_id>/end": (401, 401, 401, 403, 403, 403, 303),
    "GET /staff/new": (302, 302, 302, 403, 403, 403, 200),
    "POST /staff/new": (401, 401, 401, 403, 403, 403, 422),
    "GET /studio": (302, 302, 302, 403, 403, 200, 200),
    "GET /studio/media/<sha256>.<ending>": (302, 302, 302, 403, 403, 404, 404),
    # A form without a file.
    "GET /studio/route-file": (302, 302, 302, 403, 403, 200, 200),
    "POST /studio/route-file": (401, 401, 401, 403, 403, 422, 422),
    "POST /studio/routes": (401, 401, 401, 403, 403, 422, 422),
    "GET /studio/routes/<slug>": (302, 302, 302, 403, 403, 404, 404),
    "GET /studio/routes/<slug>/file": (302, 302, 302, 403, 403, 404, 404),
    "POST /studio/routes/<slug>/archive": (401, 401, 401, 403, 403, 404, 404),
    # The first who asks takes the route over.
    "POST /studio/routes/<slug>/take-over": (401, 401, 401, 403, 403, 303, 422),
    "GET /studio/preview": (302, 302, 302, 403, 403, 200, 200),
    "POST /api/v1/studio/blocks": (401, 401, 401, 403, 403, 422, 422),
    "POST /api/v1/studio/try": (401, 401, 401, 403, 403, 422, 422),
    "POST /api/v1/studio/routes/<slug>/rehearsal": (401, 401, 401, 403, 403, 404, 404),
    "GET /studio/phone/media/<edition>/<file>": (302, 302, 302, 403, 403, 404, 404),
    "GET /studio/routes/<slug>/phone": (302, 302, 302, 403, 403, 404, 404),
    "GET /studio/routes/<slug>/walk": (302, 302, 302, 403, 403, 404, 404),
    "GET /sw.js": (200,) * 7,
    "GET /tours/<code>/standings": (403, 200, 403, 200, 403, 403, 200),
}


def row_name(rule: Any, method: str) -> str:
    """A rule as the table writes it: without converters."""
    path = "".join(f"<{part}>" if is_part else part for is_part, part in rule._trace[1:])
    return f"{method} {path.replace('|', '')}"


@pytest.fixture
def world(make_tour, make_user) -> dict[str, Any]:
    """A host's tour, another one, and who belongs to which."""
    roles = (("host", "host"), ("other host", "host"), ("organizer", "organizer"), ("admin", "admin"))
    people = {name: make_user(name.replace(" ", "-"), role) for name, role in roles}
    owner = {name: user.id for name, user in people.items()}
    mine = make_tour(code="MXNE22", owner_id=owner["host"])
    make_tour(code="THERE2", owner_id=owner["organizer"])
    theirs = make_tour(code="THEXR2", owner_id=owner["other host"])
    # Somebody to whom admins may do anything while the rows are walked.
    newcomer = make_user("newcomer", "host")
    return {"people": people, "mine": mine, "theirs": theirs, "newcomer": newcomer}


@pytest.fixture
def link(database, world, clock) -> helpers.MadeLink:
    """A link for somebody who helps at the first station of the host's tour."""
    with database.write() as session:
        tour = session.get_one(Tour, world["mine"].id)
        about = {"station": "rathaus", "name": "Frau Pohl", "may_adjust": True, "user_id": None}
        return helpers.make_link(session, tour, now=clock(), **about)


@pytest.fixture
def browser_of(app: Flask, logged_in, world) -> Callable[[str], FlaskClient]:
    """A fresh browser of a role; each request gets its own, because some end a session."""

    places = itertools.count()

    def make(role: str) -> FlaskClient:
        if role in world["people"]:
            return logged_in(world["people"][role])
        client = app.test_client()
        # From a place of its own, because nobody may make so many groups in a minute.
        client.environ_base["REMOTE_ADDR"] = f"192.0.2.{next(places) % 250}"
        if role != "nobody":
            code = world["mine" if role == "phone" else "theirs"].code
            assert client.post(f"/api/v1/tours/{code}/groups", json={"name": "Igel"}).status_code == 201
        return client

    return make


def requests_of(app: Flask) -> list[tuple[str, Any, str]]:
    """Each method of each rule, with its row's name."""
    found = [
        (row_name(rule, method), rule, method)
        for rule in app.url_map.iter_rules()
        for method in sorted((rule.methods or set()) - {"HEAD", "OPTIONS"})
    ]
    return sorted(found, key=lambda one: one[0])


def test_the_table_has_a_row_for_every_view_and_no_other(app):
    assert [name for name, _, _ in requests_of(app)] == sorted(TABLE)


def test_everyone_gets_what_the_table_says(app, world, browser_of, link):
    tour: Tour = world["mine"]
    card = browser_of("phone").get("/api/v1/state").json["group"]["card"]
    values = {
        "tour_id": tour.id,
        "code": tour.code,
        "number": 1,
        "group_id": "x",
        "session_id": 1,
        "user_id": world["newcomer"].id,
        "deed": "password",
        "slug": ROUTE,
        "edition": tour.edition_id,
        "file": "none.jpg",
        "token": card.removeprefix("/g/"),
        "station": "rathaus",
        "index": 0,
        "kind": "route",
        "name": "none",
        "edition_no": 1,
        "quiz": "ludwigslust/rathaus",
        "question": "none",
        "sha256": "0" * 64,
        "ending": "jpg",
    }
    seen = {}
    for name, rule, method in requests_of(app):
        path = name.split(" ", 1)[1]
        if path.startswith(HELPERS):
            path = path.replace("<token>", link.token)
        for key in rule.arguments:
            path = path.replace(f"<{key}>", str(values[key]))
        batch = path.endswith((f"{tour.id}/events", f"{link.token}/events"))
        body: dict[str, Any] = {"json": {"events": []}} if batch else {"data": {}}
        seen[name] = tuple(
            browser_of(role)
            .open(path, method=method, headers=SAME_ORIGIN, **(body if method == "POST" else {}))
            .status_code
            for role in ROLES
        )
    assert seen == TABLE


def test_views_for_staff_need_staff(app):
    guarded = {name: declared_guard(view) for name, view in app.view_functions.items()}
    assert set(guarded.values()) == {"public", "group", "helper", "host", "organizer", "admin"}
    for rule in app.url_map.iter_rules():
        if rule.rule.startswith(("/host", "/api/v1/host", "/account")):
            assert guarded[rule.endpoint] == "host", rule
        if rule.rule.startswith(("/studio", "/api/v1/studio")):
            assert guarded[rule.endpoint] == "organizer", rule
        if rule.rule.startswith("/staff"):
            assert guarded[rule.endpoint] == "admin", rule


def test_a_helpers_token_opens_nothing_but_its_own_page(app, world, browser_of, link):
    """As Bearer, as either cookie and in the address of cards: everywhere else it is worth nothing."""
    browser_of("phone")
    values = {"tour_id": str(world["mine"].id), "code": world["mine"].code, "token": link.token}
    reached = {}
    for name, _, method in requests_of(app):
        path = name.split(" ", 1)[1]
        if path.startswith(HELPERS):
            continue
        path = re.sub(r"<(\w+)>", lambda part: values.get(part[1], "1"), path)
        nobody, helper = app.test_client(), app.test_client()
        for cookie in ("group", "staff"):
            helper.set_cookie(cookie, link.token)
        headers = {**SAME_ORIGIN, "Authorization": f"Bearer {link.token}"}
        body: dict[str, Any] = {} if method == "GET" else {"json": {}}
        expected = nobody.open(path, method=method, headers=SAME_ORIGIN, **body)
        got = helper.open(path, method=method, headers=headers, **body)
        if got.status_code != expected.status_code:
            reached[name] = (expected.status_code, got.status_code)
    assert reached == {}


@pytest.mark.parametrize("setting", ["public", "groups", "host"])
def test_the_setting_of_the_standings_holds_on_page_api_and_stream(world, browser_of, database, setting):
    with database.write() as session:
        session.get_one(Tour, world["mine"].id).standings = setting
    allowed = {"host", "admin"} | {"public": set(ROLES), "groups": {"phone"}, "host": set()}[setting]
    code = world["mine"].code
    for role in ROLES:
        for path in (f"/tours/{code}/standings", f"/api/v1/tours/{code}/standings", f"/api/v1/tours/{code}/stream"):
            reply = browser_of(role).get(path)
            assert (reply.status_code == 200) == (role in allowed), (role, path)
            if role not in allowed:
                assert reply.status_code == 403
                assert "Igel" not in reply.text
    reply = browser_of("phone").get("/api/v1/stream").text
    assert ('"rows":null' in reply) == (setting == "host")
    assert ("Igel" in reply) == (setting != "host")


def test_rows_of_tours_without_an_owner_are_the_admins(world, browser_of, make_tour):
    lost = make_tour(code="LXST22")
    for role, status in (("host", 404), ("organizer", 404), ("admin", 200)):
        assert browser_of(role).get(f"/api/v1/host/tours/{lost.id}/board").status_code == status
    assert tours.joinable(lost, now=lost.created_at)


def test_numbers_beyond_reason_are_not_found(browser_of, world):
    huge = 10**30
    for path in (f"/host/tours/{huge}", f"/api/v1/host/tours/{huge}/board", f"/api/v1/host/tours/{huge}/stream"):
        assert browser_of("host").get(path).status_code == 404
    group = f"/api/v1/host/tours/{world['mine'].id}/groups/{huge}"
    assert browser_of("host").get(group).status_code == 404
    board = f"/api/v1/host/tours/{world['mine'].id}/groups/1?before={huge}"
    browser_of("phone")
    assert browser_of("host").get(board).status_code == 200
    assert browser_of("host").get(f"/api/v1/host/tours/{world['mine'].id}/stream?after={huge}").status_code == 200
