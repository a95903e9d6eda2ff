"""The studio's pages: the list of routes with what can be done to each, and the editor of one."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import datetime
from typing import Any

from flask import Blueprint, g, make_response, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from app.content import media
from app.content.drafts import quiz_draft, route_draft
from app.content.loader import LoadedRoute
from app.content.queries import places_of_routes
from app.errors import Invalid, NotFound
from app.studio import declarations, home, queries, rules, service
from app.studio.originals import originals
from app.web.context import now, reading, services, settings, writing
from app.web.csp import framing_policy
from app.web.guards import guard
from app.web.i18n import is_german, language
from app.web.pages import language_choice, page_data

bp = Blueprint("studio", __name__)
# What may stand in ?done=, each with its sentence `studio-done-<name>`.
DONE = ("archived", "restored")
MOST_PLACES = 500


@bp.get("/studio")
@guard("organizer")
def routes() -> str | Response:
    """All routes with their state, and the ways to a new one."""
    if (answer := language_choice()) is not None:
        return answer
    return _home()


@bp.post("/studio/routes")
@guard("organizer")
def create_route() -> str | Response:
    """A new route: blank, or a copy of a draft or an original; with a mistake the form comes back as it was typed."""
    title = request.form.get("title", "")[: 4 * rules.TITLE_LENGTH].strip()
    kind, _, source = request.form.get("source", "").partition(":")
    if not title or len(title) > rules.TITLE_LENGTH:
        return make_response(_home(title=title, source=f"{kind}:{source}", error="title_missing"), 422)
    keep_codes = request.form.get("keep_codes") == "yes"
    loaded = _original(source) if kind == "original" else None
    if loaded is not None:
        media.keep(settings().data_dir, loaded)
    library = originals(settings().routes_dir, settings().quizzes_dir)
    with writing() as session:
        slug = rules.slug_of(title, lambda name: name in library.routes or queries.is_taken(session, name))
        if loaded is not None:
            draft, quizzes, codes = route_draft(loaded), _quizzes(loaded), loaded.slug
        elif kind == "draft":
            copied = service.known_document(session, "route", source)
            draft = json.loads(copied.document)
            quizzes = queries.drafts_of(session, queries.quiz_names(draft))
            codes = copied.codes_of or copied.name
        else:
            draft, quizzes, codes = rules.blank_route(title, "de" if is_german() else "en"), {}, ""
        service.create_copy(
            session,
            slug,
            rules.renamed_route(draft, title),
            quizzes,
            library.quizzes.__contains__,
            author=g.staff.name,
            now=now(),
            codes_of=codes if keep_codes else "",
        )
    return redirect(url_for("studio.editor", slug=slug), 303)


@bp.post("/studio/routes/<slug>/take-over")
@guard("organizer")
def take_over(slug: str) -> Response:
    """Go on with an original under its own name: what the folder says no longer counts for this route."""
    loaded = _original(slug)
    media.keep(settings().data_dir, loaded)
    with writing() as session:
        if queries.document_of(session, "route", slug) is not None:
            raise Invalid("draft_exists")
        service.take_over(session, slug, route_draft(loaded), _quizzes(loaded), author=g.staff.name, now=now())
    return redirect(url_for("studio.editor", slug=slug), 303)


@bp.post("/studio/routes/<slug>/archive")
@guard("organizer")
def archive(slug: str) -> Response:
    """Put a route aside, or take it back."""
    archived = request.form.get("archived") == "yes"
    with writing() as session:
        draft = service.known_document(session, "route", slug)
        service.archive(session, draft, archived=archived, now=now())
    return redirect(url_for("studio.routes", done="archived" if archived else "restored"), 303)


@bp.get("/studio/routes/<slug>")
@guard("organizer")
def editor(slug: str) -> Response:
    """The editor of one route; everything in it comes from its script."""
    if (answer := language_choice()) is not None:
        return answer
    with reading() as session:
        draft = service.known_document(session, "route", slug)
        document = json.loads(draft.document)
        # A new route most likely begins in the town of the others.
        around = [place for places in places_of_routes(session) for place in places][:MOST_PLACES]
    tiles = services().tiles
    data = page_data(
        slug=slug,
        user=g.staff.name,
        timezone=str(settings().timezone),
        around=around,
        geocoder=bool(settings().geocoder),
        **declarations.page_limits(),
        tiles=None if tiles is None else asdict(tiles),
    )
    page = render_template(
        "studio/route.html",
        slug=slug,
        title=home.title_of(document, slug),
        # Came out of a file under a name that was taken.
        is_renamed=request.args.get("renamed") == "yes",
        page_data=data,
    )
    response = make_response(page)
    # Its phone is a page of its own, so that nothing of the studio's look gets into it.
    response.headers["Content-Security-Policy"] = framing_policy()
    return response


def _home(*, title: str = "", source: str = "", error: str = "") -> str:
    archived = request.args.get("archived") == "yes"
    with reading() as session:
        lines = home.route_lines(session, archived=archived)
        models = home.free_originals(session, originals(settings().routes_dir, settings().quizzes_dir))
    done = request.args.get("done", "")
    wanted = request.args.get("copy", "")
    return render_template(
        "studio/home.html",
        lines=lines,
        originals=models,
        archived=archived,
        title=title,
        source=source or wanted,
        error=error,
        done=f"studio-done-{done}" if done in DONE else "",
        title_length=rules.TITLE_LENGTH,
        day=_day,
    )


def _original(slug: str) -> LoadedRoute:
    found = originals(settings().routes_dir, settings().quizzes_dir).routes.get(slug)
    if found is None:
        raise NotFound("draft_not_found")
    return found


def _quizzes(loaded: LoadedRoute) -> dict[str, dict[str, Any]]:
    return {path: quiz_draft(quiz) for path, quiz in loaded.written.items()}


def _day(moment: datetime) -> str:
    local = moment.astimezone(settings().timezone)
    if local.date() == now().astimezone(settings().timezone).date():
        return services().catalogue.format(language(), "studio-today", time=f"{local:%H:%M}")
    return f"{local:%d.%m.%Y}" if is_german() else f"{local.day} {local:%b %Y}"
