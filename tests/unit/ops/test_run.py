"""Carrying out the walks against the real application without a network: what fails comes again, nothing is lost."""

from __future__ import annotations

import json
import time
from collections import Counter
from threading import Lock
from typing import Any

import pytest
from sqlalchemy import select

from app.ops.simulate.client import NotNow, Refused
from app.ops.simulate.inside import read_inside
from app.ops.simulate.members import make_members
from app.ops.simulate.run import Simulation
from app.ops.simulate.walker import fenced_stations, make_world
from app.play.models import Event
from app.tours.models import Tour


class Line:
    """Stands in for the client: the application's test client, with a fault before or after the request at times."""

    def __init__(self, app, fault=lambda number, path: None) -> None:
        self.app = app
        self.fault = fault
        self.answered_at = time.monotonic()
        self.calls: Counter[str] = Counter()
        self._lock = Lock()
        self._number = 0

    def call(self, method: str, path: str, body: Any = None, token: str | None = None) -> Any:
        """One request."""
        with self._lock:
            self._number += 1
            fault = self.fault(self._number, path)
        if fault and fault[0] == "before":
            raise fault[1]
        headers = {"Authorization": f"Bearer {token}"} if token else {}
        self.answered_at = time.monotonic()
        reply = self.app.test_client().open(path, method=method, json=body, headers=headers)
        self.calls[f"{method} {path.rpartition('/')[2]} {reply.status_code}"] += 1
        if fault:
            raise fault[1]
        document = json.loads(reply.data) if reply.data else None
        if reply.status_code >= 300:
            raise Refused(reply.status_code, document["error"]["code"])
        return document


@pytest.fixture
def simulate(app, settings, make_tour):
    """Run groups on a tour: `simulate(6, fault=..., phase="paused")`."""

    def run(
        groups=6,
        *,
        seed=1,
        fault=lambda number, path: None,
        report=lambda simulation, snapshot: None,
        minutes=300,
        **tour,
    ):
        made = make_tour(**{"code": "ABCDEF", **tour})
        inside = read_inside(settings, made.code)
        line = Line(app, fault)
        stations = list(inside.course.stops)
        simulation = Simulation(
            make_world(seed, inside.course, inside.codes, minutes=minutes),
            make_members(seed, groups, stations, fenced=fenced_stations(inside.course)),
            line,
            tour_code=made.code,
            speed=100_000,
            report=lambda snapshot: report(simulation, snapshot),
            report_every_s=0.05,
        )
        return simulation.run(), line

    return run


def test_all_groups_come_to_their_end_and_the_points_agree(simulate):
    summary, line = simulate()
    assert summary.good, list(summary.lines())
    assert (summary.joined, summary.finished, summary.unsent) == (6, 6, 0)
    assert len(summary.finals) == 6
    assert line.calls["POST groups 201"] == 6
    assert summary.totals.of("retries") == 0


def test_however_fast_they_walk_no_group_is_flagged(simulate, database):
    simulate()
    with database.read() as session:
        checkins = list(session.scalars(select(Event).where(Event.type == "checkin", Event.status == "accepted")))
    assert sum('"gps"' in event.body for event in checkins) > 20
    assert [event.flags for event in checkins if event.flags] == []


def test_whatever_fails_before_or_after_the_server_did_it_comes_again(simulate):
    def fault(number, path):
        # Every fifth request fails, half of them after the server has committed.
        if number % 5 == 0:
            return ("before" if number % 10 else "after", NotNow("cut", 0))
        return None

    clean, _ = simulate(groups=4, minutes=60, code="ABCDEF")
    rough, _ = simulate(groups=4, minutes=60, code="GHJKLM", fault=fault)
    assert rough.good, list(rough.lines())
    assert rough.totals.of("retries") > 20
    assert rough.totals.events == clean.totals.events
    assert sorted(one.expected for one in rough.finals) == sorted(one.expected for one in clean.finals)
    assert rough.joined == 4


def test_a_forgotten_phone_comes_back_by_its_resume_code_with_what_it_had(simulate):
    forgotten = []

    def fault(number, path):
        if path.endswith("/events") and number % 40 == 0:
            forgotten.append(number)
            return ("before", Refused(401, "no_group"))
        return None

    summary, line = simulate(groups=4, minutes=60, fault=fault)
    assert forgotten
    assert summary.good, list(summary.lines())
    assert summary.finished == 4
    assert line.calls["POST resume 201"] >= len(forgotten)


def test_a_server_that_says_when_is_asked_then(simulate):
    refused = []

    def fault(number, path):
        if path.endswith("/groups") and len(refused) < 3:
            refused.append(number)
            return ("before", NotNow("429", 0.2))
        return None

    summary, _ = simulate(groups=3, fault=fault)
    assert summary.good
    assert summary.totals.of("retries") == 3


def test_in_a_paused_tour_events_stay_queued_until_it_goes_on(simulate, database):
    seen = []

    def report(simulation, snapshot):
        seen.append(snapshot)
        if snapshot.retrying == 3:
            with database.write() as session:
                session.query(Tour).one().phase = "running"

    summary, _ = simulate(groups=3, phase="paused", report=report)
    assert max(snapshot.queued for snapshot in seen) >= 3
    assert summary.good, list(summary.lines())
    assert (summary.finished, summary.unsent) == (3, 0)


def test_where_joining_is_refused_nobody_else_tries(simulate):
    summary, line = simulate(fault=lambda number, path: ("before", Refused(403, "tour_full")))
    assert summary.joined == 0
    assert len(summary.problems) == 1
    assert "tour_full" in summary.problems[0]
    assert not summary.good
    assert not line.calls


def test_a_server_that_stays_away_ends_the_simulation(simulate, monkeypatch):
    monkeypatch.setattr("app.ops.simulate.run.GIVE_UP_S", 0.5)
    summary, _ = simulate(fault=lambda number, path: ("before", NotNow("gone")))
    assert any("has not answered" in problem for problem in summary.problems)


def test_stopping_early_leaves_points_that_agree(simulate):
    def report(simulation, snapshot):
        if snapshot.accepted > 30:
            simulation.stop()

    summary, _ = simulate(report=report)
    assert summary.finished < 6
    assert summary.good, list(summary.lines())
    assert summary.unsent == 0


def test_where_the_ranking_is_the_hosts_alone_the_groups_own_points_are_compared(simulate):
    summary, line = simulate(groups=3, standings="host")
    assert line.calls["GET standings 403"] == 1
    assert summary.good
    assert all(one.at_server for one in summary.finals)
