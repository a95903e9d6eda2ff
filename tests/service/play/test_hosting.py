"""A host's events: phases, names, releases, corrections, undoing; and that totals are right after each."""

from __future__ import annotations

import json
import uuid
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from app.errors import Forbidden
from app.play import hosting, ledger, queries, rules
from app.play.models import Event, Standing
from app.tours import service as tours
from app.tours.models import Group, Tour

STATIONS = ("rathaus", "platzhaus")


def event(kind: str, group: int | None = 1, **parts: Any) -> dict[str, Any]:
    """A host's event as the page sends it."""
    return {"id": str(uuid.uuid4()), "type": kind, "group": group, "body": parts.pop("body", {}), **parts}


def host(game, *events: Any) -> list[tuple[str, str | None]]:
    """One batch of the host, committed; status and reason of each."""
    with game.database.write() as session:
        taken, _ = hosting.accept(session, game.phones[0].tour.id, list(events), actor_id=None, now=game.clock())
    return [(one.status, one.reason) for one in taken]


def standing(game) -> Standing | None:
    """The row of the group in the ranking."""
    with game.database.read() as session:
        return session.get(Standing, game.phones[0].group.id)


def group(game) -> Group:
    """The group as it is now."""
    with game.database.read() as session:
        return session.get_one(Group, game.phones[0].group.id)


def tour(game) -> Tour:
    """The tour as it is now."""
    with game.database.read() as session:
        return session.get_one(Tour, game.phones[0].tour.id)


def test_a_release_opens_the_station_for_the_same_points_as_a_check_in(game):
    assert host(game, event("release", station="rathaus")) == [("accepted", None)]
    assert standing(game).points == 50
    assert json.loads(standing(game).cells)["rathaus"]["method"] == "release"
    (taken,) = game.send(game.answer(1, "rathaus", "wahr", True)).taken
    assert taken.verdict["state"] == "right"


def test_answers_that_waited_count_when_the_host_opens_the_station(game):
    (waiting,) = game.send(game.answer(1, "rathaus", "wahr", True)).taken
    assert waiting.verdict == {"state": "waiting"}
    host(game, event("release", station="rathaus"))
    assert standing(game).points == 150


def test_a_check_in_after_a_release_is_the_better_rung_and_survives_its_undoing(game):
    release = event("release", station="rathaus")
    host(game, release)
    game.send(game.checkin(1, "rathaus"))
    assert json.loads(standing(game).cells)["rathaus"]["method"] == "code"
    host(game, event("revoke", None, body={"event": release["id"]}))
    assert (standing(game).points, standing(game).stations_done) == (50, 1)


def test_undoing_a_release_locks_the_station_again_and_keeps_the_answers(game):
    release = event("release", station="rathaus")
    host(game, release)
    game.send(game.answer(1, "rathaus", "wahr", True))
    host(game, event("revoke", None, body={"event": release["id"]}))
    assert (standing(game).points, json.loads(standing(game).cells)) == (0, {})
    game.send(game.checkin(2, "rathaus"))
    assert standing(game).points == 150


def test_a_correction_needs_a_reason_and_moves_the_points(game):
    game.send(game.checkin(1, "rathaus"))
    good = event("adjust", body={"points": -20, "reason": "Falsch abgebogen"})
    assert host(game, good) == [("accepted", None)]
    assert standing(game).points == 30
    for body, reason in (
        ({"points": 10}, "reason_missing"),
        ({"points": 10, "reason": "  x "}, "reason_missing"),
        ({"points": 10, "reason": "x" * 201}, "reason_missing"),
        ({"points": 0, "reason": "Nichts davon"}, "bad_points"),
        ({"points": 1.5, "reason": "Ein halber"}, "bad_points"),
        ({"points": True, "reason": "Kein Wert"}, "bad_points"),
        ({"points": 10_001, "reason": "Zu viel"}, "bad_points"),
    ):
        assert host(game, event("adjust", body=body)) == [("refused", reason)]
    assert standing(game).points == 30


def test_names_are_cleaned_hidden_and_given_back(game):
    first, second = event("rename", body={"name": "  Neue\u202eEulen "}), event("rename", body={"name": "Uhus"})
    hide = event("hide")
    assert host(game, first, second, hide) == [("accepted", None)] * 3
    assert (group(game).name, group(game).hidden) == ("Uhus", True)
    host(game, event("revoke", None, body={"event": second["id"]}))
    assert group(game).name == "NeueEulen"
    host(game, event("revoke", None, body={"event": first["id"]}), event("revoke", None, body={"event": hide["id"]}))
    assert (group(game).name, group(game).hidden) == ("Füchse", False)
    assert host(game, event("rename", body={"name": "\u200b"})) == [("refused", "invalid_name")]


def test_a_phone_cannot_bring_back_the_name_that_the_host_took(game):
    ids = {"group_id": str(uuid.uuid4()), "claim": "c" * 20}

    def join(name: str) -> None:
        with game.database.write() as session:
            found = session.get_one(Tour, game.phones[0].tour.id)
            tours.join_group(session, found, secret=b"s" * 32, name=name, language="de", now=game.clock(), **ids)

    join("Pfui")
    join("Pfui Pfui")
    host(game, event("rename", 2, body={"name": "Igel"}))
    with pytest.raises(Forbidden):
        join("Pfui")
    with game.database.read() as session:
        assert session.get_one(Group, ids["group_id"]).name == "Igel"


def test_undoing_an_older_name_leaves_the_newer_one(game):
    first, second = event("rename", body={"name": "Eulen"}), event("rename", body={"name": "Uhus"})
    host(game, first, second, event("revoke", None, body={"event": first["id"]}))
    assert group(game).name == "Uhus"


@pytest.mark.parametrize(
    ("phase", "kind", "after"),
    [
        ("planned", "open", "open"),
        ("planned", "start", "running"),
        ("open", "start", "running"),
        ("running", "pause", "paused"),
        ("paused", "resume", "running"),
        ("open", "end", "ended"),
        ("running", "end", "ended"),
        ("paused", "end", "ended"),
        ("ended", "resume", "running"),
    ],
)
def test_each_phase_leads_where_its_button_says(make_game, phase, kind, after):
    game = make_game(phase="running")
    with game.database.write() as session:
        session.get_one(Tour, game.phones[0].tour.id).phase = phase
    assert host(game, event(kind, None)) == [("accepted", None)]
    assert tour(game).phase == after
    assert (tour(game).ended_at is not None) == (after == "ended")


def test_a_phase_that_somebody_else_has_changed_is_refused_and_nothing_moves(game):
    before = tour(game).log_no
    assert host(game, event("open", None), event("resume", None)) == [("refused", "phase_changed")] * 2
    assert (tour(game).phase, tour(game).log_no) == ("running", before)


def test_a_pause_keeps_events_on_the_phones(game):
    host(game, event("pause", None))
    (taken,) = game.send(game.checkin(1, "rathaus")).taken
    assert (taken.status, taken.reason) == ("retry", "tour_paused")
    host(game, event("resume", None))
    assert game.send(game.checkin(1, "rathaus")).taken[0].status == "accepted"


def test_settings_change_one_thing_at_a_time(game):
    host(game, event("settings", None, body={"standings": "host"}))
    assert (tour(game).standings, tour(game).title) == ("host", "")
    host(game, event("settings", None, body={"title": "  Abend\nrunde ", "join_until": "2026-06-21T18:00:00+02:00"}))
    assert (tour(game).standings, tour(game).title) == ("host", "Abend runde")
    assert tour(game).join_until.hour == 16
    assert host(game, event("settings", None, body={"standings": "all"})) == [("refused", "invalid_body")]
    host(game, event("settings", None, body={"join_until": None}))
    assert tour(game).join_until is None


def test_the_same_event_twice_is_done_once_and_another_body_under_its_id_is_a_conflict(game):
    once = event("adjust", body={"points": 5, "reason": "Gut gefragt"})
    assert host(game, once) == [("accepted", None)]
    assert host(game, once) == [("duplicate", None)]
    assert host(game, {**once, "body": {"points": 500, "reason": "Gut gefragt"}}) == [("conflict", "id_reused")]
    assert standing(game).points == 5


def test_what_cannot_be_undone_is_refused(game):
    adjust, other = event("adjust", body={"points": 5, "reason": "Gut gefragt"}), str(uuid.uuid4())
    pause = event("pause", None)
    host(game, adjust, pause)
    undo = event("revoke", None, body={"event": adjust["id"]})
    assert host(game, undo) == [("accepted", None)]
    assert host(game, event("revoke", None, body={"event": adjust["id"]})) == [("refused", "already_revoked")]
    for target in (undo["id"], pause["id"], other):
        assert host(game, event("revoke", None, body={"event": target})) == [("refused", "not_revocable")]


def test_phones_cannot_send_what_is_the_hosts(game):
    for kind in hosting._DEEDS:
        (taken,) = game.send(game.event(kind, 1, station="rathaus", body={"points": 100, "reason": "Wir"})).taken
        assert (taken.status, taken.reason) == ("refused", "unknown_type")
    assert standing(game).points == 0


def test_refusals_before_and_between_take_no_log_number(game):
    before = tour(game).log_no
    results = host(game, event("release", station="nowhere"), event("hide"), event("hide", 99), event("hide"))
    assert [status for status, _ in results] == ["refused", "accepted", "refused", "accepted"]
    with game.database.read() as session:
        numbers = session.scalars(select(Event.log_no).where(Event.source == "host")).all()
    assert list(numbers) == [before + 1] * 2
    assert (tour(game).log_no, group(game).log_no, standing(game).log_no) == (before + 1,) * 3


def test_what_cannot_be_stored_is_refused_and_its_neighbours_are_taken(game):
    odd = [
        event("hide", extra="\ud800"),
        event("hide", extra=float("nan")),
        {"id": "\ud800", "type": "hide"},
        event("settings", None, body={"join_until": "9999-12-31T23:59:59-12:00"}),
        event("settings", None, body={"join_until": "0001-01-01T00:00:00+12:00"}),
        event("adjust", body={"points": 1, "reason": "\u202e\u200b \u202e"}),
        event("adjust", body={"points": 1, "reason": "Bit\ud800te"}),
    ]
    results = host(game, *odd, event("hide"))
    assert [status for status, _ in results] == ["accepted"] * 2 + ["refused"] * 5 + ["accepted"]


def test_titles_and_reasons_are_cleaned(game):
    odd = "Abend\u202e\u0000\u0007 runde"
    host(game, event("settings", None, body={"title": odd}), event("adjust", body={"points": 1, "reason": odd}))
    assert tour(game).title == "Abend runde"
    with game.database.read() as session:
        (adjusted,) = queries.host_events_of(session, group(game).id, "adjust")
        assert json.loads(adjusted.body)["reason"] == "Abend runde"


@pytest.mark.parametrize("raw", [None, 7, {}, {"id": "x"}, {"id": str(uuid.uuid4()), "type": "hide", "group": "1"}])
def test_what_is_no_event_is_refused_and_its_neighbours_are_taken(game, raw):
    assert host(game, raw, event("hide")) == [("refused", "invalid_body"), ("accepted", None)]


def test_another_tours_groups_and_events_are_out_of_reach(make_game):
    mine, theirs = make_game(), make_game()
    done = event("adjust", body={"points": 5, "reason": "Gut gefragt"})
    host(theirs, done)
    assert host(mine, event("revoke", None, body={"event": done["id"]})) == [("refused", "not_revocable")]
    with theirs.database.write() as session:
        extra = session.get_one(Tour, theirs.phones[0].tour.id)
        tours.join_group(session, extra, secret=b"s" * 32, name="Igel", language="de", now=theirs.clock())
    assert host(mine, event("hide", 2)) == [("refused", "group_not_found")]


def test_rows_of_older_rules_are_made_anew_at_the_start(game):
    game.send(game.checkin(1, "rathaus"))
    with game.database.write() as session:
        row = session.get_one(Standing, game.phones[0].group.id)
        row.points, row.cells, row.fold = 7, "{}", 0
    before = tour(game).log_no
    with game.database.write() as session:
        assert ledger.refold_outdated(session, now=game.clock()) == 1
        assert ledger.refold_outdated(session, now=game.clock()) == 0
    row = standing(game)
    assert (row.points, row.fold, row.log_no) == (50, rules.FOLD_VERSION, before + 1)
    assert json.loads(row.cells)["rathaus"]["state"] == "in"


class Model:
    """What a group's points must be: said again in the plainest way, from what was done and not undone."""

    def __init__(self) -> None:
        self.done: dict[str, tuple[str, Any]] = {}
        self.checked_in: set[str] = set()
        self.right: set[str] = set()

    @property
    def points(self) -> int:
        releases = {value for kind, value in self.done.values() if kind == "release"}
        corrections = sum(value for kind, value in self.done.values() if kind == "adjust")
        unlocked = releases | self.checked_in
        return 50 * len(unlocked) + 100 * len(self.right & unlocked) + corrections


STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("release"), st.sampled_from(STATIONS)),
        st.tuples(st.just("adjust"), st.integers(-300, 300).filter(bool)),
        st.tuples(st.just("undo"), st.integers(0, 30)),
        st.tuples(st.just("checkin"), st.sampled_from(STATIONS)),
        st.tuples(st.just("answer"), st.just("rathaus")),
    ),
    max_size=14,
)


@settings(max_examples=120, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS)
def test_totals_are_right_after_every_release_correction_and_undoing(make_game, steps):
    game, model, made = make_game(), Model(), []
    for seq, (kind, value) in enumerate(steps, start=1):
        if kind == "checkin":
            game.send(game.checkin(seq, value))
            model.checked_in.add(value)
        elif kind == "answer":
            if value not in model.right:
                game.send(game.answer(seq, value, "wahr", True))
                model.right.add(value)
        elif kind == "undo":
            if not made:
                continue
            target = made[value % len(made)]
            expected = "accepted" if target in model.done else "refused"
            assert host(game, event("revoke", None, body={"event": target}))[0][0] == expected
            model.done.pop(target, None)
        else:
            parts = {"station": value} if kind == "release" else {"body": {"points": value, "reason": "Zum Prüfen"}}
            one = event(kind, **parts)
            assert host(game, one) == [("accepted", None)]
            made.append(one["id"])
            model.done[one["id"]] = (kind, value)
        row = standing(game)
        assert (row.points if row else 0) == model.points
        with game.database.read() as session:
            (line,) = queries.ranking(session, game.phones[0].tour)
            assert (line.points, line.rank) == (model.points, 1)
