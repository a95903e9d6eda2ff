"""What admins do to other accounts: each deed written down, no admin locked out, nothing done to oneself."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from app.accounts import access, people, queries, rules, service
from app.accounts.models import SecondFactor, StaffDeed, StaffSession, User
from app.errors import Forbidden, Invalid, NotFound
from tests.service.accounts.conftest import PASSWORD


@pytest.fixture
def wolf(make_person):
    """The admin who does things."""
    return make_person("wolf", "admin")


@pytest.fixture
def otter(make_person):
    """The host to whom they are done."""
    return make_person("otter")


@pytest.fixture
def do(database, clock):
    """Do one thing in a transaction: `do("disable", wolf, otter)`."""

    def go(deed, actor, whom, *more):
        with database.write() as session:
            return getattr(people, deed)(session, actor.id, whom.id, *more, now=clock())

    return go


def written(database) -> list[tuple[str, str, str]]:
    """The log, oldest first."""
    with database.read() as session:
        rows = session.scalars(select(StaffDeed).order_by(StaffDeed.id))
        return [(one.actor, one.deed, one.whom) for one in rows]


def logged_in(database, clock, name) -> service.LoggedIn:
    """A fresh session of this account."""
    made = access.log_in(database, name, PASSWORD, agent="Browser", now=clock())
    assert isinstance(made, service.LoggedIn)
    return made


def test_an_account_is_made_and_that_is_written_down(database, clock, wolf):
    with database.write() as session:
        made = people.create(session, wolf.id, name="Biber", role="organizer", password_hash="-", now=clock())
    assert (made.name, made.role, made.last_seen_at) == ("biber", "organizer", None)
    assert written(database) == [("wolf", "create", "biber")]
    for name, role, code in (("biber", "host", "login_name_taken"), ("luchs", "king", "role_unknown")):
        with pytest.raises(Invalid, match=code), database.write() as session:
            people.create(session, wolf.id, name=name, role=role, password_hash="-", now=clock())
    assert len(written(database)) == 1


def test_who_loses_rights_is_logged_out_and_who_gains_some_is_not(database, clock, wolf, otter, do):
    made = logged_in(database, clock, "otter")
    assert do("set_role", wolf, otter, "organizer").role == "organizer"
    assert access.who_holds(database, made.token, now=clock()).role == "organizer"
    do("set_role", wolf, otter, "organizer")
    do("set_role", wolf, otter, "host")
    assert access.who_holds(database, made.token, now=clock()) is None
    assert written(database) == [("wolf", "role-organizer", "otter"), ("wolf", "role-host", "otter")]
    with pytest.raises(Invalid, match="role_unknown"):
        do("set_role", wolf, otter, "king")


@pytest.mark.parametrize("deed", ["log_out", "disable", "set_password"])
def test_sessions_end(database, clock, wolf, otter, do, deed):
    made = logged_in(database, clock, "otter")
    do(deed, wolf, otter, *(["-"] if deed == "set_password" else []))
    assert access.who_holds(database, made.token, now=clock()) is None


def test_one_session_ends_and_only_one_of_that_account(database, clock, wolf, otter, do):
    first, second = (logged_in(database, clock, "otter") for _ in range(2))
    own = logged_in(database, clock, "wolf")
    for number in (first.principal.session.id, own.principal.session.id, 999):
        do("end_session", wolf, otter, number)
    held = [access.who_holds(database, one.token, now=clock()) is not None for one in (first, second, own)]
    assert held == [False, True, True]
    assert written(database) == [("wolf", "session", "otter")]


def test_an_account_is_disabled_and_enabled_once(database, clock, wolf, otter, do):
    for deed in ("enable", "disable", "disable", "enable", "enable"):
        do(deed, wolf, otter)
    assert [deed for _, deed, _ in written(database)] == ["disable", "enable"]
    logged_in(database, clock, "otter")


def test_a_second_factor_is_taken_away_where_there_is_one(database, clock, wolf, otter, do):
    do("reset_factor", wolf, otter)
    assert written(database) == []
    made = logged_in(database, clock, "otter")
    with database.write() as session:
        session.add(SecondFactor(user_id=otter.id, sealed="", last_step=0, confirmed_at=clock()))
    do("reset_factor", wolf, otter)
    assert written(database) == [("wolf", "factor-reset", "otter")]
    assert access.who_holds(database, made.token, now=clock()) is None
    logged_in(database, clock, "otter")


@pytest.mark.parametrize(
    ("deed", "more"),
    [
        ("set_role", ["host"]),
        ("set_password", ["-"]),
        ("disable", []),
        ("enable", []),
        ("log_out", []),
        ("end_session", [1]),
        ("reset_factor", []),
    ],
)
def test_nobody_does_it_to_oneself_and_only_admins_to_others(database, wolf, otter, do, deed, more):
    with pytest.raises(Invalid, match="own_account"):
        do(deed, wolf, wolf, *more)
    with pytest.raises(Forbidden, match="role_missing"):
        do(deed, otter, wolf, *more)
    with pytest.raises(NotFound, match="user_not_found"):
        do(deed, wolf, User(id=999), *more)
    assert written(database) == []


@pytest.mark.parametrize(("deed", "more"), [("disable", []), ("set_role", ["organizer"])])
def test_of_two_admins_who_close_each_other_at_once_one_stays(database, wolf, make_person, do, deed, more):
    lynx = make_person("luchs", "admin")
    do(deed, wolf, lynx, *more)
    # The other one's request was let in before; the role is read anew.
    with pytest.raises(Forbidden, match="role_missing"):
        do(deed, lynx, wolf, *more)
    with database.read() as session:
        assert queries.other_active_admins(session, lynx.id) == 1


def test_the_last_admin_who_can_log_in_is_kept(database, wolf, make_person, monkeypatch, do):
    lynx = make_person("luchs", "admin")
    monkeypatch.setattr(queries, "other_active_admins", lambda _session, _user_id: 0)
    for deed, more in (("disable", []), ("set_role", ["host"])):
        with pytest.raises(Invalid, match="last_admin"):
            do(deed, wolf, lynx, *more)


def test_the_log_forgets_the_oldest(database, clock, monkeypatch):
    monkeypatch.setattr(rules, "LOG_KEPT", 3)
    with database.write() as session:
        for number in range(5):
            service.note(session, "create", f"person{number}", now=clock())
    assert [whom for _, _, whom in written(database)] == ["person2", "person3", "person4"]


def test_the_last_use_of_an_account_outlasts_its_sessions(database, clock, otter):
    made = logged_in(database, clock, "otter")
    clock.forward(minutes=10)
    access.who_holds(database, made.token, now=clock())
    with database.write() as session:
        service.end_session(session, otter.id, made.principal.session.id)
    with database.read() as session:
        assert session.get(User, otter.id).last_seen_at == clock()
        assert session.scalars(select(StaffSession)).all() == []
