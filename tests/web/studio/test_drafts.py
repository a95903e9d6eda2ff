"""Drafts over HTTP: made, changed by two people at once, published, compared, restored."""

from __future__ import annotations

import uuid
from typing import Any

import pytest
from flask.testing import FlaskClient

from app.content.queries import newest_edition_id
from tests.conftest import ROUTE
from tests.web.conftest import SAME_ORIGIN

ROUTES = "/api/v1/studio/routes"


class Desk:
    """An organizer's browser with one draft open."""

    def __init__(self, client: FlaskClient, name: str = "anna") -> None:
        self.client = client
        self.name = name

    def get(self, path: str) -> Any:
        return self.client.get(path)

    def post(self, path: str, body: Any) -> Any:
        return self.client.post(path, json=body, headers=SAME_ORIGIN)

    def make(self, **form: str) -> str:
        reply = self.client.post("/studio/routes", data=form, headers=SAME_ORIGIN)
        assert reply.status_code == 303, reply.text
        return reply.headers["Location"].rpartition("/")[2]

    def read(self, name: str, kind: str = "route") -> dict[str, Any]:
        return self.get(f"/api/v1/studio/documents/{kind}/{name}").json

    def save(self, name: str, *changes: dict[str, Any], rev: int, kind: str = "route", save_id: str = "") -> Any:
        body = {"save_id": save_id or str(uuid.uuid4()), "rev": rev, "changes": list(changes)}
        return self.write(f"/api/v1/studio/saves/{kind}/{name}", body)

    def write(self, path: str, body: dict[str, Any] | None = None) -> Any:
        """What an open page sends under the name it was opened with."""
        return self.post(path, {**(body or {}), "user": self.name})

    def publish(self, slug: str, state: str | None = None) -> Any:
        """Publish what is there just now, or what somebody has looked at before."""
        seen = state or self.get(f"{ROUTES}/{slug}/editions").json["state"]
        return self.write(f"{ROUTES}/{slug}/publish", {"state": seen})


def set_to(path: str, old: Any, new: Any) -> dict[str, Any]:
    return {"op": "set", "path": path.split("/"), "old": old, "new": new}


@pytest.fixture
def anna(logged_in, make_user) -> Desk:
    return Desk(logged_in(make_user("anna", "organizer")))


@pytest.fixture
def berta(logged_in, make_user) -> Desk:
    return Desk(logged_in(make_user("berta", "organizer")), "berta")


def test_a_new_route_has_a_name_and_nothing_else(anna):
    slug = anna.make(title="Rund um den Schloßteich")
    assert slug == "rund-um-den-schlossteich"
    draft = anna.read(slug)
    assert draft["document"]["route"]["title"] == {"de": "Rund um den Schloßteich"}
    assert (draft["rev"], draft["changed_by"]) == (0, "anna")
    assert anna.make(title="Rund um den Schloßteich") == "rund-um-den-schlossteich-2"


def test_what_two_people_write_in_two_fields_stands_both(anna, berta):
    slug = anna.make(title="Weg", source=f"original:{ROUTE}")
    name = anna.read(slug)["document"]["route"]["stations"][0]["name"]
    path = "route/stations/rathaus/name"
    first = anna.save(slug, set_to(path, name, "Altes Rathaus"), rev=0).json
    second = berta.save(slug, set_to("route/phone", None, "+49 3874 5260"), rev=0).json
    assert (first["rev"], second["rev"]) == (1, 2)
    assert [one["author"] for one in second["saves"]] == ["anna", "berta"]
    document = berta.read(slug)["document"]["route"]
    assert document["phone"] == "+49 3874 5260"
    assert document["stations"][0]["name"] == "Altes Rathaus"


def test_of_two_who_write_the_same_field_the_second_is_told(anna, berta):
    slug = anna.make(title="Weg")
    anna.save(slug, set_to("route/summary/de", None, "Annas Satz"), rev=0)
    reply = berta.save(slug, set_to("route/summary/de", None, "Bertas Satz"), rev=0).json
    assert reply["results"] == [{"status": "conflict", "current": "Annas Satz"}]
    assert reply["rev"] == 1
    saves = anna.get(f"/api/v1/studio/history/route/{slug}").json["saves"]
    # What lost is kept with its author, so that nothing anybody wrote is gone.
    assert saves[0]["author"] == "berta"
    assert saves[0]["changes"][0]["new"] == "Bertas Satz"


def test_a_save_sent_twice_is_judged_once(anna):
    slug = anna.make(title="Weg")
    save_id = str(uuid.uuid4())
    change = set_to("route/phone", None, "110")
    first = anna.save(slug, change, rev=0, save_id=save_id).json
    assert anna.save(slug, change, rev=0, save_id=save_id).json == first
    assert anna.read(slug)["rev"] == 1


def test_an_earlier_state_comes_back_and_can_be_left_again(anna):
    slug = anna.make(title="Weg", source=f"original:{ROUTE}")
    before = anna.read(slug)["document"]
    station = before["route"]["stations"][0]
    anna.save(slug, {"op": "remove", "path": ["route", "stations", "rathaus"], "old": station}, rev=0)
    assert anna.read(slug)["document"] != before
    restored = anna.write(f"/api/v1/studio/restore/route/{slug}", {"rev": 0}).json
    assert restored["document"] == before
    assert restored["rev"] == 2


def test_a_copy_is_published_and_asks_questions_of_its_own(anna, database):
    slug = anna.make(title="Weg", source=f"original:{ROUTE}", keep_codes="yes")
    draft = anna.read(slug)
    assert draft["codes_of"] == ROUTE
    assert {station.get("quiz", f"{slug}/").split("/")[0] for station in draft["document"]["route"]["stations"]} == {
        slug
    }
    check = anna.get(f"{ROUTES}/{slug}/check").json
    assert check["publishable"], check["findings"]
    reply = anna.publish(slug)
    assert reply.status_code == 200, reply.json
    with database.read() as session:
        assert newest_edition_id(session, slug) == reply.json["edition"]


def test_a_draft_with_mistakes_is_not_published(anna):
    slug = anna.make(title="Weg")
    check = anna.get(f"{ROUTES}/{slug}/check").json
    assert not check["publishable"]
    assert anna.publish(slug).status_code == 422


def test_a_published_state_is_compared_and_restored(anna):
    slug = anna.make(title="Weg", source=f"original:{ROUTE}")
    number = anna.publish(slug).json["number"]
    before = anna.read(slug)["document"]
    anna.save(slug, set_to("route/phone", before["route"].get("phone"), "110"), rev=0)
    compared = anna.get(f"{ROUTES}/{slug}/editions/{number}/compare").json["documents"]
    assert [change["path"] for change in compared["route"]] == [["route", "phone"]]
    restored = anna.write(f"{ROUTES}/{slug}/editions/{number}/restore").json["document"]
    assert restored == before


def test_an_original_is_taken_over_once(anna):
    assert anna.post(f"/studio/routes/{ROUTE}/take-over", {}).status_code == 303
    assert anna.post(f"/studio/routes/{ROUTE}/take-over", {}).status_code == 422
    assert anna.get(f"{ROUTES}/{ROUTE}/check").json["publishable"]


@pytest.mark.parametrize(
    "body",
    [
        None,
        [],
        {"save_id": "x", "rev": 0, "changes": [set_to("route/phone", None, "1")]},
        {"save_id": str(uuid.uuid4()), "rev": -1, "changes": [set_to("route/phone", None, "1")]},
        {"save_id": str(uuid.uuid4()), "rev": 0, "changes": []},
        {"save_id": str(uuid.uuid4()), "rev": 0, "changes": [{"op": "eval", "path": ["route", "phone"]}]},
        {"save_id": str(uuid.uuid4()), "rev": 0, "changes": [set_to("route/__proto__/x", None, "1")]},
        {"save_id": str(uuid.uuid4()), "rev": 0, "changes": [{"op": "insert", "path": ["a", "b", "c"], "new": {}}]},
    ],
)
def test_what_is_no_save_is_refused(anna, body):
    slug = anna.make(title="Weg")
    reply = anna.post(f"/api/v1/studio/saves/route/{slug}", body)
    assert reply.status_code == 422
    assert anna.read(slug)["rev"] == 0


@pytest.mark.parametrize("nonsense", [3, [], "x", {"stations": 5}, {"stations": [1, {"id": []}]}, {"title": 4}])
def test_a_draft_that_holds_nonsense_is_shown_all_the_same(anna, nonsense):
    slug = anna.make(title="Weg")
    route = anna.read(slug)["document"]["route"]
    reply = anna.save(slug, {"op": "set", "path": ["route"], "old": route, "new": nonsense}, rev=0)
    assert reply.json["results"] == [{"status": "applied"}]
    for path in ("/studio", f"/studio/routes/{slug}", f"{ROUTES}/{slug}/check", f"{ROUTES}/{slug}/evidence"):
        assert anna.get(path).status_code == 200, path
    assert anna.publish(slug).status_code == 422


def test_what_is_published_is_what_was_looked_at(anna, berta):
    slug = anna.make(title="Weg", source=f"original:{ROUTE}")
    seen = anna.get(f"{ROUTES}/{slug}/editions").json["state"]
    quiz = anna.read(slug)["document"]["route"]["stations"][0]["quiz"]
    assert berta.save(quiz, set_to("quiz/title", None, "x"), rev=0, kind="quiz").status_code == 200
    title = berta.read(quiz, "quiz")["document"]["quiz"]["title"]
    berta.save(quiz, set_to("quiz/title", title, "Halb geschrieb"), rev=0, kind="quiz")
    reply = anna.publish(slug, seen)
    assert (reply.status_code, reply.json["error"]["code"]) == (409, "draft_changed")
    assert anna.publish(slug).status_code == 200
    assert anna.write(f"{ROUTES}/{slug}/publish").status_code == 422


def test_what_was_put_aside_is_not_published(anna):
    slug = anna.make(title="Weg", source=f"original:{ROUTE}")
    anna.client.post(f"/studio/routes/{slug}/archive", data={"archived": "yes"}, headers=SAME_ORIGIN)
    assert anna.publish(slug).json["error"]["code"] == "draft_archived"


def test_an_open_page_of_somebody_else_writes_nothing(anna):
    slug = anna.make(title="Weg", source=f"original:{ROUTE}")
    anna.publish(slug)
    [edition] = anna.get(f"{ROUTES}/{slug}/editions").json["editions"]
    anna.save(slug, set_to("route/phone", None, "110"), rev=0)
    anna.name = "berta"
    replies = [
        anna.save(slug, set_to("route/phone", "110", "112"), rev=1),
        anna.write(f"/api/v1/studio/restore/route/{slug}", {"rev": 0}),
        anna.write(f"{ROUTES}/{slug}/editions/{edition['number']}/restore"),
        anna.publish(slug),
    ]
    assert [(reply.status_code, reply.json["error"]["code"]) for reply in replies] == [(401, "other_login")] * 4
    assert (anna.read(slug)["rev"], anna.read(slug)["document"]["route"]["phone"]) == (1, "110")
    assert anna.get(f"{ROUTES}/{slug}/editions").json["editions"] == [edition]


@pytest.mark.parametrize("text", ["halbes Zeichen \ud83d", float("nan"), float("inf")])
def test_what_cannot_be_written_down_is_refused(anna, text):
    slug = anna.make(title="Weg")
    assert anna.save(slug, set_to("route/summary/de", None, text), rev=0).status_code == 422


def test_a_quiz_has_no_news_and_no_history_before_its_first_save(anna):
    slug = anna.make(title="Weg")
    name = f"{slug}/station-1"
    assert (anna.read(name, "quiz")["rev"], anna.get(f"/api/v1/studio/saves/quiz/{name}").json) == (
        0,
        {"rev": 0, "saves": []},
    )
    assert anna.get(f"/api/v1/studio/history/quiz/{name}").json == {"saves": [], "before": None}
    # Whoever has seen a later state of it has seen what is no longer there.
    assert anna.get(f"/api/v1/studio/saves/quiz/{name}?since=3").status_code == 404


def test_quizzes_may_be_called_as_they_like(anna):
    question = {"id": "q", "type": "true_false", "prompt": {"de": "Stimmt das?"}, "answer": True}
    insert = {"op": "insert", "path": ["quiz", "questions", "q"], "new": question, "after": None}
    for name in ("stadt/history", "stadt/saves", "stadt/restore"):
        assert anna.save(name, insert, rev=0, kind="quiz").status_code == 200
        assert anna.read(name, "quiz")["document"]["quiz"]["questions"] == [question]


def test_going_back_leads_to_the_order_there_was_whatever_the_browser_believed(anna):
    slug = anna.make(title="Weg", source=f"original:{ROUTE}")
    before = anna.read(slug)["document"]
    stations = {one["id"]: one for one in before["route"]["stations"]}
    move = {"op": "move", "path": ["route", "stations", "schloss"], "before": None, "after": None}
    remove = {"op": "remove", "path": ["route", "stations", "bahnhof"], "old": stations["bahnhof"], "after": None}
    anna.save(slug, move, remove, rev=0)
    anna.write(f"/api/v1/studio/restore/route/{slug}", {"rev": 0})
    assert anna.read(slug)["document"] == before


def test_right_after_publishing_nothing_differs_and_then_what_people_changed(anna):
    slug = anna.make(title="Weg", source=f"original:{ROUTE}")
    number = anna.publish(slug).json["number"]
    compare = f"{ROUTES}/{slug}/editions/{number}/compare"
    assert anna.get(compare).json["documents"] == {}
    stations = anna.read(slug)["document"]["route"]["stations"]
    name = stations[1]["name"]
    remove = {"op": "remove", "path": ["route", "stations", "bahnhof"], "old": stations[4], "after": None}
    assert stations[4]["id"] == "bahnhof"
    anna.save(slug, set_to("route/stations/schlossstrasse/name", name, "Gasse"), remove, rev=0)
    changes = anna.get(compare).json["documents"]["route"]
    assert [(one["op"], one["path"][2]) for one in changes] == [("remove", "bahnhof"), ("set", "schlossstrasse")]


@pytest.mark.parametrize("taken_over_first", [True, False])
def test_a_copy_called_like_the_folder_of_the_quizzes_has_quizzes_of_its_own(anna, taken_over_first) -> None:
    """The town's name is the first that comes to mind, and the example's quizzes lie in `quizzes/ludwigslust`."""

    def take_over() -> None:
        assert anna.post(f"/studio/routes/{ROUTE}/take-over", {}).status_code == 303

    if taken_over_first:
        take_over()
    copy = anna.make(title="Ludwigslust", source=f"original:{ROUTE}")
    if not taken_over_first:
        take_over()
    assert copy == "ludwigslust"
    quizzes = [
        {one["quiz"] for one in anna.read(slug)["document"]["route"]["stations"] if "quiz" in one}
        for slug in (copy, ROUTE)
    ]
    assert quizzes[0]
    assert not quizzes[0] & quizzes[1]
    assert all(anna.read(name, "quiz")["document"]["quiz"]["questions"] for name in quizzes[0] | quizzes[1])
