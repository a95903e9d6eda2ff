"""kill -9 while ten phones play: whatever was acknowledged is in the log exactly once afterwards (bar F1)."""

from __future__ import annotations

import contextlib
import random
import threading
import time
import uuid
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select, text

from app.db import Database
from app.play import queries, rules
from app.play.models import Event, Standing
from app.tours.models import Tour
from app.tours.rules import station_code
from tests.server import SECRET, Server, is_open

pytestmark = pytest.mark.slow

KILLS = 20
PHONES = 10
TOUR = "LULU22"
# By then every phone has got through to a server that lives; on a busy machine it may not have between two kills.
LIMIT_S = 60

RESPONSES: dict[str, Callable[[dict[str, Any]], Any]] = {
    "choice": lambda question: question["options"][0]["id"],
    "multiple": lambda question: [question["options"][0]["id"]],
    "true_false": lambda question: True,
    "number": lambda question: 42,
    "text": lambda question: "Busch",
}


class Phone(threading.Thread):
    """Plays without pause: an event stays in its memory until a reply names it."""

    def __init__(self, server: Any, number: int, stop: threading.Event) -> None:
        super().__init__(daemon=True)
        self.server, self.stop_playing = server, stop
        self.random = random.Random(number)
        self.identity = {"id": str(uuid.uuid4()), "claim": uuid.uuid4().hex, "name": f"Phone {number}"}
        self.token = ""
        self.seq = 0
        self.pending: list[dict[str, Any]] = []
        self.acknowledged: Counter[str] = Counter()
        self.mistakes: list[str] = []
        self.answers: list[dict[str, Any]] = []

    def run(self) -> None:
        plan: Iterator[dict[str, Any]] | None = None
        while not self.stop_playing.is_set():
            try:
                if not self.token:
                    self.token = self._ask("POST", f"/api/v1/tours/{TOUR}/groups", self.identity, 201)["token"]
                # A generator that meets an error is at its end, so what it needs is asked for before.
                plan = plan or self._plan(self._ask("GET", "/api/v1/pack", None, 200))
                while len(self.pending) < 3:
                    self.pending.append(next(plan))
                self._send()
            except OSError:
                self.stop_playing.wait(0.02)
            except Exception as mistake:
                self.mistakes.append(repr(mistake))
                return

    def _ask(self, method: str, path: str, body: Any, expected: int) -> Any:
        status, reply = self.server.request(method, path, body, self.token)
        if status == 503:
            raise ConnectionError("not now")
        assert status == expected, reply
        return reply

    def _send(self) -> None:
        moment = datetime.now(UTC).isoformat()  # noqa: TID251  A phone has a clock of its own.
        batch = {"device": "test", "sent_at": moment, "events": self.pending}
        reply = self._ask("POST", "/api/v1/events", batch, 200)
        for result in reply["results"]:
            assert result["status"] in ("accepted", "duplicate", "refused"), result
            self.acknowledged[result["id"]] += 1
            self._learn(result)
        done = {result["id"] for result in reply["results"]}
        self.pending = [event for event in self.pending if event["id"] not in done]

    def _learn(self, result: dict[str, Any]) -> None:
        sent = next(event for event in self.pending if event["id"] == result["id"])
        for question in ((result.get("verdict") or {}).get("unlocked") or {}).get("questions", []):
            answer = {"attempt": 1, "response": RESPONSES[question["type"]](question)}
            self.answers.append(self._event("answer", sent["station"], answer, question["id"]))

    def _plan(self, pack: dict[str, Any]) -> Iterator[dict[str, Any]]:
        stations = [station["id"] for station in pack["stations"]]
        secret = SECRET.encode()
        while True:
            station = self.random.choice(stations)
            code = station_code(secret, pack["route"]["slug"], station)
            right = self.random.random() < 0.9
            yield self._event("checkin", station, {"method": "code", "code": code if right else "22222222"})
            yield self._event("skip", self.random.choice(stations), {})
            while self.answers:
                yield self.answers.pop()

    def _event(self, kind: str, station: str, body: dict[str, Any], question: str | None = None) -> dict[str, Any]:
        self.seq += 1
        moment = datetime.now(UTC).isoformat()  # noqa: TID251
        identity = str(uuid.UUID(int=self.random.getrandbits(128), version=4))
        return {
            "id": identity,
            "seq": self.seq,
            "at": moment,
            "type": kind,
            "station": station,
            "question": question,
            "body": body,
        }


def test_no_acknowledged_event_is_lost_or_doubled_by_twenty_kills(tmp_path: Path) -> None:
    seed = random.randrange(2**32)
    print(f"seed {seed}")
    moments = random.Random(seed)
    server = Server(tmp_path / "data")
    server.start()
    stop = threading.Event()
    phones = [Phone(server, number, stop) for number in range(PHONES)]
    for phone in phones:
        phone.start()
    try:
        for _ in range(KILLS):
            stop.wait(moments.uniform(0.05, 0.6))
            server.kill()
            assert not is_open(server.port), "somebody still listens after kill -9 of the group"
            server.start()
        deadline = time.monotonic() + LIMIT_S
        while not all(phone.acknowledged for phone in phones) and time.monotonic() < deadline:
            stop.wait(0.5)
    finally:
        stop.set()
        for phone in phones:
            phone.join(15)
        took = server.stop()
    assert took < 3, f"SIGTERM took {took:.1f} s"
    assert [phone.mistakes for phone in phones] == [[]] * PHONES
    _check(tmp_path / "data" / "stadtlotse.db", phones)


def _check(file: Path, phones: list[Phone]) -> None:
    with contextlib.closing(Database(f"sqlite:///{file}")) as database, database.read() as session:
        assert session.execute(text("PRAGMA integrity_check")).scalar() == "ok"
        assert session.execute(text("PRAGMA foreign_key_check")).all() == []
        stored = Counter(session.scalars(select(Event.event_id)))
        assert max(stored.values()) == 1
        for phone in phones:
            assert phone.acknowledged, "a phone never got through"
            missing = [identity for identity in phone.acknowledged if identity not in stored]
            assert missing == [], f"{len(missing)} acknowledged events are lost"
        tour = session.scalars(select(Tour).where(Tour.code == TOUR)).one()
        course = queries.course_of(session, tour.edition_id)
        for standing in session.scalars(select(Standing)):
            replayed = rules.fold(course, queries.log_of(session, standing.group_id))
            assert (standing.points, standing.stations_done) == (replayed.points, replayed.stations_done)
        print(f"{sum(stored.values())} events stored, {sum(len(p.acknowledged) for p in phones)} acknowledged")
