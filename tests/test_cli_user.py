"""The commands `user ...` as an operator meets them: what they print, what they change, how they end."""

from __future__ import annotations

import re
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from app.accounts import access, queries, service
from app.accounts.models import SecondFactor
from app.cli_user import user
from app.clock import utcnow
from app.db import Database
from tests.conftest import SECRET

PASSWORD = "vier leise Kraniche"


@pytest.fixture
def command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Run `stadtlotse user ...` with a data folder of its own."""
    monkeypatch.setenv("STADTLOTSE_DATA_DIR", str(tmp_path / "data"))
    monkeypatch.setenv("STADTLOTSE_SECRET_KEY", SECRET)

    def run(*arguments: str, typed: str = "", good: bool = True) -> Result:
        done = CliRunner().invoke(user, arguments, input=typed)
        assert (done.exit_code == 0) is good, done.output
        return done

    return run


@pytest.fixture
def log_in(tmp_path: Path, command):
    """Try to log in; the role, or None."""

    def go(name: str, password: str) -> str | None:
        database = Database(f"sqlite:///{tmp_path / 'data' / 'stadtlotse.db'}")
        made = access.log_in(database, name, password, agent="Browser", now=utcnow())
        database.close()
        return made and made.principal.role

    return go


def printed_password(done: Result) -> str:
    """The password that a command showed, which it must do once."""
    (found,) = re.findall(r"^Password, shown this once: (\S+)$", done.stdout, re.M)
    return found


@pytest.mark.parametrize("role", ["host", "organizer", "admin"])
def test_a_new_account_gets_a_random_password_that_is_shown_once(command, log_in, role):
    done = command("create", "Dachs.1", "--role", role)
    assert f"dachs.1 may log in as {role}." in done.stdout
    password = printed_password(done)
    assert re.fullmatch(r"[2-9a-z]{4}(-[2-9a-z]{4}){3}", password)
    assert log_in("dachs.1", password) == role
    assert password not in command("list").stdout


def test_a_password_comes_from_standard_input_and_is_not_printed(command, log_in):
    done = command("create", "dachs", "--role", "host", "--password-stdin", typed=f"{PASSWORD}\r\nrest\n")
    assert PASSWORD not in done.output
    assert "shown" not in done.stdout
    assert log_in("dachs", PASSWORD) == "host"


def test_a_new_password_replaces_the_old_one_and_ends_sessions(command, log_in, tmp_path):
    old = printed_password(command("create", "dachs", "--role", "host"))
    database = Database(f"sqlite:///{tmp_path / 'data' / 'stadtlotse.db'}")
    token = access.log_in(database, "dachs", old, agent="Browser", now=utcnow()).token
    fresh = printed_password(command("password", "DACHS"))
    assert access.who_holds(database, token, now=utcnow()) is None
    database.close()
    assert (log_in("dachs", old), log_in("dachs", fresh)) == (None, "host")
    command("password", "dachs", "--password-stdin", typed=f"{PASSWORD}\n")
    assert (log_in("dachs", fresh), log_in("dachs", PASSWORD)) == (None, "host")


def test_accounts_are_listed_with_role_and_state(command):
    assert "no account yet" in command("list").stdout
    command("create", "otter", "--role", "organizer")
    command("create", "dachs", "--role", "host")
    command("disable", "otter")
    listed = [line.split() for line in command("list").stdout.splitlines()]
    assert [line[:3] for line in listed] == [["dachs", "host", "active"], ["otter", "organizer", "disabled"]]


def test_a_disabled_account_can_be_enabled_again(command, log_in):
    password = printed_password(command("create", "dachs", "--role", "host"))
    command("disable", "dachs")
    assert log_in("dachs", password) is None
    command("enable", "dachs")
    assert log_in("dachs", password) == "host"


def test_a_second_factor_is_taken_away_for_somebody_who_lost_the_phone(command, tmp_path):
    password = printed_password(command("create", "dachs", "--role", "admin"))
    assert command("reset-2fa", "dachs").stdout == "dachs has no second factor.\n"
    with closing(Database(f"sqlite:///{tmp_path / 'data' / 'stadtlotse.db'}")) as database:
        token = access.log_in(database, "dachs", password, agent="Browser", now=utcnow()).token
        with database.write() as session:
            user = service.known_user(session, "dachs")
            session.add(SecondFactor(user_id=user.id, sealed="", last_step=0, confirmed_at=utcnow()))
        assert isinstance(access.log_in(database, "dachs", password, agent="Browser", now=utcnow()), access.CodeOwed)
    assert "second factor" in command("list").stdout
    assert "dachs logs in by the password alone" in command("reset-2fa", " DACHS ").stdout
    with closing(Database(f"sqlite:///{tmp_path / 'data' / 'stadtlotse.db'}")) as database:
        assert access.who_holds(database, token, now=utcnow()) is None
        assert isinstance(access.log_in(database, "dachs", password, agent="Browser", now=utcnow()), service.LoggedIn)
    assert "second factor" not in command("list").stdout


def test_what_the_operator_does_is_written_down_without_a_name(command, tmp_path):
    command("create", "dachs", "--role", "host")
    for deed in ("password", "disable", "enable", "reset-2fa"):
        command(deed, "dachs")
    with closing(Database(f"sqlite:///{tmp_path / 'data' / 'stadtlotse.db'}")) as database, database.read() as session:
        written = [(one.actor, one.deed, one.whom) for one in queries.deeds(session, skip=0, limit=9)]
    assert written == [("", deed, "dachs") for deed in ("enable", "disable", "password", "create")]


@pytest.mark.parametrize(
    ("arguments", "typed", "sentence"),
    [
        (("create", "x", "--role", "host"), "", "A login name has 2 to 40 characters"),
        (("create", "zwei worte", "--role", "host"), "", "A login name has 2 to 40 characters"),
        (("create", "OTTER", "--role", "host"), "", "This login name is taken"),
        (("create", "dachs", "--role", "host", "--password-stdin"), "kurz\n", "needs at least 12 characters"),
        (("create", "dachs", "--role", "host", "--password-stdin"), "x" * 201, "may have 200 characters at most"),
        (("create", "dachs", "--role", "host", "--password-stdin"), "Alle Dachse hier\n", "must not contain"),
        (("create", "dachs", "--role", "host", "--password-stdin"), "", "there is no password on standard input"),
        (("password", "niemand"), "", "There is no such login name"),
        (("disable", "niemand"), "", "There is no such login name"),
        (("enable", "niemand"), "", "There is no such login name"),
        (("reset-2fa", "niemand"), "", "There is no such login name"),
    ],
)
def test_what_cannot_be_done_is_one_sentence(command, arguments, typed, sentence):
    command("create", "otter", "--role", "host")
    done = command(*arguments, typed=typed, good=False)
    assert done.exit_code == 2
    assert sentence in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1
    assert done.stdout == ""
    assert len(command("list").stdout.splitlines()) == 1


def test_an_account_needs_a_role(command):
    assert "--role" in command("create", "dachs", good=False).stderr
    assert "king" in command("create", "dachs", "--role", "king", good=False).stderr
