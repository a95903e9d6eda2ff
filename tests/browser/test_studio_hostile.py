"""Scripts in every text of a draft stay texts in every view of the studio and in what it publishes (bar S8)."""

from __future__ import annotations

import itertools
import json
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from app.clock import utcnow
from app.content import drafts
from app.studio import service as studio
from tests.browser.desk import Desk, Office
from tests.payloads import PAYLOADS

pytestmark = pytest.mark.browser

# What a text would leave behind that has become part of the page.
TRACES = """() => [...document.querySelectorAll(
  "img[src=x], iframe[srcdoc], svg[onload], details[ontoggle], object, base, meta[http-equiv=refresh], " +
  "a[href^='javascript:' i]"
)].map((element) => element.outerHTML)"""
# What is seen of each step once the server has told all of it.
STEPS = {
    "questions": ".question-row",
    "check": ".finding",
    "publish": ".publish-what p",
    "data": "#history-of + p",
}
WIDTH = "() => document.documentElement.scrollWidth <= innerWidth"


@pytest.fixture
def desk(make_desk: Callable[..., Desk]) -> Iterator[Desk]:
    one = make_desk("anna")
    alerts: list[str] = []

    def alarm(page: Page) -> None:
        page.on("dialog", lambda dialog: (alerts.append(dialog.message), dialog.dismiss()))

    one.context.on("page", alarm)
    alarm(one.page)
    yield one
    assert alerts == []


def poisoned(value: Any, texts: Iterator[str], most: int = 110) -> Any:
    """The same document with a hostile text in place of each text that people write."""
    if isinstance(value, dict):
        room = {key: 40 if key in SHORT else most for key in value}
        return {key: inner if key in KEPT else poisoned(inner, texts, room[key]) for key, inner in value.items()}
    if isinstance(value, list):
        return [poisoned(inner, texts, most) for inner in value]
    return next(texts)[:most] if isinstance(value, str) else value


SHORT = {"date", "unit", "area"}
# What is no text but a name, a kind or an address, by which documents hang together.
KEPT = {
    *("id", "use", "quiz", "file", "sha256", "type", "confidence", "order", "offline", "languages", "near", "start"),
    *(
        "finish",
        "step_free_order",
        "wheelchair",
        "seats",
        "toilet",
        "shelter",
        "url",
        "phone",
        "tags",
        "scale",
        "accept",
    ),
    *("line", "context", "language"),
}


@pytest.fixture
def slug(office: Office) -> str:
    """A copy of the example that says nothing but hostile things."""
    texts = itertools.cycle(PAYLOADS)
    name = f"boese-{office.copies}"
    office.copies += 1
    draft = json.loads(json.dumps(drafts.route_draft(office.route)))
    draft["route"] = poisoned(draft["route"], texts)
    quizzes = {
        path: {"quiz": poisoned(drafts.quiz_draft(quiz)["quiz"], texts)} for path, quiz in office.route.quizzes.items()
    }
    database = office.database()
    with database.write() as session:
        studio.create_copy(session, name, draft, quizzes, author="anna", now=utcnow())
    database.close()
    return name


def test_there_are_enough_of_them() -> None:
    assert len(set(PAYLOADS)) >= 100


def look(page: Page) -> None:
    assert page.evaluate(TRACES) == []
    assert page.evaluate(WIDTH)


def test_no_text_becomes_more_than_a_text_in_the_studio(desk: Desk, slug: str) -> None:
    desk.home()
    look(desk.page)
    desk.open(slug)
    rows = desk.page.locator(".station-list .station-row")
    expect(rows).to_have_count(10)
    for number in range(10):
        rows.nth(number).click()
        expect(rows.nth(number)).to_have_attribute("aria-current", "true")
        look(desk.page)
    for step, drawn in STEPS.items():
        desk.page.locator(f".stepper [data-step={step}]").click()
        expect(desk.page.locator("#studio")).to_have_attribute("data-step", step)
        expect(desk.page.locator(drawn).first).to_be_visible()
        look(desk.page)


def test_nor_in_what_is_published(desk: Desk, slug: str) -> None:
    check = desk.context.request.get(f"{desk.url}/api/v1/studio/routes/{slug}/check").json()
    assert check["publishable"], [one["message"] for one in check["findings"] if one["level"] == "error"][:5]
    desk.open(slug, "#publish")
    desk.page.locator(".studio-panel > .btn").click()
    expect(desk.page.locator(".publish-done")).to_be_visible()
    for path in (f"/r/{slug}", f"/r/{slug}/map", "/", f"/host/tours/new?route={slug}", f"/studio/routes/{slug}#data"):
        desk.page.goto(desk.url + path)
        desk.page.wait_for_load_state("networkidle")
        assert desk.page.evaluate(TRACES) == []
