"""Logging in and out, and a person's own account: plain forms that work without scripts."""

from __future__ import annotations

from datetime import datetime
from urllib.parse import quote

from flask import Blueprint, current_app, g, make_response, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from app.accounts import access, queries, rules, service
from app.accounts.queries import StaffPrincipal
from app.errors import Forbidden, Invalid, TooMany
from app.web.context import client_key, now, reading, services, settings, writing
from app.web.guards import ROLES, declared_guard, guard
from app.web.i18n import DEFAULT_LANGUAGE, language
from app.web.pages import language_choice

bp = Blueprint("accounts", __name__)
# Where a role's work is, unless the login was on the way to somewhere.
HOMES = {"host": "/host/tours", "organizer": "/studio", "admin": "/host/tours"}
# What may stand in ?done=, each with its sentence `staff-done-<name>`.
DONE = ("logged-out", "password", "session", "others")
# The window of the login limits in seconds, for browsers and scripts that read it.
RETRY_AFTER = "600"
LARGEST_ID = 2**63 - 1
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


def cookie_name() -> str:
    """The name of the staff cookie; over HTTPS the browser holds it to this very host."""
    return "__Host-staff" if settings().secure else "staff"


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
    """A new session for the right name and password; one sentence for everything that is wrong."""
    target = rules.local_path(request.form.get("next", ""))
    name = request.form.get("name", "")
    try:
        _check_limits(name)
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
        _count_failure(name)
        return _login_page(target, name=name, error="login_failed", status=403)
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
    try:
        # A browser left open must not be the place where a password can be guessed without end.
        _check_limits(asking.name)
        if new != again:
            raise Invalid("passwords_differ")
        access.change_password(services().database, asking, current, new)
    except TooMany as refused:
        return _account_page(wrong="current", error=refused.code, status=refused.status)
    except Forbidden as refused:
        _count_failure(asking.name)
        return _account_page(wrong="current", error=refused.code, status=refused.status)
    except Invalid as refused:
        field = "again" if refused.code == "passwords_differ" else "new"
        return _account_page(wrong=field, error=refused.code, status=refused.status)
    return redirect(url_for("accounts.account", done="password"), 303)


def _check_limits(name: str) -> None:
    """Raise TooMany where this address, this name or both together have failed too often just now."""
    for kind, key in _limit_keys(name):
        services().limits.check(kind, key, code="too_many_logins")


def _count_failure(name: str) -> None:
    for kind, key in _limit_keys(name):
        services().limits.count(kind, key)


def _limit_keys(name: str) -> list[tuple[str, str]]:
    address = client_key()
    wanted = rules.normalise_name(name[: 4 * rules.NAME_MAX])
    # What can be no name shares one key, so that made-up names do not fill the memory.
    wanted = "" if rules.name_problem(wanted) else wanted
    return [("login", f"{address}|{wanted}"), ("login-name", wanted), ("login-address", address)]


def _login_page(target: str | None, *, name: str = "", error: str = "", status: int = 200) -> Response:
    links = f"/login?next={quote(target, safe='/')}&" if target else "/login?"
    page = render_template(
        "accounts/login.html",
        next=target,
        name=name[: 4 * rules.NAME_MAX],
        error=f"error-{error.replace('_', '-')}" if error else "",
        done=_done(),
        language_links=links,
    )
    response = make_response(page, status)
    if status == 429:
        response.headers["Retry-After"] = RETRY_AFTER
    return response


def _account_page(*, wrong: str = "", error: str = "", status: int = 200) -> Response:
    asking: StaffPrincipal = g.staff
    with reading() as session:
        found = queries.sessions_of(session, asking.id, now=now())
    # This browser first: it is the one that must not be taken for a stranger's.
    found.sort(key=lambda one: one.id != asking.session.id)
    sessions = [
        {
            "id": one.id,
            "agent": one.agent,
            "here": one.id == asking.session.id,
            "since": _moment(one.created_at),
            "seen": _moment(one.last_seen_at, fresh=True),
        }
        for one in found
    ]
    page = render_template(
        "accounts/account.html",
        sessions=sessions,
        wrong=wrong,
        error=_sentence(error) if error else "",
        done="" if error else _done(),
        password_min=rules.PASSWORD_MIN,
        idle_hours=int(rules.IDLE.total_seconds()) // 3600,
        days=rules.ABSOLUTE.days,
        language_links="/account?",
    )
    response = make_response(page, status)
    if status == 429:
        response.headers["Retry-After"] = RETRY_AFTER
    return response


def _sentence(code: str) -> str:
    return services().catalogue.format(
        language(), f"error-{code.replace('_', '-')}", min=rules.PASSWORD_MIN, max=rules.PASSWORD_MAX
    )


def _moment(moment: datetime, *, fresh: bool = False) -> str:
    """A moment of the last seven days in words, in the town's time: no session is older."""
    local, today = moment.astimezone(settings().timezone), now().astimezone(settings().timezone)
    # `last_seen_at` is written every few minutes only, so what is that young is no different from now.
    if fresh and now() - moment < 2 * rules.TOUCH_EVERY:
        return services().catalogue.format(language(), "staff-when-now")
    days = (today.date() - local.date()).days
    day = ("today", "yesterday")[days] if days in (0, 1) else WEEKDAYS[local.weekday()]
    return services().catalogue.format(language(), "staff-when", day=day, time=f"{local:%H:%M}")


def _done() -> str:
    done = request.args.get("done", "")
    return f"staff-done-{done}" if request.method == "GET" and done in DONE else ""


def _goodbye() -> Response:
    response = redirect(url_for("accounts.login", done="logged-out"), 303)
    response.delete_cookie(cookie_name(), secure=settings().secure, httponly=True, samesite="Lax", path="/")
    return response
