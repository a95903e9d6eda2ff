"""What the database knows of editions. Reads only."""

from __future__ import annotations

from collections import OrderedDict
from threading import Lock

from sqlalchemy import literal_column, select
from sqlalchemy.orm import Session

from app.content.editions import EditionDocument
from app.content.models import Edition

# Editions never change, so parsed ones may be kept; a server rarely runs more than a few at once.
_KEPT = 16
_MOST_ROUTES = 500
_documents: OrderedDict[str, EditionDocument] = OrderedDict()
_lock = Lock()


def edition_of(session: Session, edition_id: str) -> EditionDocument:
    """The document of an edition that is known to exist."""
    with _lock:
        if edition_id in _documents:
            _documents.move_to_end(edition_id)
            return _documents[edition_id]
    text = session.scalars(select(Edition.document).where(Edition.id == edition_id)).one()
    document = EditionDocument.model_validate_json(text)
    with _lock:
        _documents[edition_id] = document
        while len(_documents) > _KEPT:
            _documents.popitem(last=False)
    return document


def newest_edition_id(session: Session, slug: str) -> str | None:
    """The id of the edition that was published last on a route, which is what the public may read of it."""
    return session.scalar(
        select(Edition.id)
        .where(Edition.route_slug == slug)
        .order_by(Edition.created_at.desc(), literal_column("rowid").desc())
        .limit(1)
    )


def places_of_routes(session: Session) -> list[list[tuple[float, float]]]:
    """Stations and line, as (lat, lon), of the edition that was published last on each route."""
    found = []
    for slug in session.scalars(select(Edition.route_slug).distinct().limit(_MOST_ROUTES)):
        edition_id = newest_edition_id(session, slug)
        assert edition_id is not None  # noqa: S101  The name is an edition's.
        document = edition_of(session, edition_id)
        places = [(at.lat, at.lon) for station in document.route.stations if (at := station.position)]
        found.append([*places, *(document.line or [])])
    return found
