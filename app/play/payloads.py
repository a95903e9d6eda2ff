"""What phones get while playing; OpenAPI is generated from these classes. Used by views alone."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import BaseModel, Field

from app.clock import isoformat
from app.play.calls import Call, Claim
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


class Adjustment(BaseModel):
    """A correction of points by the host, which the group may read with its reason."""

    id: str
    points: int
    reason: str
    at: str


class PackMark(BaseModel):
    """By this a phone sees whether the pack that it carries is whole and the current one."""

    sha256: str = Field(description="Of the pack's exact text, hexadecimal")
    bytes: int


class TilesPayload(BaseModel):
    """The map's tiles, where the server has any."""

    template: str = Field(description="Address with {z}, {x} and {y}")
    attribution: str
    min_zoom: int
    max_zoom: int
    offline: bool = Field(description="Whether a phone may carry them along: /api/v1/pack/tiles says which")


class CallPayload(BaseModel):
    """A call for help that is not over; without a station it is about no place."""

    id: str
    station: str | None
    at: str
    seen_at: str | None = Field(description="When a host has seen it")


class ClaimPayload(BaseModel):
    """A phone of the group has a question open and is answering it; advice for the others, no lock."""

    station: str
    question: str
    device: int
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
    help: CallPayload | None
    claims: list[ClaimPayload]
    stations: dict[str, StationState]
    tiles: TilesPayload | None
    pack: PackMark | None = Field(description="None while the pack has not been made; asking for it makes it")


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


def call_payload(call: Call | None) -> dict[str, Any] | None:
    """A `CallPayload`; a plain dict, because boards build it often."""
    if call is None:
        return None
    seen = isoformat(call.seen_at) if call.seen_at else None
    return {"id": call.id, "station": call.station, "at": isoformat(call.at), "seen_at": seen}


def claim_payload(claim: Claim) -> dict[str, Any]:
    """A `ClaimPayload`."""
    return {"station": claim.station, "question": claim.question, "device": claim.device, "at": isoformat(claim.at)}
