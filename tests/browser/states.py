"""One walk through every page and every state of the play page, for checks that must hold in each of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from playwright.sync_api import Route, expect

from app.content.loader import LoadedRoute
from tests.browser.pages import (
    Phone,
    code_of,
    name_of,
    place_near,
    questions_of,
    right_response,
    wrong_response,
)

EVENTS = "**/api/v1/events"
# A question back that a change of the language ends; no page offers the change there.
BRIEF = "question: asking back about the hint"
LONG_NAME = "Donaudampfschifffahrtsgruppe 7"


@dataclass(frozen=True)
class Visit:
    """Who walks where."""

    phone: Phone
    route: LoadedRoute
    tour: str


def small_pages(visit: Visit) -> Iterator[str]:
    """Landing, joining in its three ways, a group's card, and an error, each also with a mistake said."""
    phone, page = visit.phone, visit.phone.page
    phone.watch.forgive("status of 40")
    phone.open("/")
    yield "landing"
    page.get_by_label("Code eurer Tour").fill("LULU")
    phone.press("Mitmachen")
    yield "landing: code too short"
    page.get_by_label("Code eurer Tour").fill("ABCDEF")
    phone.press("Mitmachen")
    page.wait_for_url("**/j?code=*")
    yield "landing: unknown code"
    page.get_by_text("Ihr wart schon dabei?").click()
    yield "landing: way back"
    page.get_by_label("Wiederherstellungscode").fill("ABCD")
    phone.press("Weiterspielen")
    yield "landing: recovery code too short"
    page.get_by_label("Wiederherstellungscode").fill("ABCD2345")
    phone.press("Weiterspielen")
    page.wait_for_url("**/resume")
    yield "landing: unknown recovery code"
    phone.open("/nirgendwo")
    yield "error"
    phone.open(f"/j/{visit.tour}")
    yield "join: new group"
    page.get_by_label("Name eurer Gruppe").fill("")
    phone.press("Mitmachen")
    yield "join: name missing"
    page.get_by_role("tab", name="Zu unserer Gruppe").click()
    yield "join: nobody there yet"
    phone.press("Mit Wiederherstellungscode")
    yield "join: by code"
    page.get_by_label("Wiederherstellungscode").fill("ABCD2345")
    phone.press("Weiterspielen")
    expect(page.get_by_label("Wiederherstellungscode")).to_have_attribute("aria-invalid", "true")
    yield "join: unknown code"
    made = phone.context.request.post(f"/api/v1/tours/{visit.tour}/groups", data={"name": LONG_NAME}).json()
    card = phone.context.request.get("/api/v1/state").json()["group"]["card"]
    phone.open(card)
    yield "card: there already"
    phone.context.clear_cookies()
    phone.context.request.post(f"/api/v1/tours/{visit.tour}/groups", data={"name": "Leise Luchse"})
    phone.open(card)
    expect(page.get_by_role("heading", name=made["group"]["name"])).to_be_visible()
    yield "card: of another group"
    phone.context.clear_cookies()
    phone.open(card)
    yield "card"


def walking(visit: Visit) -> Iterator[str]:
    """From joining to the first station: everything over the map."""
    phone, route = visit.phone, visit.route
    phone.stand_at(place_near(route, "rathaus", 150, bearing=45), accuracy=20)
    phone.join(visit.tour)
    yield "locating"
    phone.press("Standort erlauben")
    expect(phone.text("150\u00a0m")).to_be_visible()
    expect(phone.page.get_by_role("region", name="Karte mit Route und Stationen")).to_be_visible()
    yield "walk: on the way"
    phone.press("Einchecken")
    expect(phone.text("Ihr seid rund 150\u00a0m entfernt")).to_be_visible()
    yield "walk: refused, too far"
    phone.press("Weg zeigen")
    phone.stand_at(place_near(route, "rathaus"), accuracy=180)
    expect(phone.text("Fast da.")).to_be_visible()
    phone.press("Einchecken")
    expect(phone.text("Standort nur auf 180\u00a0m genau.")).to_be_visible()
    yield "walk: refused, too imprecise"
    phone.stand_at(place_near(route, "rathaus", 26, bearing=184))
    expect(phone.text("Ihr seid da.")).to_be_visible()
    expect(phone.button("Einchecken")).to_be_visible()
    yield "walk: there"
    phone.press("Einchecken")
    expect(phone.heading("Wo seid ihr?")).to_be_visible()
    yield "where are you"
    phone.press("Keine davon")
    phone.press("Code eingeben")
    expect(phone.heading("Code eingeben")).to_be_visible()
    yield "code"
    phone.enter_code(code_of("schloss"))
    expect(phone.text("Dieser Code passt nicht")).to_be_visible()
    yield "code: wrong"


def answering(visit: Visit) -> Iterator[str]:
    """Stations opened by code: insight, every type of question, every result."""
    phone, route = visit.phone, visit.route
    phone.open_by_code(route, "rathaus")
    yield "station"
    estimate, several, _ = questions_of(route, "rathaus")
    phone.press("Zur Frage")
    phone.select(estimate, 12600)
    yield "question: number"
    phone.press("Tipp (−20)")
    yield BRIEF
    phone.press("Tipp zeigen")
    expect(phone.text("Tipp:")).to_be_visible()
    yield "question: hint"
    phone.answer(estimate, 12600)
    expect(phone.heading("Nicht ganz")).to_be_visible()
    yield "answered: partly"
    phone.press("Nächste Frage")
    phone.select(several, right_response(several))
    yield "question: multiple"
    phone.answer(several, wrong_response(several))
    yield "answered: wrong"
    phone.press("Nächste Frage")
    expect(phone.page.get_by_role("radio").first).to_be_visible()
    yield "question: choice"
    phone.open_by_code(route, "bahnhof")
    phone.press("Zur Frage")
    claim, *_ = questions_of(route, "bahnhof")
    phone.select(claim, right_response(claim))
    yield "question: true or false"
    phone.answer(claim, right_response(claim))
    yield "answered: right"
    phone.press("Nächste Frage")
    expect(phone.page.get_by_label("Eure Schätzung")).to_be_visible()
    yield "question: number of a wide range"
    yield from answering_more(visit)


def answering_more(visit: Visit) -> Iterator[str]:
    """A picture of a hundred, a text, and an answer without reception."""
    phone, route = visit.phone, visit.route
    phone.open_by_code(route, "lenne-schule")
    phone.press("Zur Frage")
    phone.select(questions_of(route, "lenne-schule")[0], 15.5)
    yield "question: number of a hundred"
    phone.open_by_code(route, "fritz-reuter-schule")
    phone.press("Zur Frage")
    number, text, _ = questions_of(route, "fritz-reuter-schule")
    phone.answer(number, right_response(number))
    phone.press("Nächste Frage")
    phone.select(text, right_response(text))
    yield "question: text"
    phone.watch.forgive("net::ERR_FAILED")

    def fail(request: Route) -> None:
        request.abort()

    phone.context.route(EVENTS, fail)
    phone.press("Antwort abgeben")
    expect(phone.heading("Antwort gespeichert")).to_be_visible()
    expect(phone.page.get_by_role("banner")).to_contain_text("gespeichert")
    yield "answered: without reception"
    phone.context.unroute(EVENTS)
    phone.go_offline()
    phone.go_online()
    expect(phone.heading("Richtig")).to_be_visible()


def reading(visit: Visit) -> Iterator[str]:
    """The other tabs, a station without a place, and the end."""
    phone, route = visit.phone, visit.route
    phone.press(phone.tab("Weg"))
    yield "walk: station open"
    phone.press(phone.tab("Stationen"))
    yield "list"
    phone.row(name_of(route, "platzhaus")).locator("summary").click()
    yield "list: details"
    phone.press(f"Ansteuern: {name_of(route, 'platzhaus')}")
    expect(phone.text("Nur mit Code")).to_be_visible()
    yield "walk: by code only"
    phone.press(phone.tab("Stand"))
    expect(phone.heading("Stand")).to_be_visible()
    yield "standing"
    phone.press(phone.tab("Hilfe"))
    yield "help"
    phone.press("Fertig, wir hören hier auf")
    expect(phone.heading("Hier aufhören?")).to_be_visible()
    yield "asking back"
    phone.press("Fertig")
    expect(phone.heading("Für heute fertig")).to_be_visible()
    yield "finished"


def play_states(visit: Visit) -> Iterator[str]:
    """Every state of the play page."""
    yield from walking(visit)
    yield from answering(visit)
    yield from reading(visit)
