"""Accounts and sessions on a real database, and that no password is ever hashed inside a transaction."""

from __future__ import annotations

import pytest
from argon2 import PasswordHasher
from sqlalchemy import select

from app.accounts import access, passwords, queries, rules, service
from app.accounts.models import SecondFactor, StaffSession, User
from app.accounts.service import LoggedIn
from app.cli_user import demo_logins
from app.errors import Forbidden, Invalid, NotFound
from app.tokens import token_key

PASSWORD = "vier leise Kraniche"
FRESH = "neun muntere Otter"


@pytest.fixture(scope="session")
def password_hash():
    """The hash of PASSWORD; made once."""
    return passwords.make_hash(PASSWORD)


@pytest.fixture
def user(database, clock, password_hash):
    """The host dachs."""
    with database.write() as session:
        return service.create_user(session, name="Dachs", role="host", password_hash=password_hash, now=clock())


@pytest.fixture
def log_in(database, clock, user):
    """Log in as dachs."""

    def go(password=PASSWORD, name="dachs", **options):
        return access.log_in(database, name, password, agent="Firefox, Linux", now=clock(), **options)

    return go


@pytest.fixture
def hashing(database, monkeypatch):
    """Watch argon2: nothing may hold the writer, nor any reader, while it works."""
    seen = []
    for name in ("hash", "verify"):
        real = getattr(PasswordHasher, name)

        def watched(self, *arguments, real=real, name=name):
            seen.append((name, database.writer.pool.checkedout(), database.reader.pool.checkedout()))
            return real(self, *arguments)

        monkeypatch.setattr(PasswordHasher, name, watched)
    return seen


def rows(database):
    """All sessions, oldest first."""
    with database.read() as session:
        return list(session.scalars(select(StaffSession).order_by(StaffSession.id)))


def stored_hash(database, name="dachs"):
    """The hash an account has now."""
    with database.read() as session:
        return queries.user_by_name(session, name).password_hash


def test_a_name_is_kept_lower_case_and_taken_once(database, clock, user, password_hash):
    assert (user.name, user.role, user.disabled_at) == ("dachs", "host", None)
    for name, code in (("DACHS", "login_name_taken"), ("x", "login_name_invalid"), ("a b", "login_name_invalid")):
        with pytest.raises(Invalid, match=code), database.write() as session:
            service.create_user(session, name=name, role="host", password_hash=password_hash, now=clock())
    with pytest.raises(ValueError, match="no role"), database.write() as session:
        service.create_user(session, name="otter", role="king", password_hash=password_hash, now=clock())


def test_a_token_finds_its_holder_and_only_its_hash_is_stored(database, clock, log_in):
    made = log_in()
    found = access.who_holds(database, made.token, now=clock())
    assert (found.name, found.role, found.id) == ("dachs", "host", made.principal.id)
    assert found.session.agent == "Firefox, Linux"
    (row,) = rows(database)
    assert row.token_key == token_key(made.token)
    for other in (None, "", made.token[:-1], row.token_key, "x" * 101):
        assert access.who_holds(database, other, now=clock()) is None


def test_a_wrong_password_makes_no_session(database, log_in):
    assert log_in("vier laute Kraniche") is None
    assert log_in(name="otter") is None
    assert rows(database) == []


def test_no_password_is_hashed_while_a_connection_is_taken(database, clock, user, log_in, hashing):
    principal = log_in().principal
    log_in("falsch geraten")
    log_in(name="otter")
    access.change_password(database, principal, PASSWORD, FRESH)
    demo_logins(database, clock())
    assert [name for name, *_ in hashing].count("verify") == 4
    assert [name for name, *_ in hashing].count("hash") >= 2
    assert {(writers, readers) for _, writers, readers in hashing} == {(0, 0)}


def test_the_watch_would_notice_a_hash_inside_a_transaction(database, hashing):
    with database.write() as session:
        session.scalars(select(User)).all()
        passwords.make_hash(PASSWORD)
    assert hashing == [("hash", 1, 0)]


def test_a_hash_with_old_parameters_is_made_anew_at_the_next_login(database, user, log_in, hashing):
    weak = PasswordHasher(memory_cost=8192, time_cost=1, parallelism=1).hash(PASSWORD.encode())
    with database.write() as session:
        session.get(User, user.id).password_hash = weak
    hashing.clear()
    assert log_in("falsch geraten") is None
    assert stored_hash(database) == weak
    assert log_in() is not None
    assert "m=19456,t=2,p=1" in stored_hash(database)
    assert {(writers, readers) for _, writers, readers in hashing} == {(0, 0)}
    hashing.clear()
    assert log_in() is not None
    assert [name for name, *_ in hashing] == ["verify"]


@pytest.mark.parametrize("event", ["disabled", "password"])
def test_what_changes_while_the_password_is_verified_counts(database, clock, user, log_in, monkeypatch, event):
    real = passwords.matches

    def meanwhile(stored, password):
        with database.write() as session:
            found = session.get(User, user.id)
            if event == "disabled":
                service.disable(session, found, now=clock())
            else:
                service.set_password(session, found, passwords.make_hash(FRESH))
        return real(stored, password)

    monkeypatch.setattr(passwords, "matches", meanwhile)
    assert log_in() is None
    assert rows(database) == []


def test_a_login_deletes_what_has_run_out_and_the_session_it_replaces(database, clock, log_in):
    log_in()
    clock.forward(hours=5)
    second = log_in()
    clock.forward(hours=4)
    assert [row.id for row in rows(database)] == [1, 2]
    third = log_in(replaces=second.principal.session.id)
    assert [row.id for row in rows(database)] == [third.principal.session.id]


def test_an_account_has_at_most_twenty_sessions(database, clock, user, password_hash):
    with database.write() as session:
        other = service.create_user(session, name="otter", role="host", password_hash=password_hash, now=clock())
        made = []
        for owner in [other.id] + [user.id] * 23:
            clock.forward(seconds=1)
            made.append(
                service.start_session(session, owner, verified_hash=password_hash, agent="Browser", now=clock())
            )
    alive = [access.who_holds(database, one.token, now=clock()) is not None for one in made]
    assert alive == [True] + [False] * 3 + [True] * 20


def test_use_is_noted_every_five_minutes_and_once(database, clock, log_in):
    token, start = log_in().token, clock()
    clock.forward(minutes=4, seconds=59)
    access.who_holds(database, token, now=clock())
    assert rows(database)[0].last_seen_at == start
    clock.forward(seconds=1)
    access.who_holds(database, token, now=clock())
    assert rows(database)[0].last_seen_at == clock()


def test_use_that_cannot_be_noted_turns_nobody_away(database, clock, log_in, monkeypatch):
    from sqlalchemy.exc import TimeoutError as PoolTimeout

    token = log_in().token

    def busy():
        raise PoolTimeout("the writer is taken")

    monkeypatch.setattr(database, "write", busy)
    clock.forward(minutes=10)
    assert access.who_holds(database, token, now=clock()).name == "dachs"


def test_sessions_are_listed_by_their_last_use_without_those_that_have_run_out(database, clock, user, log_in):
    first, second, third = (log_in().principal.session.id for _ in range(3))
    with database.write() as session:
        session.get(StaffSession, third).last_seen_at = clock() - rules.IDLE
    clock.forward(minutes=6)
    with database.write() as session:
        service.touch(session, first, now=clock())
        listed = [one.id for one in queries.sessions_of(session, user.id, now=clock())]
    assert listed == [first, second]


def test_a_disabled_account_is_out_until_it_is_enabled(database, clock, user, log_in):
    token = log_in().token
    with database.write() as session:
        service.disable(session, session.get(User, user.id), now=clock())
    assert access.who_holds(database, token, now=clock()) is None
    assert rows(database) == []
    assert log_in() is None
    with database.write() as session:
        service.enable(session, session.get(User, user.id))
    assert access.who_holds(database, token, now=clock()) is None
    assert log_in() is not None


def test_a_changed_password_leaves_this_session_alone(database, clock, log_in):
    here, there = log_in(), log_in()
    access.change_password(database, here.principal, PASSWORD, FRESH)
    assert access.who_holds(database, here.token, now=clock()) is not None
    assert access.who_holds(database, there.token, now=clock()) is None
    assert log_in() is None
    assert log_in(FRESH) is not None


@pytest.mark.parametrize(
    ("current", "new", "code"),
    [
        ("falsch geraten", FRESH, "password_wrong"),
        (PASSWORD, "zu kurz", "password_too_short"),
        (PASSWORD, "alle DACHSE im Bau", "password_has_name"),
    ],
)
def test_a_password_that_cannot_be_taken_changes_nothing(database, log_in, current, new, code):
    before, here, _there = stored_hash(database), log_in(), log_in()
    with pytest.raises((Forbidden, Invalid), match=code):
        access.change_password(database, here.principal, current, new)
    assert stored_hash(database) == before
    assert len(rows(database)) == 2


def test_a_password_that_was_just_changed_elsewhere_is_not_overwritten(database, clock, log_in, user):
    here = log_in()
    with database.write() as session:
        service.set_password(session, session.get(User, user.id), passwords.make_hash(FRESH))
    with pytest.raises(Forbidden, match="password_wrong"):
        access.change_password(database, here.principal, PASSWORD, "acht kluge Elstern")
    assert log_in(FRESH) is not None


def test_nobody_ends_the_sessions_of_others(database, clock, log_in, user):
    here = log_in().principal.session.id
    with database.write() as session:
        service.end_session(session, user.id + 1, here)
        service.end_other_sessions(session, user.id + 1, keep=None)
    assert len(rows(database)) == 1


def test_an_unknown_account_is_said(database):
    with pytest.raises(NotFound, match="user_not_found"), database.read() as session:
        service.known_user(session, "niemand")


@pytest.mark.parametrize(
    ("which", "name", "role"), [(0, "tourleitung", "host"), (1, "redaktion", "organizer")], ids=["host", "organizer"]
)
def test_the_demo_has_logins_with_fresh_passwords_at_each_start(database, clock, which, name, role):
    first = demo_logins(database, clock())[which]
    assert first.name == name
    running = access.log_in(database, name, first.password, agent="Browser", now=clock())
    assert running.principal.role == role
    second = demo_logins(database, clock())[which]
    assert second.password != first.password
    assert access.log_in(database, name, first.password, agent="Browser", now=clock()) is None
    assert access.log_in(database, name, second.password, agent="Browser", now=clock()) is not None
    assert access.who_holds(database, running.token, now=clock()) is not None


def test_the_demos_host_comes_in_even_if_the_account_was_disabled(database, clock):
    host, _ = demo_logins(database, clock())
    with database.write() as session:
        service.disable(session, service.known_user(session, host.name), now=clock())
    host, _ = demo_logins(database, clock())
    assert isinstance(access.log_in(database, host.name, host.password, agent="Browser", now=clock()), LoggedIn)


def test_a_second_factor_outlasts_a_start_of_the_demo(database, clock):
    _, organizer = demo_logins(database, clock())
    assert not organizer.needs_code
    with database.write() as session:
        found = service.known_user(session, organizer.name)
        session.add(SecondFactor(user_id=found.id, sealed="", last_step=0, confirmed_at=clock()))
    host, organizer = demo_logins(database, clock())
    assert (host.needs_code, organizer.needs_code) == (False, True)
    made = access.log_in(database, organizer.name, organizer.password, agent="Browser", now=clock())
    assert isinstance(made, access.CodeOwed)
