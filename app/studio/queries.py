"""What the database knows of drafts and their saves. Reads only."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.content.queries import newest_publication
from app.content.references import referred_quizzes, station_quizzes
from app.studio.models import StudioDocument, StudioSave

MOST_DOCUMENTS = 500
MOST_SAVES = 200
HISTORY_PAGE = 50


def document_of(session: Session, kind: str, name: str) -> StudioDocument | None:
    """A draft by its kind and name."""
    return session.scalar(select(StudioDocument).where(StudioDocument.kind == kind, StudioDocument.name == name))


def documents(session: Session, kind: str) -> list[StudioDocument]:
    """All drafts of a kind by name, archived ones too."""
    of_kind = select(StudioDocument).where(StudioDocument.kind == kind)
    return list(session.scalars(of_kind.order_by(StudioDocument.name).limit(MOST_DOCUMENTS)))


def every_document(session: Session) -> Iterator[StudioDocument]:
    """All drafts, archived ones too, one after another: for commands, since no list of them is bounded."""
    yield from session.scalars(select(StudioDocument).order_by(StudioDocument.kind, StudioDocument.name))


def is_taken_over(session: Session, slug: str) -> bool:
    """Whether the studio decides what is published of a route, one that was put aside included."""
    return document_of(session, "route", slug) is not None


def is_taken(session: Session, slug: str) -> bool:
    """Names of drafts and of everything that was ever published are taken."""
    return document_of(session, "route", slug) is not None or newest_publication(session, slug) is not None


def quiz_names(route: dict[str, Any]) -> list[str]:
    """The paths of the quizzes that a route's draft asks, each once, in the order of the stations."""
    return station_quizzes(route.get("route"))


def drafts_of(session: Session, names: Iterable[str]) -> dict[str, dict[str, Any]]:
    """The drafts of these quizzes and of those whose questions they ask, as far as they exist."""
    found = _quizzes(session, names)
    referred = {name for quiz in found.values() for name in referred_quizzes(quiz.get("quiz"))}
    return found | _quizzes(session, referred - found.keys())


def _quizzes(session: Session, names: Iterable[str]) -> dict[str, dict[str, Any]]:
    of_these = select(StudioDocument).where(StudioDocument.kind == "quiz", StudioDocument.name.in_(list(names)))
    return {one.name: json.loads(one.document) for one in session.scalars(of_these)}


def every_quiz_name(session: Session) -> set[str]:
    """What the quizzes are called that there are drafts of."""
    return set(session.scalars(select(StudioDocument.name).where(StudioDocument.kind == "quiz")))


def revisions_of(session: Session, names: Iterable[str]) -> dict[str, int]:
    """At which revision the drafts of these quizzes are."""
    wanted = list(names)
    columns = select(StudioDocument.name, StudioDocument.rev)
    rows = session.execute(columns.where(StudioDocument.kind == "quiz", StudioDocument.name.in_(wanted)))
    return {row[0]: row[1] for row in rows}


def save_of(session: Session, document_id: int, save_id: str) -> StudioSave | None:
    """A save that has been judged already."""
    return session.scalar(
        select(StudioSave).where(StudioSave.document_id == document_id, StudioSave.save_id == save_id)
    )


def saves_since(session: Session, document_id: int, rev: int) -> list[StudioSave]:
    """What was saved after a revision, in order; at most one more than `MOST_SAVES`, so that too many are noticed."""
    later = select(StudioSave).where(StudioSave.document_id == document_id, StudioSave.rev > rev)
    return list(session.scalars(later.order_by(StudioSave.id).limit(MOST_SAVES + 1)))


def saves_between(session: Session, document_id: int, rev: int, until: int) -> list[StudioSave]:
    """What was saved after one revision up to another, in order: what there is to take back on the way to the first."""
    of_draft = select(StudioSave).where(StudioSave.document_id == document_id)
    return list(session.scalars(of_draft.where(StudioSave.rev > rev, StudioSave.rev <= until).order_by(StudioSave.id)))


def copy_after(session: Session, document_id: int, rev: int) -> tuple[int, str] | None:
    """The first whole copy of a draft that was kept at a revision or later, with its revision."""
    columns = select(StudioSave.rev, StudioSave.document).where(StudioSave.document_id == document_id)
    kept = columns.where(StudioSave.rev >= rev, StudioSave.document.is_not(None)).order_by(StudioSave.rev).limit(1)
    found = session.execute(kept).first()
    return None if found is None else (found[0], str(found[1]))


def history(session: Session, document_id: int, *, before: int | None) -> list[StudioSave]:
    """A page of the saves, the last one first; one more than fits, so that a further page is noticed."""
    all_saves = select(StudioSave).where(StudioSave.document_id == document_id)
    page = all_saves if before is None else all_saves.where(StudioSave.id < before)
    return list(session.scalars(page.order_by(StudioSave.id.desc()).limit(HISTORY_PAGE + 1)))
