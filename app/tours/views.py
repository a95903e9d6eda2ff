"""The pages and endpoints by which a group comes in: landing, joining, second phones, coming back, cards, leaving."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any, TypeVar

import segno
from flask import (
    Blueprint,
    Flask,
    Response,
    current_app,
    g,
    jsonify,
    make_response,
    redirect,
    render_template,
    request,
    url_for,
)
from pydantic import BaseModel, ValidationError
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response as AnyResponse

from app.content.queries import edition_of, withdrawn_routes
from app.errors import AppError, Forbidden, Invalid, NotFound
from app.geo.line import walking_minutes
from app.tokens import token_key
from app.tours import payloads, queries, rules, service
from app.tours.access import known_tour
from app.tours.models import Group, Tour
from app.tours.payloads import JoinedPayload, TourInfo
from app.tours.queries import Principal
from app.tours.route_payloads import walk_of
from app.tours.service import Joined
from app.web.context import client_key, json_body, now, public_origin, reading, secret_key, services, settings, writing
from app.web.errors import sentence
from app.web.guards import guard
from app.web.i18n import LANGUAGES, remember_language
from app.web.openapi import Operation, describe
from app.web.pages import language_choice, page_data

bp = Blueprint("tours", __name__)
Body = TypeVar("Body", bound=BaseModel)
Answer = TypeVar("Answer", bound=AnyResponse)
COOKIE_DAYS = 14
# The app is a domain above this one.
_APP = "/play"
Measure = Callable[[Session, Tour], int | None]
_MEASURE = "stadtlotse-download"

describe(
    Operation("get", "/api/v1/tours/<code>", "What the join page shows", reply=TourInfo, needs_group=False),
    Operation(
        "post",
        "/api/v1/tours/<code>/groups",
        "A new group; the same id and claim return the same group",
        201,
        payloads.JoinRequest,
        JoinedPayload,
        needs_group=False,
    ),
    Operation(
        "post",
        "/api/v1/tours/<code>/groups/<group_id>/devices",
        "A second phone, by the group's PIN",
        201,
        payloads.PinRequest,
        JoinedPayload,
        needs_group=False,
    ),
    Operation(
        "post",
        "/api/v1/resume",
        "Another phone takes over by the resume code",
        201,
        payloads.ResumeRequest,
        JoinedPayload,
        needs_group=False,
    ),
    Operation("post", "/api/v1/leave", "Forget this phone", 204),
    Operation(
        "post", "/api/v1/language", "The language of this phone", 204, payloads.LanguageRequest, needs_group=False
    ),
)


def measure_downloads(app: Flask, download_bytes: Measure) -> None:
    """Let the join page say what a phone will fetch; a domain above knows it, so `create_app` hands the measure in."""
    app.extensions[_MEASURE] = download_bytes


def cookie_name() -> str:
    """The name of the group's cookie; over HTTPS the browser holds it to this very host."""
    return "__Host-group" if settings().secure else "group"


def resolve_principal() -> Principal | None:
    """The phone that asks, by cookie or Bearer token; also sets the language its group reads."""
    header = request.headers.get("Authorization", "")
    token = header.removeprefix("Bearer ") if header.startswith("Bearer ") else request.cookies.get(cookie_name())
    if not token or len(token) > 100:
        return None
    with reading() as session:
        found = queries.principal_of(session, token_key(token))
    if found is not None:
        g.language = found.group.language
        services().hub.touch(found.group.id, now())
    return found


@bp.get("/")
@guard("public")
def landing() -> str | AnyResponse:
    """The start page: join by code, routes that anyone may walk."""
    if (answer := language_choice(url_for("tours.landing"))) is not None:
        return answer
    return _landing_page()


@bp.get("/j")
@guard("public")
def join_by_code() -> AnyResponse:
    """The landing page's form: to the tour of the typed code, or back with a sentence."""
    typed = request.args.get("code", "")[:40]
    with reading() as session:
        try:
            return redirect(url_for("tours.join", code=known_tour(session, typed).code), 303)
        except NotFound:
            wrong = "tour_not_found" if typed.strip() else "code_missing"
    return make_response(_landing_page(code=typed, error=sentence(wrong)), 404 if typed.strip() else 422)


@bp.post("/resume")
@guard("public")
def resume_by_form() -> AnyResponse:
    """The landing page's way back for a group: into the app by the recovery code, or back with a sentence."""
    typed = request.form.get("resume_code", "")[:40]
    try:
        if not typed.strip():
            raise Invalid("resume_code_missing")
        return _into_the_app(_resumed(typed))
    except AppError as mistake:
        wrong = sentence(mistake.code, **mistake.args_for_message)
        return make_response(_landing_page(resume_code=typed, resume_error=wrong), mistake.status)


@bp.get("/g/<token>")
@guard("public")
def card(token: str) -> str | AnyResponse:
    """Where a group's card leads: who the group is, and one button. Looking changes nothing: previews look as well."""
    with reading() as session:
        tour, group = _by_card(session, token)
        route = edition_of(session, tour.edition_id).route
        title = payloads.title_of(tour, route)
    g.language = group.language
    if (answer := language_choice(url_for("tours.card", token=token))) is not None:
        return answer
    asking: Principal | None = g.principal
    own = asking.group if asking else None
    shown = {"name": group.name, "flag": rules.flag_of(group.number), "there": own is not None and own.id == group.id}
    about = {"title": title, "group": shown, "own": own, "spoken": route.languages}
    return render_template("tours/card.html", token=token, page_data=page_data(), **about)


@bp.post("/g/<token>")
@guard("public")
def enter_by_card(token: str) -> AnyResponse:
    """This phone becomes one of the group's; one that is there already only goes on."""
    with writing() as session:
        tour, group = _by_card(session, token)
        if g.principal is not None and g.principal.group.id == group.id:
            return redirect(_APP, 303)
        joined = service.add_device(session, tour, group, now=now())
    return _into_the_app(joined)


@bp.get("/j/<code>")
@guard("public")
def join(code: str) -> str | AnyResponse:
    """One screen to join: a new group, or into one that exists."""
    with reading() as session:
        tour = known_tour(session, code)
        info = _tour_info(session, tour)
    if (answer := language_choice(url_for("tours.join", code=tour.code))) is not None:
        return answer
    if code != tour.code:
        return redirect(url_for("tours.join", code=tour.code), 302)
    document = info.model_dump(mode="json")
    return render_template("tours/join.html", tour=document, page_data=page_data(tour=document, session=_session(tour)))


@bp.get("/j/<code>/qr.svg")
@guard("public")
def join_qr(code: str) -> Response:
    """The address of the join page as a QR code, for the next phone's camera."""
    with reading() as session:
        tour = known_tour(session, code)
    address = public_origin() + url_for("tours.join", code=tour.code)
    picture = io.BytesIO()
    # On white with a quiet zone in every theme, because cameras need dark on light.
    segno.make(address, error="m").save(picture, kind="svg", scale=4, border=4, light="#fff", xmldecl=False)
    response = make_response(picture.getvalue())
    response.mimetype = "image/svg+xml"
    response.headers["Cache-Control"] = "private, max-age=3600"
    return response


@bp.get("/api/v1/tours/<code>")
@guard("public")
def tour_info(code: str) -> Response:
    """What the join page shows, for phones whose list has grown old."""
    with reading() as session:
        return jsonify(_tour_info(session, known_tour(session, code)).model_dump(mode="json"))


@bp.post("/api/v1/tours/<code>/groups")
@guard("public")
def create_group(code: str) -> Response:
    """A new group; the same id and claim return the same group again."""
    body = _body(payloads.JoinRequest)
    limits, key = services().limits, client_key()
    limits.check("new-group", key, code="too_many_groups")
    with writing() as session:
        joined = service.join_group(
            session,
            known_tour(session, code),
            secret=secret_key(),
            name=body.name,
            language=body.language,
            now=now(),
            group_id=str(body.id) if body.id else None,
            claim=body.claim,
        )
        limits.count("new-group", key)
        return _joined(session, joined)


@bp.post("/api/v1/tours/<code>/groups/<group_id>/devices")
@guard("public")
def add_device(code: str, group_id: str) -> Response:
    """A second phone, by the PIN that the first one shows."""
    body = _body(payloads.PinRequest)
    key = client_key()
    services().limits.check("pin", key)
    with writing() as session:
        tour = known_tour(session, code)
        group = queries.group_of_tour(session, tour, group_id)
        if group is None:
            raise NotFound("group_not_found")
        right = service.check_pin(group, body.pin.strip(), secret=secret_key(), now=now())
        if right:
            return _joined(session, service.add_device(session, tour, group, now=now()))
        left = rules.PIN_TRIES - group.pin_failures
    # Raised after the block, so that the wrong try is committed and counts.
    services().limits.count("pin", key)
    raise Forbidden("wrong_pin", left=left) if left else Forbidden("pin_locked")


@bp.post("/api/v1/resume")
@guard("public")
def resume() -> Response:
    """Another phone takes over by the resume code."""
    joined = _resumed(_body(payloads.ResumeRequest).resume_code)
    with reading() as session:
        return _joined(session, joined)


@bp.post("/api/v1/leave")
@guard("group")
def leave() -> Response:
    """Forget this phone; the group and its points stay."""
    asking: Principal = g.principal
    with writing() as session:
        service.forget_device(session, asking.device.id)
    response = make_response("", 204)
    response.delete_cookie(cookie_name(), secure=settings().secure, httponly=True, samesite="Lax")
    return response


@bp.post("/api/v1/language")
@guard("public")
def choose_language() -> Response:
    """Remember the language on this phone; the group's other phones keep theirs."""
    body = _body(payloads.LanguageRequest)
    response = make_response("", 204)
    remember_language(response, body.language, secure=settings().secure)
    return response


def _landing_page(
    *, code: str = "", error: str | None = None, resume_code: str = "", resume_error: str | None = None
) -> str:
    with reading() as session:
        routes = _public_routes(session)
    return render_template(
        "tours/landing.html",
        routes=routes,
        page_data=page_data(session=_session()),
        code=code,
        error=error,
        resume_code=resume_code,
        resume_error=resume_error,
        # A mistake is shown under the form's own address, where a question for the language is none for a tour.
        language_links="/?",
    )


def _resumed(code: str) -> Joined:
    """A phone that has come back by its code; wrong ones are counted."""
    limits, key = services().limits, client_key()
    limits.check("resume-code", key)
    try:
        with writing() as session:
            return service.resume(session, code, secret=secret_key(), now=now())
    except NotFound:
        limits.count("resume-code", key)
        raise


def _by_card(session: Session, token: str) -> tuple[Tour, Group]:
    """The group of a card. Raises NotFound, or TooMany after too many forged ones.

    Who holds a true card has nothing to guess and must not suffer from those who do.
    """
    group_id = rules.read_group_card(secret_key(), token)
    found = queries.group_with_tour(session, group_id) if group_id else None
    if found is None:
        limits, key = services().limits, client_key()
        limits.check("resume-code", key)
        limits.count("resume-code", key)
        raise NotFound("card_unknown")
    return found


def _body(model: type[Body]) -> Body:
    try:
        return model.model_validate(json_body(limit=16_384))
    except ValidationError as mistake:
        raise Invalid("invalid_body", fields=payloads.validation_fields(mistake.errors())) from None


def _session(tour: Tour | None = None) -> dict[str, Any] | None:
    asking: Principal | None = g.principal
    if asking is None or (tour is not None and asking.tour.id != tour.id):
        return None
    return {"name": asking.group.name, "flag": rules.flag_of(asking.group.number)}


def _public_routes(session: Session) -> list[dict[str, Any]]:
    """The routes that anyone may walk, each once, with its newest tour."""
    newest: dict[str, Tour] = {}
    withdrawn = withdrawn_routes(session)
    for tour in queries.open_tours(session):
        if tour.route_slug not in withdrawn:
            newest.setdefault(tour.route_slug, tour)
    return [_public_route(session, tour) for tour in newest.values()]


def _public_route(session: Session, tour: Tour) -> dict[str, Any]:
    document = edition_of(session, tour.edition_id)
    return {
        "code": tour.code,
        "slug": tour.route_slug,
        "title": payloads.title_of(tour, document.route),
        "summary": document.route.summary,
        "stations": len(document.route.stations),
    }


def _tour_info(session: Session, tour: Tour) -> TourInfo:
    document = edition_of(session, tour.edition_id)
    groups = queries.groups_of(session, tour)
    number = (groups[-1].number if groups else 0) + 1
    metres = walk_of(tour.edition_id, document).total_m
    return TourInfo(
        code=tour.code,
        title=payloads.title_of(tour, document.route),
        summary=document.route.summary or "",
        phase=tour.phase,
        joinable=service.joinable(tour, now=now()),
        stations=len(document.route.stations),
        walk_km=round(metres / 1000, 1),
        walk_min=walking_minutes(metres),
        download_bytes=current_app.extensions[_MEASURE](session, tour),
        languages=[code for code in document.route.languages if code in LANGUAGES],
        groups=[_listed(group) for group in groups],
        suggestion=payloads.Suggestion(flag=rules.flag_of(number), number=number),
    )


def _listed(group: Group) -> payloads.GroupListItem:
    name = payloads.public_name(group.name, group.hidden)
    return payloads.GroupListItem(id=group.id, name=name, flag=rules.flag_of(group.number), number=group.number)


def _joined(session: Session, joined: Joined) -> Response:
    group, secret = joined.group, secret_key()
    document = edition_of(session, joined.tour.edition_id)
    payload = JoinedPayload(
        group=payloads.group_payload(group),
        device=payloads.DevicePayload(number=joined.device.number),
        token=joined.token,
        resume_code=rules.resume_code(secret, group.id),
        pin=rules.pin(secret, group.id),
        tour=payloads.TourPayload(
            code=joined.tour.code, title=payloads.title_of(joined.tour, document.route), phase=joined.tour.phase
        ),
    )
    response = jsonify(payload.model_dump(mode="json"))
    response.status_code = 201
    return _remembering(response, joined)


def _into_the_app(joined: Joined) -> AnyResponse:
    return _remembering(redirect(_APP, 303), joined)


def _remembering(response: Answer, joined: Joined) -> Answer:
    """The response with the cookie by which this phone is known from now on."""
    response.set_cookie(
        cookie_name(),
        joined.token,
        max_age=COOKIE_DAYS * 86400,
        secure=settings().secure,
        httponly=True,
        samesite="Lax",
        path="/",
    )
    return response
