"""How fast check-ins and answers are taken, beside a bare Flask view with one durable commit on the same server.

Run `python benchmarks/intake.py`; it starts a server on loopback, loads it for about a minute and ends by itself.
Quote the ratios: machines differ, and so do their disks.
"""

from __future__ import annotations

import asyncio
import itertools
import json
import multiprocessing
import os
import random
import socket
import statistics
import tempfile
import time
import uuid
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

CONNECTIONS = 16
ROUND_S = 3.0
ROUNDS = 5
GROUPS = 400
SECRET = "0123456789abcdef" * 4
TOUR = "LULU22"
RESPONSES: dict[str, Callable[[dict[str, Any]], Any]] = {
    "choice": lambda question: question["options"][0]["id"],
    "multiple": lambda question: [question["options"][0]["id"]],
    "true_false": lambda question: True,
    "number": lambda question: 42,
    "text": lambda question: "Busch",
}


def serve(data_dir: str, port: int) -> None:
    """The real application with one bare view beside it, on the real server."""
    from flask import jsonify, request
    from sqlalchemy import text

    from app import create_app, server
    from app.cli import _load_demo
    from app.clock import utcnow
    from app.config import Settings
    from app.db import Database
    from app.migrations import upgrade
    from app.tours import service as tours
    from app.web.guards import guard

    environ = {"STADTLOTSE_DATA_DIR": data_dir, "STADTLOTSE_PORT": str(port), "STADTLOTSE_SECRET_KEY": SECRET}
    settings = Settings.from_env(environ)
    database = Database(settings.database_url)
    upgrade(database)
    _load_demo(settings, database)
    with database.write() as session:
        session.execute(text("CREATE TABLE bare (id TEXT PRIMARY KEY, body TEXT)"))
        tour = tours.find_tour(session, TOUR)
        # Made here and not over HTTP, because the server slows whoever makes a hundred groups in a minute.
        names = (f"Gruppe {number}" for number in range(GROUPS))
        options = {"secret": SECRET.encode(), "language": "de", "now": utcnow()}
        tokens = [tours.join_group(session, tour, name=name, **options).token for name in names]
    (Path(data_dir) / "tokens.json").write_text(json.dumps(tokens))

    def with_bare_view(*args: Any, **options: Any) -> Any:
        made = create_app(*args, **options)

        @made.post("/bare")
        @guard("public")
        def bare() -> Any:
            body = request.get_json(force=True)
            with database.write() as session:
                values = {"id": body["id"], "body": json.dumps(body)}
                session.execute(text("INSERT INTO bare VALUES (:id, :body)"), values)
            return jsonify(id=body["id"], status="accepted")

        return made

    server.create_app = with_bare_view  # type: ignore[assignment]
    server.run(settings, database, lambda: None)


class Connection:
    """One keep-alive connection that posts JSON; small enough not to be what is measured."""

    def __init__(self, port: int) -> None:
        self.port = port

    async def open(self) -> Connection:
        """Connect."""
        self.reader, self.writer = await asyncio.open_connection("127.0.0.1", self.port)
        return self

    async def call(self, method: str, path: str, body: Any = None, token: str = "") -> Any:
        """One request, its JSON reply."""
        data = json.dumps(body).encode() if body is not None else b""
        bearer = f"Authorization: Bearer {token}\r\n" if token else ""
        head = f"{method} {path} HTTP/1.1\r\nHost: localhost\r\n{bearer}Content-Length: {len(data)}\r\n\r\n"
        self.writer.write(head.encode() + data)
        status = (await self.reader.readuntil(b"\r\n\r\n")).decode()
        length = int(
            next(line for line in status.lower().split("\r\n") if line.startswith("content-length")).split()[1]
        )
        reply = await self.reader.readexactly(length)
        if not status.startswith("HTTP/1.1 2"):
            raise RuntimeError(f"{status.splitlines()[0]}: {reply[:300]!r}")
        return json.loads(reply)


def event(kind: str, seq: int, **parts: Any) -> dict[str, Any]:
    """A batch of one event, as a phone sends it."""
    moment = datetime.now(UTC).isoformat()  # noqa: TID251  A phone has a clock of its own.
    single = {"id": str(uuid.uuid4()), "seq": seq, "at": moment, "type": kind, **parts}
    return {"device": "bench", "sent_at": moment, "events": [single]}


async def prepare(port: int, tokens: list[str]) -> list[dict[str, Any]]:
    """Groups with their tokens and the stations that have a position."""
    connection = await Connection(port).open()
    pack = await connection.call("GET", "/api/v1/pack", token=tokens[0])
    stations = [station for station in pack["stations"] if station["position"]]
    return [{"token": token, "seq": itertools.count(1), "answers": [], "stations": stations} for token in tokens]


def checkins(groups: list[dict[str, Any]]) -> Iterator[tuple[str, Any, str, Callable[[Any], None]]]:
    """Check-ins by position, a different group and station each time; the questions they unlock are remembered."""
    for round_number in itertools.count():
        for group in groups:
            station = group["stations"][round_number % len(group["stations"])]
            place = station["position"]
            fix = {"lat": place["lat"], "lon": place["lon"], "accuracy_m": random.uniform(5, 20), "age_s": 1}
            body = {"method": "gps", "fix": fix}

            def learn(reply: Any, group: dict[str, Any] = group, station: str = station["id"]) -> None:
                for question in reply["results"][0]["verdict"]["unlocked"]["questions"]:
                    group["answers"].append((station, question["id"], RESPONSES[question["type"]](question)))

            batch = event("checkin", next(group["seq"]), station=station["id"], body=body)
            yield "/api/v1/events", batch, group["token"], learn


def answers(groups: list[dict[str, Any]]) -> Iterator[tuple[str, Any, str, Callable[[Any], None]]]:
    """Answers to unlocked questions; one that was given before is superseded and costs the same."""
    for turn in itertools.count():
        for group in groups:
            if group["answers"]:
                station, question, response = group["answers"][turn % len(group["answers"])]
                body = {"attempt": 1, "response": response}
                batch = event("answer", next(group["seq"]), station=station, question=question, body=body)
                yield "/api/v1/events", batch, group["token"], lambda _reply: None


def bare() -> Iterator[tuple[str, Any, str, Callable[[Any], None]]]:
    """The floor: JSON in, one durable commit, JSON out."""
    while True:
        batch = event("bare", 1)
        yield "/bare", {"id": batch["events"][0]["id"], "batch": batch}, "", lambda _reply: None


async def load(port: int, work: Iterator[Any]) -> tuple[float, list[float]]:
    """Requests a second and latencies in ms, over CONNECTIONS connections."""
    took: list[float] = []
    end = time.perf_counter() + ROUND_S

    async def one() -> None:
        connection = await Connection(port).open()
        while time.perf_counter() < end:
            path, body, token, learn = next(work)
            started = time.perf_counter()
            reply = await connection.call("POST", path, body, token)
            took.append((time.perf_counter() - started) * 1000)
            learn(reply)
        connection.writer.close()

    await asyncio.gather(*(one() for _ in range(CONNECTIONS)))
    return len(took) / ROUND_S, sorted(took)


async def measure(port: int, tokens: list[str]) -> None:
    """Interleaved rounds; medians and ratios as a table."""
    groups = await prepare(port, tokens)
    work = {"bare commit": bare(), "check-in": checkins(groups), "answer": answers(groups)}
    rows: dict[str, list[tuple[float, list[float]]]] = {name: [] for name in work}
    for _ in range(ROUNDS):
        for name, source in work.items():
            rows[name].append(await load(port, source))
    floor = statistics.median(rate for rate, _ in rows["bare commit"])
    print(f"{CONNECTIONS} connections, {ROUNDS} interleaved rounds of {ROUND_S:.0f} s, {GROUPS} groups\n")
    print("| request | per second | p50 ms | p99 ms | of the bare commit |")
    print("| --- | --- | --- | --- | --- |")
    for name, rounds in rows.items():
        rate = statistics.median(rate for rate, _ in rounds)
        p50 = statistics.median(took[len(took) // 2] for _, took in rounds)
        p99 = statistics.median(took[int(len(took) * 0.99)] for _, took in rounds)
        print(f"| {name} | {rate:,.0f} | {p50:.1f} | {p99:.1f} | {rate / floor:.2f} |")


def main() -> None:
    """Start the server, measure, end it."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    os.chdir(Path(__file__).resolve().parent.parent)
    with tempfile.TemporaryDirectory() as data_dir:
        server = multiprocessing.get_context("spawn").Process(target=serve, args=(data_dir, port))
        server.start()
        try:
            deadline = time.monotonic() + 60
            while True:
                with socket.socket() as probe:
                    if probe.connect_ex(("127.0.0.1", port)) == 0:
                        break
                if time.monotonic() > deadline or not server.is_alive():
                    raise SystemExit("the server did not start")
                time.sleep(0.1)
            asyncio.run(measure(port, json.loads((Path(data_dir) / "tokens.json").read_text())))
        finally:
            server.terminate()
            server.join(10)


if __name__ == "__main__":
    main()
