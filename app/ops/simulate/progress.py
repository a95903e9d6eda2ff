"""One line about a running simulation: updated in place on a terminal, a plain line every few seconds elsewhere."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from typing import TextIO

TERMINAL_S = 0.25
PLAIN_S = 5.0


@dataclass(frozen=True)
class Snapshot:
    """Where a simulation stands."""

    clock_s: float
    joined: int
    finished: int
    accepted: int
    refused: int
    queued: int
    retrying: int

    def line(self) -> str:
        """The snapshot in words."""
        hours, minutes = divmod(int(self.clock_s // 60), 60)
        text = (
            f"{hours}:{minutes:02d} simulated | {self.joined} joined, {self.joined - self.finished} on the way, "
            f"{self.finished} finished | events: {self.accepted} accepted, {self.refused} refused, {self.queued} queued"
        )
        return f"{text} | {self.retrying} waiting for the server" if self.retrying else text


class Progress:
    """Writes snapshots; `every_s` is how often one can be read."""

    def __init__(self, out: TextIO | None = None) -> None:
        self._out = out or sys.stdout
        self._terminal = self._out.isatty()
        self.every_s = TERMINAL_S if self._terminal else PLAIN_S

    def show(self, snapshot: Snapshot) -> None:
        """Write a snapshot."""
        # Back to the start of the line, and clear what a longer one left.
        self._out.write(f"\r{snapshot.line()}\x1b[K" if self._terminal else f"{snapshot.line()}\n")
        self._out.flush()

    def end(self) -> None:
        """Leave the line that was updated in place."""
        if self._terminal:
            self._out.write("\n")
            self._out.flush()
