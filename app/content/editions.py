"""Editions: a route frozen with its quizzes, line, outlines and the hashes of its media. Imported by tours and above.

No codes, keys or times are in it, so the same content has the same identity on every server.
"""

from __future__ import annotations

import hashlib
import json
from typing import Annotated, Any, Literal

from pydantic import BaseModel, Field, StringConstraints

from app.content.documents import MAX_AUDIO, MAX_MEDIA, MAX_STATIONS, AskedQuiz, Document, QuizPath, Route, Slug
from app.content.loader import LoadedRoute
from app.geo.geojson import MAX_POINTS


class MediumHash(Document):
    """A file of the edition, by its path in the route's folder."""

    path: Annotated[str, StringConstraints(min_length=1, max_length=200)]
    sha256: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]


class EditionDocument(Document):
    """Everything a running tour needs to know about its route."""

    schema_version: Literal[1] = Field(default=1, alias="schema")
    slug: Slug
    route: Route
    quizzes: dict[QuizPath, AskedQuiz] = Field(default_factory=dict, max_length=MAX_STATIONS)
    line: list[tuple[float, float]] | None = Field(default=None, max_length=MAX_POINTS)
    context: dict[str, Any] | None = None
    media: list[MediumHash] = Field(default_factory=list, max_length=MAX_STATIONS * (MAX_MEDIA + MAX_AUDIO))


def build_edition(loaded: LoadedRoute) -> EditionDocument:
    return EditionDocument(
        slug=loaded.slug,
        route=loaded.route,
        quizzes=loaded.quizzes,
        line=loaded.line,
        context=loaded.context,
        media=[MediumHash(path=path, sha256=digest) for path, digest in loaded.media],
    )


def canonical_json(value: object) -> str:
    """One text for one value: sorted keys, no spaces, UTF-8 as it is, no NaN.

    Of a document, fields without a value are left out, so that a later version with more optional fields gives the
    same text and the same id.
    """
    if isinstance(value, BaseModel):
        value = value.model_dump(mode="json", by_alias=True, exclude_none=True)
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False)


def edition_id(document: EditionDocument) -> str:
    """The sha256 of the document's canonical JSON, 64 hexadecimal digits."""
    return hashlib.sha256(canonical_json(document).encode()).hexdigest()
