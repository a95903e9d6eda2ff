"""Making drafts, saving changes to them, publishing them. Takes a session and plain values, flushes, never commits."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal
from uuid import uuid4

from sqlalchemy.orm import Session

from app.content import service as content
from app.content.drafts import DraftReading, read_draft
from app.content.editions import EditionDocument
from app.content.models import Edition
from app.content.references import referred_quizzes, with_references
from app.errors import Conflict, Invalid, NotFound, TooLarge
from app.studio import changes as rules_of_changes
from app.studio import queries, rules
from app.studio.changes import Change, Document, Result
from app.studio.models import StudioDocument, StudioSave

MAX_DOCUMENT_BYTES = 2_000_000
# After so many revisions a save keeps the whole draft, so that going back starts near where it leads. Drafts have none
# from before there were such copies, and saves in which everything lost raise no revision and come on top.
COPY_EVERY = 50


@dataclass(frozen=True)
class Saved:
    """What became of a save: the revision it made, one result for each change, and whether it was judged before."""

    save: StudioSave
    results: list[dict[str, Any]]


def known_document(session: Session, kind: str, name: str) -> StudioDocument:
    """A draft, or NotFound."""
    found = queries.document_of(session, kind, name) if len(name) <= 250 else None
    if found is None:
        raise NotFound("draft_not_found")
    return found


def create_document(
    session: Session, kind: str, name: str, document: Document, *, author: str, now: datetime, codes_of: str = ""
) -> StudioDocument:
    """A new draft; its name must be free."""
    made = StudioDocument(
        kind=kind,
        name=name,
        document=_text(document),
        rev=0,
        codes_of=codes_of,
        created_at=now,
        created_by=author,
        changed_at=now,
        changed_by=author,
    )
    session.add(made)
    session.flush()
    return made


def quiz_to_save(session: Session, name: str, *, author: str, now: datetime) -> StudioDocument | None:
    """A quiz's draft, made where there is none yet; None where it cannot be called so."""
    if not rules.is_quiz_name(name):
        return None
    known = queries.document_of(session, "quiz", name)
    return known or create_document(session, "quiz", name, rules.blank_quiz(), author=author, now=now)


def create_copy(
    session: Session,
    slug: str,
    draft: Document,
    quizzes: dict[str, Document],
    is_original: Callable[[str], bool] = lambda _name: False,
    *,
    author: str,
    now: datetime,
    codes_of: str = "",
) -> StudioDocument:
    """A new route with quizzes of its own, so that nothing changes where they were copied from.

    A quiz of another route, or of a folder that somebody may take over, can lie below the new route's name already.
    Questions that these take from quizzes of other routes stay shared.
    """
    known = queries.every_quiz_name(session)
    copied, names = rules.moved_quizzes(draft, slug, lambda name: name in known or is_original(name))
    for old, new in names.items():
        if old in quizzes:
            create_document(session, "quiz", new, rules.moved_uses(quizzes[old], names), author=author, now=now)
    _take_in(session, {path: quiz for path, quiz in quizzes.items() if path not in names}, author=author, now=now)
    return create_document(session, "route", slug, copied, author=author, now=now, codes_of=codes_of)


def take_over(
    session: Session, slug: str, draft: Document, quizzes: dict[str, Document], *, author: str, now: datetime
) -> StudioDocument:
    """A route of the folder under its own name, with its quizzes as far as nobody has taken them over already."""
    _take_in(session, quizzes, author=author, now=now)
    return create_document(session, "route", slug, draft, author=author, now=now)


def take_in_file(
    session: Session,
    slug: str,
    draft: Document,
    quizzes: dict[str, Document],
    is_original: Callable[[str], bool],
    *,
    author: str,
    now: datetime,
) -> StudioDocument:
    """A new route out of a file, with its quizzes under names that nothing else has: no other route changes by it.

    A quiz that only lends questions and is here already, word for word, stays shared.
    """
    asked = queries.quiz_names(draft)
    lending = {name for quiz in quizzes.values() for name in referred_quizzes(quiz.get("quiz"))} - set(asked)
    shared = {path for path in lending & quizzes.keys() if _is_kept(session, path, quizzes[path])}
    paths = [*asked, *sorted(lending - shared)]
    known = queries.every_quiz_name(session)
    names = rules.free_quizzes(paths, slug, lambda path: path in known or is_original(path))
    for path in names.keys() & quizzes.keys():
        quiz = rules.moved_uses(quizzes[path], names)
        create_document(session, "quiz", names[path], quiz, author=author, now=now)
    return create_document(session, "route", slug, rules.renamed_quizzes(draft, names), author=author, now=now)


def _is_kept(session: Session, path: str, quiz: Document) -> bool:
    known = queries.document_of(session, "quiz", path)
    return known is not None and not differences(json.loads(known.document), quiz)


def _take_in(session: Session, quizzes: dict[str, Document], *, author: str, now: datetime) -> None:
    for path, quiz in quizzes.items():
        if queries.document_of(session, "quiz", path) is None:
            create_document(session, "quiz", path, quiz, author=author, now=now)


def bring_in(
    session: Session, kind: str, name: str, document: Document, *, replace: bool, author: str, now: datetime
) -> Literal["new", "same", "changed", "differs"]:
    """A draft as it comes from a file; an existing one that says something else is changed only by `replace`."""
    known = queries.document_of(session, kind, name)
    if known is None:
        create_document(session, kind, name, document, author=author, now=now)
        return "new"
    if not differences(json.loads(known.document), document):
        return "same"
    if not replace:
        return "differs"
    become(session, known, document, author=author, now=now)
    return "changed"


def become_edition(
    session: Session,
    draft: StudioDocument,
    route: Document,
    quizzes: dict[str, Document],
    *,
    author: str,
    now: datetime,
) -> None:
    """Make a route and its quizzes what they were when they were published."""
    become(session, draft, route, author=author, now=now)
    current = {path: known.get("quiz") or {} for path, known in queries.drafts_of(session, quizzes).items()}
    for path, quiz in quizzes.items():
        known = queries.document_of(session, "quiz", path)
        if known is None:
            create_document(session, "quiz", path, quiz, author=author, now=now)
        else:
            wanted = {"quiz": with_references(quiz["quiz"], current[path], current)}
            become(session, known, wanted, author=author, now=now)


def save(
    session: Session, draft: StudioDocument, *, save_id: str, changes: list[Change], author: str, now: datetime
) -> Saved:
    """Apply changes one by one; what collides with somebody else's is kept in the save and told, never applied."""
    judged = queries.save_of(session, draft.id, save_id)
    if judged is not None:
        return Saved(judged, json.loads(judged.results))
    document = json.loads(draft.document)
    results = [rules_of_changes.apply(document, change) for change in changes]
    holds = any(result.status == "applied" for result in results)
    if holds:
        draft.document = _text(document)
        draft.rev += 1
        draft.changed_at, draft.changed_by = now, author
    made = StudioSave(
        document_id=draft.id,
        save_id=save_id,
        rev=draft.rev,
        at=now,
        author=author,
        changes=json.dumps([_stored(*pair) for pair in zip(changes, results, strict=True)], ensure_ascii=False),
        results=json.dumps([result.payload() for result in results], ensure_ascii=False),
        document=draft.document if holds and draft.rev % COPY_EVERY == 0 else None,
    )
    session.add(made)
    session.flush()
    return Saved(made, json.loads(made.results))


def _stored(change: Change, result: Result) -> Change:
    """What lost against somebody else's change is kept as it was written: nothing is there to make it whole again."""
    return rules_of_changes.packed(change) if result.status == "applied" else change


def take_back(document: Document, saved: StudioSave) -> list[Change]:
    """Make of a draft what it was before a save; those changes of it that held, whole and in order."""
    pairs = zip(json.loads(saved.changes), json.loads(saved.results), strict=True)
    held = [change for change, result in pairs if result["status"] == "applied"]
    found = []
    for change in reversed(held):
        found.append(rules_of_changes.unpacked(document, change))
        rules_of_changes.apply(document, rules_of_changes.invert(found[-1]), force=True)
    return found[::-1]


def document_at(session: Session, draft: StudioDocument, rev: int) -> Document:
    """What a draft was after a revision: what came later is taken back from the end. Raises NotFound."""
    if not 0 <= rev <= draft.rev:
        raise NotFound("draft_not_found")
    until, text = queries.copy_after(session, draft.id, rev) or (draft.rev, draft.document)
    document: Document = json.loads(text)
    for saved in reversed(queries.saves_between(session, draft.id, rev, until)):
        take_back(document, saved)
    return document


def become(session: Session, draft: StudioDocument, wanted: Document, *, author: str, now: datetime) -> Saved:
    """Make a draft equal to another document by a save like any other, so that it can be taken back."""
    current = json.loads(draft.document)
    return save(session, draft, save_id=str(uuid4()), changes=differences(current, wanted), author=author, now=now)


def differences(current: Document, wanted: Document) -> list[Change]:
    """The changes that make one draft of another: field by field of its documents, other parts as a whole."""
    found: list[Change] = []
    for part in sorted({*current, *wanted}):
        old, new = current.get(part), wanted.get(part)
        if isinstance(old, dict) and isinstance(new, dict):
            names = sorted({*old, *new})
            pairs = [([part, name], old.get(name), new.get(name)) for name in names]
        else:
            pairs = [([part], old, new)]
        found += [{"op": "set", "path": path, "old": a, "new": b} for path, a, b in pairs if a != b]
    return found


def read_route(session: Session, draft: StudioDocument) -> DraftReading:
    """A route's draft with its quizzes, checked."""
    document = json.loads(draft.document)
    return read_draft(draft.name, document, queries.drafts_of(session, queries.quiz_names(document)))


def state_of(session: Session, draft: StudioDocument) -> str:
    """One word for what a route and its quizzes are just now: another one after every save to any of them."""
    quizzes = queries.revisions_of(session, queries.quiz_names(json.loads(draft.document)))
    return json.dumps([draft.rev, *sorted(quizzes.items())], separators=(",", ":"))


def publishable(session: Session, draft: StudioDocument, state: str) -> EditionDocument:
    """What a draft would be as published, checked, as long as it still is what `state` says.

    Takes a moment, so that it is made before the transaction that publishes. Raises Invalid and Conflict.
    """
    check_state(session, draft, state)
    document = read_route(session, draft).document
    if document is None:
        raise Invalid("draft_has_errors")
    return document


def check_state(session: Session, draft: StudioDocument, state: str) -> None:
    """Raise where a route was put aside, or has been changed since somebody looked at it."""
    if draft.archived_at is not None:
        raise Invalid("draft_archived")
    if state_of(session, draft) != state:
        raise Conflict("draft_changed")


def publish(
    session: Session, draft: StudioDocument, document: EditionDocument, state: str, *, author: str, now: datetime
) -> Edition:
    """Make a draft what the public reads and new tours walk on; running tours keep theirs. Raises as above."""
    check_state(session, draft, state)
    return content.publish(session, document, now=now, author=author, codes_of=draft.codes_of)


def archive(session: Session, draft: StudioDocument, *, archived: bool, now: datetime) -> None:
    """Put a draft aside, with what is published of it, or take both back; tours that there are stay as they are."""
    draft.archived_at = now if archived else None
    content.withdraw(session, draft.name, at=draft.archived_at)
    session.flush()


def check_size(document: Document) -> None:
    """Raise TooLarge where a draft could not be kept."""
    _text(document)


def _text(document: Document) -> str:
    text = json.dumps(document, ensure_ascii=False, separators=(",", ":"))
    if len(text) > MAX_DOCUMENT_BYTES:
        raise TooLarge("draft_too_large")
    return text
