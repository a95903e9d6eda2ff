"""A group's phone as far as the host hears of it: it joins, sends events, and signs what it cannot send."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
from typing import Any
from uuid import uuid4

from sqlalchemy import select

from app.clock import isoformat, utcnow
from app.db import Database
from app.tours.models import Device
from tests.server import SECRET, Server


class Caller:
    """One phone, the first of its group."""

    def __init__(self, server: Server, code: str, name: str) -> None:
        self.server, self.code = server, code
        status, joined = server.request("POST", f"/api/v1/tours/{code}/groups", {"name": name, "language": "de"})
        assert status == 201, joined
        self.token = joined["token"]
        self.seq = 0

    def event(self, kind: str, station: str | None = None, **body: Any) -> dict[str, Any]:
        """One event, not sent yet."""
        self.seq += 1
        made = {"id": str(uuid4()), "seq": self.seq, "at": isoformat(utcnow()), "type": kind, "body": body}
        return made if station is None else {**made, "station": station}

    def send(self, *events: dict[str, Any]) -> list[dict[str, Any]]:
        """Send events; their results."""
        batch = {"device": "phone", "sent_at": isoformat(utcnow()), "events": list(events)}
        status, reply = self.server.request("POST", "/api/v1/events", batch, self.token)
        assert status == 200, reply
        results: list[dict[str, Any]] = reply["results"]
        return results

    def call(self, station: str | None = None) -> None:
        """Call for help."""
        assert [result["status"] for result in self.send(self.event("help", station))] == ["accepted"]

    def state(self) -> dict[str, Any]:
        """What the server tells this phone."""
        state: dict[str, Any] = self.server.request("GET", "/api/v1/state", None, self.token)[1]
        return state

    def export(self, *events: dict[str, Any], key: bytes | None = None) -> dict[str, Any]:
        """The file that this phone exports, signed by the server's key for it, or by another one."""
        payload = {"format": "stadtlotse-handoff", "version": 1, "device": "phone", "offset_ms": 0, "events": events}
        data = json.dumps(payload).encode()
        mac = hmac.digest(key or self._key(), data, hashlib.sha256)
        signed = {"encoding": "plain", "payload": base64url(data), "mac": base64url(mac)}
        head = {"format": "stadtlotse-outbox", "version": 1, "tour": self.code, "group": 1, "device": 1}
        return {**head, **signed, "events": list(events), "parked": []}

    def _key(self) -> bytes:
        """As the server derives it from what its database keeps of the phone's token."""
        database = Database(f"sqlite:///{self.server.data_dir / 'stadtlotse.db'}")
        group = self.state()["group"]["id"]
        with database.read() as session:
            token_key = session.scalars(select(Device.token_key).where(Device.group_id == group)).one()
        database.close()
        return hmac.digest(SECRET.encode(), f"handoff|{token_key}".encode(), hashlib.sha256)


def base64url(data: bytes) -> str:
    """Without padding, as phones write it."""
    return base64.urlsafe_b64encode(data).decode().rstrip("=")
