"""The tables of editions, which are immutable snapshots of routes, and of their publishing."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from app.db import Base, UTCDateTime


class Edition(Base):
    """One snapshot; its id is the sha256 of its canonical JSON, so it can never change."""

    __tablename__ = "editions"

    id: Mapped[str] = mapped_column(String(64), primary_key=True)
    route_slug: Mapped[str] = mapped_column(String(60), index=True)
    document: Mapped[str] = mapped_column(Text)
    created_at: Mapped[datetime] = mapped_column(UTCDateTime)


class Publication(Base):
    """One act of publishing; the last one of a route says what the public reads and new tours walk on.

    `withdrawn_at` stands at the last one while its route is put aside: then nobody reads it or plans on it.
    `codes_of` is the route whose printed station codes hold on those tours, empty where the route has its own.
    """

    __tablename__ = "publications"

    id: Mapped[int] = mapped_column(primary_key=True)
    route_slug: Mapped[str] = mapped_column(String(60), index=True)
    edition_id: Mapped[str] = mapped_column(ForeignKey("editions.id"))
    at: Mapped[datetime] = mapped_column(UTCDateTime)
    author: Mapped[str] = mapped_column(String(40), default="")
    codes_of: Mapped[str] = mapped_column(String(60), default="")
    withdrawn_at: Mapped[datetime | None] = mapped_column(UTCDateTime)
