"""Property: any split, order and repetition of three phones' events gives the same log and standing (bar R1).

Hypothesis finds the smallest history that breaks it; test_ten_thousand.py tries more of them.
"""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.service.play.histories import PHONES, QUESTIONS, outcome, seq_of

PHONE = st.sampled_from(PHONES)


@st.composite
def plans(draw: st.DrawFn) -> list[tuple[str, dict[str, Any], int]]:
    """What the three phones do: (kind, parts, phone); each attempt at a question is made by one of them."""
    plan: list[tuple[str, dict[str, Any], int]] = []
    for station in ("rathaus", "platzhaus"):
        for phone in draw(st.lists(PHONE, max_size=3)):
            plan.append(("checkin", {"station": station}, phone))
        if draw(st.booleans()):
            plan.append(("skip", {"station": station}, draw(PHONE)))
    for (station, question), (attempts, responses) in QUESTIONS.items():
        for attempt in range(1, draw(st.integers(0, attempts + 1)) + 1):
            body = {"attempt": attempt, "response": draw(st.sampled_from(responses))}
            parts = {"station": station, "question": question, "body": body}
            plan.append(("answer", parts, draw(PHONE)))
    for _ in range(draw(st.integers(0, 2))):
        parts = {"station": "rathaus", "question": "wann", "body": {"index": 0}}
        plan.append(("hint", parts, draw(PHONE)))
    for station in draw(st.lists(st.sampled_from(["rathaus", "platzhaus", None]), max_size=3)):
        plan.append(("help", {"station": station}, draw(PHONE)))
    if draw(st.booleans()):
        plan.append(("finish", {}, draw(PHONE)))
    return plan


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_delivery_does_not_matter(make_game, data):
    plan = data.draw(plans())
    straight, mixed = make_game(), make_game()
    straight.clock.forward(hours=1)
    made = [
        straight.checkin(seq, parts["station"])
        if kind == "checkin"
        else straight.event(kind, seq_of(seq, parts), **parts)
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
        for phone in data.draw(st.permutations(PHONES)):
            mixed.send(*[made[index] for index in part if owners[index] == phone], phone=phone)
    with straight.database.read() as session:
        assert outcome(session, mixed.phones[0]) == outcome(session, straight.phones[0])
