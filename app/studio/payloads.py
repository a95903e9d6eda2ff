"""Drafts, saves and findings as the browser gets them. For views alone."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy.orm import Session

from app.clock import isoformat
from app.content.drafts import DraftReading
from app.content.findings import Finding
from app.studio import bank_queries, queries, service
from app.studio.changes import Document
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
    if since > draft.rev or len(saves) > queries.MOST_SAVES:
        return {"rev": draft.rev, "document": json.loads(draft.document), "saves": []}
    found = [
        {
            "save_id": one.save_id,
            "rev": one.rev,
            "author": one.author,
            "at": isoformat(one.at),
            "changes": service.applied_changes(one),
        }
        for one in saves
    ]
    return {"rev": draft.rev, "saves": [one for one in found if one["changes"]]}


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


def check_payload(session: Session, draft: StudioDocument, found: DraftReading) -> dict[str, Any]:
    """The findings on a route and its quizzes, mistakes first, and which other routes ask the same questions."""
    route = json.loads(draft.document)
    quizzes = queries.drafts_of(session, queries.quiz_names(route))
    parts = {"route": route["route"]}
    parts |= {path: quiz["quiz"] for path, quiz in quizzes.items()}
    findings = sorted(found.findings, key=lambda one: one.level != "error")
    shared = bank_queries.shared_routes(session, draft.name, quizzes)
    return {
        "rev": draft.rev,
        "publishable": found.document is not None,
        "findings": [finding_payload(one, parts) for one in findings[:MOST_FINDINGS]],
        "more": max(0, len(findings) - MOST_FINDINGS),
        "shared": [{"route": one.route, "title": one.title, "outdated": one.outdated} for one in shared],
    }


def comparison_payload(
    route: Document, quizzes: Mapping[str, Document], now_route: Document, now_quizzes: Mapping[str, Document]
) -> dict[str, Any]:
    """The changes from a published state to the drafts of today, by document."""
    found = {"route": service.differences(route, now_route)}
    for path in sorted({*quizzes, *now_quizzes}):
        found[path] = service.differences(quizzes.get(path) or {}, now_quizzes.get(path) or {})
    return {"documents": {name: changes for name, changes in found.items() if changes}}


def finding_payload(finding: Finding, documents: Mapping[str, Any]) -> dict[str, Any]:
    """A finding with the path by which a change would reach its field: entries by their id, not their place."""
    part = "route" if finding.file == "route" else "quiz"
    path = [part, *_by_id(finding.path, documents.get(finding.file))]
    return {
        "level": finding.level,
        "document": finding.file,
        "path": path,
        "message": finding.message,
        "remedy": finding.remedy,
    }


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
