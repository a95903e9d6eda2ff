"""A helper's link over HTTP: what the host sees of it, what its page shows and hides, and how it ends."""

from __future__ import annotations

import uuid
from typing import Any

import pytest
from flask.testing import FlaskClient

from app.tours.models import Group, Tour
from app.tours.rules import pin, resume_code, station_code
from tests.conftest import ROUTE, SECRET
from tests.web.conftest import SAME_ORIGIN
from tests.web.live.conftest import Host, valid

STATION, OTHER = "rathaus", "schloss"
FIX = {"lat": 53.33, "lon": 11.5, "accuracy_m": 20, "age_s": 1}


class Helper:
    """A browser that has nothing but the link."""

    def __init__(self, client: FlaskClient, address: str) -> None:
        self.client = client
        self.path = "/h/" + address.rsplit("/", 1)[-1]
        self.api = "/api/v1/helper/" + address.rsplit("/", 1)[-1]

    def page(self, **options: Any) -> Any:
        return self.client.get(self.path, **options)

    def groups(self) -> dict[int, dict[str, Any]]:
        state = self.client.get(self.api).json
        valid("HelperPayload", state)
        return {group["number"]: group for group in state["groups"]}

    def do(self, kind: str, group: int = 1, **parts: Any) -> Any:
        event = {"id": str(uuid.uuid4()), "type": kind, "group": group, **parts}
        return self.client.post(f"{self.api}/events", json={"events": [event]}, headers=SAME_ORIGIN)


def make_link(host: Host, **change: Any) -> Any:
    """What the board sends."""
    body = {"station": STATION, "name": "Frau Pohl", "may_adjust": True, **change}
    return host.client.post(f"{host.base}/helpers", json=body, headers=SAME_ORIGIN)


def revoke(host: Host, number: int) -> Any:
    """What the board sends."""
    return host.client.post(f"{host.base}/helpers/{number}/revoke", json={}, headers=SAME_ORIGIN)


@pytest.fixture
def made(host, two) -> dict[str, Any]:
    """A link for the first station, as its maker gets it."""
    reply = make_link(host)
    assert reply.status_code == 201, reply.json
    valid("MadeLinkPayload", reply.json)
    return reply.json


@pytest.fixture
def helper(app, made) -> Helper:
    """Frau Pohl's phone."""
    return Helper(app.test_client(), made["address"])


def test_the_board_lists_links_without_their_address(host, helper, made, clock):
    listed = host.get("/helpers").json
    valid("LinksPayload", listed)
    (link,) = listed["links"]
    assert (link["name"], link["station"], link["may_adjust"]) == ("Frau Pohl", STATION, True)
    assert (link["created_by"], link["last_used_at"]) == ("dachs", None)
    assert helper.path.removeprefix("/h/") not in host.get("/helpers").text
    clock.forward(minutes=3)
    assert helper.page().status_code == 200
    (link,) = host.get("/helpers").json["links"]
    assert link["last_used_at"] == "2026-06-21T09:03:00.000Z"
    # Once a minute is enough, and a page that only asks is in use as well.
    clock.forward(seconds=59)
    helper.groups()
    assert host.get("/helpers").json["links"] == [link]
    clock.forward(seconds=1)
    helper.groups()
    assert host.get("/helpers").json["links"][0]["last_used_at"] == "2026-06-21T09:04:00.000Z"


def test_the_page_shows_the_stations_code_and_nothing_else_of_the_tour(app, host, helper, two, database):
    with database.write() as session:
        tour = session.query(Tour).one()
        tour.phone = "03874 5260"
        stations = [station["id"] for station in host.get("/board").json["stations"]]
        groups = [group.id for group in session.query(Group)]
    secret = SECRET.encode()
    page = helper.page().text
    code = station_code(secret, ROUTE, STATION)
    assert f"{code[:4]} {code[4:]}" in page
    assert "Frau Pohl" in page
    seen = page.replace(f"{code[:4]} {code[4:]}", code) + helper.client.get(helper.api).text
    others = [station_code(secret, ROUTE, station) for station in stations if station != STATION]
    codes = [resume_code(secret, group) for group in groups]
    pins = [f'"{pin(secret, group)}"' for group in groups]
    for hidden in [*others, *codes, *pins, *groups, "03874 5260", "LULU22", OTHER]:
        assert hidden not in seen, hidden


def test_the_page_speaks_english_where_asked(helper):
    assert "Code dieser Station" in helper.page(headers={"Accept-Language": "de"}).text
    assert "Code of this station" in helper.page(headers={"Accept-Language": "en"}).text
    chosen = helper.page(query_string={"lang": "en"})
    assert (chosen.status_code, chosen.headers["Location"]) == (303, helper.path)
    assert "Code of this station" in helper.page().text


def test_groups_stand_where_they_are_from_the_stations_view(helper, two, clock):
    first, second = two
    first.send(first.event("checkin", station=STATION, body={"method": "gps", "fix": FIX}))
    groups = helper.groups()
    assert (groups[1]["part"], groups[1]["tries"], groups[1]["name"]) == ("help", 1, "Flinke Füchse")
    assert groups[2]["part"] in ("due", "later")
    second.send(second.checkin(STATION))
    here = helper.groups()[2]
    assert (here["part"], here["state"], here["method"]) == ("here", "in", "code")
    assert here["at"] == "2026-06-21T09:00:00.000Z"


def test_a_hidden_name_is_hidden_here_too(host, helper):
    host.do("hide", group=2)
    assert helper.groups()[2]["name"] is None
    assert "Leise Luchse" not in helper.client.get(helper.api).text


def test_nothing_is_sent_again_while_nothing_has_changed(host, helper):
    state = helper.client.get(helper.api).json
    again = helper.client.get(f"{helper.api}?after={state['log_no']}").json
    valid("HelperPayload", again)
    assert again["groups"] is None
    host.do("rename", body={"name": "Wache Wölfe"})
    fresh = helper.client.get(f"{helper.api}?after={state['log_no']}").json
    assert "Wache Wölfe" in {group["name"] for group in fresh["groups"]}


def test_what_a_helper_does_stands_in_the_timeline_under_their_name_and_can_be_undone(host, helper, two):
    reason = "An der Station freigegeben"
    reply = helper.do("release", station=STATION, body={"reason": reason})
    assert [one["status"] for one in reply.json["results"]] == ["accepted"]
    valid("HostReply", reply.json)
    assert host.row()["cells"][STATION]["method"] == "release"
    assert (
        helper.do("adjust", body={"points": 30, "reason": "Lied gesungen"}).json["results"][0]["status"] == "accepted"
    )
    assert helper.groups()[1]["given"] == 30
    gift, release = host.get("/groups/1").json["entries"][:2]
    assert [(entry["helper"], entry["actor"], entry["revocable"]) for entry in (gift, release)] == [
        ("Frau Pohl", None, True)
    ] * 2
    assert (release["text"], gift["text"]) == (reason, "Lied gesungen")
    assert host.row()["points"] == 80
    host.do("revoke", group=None, body={"event": gift["id"]})
    assert (host.row()["points"], helper.groups()[1]["given"]) == (50, 0)
    # What a host does still bears the host's name alone.
    newest = host.get("/groups/1").json["entries"][0]
    assert (newest["helper"], newest["actor"]) == (None, "dachs")


@pytest.mark.parametrize("kind", ["end", "settings", "rename", "hide", "revoke"])
def test_a_refusal_comes_with_a_sentence(helper, kind):
    (result,) = helper.do(kind).json["results"]
    assert (result["status"], result["reason"]) == ("refused", "helper_not_allowed")
    assert result["message"].endswith("Tourleitung.")


def test_before_the_start_the_page_opens_and_releases_nothing(helper, database):
    with database.write() as session:
        session.query(Tour).one().phase = "open"
    assert helper.page().status_code == 200
    (result,) = helper.do("release", station=STATION).json["results"]
    assert result["reason"] == "helper_not_started"


def test_a_link_that_was_taken_back_says_so_at_once(host, helper, made):
    assert helper.groups()
    listed = revoke(host, made["link"]["id"])
    valid("LinksPayload", listed.json)
    assert listed.json["links"] == []
    for reply in (helper.client.get(helper.api), helper.do("release", station=STATION)):
        assert (reply.status_code, reply.json["error"]["code"]) == (403, "helper_revoked")
    page = helper.page()
    assert page.status_code == 403
    assert "zurückgezogen" in page.text
    assert "Rathaus" not in page.text
    # Once more is no mistake: the reply may have been lost.
    assert revoke(host, made["link"]["id"]).status_code == 200


def test_a_link_holds_for_two_hours_after_the_end(host, helper, clock):
    host.do("end", group=None)
    clock.forward(hours=2)
    assert helper.page().status_code == 200
    assert helper.do("release", station=STATION).json["results"][0]["status"] == "accepted"
    clock.forward(seconds=1)
    assert helper.page().status_code == 403
    assert helper.do("release", station=STATION).json["error"]["code"] == "helper_over"


def test_invented_links_are_counted_and_true_ones_do_not_suffer(app, helper):
    stranger = app.test_client()
    replies = [stranger.get(f"/api/v1/helper/{number}{'x' * 42}") for number in range(31)]
    assert [reply.status_code for reply in replies] == [404] * 30 + [429]
    assert stranger.get(f"/h/{'y' * 300}").status_code == 429
    # From the same address as all of these.
    assert helper.page().status_code == 200


def test_another_site_cannot_make_a_browser_act(host, helper, made):
    cross = {"Sec-Fetch-Site": "cross-site"}
    body = {"station": STATION, "name": "x"}
    assert host.client.post(f"{host.base}/helpers", json=body, headers=cross).status_code == 403
    number = made["link"]["id"]
    assert host.client.post(f"{host.base}/helpers/{number}/revoke", json={}, headers=cross).status_code == 403
    assert helper.client.post(f"{helper.api}/events", json={"events": []}, headers=cross).status_code == 403
    assert helper.client.get(f"{helper.api}/events").status_code == 405


@pytest.mark.parametrize(
    "change",
    [{"name": ""}, {"name": "x" * 41}, {"name": 7}, {"station": "woanders"}, {"station": None}, {"may_adjust": "yes"}],
)
def test_a_wish_that_cannot_be_met_gets_a_sentence(host, two, change):
    reply = make_link(host, **change)
    assert reply.status_code == 422
    assert reply.json["error"]["message"].endswith(".")
    assert host.get("/helpers").json["links"] == []


def test_markup_in_a_name_stays_text(host, two, app):
    name = "<img src=x onerror=alert(1)>\u202e"
    made = make_link(host, name=name).json
    page = Helper(app.test_client(), made["address"]).page().text
    assert "<img src=x" not in page
    assert "&lt;img src=x onerror=alert(1)&gt;" in page
    assert "\u202e" not in page


def test_a_helper_of_one_tour_and_station_reaches_no_other(host, helper, make_tour, make_phone, database):
    other = make_tour(code="THERE2")
    stranger = make_phone()
    stranger.join(other.code, "Fremde Falken")
    assert "Fremde Falken" not in helper.client.get(helper.api).text
    (result,) = helper.do("release", station=OTHER).json["results"]
    assert result["reason"] == "helper_not_allowed"
    # Numbers of groups are the tour's own: the third group is in none of its groups.
    (result,) = helper.do("release", group=3, station=STATION).json["results"]
    assert result["reason"] == "group_not_found"
