"""One virtual phone: its token and the events that nobody has acknowledged yet. Used by `run` alone.

As on a real phone, an event stays until a reply names it as accepted, duplicate, refused or conflict.
"""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Any

from app.clock import isoformat
from app.ops.simulate.client import Client, NotNow
from app.ops.simulate.summary import Tally
from app.ops.simulate.walker import Draft

# The server takes a hundred at once.
BATCH = 50


class Phone:
    """A phone of a group."""

    def __init__(self, token: str, number: int, clock: Callable[[], datetime]) -> None:
        self.token = token
        self.number = number
        # It runs as fast as the walk: the server corrects it like any wrong clock, and no way looks like a flight.
        self._clock = clock
        self.outbox: list[dict[str, Any]] = []
        self._seq = 0
        self._late: set[str] = set()
        self._results: dict[str, dict[str, Any]] = {}

    def make(self, drafts: Iterable[Draft], *, late: bool = False) -> None:
        """Make events now; they wait in the outbox until they are sent."""
        for draft in drafts:
            self._seq += 1
            identity = str(uuid.uuid4())
            self.outbox.append(
                {
                    "id": identity,
                    "seq": self._seq,
                    "at": isoformat(self._clock()),
                    "type": draft.type,
                    "station": draft.station,
                    "question": draft.question,
                    "body": dict(draft.body),
                }
            )
            self._results[identity] = {}
            if late:
                self._late.add(identity)

    def send(self, client: Client, tally: Tally, *, lose_reply: bool = False) -> list[tuple[dict[str, Any], Any]]:
        """Send one batch; the events that now have a result, each with it. Raises NotNow where none came."""
        batch = self.outbox[:BATCH]
        document = {"device": f"simulated-{self.number}", "sent_at": isoformat(self._clock()), "events": batch}
        reply = client.call("POST", "/api/v1/events", document, self.token)
        if lose_reply:
            # The server has committed, the reply is gone: the phone knows nothing and sends the same once more.
            tally.add("lost replies")
            reply = client.call("POST", "/api/v1/events", document, self.token)
        final = {result["id"]: result for result in reply["results"] if result["status"] != "retry"}
        again = next((result for result in reply["results"] if result["status"] == "retry"), None)
        done = [(event, final[event["id"]]) for event in batch if event["id"] in final]
        for event, result in done:
            self._results[event["id"]] = result
            tally.count(event, result, late=event["id"] in self._late)
        self.outbox = [event for event in self.outbox if event["id"] not in final]
        if again is not None and not done:
            raise NotNow(str(again.get("reason")))
        return done

    def take_results(self) -> list[dict[str, Any]]:
        """The results of everything made since the last time, in the order it was made."""
        results, self._results = list(self._results.values()), {}
        return results

    @property
    def waiting(self) -> int:
        """How many events nobody has acknowledged."""
        return len(self.outbox)
