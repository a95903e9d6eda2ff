"""The accounts of all staff in the browser of an admin: listed, made, changed, and what was done is shown."""

from __future__ import annotations

import re

import pytest

from app.accounts import passwords, service
from app.accounts.models import SecondFactor
from tests.web.accounts.conftest import IPHONE, PASSWORD, Staff


@pytest.fixture(autouse=True)
def quick(monkeypatch):
    """Passwords kept and compared without argon2; what it does is tested elsewhere."""
    plain = passwords.rules.normalise_password
    monkeypatch.setattr(passwords, "make_hash", lambda password: f"plain:{plain(password)}")
    monkeypatch.setattr(
        passwords,
        "matches",
        lambda stored, typed: typed == PASSWORD if stored and stored[0] == "$" else stored == f"plain:{plain(typed)}",
    )
    monkeypatch.setattr(passwords, "is_outdated", lambda _stored: False)


@pytest.fixture
def admin(make_user, make_staff) -> Staff:
    """A browser in which the admin wolf is logged in."""
    make_user("wolf", role="admin")
    made = make_staff()
    assert made.log_in("wolf").status_code == 303
    return made


def entries(page: str) -> dict[str, str]:
    """The list of people: name and the rest of the line as text."""
    lines = re.findall(r'<a class="person" href="/staff/\d+">([^<]+)</a>(.*?)</li>', page, re.S)
    return {name: " ".join(re.sub(r"<[^>]+>", " ", rest).split()) for name, rest in lines}


def log(page: str) -> list[str]:
    """The deeds that a page lists, the newest first."""
    return [" ".join(found) for found in re.findall(r"<b>([^<]+)</b>\s*<span class=\"muted\">([^<]+)</span>", page)]


def test_the_list_tells_role_state_second_factor_and_last_use(admin, user, make_user, database, clock):
    otter = make_user("otter", role="organizer")
    with database.write() as session:
        session.add(SecondFactor(user_id=otter.id, sealed="", last_step=0, confirmed_at=clock()))
        service.disable(session, session.merge(user), now=clock())
    assert entries(admin.get("/staff").text) == {
        "dachs": "Tourleitung noch nie angemeldet gesperrt",
        "otter": "Redaktion noch nie angemeldet zweiter Faktor aktiv",
        "wolf": "Verwaltung zuletzt gerade eben aktiv",
    }


def test_an_old_use_is_told_by_its_date(admin, user, make_staff, clock):
    make_staff().log_in()
    clock.forward(days=20)
    admin.log_in("wolf")
    assert "zuletzt am 21.06.2026 um 11:00" in entries(admin.get("/staff").text)["dachs"]
    admin.get("/staff?lang=en")
    assert "last used on 21 Jun 2026 at 11:00" in entries(admin.get("/staff").text)["dachs"]


def test_only_admins_have_the_way_there(admin, staff):
    assert 'href="/staff"' in admin.get("/account").text
    assert 'href="/staff"' not in staff.get("/account").text
    assert staff.get("/staff").status_code == 403


def test_fifty_stand_on_a_page(admin, make_user):
    for number in range(60):
        make_user(f"host{number:02}")
    first, second = (entries(admin.get(f"/staff?page={number}").text) for number in (1, 2))
    assert (len(first), len(second)) == (50, 11)
    assert set(first) & set(second) == set()
    for odd in ("0", "-1", "x", "99", "9" * 30, "³"):
        assert admin.get("/staff", query_string={"page": odd, "log": odd}).status_code == 200


def test_the_log_has_fifty_on_a_page_and_the_newest_first(admin, database, clock):
    with database.write() as session:
        for number in range(70):
            service.note(session, "create", f"person{number}", now=clock())
    first, second = (log(admin.get(f"/staff?log={number}").text) for number in (1, 2))
    assert (len(first), len(second)) == (50, 20)
    assert first[0] == "Konto person69 angelegt auf der Kommandozeile, heute um 11:00"


def test_a_new_account_gets_a_password_that_is_shown_once(admin, make_staff):
    page = admin.post("/staff/new", name="Biber.1", role="organizer").text
    password = re.search(r'<dd class="once"[^>]*>([0-9a-z-]{19})</dd>', page)[1]
    assert make_staff().log_in("biber.1", password).status_code == 303
    # Another language would be another page, without it.
    assert "lang=en" not in page
    for path in ("/staff", "/staff/2", "/staff/new"):
        assert password not in admin.get(path).text
        assert "lang=en" in admin.get(path).text
    assert log(admin.get("/staff").text) == ["Konto biber.1 angelegt wolf, heute um 11:00"]


@pytest.mark.parametrize(
    ("name", "role", "field", "sentence"),
    [
        ("x", "host", "name", "Ein Anmeldename hat 2 bis 40 Zeichen"),
        ("zwei worte", "host", "name", "Ein Anmeldename hat 2 bis 40 Zeichen"),
        ("y" * 500, "host", "name", "Ein Anmeldename hat 2 bis 40 Zeichen"),
        ("WOLF", "host", "name", "Diesen Anmeldenamen gibt es schon."),
        ("biber", "king", "role", "Wählen Sie eine Rolle."),
        ("biber", "", "role", "Wählen Sie eine Rolle."),
    ],
)
def test_what_cannot_be_made_is_said_and_what_was_typed_stays(admin, name, role, field, sentence):
    reply = admin.post("/staff/new", name=name, role=role)
    assert reply.status_code == 422
    assert sentence in re.search(rf'<p class="error" id="{field}-error">.*?</p>', reply.text, re.S)[0]
    assert f'value="{name[:160]}"' in reply.text
    assert list(entries(admin.get("/staff").text)) == ["wolf"]


@pytest.mark.parametrize(
    ("deed", "words"),
    [
        ("role", "Rolle von dachs ändern"),
        ("password", "Neues Passwort für dachs"),
        ("disable", "dachs sperren"),
        ("log-out", "dachs überall abmelden"),
        ("reset-factor", "Zweiten Faktor von dachs zurücksetzen"),
    ],
)
def test_it_is_asked_before_it_is_done(admin, staff, user, database, clock, deed, words):
    with database.write() as session:
        session.add(SecondFactor(user_id=user.id, sealed="", last_step=0, confirmed_at=clock()))
    person = f"/staff/{user.id}"
    assert f'href="{person}/{deed}"' in admin.get(person).text
    page = admin.get(f"{person}/{deed}").text
    assert f"<h1>{words}</h1>" in page
    assert f'<form class="card narrow" action="{person}/{deed}" method="post">' in page
    assert f'<a class="link" href="{person}">Abbrechen</a>' in page
    assert staff.is_in(), "asking changes nothing"
    assert log(admin.get("/staff").text) == []


def test_nothing_is_asked_that_makes_no_sense(admin, user):
    for path in (f"/staff/{user.id}/reset-factor", "/staff/1/disable", "/staff/1/password"):
        assert admin.get(path).status_code == 303, path
    assert admin.get(f"/staff/{user.id}/delete").status_code == 404
    assert admin.get("/staff/999/disable").status_code == 404


def test_another_role_holds_at_once(admin, staff, user):
    reply = admin.post(f"/staff/{user.id}/role", role="organizer")
    assert reply.headers["Location"] == f"/staff/{user.id}?done=role"
    assert "Die Rolle ist gespeichert." in admin.get(reply.headers["Location"]).text
    assert "Rolle: Redaktion" in staff.get("/account").text
    admin.post(f"/staff/{user.id}/role", role="host")
    assert not staff.is_in()
    assert [line.split(" wolf")[0] for line in log(admin.get("/staff").text)] == [
        "dachs ist jetzt Tourleitung",
        "dachs ist jetzt Redaktion",
    ]


def test_a_new_password_ends_what_was_open(admin, staff, user, make_staff):
    page = admin.post(f"/staff/{user.id}/password").text
    password = re.search(r'<dd class="once"[^>]*>([0-9a-z-]{19})</dd>', page)[1]
    assert not staff.is_in()
    assert make_staff().log_in().status_code == 403
    assert make_staff().log_in(password=password).status_code == 303


def test_a_disabled_account_is_out_until_it_is_enabled(admin, staff, user, make_staff):
    admin.post(f"/staff/{user.id}/disable")
    assert not staff.is_in()
    assert make_staff().log_in().status_code == 403
    page = admin.get(f"/staff/{user.id}").text
    assert f'action="/staff/{user.id}/enable"' in page
    assert f'href="/staff/{user.id}/disable"' not in page
    admin.post(f"/staff/{user.id}/enable")
    assert make_staff().log_in().status_code == 303


def test_all_sessions_of_an_account_are_listed_and_each_can_be_ended(admin, staff, user, make_staff):
    other = make_staff()
    other.log_in(agent=IPHONE)
    page = admin.get(f"/staff/{user.id}").text
    assert "Firefox, Linux" in page
    numbers = re.findall(rf'action="/staff/{user.id}/sessions/(\d+)/end"[^<]*<button[^>]*aria-label="([^,]+)', page)
    phone = next(number for number, agent in numbers if agent == "Safari")
    assert admin.post(f"/staff/{user.id}/sessions/{phone}/end").status_code == 303
    assert (staff.is_in(), other.is_in()) == (True, False)
    admin.post(f"/staff/{user.id}/log-out")
    assert not staff.is_in()
    assert "Gerade nirgends angemeldet." in admin.get(f"/staff/{user.id}").text


def test_somebody_who_lost_the_phone_gets_in_by_the_password_again(admin, user, database, clock, make_staff):
    with database.write() as session:
        session.add(SecondFactor(user_id=user.id, sealed="", last_step=0, confirmed_at=clock()))
    assert make_staff().log_in().headers["Location"] == "/login/code"
    admin.post(f"/staff/{user.id}/reset-factor")
    assert make_staff().log_in().headers["Location"] == "/host/tours"
    assert log(admin.get("/staff").text)[0].startswith("Zweiter Faktor von dachs zurückgesetzt wolf")


@pytest.mark.parametrize("deed", ["role", "password", "disable", "enable", "log-out", "reset-factor", "sessions/1/end"])
def test_the_own_account_is_left_alone(admin, deed):
    reply = admin.post(f"/staff/1/{deed}", role="host")
    assert reply.status_code == 422
    assert "Ihr eigenes Konto ändern Sie auf der Seite Konto." in reply.text
    assert "Das sind Sie." in reply.text
    assert re.findall(r'action="(/staff[^"]*)"', reply.text) == []
    assert admin.is_in()
    assert log(admin.get("/staff").text) == []


@pytest.mark.parametrize("deed", ["role", "password", "disable", "log-out", "reset-factor", "sessions/1/end"])
def test_another_site_changes_nothing(admin, staff, user, deed):
    path = f"/staff/{user.id}/{deed}"
    reply = admin.client.post(path, data={"role": "admin"}, headers={"Sec-Fetch-Site": "cross-site"})
    assert reply.status_code == 403
    assert staff.is_in()
    assert log(admin.get("/staff").text) == []


def test_names_and_log_are_escaped(admin):
    assert "<script>" not in admin.post("/staff/new", name="<script>", role="host").text
