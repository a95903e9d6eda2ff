"""The check before publishing over HTTP: grouped, in the asker's words, with the place and the way to the field."""

from __future__ import annotations

from typing import Any

import pytest

from tests.conftest import ROUTE
from tests.web.studio.test_drafts import ROUTES, Desk, set_to

SHA = "a" * 64


@pytest.fixture
def anna(logged_in, make_user) -> Desk:
    return Desk(logged_in(make_user("anna", "organizer")))


@pytest.fixture
def copy(anna) -> str:
    return anna.make(title="Weg", source=f"original:{ROUTE}")


def check(desk: Desk, slug: str, language: str = "de") -> dict[str, Any]:
    desk.client.set_cookie("lang", language)
    reply = desk.get(f"{ROUTES}/{slug}/check")
    assert reply.status_code == 200
    return reply.json


def station_of(desk: Desk, slug: str, place: int = 0) -> dict[str, Any]:
    return desk.read(slug)["document"]["route"]["stations"][place]


def test_mistakes_come_first_and_lead_to_their_field(anna, copy):
    station = station_of(anna, copy, 5)
    path = f"route/stations/{station['id']}"
    anna.save(copy, set_to(f"{path}/directions", station["directions"], None), rev=0)
    found = check(anna, copy)
    assert not found["publishable"]
    levels = [one["level"] for one in found["findings"]]
    assert levels == sorted(levels, key=lambda level: level != "error")
    assert levels[0] == "error"
    assert set(levels) == {"error", "advice"}
    name = station["name"] if isinstance(station["name"], str) else station["name"]["de"]
    assert found["findings"][0] == {
        "level": "error",
        "code": "directions_unsure",
        "document": "route",
        "step": "stations",
        "path": [*path.split("/"), "directions"],
        "where": f"Station 6 · {name} · Die letzten Meter",
        "message": "„Die letzten Meter“ ist leer, und der Ort ist nur ein Punkt in der Nähe.",
        "remedy": "Sagen Sie in ein oder zwei Sätzen, wie man die letzten Meter findet.",
    }


def test_the_asker_reads_his_own_language(anna, copy):
    (german,) = check(anna, copy)["findings"]
    (english,) = check(anna, copy, "en")["findings"]
    assert german["code"] == english["code"] == "fences_overlap"
    assert "Umkreise von „" in german["message"]
    assert "check-in areas of “" in english["message"]
    assert german["path"] == english["path"]


def test_a_question_is_named_with_its_station(anna, copy):
    quiz = station_of(anna, copy)["quiz"]
    question = anna.read(quiz, "quiz")["document"]["quiz"]["questions"][0]
    path = f"quiz/questions/{question['id']}/prompt"
    anna.save(quiz, set_to(path, question["prompt"], None), rev=0, kind="quiz")
    first = check(anna, copy)["findings"][0]
    assert (first["document"], first["step"], first["path"]) == (quiz, "questions", path.split("/"))
    assert first["where"].startswith("Station 1 · ")
    assert first["where"].endswith(" · Frage 1 · Was wird gefragt?")
    assert first["message"] == "„Was wird gefragt?“ ist noch leer."


@pytest.mark.parametrize(
    ("path", "new"),
    [
        ("route", None),
        ("route", 5),
        ("route/stations", 5),
        ("route/stations", [None, 7, {"quiz": []}]),
        ("route/title", ["x"]),
        ("line", "x"),
        ("files", []),
        ("context", {"type": "x"}),
    ],
)
def test_odd_drafts_are_checked_and_not_published(anna, copy, path, new):
    node: Any = anna.read(copy)["document"]
    for part in path.split("/"):
        node = node.get(part)
    assert anna.save(copy, set_to(path, node, new), rev=0).json["results"] == [{"status": "applied"}]
    found = check(anna, copy)
    # Without files and outlines a route can still be whole; a mistake is told in all other cases.
    assert found["publishable"] == (path == "files")
    assert any(one["level"] == "error" for one in found["findings"]) == (path != "files")


def test_a_picture_needs_a_description_or_somebody_who_calls_it_decoration(anna, copy):
    station = station_of(anna, copy)
    path = f"route/stations/{station['id']}/media"
    bare = [{"file": "bild.jpg"}]
    anna.save(copy, set_to("files/bild.jpg", None, {"sha256": SHA}), set_to(path, None, bare), rev=0)
    (missing,) = [one for one in check(anna, copy)["findings"] if one["level"] == "error"]
    assert missing["message"] == "Es ist noch nicht gesagt, was zu sehen ist."
    assert missing["where"].endswith(" · Bild 1 · Was ist zu sehen?")
    assert anna.publish(copy).status_code == 422

    decided = [{"file": "bild.jpg", "decorative": True}]
    anna.save(copy, set_to(path, bare, decided), rev=1)
    assert check(anna, copy)["publishable"]
    assert anna.publish(copy).status_code == 200
    # The history says who has decided so, and when.
    newest = anna.get(f"/api/v1/studio/history/route/{copy}").json["saves"][0]
    assert (newest["author"], newest["changes"][0]["new"]) == ("anna", decided)
    assert newest["at"]
