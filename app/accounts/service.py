"""Making and changing accounts, starting and ending sessions. Takes a session and plain values, flushes, never commits.

Passwords arrive here as hashes: hashing is slow and has no place inside a transaction (`accounts.access`).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, or_, select, update
from sqlalchemy.orm import Session

from app.accounts import queries, rules
from app.accounts.models import OwedCode, StaffDeed, StaffSession, User
from app.accounts.queries import StaffPrincipal
from app.errors import Invalid, NotFound
from app.tokens import new_token, token_key


@dataclass(frozen=True)
class LoggedIn:
    """A browser that has just logged in, with the only copy of its token."""

    principal: StaffPrincipal
    token: str


def create_user(session: Session, *, name: str, role: str, password_hash: str, now: datetime) -> User:
    """A new account under the normalised name. Raises Invalid where the name cannot be taken."""
    if role not in rules.ROLES:
        raise ValueError(f"{role!r} is no role")
    wanted = rules.normalise_name(name)
    check_free_name(session, wanted)
    user = User(name=wanted, role=role, password_hash=password_hash, created_at=now)
    session.add(user)
    session.flush()
    return user


def check_free_name(session: Session, name: str) -> None:
    """Raise Invalid where a normalised name breaks the rule or is somebody's."""
    if rules.name_problem(name):
        raise Invalid("login_name_invalid", min=rules.NAME_MIN, max=rules.NAME_MAX)
    if queries.user_by_name(session, name) is not None:
        raise Invalid("login_name_taken")


def known_user(session: Session, name: str) -> User:
    """The account of a typed name, or NotFound."""
    user = queries.user_by_name(session, rules.normalise_name(name))
    if user is None:
        raise NotFound("user_not_found")
    return user


def set_password(session: Session, user: User, password_hash: str, *, keep: int | None = None) -> None:
    """Take a new password; all sessions end but the one to keep."""
    user.password_hash = password_hash
    end_other_sessions(session, user.id, keep=keep)


def disable(session: Session, user: User, *, now: datetime) -> None:
    """Close an account; its sessions end at once, what it did stays in the log."""
    user.disabled_at = user.disabled_at or now
    end_other_sessions(session, user.id, keep=None)


def enable(session: Session, user: User) -> None:
    """Open a disabled account again, with the password it had."""
    user.disabled_at = None
    session.flush()


def start_session(
    session: Session, user_id: int, *, verified_hash: str, agent: str, now: datetime, replaces: int | None = None
) -> LoggedIn | None:
    """A session with a fresh token, for a password that was right for `verified_hash`.

    None where the account was disabled or its password changed since, because the password was verified before this
    transaction began. `replaces` is the session this browser had. Sessions of this account that have run out are
    deleted, and the oldest where it has too many.
    """
    user = verified_user(session, user_id, verified_hash=verified_hash)
    if user is None:
        return None
    mine = StaffSession.user_id == user.id
    over = or_(StaffSession.last_seen_at <= now - rules.IDLE, StaffSession.created_at <= now - rules.ABSOLUTE)
    session.execute(delete(StaffSession).where(mine, over))
    if replaces is not None:
        session.execute(delete(StaffSession).where(StaffSession.id == replaces))
    token = new_token()
    made = StaffSession(user_id=user.id, token_key=token_key(token), agent=agent, created_at=now, last_seen_at=now)
    session.add(made)
    user.last_seen_at = now
    session.flush()
    newest = select(StaffSession.id).where(mine).order_by(StaffSession.id.desc()).limit(rules.MAX_SESSIONS)
    session.execute(delete(StaffSession).where(mine, StaffSession.id.not_in(newest)))
    return LoggedIn(StaffPrincipal(user, made), token)


def verified_user(session: Session, user_id: int, *, verified_hash: str) -> User | None:
    """The account whose password was right for `verified_hash`, before this transaction; None where it is no more."""
    user = session.get(User, user_id)
    return user if user is not None and user.disabled_at is None and user.password_hash == verified_hash else None


def touch(session: Session, session_id: int, *, now: datetime) -> None:
    """Note that a session and its account are in use, unless another request has just done so."""
    stale = StaffSession.last_seen_at <= now - rules.TOUCH_EVERY
    session.execute(update(StaffSession).where(StaffSession.id == session_id, stale).values(last_seen_at=now))
    owner = select(StaffSession.user_id).where(StaffSession.id == session_id).scalar_subquery()
    session.execute(update(User).where(User.id == owner).values(last_seen_at=now))


def end_session(session: Session, user_id: int, session_id: int) -> None:
    """End one session of this account; another account's is left alone, one that has gone is no mistake."""
    session.execute(delete(StaffSession).where(StaffSession.id == session_id, StaffSession.user_id == user_id))


def end_other_sessions(session: Session, user_id: int, *, keep: int | None) -> None:
    """End all sessions of this account but one, and the logins that still owe a code."""
    session.execute(delete(OwedCode).where(OwedCode.user_id == user_id))
    doomed = delete(StaffSession).where(StaffSession.user_id == user_id)
    session.execute(doomed if keep is None else doomed.where(StaffSession.id != keep))
    session.flush()


def note(session: Session, deed: str, whom: str, *, actor: str = "", now: datetime) -> None:
    """Write down who did what to which account; without an actor it was the operator. The log forgets the oldest."""
    made = StaffDeed(at=now, actor=actor, deed=deed, whom=whom)
    session.add(made)
    session.flush()
    session.execute(delete(StaffDeed).where(StaffDeed.id <= made.id - rules.LOG_KEPT))
