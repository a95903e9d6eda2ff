"""The table of editions: published, immutable snapshots of routes."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import String, Text
from sqlalchemy.orm import Mapped, mapped_column

from app.db import Base, UTCDateTime


class Edition(Base):
    """One published snapshot; its id is the sha256 of its canonical JSON, so it can never change."""

    __tablename__ = "editions"

    id: Mapped[str] = mapped_column(String(64), primary_key=True)
    route_slug: Mapped[str] = mapped_column(String(60), index=True)
    document: Mapped[str] = mapped_column(Text)
    created_at: Mapped[datetime] = mapped_column(UTCDateTime)
