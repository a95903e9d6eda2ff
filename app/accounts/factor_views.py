"""The second factor of one's own account: set up, fresh recovery codes, turn off. Plain forms, no scripts.

Secret and recovery codes stand in the page itself, never behind an address of their own.
"""

from __future__ import annotations

from collections.abc import Callable

import segno
from flask import Blueprint, g, make_response, redirect, render_template, request, url_for
from markupsafe import Markup
from werkzeug.wrappers import Response

from app.accounts import access, codes, edge, queries, second_factor
from app.accounts.queries import StaffPrincipal
from app.errors import Forbidden, Invalid, TooMany
from app.web.context import now, reading, secret_key, services, writing
from app.web.guards import guard
from app.web.pages import language_choice

bp = Blueprint("second_factor", __name__)


@bp.post("/account/second-factor/begin")
@guard("host")
def begin() -> Response:
    """A fresh secret, which counts for nothing until its first code."""
    try:
        with writing() as session:
            second_factor.begin(session, g.staff.id, installation=secret_key())
    except Invalid:
        return _back()
    return redirect(url_for("second_factor.setup"), 303)


@bp.get("/account/second-factor")
@guard("host")
def setup() -> str | Response:
    """The secret as QR code and as text, and the form for its first code."""
    if (answer := language_choice()) is not None:
        return answer
    return _setup_page()


@bp.post("/account/second-factor")
@guard("host")
def confirm() -> str | Response:
    """Turn it on with password and first code; the recovery codes are shown this once."""
    return _with_code(access.confirm_factor, _setup_page)


@bp.get("/account/second-factor/codes")
@guard("host")
def ask_codes() -> str | Response:
    """Fresh recovery codes: what happens, and the form for password and code."""
    return language_choice() or _ask_page("codes")


@bp.post("/account/second-factor/codes")
@guard("host")
def renew_codes() -> str | Response:
    """Fresh recovery codes, shown this once; those before are worth nothing any more."""
    return _with_code(access.renew_recovery_codes, lambda *mistake: _ask_page("codes", *mistake))


@bp.get("/account/second-factor/off")
@guard("host")
def ask_off() -> str | Response:
    """Turning it off: what happens, and the form for password and code."""
    return language_choice() or _ask_page("off")


@bp.post("/account/second-factor/off")
@guard("host")
def turn_off() -> str | Response:
    """Turn it off with password and code."""
    return _with_code(access.turn_factor_off, lambda *mistake: _ask_page("off", *mistake))


def _with_code(deed: Callable[..., list[str] | None], again: Callable[..., Response]) -> Response:
    """Do what password and code are asked for; a mistake leads back to the form, counted like those at the login."""
    asking: StaffPrincipal = g.staff
    keys = {"password": edge.password_limits(asking.name), "code": edge.code_limits(asking.id)}
    try:
        edge.check_limits(keys["password"] + keys["code"])
        password, code = (request.form.get(field, "") for field in ("password", "code"))
        made = deed(services().database, asking, password, code, installation=secret_key(), now=now())
    except Invalid:
        # Done already, in another tab or by sending the form twice.
        return _back()
    except (Forbidden, TooMany) as refused:
        field = "code" if refused.code == "code_wrong" else "password"
        if isinstance(refused, Forbidden):
            edge.count_failure(keys[field])
        return again(field, refused.code, refused.status)
    if made is None:
        return redirect(url_for("accounts.account", done="factor-off"), 303)
    return make_response(render_template("accounts/recovery_codes.html", codes=made))


def _setup_page(wrong: str = "", error: str = "", status: int = 200) -> Response:
    asking: StaffPrincipal = g.staff
    with reading() as session:
        secret = second_factor.waiting_secret(session, asking.id, installation=secret_key())
    if secret is None:
        return _back()
    address = codes.app_address(secret, asking.name)
    drawn = segno.make(address, error="m").svg_inline(border=4, light="#fff", dark="#000", omitsize=True)
    page = render_template(
        "accounts/second_factor.html",
        # Nothing in the drawing was typed by anybody.
        picture=Markup(drawn),  # noqa: S704
        address=address,
        secret=codes.grouped(secret),
        wrong=wrong,
        error=edge.sentence(error) if error else "",
    )
    return edge.with_pause(make_response(page, status))


def _ask_page(deed: str, wrong: str = "", error: str = "", status: int = 200) -> Response:
    with reading() as session:
        factor = queries.factor_state(session, g.staff.id)
    if factor.since is None:
        return _back()
    page = render_template(
        "accounts/second_factor_ask.html",
        deed=deed,
        wrong=wrong,
        error=edge.sentence(error) if error else "",
    )
    return edge.with_pause(make_response(page, status))


def _back() -> Response:
    return redirect(url_for("accounts.account", _anchor="second-factor"), 303)
