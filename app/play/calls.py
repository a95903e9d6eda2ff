"""Calls for help, and who is answering just now: both are in the log, neither moves a point, so no fold knows them.

A call is a function of the set of a group's events: late, repeated and mixed up delivery gives the same call.
Imported by service and views, and by the host's board.
"""

from __future__ import annotations

import json
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from sqlalchemy import select, text
from sqlalchemy.orm import Session

from app.play.models import Event

# What a phone has claimed is told for so long: after that the person has put it down or has answered.
CLAIM_SHOWN = timedelta(seconds=90)
# The same phone says the same again while it answers; more often than this it tells nobody anything new.
CLAIM_PAUSE = timedelta(seconds=10)
CLAIMS_PER_HOUR = 200

# Written out, because SQLite takes the index of calls only where it can read its condition in the query.
_CALLS = text("events.type IN ('help', 'seen')")


@dataclass(frozen=True)
class Help:
    """One request for help as it was sent; without a station it is about no place."""

    id: str
    station: str | None
    at: datetime


@dataclass(frozen=True)
class Call:
    """A group's latest call that is not over, under the id of the request that began it."""

    id: str
    station: str | None
    at: datetime
    seen_at: datetime | None = None


@dataclass
class Ends:
    """When a group got into its stations, by station, and when it finished; in the order of time."""

    unlocked: dict[str, list[datetime]] = field(default_factory=lambda: defaultdict(list))
    finished: list[datetime] = field(default_factory=list)

    def after(self, call: Call, *, before: datetime | None = None) -> bool:
        """Whether something has ended the call, where `before` is given in the time until then."""
        lists = (self.unlocked.get(call.station or "", []), self.finished)
        return any(_any_between(moments, call.at, before) for moments in lists)


def _any_between(moments: Sequence[datetime], start: datetime, end: datetime | None) -> bool:
    place = bisect_left(moments, start)
    return place < len(moments) and (end is None or moments[place] < end)


def latest_call(helps: Iterable[Help], seen: Mapping[str, datetime], ends: Ends) -> Call | None:
    """The call that is not over, or None. Order and repetition do not matter.

    Who asks again for the same station repeats the call, which keeps its first time. Once a host has seen it, or once
    it is over, asking again is a new call, because nobody would hear it otherwise. A request for another station
    replaces it.
    """
    call: Call | None = None
    for asked in sorted(helps, key=lambda one: (one.at, one.id)):
        known = seen.get(asked.id)
        if call is not None and _repeats(asked, call, ends):
            times = [moment for moment in (call.seen_at, known) if moment is not None]
            call = replace(call, seen_at=min(times, default=None))
        else:
            call = Call(asked.id, asked.station, asked.at, known)
    return None if call is None or ends.after(call) else call


def _repeats(asked: Help, call: Call, ends: Ends) -> bool:
    heard = call.seen_at is not None and call.seen_at < asked.at
    return asked.station == call.station and not heard and not ends.after(call, before=asked.at)


def calls_of(session: Session, tour_id: int, groups: Sequence[str] | None = None) -> dict[str, Call]:
    """The calls that are not over, by group; of all groups of the tour or of these."""
    query = select(Event.group_id, Event.event_id, Event.type, Event.station, Event.at, Event.body)
    query = query.where(Event.tour_id == tour_id, _CALLS, Event.status == "accepted")
    if groups is not None:
        query = query.where(Event.group_id.in_(groups))
    helps: dict[str, list[Help]] = defaultdict(list)
    seen: dict[str, dict[str, datetime]] = defaultdict(dict)
    for row in session.execute(query):
        if row.type == "help":
            helps[row.group_id].append(Help(row.event_id, row.station, row.at))
        else:
            named = json.loads(row.body)["event"]
            seen[row.group_id][named] = min(row.at, seen[row.group_id].get(named, row.at))
    ends = _ends(session, helps)
    calls = {group: latest_call(asked, seen[group], ends[group]) for group, asked in helps.items()}
    return {group: call for group, call in calls.items() if call is not None}


def _ends(session: Session, helps: Mapping[str, list[Help]]) -> dict[str, Ends]:
    """What may have ended calls of these groups; also a repeated check-in, although it counts for nothing."""
    found: dict[str, Ends] = defaultdict(Ends)
    if not helps:
        return found
    first = min(one.at for asked in helps.values() for one in asked)
    query = select(Event.group_id, Event.type, Event.station, Event.at).where(
        Event.group_id.in_(list(helps)),
        Event.type.in_(("checkin", "release", "finish")),
        Event.at >= first,
        Event.status == "accepted",
        Event.revoked_by.is_(None),
    )
    for row in session.execute(query.order_by(Event.at)):
        if row.type == "finish":
            found[str(row.group_id)].finished.append(row.at)
        elif row.station:
            found[str(row.group_id)].unlocked[row.station].append(row.at)
    return found


@dataclass(frozen=True)
class Claim:
    """A phone of the group has a question open and is answering it."""

    station: str
    question: str
    device: int
    at: datetime


def claims_of(session: Session, group_id: str, *, now: datetime) -> list[Claim]:
    """The newest claim on each question, as long as it tells anything; newest first."""
    query = select(Event.station, Event.question, Event.device, Event.at).where(
        Event.group_id == group_id, Event.type == "claim", Event.status == "accepted", Event.at >= now - CLAIM_SHOWN
    )
    newest: dict[tuple[str, str], Claim] = {}
    rows = session.execute(query.order_by(Event.at.desc(), Event.id.desc()).limit(CLAIMS_PER_HOUR))
    for station, question, device, at in rows:
        if station and question:
            newest.setdefault((station, question), Claim(station, question, device, at))
    return list(newest.values())


def claim_is_news(session: Session, group_id: str, claim: Claim, *, now: datetime) -> bool:
    """Whether a claim is worth a row: neither said by this phone just now, nor long past, nor one of very many."""
    if now - claim.at > CLAIM_SHOWN:
        return False
    query = select(Event.station, Event.question, Event.device, Event.received_at).where(
        Event.group_id == group_id, Event.type == "claim", Event.received_at > now - timedelta(hours=1)
    )
    rows = session.execute(query).all()
    just_said = any(
        (row.station, row.question, row.device) == (claim.station, claim.question, claim.device)
        and now - row.received_at < CLAIM_PAUSE
        for row in rows
    )
    return not just_said and len(rows) < CLAIMS_PER_HOUR
