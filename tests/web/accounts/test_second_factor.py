"""The second factor as a browser meets it: set up on the account page, asked for at the login, turned off again."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

import pyotp
import pytest

from app import create_app
from app.accounts import passwords
from tests.web.accounts.conftest import PASSWORD, Staff
from tests.web.conftest import SAME_ORIGIN

WRONG = "Dieser Code stimmt nicht oder war schon benutzt."


@pytest.fixture(autouse=True)
def quick(monkeypatch):
    """Passwords compared without argon2; what it does is tested elsewhere."""
    monkeypatch.setattr(passwords, "matches", lambda stored, typed: stored is not None and typed == PASSWORD)


def begin(browser: Staff) -> pyotp.TOTP:
    """Ask for a secret and read it from the page; the app that makes its codes."""
    assert browser.post("/account/second-factor/begin").headers["Location"] == "/account/second-factor"
    page = browser.get("/account/second-factor").text
    shown = re.search(r'<p class="once"[^>]*>([A-Z2-7 ]+)</p>', page)[1]
    assert re.fullmatch(r"([A-Z2-7]{4} ){7}[A-Z2-7]{4}", shown)
    secret = shown.replace(" ", "")
    assert f"otpauth://totp/Stadtlotse:dachs?secret={secret}&amp;issuer=Stadtlotse" in page
    return pyotp.TOTP(secret)


@dataclass
class Guarded:
    """The app's codes, and the recovery codes as they were shown."""

    app: pyotp.TOTP
    recovery: list[str]


@pytest.fixture
def guarded(staff, clock) -> Guarded:
    """dachs has turned it on in this browser, and the code of that moment is over."""
    app = begin(staff)
    reply = staff.post("/account/second-factor", code=app.at(clock()), password=PASSWORD)
    assert reply.status_code == 200
    shown = re.findall(r"<li>([0-9a-z-]{14})</li>", reply.text)
    clock.forward(seconds=60)
    return Guarded(app, shown)


@pytest.fixture
def half(guarded, make_staff) -> Staff:
    """Another browser that has shown the right password."""
    made = make_staff()
    reply = made.log_in(next="/account?done=session")
    assert (reply.status_code, reply.headers["Location"]) == (303, "/login/code?next=/account?done%3Dsession")
    return made


def test_the_picture_is_in_the_page_and_has_no_address(staff):
    begin(staff)
    page = staff.get("/account/second-factor").text
    assert re.search(r'<div class="once-picture" role="img" aria-label="[^"]+"><svg [^>]*viewBox', page)
    assert not re.search(r'src="[^"]*(?:otpauth|secret|data:)', page)
    assert staff.get("/account/second-factor").headers["Cache-Control"] == "no-store"


def test_who_turns_it_on_gets_ten_recovery_codes_once(staff, guarded):
    assert len(set(guarded.recovery)) == 10
    page = staff.get("/account").text
    assert "Eingeschaltet heute um 11:00" in page
    assert "10 Wiederherstellungscodes sind noch übrig." in page
    assert not any(code in page for code in guarded.recovery)
    for path in ("/account/second-factor", "/account/second-factor/codes", "/account/second-factor/off"):
        assert not any(code in staff.get(path).text for code in (*guarded.recovery, guarded.app.secret))


def test_sending_the_form_twice_is_no_mistake(staff, guarded, clock):
    reply = staff.post("/account/second-factor", code=guarded.app.at(clock()), password=PASSWORD)
    assert (reply.status_code, reply.headers["Location"]) == (303, "/account#second-factor")
    assert staff.post("/account/second-factor/begin").headers["Location"] == "/account#second-factor"


@pytest.mark.parametrize(
    ("form", "field", "sentence"),
    [
        ({"code": "000000"}, "code", WRONG),
        ({"code": ""}, "code", WRONG),
        ({"password": "falsch geraten"}, "password", "Das Passwort stimmt nicht."),
    ],
)
def test_a_mistake_while_setting_up_is_said_at_its_field_and_the_secret_stays(staff, clock, form, field, sentence):
    app = begin(staff)
    reply = staff.post("/account/second-factor", **{"code": app.at(clock()), "password": PASSWORD, **form})
    assert reply.status_code == 403
    assert re.findall(r'<input[^>]*id="(\w+)"[^>]*aria-invalid="true" autofocus>', reply.text) == [field]
    assert sentence in re.search(rf'<p class="error" id="{field}-error">.*?</p>', reply.text)[0]
    assert app.secret in reply.text.replace(" ", "")
    assert staff.log_in().headers["Location"] == "/host/tours", "it is not on yet"


def test_turning_it_on_logs_the_other_browsers_out(user, staff, make_staff, clock):
    other = make_staff()
    other.log_in()
    app = begin(staff)
    staff.post("/account/second-factor", code=app.at(clock()), password=PASSWORD)
    assert (staff.is_in(), other.is_in()) == (True, False)


def test_only_who_has_much_to_change_is_advised(make_user, make_staff):
    for name, role, advised in (("igel", "host", False), ("otter", "organizer", True), ("wolf", "admin", True)):
        make_user(name, role=role)
        browser = make_staff()
        browser.log_in(name)
        page = browser.get("/account").text
        assert 'action="/account/second-factor/begin"' in page
        assert ("Ihre Rolle darf viel ändern." in page) is advised


# ---- the login ----


def test_before_the_code_there_is_no_session(half):
    assert half.token is None
    assert not half.is_in()
    for path in ("/host/tours", "/account", "/api/v1/host/tours/1/board"):
        assert half.get(path).status_code in (302, 401)
    page = half.get("/login/code?next=/account").text
    assert 'autocomplete="one-time-code"' in page
    assert "dachs" not in page


def test_the_code_opens_the_staff_pages_and_the_way_on_is_kept(half, guarded, clock):
    page = half.get("/login/code?next=/account%3Fdone%3Dsession").text
    targets = re.findall(r'name="next" value="([^"]+)"', page)
    assert targets == ["/account?done=session"] * 2
    reply = half.post("/login/code", code=guarded.app.at(clock()), next=targets[0])
    assert (reply.status_code, reply.headers["Location"]) == (303, "/account?done=session")
    assert half.is_in()
    assert half.client.get_cookie("staff-code") is None


def test_a_hostile_way_on_leads_to_the_tours(half, guarded, clock):
    reply = half.post("/login/code", code=guarded.app.at(clock()), next="//evil.example")
    assert reply.headers["Location"] == "/host/tours"


def test_a_recovery_code_opens_them_once(half, guarded, make_staff):
    assert half.post("/login/code", recovery=guarded.recovery[0]).status_code == 303
    assert "9 Wiederherstellungscodes" in half.get("/account").text
    again = make_staff()
    again.log_in()
    reply = again.post("/login/code", recovery=guarded.recovery[0])
    assert reply.status_code == 403
    assert '<details class="other-way" open>' in reply.text
    assert WRONG in re.search(r'<p class="error" id="recovery-error">.*?</p>', reply.text)[0]


def test_a_code_is_worth_nothing_in_another_browser_nor_twice(half, guarded, make_staff, clock):
    typed = guarded.app.at(clock())
    stranger = make_staff()
    reply = stranger.post("/login/code", code=typed)
    assert reply.status_code == 403
    assert "Die Anmeldung hat zu lange gedauert." in reply.text
    assert half.post("/login/code", code=typed).status_code == 303
    spied = make_staff()
    spied.log_in()
    assert spied.post("/login/code", code=typed).status_code == 403
    assert not spied.is_in()


def test_after_five_minutes_the_password_is_asked_anew(half, guarded, clock):
    clock.forward(minutes=5)
    assert half.get("/login/code?next=/account").headers["Location"] == "/login?next=/account"
    reply = half.post("/login/code", code=guarded.app.at(clock()), next="/account")
    assert reply.status_code == 403
    assert 'name="next" value="/account"' in reply.text
    assert 'action="/login"' in reply.text


def test_codes_are_not_guessed_without_end(half, guarded, make_staff, clock):
    replies = [half.post("/login/code", code="000000").status_code for _ in range(11)]
    assert replies == [403] * 10 + [429]
    reply = half.post("/login/code", code=guarded.app.at(clock()))
    assert (reply.status_code, reply.headers["Retry-After"]) == (429, "600")
    again = make_staff()
    again.log_in(address="198.51.100.9")
    assert again.post("/login/code", address="198.51.100.9", recovery=guarded.recovery[0]).status_code == 429


def test_who_does_not_know_the_password_locks_nobody_out(guarded, make_staff, clock):
    stranger = make_staff()
    for _ in range(30):
        stranger.post("/login/code", address="198.51.100.9", code="000000")
    owner = make_staff()
    owner.log_in()
    assert owner.post("/login/code", code=guarded.app.at(clock())).status_code == 303


def test_the_cookie_of_the_first_step_is_for_this_server_alone_and_short(guarded, make_staff):
    cookie = make_staff().log_in().headers["Set-Cookie"]
    assert cookie.startswith("staff-code=")
    assert {"HttpOnly", "Path=/", "SameSite=Lax", "Max-Age=300"} <= set(cookie.split("; ")[1:])


def test_over_https_it_is_bound_to_the_host(settings, database, clock, guarded):
    base = "https://walk.example.org"
    client = create_app(replace(settings, base_url=base), database, clock=clock).test_client()
    form = {"name": "dachs", "password": PASSWORD}
    cookie = client.post("/login", data=form, headers=SAME_ORIGIN, base_url=base).headers["Set-Cookie"]
    assert cookie.startswith("__Host-staff-code=")
    assert "Secure" in cookie.split("; ")
    code = {"code": guarded.app.at(clock())}
    reply = client.post("/login/code", data=code, headers=SAME_ORIGIN, base_url=base)
    assert reply.status_code == 303
    assert client.get("/account", base_url=base).status_code == 200


def test_a_code_that_another_site_sends_is_refused(half, guarded, clock):
    form = {"code": guarded.app.at(clock())}
    for site in ("cross-site", "same-site", "none"):
        assert half.client.post("/login/code", data=form, headers={"Sec-Fetch-Site": site}).status_code == 403
    assert not half.is_in()


def test_a_new_password_keeps_the_second_factor(staff, guarded, make_staff):
    fresh = "neun muntere Otter"
    staff.post("/account/password", current=PASSWORD, new=fresh, again=fresh)
    assert "Eingeschaltet" in staff.get("/account").text


# ---- fresh codes, and off ----


def test_it_is_turned_off_with_password_and_code(staff, guarded, clock, make_staff):
    assert 'action="/account/second-factor/off"' in staff.get("/account/second-factor/off").text
    wrong = staff.post("/account/second-factor/off", password="falsch geraten", code=guarded.recovery[0])
    assert (wrong.status_code, "Das Passwort stimmt nicht." in wrong.text) == (403, True)
    wrong = staff.post("/account/second-factor/off", password=PASSWORD, code="000000")
    assert (wrong.status_code, WRONG in wrong.text) == (403, True)
    reply = staff.post("/account/second-factor/off", password=PASSWORD, code=guarded.app.at(clock()))
    assert reply.headers["Location"] == "/account?done=factor-off"
    assert "Der zweite Faktor ist ausgeschaltet." in staff.get("/account?done=factor-off").text
    assert make_staff().log_in().headers["Location"] == "/host/tours"


def test_fresh_recovery_codes_are_shown_once(staff, guarded, clock):
    reply = staff.post("/account/second-factor/codes", password=PASSWORD, code=guarded.app.at(clock()))
    fresh = re.findall(r"<li>([0-9a-z-]{14})</li>", reply.text)
    assert len(set(fresh) - set(guarded.recovery)) == 10
    # Another language would be another page, without them.
    assert "lang=en" not in reply.text


def test_neither_password_nor_code_is_guessed_at_a_browser_left_open(staff, guarded):
    form = {"password": PASSWORD, "code": "000000"}
    assert [staff.post("/account/second-factor/off", **form).status_code for _ in range(11)] == [403] * 10 + [429]
    form["password"] = "falsch geraten"
    assert staff.post("/account/second-factor/codes", **form).status_code == 429
