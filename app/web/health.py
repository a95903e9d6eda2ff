"""Whether the process lives and whether it can serve: /livez and /readyz. Imports no domain."""

from __future__ import annotations

import logging

from flask import Blueprint, Response, jsonify
from sqlalchemy import text

from app.web.context import reading, services
from app.web.guards import guard

bp = Blueprint("health", __name__)
log = logging.getLogger("stadtlotse")


@bp.get("/livez")
@guard("public")
def livez() -> Response:
    """The process answers; no database is asked."""
    return jsonify(status="ok")


@bp.get("/readyz")
@guard("public")
def readyz() -> tuple[Response, int]:
    """The database answers and takes writes; says the SQLite mode but no version."""
    database = services().database
    try:
        with reading() as session:
            session.execute(text("SELECT version_num FROM alembic_version"))
        with database.write() as session:
            session.execute(text("UPDATE alembic_version SET version_num = version_num"))
    except Exception:
        log.exception("not ready")
        return jsonify(status="unavailable"), 503
    return jsonify(status="ok", sqlite=database.mode), 200
