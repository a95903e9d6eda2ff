"""A group that plays by the API alone, for pages that show what others do."""

from __future__ import annotations

import uuid
from typing import Any

from app.clock import isoformat, utcnow
from tests.browser.host import HostServer
from tests.browser.pages import code_of, questions_of, right_response


class Walker:
    """A group that plays by the API alone."""

    def __init__(self, host: HostServer, code: str, name: str) -> None:
        self.server, self.route, self.name = host.server, host.route, name
        body = {"id": str(uuid.uuid4()), "claim": uuid.uuid4().hex, "name": name, "language": "de"}
        status, reply = self.server.request("POST", f"/api/v1/tours/{code}/groups", body)
        assert status == 201, reply
        self.token, self.number, self.seq = reply["token"], reply["group"]["number"], 0

    def send(self, kind: str, **parts: Any) -> int:
        """One event, accepted; the group's points afterwards."""
        self.seq += 1
        at = isoformat(utcnow())
        event = {"id": str(uuid.uuid4()), "seq": self.seq, "at": at, "type": kind, **parts}
        batch = {"device": "walker", "sent_at": at, "events": [event]}
        status, reply = self.server.request("POST", "/api/v1/events", batch, self.token)
        assert (status, reply["results"][0]["status"]) == (200, "accepted"), reply
        return int(reply["standing"]["points"])

    def checkin(self, station) -> int:
        """Into a station by its code."""
        return self.send("checkin", station=station, body={"method": "code", "code": code_of(station)})

    def answer(self, station) -> int:
        """The first question of a station, right."""
        question = questions_of(self.route, station)[0]
        body = {"attempt": 1, "response": right_response(question)}
        return self.send("answer", station=station, question=question.id, body=body)
