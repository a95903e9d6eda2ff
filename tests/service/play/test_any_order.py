"""Property: any split, order and repetition of two phones' events gives the same standing (bars R1 and R2)."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from app.play import calls, disclosure, queries, rules
from app.play.models import Event, Standing

QUESTIONS = {
    ("rathaus", "wann"): ["a", "b", "c"],
    ("rathaus", "wahr"): [True, False],
    ("platzhaus", "zahl"): [20, 26, 40.5, 100],
    ("platzhaus", "wort"): ["Busch", "BUSCH ", "Baum"],
    ("platzhaus", "mehr"): [["a"], ["a", "b"], ["c"], ["a", "b", "c"]],
}


@st.composite
def plans(draw: st.DrawFn) -> list[tuple[str, dict[str, Any], int]]:
    """What the two phones do: (kind, parts, phone); each attempt at a question is made by one of them."""
    plan: list[tuple[str, dict[str, Any], int]] = []
    for station in ("rathaus", "platzhaus"):
        for phone in draw(st.lists(st.sampled_from([0, 1]), max_size=2)):
            plan.append(("checkin", {"station": station}, phone))
        if draw(st.booleans()):
            plan.append(("skip", {"station": station}, draw(st.sampled_from([0, 1]))))
    for (station, question), responses in QUESTIONS.items():
        for attempt in range(1, draw(st.integers(0, 2)) + 1):
            body = {"attempt": attempt, "response": draw(st.sampled_from(responses))}
            parts = {"station": station, "question": question, "body": body}
            plan.append(("answer", parts, draw(st.sampled_from([0, 1]))))
    for _ in range(draw(st.integers(0, 2))):
        parts = {"station": "rathaus", "question": "wann", "body": {"index": 0}}
        plan.append(("hint", parts, draw(st.sampled_from([0, 1]))))
    for station in draw(st.lists(st.sampled_from(["rathaus", "platzhaus", None]), max_size=3)):
        plan.append(("help", {"station": station}, draw(st.sampled_from([0, 1]))))
    if draw(st.booleans()):
        plan.append(("finish", {}, draw(st.sampled_from([0, 1]))))
    return plan


def outcome(game) -> str:
    """Everything that the group and the ranking may see, as bytes that can be compared."""
    with game.database.read() as session:
        group = game.phones[0].group.id
        course = queries.course_of(session, game.phones[0].tour.edition_id)
        result = rules.fold(course, queries.log_of(session, group))
        standing = session.get(Standing, group)
        row = None
        if standing:
            row = [standing.points, standing.stations_done, standing.questions_done, standing.finished]
            assert row[0] == result.points
        states = {key: state.model_dump(mode="json") for key, state in disclosure.states(course, result, {}).items()}
        events = session.scalars(select(Event.event_id).where(Event.group_id == group)).all()
        assert len(events) == len(set(events))
        call = calls.calls_of(session, game.phones[0].tour.id).get(group)
        return json.dumps([row, states, str(call)], sort_keys=True)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_delivery_does_not_matter(make_game, data):
    plan = data.draw(plans())
    straight, mixed = make_game(), make_game()
    straight.clock.forward(hours=1)
    made = [
        straight.checkin(seq, parts["station"]) if kind == "checkin" else straight.event(kind, seq, **parts)
        for seq, (kind, parts, _) in enumerate(plan)
    ]
    for event in made:
        event["at"] = (straight.clock() - timedelta(minutes=data.draw(st.integers(0, 9)))).isoformat()
    owners = [phone for *_, phone in plan]
    for event, phone in zip(made, owners, strict=True):
        straight.send(event, phone=phone)
    deliveries = list(range(len(made)))
    deliveries += data.draw(st.lists(st.sampled_from(deliveries), max_size=len(made))) if made else []
    order = data.draw(st.permutations(deliveries))
    while order:
        size = data.draw(st.integers(1, len(order)))
        part, order = order[:size], order[size:]
        for phone in data.draw(st.permutations([0, 1])):
            mixed.send(*[made[index] for index in part if owners[index] == phone], phone=phone)
    assert outcome(mixed) == outcome(straight)
