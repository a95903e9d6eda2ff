"""Staff for web tests: accounts in the database, and browsers that log in by the form."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from app.accounts import passwords, service
from tests.web.conftest import SAME_ORIGIN

PASSWORD = "vier leise Kraniche"
FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"
IPHONE = (
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) "
    "Version/18.5 Mobile/15E148 Safari/604.1"
)


class Staff:
    """A browser of somebody of the staff."""

    def __init__(self, client: FlaskClient) -> None:
        self.client = client

    def get(self, path: str, **options: Any) -> TestResponse:
        return self.client.get(path, **options)

    def post(self, path: str, address: str = "192.0.2.7", agent: str = FIREFOX, **form: str) -> TestResponse:
        return self.client.post(
            path,
            data=form,
            headers={**SAME_ORIGIN, "User-Agent": agent},
            environ_overrides={"REMOTE_ADDR": address},
        )

    def log_in(self, name: str = "dachs", password: str = PASSWORD, **options: str) -> TestResponse:
        return self.post("/login", name=name, password=password, **options)

    @property
    def token(self) -> str | None:
        found = self.client.get_cookie("staff")
        return None if found is None else found.value

    def is_in(self) -> bool:
        """Whether the server knows this browser."""
        return self.get("/account").status_code == 200


@pytest.fixture(scope="session")
def password_hash() -> str:
    """The hash of the one password all accounts of the tests have; made once, because it is slow on purpose."""
    return passwords.make_hash(PASSWORD)


@pytest.fixture
def make_user(database, clock, password_hash) -> Callable[..., Any]:
    """Make an account: `make_user("fuchs", role="admin")`."""

    def make(name: str = "dachs", role: str = "host"):
        with database.write() as session:
            return service.create_user(session, name=name, role=role, password_hash=password_hash, now=clock())

    return make


@pytest.fixture
def user(make_user):
    """The host dachs."""
    return make_user()


@pytest.fixture
def make_staff(app: Flask) -> Callable[[], Staff]:
    """Make a browser that is not logged in."""
    return lambda: Staff(app.test_client())


@pytest.fixture
def staff(user, make_staff) -> Staff:
    """A browser in which dachs is logged in."""
    made = make_staff()
    assert made.log_in().status_code == 303
    return made
