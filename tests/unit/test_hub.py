"""The hub: everyone gets everything once, the slow skip states in between, nobody holds anybody up."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine, Hashable, Iterable, Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

from app import hub as hub_module
from app.hub import Channel, Chunk, Hub, Listener, Subscription, Want

ONE = Channel(1, "public")
OTHER = Channel(2, "public")


class Source:
    """A tour whose log is a number; a chunk says from where to where it leads."""

    def __init__(self) -> None:
        self.number = {1: 0, 2: 0}
        self.builds: list[Want] = []
        self.lost: set[Hashable] = set()
        self.broken = False

    def changes(self, wants: Iterable[Want]) -> Mapping[Want, Chunk]:
        if self.broken:
            raise OSError("disk")
        result = {}
        for channel, after in wants:
            upto = self.number[channel.topic]
            if upto != after:
                self.builds.append((channel, after))
                result[channel, after] = Chunk(f"{after}-{upto};".encode(), upto)
        return result

    def beat(self, channel: Channel) -> bytes:
        return b"beat;"

    def beat_seconds(self, channel: Channel) -> float:
        return 0.2

    def farewell(self, reason: str) -> bytes:
        return f"{reason};".encode()

    def gone(self, owners: Iterable[Hashable]) -> set[Hashable]:
        return self.lost & set(owners)


class Reader:
    """A client: reads chunks as fast as its `pace` lets it."""

    def __init__(self, hub: Hub, channel: Channel = ONE, after: int = 0, owner: str = "me") -> None:
        self.text = ""
        self.open = asyncio.Event()
        self.pace = asyncio.Event()
        self.pace.set()
        self.listener: Listener | None = None
        self.task = asyncio.create_task(self._read(hub, Subscription(channel, after, owner)))

    async def _read(self, hub: Hub, subscription: Subscription) -> None:
        self.listener = hub.join(subscription)
        self.open.set()
        try:
            while (chunk := await self.listener.next()) is not None:
                self.text += chunk.data.decode()
                await self.pace.wait()
                if chunk.last:
                    return
        finally:
            hub.leave(self.listener)

    def changes(self) -> list[str]:
        return [part for part in self.text.split(";") if part and part != "beat"]


async def until(condition: Callable[[], bool]) -> None:
    """Wait for a state, at most five seconds."""
    async with asyncio.timeout(5):
        while not condition():
            await asyncio.sleep(0.005)


def play(story: Callable[[Hub, Source], Coroutine[Any, Any, None]], *, check_s: float = 0.05) -> None:
    """Run a story with a hub that serves, and end both."""

    async def main() -> None:
        hub, source = Hub(), Source()
        serving = asyncio.create_task(hub.run(source))
        await asyncio.sleep(0)
        try:
            await story(hub, source)
        finally:
            hub.stop()
            async with asyncio.timeout(5):
                await serving

    before = hub_module.CHECK_S
    hub_module.CHECK_S = check_s
    try:
        asyncio.run(main())
    finally:
        hub_module.CHECK_S = before


def test_one_build_serves_all_who_are_equally_far():
    async def story(hub: Hub, source: Source) -> None:
        readers = [Reader(hub) for _ in range(20)]
        await until(lambda: hub.listeners == 20)
        source.number[1] = 3
        hub.wake()
        await until(lambda: all(reader.changes() == ["0-3"] for reader in readers))
        assert source.builds == [(ONE, 0)]

    play(story)


def test_a_late_reader_catches_up_from_its_own_number():
    async def story(hub: Hub, source: Source) -> None:
        source.number[1] = 9
        early, late = Reader(hub, after=9), Reader(hub, after=4)
        await until(lambda: late.changes() == ["4-9"])
        source.number[1] = 10
        hub.wake()
        await until(lambda: early.changes() == ["9-10"] and late.changes() == ["4-9", "9-10"])

    play(story)


def test_tours_do_not_hear_each_other():
    async def story(hub: Hub, source: Source) -> None:
        one, other = Reader(hub), Reader(hub, OTHER)
        await until(lambda: hub.listeners == 2)
        source.number[2] = 1
        hub.wake()
        await until(lambda: other.changes() == ["0-1"])
        assert one.changes() == []

    play(story)


def test_without_a_wake_the_database_is_looked_at_all_the_same():
    async def story(hub: Hub, source: Source) -> None:
        reader = Reader(hub)
        await reader.open.wait()
        source.number[1] = 5
        await until(lambda: reader.changes() == ["0-5"])

    play(story)


def test_a_slow_reader_skips_what_was_in_between_and_holds_nobody_up():
    async def story(hub: Hub, source: Source) -> None:
        slow, quick = Reader(hub), Reader(hub)
        await until(lambda: hub.listeners == 2)
        slow.pace.clear()
        for number in (1, 2, 3):
            source.number[1] = number
            hub.wake()
            await until(lambda: quick.text.endswith(f"{number - 1}-{number};"))  # noqa: B023  Awaited at once.
        assert slow.changes() == ["0-1"]
        slow.pace.set()
        await until(lambda: slow.changes() == ["0-1", "1-3"])

    play(story, check_s=60)


def test_who_does_not_read_at_all_is_dropped(monkeypatch):
    monkeypatch.setattr(hub_module, "SLOW_S", 0.1)

    async def story(hub: Hub, source: Source) -> None:
        stuck = Reader(hub)
        await stuck.open.wait()
        stuck.pace.clear()
        source.number[1] = 1
        hub.wake()
        await until(stuck.task.cancelled)
        assert hub.listeners == 0

    play(story)


def test_the_quiet_get_a_sign_of_life_and_those_who_logged_out_the_door():
    async def story(hub: Hub, source: Source) -> None:
        mine, theirs = Reader(hub, owner="me"), Reader(hub, owner="you")
        await until(lambda: "beat" in mine.text and "beat" in theirs.text)
        source.lost = {"you"}
        await until(theirs.task.done)
        assert theirs.text.endswith("signed_out;")
        assert not mine.task.done()

    play(story)


def test_a_busy_tour_gets_its_beats_too():
    async def story(hub: Hub, source: Source) -> None:
        reader = Reader(hub)
        await reader.open.wait()
        for number in range(1, 100):
            source.number[1] = number
            hub.wake()
            await until(lambda: reader.text.endswith(f"-{number};") or "beat" in reader.text)  # noqa: B023  Awaited.
            if "beat" in reader.text:
                return
        raise AssertionError("changes have crowded out the beats")

    play(story)


def test_who_is_sent_away_in_the_middle_of_a_chunk_leaves_after_it():
    async def story(hub: Hub, source: Source) -> None:
        reader = Reader(hub, owner="you")
        await reader.open.wait()
        reader.pace.clear()
        source.number[1] = 1
        hub.wake()
        await until(lambda: reader.changes() == ["0-1"])
        source.lost = {"you"}
        # Still sending: the farewell waits for it, and nothing else is handed over.
        await until(lambda: reader.listener._farewell is not None)
        reader.pace.set()
        await until(reader.task.done)
        assert reader.changes() == ["0-1", "signed_out"]

    play(story)


def test_a_stop_reaches_who_has_a_chunk_and_has_not_woken_yet():
    async def story(hub: Hub, source: Source) -> None:
        reader = Reader(hub)
        await reader.open.wait()
        reader.listener.offer(Chunk(b"1-2;", 2))
        hub.stop()
        await until(reader.task.done)
        assert reader.changes() == ["1-2", "server_stopping"]

    play(story, check_s=60)


def test_places_can_be_kept_for_those_who_matter_more():
    async def story(hub: Hub, source: Source) -> None:
        hub.capacity = 3
        readers = [Reader(hub, owner=f"public {number}") for number in range(2)]
        await until(lambda: hub.listeners == len(readers))
        assert not hub.has_room("public 3", 5, reserve=1)
        assert hub.has_room("host", 5)

    play(story)


def test_a_failing_database_costs_nothing_but_time():
    async def story(hub: Hub, source: Source) -> None:
        reader = Reader(hub)
        await reader.open.wait()
        source.broken, source.number[1] = True, 1
        hub.wake()
        await asyncio.sleep(0)
        source.broken = False
        await until(lambda: reader.changes() == ["0-1"])

    play(story)


def test_stopping_says_goodbye_to_everyone_at_once():
    async def story(hub: Hub, source: Source) -> None:
        readers = [Reader(hub) for _ in range(5)]
        stuck = Reader(hub)
        await until(lambda: hub.listeners == 6)
        stuck.pace.clear()
        source.number[1] = 1
        hub.wake()
        await until(lambda: stuck.changes() == ["0-1"] and all(reader.changes() for reader in readers))
        hub.stop()
        await until(lambda: all(reader.task.done() for reader in readers))
        assert all(reader.text.endswith("server_stopping;") for reader in readers)
        # Who is in the middle of a chunk may finish it; the server itself ends who does not.
        stuck.pace.set()
        await until(stuck.task.done)
        assert stuck.text.endswith("server_stopping;")

    play(story, check_s=60)


def test_room_is_bounded_for_all_and_for_each():
    async def story(hub: Hub, source: Source) -> None:
        hub.capacity = 3
        readers = [Reader(hub, owner="me"), Reader(hub, owner="me")]
        await until(lambda: hub.listeners == 2)
        assert not hub.has_room("me", 2)
        assert hub.has_room("you", 2)
        third = Reader(hub, owner="you")
        await third.open.wait()
        assert not hub.has_room("she", 2)
        readers[0].listener.close()
        await readers[0].task
        assert hub.has_room("she", 2)

    play(story)


def test_the_contact_book_forgets_the_oldest_first(monkeypatch):
    monkeypatch.setattr(hub_module, "CONTACTS", 4)
    hub, noon = Hub(), datetime(2026, 6, 21, 12, tzinfo=UTC)
    for number in range(5):
        hub.touch(number, noon + timedelta(minutes=number))
    assert [number for number in range(5) if hub.contact(number)] == [3, 4]


def test_waking_an_idle_or_stopped_hub_is_harmless():
    Hub().wake()
    play(lambda hub, _source: asyncio.sleep(0, hub.wake()))
