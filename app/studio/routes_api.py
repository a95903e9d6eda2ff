"""The studio's JSON about whole routes: checking, publishing, comparing, restoring."""

from __future__ import annotations

import json
from typing import Any

from flask import Blueprint, Response, g, jsonify
from sqlalchemy.orm import Session

from app.clock import isoformat
from app.content.drafts import edition_drafts
from app.content.models import Publication
from app.content.queries import edition_of, newest_publication, publications_of
from app.errors import Invalid, NotFound
from app.studio import past_tours, payloads, service
from app.studio.bodies import own_body
from app.studio.home import route_of
from app.web.context import now, reading, services, writing
from app.web.guards import guard
from app.web.i18n import language

bp = Blueprint("studio_routes", __name__, url_prefix="/api/v1/studio/routes")


@bp.get("/<slug>/check")
@guard("organizer")
def check(slug: str) -> Response:
    """What stands in the way of publishing a draft, and what to think about."""
    with reading() as session:
        draft = service.known_document(session, "route", slug)
        found = service.read_route(session, draft)
        stations = route_of(json.loads(draft.document)).get("stations")
        walked = past_tours.evidence_of(session, slug, stations)
        return jsonify(payloads.check_payload(session, draft, found, walked, services().catalogue, language()))


@bp.get("/<slug>/evidence")
@guard("organizer")
def evidence(slug: str) -> Response:
    """What groups of past tours met at each station: how they opened it, and what that says about its fence."""
    with reading() as session:
        draft = service.known_document(session, "route", slug)
        stations = route_of(json.loads(draft.document)).get("stations")
        return jsonify({"stations": past_tours.evidence_of(session, slug, stations)})


@bp.post("/<slug>/publish")
@guard("organizer")
def publish(slug: str) -> Response:
    """Publish a draft as its organizer has seen it; running tours keep what they have."""
    state = own_body().get("state")
    if not isinstance(state, str):
        raise Invalid("bad_request")
    with reading() as session:
        document = service.publishable(session, service.known_document(session, "route", slug), state)
    with writing() as session:
        draft = service.known_document(session, "route", slug)
        service.publish(session, draft, document, state, author=g.staff.name, now=now())
        latest = newest_publication(session, slug)
        assert latest is not None  # noqa: S101  It has just been published.
        return jsonify(_publication(latest))


@bp.get("/<slug>/editions")
@guard("organizer")
def editions(slug: str) -> Response:
    """What was published of a route and when, the last first."""
    with reading() as session:
        state = service.state_of(session, service.known_document(session, "route", slug))
        return jsonify({"editions": [_publication(one) for one in publications_of(session, slug)], "state": state})


@bp.get("/<slug>/editions/<int(max=9007199254740991):edition_no>/compare")
@guard("organizer")
def compare(slug: str, edition_no: int) -> Response:
    """In what a published state and the draft differ: documents with the changes that lead from one to the other."""
    with reading() as session:
        draft = service.known_document(session, "route", slug)
        route, quizzes = edition_drafts(edition_of(session, _published(session, slug, edition_no).edition_id))
        # Both in the form in which a draft would be published, so that only what people have changed is a difference.
        found = service.read_route(session, draft)
        sound = found.document or found.sound
        now_route, now_quizzes = edition_drafts(sound) if sound else (json.loads(draft.document), {})
        return jsonify(payloads.comparison_payload(route, quizzes, now_route, now_quizzes))


@bp.post("/<slug>/editions/<int(max=9007199254740991):edition_no>/restore")
@guard("organizer")
def restore_edition(slug: str, edition_no: int) -> Response:
    """Make the draft what a published state was; the draft's history keeps what it was before."""
    own_body()
    with writing() as session:
        draft = service.known_document(session, "route", slug)
        route, quizzes = edition_drafts(edition_of(session, _published(session, slug, edition_no).edition_id))
        service.become_edition(session, draft, route, quizzes, author=g.staff.name, now=now())
        return jsonify(payloads.document_payload(draft))


def _published(session: Session, slug: str, number: int) -> Publication:
    found = session.get(Publication, number)
    if found is None or found.route_slug != slug:
        raise NotFound("draft_not_found")
    return found


def _publication(one: Publication) -> dict[str, Any]:
    return {"number": one.id, "edition": one.edition_id, "at": isoformat(one.at), "author": one.author}
