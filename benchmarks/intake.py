"""How fast check-ins and answers are taken, beside a bare Flask view with one durable commit on the same server.

Run `python benchmarks/intake.py`; it starts a server on loopback, loads it for about a minute and ends by itself.
Quote the ratios: machines differ, and so do their disks.
"""

from __future__ import annotations

import asyncio
import statistics
import time
from collections.abc import Callable, Iterator
from typing import Any

from common import Connection, answers, checkins, event, prepare, running

CONNECTIONS = 16
ROUND_S = 3.0
ROUNDS = 5
GROUPS = 400


def bare() -> Iterator[tuple[str, Any, str, Callable[[Any], None]]]:
    """The floor: JSON in, one durable commit, JSON out."""
    while True:
        batch = event("bare", 1)
        yield "/bare", {"id": batch["events"][0]["id"], "batch": batch}, "", lambda _reply: None


async def load(port: int, work: Iterator[Any]) -> tuple[float, list[float]]:
    """Requests a second and latencies in ms, over CONNECTIONS connections."""
    took: list[float] = []
    end = time.perf_counter() + ROUND_S

    async def one() -> None:
        connection = await Connection(port).open()
        while time.perf_counter() < end:
            path, body, token, learn = next(work)
            started = time.perf_counter()
            reply = await connection.call("POST", path, body, token)
            took.append((time.perf_counter() - started) * 1000)
            learn(reply)
        connection.writer.close()

    await asyncio.gather(*(one() for _ in range(CONNECTIONS)))
    return len(took) / ROUND_S, sorted(took)


async def measure(port: int, tokens: list[str]) -> None:
    """Interleaved rounds; medians and ratios as a table."""
    groups = await prepare(port, tokens)
    work = {"bare commit": bare(), "check-in": checkins(groups), "answer": answers(groups)}
    rows: dict[str, list[tuple[float, list[float]]]] = {name: [] for name in work}
    for _ in range(ROUNDS):
        for name, source in work.items():
            rows[name].append(await load(port, source))
    floor = statistics.median(rate for rate, _ in rows["bare commit"])
    print(f"{CONNECTIONS} connections, {ROUNDS} interleaved rounds of {ROUND_S:.0f} s, {GROUPS} groups\n")
    print("| request | per second | p50 ms | p99 ms | of the bare commit |")
    print("| --- | --- | --- | --- | --- |")
    for name, rounds in rows.items():
        rate = statistics.median(rate for rate, _ in rounds)
        p50 = statistics.median(took[len(took) // 2] for _, took in rounds)
        p99 = statistics.median(took[int(len(took) * 0.99)] for _, took in rounds)
        print(f"| {name} | {rate:,.0f} | {p50:.1f} | {p99:.1f} | {rate / floor:.2f} |")


def main() -> None:
    """Start the server, measure, end it."""
    with running(GROUPS) as (port, tokens):
        asyncio.run(measure(port, tokens))


if __name__ == "__main__":
    main()
