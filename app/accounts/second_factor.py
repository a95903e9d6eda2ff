"""Turning the second factor on and off, taking its codes, and logins that still owe one. Flushes, never commits.

What is secret arrives with `installation`, the key of this installation: the database alone cannot make a code.
"""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from app.accounts import codes, queries, rules, service
from app.accounts.models import OwedCode, RecoveryCode, SecondFactor, User
from app.accounts.queries import StaffPrincipal
from app.accounts.service import LoggedIn
from app.errors import Forbidden, Invalid
from app.tokens import new_token, token_key


def begin(session: Session, user_id: int, *, installation: bytes) -> None:
    """A fresh secret that waits for its first code; one that waited before is forgotten."""
    known = session.get(SecondFactor, user_id)
    if known is not None and known.confirmed_at is not None:
        raise Invalid("factor_is_on")
    sealed = codes.seal(installation, user_id, codes.new_secret())
    session.merge(SecondFactor(user_id=user_id, sealed=sealed, last_step=0))
    session.flush()


def waiting_secret(session: Session, user_id: int, *, installation: bytes) -> str | None:
    """The secret that waits for its first code, to be shown; None where none does."""
    known = session.get(SecondFactor, user_id)
    if known is None or known.confirmed_at is not None:
        return None
    return codes.unseal(installation, user_id, known.sealed)


def confirm(session: Session, asking: StaffPrincipal, typed: str, *, installation: bytes, now: datetime) -> list[str]:
    """Turn the second factor on with the first code of the app; all other browsers are logged out.

    The recovery codes, which are never told again. Raises Invalid where nothing waits and Forbidden for a wrong code.
    """
    known = session.get(SecondFactor, asking.id)
    if known is None or known.confirmed_at is not None:
        raise Invalid("factor_not_begun")
    if not _take_code(known, typed, installation=installation, now=now):
        raise Forbidden("code_wrong")
    known.confirmed_at = now
    service.end_other_sessions(session, asking.id, keep=asking.session.id)
    service.note(session, "factor-on", asking.name, actor=asking.name, now=now)
    return new_recovery_codes(session, asking.id, installation=installation)


def new_recovery_codes(session: Session, user_id: int, *, installation: bytes) -> list[str]:
    """Ten fresh codes; those before are worth nothing any more."""
    session.execute(delete(RecoveryCode).where(RecoveryCode.user_id == user_id))
    made = codes.new_recovery_codes()
    keys = [codes.recovery_key(installation, user_id, code) for code in made]
    session.add_all(RecoveryCode(user_id=user_id, code_key=key) for key in keys)
    session.flush()
    return made


def take(session: Session, user_id: int, typed: str, *, installation: bytes, now: datetime) -> bool:
    """Whether this is a code of the account that nobody has used yet: one of the app, or a recovery code."""
    known = session.get(SecondFactor, user_id)
    if known is None or known.confirmed_at is None:
        return False
    if _take_code(known, typed, installation=installation, now=now):
        session.flush()
        return True
    key = codes.recovery_key(installation, user_id, typed)
    spent = session.scalar(select(RecoveryCode).where(RecoveryCode.user_id == user_id, RecoveryCode.code_key == key))
    if spent is None:
        return False
    session.delete(spent)
    session.flush()
    return True


def turn_off(session: Session, user_id: int) -> None:
    """From now on the password alone is enough; logins that still owe a code begin anew."""
    for table in (SecondFactor, RecoveryCode, OwedCode):
        session.execute(delete(table).where(table.user_id == user_id))
    session.flush()


def owe(session: Session, user_id: int, *, verified_hash: str, agent: str, now: datetime) -> str | None:
    """The token of a browser that has shown the right password and now owes the code.

    None where the password holds no more. What has run out is deleted, and the oldest where there are too many.
    """
    if service.verified_user(session, user_id, verified_hash=verified_hash) is None:
        return None
    session.execute(delete(OwedCode).where(OwedCode.created_at <= now - rules.CODE_WITHIN))
    token = new_token()
    session.add(OwedCode(user_id=user_id, token_key=token_key(token), agent=agent, created_at=now))
    session.flush()
    newest = select(OwedCode.id).where(OwedCode.user_id == user_id).order_by(OwedCode.id.desc()).limit(rules.MAX_OWED)
    session.execute(delete(OwedCode).where(OwedCode.user_id == user_id, OwedCode.id.not_in(newest)))
    return token


def pay(
    session: Session, token: str, typed: str, *, installation: bytes, now: datetime, replaces: int | None
) -> LoggedIn | None:
    """A session for a browser that owed a code and has it; None where the code is wrong or nothing is owed any more."""
    owed = queries.owed_code(session, token_key(token), now=now)
    if owed is None or not take(session, owed.user_id, typed, installation=installation, now=now):
        return None
    user = session.get_one(User, owed.user_id)
    session.delete(owed)
    session.flush()
    return service.start_session(
        session, user.id, verified_hash=user.password_hash, agent=owed.agent, now=now, replaces=replaces
    )


def _take_code(known: SecondFactor, typed: str, *, installation: bytes, now: datetime) -> bool:
    secret = codes.unseal(installation, known.user_id, known.sealed)
    step = secret and codes.matching_step(secret, typed, now=now, after=known.last_step)
    if not step:
        return False
    known.last_step = step
    return True
