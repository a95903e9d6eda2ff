"""The host's pages (tours, new tour, board, projector) and the standings page. JSON and streams are in api.py."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from flask import Blueprint, g, make_response, redirect, render_template, request, url_for
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response as AnyResponse

from app.clock import isoformat
from app.content.queries import edition_of
from app.live import pages_data
from app.live.access import hosted_tour, may_host, may_see_standings, why_hidden
from app.live.tour_form import TourForm, empty_form, read_form
from app.play.sealing import seal_tour
from app.tours import service as tours
from app.tours.access import known_tour
from app.tours.models import Tour
from app.tours.queries import Principal
from app.tours.rules import MEETING_LENGTH, PHONE_LENGTH, STANDINGS, TITLE_LENGTH
from app.web.context import now, public_origin, reading, secret_key, services, settings, writing
from app.web.errors import sentence
from app.web.guards import guard
from app.web.i18n import is_german
from app.web.pages import language_choice, page_data

bp = Blueprint("live", __name__)


@bp.get("/host/tours")
@guard("host")
def tour_list() -> str | AnyResponse:
    """The host's tours, newest first; admins see everybody's."""
    if (answer := language_choice()) is not None:
        return answer
    owner = None if g.staff.role == "admin" else g.staff.user.id
    with reading() as session:
        page = pages_data.tour_page(session, owner_id=owner, number=_page_number())
    return render_template("live/tours.html", page=page, everybody=owner is None, day=_day)


@bp.get("/host/tours/new")
@guard("host")
def new_tour() -> str | AnyResponse:
    """The form to plan a tour."""
    if (answer := language_choice()) is not None:
        return answer
    with reading() as session:
        routes = pages_data.published_routes(session)
    wanted = request.args.get("route", "")
    chosen = next((route.slug for route in routes if route.slug == wanted), routes[0].slug if routes else "")
    return _form_page(routes, empty_form(route=chosen, now=now(), zone=settings().timezone))


@bp.post("/host/tours/new")
@guard("host")
def create_tour() -> str | AnyResponse:
    """Plan a tour; with a mistake in the form it comes back as it was typed."""
    moment = now()
    made: Tour | None = None
    with writing() as session:
        routes = pages_data.published_routes(session)
        published = {route.slug: route for route in routes}
        form = read_form(request.form, routes=set(published), now=moment, zone=settings().timezone)
        if not form.problems:
            slug = form.values["route"]
            made = tours.create_tour(
                session,
                edition_id=published[slug].edition_id,
                route_slug=slug,
                now=moment,
                phase="planned",
                standings=form.values["standings"],
                join_until=form.join_until,
                owner_id=g.staff.user.id,
                title=form.title,
                phone=form.phone,
                meeting=form.meeting,
                meeting_at=form.meeting_at,
                codes_of=published[slug].codes_of,
            )
    if made is None:
        return make_response(_form_page(routes, form), 422)
    # After the commit, because it takes a moment: a tour on its day must not make its phones wait for it.
    seal_tour(services().database, made.id, secret=secret_key(), data_dir=settings().data_dir)
    return redirect(url_for("live.board", tour_id=made.id), 303)


@bp.get("/host/tours/<int:tour_id>")
@guard("host")
def board(tour_id: int) -> str | AnyResponse:
    """The live board of a tour; everything that moves on it comes from the board's script."""
    if (answer := language_choice()) is not None:
        return answer
    with reading() as session:
        tour = hosted_tour(session, tour_id)
        head = _tour_head(session, tour)
    data = page_data(tour_id=tour.id, code=tour.code, join_link=head["join_link"], timezone=str(settings().timezone))
    return render_template("live/board.html", tour=head, join_link=head["join_link"], page_data=data)


@bp.get("/host/tours/<int:tour_id>/beamer")
@guard("host")
def beamer(tour_id: int) -> str | AnyResponse:
    """For the projector while groups join: the QR code, the code in huge letters, who is there."""
    if (answer := language_choice()) is not None:
        return answer
    with reading() as session:
        tour = hosted_tour(session, tour_id)
        head = _tour_head(session, tour)
        latest = pages_data.latest_groups(session, tour)
    data = page_data(
        stream=f"/api/v1/host/tours/{tour.id}/stream",
        log_no=tour.log_no,
        tour={**head, "title": None},
        latest=latest,
        shown=pages_data.LATEST_GROUPS,
        now=isoformat(now()),
        timezone=str(settings().timezone),
        standings=url_for("live.standings", code=tour.code),
    )
    address = head["join_link"].split("://", 1)[-1].removesuffix(f"/j/{tour.code}")
    return render_template("live/beamer.html", tour=head, address=address, latest=latest, page_data=data)


@bp.get("/tours/<code>/standings")
@guard("public")
def standings(code: str) -> str | AnyResponse:
    """The standings, ready for a projector, by the tour's setting; a sentence where they are not shown."""
    with reading() as session:
        tour = known_tour(session, code)
        here = url_for("live.standings", code=tour.code)
        if (answer := language_choice(here)) is not None:
            return answer
        if code != tour.code:
            return redirect(here, 302)
        hosting = may_host(tour, g.staff)
        phone: Principal | None = g.principal if g.principal and g.principal.tour.id == tour.id else None
        if not may_see_standings(tour, g.principal, g.staff):
            return _hidden_page(here, phone, why_hidden(tour))
        rows = pages_data.standings_rows(session, tour, own=phone.group.id if phone else None)
        title = pages_data.tour_title(session, tour)
        route = edition_of(session, tour.edition_id).route
    moment, zone = now(), settings().timezone
    data = page_data(
        code=tour.code,
        phase=tour.phase,
        stations_total=len(route.stations),
        log_no=tour.log_no,
        timezone=str(zone),
        now=isoformat(moment),
        meeting=route.meeting_point,
        projector=url_for("live.beamer", tour_id=tour.id) if hosting and tours.joinable(tour, now=moment) else None,
    )
    return render_template(
        "live/standings.html",
        tour=tour,
        figure=_figure,
        title=title,
        rows=rows,
        clock=f"{moment.astimezone(zone):%H:%M}",
        stations=len(route.stations),
        squares=pages_data.station_squares(len(route.stations)),
        meeting=tour.meeting or route.meeting_point,
        meeting_at=f"{tour.meeting_at.astimezone(zone):%H:%M}" if tour.meeting_at else "",
        phone=phone,
        page_data=data,
    )


def _form_page(routes: list[pages_data.RouteChoice], form: TourForm) -> str:
    lengths = {"title_length": TITLE_LENGTH, "phone_length": PHONE_LENGTH, "meeting_length": MEETING_LENGTH}
    return render_template("live/tour_new.html", routes=routes, form=form, choices=STANDINGS, **lengths)


def _hidden_page(here: str, phone: Principal | None, why: str) -> AnyResponse:
    # Whoever leads the tour but is not logged in on this machine finds the way from here.
    login = url_for("accounts.login", next=here) if g.staff is None and phone is None else None
    page = render_template("live/standings_hidden.html", message=sentence(why), login=login, play=phone is not None)
    return make_response(page, 403)


def _tour_head(session: Session, tour: Tour) -> dict[str, Any]:
    """What board and projector say of a tour before their scripts run."""
    return {
        "id": tour.id,
        "code": tour.code,
        "title": pages_data.tour_title(session, tour),
        "phase": tour.phase,
        "standings": tour.standings,
        "join_until": isoformat(tour.join_until) if tour.join_until else None,
        "joinable": tours.joinable(tour, now=now()),
        "groups": pages_data.group_count(session, tour),
        "join_link": public_origin() + url_for("tours.join", code=tour.code),
    }


def _figure(value: int) -> str:
    """A number as static/js/core/format.js writes it: German groups thousands by a narrow space."""
    return f"{value:,}".replace(",", "\u202f" if is_german() else ",")


def _day(moment: datetime) -> str:
    local = moment.astimezone(settings().timezone)
    return f"{local:%d.%m.%Y}" if is_german() else f"{local.day} {local:%b %Y}"


def _page_number() -> int:
    typed = request.args.get("page", "1")
    return min(int(typed), pages_data.MAX_PAGE) if typed.isascii() and typed.isdecimal() and len(typed) < 9 else 1
