"""The offline pack as phones get it, and its exact text, worked out once. Used by views alone.

A phone may read how to find the stations before any check-in; what is seen and asked there lies in it sealed.
"""

from __future__ import annotations

import hashlib
import json
import zlib
from base64 import b64encode
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel, Field
from sqlalchemy.orm import Session

from app.content.kept import Kept
from app.play import queries
from app.play.course import Course, Stop
from app.play.models import Seal
from app.quiz.localized import LocalText
from app.tours.models import Tour
from app.tours.payloads import title_of
from app.web.tiles.grid import corridor
from app.web.tiles.service import TileMap

# Of the map a phone may carry what lies this close to the way, in the zooms in which people find their way.
TILES_REACH_M = 120
TILES_ZOOMS = range(14, 18)
MOST_TILES = 400
# About what a raster tile of a town weighs.
TILE_BYTES = 16_000


class PackTour(BaseModel):
    """The tour of a pack."""

    code: str
    title: LocalText
    phone: str | None = Field(description="Whom to call: the tour's own number, else the route's")


class PackRoute(BaseModel):
    """The public part of a route."""

    slug: str
    title: LocalText
    summary: LocalText | None
    languages: list[str]
    order: str
    offline: str
    scoring: dict[str, Any]
    line: list[tuple[float, float]] | None
    context: dict[str, Any] | None
    attribution: list[str]
    step_free_order: list[str] | None
    start: str | None
    finish: str | None
    meeting_point: LocalText | None
    phone: str | None
    licence: str | None
    sources: list[dict[str, Any]]


class PackMedium(BaseModel):
    """A sealed picture or recording to fetch, in the order of the content's `media` and, behind them, `audio`."""

    url: str
    bytes: int
    sha256: str = Field(description="Of the sealed bytes, hexadecimal")


class PackSeal(BaseModel):
    """A station's content under its key, and the key under the station's code; all base64."""

    sealed: str
    wrapped: str
    media: list[PackMedium]
    key: str | None = Field(
        None, exclude_if=lambda key: key is None, description="On routes with `offline: open` alone"
    )


class PackStation(BaseModel):
    """A station: how to find it in the clear, what is seen and asked there sealed."""

    id: str
    number: int
    name: LocalText
    position: dict[str, Any] | None
    fence: dict[str, Any] | None
    indoor: bool
    directions: LocalText | None
    near: str | None
    dwell_min: int | None
    access: dict[str, Any] | None
    checkin_points: int
    question_count: int
    seal: PackSeal | None = Field(
        description="None in the public part, and while the server cannot make it; then the station needs reception"
    )


class PackPayload(BaseModel):
    """What a phone carries along: enough to find every station, and what is there under lock and key."""

    edition: str
    tour: PackTour
    route: PackRoute
    stations: list[PackStation]
    media_bytes: int = Field(description="Size of all sealed pictures, to be said before they are fetched")


class PackTiles(BaseModel):
    """The map along the way, where the source lets phones carry it."""

    urls: list[str]
    bytes: int = Field(description="About what they weigh, to be said before they are fetched")


@dataclass(frozen=True)
class PackText:
    """A pack as it goes over the wire, the same bytes each time; `compressed` is about what a phone downloads."""

    body: bytes
    sha256: str
    media_bytes: int
    compressed: int


_kept: Kept[PackText] = Kept(16)


def whole_pack(session: Session, tour: Tour, course: Course, keys: Mapping[str, bytes]) -> PackText | None:
    """The pack of a tour by the keys of its seals; None while there are none."""
    if not queries.is_sealed(course, keys):
        return None
    # The keys are random, so they tell apart tours of the same number in other databases, and seals made anew.
    facts = (tour.code, tour.edition_id, tour.title, tour.phone, tuple(sorted(keys.items())))
    return _kept.get(facts, lambda: pack_text(tour, course, queries.seals_of(session, tour)))


def pack_text(tour: Tour, course: Course, seals: Mapping[str, Seal]) -> PackText:
    """The pack's exact text, with the seals there are."""
    payload = pack_of(tour, course, seals)
    body = payload.model_dump_json().encode()
    return PackText(body, hashlib.sha256(body).hexdigest(), payload.media_bytes, len(zlib.compress(body, 6)))


def public_text(tour: Tour, course: Course) -> PackText:
    """The part of the pack that may be read, which is all that a first look at list and map needs."""
    facts = ("public", tour.code, tour.edition_id, tour.title, tour.phone)
    return _kept.get(facts, lambda: pack_text(tour, course, {}))


def tiles_along(course: Course, tiles: TileMap) -> PackTiles:
    """The map's tiles along the line and around the stations, coarse ones first and as many as a pack may hold."""
    stations = [(at.lat, at.lon) for stop in course.stops.values() if (at := stop.station.position)]
    zooms = [zoom for zoom in TILES_ZOOMS if tiles.min_zoom <= zoom <= tiles.max_zoom]
    along = corridor(stations, course.document.line or stations, TILES_REACH_M, zooms)[:MOST_TILES]
    urls = [tiles.template.format(z=zoom, x=x, y=y) for zoom, x, y in along]
    return PackTiles(urls=urls, bytes=len(urls) * TILE_BYTES)


def phone_of(tour: Tour, course: Course) -> str | None:
    """Whom a group may call: the tour's own number, else the route's."""
    return tour.phone or course.route.phone or None


def pack_of(tour: Tour, course: Course, seals: Mapping[str, Seal]) -> PackPayload:
    """The pack of a tour; nothing in it depends on who asks or when."""
    route = course.route
    stations = [_station(course, stop, seals.get(key)) for key, stop in course.stops.items()]
    return PackPayload(
        edition=course.edition_id,
        tour=PackTour(code=tour.code, title=title_of(tour, route), phone=phone_of(tour, course)),
        route=PackRoute(
            slug=course.document.slug,
            title=route.title,
            summary=route.summary,
            languages=list(route.languages),
            order=route.order,
            offline=route.offline,
            scoring=route.scoring.model_dump(mode="json"),
            line=course.document.line,
            context=course.document.context,
            attribution=list(route.attribution),
            step_free_order=list(route.step_free_order) if route.step_free_order else None,
            start=route.start,
            finish=route.finish,
            meeting_point=route.meeting_point,
            phone=route.phone,
            licence=route.licence,
            sources=[source.model_dump(mode="json", exclude_none=True) for source in route.sources],
        ),
        stations=stations,
        media_bytes=sum(medium.bytes for station in stations if station.seal for medium in station.seal.media),
    )


def _station(course: Course, stop: Stop, seal: Seal | None) -> PackStation:
    station = stop.station
    place = station.position
    fence: dict[str, Any] | None = None
    if stop.fence is not None:
        polygon = station.fence.polygon if station.fence else None
        fence = {"polygon": polygon} if polygon else {"radius_m": stop.fence.radius_m}
    return PackStation(
        id=station.id,
        number=stop.number,
        name=station.name,
        position=None if place is None else {"lat": place.lat, "lon": place.lon, "confidence": place.confidence},
        fence=fence,
        indoor=station.indoor,
        directions=station.directions,
        near=station.near,
        dwell_min=station.dwell_min,
        access=station.access.model_dump(mode="json", exclude_none=True) if station.access else None,
        checkin_points=stop.checkin_points,
        question_count=len(stop.questions),
        seal=_seal(seal, is_open=course.route.offline == "open") if seal else None,
    )


def _seal(seal: Seal, *, is_open: bool) -> PackSeal:
    media = [
        PackMedium(url=f"/api/v1/pack/media/{seal.station}/{index}", **medium)
        for index, medium in enumerate(json.loads(seal.media))
    ]
    key = _base64(seal.key) if is_open else None
    return PackSeal(sealed=_base64(seal.sealed), wrapped=_base64(seal.wrapped), media=media, key=key)


def _base64(content: bytes) -> str:
    return b64encode(content).decode()
