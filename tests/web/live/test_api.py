"""Board, drawer, host's events and streams over HTTP; hidden names nowhere in public."""

from __future__ import annotations

import pytest

from app.accounts import service as accounts
from app.db import Database
from app.hub import Channel, Hub
from app.live.feed import BOARD, Feed
from app.tokens import token_key
from app.tours import queries as queries_module
from app.tours.models import Tour
from app.tours.queries import principal_of
from tests.web.conftest import SAME_ORIGIN
from tests.web.live.conftest import heard, valid


def test_the_board_shows_what_phones_did_by_station(host, two, clock):
    first, second = two
    first.send(first.checkin("rathaus"))
    clock.forward(minutes=3)
    second.send(second.event("skip", station="rathaus"))
    board = host.get("/board").json
    valid("BoardPayload", board)
    assert [station["number"] for station in board["stations"]] == list(range(1, 11))
    one, other = board["rows"]
    assert one["cells"]["rathaus"] == {
        "state": "in",
        "method": "code",
        "points": 50,
        "at": "2026-06-21T09:00:00.000Z",
    }
    assert (one["current"], one["points"], one["seen"]) == ("rathaus", 50, "2026-06-21T09:00:00.000Z")
    assert one["next"] not in (None, "rathaus")
    assert one["due"] > "2026-06-21T09:05:00.000Z"
    assert (other["cells"]["rathaus"]["state"], other["current"], other["due"]) == ("skipped", None, None)
    assert other["seen"] == "2026-06-21T09:03:00.000Z"
    assert board["tour"]["groups"] == 2


def test_the_ranking_is_as_described_and_marks_the_askers_own_row(host, two):
    first, second = two
    first.send(first.checkin("rathaus"))
    reply = second.get("/api/v1/tours/LULU22/standings").json
    valid("RankingPayload", reply)
    assert [(row["rank"], row["number"], row["points"], row["own"]) for row in reply["rows"]] == [
        (1, 1, 50, False),
        (2, 2, 0, True),
    ]


def test_a_refused_check_in_waits_on_the_board_until_the_group_is_let_in(host, two, clock):
    first, _ = two
    fix = {"lat": 53.33, "lon": 11.5, "accuracy_m": 20, "age_s": 1}
    for _ in range(2):
        first.send(first.event("checkin", station="rathaus", body={"method": "gps", "fix": fix}))
        clock.forward(minutes=1)
    refused = host.row()["refused"]
    assert (refused["station"], refused["reason"], refused["tries"]) == ("rathaus", "too_far", 2)
    assert (refused["distance_band_m"], refused["accuracy_band_m"]) == (1000, 25)
    assert host.do("release", station="rathaus")["status"] == "accepted"
    assert host.row()["refused"] is None
    assert first.state()["stations"]["rathaus"]["method"] == "release"


def test_a_timeline_says_who_did_what_and_what_can_be_undone(host, two):
    first, _ = two
    first.send(first.checkin("rathaus"))
    host.do("adjust", body={"points": 20, "reason": "Schöne Zeichnung"})
    undone = host.get("/groups/1").json["entries"][0]
    host.do("revoke", None, body={"event": undone["id"]})
    drawer = host.get("/groups/1").json
    valid("DrawerPayload", drawer)
    revoke, adjust, checkin = drawer["entries"]
    assert (revoke["type"], revoke["actor"], revoke["revocable"]) == ("revoke", "dachs", False)
    assert (adjust["text"], adjust["points"], adjust["revoked"], adjust["revocable"]) == (
        "Schöne Zeichnung",
        20,
        True,
        False,
    )
    assert (checkin["actor"], checkin["device"], checkin["method"], checkin["revocable"]) == (None, 1, "code", False)
    assert (undone["revocable"], undone["revoked"]) == (True, False)


def test_a_long_timeline_comes_in_pages(host, two):
    first, _ = two
    for number in range(60):
        first.send(first.event("skip", station=("rathaus", "platzhaus")[number % 2]))
    newest = host.get("/groups/1").json
    assert len(newest["entries"]) == 50
    older = host.get(f"/groups/1?before={newest['before']}").json
    assert (len(older["entries"]), older["before"]) == (10, None)
    assert len({entry["id"] for entry in newest["entries"] + older["entries"]}) == 60


def test_the_drawer_lets_a_group_back_in_and_reads_out_codes(host, two, make_phone):
    drawer = host.get("/groups/1").json
    phone = make_phone()
    reply = phone.post("/api/v1/resume", {"resume_code": drawer["group"]["resume_code"]})
    assert reply.status_code == 201
    code = next(station["code"] for station in drawer["stations"] if station["id"] == "rathaus")
    taken = phone.send(phone.event("checkin", station="rathaus", body={"method": "code", "code": code}))
    assert taken.json["results"][0]["status"] == "accepted"
    assert host.row()["devices"] == 2


def test_a_correction_reaches_the_phone_with_its_reason_and_leaves_with_its_undoing(host, two):
    first, _ = two
    done = host.do("adjust", body={"points": -30, "reason": "Abkürzung genommen"})
    state = first.state()
    (shown,) = state["adjustments"]
    assert (shown["points"], shown["reason"], state["standing"]["points"]) == (-30, "Abkürzung genommen", -30)
    host.do("revoke", None, body={"event": done["id"]})
    state = first.state()
    assert (state["adjustments"], state["standing"]["points"]) == ([], 0)


def test_refusals_say_their_reason_in_a_sentence(host, two):
    refused = host.do("adjust", body={"points": 5})
    assert (refused["status"], refused["reason"]) == ("refused", "reason_missing")
    assert "Grund" in refused["message"]
    for body in ({}, {"events": "x"}, {"events": [{}] * 21}, None):
        reply = host.client.post(f"{host.base}/events", json=body, headers=SAME_ORIGIN)
        assert reply.status_code == 422, body


def test_another_site_cannot_act_as_the_host(host, two):
    for headers in ({"Sec-Fetch-Site": "cross-site"}, {"Origin": "https://evil.example"}, {}):
        reply = host.client.post(f"{host.base}/events", json={"events": []}, headers=headers)
        assert reply.status_code == 403
    assert host.client.get(f"{host.base}/events").status_code == 405


def test_a_hidden_name_is_nowhere_in_public(host, two, client, tour):
    first, second = two
    host.do("settings", None, body={"standings": "public"})
    host.do("hide")
    public = [
        client.get(path).text
        for path in (
            f"/tours/{tour.code}/standings",
            f"/api/v1/tours/{tour.code}/standings",
            f"/api/v1/tours/{tour.code}/stream",
            f"/j/{tour.code}",
            f"/api/v1/tours/{tour.code}",
        )
    ]
    others = [second.get(path).text for path in ("/api/v1/stream", f"/api/v1/tours/{tour.code}/standings", "/play")]
    assert "Leise Luchse" in public[3]
    assert "Leise Luchse" in others[1]
    for text in public + others:
        assert "Füchse" not in text
        assert "F\\u00fcchse" not in text
    assert "Gruppe 1" in public[0]
    assert host.row()["name"] == "Flinke Füchse"
    assert first.state()["group"]["name"] == "Flinke Füchse"


def test_a_stream_begins_with_everything_and_goes_on_after_a_number(host, two):
    first, second = two
    event, everything = heard(host.get("/stream"))
    assert (event, everything["reset"], len(everything["rows"])) == ("change", True, 2)
    for row in everything["rows"]:
        valid("BoardRow", row)
    valid("TourHead", everything["tour"])
    first.send(first.checkin("rathaus"))
    event, change = heard(host.get(f"/stream?after={everything['log_no']}"))
    assert (event, change["reset"], [row["number"] for row in change["rows"]]) == ("change", False, [1])
    event, _ = heard(host.get("/stream", headers={"Last-Event-ID": str(change["log_no"])}))
    assert event == "beat"
    event, anew = heard(host.get(f"/stream?after={change['log_no'] + 50}"))
    assert (anew["reset"], len(anew["rows"])) == (True, 2)
    event, mine = heard(second.get(f"/api/v1/stream?after={everything['log_no']}"))
    assert (mine["changed"], mine["rows"][0]["points"], mine["tour"]["phase"]) == ([1], 50, "running")


@pytest.mark.parametrize("said", ["-1", "x", "1e3", "٣", "9" * 40, ""])
def test_a_nonsensical_number_begins_anew(host, two, said):
    _, change = heard(host.get(f"/stream?after={said}"))
    assert change["reset"]


def test_what_the_settings_change_reaches_everyone(host, two, client, tour):
    host.do("settings", None, body={"title": "Abendrunde"})
    host.do("pause", None)
    assert client.get(f"/api/v1/tours/{tour.code}/standings").status_code == 403
    first, _ = two
    state = first.state()
    assert (state["tour"]["title"], state["tour"]["phase"]) == ("Abendrunde", "paused")
    assert first.get("/api/v1/pack").json["tour"]["title"] == "Abendrunde"
    assert client.get(f"/api/v1/tours/{tour.code}").json["title"] == "Abendrunde"


def test_new_groups_wait_until_the_host_opens_the_tour(host, tour, make_phone, database):
    with database.write() as session:
        session.get_one(Tour, tour.id).phase = "planned"
    phone = make_phone()
    reply = phone.post(f"/api/v1/tours/{tour.code}/groups", {"name": "Igel"})
    assert (reply.status_code, reply.json["error"]["code"]) == (403, "join_not_open")
    host.do("open", None)
    phone.join(tour.code, "Igel")
    (taken,) = phone.send(phone.checkin("rathaus")).json["results"]
    assert (taken["status"], taken["reason"]) == ("retry", "tour_not_open")
    host.do("start", None)
    assert phone.send(phone.checkin("rathaus")).json["results"][0]["status"] == "accepted"


def test_streams_are_bounded_for_each(app, host, monkeypatch):
    from app.hub import Hub

    monkeypatch.setattr(
        Hub, "has_room", lambda _self, owner, limit, reserve: (owner[0], limit, reserve) != ("staff", 20, 0)
    )
    reply = host.get("/stream")
    assert (reply.status_code, reply.json["error"]["code"]) == (429, "too_many_streams")


def test_a_board_that_missed_nothing_needs_no_second_connection(settings, database, tour):
    lone = Database(settings.database_url, readers=1)
    hub = Hub()
    feed = Feed(lone, hub)
    with lone.read() as session:
        found = session.get_one(Tour, tour.id)
        chunk = feed.opening(session, found, BOARD, found.log_no)
    lone.close()
    assert b"event: beat" in chunk.data


def test_a_session_that_took_the_number_of_another_does_not_keep_its_stream(database, clock, make_user):
    hub, user = Hub(), make_user("dachs")
    feed = Feed(database, hub, clock=clock)

    def log_in():
        with database.write() as session:
            made = accounts.start_session(session, user.id, verified_hash="-", agent="Browser", now=clock())
        return "staff", made.principal.session.id, made.principal.session.token_key

    first = log_in()
    with database.write() as session:
        accounts.end_session(session, user.id, first[1])
    second = log_in()
    assert first[1] == second[1], "SQLite gives the number out again"
    assert feed.gone([first, second]) == {first}


def test_an_open_board_is_in_use(database, clock, make_user):
    hub, user = Hub(), make_user("dachs")
    feed = Feed(database, hub, clock=clock)
    with database.write() as session:
        made = accounts.start_session(session, user.id, verified_hash="-", agent="Browser", now=clock())
    owner = ("staff", made.principal.session.id, made.principal.session.token_key)
    for _ in range(30):
        clock.forward(minutes=20)
        assert feed.gone([owner]) == set()
    clock.forward(hours=9)
    assert feed.gone([owner]) == {owner}


def test_a_phone_that_listens_is_heard_of_and_one_that_left_is_not(database, clock, host, two):
    first, _ = two
    hub = Hub()
    feed = Feed(database, hub, clock=clock)
    with database.read() as session:
        asking = principal_of(session, token_key(first.joined["token"]))
    owner = ("device", asking.device.id, asking.device.token_key)
    clock.forward(minutes=30)
    assert feed.gone([owner]) == set()
    assert hub.contact(asking.group.id) == clock()
    first.post("/api/v1/leave", {})
    assert feed.gone([owner]) == {owner}


def test_what_breaks_in_one_tour_silences_no_other(database, clock, make_tour, monkeypatch):
    good, bad = make_tour(code="GXXD22"), make_tour(code="BAD222")
    feed = Feed(database, Hub(), clock=clock)
    build = Feed._chunk

    def broken(self, session, tour, channel, after):
        if tour.id == bad.id:
            raise RuntimeError("boom")
        return build(self, session, tour, channel, after)

    monkeypatch.setattr(Feed, "_chunk", broken)
    wants = [(Channel(tour.id, BOARD), -1) for tour in (bad, good)]
    assert list(feed.changes(wants)) == [wants[1]]


def test_words_that_a_phone_makes_up_are_no_call_for_help(host, two):
    first, _ = two
    first.send(first.event("checkin", station="Lehrer sind doof", body={"method": "code", "code": "x"}))
    assert host.row()["refused"] is None
    first.send(first.event("checkin", station="rathaus", body={"method": "code", "code": "x"}))
    assert host.row()["refused"]["reason"] == "wrong_code"


def test_state_and_its_log_number_are_of_one_moment(app, host, two, monkeypatch):
    first, _ = two
    inside = queries_module.as_now

    def host_is_quicker(session, asking):
        host.do("pause", None)
        return inside(session, asking)

    host.do("settings", None, body={"standings": "public"})
    before = host.get("/board").json["log_no"]
    monkeypatch.setattr(queries_module, "as_now", host_is_quicker)
    state = first.state()
    # Whichever side of the pause the phone sees, the stream goes on from there.
    assert (state["tour"]["phase"], state["log_no"]) in (("running", before), ("paused", before + 1))


def test_others_wrong_codes_do_not_lock_out_who_belongs_to_the_tour(app, host, two, clock):
    stranger = app.test_client()
    for number in range(8):
        for _ in range(31):
            stranger.get("/api/v1/tours/AAAAAA", environ_overrides={"REMOTE_ADDR": f"192.0.2.{number}"})
    first, _ = two
    assert stranger.get("/api/v1/tours/LULU22").status_code == 429
    assert first.get("/api/v1/tours/LULU22/standings").status_code == 200
    assert host.client.get("/tours/LULU22/standings").status_code == 200
    assert host.get("/groups/1?before=-99999999999999999999999").status_code == 200
