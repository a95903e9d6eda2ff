"""The steps a group takes on its phone, in any engine: by role and name, as people and readers find things."""

from __future__ import annotations

from typing import Any

from app.content.loader import LoadedRoute
from app.quiz.base import Question
from app.quiz.localized import resolve
from tests.browser.pages import WHOLE, code_of, german, grouped, name_of
from tests.engines.base import Engine

BUTTON = "(name) => probe.find('button', name)"
SHOWN = "(name) => probe.find('button', name) !== null"
TAB = "(name) => probe.find('button', name, probe.find('navigation'))"
HEADING = "(name) => probe.find('heading', name) !== null"
FIELD = "(label) => probe.field(label)"
OPTION = "(role, name) => probe.option(role, name)"
SAYS = "(words) => probe.says(words)"
STARTED = "() => (probe.state() ?? 'loading') !== 'loading'"
STATE = "(...states) => states.includes(probe.state())"
BANNER = "(words) => probe.find('banner').innerText.replace(/\\s+/g, ' ').includes(words)"
PILL = """(words) => {
  const pill = document.querySelector("#bar-pill");
  return words === null ? !pill.checkVisibility() : pill.checkVisibility() && pill.innerText.trim() === words;
}"""
# A phone is back within this time of the network's return: streams and pauses are spread over some seconds.
BACK_S = 45
VERDICTS = ("Richtig", "Nicht ganz", "Leider nicht")


class Journey:
    """One group on its way, with one phone."""

    def __init__(self, engine: Engine, url: str) -> None:
        self.engine = engine
        self.url = url

    # ---- finding and pressing ----

    def press(self, name: str) -> None:
        """Tap a button of the screen that is shown, by its whole name."""
        self.engine.click(BUTTON, name)

    def tab(self, name: str) -> None:
        """Tap one of the tabs."""
        self.engine.click(TAB, name)

    def offers(self, name: str) -> None:
        """Wait for a button of this whole name."""
        self.engine.wait(SHOWN, name)

    def shows(self, name: str) -> bool:
        """Whether a button of this whole name is on the screen right now."""
        return bool(self.engine.run(SHOWN, name))

    def heading(self, name: str) -> None:
        """Wait for a heading."""
        self.engine.wait(HEADING, name)

    def says(self, words: str) -> None:
        """Wait for words on the screen."""
        self.engine.wait(SAYS, words)

    def state(self, *states: str) -> None:
        """Wait until one of these screens is shown."""
        self.engine.wait(STATE, *states)

    def points(self, points: int) -> None:
        """Wait until the status bar shows these points."""
        words = f"{grouped(points)} {'Punkt' if points == 1 else 'Punkte'}".replace("\u202f", " ")
        self.engine.wait(BANNER, words, timeout=BACK_S)

    def pill(self, words: str | None) -> None:
        """Wait until the status bar says this of what is not normal, or nothing."""
        self.engine.wait(PILL, words, timeout=BACK_S)

    # ---- steps ----

    def open(self, path: str) -> None:
        """Open a page of the server and wait for its script: what is tapped before does nothing."""
        self.engine.open(self.url + path)
        self.engine.wait(STARTED)

    def reload(self) -> None:
        """Load the page again."""
        self.engine.reload()
        self.engine.wait(STARTED)

    def join(self, tour: str) -> None:
        """Make a new group and arrive at the question for the location."""
        self.open(f"/j/{tour}")
        self.press("Mitmachen")
        self.state("locating")
        self.engine.wait(WHOLE)

    def without_location(self) -> None:
        """Go on by list and code."""
        self.press("Ohne Standort weiter")
        self.state("walk")

    def allow_location(self) -> None:
        """Answer the phone's question with yes, as the browser was told to."""
        self.press("Standort erlauben")
        self.state("walk")

    def enter_code(self, route: LoadedRoute, station: str) -> None:
        """On the screen for codes: type the station's and arrive there."""
        self.engine.fill(FIELD, "Code der Station", text=code_of(station))
        self.press("Station öffnen")
        self.state("station")
        self.heading(name_of(route, station))

    def open_by_code(self, route: LoadedRoute, station: str) -> None:
        """From anywhere: open a station by the code of its poster, starting at the list."""
        self.tab("Stationen")
        self.press(f"Code eingeben: {name_of(route, station)}")
        self.enter_code(route, station)

    def answer(self, question: Question, response: Any) -> None:
        """Enter an answer, send it and wait for the verdict."""
        self.enter(question, response)
        self.press("Antwort abgeben")
        self.engine.wait("(...names) => names.some((name) => probe.find('heading', name))", *VERDICTS)

    def keep_answer(self, question: Question, response: Any) -> None:
        """Enter an answer where nobody can judge it, and see that it is kept."""
        self.enter(question, response)
        self.press("Antwort abgeben")
        self.heading("Antwort gespeichert")

    def enter(self, question: Question, response: Any) -> None:
        """Enter an answer without sending it."""
        self.heading(resolve(question.prompt, "de"))
        match question.type:
            case "choice" | "multiple":
                wanted = [response] if isinstance(response, str) else response
                role = "radio" if question.type == "choice" else "checkbox"
                for option in question.options:
                    if option.id in wanted:
                        self.engine.click(OPTION, role, resolve(option.text, "de"))
            case "true_false":
                self.engine.click(OPTION, "radio", "Stimmt" if response else "Stimmt nicht")
            case "number":
                self.engine.fill(FIELD, "Eure Schätzung", text=german(response))
            case "text":
                self.engine.fill(FIELD, "Eure Antwort", text=response)
            case unknown:
                raise AssertionError(f"this journey does not know the type {unknown} yet")
