"""Phones for web tests: a browser's headers, and groups that have joined."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from app.accounts import service as accounts
from app.accounts.models import User
from app.play import seals
from app.tours.rules import station_code
from tests.conftest import ROUTE, SECRET

QUICK_ITERATIONS = 10
SAME_ORIGIN = {"Sec-Fetch-Site": "same-origin"}


@dataclass
class Phone:
    """A browser with its cookies, sending the headers that browsers send."""

    client: FlaskClient
    clock: Callable[[], Any]
    joined: dict[str, Any] | None = None
    seq: int = 0

    def get(self, path: str, **options: Any) -> Any:
        return self.client.get(path, **options)

    def post(self, path: str, body: Any = None, **options: Any) -> Any:
        return self.client.post(path, json=body, headers=SAME_ORIGIN, **options)

    def join(self, code: str, name: str = "Flinke Füchse", **body: Any) -> dict[str, Any]:
        reply = self.post(f"/api/v1/tours/{code}/groups", {"name": name, **body})
        assert reply.status_code == 201, reply.json
        self.joined = reply.json
        return reply.json

    def event(self, kind: str, **parts: Any) -> dict[str, Any]:
        self.seq += 1
        base = {"id": str(uuid.uuid4()), "seq": self.seq, "at": self.clock().isoformat(), "type": kind, "body": {}}
        return {**base, **parts}

    def checkin(self, station: str) -> dict[str, Any]:
        body = {"method": "code", "code": station_code(SECRET.encode(), ROUTE, station)}
        return self.event("checkin", station=station, body=body)

    def send(self, *events: dict[str, Any]) -> Any:
        batch = {"device": "test", "sent_at": self.clock().isoformat(), "events": list(events)}
        return self.post("/api/v1/events", batch)

    def state(self) -> dict[str, Any]:
        return self.get("/api/v1/state").json


@pytest.fixture(autouse=True)
def quick_codes(monkeypatch: pytest.MonkeyPatch) -> None:
    """Count the keys of stations out of their codes in no time; tests/unit/play/test_seals.py holds the real figure."""
    monkeypatch.setattr(seals, "ITERATIONS", QUICK_ITERATIONS)


@pytest.fixture
def make_user(database, clock) -> Callable[..., User]:
    """Make an account that nobody can log in to by a password: `make_user("dachs", role="admin")`."""

    def make(name: str, role: str = "host") -> User:
        with database.write() as session:
            return accounts.create_user(session, name=name, role=role, password_hash="-", now=clock())

    return make


@pytest.fixture
def logged_in(app: Flask, database, clock) -> Callable[[User], FlaskClient]:
    """Make a browser in which this account is logged in."""

    def make(user: User) -> FlaskClient:
        with database.write() as session:
            made = accounts.start_session(session, user.id, verified_hash="-", agent="Browser", now=clock())
        assert made
        client = app.test_client()
        client.set_cookie("staff", made.token)
        return client

    return make


@pytest.fixture
def make_phone(app: Flask, clock) -> Callable[[], Phone]:
    """Make a phone that has never been here."""
    return lambda: Phone(app.test_client(), clock)


@pytest.fixture
def tour(make_tour):
    """A running tour LULU22."""
    return make_tour(code="LULU22")


@pytest.fixture
def phone(tour, make_phone) -> Phone:
    """A phone that has joined the tour LULU22."""
    made = make_phone()
    made.join(tour.code)
    return made
