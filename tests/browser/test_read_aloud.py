"""Reading aloud in the page, by voices that a test puts into the browser: Chromium without a screen has none."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from app.content.loader import LoadedRoute
from app.quiz.localized import resolve
from tests.browser.pages import Phone, questions_of, right_response

pytestmark = pytest.mark.browser

STATION = "rathaus"
# Says each utterance when the test calls `window.voice.next()`; `said` has what was said, by which voice.
VOICES = """(() => {
  const voices = %s;
  const queue = [];
  const voice = {
    said: [],
    next() {
      const utterance = queue.shift();
      if (!utterance) return false;
      voice.said.push([utterance.voice.name, utterance.text]);
      utterance.onstart();
      voice.end = () => utterance.onend();
      return true;
    },
  };
  Object.defineProperty(window, "voice", { value: voice });
  window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
  Object.defineProperty(window, "speechSynthesis", { value: {
    getVoices: () => voices,
    addEventListener() {},
    speak: (utterance) => queue.push(utterance),
    cancel() { queue.length = 0; },
  } });
})()"""
LOCAL = {"name": "Anna", "lang": "de-DE", "localService": True, "default": False}
REMOTE = {"name": "Google Deutsch", "lang": "de-DE", "localService": False, "default": True}


@pytest.fixture
def speaking(make_phone: Callable[..., Phone], route: LoadedRoute, tour: str) -> Callable[..., Phone]:
    """A phone with these voices, at an open station."""

    def make(*voices: dict[str, object]) -> Phone:
        phone = make_phone()
        phone.context.add_init_script(VOICES % json.dumps(voices))
        phone.join_without_location(tour)
        phone.open_by_code(route, STATION)
        return phone

    return make


def read_all(phone: Phone) -> list[list[str]]:
    """Let the voice say everything, and see that each sentence is marked while it is said."""
    marked = phone.page.locator(".read-now:visible")
    while phone.page.evaluate("() => window.voice.next()"):
        said = phone.page.evaluate("() => window.voice.said.at(-1)[1]")
        assert "".join(marked.all_text_contents()).strip() == said
        phone.page.evaluate("() => window.voice.end()")
    expect(marked).to_have_count(0)
    spoken: list[list[str]] = phone.page.evaluate("() => window.voice.said.splice(0)")
    return spoken


def test_every_text_is_read_by_the_phones_own_voice_with_its_sentence_marked(
    speaking: Callable[..., Phone], route: LoadedRoute
) -> None:
    phone = speaking(REMOTE, LOCAL)
    phone.press("Vorlesen")
    expect(phone.button("Anhalten")).to_be_visible()
    words = " ".join(text for _, text in read_all(phone))
    assert "Johann Joachim Busch" in words
    expect(phone.button("Vorlesen")).to_be_visible()
    for question in questions_of(route, STATION):
        phone.press("Zur Frage" if phone.button("Zur Frage").is_visible() else "Nächste Frage")
        phone.press("Vorlesen")
        spoken = read_all(phone)
        assert {voice for voice, _ in spoken} == {"Anna"}
        words = " ".join(text for _, text in spoken)
        assert resolve(question.prompt, "de").strip() in words
        for option in getattr(question, "options", []):
            assert resolve(option.text, "de") in words
        phone.answer(question, right_response(question))
        phone.press("Vorlesen")
        assert read_all(phone)


def test_reading_stops_by_its_button_and_with_its_screen(speaking: Callable[..., Phone]) -> None:
    phone = speaking(LOCAL)
    text = phone.page.locator("[data-screen=station] .prose")
    before = text.inner_html()
    phone.press("Vorlesen")
    phone.page.evaluate("() => window.voice.next()")
    expect(phone.page.locator(".read-now:visible")).not_to_have_count(0)
    phone.press("Anhalten")
    expect(phone.page.locator(".read-now")).to_have_count(0)
    assert text.inner_html() == before
    phone.press("Vorlesen")
    phone.page.evaluate("() => window.voice.next()")
    phone.press(phone.tab("Hilfe"))
    expect(phone.page.locator(".read-now")).to_have_count(0)
    assert not phone.page.evaluate("() => window.voice.next()")


@pytest.mark.parametrize("voices", [[REMOTE], []], ids=["a voice in the net", "no voice"])
def test_without_a_voice_of_the_phones_own_nothing_is_offered(
    speaking: Callable[..., Phone], voices: list[dict[str, object]]
) -> None:
    phone = speaking(*voices)
    expect(phone.button("Zur Frage")).to_be_visible()
    expect(phone.button("Vorlesen")).to_be_hidden()
