"""The intake: what is accepted, refused, kept for later, and what a second delivery gets."""

from __future__ import annotations

import json
from collections import Counter

import pytest
from sqlalchemy import select
from sqlalchemy.exc import OperationalError

from app.clock import isoformat
from app.play import rules, service
from app.play.models import Event, Standing
from app.tours.models import Tour


def rows(game):
    """All stored events."""
    with game.database.read() as session:
        return list(session.scalars(select(Event).order_by(Event.id)))


def log_no(game):
    """The number of the tour's last commit."""
    with game.database.read() as session:
        return session.get(Tour, game.phones[0].tour.id).log_no


def test_a_check_in_unlocks_insight_and_questions_without_secrets(game):
    intake = game.send(game.checkin(1, "rathaus"))
    (taken,) = intake.taken
    assert taken.status == "accepted"
    unlocked = taken.verdict["unlocked"]
    assert unlocked["insight"]["de"][0]["tag"] == "p"
    text = json.dumps(unlocked)
    assert "1780" in text
    for secret in ("correct", "Nicht b.", "Gebaut", "Zensus", "answer"):
        assert secret not in text
    assert intake.result.points == 50


def test_the_same_event_again_is_a_duplicate_with_the_first_verdict(game):
    event = game.answer(2, "rathaus", "wann", "a")
    game.send(game.checkin(1, "rathaus"), event)
    (again,) = game.send(event).taken
    assert (again.status, again.first, again.verdict["points"]) == ("duplicate", "accepted", 100)
    assert len(rows(game)) == 2


def test_a_reused_id_with_another_body_is_a_conflict_and_the_first_stays(game):
    event = game.answer(2, "rathaus", "wann", "b")
    game.send(game.checkin(1, "rathaus"), event)
    (taken,) = game.send({**event, "body": {"attempt": 1, "response": "a"}}).taken
    assert (taken.status, taken.reason) == ("conflict", "id_reused")
    assert game.send(game.event("finish", 9)).result.points == 50


def test_another_fix_under_the_same_id_is_the_same_event(game):
    event = game.fix(1, 53.32485, 11.4949)
    game.send(event)
    moved = {**event, "body": {**event["body"], "fix": {"lat": 0, "lon": 0, "accuracy_m": 1, "age_s": 0}}}
    (again,) = game.send(moved).taken
    assert (again.status, again.verdict["distance_m"]) == ("duplicate", None)


def test_a_fix_150_m_away_is_refused_with_distance_and_accuracy_and_stored_without_them(game):
    (taken,) = game.send(game.fix(1, 53.32485, 11.4949 + 150 / 66_600, 20)).taken
    assert (taken.status, taken.reason, taken.args) == ("refused", "too_far", {"distance": 150, "accuracy": 20})
    (row,) = rows(game)
    assert json.loads(row.body) == {"method": "gps", "distance_band_m": 250, "accuracy_band_m": 25}
    assert "150" not in row.body + row.verdict


def test_no_coordinate_reaches_the_database_file(game):
    game.send(game.fix(1, 53.32491234, 11.49491234))
    game.database.close()
    for file in game.database.path.parent.glob("stadtlotse.db*"):
        content = file.read_bytes()
        assert b"53.32491234" not in content
        assert b"11.49491234" not in content


@pytest.mark.parametrize(
    ("accuracy", "age", "reason"), [(120, 1, "too_imprecise"), (10, 31, "stale_fix"), (0, 1, "invalid_fix")]
)
def test_a_bad_fix_is_refused_with_its_own_reason(game, accuracy, age, reason):
    (taken,) = game.send(game.fix(1, 53.32485, 11.4949, accuracy, age)).taken
    assert (taken.status, taken.reason) == ("refused", reason)


def test_a_station_without_a_position_opens_by_code_alone(game):
    fix = game.fix(1, 53.32485, 11.4949)
    (taken,) = game.send({**fix, "station": "platzhaus"}).taken
    assert (taken.status, taken.reason) == ("refused", "code_only")
    assert game.send(game.checkin(2, "platzhaus")).taken[0].status == "accepted"


def test_a_code_may_be_typed_as_people_type(game):
    event = game.checkin(1, "rathaus")
    code = event["body"]["code"]
    event["body"]["code"] = f" {code[:4].lower()}-{code[4:]} "
    assert game.send(event).taken[0].status == "accepted"


def test_a_wrong_code_is_refused_and_the_code_is_not_stored(game):
    event = game.checkin(1, "rathaus")
    event["body"]["code"] = "ABCDEFGH"
    (taken,) = game.send(event).taken
    assert (taken.status, taken.reason) == ("refused", "wrong_code")
    assert "ABCDEFGH" not in rows(game)[0].body


def test_too_many_wrong_codes_are_kept_for_later_and_not_stored(make_game):
    class Exhausted:
        def exhausted(self):
            return True

        def failed(self):
            raise AssertionError

    game = make_game(codes=Exhausted())
    (taken,) = game.send(game.checkin(1, "rathaus")).taken
    assert (taken.status, taken.reason) == ("retry", "rate_limited")
    assert rows(game) == []


def test_an_answer_before_its_check_in_waits_without_solution_and_counts_afterwards(game):
    (early,) = game.send(game.answer(1, "rathaus", "wann", "a")).taken
    assert (early.status, early.verdict) == ("accepted", {"state": "waiting"})
    assert game.send(game.checkin(2, "rathaus")).result.points == 150


def test_the_solution_comes_only_when_right_or_used_up(game):
    game.send(game.checkin(1, "rathaus"))
    (first,) = game.send(game.answer(2, "rathaus", "wann", "b")).taken
    assert first.verdict["attempts_left"] == 1
    assert {"solution", "explanation", "source"}.isdisjoint(first.verdict)
    (second,) = game.send(game.answer(3, "rathaus", "wann", "c", attempt=2)).taken
    assert second.verdict["solution"] == {"option": "a"}
    assert second.verdict["source"]["area"] == "Ludwigslust"


def test_of_two_phones_the_first_commit_counts_and_both_learn_which(game):
    game.send(game.checkin(1, "rathaus"))
    game.send(game.answer(2, "rathaus", "wahr", False), phone=0)
    (late,) = game.send(game.answer(1, "rathaus", "wahr", True), phone=1).taken
    assert late.status == "accepted"
    assert (late.verdict["state"], late.verdict["by_device"], late.verdict["points"]) == ("superseded", 1, 0)
    # When the answer that counts was given, not the one that came too late.
    [counted] = [row for row in rows(game) if row.type == "answer" and row.counts]
    assert late.verdict["at"] == isoformat(counted.at)


def test_a_hint_costs_its_price_and_points_never_fall_below_zero(game):
    hint = game.event("hint", 2, station="rathaus", question="wann", body={"index": 0})
    (_, taken) = game.send(game.checkin(1, "rathaus"), hint).taken
    assert taken.verdict == {"index": 0, "text": "Nicht b.", "cost": 20}
    assert game.send(game.answer(3, "rathaus", "wann", "a")).result.points == 130
    assert game.send(game.event("finish", 4)).result.finished


AT_WANN = {"type": "answer", "station": "rathaus", "question": "wann"}
AT_TOWN_HALL = {"type": "checkin", "station": "rathaus"}


@pytest.mark.parametrize(
    ("event", "reason"),
    [
        ({"type": "dance"}, "unknown_type"),
        ({"type": "checkin", "station": "mond"}, "unknown_station"),
        ({**AT_WANN, "question": "mond", "body": {"attempt": 1, "response": "a"}}, "unknown_question"),
        ({**AT_WANN, "body": {"attempt": 3, "response": "a"}}, "attempts_exhausted"),
        ({**AT_WANN, "body": {"attempt": 1, "response": ["a"]}}, "invalid_body"),
        ({**AT_WANN, "body": {"attempt": True, "response": "a"}}, "invalid_body"),
        ({**AT_TOWN_HALL, "body": {"method": "gps", "fix": {"lat": "53"}}}, "invalid_body"),
        ({"type": "hint", "station": "rathaus", "question": "wann", "body": {"index": 7}}, "invalid_body"),
        ({**AT_TOWN_HALL, "body": 7}, "invalid_body"),
        ({"seq": -1}, "invalid_body"),
        ({"at": "gestern"}, "invalid_body"),
        ({"at": "2026-06-21T09:00:00"}, "invalid_body"),
    ],
)
def test_a_bad_event_is_refused_and_does_not_block_its_neighbours(game, event, reason):
    game.send(game.checkin(1, "rathaus"))
    bad = {**game.event("checkin", 2, station="rathaus"), **event}
    taken = game.send(bad, game.checkin(3, "rathaus")).taken
    assert [(one.status, one.reason) for one in taken] == [("refused", reason), ("accepted", None)]


@pytest.mark.parametrize(
    "raw", [None, 5, "x", [], {}, {"id": "no-uuid"}, {"body": {"x": float("nan")}}, {"id": "\ud800"}]
)
def test_what_is_no_event_at_all_is_refused(game, raw):
    (taken,) = game.send(raw).taken
    assert (taken.status, taken.reason) == ("refused", "invalid_body")


@pytest.mark.parametrize(
    ("question", "body"),
    [
        ("mond", {"attempt": 1, "response": "a"}),
        ("wann", {"attempt": 1, "response": "z"}),
        ("wann", {"attempt": 1, "response": 5}),
        ("wann", {"attempt": 9, "response": "a"}),
        ("wann", {"attempt": 1, "response": "a"}),
    ],
)
def test_before_the_check_in_every_answer_waits_alike_so_that_nothing_can_be_probed(game, question, body):
    event = game.event("answer", 1, station="rathaus", question=question, body=body)
    (taken,) = game.send(event).taken
    assert (taken.status, taken.reason, taken.verdict) == ("accepted", None, {"state": "waiting"})
    right = (question, body) == ("wann", {"attempt": 1, "response": "a"})
    assert game.send(game.checkin(2, "rathaus")).result.points == (150 if right else 50)


def test_before_the_check_in_every_hint_waits_alike(game):
    hints = [
        game.event("hint", index, station="rathaus", question=question, body={"index": index})
        for question in ("wann", "wahr", "mond")
        for index in (0, 5)
    ]
    assert [taken.verdict for taken in game.send(*hints).taken] == [{"state": "waiting"}] * 6


def test_an_early_answer_that_is_none_does_not_take_the_place_of_the_real_one(game):
    game.send(game.answer(1, "rathaus", "wann", "z"))
    game.send(game.checkin(2, "rathaus"))
    (taken,) = game.send(game.answer(3, "rathaus", "wann", "a")).taken
    assert taken.verdict["state"] == "right"


def test_repetition_adds_nothing_to_what_has_to_be_folded(game):
    for seq in range(0, 40, 4):
        game.send(
            game.checkin(seq, "rathaus"),
            game.event("skip", seq + 1, station="platzhaus"),
            game.event("hint", seq + 2, station="rathaus", question="wann", body={"index": 0}),
            game.event("finish", seq + 3),
        )
    assert len(rows(game)) == 40
    counted = Counter(row.type for row in rows(game) if row.counts)
    # Of leaving out and taking up again the last one holds, and nobody knows which that is until all have come.
    assert counted == {"checkin": 1, "skip": 10, "hint": 1, "finish": 1}


def test_a_better_rung_of_the_ladder_counts_although_the_station_is_open(game):
    game.send(game.checkin(1, "rathaus"))
    result = game.send(game.fix(2, 53.32485, 11.4949)).result
    assert result.stations["rathaus"].method == "gps"


def test_a_group_that_sends_without_end_is_stopped_before_the_disk_is_full(game, monkeypatch):
    monkeypatch.setattr(service, "MAX_STORED", 3)
    events = [game.event("skip", seq, station="rathaus") for seq in range(5)]
    taken = game.send(*events).taken
    assert [one.status for one in taken] == ["accepted"] * 3 + ["retry"] * 2
    assert taken[-1].reason == "too_many_events"
    assert len(rows(game)) == 3


def test_a_failing_disk_acknowledges_nothing_of_the_batch(game):
    with game.database.writer.connect() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar()
        connection.exec_driver_sql(f"PRAGMA max_page_count={pages + 4}")
    events = [game.event("skip", seq, station="rathaus") for seq in range(100)]
    with pytest.raises(OperationalError):
        game.send(*events)
    with game.database.writer.connect() as connection:
        connection.exec_driver_sql("PRAGMA max_page_count=100000")
    assert rows(game) == []
    assert [taken.status for taken in game.send(*events).taken] == ["accepted"] * 100


def test_what_cannot_be_read_is_kept_under_its_id(game):
    event = {**game.checkin(1, "rathaus"), "seq": "first"}
    assert game.send(event).taken[0].reason == "invalid_body"
    assert game.send(event).taken[0].status == "duplicate"
    assert game.send({**event, "seq": 1}).taken[0].status == "conflict"


def test_an_id_comes_back_as_it_was_written(game):
    event = game.checkin(1, "rathaus")
    event["id"] = event["id"].upper()
    assert game.send(event).taken[0].id == event["id"]
    assert game.send(event).taken[0].status == "duplicate"


def test_a_hint_costs_points_but_makes_no_answer_wrong(game):
    hint = game.event("hint", 2, station="rathaus", question="wann", body={"index": 0})
    game.send(game.checkin(1, "rathaus"), hint, game.answer(3, "platzhaus", "zahl", 30))
    (taken,) = game.send(game.checkin(4, "platzhaus")).taken
    assert taken.status == "accepted"
    result = game.send(game.event("finish", 5)).result
    assert rules.answer_state(result.stations["platzhaus"].answers["zahl"]) == "partly"


def test_an_event_that_breaks_the_server_is_kept_for_later_and_its_neighbours_are_taken(game, monkeypatch):
    from app.play import intake

    def broken(*_):
        raise RuntimeError("boom")

    monkeypatch.setitem(intake._JUDGES, "skip", broken)
    skip = game.event("skip", 1, station="rathaus")
    taken = game.send(skip, game.checkin(2, "rathaus")).taken
    assert [one.status for one in taken] == ["retry", "accepted"]
    assert [row.log_no for row in rows(game)] == [log_no(game)]


@pytest.mark.parametrize("phase", ["planned", "open", "paused"])
def test_outside_a_running_tour_events_stay_on_the_phone(game, phase):
    with game.database.write() as session:
        session.get_one(Tour, game.phones[0].tour.id).phase = phase
    (taken,) = game.send(game.checkin(1, "rathaus")).taken
    assert (taken.status, taken.reason) == ("retry", "tour_paused" if phase == "paused" else "tour_not_open")


def test_after_the_end_what_was_made_before_it_is_still_taken(game, clock):
    early = game.checkin(1, "rathaus")
    clock.forward(minutes=5)
    end(game, clock())
    clock.forward(minutes=20)
    late = game.event("skip", 2, station="rathaus")
    taken = game.send(early, late).taken
    assert [(one.status, one.reason) for one in taken] == [("accepted", None), ("refused", "tour_ended")]


def test_an_end_by_mistake_loses_nothing(game, clock):
    end(game, clock())
    clock.forward(minutes=5)
    late = game.checkin(1, "rathaus")
    (taken,) = game.send(late).taken
    assert (taken.status, taken.reason) == ("retry", "tour_ended")
    with game.database.write() as session:
        tour = session.get_one(Tour, game.phones[0].tour.id)
        tour.phase, tour.ended_at = "running", None
    assert game.send(late).taken[0].status == "accepted"


def end(game, moment):
    """The host ends the tour."""
    with game.database.write() as session:
        tour = session.get_one(Tour, game.phones[0].tour.id)
        tour.phase, tour.ended_at = "ended", moment


def test_each_commit_takes_one_log_number_and_an_empty_one_none(game):
    before = log_no(game)
    game.send(game.checkin(1, "rathaus"), game.event("skip", 2, station="platzhaus"))
    game.send()
    game.send(game.answer(3, "rathaus", "wahr", True))
    assert [row.log_no - before for row in rows(game)] == [1, 1, 2]
    assert log_no(game) == before + 2
    with game.database.read() as session:
        assert session.scalars(select(Standing)).one().log_no == before + 2
