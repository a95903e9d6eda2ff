"""A route's public page, its map and its downloads: what people need to plan, nothing that a check-in opens."""

from __future__ import annotations

import hashlib
import secrets

from flask import Blueprint, Response, make_response, render_template, request, url_for
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response as AnyResponse

from app.content.editions import EditionDocument
from app.content.exporters.geojson import route_geojson
from app.content.exporters.gpx import route_gpx
from app.content.overview import MapFrame, has_map, map_page
from app.content.queries import edition_of, newest_edition_id, withdrawn_routes
from app.errors import NotFound
from app.quiz.localized import resolve
from app.tours import queries
from app.tours.route_payloads import route_payload
from app.web.context import public_origin, reading, services
from app.web.csp import framing_policy, map_policy
from app.web.guards import guard
from app.web.i18n import language
from app.web.pages import language_choice, page_data

bp = Blueprint("routes", __name__)

# The styles of the map's page; base.css hides what only screen readers see, map.css is the play page's drawing.
MAP_STYLES = ("vendor/leaflet/leaflet.css", "css/tokens.css", "css/base.css", "css/map.css", "css/route-map.css")
MAP_SCRIPTS = ("js/ui/theme-boot.js", "vendor/leaflet-global/leaflet.js")


@bp.get("/r/<slug>")
@guard("public")
def route(slug: str) -> AnyResponse:
    """The page of a route."""
    with reading() as session:
        edition_id, document = _published(session, slug)
        code = _open_tour(session, slug)
    if (answer := language_choice(url_for("routes.route", slug=slug))) is not None:
        return answer
    shown = {"route": route_payload(edition_id, document), "code": code, "tiles": services().tiles}
    page = render_template("tours/route.html", **shown, page_data=page_data())
    response = make_response(page)
    response.headers["Content-Security-Policy"] = framing_policy()
    return response


@bp.get("/r/<slug>/map")
@guard("public")
def route_map(slug: str) -> Response:
    """The route's map as a page of its own, which the route's page shows in a frame."""
    with reading() as session:
        edition_id, document = _published(session, slug)
    if not has_map(document):
        raise NotFound("route_map_missing")
    nonce = secrets.token_urlsafe(16)
    response = make_response(map_page(edition_id, document, _frame(document)).html(nonce))
    response.headers["Content-Security-Policy"] = map_policy(nonce)
    # A nonce is for one response, so nobody may keep the page.
    response.headers["Cache-Control"] = "no-store"
    return response


@bp.get("/r/<slug>/route.gpx")
@guard("public")
def route_as_gpx(slug: str) -> Response:
    """The route for hiking apps and navigation devices."""
    with reading() as session:
        _, document = _published(session, slug)
    link = public_origin() + url_for("routes.route", slug=slug)
    return _download(route_gpx(document, language(), link), "application/gpx+xml", f"{slug}.gpx")


@bp.get("/r/<slug>/route.geojson")
@guard("public")
def route_as_geojson(slug: str) -> Response:
    """The route for map programs."""
    with reading() as session:
        _, document = _published(session, slug)
    return _download(route_geojson(document, language()).encode(), "application/geo+json", f"{slug}.geojson")


def _published(session: Session, slug: str) -> tuple[str, EditionDocument]:
    """What was published last on a route."""
    edition_id = newest_edition_id(session, slug) if len(slug) <= 60 else None
    if edition_id is None:
        raise NotFound("route_withdrawn" if slug in withdrawn_routes(session) else "route_not_found")
    return edition_id, edition_of(session, edition_id)


def _open_tour(session: Session, slug: str) -> str | None:
    """The code of a tour on this route that anyone may join at any time."""
    return next((tour.code for tour in queries.open_tours(session) if tour.route_slug == slug), None)


def _frame(document: EditionDocument) -> MapFrame:
    lang, catalogue, assets = language(), services().catalogue, services().assets
    names = [resolve(station.name, lang) for station in document.route.stations]
    return MapFrame(
        language=lang,
        title=catalogue.format(lang, "route-map-title", route=resolve(document.route.title, lang)),
        without_scripts=catalogue.format(lang, "route-map-noscript"),
        zoom_in=catalogue.format(lang, "route-map-zoom-in"),
        zoom_out=catalogue.format(lang, "route-map-zoom-out"),
        labels=tuple(
            catalogue.format(lang, "route-map-station", number=number, name=name)
            for number, name in enumerate(names, start=1)
        ),
        icon=assets.url("img/favicon.svg"),
        styles=tuple(assets.url(path) for path in MAP_STYLES),
        scripts=tuple(assets.url(path) for path in MAP_SCRIPTS),
        tiles=services().tiles,
    )


def _download(body: bytes, mimetype: str, name: str) -> Response:
    response = make_response(body)
    response.mimetype = mimetype
    # The slug is made of letters, digits and hyphens, so it needs no quoting.
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    response.headers["Cache-Control"] = "public, max-age=300"
    # The words follow the reader's language, which a cookie holds.
    response.vary.add("Cookie")
    response.set_etag(hashlib.sha256(body).hexdigest()[:32])
    response.make_conditional(request)
    return response
