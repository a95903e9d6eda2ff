"""Builds what live streams send, once per audience and tick. No Flask; the hub calls it in a thread of its own."""

from __future__ import annotations

import contextlib
import json
import logging
import random
from collections.abc import Callable, Hashable, Iterable, Mapping
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import select
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from sqlalchemy.orm import Session

from app.accounts import queries as account_queries
from app.accounts import service as account_service
from app.accounts.models import StaffSession
from app.accounts.rules import TOUCH_EVERY
from app.clock import isoformat, utcnow
from app.db import Database
from app.hub import Channel, Chunk, Hub, Want
from app.live import payloads, queries
from app.play import queries as play_queries
from app.tours import queries as tour_queries
from app.tours.models import Tour
from app.tours.payloads import meeting_of, title_of

log = logging.getLogger("stadtlotse")

# Who listens. A board and a phone hear what is theirs; the standings have three publics, because a change of the
# tour's setting must silence some of them and not the others.
BOARD, PHONE = "board", "phone"
STANDINGS = {"public": "standings-public", "groups": "standings-groups", "host": "standings-host"}
_MAY_SEE = {
    "standings-public": ("public",),
    "standings-groups": ("public", "groups"),
    "standings-host": ("public", "groups", "host"),
    PHONE: ("public", "groups"),
}
# Signs of life: often for a board, which greys after 15 s without one; seldom for phones, whose batteries pay.
BEAT_S = {BOARD: 5.0, PHONE: 25.0}
OTHER_BEAT_S = 10.0
# After a restart everyone comes back within this many milliseconds, spread evenly; few hosts may be quick.
RETRY_MS = {BOARD: (300, 1200), PHONE: (1000, 12_000)}
OTHER_RETRY_MS = (1000, 5000)
# Contacts older than this have been sent already.
FRESH = timedelta(seconds=20)


class Feed:
    """The hub's source, and what views answer first."""

    def __init__(self, database: Database, hub: Hub, *, clock: Callable[[], datetime] = utcnow) -> None:
        self._database = database
        self._hub = hub
        self._clock = clock

    # ---- the hub's questions ----

    def changes(self, wants: Iterable[Want]) -> Mapping[Want, Chunk]:
        """What is new for each channel after a number."""
        wanted = list(wants)
        result: dict[Want, Chunk] = {}
        with self._database.read() as session:
            topics = {channel.topic for channel, _after in wanted}
            tours = {tour.id: tour for tour in session.scalars(select(Tour).where(Tour.id.in_(topics)))}
            for channel, after in wanted:
                tour = tours.get(channel.topic)
                if tour is None or tour.log_no == after:
                    continue
                try:
                    result[channel, after] = self._chunk(session, tour, channel, after)
                except DBAPIError:
                    raise
                except Exception:
                    # What is wrong in one tour must not silence the others.
                    log.exception("the stream of tour %s could not be built", tour.id)
        return result

    def beat(self, channel: Channel) -> bytes:
        """The server's clock; for a board also whom the server has heard of just now."""
        if channel.audience != BOARD:
            return message("beat", {"now": isoformat(self._clock())})
        with self._database.read() as session:
            return self._beat(session, channel)

    def _beat(self, session: Session, channel: Channel) -> bytes:
        now = self._clock()
        data: dict[str, Any] = {"now": isoformat(now)}
        if channel.audience == BOARD:
            groups = tour_queries.numbers_of(session, channel.topic)
            contacts = {number: self._hub.contact(group) for group, number in groups}
            data["seen"] = {
                str(number): isoformat(moment) for number, moment in contacts.items() if moment and now - moment < FRESH
            }
        return message("beat", data)

    def beat_seconds(self, channel: Channel) -> float:
        """How often this audience hears a sign of life."""
        return BEAT_S.get(channel.audience, OTHER_BEAT_S)

    def farewell(self, reason: str) -> bytes:
        """The last message of a stream."""
        return message("closed", {"reason": reason})

    def gone(self, owners: Iterable[Hashable]) -> set[Hashable]:
        """Owners whose login or phone no longer holds; the others are noted as heard of.

        An owner is (kind, number, token): numbers alone are given out again once their row has gone.
        """
        named = [owner for owner in owners if isinstance(owner, tuple) and len(owner) == 3]
        staff = {(number, token) for kind, number, token in named if kind == "staff"}
        phones = {(number, token) for kind, number, token in named if kind == "device"}
        now = self._clock()
        with self._database.read() as session:
            logged_in = account_queries.living_sessions(session, [number for number, _ in staff], now=now)
            living = tour_queries.living_devices(session, [number for number, _ in phones])
        for key in phones & living.keys():
            self._hub.touch(living[key], now)
        self._keep_logged_in([one for one in logged_in if (one.id, one.token_key) in staff], now)
        lost = staff - {(one.id, one.token_key) for one in logged_in}
        return {("staff", *key) for key in lost} | {("device", *key) for key in phones - living.keys()}

    def _keep_logged_in(self, sessions: list[StaffSession], now: datetime) -> None:
        """An open board is in use, although its browser asks for nothing."""
        stale = [one.id for one in sessions if now - one.last_seen_at >= TOUCH_EVERY]
        if not stale:
            return
        # A busy database costs nothing: the next check tries again, hours before anybody is logged out.
        with contextlib.suppress(DBAPIError, PoolTimeout), self._database.write() as session:
            for number in stale:
                account_service.touch(session, number, now=now)

    # ---- chunks ----

    def opening(self, session: Session, tour: Tour, audience: str, after: int) -> Chunk:
        """The first answer of a stream: when to come back, and everything that is new after a number."""
        low, high = RETRY_MS.get(audience, OTHER_RETRY_MS)
        retry = f"retry: {random.randint(low, high)}\n\n".encode()  # noqa: S311  Jitter, not a secret.
        if tour.log_no == after:
            # In the session that is open already: a second one for each view would soon leave none for anybody.
            return Chunk(retry + self._beat(session, Channel(tour.id, audience)), after)
        chunk = self._chunk(session, tour, Channel(tour.id, audience), after)
        return Chunk(retry + chunk.data, chunk.upto, chunk.last)

    def _chunk(self, session: Session, tour: Tour, channel: Channel, after: int) -> Chunk:
        if channel.audience.startswith("standings") and tour.standings not in _MAY_SEE[channel.audience]:
            return Chunk(self.farewell("standings_hidden"), tour.log_no, last=True)
        # A number from the future belongs to a database that was put back: everything is sent anew.
        reset = after <= 0 or after > tour.log_no
        since = -1 if reset else after
        now = self._clock()
        course = play_queries.course_of(session, tour.edition_id)
        groups = play_queries.group_count(session, tour.id)
        data: dict[str, Any] = {"log_no": tour.log_no, "reset": reset, "now": isoformat(now), "groups": groups}
        if channel.audience == BOARD:
            data["tour"] = payloads.tour_head(tour, course, groups=groups, now=now)
            data["rows"] = [
                payloads.board_row(group, course, contact=self._hub.contact(group.id))
                for group in queries.board_groups(session, tour.id, since=since)
            ]
        else:
            data["tour"] = {
                "code": tour.code,
                "title": title_of(tour, course.route),
                "phase": tour.phase,
                "standings": tour.standings,
                **meeting_of(tour),
            }
            rows = play_queries.ranked_groups(session, tour.id, since=since)
            shown = tour.standings in _MAY_SEE[channel.audience]
            data["rows"] = [payloads.standing_row(row) for row in rows] if shown else None
            if channel.audience == PHONE:
                data["tour"] |= {"phone": tour.phone or course.route.phone}
                # Also the groups whose own phones have something to read while their line of the ranking is the same.
                heard = set() if reset else play_queries.groups_heard_of(session, tour.id, since=since)
                data["changed"] = sorted(heard | {row.number for row in rows})
        return Chunk(message("change", data, number=tour.log_no), tour.log_no)


def message(event: str, data: dict[str, Any], *, number: int | None = None) -> bytes:
    """One server-sent event; JSON never holds a line break, so one data line is enough."""
    head = "" if number is None else f"id: {number}\n"
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return f"{head}event: {event}\ndata: {text}\n\n".encode()
