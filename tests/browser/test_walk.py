"""The main journey in Chromium: join, refused at a distance, walk in, check in, answer every type, points, summary."""

from __future__ import annotations

import re
import uuid
from typing import Any

import pytest
from playwright.sync_api import expect

from app.content.loader import LoadedRoute
from app.quiz.base import Question
from app.quiz.localized import resolve
from app.quiz.registry import question_types
from tests.browser.pages import (
    Phone,
    checkin_points,
    code_of,
    grouped,
    name_of,
    place_near,
    questions_of,
    right_response,
    wrong_response,
)
from tests.browser.spies import location_questions, running_watches

pytestmark = pytest.mark.browser

WALK = ["rathaus", "schlossstrasse", "schloss"]
BY_CODE = "platzhaus"
# Answered wrong on purpose: one question with a second attempt left, one without.
CORRECTED, LOST = "hoechststand", "residenz-1780"


class Score:
    """Counts along what the documents say a walk must bring."""

    def __init__(self) -> None:
        self.points = 0
        self.by_station: dict[str, int] = {}
        self.types: set[str] = set()

    def add(self, station: str, points: int) -> None:
        self.points += points
        self.by_station[station] = self.by_station.get(station, 0) + points


def test_a_group_walks_from_the_landing_page_to_its_summary(
    phone: Phone, make_rival: Any, route: LoadedRoute, tour: str
) -> None:
    score = Score()
    come_in(phone, route, tour)
    make_rival(tour, ["bahnhof", "stift-bethlehem"])
    be_refused_far_away(phone, route)
    for station in WALK:
        check_in(phone, route, station, score)
        answer_everything(phone, route, station, score)
        phone.press("Nächste Station")
    assert score.types == set(question_types())
    open_by_code(phone, route, score)
    read_standing(phone, score)
    finish(phone, route, score)


def test_between_two_stations_the_phone_asks_which_one_is_meant(phone: Phone, route: LoadedRoute, tour: str) -> None:
    due, other = name_of(route, "rathaus"), name_of(route, "schlossstrasse")
    phone.join_and_locate(tour, place_near(route, "rathaus", 26, bearing=184))
    expect(phone.text("Ihr seid da.")).to_be_visible()
    phone.press("Einchecken")
    expect(phone.heading("Wo seid ihr?")).to_be_visible()
    choices = phone.page.get_by_role("main").get_by_role("listitem").get_by_role("button")
    expect(choices).to_have_text([re.compile(due), re.compile(other)])
    expect(choices.first).to_contain_text("als Nächstes dran")
    states = phone.server_state()["stations"]
    assert {states[station]["state"] for station in ("rathaus", "schlossstrasse")} == {"locked"}
    choices.last.click()
    expect(phone.heading(other)).to_be_visible()
    expect(phone.page.locator("html")).to_have_attribute("data-state", "station")
    states = phone.server_state()["stations"]
    assert (states["rathaus"]["state"], states["schlossstrasse"]["state"]) == ("locked", "open")
    phone.expect_points(checkin_points(route, "schlossstrasse"))


@pytest.fixture
def make_rival(server: Any) -> Any:
    """Let another group of the tour visit stations by code, without a browser."""

    def make(tour: str, stations: list[str]) -> None:
        _, joined = server.request("POST", f"/api/v1/tours/{tour}/groups", {"name": "Zweite Gruppe", "language": "de"})
        at = "2026-01-01T10:00:00+00:00"
        events = [
            {"id": str(uuid.uuid4()), "seq": seq, "at": at, "type": "checkin", "station": station}
            | {"body": {"method": "code", "code": code_of(station)}}
            for seq, station in enumerate(stations)
        ]
        batch = {"device": "rival", "sent_at": at, "events": events}
        status, reply = server.request("POST", "/api/v1/events", batch, joined["token"])
        assert status == 200, reply
        assert [result["status"] for result in reply["results"]] == ["accepted"] * len(stations)

    return make


def come_in(phone: Phone, route: LoadedRoute, tour: str) -> None:
    phone.stand_at(place_near(route, "rathaus", 180, bearing=45))
    phone.open("/")
    phone.page.get_by_label("Code eurer Tour").fill(f" {tour[:4].lower()} {tour[4:]}")
    phone.press("Mitmachen")
    phone.page.wait_for_url(f"**/j/{tour}")
    expect(phone.page.get_by_role("tab", name="Neue Gruppe")).to_have_attribute("aria-selected", "true")
    name = phone.page.get_by_label("Name eurer Gruppe")
    expect(name).not_to_have_value("")
    name.fill("Fröhliche Dachse")
    phone.press("Mitmachen")
    phone.page.wait_for_url("**/play")
    expect(phone.heading("Zeigt euch das Handy den Weg?")).to_be_visible()
    assert location_questions(phone.page) == [], "the position is asked for only after a tap that says why"
    phone.press("Standort erlauben")
    expect(phone.heading(name_of(route, "rathaus"))).to_be_visible()
    assert location_questions(phone.page)
    expect(phone.page.get_by_role("banner")).to_contain_text("Fröhliche Dachse")
    phone.expect_points(0)


def be_refused_far_away(phone: Phone, route: LoadedRoute) -> None:
    phone.stand_at(place_near(route, "rathaus", 150, bearing=45), accuracy=20)
    expect(phone.text("150\u00a0m")).to_be_visible()
    phone.press("Einchecken")
    expect(phone.text("Ihr seid rund 150\u00a0m entfernt (auf 20\u00a0m genau).")).to_be_visible()
    expect(phone.text("Geht näher heran")).to_be_visible()
    expect(phone.button("Code eingeben")).to_be_visible()
    expect(phone.button("Weg zeigen")).to_be_visible()
    phone.press("Weg zeigen")
    expect(phone.text("Ihr seid rund")).to_be_hidden()
    phone.expect_points(0)


def check_in(phone: Phone, route: LoadedRoute, station: str, score: Score) -> None:
    name = name_of(route, station)
    expect(phone.heading(name)).to_be_visible()
    # East of the town hall, so that Schloßstraße, 52 m to its south, is out of reach, and the other way round.
    away = {"rathaus": 0, "schlossstrasse": 180}.get(station, 90)
    for metres in (100, 60, 15):
        phone.stand_at(place_near(route, station, metres, away))
        expect(phone.text(f"{metres}\u00a0m")).to_be_visible()
    expect(phone.text("Ihr seid da.")).to_be_visible()
    phone.press("Einchecken")
    expect(phone.page.locator("html")).to_have_attribute("data-state", "station")
    expect(phone.heading(name)).to_be_visible()
    insight = resolve(next(each.insight for each in route.route.stations if each.id == station), "de")
    expect(phone.page.get_by_role("main")).to_contain_text(insight.split(". ")[0])
    assert running_watches(phone.page) == 0, "nothing needs the position while a group reads"
    points = checkin_points(route, station)
    expect(phone.text(f"+{points} Punkte fürs Einchecken")).to_be_visible()
    score.add(station, points)
    phone.expect_points(score.points)


def answer_everything(phone: Phone, route: LoadedRoute, station: str, score: Score) -> None:
    phone.press("Zur Frage")
    questions = questions_of(route, station)
    for number, question in enumerate(questions, start=1):
        expect(phone.text(f"Frage {number} von {len(questions)}")).to_be_visible()
        if question.id == CORRECTED:
            phone.answer(question, wrong_response(question))
            expect(phone.heading("Leider nicht")).to_be_visible()
            expect(phone.text("Noch 1 Versuch.")).to_be_visible()
            phone.press("Noch ein Versuch")
        lost = question.id == LOST
        response = wrong_response(question) if lost else right_response(question)
        points = question.score(response).points
        phone.answer(question, response)
        expect(phone.heading("Leider nicht" if lost else "Richtig")).to_be_visible()
        expect(phone.text("0 Punkte" if lost else f"+{points} Punkte")).to_be_visible()
        explain(phone, question)
        score.types.add(question.type)
        score.add(station, points)
        phone.expect_points(score.points)
        if number < len(questions):
            phone.press("Nächste Frage")


def explain(phone: Phone, question: Question) -> None:
    assert question.explanation is not None
    assert question.source is not None
    main = phone.page.get_by_role("main")
    expect(main).to_contain_text(resolve(question.explanation, "de"))
    expect(main).to_contain_text(f"Quelle: {resolve(question.source.title, 'de')}")
    expect(phone.page.get_by_role("link", name="Mehr dazu")).to_have_count(1 if question.source.url else 0)


def open_by_code(phone: Phone, route: LoadedRoute, score: Score) -> None:
    name = name_of(route, BY_CODE)
    phone.press(phone.tab("Stationen"))
    row = phone.row(name)
    expect(row).to_contain_text("Ort ohne Koordinate, Code vor Ort")
    expect(row.get_by_role("button", name="Einchecken")).to_have_count(0)
    phone.press(f"Code eingeben: {name}")
    wrong = code_of("bahnhof")
    phone.enter_code(wrong)
    expect(phone.text(f"Dieser Code passt nicht zu {name}.")).to_be_visible()
    field = phone.page.get_by_label("Code der Station")
    expect(field).to_have_value(wrong)
    expect(field).to_be_focused()
    phone.enter_code(f" {code_of(BY_CODE).lower()} ")
    expect(phone.page.locator("html")).to_have_attribute("data-state", "station")
    expect(phone.heading(name)).to_be_visible()
    score.add(BY_CODE, checkin_points(route, BY_CODE))
    phone.expect_points(score.points)


def read_standing(phone: Phone, score: Score) -> None:
    phone.press(phone.tab("Stand"))
    expect(phone.heading("Stand")).to_be_visible()
    expect(phone.text(f"{grouped(score.points)} Punkte")).to_be_visible()
    expect(phone.text("Zwischenstand: Platz 1 von 2")).to_be_visible()
    rows = phone.page.get_by_role("table", name="Rangliste").get_by_role("row")
    expect(rows).to_contain_text(
        ["Platz", re.compile(f"^1.*Fröhliche Dachse.*{grouped(score.points)}"), re.compile("^2.*Zweite Gruppe.*100")]
    )


def finish(phone: Phone, route: LoadedRoute, score: Score) -> None:
    phone.press(phone.tab("Hilfe"))
    phone.press("Fertig, wir hören hier auf")
    expect(phone.heading("Hier aufhören?")).to_be_visible()
    phone.press("Fertig")
    expect(phone.heading("Für heute fertig")).to_be_visible()
    main = phone.page.get_by_role("main")
    expect(main).to_contain_text(f"{grouped(score.points)} Punkte")
    expect(main).to_contain_text("Platz 1 von 2")
    expect(main).to_contain_text("Alles ist beim Server angekommen.")
    for station in route.route.stations:
        row = main.get_by_role("listitem").filter(has_text=name_of(route, station.id))
        expect(row).to_contain_text(f"{score.by_station.get(station.id, 0)} Punkte")
        if station.id in WALK:
            expect(row).to_contain_text("erledigt · per Standort")
    expect(main.get_by_role("listitem").filter(has_text=name_of(route, BY_CODE))).to_contain_text("mit Code")
    phone.expect_points(score.points)
