"""One's own account: who am I, which browsers are logged in, a new password."""

from __future__ import annotations

import re

import pytest

from tests.web.accounts.conftest import FIREFOX, IPHONE, PASSWORD

FRESH = "neun muntere Otter"


@pytest.fixture
def other(staff, make_staff):
    """A second browser of the same host."""
    made = make_staff()
    made.log_in(agent=IPHONE)
    return made


def numbers(browser) -> list[str]:
    """The sessions that the account page offers to end."""
    return re.findall(r'action="/account/sessions/(\d+)/end"', browser.get("/account").text)


def change(browser, current=PASSWORD, new=FRESH, again=None, **options):
    """Send the form for a new password."""
    form = {"current": current, "new": new, "again": new if again is None else again}
    return browser.post("/account/password", **form, **options)


@pytest.mark.parametrize(("role", "word"), [("host", "Tourleitung"), ("organizer", "Redaktion"), ("admin", "Verwalt")])
def test_the_page_says_who_and_what_one_is(make_user, make_staff, role, word):
    make_user("igel", role=role)
    browser = make_staff()
    browser.log_in("igel")
    page = browser.get("/account").text
    assert '<h1 translate="no">igel</h1>' in page
    assert f"Rolle: {word}" in page


def test_each_browser_is_listed_and_this_one_is_marked(staff, other, clock):
    clock.forward(hours=2)
    page = staff.get("/account").text
    assert page.index("Firefox, Linux") < page.index("Dieser Browser") < page.index("Safari, iPhone")
    assert page.count("Dieser Browser") == 1
    assert "angemeldet heute um 11:00, zuletzt heute um 11:00" in page
    assert len(numbers(staff)) == 1


def test_the_hour_is_that_of_the_town_and_the_day_a_word(staff, other, clock):
    for hours in (7, 7, 7, 7, 7, 7, 7):
        clock.forward(hours=hours)
        assert staff.is_in()
        assert other.is_in()
    page = staff.get("/account").text
    assert "angemeldet am Sonntag um 11:00, zuletzt gerade eben" in page
    staff.get("/account?lang=en")
    assert "logged in on Sunday at 11:00, last used just now" in staff.get("/account").text


def test_sessions_that_have_run_out_are_not_listed(staff, other, clock):
    clock.forward(hours=5)
    staff.get("/account")
    clock.forward(hours=4)
    assert numbers(staff) == []


def test_a_browser_is_logged_out_from_another_one(staff, other):
    (number,) = numbers(staff)
    reply = staff.post(f"/account/sessions/{number}/end")
    assert (reply.status_code, reply.headers["Location"]) == (303, "/account?done=session")
    page = staff.get("/account?done=session").text
    assert re.search(r'role="status"[^>]*>.*Der Browser ist abgemeldet\.', page)
    assert not other.is_in()
    assert staff.is_in()
    assert staff.post(f"/account/sessions/{number}/end").status_code == 303


def test_ending_this_very_session_is_a_logout(staff, other):
    (number,) = numbers(other)
    reply = staff.post(f"/account/sessions/{number}/end")
    assert reply.headers["Location"] == "/login?done=logged-out"
    assert staff.token is None
    assert other.is_in()


def test_nobody_ends_a_session_of_somebody_else(staff, other, make_user, make_staff):
    make_user("wolf", role="admin")
    stranger = make_staff()
    stranger.log_in("wolf")
    for number in [*numbers(staff), *numbers(other)]:
        stranger.post(f"/account/sessions/{number}/end")
    stranger.post("/account/sessions/end-others")
    assert staff.is_in()
    assert other.is_in()


def test_odd_numbers_of_sessions_break_nothing(staff):
    for number in ("0", "999999", str(2**63 - 1), str(2**63), str(10**40), "-1", "x"):
        assert staff.post(f"/account/sessions/{number}/end").status_code in (303, 404), number
    assert staff.is_in()


def test_all_other_browsers_are_logged_out_at_once(staff, other, make_staff):
    third = make_staff()
    third.log_in()
    assert staff.post("/account/sessions/end-others").headers["Location"] == "/account?done=others"
    assert [browser.is_in() for browser in (staff, other, third)] == [True, False, False]
    assert "Sie sind sonst nirgends angemeldet." in staff.get("/account").text


def test_a_new_password_ends_the_other_sessions_and_holds(staff, other, make_staff):
    reply = change(staff)
    assert (reply.status_code, reply.headers["Location"]) == (303, "/account?done=password")
    assert "Das Passwort ist geändert." in staff.get("/account?done=password").text
    assert staff.is_in()
    assert not other.is_in()
    assert make_staff().log_in(password=PASSWORD).status_code == 403
    assert make_staff().log_in(password=FRESH).status_code == 303


@pytest.mark.parametrize(
    ("form", "status", "field", "sentence"),
    [
        ({"current": "falsch geraten"}, 403, "current", "Das bisherige Passwort stimmt nicht."),
        ({"new": "zu kurz"}, 422, "new", "mindestens 12 Zeichen"),
        ({"new": "x" * 201}, 422, "new", "höchstens 200 Zeichen"),
        ({"new": "Mein DACHS ist alt"}, 422, "new", "darf den Anmeldenamen nicht enthalten"),
        ({"again": "neun muntere Otten"}, 422, "again", "sind verschieden"),
    ],
)
def test_what_cannot_be_taken_is_said_at_its_field(staff, other, form, status, field, sentence):
    reply = change(staff, **form)
    assert reply.status_code == status
    faulty = re.findall(r'<input[^>]*id="(\w+)"[^>]*aria-invalid="true" autofocus>', reply.text)
    assert faulty == [field]
    place = re.search(rf'<p class="error" id="{field}-error">.*?</p>', reply.text)
    assert sentence in place[0]
    assert other.is_in()
    for typed in (PASSWORD, FRESH, *form.values()):
        assert f'value="{typed}"' not in reply.text


def test_the_current_password_cannot_be_guessed_at_a_browser_left_open(staff):
    replies = [change(staff, current=f"falsch geraten {number}").status_code for number in range(11)]
    assert replies == [403] * 10 + [429]
    assert change(staff).status_code == 429


@pytest.mark.parametrize("path", ["sessions/1/end", "sessions/end-others", "password"])
def test_without_a_login_nothing_changes(client, path):
    reply = client.post(f"/account/{path}", headers={"Sec-Fetch-Site": "same-origin"})
    assert reply.status_code == 401


@pytest.mark.parametrize("path", ["/logout", "/account/sessions/end-others", "/account/password"])
def test_another_site_changes_nothing(staff, other, path):
    form = {"current": PASSWORD, "new": FRESH, "again": FRESH}
    reply = staff.client.post(path, data=form, headers={"Sec-Fetch-Site": "cross-site", "User-Agent": FIREFOX})
    assert reply.status_code == 403
    assert staff.is_in()
    assert other.is_in()
    assert staff.log_in().status_code == 303


def test_only_known_words_are_confirmed(staff):
    for word in ("", "x", "password%00", "<b>"):
        assert 'class="notice done"' not in staff.get(f"/account?done={word}").text
