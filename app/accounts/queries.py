"""What the database knows of staff and their sessions."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.accounts import rules
from app.accounts.models import OwedCode, RecoveryCode, SecondFactor, StaffDeed, StaffSession, User


@dataclass(frozen=True)
class StaffPrincipal:
    """Somebody of the staff in one browser: who is asking."""

    user: User
    session: StaffSession

    @property
    def id(self) -> int:
        """The account's number."""
        return self.user.id

    @property
    def name(self) -> str:
        """The login name."""
        return self.user.name

    @property
    def role(self) -> str:
        """One of `rules.ROLES`."""
        return self.user.role


@dataclass(frozen=True)
class FactorState:
    """Whether an account has a second factor, and how many recovery codes are left."""

    since: datetime | None
    codes_left: int


@dataclass(frozen=True)
class PersonLine:
    """One account in the list of the admins."""

    user: User
    has_factor: bool


def user_by_name(session: Session, name: str) -> User | None:
    """The account of a normalised login name."""
    return session.scalar(select(User).where(User.name == name))


def principal_of(session: Session, token_key: str, *, now: datetime) -> StaffPrincipal | None:
    """Who holds this token; nobody where the session has run out or the account is disabled."""
    row = session.execute(
        select(User, StaffSession)
        .join(StaffSession, StaffSession.user_id == User.id)
        .where(StaffSession.token_key == token_key, User.disabled_at.is_(None))
    ).first()
    if row is None or _is_over(row[1], now):
        return None
    return StaffPrincipal(row[0], row[1])


def sessions_of(session: Session, user_id: int, *, now: datetime) -> list[StaffSession]:
    """The sessions of an account that still hold, the one used last first."""
    found = session.scalars(
        select(StaffSession)
        .where(StaffSession.user_id == user_id)
        .order_by(StaffSession.last_seen_at.desc(), StaffSession.id.desc())
    )
    return [one for one in found if not _is_over(one, now)]


def living_sessions(session: Session, numbers: list[int], *, now: datetime) -> list[StaffSession]:
    """Of these sessions those that still hold."""
    rows = session.scalars(
        select(StaffSession)
        .join(User, User.id == StaffSession.user_id)
        .where(StaffSession.id.in_(numbers), User.disabled_at.is_(None))
    )
    return [one for one in rows if not _is_over(one, now)]


def factor_state(session: Session, user_id: int) -> FactorState:
    """The second factor of an account, as it is shown."""
    since = session.scalar(select(SecondFactor.confirmed_at).where(SecondFactor.user_id == user_id))
    left = select(func.count()).select_from(RecoveryCode).where(RecoveryCode.user_id == user_id)
    return FactorState(since, session.scalar(left) or 0)


def owed_code(session: Session, token_key: str, *, now: datetime) -> OwedCode | None:
    """The login that still owes its code under this token; None where it took too long or the account is disabled."""
    return session.scalar(
        select(OwedCode)
        .join(User, User.id == OwedCode.user_id)
        .where(
            OwedCode.token_key == token_key,
            OwedCode.created_at > now - rules.CODE_WITHIN,
            User.disabled_at.is_(None),
        )
    )


def other_active_admins(session: Session, user_id: int) -> int:
    """How many admins could still come in without this account."""
    return (
        session.scalar(
            select(func.count())
            .select_from(User)
            .where(User.role == "admin", User.disabled_at.is_(None), User.id != user_id)
        )
        or 0
    )


def count_people(session: Session) -> int:
    """How many accounts there are."""
    return session.scalar(select(func.count()).select_from(User)) or 0


def people(session: Session, *, skip: int, limit: int) -> list[PersonLine]:
    """Accounts by name."""
    rows = session.execute(
        select(User, SecondFactor.confirmed_at)
        .outerjoin(SecondFactor, SecondFactor.user_id == User.id)
        .order_by(User.name)
        .offset(skip)
        .limit(limit)
    )
    return [PersonLine(user, since is not None) for user, since in rows]


def count_deeds(session: Session) -> int:
    """How many deeds the log holds."""
    return session.scalar(select(func.count()).select_from(StaffDeed)) or 0


def deeds(session: Session, *, skip: int, limit: int) -> list[StaffDeed]:
    """What was done to accounts, the newest first."""
    return list(session.scalars(select(StaffDeed).order_by(StaffDeed.id.desc()).offset(skip).limit(limit)))


def _is_over(one: StaffSession, now: datetime) -> bool:
    return rules.expired(created_at=one.created_at, last_seen_at=one.last_seen_at, now=now)
