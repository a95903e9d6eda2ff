"""The desk walk: a page with map and phone on which an organizer tries a draft out, and what the phone in it needs."""

from __future__ import annotations

import json
from typing import Any

from flask import Blueprint, Response, abort, g, jsonify, make_response, render_template
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response as AnyResponse

from app.content.editions import EditionDocument
from app.content.queries import edition_of
from app.errors import Invalid
from app.play.pack_views import unlocked_medium
from app.play.sealing import seal_tour
from app.quiz.localized import resolve
from app.quiz.registry import question_types
from app.studio import home, rehearsals, service
from app.tours import rules as tour_rules
from app.tours.payloads import title_of
from app.tours.service import Joined
from app.web import csp, pwa
from app.web.context import now, reading, secret_key, services, settings, writing
from app.web.guards import guard
from app.web.i18n import language
from app.web.openapi import Operation, describe
from app.web.pages import language_choice, page_data

bp = Blueprint("studio_walk", __name__)
MEDIA = "/studio/phone/media/"

describe(
    Operation(
        "post",
        "/api/v1/studio/routes/<slug>/rehearsal",
        "Walk a draft: a tour that counts nowhere, with the token of its only phone",
        201,
        needs_staff=True,
    )
)


@bp.get("/studio/routes/<slug>/walk")
@guard("organizer")
def walk(slug: str) -> AnyResponse:
    """Map and phone side by side."""
    if (answer := language_choice()) is not None:
        return answer
    with reading() as session:
        draft = service.known_document(session, "route", slug)
        title = resolve(home.title_of(json.loads(draft.document), slug), language())
    response = make_response(
        render_template("studio/walk.html", slug=slug, title=title, page_data=page_data(slug=slug))
    )
    response.headers["Content-Security-Policy"] = csp.framing_policy()
    return response


@bp.get("/studio/routes/<slug>/phone")
@guard("organizer")
def phone(slug: str) -> AnyResponse:
    """The visitors' app for the frame on that page; who it is, it hears from the page around it."""
    with reading() as session:
        service.known_document(session, "route", slug)
    data = page_data(app_bytes=pwa.shell().download_bytes, rehearsal=slug, media=MEDIA)
    types = sorted(question_types())
    page = render_template("play/play.html", script="rehearsal", page_data=data, question_types=types)
    response = make_response(page)
    response.headers["Content-Security-Policy"] = csp.framed_policy()
    return response


@bp.post("/api/v1/studio/routes/<slug>/rehearsal")
@guard("organizer")
def rehearse(slug: str) -> AnyResponse:
    """Begin anew: a tour that counts nowhere, with one group and the token of its phone."""
    with reading() as session:
        draft = service.known_document(session, "route", slug)
        found, codes_of = service.read_route(session, draft), draft.codes_of
    if found.sound is None:
        raise Invalid("rehearsal_impossible")
    with writing() as session:
        begun = rehearsals.begin(
            session,
            found.sound,
            owner_id=g.staff.user.id,
            group=services().catalogue.format(language(), "walk-group"),
            language=language(),
            codes_of=codes_of,
            secret=secret_key(),
            now=now(),
        )
        payload = _payload(session, begun)
    # Counting keys out of codes takes a while, so nothing is locked meanwhile.
    seal_tour(services().database, payload["tour"]["id"], secret=secret_key(), data_dir=settings().data_dir)
    mistakes = sum(finding.level == "error" for finding in found.findings)
    response = jsonify({**payload, "mistakes": mistakes})
    response.status_code = 201
    return response


@bp.get(f"{MEDIA}<edition>/<path:file>")
@guard("organizer")
def medium(edition: str, file: str) -> Response:
    """What `/media/` is to a group: pictures ask without a token, so the organizer's own login speaks for the phone."""
    with reading() as session:
        found = rehearsals.of_edition(session, owner_id=g.staff.user.id, edition_id=edition)
        if found is None:
            abort(404)
        return unlocked_medium(session, *found, file)


def _payload(session: Session, begun: Joined) -> dict[str, Any]:
    tour = begun.tour
    document: EditionDocument = edition_of(session, tour.edition_id)
    return {
        "token": begun.token,
        "tour": {"id": tour.id, "code": tour.code, "title": title_of(tour, document.route)},
        "codes": {
            station.id: tour_rules.station_code(secret_key(), tour.codes_slug, station.id)
            for station in document.route.stations
        },
    }
