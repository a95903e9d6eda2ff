"""Whatever is wrong with the location, the phone says it and the way by code stays open; and English by one tap."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import expect

from app.content.loader import LoadedRoute
from app.quiz.localized import resolve
from tests.browser.pages import (
    PLAIN_HOST,
    Phone,
    checkin_points,
    code_of,
    name_of,
    place_near,
    questions_of,
    right_response,
)
from tests.browser.spies import location_questions, running_watches
from tests.server import Server

pytestmark = pytest.mark.browser

STATION = "rathaus"
# Longer than the page waits for a first position.
SEARCH_MS = 11_000

# The phone is put into a pocket or taken out again.
SHOWN = """(state) => {
  Object.defineProperty(document, "visibilityState", { value: state, configurable: true });
  document.dispatchEvent(new Event("visibilitychange"));
}"""

# A receiver that only repeats where it was two minutes ago; Chromium's own override cannot date a position back.
STALE = """([latitude, longitude]) => {
  const coords = { latitude, longitude, accuracy: 12 };
  const old = (found) => setTimeout(() => found({ coords, timestamp: Date.now() - 120_000 }));
  Geolocation.prototype.getCurrentPosition = old;
  Geolocation.prototype.watchPosition = (found) => old(found);
}"""


def expect_code_way(phone: Phone, route: LoadedRoute) -> None:
    """From where the phone stands now, the station's code opens it for the same points."""
    expect(phone.button("Code eingeben")).to_be_visible()
    phone.open_by_code(route, STATION)
    phone.expect_points(checkin_points(route, STATION))


def test_a_refused_permission_is_said_and_the_code_opens_the_station(
    make_phone: Callable[..., Phone], route: LoadedRoute, tour: str
) -> None:
    # With nothing granted and nobody to ask, Chromium refuses as soon as the page asks.
    phone = make_phone(permissions=None)
    phone.join(tour)
    phone.press("Standort erlauben")
    expect(phone.text("Der Standort ist für diese Seite gesperrt.")).to_be_visible()
    phone.press("Mit Liste und Code weiter")
    expect(phone.text("Standort aus")).to_be_visible()
    expect_code_way(phone, route)
    phone.press(phone.tab("Hilfe"))
    expect(phone.text("Der Standort ist für diese Seite gesperrt.")).to_be_visible()


def test_a_location_blocked_for_good_is_said_before_anybody_taps(
    make_phone: Callable[..., Phone], route: LoadedRoute, tour: str
) -> None:
    phone = make_phone(permissions=[])
    phone.join(tour)
    expect(phone.text("Der Standort ist für diese Seite gesperrt.")).to_be_visible()
    expect(phone.button("Standort erlauben")).to_be_hidden()
    assert location_questions(phone.page) == []
    phone.press("Mit Liste und Code weiter")
    expect_code_way(phone, route)


def test_a_receiver_without_a_position_is_said(phone: Phone, route: LoadedRoute, tour: str) -> None:
    phone.context.set_geolocation(None)
    phone.context.clock.install()
    phone.join(tour)
    phone.press("Standort erlauben")
    expect(phone.text("Standort wird gesucht …")).to_be_visible()
    phone.press("Einchecken")
    phone.context.clock.fast_forward(SEARCH_MS)
    expect(phone.text("Das Handy findet gerade keinen Standort.")).to_be_visible()
    expect(phone.button("Noch einmal")).to_be_visible()
    expect_code_way(phone, route)


def test_typing_a_code_while_the_phone_still_searches_is_not_interrupted(
    phone: Phone, route: LoadedRoute, tour: str
) -> None:
    phone.context.set_geolocation(None)
    phone.context.clock.install()
    phone.join(tour)
    phone.press("Standort erlauben")
    phone.press("Einchecken")
    phone.press("Code eingeben")
    field = phone.page.get_by_label("Code der Station")
    field.fill(code_of(STATION))
    phone.context.clock.fast_forward(SEARCH_MS)
    expect(phone.page.get_by_role("status")).to_contain_text("Das Handy findet gerade keinen Standort.")
    expect(field).to_have_value(code_of(STATION))
    phone.press("Station öffnen")
    expect(phone.page.locator("html")).to_have_attribute("data-state", "station")
    phone.expect_points(checkin_points(route, STATION))


def test_an_approximate_location_is_explained(phone: Phone, route: LoadedRoute, tour: str) -> None:
    phone.join_and_locate(tour, place_near(route, STATION), accuracy=3000)
    expect(phone.text("Das Handy gibt nur euren ungefähren Standort frei.")).to_be_visible()
    phone.press("Einchecken")
    expect(phone.text("Standort nur auf 3,0\u00a0km genau.")).to_be_visible()
    scale = phone.page.get_by_role("img", name="Genauigkeit 3,0\u00a0km, nötig sind 100\u00a0m oder besser")
    expect(scale).to_be_visible()
    expect(phone.text("„Genauer Standort“")).to_be_visible()
    phone.stand_at(place_near(route, STATION), accuracy=12)
    expect(phone.text("Ihr seid da.")).to_be_visible()
    phone.press("Einchecken")
    expect(phone.page.locator("html")).to_have_attribute("data-state", "station")
    phone.expect_points(checkin_points(route, STATION))


def test_an_old_position_does_not_count(phone: Phone, route: LoadedRoute, tour: str) -> None:
    phone.join(tour)
    phone.page.evaluate(STALE, place_near(route, STATION))
    phone.press("Standort erlauben")
    expect(phone.text("Standort wird gesucht …")).to_be_visible()
    phone.press("Einchecken")
    expect(phone.text("Der letzte Standort ist zu alt. Bleibt kurz unter freiem Himmel stehen.")).to_be_visible()
    expect(phone.button("Noch einmal")).to_be_visible()
    phone.expect_points(0)
    expect_code_way(phone, route)


def test_without_https_the_phone_says_so_and_plays_by_code(
    make_phone: Callable[..., Phone], server: Server, route: LoadedRoute, tour: str
) -> None:
    phone = make_phone(url=f"http://{PLAIN_HOST}:{server.port}", permissions=None)
    phone.open(f"/j/{tour}")
    assert phone.page.evaluate("() => window.isSecureContext") is False
    phone.join(tour)
    expect(phone.text("Der Standort braucht eine sichere Verbindung (https)")).to_be_visible()
    phone.press("Mit Liste und Code weiter")
    expect_code_way(phone, route)
    phone.press("Zur Frage")
    question = questions_of(route, STATION)[0]
    phone.answer(question, right_response(question))
    phone.expect_points(checkin_points(route, STATION) + question.points)
    assert location_questions(phone.page) == []


def test_a_group_can_change_its_mind_about_the_location(phone: Phone, route: LoadedRoute, tour: str) -> None:
    phone.stand_at(place_near(route, STATION))
    phone.join_without_location(tour)
    assert location_questions(phone.page) == []
    phone.press("Standort erlauben")
    expect(phone.heading("Zeigt euch das Handy den Weg?")).to_be_visible()
    phone.press("Standort erlauben")
    expect(phone.text("Ihr seid da.")).to_be_visible()
    # What was allowed once is not asked again on this phone.
    phone.page.reload()
    expect(phone.text("Ihr seid da.")).to_be_visible()


def test_nobody_is_located_while_nobody_looks(phone: Phone, route: LoadedRoute, tour: str) -> None:
    phone.join_and_locate(tour, place_near(route, STATION, 100))
    expect(phone.text("100\u00a0m")).to_be_visible()
    assert running_watches(phone.page) == 1
    phone.page.evaluate(SHOWN, "hidden")
    phone.page.wait_for_function("() => window.spy.watches === 0")
    phone.stand_at(place_near(route, STATION, 60))
    phone.page.evaluate(SHOWN, "visible")
    expect(phone.text("60\u00a0m")).to_be_visible()
    assert running_watches(phone.page) == 1


def test_a_check_in_without_reception_waits_and_goes_out_by_itself(phone: Phone, route: LoadedRoute, tour: str) -> None:
    phone.join_and_locate(tour, place_near(route, STATION))
    phone.go_offline()
    phone.press("Einchecken")
    expect(phone.text("Kein Empfang. Der Code am Plakat öffnet die Station auch so.")).to_be_visible()
    expect(phone.text("Euer Einchecken ist gespeichert und geht von selbst hinaus.")).to_be_visible()
    expect(phone.page.get_by_role("banner")).to_contain_text("Offline · 1 gespeichert")
    expect(phone.button("Code eingeben")).to_be_visible()
    phone.expect_points(0)
    phone.go_online()
    phone.expect_points(checkin_points(route, STATION))
    phone.press("Zur Frage")
    expect(phone.heading(resolve(questions_of(route, STATION)[0].prompt, "de"))).to_be_visible()


def test_english_by_one_tap_keeps_everything(phone: Phone, route: LoadedRoute, tour: str) -> None:
    question: Any = questions_of(route, STATION)[0]
    phone.join_without_location(tour)
    phone.open_by_code(route, STATION)
    phone.press("Zur Frage")
    phone.select(question, right_response(question))
    phone.press(phone.tab("Hilfe"))
    phone.press("English")
    expect(phone.heading("Help")).to_be_visible()
    expect(phone.page.locator("html")).to_have_attribute("lang", "en")
    points = checkin_points(route, STATION)
    expect(phone.page.get_by_role("banner")).to_contain_text(f"{points} points")
    phone.press(phone.tab("Stations"))
    phone.press(f"Open: {name_of(route, STATION, 'en')}")
    insight = resolve(route.route.stations[0].insight, "en")
    expect(phone.page.get_by_role("main")).to_contain_text(insight.split(". ")[0])
    phone.page.get_by_role("main").get_by_role("button", name="question").last.click()
    expect(phone.heading(resolve(question.prompt, "en"))).to_be_visible()
    expect(phone.page.get_by_role("main").get_by_role("textbox")).not_to_have_value("")
    phone.page.reload()
    expect(phone.heading(resolve(question.prompt, "en"))).to_be_visible()
    phone.page.get_by_role("main").get_by_role("button", name="answer").click()
    expect(phone.page.get_by_role("banner")).to_contain_text(f"{points + question.points} points")


def test_a_complaint_goes_with_its_language_and_what_was_typed_stays(phone: Phone, tour: str) -> None:
    phone.join_without_location(tour)
    phone.press("Code eingeben")
    phone.enter_code(code_of("schloss"))
    expect(phone.text("Dieser Code passt nicht")).to_be_visible()
    phone.press(phone.tab("Hilfe"))
    phone.press("English")
    phone.press(phone.tab("Walk"))
    phone.press("Enter code")
    expect(phone.page.get_by_label("Code of the station")).not_to_have_value("")
    expect(phone.page.get_by_label("Code of the station")).not_to_have_attribute("aria-invalid", "true")
    expect(phone.text("Dieser Code passt nicht")).to_be_hidden()


def test_the_code_under_help_is_for_the_station_that_is_due(phone: Phone, route: LoadedRoute, tour: str) -> None:
    phone.join_without_location(tour)
    phone.open_by_code(route, STATION)
    phone.press(phone.tab("Hilfe"))
    phone.press("Code eingeben")
    expect(phone.heading("Code eingeben")).to_be_visible()
    following = phone.server_state()["order"][1]
    expect(phone.page.locator("[data-screen='code'] [data-part='where']")).to_have_text(name_of(route, following))
    phone.enter_code(code_of(following))
    expect(phone.heading(name_of(route, following))).to_be_visible()
