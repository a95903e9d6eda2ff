"""How fast the standings are read while answers arrive, and how fast an event is on a thousand screens.

Run `python benchmarks/live.py`; it starts its servers on loopback, loads them for about two minutes and ends by itself.
Each figure stands beside a floor of the same run: a bare view that answers the same bytes without a database, and a
bare broadcast of the same bytes to as many sockets by an asyncio protocol.
"""

from __future__ import annotations

import asyncio
import multiprocessing
import socket
import sys
import time
from collections.abc import Callable
from multiprocessing.connection import Connection as Pipe
from typing import Any

from common import TOUR, Connection, answers, checkins, event, prepare, running

GROUPS = 500
ANSWERS_PER_S = 20
READERS = 4
READS_PER_S = 10
READ_S = 20.0
STREAMS = 1000
EVENTS = 40
PAUSE_S = 0.8


def percentile(values: list[float], share: float) -> float:
    """The value below which this share lies."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))]


# ---- standings while answers arrive ----


class Reader(Connection):
    """A connection that reads as browsers do, compressed."""

    async def read(self, path: str) -> tuple[float, int]:
        """Milliseconds and bytes of the body on the wire."""
        head = f"GET {path} HTTP/1.1\r\nHost: localhost\r\nAccept-Encoding: gzip, br\r\n\r\n"
        started = time.perf_counter()
        self.writer.write(head.encode())
        status = (await self.reader.readuntil(b"\r\n\r\n")).decode().lower()
        if not status.startswith("http/1.1 200"):
            raise RuntimeError(status.splitlines()[0])
        length = int(next(line for line in status.split("\r\n") if line.startswith("content-length")).split()[1])
        await self.reader.readexactly(length)
        return (time.perf_counter() - started) * 1000, length


async def standings(port: int, tokens: list[str]) -> None:
    """Reads at a fixed rate while answers arrive at another; both paths in turn, so that they share the noise."""
    groups = await prepare(port, tokens)
    connection = await Connection(port).open()
    check_in = checkins(groups)
    for _ in range(GROUPS):
        path, body, token, learn = next(check_in)
        learn(await connection.call("POST", path, body, token))
    ranking = await connection.call("GET", f"/api/v1/tours/{TOUR}/standings")
    await connection.call("POST", "/bare/ranking", ranking)
    taken: dict[str, list[tuple[float, int]]] = {"/bare/ranking": [], f"/api/v1/tours/{TOUR}/standings": []}
    end = time.perf_counter() + READ_S
    given = [0]

    async def play() -> None:
        phone, work, due = await Connection(port).open(), answers(groups), time.perf_counter()
        while time.perf_counter() < end:
            path, body, token, _ = next(work)
            await phone.call("POST", path, body, token)
            given[0] += 1
            due += 1 / ANSWERS_PER_S
            await asyncio.sleep(max(0, due - time.perf_counter()))

    async def read(number: int) -> None:
        # Readers come one after the other, as people do, not all in the same instant.
        reader, due = await Reader(port).open(), time.perf_counter() + number / READS_PER_S
        await asyncio.sleep(number / READS_PER_S)
        while time.perf_counter() < end:
            for path, found in taken.items():
                found.append(await reader.read(path))
            due += READERS / READS_PER_S
            await asyncio.sleep(max(0, due - time.perf_counter()))

    await asyncio.gather(play(), *(read(number) for number in range(READERS)))
    print(f"## Standings of {GROUPS} groups, {given[0] / READ_S:.0f} answers/s meanwhile\n")
    print("| read | reads | p50 ms | p99 ms | bytes |")
    print("| --- | --- | --- | --- | --- |")
    for path, found in taken.items():
        times = [ms for ms, _ in found]
        size = max(size for _, size in found)
        name = "the same bytes, bare view" if path.startswith("/bare") else "standings"
        print(f"| {name} | {len(found)} | {percentile(times, 0.5):.1f} | {percentile(times, 0.99):.1f} | {size:,} |")
    print()


# ---- event to screen ----


class Listener(asyncio.Protocol):
    """One screen: notes when a chunk that holds the mark arrived."""

    def __init__(self, request: bytes, mark: bytes, heard: Callable[[float], None]) -> None:
        self.request, self.mark, self.heard = request, mark, heard

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Ask for the stream."""
        assert isinstance(transport, asyncio.Transport)
        transport.write(self.request)

    def data_received(self, data: bytes) -> None:
        """A chunk is small enough to come in one piece."""
        if self.mark in data:
            self.heard(time.perf_counter())


def broadcast(port: int, size: int, pipe: Pipe) -> None:
    """The floor: whoever connects is sent the same bytes whenever the pipe says so."""
    transports: list[asyncio.Transport] = []
    payload = b"event: change" + b"x" * (size - 13)

    class Floor(asyncio.Protocol):
        def connection_made(self, transport: asyncio.BaseTransport) -> None:
            assert isinstance(transport, asyncio.Transport)
            transports.append(transport)

    async def main() -> None:
        loop = asyncio.get_running_loop()
        listener = socket.create_server(("127.0.0.1", port), backlog=2048)
        await loop.create_server(Floor, sock=listener)
        done = asyncio.Event()

        def publish() -> None:
            if pipe.recv() == "end":
                done.set()
                return
            for transport in transports:
                transport.write(payload)

        loop.add_reader(pipe.fileno(), publish)
        await done.wait()

    asyncio.run(main())


class Screens:
    """A thousand listeners and the arrivals of the event that is on its way."""

    def __init__(self) -> None:
        self.arrivals: list[float] = []
        self.complete = asyncio.Event()

    def heard(self, moment: float) -> None:
        """One more screen shows it."""
        self.arrivals.append(moment)
        if len(self.arrivals) >= STREAMS:
            self.complete.set()

    async def open(self, port: int, request: bytes) -> None:
        """Connect all, a few at a time, and wait until each has had its first answer."""
        loop = asyncio.get_running_loop()
        for start in range(0, STREAMS, 50):
            await asyncio.gather(
                *(
                    loop.create_connection(lambda: Listener(request, b"event: change", self.heard), "127.0.0.1", port)
                    for _ in range(start, min(start + 50, STREAMS))
                )
            )

    async def measure(self, publish: Callable[[], Any]) -> list[float]:
        """Milliseconds from just before the publishing to each screen, over all events."""
        took: list[float] = []
        for number in range(EVENTS + 3):
            self.arrivals, started = [], time.perf_counter()
            self.complete.clear()
            result = publish()
            if asyncio.iscoroutine(result):
                await result
            async with asyncio.timeout(20):
                await self.complete.wait()
            if number >= 3:
                took += [(moment - started) * 1000 for moment in self.arrivals]
            await asyncio.sleep(PAUSE_S)
        return took


async def screens(port: int, tokens: list[str]) -> None:
    """Our stream and the bare broadcast, one after the other, with the same number of screens and bytes."""
    groups = await prepare(port, tokens)
    phone = await Connection(port).open()
    ours = Screens()
    request = f"GET /api/v1/tours/{TOUR}/stream HTTP/1.1\r\nHost: localhost\r\n\r\n".encode()
    await ours.open(port, request)
    async with asyncio.timeout(60):
        await ours.complete.wait()
    turn = iter(range(10_000))

    async def skip() -> None:
        number = next(turn)
        group, station = groups[number % len(groups)], groups[0]["stations"][number // len(groups)]
        batch = event("skip", next(group["seq"]), station=station["id"], body={})
        await phone.call("POST", "/api/v1/events", batch, group["token"])

    took = await ours.measure(skip)
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        floor_port = probe.getsockname()[1]
    here, there = multiprocessing.Pipe()
    floor = multiprocessing.get_context("fork").Process(target=broadcast, args=(floor_port, 420, there))
    floor.start()
    try:
        bare = Screens()
        await asyncio.sleep(1)
        await bare.open(floor_port, b"hello")
        least = await bare.measure(lambda: here.send("go"))
    finally:
        here.send("end")
        floor.join(10)
    print(f"## Event to screen, {STREAMS:,} streams, {EVENTS} events\n")
    print("| way | p50 ms | p99 ms | of the bare broadcast |")
    print("| --- | --- | --- | --- |")
    base = percentile(least, 0.99)
    for name, values in (("bare broadcast", least), ("phone's POST to standings stream", took)):
        p99 = percentile(values, 0.99)
        print(f"| {name} | {percentile(values, 0.5):.1f} | {p99:.1f} | {p99 / base:.1f} |")


def main() -> None:
    """Both measurements, each on a server of its own; an argument picks one."""
    wanted = sys.argv[1:] or ["standings", "screens"]
    if "standings" in wanted:
        with running(GROUPS) as (port, tokens):
            asyncio.run(standings(port, tokens))
    if "screens" in wanted:
        with running(100) as (port, tokens):
            asyncio.run(screens(port, tokens))


if __name__ == "__main__":
    main()
