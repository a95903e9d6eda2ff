"""Turns errors into answers: one JSON shape for the API, one page for people, and never a traceback.

Imports no domain.
"""

from __future__ import annotations

import logging
import secrets
from typing import Any

from flask import Flask, Response, jsonify, make_response, render_template, request
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from werkzeug.exceptions import HTTPException

from app.errors import AppError
from app.web.context import services
from app.web.i18n import language

log = logging.getLogger("stadtlotse")

# What HTTP itself refuses, in our codes; everything else of 4xx reads as a bad request.
HTTP_CODES = {404: "not_found", 405: "method_not_allowed", 413: "too_large", 415: "bad_request"}


def error_document(error: AppError) -> dict[str, Any]:
    """The one JSON shape of an error, in the asker's language."""
    body: dict[str, Any] = {"code": error.code, "message": sentence(error.code, **error.args_for_message)}
    if error.fields:
        body["fields"] = {field: sentence(code) for field, code in error.fields.items()}
    return {"error": body}


def sentence(code: str, **args: object) -> str:
    """The sentence for an error code in the asker's language."""
    return services().catalogue.format(language(), f"error-{code.replace('_', '-')}", **args)


def wants_json() -> bool:
    """Whether the asker is a script or our own page's code rather than a person's address bar."""
    return request.path.startswith("/api/")


def answer(error: AppError, status: int) -> Response:
    """The error as JSON or as a page."""
    document = error_document(error)
    if wants_json():
        response = jsonify(document)
        response.status_code = status
        return response
    page = render_template("errors/error.html", status=status, code=error.code, message=document["error"]["message"])
    return make_response(page, status)


def install(app: Flask) -> None:
    """Register the handlers."""

    @app.errorhandler(AppError)
    def ours(error: AppError) -> Response:
        response = answer(error, error.status)
        if error.status in (429, 503):
            response.headers["Retry-After"] = "60"
        return response

    @app.errorhandler(HTTPException)
    def http(error: HTTPException) -> Response:
        status = error.code or 500
        if status < 400:
            return make_response(error.get_response())
        code = HTTP_CODES.get(status, "bad_request" if status < 500 else "unavailable")
        response = answer(AppError(code), status)
        if status == 405 and error.get_response().headers.get("Allow"):
            response.headers["Allow"] = error.get_response().headers["Allow"]
        return response

    @app.errorhandler(DBAPIError)
    @app.errorhandler(PoolTimeout)
    def storage(error: Exception) -> Response:
        # Locked, full or failing: nothing was acknowledged, and the phone tries again by itself.
        log.error("the database did not answer at %s %s: %s", request.method, request.endpoint, type(error).__name__)
        response = answer(AppError("unavailable"), 503)
        response.headers["Retry-After"] = "5"
        return response

    @app.errorhandler(Exception)
    def unexpected(error: Exception) -> Response:
        # The id joins what the person reads to the log; neither holds names, codes or coordinates.
        error_id = secrets.token_hex(4)
        log.error("error %s at %s %s", error_id, request.method, request.endpoint, exc_info=error)
        return answer(AppError("crash", id=error_id), 500)
