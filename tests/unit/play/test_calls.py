"""A call for help as a function of the set of events: repeated, seen, replaced, over; in any order the same."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from app.play.calls import Call, Ends, Help, latest_call

START = datetime(2026, 6, 21, 9, 0, tzinfo=UTC)


def at(minute: int) -> datetime:
    """A moment of the walk."""
    return START + timedelta(minutes=minute)


def ends(*, finished: list[int] | None = None, **unlocked: list[int]) -> Ends:
    """When stations were opened, and the group finished, in minutes."""
    made = Ends(finished=[at(minute) for minute in finished or []])
    made.unlocked |= {station: [at(minute) for minute in minutes] for station, minutes in unlocked.items()}
    return made


def test_who_never_asked_has_no_call():
    assert latest_call([], {}, ends(rathaus=[1])) is None


def test_a_repeated_call_keeps_its_first_time_and_id():
    helps = [Help("b", "rathaus", at(2)), Help("a", "rathaus", at(1))]
    assert latest_call(helps, {}, Ends()) == Call("a", "rathaus", at(1))


def test_a_call_is_seen_also_where_the_host_saw_its_repetition():
    helps = [Help("a", "rathaus", at(1)), Help("b", "rathaus", at(2))]
    for seen in ({"a": at(5)}, {"b": at(5)}, {"a": at(5), "b": at(9)}, {"a": at(9), "b": at(5)}):
        assert latest_call(helps, seen, Ends()) == Call("a", "rathaus", at(1), at(5))


def test_who_asks_again_after_being_seen_calls_anew():
    helps = [Help("a", "rathaus", at(1)), Help("b", "rathaus", at(9))]
    assert latest_call(helps, {"a": at(5)}, Ends()) == Call("b", "rathaus", at(9))
    assert latest_call(helps, {"a": at(5), "b": at(12)}, Ends()) == Call("b", "rathaus", at(9), at(12))


def test_a_call_from_elsewhere_replaces_the_earlier_one():
    helps = [Help("a", "rathaus", at(1)), Help("b", "platzhaus", at(2)), Help("c", None, at(3))]
    assert latest_call(helps[:2], {"a": at(4)}, Ends()) == Call("b", "platzhaus", at(2))
    assert latest_call(helps, {}, Ends()) == Call("c", None, at(3))
    # What was opened in the meantime is not where the group is calling from now.
    assert latest_call(helps[:2], {}, ends(rathaus=[4])) == Call("b", "platzhaus", at(2))


def test_a_station_opened_since_ends_the_call_and_one_opened_before_does_not():
    helps = [Help("a", "rathaus", at(5))]
    assert latest_call(helps, {}, ends(rathaus=[4])) == Call("a", "rathaus", at(5))
    assert latest_call(helps, {}, ends(rathaus=[4, 6])) is None
    assert latest_call(helps, {}, ends(rathaus=[5])) is None
    assert latest_call(helps, {}, ends(platzhaus=[6])) is not None


def test_after_a_call_is_over_the_same_station_can_be_called_from_anew():
    helps = [Help("a", "rathaus", at(1)), Help("b", "rathaus", at(9))]
    assert latest_call(helps, {}, ends(rathaus=[5])) == Call("b", "rathaus", at(9))


def test_a_finished_group_has_no_call_but_may_call_again_on_its_way_back():
    for station in ("rathaus", None):
        helps = [Help("a", station, at(1))]
        assert latest_call(helps, {}, ends(finished=[5])) is None
        assert latest_call([*helps, Help("b", station, at(7))], {}, ends(finished=[5])) == Call("b", station, at(7))


MINUTES = st.integers(0, 12)
HELPS = st.lists(st.tuples(st.sampled_from(["rathaus", "platzhaus", None]), MINUTES), max_size=6)


@given(
    helps=HELPS,
    seen=st.dictionaries(st.integers(0, 5), MINUTES, max_size=4),
    unlocked=st.dictionaries(st.sampled_from(["rathaus", "platzhaus"]), st.lists(MINUTES, max_size=3)),
    finished=st.lists(MINUTES, max_size=2),
    data=st.data(),
)
def test_order_does_not_matter_and_what_is_left_is_not_over(helps, seen, unlocked, finished, data):
    asked = [Help(str(number), station, at(minute)) for number, (station, minute) in enumerate(helps)]
    times = {str(number): at(minute) for number, minute in seen.items()}
    over = ends(finished=sorted(finished), **{station: sorted(minutes) for station, minutes in unlocked.items()})
    call = latest_call(asked, times, over)
    assert latest_call(data.draw(st.permutations(asked)), times, over) == call
    if not asked:
        assert call is None
    if call is not None:
        newest = max(asked, key=lambda one: (one.at, one.id))
        assert call.station == newest.station
        assert call.at <= newest.at
        assert not over.after(call)
