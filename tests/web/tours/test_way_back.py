"""The landing page's way back into a group by its recovery code: a form that needs no scripts and loses no input."""

from __future__ import annotations

import re

from tests.web.conftest import SAME_ORIGIN


def send(phone, code: str):
    """The form as a browser sends it."""
    return phone.client.post("/resume", data={"resume_code": code}, headers=SAME_ORIGIN)


def test_the_code_leads_straight_into_the_game(phone, make_phone):
    phone.send(phone.checkin("rathaus"))
    code = phone.joined["resume_code"]
    other = make_phone()
    reply = send(other, f" {code[:4].lower()} {code[4:]} ")
    assert (reply.status_code, reply.headers["Location"]) == (303, "/play")
    assert other.state()["standing"] == phone.state()["standing"]


def test_a_mistake_is_said_at_the_field_which_is_open_and_keeps_what_was_typed(tour, make_phone):
    phone = make_phone()
    assert '<details class="back">' in phone.get("/").text
    for typed, status, words in (
        ("ABCDEFGH", 404, "Diesen Wiederherstellungscode kennt hier niemand"),
        ("<b>", 404, "Diesen Wiederherstellungscode kennt hier niemand"),
        ("  ", 422, "Bitte den Wiederherstellungscode eingeben"),
    ):
        reply = send(phone, typed)
        assert reply.status_code == status
        assert '<details class="back" open>' in reply.text
        place = re.search(r'<p class="error" id="back-error">(.*?)</p>', reply.text)
        assert place
        assert words in place[1]
        assert f'value="{typed.replace("<", "&lt;").replace(">", "&gt;")}"' in reply.text
        assert "Set-Cookie" not in reply.headers
        # The other form on the page has no mistake.
        assert 'id="code-error" hidden' in reply.text


def test_guessing_is_slowed_on_the_page_as_well_and_says_how_long(tour, make_phone):
    guesser = make_phone()
    replies = [send(guesser, f"ABCDEFG{letter}") for letter in "23456789ABCD"]
    assert [reply.status_code for reply in replies] == [404] * 10 + [429] * 2
    assert "eine Minute warten" in replies[-1].text
    assert guesser.post("/api/v1/resume", {"resume_code": "ABCDEFGH"}).status_code == 429


def test_a_full_group_says_so_at_the_field(phone, make_phone):
    statuses = [send(make_phone(), phone.joined["resume_code"]).status_code for _ in range(30)]
    assert statuses == [303] * 29 + [403]
    assert "30 Handys" in send(make_phone(), phone.joined["resume_code"]).text


def test_another_site_cannot_send_the_form(phone, make_phone):
    other = make_phone()
    for headers in ({"Sec-Fetch-Site": "cross-site"}, {"Origin": "https://evil.example"}):
        reply = other.client.post("/resume", data={"resume_code": phone.joined["resume_code"]}, headers=headers)
        assert reply.status_code == 403
        assert "Set-Cookie" not in reply.headers
