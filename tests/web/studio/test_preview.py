"""The phone beside the studio's forms: who may frame it, an insight's blocks, a question tried out."""

from __future__ import annotations

from typing import Any

import pytest
from flask.testing import FlaskClient

from app.quiz.registry import question_types
from tests.validity import mistakes_in
from tests.web.conftest import SAME_ORIGIN

OPTIONS = [{"id": "a", "text": "A", "correct": True}, {"id": "b", "text": "B"}]
CHOICE: dict[str, Any] = {"id": "q", "type": "choice", "prompt": "Welche?", "options": OPTIONS}


@pytest.fixture
def anna(logged_in, make_user) -> FlaskClient:
    return logged_in(make_user("anna", "organizer"))


def post(client: FlaskClient, path: str, body: Any) -> Any:
    return client.post(f"/api/v1/studio/{path}", json=body, headers=SAME_ORIGIN)


def test_our_own_pages_alone_may_frame_the_phone_and_the_editor_may_hold_it(anna):
    policy = anna.get("/studio/preview").headers["Content-Security-Policy"]
    assert "frame-ancestors 'self'" in policy
    assert "frame-src" not in policy
    assert "script-src 'self';" in policy
    made = anna.post("/studio/routes", data={"title": "Weg"}, headers=SAME_ORIGIN).headers["Location"]
    editor = anna.get(made).headers["Content-Security-Policy"]
    assert "frame-src 'self'" in editor
    assert "frame-ancestors 'none'" in editor
    assert "frame-src" not in anna.get("/studio").headers["Content-Security-Policy"]


def test_the_phone_has_the_screens_and_the_pieces_of_every_type(anna):
    page = anna.get("/studio/preview").text
    assert all(f'data-screen="{name}"' in page for name in ("station", "question", "answered"))
    assert all(f'id="question-{name}"' in page for name in question_types())
    assert 'data-tab="' not in page
    assert mistakes_in(page) == []


def test_an_insight_comes_back_as_blocks(anna):
    reply = post(anna, "blocks", {"text": "Das **alte** Tor"})
    assert reply.json == {
        "blocks": [{"tag": "p", "children": ["Das ", {"tag": "strong", "children": ["alte"]}, " Tor"]}]
    }
    assert post(anna, "blocks", {"text": "x" * 4000}).status_code == 200
    assert post(anna, "blocks", {"text": "x" * 4001}).status_code == 413
    for body in ({}, {"text": 7}, [], None):
        assert post(anna, "blocks", body).status_code == 422


def test_a_question_is_judged_and_not_kept(anna):
    reply = post(anna, "try", {"question": CHOICE, "response": "b"}).json
    assert (reply["correct"], reply["points"], reply["max_points"]) == (False, 0, 100)
    assert reply["solution"] == {"option": "a"}


def test_what_is_missing_is_said_in_a_sentence_of_the_askers_language(anna):
    unmarked = {**CHOICE, "options": [{"id": "a", "text": "A"}, {"id": "b", "text": "B"}]}
    found = post(anna, "try", {"question": unmarked, "response": "a"}).json["missing"]
    fields = [{"name": "Antworten zur Wahl", "path": ["options"]}]
    assert found == {"message": "Markieren Sie genau eine Antwort als richtig.", "fields": fields}
    anna.set_cookie("lang", "en")
    english = post(anna, "try", {"question": unmarked, "response": "a"}).json["missing"]["message"]
    assert english == "Mark exactly one answer as right."


def test_every_field_that_is_missing_is_named_as_the_form_names_it(anna):
    lacking = {**CHOICE, "options": [{"id": "a"}, {"id": "b", "text": "B"}], "source": {"title": "Z", "area": "Kreis"}}
    del lacking["prompt"]
    found = post(anna, "try", {"question": lacking, "response": "a"}).json["missing"]
    assert found["message"] == "Vor dem Ausprobieren fehlt hier noch etwas, oder es passt nicht:"
    assert found["fields"] == [
        {"name": "Was wird gefragt?", "path": ["prompt"]},
        {"name": "Quelle: Stand", "path": ["source", "date"]},
        {"name": "Antwort 1", "path": ["options", "a", "text"]},
    ]
    number = {"id": "q", "type": "number", "prompt": "Wie viele?", "unit": "m", "hints": [{"cost": 1}]}
    names = [one["name"] for one in post(anna, "try", {"question": number, "response": 1}).json["missing"]["fields"]]
    assert names == ["Tipp 1", "Richtige Zahl", "Volle Punkte bis", "Keine Punkte ab"]


@pytest.mark.parametrize("body", [None, [], {}, {"question": []}, {"question": "x", "response": 1}, {"response": "a"}])
def test_what_is_no_question_is_refused(anna, body):
    assert post(anna, "try", body).status_code == 422


def test_odd_questions_and_responses_never_break_the_server(anna):
    odd: list[Any] = [{}, {"type": []}, {"type": "x" * 5000}, {**CHOICE, "options": None}, {**CHOICE, "use": "a#b"}]
    for question in odd:
        assert "missing" in post(anna, "try", {"question": question, "response": {"a": [1]}}).json
    for response in (1e308, "\ud800", [[]], {"x": 1}, True, 10**400):
        assert "missing" in post(anna, "try", {"question": CHOICE, "response": response}).json
    assert post(anna, "try", {"question": {**CHOICE, "prompt": "x" * 70_000}, "response": "a"}).status_code == 413
