"""JSON and live streams of boards, standings and phones. The pages themselves are in `views`."""

from __future__ import annotations

import json
from typing import Any

from flask import Blueprint, Response, g, make_response, request
from pydantic import ValidationError
from sqlalchemy.orm import Session

from app.clock import isoformat
from app.errors import Invalid, NotFound, TooMany
from app.hub import SUBSCRIPTION, Channel, Subscription
from app.live import payloads, queries
from app.live.access import check_standings, hosted_tour, may_host
from app.live.feed import BOARD, PHONE, STANDINGS, Feed
from app.live.payloads import BoardPayload, DrawerPayload, HostReply, HostResult
from app.play import hosting
from app.play import queries as play_queries
from app.play.hosting import HostBatch, HostEvent, Taken
from app.play.payloads import RankingPayload
from app.tours import queries as tour_queries
from app.tours import rules as tour_rules
from app.tours.access import known_tour
from app.tours.models import Group, Tour
from app.tours.payloads import title_of
from app.web.context import client_key, json_body, now, reading, secret_key, services, writing
from app.web.errors import sentence
from app.web.guards import guard
from app.web.openapi import Operation, describe

bp = Blueprint("live_api", __name__)
# Kind, number and token's key of a login or a phone; an address has its key alone.
Owner = tuple[str, int, str]

PAGE = 50
MAX_NUMBER = 2**53
# How many streams one owner may have: a browser opens one a tab, and a whole school shares one address.
STREAMS = {"staff": 20, "device": 6, "address": 1000}
# Places that the public leaves to phones and hosts, and phones to hosts.
RESERVED = {"staff": 0, "device": 100, "address": 1000}

describe(
    Operation(
        "get",
        "/api/v1/tours/<code>/standings",
        "The ranking, as far as the tour shows it to the asker",
        reply=RankingPayload,
        needs_group=False,
    ),
    Operation(
        "get", "/api/v1/tours/<code>/stream", "The ranking as server-sent events", needs_group=False, events=True
    ),
    Operation("get", "/api/v1/stream", "What changes in the group's tour, as server-sent events", events=True),
    Operation("get", "/api/v1/host/tours/<tour_id>/board", "The whole board", reply=BoardPayload, needs_staff=True),
    Operation("get", "/api/v1/host/tours/<tour_id>/stream", "The board's changes", needs_staff=True, events=True),
    Operation(
        "get",
        "/api/v1/host/tours/<tour_id>/groups/<number>",
        "A group with its codes and what it did",
        reply=DrawerPayload,
        needs_staff=True,
    ),
    Operation(
        "post",
        "/api/v1/host/tours/<tour_id>/events",
        "Append a host's events; one verdict each",
        200,
        HostBatch,
        HostReply,
        (HostEvent,),
        needs_staff=True,
    ),
)


@bp.get("/api/v1/tours/<code>/standings")
@guard("public")
def standings(code: str) -> Response:
    """The ranking, as far as the tour shows it to the asker."""
    with reading() as session:
        tour = known_tour(session, code)
        check_standings(tour)
        own = g.principal.group.id if g.principal and g.principal.tour.id == tour.id else None
        course = play_queries.course_of(session, tour.edition_id)
        ranking = play_queries.ranking(session, tour)
    document = {
        "now": isoformat(now()),
        "log_no": tour.log_no,
        "tour": tour.code,
        "title": title_of(tour, course.route),
        "phase": tour.phase,
        "standings": tour.standings,
        "stations_total": len(course.stops),
        "groups": len(ranking),
        "rows": [payloads.ranking_row(row, own=row.group_id == own) for row in ranking],
    }
    # As plain values: a check of five hundred rows that come from our own tables would cost more than all the rest.
    return _json(json.dumps(document, ensure_ascii=False, separators=(",", ":")))


@bp.get("/api/v1/tours/<code>/stream")
@guard("public")
def standings_stream(code: str) -> Response:
    """The ranking, live."""
    with reading() as session:
        tour = known_tour(session, code)
        check_standings(tour)
        return _stream(session, tour, _audience(tour), _owner())


@bp.get("/api/v1/stream")
@guard("group")
def phone_stream() -> Response:
    """What changes in the tour of the asking phone, live."""
    asking = g.principal
    with reading() as session:
        tour = session.get_one(Tour, asking.tour.id)
        return _stream(session, tour, PHONE, _phone_owner())


@bp.get("/api/v1/host/tours/<int:tour_id>/stream")
@guard("host")
def board_stream(tour_id: int) -> Response:
    """The board, live."""
    with reading() as session:
        return _stream(session, hosted_tour(session, tour_id), BOARD, _staff_owner())


@bp.get("/api/v1/host/tours/<int:tour_id>/board")
@guard("host")
def board(tour_id: int) -> Response:
    """The whole board."""
    moment, hub = now(), services().hub
    with reading() as session:
        tour = hosted_tour(session, tour_id)
        course = play_queries.course_of(session, tour.edition_id)
        groups = queries.board_groups(session, tour.id)
    payload = {
        "now": isoformat(moment),
        "log_no": tour.log_no,
        "tour": payloads.tour_head(tour, course, groups=len(groups), now=moment),
        "stations": payloads.board_stations(course),
        "rows": [payloads.board_row(group, course, contact=hub.contact(group.id)) for group in groups],
    }
    return _json(BoardPayload.model_validate(payload).model_dump_json())


@bp.get("/api/v1/host/tours/<int:tour_id>/groups/<int:number>")
@guard("host")
def group(tour_id: int, number: int) -> Response:
    """A group with its codes and what it did, newest first."""
    # Numbers that no column holds would break the query; these hold more than any log.
    before = max(0, min(request.args.get("before", MAX_NUMBER, type=int), MAX_NUMBER))
    with reading() as session:
        tour = hosted_tour(session, tour_id)
        found = tour_queries.group_by_number(session, tour.id, min(number, MAX_NUMBER))
        if found is None:
            raise NotFound("group_not_found")
        course = play_queries.course_of(session, tour.edition_id)
        entries = queries.timeline(session, found.id, before=before, limit=PAGE + 1)
        devices = tour_queries.device_count(session, found)
    secret = secret_key()
    payload = DrawerPayload.model_validate(
        {
            "now": isoformat(now()),
            "group": _details(found, devices=devices),
            "stations": [
                {
                    "id": key,
                    "number": stop.number,
                    "name": stop.station.name,
                    "code": tour_rules.station_code(secret, tour.codes_slug, key),
                }
                for key, stop in course.stops.items()
            ],
            "entries": [
                payloads.timeline_entry(event, actor, revocable=hosting.REVOCABLE) for event, actor in entries[:PAGE]
            ],
            "before": entries[PAGE - 1][0].id if len(entries) > PAGE else None,
        }
    )
    return _json(payload.model_dump_json())


@bp.post("/api/v1/host/tours/<int:tour_id>/events")
@guard("host")
def events(tour_id: int) -> Response:
    """Take a host's events; what is acknowledged is committed."""
    try:
        batch = HostBatch.model_validate(json_body(limit=64 * 1024))
    except ValidationError:
        raise Invalid("invalid_body") from None
    moment = now()
    with writing() as session:
        tour = hosted_tour(session, tour_id)
        taken, log_no = hosting.accept(session, tour.id, batch.events, actor_id=g.staff.user.id, now=moment)
    reply = HostReply(now=isoformat(moment), log_no=log_no, results=host_results(taken))
    return _json(reply.model_dump_json(exclude_none=True))


def host_results(taken: list[Taken]) -> list[HostResult]:
    """What became of each event, with the sentence for its reason in the asker's language."""
    return [
        HostResult.model_validate(
            {
                "id": one.id,
                "status": one.status,
                "reason": one.reason,
                "message": sentence(one.reason) if one.reason else None,
            }
        )
        for one in taken
    ]


def _details(found: Group, *, devices: int) -> dict[str, Any]:
    secret = secret_key()
    return {
        "number": found.number,
        "id": found.id,
        "name": found.name,
        "hidden": found.hidden,
        "flag": tour_rules.flag_of(found.number),
        "pin": tour_rules.pin(secret, found.id),
        "resume_code": tour_rules.resume_code(secret, found.id),
        "devices": devices,
        "joined_at": isoformat(found.created_at),
    }


def _audience(tour: Tour) -> str:
    """Which public of the standings the asker belongs to; a later change of the setting silences the others."""
    if may_host(tour, g.staff):
        return STANDINGS["host"]
    own = g.principal is not None and g.principal.tour.id == tour.id
    return STANDINGS["groups" if own else "public"]


def _owner() -> Owner:
    """Whose the stream is, so that it ends with a login or a phone, and nobody opens too many."""
    if g.staff is not None:
        return _staff_owner()
    return _phone_owner() if g.principal is not None else ("address", 0, client_key())


def _staff_owner() -> Owner:
    return "staff", g.staff.session.id, g.staff.session.token_key


def _phone_owner() -> Owner:
    return "device", g.principal.device.id, g.principal.device.token_key


def _stream(session: Session, tour: Tour, audience: str, owner: Owner) -> Response:
    hub, kind = services().hub, owner[0]
    if not hub.has_room(owner, STREAMS[kind], reserve=RESERVED[kind]):
        raise TooMany("too_many_streams")
    feed = Feed(services().database, hub, clock=now)
    first = feed.opening(session, tour, audience, _after())
    if not first.last:
        request.environ[SUBSCRIPTION] = Subscription(Channel(tour.id, audience), first.upto, owner)
    response = make_response(first.data)
    response.mimetype = "text/event-stream"
    # A proxy in front must pass each message on at once.
    response.headers["X-Accel-Buffering"] = "no"
    return response


def _after() -> int:
    """Where the listener goes on: what the browser says after a cut is newer than the page's own number."""
    said = request.headers.get("Last-Event-ID") or request.args.get("after") or ""
    return int(said) if said.isascii() and said.isdigit() and len(said) < 16 else -1


def _json(text: str) -> Response:
    response = make_response(text)
    response.mimetype = "application/json"
    return response
