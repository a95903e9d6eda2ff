"""A route as one file: saved by an organizer, and taken in again, here or by another town's server."""

from __future__ import annotations

import contextlib
import json
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any

from flask import Blueprint, Response, g, make_response, redirect, render_template, request, url_for
from werkzeug.formparser import FormDataParser
from werkzeug.wrappers import Response as AnyResponse
from werkzeug.wsgi import wrap_file

from app.content import intake, media
from app.content.exporters.folder import folder_files
from app.content.exporters.packed import write_zip
from app.errors import Invalid, TooLarge
from app.studio import queries, rules, service
from app.studio.incoming import Incoming, read_packed_route
from app.studio.leftovers import ASIDE
from app.studio.originals import originals
from app.web import uploads
from app.web.context import now, reading, settings, writing
from app.web.errors import sentence
from app.web.guards import guard
from app.web.pages import language_choice

bp = Blueprint("studio_route_file", __name__)
MEGABYTES = uploads.MAX_ROUTE_UPLOAD // 1_000_000
# A form with one field for one file has no more parts than this, whatever a browser adds.
MAX_PARTS = 10
MOST_SHOWN = 20


@bp.get("/studio/routes/<slug>/file")
@guard("organizer")
def save_as_file(slug: str) -> Response:
    """The draft of a route with its quizzes, pictures and recordings, as `content export` writes them, in one ZIP."""
    with reading() as session:
        draft: dict[str, Any] = json.loads(service.known_document(session, "route", slug).document)
        quizzes = queries.drafts_of(session, queries.quiz_names(draft))
    files = folder_files({slug: draft}, quizzes, settings().data_dir)
    written = json.dumps(draft["route"], ensure_ascii=False)
    # What no station uses may be missing; nobody could put it back.
    lost = [
        what.rpartition("/")[2]
        for what, _ in files.left_out
        if what.count("/") < 2 or what.startswith("quizzes/") or json.dumps(what.split("/", 2)[2]) in written
    ]
    if lost:
        raise Invalid("route_file_not_whole", names=", ".join(lost[:5]))
    intake.check_space(settings().data_dir)
    file = tempfile.TemporaryFile(dir=settings().data_dir)  # noqa: SIM115  The server closes it when it is sent.
    write_zip(file, files.contents)
    size = file.tell()
    file.seek(0)
    response = Response(wrap_file(request.environ, file), mimetype="application/zip", direct_passthrough=True)
    response.content_length = size
    today = now().astimezone(settings().timezone).date().isoformat()
    response.headers["Content-Disposition"] = f"attachment; filename={slug}-{today}.zip"
    response.headers["Cache-Control"] = "private, no-store"
    return response


@bp.get(uploads.ROUTE_PATH)
@guard("organizer")
def form() -> str | AnyResponse:
    """The form on a page of its own, for whoever comes back to it."""
    return language_choice() or _form()


@bp.post(uploads.ROUTE_PATH)
@guard("organizer")
def take_file() -> AnyResponse:
    """Make a new draft of a file; asked twice, before the body and with it."""
    uploads.check(request)
    announced = request.content_length or 0
    if announced > uploads.DRAINED_TIMES * uploads.MAX_ROUTE_UPLOAD:
        raise TooLarge("zip_too_large", megabytes=MEGABYTES)
    intake.check_space(settings().data_dir)
    if uploads.is_first_look(request):
        return uploads.accepted()
    try:
        if announced > uploads.MAX_ROUTE_UPLOAD:
            raise TooLarge("zip_too_large", megabytes=MEGABYTES)
        with _sent_file() as file, tempfile.TemporaryDirectory(prefix=ASIDE, dir=settings().data_dir) as aside:
            incoming = read_packed_route(file, Path(aside), settings().data_dir)
            media.adopt(settings().data_dir, Path(aside))
            slug = _keep(incoming)
    except (Invalid, TooLarge) as problem:
        return make_response(_form(sentence(problem.code, **problem.args_for_message)), problem.status)
    is_renamed = slug != incoming.slug
    if incoming.left_out:
        return make_response(_told(slug, incoming, is_renamed=is_renamed), 201)
    return redirect(url_for("studio.editor", slug=slug, renamed="yes" if is_renamed else None), 303)


def _keep(incoming: Incoming) -> str:
    library = originals(settings().routes_dir, settings().quizzes_dir)
    with writing() as session:
        slug = rules.free_slug(incoming.slug, lambda name: name in library.routes or queries.is_taken(session, name))
        draft = incoming.draft if slug == incoming.slug else rules.numbered_route(incoming.draft, slug)
        service.take_in_file(
            session, slug, draft, incoming.quizzes, library.quizzes.__contains__, author=g.staff.name, now=now()
        )
    return slug


@contextlib.contextmanager
def _sent_file() -> Iterator[IO[bytes]]:
    """The file of the form, kept beside the data: the system's own place for such files may be memory."""
    data_dir = settings().data_dir
    request.max_content_length = uploads.MAX_ROUTE_UPLOAD
    parser = FormDataParser(
        stream_factory=lambda *_args, **_named: tempfile.TemporaryFile(dir=data_dir),  # noqa: SIM115  Closed below.
        max_form_parts=MAX_PARTS,
    )
    _, _, files = parser.parse(request.stream, request.mimetype, request.content_length, request.mimetype_params)
    with contextlib.ExitStack() as opened:
        for one in files.values():
            opened.callback(one.close)
        sent = files.get("file")
        if sent is None or not sent.filename:
            raise Invalid("zip_missing")
        yield sent.stream


def _form(error: str = "") -> str:
    return render_template("studio/route_file.html", error=error)


def _told(slug: str, incoming: Incoming, *, is_renamed: bool) -> str:
    """What was left out of a file, each with the reason, before its route opens."""
    lines = [(one.what, sentence(one.code, **{"what": one.what, **one.args})) for one in incoming.left_out]
    return render_template(
        "studio/route_file_taken.html",
        slug=slug,
        lines=lines[:MOST_SHOWN],
        more=max(0, len(lines) - MOST_SHOWN),
        is_renamed=is_renamed,
    )
