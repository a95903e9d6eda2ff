"""Questions that a quiz takes from another one: asked whole, reported once, in files and in drafts alike."""

from __future__ import annotations

import json

import pytest

from app.content.drafts import edition_drafts, quiz_draft, read_draft, route_draft
from app.content.editions import build_edition, edition_id
from app.content.references import same_question, with_references

PLATZHAUS = "quizzes/stadt/platzhaus.yaml"
RATHAUS = "quizzes/stadt/rathaus.yaml"
ENTRY = '  - {id: wie-viele, use: "stadt/rathaus#einwohner"}\n'


def borrow(shelf, entry: str = ENTRY) -> None:
    path = shelf.root / PLATZHAUS
    path.write_text(path.read_text("utf-8") + entry, encoding="utf-8")


def drafts(shelf):
    loaded = shelf.load().routes["stadt"]
    return route_draft(loaded), {path: quiz_draft(quiz) for path, quiz in loaded.written.items()}


def errors(found):
    return [one for one in found.findings if one.level == "error"]


def test_an_edition_holds_the_question_whole_under_its_own_id(shelf) -> None:
    borrow(shelf)
    loaded = shelf.load().routes["stadt"]
    asked = build_edition(loaded).quizzes["stadt/platzhaus"].questions[-1]
    original = loaded.quizzes["stadt/rathaus"].questions[0]
    assert asked.id == "wie-viele"
    assert asked == original.model_copy(update={"id": "wie-viele"})
    assert shelf.findings() == []


def test_a_draft_with_a_reference_is_the_same_edition_as_its_files(shelf) -> None:
    borrow(shelf)
    route, quizzes = drafts(shelf)
    assert quizzes["stadt/platzhaus"]["quiz"]["questions"][-1] == {
        "id": "wie-viele",
        "use": "stadt/rathaus#einwohner",
    }
    found = read_draft("stadt", route, quizzes)
    assert found.document is not None
    assert edition_id(found.document) == edition_id(build_edition(shelf.load().routes["stadt"]))


def test_a_quiz_that_only_lends_a_question_needs_no_station(shelf) -> None:
    borrow(shelf, '  - {id: wie-viele, use: "stadt/fundus#einwohner"}\n')
    shelf.write("quizzes/stadt/fundus.yaml", (shelf.root / RATHAUS).read_text("utf-8"))
    assert shelf.findings() == []
    loaded = shelf.load().routes["stadt"]
    assert sorted(loaded.quizzes) == ["stadt/platzhaus", "stadt/rathaus", "stadt/schloss"]
    assert sorted(loaded.written) == ["stadt/fundus", "stadt/platzhaus", "stadt/rathaus", "stadt/schloss"]


@pytest.mark.parametrize(
    ("use", "sentence"),
    [
        ("stadt/ratshaus#einwohner", "There is no quiz stadt/ratshaus. -> Did you mean stadt/rathaus#einwohner?"),
        ("stadt/rathaus#einwohners", "There is no question einwohners in the quiz stadt/rathaus. -> Did you mean"),
        ("stadt/platzhaus#sport", "The quiz refers to a question of its own."),
        ("stadt/platzhaus#wie-viele", "The quiz refers to a question of its own."),
        ("stadt/rathaus#geliehen", "is taken from another quiz itself. -> Write use: stadt/platzhaus#sport."),
        ("stadt/rathaus", '"stadt/rathaus" cannot be used here.'),
    ],
)
def test_a_reference_that_leads_nowhere_is_named(shelf, use, sentence) -> None:
    borrow(shelf, f'  - {{id: wie-viele, use: "{use}"}}\n')
    path = shelf.root / RATHAUS
    path.write_text(path.read_text("utf-8") + '  - {id: geliehen, use: "stadt/platzhaus#sport"}\n', encoding="utf-8")
    findings = shelf.findings()
    assert len(findings) == 1, findings
    assert f"error: {PLATZHAUS}:" in findings[0]
    assert sentence in findings[0]
    assert "stadt" not in shelf.load().routes


def test_an_unknown_field_of_a_reference_and_a_missing_type_are_explained(shelf) -> None:
    borrow(shelf, '  - {id: a, use: "stadt/rathaus#einwohner", points: 5}\n  - {id: b}\n')
    unknown, untyped = shelf.findings()
    assert '"points" is not known here. -> Remove it, or use one of: id, use.' in unknown
    assert "type is missing. -> Add type: to the question. Use one of: choice" in untyped


def test_a_mistake_in_a_used_question_is_reported_once_where_it_stands(shelf) -> None:
    borrow(shelf)
    shelf.edit(RATHAUS, '      - {id: b, text: "12.000", correct: true}\n', '      - {id: b, text: "12.000"}\n')
    findings = shelf.findings()
    assert len(findings) == 1
    assert RATHAUS in findings[0]


def test_a_draft_is_judged_by_the_questions_it_takes_and_not_by_their_neighbours(shelf) -> None:
    borrow(shelf)
    route, quizzes = drafts(shelf)
    route["route"]["stations"][0].pop("quiz")
    neighbour = quizzes["stadt/rathaus"]["quiz"]["questions"][1]
    neighbour["zero_at"] = 0
    neighbour["prompt"] = {"de": "Nur deutsch"}
    assert read_draft("stadt", route, quizzes).document is not None
    quizzes["stadt/rathaus"]["quiz"]["questions"][0]["prompt"] = {"de": "Nur deutsch"}
    found = read_draft("stadt", route, quizzes)
    assert found.document is None
    assert [(one.file, one.path) for one in errors(found)] == [("stadt/rathaus", ("questions", 0, "prompt"))]
    # A question that is broken as a whole is no question that is missing: one finding, where it stands.
    quizzes["stadt/rathaus"]["quiz"]["questions"][0].pop("options")
    found = read_draft("stadt", route, quizzes)
    assert found.document is None
    assert {one.file for one in errors(found)} == {"stadt/rathaus"}


def test_a_draft_whose_lender_is_gone_says_so_and_keeps_its_other_questions(shelf) -> None:
    borrow(shelf)
    route, quizzes = drafts(shelf)
    route["route"]["stations"][0].pop("quiz")
    del quizzes["stadt/rathaus"]
    found = read_draft("stadt", route, quizzes)
    assert [one.message for one in errors(found)] == ["There is no quiz stadt/rathaus."]
    assert found.document is None
    assert found.sound is not None
    assert [one.id for one in found.sound.quizzes["stadt/platzhaus"].questions] == ["sport", "angebote", "baumeister"]


def test_an_earlier_state_keeps_references_that_still_say_the_same(shelf) -> None:
    borrow(shelf)
    route, written = drafts(shelf)
    document = read_draft("stadt", route, written).document
    assert document is not None
    quizzes = {path: draft["quiz"] for path, draft in written.items()}
    now = quizzes["stadt/platzhaus"]
    before = edition_drafts(document)[1]["stadt/platzhaus"]["quiz"]
    assert before["questions"][-1]["type"] == "choice"
    assert with_references(before, now, quizzes) == now
    changed = json.loads(json.dumps(quizzes))
    changed["stadt/rathaus"]["questions"][0]["points"] = 20
    assert with_references(before, now, changed) == before


def test_the_same_question_is_recognised_however_it_is_written() -> None:
    one = {"id": "a", "type": "true_false", "prompt": "Ja? ", "answer": True}
    assert same_question(one, {**one, "id": "b", "prompt": "Ja?", "points": 100})
    assert not same_question(one, {**one, "answer": False})
    assert not same_question(one, {"id": "a", "type": "true_false"})
