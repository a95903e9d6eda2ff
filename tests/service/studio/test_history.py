"""The history keeps every save and stays small: a long way that is drawn point by point, and going back through it."""

from __future__ import annotations

import json
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import undefer

from app.studio import queries, service
from app.studio.changes import apply
from app.studio.models import StudioSave
from app.studio.payloads import news_payload

POINTS, SAVES = 2000, 200
# Each save once held the way twice: 18 million characters in all. Now it is a few points, and four whole copies.
MOST_CHARACTERS = 400_000


def point(number: int) -> list[float]:
    return [round(53.3 + number * 0.00001, 6), round(11.4 + number * 0.000013, 6)]


@pytest.fixture
def ways(database, clock):
    """A draft whose way was changed two hundred times: points added, moved, removed; the way after each save."""
    way = [point(number) for number in range(POINTS)]
    found, asked = [way], 0
    with database.write() as session:
        document = {"route": {"schema": 1, "stations": []}, "line": way}
        draft = service.create_document(session, "route", "weg", document, author="anna", now=clock())
        for number in range(SAVES):
            old, new = found[-1], list(found[-1])
            if number % 3 == 0:
                new.append(point(POINTS + number))
            elif number % 3 == 1:
                new[7 * number] = point(9000 + number)
            else:
                del new[5 * number]
            change = {"op": "set", "path": ["line"], "old": old, "new": new}
            asked += len(json.dumps(change))
            author = "anna" if number % 2 else "berta"
            service.save(session, draft, save_id=f"s{number}", changes=[change], author=author, now=clock())
            found.append(new)
    assert asked > 15_000_000
    return found


def saves(session) -> list[StudioSave]:
    return list(session.scalars(select(StudioSave).order_by(StudioSave.id).options(undefer(StudioSave.document))))


def test_two_hundred_saves_of_a_long_way_stay_small_and_each_is_kept(database, ways):
    with database.read() as session:
        kept = saves(session)
    assert len(kept) == SAVES
    assert [one.author for one in kept[:3]] == ["berta", "anna", "berta"]
    assert all(one.at for one in kept)
    size = sum(len(one.changes) + len(one.results) + len(one.document or "") for one in kept)
    assert size < MOST_CHARACTERS, size


def test_every_state_comes_back_and_few_saves_are_read(database, ways, monkeypatch):
    read: list[int] = []
    between = queries.saves_between

    def counted(*args: Any) -> list[StudioSave]:
        found = between(*args)
        read.append(len(found))
        return found

    monkeypatch.setattr(queries, "saves_between", counted)
    with database.read() as session:
        draft = service.known_document(session, "route", "weg")
        for rev in (0, 1, 49, 50, 51, 123, 199, 200):
            assert service.document_at(session, draft, rev)["line"] == ways[rev], rev
    assert max(read) <= service.COPY_EVERY


def test_other_desks_get_changes_whole(database, ways):
    with database.read() as session:
        draft = service.known_document(session, "route", "weg")
        news = news_payload(session, draft, since=SAVES - 1)
        (saved,) = news["saves"]
        assert saved["changes"] == [{"op": "set", "path": ["line"], "old": ways[-2], "new": ways[-1]}]
        # Many of them are more than the draft itself.
        assert news_payload(session, draft, since=100)["document"]["line"] == ways[-1]


def test_what_lost_is_kept_as_it_was_written(database, clock, ways):
    mine = [*ways[3], point(1)]
    change = {"op": "set", "path": ["line"], "old": ways[3], "new": mine}
    with database.write() as session:
        draft = service.known_document(session, "route", "weg")
        made = service.save(session, draft, save_id="late", changes=[change], author="berta", now=clock())
        assert made.results[0]["status"] == "conflict"
        assert json.loads(made.save.changes) == [change]


def test_several_changes_of_one_list_in_one_save_are_taken_back_and_made_again(database, clock):
    """Of each only what differs is kept, so that each is made whole by the list as the one after it found it."""
    ways = [[point(number) for number in range(20)]]
    ways.append([*ways[0], point(30)])
    ways.append([*ways[1][:4], point(31), *ways[1][6:]])
    stations = [[{"id": f"s{number}", "name": f"Ort {number}"} for number in range(12)]]
    stations.append([*stations[0][:5], {"id": "neu"}, *stations[0][5:]])
    renamed = [{**one, "name": "Teich"} if one["id"] == "s2" else one for one in stations[1]]
    stations.append(renamed[:9] + renamed[10:])
    changes = [
        {"op": "set", "path": ["line"], "old": ways[0], "new": ways[1]},
        {"op": "set", "path": ["route", "stations"], "old": stations[0], "new": stations[1]},
        {"op": "set", "path": ["line"], "old": ways[1], "new": ways[2]},
        {"op": "set", "path": ["route", "stations", "s2", "name"], "old": "Ort 2", "new": "Teich"},
        {"op": "set", "path": ["route", "stations"], "old": renamed, "new": stations[2]},
    ]
    before = {"route": {"schema": 1, "stations": stations[0]}, "line": ways[0]}
    after = {"route": {"schema": 1, "stations": stations[2]}, "line": ways[2]}
    with database.write() as session:
        draft = service.create_document(session, "route", "weg", before, author="anna", now=clock())
        made = service.save(session, draft, save_id="s", changes=changes, author="anna", now=clock())
        assert [one["status"] for one in made.results] == ["applied"] * 5
        assert ["kept" in one for one in json.loads(made.save.changes)] == [True, True, True, False, True]
        document = json.loads(draft.document)
        assert document == after
        assert service.take_back(document, made.save) == changes
        assert document == before
        assert [apply(document, change).status for change in changes] == ["applied"] * 5
        assert document == after
        # And as somebody does it who goes back in the history, and back again.
        service.become(session, draft, service.document_at(session, draft, 0), author="anna", now=clock())
        assert json.loads(draft.document) == before
        service.become(session, draft, service.document_at(session, draft, 1), author="anna", now=clock())
        assert json.loads(draft.document) == after
        assert [service.document_at(session, draft, rev) for rev in range(4)] == [before, after, before, after]


def test_an_entry_that_made_its_list_is_taken_back_with_what_it_stood_in(database, clock):
    before = {"quiz": {"schema": 1, "questions": []}}
    question, option = ["quiz", "questions", "frage"], ["quiz", "questions", "frage", "options", "a"]
    steps = [
        {"op": "insert", "path": question, "new": {"id": "frage"}, "after": None},
        {"op": "insert", "path": option, "new": {"id": "a"}, "after": None},
    ]
    with database.write() as session:
        draft = service.create_document(session, "quiz", "weg/teich", before, author="anna", now=clock())
        for number, step in enumerate(steps):
            service.save(session, draft, save_id=f"s{number}", changes=[step], author="anna", now=clock())
        assert service.document_at(session, draft, 0) == before
