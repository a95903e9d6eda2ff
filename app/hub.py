"""Wakes live streams: who listens to what, who is behind, who gets the next chunk. Runs on the event loop.

It knows nothing of domains: `create_app` and `server` hand in where chunks come from. Everything may import it.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
import threading
import time
from collections import Counter
from collections.abc import Coroutine, Hashable, Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol

log = logging.getLogger("stadtlotse")

# Where a view leaves the subscription that the adapter goes on with: a key of the WSGI environ.
SUBSCRIPTION = "stadtlotse.subscription"
# At most two chunks a second per listener: what happens in between arrives together, the last state of a row wins.
TICK_S = 0.5
# The database is looked at even when nobody woke the hub: a command or a second process may have written.
LOOK_S = 1.0
# Who takes longer than this to read one chunk is dropped; the client comes back with its last id and misses nothing.
SLOW_S = 60.0
CHECK_S = 5.0
# How long after a stop a stream may still be at its present chunk.
PATIENCE_S = 1.0
CAPACITY = 2500
# How many contacts are remembered; groups of tours long past give way.
CONTACTS = 20_000


@dataclass(frozen=True)
class Channel:
    """What a listener hears: a topic and the audience that decides which part of it may be known."""

    topic: int
    audience: str


@dataclass(frozen=True)
class Chunk:
    """Bytes for the wire that bring a listener up to the number `upto`; after the `last` one the stream ends."""

    data: bytes
    upto: int
    last: bool = False


@dataclass(frozen=True)
class Subscription:
    """A stream that a view has let in: where it goes on, and whose it is."""

    channel: Channel
    after: int
    owner: Hashable


Want = tuple[Channel, int]


class Source(Protocol):
    """Where chunks come from. Called in a thread of its own, never on the event loop."""

    def changes(self, wants: Iterable[Want]) -> Mapping[Want, Chunk]:
        """For each channel and number where there is something newer: the chunk that brings it."""

    def beat(self, channel: Channel) -> bytes:
        """A sign of life for a channel, with what is no change."""

    def beat_seconds(self, channel: Channel) -> float:
        """How often a listener of this channel hears one."""

    def farewell(self, reason: str) -> bytes:
        """The last message of a stream that ends."""

    def gone(self, owners: Iterable[Hashable]) -> set[Hashable]:
        """Those owners who may no longer listen."""


class Listener:
    """One open stream. It holds at most one chunk: who reads slowly skips states in between, never the last one."""

    __slots__ = (
        "_farewell",
        "_future",
        "_ready",
        "after",
        "beaten",
        "busy_since",
        "channel",
        "closed",
        "owner",
        "task",
    )

    def __init__(self, subscription: Subscription) -> None:
        self.channel = subscription.channel
        self.after = subscription.after
        self.owner = subscription.owner
        self.closed = False
        self.beaten = time.monotonic()
        # Busy with its first answer until it asks for more.
        self.busy_since: float | None = time.monotonic()
        self.task = asyncio.current_task()
        self._future: asyncio.Future[None] | None = None
        self._ready: Chunk | None = None
        self._farewell: Chunk | None = None

    @property
    def idle(self) -> bool:
        """Whether it has sent everything it was given and goes on."""
        return self._ready is None and self.busy_since is None and self._farewell is None and not self.closed

    def offer(self, chunk: Chunk) -> None:
        """Hand over a chunk; only an idle listener takes one."""
        self._ready = chunk
        self.after = chunk.upto
        self._wake()

    def finish(self, farewell: bytes) -> None:
        """End the stream with a last message, after what it is sending or has been given."""
        self._farewell = Chunk(farewell, self.after, last=True)
        self._wake()

    def close(self) -> None:
        """End the stream; nothing more is sent."""
        self.closed = True
        self._wake()

    def _wake(self) -> None:
        if self._future is not None and not self._future.done():
            self._future.set_result(None)

    async def next(self) -> Chunk | None:
        """The next chunk, None at the end."""
        self.busy_since = None
        while self._ready is None and self._farewell is None and not self.closed:
            self._future = asyncio.get_running_loop().create_future()
            await self._future
        chunk = self._ready or self._farewell
        self._ready = None
        if chunk is not None:
            self.busy_since = time.monotonic()
        return chunk


class Hub:
    """All listeners of this process. `wake` and the contact book may be used from any thread."""

    def __init__(self, *, capacity: int = CAPACITY) -> None:
        self.capacity = capacity
        self._listeners: set[Listener] = set()
        self._owners: Counter[Hashable] = Counter()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._signal: asyncio.Event | None = None
        self._source: Source | None = None
        self._closing = False
        self._contacts: dict[Hashable, datetime] = {}
        self._lock = threading.Lock()

    # ---- from any thread ----

    def wake(self) -> None:
        """Something may have been committed; listeners hear of it at once."""
        loop, signal = self._loop, self._signal
        if loop is not None and signal is not None and self._listeners:
            with contextlib.suppress(RuntimeError):  # The loop ends while the last request is still answered.
                loop.call_soon_threadsafe(signal.set)

    def has_room(self, owner: Hashable, limit: int, *, reserve: int = 0) -> bool:
        """Whether this owner may open one more stream; `reserve` places stay free for owners that matter more."""
        return len(self._listeners) < self.capacity - reserve and self._owners[owner] < limit

    def touch(self, who: Hashable, moment: datetime) -> None:
        """Note that somebody was heard of; kept in memory alone."""
        with self._lock:
            self._contacts[who] = moment
            if len(self._contacts) > CONTACTS:
                newest = sorted(self._contacts, key=self._contacts.__getitem__, reverse=True)
                self._contacts = {one: self._contacts[one] for one in newest[: CONTACTS // 2]}

    def contact(self, who: Hashable) -> datetime | None:
        """When somebody was last heard of since this process started."""
        return self._contacts.get(who)

    @property
    def listeners(self) -> int:
        """How many streams are open."""
        return len(self._listeners)

    # ---- on the event loop ----

    async def run(self, source: Source) -> None:
        """Serve the listeners until `stop`."""
        self._loop, self._signal, self._source = asyncio.get_running_loop(), asyncio.Event(), source
        pool = ThreadPoolExecutor(1, thread_name_prefix="streams")
        checked = sent = 0.0
        try:
            while not self._closing:
                with contextlib.suppress(TimeoutError):
                    await asyncio.wait_for(self._signal.wait(), LOOK_S)
                await asyncio.sleep(max(0.0, sent + TICK_S - time.monotonic()))
                self._signal.clear()
                started = time.monotonic()
                if await self._trying(self._tick(pool)):
                    sent = started
                if started - checked >= CHECK_S:
                    checked = started
                    await self._trying(self._check(pool))
        finally:
            pool.shutdown(wait=False, cancel_futures=True)
            self._loop = self._signal = None

    async def _trying(self, step: Coroutine[Any, Any, bool]) -> bool:
        """A busy or missing database costs one step: listeners stay, and the next look may succeed."""
        try:
            return await step
        except Exception:
            log.exception("the streams could not be served just now")
            return False

    async def _tick(self, pool: ThreadPoolExecutor) -> bool:
        """Give every idle listener what is new for it; whether there was anything."""
        idle: dict[Want, list[Listener]] = {}
        for listener in self._listeners:
            if listener.idle:
                idle.setdefault((listener.channel, listener.after), []).append(listener)
        if not idle or self._source is None:
            return False
        loop = asyncio.get_running_loop()
        chunks = await loop.run_in_executor(pool, self._source.changes, list(idle))
        for want, chunk in chunks.items():
            for listener in idle[want]:
                # It may have been closed while the database was read.
                if listener.idle:
                    listener.offer(chunk)
        return bool(chunks)

    async def _check(self, pool: ThreadPoolExecutor) -> bool:
        """Beats for everyone, the door for the slow and for those who may no longer listen."""
        if not self._listeners or self._source is None:
            return False
        source, moment = self._source, time.monotonic()
        loop = asyncio.get_running_loop()
        gone = await loop.run_in_executor(pool, source.gone, set(self._owners))
        for listener in list(self._listeners):
            if listener.busy_since is not None and moment - listener.busy_since > SLOW_S and listener.task:
                listener.task.cancel()
            elif listener.owner in gone:
                listener.finish(source.farewell("signed_out"))
        beats: dict[Channel, bytes] = {}
        for listener in list(self._listeners):
            # A busy tour needs its beats too: only they carry whom the server has heard of.
            if listener.idle and moment - listener.beaten >= source.beat_seconds(listener.channel) - 0.1:
                channel = listener.channel
                if channel not in beats:
                    beats[channel] = await loop.run_in_executor(pool, source.beat, channel)
                if listener.idle:
                    listener.offer(Chunk(beats[channel], listener.after))
                    listener.beaten = moment
        return True

    def join(self, subscription: Subscription) -> Listener:
        """Open a stream."""
        listener = Listener(subscription)
        self._listeners.add(listener)
        self._owners[listener.owner] += 1
        if self._closing:
            listener.close()
        elif self._signal is not None:
            # Something may have been committed between the view's answer and now.
            self._signal.set()
        return listener

    def leave(self, listener: Listener) -> None:
        """Forget a stream that has ended."""
        if listener in self._listeners:
            self._listeners.discard(listener)
            self._owners[listener.owner] -= 1
            if self._owners[listener.owner] <= 0:
                del self._owners[listener.owner]

    def stop(self) -> None:
        """End all streams, so that the process can."""
        self._closing = True
        moment = time.monotonic()
        for listener in list(self._listeners):
            if self._source is not None:
                listener.finish(self._source.farewell("server_stopping"))
            if listener.busy_since is not None and moment - listener.busy_since > PATIENCE_S and listener.task:
                listener.task.cancel()
        if self._signal is not None:
            self._signal.set()
