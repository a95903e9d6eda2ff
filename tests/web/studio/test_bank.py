"""The question bank over HTTP: found in every language, used in several routes, edited once."""

from __future__ import annotations

from typing import Any

import pytest

from app.studio import home
from tests.conftest import ROUTE
from tests.web.conftest import SAME_ORIGIN
from tests.web.studio.test_drafts import ROUTES, Desk, set_to

BANK = "/api/v1/studio"
RATHAUS = "ludwigslust/rathaus"
QUESTION = "zensus-einwohner"
PROMPT = f"quiz/questions/{QUESTION}/prompt/de"


@pytest.fixture
def anna(logged_in, make_user) -> Desk:
    return Desk(logged_in(make_user("anna", "organizer")))


def found(desk: Desk, query: str = "") -> list[dict[str, Any]]:
    return desk.get(f"{BANK}/questions{query}").json["questions"]


def borrow(desk: Desk, quiz: str, use: str, name: str = "geliehen") -> None:
    """Put a reference at the end of a draft's quiz."""
    draft = desk.read(quiz, "quiz")
    last = draft["document"]["quiz"]["questions"][-1]["id"]
    new = {"id": name, "use": use}
    change = {"op": "insert", "path": ["quiz", "questions", name], "new": new, "after": last}
    assert desk.save(quiz, change, rev=draft["rev"], kind="quiz").json["results"] == [{"status": "applied"}]


def edit_prompt(desk: Desk, new: str) -> None:
    draft = desk.read(RATHAUS, "quiz")
    old = next(one for one in draft["document"]["quiz"]["questions"] if one["id"] == QUESTION)["prompt"]["de"]
    change = set_to(PROMPT, old, new)
    assert desk.save(RATHAUS, change, rev=draft["rev"], kind="quiz").json["results"] == [{"status": "applied"}]


def test_all_questions_come_in_pages(anna):
    first = anna.get(f"{BANK}/questions").json
    assert (first["page"], len(first["questions"])) == (1, min(30, first["total"]))
    assert first["pages"] == -(-first["total"] // 30)
    last = anna.get(f"{BANK}/questions?page=99").json
    assert last["page"] == first["pages"]
    assert anna.get(f"{BANK}/questions?page=x").json == first


@pytest.mark.parametrize(
    "search",
    [
        "q=ZENSUS+mai+LUDWIGSLUST",
        "q=census+of+15+may",
        "q=Volks-Zaehlung",
        "tag=einw&q=15.+Mai",
        "tag=einwohner&q=15.+Mai",
        "q=15+mai&type=number",
    ],
)
def test_a_question_is_found_by_its_words_in_any_language(anna, search):
    assert QUESTION in [one["id"] for one in found(anna, f"?{search}") if one["quiz"] == RATHAUS]


@pytest.mark.parametrize(
    "search", ["q=mondlandung", "tag=mond", "type=mond", "q=zensus+mondlandung", "q=" + "x" * 5000]
)
def test_what_is_not_there_is_not_found(anna, search):
    reply = anna.get(f"{BANK}/questions?{search}").json
    assert (reply["questions"], reply["total"], reply["pages"]) == ([], 0, 1)


def test_options_are_searched_too(anna):
    assert ("kleinere-gaeste", True) in [(one["id"], one["original"]) for one in found(anna, "?q=sangerhausen")]
    assert found(anna, "?q=sangerhausen+landkreis") == []


def test_an_original_says_where_it_is_asked_and_is_read_only(anna):
    one = next(one for one in found(anna, "?q=15.+mai+2022") if one["id"] == QUESTION)
    assert one["original"] is True
    assert one["tags"] == ["einwohner", "zensus"]
    assert one["source"]["area"]["de"] == "Stadt Ludwigslust"
    assert [(use["route"], use["title"]["de"], use["station"]["de"]) for use in one["used_in"]] == [
        (ROUTE, "Ludwigslust erleben", "Rathaus mit Bürgerbüro")
    ]
    whole = anna.get(f"{BANK}/questions/{RATHAUS}/{QUESTION}").json
    assert whole["original"] is True
    assert whole["question"]["answer"] == 11845
    assert anna.get(f"{BANK}/questions/{RATHAUS}/mond").status_code == 404
    assert anna.get(f"{BANK}/questions/mond/mond").status_code == 404


def test_tags_are_counted_over_all_questions(anna):
    tags = {one["tag"]: one["count"] for one in anna.get(f"{BANK}/tags").json["tags"]}
    for tag in ("einwohner", "zensus"):
        assert tags[tag] == anna.get(f"{BANK}/questions?tag={tag}").json["total"]


def test_a_draft_takes_the_place_of_its_original_and_follows_every_save(anna):
    total = anna.get(f"{BANK}/questions").json["total"]
    anna.post(f"/studio/routes/{ROUTE}/take-over", {})
    assert anna.get(f"{BANK}/questions").json["total"] == total
    assert not any(one["original"] for one in found(anna, "?q=zensus"))
    edit_prompt(anna, "Wie viele Menschen wohnten auf dem Mond?")
    assert [one["id"] for one in found(anna, "?q=mond")] == [QUESTION]
    assert anna.get(f"{BANK}/questions/{RATHAUS}/{QUESTION}").json["original"] is False


def test_a_used_question_is_listed_once_with_all_its_stations(anna):
    anna.post(f"/studio/routes/{ROUTE}/take-over", {})
    copy = anna.make(title="Zweiter Weg", source=f"original:{ROUTE}")
    borrow(anna, f"{copy}/schloss", f"{RATHAUS}#{QUESTION}")
    one = next(one for one in found(anna, "?q=15.+mai+2022") if (one["quiz"], one["id"]) == (RATHAUS, QUESTION))
    stations = sorted((use["route"], use["station"]["de"]) for use in one["used_in"])
    assert stations == [(ROUTE, "Rathaus mit Bürgerbüro"), (copy, "Schloss Ludwigslust")]
    archived = {"data": {"archived": "yes"}, "headers": SAME_ORIGIN}
    assert anna.client.post(f"/studio/routes/{copy}/archive", **archived).status_code == 303
    one = next(one for one in found(anna, "?q=15.+mai+2022") if (one["quiz"], one["id"]) == (RATHAUS, QUESTION))
    assert [use["route"] for use in one["used_in"]] == [ROUTE]


def test_edited_once_a_question_changes_wherever_it_is_published_again(anna):
    anna.post(f"/studio/routes/{ROUTE}/take-over", {})
    copy = anna.make(title="Zweiter Weg", source=f"original:{ROUTE}")
    borrow(anna, f"{copy}/schloss", f"{RATHAUS}#{QUESTION}")
    for slug in (ROUTE, copy):
        assert anna.publish(slug).status_code == 200
    shared = anna.get(f"{ROUTES}/{ROUTE}/check").json["shared"]
    assert [(one["route"], one["title"]["de"], one["outdated"]) for one in shared] == [(copy, "Zweiter Weg", False)]

    edit_prompt(anna, "Wie viele waren es?")
    for slug, other in ((ROUTE, copy), (copy, ROUTE)):
        shared = anna.get(f"{ROUTES}/{slug}/check").json["shared"]
        assert [(one["route"], one["outdated"]) for one in shared] == [(other, True)]
    number = anna.get(f"{ROUTES}/{copy}/editions").json["editions"][0]["number"]
    compared = anna.get(f"{ROUTES}/{copy}/editions/{number}/compare").json["documents"]
    assert list(compared) == [f"{copy}/schloss"]

    anna.publish(copy)
    assert [one["outdated"] for one in anna.get(f"{ROUTES}/{ROUTE}/check").json["shared"]] == [False]
    assert [one["outdated"] for one in anna.get(f"{ROUTES}/{copy}/check").json["shared"]] == [True]


def test_a_route_never_published_lacks_nothing(anna):
    anna.post(f"/studio/routes/{ROUTE}/take-over", {})
    copy = anna.make(title="Zweiter Weg", source=f"original:{ROUTE}")
    borrow(anna, f"{copy}/schloss", f"{RATHAUS}#{QUESTION}")
    shared = anna.get(f"{ROUTES}/{ROUTE}/check").json["shared"]
    assert [(one["route"], one["outdated"]) for one in shared] == [(copy, False)]


def test_restoring_keeps_what_is_shared_and_takes_back_what_has_changed(anna):
    anna.post(f"/studio/routes/{ROUTE}/take-over", {})
    copy = anna.make(title="Zweiter Weg", source=f"original:{ROUTE}")
    quiz = f"{copy}/schloss"
    borrow(anna, quiz, f"{RATHAUS}#{QUESTION}")
    number = anna.publish(copy).json["number"]
    anna.write(f"{ROUTES}/{copy}/editions/{number}/restore")
    assert anna.read(quiz, "quiz")["document"]["quiz"]["questions"][-1]["use"] == f"{RATHAUS}#{QUESTION}"
    edit_prompt(anna, "Wie viele waren es?")
    anna.write(f"{ROUTES}/{copy}/editions/{number}/restore")
    restored = anna.read(quiz, "quiz")["document"]["quiz"]["questions"][-1]
    assert restored["id"] == "geliehen"
    assert "15. Mai 2022" in restored["prompt"]["de"]


def test_a_copy_goes_on_sharing_what_its_model_shares(anna):
    anna.post(f"/studio/routes/{ROUTE}/take-over", {})
    borrow(anna, "ludwigslust/schloss", f"{RATHAUS}#{QUESTION}")
    first = anna.make(title="Zweiter Weg", source=f"draft:{ROUTE}")
    # The copy has a town hall of its own, so that its palace asks the copy's question.
    assert anna.read(f"{first}/schloss", "quiz")["document"]["quiz"]["questions"][-1]["use"] == (
        f"{first}/rathaus#{QUESTION}"
    )
    assert anna.get(f"{ROUTES}/{first}/check").json["publishable"]


def test_a_reference_without_a_question_is_a_finding_with_its_place(anna):
    copy = anna.make(title="Zweiter Weg", source=f"original:{ROUTE}")
    borrow(anna, f"{copy}/schloss", "mond/mond#mond")
    check = anna.get(f"{ROUTES}/{copy}/check").json
    assert not check["publishable"]
    errors = [one for one in check["findings"] if one["level"] == "error"]
    assert [(one["document"], one["path"]) for one in errors] == [
        (f"{copy}/schloss", ["quiz", "questions", "geliehen", "use"])
    ]


def test_the_list_of_routes_knows_that_a_shared_question_has_changed(anna, database):
    anna.post(f"/studio/routes/{ROUTE}/take-over", {})
    copy = anna.make(title="Zweiter Weg", source=f"original:{ROUTE}")
    borrow(anna, f"{copy}/schloss", f"{RATHAUS}#{QUESTION}")
    anna.publish(copy)

    def state() -> str:
        with database.read() as session:
            return next(line.state for line in home.route_lines(session, archived=False) if line.slug == copy)

    assert state() == "published"
    edit_prompt(anna, "Wie viele waren es?")
    assert state() == "changed"
