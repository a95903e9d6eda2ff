"""Step 2 of the editor: questions written, seen on a phone beside them, tried out, undone, taken from the catalogue."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, Route, expect

from app.clock import utcnow
from app.db import Database
from app.studio import service as studio
from tests.browser.findings import CONTROLS, SIDEWAYS, find_with_large_text, run_axe
from tests.browser.studio import FULL, Desk, StudioServer, small_route

pytestmark = pytest.mark.browser

DOCUMENTS = "/api/v1/studio/documents"
FOCUSED = "() => document.activeElement.closest('[data-place]')?.dataset.place"
# The address under which a station's first question asks whether there is a quiz already says that there is none.
NO_QUIZ_YET = r"404 \(Not Found\)"


@pytest.fixture
def slug(studio_server: StudioServer, request: pytest.FixtureRequest) -> str:
    """A draft of its own for each test, with two stations that have only their names."""
    name = re.sub(r"[^a-z0-9]+", "-", request.node.name.lower()).strip("-")[:50]
    database = Database(studio_server.database)
    with database.write() as session:
        draft = small_route("Rathaus", "Schloss")
        studio.create_document(session, "route", name, draft, author="anna", now=utcnow())
    database.close()
    return name


@pytest.fixture
def desk(make_desk: Callable[..., Desk]) -> Desk:
    """A laptop in the studio; the catalogue's tags are always the same."""
    return without_catalogue(make_desk())


def without_catalogue(made: Desk) -> Desk:
    made.watch.forgive(NO_QUIZ_YET)
    made.page.route("**/api/v1/studio/tags", lambda route: route.fulfill(json={"tags": ["zensus"]}))
    return made


def quiz_of(desk: Desk, name: str) -> dict[str, Any]:
    """What the server has of a quiz."""
    desk.saved()
    reply = desk.page.request.get(f"{DOCUMENTS}/quiz/{name}")
    assert reply.ok
    quiz: dict[str, Any] = reply.json()["document"]["quiz"]
    return quiz


def field(page: Page, place: str) -> Any:
    """The control or group of controls for a place in the question that is shown."""
    return page.locator(f'.question-form [data-place$="/{place}"]')


def make_choice(desk: Desk, slug: str) -> None:
    """A question with two answers, the first of them right: three presses beside what is typed."""
    page = desk.open(slug, "questions").page
    page.locator('[data-type="choice"]').click()
    expect(field(page, "prompt").get_by_label("Deutsch")).to_be_focused()
    for text in ("Welches Tier steht auf dem Wappen?", "Which animal is on the arms?"):
        page.keyboard.type(text)
        page.keyboard.press("Tab")
    first, second = field(page, "options/a/text"), field(page, "options/b/text")
    first.get_by_label("Deutsch").fill("Ein Stier")
    first.get_by_label("English").fill("A bull")
    second.get_by_label("Deutsch").fill("Ein Greif")
    second.get_by_label("English").fill("A griffin")
    page.get_by_label("Antwort 1 ist richtig").check()


def test_a_choice_is_written_seen_tried_and_undone(desk: Desk, slug: str) -> None:
    make_choice(desk, slug)
    page, phone = desk.page, desk.phone
    expect(phone.locator("#question-title")).to_have_text("Welches Tier steht auf dem Wappen?")
    phone.get_by_role("radio", name="Ein Greif").check()
    phone.get_by_role("button", name="Antwort abgeben").click()
    expect(page.locator(".trial-words")).to_have_text("Nicht richtig. Punkte: 0 von 100")
    expect(phone.locator("#answered-title")).to_be_visible()
    expect(phone.locator(".duo")).to_contain_text("Ein Stier")
    quiz = quiz_of(desk, f"{slug}/rathaus")
    assert quiz["title"] == "Rathaus"
    assert quiz["questions"] == [
        {
            "id": "question-1",
            "type": "choice",
            "options": [
                {"id": "a", "text": {"de": "Ein Stier", "en": "A bull"}, "correct": True},
                {"id": "b", "text": {"de": "Ein Greif", "en": "A griffin"}},
            ],
            "prompt": {"de": "Welches Tier steht auf dem Wappen?", "en": "Which animal is on the arms?"},
        }
    ]
    # The mark goes first, then the phone is back at the question, because it is another one now.
    page.locator("#undo").click()
    expect(page.get_by_label("Antwort 1 ist richtig")).not_to_be_checked()
    expect(phone.get_by_role("button", name="Antwort abgeben")).to_be_visible()
    phone.get_by_role("radio", name="Ein Stier").check()
    phone.get_by_role("button", name="Antwort abgeben").click()
    expect(page.locator(".trial-words")).to_have_text("Markieren Sie genau eine Antwort als richtig.")
    desk.press("Zum Feld")
    expect(page.locator(":focus")).to_be_visible()
    assert str(page.evaluate(FOCUSED)).endswith("/options/a/text")


def test_undo_leads_back_to_the_field_wherever_one_is(desk: Desk, slug: str) -> None:
    make_choice(desk, slug)
    page = desk.page
    field(page, "points").get_by_role("spinbutton").fill("80")
    page.get_by_role("button", name=re.compile("Schloss")).click()
    expect(page.locator(".question-add-form")).to_be_visible()
    page.locator("#undo").click()
    expect(field(page, "points").get_by_role("spinbutton")).to_be_focused()
    expect(field(page, "points").get_by_role("spinbutton")).to_have_value("")


def test_the_phone_changes_language_and_look_on_its_own(desk: Desk, slug: str) -> None:
    make_choice(desk, slug)
    page, phone = desk.page, desk.phone
    look = page.get_by_role("group", name="Ansicht auf dem Handy")
    page.get_by_role("group", name="Sprache auf dem Handy").get_by_role("button", name="English").click()
    expect(phone.locator("#question-title")).to_have_text("Which animal is on the arms?")
    expect(phone.get_by_role("button", name="Submit answer")).to_be_visible()
    for name, theme in (("Sonne", "sonne"), ("Dunkel", "dark"), ("Hell", "light")):
        look.get_by_role("button", name=name).click()
        expect(phone.locator("html")).to_have_attribute("data-theme", theme)
    expect(page.locator("html")).to_have_attribute("data-theme", "auto")
    width = page.locator(".phone-screen").bounding_box()
    assert width
    assert 380 <= width["width"] <= 390


def test_an_estimate_says_how_near_it_must_be_and_needs_its_source(desk: Desk, slug: str) -> None:
    page = desk.open(slug, "questions").page
    page.locator('[data-type="number"]').click()
    expect(field(page, "source").locator("summary")).to_have_text("Quelle · hier nötig")
    expect(page.get_by_label("Adresse im Netz")).to_be_visible()
    field(page, "answer").get_by_role("spinbutton").fill("1200")
    field(page, "unit").get_by_label("Deutsch").fill("Meter")
    falloff = page.locator(".falloff")
    falloff.get_by_role("button", name=re.compile("Vorschlag")).click()
    words = "Volle Punkte bis ±60 Meter, keine ab ±600 Meter. Dazwischen werden es gleichmäßig weniger."
    expect(falloff.locator(".falloff-words")).to_have_text(words)
    expect(falloff.locator("svg.curve")).to_be_visible()
    page.get_by_label("Keine Punkte ab").fill("50")
    expect(falloff.locator(".falloff-words")).to_contain_text("muss größer sein")
    expect(falloff.locator("svg.curve")).to_have_count(0)
    page.locator("#undo").click()
    expect(falloff.locator(".falloff-words")).to_have_text(words)
    question = quiz_of(desk, f"{slug}/rathaus")["questions"][0]
    assert (question["answer"], question["tolerance"], question["zero_at"]) == (1200, 60, 600)


def test_accepted_answers_hints_and_tags_are_lists(desk: Desk, slug: str) -> None:
    page = desk.open(slug, "questions").page
    page.locator(".question-add-form summary").click()
    page.locator('[data-type="text"]').click()
    accept = field(page, "accept")
    for text in ("Backstein", "Ziegel", "Lehm"):
        accept.get_by_role("button", name="Antwort hinzufügen").click()
        page.keyboard.type(text)
    accept.get_by_role("button", name="Entfernen: Antwort 2").click()
    page.get_by_label("einen", exact=True).check()
    desk.press("Tipp hinzufügen")
    page.keyboard.type("Es wird gebrannt.")
    field(page, "tags").get_by_role("combobox").press_sequentially("Baustoffe & Häuser,zensus")
    page.keyboard.press("Enter")
    expect(page.locator(".tag-chip")).to_have_text(["baustoffe-haeuser", "zensus"])
    question = quiz_of(desk, f"{slug}/rathaus")["questions"][0]
    assert question["accept"] == [{"de": "Backstein"}, {"de": "Lehm"}]
    assert question["edit_distance"] == 1
    assert question["hints"] == [{"cost": 20, "text": {"de": "Es wird gebrannt."}}]
    assert question["tags"] == ["baustoffe-haeuser", "zensus"]


def test_questions_are_ordered_copied_and_brought_back_by_keys(desk: Desk, slug: str) -> None:
    make_choice(desk, slug)
    page = desk.page
    rows = page.locator(".question-row .name")
    copy = page.get_by_role("button", name=re.compile("^Kopieren: Welches"))
    copy.focus()
    page.keyboard.press("Enter")
    expect(rows).to_have_count(2)
    page.locator(".question-form textarea").first.fill("Welche Farbe hat das Tor?")
    up = page.get_by_role("button", name="Nach oben: Welche Farbe hat das Tor?")
    up.focus()
    page.keyboard.press("Enter")
    expect(rows).to_have_text(["Welche Farbe hat das Tor?", "Welches Tier steht auf dem Wappen?"])
    expect(page.get_by_role("button", name="Nach unten: Welche Farbe hat das Tor?")).to_be_focused()
    expect(page.get_by_label("Adresse im Netz")).to_be_hidden()
    page.get_by_role("button", name="Entfernen: Welche Farbe hat das Tor?").press("Enter")
    expect(rows).to_have_text(["Welches Tier steht auf dem Wappen?"])
    page.get_by_role("button", name="Zurückholen").press("Enter")
    expect(rows).to_have_text(["Welche Farbe hat das Tor?", "Welches Tier steht auf dem Wappen?"])
    ids = [question["id"] for question in quiz_of(desk, f"{slug}/rathaus")["questions"]]
    assert ids == ["question-2", "question-1"]


def test_a_station_whose_last_question_goes_has_no_quiz_any_more(desk: Desk, slug: str) -> None:
    make_choice(desk, slug)
    page = desk.page
    desk.press("Entfernen: Welches Tier steht auf dem Wappen?")
    expect(page.locator(".question-add-form")).to_be_visible()
    stations = f"{DOCUMENTS}/route/{slug}"
    desk.saved()
    assert "quiz" not in page.request.get(stations).json()["document"]["route"]["stations"][0]
    desk.press("Zurückholen")
    expect(page.locator(".question-row")).to_have_count(1)
    desk.saved()
    assert page.request.get(stations).json()["document"]["route"]["stations"][0]["quiz"] == f"{slug}/rathaus"


def test_enter_leads_from_answer_to_answer_and_makes_another(desk: Desk, slug: str) -> None:
    page = desk.open(slug, "questions").page
    page.locator('[data-type="multiple"]').click()
    field(page, "options/a/text").get_by_label("Deutsch").click()
    for text in ("eins", "zwei", "drei"):
        page.keyboard.type(text)
        page.keyboard.press("Enter")
    expect(page.locator(".option")).to_have_count(4)
    desk.press("Nach oben: Antwort 3")
    desk.press("Entfernen: Antwort 4")
    options = quiz_of(desk, f"{slug}/rathaus")["questions"][0]["options"]
    assert [(one["id"], one["text"]["de"]) for one in options] == [("a", "eins"), ("c", "drei"), ("b", "zwei")]
    expect(page.locator('.option [data-what="remove"][aria-disabled="true"]')).to_have_count(0)


def test_a_type_of_a_later_release_is_drawn_by_its_declaration(desk: Desk, slug: str) -> None:
    fields = [
        {"name": "turns", "widget": "number", "least": 1, "most": 9, "whole": True, "covers": [], "required": True},
        {"name": "colour", "widget": "pick", "values": ["red", "blue"], "covers": [], "required": False},
        {"name": "dial", "widget": "dial", "covers": [], "required": False},
    ]
    lucky = {
        "type": "lucky",
        "icon": "scale",
        "fresh": {"turns": 2},
        "fields": [{**one, "more": False} for one in fields],
    }

    def with_it(route: Route) -> None:
        reply = route.fetch()
        start, rest = reply.text().split('id="page-data">', 1)
        raw, end = rest.split("</script>", 1)
        data = json.loads(raw)
        data["questions"]["types"].append(lucky)
        route.fulfill(response=reply, body=f'{start}id="page-data">{json.dumps(data)}</script>{end}')

    desk.page.route(f"**/studio/routes/{slug}", with_it)
    page = desk.open(slug, "questions").page
    page.locator(".question-add-form summary").click()
    page.locator('[data-type="lucky"]').click()
    expect(field(page, "turns").get_by_role("spinbutton")).to_have_value("2")
    page.get_by_label("blue").check()
    expect(field(page, "dial")).to_have_text(
        "Das Feld „dial“ lässt sich hier noch nicht bearbeiten. Was darin steht, bleibt erhalten."
    )
    expect(desk.phone.locator(".piece .notice")).to_be_visible()
    question = quiz_of(desk, f"{slug}/rathaus")["questions"][0]
    assert question == {"id": "question-1", "type": "lucky", "turns": 2, "colour": "blue"}


def test_a_question_of_the_catalogue_is_used_changed_everywhere_and_detached(desk: Desk, slug: str) -> None:
    make_choice(desk, slug)
    quiz_of(desk, f"{slug}/rathaus")
    page = desk.page
    found = {
        "quiz": f"{slug}/rathaus",
        "id": "question-1",
        "type": "choice",
        "prompt": {"de": "Welches Tier steht auf dem Wappen?"},
        "tags": ["wappen"],
        "used_in": ["Stadtrunde"],
        "original": False,
    }
    page.route("**/api/v1/studio/questions?*", lambda route: route.fulfill(json={"questions": [found], "more": False}))
    page.get_by_role("button", name=re.compile("Schloss")).click()
    desk.press("Aus dem Fragenkatalog")
    expect(page.locator(".bank")).to_contain_text("Verwendet in Stadtrunde")
    assert run_axe(page) == []
    desk.press("Verwenden: Welches Tier steht auf dem Wappen?")
    expect(page.locator(".question-reference")).to_contain_text("wird auch in Rathaus und Stadtrunde verwendet")
    assert quiz_of(desk, f"{slug}/schloss")["questions"] == [{"id": "question-1", "use": f"{slug}/rathaus#question-1"}]
    field(page, "prompt").get_by_label("Deutsch").fill("Welches Tier ist es?")
    expect(desk.phone.locator("#question-title")).to_have_text("Welches Tier ist es?")
    assert quiz_of(desk, f"{slug}/rathaus")["questions"][0]["prompt"]["de"] == "Welches Tier ist es?"
    desk.press("Lösen: hier eine eigene Kopie")
    field(page, "prompt").get_by_label("Deutsch").fill("Nur hier?")
    assert quiz_of(desk, f"{slug}/rathaus")["questions"][0]["prompt"]["de"] == "Welches Tier ist es?"
    own = quiz_of(desk, f"{slug}/schloss")["questions"][0]
    assert (own["prompt"]["de"], "use" in own) == ("Nur hier?", False)


def test_the_phone_also_shows_a_stations_insight(desk: Desk, slug: str) -> None:
    page = desk.open(slug, "questions").page
    expect(desk.phone.locator("html")).to_have_attribute("data-state", "ready")
    page.evaluate(
        """() => {
          const blocks = { de: [{ tag: "p", children: ["Das ", { tag: "strong", children: ["alte"] }, " Tor"] }] };
          const url = "data:image/gif;base64,R0lGODlhAQABAAAAACw=";
          const station = { name: { de: "Am Tor" }, blocks, media: [{ url, alt: { de: "Das Tor" }, credit: "Anna" }] };
          const frame = document.querySelector(".phone-screen").contentWindow;
          frame.postMessage({ kind: "station", station, language: "de", theme: "light" }, location.origin);
        }"""
    )
    expect(desk.phone.locator("#station-title")).to_have_text("Am Tor")
    expect(desk.phone.locator(".prose strong")).to_have_text("alte")
    expect(desk.phone.get_by_alt_text("Das Tor")).to_be_attached()


@pytest.mark.parametrize("language", ["de", "en"])
def test_every_state_is_clean_on_laptop_and_phone(make_desk: Callable[..., Desk], language: str) -> None:
    desk = without_catalogue(make_desk(locale="de-DE" if language == "de" else "en-GB"))
    page = desk.open(FULL, "questions").page
    expect(desk.phone.locator("#question-title")).not_to_be_empty()
    page.evaluate("() => document.querySelectorAll('details').forEach((one) => (one.open = true))")
    assert run_axe(page) == []
    page.locator(".question-row").nth(1).click()
    assert run_axe(page) == []
    page.locator(".question-add").click()
    assert run_axe(page) + page.evaluate(SIDEWAYS) == []
    page.set_viewport_size({"width": 390, "height": 844})
    page.locator(".studio-to-list").click()
    expect(page.locator(".question-row").first).to_be_visible()
    expect(page.locator(".questions-step .studio-centre")).to_be_hidden()
    assert run_axe(page) + page.evaluate(CONTROLS) + page.evaluate(SIDEWAYS) + find_with_large_text(page) == []
    page.locator(".question-row").nth(1).click()
    expect(page.locator(".question-list")).to_be_hidden()
    expect(page.locator(".studio-to-list")).to_be_focused()
    assert run_axe(page) + page.evaluate(CONTROLS) + page.evaluate(SIDEWAYS) + find_with_large_text(page) == []
