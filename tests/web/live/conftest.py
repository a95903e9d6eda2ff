"""A host with the board of LULU22 and two groups on their way; reading streams and descriptions."""

from __future__ import annotations

import json
import uuid
from collections.abc import Callable
from typing import Any

import jsonschema
import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from app.tours.models import Tour
from app.web.openapi import document
from tests.web.conftest import SAME_ORIGIN, Phone


class Host:
    """A host's browser with the board of one tour."""

    def __init__(self, client: FlaskClient, tour_id: int) -> None:
        self.client = client
        self.base = f"/api/v1/host/tours/{tour_id}"

    def get(self, path: str, **options: Any) -> TestResponse:
        return self.client.get(self.base + path, **options)

    def do(self, kind: str, group: int | None = 1, **parts: Any) -> dict[str, Any]:
        event = {"id": str(uuid.uuid4()), "type": kind, "group": group, "body": parts.pop("body", {}), **parts}
        reply = self.client.post(f"{self.base}/events", json={"events": [event]}, headers=SAME_ORIGIN)
        assert reply.status_code == 200, reply.json
        return reply.json["results"][0]

    def row(self, number: int = 1) -> dict[str, Any]:
        rows = self.get("/board").json["rows"]
        return next(row for row in rows if row["number"] == number)


@pytest.fixture
def host(tour, database, make_user, logged_in) -> Host:
    """The host of LULU22."""
    user = make_user("dachs")
    with database.write() as session:
        session.get_one(Tour, tour.id).owner_id = user.id
    return Host(logged_in(user), tour.id)


@pytest.fixture
def two(tour, make_phone: Callable[[], Phone]) -> tuple[Phone, Phone]:
    """Two groups."""
    first, second = make_phone(), make_phone()
    first.join(tour.code, "Flinke Füchse")
    second.join(tour.code, "Leise Luchse")
    return first, second


def valid(name: str, value: Any) -> None:
    """Hold a reply against its description."""
    schemas = document()["components"]["schemas"]
    jsonschema.validate(value, {"$ref": f"#/components/schemas/{name}", "components": {"schemas": schemas}})


def heard(reply: TestResponse) -> tuple[str, dict[str, Any]]:
    """Name and data of the first message of a stream."""
    return heard_in(reply.text)


def heard_in(text: str) -> tuple[str, dict[str, Any]]:
    """Name and data of the first message in what was sent."""
    lines = text.split("\n")
    event = next(line.removeprefix("event: ") for line in lines if line.startswith("event: "))
    return event, json.loads(next(line.removeprefix("data: ") for line in lines if line.startswith("data: ")))
