"""What an open editor sends, under the name it was opened with. Imported by the views of this domain alone."""

from __future__ import annotations

from typing import Any

from flask import g

from app.errors import Invalid, Unauthorized
from app.web.context import json_body


def own_body(limit: int = 64 * 1024) -> dict[str, Any]:
    """The JSON of a page that has this login's name on it.

    An open page may be somebody else's than who has logged in since: what it holds is theirs, and what it does would
    stand in the history under the wrong name.

    Raises:
        Invalid: it is no object, or names nobody: no page of ours sends that.
        Unauthorized: the page was opened under another name.
        TooLarge: more bytes than `limit`.
    """
    body = json_body(limit)
    if not isinstance(body, dict) or not isinstance(body.get("user"), str):
        raise Invalid("bad_request")
    if body["user"] != g.staff.name:
        raise Unauthorized("other_login")
    return body
