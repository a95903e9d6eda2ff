"""What a view may ask of the running application: settings, database, time, the visitor's language.

Views and `web` import it; services never do.
"""

from __future__ import annotations

import contextlib
import hashlib
import hmac
import ipaddress
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any, cast

from flask import current_app, request
from sqlalchemy.orm import Session

from app.config import Settings
from app.db import Database
from app.errors import TooLarge
from app.hub import Hub
from app.network import reachable
from app.web.assets import Assets
from app.web.i18n import Catalogue
from app.web.limits import FailureLimits
from app.web.tiles.service import TileMap

EXTENSION = "stadtlotse"


@dataclass(frozen=True)
class Services:
    """The parts that `create_app` wires together; one per application."""

    settings: Settings
    database: Database
    clock: Callable[[], datetime]
    catalogue: Catalogue
    assets: Assets
    limits: FailureLimits
    hub: Hub
    tiles: TileMap | None


def services() -> Services:
    """The parts of the running application."""
    return cast(Services, current_app.extensions[EXTENSION])


def settings() -> Settings:
    """The settings of the running application."""
    return services().settings


def now() -> datetime:
    """The server's time."""
    return services().clock()


@contextlib.contextmanager
def reading() -> Iterator[Session]:
    """A read-only session for a view."""
    with services().database.read() as session:
        yield session


@contextlib.contextmanager
def writing() -> Iterator[Session]:
    """A write session for a view; it commits once, at the end of the block, and then the live streams hear of it."""
    with services().database.write() as session:
        yield session
    services().hub.wake()


def public_origin() -> str:
    """The start of addresses that other devices are to open: for QR codes, for links that are read out."""
    return settings().base_url or reachable(request.host_url.rstrip("/"), listening=settings().host)


def secret_key() -> bytes:
    """The installation's key, for HMACs."""
    return settings().secret_key.encode()


def client_key() -> str:
    """Who asks, for counting failures: an HMAC of the address that changes daily and is never stored."""
    address = request.remote_addr or "unknown"
    with contextlib.suppress(ValueError):
        parsed = ipaddress.ip_address(address)
        if parsed.version == 6:
            # One household has a whole /64 of IPv6; its single addresses say nothing.
            address = str(ipaddress.ip_network((parsed, 64), strict=False))
    day = now().date().isoformat()
    return hmac.new(secret_key(), f"client|{day}|{address}".encode(), hashlib.sha256).hexdigest()[:16]


def json_body(limit: int = 256 * 1024) -> Any:
    """The request's JSON, whatever its content type says; None where it is not JSON. Raises TooLarge."""
    if (request.content_length or 0) > limit:
        raise TooLarge("too_large")
    try:
        return request.get_json(force=True, silent=True)
    except RecursionError:  # Brackets nested a thousand deep are no message of a phone.
        return None
