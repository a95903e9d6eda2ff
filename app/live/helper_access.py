"""Who asks by a helper's link; needs the request, so only views, the API and `create_app` import it."""

from __future__ import annotations

import contextlib

from flask import g, request
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from app.errors import Forbidden, NotFound
from app.live import helper_queries as queries
from app.live import helper_rules as rules
from app.live import helper_service as service
from app.live.helper_queries import HelperPrincipal
from app.tokens import token_key
from app.web.context import client_key, now, reading, services

TOKEN_LENGTH = 100


def resolve_helper() -> HelperPrincipal:
    """The link in the address, with its tour.

    Raises NotFound, or TooMany after too many invented ones; Forbidden for one that was taken back or is over. Who has
    a true link has nothing to guess and must not suffer from those who do.
    """
    token = str((request.view_args or {}).get("token", ""))
    found = None
    if len(token) <= TOKEN_LENGTH:
        with reading() as session:
            found = queries.helper_of(session, token_key(token))
    if found is None:
        limits, key = services().limits, client_key()
        limits.check("helper-link", key)
        limits.count("helper-link", key)
        raise NotFound("helper_unknown")
    why = rules.why_not(revoked_at=found.link.revoked_at, ended_at=found.tour.ended_at, now=now())
    if why is not None:
        raise Forbidden(why)
    return found


def note_use() -> None:
    """Note that the asking link is in use, once a minute at most."""
    link, moment = g.helper.link, now()
    if link.last_used_at is not None and moment - link.last_used_at < rules.TOUCH_EVERY:
        return
    # A database that cannot be written just now is no reason to turn a helper away from what can be read.
    with contextlib.suppress(DBAPIError, PoolTimeout), services().database.write() as session:
        service.touch(session, link.id, now=moment)
