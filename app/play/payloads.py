"""What phones get while playing; OpenAPI is generated from these classes. Used by views alone."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import BaseModel, Field

from app.play.course import Course, Stop
from app.play.disclosure import StationState
from app.quiz.localized import LocalText


class StandingPayload(BaseModel):
    """A group's standing as it sees it; rank is None while the ranking is the host's alone."""

    points: int
    rank: int | None
    groups: int
    stations_done: int
    stations_total: int
    questions_done: int
    questions_total: int
    finished: bool


class EventResult(BaseModel):
    """The verdict on one event. `accepted` and `duplicate` leave the phone's memory, the rest stays there."""

    id: str | None
    status: Literal["accepted", "duplicate", "refused", "conflict", "retry"]
    first: Literal["accepted", "refused"] | None = Field(None, description="For a duplicate: the first judgement")
    reason: str | None = None
    message: str | None = None
    verdict: dict[str, Any] | None = None


class BatchReply(BaseModel):
    """The reply to a batch, with the server's clock and the group's standing."""

    now: str
    results: list[EventResult]
    standing: StandingPayload


class PackTour(BaseModel):
    """The tour of a pack."""

    code: str
    title: LocalText


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
    start: str | None
    finish: str | None
    meeting_point: LocalText | None
    phone: str | None
    licence: str | None
    sources: list[dict[str, Any]]


class PackStation(BaseModel):
    """The public part of a station: how to find it, nothing of what is seen or asked there."""

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


class PackPayload(BaseModel):
    """What a phone may know before any check-in."""

    edition: str
    tour: PackTour
    route: PackRoute
    stations: list[PackStation]


class Adjustment(BaseModel):
    """A correction of points by the host, which the group may read with its reason."""

    id: str
    points: int
    reason: str
    at: str


class StatePayload(BaseModel):
    """Everything a phone needs to show its group's game."""

    now: str
    log_no: int = Field(description="Where the stream goes on from here")
    group: dict[str, Any]
    device: dict[str, Any]
    devices: int
    tour: dict[str, Any]
    order: list[str]
    standing: StandingPayload
    adjustments: list[Adjustment]
    stations: dict[str, StationState]


class RankingRow(BaseModel):
    """One line of the ranking."""

    rank: int
    name: str | None = Field(description="None where the host has hidden it; the number serves then")
    flag: str
    number: int
    points: int
    stations_done: int
    finished: bool
    own: bool


class RankingPayload(BaseModel):
    """The ranking of a tour."""

    now: str
    log_no: int = Field(description="Where the stream goes on from here")
    tour: str
    title: LocalText
    phase: str
    standings: str
    stations_total: int
    groups: int
    rows: list[RankingRow]


def pack_of(course: Course, tour_code: str, title: LocalText) -> PackPayload:
    """What a phone may know before any check-in: how to find the stations, nothing of what is seen or asked there."""
    route = course.route
    return PackPayload(
        edition=course.edition_id,
        tour=PackTour(code=tour_code, title=title),
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
            start=route.start,
            finish=route.finish,
            meeting_point=route.meeting_point,
            phone=route.phone,
            licence=route.licence,
            sources=[source.model_dump(mode="json", exclude_none=True) for source in route.sources],
        ),
        stations=[_pack_station(stop) for stop in course.stops.values()],
    )


def _pack_station(stop: Stop) -> PackStation:
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
    )
