"""Logging in and out as a browser does it: sessions, cookies, expiry, the one sentence for all that is wrong."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from argon2 import PasswordHasher

from app import create_app
from app.accounts import passwords, service
from app.config import Settings
from tests.web.accounts.conftest import PASSWORD
from tests.web.conftest import SAME_ORIGIN

WRONG = "Anmeldename oder Passwort stimmt nicht."


def test_the_right_password_opens_the_staff_pages(user, make_staff):
    browser = make_staff()
    assert browser.get("/account").status_code == 302
    reply = browser.log_in()
    assert (reply.status_code, reply.headers["Location"]) == (303, "/host/tours")
    assert browser.is_in()


@pytest.mark.parametrize("typed", ["dachs", "DACHS", " Dachs ", "Ｄachs"])
def test_the_name_is_compared_as_people_type_it(user, make_staff, typed):
    assert make_staff().log_in(typed).status_code == 303


def test_a_password_is_the_same_from_every_keyboard(database, make_user, make_staff):
    made = make_user("igel")
    with database.write() as session:
        service.set_password(session, session.merge(made), passwords.make_hash("sch\u00f6ne M\u00f6hren"))
    assert make_staff().log_in("igel", "scho\u0308ne Mo\u0308hren").status_code == 303


def test_who_is_not_logged_in_comes_back_to_the_page_that_was_asked_for(user, make_staff):
    browser = make_staff()
    sent = browser.get("/account?done=session")
    assert sent.status_code == 302
    form = browser.get(sent.headers["Location"]).text
    target = re.search(r'name="next" value="([^"]+)"', form)[1]
    assert target == "/account?done=session"
    assert browser.log_in(next=target).headers["Location"] == "/account?done=session"


def test_each_login_is_a_new_session_and_ends_the_one_this_browser_had(staff, make_staff, app):
    first = staff.token
    staff.log_in()
    assert staff.token != first
    thief = make_staff()
    thief.client.set_cookie("staff", first)
    assert not thief.is_in()
    assert staff.get("/account").text.count("/end") == 0


def test_a_session_that_was_planted_is_not_taken_over(user, make_staff):
    browser = make_staff()
    browser.client.set_cookie("staff", "planted")
    browser.log_in()
    assert browser.token != "planted"


def test_who_is_logged_in_needs_no_form(staff):
    assert staff.get("/login").headers["Location"] == "/host/tours"
    assert staff.get("/login?next=/account").headers["Location"] == "/account"


def test_logging_out_holds_on_the_server(staff, make_staff):
    token = staff.token
    reply = staff.post("/logout")
    assert (reply.status_code, reply.headers["Location"]) == (303, "/login?done=logged-out")
    assert staff.token is None
    copy = make_staff()
    copy.client.set_cookie("staff", token)
    assert not copy.is_in()
    assert "Sie sind abgemeldet." in staff.get("/login?done=logged-out").text


def test_logging_out_twice_is_no_mistake(staff):
    staff.post("/logout")
    assert staff.post("/logout").status_code == 303


def test_an_idle_session_ends_and_a_used_one_stays(staff, clock):
    clock.forward(hours=7, minutes=59)
    assert staff.is_in()
    clock.forward(hours=7, minutes=59)
    assert staff.is_in()
    clock.forward(hours=8)
    assert not staff.is_in()


def test_even_a_used_session_ends_after_a_week(staff, clock):
    for _ in range(27):
        clock.forward(hours=6)
        assert staff.is_in()
    clock.forward(hours=5, minutes=59)
    assert staff.is_in()
    clock.forward(minutes=1)
    assert not staff.is_in()


def test_a_request_writes_only_every_few_minutes(staff, clock, app, monkeypatch):
    written = []
    monkeypatch.setattr(service, "touch", lambda _session, number, *, now: written.append(now))
    for _ in range(5):
        staff.get("/account")
    assert written == []
    clock.forward(minutes=5)
    staff.get("/account")
    assert len(written) == 1


def test_a_disabled_account_is_out_at_once_and_not_let_in(staff, user, database, clock, make_staff):
    with database.write() as session:
        service.disable(session, session.merge(user), now=clock())
    assert not staff.is_in()
    assert make_staff().log_in().status_code == 403


def test_everything_that_is_wrong_gets_the_same_answer(make_user, database, clock, make_staff):
    make_user("dachs")
    closed = make_user("marder")
    with database.write() as session:
        service.disable(session, session.merge(closed), now=clock())
    pages = []
    for name, password in (("dachs", "falsch geraten"), ("niemand", PASSWORD), ("marder", PASSWORD), ("\x00", "x")):
        browser = make_staff()
        reply = browser.log_in(name, password)
        assert reply.status_code == 403
        assert "Set-Cookie" not in reply.headers
        assert WRONG in reply.text
        pages.append(re.sub(r'id="name".*? value="[^"]*"', "", reply.text))
    assert len(set(pages)) == 1


def test_a_wrong_password_costs_as_much_for_a_name_that_nobody_has(user, make_staff, monkeypatch):
    verified = []
    real = PasswordHasher.verify

    def counted(self, stored, password):
        verified.append(stored.split("$")[3])
        return real(self, stored, password)

    monkeypatch.setattr(PasswordHasher, "verify", counted)
    for name in ("dachs", "niemand", "n" * 500):
        make_staff().log_in(name, "falsch geraten")
    assert len(verified) == 3
    assert set(verified) == {"m=19456,t=2,p=1"}


def test_after_a_mistake_the_name_stays_and_the_password_is_empty_and_focused(user, make_staff):
    page = make_staff().log_in("Dachs", "falsch geraten").text
    assert 'value="Dachs"' in page
    assert "falsch geraten" not in page
    field = re.search(r'<input[^>]*id="password"[^>]*>', page)[0]
    assert "autofocus" in field
    assert 'aria-describedby="login-error"' in field
    assert page.count("autofocus") == 1


def test_the_address_to_go_on_to_survives_a_mistake(user, make_staff):
    page = make_staff().log_in(password="falsch geraten", next="/account").text
    assert 'name="next" value="/account"' in page


def test_names_are_escaped(make_staff):
    assert "<script>" not in make_staff().log_in("<script>alert(1)</script>").text


def test_a_login_that_another_site_sends_is_refused(user, app):
    form = {"name": "dachs", "password": PASSWORD}
    client = app.test_client()
    for site in ("cross-site", "same-site", "none"):
        assert client.post("/login", data=form, headers={"Sec-Fetch-Site": site}).status_code == 403
    assert client.get_cookie("staff") is None


def test_a_bearer_token_is_no_login(staff, make_staff):
    browser = make_staff()
    assert browser.get("/account", headers={"Authorization": f"Bearer {staff.token}"}).status_code == 302


def test_a_long_or_odd_cookie_is_nobody(user, make_staff):
    for value in ("x" * 3000, "ä", "%00", "null"):
        browser = make_staff()
        browser.client.set_cookie("staff", value)
        assert browser.get("/account").status_code == 302


def test_the_cookie_is_for_this_server_alone(staff):
    cookie = staff.log_in().headers["Set-Cookie"]
    assert cookie.startswith("staff=")
    parts = set(cookie.split("; ")[1:])
    assert {"HttpOnly", "Path=/", "SameSite=Lax", "Max-Age=604800"} <= parts
    assert "Secure" not in parts
    assert not any(part.startswith("Domain") for part in parts)


def test_over_https_the_cookie_is_bound_to_the_host(settings, database, clock, user):
    base = "https://walk.example.org"
    secure: Settings = replace(settings, base_url=base)
    client = create_app(secure, database, clock=clock).test_client()
    reply = client.post("/login", data={"name": "dachs", "password": PASSWORD}, headers=SAME_ORIGIN, base_url=base)
    cookie = reply.headers["Set-Cookie"]
    assert cookie.startswith("__Host-staff=")
    assert {"Secure", "HttpOnly", "Path=/", "SameSite=Lax"} <= set(cookie.split("; "))
    assert client.get("/account", base_url=base).status_code == 200


def test_a_token_is_kept_as_its_hash_only(staff, database):
    for file in database.path.parent.glob(database.path.name + "*"):
        assert staff.token.encode() not in file.read_bytes()


def test_the_language_is_one_tap_away_and_the_way_on_is_kept(make_staff):
    browser = make_staff()
    page = browser.get("/login?next=/account%3Fdone%3Dsession").text
    link = re.search(r'href="([^"]+lang=en)"', page)[1].replace("&amp;", "&")
    reply = browser.get(link)
    assert reply.status_code == 303
    english = browser.get(reply.headers["Location"]).text
    assert '<html lang="en"' in english
    assert 'value="/account?done=session"' in english


def test_staff_pages_do_not_speak_the_language_of_a_group_in_the_same_browser(tour, staff):
    body = {"name": "Quick Foxes", "language": "en"}
    joined = staff.client.post(f"/api/v1/tours/{tour.code}/groups", json=body, headers=SAME_ORIGIN)
    assert joined.status_code == 201
    assert '<html lang="de"' in staff.get("/account").text
    assert '<html lang="en"' in staff.get("/play").text


def test_pages_of_the_staff_are_never_stored(staff):
    for path in ("/account", "/login?x=1"):
        assert staff.get(path).headers["Cache-Control"] == "no-store"


def test_the_start_page_leads_hosts_to_their_tours(client):
    assert 'href="/host/tours"' in client.get("/").text
