"""Every view declares who may use it; the request is let in here, before the view runs.

`web` knows no domain: `create_app` injects a resolver for each kind of principal.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Literal, TypeVar, cast

from flask import Flask, g, redirect, request, url_for
from werkzeug.wrappers import Response

from app.errors import Unauthorized
from app.web.context import services
from app.web.csrf import check_same_origin

Guard = Literal["public", "group"]
View = TypeVar("View", bound=Callable[..., Any])
Resolver = Callable[[], object | None]

ATTRIBUTE = "stadtlotse_guard"


def guard(kind: Guard) -> Callable[[View], View]:
    """Declare who may use a view: `public` is everyone, `group` a phone that belongs to a group."""

    def declare(view: View) -> View:
        setattr(view, ATTRIBUTE, kind)
        return view

    return declare


def declared_guard(view: Callable[..., Any]) -> Guard | None:
    """The guard a view declares, or None where it forgot to."""
    return cast("Guard | None", getattr(view, ATTRIBUTE, None))


def install(app: Flask, resolvers: dict[str, Resolver]) -> None:
    """Check origin and guard before each view; a view without a guard is refused to everyone."""

    @app.before_request
    def let_in() -> Response | None:
        if request.endpoint is None:
            return None
        check_same_origin(request, services().settings.base_url)
        view = app.view_functions[request.endpoint]
        kind = declared_guard(view)
        if kind is None:
            raise RuntimeError(f"the view {request.endpoint} declares no guard")
        # Public views may know a group too: the join page greets it, and its language holds everywhere.
        g.principal = resolvers["group"]()
        if kind == "group" and g.principal is None:
            if request.path.startswith("/api/") or request.method != "GET":
                raise Unauthorized("no_group")
            return redirect(url_for("tours.landing"), 302)
        return None
