"""What the studio's home says of each route: state, problems, what may be copied. Reads only; for views alone."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from app.content.editions import edition_id
from app.content.kept import Kept
from app.content.loader import Library
from app.content.models import Publication
from app.content.queries import newest_publications
from app.quiz.localized import LocalText
from app.studio import bank_queries, queries, service
from app.studio.bank import QuizParts
from app.studio.models import StudioDocument


@dataclass(frozen=True)
class Judged:
    """What a check said of a draft: how much stands in the way, and what it would be as published."""

    errors: int
    advice: int
    edition: str | None


_judged: Kept[Judged] = Kept(most=500)


@dataclass(frozen=True)
class RouteLine:
    """One draft in the list. `state` is draft, published or changed."""

    slug: str
    title: LocalText
    stations: int
    state: str
    published_at: datetime | None
    changed_at: datetime
    changed_by: str
    judged: Judged
    archived: bool


@dataclass(frozen=True)
class Original:
    """A route of the folder that nobody has taken over."""

    slug: str
    title: LocalText
    summary: LocalText
    stations: int


def route_lines(session: Session, *, archived: bool) -> list[RouteLine]:
    """The drafts, changed last first."""
    published = {one.route_slug: one for one in newest_publications(session)}
    drafts = [one for one in queries.documents(session, "route") if (one.archived_at is not None) == archived]
    drafts.sort(key=lambda one: one.changed_at, reverse=True)
    quizzes = bank_queries.drafts(session).quizzes
    return [_line(session, draft, published.get(draft.name), quizzes) for draft in drafts]


def free_originals(session: Session, library: Library) -> list[Original]:
    """The routes of the folder that are not among the drafts, by slug."""
    taken = {one.name for one in queries.documents(session, "route")}
    routes = [loaded for slug, loaded in sorted(library.routes.items()) if slug not in taken]
    return [Original(one.slug, one.route.title, one.route.summary, len(one.route.stations)) for one in routes]


def route_of(document: Mapping[str, Any]) -> dict[str, Any]:
    """The route's own document, empty where a draft holds something else there."""
    route = document.get("route")
    return route if isinstance(route, dict) else {}


def title_of(document: Mapping[str, Any], slug: str) -> LocalText:
    """A draft's title as far as it has one."""
    title = route_of(document).get("title")
    return title if isinstance(title, str | dict) and title else slug


def _line(
    session: Session, draft: StudioDocument, publication: Publication | None, quizzes: Mapping[str, QuizParts]
) -> RouteLine:
    document = json.loads(draft.document)
    judged = _judge(session, draft, document, quizzes)
    state = "draft"
    if publication is not None:
        state = "published" if judged.edition == publication.edition_id else "changed"
    stations = route_of(document).get("stations")
    return RouteLine(
        slug=draft.name,
        title=title_of(document, draft.name),
        stations=len(stations) if isinstance(stations, list) else 0,
        state=state,
        published_at=None if publication is None else publication.at,
        changed_at=draft.changed_at,
        changed_by=draft.changed_by,
        judged=judged,
        archived=draft.archived_at is not None,
    )


def _judge(
    session: Session, draft: StudioDocument, document: Mapping[str, Any], quizzes: Mapping[str, QuizParts]
) -> Judged:
    """A check takes a moment, so it is made once for each state of a route, its quizzes and those they refer to."""
    names = set(queries.quiz_names(dict(document)))
    names |= {other for name in names & quizzes.keys() for other, _ in quizzes[name].uses}
    key = (draft.id, draft.rev, draft.created_at, tuple(sorted(queries.revisions_of(session, names).items())))

    def make() -> Judged:
        found = service.read_route(session, draft)
        errors = sum(finding.level == "error" for finding in found.findings)
        edition = None if found.document is None else edition_id(found.document)
        return Judged(errors, len(found.findings) - errors, edition)

    return _judged.get(key, make)
