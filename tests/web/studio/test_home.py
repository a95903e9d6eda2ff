"""The studio's home: where somebody begins who has nothing yet, and what is said of each route."""

from __future__ import annotations

import html
import re

import pytest
from flask.testing import FlaskClient

from tests.conftest import ROUTE
from tests.web.conftest import SAME_ORIGIN

STATE = re.compile(r'<p class="route-state [^>]*>([^<]*)<')


@pytest.fixture
def anna(logged_in, make_user) -> FlaskClient:
    return logged_in(make_user("anna", "organizer"))


def first_step(page: str) -> dict[str, str]:
    """What the one button of the first step sends."""
    card = re.search(r'<section class="card studio-first".*?</section>', page, re.S)
    assert card
    return {name: html.unescape(value) for name, value in re.findall(r'name="(\w+)" value="([^"]*)"', card[0])}


def test_the_first_step_copies_the_example_with_one_press(anna: FlaskClient) -> None:
    sent = first_step(anna.get("/studio").text)
    assert sent["source"] == f"original:{ROUTE}"
    made = anna.post("/studio/routes", data=sent, headers=SAME_ORIGIN)
    assert made.status_code == 303
    page = anna.get("/studio").text
    assert f"<h2>{html.escape(sent['title'])}</h2>" in page
    assert STATE.findall(page) == ["Entwurf"]
    assert "studio-first" not in page


def test_without_an_example_the_first_step_is_a_name(anna: FlaskClient) -> None:
    anna.post(f"/studio/routes/{ROUTE}/take-over", headers=SAME_ORIGIN)
    anna.post(f"/studio/routes/{ROUTE}/archive", data={"archived": "yes"}, headers=SAME_ORIGIN)
    page = anna.get("/studio").text
    assert first_step(page) == {}
    assert "Geben Sie Ihrer ersten Route hier einen Namen" in page


def test_what_is_wanting_is_counted(anna: FlaskClient) -> None:
    anna.post("/studio/routes", data={"title": "Sommerweg"}, headers=SAME_ORIGIN)
    assert re.search(r"(Eine Sache fehlt|\d+ Dinge fehlen) vor dem Veröffentlichen", anna.get("/studio").text)


def test_ways_of_one_kind_are_told_apart_by_their_route(anna: FlaskClient) -> None:
    for title in ("Sommerweg", "Winterweg"):
        anna.post("/studio/routes", data={"title": title}, headers=SAME_ORIGIN)
    page = anna.get("/studio").text
    for title in ("Sommerweg", "Winterweg"):
        assert f'aria-label="Kopieren: {title}"' in page
        assert f'aria-label="Ins Archiv legen: {title}"' in page


def test_what_was_done_or_is_wrong_is_where_a_page_begins(anna: FlaskClient) -> None:
    anna.post(f"/studio/routes/{ROUTE}/take-over", headers=SAME_ORIGIN)
    anna.post(f"/studio/routes/{ROUTE}/archive", data={"archived": "yes"}, headers=SAME_ORIGIN)
    begins = re.compile(r"<(\w+)[^>]* autofocus")
    done = anna.post(f"/studio/routes/{ROUTE}/archive", data={"archived": "no"}, headers=SAME_ORIGIN)
    assert begins.findall(anna.get(done.headers["Location"]).text) == ["p"]
    assert begins.findall(anna.post("/studio/routes", data={"title": " "}, headers=SAME_ORIGIN).text) == ["input"]
    assert begins.findall(anna.get("/studio").text) == []
