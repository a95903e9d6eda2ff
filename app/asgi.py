"""One process, one port: everything but map tiles goes to Flask through a small buffered adapter, four threads wide.

The body is read whole and bounded, Flask runs in the pool, the whole response goes back. A view that opens a live
stream leaves a subscription in the environ: its answer is the first chunk, and what follows is sent here on the event
loop, so that a listener never holds a Flask thread, yet guards, limits and headers are the same as everywhere.
"""

from __future__ import annotations

import asyncio
import contextlib
import io
import os
import sys
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable, Iterator, MutableMapping
from concurrent.futures import ThreadPoolExecutor
from typing import IO, Any
from urllib.parse import unquote_to_bytes

from app.errors import Busy, TooSlow
from app.hub import SUBSCRIPTION, Hub, Source, Subscription
from app.web import uploads
from app.web.tiles.endpoint import PREFIX, TileEndpoint
from app.web.uploads import Uploads

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
Answer = tuple[int, list[tuple[bytes, bytes]], "bytes | SentFile"]
WSGI = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]

# A batch of a hundred events is far below, the outbox that a host hands in just fits; what is larger is answered 413.
# Pictures and recordings of organizers are larger and have a way of their own (app/web/uploads.py).
MAX_BODY = 512 * 1024
MAX_DRAINED = 8 * 1024 * 1024
THREADS = 4
BODY_TIMEOUT_S = 30
# Files that are larger go out in parts, so that neither memory nor a thread waits for a slow receiver.
MAX_WHOLE = 512 * 1024
PART_TIMEOUT_S = 60


class SentFile:
    """What a view answers with a file becomes: the server's `wsgi.file_wrapper` (PEP 3333)."""

    def __init__(self, file: IO[bytes], block: int = 256 * 1024) -> None:
        self._file = file
        self._block = block
        self.close = file.close

    def __iter__(self) -> Iterator[bytes]:
        while part := self.read():
            yield part

    def size(self) -> int:
        """How much there is to send; 0 for what is no real file."""
        try:
            return os.fstat(self._file.fileno()).st_size
        except (OSError, AttributeError):
            return 0

    def read(self) -> bytes:
        """The next part; nothing at the end."""
        return self._file.read(self._block)


class Adapter:
    """An ASGI application around a WSGI one."""

    def __init__(
        self,
        wsgi: WSGI,
        hub: Hub | None = None,
        source: Source | None = None,
        tiles: TileEndpoint | None = None,
        uploaded: Uploads | None = None,
    ) -> None:
        self._wsgi = wsgi
        self._tiles = tiles
        self._uploads = uploaded or Uploads()
        self._hub = hub
        self._source = source
        self._hub_task: asyncio.Task[None] | None = None
        self._pool = ThreadPoolExecutor(THREADS, thread_name_prefix="flask")

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request, or start and stop with the server."""
        if scope["type"] == "lifespan":
            await self._lifespan(receive, send)
        elif scope["type"] == "http":
            await self._http(scope, receive, send)
        else:
            raise RuntimeError(f"{scope['type']} is not served")

    async def _lifespan(self, receive: Receive, send: Send) -> None:
        while True:
            message = await receive()
            if message["type"] == "lifespan.startup":
                if self._hub is not None and self._source is not None:
                    self._hub_task = asyncio.create_task(self._hub.run(self._source))
                await send({"type": "lifespan.startup.complete"})
            else:
                if self._hub is not None and self._hub_task is not None:
                    self._hub.stop()
                    await self._hub_task
                self._pool.shutdown(wait=False, cancel_futures=True)
                if self._tiles is not None:
                    self._tiles.close()
                await send({"type": "lifespan.shutdown.complete"})
                return

    async def _http(self, scope: Scope, receive: Receive, send: Send) -> None:
        if self._tiles is not None and scope["path"].startswith(PREFIX):
            await self._tiles(scope, send)
            return
        if scope["method"] == "POST" and scope["path"] in uploads.LIMITS:
            async with _patience(send):
                await self._upload(scope, receive, send)
            return
        environ = None
        async with _patience(send):
            environ = _environ(scope, await asyncio.wait_for(_read_body(scope, receive), BODY_TIMEOUT_S))
        if environ is not None:
            await self._answer(scope, environ, receive, send)

    async def _upload(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Ask the application before reading; only what it would take is read as a whole."""
        asked = {**_environ(scope, b""), "CONTENT_LENGTH": _declared_length(scope) or "0"}
        answer = await self._run(uploads.first_look(asked))
        if answer[0] != uploads.ACCEPTED:
            # Read like any other body, and no further, so that the sender gets to see why.
            await asyncio.wait_for(_read_body(scope, receive), BODY_TIMEOUT_S)
        else:
            try:
                read = await self._uploads.read(receive, uploads.LIMITS[scope["path"]])
            except TimeoutError:
                status, headers, content = await self._run(uploads.first_look(asked, refused=TooSlow("upload_slow")))
                await _send_whole(send, status, [*headers, (b"connection", b"close")], _whole(content))
                return
            if read is None:
                answer = await self._run(uploads.first_look(asked, refused=Busy("uploads_busy")))
            else:
                with read.file:
                    environ = {**asked, "wsgi.input": read.file, "CONTENT_LENGTH": str(read.size)}
                    async with self._uploads.working:
                        answer = await self._run(environ)
        status, headers, content = answer
        await _send_whole(send, status, headers, _whole(content))

    async def _run(self, environ: dict[str, Any]) -> Answer:
        return await asyncio.get_running_loop().run_in_executor(self._pool, _run, self._wsgi, environ)

    async def _answer(self, scope: Scope, environ: dict[str, Any], receive: Receive, send: Send) -> None:
        status, headers, content = await self._run(environ)
        subscription = environ.get(SUBSCRIPTION)
        if isinstance(content, SentFile):
            await _send_file(send, status, headers, content)
        elif self._hub is not None and isinstance(subscription, Subscription) and scope["method"] == "GET":
            await self._stream(self._hub, subscription, status, headers, content, receive, send)
        else:
            await _send_whole(send, status, headers, b"" if scope["method"] == "HEAD" else content)

    async def _stream(
        self,
        hub: Hub,
        subscription: Subscription,
        status: int,
        headers: list[tuple[bytes, bytes]],
        first: bytes,
        receive: Receive,
        send: Send,
    ) -> None:
        listener = hub.join(subscription)
        gone = asyncio.ensure_future(receive())
        gone.add_done_callback(lambda _message: listener.close())
        try:
            # The length was that of the first chunk alone.
            kept = [(name, value) for name, value in headers if name != b"content-length"]
            await send({"type": "http.response.start", "status": status, "headers": kept})
            await send({"type": "http.response.body", "body": first, "more_body": True})
            while (chunk := await listener.next()) is not None:
                await send({"type": "http.response.body", "body": chunk.data, "more_body": True})
                if chunk.last:
                    break
            if not gone.done():
                await send({"type": "http.response.body", "body": b""})
        except asyncio.CancelledError:
            # The hub drops who does not read, and the server who does not end; neither is a mistake of ours.
            return
        finally:
            hub.leave(listener)
            gone.cancel()


async def _read_body(scope: Scope, receive: Receive) -> bytes | None:
    """The whole body, or None where it is larger than the limit.

    What is too large is read to its end but not kept, so that the sender gets to see the answer; far beyond the limit
    reading stops, and the connection breaks.
    """
    declared = _declared_length(scope)
    if declared is None or int(declared) > MAX_DRAINED:
        return None
    parts: list[bytes] = []
    size = 0
    while True:
        message = await receive()
        if message["type"] == "http.disconnect":
            raise ConnectionError
        part = message.get("body", b"")
        size += len(part)
        if size <= MAX_BODY:
            parts.append(part)
        else:
            parts.clear()
        if size > MAX_DRAINED:
            return None
        if not message.get("more_body"):
            return b"".join(parts) if size <= MAX_BODY else None


def _declared_length(scope: Scope) -> str | None:
    """The length that the sender announces, "0" where none is; None where it is no number."""
    declared = next((value for name, value in scope["headers"] if name == b"content-length"), b"0")
    return declared.decode() if declared.isdigit() else None


@contextlib.asynccontextmanager
async def _patience(send: Send) -> AsyncIterator[None]:
    """While a body is read: who has gone gets no answer, who is too slow gets a short one."""
    try:
        yield
    except ConnectionError:
        return
    except TimeoutError:
        await _send_whole(send, 408, [(b"connection", b"close")], b"")


async def _send_whole(send: Send, status: int, headers: list[tuple[bytes, bytes]], content: bytes) -> None:
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": content})


def _whole(content: bytes | SentFile) -> bytes:
    """What is answered to an upload is a page or a few lines."""
    return content if isinstance(content, bytes) else b"".join(content)


async def _send_file(send: Send, status: int, headers: list[tuple[bytes, bytes]], file: SentFile) -> None:
    """Part by part, as fast as the receiver takes them; who takes nothing for a minute has gone."""
    loop = asyncio.get_running_loop()
    try:
        await send({"type": "http.response.start", "status": status, "headers": headers})
        while part := await loop.run_in_executor(None, file.read):
            message = {"type": "http.response.body", "body": part, "more_body": True}
            await asyncio.wait_for(send(message), PART_TIMEOUT_S)
        await send({"type": "http.response.body", "body": b""})
    except TimeoutError:
        return
    finally:
        file.close()


def _environ(scope: Scope, body: bytes | None) -> dict[str, Any]:
    server = scope.get("server") or ("localhost", 80)
    client = scope.get("client") or ("", 0)
    environ: dict[str, Any] = {
        "REQUEST_METHOD": scope["method"],
        "SCRIPT_NAME": "",
        "PATH_INFO": unquote_to_bytes(scope.get("raw_path") or scope["path"].encode()).decode("latin-1"),
        "QUERY_STRING": scope["query_string"].decode("latin-1"),
        "SERVER_NAME": server[0],
        "SERVER_PORT": str(server[1] or 80),
        "SERVER_PROTOCOL": f"HTTP/{scope.get('http_version', '1.1')}",
        "REMOTE_ADDR": client[0],
        # A length beyond the limit makes Flask answer 413 in the asker's language, without a body in memory.
        "CONTENT_LENGTH": str(MAX_BODY + 1 if body is None else len(body)),
        "wsgi.version": (1, 0),
        "wsgi.url_scheme": scope.get("scheme", "http"),
        "wsgi.input": io.BytesIO(body or b""),
        "wsgi.errors": sys.stderr,
        "wsgi.multithread": True,
        "wsgi.multiprocess": False,
        "wsgi.run_once": False,
        "wsgi.file_wrapper": SentFile,
    }
    for raw_name, raw_value in scope["headers"]:
        name = raw_name.decode("latin-1").upper().replace("-", "_")
        value = raw_value.decode("latin-1")
        if name == "CONTENT_TYPE":
            environ["CONTENT_TYPE"] = value
        elif name not in ("CONTENT_LENGTH", "TRANSFER_ENCODING"):
            # Both describe the body on the wire; here it is whole, and its true length is set above.
            key = f"HTTP_{name}"
            separator = "; " if name == "COOKIE" else ","
            environ[key] = f"{environ[key]}{separator}{value}" if key in environ else value
    return environ


def _run(wsgi: WSGI, environ: dict[str, Any]) -> Answer:
    started: list[tuple[str, list[tuple[str, str]]]] = []

    def start_response(status: str, headers: list[tuple[str, str]], exc_info: Any = None) -> None:
        started.append((status, headers))

    result = wsgi(environ, start_response)
    content: bytes | SentFile
    if isinstance(result, SentFile) and result.size() > MAX_WHOLE:
        content = result
    else:
        try:
            content = b"".join(result)
        finally:
            close = getattr(result, "close", None)
            if close is not None:
                close()
    status, headers = started[-1]
    encoded = [(name.lower().encode("latin-1"), value.encode("latin-1")) for name, value in headers]
    return int(status.split(" ", 1)[0]), encoded, content
