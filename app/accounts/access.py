"""Logging in and what asks for a password, over several transactions: read, hash with none open, write.

Argon2 takes some 30 ms; inside a write transaction it would hold up every check-in of every group. Imported by views
and the command line; knows no web.
"""

from __future__ import annotations

import contextlib
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from sqlalchemy.orm import Session

from app.accounts import passwords, queries, rules, second_factor, service
from app.accounts.models import OwedCode, User
from app.accounts.queries import StaffPrincipal
from app.accounts.service import LoggedIn
from app.db import Database
from app.errors import Forbidden, Invalid
from app.tokens import token_key

TOKEN_LENGTH = 100


@dataclass(frozen=True)
class CodeOwed:
    """A browser that has shown the right password and now owes the code, with the only copy of its token."""

    token: str


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
) -> LoggedIn | CodeOwed | None:
    """A new session, or the code that is still owed for one; None where something is wrong.

    Unknown name, disabled account and wrong password look alike, in time as well.
    """
    wanted = rules.normalise_name(name[: 4 * rules.NAME_MAX])
    with database.read() as session:
        user = queries.user_by_name(session, wanted)
    stored = user.password_hash if user is not None and user.disabled_at is None else None
    if not passwords.matches(stored, password) or user is None or stored is None:
        return None
    fresh = passwords.make_hash(password) if passwords.is_outdated(stored) else None
    with database.write() as session:
        made: LoggedIn | CodeOwed | None
        if queries.factor_state(session, user.id).since is not None:
            token = second_factor.owe(session, user.id, verified_hash=stored, agent=agent, now=now)
            made = CodeOwed(token) if token else None
        else:
            made = service.start_session(
                session, user.id, verified_hash=stored, agent=agent, now=now, replaces=replaces
            )
        if made is not None and fresh is not None:
            session.get_one(User, user.id).password_hash = fresh
        return made


def who_owes(database: Database, token: str | None, *, now: datetime) -> OwedCode | None:
    """The login that this browser has begun and that still owes its code."""
    if not token or len(token) > TOKEN_LENGTH:
        return None
    with database.read() as session:
        return queries.owed_code(session, token_key(token), now=now)


def log_in_with_code(
    database: Database, token: str, typed: str, *, installation: bytes, now: datetime, replaces: int | None = None
) -> LoggedIn | None:
    """The session for the code that was owed; None for a wrong or spent one."""
    with database.write() as session:
        return second_factor.pay(session, token, typed, installation=installation, now=now, replaces=replaces)


def confirm_factor(
    database: Database, asking: StaffPrincipal, password: str, typed: str, *, installation: bytes, now: datetime
) -> list[str]:
    """Turn the second factor on for somebody who knows the password: an open browser must not lock its owner out.

    The recovery codes. Raises Forbidden where password or code is wrong and Invalid where nothing waits for a code.
    """
    _check_own_password(asking, password)
    with database.write() as session:
        return second_factor.confirm(session, asking, typed, installation=installation, now=now)


def turn_factor_off(
    database: Database, asking: StaffPrincipal, password: str, typed: str, *, installation: bytes, now: datetime
) -> None:
    """Turn the second factor off. Raises Forbidden where password or code is wrong."""
    _check_own_password(asking, password)
    with database.write() as session:
        _take_own_code(session, asking, typed, installation=installation, now=now)
        second_factor.turn_off(session, asking.id)
        service.note(session, "factor-off", asking.name, actor=asking.name, now=now)


def renew_recovery_codes(
    database: Database, asking: StaffPrincipal, password: str, typed: str, *, installation: bytes, now: datetime
) -> list[str]:
    """Fresh recovery codes in the place of all before. Raises Forbidden where password or code is wrong."""
    _check_own_password(asking, password)
    with database.write() as session:
        _take_own_code(session, asking, typed, installation=installation, now=now)
        return second_factor.new_recovery_codes(session, asking.id, installation=installation)


def _check_own_password(asking: StaffPrincipal, password: str) -> None:
    if not passwords.matches(asking.user.password_hash, password):
        raise Forbidden("own_password_wrong")


def _take_own_code(session: Session, asking: StaffPrincipal, typed: str, *, installation: bytes, now: datetime) -> None:
    if not second_factor.take(session, asking.id, typed, installation=installation, now=now):
        raise Forbidden("code_wrong")


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
