"""What the question bank knows of drafts and folders, kept by revision. Reads only; for views."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.content.drafts import Draft
from app.content.kept import Kept
from app.content.loader import Library
from app.content.queries import edition_of, newest_edition_id
from app.content.references import question_in, same_question
from app.quiz.localized import LocalText
from app.studio import bank, queries
from app.studio.bank import Listed, QuizParts, RouteParts
from app.studio.models import StudioDocument

MOST_QUIZZES = 2_000
MOST_SHARED = 50

_parts: Kept[QuizParts | RouteParts] = Kept(most=2 * MOST_QUIZZES)
# Each value holds its library, so that no other one can be taken for it.
_originals: Kept[tuple[Library, dict[str, QuizParts], list[RouteParts]]] = Kept(most=2)


@dataclass(frozen=True)
class Shelves:
    """The quizzes and routes of the drafts; routes that were put aside ask nothing."""

    quizzes: dict[str, QuizParts]
    routes: list[RouteParts]


@dataclass(frozen=True)
class Shared:
    """Another route that asks questions of a route's quizzes, and whether its published state lacks their change."""

    route: str
    title: LocalText
    outdated: bool


def questions(session: Session, library: Library) -> list[Listed]:
    """All questions there are: those of drafts, then those of folders that no draft has taken over."""
    shelves = drafts(session)
    quizzes, routes = _original_parts(library)
    taken_over = {route.slug for route in shelves.routes}
    free = {path: parts for path, parts in quizzes.items() if path not in shelves.quizzes}
    remaining = [route for route in routes if route.slug not in taken_over]
    return [
        *bank.listed(shelves.quizzes, shelves.routes, original=False),
        *bank.listed(free, remaining, original=True),
    ]


def whole_question(session: Session, library: Library, path: str, name: str) -> tuple[dict[str, Any], bool] | None:
    """A question as it is written, and whether it is an original."""
    draft = queries.document_of(session, "quiz", path) if len(path) <= 250 else None
    if draft is not None:
        found = question_in(json.loads(draft.document).get("quiz"), name)
    else:
        quiz = library.quizzes.get(path)
        found = None if quiz is None else question_in(_data(quiz), name)
    return None if found is None else (found, draft is None)


def drafts(session: Session) -> Shelves:
    """What all drafts contribute; only those that have changed are read again."""
    made = StudioDocument
    columns = select(made.id, made.kind, made.name, made.rev, made.changed_at, made.archived_at)
    rows = session.execute(columns.order_by(made.name).limit(MOST_QUIZZES)).all()
    shelves, database = Shelves({}, []), str(session.get_bind().engine.url)
    for row in rows:
        key = (database, row.id, row.kind, row.name, row.rev, row.changed_at)
        parts = _parts.get(key, partial(_read, session, row.kind, row.name))
        if isinstance(parts, QuizParts):
            shelves.quizzes[row.name] = parts
        elif row.archived_at is None:
            shelves.routes.append(parts)
    return shelves


def shared_routes(session: Session, slug: str, quizzes: Mapping[str, Draft]) -> list[Shared]:
    """The other routes that ask questions of this one's quizzes; `quizzes` are these and those they refer to."""
    shelves = drafts(session)
    own = next((route for route in shelves.routes if route.slug == slug), None)
    asked = bank.questions_of(own, shelves.quizzes) if own else set()
    found = []
    for route in shelves.routes:
        common = asked & bank.questions_of(route, shelves.quizzes)
        if route.slug != slug and common:
            found.append(Shared(route.slug, route.title, _lacks(session, route, common, shelves, quizzes)))
    return found[:MOST_SHARED]


def _lacks(
    session: Session, route: RouteParts, common: Iterable[bank.Key], shelves: Shelves, quizzes: Mapping[str, Draft]
) -> bool:
    """Whether a route was published with other words than these questions have now; unpublished ones lack nothing."""
    edition = newest_edition_id(session, route.slug)
    if edition is None:
        return False
    published = [_data(quiz)["questions"] for quiz in edition_of(session, edition).quizzes.values()]
    known = [question for entries in published for question in entries]
    for path, name in common:
        now = question_in(quizzes.get(path, {}).get("quiz"), name)
        if now is not None and not any(same_question(now, question) for question in known):
            return True
    return False


def _read(session: Session, kind: str, name: str) -> QuizParts | RouteParts:
    made = queries.document_of(session, kind, name)
    draft = json.loads(made.document) if made else {}
    return bank.quiz_parts(draft.get("quiz")) if kind == "quiz" else bank.route_parts(name, draft.get("route"))


def _original_parts(library: Library) -> tuple[dict[str, QuizParts], list[RouteParts]]:
    _, quizzes, routes = _originals.get(id(library), lambda: (library, *_parts_of(library)))
    return quizzes, routes


def _parts_of(library: Library) -> tuple[dict[str, QuizParts], list[RouteParts]]:
    quizzes = {path: bank.quiz_parts(_data(quiz)) for path, quiz in library.quizzes.items()}
    routes = [
        bank.route_parts(slug, loaded.route.model_dump(mode="json", by_alias=True, exclude_defaults=True))
        for slug, loaded in library.routes.items()
    ]
    return quizzes, routes


def _data(quiz: Any) -> dict[str, Any]:
    data: dict[str, Any] = quiz.model_dump(mode="json", by_alias=True, exclude_defaults=True)
    return data
