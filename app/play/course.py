"""An edition prepared for judging: fences projected once, questions by id. Pure; built from the edition's document."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from app.content.documents import Route, Station
from app.content.editions import EditionDocument
from app.content.markdown import blocks
from app.geo.distance import Position
from app.geo.fence import DEFAULT_RADIUS_M, Fence
from app.quiz.base import Question, public_payload


@dataclass(frozen=True)
class Stop:
    """One station with its fence (None: code only), its questions in order, and what a check-in opens."""

    station: Station
    number: int
    fence: Fence | None
    questions: Mapping[str, Question]
    checkin_points: int
    content: Mapping[str, Any]

    @property
    def position(self) -> Position | None:
        """Where the station is, if that is known."""
        place = self.station.position
        return None if place is None else Position(place.lat, place.lon)


@dataclass(frozen=True)
class Course:
    """Everything needed to judge events of one edition and to show its stations."""

    edition_id: str
    document: EditionDocument
    stops: Mapping[str, Stop]

    @property
    def route(self) -> Route:
        """The route of the edition."""
        return self.document.route

    @property
    def question_count(self) -> int:
        """How many questions there are on the whole route."""
        return sum(len(stop.questions) for stop in self.stops.values())


def build_course(edition_id: str, document: EditionDocument) -> Course:
    """Prepare an edition. The document has been validated, so every quiz it names is in it."""
    stops: dict[str, Stop] = {}
    for number, station in enumerate(document.route.stations, start=1):
        quiz = document.quizzes[station.quiz] if station.quiz else None
        questions = {question.id: question for question in quiz.questions} if quiz else {}
        points = station.checkin_points
        stops[station.id] = Stop(
            station=station,
            number=number,
            fence=_fence(station),
            questions=questions,
            checkin_points=document.route.scoring.checkin_points if points is None else points,
            content={
                "insight": _insight(station, document.route),
                "media": [
                    {"url": f"/media/{edition_id}/{medium.file}", "alt": medium.spoken, "credit": medium.credit}
                    for medium in station.media
                ],
                "audio": [
                    {"url": f"/media/{edition_id}/{recording.file}", **recording.model_dump(exclude={"file"})}
                    for recording in station.audio or []
                ],
                "questions": [public_payload(question) for question in questions.values()],
            },
        )
    return Course(edition_id, document, stops)


def _insight(station: Station, route: Route) -> dict[str, list[Any]]:
    """The insight as block trees by language; a plain text stands under the route's first language."""
    text = station.insight
    if text is None:
        return {}
    by_language = {route.languages[0]: text} if isinstance(text, str) else text
    return {language: blocks(value) for language, value in by_language.items()}


def _fence(station: Station) -> Fence | None:
    if station.fence is not None and station.fence.polygon is not None:
        return Fence.polygon([Position(lat, lon) for lat, lon in station.fence.polygon])
    if station.position is None:
        return None
    center = Position(station.position.lat, station.position.lon)
    if station.fence is not None and station.fence.radius_m is not None:
        return Fence.circle(center, station.fence.radius_m)
    return Fence.circle(center, DEFAULT_RADIUS_M)
