"""Every view declares who may use it; the request is let in here, before the view runs.

`web` knows no domain: `create_app` injects a resolver for each kind of principal.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Literal, TypeVar, cast

from flask import Flask, g, redirect, request, url_for
from werkzeug.wrappers import Response

from app.errors import Forbidden, Unauthorized
from app.web.context import services
from app.web.csrf import check_same_origin

Guard = Literal["public", "group", "helper", "host", "organizer", "admin"]
View = TypeVar("View", bound=Callable[..., Any])
Resolver = Callable[[], Any]

# Staff roles, each with the rights of those before it.
ROLES = ("host", "organizer", "admin")
ATTRIBUTE = "stadtlotse_guard"


def guard(kind: Guard) -> Callable[[View], View]:
    """Declare who may use a view.

    `public` is everyone, `group` a phone that belongs to a group, `helper` whoever has the link in the address; `host`,
    `organizer` and `admin` are staff of at least that role. Which tours a host may see is the view's own question.
    """

    def declare(view: View) -> View:
        setattr(view, ATTRIBUTE, kind)
        return view

    return declare


def declared_guard(view: Callable[..., Any]) -> Guard | None:
    """The guard a view declares, or None where it forgot to."""
    return cast("Guard | None", getattr(view, ATTRIBUTE, None))


def install(app: Flask, resolvers: dict[str, Resolver]) -> None:
    """Check origin and guard before each view; a view without a guard is refused to everyone.

    `resolvers` has "group", which finds the phone's group or None, and "staff", which finds who is logged in or None; a
    staff principal has a `role`. Both are known to every view, as `g.principal` and `g.staff`: the join page greets its
    group, and a host sees the standings of a tour that shows them to nobody else. "helper" is asked for its own views
    alone, which know it as `g.helper`; it says itself why a link does not hold, because no page leads to another one.
    """

    @app.before_request
    def let_in() -> Response | None:
        if request.endpoint is None:
            return None
        check_same_origin(request, services().settings.base_url)
        view = app.view_functions[request.endpoint]
        kind = declared_guard(view)
        if kind is None:
            raise RuntimeError(f"the view {request.endpoint} declares no guard")
        g.principal = resolvers["group"]()
        g.staff = resolvers["staff"]()
        if kind == "group" and g.principal is None:
            return _turn_away("no_group", url_for("tours.landing"))
        if kind == "helper":
            g.helper = resolvers["helper"]()
        if kind in ROLES:
            if g.staff is None:
                return _turn_away("no_staff", url_for("accounts.login", next=request.full_path.rstrip("?")))
            if ROLES.index(g.staff.role) < ROLES.index(kind):
                raise Forbidden("role_missing")
        return None


def _turn_away(code: str, page: str) -> Response:
    """To the page where one can come in; scripts get the error itself."""
    if request.path.startswith("/api/") or request.method not in ("GET", "HEAD"):
        raise Unauthorized(code)
    return redirect(page, 302)
