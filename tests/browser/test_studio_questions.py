"""Step 2 of the editor: questions written, seen on a phone beside them, tried out, undone, taken from the catalogue."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import FrameLocator, Locator, Page, Route, expect

from app.clock import utcnow
from app.content.loader import LoadedRoute
from app.studio import service as studio
from tests.browser.desk import Desk, Office
from tests.browser.findings import CONTROLS, SIDEWAYS, find_with_large_text, run_axe

pytestmark = pytest.mark.browser

QUESTIONS = "#questions"
DOCUMENTS = "/api/v1/studio/documents"
FOCUSED = "() => document.activeElement.closest('[data-place]')?.dataset.place"


@pytest.fixture
def slug(office: Office, request: pytest.FixtureRequest) -> str:
    """A draft of its own for each test, with two stations that have only their names."""
    name = re.sub(r"[^a-z0-9]+", "-", request.node.name.lower()).strip("-")[:50]
    stations = [{"id": "rathaus", "name": "Rathaus"}, {"id": "schloss", "name": "Schloss"}]
    title = {"de": "Schlossweg", "en": "Castle walk"}
    written = {"schema": 1, "title": title, "languages": ["de", "en"], "order": "free", "stations": stations}
    database = office.database()
    with database.write() as session:
        draft = {"route": written, "files": {}}
        studio.create_document(session, "route", name, draft, author="anna", now=utcnow())
    database.close()
    return name


@pytest.fixture
def desk(make_desk: Callable[..., Desk]) -> Desk:
    """A laptop in the studio."""
    return make_desk()


def phone_of(desk: Desk) -> FrameLocator:
    """What is inside the phone beside the form."""
    return desk.page.frame_locator(".phone-screen")


def press(desk: Desk, name: str) -> None:
    desk.page.get_by_role("button", name=name, exact=True).click()


def quiz_of(desk: Desk, name: str) -> dict[str, Any]:
    """What the server has of a quiz."""
    desk.saved()
    reply = desk.page.request.get(f"{desk.url}{DOCUMENTS}/quiz/{name}")
    assert reply.ok
    quiz: dict[str, Any] = reply.json()["document"]["quiz"]
    return quiz


def field(page: Page, place: str) -> Locator:
    """The control or group of controls for a place in the question that is shown."""
    return page.locator(f'.question-form [data-place$="/{place}"]')


def make_choice(desk: Desk, slug: str) -> None:
    """A question with two answers, the first of them right: three presses beside what is typed."""
    page = desk.open(slug, QUESTIONS).page
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
    page, phone = desk.page, phone_of(desk)
    expect(phone.locator("#question-title")).to_have_text("Welches Tier steht auf dem Wappen?")
    phone.get_by_role("radio", name="Ein Greif").check()
    phone.get_by_role("button", name="Antwort abgeben").click()
    expect(page.locator(".trial-words")).to_have_text("Nicht richtig. Punkte: 0 von 100")
    expect(phone.locator("#answered-title")).to_be_visible()
    expect(phone.locator(".duo")).to_contain_text("Ein Stier")
    quiz = quiz_of(desk, f"{slug}/rathaus")
    assert quiz["title"] == "Rathaus"
    (made,) = quiz["questions"]
    assert quiz["questions"] == [
        {
            "id": made["id"],
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
    press(desk, "Antworten zur Wahl")
    expect(page.locator(":focus")).to_be_visible()
    assert str(page.evaluate(FOCUSED)).endswith("/options/a/text")


def test_undo_leads_back_to_the_field_wherever_one_is(desk: Desk, slug: str) -> None:
    make_choice(desk, slug)
    page = desk.page
    field(page, "points").get_by_role("textbox").fill("80")
    page.get_by_role("button", name=re.compile("Schloss")).click()
    expect(page.locator(".question-add-form")).to_be_visible()
    page.locator("#undo").click()
    expect(field(page, "points").get_by_role("textbox")).to_be_focused()
    expect(field(page, "points").get_by_role("textbox")).to_have_value("")


def test_the_phone_changes_language_and_look_on_its_own(desk: Desk, slug: str) -> None:
    make_choice(desk, slug)
    page, phone = desk.page, phone_of(desk)
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


def test_a_number_means_what_it_means_in_the_game_and_a_wrong_one_stays(desk: Desk, slug: str) -> None:
    # What is typed into a field within three seconds is one step of undoing: they never pass here.
    desk.page.clock.set_fixed_time(utcnow())
    page = desk.open(slug, QUESTIONS).page
    page.locator('[data-type="number"]').click()
    answer = field(page, "answer").get_by_role("textbox")
    complaint = field(page, "answer").locator(".error")
    for typed, shown, meant in (("12.500", "12500", 12500), ("12,5", "12,5", 12.5)):
        answer.fill(typed)
        answer.blur()
        expect(answer).to_have_value(shown)
        assert quiz_of(desk, f"{slug}/rathaus")["questions"][0]["answer"] == meant
    answer.fill("rund 12")
    answer.blur()
    field(page, "unit").get_by_label("Deutsch").fill("Meter")
    assert quiz_of(desk, f"{slug}/rathaus")["questions"][0]["answer"] == 12.5
    expect(answer).to_have_value("rund 12")
    expect(complaint).to_be_visible()
    for _ in range(2):
        page.locator("#undo").click()
    expect(answer).to_have_value("")
    expect(complaint).to_be_hidden()


def test_an_estimate_says_how_near_it_must_be_and_needs_its_source(desk: Desk, slug: str) -> None:
    page = desk.open(slug, QUESTIONS).page
    page.locator('[data-type="number"]').click()
    expect(field(page, "source").locator("summary")).to_have_text("Quelle · hier nötig")
    expect(page.get_by_label("Adresse im Netz")).to_be_visible()
    field(page, "answer").get_by_role("textbox").fill("1200")
    field(page, "unit").get_by_label("Deutsch").fill("Meter")
    falloff = page.locator(".falloff")
    falloff.get_by_role("button", name=re.compile("Vorschlag")).click()
    words = (
        "Volle Punkte: bis 60 Meter daneben, also 1\u202f140 bis 1\u202f260. "
        "Keine Punkte: ab 600 Meter daneben, also bis 600 und ab 1\u202f800. "
        "Dazwischen werden die Punkte gleichmäßig weniger."
    )
    expect(falloff.locator(".falloff-words")).to_have_text(words)
    expect(falloff.locator("svg.curve")).to_be_visible()
    expect(falloff.locator("svg.curve text")).to_have_text(["600", "1\u202f200", "1\u202f800"])
    page.get_by_label("Keine Punkte ab").fill("50")
    expect(falloff.locator(".falloff-words")).to_contain_text("muss größer sein")
    expect(falloff.locator("svg.curve")).to_have_count(0)
    page.locator("#undo").click()
    expect(falloff.locator(".falloff-words")).to_have_text(words)
    question = quiz_of(desk, f"{slug}/rathaus")["questions"][0]
    assert (question["answer"], question["tolerance"], question["zero_at"]) == (1200, 60, 600)


def test_accepted_answers_hints_and_tags_are_lists(desk: Desk, slug: str) -> None:
    page = desk.open(slug, QUESTIONS).page
    page.locator(".question-add-form summary").click()
    page.locator('[data-type="text"]').click()
    accept = field(page, "accept")
    for text in ("Backstein", "Ziegel", "Lehm"):
        accept.get_by_role("button", name="Antwort hinzufügen").click()
        page.keyboard.type(text)
    accept.get_by_role("button", name="Entfernen: Antwort 2").click()
    page.get_by_label("einen", exact=True).check()
    press(desk, "Tipp hinzufügen")
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
    prompts = [question["prompt"]["de"] for question in quiz_of(desk, f"{slug}/rathaus")["questions"]]
    assert prompts == ["Welche Farbe hat das Tor?", "Welches Tier steht auf dem Wappen?"]


def test_a_station_whose_last_question_goes_has_no_quiz_any_more(desk: Desk, slug: str) -> None:
    make_choice(desk, slug)
    page = desk.page
    press(desk, "Entfernen: Welches Tier steht auf dem Wappen?")
    expect(page.locator(".question-add-form")).to_be_visible()
    desk.saved()
    assert "quiz" not in desk.station_at_server(slug, "rathaus")
    press(desk, "Zurückholen")
    expect(page.locator(".question-row")).to_have_count(1)
    desk.saved()
    assert desk.station_at_server(slug, "rathaus")["quiz"] == f"{slug}/rathaus"


def test_a_last_question_that_is_brought_back_takes_no_other_away(desk: Desk, slug: str, office: Office) -> None:
    """The quiz of a route that was taken over is not called as the studio would call it."""
    question = {"id": "turm", "type": "true_false", "prompt": "Der Turm ist hoch.", "answer": True}
    database = office.database()
    with database.write() as session:
        quiz = {"quiz": {"schema": 1, "title": "Turm", "questions": [question]}}
        studio.create_document(session, "quiz", f"alt/{slug}", quiz, author="anna", now=utcnow())
        draft = studio.known_document(session, "route", slug)
        link = {"op": "set", "path": ["route", "stations", "rathaus", "quiz"], "old": None, "new": f"alt/{slug}"}
        studio.save(session, draft, save_id="link", changes=[link], author="anna", now=utcnow())
    database.close()
    page = desk.open(slug, QUESTIONS).page
    press(desk, "Entfernen: Der Turm ist hoch.")
    page.locator('[data-type="choice"]').click()
    expect(page.locator(".question-row")).to_have_count(1)
    press(desk, "Zurückholen")
    expect(page.locator(".question-row")).to_have_count(2)
    desk.saved()
    assert desk.station_at_server(slug, "rathaus")["quiz"] == f"{slug}/rathaus"
    assert {one["type"] for one in quiz_of(desk, f"{slug}/rathaus")["questions"]} == {"choice", "true_false"}


def test_a_question_that_comes_while_the_last_one_is_taken_out_keeps_its_station(
    desk: Desk, slug: str, make_desk: Callable[..., Desk]
) -> None:
    make_choice(desk, slug)
    desk.saved()
    berta = make_desk("berta").open(slug, QUESTIONS)
    expect(berta.page.locator(".question-row")).to_have_count(1)
    desk.watch.forgive(r"(?i)ERR_INTERNET_DISCONNECTED")
    desk.context.set_offline(True)
    berta.page.locator(".question-add").first.click()
    berta.page.locator('[data-type="choice"]').click()
    expect(berta.page.locator(".question-row")).to_have_count(2)
    berta.saved()
    press(desk, "Entfernen: Welches Tier steht auf dem Wappen?")
    expect(desk.page.locator(".question-row")).to_have_count(0)
    desk.context.set_offline(False)
    expect(desk.page.locator(".question-row")).to_have_count(1)
    desk.saved()
    assert desk.station_at_server(slug, "rathaus")["quiz"] == f"{slug}/rathaus"
    assert len(quiz_of(desk, f"{slug}/rathaus")["questions"]) == 1


def test_enter_leads_from_answer_to_answer_and_makes_another(desk: Desk, slug: str) -> None:
    page = desk.open(slug, QUESTIONS).page
    page.locator('[data-type="multiple"]').click()
    field(page, "options/a/text").get_by_label("Deutsch").click()
    for text in ("eins", "zwei", "drei"):
        page.keyboard.type(text)
        page.keyboard.press("Enter")
    expect(page.locator(".option")).to_have_count(4)
    press(desk, "Nach oben: Antwort 3")
    press(desk, "Entfernen: Antwort 4")
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
    page = desk.open(slug, QUESTIONS).page
    page.locator(".question-add-form summary").click()
    page.locator('[data-type="lucky"]').click()
    expect(field(page, "turns").get_by_role("textbox")).to_have_value("2")
    page.get_by_label("blue").check()
    expect(field(page, "dial")).to_have_text(
        "Das Feld „dial“ lässt sich hier noch nicht bearbeiten. Was darin steht, bleibt erhalten."
    )
    expect(phone_of(desk).locator(".piece .notice")).to_be_visible()
    question = quiz_of(desk, f"{slug}/rathaus")["questions"][0]
    assert question == {"id": question["id"], "type": "lucky", "turns": 2, "colour": "blue"}


def test_a_question_of_the_catalogue_is_used_changed_everywhere_and_detached(desk: Desk, slug: str) -> None:
    make_choice(desk, slug)
    tag = f"tag-{slug[-20:]}"
    field(desk.page, "tags").get_by_role("combobox").fill(tag)
    desk.page.keyboard.press("Enter")
    (asked,) = quiz_of(desk, f"{slug}/rathaus")["questions"]
    page = desk.page
    page.get_by_role("button", name=re.compile("Schloss")).click()
    press(desk, "Aus dem Fragenkatalog")
    page.get_by_label("Stichwort", exact=True).fill(tag[:-1].upper())
    expect(page.locator(".bank-list > li")).to_have_count(1)
    expect(page.locator(".bank")).to_contain_text("Verwendet in Rathaus (Schlossweg)")
    assert run_axe(page) == []
    press(desk, "Verwenden: Welches Tier steht auf dem Wappen?")
    expect(field(page, "prompt").get_by_label("Deutsch")).to_be_focused()
    expect(page.locator(".question-reference")).to_contain_text("wird auch in Rathaus verwendet")
    entry = {"id": asked["id"], "use": f"{slug}/rathaus#{asked['id']}"}
    assert quiz_of(desk, f"{slug}/schloss")["questions"] == [entry]
    field(page, "prompt").get_by_label("Deutsch").fill("Welches Tier ist es?")
    expect(phone_of(desk).locator("#question-title")).to_have_text("Welches Tier ist es?")
    assert quiz_of(desk, f"{slug}/rathaus")["questions"][0]["prompt"]["de"] == "Welches Tier ist es?"
    # Where it is written, it is said as well that somebody else asks it.
    desk.station("Rathaus").click()
    expect(page.locator(".question-reference")).to_contain_text("wird auch in Schloss verwendet")
    expect(page.locator(".question-reference").get_by_role("button")).to_have_count(0)
    desk.station("Schloss").click()
    press(desk, "Lösen: hier eine eigene Kopie")
    field(page, "prompt").get_by_label("Deutsch").fill("Nur hier?")
    assert quiz_of(desk, f"{slug}/rathaus")["questions"][0]["prompt"]["de"] == "Welches Tier ist es?"
    own = quiz_of(desk, f"{slug}/schloss")["questions"][0]
    assert (own["prompt"]["de"], "use" in own) == ("Nur hier?", False)


def test_the_catalogue_says_what_its_buttons_do_and_is_left_by_keys(desk: Desk, slug: str) -> None:
    page = desk.open(slug, QUESTIONS).page
    opener = page.get_by_role("button", name="Aus dem Fragenkatalog")
    opener.click()
    bank = page.locator(".bank")
    expect(bank.get_by_role("button").first).to_have_text("Schließen")
    expect(bank.get_by_role("button", name="Kopieren").first).to_have_accessible_description(re.compile("eigene Frage"))
    page.keyboard.press("Escape")
    expect(bank).to_be_hidden()
    expect(opener).to_be_focused()
    opener.click()
    press(desk, "Schließen")
    expect(opener).to_be_focused()


def test_trying_out_names_every_field_that_is_missing_and_leads_to_it(desk: Desk, slug: str) -> None:
    page = desk.open(slug, QUESTIONS).page
    page.locator('[data-type="choice"]').click()
    field(page, "options/a/text").get_by_label("Deutsch").fill("Ein Stier")
    field(page, "source").locator("summary").click()
    page.locator('[data-place$="source/title"]').get_by_label("Deutsch").fill("Zensus")
    phone_of(desk).get_by_role("radio", name="Ein Stier").check()
    phone_of(desk).get_by_role("button", name="Antwort abgeben").click()
    expect(page.locator(".trial-words")).to_have_text(
        "Vor dem Ausprobieren fehlt hier noch etwas, oder es passt nicht:"
    )
    names = ["Was wird gefragt?", "Quelle: Stand", "Quelle: Gebiet", "Antwort 2"]
    expect(page.locator(".trial-jumps button")).to_have_text(names)
    for name, place in zip(names, ("prompt", "source/date", "source/area", "options/b/text"), strict=True):
        page.locator(".trial-jumps").get_by_role("button", name=name).click()
        assert str(page.evaluate(FOCUSED)).endswith(f"/{place}")


def test_the_phone_of_step_1_shows_the_route_and_leads_from_a_station_to_its_questions(desk: Desk, slug: str) -> None:
    make_choice(desk, slug)
    desk.saved()
    page, phone = desk.open(slug).page, phone_of(desk)
    route = phone.locator(".route-main")
    expect(route.get_by_role("heading", level=1)).to_have_text("Schlossweg")
    expect(route.get_by_role("heading", level=3)).to_have_text(["Rathaus", "Schloss"])
    desk.field("route/summary").fill("Einmal um den Teich.")
    expect(route.locator(".route-summary")).to_have_text("Einmal um den Teich.")
    page.get_by_role("group", name="Sprache auf dem Handy").get_by_role("button", name="English").click()
    expect(route.get_by_role("heading", level=1)).to_have_text("Castle walk")
    expect(route).to_contain_text("Insight and questions")
    desk.station("Schloss").click()
    expect(phone.get_by_role("button", name="Next station")).to_be_visible()
    desk.station("Rathaus").click()
    phone.get_by_role("button", name="To the question").click()
    expect(field(page, "prompt").get_by_label("Deutsch")).to_be_focused()
    expect(phone.locator("#question-title")).to_have_text("Welches Tier steht auf dem Wappen?")


def test_a_question_of_a_folder_is_copied_only(desk: Desk, slug: str, route: LoadedRoute) -> None:
    page = desk.open(slug, QUESTIONS).page
    press(desk, "Aus dem Fragenkatalog")
    expect(page.locator(".bank-list > li").first).to_be_visible()
    page.get_by_label("Suchen").fill("Zensus 15 Mai 2022 Stadt Ludwigslust Menschen")
    card = page.locator(".bank-list > li").filter(has_text="Steht als Datei auf dem Server").first
    expect(card.get_by_role("button")).to_have_count(1)
    card.get_by_role("button").click()
    expect(page.locator(".question-row")).to_have_count(1)
    copied = quiz_of(desk, f"{slug}/rathaus")["questions"][0]
    written = [one for quiz in route.quizzes.values() for one in quiz.questions if one.id == copied["id"]]
    assert copied["prompt"] in [one.prompt for one in written]
    assert "use" not in copied


def test_the_phone_also_shows_a_stations_insight(desk: Desk, slug: str) -> None:
    page = desk.open(slug, QUESTIONS).page
    expect(phone_of(desk).locator("html")).to_have_attribute("data-state", "ready")
    page.evaluate(
        """() => {
          const blocks = { de: [{ tag: "p", children: ["Das ", { tag: "strong", children: ["alte"] }, " Tor"] }] };
          const url = "data:image/gif;base64,R0lGODlhAQABAAAAACw=";
          const station = { name: { de: "Am Tor" }, blocks, media: [{ url, alt: { de: "Das Tor" }, credit: "Anna" }] };
          const frame = document.querySelector(".phone-screen").contentWindow;
          frame.postMessage({ kind: "station", station, language: "de", theme: "light" }, location.origin);
        }"""
    )
    expect(phone_of(desk).locator("#station-title")).to_have_text("Am Tor")
    expect(phone_of(desk).locator(".prose strong")).to_have_text("alte")
    expect(phone_of(desk).get_by_alt_text("Das Tor")).to_be_attached()


@pytest.mark.parametrize("language", ["de", "en"])
def test_every_state_is_clean_on_laptop_and_phone(
    make_desk: Callable[..., Desk], office: Office, language: str
) -> None:
    desk = make_desk(locale="de-DE" if language == "de" else "en-GB")
    page = desk.open(office.copy(), QUESTIONS).page
    expect(phone_of(desk).locator("#question-title")).not_to_be_empty()
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
