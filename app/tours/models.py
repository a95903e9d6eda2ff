"""The tables of tours, groups and devices. No personal account: a group has a name of its own choice."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.db import Base, UTCDateTime


class Tour(Base):
    """One live run of an edition. `log_no` counts the commits in this tour; streams resume by it.

    `title`, `phone` and `meeting` are the host's own, empty where the route's serve; `meeting_at` is when groups
    meet at the end. A tour without an owner is the admins'. A rehearsal tries a draft out and is shown nowhere.
    `codes_of` is the route whose printed station codes hold, where they are not the route's own.
    """

    __tablename__ = "tours"

    id: Mapped[int] = mapped_column(primary_key=True)
    code: Mapped[str] = mapped_column(String(6), unique=True)
    edition_id: Mapped[str] = mapped_column(ForeignKey("editions.id"))
    route_slug: Mapped[str] = mapped_column(String(60))
    owner_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"), index=True)
    title: Mapped[str] = mapped_column(String(80), default="")
    phone: Mapped[str] = mapped_column(String(30), default="")
    meeting: Mapped[str] = mapped_column(String(80), default="")
    meeting_at: Mapped[datetime | None] = mapped_column(UTCDateTime)
    phase: Mapped[str] = mapped_column(String(10))
    standings: Mapped[str] = mapped_column(String(10))
    join_until: Mapped[datetime | None] = mapped_column(UTCDateTime)
    ended_at: Mapped[datetime | None] = mapped_column(UTCDateTime)
    log_no: Mapped[int] = mapped_column(default=0)
    created_at: Mapped[datetime] = mapped_column(UTCDateTime)
    rehearsal: Mapped[bool] = mapped_column(default=False)
    codes_of: Mapped[str] = mapped_column(String(60), default="")

    @property
    def codes_slug(self) -> str:
        """The route by which station codes are made."""
        return self.codes_of or self.route_slug


class Group(Base):
    """One team. Its PIN and resume code are derived from the server's key; `resume_key` finds it by the code.

    A name that the host has hidden is shown to the group itself and the staff alone. `log_no` is the commit of the
    group's last change, so that streams send it.
    """

    __tablename__ = "groups"
    __table_args__ = (
        UniqueConstraint("tour_id", "number", name="uq_groups_tour_number"),
        Index("ix_groups_tour_log", "tour_id", "log_no"),
    )

    id: Mapped[str] = mapped_column(String(36), primary_key=True)
    tour_id: Mapped[int] = mapped_column(ForeignKey("tours.id"), index=True)
    claim_key: Mapped[str] = mapped_column(String(64))
    resume_key: Mapped[str] = mapped_column(String(64), unique=True)
    name: Mapped[str] = mapped_column(String(30))
    number: Mapped[int]
    language: Mapped[str] = mapped_column(String(10))
    hidden: Mapped[bool] = mapped_column(default=False)
    log_no: Mapped[int] = mapped_column(default=0)
    pin_failures: Mapped[int] = mapped_column(default=0)
    pin_failed_at: Mapped[datetime | None] = mapped_column(UTCDateTime)
    created_at: Mapped[datetime] = mapped_column(UTCDateTime)


class Device(Base):
    """One token of one phone. A phone that asked twice has two rows with the same number."""

    __tablename__ = "devices"

    id: Mapped[int] = mapped_column(primary_key=True)
    group_id: Mapped[str] = mapped_column(ForeignKey("groups.id"), index=True)
    token_key: Mapped[str] = mapped_column(String(64), unique=True)
    number: Mapped[int]
    created_at: Mapped[datetime] = mapped_column(UTCDateTime)
    last_seen_at: Mapped[datetime] = mapped_column(UTCDateTime)
