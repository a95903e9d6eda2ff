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
