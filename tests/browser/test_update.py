"""A new version is deployed while people play: nothing moves under their hands, and the next start has it with the
draft; and the app can be put on the home screen.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from app.content.loader import LoadedRoute
from app.quiz.localized import resolve
from tests.browser.offline import GONE, pack
from tests.browser.pages import Phone, checkin_points, questions_of, right_response
from tests.browser.site import CODE, Site

pytestmark = pytest.mark.browser

STATION = "rathaus"
UPDATE = """async () => {
  const registration = await navigator.serviceWorker.getRegistration();
  await registration.update();
  await new Promise((done) => {
    const look = () => registration.waiting && done();
    registration.installing?.addEventListener("statechange", look);
    look();
  });
}"""
# Which release's files the page runs.
RELEASE = "() => document.querySelector('link[href*=\"/build/play.css\"]').href.split('/')[4]"


@pytest.fixture
def player(site: Site, make_phone: Callable[..., Phone]) -> Phone:
    """A phone of that application, which is stopped for a moment when it is deployed anew."""
    made = make_phone(url=site.url)
    made.watch.forgive(GONE)
    return made


def test_a_deployed_update_waits_for_the_next_start_and_keeps_draft_and_place(
    player: Phone, site: Site, route: LoadedRoute
) -> None:
    player.join(CODE)
    pack(player)
    player.press("Ohne Standort weiter")
    player.open_by_code(route, STATION, site.settings.secret_key)
    player.press("Zur Frage")
    question = questions_of(route, STATION)[0]
    player.select(question, right_response(question))
    before, born = player.page.evaluate(RELEASE), player.page.evaluate("() => performance.timeOrigin")
    site.release(2)
    player.page.evaluate(UPDATE)
    # Still the same page, with the same words in its field, and it sends what it has to the newer server.
    assert player.page.evaluate("() => performance.timeOrigin") == born
    assert player.page.evaluate(RELEASE) == before
    expect(player.page.get_by_label("Eure Schätzung")).not_to_have_value("")
    player.page.close()
    player.page = player.context.new_page()
    player.open("/play")
    assert player.page.evaluate(RELEASE) != before
    expect(player.heading(resolve(question.prompt, "de"))).to_be_visible()
    expect(player.page.get_by_label("Eure Schätzung")).not_to_have_value("")
    player.press("Antwort abgeben")
    expect(player.heading("Richtig")).to_be_visible()
    player.expect_points(checkin_points(route, STATION) + question.points)


def test_the_app_can_be_installed(player: Phone) -> None:
    player.join(CODE)
    pack(player)
    session = player.context.new_cdp_session(player.page)
    errors = session.send("Page.getInstallabilityErrors")["installabilityErrors"]
    # The test's own window is a private one, which no app can be installed from.
    assert {error["errorId"] for error in errors} <= {"in-incognito"}
    manifest = session.send("Page.getAppManifest")
    assert manifest["errors"] == []
    assert manifest["url"].endswith("/manifest.webmanifest")
