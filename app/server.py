"""Runs the application on uvicorn in this very process, so that one kill ends everything. Used by `cli` alone."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable

import uvicorn

from app import create_app
from app.asgi import Adapter
from app.config import Settings
from app.db import Database
from app.errors import StartRefused


def run(settings: Settings, database: Database, started: Callable[[], None]) -> None:
    """Serve until SIGTERM or Ctrl-C; `started` is called once the port is open."""
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(name)s %(message)s")
    logging.getLogger("alembic").setLevel(logging.WARNING)
    app = create_app(settings, database)
    config = uvicorn.Config(
        Adapter(app.wsgi_app),
        host=settings.host,
        port=settings.port,
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
        backlog=2048,
    )
    with asyncio.Runner(loop_factory=_loop_factory()) as runner:
        runner.run(_serve(uvicorn.Server(config), settings, started))


def _loop_factory() -> Callable[[], asyncio.AbstractEventLoop] | None:
    try:
        import uvloop
    except ImportError:  # uvloop has no build for Windows; asyncio's own loop serves there.
        return None
    return uvloop.new_event_loop


async def _serve(server: uvicorn.Server, settings: Settings, started: Callable[[], None]) -> None:
    serving = asyncio.create_task(server.serve())
    while not server.started and not serving.done():
        await asyncio.sleep(0.01)
    if server.started:
        started()
    try:
        await serving
    except SystemExit:
        raise StartRefused(f"port {settings.port} on {settings.host} is in use or may not be opened.") from None
