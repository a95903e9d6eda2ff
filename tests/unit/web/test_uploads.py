"""Reading uploads into files: how many at once, how far, and what becomes of those who stop or leave."""

from __future__ import annotations

import asyncio
import errno
from pathlib import Path
from typing import Any

import pytest
from flask import Request

from app.asgi import Adapter
from app.errors import AppError
from app.web import uploads
from app.web.uploads import MAX_UPLOAD, Uploads

PART = bytes(64 * 1024)


def sender(*parts: bytes, then: dict[str, Any] | None = None) -> uploads.Receive:
    """Hands over parts one by one, and then this message where the body is not at its end."""
    messages = [{"type": "http.request", "body": part, "more_body": True} for part in parts]
    messages = [*messages, then] if then else [*messages[:-1], {**messages[-1], "more_body": False}]
    waiting = iter(messages)

    async def receive() -> dict[str, Any]:
        return next(waiting)

    return receive


def stalled() -> uploads.Receive:
    """One part comes, and then nothing for good."""
    waiting = iter([{"type": "http.request", "body": PART, "more_body": True}])

    async def receive() -> dict[str, Any]:
        for message in waiting:
            return message
        await asyncio.Event().wait()
        raise AssertionError

    return receive


def test_a_body_arrives_whole(tmp_path: Path) -> None:
    async def run() -> None:
        read = await Uploads(tmp_path).read(sender(b"ab", PART * 20, b"", b"cd"))
        assert read
        with read.file:
            assert read.file.read() == b"ab" + PART * 20 + b"cd"
        assert read.size == 4 + 20 * len(PART)

    asyncio.run(run())


def test_what_is_too_large_is_counted_but_not_kept(tmp_path: Path) -> None:
    async def run() -> None:
        read = await Uploads(tmp_path).read(sender(*[bytes(MAX_UPLOAD // 4)] * 20))
        assert read
        with read.file:
            assert len(read.file.read()) <= MAX_UPLOAD
        assert MAX_UPLOAD < read.size < 3 * MAX_UPLOAD

    asyncio.run(run())


def test_who_stops_or_leaves_frees_the_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(uploads, "_PART_TIMEOUT_S", 0.01)

    async def run() -> None:
        reader = Uploads(tmp_path)
        for _ in range(10):
            with pytest.raises(TimeoutError):
                await reader.read(stalled())
            with pytest.raises(ConnectionError):
                await reader.read(sender(PART, then={"type": "http.disconnect"}))
        read = await reader.read(sender(b"x"))
        assert read
        read.file.close()

    asyncio.run(run())
    assert list(tmp_path.iterdir()) == []


def test_a_larger_file_may_take_longer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    patience: list[float] = []
    timeout = asyncio.timeout

    def noted(seconds: float) -> asyncio.Timeout:
        patience.append(seconds)
        return timeout(seconds)

    monkeypatch.setattr(uploads.asyncio, "timeout", noted)

    async def run() -> None:
        for limit in uploads.LIMITS.values():
            read = await Uploads(tmp_path).read(sender(b"x"), limit)
            assert read
            read.file.close()

    asyncio.run(run())
    whole = [seconds for seconds in patience if seconds != uploads._PATIENCE_S]
    # A line of half a megabit a second is slow, and there are such.
    assert [limit / seconds for limit, seconds in zip(uploads.LIMITS.values(), whole, strict=True)] == [62_500] * 2


def test_who_is_too_slow_gets_the_words_of_the_application(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(uploads, "_PART_TIMEOUT_S", 0.01)
    sent: list[dict[str, Any]] = []

    def wsgi(environ: dict[str, Any], start_response: Any) -> list[bytes]:
        try:
            uploads.check(Request(environ))
        except AppError as problem:
            start_response(f"{problem.status} -", [])
            return [problem.code.encode()]
        start_response(f"{uploads.ACCEPTED} -", [])
        return [b""]

    async def send(message: dict[str, Any]) -> None:
        sent.append(message)

    scope = {"type": "http", "method": "POST", "path": uploads.ROUTE_PATH, "query_string": b"", "headers": []}
    asyncio.run(Adapter(wsgi, uploaded=Uploads(tmp_path))(scope, stalled(), send))
    assert (sent[0]["status"], sent[0]["headers"]) == (408, [(b"connection", b"close")])
    assert sent[1]["body"] == b"upload_slow"


def test_of_too_many_at_once_the_last_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(uploads, "_PATIENCE_S", 0.01)

    async def run() -> None:
        reader = Uploads(tmp_path)
        slow = [asyncio.create_task(reader.read(stalled())) for _ in range(4)]
        await asyncio.sleep(0)
        assert await reader.read(sender(b"x")) is None
        slow[0].cancel()
        await asyncio.gather(slow[0], return_exceptions=True)
        read = await reader.read(sender(b"x"))
        assert read
        read.file.close()
        for task in slow:
            task.cancel()
        await asyncio.gather(*slow, return_exceptions=True)

    asyncio.run(run())


def test_a_disk_without_room_is_told_like_a_busy_server(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(**_options: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(uploads.tempfile, "TemporaryFile", full)
    assert asyncio.run(Uploads(tmp_path).read(sender(b"x"))) is None
