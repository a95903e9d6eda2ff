"""The event log and the standings computed from it."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, Index, LargeBinary, String, Text, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from app.db import Base, UTCDateTime


class Event(Base):
    """One judged event, append-only. `body` holds neither coordinates nor codes; `verdict` is the first verdict.

    `counts` is true for the one answer that counts per group, station, question and attempt; the database itself
    holds that there is never a second. An event of the host has the source "host", an actor (none for a command) and
    device 0; where a helper acted by a link, `actor_link` is the link's number and `actor_name` that person's name. One
    that was undone names the event that undid it in `revoked_by` and no longer counts. `flags` names what is
    implausible about a check-in, separated by commas; flags never move points.
    """

    __tablename__ = "events"
    __table_args__ = (
        UniqueConstraint("tour_id", "source", "event_id", name="uq_events_tour_source_event"),
        Index("ix_events_group", "group_id", "id"),
        Index(
            "uq_events_counted_answer",
            "group_id",
            "station",
            "question",
            "attempt",
            unique=True,
            sqlite_where=text("counts = 1 AND type = 'answer'"),
        ),
        Index(
            "ix_events_refused_checkin",
            "tour_id",
            "group_id",
            sqlite_where=text("type = 'checkin' AND status = 'refused'"),
        ),
        Index("ix_events_calls", "tour_id", "group_id", sqlite_where=text("type IN ('help', 'seen')")),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    tour_id: Mapped[int] = mapped_column(ForeignKey("tours.id"))
    source: Mapped[str] = mapped_column(String(40))
    event_id: Mapped[str] = mapped_column(String(36))
    group_id: Mapped[str | None] = mapped_column(ForeignKey("groups.id"))
    actor_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
    # No foreign key: the table of links belongs to a domain above this one.
    actor_link: Mapped[int | None]
    actor_name: Mapped[str | None] = mapped_column(String(40))
    device: Mapped[int]
    seq: Mapped[int]
    type: Mapped[str] = mapped_column(String(20))
    station: Mapped[str | None] = mapped_column(String(60))
    question: Mapped[str | None] = mapped_column(String(60))
    attempt: Mapped[int | None]
    counts: Mapped[bool]
    at: Mapped[datetime] = mapped_column(UTCDateTime)
    received_at: Mapped[datetime] = mapped_column(UTCDateTime)
    body_hash: Mapped[str] = mapped_column(String(64))
    body: Mapped[str] = mapped_column(Text)
    status: Mapped[str] = mapped_column(String(10))
    reason: Mapped[str | None] = mapped_column(String(30))
    verdict: Mapped[str] = mapped_column(Text)
    revoked_by: Mapped[str | None] = mapped_column(String(36))
    flags: Mapped[str] = mapped_column(String(100), default="")
    log_no: Mapped[int]


class Standing(Base):
    """A group's row in the ranking, recomputed from its whole log with each append.

    `cells` is what the host's board shows of each station, as JSON. `fold` is the version of the rules that made the
    row; a server that starts with newer rules makes older rows anew.
    """

    __tablename__ = "standings"
    __table_args__ = (
        Index("ix_standings_tour_points", "tour_id", "points"),
        Index("ix_standings_tour_log", "tour_id", "log_no"),
    )

    group_id: Mapped[str] = mapped_column(ForeignKey("groups.id"), primary_key=True)
    tour_id: Mapped[int] = mapped_column(ForeignKey("tours.id"))
    points: Mapped[int]
    stations_done: Mapped[int]
    questions_done: Mapped[int]
    finished: Mapped[bool]
    cells: Mapped[str] = mapped_column(Text, default="{}")
    fold: Mapped[int] = mapped_column(default=0)
    log_no: Mapped[int]
    updated_at: Mapped[datetime] = mapped_column(UTCDateTime)


class Seal(Base):
    """What a phone may carry of one station before the check-in: unreadable without its key.

    `key` is random, for this tour and station alone. `sealed` is the station's content under the key, `wrapped` the key
    under the station's code, `media` lists the sealed pictures as JSON. Made once, so that the pack stays as it is.
    """

    __tablename__ = "seals"

    tour_id: Mapped[int] = mapped_column(ForeignKey("tours.id"), primary_key=True)
    station: Mapped[str] = mapped_column(String(60), primary_key=True)
    edition_id: Mapped[str] = mapped_column(ForeignKey("editions.id"))
    key: Mapped[bytes] = mapped_column(LargeBinary)
    sealed: Mapped[bytes] = mapped_column(LargeBinary)
    wrapped: Mapped[bytes] = mapped_column(LargeBinary)
    media: Mapped[str] = mapped_column(Text)
