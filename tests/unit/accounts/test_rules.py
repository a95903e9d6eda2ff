"""Names, passwords, lifetimes and browser names, without database and web."""

from __future__ import annotations

import math
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.accounts import passwords, rules
from app.tokens import new_token, token_key
from app.web import guards

NOW = datetime(2026, 6, 21, 9, 0, tzinfo=UTC)


def test_the_guards_know_the_same_roles_in_the_same_order():
    assert guards.ROLES == rules.ROLES


@pytest.mark.parametrize("name", ["ab", "Dachs", "tour.leitung_2-b", "jörg", "ольга", "a" * 40, " rand "])
def test_names_that_can_be_taken(name):
    assert rules.name_problem(rules.normalise_name(name)) is None


@pytest.mark.parametrize(
    "name",
    ["", " ", "a", "a" * 41, "zwei wörter", "a@b", "a/b", "a\nb", "a\x00b", "<b>", "a\u200bb", "a\u202eb"],
)
def test_names_that_cannot_be_taken(name):
    assert rules.name_problem(rules.normalise_name(name)) == "login_name_invalid"


@given(st.text(max_size=60))
def test_a_stored_name_is_found_again_however_it_is_typed(typed):
    stored = rules.normalise_name(typed)
    if rules.name_problem(stored) is None:
        assert rules.normalise_name(stored) == stored
        assert rules.normalise_name(f" {stored} ") == stored


@pytest.mark.parametrize(
    ("password", "problem"),
    [
        ("zwölf Dachse", None),
        ("elf Dachse.", "password_too_short"),
        ("x" * 200, None),
        ("x" * 201, "password_too_long"),
        ("der FUCHS im Bau", "password_has_name"),
        ("der Ｆuchs im Bau", "password_has_name"),
        ("o\u0308" * 11, "password_too_short"),
    ],
)
def test_passwords(password, problem):
    assert rules.password_problem("fuchs", password) == problem


def test_random_passwords_have_75_bits_and_nothing_to_mistake():
    assert rules.PASSWORD_GROUPS * rules.PASSWORD_GROUP_LENGTH * math.log2(len(rules.LETTERS)) >= 75
    made = {rules.new_password() for _ in range(500)}
    assert len(made) == 500
    assert set("".join(made)) == set(rules.LETTERS) | {"-"}
    assert not set(rules.LETTERS) & set("01ilo")
    assert {tuple(map(len, password.split("-"))) for password in made} == {(4, 4, 4, 4)}


def test_a_random_password_may_be_taken_even_by_a_name_that_is_often_in_it():
    for name in ("a2", "-k", "3-"):
        assert all(rules.password_problem(name, rules.new_password(name)) is None for _ in range(200))


def test_tokens_have_256_bits_and_are_kept_as_a_hash():
    token = new_token()
    assert len(token) == 43
    assert token_key(token) != token_key(new_token())
    assert len(token_key("\udcff")) == 64


@pytest.mark.parametrize(
    ("age", "idle", "over"),
    [
        (timedelta(), timedelta(), False),
        (timedelta(hours=8), timedelta(hours=8, seconds=-1), False),
        (timedelta(hours=8), timedelta(hours=8), True),
        (timedelta(days=7, seconds=-1), timedelta(), False),
        (timedelta(days=7), timedelta(), True),
    ],
)
def test_a_session_ends_by_rest_and_by_age(age, idle, over):
    assert rules.expired(created_at=NOW - age, last_seen_at=NOW - idle, now=NOW) is over


BASE = "Mozilla/5.0 "
CHROME = "AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 "
AGENTS = {
    BASE + "(Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0": "Firefox, Windows",
    BASE + "(Android 15; Mobile; rv:140.0) Gecko/140.0 Firefox/140.0": "Firefox, Android",
    BASE + "(iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) "
    "Version/18.5 Mobile/15E148 Safari/604.1": "Safari, iPhone",
    BASE + "(iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) "
    "CriOS/140.0.0.0 Mobile/15E148 Safari/604.1": "Chrome, iPhone",
    BASE + "(iPad; CPU OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) FxiOS/140.0 "
    "Mobile/15E148 Safari/605.1.15": "Firefox, iPad",
    BASE + "(Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 "
    "Safari/605.1.15": "Safari, Mac",
    BASE + f"(Linux; Android 10; K) {CHROME}Mobile Safari/537.36": "Chrome, Android",
    BASE + f"(X11; CrOS x86_64 14541.0.0) {CHROME}Safari/537.36": "Chrome, Chromebook",
    BASE + f"(X11; Linux x86_64) {CHROME}Safari/537.36": "Chrome, Linux",
    BASE + f"(Windows NT 10.0; Win64; x64) {CHROME}Safari/537.36 Edg/140.0.0.0": "Edge, Windows",
    BASE + f"(Windows NT 10.0; Win64; x64) {CHROME}Safari/537.36 OPR/120.0.0.0": "Opera, Windows",
    BASE + "(Linux; Android 15; SM-S921B) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/28.0 "
    "Chrome/130.0.0.0 Mobile Safari/537.36": "Samsung Internet, Android",
    "": "Browser",
    "curl/8.9.1": "Browser",
    "<script>alert(1)</script>": "Browser",
    "Firefox/1": "Firefox",
}


@pytest.mark.parametrize(("agent", "label"), AGENTS.items(), ids=range(len(AGENTS)))
def test_browsers_are_named_so_that_people_know_theirs(agent, label):
    assert rules.browser_label(agent) == label


@given(st.text(max_size=800))
def test_a_browser_label_is_always_short_and_plain(agent):
    label = rules.browser_label(agent)
    assert 1 <= len(label) <= rules.AGENT_LENGTH
    assert label.isprintable()


@given(st.text())
def test_no_text_at_all_leads_to_another_host(raw):
    path = rules.local_path(raw)
    assert path is None or (path == raw and path[0] == "/" and path[1:2] not in ("/", "\\") and path.isprintable())


def test_hashes_are_argon2id_with_owasps_parameters_and_a_salt():
    made = passwords.make_hash("vier leise Dachse")
    assert made.startswith("$argon2id$v=19$m=19456,t=2,p=1$")
    assert len(made) <= 200
    assert made != passwords.make_hash("vier leise Dachse")
    assert passwords.matches(made, "vier leise Dachse")
    assert not passwords.matches(made, "vier leise Dachsе")
    assert not passwords.is_outdated(made)


def test_no_hash_and_a_damaged_hash_match_nothing():
    for stored in (None, "", "x", "$argon2id$v=19$m=19456,t=2,p=1$broken"):
        assert not passwords.matches(stored, "vier leise Dachse")
    assert not passwords.matches(None, "")
