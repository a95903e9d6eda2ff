"""The steps a group takes on its phone, by role and name as people and readers find them; shared by all journeys."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any
from urllib.parse import urlsplit

from geopy.distance import distance
from playwright.sync_api import BrowserContext, Locator, Page, expect

from app.content.documents import Quiz, Station
from app.content.loader import LoadedRoute
from app.quiz.base import Question
from app.quiz.localized import resolve
from app.tours.rules import station_code
from tests.browser.spies import Watch
from tests.conftest import ROUTE
from tests.server import SECRET

# A name that leads to this machine but, unlike localhost, is no secure context: a phone in a network without HTTPS.
PLAIN_HOST = "stadtlotse.test"

# The screens after the first one and the sealed part of the pack come a moment after the map.
WHOLE = """() => {
  const { pieces, pack } = document.documentElement.dataset;
  return location.pathname !== "/play" || (pieces === "all" && (pack === "whole" || !isSecureContext));
}"""
# As in static/js/core/walk.js.
APPROXIMATE_M = 500

RESTED = "(button) => performance.now() - (window.spy.taps.get(button) ?? -Infinity) > 400"


def code_of(station: str, secret: str = SECRET) -> str:
    """The code on a station's poster, grouped as it is printed there."""
    code = station_code(secret.encode(), ROUTE, station)
    return f"{code[:4]} {code[4:]}"


def station_of(route: LoadedRoute, station_id: str) -> Station:
    """A station's document."""
    return next(station for station in route.route.stations if station.id == station_id)


def name_of(route: LoadedRoute, station_id: str, language: str = "de") -> str:
    """What a station is called."""
    return resolve(station_of(route, station_id).name, language)


def questions_of(route: LoadedRoute, station_id: str) -> list[Question]:
    """A station's questions in the order they are asked."""
    quiz: Quiz = route.quizzes[station_of(route, station_id).quiz]
    return list(quiz.questions)


def question_of(route: LoadedRoute, station_id: str, question_id: str) -> Question:
    """One question's document."""
    return next(question for question in questions_of(route, station_id) if question.id == question_id)


def checkin_points(route: LoadedRoute, station_id: str) -> int:
    """What a check-in brings."""
    own = station_of(route, station_id).checkin_points
    return route.route.scoring.checkin_points if own is None else own


def place_near(route: LoadedRoute, station_id: str, metres: float = 0, bearing: float = 0) -> tuple[float, float]:
    """Latitude and longitude so far from a station."""
    position = station_of(route, station_id).position
    assert position is not None, f"{station_id} has no coordinate"
    point = distance(meters=metres).destination((position.lat, position.lon), bearing)
    return point.latitude, point.longitude


def right_response(question: Question) -> Any:
    """The answer that the document calls right, as the phone sends it."""
    solution = question.solution()
    right = {"choice": "option", "true_false": "value", "multiple": "options", "number": "value", "text": "accept"}
    return solution[right[question.type]]


def wrong_response(question: Question) -> Any:
    """An answer that earns nothing."""
    right = right_response(question)
    match question.type:
        case "choice":
            return next(option.id for option in question.options if option.id != right)
        case "multiple":
            return [next(option.id for option in question.options if option.id not in right)]
        case "true_false":
            return not right
        case "number":
            return question.max
    return "Ich weiß es nicht"


class Phone:
    """One phone of a group, and what is done on it."""

    def __init__(self, context: BrowserContext, watch: Watch, page: Page | None = None) -> None:
        self.context = context
        self.watch = watch
        self.page: Page = page or context.new_page()
        # How far a test has let this phone's time run ahead of everybody else's.
        self.ahead = timedelta()

    # ---- finding ----

    def button(self, name: str) -> Locator:
        """A button on the screen that is shown, by its whole name."""
        return self.page.get_by_role("button", name=name, exact=True)

    def tab(self, name: str) -> Locator:
        """One of the four tabs."""
        return self.page.get_by_role("navigation").last.get_by_role("button", name=name, exact=True)

    def heading(self, name: str | re.Pattern[str]) -> Locator:
        """The heading of the screen that is shown."""
        return self.page.get_by_role("heading", level=1, name=name, exact=True)

    def row(self, station: str) -> Locator:
        """A station's row in the list, by its name."""
        heading = self.page.get_by_role("heading", level=2, name=station, exact=True)
        return self.page.get_by_role("main").get_by_role("listitem").filter(has=heading)

    def text(self, words: str | re.Pattern[str]) -> Locator:
        """Words on the screen itself, not those in the live region."""
        return self.page.get_by_role("main").get_by_text(words).filter(visible=True).first

    # ---- doing ----

    def press(self, name: str | Locator) -> None:
        """Tap a button; where it was tapped just now, only after the pause in which the page ignores double taps."""
        target = self.button(name) if isinstance(name, str) else name
        self.rest(target)
        target.click()

    def rest(self, target: Locator) -> None:
        """Wait until a press on this button is no double tap any more."""
        self.page.wait_for_function(RESTED, arg=target.element_handle())

    def open(self, path: str) -> None:
        """Open a page of the server and wait for its script."""
        self.page.goto(path)
        expect(self.page.locator("html")).not_to_have_attribute("data-state", "loading")

    def join(self, tour: str, name: str | None = None) -> None:
        """Make a new group and arrive at the question for the location, with all that comes a moment later."""
        self.open(f"/j/{tour}")
        if name:
            self.page.get_by_label("Name eurer Gruppe").fill(name)
        self.press("Mitmachen")
        self.page.wait_for_url("**/play")
        expect(self.page.locator("html")).to_have_attribute("data-state", "locating")
        self.page.wait_for_function(WHOLE)

    def join_without_location(self, tour: str) -> None:
        """Make a new group that plays by list and code."""
        self.join(tour)
        self.press("Ohne Standort weiter")
        expect(self.page.locator("html")).to_have_attribute("data-state", "walk")

    def join_by_pin(self, tour: str, name: str, pin: str) -> None:
        """Come into a group that is there already, as one more of its phones, and play by list and code."""
        self.open(f"/j/{tour}")
        self.page.get_by_role("tab", name="Zu unserer Gruppe").click()
        self.page.get_by_role("radio", name=name).check()
        self.page.get_by_label("PIN der Gruppe").fill(pin)
        self.press("Dazukommen")
        self.page.wait_for_url("**/play")
        self.press("Ohne Standort weiter")

    def join_and_locate(self, tour: str, place: tuple[float, float], accuracy: float = 12) -> None:
        """Make a new group that allows its location, standing at a place."""
        self.stand_at(place, accuracy)
        self.join(tour)
        self.press("Standort erlauben")
        if accuracy > APPROXIMATE_M:
            # A phone that gives only an approximate position is told so before it sets out, and may do so all the same.
            expect(self.heading("Startcheck")).to_be_visible()
            self.press("Trotzdem los")
        expect(self.page.locator("html")).to_have_attribute("data-state", "walk")

    def go_offline(self) -> None:
        """Lose all networks, once the game has come as a whole; whatever the page asks for meanwhile fails, and may."""
        self.page.wait_for_function(WHOLE)
        self.watch.forgive("net::ERR_INTERNET_DISCONNECTED|unknown error occurred when fetching the script")
        self.context.set_offline(True)

    def go_online(self) -> None:
        """Find them again."""
        self.context.set_offline(False)

    def stand_at(self, place: tuple[float, float], accuracy: float = 12) -> None:
        """Let the phone's receiver report this place."""
        self.context.set_geolocation({"latitude": place[0], "longitude": place[1], "accuracy": accuracy})

    def enter_code(self, code: str) -> None:
        """On the screen for codes: type one and send it."""
        self.page.get_by_label("Code der Station").fill(code)
        self.press("Station öffnen")

    def open_by_code(self, route: LoadedRoute, station_id: str, secret: str = SECRET) -> None:
        """From the list: open a station by the code of its poster, on a server with this secret."""
        name = name_of(route, station_id)
        self.press(self.tab("Stationen"))
        self.press(f"Code eingeben: {name}")
        self.enter_code(code_of(station_id, secret))
        expect(self.heading(name)).to_be_visible()
        expect(self.page.locator("html")).to_have_attribute("data-state", "station")

    def select(self, question: Question, response: Any) -> None:
        """Enter an answer without sending it."""
        expect(self.heading(resolve(question.prompt, "de"))).to_be_visible()
        main = self.page.get_by_role("main")
        match question.type:
            case "choice" | "multiple":
                wanted = [response] if isinstance(response, str) else response
                role = "radio" if question.type == "choice" else "checkbox"
                for option in question.options:
                    control = main.get_by_role(role, name=resolve(option.text, "de"), exact=True)
                    if option.id in wanted:
                        control.check()
                    elif role == "checkbox":
                        control.uncheck()
            case "true_false":
                main.get_by_role("radio", name="Stimmt" if response else "Stimmt nicht", exact=True).check()
            case "number":
                main.get_by_label("Eure Schätzung").fill(german(response))
            case "text":
                main.get_by_label("Eure Antwort").fill(response)
            case unknown:
                raise AssertionError(f"these tests do not know the type {unknown} yet")

    def answer(self, question: Question, response: Any) -> None:
        """Enter an answer, send it and wait for the verdict."""
        self.select(question, response)
        self.press("Antwort abgeben")
        expect(self.heading(re.compile("^(Richtig|Nicht ganz|Leider nicht)$"))).to_be_visible()

    # ---- reading ----

    def expect_points(self, points: int) -> None:
        """The status bar shows these points."""
        expect(self.page.get_by_role("banner")).to_contain_text(
            f"{grouped(points)} {'Punkt' if points == 1 else 'Punkte'}"
        )

    def server_state(self) -> dict[str, Any]:
        """The group's state as the server tells this phone."""
        state: dict[str, Any] = self.page.evaluate("() => fetch('/api/v1/state').then((reply) => reply.json())")
        return state

    def group_id(self) -> str:
        """The id of this phone's group."""
        return str(self.server_state()["group"]["id"])

    def can_read(self, language: str) -> bool:
        """Whether the page can change to this language in place."""
        in_place = urlsplit(self.page.url).path.startswith(("/j/", "/play"))
        return in_place and self.page.locator(f"[data-language='{language}']").count() > 0

    def read_in(self, language: str) -> None:
        """Change the language in place, from wherever the phone is: one place of the page has the buttons for it."""
        press = "(code) => document.querySelector(`[data-language='${code}']`).click()"
        if self.page.evaluate("() => navigator.onLine"):
            # Whoever clears the cookie afterwards has to know that it has come.
            with self.page.expect_response("**/api/v1/language"):
                self.page.evaluate(press, language)
        else:
            self.page.evaluate(press, language)
        expect(self.page.locator("html")).to_have_attribute("lang", language)

    @contextmanager
    def reading(self, language: str) -> Iterator[None]:
        """In this language for a while, then in German again."""
        if language != "de":
            self.read_in(language)
        yield
        if language != "de":
            self.read_in("de")
            # What tests send by themselves says nothing of where it comes from, as long as it has no cookie to defend.
            self.context.clear_cookies(name="lang")

    def own_code(self, term: str) -> str:
        """A code under Hilfe, such as the PIN, as it can be read there."""
        entry = self.page.get_by_role("main").locator("dl > div").filter(has_text=term)
        return entry.get_by_role("definition").inner_text()


def german(number: float) -> str:
    """A number as it is typed in German."""
    return f"{number:g}".replace(".", ",") if number != int(number) else str(int(number))


def grouped(number: int) -> str:
    """A whole number as German pages show it: thousands in groups, a narrow space between."""
    return f"{number:,}".replace(",", "\u202f")
