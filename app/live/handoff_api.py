"""Takes the events of a phone without network from its host's hands, and judges them like all others."""

from __future__ import annotations

from collections import Counter
from datetime import datetime

from flask import Blueprint, Response, make_response
from pydantic import ValidationError
from sqlalchemy.orm import Session

from app.clock import isoformat
from app.errors import Forbidden, Invalid, NotFound
from app.live import queries
from app.live.access import hosted_tour
from app.live.payloads import HandoffReply
from app.play import handoff, service
from app.play.edge import StationCodes, event_result, trail_of
from app.play.handoff import MAX_BODY, Forged, Handoff, Malformed, Payload, handoff_key
from app.play.service import Taken
from app.play.trails import Trail
from app.tours import queries as tour_queries
from app.tours.models import Tour
from app.tours.queries import Principal
from app.web.context import json_body, now, reading, secret_key, writing
from app.web.guards import guard
from app.web.openapi import Operation, describe

bp = Blueprint("handoff_api", __name__)

describe(
    Operation(
        "post",
        "/api/v1/host/tours/<tour_id>/handoff",
        "Hand in the signed events of a phone without network; one verdict each",
        200,
        Handoff,
        HandoffReply,
        needs_staff=True,
    )
)


@bp.post("/api/v1/host/tours/<int:tour_id>/handoff")
@guard("host")
def hand_in(tour_id: int) -> Response:
    """Take what a phone has signed; what is acknowledged is committed."""
    with reading() as session:
        tour = hosted_tour(session, tour_id)
        sent = _sent()
        phone, payload = _opened(session, tour, sent)
    moment = now()
    trail = trail_of(phone, now=moment)
    with writing() as session:
        taken = _judged(session, phone, payload, moment, trail)
        log_no = session.get_one(Tour, tour.id, populate_existing=True).log_no
    trail.keep()
    statuses = Counter(one.status for one in taken)
    reply = HandoffReply(
        now=isoformat(moment),
        log_no=log_no,
        group=phone.group.number,
        name=phone.group.name,
        accepted=statuses["accepted"],
        duplicate=statuses["duplicate"],
        refused=statuses["refused"],
        conflict=statuses["conflict"],
        waiting=statuses["retry"],
        results=[event_result(one) for one in taken],
    )
    response = make_response(reply.model_dump_json(exclude_none=True))
    response.mimetype = "application/json"
    return response


def _sent() -> Handoff:
    try:
        return Handoff.model_validate(json_body(limit=MAX_BODY))
    except ValidationError:
        raise Invalid("invalid_body") from None


def _opened(session: Session, tour: Tour, sent: Handoff) -> tuple[Principal, Payload]:
    """Whose events these are, and the events. Raises NotFound, Forbidden and Invalid."""
    group = tour_queries.group_by_number(session, tour.id, sent.group)
    if group is None:
        raise NotFound("group_not_found")
    devices = queries.devices_numbered(session, group.id, sent.device)
    try:
        payload = handoff.opened(sent, [handoff_key(secret_key(), device.token_key) for device in devices])
    except Forged:
        raise Forbidden("handoff_forged") from None
    except Malformed:
        raise Invalid("invalid_body") from None
    return Principal(tour, group, devices[0]), payload


def _judged(session: Session, phone: Principal, payload: Payload, moment: datetime, trail: Trail) -> list[Taken]:
    """The results in the order of the payload; judged by the phone's own order."""
    parts, order = handoff.batches(payload, now=moment)
    taken: list[Taken] = []
    for part in parts:
        codes = StationCodes(phone.group.id)
        intake = service.accept_batch(session, phone, part, secret=secret_key(), codes=codes, now=moment, trail=trail)
        taken += intake.taken
    for one in taken:
        # What a check-in opens is for the group's own phones, which learn it from their state.
        if one.verdict:
            one.verdict.pop("unlocked", None)
    return [one for _, one in sorted(zip(order, taken, strict=True), key=lambda pair: pair[0])]
