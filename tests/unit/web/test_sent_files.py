"""Large files go out in parts and are closed, whatever the receiver does; small ones as a whole."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from app import asgi
from app.asgi import Adapter

SCOPE = {"type": "http", "method": "GET", "path": "/x", "query_string": b"", "headers": []}


def answer(file: Any, send: Any) -> None:
    """Let the adapter answer with a file."""

    def wsgi(environ: dict[str, Any], start_response: Any) -> Any:
        start_response("200 OK", [("Content-Type", "application/zip")])
        return environ["wsgi.file_wrapper"](file)

    async def receive() -> dict[str, Any]:
        return {"type": "http.request", "body": b"", "more_body": False}

    asyncio.run(Adapter(wsgi)(dict(SCOPE), receive, send))


@pytest.mark.parametrize(("size", "parts"), [(0, 1), (1000, 1), (asgi.MAX_WHOLE, 1), (1_200_000, 6)])
def test_a_file_arrives_whole(tmp_path, size, parts):
    path = tmp_path / "file"
    path.write_bytes(bytes(range(250)) * (size // 250) + b"x" * (size % 250))
    file, sent = path.open("rb"), []

    async def send(message: dict[str, Any]) -> None:
        sent.append(message)

    answer(file, send)
    bodies = [message for message in sent if message["type"] == "http.response.body"]
    assert b"".join(message["body"] for message in bodies) == path.read_bytes()
    assert len(bodies) == parts
    assert not bodies[-1].get("more_body")
    assert file.closed


def test_who_takes_nothing_is_let_go(tmp_path, monkeypatch):
    monkeypatch.setattr(asgi, "PART_TIMEOUT_S", 0.01)
    path = tmp_path / "file"
    path.write_bytes(bytes(1_200_000))
    file = path.open("rb")

    async def send(message: dict[str, Any]) -> None:
        if message["type"] == "http.response.body":
            await asyncio.Event().wait()

    answer(file, send)
    assert file.closed
