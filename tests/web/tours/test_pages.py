"""The landing page, the join page and the language of both."""

from __future__ import annotations

import io
import re
from urllib.parse import urljoin

import pytest
import segno

from tests.web.conftest import SAME_ORIGIN


def test_the_landing_page_leads_to_a_tour_by_its_code(tour, client):
    assert client.get("/").status_code == 200
    reply = client.get("/j?code=lulu 22")
    assert (reply.status_code, reply.headers["Location"]) == (303, "/j/LULU22")


def test_an_unknown_code_is_said_on_the_page_and_what_was_typed_stays(client):
    reply = client.get("/j?code=FALSCH")
    assert reply.status_code == 404
    assert "Diesen Code kennt hier niemand" in reply.text
    assert "FALSCH" in reply.text


def test_a_first_visit_leaves_no_cookie(tour, client):
    for path in ("/", "/j/LULU22", "/j?code=x"):
        assert "Set-Cookie" not in client.get(path).headers


def test_english_is_one_tap_away_and_stays(tour, client):
    assert '<html lang="de"' in client.get("/j/LULU22").text
    reply = client.get("/j/LULU22?lang=en")
    assert (reply.status_code, reply.headers["Location"]) == (303, "/j/LULU22")
    assert '<html lang="en"' in client.get("/j/LULU22").text


def test_the_language_can_be_chosen_where_a_mistake_is_said(client):
    typed = {"data": {"resume_code": "ABCD2345"}, "headers": SAME_ORIGIN}
    for page in (client.get("/j?code=FALSCH"), client.get("/j"), client.post("/resume", **typed)):
        chip = re.search(r'href="([^"]*lang=en)"', page.text)
        assert chip
        reply = client.get(urljoin(page.request.url, chip[1].replace("&amp;", "&")))
        assert reply.status_code == 303, page.request.path
        client.delete_cookie("lang")


def test_odd_addresses_are_pages_and_never_break_a_header(tour, client):
    for path in ("/j/%0aX?lang=de", "/j//LULU22", "/j/%00", "/j?code=%0d%0a"):
        reply = client.get(path)
        assert reply.status_code in (302, 303, 404, 422)
        assert "//" not in reply.headers.get("Location", "")


def test_the_qr_code_leads_to_the_join_page(tour, client):
    reply = client.get("/j/LULU22/qr.svg")
    expected = io.BytesIO()
    code = segno.make("http://localhost/j/LULU22", error="m")
    code.save(expected, kind="svg", scale=4, border=4, light="#fff", xmldecl=False)
    assert (reply.mimetype, reply.data) == ("image/svg+xml", expected.getvalue())
    assert client.get("/j/LULU33/qr.svg").status_code == 404


def test_a_typed_code_is_brought_into_its_form(tour, client):
    reply = client.get("/j/lulu22")
    assert (reply.status_code, reply.headers["Location"]) == (302, "/j/LULU22")


def test_without_a_group_play_leads_to_the_start(client):
    reply = client.get("/play")
    assert (reply.status_code, reply.headers["Location"]) == (302, "/")


def test_the_join_page_says_what_is_stored(tour, client):
    assert "Gespeichert werden" in client.get("/j/LULU22").text


def test_names_of_groups_are_escaped_on_the_join_page(phone, make_phone, tour):
    phone.join(tour.code, name="<script>alert(1)</script>")
    page = make_phone().get("/j/LULU22").text
    assert "<script>alert" not in page


def test_a_route_with_two_open_tours_is_listed_once_with_the_newer_one(make_tour, client):
    make_tour(code="AAAAAA")
    make_tour(code="BBBBBB")
    page = client.get("/").text
    assert page.count('href="/j/') == 1
    assert 'href="/j/BBBBBB"' in page


@pytest.mark.parametrize(
    ("asked", "read"),
    [("en-GB,en;q=0.9", "en"), ("fr-FR,en;q=0.5", "en"), ("de-AT", "de"), ("pl,cs", "de"), ("", "de")],
)
def test_a_first_page_speaks_what_the_browser_asks_for_else_german(client, tour, asked, read):
    assert f'<html lang="{read}"' in client.get("/j/LULU22", headers={"Accept-Language": asked}).text
