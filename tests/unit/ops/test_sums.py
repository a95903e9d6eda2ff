"""The expected points, the counts and the words at the end of a simulation."""

from __future__ import annotations

import pytest

from app.ops.simulate.client import Address
from app.ops.simulate.ledger import Ledger
from app.ops.simulate.progress import Snapshot
from app.ops.simulate.summary import Final, Summary, Tally


def checkin(status="accepted", **result):
    return {"type": "checkin", "station": "a"}, {"status": status, "verdict": {"method": "gps"}, **result}


def answer(points, attempts=1, hints=(), **result):
    verdict = {"points": points, "attempts_used": attempts, "hints": [{"index": index} for index in hints]}
    return {"type": "answer", "station": "a", "question": "q"}, {"status": "accepted", "verdict": verdict, **result}


def hint(index, cost):
    return (
        {"type": "hint", "station": "a", "question": "q"},
        {"status": "accepted", "verdict": {"index": index, "cost": cost}},
    )


def learned(*told):
    ledger = Ledger({"a": 50, "b": 30})
    for event, result in told:
        ledger.learn(event, result)
    return ledger


def test_a_check_in_counts_once_and_a_refused_one_never():
    assert learned(checkin(), checkin(), checkin("duplicate", first="accepted")).points() == 50
    assert learned(checkin("refused"), checkin("duplicate", first="refused")).points() == 0


def test_the_newest_verdict_on_a_question_counts_however_late_it_comes():
    first, second = answer(40), answer(100, attempts=2)
    again = answer(40, status="duplicate", first="accepted")
    assert learned(checkin(), first, second).points() == 150
    assert learned(checkin(), second, again).points() == 150


def test_a_hint_costs_before_and_after_the_answer_but_never_below_0():
    assert learned(checkin(), hint(0, 20), answer(80, hints=[0])).points() == 130
    assert learned(checkin(), answer(100), hint(0, 20)).points() == 130
    assert learned(checkin(), answer(10), hint(0, 20)).points() == 50


def test_answers_that_wait_or_whose_station_was_closed_again_count_nothing():
    waiting = ({"type": "answer", "station": "a", "question": "q"}, {"status": "accepted", "verdict": {"state": "w"}})
    assert learned(waiting).points() == 0
    assert learned(answer(100)).points() == 0


def test_what_the_host_did_counts_as_well():
    assert learned(checkin()).points(released=["a", "b"], adjusted=-5) == 75
    assert learned(answer(100)).points(released=["a"]) == 150


def summary(*finals, **more):
    totals = Tally().totals()
    return Summary(len(finals), len(finals), len(finals), 0, 90.0, totals, list(finals), **more)


def test_agreement_is_said_and_a_difference_is_named():
    same = summary(Final(1, "Flinke Füchse", 100, 100), Final(2, "Leise Otter", 80, 80))
    assert same.good
    assert list(same.lines())[-1] == "Points       all points agree: 2 groups, expected and at the server"
    other = summary(Final(1, "Flinke Füchse", 100, 90))
    assert not other.good
    assert any("group 1 (Flinke Füchse) expects 100 points, the server has 90" in line for line in other.lines())
    assert not any("agree" in line for line in other.lines())


def test_what_could_not_be_compared_is_not_called_agreement():
    silent = summary(Final(1, "Flinke Füchse", 100, None))
    assert not silent.good
    assert not any("agree" in line for line in silent.lines())
    assert not summary(Final(1, "Flinke Füchse", 1, 1), problems=["the server is gone"]).good


def test_the_top_three_are_the_best_by_points_then_number():
    rows = [Final(number, f"G{number}", points, points) for number, points in ((1, 5), (2, 9), (3, 9), (4, 1))]
    text = "\n".join(summary(*rows).lines())
    assert text.index("1. G2") < text.index("2. G3") < text.index("3. G1")
    assert "G4" not in text


def test_events_are_counted_by_what_they_were_judged_first():
    tally = Tally()
    tally.count(*checkin(), late=True)
    tally.count(*checkin("duplicate", first="accepted"), late=False)
    tally.count(*checkin("duplicate", first="refused", reason="too_far"), late=False)
    totals = tally.totals()
    assert totals.events == {("checkin", "accepted"): 2, ("checkin", "refused"): 1}
    assert (totals.reasons, totals.methods) == ({"too_far": 1}, {"gps": 2})
    assert (totals.of("late events"), totals.of("duplicates")) == (1, 2)


def test_a_snapshot_is_one_line():
    assert Snapshot(3_900, 12, 2, 40, 3, 1, 0).line() == (
        "1:05 simulated | 12 joined, 10 on the way, 2 finished | events: 40 accepted, 3 refused, 1 queued"
    )
    assert Snapshot(0, 1, 0, 0, 0, 0, 2).line().endswith("| 2 waiting for the server")


@pytest.mark.parametrize(
    ("url", "loopback"),
    [
        ("http://127.0.0.1:8000", True),
        ("http://localhost", True),
        ("https://[::1]:8000", True),
        ("http://127.9.9.9", True),
        ("http://192.168.1.5:8000", False),
        ("https://walk.example.org", False),
        ("http://localhost.example.org", False),
        ("http://127.0.0.1.example.org", False),
        ("http://127.0.0.1@example.org", False),
        ("http://", False),
    ],
)
def test_only_this_machine_is_loopback(url, loopback):
    assert Address(url).loopback is loopback
