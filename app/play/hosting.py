"""Takes a host's events into the log: phases, names, releases, corrections, undoing. Flushes, never commits.

Host types and phone types are disjoint; a host's event has the source "host", an actor, and a reason where points move.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Annotated, Any, Literal

from pydantic import (
    UUID4,
    AfterValidator,
    AwareDatetime,
    BaseModel,
    ConfigDict,
    Field,
    StringConstraints,
    ValidationError,
)
from sqlalchemy.orm import Session

from app.content.editions import canonical_json
from app.errors import AppError
from app.play import ledger, queries
from app.play.models import Event
from app.tours import queries as tour_queries
from app.tours import rules as tour_rules
from app.tours.models import Group, Tour
from app.tours.rules import clean_name
from app.tours.service import checked_name, next_log_no

HOST = "host"
MAX_EVENTS = 20
MAX_POINTS = 10_000
MIN_REASON = 3
# No claim of a phone has this key.
LOCKED = "locked"
# What can be undone: the phases undo each other, and an undoing is undone by doing the thing again.
REVOCABLE = ("rename", "hide", "release", "adjust")


def _year_in_reach(moment: datetime) -> datetime:
    """A time that every zone can still express."""
    if not 2000 <= moment.year <= 2200:
        raise ValueError("out of reach")
    return moment


def _seen(text: str) -> str:
    """A text that says something once everything invisible is gone."""
    clean = clean_name(text)
    if len(clean) < MIN_REASON:
        raise ValueError("too short")
    return clean


Reason = Annotated[str, StringConstraints(max_length=200), AfterValidator(_seen)]


class HostEvent(BaseModel):
    """One event as the host's page sends it; `group` is the group's number in its tour."""

    model_config = ConfigDict(extra="ignore")

    id: UUID4
    type: Annotated[str, StringConstraints(min_length=1, max_length=20)]
    group: Annotated[int, Field(ge=1, le=100_000, strict=True)] | None = None
    station: Annotated[str, StringConstraints(min_length=1, max_length=60)] | None = None
    body: dict[str, Any] = Field(default_factory=dict)


class HostBatch(BaseModel):
    """What the host's page sends; each event is judged alone."""

    model_config = ConfigDict(extra="ignore")

    events: Annotated[
        list[Any],
        Field(max_length=MAX_EVENTS, json_schema_extra={"items": {"$ref": "#/components/schemas/HostEvent"}}),
    ]


class _Settings(BaseModel):
    title: Annotated[str, StringConstraints(max_length=tour_rules.TITLE_LENGTH)] | None = None
    standings: Literal["public", "groups", "host"] | None = None
    join_until: Annotated[AwareDatetime, AfterValidator(_year_in_reach)] | None = None
    phone: Annotated[str, AfterValidator(tour_rules.clean_phone)] | None = None
    meeting: Annotated[str, StringConstraints(max_length=tour_rules.MEETING_LENGTH)] | None = None
    meeting_at: Annotated[AwareDatetime, AfterValidator(_year_in_reach)] | None = None


class _Rename(BaseModel):
    name: Annotated[str, StringConstraints(max_length=200)]


class _Hide(BaseModel):
    hidden: Annotated[bool, Field(strict=True)] = True


class _Release(BaseModel):
    reason: Reason | None = None


class _Adjust(BaseModel):
    points: Annotated[int, Field(ge=-MAX_POINTS, le=MAX_POINTS, strict=True)]
    reason: Reason


class _Revoke(BaseModel):
    event: UUID4
    reason: Reason | None = None


class _SeenCall(BaseModel):
    event: UUID4


@dataclass
class Taken:
    """One result of a batch, still without the sentence for its reason."""

    id: str | None
    status: str
    reason: str | None = None


@dataclass(frozen=True)
class LinkActor:
    """Who acts by a link instead of a login: the link's number and what the host calls whoever has it.

    `refusal(event, group)` is the code of the sentence why this actor may not do this, None where it is allowed.
    """

    link: int
    name: str
    refusal: Callable[[HostEvent, Group | None], str | None]


class _Refused(Exception):
    """The event cannot be taken; the argument is the code of the sentence."""


@dataclass
class _Deed:
    """What a judge may use: the event, its tour and group, the moment and the number of this commit."""

    session: Session
    event: HostEvent
    tour: Tour
    group: Group | None
    now: datetime
    log_no: int
    # Where it happened, for the types that happen somewhere.
    station: str | None = None

    def needed_group(self) -> Group:
        """The group the event is about."""
        if self.group is None:
            raise _Refused("group_not_found")
        return self.group


def accept(
    session: Session,
    tour_id: int,
    events: list[Any],
    *,
    actor_id: int | None,
    now: datetime,
    helper: LinkActor | None = None,
) -> tuple[list[Taken], int]:
    """Judge and store a host's events in the order they were sent; results, and the tour's log number after them.

    `helper` is who acts where it is nobody of the staff.

    The caller commits; only then is anything acknowledged. A refused event changes nothing and is not stored, so that
    it may be sent again under the same id once its cause is mended.
    """
    tour = session.get_one(Tour, tour_id)
    session.refresh(tour)
    taken: list[Taken] = []
    log_no: int | None = None
    for raw in events:
        try:
            event = HostEvent.model_validate(raw)
        except ValidationError:
            taken.append(Taken(_id_of(raw), "refused", "invalid_body"))
            continue
        # Escaped, so that lone surrogates and NaN in what is ignored still have a hash.
        digest = hashlib.sha256(json.dumps(raw, sort_keys=True, separators=(",", ":")).encode()).hexdigest()
        known = queries.known_events(session, tour.id, HOST, [str(event.id)]).get(str(event.id))
        if known is not None:
            same = known.body_hash == digest
            taken.append(Taken(str(event.id), "duplicate" if same else "conflict", None if same else "id_reused"))
            continue
        before = log_no
        try:
            with session.begin_nested():
                log_no = log_no or next_log_no(session, tour.id)
                _take(session, event, tour, digest, actor_id=actor_id, helper=helper, now=now, log_no=log_no)
            taken.append(Taken(str(event.id), "accepted"))
        except (_Refused, AppError, ValidationError) as refusal:
            # The number went back with the savepoint.
            log_no = before
            taken.append(Taken(str(event.id), "refused", _reason_of(refusal)))
    session.refresh(tour)
    return taken, tour.log_no


def _reason_of(refusal: Exception) -> str:
    if isinstance(refusal, _Refused):
        return str(refusal)
    if isinstance(refusal, AppError):
        return refusal.code
    errors = refusal.errors() if isinstance(refusal, ValidationError) else []
    wrong = {error["loc"][0] for error in errors if error["loc"]}
    for field, code in (("points", "bad_points"), ("reason", "reason_missing"), ("phone", "bad_phone")):
        if field in wrong:
            return code
    return "invalid_body"


def _id_of(raw: Any) -> str | None:
    identity = raw.get("id") if isinstance(raw, dict) else None
    return identity if isinstance(identity, str) and len(identity) <= 64 and identity.isascii() else None


def _take(
    session: Session,
    event: HostEvent,
    tour: Tour,
    digest: str,
    *,
    actor_id: int | None,
    helper: LinkActor | None,
    now: datetime,
    log_no: int,
) -> None:
    handler = _DEEDS.get(event.type)
    if handler is None:
        raise _Refused("unknown_type")
    group = None if event.group is None else tour_queries.group_by_number(session, tour.id, event.group)
    if helper is not None and (code := helper.refusal(event, group)) is not None:
        raise _Refused(code)
    deed = _Deed(session, event, tour, group, now, log_no)
    body = handler(deed)
    session.add(
        Event(
            tour_id=tour.id,
            source=HOST,
            event_id=str(event.id),
            group_id=deed.group.id if deed.group else None,
            actor_id=actor_id,
            actor_link=helper.link if helper else None,
            actor_name=helper.name if helper else None,
            device=0,
            seq=0,
            type=event.type,
            station=deed.station,
            counts=True,
            at=now,
            received_at=now,
            body_hash=digest,
            body=canonical_json(body),
            status="accepted",
            verdict="{}",
            log_no=log_no,
        )
    )
    session.flush()
    if deed.group is not None:
        deed.group.log_no = log_no
        ledger.refold(session, tour, deed.group, log_no=log_no, now=now)


def _phase(deed: _Deed) -> dict[str, Any]:
    sources, target = tour_rules.TRANSITIONS[deed.event.type]
    if deed.tour.phase not in sources:
        raise _Refused("phase_changed")
    before, deed.tour.phase = deed.tour.phase, target
    deed.tour.ended_at = deed.now if target == "ended" else None
    deed.group = None
    return {"from": before, "to": target}


def _settings(deed: _Deed) -> dict[str, Any]:
    wanted = _Settings.model_validate(deed.event.body)
    given = wanted.model_fields_set
    if "title" in given:
        deed.tour.title = clean_name(wanted.title or "")
    if wanted.standings is not None:
        deed.tour.standings = wanted.standings
    if "join_until" in given:
        deed.tour.join_until = wanted.join_until
    if "phone" in given:
        deed.tour.phone = wanted.phone or ""
    if "meeting" in given:
        deed.tour.meeting = clean_name(wanted.meeting or "")
    if "meeting_at" in given:
        deed.tour.meeting_at = wanted.meeting_at
    deed.group = None
    return wanted.model_dump(mode="json", exclude_unset=True)


def _rename(deed: _Deed) -> dict[str, Any]:
    group = deed.needed_group()
    before, group.name = group.name, checked_name(_Rename.model_validate(deed.event.body).name)
    # The phone that made the group could otherwise send its joining again and bring the old name back.
    group.claim_key = LOCKED
    return {"from": before, "to": group.name}


def _hide(deed: _Deed) -> dict[str, Any]:
    group = deed.needed_group()
    before, group.hidden = group.hidden, _Hide.model_validate(deed.event.body).hidden
    return {"from": before, "to": group.hidden}


def _release(deed: _Deed) -> dict[str, Any]:
    deed.needed_group()
    if deed.event.station not in queries.course_of(deed.session, deed.tour.edition_id).stops:
        raise _Refused("unknown_station")
    deed.station = deed.event.station
    return _Release.model_validate(deed.event.body).model_dump(exclude_none=True)


def _adjust(deed: _Deed) -> dict[str, Any]:
    deed.needed_group()
    wanted = _Adjust.model_validate(deed.event.body)
    if wanted.points == 0:
        raise _Refused("bad_points")
    return wanted.model_dump()


def _see(deed: _Deed) -> dict[str, Any]:
    """A host has seen a group's call for help; whoever was first counts, so the others need not know of each other."""
    group = deed.needed_group()
    wanted = _SeenCall.model_validate(deed.event.body)
    identity = str(wanted.event)
    call = queries.known_events(deed.session, deed.tour.id, group.id, [identity]).get(identity)
    if call is None or call.type != "help" or call.status != "accepted":
        raise _Refused("call_not_found")
    deed.station = call.station
    return {"event": identity}


def _revoke(deed: _Deed) -> dict[str, Any]:
    wanted = _Revoke.model_validate(deed.event.body)
    identity = str(wanted.event)
    target = queries.known_events(deed.session, deed.tour.id, HOST, [identity]).get(identity)
    if target is None or target.type not in REVOCABLE:
        raise _Refused("not_revocable")
    if target.revoked_by is not None:
        raise _Refused("already_revoked")
    target.revoked_by = str(deed.event.id)
    deed.group = deed.session.get_one(Group, target.group_id)
    deed.session.flush()
    if target.type in ("rename", "hide"):
        _restore(deed.session, deed.group, target.type)
    return {**wanted.model_dump(mode="json", exclude_none=True), "type": target.type}


def _restore(session: Session, group: Group, kind: str) -> None:
    """Give the group the name or visibility that is left when an event of this kind no longer holds."""
    log = queries.host_events_of(session, group.id, kind)
    valid = [json.loads(one.body)["to"] for one in log if one.revoked_by is None]
    value = valid[-1] if valid else json.loads(log[0].body)["from"]
    if kind == "rename":
        group.name = value
    else:
        group.hidden = value


_DEEDS: dict[str, Callable[[_Deed], dict[str, Any]]] = {
    **dict.fromkeys(tour_rules.TRANSITIONS, _phase),
    "settings": _settings,
    "rename": _rename,
    "hide": _hide,
    "release": _release,
    "adjust": _adjust,
    "seen": _see,
    "revoke": _revoke,
}
