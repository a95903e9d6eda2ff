"""Calls for help and claims over HTTP: what phones, boards and rankings are told, when, and what they are spared."""

from __future__ import annotations

from typing import Any

import pytest
from flask import Flask

from app.db import Database
from app.hub import Channel, Hub
from app.live.feed import BOARD, PHONE, STANDINGS, Feed
from tests.web.conftest import Phone
from tests.web.live.conftest import heard_in, valid


@pytest.fixture
def after(host):
    """The number of the tour's last commit, as a stream that is open now knows it."""
    return lambda: host.get("/board").json["log_no"]


@pytest.fixture
def tick(app: Flask, database: Database, tour, clock):
    """What an open stream of an audience is sent at its next tick, `tick(BOARD, after)`; None where that is nothing."""

    def look(audience: str, after: int) -> dict[str, Any] | None:
        want = (Channel(tour.id, audience), after)
        chunk = Feed(database, Hub(), clock=clock).changes([want]).get(want)
        return None if chunk is None else heard_in(chunk.data.decode())[1]

    return look


def call_for_help(phone: Phone, **parts: Any) -> str:
    """The group asks for help; the id of its call."""
    event = phone.event("help", **parts)
    (result,) = phone.send(event).json["results"]
    assert (result["status"], result.get("verdict")) == ("accepted", None)
    return event["id"]


def test_a_call_is_on_both_phones_and_on_the_board_until_the_group_gets_in(host, two, make_phone, clock):
    first, _ = two
    assert (first.state()["help"], host.row()["call"]) == (None, None)
    identity = call_for_help(first, station="rathaus")
    expected = {"id": identity, "station": "rathaus", "at": "2026-06-21T09:00:00.000Z", "seen_at": None}
    second = make_phone()
    second.post("/api/v1/resume", {"resume_code": first.joined["resume_code"]})
    state = second.state()
    valid("StatePayload", state)
    assert state["help"] == first.state()["help"] == host.row()["call"] == expected
    board = host.get("/board").json
    valid("BoardPayload", board)
    assert [row["call"] is None for row in board["rows"]] == [False, True]

    clock.forward(minutes=5)
    assert host.do("seen", body={"event": identity})["status"] == "accepted"
    seen = {**expected, "seen_at": "2026-06-21T09:05:00.000Z"}
    assert second.state()["help"] == host.row()["call"] == seen

    clock.forward(minutes=1)
    second.send(second.checkin("rathaus"))
    assert (first.state()["help"], host.row()["call"]) == (None, None)


def test_a_call_reaches_board_and_phones_within_a_tick_and_so_does_being_seen(host, two, after, tick):
    first, _ = two
    before = after()
    identity = call_for_help(first)
    board = tick(BOARD, before)
    assert [(row["number"], row["call"]["id"]) for row in board["rows"]] == [(1, identity)]
    assert tick(PHONE, before)["changed"] == [1]
    before = after()
    host.do("seen", body={"event": identity})
    assert tick(BOARD, before)["rows"][0]["call"]["seen_at"]
    assert tick(PHONE, before)["changed"] == [1]
    assert tick(PHONE, after()) is None


def test_a_claim_wakes_the_groups_phones_and_repaints_nothing(host, two, after, tick, clock):
    first, _ = two
    first.send(first.checkin("rathaus"))
    question = first.state()["stations"]["rathaus"]["questions"][0]["id"]
    before = after()
    (result,) = first.send(first.event("claim", station="rathaus", question=question)).json["results"]
    assert result["status"] == "accepted"
    woken = tick(PHONE, before)
    assert (woken["changed"], woken["rows"]) == ([1], [])
    assert tick(BOARD, before)["rows"] == []
    assert tick(STANDINGS["groups"], before)["rows"] == []
    state = first.state()
    valid("StatePayload", state)
    expected = {"station": "rathaus", "question": question, "device": 1, "at": "2026-06-21T09:00:00.000Z"}
    assert state["claims"] == [expected]
    clock.forward(seconds=89)
    assert first.state()["claims"] == [expected]
    clock.forward(seconds=2)
    assert first.state()["claims"] == []


def test_no_group_hears_of_anothers_calls_and_claims(two):
    first, second = two
    first.send(first.checkin("rathaus"))
    question = first.state()["stations"]["rathaus"]["questions"][0]["id"]
    first.send(first.event("claim", station="rathaus", question=question))
    call_for_help(first)
    assert (second.state()["help"], second.state()["claims"]) == (None, [])


def test_the_timeline_tells_of_calls_and_who_saw_them_but_not_of_claims(host, two, clock):
    first, _ = two
    identity = call_for_help(first, station="rathaus")
    host.do("seen", body={"event": identity})
    clock.forward(minutes=1)
    first.send(first.checkin("rathaus"))
    question = first.state()["stations"]["rathaus"]["questions"][0]["id"]
    for _ in range(60):
        first.send(first.event("claim", station="rathaus", question=question))
        clock.forward(seconds=11)
    drawer = host.get("/groups/1").json
    valid("DrawerPayload", drawer)
    assert drawer["before"] is None
    checkin, seen, call = drawer["entries"]
    assert (checkin["type"], seen["type"], call["type"]) == ("checkin", "seen", "help")
    assert (seen["actor"], seen["station"], seen["revocable"]) == ("dachs", "rathaus", False)
    assert (call["actor"], call["station"], call["device"], call["id"]) == (None, "rathaus", 1, identity)


def test_what_cannot_be_seen_is_said_in_a_sentence(host, two):
    refused = host.do("seen", body={"event": two[0].event("help")["id"]})
    assert (refused["status"], refused["reason"]) == ("refused", "call_not_found")
    assert refused["message"].endswith(".")
    wrong = host.do("seen", body={})
    assert (wrong["status"], wrong["reason"]) == ("refused", "invalid_body")


def test_the_tours_own_number_reaches_groups_and_board_and_nobody_else(host, two, client, after, tick, tour):
    first, _ = two
    before = after()
    host.do("settings", None, body={"standings": "public", "phone": " 0170  1234567 "})
    assert first.state()["tour"]["phone"] == "0170 1234567"
    assert host.get("/board").json["tour"]["phone"] == "0170 1234567"
    assert tick(PHONE, before)["tour"]["phone"] == "0170 1234567"
    for path in (f"/tours/{tour.code}/standings", f"/api/v1/tours/{tour.code}/standings", f"/j/{tour.code}"):
        assert "1234567" not in client.get(path).text
    assert "1234567" not in client.get(f"/api/v1/tours/{tour.code}/stream").text
    refused = host.do("settings", None, body={"phone": "ruft einfach"})
    assert (refused["status"], refused["reason"]) == ("refused", "bad_phone")
    assert host.get("/board").json["tour"]["phone"] == "0170 1234567"
    host.do("settings", None, body={"phone": ""})
    assert host.get("/board").json["tour"]["phone"] == ""
    assert first.state()["tour"]["phone"] == first.get("/api/v1/pack").json["route"]["phone"]


def test_where_and_when_the_groups_meet_reaches_phones_and_board(host, two, after, tick):
    first, _ = two
    assert (first.state()["tour"]["meeting"], first.state()["tour"]["meeting_at"]) == (None, None)
    before = after()
    host.do("settings", None, body={"meeting": " Bühne  vor dem Rathaus", "meeting_at": "2026-06-21T16:30:00+02:00"})
    for told in (first.state()["tour"], host.get("/board").json["tour"], tick(PHONE, before)["tour"]):
        assert (told["meeting"], told["meeting_at"]) == ("Bühne vor dem Rathaus", "2026-06-21T14:30:00.000Z")
    assert host.do("settings", None, body={"meeting": "x" * 81})["reason"] == "invalid_body"
    host.do("settings", None, body={"meeting": "", "meeting_at": None})
    assert (first.state()["tour"]["meeting"], first.state()["tour"]["meeting_at"]) == (None, None)
