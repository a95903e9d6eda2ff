"""Publishing routes as editions. Takes a session and plain values, flushes, never commits."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.orm import Session

from app.content.editions import EditionDocument, canonical_json, edition_id
from app.content.models import Edition
from app.content.queries import newest_edition_id


def publish(session: Session, document: EditionDocument, *, now: datetime) -> Edition:
    """The edition of a document; the same content gives the same edition.

    Content that went back to what it was before is the newest again, so its time moves; nothing else of it ever does.
    """
    identity = edition_id(document)
    known = session.get(Edition, identity)
    if known is not None:
        if newest_edition_id(session, document.slug) != identity:
            known.created_at = now
            session.flush()
        return known
    edition = Edition(
        id=identity,
        route_slug=document.slug,
        document=canonical_json(document),
        created_at=now,
    )
    session.add(edition)
    session.flush()
    return edition
