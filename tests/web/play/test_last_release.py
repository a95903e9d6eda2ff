"""Phones that still run the release before: their events are taken as they are, and no field they read has gone (R10).

The events and the lists of fields are written down as release 0.1 sent and read them, not derived from the code.
"""

from __future__ import annotations

from typing import Any

import pytest

from tests.web.conftest import SAME_ORIGIN

# As a phone of that release puts them together: milliseconds with a Z, no key without a value, an empty body where
# there is nothing to say, and nothing of what later releases add.
AT = "2026-06-21T08:59:{:02d}.123Z"
IDS = "3f2a6c1e-8d47-4b0a-9c55-0000000000{:02d}"
MOVES: list[dict[str, Any]] = [
    {
        "type": "checkin",
        "station": "rathaus",
        "body": {
            "method": "gps",
            "fix": {"lat": 53.3249, "lon": 11.4949, "accuracy_m": 12.4, "age_s": 0.4},
        },
    },
    {"type": "checkin", "station": "rathaus", "body": {"method": "code", "code": "AAAA2222"}},
    {"type": "hint", "station": "rathaus", "question": "wann", "body": {"index": 0}},
    {"type": "answer", "station": "rathaus", "question": "wann", "body": {"attempt": 1, "response": "a"}},
    {"type": "answer", "station": "platzhaus", "question": "wort", "body": {"attempt": 1, "response": "Busch"}},
    {"type": "skip", "station": "platzhaus", "body": {}},
    {"type": "finish", "body": {}},
]
OLD_EVENTS = [{"id": IDS.format(seq), "seq": seq, "at": AT.format(seq), **move} for seq, move in enumerate(MOVES, 1)]
JUDGED = ["accepted", "refused", "accepted", "accepted", "accepted", "accepted", "accepted"]

PACK = {"edition", "tour", "route", "stations"}
PACK_TOUR = {"code", "title"}
PACK_ROUTE = {
    "slug", "title", "summary", "languages", "order", "offline", "scoring", "line", "context", "attribution", "start",
    "finish", "meeting_point", "phone", "licence", "sources",
}  # fmt: skip
PACK_STATION = {
    "id", "number", "name", "position", "fence", "indoor", "directions", "near", "dwell_min", "access",
    "checkin_points", "question_count",
}  # fmt: skip
STATE = {
    "now", "log_no", "group", "device", "devices", "tour", "order", "standing", "adjustments", "stations",
}  # fmt: skip
GROUP = {"id", "name", "flag", "number", "language", "resume_code", "pin"}
STATE_TOUR = {"code", "title", "phase", "standings"}
STANDING = {
    "points", "rank", "groups", "stations_done", "stations_total", "questions_done", "questions_total", "finished",
}  # fmt: skip
STATION = {"state", "method", "checkin_points", "points", "insight", "media", "questions", "answers"}
ANSWER = {
    "state", "attempts_used", "attempts_left", "points", "max_points", "response", "by_device", "correct", "hints",
    "solution", "explanation", "source",
}  # fmt: skip
QUESTION = {"id", "type", "prompt", "points", "attempts"}
MEDIUM = {"url", "alt", "credit"}


@pytest.fixture
def old_phone(make_photo_tour, make_phone, clock):
    """A phone that has joined and sent all it had, with a body that no newer phone would write."""
    made = make_phone()
    made.join(make_photo_tour().code)
    clock.forward(minutes=1)
    batch = {"device": "a1b2c3", "sent_at": "2026-06-21T09:01:00.000Z", "events": OLD_EVENTS}
    made.reply = made.client.post("/api/v1/events", json=batch, headers=SAME_ORIGIN)
    return made


def test_its_events_are_taken_as_they_are(old_phone):
    reply = old_phone.reply
    assert reply.status_code == 200
    assert reply.json.keys() >= {"now", "results", "standing"}
    assert reply.json["standing"].keys() >= STANDING - {"rank"}
    results = reply.json["results"]
    assert [one["id"] for one in results] == [event["id"] for event in OLD_EVENTS]
    assert [one["status"] for one in results] == JUDGED
    assert results[1]["reason"] == "wrong_code"
    assert results[1]["message"]


def test_its_events_are_known_when_it_sends_them_again(old_phone):
    batch = {"device": "a1b2c3", "sent_at": "2026-06-21T09:02:00.000Z", "events": OLD_EVENTS}
    again = old_phone.client.post("/api/v1/events", json=batch, headers=SAME_ORIGIN).json["results"]
    assert {one["status"] for one in again} == {"duplicate"}
    assert [one["first"] for one in again] == JUDGED


def test_its_verdicts_say_what_they_said(old_phone):
    checkin, _, hint, answer, early, _, _ = (one.get("verdict") for one in old_phone.reply.json["results"])
    assert checkin.keys() >= {"method", "distance_m", "accuracy_m", "unlocked"}
    assert checkin["unlocked"].keys() >= {"insight", "media", "questions"}
    assert checkin["unlocked"]["questions"][0].keys() >= QUESTION
    assert checkin["unlocked"]["media"][0].keys() >= MEDIUM
    assert hint == {"index": 0, "text": "Nicht b.", "cost": 20}
    assert answer.keys() >= ANSWER
    assert (answer["state"], answer["points"]) == ("right", 80)
    assert early == {"state": "waiting"}


def test_the_pack_keeps_every_field(old_phone):
    pack = old_phone.get("/api/v1/pack").json
    assert pack.keys() >= PACK
    assert pack["tour"].keys() >= PACK_TOUR
    assert pack["route"].keys() >= PACK_ROUTE
    for station in pack["stations"]:
        assert station.keys() >= PACK_STATION
    town_hall = pack["stations"][0]
    assert town_hall["position"].keys() >= {"lat", "lon", "confidence"}
    assert town_hall["fence"] == {"radius_m": 30.0}


def test_the_state_keeps_every_field(old_phone):
    state = old_phone.state()
    assert state.keys() >= STATE
    assert state["group"].keys() >= GROUP
    assert state["device"]["number"] == 1
    assert state["tour"].keys() >= STATE_TOUR
    assert state["standing"].keys() >= STANDING
    assert set(state["stations"]) == {"rathaus", "platzhaus"} == set(state["order"])
    for station in state["stations"].values():
        assert station.keys() >= STATION
    town_hall, square = (state["stations"][key] for key in ("rathaus", "platzhaus"))
    assert (town_hall["state"], town_hall["method"], town_hall["points"]) == ("open", "gps", 130)
    assert town_hall["answers"]["wann"].keys() >= ANSWER
    assert town_hall["questions"][0].keys() >= QUESTION
    assert town_hall["media"][0].keys() >= MEDIUM
    with old_phone.get(town_hall["media"][0]["url"]) as picture:
        assert picture.status_code == 200
    assert (square["state"], square["insight"], square["questions"], square["answers"]) == ("skipped", None, None, None)


def test_the_stream_still_tells_of_changes(old_phone):
    text = old_phone.get("/api/v1/stream?after=0").text
    assert "event: change\n" in text
    for key in ("log_no", "reset", "now", "groups", "tour", "rows", "changed"):
        assert f'"{key}":' in text
