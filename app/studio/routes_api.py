"""The studio's JSON about whole routes: making, copying, archiving, checking, publishing, comparing."""

from __future__ import annotations

import json
from typing import Any

from flask import Blueprint, Response, g, jsonify
from sqlalchemy.orm import Session

from app.clock import isoformat
from app.content import media
from app.content.drafts import edition_drafts, quiz_draft, route_draft
from app.content.loader import LoadedRoute
from app.content.models import Publication
from app.content.queries import edition_of, newest_publication, publications_of
from app.errors import Invalid, NotFound
from app.studio import payloads, queries, rules, service
from app.studio.originals import originals
from app.web.context import json_body, now, reading, settings, writing
from app.web.guards import guard

bp = Blueprint("studio_routes", __name__, url_prefix="/api/v1/studio/routes")


@bp.post("")
@guard("organizer")
def create_route() -> Response:
    """A new route: blank, or a copy of a draft or of an original; `keep_codes` lets printed posters hold for a copy."""
    body = json_body()
    title, language, source, keep_codes = _read_new(body)
    loaded = _original(source["original"]) if "original" in source else None
    if loaded is not None:
        media.keep(settings().data_dir, loaded)
    with writing() as session:
        slug = rules.slug_of(title, lambda name: _is_taken(session, name))
        if loaded is not None:
            draft, quizzes, codes = route_draft(loaded), _quizzes(loaded), loaded.slug
        elif "draft" in source:
            copied = service.known_document(session, "route", source["draft"])
            draft = json.loads(copied.document)
            quizzes = queries.drafts_of(session, queries.quiz_names(draft))
            codes = copied.codes_of or copied.name
        else:
            draft, quizzes, codes = rules.blank_route(title, language), {}, ""
        service.create_copy(
            session,
            slug,
            draft if not source else rules.renamed_route(draft, title),
            quizzes,
            author=g.staff.name,
            now=now(),
            codes_of=codes if keep_codes else "",
        )
    return _created(slug)


@bp.post("/<slug>/take-over")
@guard("organizer")
def take_over(slug: str) -> Response:
    """Go on with an original under its own name: what the folder says no longer counts for this route."""
    loaded = _original(slug)
    media.keep(settings().data_dir, loaded)
    with writing() as session:
        if queries.document_of(session, "route", slug) is not None:
            raise Invalid("draft_exists")
        service.take_over(session, slug, route_draft(loaded), _quizzes(loaded), author=g.staff.name, now=now())
    return _created(slug)


@bp.post("/<slug>/archive")
@guard("organizer")
def archive(slug: str) -> Response:
    """Put a route aside, or take it back."""
    body = json_body()
    archived = body.get("archived") if isinstance(body, dict) else None
    if not isinstance(archived, bool):
        raise Invalid("bad_request")
    with writing() as session:
        draft = service.known_document(session, "route", slug)
        service.archive(session, draft, archived=archived, now=now())
        return jsonify(payloads.document_payload(draft))


@bp.get("/<slug>/check")
@guard("organizer")
def check(slug: str) -> Response:
    """What stands in the way of publishing a draft, and what to think about."""
    with reading() as session:
        draft = service.known_document(session, "route", slug)
        found = service.read_route(session, draft)
        return jsonify(payloads.check_payload(session, draft, found))


@bp.post("/<slug>/publish")
@guard("organizer")
def publish(slug: str) -> Response:
    """Publish a draft as it stands; running tours keep what they have."""
    with writing() as session:
        draft = service.known_document(session, "route", slug)
        service.publish(session, draft, author=g.staff.name, now=now())
        latest = newest_publication(session, slug)
        assert latest is not None  # noqa: S101  It has just been published.
        return jsonify(_publication(latest))


@bp.get("/<slug>/editions")
@guard("organizer")
def editions(slug: str) -> Response:
    """What was published of a route and when, the last first."""
    with reading() as session:
        service.known_document(session, "route", slug)
        return jsonify({"editions": [_publication(one) for one in publications_of(session, slug)]})


@bp.get("/<slug>/editions/<int(max=9007199254740991):number>/compare")
@guard("organizer")
def compare(slug: str, number: int) -> Response:
    """In what a published state and the draft differ: documents with the changes that lead from one to the other."""
    with reading() as session:
        draft = service.known_document(session, "route", slug)
        route, quizzes = edition_drafts(edition_of(session, _published(session, slug, number).edition_id))
        now_route = json.loads(draft.document)
        now_quizzes = queries.drafts_of(session, {*quizzes, *queries.quiz_names(now_route)})
        return jsonify(payloads.comparison_payload(route, quizzes, now_route, now_quizzes))


@bp.post("/<slug>/editions/<int(max=9007199254740991):number>/restore")
@guard("organizer")
def restore_edition(slug: str, number: int) -> Response:
    """Make the draft what a published state was; the draft's history keeps what it was before."""
    with writing() as session:
        draft = service.known_document(session, "route", slug)
        route, quizzes = edition_drafts(edition_of(session, _published(session, slug, number).edition_id))
        service.become_edition(session, draft, route, quizzes, author=g.staff.name, now=now())
        return jsonify(payloads.document_payload(draft))


def _read_new(body: Any) -> tuple[str, str, dict[str, str], bool]:
    """Title, language, where it comes from (nothing, a draft or an original) and whether codes are kept."""
    if not isinstance(body, dict):
        raise Invalid("bad_request")
    title = body.get("title")
    if not isinstance(title, str) or not title.strip() or len(title) > rules.TITLE_LENGTH:
        raise Invalid("title_missing", fields={"title": "title_missing"})
    language = body.get("language", "de")
    source = body.get("source") or {}
    if language not in ("de", "en") or not isinstance(source, dict) or len(source) > 1:
        raise Invalid("bad_request")
    if not all(name in ("draft", "original") and isinstance(slug, str) for name, slug in source.items()):
        raise Invalid("bad_request")
    return title.strip(), language, source, body.get("keep_codes") is True


def _original(slug: str) -> LoadedRoute:
    found = originals(settings().routes_dir, settings().quizzes_dir).routes.get(slug)
    if found is None:
        raise NotFound("draft_not_found")
    return found


def _quizzes(loaded: LoadedRoute) -> dict[str, dict[str, Any]]:
    return {path: quiz_draft(quiz) for path, quiz in loaded.quizzes.items()}


def _is_taken(session: Session, slug: str) -> bool:
    """Names of drafts, of folders and of everything that was ever published are taken."""
    if queries.document_of(session, "route", slug) is not None or newest_publication(session, slug) is not None:
        return True
    return slug in originals(settings().routes_dir, settings().quizzes_dir).routes


def _published(session: Session, slug: str, number: int) -> Publication:
    found = session.get(Publication, number)
    if found is None or found.route_slug != slug:
        raise NotFound("draft_not_found")
    return found


def _publication(one: Publication) -> dict[str, Any]:
    return {"number": one.id, "edition": one.edition_id, "at": isoformat(one.at), "author": one.author}


def _created(slug: str) -> Response:
    response = jsonify({"slug": slug})
    response.status_code = 201
    return response
