"""An account with a second factor on a real database."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pyotp
import pytest

from app.accounts import access, passwords, second_factor, service
from app.accounts.queries import StaffPrincipal
from tests.conftest import SECRET

PASSWORD = "vier leise Kraniche"
KEY = SECRET.encode()


@pytest.fixture(scope="session")
def password_hash() -> str:
    """The hash of PASSWORD; made once."""
    return passwords.make_hash(PASSWORD)


@pytest.fixture
def make_person(database, clock, password_hash) -> Callable[..., Any]:
    """Make an account: `make_person("wolf", "admin")`."""

    def make(name: str, role: str = "host"):
        with database.write() as session:
            return service.create_user(session, name=name, role=role, password_hash=password_hash, now=clock())

    return make


@dataclass
class Guarded:
    """Somebody with a second factor: the browser it was set up in, the app's codes, the recovery codes."""

    principal: StaffPrincipal
    app: pyotp.TOTP
    recovery: list[str]


@pytest.fixture
def guarded(database, clock, make_person, password_hash) -> Guarded:
    """The organizer otter, whose first code was that of two steps ago."""
    user = make_person("otter", "organizer")
    with database.write() as session:
        principal = service.start_session(
            session, user.id, verified_hash=password_hash, agent="Firefox, Linux", now=clock()
        ).principal
        second_factor.begin(session, user.id, installation=KEY)
    with database.read() as session:
        app = pyotp.TOTP(second_factor.waiting_secret(session, user.id, installation=KEY))
    made = access.confirm_factor(database, principal, PASSWORD, app.at(clock()), installation=KEY, now=clock())
    clock.forward(seconds=60)
    return Guarded(principal, app, made)
