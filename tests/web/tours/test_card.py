"""A group's card, /g/<token>: looking changes nothing, one button brings the phone in, forged cards get nowhere."""

from __future__ import annotations

import re

import pytest
from sqlalchemy import func, select

from app.tours import rules
from app.tours.models import Device
from tests.conftest import SECRET
from tests.web.conftest import SAME_ORIGIN


@pytest.fixture
def card(phone) -> str:
    """The address on the card of the phone's group."""
    return phone.state()["group"]["card"]


def phones(database) -> int:
    """How many phones there are."""
    with database.read() as session:
        return session.scalar(select(func.count()).select_from(Device)) or 0


def test_the_card_shows_whose_it_is_and_looking_changes_nothing(card, client, database):
    for _ in range(3):
        reply = client.get(card)
        assert reply.status_code == 200
        assert "Set-Cookie" not in reply.headers
    assert reply.headers["Cache-Control"] == "no-store"
    assert "Flinke Füchse" in reply.text
    assert "flags/A.svg" in reply.text
    assert len(re.findall(r'class="btn"[^>]*>Weiter als Flinke Füchse<', reply.text)) == 1
    assert phones(database) == 1


def test_the_button_brings_a_phone_in_with_everything_the_group_has(card, phone, make_phone, database):
    phone.send(phone.checkin("rathaus"))
    other = make_phone()
    reply = other.client.post(card, headers=SAME_ORIGIN)
    assert (reply.status_code, reply.headers["Location"]) == (303, "/play")
    assert "HttpOnly" in reply.headers["Set-Cookie"]
    assert other.get("/play").status_code == 200
    state = other.state()
    assert state["device"]["number"] == 2
    assert state["stations"]["rathaus"]["state"] == "open"
    assert state["group"]["card"] == card


def test_a_phone_that_is_there_already_goes_straight_on_and_is_not_counted_again(card, phone, database):
    page = phone.get(card).text
    assert 'href="/play">Weiter als Flinke Füchse' in page
    assert "<form" not in page
    reply = phone.client.post(card, headers=SAME_ORIGIN)
    assert (reply.status_code, reply.headers["Location"]) == (303, "/play")
    assert "Set-Cookie" not in reply.headers
    assert phones(database) == 1


def test_a_phone_of_another_group_is_told_so_and_may_change(card, tour, make_phone):
    other = make_phone()
    other.join(tour.code, "Leise Luchse")
    assert "Leise Luchse" in other.get(card).text
    other.client.post(card, headers=SAME_ORIGIN)
    assert other.state()["group"]["name"] == "Flinke Füchse"


def test_the_group_reads_its_card_in_its_own_language_and_can_choose(tour, make_phone, client):
    english = make_phone()
    english.join(tour.code, "Quick Foxes", language="en")
    card = english.state()["group"]["card"]
    assert '<html lang="en"' in client.get(card).text
    reply = client.get(f"{card}?lang=de")
    assert (reply.status_code, reply.headers["Location"]) == (303, card)
    assert '<html lang="de"' in client.get(card).text


def test_forged_cards_are_not_found_and_counted_like_wrong_codes(card, client, make_phone):
    token = card.removeprefix("/g/")
    other = {at: "B" if token[at] == "A" else "A" for at in (0, 22)}
    forged = [token[:at] + letter + token[at + 1 :] for at, letter in other.items()]
    for wrong in (token[:-1], token + "A", *forged, "x", "%00", "ä" * 38):
        reply = client.get(f"/g/{wrong}")
        assert reply.status_code == 404
        assert "Diese Gruppenkarte gilt hier nicht" in reply.text
    assert [client.post("/g/falsch", headers=SAME_ORIGIN).status_code for _ in range(5)] == [404] * 3 + [429] * 2
    assert client.get("/g/falsch").status_code == 429
    # Who holds a true card does not suffer from who guesses behind the same address, but a code has to wait.
    assert client.get(card).status_code == 200
    assert make_phone().post("/api/v1/resume", {"resume_code": "ABCDEFGH"}).status_code == 429


def test_a_true_seal_for_a_group_that_is_gone_is_not_found(tour, client):
    token = rules.group_card(SECRET.encode(), "01234567-89ab-4def-8123-456789abcdef")
    assert client.get(f"/g/{token}").status_code == 404


def test_another_site_cannot_make_a_phone_change_its_group(card, phone, tour, make_phone, database):
    other = make_phone()
    other.join(tour.code, "Leise Luchse")
    for headers in (
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "none"},
        {"Origin": "https://evil.example"},
        {},
    ):
        assert other.client.post(card, headers=headers).status_code == 403
    assert other.state()["group"]["name"] == "Leise Luchse"
    assert phones(database) == 2


def test_a_full_group_says_so(card, make_phone, database):
    statuses = [make_phone().client.post(card, headers=SAME_ORIGIN).status_code for _ in range(rules.MAX_DEVICES)]
    assert statuses == [303] * (rules.MAX_DEVICES - 1) + [403]
    assert "30 Handys" in make_phone().client.post(card, headers=SAME_ORIGIN).text


def test_names_are_escaped_on_the_card(tour, make_phone, client):
    phone = make_phone()
    phone.join(tour.code, "<script>alert(1)</script>")
    assert "<script>alert" not in client.get(phone.state()["group"]["card"]).text


def test_a_card_offers_einfache_sprache_where_its_route_has_it(card, client, phone):
    assert re.findall(r'data-language="([^"]+)"', client.get(card).text) == ["de", "en", "de-x-easy"]
