"""The second factor on a real database: each code once, no session before it, and what turning it on and off ends."""

from __future__ import annotations

from datetime import timedelta

import pyotp
import pytest
from sqlalchemy import select

from app.accounts import access, codes, queries, rules, second_factor, service
from app.accounts.models import OwedCode, RecoveryCode, SecondFactor, StaffSession, User
from app.errors import Forbidden, Invalid
from tests.service.accounts.conftest import KEY, PASSWORD


@pytest.fixture
def first_step(database, clock, guarded):
    """Show the right password; the token of the login that then owes its code."""

    def go() -> str:
        made = access.log_in(database, "otter", PASSWORD, agent="Safari, iPhone", now=clock())
        assert isinstance(made, access.CodeOwed)
        return made.token

    return go


@pytest.fixture
def second_step(database, clock):
    """Type a code; the login, or None."""

    def go(token, typed, **options):
        return access.log_in_with_code(database, token, typed, installation=KEY, now=clock(), **options)

    return go


def count(database, table) -> int:
    """How many rows a table has."""
    with database.read() as session:
        return len(session.scalars(select(table)).all())


def test_the_password_alone_makes_no_session(database, guarded, first_step):
    first_step()
    assert count(database, StaffSession) == 1


def test_password_and_code_make_one_and_replace_the_one_before(database, clock, guarded, first_step, second_step):
    made = second_step(first_step(), guarded.app.at(clock()), replaces=guarded.principal.session.id)
    assert access.who_holds(database, made.token, now=clock()).name == "otter"
    assert made.principal.session.agent == "Safari, iPhone"
    assert count(database, StaffSession) == 1
    assert count(database, OwedCode) == 0


def test_a_code_is_taken_once(clock, guarded, first_step, second_step):
    typed = guarded.app.at(clock())
    assert second_step(first_step(), typed) is not None
    token = first_step()
    assert second_step(token, typed) is None
    assert second_step(token, guarded.app.at(clock() - timedelta(seconds=30))) is None
    clock.forward(seconds=30)
    assert second_step(token, guarded.app.at(clock())) is not None


def test_the_code_that_turned_it_on_is_spent(clock, guarded, first_step, second_step):
    assert second_step(first_step(), guarded.app.at(clock() - timedelta(seconds=60))) is None


def test_a_login_that_owes_its_code_is_paid_once(clock, guarded, first_step, second_step):
    token = first_step()
    assert second_step(token, guarded.recovery[0]) is not None
    assert second_step(token, guarded.recovery[1]) is None
    assert second_step("made up", guarded.recovery[1]) is None


def test_it_is_over_after_five_minutes(database, clock, guarded, first_step, second_step):
    token = first_step()
    clock.forward(minutes=4, seconds=59)
    assert access.who_owes(database, token, now=clock()).agent == "Safari, iPhone"
    clock.forward(seconds=1)
    assert access.who_owes(database, token, now=clock()) is None
    assert second_step(token, guarded.app.at(clock())) is None
    first_step()
    assert count(database, OwedCode) == 1


def test_at_most_twenty_logins_owe_a_code(database, guarded, first_step):
    tokens = [first_step() for _ in range(22)]
    assert count(database, OwedCode) == rules.MAX_OWED == 20
    assert len(set(tokens)) == 22


def test_a_recovery_code_is_taken_once_and_only_by_its_owner(
    database, clock, guarded, make_person, first_step, second_step
):
    assert second_step(first_step(), guarded.recovery[3].upper()) is not None
    assert second_step(first_step(), guarded.recovery[3]) is None
    with database.read() as session:
        assert queries.factor_state(session, guarded.principal.id).codes_left == 9
    other = make_person("wolf")
    with database.write() as session:
        sealed = codes.seal(KEY, other.id, codes.new_secret())
        session.add(SecondFactor(user_id=other.id, sealed=sealed, last_step=0, confirmed_at=clock()))
        session.flush()
        assert not second_factor.take(session, other.id, guarded.recovery[0], installation=KEY, now=clock())


def test_nothing_secret_is_readable_in_the_database(database, guarded):
    for file in database.path.parent.glob(database.path.name + "*"):
        content = file.read_bytes()
        for secret in (guarded.app.secret, *guarded.recovery, guarded.recovery[0].replace("-", "")):
            assert secret.encode() not in content


def test_another_key_of_the_installation_opens_nothing(database, clock, guarded):
    with database.write() as session:
        options = {"installation": b"another key of 32 characters and more", "now": clock()}
        assert not second_factor.take(session, guarded.principal.id, guarded.app.at(clock()), **options)
        assert not second_factor.take(session, guarded.principal.id, guarded.recovery[0], **options)


def test_turning_it_on_ends_the_other_sessions(database, clock, make_person, password_hash):
    user = make_person("otter")
    here, there = (access.log_in(database, "otter", PASSWORD, agent="Browser", now=clock()) for _ in range(2))
    with database.write() as session:
        second_factor.begin(session, user.id, installation=KEY)
        secret = second_factor.waiting_secret(session, user.id, installation=KEY)
    options = {"installation": KEY, "now": clock()}
    typed = pyotp.TOTP(secret).at(clock())
    for password, code, error in (("falsch geraten", typed, "own_password_wrong"), (PASSWORD, "000000", "code_wrong")):
        with pytest.raises(Forbidden, match=error):
            access.confirm_factor(database, here.principal, password, code, **options)
    assert access.who_holds(database, there.token, now=clock())
    assert count(database, RecoveryCode) == 0
    assert len(access.confirm_factor(database, here.principal, PASSWORD, typed, **options)) == 10
    assert access.who_holds(database, here.token, now=clock())
    assert access.who_holds(database, there.token, now=clock()) is None


def test_it_is_begun_anew_until_it_is_on(database, guarded, make_person):
    user = make_person("wolf")
    with database.write() as session:
        secrets = []
        for _ in range(2):
            second_factor.begin(session, user.id, installation=KEY)
            secrets.append(second_factor.waiting_secret(session, user.id, installation=KEY))
    assert len(set(secrets)) == 2
    with pytest.raises(Invalid, match="factor_is_on"), database.write() as session:
        second_factor.begin(session, guarded.principal.id, installation=KEY)
    with database.read() as session:
        assert second_factor.waiting_secret(session, guarded.principal.id, installation=KEY) is None


def test_a_secret_without_its_first_code_asks_for_nothing(database, clock, make_person):
    user = make_person("wolf")
    with database.write() as session:
        second_factor.begin(session, user.id, installation=KEY)
    assert isinstance(access.log_in(database, "wolf", PASSWORD, agent="Browser", now=clock()), service.LoggedIn)


def test_turning_it_off_needs_password_and_code(database, clock, guarded, first_step):
    token = first_step()
    options = {"installation": KEY, "now": clock()}
    with pytest.raises(Forbidden, match="own_password_wrong"):
        access.turn_factor_off(database, guarded.principal, "falsch geraten", guarded.recovery[0], **options)
    with pytest.raises(Forbidden, match="code_wrong"):
        access.turn_factor_off(database, guarded.principal, PASSWORD, "000000", **options)
    access.turn_factor_off(database, guarded.principal, PASSWORD, guarded.recovery[0], **options)
    assert [count(database, table) for table in (SecondFactor, RecoveryCode, OwedCode)] == [0, 0, 0]
    assert access.who_owes(database, token, now=clock()) is None
    assert isinstance(access.log_in(database, "otter", PASSWORD, agent="Browser", now=clock()), service.LoggedIn)


def test_fresh_recovery_codes_take_the_place_of_all_before(database, clock, guarded, first_step, second_step):
    fresh = access.renew_recovery_codes(
        database, guarded.principal, PASSWORD, guarded.recovery[0], installation=KEY, now=clock()
    )
    assert not set(fresh) & set(guarded.recovery)
    token = first_step()
    assert second_step(token, guarded.recovery[1]) is None
    assert second_step(token, fresh[0]) is not None


def test_a_new_password_keeps_it_and_ends_logins_that_owe_their_code(database, clock, guarded, first_step, second_step):
    token = first_step()
    access.change_password(database, guarded.principal, PASSWORD, "neun muntere Biber")
    assert second_step(token, guarded.app.at(clock())) is None
    made = access.log_in(database, "otter", "neun muntere Biber", agent="Browser", now=clock())
    assert isinstance(made, access.CodeOwed)


def test_a_disabled_account_does_not_get_in_by_its_code(database, clock, guarded, first_step, second_step):
    token = first_step()
    with database.write() as session:
        session.get(User, guarded.principal.id).disabled_at = clock()
    assert access.who_owes(database, token, now=clock()) is None
    assert second_step(token, guarded.app.at(clock())) is None
    assert count(database, StaffSession) == 1
