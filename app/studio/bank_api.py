"""The question bank's JSON: searching all questions, their tags, one question as a whole."""

from __future__ import annotations

import math
from typing import Any

from flask import Blueprint, Response, jsonify, request

from app.content.loader import Library
from app.errors import NotFound
from app.studio import bank, bank_queries
from app.studio.originals import originals
from app.web.context import reading, settings
from app.web.guards import guard

bp = Blueprint("studio_bank", __name__, url_prefix="/api/v1/studio")

LONGEST_SEARCH = 200


@bp.get("/questions")
@guard("organizer")
def list_questions() -> Response:
    """A page of the questions that fit the search, by quiz; without one of all."""
    typed = {name: request.args.get(name, "")[:LONGEST_SEARCH] for name in ("q", "tag", "type", "page")}
    library = _library()
    with reading() as session:
        found = bank.search(
            bank_queries.questions(session, library), q=typed["q"], tag=typed["tag"], kind=typed["type"]
        )
    pages = max(1, math.ceil(len(found) / bank.PAGE_SIZE))
    page = min(_number(typed["page"]), pages)
    shown = found[(page - 1) * bank.PAGE_SIZE : page * bank.PAGE_SIZE]
    return jsonify({"questions": [_payload(one) for one in shown], "page": page, "pages": pages, "total": len(found)})


@bp.get("/questions/<path:quiz>/<question>")
@guard("organizer")
def read_question(quiz: str, question: str) -> Response:
    """A question as it is written: what a quiz that takes a copy of it gets."""
    library = _library()
    with reading() as session:
        found = bank_queries.whole_question(session, library, quiz, question)
    if found is None:
        raise NotFound("question_not_found")
    return jsonify({"quiz": quiz, "question": found[0], "original": found[1]})


@bp.get("/tags")
@guard("organizer")
def list_tags() -> Response:
    """All tags, those of most questions first."""
    library = _library()
    with reading() as session:
        counts = bank.tag_counts(bank_queries.questions(session, library))
    return jsonify({"tags": [{"tag": tag, "count": count} for tag, count in counts]})


def _library() -> Library:
    return originals(settings().routes_dir, settings().quizzes_dir)


def _payload(one: bank.Listed) -> dict[str, Any]:
    entry = one.entry
    payload: dict[str, Any] = {
        "quiz": one.quiz,
        "id": entry.id,
        "type": entry.type,
        "prompt": entry.prompt,
        "tags": list(entry.tags),
        "used_in": [{"route": use.route, "title": use.title, "station": use.station} for use in one.used_in],
        "original": one.original,
    }
    return payload if entry.source is None else {**payload, "source": entry.source}


def _number(typed: str) -> int:
    return max(1, int(typed)) if typed.isascii() and typed.isdecimal() and len(typed) < 9 else 1
