"""Uploads of files, at two addresses: what the server and the views there know of each other. Imports no domain.

Everything else is bounded far lower (app/asgi.py). Before the server reads more, it shows the request to the
application without its body: guards, origin check and the view itself answer as always, and only an accepted first look
lets the body in. So nobody without a login makes the server read it, and who may upload is decided in one place.
"""

from __future__ import annotations

import asyncio
import logging
import tempfile
from collections.abc import Awaitable, Callable, MutableMapping
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from flask import Request, Response, make_response

from app.errors import AppError

PATH = "/api/v1/studio/files"
MAX_UPLOAD = 20_000_000
# A whole route with its pictures and recordings, sent by a form.
ROUTE_PATH = "/studio/route-file"
MAX_ROUTE_UPLOAD = 100_000_000
LIMITS = {PATH: MAX_UPLOAD, ROUTE_PATH: MAX_ROUTE_UPLOAD}
# What is too large is read as much further but not kept, so that the sender gets to see the answer.
DRAINED_TIMES = 2
ACCEPTED = 202
_PART_TIMEOUT_S = 30
# Half a megabit a second, the slowest line that anybody sends files over: the larger the file, the longer it may take.
_LEAST_RATE = 62_500

_FIRST_LOOK = "stadtlotse.upload.first_look"
_REFUSED = "stadtlotse.upload.refused"
_BLOCK = 512 * 1024
_READ_AT_ONCE = 4
_WORKED_ON_AT_ONCE = 2
_PATIENCE_S = 60

log = logging.getLogger("stadtlotse")
Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]


def first_look(environ: dict[str, Any], *, refused: AppError | None = None) -> dict[str, Any]:
    """Mark a request as one that is only asked about, or that the server refuses, for which the view has the words."""
    return {**environ, _FIRST_LOOK: True, _REFUSED: refused}


def is_first_look(request: Request) -> bool:
    """Whether the server only asks if this request would be taken; then its body is not here."""
    return request.environ.get(_FIRST_LOOK) is True


def check(request: Request) -> None:
    """Raise that with which the server refuses a request: too many others upload just now, or this one is too slow."""
    refused = request.environ.get(_REFUSED)
    if isinstance(refused, AppError):
        raise refused


def accepted() -> Response:
    """Let the body in."""
    return make_response("", ACCEPTED)


@dataclass(frozen=True)
class Read:
    """A body that came, in a file; beyond the bound its bytes are counted in `size` but not kept."""

    file: IO[bytes]
    size: int


class Uploads:
    """Reads uploads into files, so that a slow or large one costs neither memory nor a thread."""

    def __init__(self, data_dir: Path | None = None) -> None:
        self._data_dir = data_dir
        self._reading = asyncio.Semaphore(_READ_AT_ONCE)
        # Two of the four threads of Flask at most wait for pictures; the others are for phones.
        self.working = asyncio.Semaphore(_WORKED_ON_AT_ONCE)

    async def read(self, receive: Receive, limit: int = MAX_UPLOAD) -> Read | None:
        """The body, whose file the caller closes; None where others have to end first, or the disk takes no more.

        Raises TimeoutError where the sender has stopped and ConnectionError where it has gone.
        """
        try:
            async with asyncio.timeout(_PATIENCE_S):
                await self._reading.acquire()
        except TimeoutError:
            return None
        try:
            return await self._read_into_file(receive, limit)
        except (ConnectionError, TimeoutError):
            raise
        except OSError as problem:
            log.error("an upload could not be written: %s", problem.strerror)
            return None
        finally:
            self._reading.release()

    async def _read_into_file(self, receive: Receive, limit: int) -> Read:
        file = tempfile.TemporaryFile(dir=self._data_dir)  # noqa: SIM115  It outlives this function.
        try:
            async with asyncio.timeout(limit / _LEAST_RATE):
                size = await _receive_into(file, receive, limit)
            file.seek(0)
        except BaseException:
            file.close()
            raise
        return Read(file, size)


async def _receive_into(file: IO[bytes], receive: Receive, limit: int) -> int:
    loop = asyncio.get_running_loop()
    waiting, size, more = bytearray(), 0, True
    while more and size <= DRAINED_TIMES * limit:
        message = await asyncio.wait_for(receive(), _PART_TIMEOUT_S)
        if message["type"] == "http.disconnect":
            raise ConnectionError
        part, more = message.get("body", b""), message.get("more_body", False)
        size += len(part)
        if size <= limit:
            waiting += part
        if len(waiting) >= _BLOCK or (waiting and not more):
            # In a thread, because a slow disk would hold up every other request.
            await loop.run_in_executor(None, file.write, bytes(waiting))
            waiting.clear()
    return size
