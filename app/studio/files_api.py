"""Pictures and recordings of organizers: taken in, and shown to them before anything is published."""

from __future__ import annotations

from dataclasses import asdict

from flask import Blueprint, Response, jsonify, request, send_from_directory
from pydantic import BaseModel

from app.content import intake, media
from app.errors import NotFound, TooLarge
from app.studio import rules
from app.web import uploads
from app.web.context import settings
from app.web.guards import guard
from app.web.openapi import Operation, describe

bp = Blueprint("studio_files", __name__)
# By the ending under which a file is kept; the folders' own pictures keep theirs.
TYPES = {
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
    "png": "image/png",
    "webp": "image/webp",
    "avif": "image/avif",
    "mp3": "audio/mpeg",
    "m4a": "audio/mp4",
}


class UploadedFile(BaseModel):
    """What a draft writes down about a file: `file` is its name there, the rest follows from its content."""

    file: str
    kind: str
    sha256: str
    bytes: int
    width: int | None
    height: int | None
    duration_s: float | None


describe(
    Operation(
        "post",
        uploads.PATH,
        "Upload a picture or recording as the body, its name as ?name=",
        201,
        reply=UploadedFile,
        needs_staff=True,
    )
)


@bp.post(uploads.PATH)
@guard("organizer")
def upload() -> Response:
    """Take the body in as a picture or a recording, whatever it is called; asked twice, before the body and with it."""
    uploads.check(request)
    if (request.content_length or 0) > uploads.MAX_UPLOAD:
        raise TooLarge("file_too_large", megabytes=uploads.MAX_UPLOAD // 1_000_000)
    intake.check_space(settings().data_dir)
    if uploads.is_first_look(request):
        return uploads.accepted()
    request.max_content_length = uploads.MAX_UPLOAD
    taken = asdict(intake.take(request.stream, settings().data_dir))
    name = rules.file_name(request.args.get("name", ""), taken.pop("ending"))
    response = jsonify(UploadedFile(file=name, **taken).model_dump())
    response.status_code = 201
    return response


@bp.get(f"/studio/media/<string(length=64):sha256>.<any({','.join(TYPES)}):ending>")
@guard("organizer")
def show(sha256: str, ending: str) -> Response:
    """A kept file, as a picture or recording and nothing else, in parts where a player asks for them."""
    folder, name = media.place(settings().data_dir, f"x.{ending}", sha256)
    if not (folder / name).is_file():
        raise NotFound("file_not_found")
    response = send_from_directory(folder, name, mimetype=TYPES[ending], download_name=name, etag=sha256[:32])
    # What is called by its hash never changes.
    response.headers["Cache-Control"] = "private, max-age=31536000, immutable"
    response.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response
