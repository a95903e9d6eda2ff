"""What must hold for every address: headers, one error shape, never a 500, an entry in OpenAPI."""

from __future__ import annotations

import gzip
import random
import re
import string
import uuid
from collections import defaultdict

import jsonschema
import pytest

from app.web.openapi import document
from tests.conftest import ROUTE


def test_every_endpoint_of_the_api_is_described(app):
    described = document()["paths"]
    methods = defaultdict(set)
    for rule in app.url_map.iter_rules():
        if not rule.rule.startswith("/api/") or rule.endpoint == "openapi.openapi":
            continue
        path = re.sub(r"<(?:[^<>]+:)?(\w+)>", r"{\1}", rule.rule)
        methods[path] |= {method.lower() for method in rule.methods or ()} - {"head", "options"}
    for path, known in methods.items():
        assert set(described[path]) == known, path


def test_replies_match_their_description(app, phone):
    schemas = document()["components"]["schemas"]
    for path, name in (("/api/v1/state", "StatePayload"), ("/api/v1/pack", "PackPayload")):
        phone.send(phone.checkin("rathaus"))
        schema = {"$ref": f"#/components/schemas/{name}", "components": {"schemas": schemas}}
        jsonschema.validate(phone.get(path).json, schema)


PATHS = ("/", "/j/LULU22", "/play", "/livez", "/nothing", "/api/v1/nothing", "/api/v1/openapi.json", "/api/v1/state")


@pytest.mark.parametrize("path", PATHS)
def test_every_response_carries_the_security_headers(tour, client, path):
    headers = client.get(path).headers
    policy = headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"


@pytest.mark.parametrize(("path", "part"), [("/play", 0.5), ("/api/v1/state", 0.5), ("/api/v1/pack", 0.65)])
def test_pages_and_replies_are_small_on_the_way(phone, path, part):
    plain = phone.get(path)
    packed = phone.get(path, headers={"Accept-Encoding": "gzip"})
    assert packed.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(packed.data)[:20] == plain.data[:20]
    # What is sealed looks like chance; only its base64 shrinks.
    assert len(packed.data) < len(plain.data) * part


def test_a_compressed_pack_is_still_cached(phone):
    headers = {"Accept-Encoding": "gzip"}
    first = phone.get("/api/v1/pack", headers=headers)
    again = phone.get("/api/v1/pack", headers={**headers, "If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")


def test_errors_of_the_api_have_one_shape_and_errors_of_pages_are_pages(client):
    reply = client.get("/api/v1/nothing")
    assert (reply.status_code, set(reply.json)) == (404, {"error"})
    assert set(reply.json["error"]) == {"code", "message"}
    reply = client.get("/nothing")
    assert (reply.status_code, reply.mimetype) == (404, "text/html")
    assert client.post("/api/v1/state", headers={"Sec-Fetch-Site": "same-origin"}).status_code == 405


def test_a_crash_is_a_sentence_without_a_traceback(app, client, monkeypatch):
    def broken():
        raise RuntimeError("secret detail")

    broken.stadtlotse_guard = "public"
    monkeypatch.setitem(app.view_functions, "tours.landing", broken)
    reply = client.get("/")
    assert reply.status_code == 500
    assert "secret detail" not in reply.text
    assert "Nichts ist verloren" in reply.text


def test_a_view_without_a_guard_is_refused_to_everyone(app, client, monkeypatch):
    monkeypatch.setitem(app.view_functions, "tours.landing", lambda: "open")
    assert client.get("/").status_code == 500


def _garbage(dice: random.Random) -> object:
    kind = dice.randrange(9)
    if kind == 0:
        return {_word(dice): _garbage(dice) for _ in range(dice.randrange(4))}
    if kind == 1:
        return [_garbage(dice) for _ in range(dice.randrange(4))]
    return [None, True, -1, 2**70, 0.5, "\u202e\u0000", _word(dice)][kind - 2]


def _word(dice: random.Random) -> str:
    known = (
        "id",
        "claim",
        "name",
        "language",
        "pin",
        "resume_code",
        "device",
        "sent_at",
        "events",
        "body",
        "type",
        "seq",
    )
    return dice.choice([*known, "".join(dice.choices(string.printable, k=dice.randrange(30)))])


def _host_event(dice: random.Random) -> dict[str, object]:
    """Nearly an event of a host, so that it gets further than the envelope."""
    kinds = ("settings", "rename", "hide", "release", "adjust", "seen", "revoke", "pause", "resume", "end")
    fields = ("points", "reason", "name", "hidden", "event", "title", "join_until", "phone")
    body = {key: _garbage(dice) for key in fields}
    identity = str(uuid.UUID(int=dice.getrandbits(128), version=4))
    return {"id": identity, "type": dice.choice(kinds), "group": 1, "station": "rathaus", "body": body}


def test_garbage_never_breaks_the_server(app, phone, make_user, logged_in):
    dice = random.Random(20260621)
    clients = [phone.client, logged_in(make_user("dachs", "admin"))]
    rules = [
        rule
        for rule in app.url_map.iter_rules()
        if rule.endpoint not in ("play.media", "tours.leave", "accounts.logout")
    ]
    for _ in range(1500):
        rule = dice.choice(rules)
        path = rule.rule
        for part in re.findall(r"<[^>]+>", path):
            odd = ["LULU22", phone.joined["group"]["id"], ROUTE, "1", str(2**70), "x" * 300, "%00", "ä"]
            path = path.replace(part, dice.choice(odd))
        body = _garbage(dice)
        if dice.random() < 0.5:
            events = [_garbage(dice), _host_event(dice)]
            body = {"device": "d", "sent_at": "2026-06-21T09:00:00Z", "events": events, "name": _word(dice)}
        method = dice.choice(["GET", "POST", "PUT"])
        reply = dice.choice(clients).open(path, method=method, json=body, headers={"Sec-Fetch-Site": "same-origin"})
        assert reply.status_code < 500, (method, path, body)
