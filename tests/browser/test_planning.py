"""The form to plan a tour: filled in, read in the page's language, and as it looks."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import expect

from app.content.loader import LoadedRoute
from tests.browser.host import Board, HostServer, prepare

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def host(tmp_path_factory: pytest.TempPathFactory, route: LoadedRoute) -> Iterator[HostServer]:
    """A server on which nothing is planned yet."""
    made = prepare(tmp_path_factory.mktemp("planning") / "data", route, {})
    made.server.start()
    yield made
    made.server.stop()


def test_a_host_plans_a_tour_and_comes_to_its_board(make_board: Callable[..., Board]) -> None:
    page = make_board(viewport={"width": 1280, "height": 900}).page
    page.goto("/host/tours")
    page.get_by_role("link", name="Neue Tour").click()
    page.get_by_label("Titel").fill("Herbstferien")
    # The browser writes times its own way, the page says them in its language.
    expect(page.locator("#meeting_at-typed")).to_be_hidden()
    page.get_by_label("Treffen um").fill("2030-06-07T16:30")
    expect(page.locator("#meeting_at-typed")).to_have_text("Freitag, 7. Juni 2030 um 16:30")
    expect(page.locator("#join_until-typed")).to_have_text(re.compile(r"tag|woch"))
    page.get_by_label("Nur die Tourleitung").check()
    page.get_by_role("button", name="Tour anlegen").click()
    page.wait_for_url(re.compile(r"/host/tours/\d+$"))
    page.goto("/host/tours")
    card = page.get_by_role("listitem").filter(has_text="Herbstferien")
    expect(card).to_contain_text("Geplant")
    expect(card.get_by_role("link", name="QR groß")).to_be_visible()


def test_a_radio_button_stands_beside_the_first_of_its_two_lines(make_board: Callable[..., Board]) -> None:
    page = make_board(viewport={"width": 1280, "height": 900}).page
    page.goto("/host/tours/new")
    labels = page.locator(".choice", has=page.locator("small"))
    expect(labels).to_have_count(3)
    for label in labels.all():
        middle = label.evaluate(
            """(node) => {
              const button = node.querySelector("input").getBoundingClientRect();
              const line = document.createRange();
              line.selectNodeContents(node.querySelector(".what").firstChild);
              const words = line.getBoundingClientRect();
              return button.top + button.height / 2 - (words.top + words.height / 2);
            }"""
        )
        assert abs(middle) <= 3
