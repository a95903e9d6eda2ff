"""How views find a tour by its code: wrong codes are counted, so that guessing one takes for ever. For views alone."""

from __future__ import annotations

from flask import g
from sqlalchemy.orm import Session

from app.errors import NotFound
from app.tours import rules, service
from app.tours.models import Tour
from app.web.context import client_key, services


def known_tour(session: Session, code: str) -> Tour:
    """The tour of a typed code. Raises NotFound, or TooMany after too many wrong ones from this address or in all.

    Who has a right to the tour already has nothing to guess, and must not suffer from those who do.
    """
    limits, key = services().limits, client_key()
    if g.principal is not None and g.principal.tour.code == rules.normalise_code(code):
        return session.get_one(Tour, g.principal.tour.id)
    if g.staff is None:
        limits.check("join-code", key)
    try:
        return service.find_tour(session, code)
    except NotFound:
        limits.count("join-code", key)
        raise
