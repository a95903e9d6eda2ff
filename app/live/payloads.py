"""What the board and the live pages get; OpenAPI is generated from these classes. Used by feed and api."""

from __future__ import annotations

import json
from datetime import datetime
from functools import lru_cache
from typing import Any, Literal

from pydantic import BaseModel, Field

from app.clock import isoformat
from app.geo.distance import Position, geodesic_m
from app.geo.line import walking_minutes
from app.geo.rotation import station_order
from app.live import rules
from app.live.queries import BoardGroup, Refused
from app.play.course import Course
from app.play.models import Event
from app.play.payloads import CallPayload, EventResult, call_payload
from app.play.queries import Row
from app.quiz.localized import LocalText
from app.tours import rules as tour_rules
from app.tours.models import Tour
from app.tours.payloads import public_name, title_of
from app.tours.service import joinable


class TourHead(BaseModel):
    """The tour as its host sees it."""

    id: int
    code: str
    title: LocalText
    phase: str
    standings: str
    join_until: str | None
    ended_at: str | None
    joinable: bool
    groups: int
    phone: str = Field(description="The tour's own number for emergencies; empty where the route's serves")
    meeting: str = Field(description="Where the groups meet at the end; empty where the route's point serves")
    meeting_at: str | None


class BoardCell(BaseModel):
    """One station of one group; a station without an entry is empty."""

    state: Literal["in", "right", "partly", "wrong", "skipped"]
    method: Literal["gps", "code", "release"] | None
    points: int
    at: str | None


class RefusedCheckin(BaseModel):
    """The latest refused check-in since the group last got into a station; distances are bands, not figures."""

    id: str
    station: str
    reason: str
    tries: int
    at: str
    distance_band_m: int | None
    accuracy_band_m: int | None


class FlaggedCheckin(BaseModel):
    """A check-in whose position is implausible; it counts all the same."""

    station: str
    at: str
    flags: list[Literal["speed", "teleport", "frozen", "exact", "copied"]]


class BoardRow(BaseModel):
    """One group on the board."""

    number: int
    id: str
    name: str
    hidden: bool
    flag: str
    joined_at: str
    points: int
    stations_done: int
    finished: bool
    devices: int
    seen: str
    cells: dict[str, BoardCell]
    current: str | None = Field(description="Where it has checked in and still has questions")
    next: str | None
    due: str | None
    refused: RefusedCheckin | None
    call: CallPayload | None
    flags: list[FlaggedCheckin] = Field(description="Newest first, at most 5")


class BoardStation(BaseModel):
    """One column of the board."""

    id: str
    number: int
    name: LocalText
    questions: int


class BoardPayload(BaseModel):
    """The whole board."""

    now: str
    log_no: int = Field(description="Where the stream goes on from here")
    tour: TourHead
    stations: list[BoardStation]
    rows: list[BoardRow]


class TimelineEntry(BaseModel):
    """One event of a group, as its host reads it."""

    id: str
    at: str
    type: str
    station: str | None
    question: str | None
    status: str
    reason: str | None
    device: int
    actor: str | None
    helper: str | None = Field(description="Who acted by a link for a station instead of a login")
    points: int | None
    text: str | None
    method: str | None
    counts: bool
    revocable: bool
    revoked: bool
    flags: list[str]


class GroupDetails(BaseModel):
    """A group with what its phones need to come back."""

    number: int
    id: str
    name: str
    hidden: bool
    flag: str
    pin: str
    resume_code: str
    devices: int
    joined_at: str


class StationCode(BaseModel):
    """A station with the code on its poster, to read out."""

    id: str
    number: int
    name: LocalText
    code: str


class DrawerPayload(BaseModel):
    """The board's drawer."""

    now: str
    group: GroupDetails
    stations: list[StationCode]
    entries: list[TimelineEntry]
    before: int | None = Field(description="Ask again with this for older entries")


class HostResult(BaseModel):
    """What became of one event of a host."""

    id: str | None
    status: Literal["accepted", "duplicate", "refused", "conflict"]
    reason: str | None = None
    message: str | None = None


class HostReply(BaseModel):
    """The reply to a host's events."""

    now: str
    log_no: int
    results: list[HostResult]


class HandoffReply(BaseModel):
    """What became of the events that a host has handed in for a phone; `waiting` stay on it and may come again."""

    now: str
    log_no: int
    group: int
    name: str
    accepted: int
    duplicate: int
    refused: int
    conflict: int
    waiting: int
    results: list[EventResult]


def tour_head(tour: Tour, course: Course, *, groups: int, now: datetime) -> dict[str, Any]:
    """A `TourHead`; a plain dict, because streams build it often."""
    return {
        "id": tour.id,
        "code": tour.code,
        "title": title_of(tour, course.route),
        "phase": tour.phase,
        "standings": tour.standings,
        "join_until": isoformat(tour.join_until) if tour.join_until else None,
        "ended_at": isoformat(tour.ended_at) if tour.ended_at else None,
        "joinable": joinable(tour, now=now),
        "groups": groups,
        "phone": tour.phone,
        "meeting": tour.meeting,
        "meeting_at": isoformat(tour.meeting_at) if tour.meeting_at else None,
    }


def board_row(group: BoardGroup, course: Course, *, contact: datetime | None) -> dict[str, Any]:
    """A `BoardRow`; `contact` is when the group was heard of in this process."""
    following = rules.next_station(_order(course, group.number), group.cells)
    due = rules.due_at(group.cells, following, dwell_min=_dwell(course), walk_min=_Walk(course))
    return {
        "number": group.number,
        "id": group.id,
        "name": group.name,
        "hidden": group.hidden,
        "flag": tour_rules.flag_of(group.number),
        "joined_at": isoformat(group.joined_at),
        "points": group.points,
        "stations_done": group.stations_done,
        "finished": group.finished,
        "devices": group.devices,
        "seen": isoformat(max(group.seen, contact or group.seen)),
        "cells": group.cells,
        "current": rules.current_station(group.cells),
        "next": None if group.finished else following,
        "due": isoformat(due) if due and not group.finished else None,
        "refused": _refused(group.refused),
        "call": call_payload(group.call),
        "flags": [{"station": one.station, "at": isoformat(one.at), "flags": one.flags} for one in group.flags],
    }


def _refused(refused: Refused | None) -> dict[str, Any] | None:
    if refused is None:
        return None
    return {
        "id": refused.event_id,
        "station": refused.station,
        "reason": refused.reason,
        "tries": refused.tries,
        "at": isoformat(refused.at),
        "distance_band_m": refused.distance_band_m,
        "accuracy_band_m": refused.accuracy_band_m,
    }


def _dwell(course: Course) -> dict[str, int | None]:
    return {key: stop.station.dwell_min for key, stop in course.stops.items()}


def _order(course: Course, number: int) -> list[str]:
    route = course.route
    return station_order(
        list(course.stops), mode=route.order, group_number=number, start=route.start, finish=route.finish
    )


class _Walk:
    """Minutes on foot between two stations of a course, None where one has no position."""

    def __init__(self, course: Course) -> None:
        self._course = course

    def __call__(self, start: str, end: str) -> int | None:
        stops = self._course.stops
        one, other = (stops[key].position if key in stops else None for key in (start, end))
        return None if one is None or other is None else _minutes(one, other)


@lru_cache(maxsize=4096)
def _minutes(start: Position, end: Position) -> int:
    return walking_minutes(geodesic_m(start, end))


def board_stations(course: Course) -> list[dict[str, Any]]:
    """The columns of the board."""
    return [
        {"id": key, "number": stop.number, "name": stop.station.name, "questions": len(stop.questions)}
        for key, stop in course.stops.items()
    ]


def standing_row(row: Any) -> dict[str, Any]:
    """A changed line of the ranking as streams send it; readers rank by themselves."""
    return {
        "number": row.number,
        "name": public_name(row.name, row.hidden),
        "flag": tour_rules.flag_of(row.number),
        "points": row.points or 0,
        "stations_done": row.stations_done or 0,
        "finished": bool(row.finished),
    }


def ranking_row(row: Row, *, own: bool) -> dict[str, Any]:
    """A `RankingRow`; a plain dict, because five hundred of them are read at once."""
    return {
        "rank": row.rank,
        "name": public_name(row.name, row.hidden),
        "flag": tour_rules.flag_of(row.number),
        "number": row.number,
        "points": row.points,
        "stations_done": row.stations_done,
        "finished": row.finished,
        "own": own,
    }


def timeline_entry(event: Event, actor: str | None, *, revocable: tuple[str, ...]) -> dict[str, Any]:
    """A `TimelineEntry`."""
    body, verdict = json.loads(event.body), json.loads(event.verdict)
    holds = event.revoked_by is None
    return {
        "id": event.event_id,
        "at": isoformat(event.at),
        "type": event.type,
        "station": event.station,
        "question": event.question,
        "status": event.status,
        "reason": event.reason,
        "device": event.device,
        "actor": actor,
        "helper": event.actor_name,
        "points": body.get("points") if event.type == "adjust" else verdict.get("points"),
        "text": _text(event.type, body),
        "method": "release" if event.type == "release" else body.get("method"),
        "counts": event.counts and holds,
        "revocable": event.source == "host" and event.type in revocable and holds,
        "revoked": not holds,
        "flags": event.flags.split(",") if event.flags else [],
    }


def _text(kind: str, body: dict[str, Any]) -> str | None:
    if kind == "rename":
        return str(body["to"])
    if kind == "hide":
        return "hidden" if body["to"] else "shown"
    if kind == "revoke":
        return str(body["type"])
    return body.get("reason")
