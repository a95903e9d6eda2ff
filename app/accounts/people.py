"""What admins do to the accounts of others, each deed written down. Takes a session and plain values, never commits.

Nobody does any of it to the own account, which has its own page, so that no admin locks everybody out by a slip.
"""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.orm import Session

from app.accounts import queries, rules, second_factor, service
from app.accounts.models import StaffSession, User
from app.errors import Forbidden, Invalid, NotFound


def create(session: Session, actor_id: int, *, name: str, role: str, password_hash: str, now: datetime) -> User:
    """A new account. Raises Invalid where name or role cannot be taken."""
    actor = _acting(session, actor_id)
    if role not in rules.ROLES:
        raise Invalid("role_unknown")
    made = service.create_user(session, name=name, role=role, password_hash=password_hash, now=now)
    service.note(session, "create", made.name, actor=actor.name, now=now)
    return made


def set_role(session: Session, actor_id: int, user_id: int, role: str, *, now: datetime) -> User:
    """Another role, which holds at once; who loses rights is logged out, so that open pages lose them as well."""
    actor, whom = _both(session, actor_id, user_id)
    if role not in rules.ROLES:
        raise Invalid("role_unknown")
    if role == whom.role:
        return whom
    if rules.ROLES.index(role) < rules.ROLES.index(whom.role):
        _keep_an_admin(session, whom)
        service.end_other_sessions(session, whom.id, keep=None)
    whom.role = role
    service.note(session, f"role-{role}", whom.name, actor=actor.name, now=now)
    return whom


def set_password(session: Session, actor_id: int, user_id: int, password_hash: str, *, now: datetime) -> User:
    """A new password; all sessions of the account end."""
    actor, whom = _both(session, actor_id, user_id)
    service.set_password(session, whom, password_hash)
    service.note(session, "password", whom.name, actor=actor.name, now=now)
    return whom


def disable(session: Session, actor_id: int, user_id: int, *, now: datetime) -> User:
    """Close the account; its sessions end at once."""
    actor, whom = _both(session, actor_id, user_id)
    if whom.disabled_at is None:
        _keep_an_admin(session, whom)
        service.disable(session, whom, now=now)
        service.note(session, "disable", whom.name, actor=actor.name, now=now)
    return whom


def enable(session: Session, actor_id: int, user_id: int, *, now: datetime) -> User:
    """Open the account again, with the password it had."""
    actor, whom = _both(session, actor_id, user_id)
    if whom.disabled_at is not None:
        service.enable(session, whom)
        service.note(session, "enable", whom.name, actor=actor.name, now=now)
    return whom


def log_out(session: Session, actor_id: int, user_id: int, *, now: datetime) -> User:
    """End all sessions of the account."""
    actor, whom = _both(session, actor_id, user_id)
    service.end_other_sessions(session, whom.id, keep=None)
    service.note(session, "log-out", whom.name, actor=actor.name, now=now)
    return whom


def end_session(session: Session, actor_id: int, user_id: int, session_id: int, *, now: datetime) -> User:
    """End one session of the account; one that has gone meanwhile is no mistake and no deed."""
    actor, whom = _both(session, actor_id, user_id)
    found = session.get(StaffSession, session_id)
    if found is not None and found.user_id == whom.id:
        service.end_session(session, whom.id, session_id)
        service.note(session, "session", whom.name, actor=actor.name, now=now)
    return whom


def reset_factor(session: Session, actor_id: int, user_id: int, *, now: datetime) -> User:
    """Take the second factor away from somebody who has lost phone and recovery codes; all sessions end."""
    actor, whom = _both(session, actor_id, user_id)
    if queries.factor_state(session, whom.id).since is not None:
        second_factor.turn_off(session, whom.id)
        service.end_other_sessions(session, whom.id, keep=None)
        service.note(session, "factor-reset", whom.name, actor=actor.name, now=now)
    return whom


def person(session: Session, user_id: int) -> User:
    """The account of a number, or NotFound."""
    found = session.get(User, user_id)
    if found is None:
        raise NotFound("user_not_found")
    return found


def _both(session: Session, actor_id: int, user_id: int) -> tuple[User, User]:
    actor, whom = _acting(session, actor_id), person(session, user_id)
    if actor.id == whom.id:
        raise Invalid("own_account")
    return actor, whom


def _acting(session: Session, actor_id: int) -> User:
    """The admin, read anew: another one may have taken the role away since the request began."""
    actor = session.get(User, actor_id)
    if actor is None or actor.disabled_at is not None or actor.role != "admin":
        raise Forbidden("role_missing")
    return actor


def _keep_an_admin(session: Session, whom: User) -> None:
    if whom.role == "admin" and not queries.other_active_admins(session, whom.id):
        raise Invalid("last_admin")
