"""The command group `user`: staff accounts, and the accounts that the demo prints. Imported by `cli` alone."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime

import click

from app.cli_support import Opened, load_settings, one_sentence
from app.clock import utcnow
from app.config import Settings
from app.db import Database
from app.errors import AppError, StartRefused

ROLES = ["host", "organizer", "admin"]
DEMO_USER = "tourleitung"
DEMO_ORGANIZER = "redaktion"

_from_stdin = click.option(
    "--password-stdin", is_flag=True, help="Read the password from standard input instead of making one."
)


@click.group()
def user() -> None:
    """Accounts of the staff."""


@user.command("create")
@click.argument("name")
@click.option("--role", type=click.Choice(ROLES), required=True, help="What the account may do.")
@_from_stdin
@one_sentence
def create(name: str, role: str, password_stdin: bool) -> None:
    """Make the account NAME and print its random password once."""
    from app.accounts import access, rules, service

    settings = load_settings()
    with Opened(settings) as database, _sentences(settings):
        wanted = rules.normalise_name(name)
        with database.read() as session:
            service.check_free_name(session, wanted)
        password = _password(wanted, given=password_stdin)
        made = access.new_hash(wanted, password)
        with database.write() as session:
            service.create_user(session, name=wanted, role=role, password_hash=made, now=utcnow())
            service.note(session, "create", wanted, now=utcnow())
    click.echo(f"{wanted} may log in as {role}.")
    _show(password, given=password_stdin)


@user.command("password")
@click.argument("name")
@_from_stdin
@one_sentence
def password(name: str, password_stdin: bool) -> None:
    """Give the account NAME a new password and end its sessions."""
    from app.accounts import access, service

    settings = load_settings()
    with Opened(settings) as database, _sentences(settings):
        with database.read() as session:
            wanted = service.known_user(session, name).name
        fresh = _password(wanted, given=password_stdin)
        made = access.new_hash(wanted, fresh)
        with database.write() as session:
            service.set_password(session, service.known_user(session, wanted), made)
            service.note(session, "password", wanted, now=utcnow())
    click.echo(f"{wanted} has a new password and is logged out everywhere.")
    _show(fresh, given=password_stdin)


@user.command("list")
@one_sentence
def list_all() -> None:
    """Print all accounts with role and state."""
    from app.accounts import queries

    settings = load_settings()
    with Opened(settings) as database:
        with database.read() as session:
            lines = queries.people(session, skip=0, limit=queries.count_people(session))
        if not lines:
            click.echo("There is no account yet; `stadtlotse user create NAME --role host` makes one.")
        for line in lines:
            one = line.user
            since = one.created_at.astimezone(settings.timezone)
            state = "disabled" if one.disabled_at else "active"
            factor = "  second factor" if line.has_factor else ""
            click.echo(f"{one.name:<40}  {one.role:<9}  {state:<8}  since {since:%Y-%m-%d}{factor}")


@user.command("disable")
@click.argument("name")
@one_sentence
def disable(name: str) -> None:
    """Close the account NAME: its sessions end at once, what it did stays."""
    from app.accounts import service

    settings = load_settings()
    with Opened(settings) as database, _sentences(settings), database.write() as session:
        found = service.known_user(session, name)
        service.disable(session, found, now=utcnow())
        service.note(session, "disable", found.name, now=utcnow())
    click.echo(f"{found.name} is disabled and logged out everywhere.")


@user.command("enable")
@click.argument("name")
@one_sentence
def enable(name: str) -> None:
    """Open the disabled account NAME again, with the password it had."""
    from app.accounts import service

    settings = load_settings()
    with Opened(settings) as database, _sentences(settings), database.write() as session:
        found = service.known_user(session, name)
        service.enable(session, found)
        service.note(session, "enable", found.name, now=utcnow())
    click.echo(f"{found.name} may log in again.")


@user.command("reset-2fa")
@click.argument("name")
@one_sentence
def reset_2fa(name: str) -> None:
    """Take the second factor of the account NAME away and end its sessions: then the password is enough."""
    from app.accounts import queries, second_factor, service

    settings = load_settings()
    with Opened(settings) as database, _sentences(settings), database.write() as session:
        found = service.known_user(session, name)
        was_on = queries.factor_state(session, found.id).since is not None
        if was_on:
            second_factor.turn_off(session, found.id)
            service.end_other_sessions(session, found.id, keep=None)
            service.note(session, "factor-reset", found.name, now=utcnow())
    if was_on:
        click.echo(f"{found.name} logs in by the password alone and is logged out everywhere.")
    else:
        click.echo(f"{found.name} has no second factor.")


@dataclass(frozen=True)
class DemoLogin:
    """An account of the demo, with the password that holds until the next start; a second factor outlasts it."""

    name: str
    password: str
    needs_code: bool


def demo_logins(database: Database, now: datetime) -> tuple[DemoLogin, DemoLogin]:
    """The demo's host and its organizer, each with a fresh random password; running sessions stay valid."""
    return _demo_login(database, DEMO_USER, "host", now), _demo_login(database, DEMO_ORGANIZER, "organizer", now)


def _demo_login(database: Database, name: str, role: str, now: datetime) -> DemoLogin:
    from app.accounts import access, queries, rules, service

    fresh = rules.new_password(name)
    made = access.new_hash(name, fresh)
    with database.write() as session:
        known = queries.user_by_name(session, name)
        if known is None:
            service.create_user(session, name=name, role=role, password_hash=made, now=now)
        else:
            known.password_hash = made
            service.enable(session, known)
        needs_code = known is not None and queries.factor_state(session, known.id).since is not None
    return DemoLogin(name, fresh, needs_code)


def _password(name: str, *, given: bool) -> str:
    from app.accounts import rules

    if not given:
        return rules.new_password(name)
    line = sys.stdin.readline().rstrip("\r\n")
    if not line:
        raise StartRefused("there is no password on standard input.")
    return line


def _show(password: str, *, given: bool) -> None:
    if not given:
        click.echo(f"Password, shown this once: {password}")


@contextmanager
def _sentences(settings: Settings) -> Iterator[None]:
    """What a person can mend, as the English sentence of the interface."""
    from app.web.i18n import Catalogue

    try:
        yield
    except AppError as mistake:
        key = f"error-{mistake.code.replace('_', '-')}"
        catalogue = Catalogue(settings.static_dir / "locales")
        raise StartRefused(catalogue.format("en", key, **mistake.args_for_message)) from None
