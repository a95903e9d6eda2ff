"""Logging in and out, and a person's own account: plain forms that work without scripts."""

from __future__ import annotations

from urllib.parse import quote

from flask import Blueprint, current_app, g, make_response, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from app.accounts import access, edge, queries, rules, service
from app.accounts.access import CodeOwed
from app.accounts.edge import LARGEST_ID
from app.accounts.queries import StaffPrincipal
from app.accounts.service import LoggedIn
from app.errors import Forbidden, Invalid, TooMany
from app.web.context import now, reading, secret_key, services, settings, writing
from app.web.guards import ROLES, declared_guard, guard
from app.web.i18n import DEFAULT_LANGUAGE
from app.web.pages import language_choice

bp = Blueprint("accounts", __name__)
# Where a role's work is, unless the login was on the way to somewhere.
HOMES = {"host": "/host/tours", "organizer": "/studio", "admin": "/host/tours"}
# What may stand in ?done=, each with its sentence `staff-done-<name>`.
DONE = ("logged-out", "password", "session", "others", "factor-off")


def cookie_name() -> str:
    """The name of the staff cookie; over HTTPS the browser holds it to this very host."""
    return "__Host-staff" if settings().secure else "staff"


def owed_cookie_name() -> str:
    """The name of the cookie that binds a login that still owes its code to the browser that began it."""
    return "__Host-staff-code" if settings().secure else "staff-code"


def resolve_staff() -> StaffPrincipal | None:
    """Who is logged in with this browser, by cookie alone: Bearer tokens are for the phones of groups."""
    view = current_app.view_functions.get(request.endpoint or "")
    if (view is not None and declared_guard(view) in ROLES) or request.blueprint == bp.name:
        # A host's browser may belong to a group as well; the group's language is no choice for staff pages.
        g.language = DEFAULT_LANGUAGE
    return access.who_holds(services().database, request.cookies.get(cookie_name()), now=now())


@bp.get("/login")
@guard("public")
def login() -> str | Response:
    """The form to log in; who is logged in goes on at once."""
    target = rules.local_path(request.args.get("next", ""))
    if (answer := language_choice(url_for("accounts.login", next=target))) is not None:
        return answer
    if g.staff is not None:
        return redirect(target or HOMES[g.staff.role], 303)
    return _login_page(target)


@bp.post("/login")
@guard("public")
def log_in() -> str | Response:
    """A new session for the right name and password, or the way on to the code; one sentence for all that is wrong."""
    target = rules.local_path(request.form.get("next", ""))
    name = request.form.get("name", "")
    keys = edge.password_limits(name)
    try:
        edge.check_limits(keys)
    except TooMany as refused:
        return _login_page(target, name=name, error=refused.code, status=refused.status)
    asking: StaffPrincipal | None = g.staff
    made = access.log_in(
        services().database,
        name,
        request.form.get("password", ""),
        agent=rules.browser_label(request.headers.get("User-Agent", "")),
        now=now(),
        replaces=None if asking is None else asking.session.id,
    )
    if made is None:
        edge.count_failure(keys)
        return _login_page(target, name=name, error="login_failed", status=403)
    if isinstance(made, CodeOwed):
        response = redirect(url_for("accounts.login_code", next=target), 303)
        response.set_cookie(
            owed_cookie_name(),
            made.token,
            max_age=int(rules.CODE_WITHIN.total_seconds()),
            secure=settings().secure,
            httponly=True,
            samesite="Lax",
            path="/",
        )
        return response
    return _let_in(made, target)


@bp.get("/login/code")
@guard("public")
def login_code() -> str | Response:
    """The second step for who has a second factor; without the first one it leads back to it."""
    target = rules.local_path(request.args.get("next", ""))
    if (answer := language_choice(url_for("accounts.login_code", next=target))) is not None:
        return answer
    if access.who_owes(services().database, request.cookies.get(owed_cookie_name()), now=now()) is None:
        return redirect(url_for("accounts.login", next=target), 303)
    return _code_page(target)


@bp.post("/login/code")
@guard("public")
def log_in_with_code() -> str | Response:
    """The session, for a browser that has shown the password and now the code; each code counts once."""
    target = rules.local_path(request.form.get("next", ""))
    token = request.cookies.get(owed_cookie_name(), "")
    owed = access.who_owes(services().database, token, now=now())
    if owed is None:
        return _login_page(target, error="login_took_too_long", status=403)
    recovery = "recovery" in request.form
    keys = edge.code_limits(owed.user_id)
    try:
        edge.check_limits(keys)
    except TooMany as refused:
        return _code_page(target, error=refused.code, recovery=recovery, status=refused.status)
    asking: StaffPrincipal | None = g.staff
    made = access.log_in_with_code(
        services().database,
        token,
        request.form.get("recovery" if recovery else "code", ""),
        installation=secret_key(),
        now=now(),
        replaces=None if asking is None else asking.session.id,
    )
    if made is None:
        edge.count_failure(keys)
        wrong = "recovery_code_wrong" if recovery else "code_wrong"
        return _code_page(target, error=wrong, recovery=recovery, status=403)
    response = _let_in(made, target)
    _forget(response, owed_cookie_name())
    return response


@bp.post("/logout")
@guard("public")
def logout() -> Response:
    """End this session on the server, then forget the cookie."""
    asking: StaffPrincipal | None = g.staff
    if asking is not None:
        with writing() as session:
            service.end_session(session, asking.id, asking.session.id)
    return _goodbye()


@bp.get("/account")
@guard("host")
def account() -> str | Response:
    """Who am I, where am I logged in, change the password."""
    if (answer := language_choice(url_for("accounts.account"))) is not None:
        return answer
    return _account_page()


@bp.post(f"/account/sessions/<int(max={LARGEST_ID}):session_id>/end")
@guard("host")
def end_session(session_id: int) -> Response:
    """Log one of my browsers out; a session that has gone meanwhile is no mistake."""
    asking: StaffPrincipal = g.staff
    with writing() as session:
        service.end_session(session, asking.id, session_id)
    if session_id == asking.session.id:
        return _goodbye()
    return redirect(url_for("accounts.account", done="session"), 303)


@bp.post("/account/sessions/end-others")
@guard("host")
def end_other_sessions() -> Response:
    """Log all my other browsers out."""
    asking: StaffPrincipal = g.staff
    with writing() as session:
        service.end_other_sessions(session, asking.id, keep=asking.session.id)
    return redirect(url_for("accounts.account", done="others"), 303)


@bp.post("/account/password")
@guard("host")
def change_password() -> str | Response:
    """A new password for somebody who knows the current one; all other browsers are logged out."""
    asking: StaffPrincipal = g.staff
    current, new, again = (request.form.get(field, "") for field in ("current", "new", "again"))
    keys = edge.password_limits(asking.name)
    try:
        # A browser left open must not be the place where a password can be guessed without end.
        edge.check_limits(keys)
        if new != again:
            raise Invalid("passwords_differ")
        access.change_password(services().database, asking, current, new)
    except TooMany as refused:
        return _account_page(wrong="current", error=refused.code, status=refused.status)
    except Forbidden as refused:
        edge.count_failure(keys)
        return _account_page(wrong="current", error=refused.code, status=refused.status)
    except Invalid as refused:
        field = "again" if refused.code == "passwords_differ" else "new"
        return _account_page(wrong=field, error=refused.code, status=refused.status)
    return redirect(url_for("accounts.account", done="password"), 303)


def _login_page(target: str | None, *, name: str = "", error: str = "", status: int = 200) -> Response:
    page = render_template(
        "accounts/login.html",
        next=target,
        name=name[: 4 * rules.NAME_MAX],
        error=edge.sentence(error) if error else "",
        done=_done(),
        language_links=_links("/login", target),
    )
    return edge.with_pause(make_response(page, status))


def _code_page(target: str | None, *, error: str = "", recovery: bool = False, status: int = 200) -> Response:
    page = render_template(
        "accounts/login_code.html",
        next=target,
        error=edge.sentence(error) if error else "",
        recovery=recovery,
        language_links=_links("/login/code", target),
    )
    return edge.with_pause(make_response(page, status))


def _links(path: str, target: str | None) -> str:
    return f"{path}?next={quote(target, safe='/')}&" if target else f"{path}?"


def _let_in(made: LoggedIn, target: str | None) -> Response:
    response = redirect(target or HOMES[made.principal.role], 303)
    response.set_cookie(
        cookie_name(),
        made.token,
        max_age=int(rules.ABSOLUTE.total_seconds()),
        secure=settings().secure,
        httponly=True,
        samesite="Lax",
        path="/",
    )
    return response


def _account_page(*, wrong: str = "", error: str = "", status: int = 200) -> Response:
    asking: StaffPrincipal = g.staff
    with reading() as session:
        found = queries.sessions_of(session, asking.id, now=now())
        factor = queries.factor_state(session, asking.id)
    # This browser first: it is the one that must not be taken for a stranger's.
    found.sort(key=lambda one: one.id != asking.session.id)
    sessions = [
        {
            "id": one.id,
            "agent": one.agent,
            "here": one.id == asking.session.id,
            "since": edge.moment(one.created_at),
            "seen": edge.moment(one.last_seen_at, fresh=True),
        }
        for one in found
    ]
    page = render_template(
        "accounts/account.html",
        sessions=sessions,
        factor=factor,
        factor_since=edge.moment(factor.since) if factor.since else "",
        wrong=wrong,
        error=edge.sentence(error) if error else "",
        done="" if error else _done(),
        password_min=rules.PASSWORD_MIN,
        idle_hours=int(rules.IDLE.total_seconds()) // 3600,
        days=rules.ABSOLUTE.days,
        language_links="/account?",
    )
    return edge.with_pause(make_response(page, status))


def _done() -> str:
    done = request.args.get("done", "")
    return f"staff-done-{done}" if request.method == "GET" and done in DONE else ""


def _goodbye() -> Response:
    response = redirect(url_for("accounts.login", done="logged-out"), 303)
    _forget(response, cookie_name())
    return response


def _forget(response: Response, cookie: str) -> None:
    response.delete_cookie(cookie, secure=settings().secure, httponly=True, samesite="Lax", path="/")
