"""JSON of helpers' links: the board makes, lists and revokes them; a helper's phone asks and acts by one."""

from __future__ import annotations

from flask import Blueprint, Response, g, make_response, request, url_for
from pydantic import BaseModel, ValidationError
from sqlalchemy.orm import Session

from app.clock import isoformat
from app.errors import Invalid
from app.live import helper_payloads as payloads
from app.live import helper_queries as queries
from app.live import helper_rules as rules
from app.live import helper_service as service
from app.live.access import hosted_tour
from app.live.api import host_results
from app.live.helper_access import note_use
from app.live.helper_payloads import HelperPayload, LinkRequest, LinksPayload, MadeLinkPayload
from app.live.payloads import HostReply
from app.live.queries import board_groups
from app.play import queries as play_queries
from app.play.hosting import HostBatch, HostEvent
from app.tours.models import Tour
from app.web.context import json_body, now, public_origin, reading, writing
from app.web.guards import guard
from app.web.openapi import Operation, describe

bp = Blueprint("helper_api", __name__)
MAX_BODY = 16 * 1024
_LINKS = "/api/v1/host/tours/<tour_id>/helpers"
_OWN = "/api/v1/helper/<token>"

describe(
    Operation("get", _LINKS, "The links for helpers of a tour", reply=LinksPayload, needs_staff=True),
    Operation("post", _LINKS, "A new link for one station", 201, LinkRequest, MadeLinkPayload, needs_staff=True),
    Operation("post", f"{_LINKS}/<number>/revoke", "Take a link back at once", reply=LinksPayload, needs_staff=True),
    Operation("get", _OWN, "What concerns the link's station", reply=HelperPayload, needs_group=False),
    Operation(
        "post",
        f"{_OWN}/events",
        "Release the link's station for a group, or give it points",
        200,
        HostBatch,
        HostReply,
        (HostEvent,),
        needs_group=False,
    ),
)


@bp.get("/api/v1/host/tours/<int:tour_id>/helpers")
@guard("host")
def links(tour_id: int) -> Response:
    """The links of a tour that hold."""
    with reading() as session:
        return _json(_links(session, hosted_tour(session, tour_id)))


@bp.post("/api/v1/host/tours/<int:tour_id>/helpers")
@guard("host")
def make(tour_id: int) -> Response:
    """A new link; its address is in this reply and nowhere else."""
    with reading() as session:
        # Who may not host the tour learns nothing of what is wrong with the wish.
        hosted_tour(session, tour_id)
    try:
        wanted = LinkRequest.model_validate(json_body(MAX_BODY))
    except ValidationError:
        raise Invalid("invalid_body") from None
    with writing() as session:
        made = service.make_link(
            session,
            hosted_tour(session, tour_id),
            station=wanted.station,
            name=wanted.name,
            may_adjust=wanted.may_adjust,
            user_id=g.staff.user.id,
            now=now(),
        )
    return _json(
        MadeLinkPayload(
            address=public_origin() + url_for("helper.page", token=made.token),
            link=payloads.link_payload(made.link, g.staff.user.name),
        ),
        status=201,
    )


@bp.post("/api/v1/host/tours/<int:tour_id>/helpers/<int:number>/revoke")
@guard("host")
def revoke(tour_id: int, number: int) -> Response:
    """Take a link back; pages that are open by it hear of it when they next ask."""
    with writing() as session:
        tour = hosted_tour(session, tour_id)
        service.revoke_link(session, tour, number, now=now())
        return _json(_links(session, tour))


@bp.get("/api/v1/helper/<token>")
@guard("helper")
def state(token: str) -> Response:
    """The groups as the link's station needs to know them; none where nothing has changed since `after`."""
    note_use()
    link, after = g.helper.link, request.args.get("after", -1, type=int)
    groups = None
    with reading() as session:
        tour = session.get_one(Tour, link.tour_id)
        if tour.log_no != after:
            course = play_queries.course_of(session, tour.edition_id)
            given = queries.points_given(session, link)
            groups = [
                payloads.helper_group(group, course, link, phase=tour.phase, given=given.get(group.id, 0))
                for group in board_groups(session, tour.id)
            ]
    return _json(HelperPayload.model_validate(payloads.helper_payload(tour, groups, now=now())))


@bp.post("/api/v1/helper/<token>/events")
@guard("helper")
def events(token: str) -> Response:
    """Take what a helper does; what is acknowledged is committed."""
    try:
        batch = HostBatch.model_validate(json_body(MAX_BODY))
    except ValidationError:
        raise Invalid("invalid_body") from None
    moment = now()
    with writing() as session:
        taken, log_no = service.act(session, g.helper.link.id, batch.events, now=moment)
    return _json(HostReply(now=isoformat(moment), log_no=log_no, results=host_results(taken)), exclude_none=True)


def _links(session: Session, tour: Tour) -> LinksPayload:
    found = queries.living_links(session, tour.id)
    return LinksPayload(
        now=isoformat(now()),
        most=rules.MAX_LINKS,
        links=[payloads.link_payload(link, maker) for link, maker in found],
    )


def _json(payload: BaseModel, *, status: int = 200, exclude_none: bool = False) -> Response:
    response = make_response(payload.model_dump_json(exclude_none=exclude_none), status)
    response.mimetype = "application/json"
    return response
