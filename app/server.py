"""Runs the application on uvicorn in this very process, so that one kill ends everything. Used by `cli` alone."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import socket
import ssl
from collections.abc import Callable
from http.cookies import CookieError, SimpleCookie

import uvicorn

from app import create_app
from app.accounts.access import who_holds
from app.asgi import Adapter
from app.clock import utcnow
from app.config import Settings
from app.content.queries import places_of_routes
from app.db import Database
from app.errors import StartRefused
from app.hub import CAPACITY, Hub
from app.live.feed import Feed
from app.web.tiles.endpoint import TileEndpoint
from app.web.tiles.service import Reach, tiles_of
from app.web.uploads import Uploads

try:
    import resource
except ImportError:  # Windows has no such limits.
    resource = None  # type: ignore[assignment]


BACKLOG = 2048
# Streams have their own limit in the hub; the rest is for requests.
MAX_CONNECTIONS = CAPACITY + 700
UNANSWERED_MS = 40_000


def run(settings: Settings, database: Database, started: Callable[[], None]) -> None:
    """Serve until SIGTERM or Ctrl-C; `started` is called once the port is open."""
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(name)s %(message)s")
    logging.getLogger("alembic").setLevel(logging.WARNING)
    _check_certificate(settings)
    listener = _bind(settings)
    _raise_file_limit()
    hub = Hub()
    tiles = tiles_of(settings)
    app = create_app(settings, database, hub=hub, tiles=tiles.map if tiles else None)
    endpoint = None
    if tiles is not None:
        endpoint = TileEndpoint(
            tiles, Reach(lambda: _places(database)), lambda cookies: _builds_routes(database, cookies)
        )
    config = uvicorn.Config(
        Adapter(app.wsgi_app, hub, Feed(database, hub), endpoint, Uploads(settings.data_dir)),
        ssl_certfile=settings.tls_cert,
        ssl_keyfile=settings.tls_key,
        # Addresses of visitors are never written down (quality bar P4).
        access_log=False,
        log_level="warning",
        lifespan="on",
        timeout_graceful_shutdown=2,
        timeout_keep_alive=15,
        proxy_headers=False,
        server_header=False,
        backlog=BACKLOG,
        limit_concurrency=MAX_CONNECTIONS,
    )
    with asyncio.Runner(loop_factory=_loop_factory()) as runner:
        runner.run(_serve(_Server(config, hub), listener, started))


def _places(database: Database) -> list[list[tuple[float, float]]]:
    """Where the routes lead that anybody may walk, for the map's tiles."""
    with database.read() as session:
        return places_of_routes(session)


def _builds_routes(database: Database, cookies: str) -> bool:
    """Whether a request is an organizer's: a new route begins where no route has been yet."""
    try:
        sent = SimpleCookie(cookies)
    except CookieError:
        return False
    tokens = [sent[name].value for name in ("__Host-staff", "staff") if name in sent]
    people = (who_holds(database, token, now=utcnow()) for token in tokens)
    return any(person is not None and person.role != "host" for person in people)


class _Server(uvicorn.Server):
    """Ends the live streams first: uvicorn waits for open answers, and theirs would never end."""

    def __init__(self, config: uvicorn.Config, hub: Hub) -> None:
        super().__init__(config)
        self._hub = hub

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Called once, after SIGTERM or Ctrl-C."""
        self._hub.stop()
        await super().shutdown(sockets)


def _loop_factory() -> Callable[[], asyncio.AbstractEventLoop] | None:
    try:
        import uvloop
    except ImportError:  # uvloop has no build for Windows; asyncio's own loop serves there.
        return None
    return uvloop.new_event_loop


def _check_certificate(settings: Settings) -> None:
    if settings.tls_cert is None:
        return
    try:
        ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER).load_cert_chain(settings.tls_cert, settings.tls_key)
    except (ssl.SSLError, OSError) as problem:
        reason = getattr(problem, "reason", None) or problem.strerror
        raise StartRefused(f"the certificate {settings.tls_cert} and its key cannot be used: {reason}.") from None


def _raise_file_limit() -> None:
    """Every phone is an open file; the usual soft limit of 1,024 would be a class of phones and a slow network."""
    if resource is not None:
        _soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
        with contextlib.suppress(OSError, ValueError):
            resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))


def _bind(settings: Settings) -> socket.socket:
    """The listening socket; bound here, because uvicorn would end the process without a sentence."""
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    listener = socket.socket(family, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    if hasattr(socket, "TCP_USER_TIMEOUT"):
        # A phone that lost reception says no goodbye; its stream ends after this time without an answer.
        listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_USER_TIMEOUT, UNANSWERED_MS)
    try:
        listener.bind((settings.host, settings.port))
        # Listening now, not when the application is ready, makes a second process fail instead of being deaf.
        listener.listen(BACKLOG)
    except OSError as problem:
        listener.close()
        reason = (problem.strerror or str(problem)).lower()
        raise StartRefused(f"port {settings.port} on {settings.host} cannot be opened: {reason}.") from None
    return listener


async def _serve(server: uvicorn.Server, listener: socket.socket, started: Callable[[], None]) -> None:
    serving = asyncio.create_task(server.serve(sockets=[listener]))
    while not server.started and not serving.done():
        await asyncio.sleep(0.01)
    if server.started:
        started()
    await serving
