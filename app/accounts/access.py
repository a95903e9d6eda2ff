"""Logging in and changing passwords over several transactions: read, hash with none open, write.

Argon2 takes some 30 ms; inside a write transaction it would hold up every check-in of every group. Imported by views
and the command line; knows no web.
"""

from __future__ import annotations

import contextlib
from datetime import datetime

from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from app.accounts import passwords, queries, rules, service
from app.accounts.queries import StaffPrincipal
from app.accounts.service import LoggedIn
from app.db import Database
from app.errors import Forbidden, Invalid
from app.tokens import token_key

TOKEN_LENGTH = 100


def who_holds(database: Database, token: str | None, *, now: datetime) -> StaffPrincipal | None:
    """Who is logged in with this token; also notes, at most every few minutes, that the session is in use."""
    if not token or len(token) > TOKEN_LENGTH:
        return None
    with database.read() as session:
        found = queries.principal_of(session, token_key(token), now=now)
    if found is not None and now - found.session.last_seen_at >= rules.TOUCH_EVERY:
        # A database that cannot be written just now is no reason to turn a host away from what can be read.
        with contextlib.suppress(DBAPIError, PoolTimeout), database.write() as session:
            service.touch(session, found.session.id, now=now)
    return found


def log_in(
    database: Database, name: str, password: str, *, agent: str, now: datetime, replaces: int | None = None
) -> LoggedIn | None:
    """A new session, or None: unknown name, disabled account and wrong password look alike, in time as well."""
    wanted = rules.normalise_name(name[: 4 * rules.NAME_MAX])
    with database.read() as session:
        user = queries.user_by_name(session, wanted)
    stored = user.password_hash if user is not None and user.disabled_at is None else None
    if not passwords.matches(stored, password) or user is None or stored is None:
        return None
    fresh = passwords.make_hash(password) if passwords.is_outdated(stored) else None
    with database.write() as session:
        made = service.start_session(session, user.id, verified_hash=stored, agent=agent, now=now, replaces=replaces)
        if made is not None and fresh is not None:
            made.principal.user.password_hash = fresh
        return made


def change_password(database: Database, asking: StaffPrincipal, current: str, new: str) -> None:
    """Take a new password from somebody who knows the current one; all other sessions end.

    Raises Forbidden where the current one is wrong and Invalid where the new one cannot be taken.
    """
    stored = asking.user.password_hash
    if not passwords.matches(stored, current):
        raise Forbidden("password_wrong")
    made = new_hash(asking.name, new)
    with database.write() as session:
        user = service.known_user(session, asking.name)
        if user.password_hash != stored:
            raise Forbidden("password_wrong")
        service.set_password(session, user, made, keep=asking.session.id)


def new_hash(name: str, password: str) -> str:
    """The hash of a password that this account may have; raises Invalid where it may not."""
    problem = rules.password_problem(name, password)
    if problem is not None:
        raise Invalid(problem, min=rules.PASSWORD_MIN, max=rules.PASSWORD_MAX)
    return passwords.make_hash(password)
