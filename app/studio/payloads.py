"""Drafts, saves and findings as the browser gets them. For views alone."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy.orm import Session

from app.clock import isoformat
from app.content.drafts import DraftReading
from app.content.findings import Finding
from app.content.reading import PLACEHOLDER
from app.studio import bank_queries, queries, service
from app.studio.changes import Document, differing
from app.studio.finding_words import Catalogue, FindingWords, step_of
from app.studio.models import StudioDocument, StudioSave

MOST_FINDINGS = 200


def document_payload(draft: StudioDocument) -> dict[str, Any]:
    """A draft as a whole."""
    return {
        "kind": draft.kind,
        "name": draft.name,
        "rev": draft.rev,
        "document": json.loads(draft.document),
        "codes_of": draft.codes_of,
        "changed_at": isoformat(draft.changed_at),
        "changed_by": draft.changed_by,
        "archived": draft.archived_at is not None,
    }


def news_payload(session: Session, draft: StudioDocument, *, since: int) -> dict[str, Any]:
    """What was saved after a revision, in order, or the whole draft where that is too much to send."""
    saves = queries.saves_since(session, draft.id, since)
    document = json.loads(draft.document)
    room = 2 * len(draft.document) + 50_000
    found: list[dict[str, Any]] = []
    for one in reversed(saves if len(saves) <= queries.MOST_SAVES else []):
        changes = service.take_back(document, one)
        room -= len(json.dumps(changes, ensure_ascii=False))
        if room < 0:
            break
        about = {"save_id": one.save_id, "rev": one.rev, "author": one.author, "at": isoformat(one.at)}
        found += [{**about, "changes": changes}] if changes else []
    if since > draft.rev or len(saves) > queries.MOST_SAVES or room < 0:
        return {"rev": draft.rev, "document": json.loads(draft.document), "saves": []}
    return {"rev": draft.rev, "saves": found[::-1]}


def history_payload(saves: Sequence[StudioSave]) -> dict[str, Any]:
    """A page of the history, the last save first."""
    page = saves[: queries.HISTORY_PAGE]
    return {
        "saves": [
            {
                "id": one.id,
                "rev": one.rev,
                "author": one.author,
                "at": isoformat(one.at),
                "changes": json.loads(one.changes),
                "results": json.loads(one.results),
            }
            for one in page
        ],
        "before": page[-1].id if len(saves) > queries.HISTORY_PAGE else None,
    }


def check_payload(
    session: Session,
    draft: StudioDocument,
    found: DraftReading,
    walked: Mapping[str, Any],
    catalogue: Catalogue,
    language: str,
) -> dict[str, Any]:
    """The findings on a route and its quizzes in the asker's words, and which other routes ask the same questions.

    `walked` is what past tours say of its stations, which is advice as well.

    Mistakes come first, each group in the route's order; quizzes that only lend a question come last.
    """
    route = json.loads(draft.document)
    quizzes = queries.drafts_of(session, queries.quiz_names(route))
    lent = queries.drafts_of(session, {one.file for one in found.findings} - {"route", *quizzes})
    parts = {"route": route.get("route")}
    parts |= {path: quiz.get("quiz") for path, quiz in {**quizzes, **lent}.items()}
    order = {name: place for place, name in enumerate(["route", *queries.quiz_names(route)])}
    findings = sorted(
        found.findings, key=lambda one: (one.level != "error", order.get(one.file, len(order)), _in_order(one.path))
    )
    words = FindingWords(catalogue, language, parts)
    shared = bank_queries.shared_routes(session, draft.name, quizzes)
    return {
        "rev": draft.rev,
        "publishable": found.document is not None,
        "findings": [finding_payload(one, words) for one in findings[:MOST_FINDINGS]] + _walked_payload(walked, words),
        "more": max(0, len(findings) - MOST_FINDINGS),
        "shared": [{"route": one.route, "title": one.title, "outdated": one.outdated} for one in shared],
    }


def comparison_payload(
    route: Document, quizzes: Mapping[str, Document], now_route: Document, now_quizzes: Mapping[str, Document]
) -> dict[str, Any]:
    """The changes from a published state to the drafts of today, by document."""
    found = {"route": differing(route, now_route)}
    for path in sorted({*quizzes, *now_quizzes}):
        found[path] = differing(quizzes.get(path) or {}, now_quizzes.get(path) or {})
    # Where a text that is needed is missing, the sound part of a draft has dots in its place.
    for change in (one for changes in found.values() for one in changes if one.get("new") == PLACEHOLDER):
        change["new"] = None
    return {"documents": {name: changes for name, changes in found.items() if changes}}


def finding_payload(finding: Finding, words: FindingWords) -> dict[str, Any]:
    """A finding with the path by which a change would reach its field: entries by their id, not their place.

    `level` is `error`, without which nothing is published, or `advice`.
    """
    part = ["route"] if finding.file == "route" else ["quiz"]
    # Line and outlines stand beside the document.
    part = [] if finding.path[:1] in (("line",), ("context",)) else part
    return {
        "level": "error" if finding.level == "error" else "advice",
        "code": finding.code,
        "document": finding.file,
        "step": step_of(finding),
        "path": [*part, *_by_id(finding.path, words.documents.get(finding.file)), *_missing_language(finding)],
        "where": words.where(finding),
        "message": words.message(finding),
        "remedy": words.remedy(finding),
    }


def _walked_payload(walked: Mapping[str, Any], words: FindingWords) -> list[dict[str, Any]]:
    """What past tours advise, leading to the station's place, where it is taken over with one press."""
    route = words.documents.get("route")
    stations = route.get("stations") if isinstance(route, dict) else None
    found = []
    for index, station in enumerate(stations if isinstance(stations, list) else []):
        known = walked.get(str(station.get("id"))) if isinstance(station, dict) else None
        for advice in known["advice"] if known else []:
            kind, metres = advice["kind"], advice["radius_m"] or advice["distance_m"] or 0
            place = Finding("warning", "route", None, ("stations", index, "position"), "unfitting")
            found.append(
                {
                    **finding_payload(place, words),
                    "code": f"walked_{kind}",
                    "message": words.say(f"studio-advice-{kind}", n=advice["groups"], metres=metres),
                    "remedy": words.say(f"publish-walked-{kind}"),
                }
            )
    return found


def _missing_language(finding: Finding) -> list[str]:
    """A text that is missing in one language is mended there, not in the first one."""
    language = finding.values.get("language")
    return [language] if finding.code.endswith("translation_missing") and isinstance(language, str) else []


def _in_order(path: Sequence[str | int]) -> list[tuple[int, str]]:
    """Settings before stations, then as they follow each other."""
    return [(part, "") if isinstance(part, int) else (-1, part) for part in path]


def _by_id(path: Sequence[str | int], document: Any) -> list[str]:
    """Places in lists become ids as far as entries have one; what lies below an entry without id is left out."""
    found: list[str] = []
    node = document
    for part in path:
        if isinstance(part, int):
            node = node[part] if isinstance(node, list) and part < len(node) else None
            name = node.get("id") if isinstance(node, dict) else None
            if not isinstance(name, str):
                return found
            found.append(name)
        else:
            node = node.get(part) if isinstance(node, dict) else None
            found.append(part)
    return found
