"""Failed logins are counted, successes never: guessing is slow, sixty hosts behind one address come in."""

from __future__ import annotations

import pytest

from app.accounts import access
from tests.web.accounts.conftest import PASSWORD

ATTEMPT = "falsch geraten"


def fail(browser, times, name="dachs", **options):
    """Try a wrong password several times; the statuses."""
    return [browser.log_in(name, ATTEMPT, **options).status_code for _ in range(times)]


@pytest.fixture
def quick(monkeypatch):
    """Passwords compared without argon2, for tests that only count."""
    from app.accounts import passwords

    monkeypatch.setattr(passwords, "matches", lambda stored, typed: stored is not None and typed == PASSWORD)


def test_ten_failures_from_one_address_then_a_pause_that_says_so(quick, user, make_staff):
    browser = make_staff()
    assert fail(browser, 12) == [403] * 10 + [429] * 2
    reply = browser.log_in()
    assert (reply.status_code, reply.headers["Retry-After"]) == (429, "600")
    assert "Bitte zehn Minuten warten" in reply.text
    assert 'id="password"' in reply.text
    assert browser.token is None


def test_the_pause_ends_by_itself(quick, user, make_staff, monkeypatch):
    import time

    browser = make_staff()
    fail(browser, 11)
    later = time.time() + 601
    monkeypatch.setattr("limits.storage.memory.time.time", lambda: later)
    assert browser.log_in().status_code == 303


def test_a_pause_costs_no_hashing(user, make_staff, monkeypatch):
    browser = make_staff()
    fail(browser, 10)
    monkeypatch.setattr(access, "log_in", lambda *_args, **_options: pytest.fail("a password was looked at"))
    assert fail(browser, 1) == [429]


def test_a_stranger_elsewhere_does_not_lock_the_host_out(quick, user, make_staff):
    fail(make_staff(), 40, address="198.51.100.9")
    assert make_staff().log_in().status_code == 303


def test_nor_does_he_lock_out_a_colleague_at_his_own_address(quick, user, make_user, make_staff):
    make_user("marder")
    fail(make_staff(), 40)
    assert make_staff().log_in("marder").status_code == 303


def test_many_addresses_together_guess_no_more_than_fifty_times(quick, user, make_staff):
    tried = [fail(make_staff(), 5, address=f"198.51.100.{number}") for number in range(12)]
    assert [status for five in tried for status in five] == [403] * 50 + [429] * 10


def test_spelling_the_name_differently_is_no_way_around(quick, user, make_staff):
    browser = make_staff()
    statuses = [fail(browser, 1, name)[0] for name in ["dachs", "DACHS", " dachs", "Dachs ", "ｄachs", "dAchs"] * 2]
    assert statuses == [403] * 10 + [429] * 2


def test_one_address_tries_a_hundred_names_and_no_more(quick, user, make_staff):
    browser = make_staff()
    statuses = [fail(browser, 1, f"name{number}")[0] for number in range(105)]
    assert statuses == [403] * 100 + [429] * 5


def test_sixty_hosts_behind_one_address_come_in_though_some_mistype(quick, make_user, make_staff):
    for number in range(60):
        make_user(f"host{number}")
    for number in range(60):
        browser = make_staff()
        if number % 3 == 0:
            assert fail(browser, 2, f"host{number}") == [403, 403]
        assert browser.log_in(f"host{number}").status_code == 303


def test_successes_are_never_counted(quick, user, make_staff):
    browser = make_staff()
    assert {browser.log_in().status_code for _ in range(120)} == {303}
