"""What the database knows of editions. Reads only."""

from __future__ import annotations

from collections import OrderedDict
from threading import Lock

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.content.editions import EditionDocument
from app.content.models import Edition, Publication

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
    """The id of the edition that was published last on a route, which is what the public may read of it.

    None where nothing was published, or where the route is put aside.
    """
    latest = newest_publication(session, slug)
    return None if latest is None or latest.withdrawn_at is not None else latest.edition_id


def withdrawn_routes(session: Session) -> set[str]:
    """The routes that were published and are put aside."""
    return set(session.scalars(select(Publication.route_slug).where(Publication.withdrawn_at.is_not(None))))


def newest_publication(session: Session, slug: str) -> Publication | None:
    """The last time a route was published."""
    of_route = select(Publication).where(Publication.route_slug == slug)
    return session.scalar(of_route.order_by(Publication.id.desc()).limit(1))


def newest_publications(session: Session) -> list[Publication]:
    """The last publication of each route, by slug."""
    newest = select(func.max(Publication.id)).group_by(Publication.route_slug)
    rows = select(Publication).where(Publication.id.in_(newest)).order_by(Publication.route_slug)
    return list(session.scalars(rows.limit(_MOST_ROUTES)))


def publications_of(session: Session, slug: str, *, limit: int = 50) -> list[Publication]:
    """When a route was published, the last time first."""
    of_route = select(Publication).where(Publication.route_slug == slug)
    return list(session.scalars(of_route.order_by(Publication.id.desc()).limit(limit)))


def places_of_routes(session: Session) -> list[list[tuple[float, float]]]:
    """Stations and line, as (lat, lon), of the edition that was published last on each route."""
    found = []
    for publication in newest_publications(session):
        document = edition_of(session, publication.edition_id)
        places = [(at.lat, at.lon) for station in document.route.stations if (at := station.position)]
        found.append([*places, *(document.line or [])])
    return found
