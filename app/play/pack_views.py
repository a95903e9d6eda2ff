"""The offline pack and the media of stations, sealed before the check-in and plain after it. For phones."""

from __future__ import annotations

import json

from flask import Blueprint, Response, abort, make_response, request, send_from_directory
from sqlalchemy.orm import Session

from app.content import media as media_files
from app.play import queries, rules, sealing
from app.play.pack_payloads import PackPayload, PackText, PackTiles, public_text, tiles_along, whole_pack
from app.play.views import principal
from app.tours.models import Group, Tour
from app.web import pwa
from app.web.context import reading, secret_key, services
from app.web.guards import guard
from app.web.openapi import Operation, describe

bp = Blueprint("pack", __name__)

describe(
    Operation("get", "/api/v1/pack", "What a phone carries along; stations sealed", reply=PackPayload),
    Operation("get", "/api/v1/pack/tiles", "The map along the way", reply=PackTiles),
    Operation("get", "/api/v1/pack/media/<station>/<index>", "A station's picture or recording, sealed"),
)


@bp.get("/api/v1/pack")
@guard("group")
def pack() -> Response:
    """What a phone carries along; with `?part=public` only what it needs to show the way, a quarter of the bytes."""
    tour = principal().tour
    if request.args.get("part") == "public":
        made: PackText | None = _public_pack(tour)
    else:
        made = _whole_pack(tour)
    if made is None:
        # A tour from before there were seals, or one whose making failed: now, while a phone waits for it.
        data_dir = services().settings.data_dir
        sealing.seal_tour(services().database, tour.id, secret=secret_key(), data_dir=data_dir)
        made = _whole_pack(tour) or _public_pack(tour)
    response = make_response(made.body)
    response.mimetype = "application/json"
    return _by_hash(response, made.sha256)


@bp.get("/api/v1/pack/tiles")
@guard("group")
def tiles() -> Response:
    """The map along the way; nothing where the source does not let phones carry it."""
    shown = services().tiles
    with reading() as session:
        course = queries.course_of(session, principal().tour.edition_id)
    found = tiles_along(course, shown) if shown and shown.offline else PackTiles(urls=[], bytes=0)
    response = make_response(found.model_dump_json())
    response.mimetype = "application/json"
    return response


@bp.get("/api/v1/pack/media/<station>/<int:index>")
@guard("group")
def sealed_medium(station: str, index: int) -> Response:
    """A picture or recording that a phone may carry before the check-in: nobody reads it without the station's key."""
    tour = principal().tour
    with reading() as session:
        course = queries.course_of(session, tour.edition_id)
        seal = queries.seals_of(session, tour).get(station)
    announced = json.loads(seal.media) if seal else []
    if seal is None or station not in course.stops or index >= len(announced):
        abort(404)
    response = _by_hash(make_response(), announced[index]["sha256"])
    if response.status_code != 304:
        data_dir = services().settings.data_dir
        response.set_data(sealing.sealed_medium(course, seal, tour.code, index, data_dir=data_dir))
    response.mimetype = "application/octet-stream"
    return response


@bp.get("/media/<edition>/<path:file>")
@guard("group")
def media(edition: str, file: str) -> Response:
    """A picture or recording of a station this group has unlocked."""
    asking = principal()
    if edition != asking.tour.edition_id:
        abort(404)
    with reading() as session:
        return unlocked_medium(session, asking.tour, asking.group, file)


def unlocked_medium(session: Session, tour: Tour, group: Group, file: str) -> Response:
    """A picture or recording, if the group has unlocked its station; 404 alike where it has not or there is none."""
    course = queries.course_of(session, tour.edition_id)
    result = rules.fold(course, queries.log_of(session, group.id))
    shown = {name for key, stop in course.stops.items() if result.stations[key].unlocked for name in stop.station.files}
    kept = {medium.path: medium.sha256 for medium in course.document.media}
    if file not in shown or file not in kept:
        abort(404)
    folder, name = media_files.place(services().settings.data_dir, file, kept[file])
    response = send_from_directory(folder, name)
    response.headers["Cache-Control"] = "private, max-age=86400"
    response.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response


def download_bytes(session: Session, tour: Tour) -> int | None:
    """About what a phone fetches for the whole walk: app, pack and pictures; None where there is no pack yet."""
    course = queries.course_of(session, tour.edition_id)
    made = whole_pack(session, tour, course, queries.seal_keys(session, tour))
    shown = services().tiles
    map_bytes = tiles_along(course, shown).bytes if shown and shown.offline else 0
    return pwa.shell().download_bytes + made.compressed + made.media_bytes + map_bytes if made else None


def _whole_pack(tour: Tour) -> PackText | None:
    with reading() as session:
        course = queries.course_of(session, tour.edition_id)
        return whole_pack(session, tour, course, queries.seal_keys(session, tour))


def _public_pack(tour: Tour) -> PackText:
    with reading() as session:
        return public_text(tour, queries.course_of(session, tour.edition_id))


def _by_hash(response: Response, sha256: str) -> Response:
    """Let a phone keep what it has while the hash is the same.

    It has to ask each time: the address is the same in every tour, and a phone may change from one to the next.
    """
    response.set_etag(sha256[:32])
    response.headers["Cache-Control"] = "private, no-cache"
    response.make_conditional(request)
    return response
