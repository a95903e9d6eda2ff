"""Takes batches of events into the log and keeps the standing: savepoint per event, one commit by the caller."""

from __future__ import annotations

import hashlib
import json
import logging
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from pydantic import ValidationError
from sqlalchemy import insert, update
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from app.content.editions import canonical_json
from app.play import calls, disclosure, ledger, queries, rules
from app.play.events import EventBatch, PhoneEvent
from app.play.intake import (
    MALFORMED,
    WAITING,
    CodeGuard,
    FixTrail,
    Judged,
    Situation,
    flags_of,
    judge_event,
    refused,
    retry,
)
from app.play.models import Event
from app.play.rules import Result
from app.tours.models import Device, Tour
from app.tours.queries import Principal
from app.tours.service import next_log_no

log = logging.getLogger("stadtlotse")

MAX_BODY = 4000
# An honest group makes about a hundred; a phone that sends for sending's sake must not fill the disk.
MAX_STORED = 3000
# How long after the end of a tour what was made since is neither taken nor lost.
UNDO_END = timedelta(minutes=15)
_INSERT = insert(Event.metadata.tables["events"])


@dataclass
class Taken:
    """One result of a batch, still without the sentence for its reason."""

    id: str | None
    status: str
    first: str | None = None
    reason: str | None = None
    args: dict[str, object] | None = None
    verdict: dict[str, Any] | None = None


@dataclass
class Intake:
    """The results of a batch in the order they were sent, and the group's result after it."""

    taken: list[Taken]
    result: Result


@dataclass
class _Envelope:
    """One event of a batch on its way: as sent, parsed if possible, hashed."""

    raw: Any
    event: PhoneEvent | None
    body_hash: str

    @property
    def seq(self) -> int:
        """The phone's own order; what cannot be read comes first, because it is only refused."""
        return self.event.seq if self.event else -1


def accept_batch(
    session: Session,
    principal: Principal,
    batch: EventBatch,
    *,
    secret: bytes,
    codes: CodeGuard,
    now: datetime,
    trail: FixTrail | None = None,
) -> Intake:
    """Judge every event of a batch by its `seq`, store what is judged, recompute the standing.

    The caller commits; only then is anything acknowledged. Without a trail nothing is flagged.
    """
    course = queries.course_of(session, principal.tour.edition_id)
    # Read again inside the write transaction: the host may have moved the tour since the phone was let in.
    tour = session.get_one(Tour, principal.tour.id)
    envelopes = [_open(raw, batch.sent_at) for raw in batch.events]
    ids = [str(envelope.event.id) for envelope in envelopes if envelope.event]
    known = queries.known_events(session, principal.tour.id, principal.group.id, ids)
    situation = Situation(
        course,
        principal.tour.codes_slug,
        secret,
        queries.log_of(session, principal.group.id),
        principal.device.number,
        codes,
        trail,
    )
    writer = _Writer(session, principal, tour, situation, known, batch.sent_at, now)
    order = sorted(range(len(envelopes)), key=lambda index: envelopes[index].seq)
    taken = {index: writer.take(envelopes[index]) for index in order}
    result = rules.fold(course, situation.entries)
    if writer.log_no is not None and writer.moved:
        ledger.keep_standing(session, principal.group, result, log_no=writer.log_no, now=now)
    session.execute(update(Device).where(Device.id == principal.device.id).values(last_seen_at=now))
    return Intake([taken[index] for index in range(len(envelopes))], result)


def _open(raw: Any, sent_at: datetime) -> _Envelope:
    # Escaped, so that lone surrogates and NaN, which JSON text can carry, still have a hash.
    kept = raw
    if isinstance(raw, dict) and isinstance(raw.get("body"), dict):
        kept = {**raw, "body": {key: value for key, value in raw["body"].items() if key not in ("fix", "code")}}
    text = json.dumps(kept, sort_keys=True, separators=(",", ":"))
    digest = hashlib.sha256(text.encode()).hexdigest()
    try:
        json.dumps(kept, ensure_ascii=False, allow_nan=False).encode()
        return _Envelope(raw, PhoneEvent.model_validate(raw), digest)
    except (ValidationError, ValueError):
        return _Envelope(raw, _malformed(raw, sent_at), digest)


def _malformed(raw: Any, sent_at: datetime) -> PhoneEvent | None:
    """A stand-in for what cannot be read but has an id, so that its refusal is kept under that id."""
    try:
        return PhoneEvent(id=UUID(_id_of(raw) or ""), seq=0, at=sent_at, type=MALFORMED)
    except ValueError:
        return None


class _Writer:
    """Stores judged events of one batch; each in a savepoint, so that a poison event never blocks the others."""

    def __init__(
        self,
        session: Session,
        principal: Principal,
        tour: Tour,
        situation: Situation,
        known: dict[str, Event],
        sent_at: datetime,
        now: datetime,
    ) -> None:
        self.session = session
        self.principal = principal
        self.situation = situation
        self.known = known
        self.tour = tour
        self.sent_at = sent_at
        self.room = MAX_STORED - queries.event_count(session, principal.group.id)
        self.now = now
        self.log_no: int | None = None
        self.keys: dict[str, bytes] | None = None
        # Whether anything is stored that boards and rankings have to hear of.
        self.moved = False

    def take(self, envelope: _Envelope) -> Taken:
        """Judge and store one event; the result carries the id as the phone wrote it."""
        taken = self._take(envelope)
        taken.id = _id_of(envelope.raw)
        return taken

    def _take(self, envelope: _Envelope) -> Taken:
        event = envelope.event
        if event is None:
            return Taken(None, "refused", reason="invalid_body")
        identity = str(event.id)
        if identity in self.known:
            return self._again(self.known[identity], envelope.body_hash)
        before, log_no = len(self.situation.entries), self.log_no
        try:
            with self.session.begin_nested():
                return self._judge(event, envelope.body_hash)
        except DBAPIError:
            # A full or failing disk ends SQLite's whole transaction; nothing of this batch may be acknowledged.
            raise
        except Exception:
            # One event that breaks the server must not take the batch with it; the phone keeps it and tries again.
            log.exception("an event of type %r could not be judged", event.type)
            del self.situation.entries[before:]
            self.log_no = log_no
            self.known.pop(identity, None)
            return Taken(identity, "retry", reason="server_fault")

    def _again(self, known: Event, body_hash: str) -> Taken:
        if known.body_hash != body_hash:
            return Taken(known.event_id, "conflict", reason="id_reused")
        verdict = json.loads(known.verdict)
        if known.type == "checkin" and known.status == "accepted" and known.station:
            verdict["unlocked"] = self._unlocked(known.station)
        args: dict[str, object] = {}
        if known.reason == "attempts_exhausted":
            stop = self.situation.course.stops.get(known.station or "")
            question = stop.questions.get(known.question or "") if stop else None
            args["attempts"] = question.attempts if question else 0
        return Taken(known.event_id, "duplicate", known.status, known.reason, args, verdict or None)

    def _judge(self, event: PhoneEvent, body_hash: str) -> Taken:
        judged = self._by_phase(event) or judge_event(event, self.situation)
        if len(json.dumps(judged.body)) > MAX_BODY:
            judged = refused("invalid_body")
        identity = str(event.id)
        if event.type == "claim" and judged.status == "accepted":
            judged.stored = judged.stored and self._is_news(event)
        if judged.stored and judged.status != "retry" and self.room <= 0:
            judged = retry("too_many_events")
        if judged.status == "retry":
            return Taken(identity, "retry", reason=judged.reason, args=judged.args)
        verdict = self._with_verdict(event, judged)
        if judged.stored:
            self._store(event, judged, body_hash)
        return Taken(identity, judged.status, reason=judged.reason, args=judged.args, verdict=verdict or None)

    def _by_phase(self, event: PhoneEvent) -> Judged | None:
        phase, ended = self.tour.phase, self.tour.ended_at
        if event.type == "help" and phase != "ended":
            return None
        if event.type == "claim" and phase != "running":
            # Only advice, and nobody answers now: nothing that a phone should keep for later.
            return Judged("accepted", counts=False, stored=False)
        if phase in ("planned", "open"):
            return retry("tour_not_open")
        if phase == "paused":
            return retry("tour_paused")
        if phase == "ended" and (ended is None or self._time_of(event) > ended):
            # A host may have ended it by mistake: for a while phones keep what they made since.
            undoable = ended is not None and self.now - ended <= UNDO_END
            return retry("tour_ended") if undoable else refused("tour_ended")
        return None

    def _is_news(self, event: PhoneEvent) -> bool:
        """Whether a claim is worth a row: the answers of the group come first."""
        claim = calls.Claim(event.station or "", event.question or "", self.situation.device, self._time_of(event))
        return self.room > MAX_STORED // 2 and calls.claim_is_news(
            self.session, self.principal.group.id, claim, now=self.now
        )

    def _time_of(self, event: PhoneEvent) -> datetime:
        return rules.corrected_time(
            event.at, sent_at=self.sent_at, received_at=self.now, earliest=self.principal.group.created_at
        )

    def _with_verdict(self, event: PhoneEvent, judged: Judged) -> dict[str, Any]:
        """Add the accepted event to the log in memory and complete its verdict from the fold."""
        if judged.status != "accepted":
            return judged.verdict
        entry = queries.entry_of(
            event.type,
            event.station,
            event.question,
            judged.attempt,
            judged.body,
            self.situation.device,
            event.seq,
            self._time_of(event),
        )
        # What adds nothing is kept as a record but not folded, so that repetition never makes a log slow.
        judged.counts = judged.counts and not rules.adds_nothing(self.situation.entries, entry)
        if judged.counts:
            self.situation.entries.append(entry)
        if judged.verdict == WAITING:
            return judged.kept
        if event.type == "checkin" and event.station:
            return {**judged.verdict, "unlocked": self._unlocked(event.station)}
        course, entries = self.situation.course, self.situation.entries
        station, question = event.station or "", event.question or ""
        if event.type == "answer":
            judged.kept = disclosure.answer_verdict(course, entries, station, question, counts=judged.counts)
        elif event.type == "hint":
            judged.kept = disclosure.hint_verdict(course, entries, station, question, judged.body["index"])
        return judged.kept or judged.verdict

    def _unlocked(self, station: str) -> dict[str, Any]:
        """What a check-in opens, with the key of the station's seal; neither is stored with the verdict."""
        if self.keys is None:
            self.keys = queries.seal_keys(self.session, self.tour)
        return disclosure.unlocked_content(self.situation.course, station, self.keys.get(station))

    def _store(self, event: PhoneEvent, judged: Judged, body_hash: str) -> None:
        if self.log_no is None:
            self.log_no = next_log_no(self.session, self.principal.tour.id)
        values: dict[str, Any] = {
            "tour_id": self.principal.tour.id,
            "source": self.principal.group.id,
            "event_id": str(event.id),
            "group_id": self.principal.group.id,
            "device": self.situation.device,
            "seq": event.seq,
            "type": event.type,
            "station": event.station,
            "question": event.question,
            "attempt": judged.attempt,
            "counts": judged.counts,
            "at": self._time_of(event),
            "received_at": self.now,
            "body_hash": body_hash,
            "body": canonical_json(judged.body),
            "status": judged.status,
            "reason": judged.reason,
            "verdict": canonical_json(judged.kept),
            "flags": flags_of(event, judged, self.situation, at=self._time_of(event)),
            "log_no": self.log_no,
        }
        # Core, because this is the busiest write of all and the unit of work would cost more than the insert.
        self.session.execute(_INSERT, [values])
        self.room -= 1
        # Who is answering just now concerns the group's own phones alone.
        self.moved = self.moved or event.type != "claim"
        self.known[values["event_id"]] = Event(**values)


def _id_of(raw: Any) -> str | None:
    identity = raw.get("id") if isinstance(raw, dict) else None
    return identity if isinstance(identity, str) and len(identity) <= 64 and identity.isascii() else None
