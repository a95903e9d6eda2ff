"""A small route made for judging: two stations 52 m apart, one by code only, every question type once."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import pytest
import yaml

from app.content.editions import EditionDocument
from app.content.service import publish
from app.db import Database
from app.play import service
from app.play.events import EventBatch
from app.tokens import token_key
from app.tours import service as tours
from app.tours.queries import Principal, principal_of
from app.tours.rules import station_code

SECRET = b"0123456789abcdef" * 4


SOURCE = "source: {title: Zensus, date: 15.05.2022, area: Ludwigslust}"
DOCUMENT = f"""
schema: 1
slug: kleine-runde
route:
  schema: 1
  title: Kleine Runde
  summary: Zwei Orte.
  languages: [de]
  stations:
    - id: rathaus
      name: Rathaus
      position: {{lat: 53.32485, lon: 11.4949, confidence: high, source: Karte}}
      fence: {{radius_m: 30.0}}
      insight: Hier *stand* der Plan.
      quiz: rathaus
    - {{id: platzhaus, name: Platz, directions: Am Turm., insight: Hier., quiz: platz}}
quizzes:
  rathaus:
    schema: 1
    title: Rathaus
    questions:
      - id: wann
        type: choice
        prompt: Wann?
        attempts: 2
        hints: [{{text: Nicht b., cost: 20}}]
        options: [{{id: a, text: "1780", correct: true}}, {{id: b, text: "1880"}}, {{id: c, text: "1980"}}]
        explanation: Gebaut 1780.
        {SOURCE}
      - {{id: wahr, type: true_false, prompt: "Wahr?", answer: true}}
  platz:
    schema: 1
    title: Platz
    questions:
      - {{id: zahl, type: number, prompt: "Wie viele?", answer: 26, unit: von 100, tolerance: 1, zero_at: 21, {SOURCE}}}
      - {{id: wort, type: text, prompt: "Wer?", accept: [Busch]}}
      - id: mehr
        type: multiple
        prompt: Welche?
        options: [{{id: a, text: A, correct: true}}, {{id: b, text: B, correct: true}}, {{id: c, text: C}}]
"""

# Parsed once: some tests play hundreds of games.
PARSED = yaml.safe_load(DOCUMENT)


def document() -> EditionDocument:
    """The route as an edition."""
    return EditionDocument.model_validate(PARSED)


class NoLimit:
    """Never counts wrong codes."""

    def exhausted(self) -> bool:
        return False

    def failed(self) -> None:
        return


@dataclass
class Game:
    """A running tour with one group, and the ways to play it."""

    database: Database
    clock: Callable[[], datetime]
    phones: list[Principal]
    codes: Any

    def event(self, kind: str, seq: int, **parts: Any) -> dict[str, Any]:
        """An event as a phone makes it."""
        body = parts.pop("body", {})
        moment = self.clock().isoformat()
        return {"id": str(uuid.uuid4()), "seq": seq, "at": moment, "type": kind, "body": body, **parts}

    def checkin(self, seq: int, station: str) -> dict[str, Any]:
        """A check-in by the right code."""
        body = {"method": "code", "code": station_code(SECRET, "kleine-runde", station)}
        return self.event("checkin", seq, station=station, body=body)

    def fix(self, seq: int, lat: float, lon: float, accuracy_m: float = 8, age_s: float = 1) -> dict[str, Any]:
        """A check-in at the town hall by position."""
        fix = {"lat": lat, "lon": lon, "accuracy_m": accuracy_m, "age_s": age_s}
        return self.event("checkin", seq, station="rathaus", body={"method": "gps", "fix": fix})

    def answer(self, seq: int, station: str, question: str, response: Any, attempt: int = 1) -> dict[str, Any]:
        """An answer."""
        body = {"attempt": attempt, "response": response}
        return self.event("answer", seq, station=station, question=question, body=body)

    def send(self, *events: Any, phone: int = 0) -> service.Intake:
        """One batch, committed."""
        batch = EventBatch.model_validate(
            {"device": "test", "sent_at": self.clock().isoformat(), "events": list(events)}
        )
        with self.database.write() as session:
            return service.accept_batch(
                session, self.phones[phone], batch, secret=SECRET, codes=self.codes, now=self.clock()
            )


@pytest.fixture
def make_game(database: Database, clock) -> Callable[..., Game]:
    """Make a tour with one group of three phones."""

    def make(*, phase: str = "running", codes: Any = None) -> Game:
        with database.write() as session:
            edition = publish(session, document(), now=clock())
            tour = tours.create_tour(
                session, edition_id=edition.id, route_slug="kleine-runde", now=clock(), phase=phase
            )
            first = tours.join_group(session, tour, secret=SECRET, name="Füchse", language="de", now=clock())
            others = [tours.add_device(session, tour, first.group, now=clock()) for _ in range(2)]
        with database.read() as session:
            phones = [principal_of(session, token_key(joined.token)) for joined in (first, *others)]
        assert all(phones)
        return Game(database, clock, phones, codes or NoLimit())  # type: ignore[arg-type]

    return make


@pytest.fixture
def game(make_game: Callable[..., Game]) -> Game:
    """A running tour with one group of three phones."""
    return make_game()
