"""The tables of drafts and of every save that made them what they are."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.db import Base, UTCDateTime


class StudioDocument(Base):
    """One draft: a route (`name` is its slug) or a quiz (`name` is its path), with the number of its last save.

    `codes_of` is the route whose printed station codes a copy keeps, empty where it has its own.
    """

    __tablename__ = "studio_documents"
    __table_args__ = (UniqueConstraint("kind", "name"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(String(10))
    name: Mapped[str] = mapped_column(String(250))
    document: Mapped[str] = mapped_column(Text)
    rev: Mapped[int] = mapped_column(default=0)
    codes_of: Mapped[str] = mapped_column(String(60), default="")
    created_at: Mapped[datetime] = mapped_column(UTCDateTime)
    created_by: Mapped[str] = mapped_column(String(40))
    changed_at: Mapped[datetime] = mapped_column(UTCDateTime)
    changed_by: Mapped[str] = mapped_column(String(40))
    archived_at: Mapped[datetime | None] = mapped_column(UTCDateTime)


class StudioSave(Base):
    """One save: what somebody asked to change, and what became of each change.

    `changes` and `results` are JSON lists of the same length, so that what lost against somebody else's change is kept
    too. Of long lists an applied change holds only what differs (`changes.packed`); one that lost is whole.
    `save_id` is made by the browser: the same save sent twice is judged once. `document` is the draft as a whole, every
    so many revisions, for going back.
    """

    __tablename__ = "studio_saves"
    __table_args__ = (
        UniqueConstraint("document_id", "save_id"),
        Index("ix_studio_saves_document_id_rev", "document_id", "rev"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    document_id: Mapped[int] = mapped_column(ForeignKey("studio_documents.id"))
    save_id: Mapped[str] = mapped_column(String(36))
    rev: Mapped[int]
    at: Mapped[datetime] = mapped_column(UTCDateTime)
    author: Mapped[str] = mapped_column(String(40))
    changes: Mapped[str] = mapped_column(Text)
    results: Mapped[str] = mapped_column(Text)
    document: Mapped[str | None] = mapped_column(Text, deferred=True)
