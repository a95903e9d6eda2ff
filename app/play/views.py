"""The play page and the phone API: events in, state out. The pack and pictures are in pack_views.py."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any

from flask import Blueprint, Response, g, make_response, render_template
from pydantic import ValidationError
from sqlalchemy.orm import Session

from app.clock import isoformat
from app.errors import Forbidden, Invalid
from app.geo.rotation import station_order
from app.play import calls, disclosure, queries, rules, service
from app.play.course import Course
from app.play.edge import StationCodes, event_result, trail_of
from app.play.events import EventBatch, PhoneEvent
from app.play.handoff import handoff_key
from app.play.pack_payloads import phone_of, whole_pack
from app.play.payloads import (
    Adjustment,
    BatchReply,
    PackMark,
    StandingPayload,
    StatePayload,
    TilesPayload,
    call_payload,
    claim_payload,
)
from app.play.rules import Result
from app.quiz.registry import question_types
from app.tours import queries as tour_queries
from app.tours import rules as tour_rules
from app.tours.models import Tour
from app.tours.payloads import group_payload, meeting_of, title_of
from app.tours.queries import Principal
from app.web import pwa
from app.web.context import json_body, now, reading, secret_key, services, writing
from app.web.guards import guard
from app.web.openapi import Operation, describe
from app.web.pages import page_data

bp = Blueprint("play", __name__)

describe(
    Operation("get", "/api/v1/state", "The group's game", reply=StatePayload),
    Operation("post", "/api/v1/events", "Append events; one verdict each", 200, EventBatch, BatchReply, (PhoneEvent,)),
)


def principal() -> Principal:
    """The phone that asks; the guard has made sure there is one."""
    asking: Principal = g.principal
    return asking


@bp.get("/play")
@guard("group")
def play() -> str:
    """The app of a group on its way."""
    return render_template(
        "play/play.html",
        page_data=page_data(app_bytes=pwa.shell().download_bytes),
        question_types=sorted(question_types()),
    )


@bp.get("/api/v1/state")
@guard("group")
def state() -> Response:
    """Everything this group's phones show: its standing, its stations, what is unlocked."""
    asking = principal()
    with reading() as session:
        # Everything from one view of the database, so that the stream goes on exactly after what is shown here; who
        # asks was looked up before it, and the host may have changed the tour since.
        asking = tour_queries.as_now(session, asking)
        course = queries.course_of(session, asking.tour.edition_id)
        result = rules.fold(course, queries.log_of(session, asking.group.id))
        keys = queries.seal_keys(session, asking.tour)
        payload = StatePayload(
            now=isoformat(now()),
            log_no=asking.tour.log_no,
            group=_own_group(asking),
            device=_own_device(asking),
            devices=tour_queries.device_count(session, asking.group),
            tour={
                "code": asking.tour.code,
                "title": title_of(asking.tour, course.route),
                "phase": asking.tour.phase,
                "standings": asking.tour.standings,
                "phone": phone_of(asking.tour, course),
                **meeting_of(asking.tour),
            },
            order=_order(course, asking.group.number),
            standing=_standing(session, asking, course, result),
            adjustments=_adjustments(session, asking.group.id),
            help=call_payload(calls.calls_of(session, asking.tour.id, [asking.group.id]).get(asking.group.id)),
            claims=[claim_payload(claim) for claim in calls.claims_of(session, asking.group.id, now=now())],
            stations=disclosure.states(course, result, keys),
            tiles=_tiles(),
            pack=_pack_mark(session, asking.tour, course, keys),
        )
    return _json(payload.model_dump_json(exclude_none=False))


@bp.post("/api/v1/events")
@guard("group")
def events() -> Response:
    """Take a batch of events; each is judged alone, and what is acknowledged is committed."""
    asking = principal()
    try:
        batch = EventBatch.model_validate(json_body())
    except ValidationError:
        raise Invalid("invalid_batch") from None
    if batch.group is not None and batch.group != asking.group.id:
        raise Forbidden("other_group")
    moment = now()
    codes, trail = StationCodes(asking.group.id), trail_of(asking, now=moment)
    with writing() as session:
        intake = service.accept_batch(session, asking, batch, secret=secret_key(), codes=codes, now=moment, trail=trail)
        course = queries.course_of(session, asking.tour.edition_id)
        standing = _standing(session, asking, course, intake.result)
    trail.keep()
    results = [event_result(taken) for taken in intake.taken]
    reply = BatchReply(now=isoformat(moment), results=results, standing=standing)
    return _json(reply.model_dump_json(exclude_none=True))


def _own_group(asking: Principal) -> dict[str, Any]:
    group, secret = asking.group, secret_key()
    codes = {"resume_code": tour_rules.resume_code(secret, group.id), "pin": tour_rules.pin(secret, group.id)}
    card = f"/g/{tour_rules.group_card(secret, group.id)}"
    return {**group_payload(group).model_dump(mode="json"), **codes, "card": card}


def _own_device(asking: Principal) -> dict[str, Any]:
    key = handoff_key(secret_key(), asking.device.token_key)
    return {"number": asking.device.number, "handoff_key": key.hex()}


def _adjustments(session: Session, group_id: str) -> list[Adjustment]:
    """The corrections that hold, oldest first."""
    found = []
    for event in queries.host_events_of(session, group_id, "adjust"):
        if event.revoked_by is None:
            body = json.loads(event.body)
            found.append(
                Adjustment(id=event.event_id, points=body["points"], reason=body["reason"], at=isoformat(event.at))
            )
    return found


def _tiles() -> TilesPayload | None:
    tiles = services().tiles
    if tiles is None:
        return None
    return TilesPayload.model_validate(asdict(tiles))


def _pack_mark(session: Session, tour: Tour, course: Course, keys: dict[str, bytes]) -> PackMark | None:
    made = whole_pack(session, tour, course, keys)
    return PackMark(sha256=made.sha256, bytes=len(made.body)) if made else None


def _order(course: Course, number: int) -> list[str]:
    route = course.route
    return station_order(
        list(course.stops), mode=route.order, group_number=number, start=route.start, finish=route.finish
    )


def _standing(session: Session, asking: Principal, course: Course, result: Result) -> StandingPayload:
    shown = asking.tour.standings != "host"
    return StandingPayload(
        points=result.points,
        rank=queries.rank_of(session, asking.tour.id, result.points) if shown else None,
        groups=queries.group_count(session, asking.tour.id),
        stations_done=result.stations_done,
        stations_total=len(course.stops),
        questions_done=result.questions_done,
        questions_total=course.question_count,
        finished=result.finished,
    )


def _json(text: str) -> Response:
    response = make_response(text)
    response.mimetype = "application/json"
    return response
