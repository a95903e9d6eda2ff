"""What the benchmarks share: the real server with bare views beside it, connections, and phones that play."""

from __future__ import annotations

import asyncio
import contextlib
import itertools
import json
import multiprocessing
import os
import random
import socket
import tempfile
import time
import uuid
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

SECRET = "0123456789abcdef" * 4
TOUR = "LULU22"
RESPONSES: dict[str, Callable[[dict[str, Any]], Any]] = {
    "choice": lambda question: question["options"][0]["id"],
    "multiple": lambda question: [question["options"][0]["id"]],
    "true_false": lambda question: True,
    "number": lambda question: 42,
    "text": lambda question: "Busch",
}
ANIMALS = ("Füchse", "Dachse", "Igel", "Luchse", "Eulen", "Uhus", "Otter", "Biber", "Marder", "Rehe", "Störche")
MOODS = ("Flinke", "Leise", "Muntere", "Kluge", "Wache", "Sanfte", "Schnelle", "Bunte", "Stille", "Frohe")


def _name(number: int) -> str:
    """Names as various as those of real groups: what compresses well would flatter the figures."""
    dice = random.Random(number)
    return f"{dice.choice(MOODS)} {dice.choice(ANIMALS)} {dice.randrange(1000)}"


@contextlib.contextmanager
def running(groups: int) -> Iterator[tuple[int, list[str]]]:
    """A server with so many groups; its port and their tokens. It ends with the block."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    os.chdir(Path(__file__).resolve().parent.parent)
    with tempfile.TemporaryDirectory() as data_dir:
        server = multiprocessing.get_context("spawn").Process(target=serve, args=(data_dir, port, groups))
        server.start()
        try:
            deadline = time.monotonic() + 60
            while not _is_open(port):
                if time.monotonic() > deadline or not server.is_alive():
                    raise SystemExit("the server did not start")
                time.sleep(0.1)
            yield port, json.loads((Path(data_dir) / "tokens.json").read_text())
        finally:
            server.terminate()
            server.join(10)


def _is_open(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def serve(data_dir: str, port: int, groups: int) -> None:
    """The real application with bare views beside it, on the real server."""
    from flask import Response, jsonify, request
    from sqlalchemy import text

    from app import create_app, server
    from app.cli import _load_demo
    from app.cli_user import demo_login
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
    _load_demo(settings, database, owner=demo_login(database, utcnow())[0])
    with database.write() as session:
        session.execute(text("CREATE TABLE bare (id TEXT PRIMARY KEY, body TEXT)"))
        tour = tours.find_tour(session, TOUR)
        # Made here and not over HTTP, because the server slows whoever makes a hundred groups in a minute.
        names = (_name(number) for number in range(groups))
        options = {"secret": SECRET.encode(), "language": "de", "now": utcnow()}
        tokens = [tours.join_group(session, tour, name=name, **options).token for name in names]
    (Path(data_dir) / "tokens.json").write_text(json.dumps(tokens))

    kept = {"ranking": "{}"}

    def with_bare_views(*args: Any, **options: Any) -> Any:
        made = create_app(*args, **options)

        @made.post("/bare")
        @guard("public")
        def bare() -> Any:
            body = request.get_json(force=True)
            with database.write() as session:
                values = {"id": body["id"], "body": json.dumps(body)}
                session.execute(text("INSERT INTO bare VALUES (:id, :body)"), values)
            return jsonify(id=body["id"], status="accepted")

        @made.get("/bare/ranking")
        @guard("public")
        def bare_ranking() -> Any:
            return Response(kept["ranking"], mimetype="application/json")

        @made.post("/bare/ranking")
        @guard("public")
        def keep_ranking() -> Any:
            kept["ranking"] = request.get_data(as_text=True)
            return jsonify(status="kept")

        return made

    server.create_app = with_bare_views  # type: ignore[assignment]
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
