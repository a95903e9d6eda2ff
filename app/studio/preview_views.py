"""The phone beside the studio's forms: its page, the blocks of an insight, a question's score as the game gives it."""

from __future__ import annotations

from flask import Blueprint, Response, jsonify, make_response, render_template

from app.content.documents import InsightText
from app.content.markdown import blocks
from app.errors import Invalid, TooLarge
from app.quiz.localized import length_of
from app.quiz.registry import question_types
from app.studio.tryout import Missing, judge
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
        message = _sentence(missing, str(body["question"].get("type")))
        return jsonify({"missing": {"field": missing.field, "message": message}})


def _sentence(missing: Missing, kind: str) -> str:
    """The rule's own sentence, else one that names the field."""
    catalogue, lang = services().catalogue, language()
    rule = f"sq-try-{missing.rule.replace('_', '-')}"
    if catalogue.has(rule):
        return catalogue.format(lang, rule)
    own, shared = f"sq-field-{kind}-{missing.field}", f"sq-field-{missing.field}"
    for key in (own, shared):
        if catalogue.has(key):
            return catalogue.format(lang, "sq-try-field", field=catalogue.format(lang, key))
    return catalogue.format(lang, "sq-try-other")


describe(
    Operation("post", BLOCKS, "An insight's text as blocks", needs_staff=True),
    Operation("post", TRY, "What a response to a question is worth", needs_staff=True),
)
