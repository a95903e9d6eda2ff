"""The phone beside the studio's forms: its page, the blocks of an insight, a question's score as the game gives it."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, Response, jsonify, make_response, render_template

from app.content.documents import InsightText
from app.content.markdown import blocks
from app.errors import Invalid, TooLarge
from app.quiz.localized import length_of
from app.quiz.registry import question_types
from app.studio.field_names import ENTRY_NAMES, name_of
from app.studio.tryout import Lack, Missing, judge
from app.web.context import json_body, services
from app.web.csp import framed_policy
from app.web.guards import guard
from app.web.i18n import LANGUAGES, language
from app.web.openapi import Operation, describe
from app.web.pages import page_data

bp = Blueprint("studio_preview", __name__)
BLOCKS, TRY = "/api/v1/studio/blocks", "/api/v1/studio/try"
MAX_INSIGHT = length_of(InsightText)
MAX_QUESTION_BYTES = 64 * 1024


@bp.get("/studio/preview")
@guard("organizer")
def preview() -> Response:
    """A phone's screens without a tour; what they show comes from the page that frames them."""
    data = page_data(languages=list(LANGUAGES))
    page = render_template("studio/preview.html", question_types=list(question_types()), page_data=data)
    response = make_response(page)
    response.headers["Content-Security-Policy"] = framed_policy()
    return response


@bp.post(BLOCKS)
@guard("organizer")
def insight_blocks() -> Response:
    """An insight's text as the tree from which phones build it."""
    body = json_body()
    text = body.get("text") if isinstance(body, dict) else None
    if not isinstance(text, str):
        raise Invalid("bad_request")
    if len(text) > MAX_INSIGHT:
        raise TooLarge("too_large")
    return jsonify({"blocks": blocks(text)})


@bp.post(TRY)
@guard("organizer")
def try_question() -> Response:
    """What a response to a question is worth, or a sentence on what the question still lacks; nothing is stored."""
    body = json_body(MAX_QUESTION_BYTES)
    if not isinstance(body, dict) or not isinstance(body.get("question"), dict):
        raise Invalid("bad_request")
    try:
        return jsonify(judge(body["question"], body.get("response")))
    except Missing as missing:
        return jsonify({"missing": _words(missing, body["question"])})


def _words(missing: Missing, question: dict[str, Any]) -> dict[str, Any]:
    """The rules' own sentences, and the fields as the form names them, each with its path in the question."""
    catalogue, lang = services().catalogue, language()
    rules = [f"sq-try-{lack.rule.replace('_', '-')}" for lack in missing.lacks]
    said = dict.fromkeys(catalogue.format(lang, rule) for rule in rules if catalogue.has(rule))
    placed = [lack for lack in missing.lacks if lack.place]
    fields = {words: _path(lack, question) for lack in placed if (words := _name(lack, question))}
    # The sentence leads to the names behind it; without one it would end in its colon.
    if fields and any(lack.place and not catalogue.has(rule) for lack, rule in zip(missing.lacks, rules, strict=True)):
        said[catalogue.format(lang, "sq-try-missing")] = None
    message = " ".join(said) or catalogue.format(lang, "sq-try-other")
    return {"message": message, "fields": [{"name": words, "path": path} for words, path in fields.items()]}


def _name(lack: Lack, question: dict[str, Any]) -> str:
    """`Quelle: Titel`, `Antwort 2`; nothing for a field that no form has."""
    catalogue, lang = services().catalogue, language()
    field, *inner = lack.place
    if inner and isinstance(inner[0], int):
        return catalogue.format(lang, key, number=inner[0] + 1) if (key := ENTRY_NAMES.get(str(field))) else ""
    known = name_of(("quiz", "questions", str(field)), str(question.get("type", "")), catalogue.has)
    if known is None:
        return ""
    words = catalogue.format(lang, known)
    return f"{words}: {catalogue.format(lang, f'sq-field-{field}-{inner[0]}')}" if inner else words


def _path(lack: Lack, question: dict[str, Any]) -> list[str]:
    """As the editor's changes name it: an option goes by its id, lists of texts are one value."""
    field, *inner = lack.place
    if not inner or isinstance(inner[0], str):
        return [str(part) for part in lack.place]
    entries = question.get(str(field))
    entry = entries[inner[0]] if isinstance(entries, list) and inner[0] < len(entries) else None
    known = entry.get("id") if field == "options" and isinstance(entry, dict) else None
    return [str(field), known, "text"] if isinstance(known, str) else [str(field)]


describe(
    Operation("post", BLOCKS, "An insight's text as blocks", needs_staff=True),
    Operation("post", TRY, "What a response to a question is worth", needs_staff=True),
)
