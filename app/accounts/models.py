"""Staff accounts, their sessions and second factors, and what was done to them. Visitors have none."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.db import Base, UTCDateTime


class User(Base):
    """One person of the staff: a name to log in with, a role, the argon2id hash of a password."""

    __tablename__ = "users"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(40), unique=True)
    role: Mapped[str] = mapped_column(String(10))
    password_hash: Mapped[str] = mapped_column(String(200))
    disabled_at: Mapped[datetime | None] = mapped_column(UTCDateTime)
    created_at: Mapped[datetime] = mapped_column(UTCDateTime)
    # Sessions are deleted when they end, so the last use of all of them is kept here.
    last_seen_at: Mapped[datetime | None] = mapped_column(UTCDateTime)


class StaffSession(Base):
    """One browser that is logged in; `agent` says which, for people to recognise it. No address is kept."""

    __tablename__ = "staff_sessions"

    id: Mapped[int] = mapped_column(primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id"), index=True)
    token_key: Mapped[str] = mapped_column(String(64), unique=True)
    agent: Mapped[str] = mapped_column(String(60))
    created_at: Mapped[datetime] = mapped_column(UTCDateTime)
    last_seen_at: Mapped[datetime] = mapped_column(UTCDateTime)


class SecondFactor(Base):
    """The sealed secret of an account's codes by time; it counts once a code has confirmed it."""

    __tablename__ = "second_factors"

    user_id: Mapped[int] = mapped_column(ForeignKey("users.id"), primary_key=True)
    sealed: Mapped[str] = mapped_column(String(200))
    last_step: Mapped[int]
    confirmed_at: Mapped[datetime | None] = mapped_column(UTCDateTime)


class RecoveryCode(Base):
    """One code for the day on which the phone is lost; its row goes with its use."""

    __tablename__ = "recovery_codes"
    __table_args__ = (UniqueConstraint("user_id", "code_key"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id"))
    code_key: Mapped[str] = mapped_column(String(64))


class OwedCode(Base):
    """A browser that has shown the right password and still owes the code; no session, and over after five minutes."""

    __tablename__ = "owed_codes"

    id: Mapped[int] = mapped_column(primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id"), index=True)
    token_key: Mapped[str] = mapped_column(String(64), unique=True)
    agent: Mapped[str] = mapped_column(String(60))
    created_at: Mapped[datetime] = mapped_column(UTCDateTime)


class StaffDeed(Base):
    """Who did what to which account. Names instead of numbers, because it is read long afterwards; without an actor it
    was the operator at the command line."""

    __tablename__ = "staff_log"

    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime] = mapped_column(UTCDateTime)
    actor: Mapped[str] = mapped_column(String(40))
    deed: Mapped[str] = mapped_column(String(20))
    whom: Mapped[str] = mapped_column(String(40))
