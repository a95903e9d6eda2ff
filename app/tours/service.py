"""Creating tours, joining them, coming back. Takes a session and plain values, flushes, never commits."""

from __future__ import annotations

import hmac
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import uuid4

from sqlalchemy import update
from sqlalchemy.orm import Session

from app.errors import Forbidden, Invalid, NotFound
from app.tokens import new_token, token_key
from app.tours import queries, rules
from app.tours.models import Device, Group, Tour

RETRY_WINDOW = timedelta(minutes=5)
PIN_PAUSE = timedelta(minutes=10)
MAX_TOKENS = 5


@dataclass(frozen=True)
class Joined:
    """A phone that has just become part of a group, with the only copy of its token."""

    tour: Tour
    group: Group
    device: Device
    token: str


def create_tour(
    session: Session,
    *,
    edition_id: str,
    route_slug: str,
    now: datetime,
    code: str | None = None,
    phase: str = "open",
    standings: str = "groups",
    join_until: datetime | None = None,
    owner_id: int | None = None,
    title: str = "",
    phone: str = "",
    meeting: str = "",
    meeting_at: datetime | None = None,
    rehearsal: bool = False,
    codes_of: str = "",
) -> Tour:
    """A new tour on an edition; without a code a random free one is taken, without own words the route's serve."""
    chosen = code or rules.new_join_code()
    while code is None and queries.tour_by_code(session, chosen) is not None:
        chosen = rules.new_join_code()
    tour = Tour(
        code=chosen,
        edition_id=edition_id,
        route_slug=route_slug,
        phase=phase,
        standings=standings,
        join_until=join_until,
        owner_id=owner_id,
        title=title,
        phone=phone,
        meeting=meeting,
        meeting_at=meeting_at,
        rehearsal=rehearsal,
        codes_of=codes_of,
        created_at=now,
    )
    session.add(tour)
    session.flush()
    return tour


def next_log_no(session: Session, tour_id: int) -> int:
    """Count this commit in the tour; taken once per transaction that changes what anyone else can see."""
    return session.execute(
        update(Tour).where(Tour.id == tour_id).values(log_no=Tour.log_no + 1).returning(Tour.log_no)
    ).scalar_one()


def find_tour(session: Session, code: str) -> Tour:
    """The tour of a typed code, or NotFound; a rehearsal is nobody's to find."""
    tour = queries.tour_by_code(session, rules.normalise_code(code)) if len(code) <= 40 else None
    if tour is None or tour.rehearsal:
        raise NotFound("tour_not_found")
    return tour


def joinable(tour: Tour, *, now: datetime) -> bool:
    """Whether new groups may come."""
    return tour.phase not in ("planned", "ended") and (tour.join_until is None or now <= tour.join_until)


def join_group(
    session: Session,
    tour: Tour,
    *,
    secret: bytes,
    name: str,
    language: str,
    now: datetime,
    group_id: str | None = None,
    claim: str | None = None,
) -> Joined:
    """A new group with its first phone; the same id and claim again return the same group with a fresh token."""
    if group_id is not None:
        known = session.get(Group, group_id)
        if known is not None:
            claimed = claim is not None and hmac.compare_digest(known.claim_key, token_key(claim))
            if known.tour_id != tour.id or not claimed:
                raise Forbidden("group_id_taken")
            if now - known.created_at <= RETRY_WINDOW:
                # The phone that made the group may have changed the name before it tried again.
                known.name = checked_name(name)
                known.log_no = next_log_no(session, tour.id)
            queries.forget_old_tokens(session, known, number=1, keep=MAX_TOKENS - 1)
            return _with_token(session, tour, known, number=1, now=now)
    if not joinable(tour, now=now):
        raise Forbidden("join_not_open" if tour.phase == "planned" else "join_closed")
    clean = checked_name(name)
    number = queries.last_number(session, tour) + 1
    if number > rules.MAX_GROUPS:
        raise Forbidden("tour_full")
    identity = group_id or str(uuid4())
    group = Group(
        id=identity,
        tour_id=tour.id,
        claim_key=token_key(claim or secrets.token_hex(16)),
        resume_key=rules.resume_key(secret, rules.resume_code(secret, identity)),
        name=clean,
        number=number,
        language=language,
        log_no=next_log_no(session, tour.id),
        created_at=now,
    )
    session.add(group)
    session.flush()
    return _with_token(session, tour, group, number=1, now=now)


def checked_name(name: str) -> str:
    """A group's name as it may be shown. Raises Invalid where nothing visible is left or it is too long."""
    clean = rules.clean_name(name)
    if not clean or len(clean) > rules.NAME_LENGTH:
        raise Invalid("invalid_name", fields={"name": "invalid_name"})
    return clean


def check_pin(group: Group, pin: str, *, secret: bytes, now: datetime) -> bool:
    """Whether the PIN is right; counts a wrong one. Raises Forbidden when the tries are used up.

    After ten quiet minutes the tries are back: guessing still takes weeks, and a prank locks nobody out for good.
    """
    if group.pin_failed_at is not None and now - group.pin_failed_at > PIN_PAUSE:
        group.pin_failures = 0
    if group.pin_failures >= rules.PIN_TRIES:
        raise Forbidden("pin_locked")
    if hmac.compare_digest(pin.encode(), rules.pin(secret, group.id).encode()):
        group.pin_failures = 0
        return True
    group.pin_failures += 1
    group.pin_failed_at = now
    return False


def add_device(session: Session, tour: Tour, group: Group, *, now: datetime) -> Joined:
    """One more phone for a group."""
    number = queries.device_count(session, group) + 1
    if number > rules.MAX_DEVICES:
        raise Forbidden("too_many_devices", max=rules.MAX_DEVICES)
    group.log_no = next_log_no(session, tour.id)
    return _with_token(session, tour, group, number=number, now=now)


def resume(session: Session, code: str, *, secret: bytes, now: datetime) -> Joined:
    """Another phone takes over by the group's resume code."""
    found = queries.group_by_resume_key(session, rules.resume_key(secret, rules.normalise_code(code)))
    if found is None:
        raise NotFound("resume_code_unknown")
    return add_device(session, *found, now=now)


def forget_device(session: Session, device_id: int) -> None:
    """Make a phone's token worthless."""
    device = session.get(Device, device_id)
    if device is not None:
        # The row stays, because its number names the phone in the log and must not be given out again.
        device.token_key = f"left-{device.id}"
        session.flush()


def _with_token(session: Session, tour: Tour, group: Group, *, number: int, now: datetime) -> Joined:
    # A fresh row instead of a new token in the old one: the first reply may still arrive, and its cookie must hold.
    token = new_token()
    device = Device(group_id=group.id, token_key=token_key(token), number=number, created_at=now, last_seen_at=now)
    session.add(device)
    session.flush()
    return Joined(tour, group, device, token)
