"""The table of links for people who help at one station. No account: whoever has the link is the helper."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from app.db import Base, UTCDateTime


class HelperLink(Base):
    """One link for one station of one tour; of its token only the hash is kept.

    Rows are never deleted: the log names links by their number, and a number that is given out again would inherit what
    somebody else has done.
    """

    __tablename__ = "helper_links"

    id: Mapped[int] = mapped_column(primary_key=True)
    tour_id: Mapped[int] = mapped_column(ForeignKey("tours.id"), index=True)
    station: Mapped[str] = mapped_column(String(60))
    name: Mapped[str] = mapped_column(String(40))
    may_adjust: Mapped[bool]
    token_key: Mapped[str] = mapped_column(String(64), unique=True)
    created_by: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
    created_at: Mapped[datetime] = mapped_column(UTCDateTime)
    last_used_at: Mapped[datetime | None] = mapped_column(UTCDateTime)
    revoked_at: Mapped[datetime | None] = mapped_column(UTCDateTime)
