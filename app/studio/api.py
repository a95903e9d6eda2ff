"""The studio's JSON: reading drafts, saving changes to them, their history. Pages are in views.py."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, Response, g, jsonify, request
from sqlalchemy.orm import Session

from app.errors import Invalid
from app.studio import payloads, queries, rules, service
from app.studio.bodies import own_body
from app.studio.changes import MAX_CHANGES, Change, InvalidChange, check_change
from app.studio.described import describe_studio
from app.studio.models import StudioDocument
from app.web.context import now, reading, writing
from app.web.guards import guard

bp = Blueprint("studio_api", __name__, url_prefix="/api/v1/studio")
WHICH = "<any(route,quiz):kind>/<path:name>"
MAX_BODY = 500 * 1024

describe_studio()


@bp.get(f"/documents/{WHICH}")
@guard("organizer")
def read_document(kind: str, name: str) -> Response:
    """A draft as a whole; a quiz that nobody has written begins empty and is made by its first save."""
    with reading() as session:
        draft = _draft_if_written(session, kind, name)
        if draft is None:
            return jsonify({"kind": kind, "name": name, "rev": 0, "document": rules.blank_quiz()})
        return jsonify(payloads.document_payload(draft))


@bp.get(f"/saves/{WHICH}")
@guard("organizer")
def read_news(kind: str, name: str) -> Response:
    """What was saved after the revision that the asker has."""
    since = _number("since", 0)
    with reading() as session:
        # Whoever has seen a later state than none has seen what must be there.
        draft = service.known_document(session, kind, name) if since else _draft_if_written(session, kind, name)
        if draft is None:
            return jsonify({"rev": 0, "saves": []})
        return jsonify(payloads.news_payload(session, draft, since=since))


@bp.post(f"/saves/{WHICH}")
@guard("organizer")
def save(kind: str, name: str) -> Response:
    """Judge a save; the reply says what became of each change and what others have saved meanwhile."""
    save_id, since, changes = _read_save(own_body(MAX_BODY))
    with writing() as session:
        # A station's first question makes its quiz, without a way to the server before it.
        draft = service.quiz_to_save(session, name, author=g.staff.name, now=now()) if kind == "quiz" else None
        draft = draft or service.known_document(session, kind, name)
        made = service.save(session, draft, save_id=save_id, changes=changes, author=g.staff.name, now=now())
        # All saves since, this one among them, in the order in which they hold: the browser puts them over what it has.
        return jsonify({**payloads.news_payload(session, draft, since=since), "results": made.results})


@bp.get(f"/history/{WHICH}")
@guard("organizer")
def read_history(kind: str, name: str) -> Response:
    """A page of the saves with author and time, the last one first."""
    before = _number("before", 0) or None
    with reading() as session:
        draft = _draft_if_written(session, kind, name)
        return jsonify(payloads.history_payload(queries.history(session, draft.id, before=before) if draft else []))


@bp.post(f"/restore/{WHICH}")
@guard("organizer")
def restore(kind: str, name: str) -> Response:
    """Make a draft what it was after an earlier save; this is a save itself and can be taken back."""
    rev = own_body().get("rev")
    if not isinstance(rev, int) or isinstance(rev, bool):
        raise Invalid("bad_request")
    # Going back through a long history takes a moment, so nobody's check-in waits for it.
    with reading() as session:
        wanted = service.document_at(session, service.known_document(session, kind, name), rev)
    with writing() as session:
        draft = service.known_document(session, kind, name)
        service.become(session, draft, wanted, author=g.staff.name, now=now())
        return jsonify(payloads.document_payload(draft))


def _draft_if_written(session: Session, kind: str, name: str) -> StudioDocument | None:
    """A draft; None for a quiz, which a page has open and asks about before the first save makes it."""
    if kind == "quiz" and rules.is_quiz_name(name):
        return queries.document_of(session, kind, name)
    return service.known_document(session, kind, name)


def _read_save(body: dict[str, Any]) -> tuple[str, int, list[Change]]:
    """Id, revision and changes of a save. Raises Invalid: no browser of ours sends anything else."""
    save_id, rev, changes = body.get("save_id"), body.get("rev"), body.get("changes")
    if not isinstance(save_id, str) or not rules.SAVE_ID.fullmatch(save_id):
        raise Invalid("bad_request")
    if not isinstance(rev, int) or isinstance(rev, bool) or not 0 <= rev < 2**31:
        raise Invalid("bad_request")
    if not isinstance(changes, list) or not 1 <= len(changes) <= MAX_CHANGES:
        raise Invalid("bad_request")
    try:
        return save_id, rev, [check_change(change) for change in changes]
    except InvalidChange:
        raise Invalid("bad_request") from None


def _number(name: str, default: int) -> int:
    typed = request.args.get(name, "")
    return int(typed) if typed.isascii() and typed.isdecimal() and len(typed) < 10 else default
