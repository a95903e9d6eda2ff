"""A reader of server-sent events for tests and benchmarks, cheap enough to open a thousand of in one process."""

from __future__ import annotations

import asyncio
import contextlib
import json
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any


@dataclass
class Heard:
    """One message of a stream."""

    event: str
    data: dict[str, Any]
    id: int | None


@dataclass
class Stream:
    """One open stream; `rows` is what its changes add up to, by number."""

    port: int
    path: str
    headers: dict[str, str] = field(default_factory=dict)
    status: int = 0
    last_id: int | None = None
    messages: list[Heard] = field(default_factory=list)
    rows: dict[int, dict[str, Any]] = field(default_factory=dict)
    ended: bool = False
    on_message: Callable[[Heard], None] | None = None
    _writer: asyncio.StreamWriter | None = None
    _task: asyncio.Task[None] | None = None
    _news: asyncio.Event = field(default_factory=asyncio.Event)

    async def open(self) -> None:
        """Connect, with the last id where there is one, and read on in a task."""
        reader, self._writer = await asyncio.open_connection("127.0.0.1", self.port, limit=8 * 1024 * 1024)
        headers = {"Host": f"localhost:{self.port}", **self.headers}
        if self.last_id is not None:
            headers["Last-Event-ID"] = str(self.last_id)
        lines = "".join(f"{name}: {value}\r\n" for name, value in headers.items())
        self._writer.write(f"GET {self.path} HTTP/1.1\r\n{lines}\r\n".encode())
        head = (await reader.readuntil(b"\r\n\r\n")).decode()
        self.status = int(head.split(" ", 2)[1])
        self.ended = self.status != 200
        if self.ended:
            self._writer.close()
        else:
            self._task = asyncio.create_task(self._read(reader))

    async def _read(self, reader: asyncio.StreamReader) -> None:
        text = b""
        try:
            while size := int(await reader.readline() or b"0", 16):
                text += await reader.readexactly(size)
                await reader.readexactly(2)
                *whole, text = text.split(b"\n\n")
                for message in whole:
                    self._take(message.decode())
        except (OSError, asyncio.IncompleteReadError, ValueError):
            # The server was killed in the middle of something.
            pass
        finally:
            assert self._writer is not None
            self._writer.close()
            with contextlib.suppress(OSError):
                await self._writer.wait_closed()
            self.ended = True
            self._news.set()

    def _take(self, message: str) -> None:
        parts = dict(line.split(": ", 1) for line in message.split("\n") if ": " in line)
        if "event" not in parts:
            return
        heard = Heard(parts["event"], json.loads(parts["data"]), int(parts["id"]) if "id" in parts else None)
        self.messages.append(heard)
        if heard.id is not None:
            self.last_id = heard.id
        if heard.event == "change":
            if heard.data["reset"]:
                self.rows = {}
            self.rows |= {row["number"]: row for row in heard.data["rows"] or []}
        if self.on_message is not None:
            self.on_message(heard)
        self._news.set()

    async def until(self, condition: Callable[[Stream], bool], seconds: float = 20) -> None:
        """Wait for a state of this stream."""
        async with asyncio.timeout(seconds):
            while not condition(self):
                self._news.clear()
                await self._news.wait()

    async def close(self) -> None:
        """Hang up."""
        if self._writer is not None:
            self._writer.close()
        if self._task is not None:
            await self._task
