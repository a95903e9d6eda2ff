"""Two phones of a group at one question: who is answering, who was faster, and what the slower one had entered."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import expect

from app.content.loader import LoadedRoute
from tests.browser.ladder.steps import SOON_MS, STATION, open_and_claim, open_first_question, wait
from tests.browser.pages import Phone, questions_of, right_response

pytestmark = pytest.mark.browser


def test_who_is_answering_is_said_within_two_seconds_and_can_be_taken_over(
    pair: tuple[Phone, Phone], route: LoadedRoute
) -> None:
    first, second = pair
    question: Any = questions_of(route, STATION)[0]
    open_and_claim(second, first, route)
    open_first_question(first, route)
    expect(first.text("Handy 2 antwortet gerade.")).to_be_visible()
    expect(first.page.locator("#live")).to_contain_text("Handy 2 antwortet gerade.")
    expect(second.text("antwortet gerade")).to_be_hidden()
    claims: list[str] = []
    second.page.on("request", lambda sent: claims.append(sent.url) if '"claim"' in (sent.post_data or "") else None)
    first.press("Übernehmen")
    expect(first.text("antwortet gerade")).to_be_hidden()
    expect(second.text("Handy 1 antwortet gerade.")).to_be_visible(timeout=SOON_MS)
    # It is advice: the second phone answers all the same, and does not claim back what was taken over.
    second.answer(question, right_response(question))
    assert claims == []
    expect(first.heading("Richtig")).to_be_visible(timeout=SOON_MS)


def test_a_claim_fades_and_needs_no_word_of_the_server(pair: tuple[Phone, Phone], route: LoadedRoute) -> None:
    first, second = pair
    first.context.clock.install()
    first.page.reload()
    first.page.wait_for_function("() => document.documentElement.dataset.live === 'open'")
    open_and_claim(second, first, route)
    open_first_question(first, route)
    expect(first.text("Handy 2 antwortet gerade.")).to_be_visible()
    wait(first, 95_000)
    expect(first.text("antwortet gerade")).to_be_hidden()


def test_what_the_slower_phone_typed_or_sent_stays_with_the_time_of_the_faster_one(
    pair: tuple[Phone, Phone], route: LoadedRoute
) -> None:
    first, second = pair
    question: Any = questions_of(route, STATION)[0]
    open_first_question(first, route)
    open_first_question(second, route)
    second.select(question, 999)
    first.answer(question, right_response(question))
    # Typed and never sent: it stands beside what counted, also after a reload.
    counted = re.compile(r"^Gewertet: Handy 1, \d\d:\d\d\. Eure Eingabe steht hier: 999")
    expect(second.text(counted)).to_be_visible(timeout=SOON_MS)
    second.page.reload()
    expect(second.text(counted)).to_be_visible()


def test_what_was_sent_too_late_stays_over_a_reload(pair: tuple[Phone, Phone], route: LoadedRoute) -> None:
    first, second = pair
    question: Any = questions_of(route, STATION)[0]
    open_first_question(first, route)
    open_first_question(second, route)
    second.go_offline()
    second.select(question, 999)
    second.press("Antwort abgeben")
    expect(second.heading("Antwort gespeichert")).to_be_visible()
    first.answer(question, right_response(question))
    second.go_online()
    counted = re.compile(r"^Gewertet: Handy 1, \d\d:\d\d\. Eure Eingabe steht hier: 999")
    expect(second.text(counted)).to_be_visible()
    second.page.reload()
    expect(second.text(counted)).to_be_visible()
