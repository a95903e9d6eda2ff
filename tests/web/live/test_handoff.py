"""Events of a phone without network, handed in by its host: signed, judged like all others, never a 5xx."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import random
import uuid
import zlib
from datetime import timedelta
from typing import Any

import jsonschema
import pytest

from app.clock import isoformat
from app.play import handoff
from app.tours.models import Tour
from app.web.openapi import document
from tests.web.conftest import SAME_ORIGIN, Phone


def base64url(data: bytes) -> str:
    """Without padding, as phones write it."""
    return base64.urlsafe_b64encode(data).decode().rstrip("=")


def packed(text: bytes) -> bytes:
    """deflate-raw, as CompressionStream makes it."""
    machine = zlib.compressobj(wbits=-15)
    return machine.compress(text) + machine.flush()


def signed(phone: Phone, *events: Any, encoding: str = "deflate", **parts: Any) -> dict[str, Any]:
    """What the host's page sends for a phone: made as the phone makes it."""
    payload = {"format": "stadtlotse-handoff", "version": 1, "device": "d", "offset_ms": 0, "events": list(events)}
    text = json.dumps({**payload, **parts}).encode()
    return wrapped(phone, packed(text) if encoding == "deflate" else text, encoding)


def wrapped(phone: Phone, data: bytes, encoding: str = "deflate") -> dict[str, Any]:
    """Any bytes, signed by the phone."""
    device = phone.state()["device"]
    mac = hmac.digest(bytes.fromhex(device["handoff_key"]), data, hashlib.sha256)
    group = phone.state()["group"]["number"]
    return {
        "group": group,
        "device": device["number"],
        "encoding": encoding,
        "payload": base64url(data),
        "mac": base64url(mac),
    }


@pytest.fixture
def host(tour, database, make_user, logged_in):
    """Hands in for the host of LULU22: `host(body)`."""
    user = make_user("dachs")
    with database.write() as session:
        session.get_one(Tour, tour.id).owner_id = user.id
    client = logged_in(user)

    def hand_in(body: Any, tour_id: int = tour.id) -> Any:
        return client.post(f"/api/v1/host/tours/{tour_id}/handoff", json=body, headers=SAME_ORIGIN)

    return hand_in


@pytest.mark.parametrize("encoding", ["deflate", "plain"])
def test_what_a_phone_has_signed_counts_as_if_it_had_sent_it(host, phone, encoding):
    checkin = phone.checkin("rathaus")
    reply = host(signed(phone, checkin, phone.event("skip", station="schloss"), encoding=encoding))
    assert reply.status_code == 200, reply.json
    schemas = document()["components"]["schemas"]
    jsonschema.validate(reply.json, {"$ref": "#/components/schemas/HandoffReply", "components": {"schemas": schemas}})
    assert (reply.json["group"], reply.json["name"], reply.json["accepted"]) == (1, "Flinke Füchse", 2)
    assert reply.json["results"][0]["id"] == checkin["id"]
    assert phone.state()["stations"]["rathaus"]["method"] == "code"
    assert phone.state()["log_no"] == reply.json["log_no"]


def test_what_a_check_in_opens_is_not_told_to_the_host(host, phone):
    (result,) = host(signed(phone, phone.checkin("rathaus"))).json["results"]
    assert "unlocked" not in result["verdict"]


def test_a_repetition_on_any_way_is_a_duplicate(host, phone):
    body = signed(phone, phone.checkin("rathaus"), event := phone.event("skip", station="schloss"))
    assert host(body).json["accepted"] == 2
    again = host(body).json
    assert (again["accepted"], again["duplicate"]) == (0, 2)
    assert phone.send(event).json["results"][0]["status"] == "duplicate"
    assert phone.state()["standing"]["points"] == 50


def test_each_status_is_counted_and_said_in_the_language_of_the_host(host, phone, database, tour):
    taken = phone.event("skip", station="schloss")
    phone.send(taken)
    reply = host(signed(phone, taken, {**taken, "station": "rathaus"}, phone.event("checkin", station="mond"), 7)).json
    counts = {key: reply[key] for key in ("accepted", "duplicate", "refused", "conflict", "waiting")}
    assert counts == {"accepted": 0, "duplicate": 1, "refused": 2, "conflict": 1, "waiting": 0}
    assert reply["results"][2]["message"] == "Diese Station gehört nicht zu eurer Route."
    with database.write() as session:
        session.get_one(Tour, tour.id).phase = "paused"
    assert host(signed(phone, phone.checkin("rathaus"))).json["waiting"] == 1


def test_hundreds_of_events_in_any_order_are_judged_in_the_order_of_the_phone(host, phone):
    answers = [phone.event("skip", station="schloss") if number else phone.checkin("rathaus") for number in range(250)]
    late = phone.event("answer", station="rathaus", question="x", body={"attempt": 1, "response": "a"})
    results = host(signed(phone, late, *reversed(answers))).json["results"]
    assert [result["id"] for result in results] == [event["id"] for event in [late, *reversed(answers)]]
    # Judged last, when the station was open: only then is an unknown question refused.
    assert results[0]["reason"] == "unknown_question"


@pytest.mark.parametrize(
    ("offset_s", "expected_s"), [(0, -600), (3600, -600), (-172_800, -600), (1e15, 0), (-1e15, -1200), (None, -600)]
)
def test_times_are_corrected_by_what_the_phone_knows_of_its_clock(host, phone, clock, offset_s, expected_s):
    clock.forward(minutes=20)
    shown = clock() - timedelta(minutes=10) - timedelta(seconds=offset_s if offset_s and abs(offset_s) < 1e9 else 0)
    event = {**phone.checkin("rathaus"), "at": isoformat(shown)}
    offset_ms = None if offset_s is None else offset_s * 1000
    assert host(signed(phone, event, offset_ms=offset_ms)).json["accepted"] == 1
    cell = host_cell(phone)
    assert cell == isoformat(clock() + timedelta(seconds=expected_s))


def host_cell(phone: Phone) -> str:
    """When the phone's group was at the town hall, as the log has it."""
    from sqlalchemy import select

    from app.play.models import Event
    from app.web.context import EXTENSION

    with phone.client.application.extensions[EXTENSION].database.read() as session:
        return isoformat(session.scalars(select(Event.at).where(Event.type == "checkin")).one())


def test_every_token_of_a_phone_holds_and_another_phones_key_does_not(host, tour, make_phone):
    identity, claim = str(uuid.uuid4()), "c" * 40
    first, again = make_phone(), make_phone()
    for phone in (first, again):
        phone.join(tour.code, id=identity, claim=claim)
    assert first.state()["device"]["number"] == again.state()["device"]["number"]
    for phone in (first, again):
        assert host(signed(phone, phone.event("skip", station="schloss"))).json["accepted"] == 1
    second = make_phone()
    second.post("/api/v1/resume", {"resume_code": first.joined["resume_code"]})
    body = {**signed(second, second.event("skip", station="schloss")), "device": 1}
    assert host(body).json["error"]["code"] == "handoff_forged"


def test_what_is_not_signed_by_this_phone_is_refused_as_a_whole(host, phone, make_phone, tour):
    stranger = make_phone()
    stranger.join(tour.code, "Leise Luchse")
    body = signed(stranger, stranger.checkin("rathaus"))
    for wrong in ({**body, "group": 1}, {**body, "device": 2}, {**body, "mac": base64url(bytes(32))}):
        reply = host(wrong)
        assert (reply.status_code, reply.json["error"]["code"]) == (403, "handoff_forged")
        assert reply.json["error"]["message"].startswith("Diese Daten passen zu keinem Handy")
    changed = base64url(b"x" + base64.urlsafe_b64decode(body["payload"] + "==")[1:])
    assert host({**body, "payload": changed}).status_code == 403
    assert phone.state()["standing"]["points"] == stranger.state()["standing"]["points"] == 0


def test_groups_and_tours_of_others_are_not_found(host, phone, make_tour, make_phone):
    other = make_tour(code="THERE2")
    stranger = make_phone()
    stranger.join("THERE2")
    body = signed(stranger, stranger.checkin("rathaus"))
    assert host(body, other.id).status_code == 404
    assert host({**body, "group": 2}).json["error"]["code"] == "group_not_found"
    # Group 1 exists in both tours: only the signature tells them apart.
    assert host(body).status_code == 403


def test_a_phone_that_has_left_can_no_longer_sign(host, phone):
    body = signed(phone, phone.checkin("rathaus"))
    phone.post("/api/v1/leave")
    assert host(body).status_code == 403


@pytest.mark.parametrize(
    "parts",
    [
        {"format": "else"},
        {"version": 2},
        {"offset_ms": "1"},
        {"offset_ms": float("nan")},
        {"offset_ms": 10**400},
        {"device": "d" * 65},
        {"device": 5},
        {"events": None},
        {"events": {}},
        {"events": [1] * (handoff.MAX_CARRIED + 1)},
    ],
)
def test_a_signed_payload_of_another_form_is_refused(host, phone, parts):
    reply = host(signed(phone, **parts))
    assert (reply.status_code, reply.json["error"]["code"]) == (422, "invalid_body")


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\x00" * 50,
        packed(b"{}")[:-1],
        packed(b"{}") + b"more",
        packed(b"[" * 100_000),
        packed(b"\xff\xfe"),
        packed(b" " * 50_000_000),
        packed(b'{"format":"stadtlotse-handoff","version":1,"device":"d","events":' + b"[" * 900 + b"]" * 900 + b"}"),
    ],
)
def test_signed_bytes_that_hold_no_payload_are_refused(host, phone, data):
    reply = host(wrapped(phone, data))
    assert reply.status_code == 422 or reply.json["refused"] == 1, reply.json


def test_the_largest_outbox_fits_and_a_larger_body_does_not(host, phone):
    events = [phone.event("skip", station="schloss") for _ in range(handoff.MAX_CARRIED)]
    body = signed(phone, *events, encoding="plain")
    assert host(body).json["accepted"] == handoff.MAX_CARRIED
    assert host({**body, "payload": "x" * handoff.MAX_BODY}).status_code == 413


def test_mutated_bodies_never_break_the_server(host, phone):
    seed = 20220621
    dice = random.Random(seed)
    garbage = [None, True, -1, 2**70, 0.5, "", "\ud800", "\u0000", [], {}, "A" * 43, "=" * 43, [[[]]], "ä"]
    for number in range(300):
        event = {**phone.checkin("rathaus"), dice.choice(["id", "seq", "at", "type", "body"]): dice.choice(garbage)}
        parts = {dice.choice(["format", "version", "device", "offset_ms", "events", "x"]): dice.choice(garbage)}
        body = signed(phone, event, dice.choice(garbage), **(parts if number % 3 == 0 else {}))
        if number % 3 == 1:
            body[dice.choice(list(body))] = dice.choice(garbage)
        if number % 3 == 2:
            data = bytearray(base64.urlsafe_b64decode(body["payload"] + "=="))
            for _ in range(dice.randrange(1, 6)):
                data[dice.randrange(len(data))] = dice.randrange(256)
            body = wrapped(phone, bytes(data), dice.choice(["deflate", "plain"]))
        reply = host(body)
        assert reply.status_code in (200, 403, 404, 422), (seed, number, body, reply.json)
