"""The accounts of all staff, for admins: list, new account, one person, and what is asked before it is done.

Plain forms, no scripts. The own account is changed on its own page alone.
"""

from __future__ import annotations

from collections.abc import Callable

from flask import Blueprint, g, make_response, redirect, render_template, request, url_for
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response

from app.accounts import access, edge, people, queries, rules, service
from app.accounts.edge import LARGEST_ID
from app.accounts.models import User
from app.errors import Invalid
from app.web.context import now, reading, writing
from app.web.guards import guard
from app.web.pages import language_choice

bp = Blueprint("people", __name__)
PAGE_SIZE = 50
# What may stand in ?done=, each with its sentence `staff-person-done-<name>`.
DONE = ("role", "disable", "enable", "log-out", "session", "reset-factor")
# What is asked on a screen of its own before it is done.
ASKED = "any(role, password, disable, 'log-out', 'reset-factor')"
ONE = f"/staff/<int(max={LARGEST_ID}):user_id>"


@bp.get("/staff")
@guard("admin")
def all_people() -> str | Response:
    """Every account, and below what was done to accounts."""
    if (answer := language_choice()) is not None:
        return answer
    with reading() as session:
        page = edge.pages_of(queries.count_people(session), "page", size=PAGE_SIZE)
        log = edge.pages_of(queries.count_deeds(session), "log", size=PAGE_SIZE)
        lines = queries.people(session, skip=page.skip, limit=page.size)
        deeds = queries.deeds(session, skip=log.skip, limit=log.size)
    return render_template(
        "accounts/people.html", page=page, lines=lines, log=log, deeds=deeds, moment=edge.moment, me=g.staff
    )


@bp.get("/staff/new")
@guard("admin")
def new_person() -> str | Response:
    """The form for a new account."""
    return language_choice() or _new_page()


@bp.post("/staff/new")
@guard("admin")
def create_person() -> str | Response:
    """Make the account; its random password is shown this once."""
    typed, role = request.form.get("name", ""), request.form.get("role", "")
    wanted = rules.normalise_name(typed[: 4 * rules.NAME_MAX])
    try:
        with reading() as session:
            service.check_free_name(session, wanted)
        password = rules.new_password(wanted)
        hashed = access.new_hash(wanted, password)
        with writing() as session:
            made = people.create(session, g.staff.id, name=wanted, role=role, password_hash=hashed, now=now())
    except Invalid as refused:
        return _new_page(typed, role, error=refused)
    return _password_page(made, password, created=True)


@bp.get(ONE)
@guard("admin")
def one_person(user_id: int) -> str | Response:
    """One account: what it is, where it is logged in, and what can be done."""
    if (answer := language_choice()) is not None:
        return answer
    return _person_page(user_id)


@bp.get(f"{ONE}/<{ASKED}:deed>")
@guard("admin")
def ask(user_id: int, deed: str) -> str | Response:
    """Say what a deed brings about, before it is done."""
    return language_choice() or _ask_page(user_id, deed)


@bp.post(f"{ONE}/role")
@guard("admin")
def set_role(user_id: int) -> str | Response:
    """Another role."""
    role = request.form.get("role", "")
    return _done(user_id, "role", lambda session: people.set_role(session, g.staff.id, user_id, role, now=now()))


@bp.post(f"{ONE}/password")
@guard("admin")
def set_password(user_id: int) -> str | Response:
    """A new random password, shown this once; the account is logged out everywhere."""
    with reading() as session:
        name = people.person(session, user_id).name
    password = rules.new_password(name)
    hashed = access.new_hash(name, password)
    try:
        with writing() as session:
            made = people.set_password(session, g.staff.id, user_id, hashed, now=now())
    except Invalid as refused:
        return _person_page(user_id, error=refused)
    return _password_page(made, password, created=False)


@bp.post(f"{ONE}/disable")
@guard("admin")
def disable(user_id: int) -> str | Response:
    """Close the account."""
    return _done(user_id, "disable", lambda session: people.disable(session, g.staff.id, user_id, now=now()))


@bp.post(f"{ONE}/enable")
@guard("admin")
def enable(user_id: int) -> str | Response:
    """Open the account again; nothing is lost by it, so it is not asked."""
    return _done(user_id, "enable", lambda session: people.enable(session, g.staff.id, user_id, now=now()))


@bp.post(f"{ONE}/log-out")
@guard("admin")
def log_out(user_id: int) -> str | Response:
    """End all sessions of the account."""
    return _done(user_id, "log-out", lambda session: people.log_out(session, g.staff.id, user_id, now=now()))


@bp.post(f"{ONE}/reset-factor")
@guard("admin")
def reset_factor(user_id: int) -> str | Response:
    """Take the second factor away."""
    return _done(user_id, "reset-factor", lambda session: people.reset_factor(session, g.staff.id, user_id, now=now()))


@bp.post(f"{ONE}/sessions/<int(max={LARGEST_ID}):session_id>/end")
@guard("admin")
def end_session(user_id: int, session_id: int) -> str | Response:
    """End one session of the account."""

    def deed(session: Session) -> User:
        return people.end_session(session, g.staff.id, user_id, session_id, now=now())

    return _done(user_id, "session", deed)


def _done(user_id: int, done: str, deed: Callable[[Session], User]) -> Response:
    """Do it and go back to the person, or say there why it cannot be done."""
    try:
        with writing() as session:
            deed(session)
    except Invalid as refused:
        return _person_page(user_id, error=refused)
    return redirect(url_for("people.one_person", user_id=user_id, done=done), 303)


def _new_page(name: str = "", role: str = "host", *, error: Invalid | None = None) -> Response:
    page = render_template(
        "accounts/person_new.html",
        name=name[: 4 * rules.NAME_MAX],
        role=role,
        roles=rules.ROLES,
        name_min=rules.NAME_MIN,
        name_max=rules.NAME_MAX,
        wrong="" if error is None else "role" if error.code == "role_unknown" else "name",
        error="" if error is None else edge.sentence(error.code),
    )
    return make_response(page, 200 if error is None else error.status)


def _person_page(user_id: int, *, error: Invalid | None = None) -> Response:
    done = request.args.get("done", "")
    with reading() as session:
        person = people.person(session, user_id)
        sessions = queries.sessions_of(session, user_id, now=now())
        factor = queries.factor_state(session, user_id)
    page = render_template(
        "accounts/person.html",
        person=person,
        own=person.id == g.staff.id,
        sessions=sessions,
        factor=factor,
        moment=edge.moment,
        error="" if error is None else edge.sentence(error.code),
        done=f"staff-person-done-{done}" if error is None and done in DONE else "",
    )
    return make_response(page, 200 if error is None else error.status)


def _ask_page(user_id: int, deed: str) -> Response:
    with reading() as session:
        person = people.person(session, user_id)
        factor = queries.factor_state(session, user_id)
    possible = {
        "disable": person.disabled_at is None,
        "reset-factor": factor.since is not None,
    }
    if person.id == g.staff.id or not possible.get(deed, True):
        # Nothing to ask: the person's page says how things are.
        return redirect(url_for("people.one_person", user_id=user_id), 303)
    return make_response(render_template("accounts/person_ask.html", person=person, deed=deed, roles=rules.ROLES))


def _password_page(person: User, password: str, *, created: bool) -> Response:
    page = render_template("accounts/person_password.html", person=person, password=password, created=created)
    return make_response(page)
