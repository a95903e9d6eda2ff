"""Publishing routes as editions. Takes a session and plain values, flushes, never commits."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.orm import Session

from app.content.editions import EditionDocument, canonical_json, edition_id
from app.content.models import Edition, Publication
from app.content.queries import newest_publication


def publish(
    session: Session, document: EditionDocument, *, now: datetime, author: str = "", codes_of: str = ""
) -> Edition:
    """Make a document what the public reads of its route; publishing the newest again changes nothing."""
    edition = keep(session, document, now=now)
    latest = newest_publication(session, document.slug)
    if latest is None or (latest.edition_id, latest.codes_of) != (edition.id, codes_of):
        session.add(
            Publication(route_slug=document.slug, edition_id=edition.id, at=now, author=author, codes_of=codes_of)
        )
        session.flush()
    return edition


def withdraw(session: Session, slug: str, *, at: datetime | None) -> None:
    """Put aside what is published of a route, or with None bring it back."""
    latest = newest_publication(session, slug)
    if latest is not None:
        latest.withdrawn_at = at


def keep(session: Session, document: EditionDocument, *, now: datetime) -> Edition:
    """The edition of a document, published or not; the same content gives the same edition."""
    identity = edition_id(document)
    known = session.get(Edition, identity)
    if known is not None:
        return known
    edition = Edition(id=identity, route_slug=document.slug, document=canonical_json(document), created_at=now)
    session.add(edition)
    session.flush()
    return edition
