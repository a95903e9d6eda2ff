"""What a host needs to know about one group: where it is, where it goes next and when it is due there. Pure."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

# How long a group stays where the route does not say.
DEFAULT_DWELL_MIN = 8

Cells = Mapping[str, Mapping[str, Any]]


def current_station(cells: Cells) -> str | None:
    """The station where the group has checked in last, if it still has questions there; None while it walks on."""
    visited = [(str(cell["at"]), key) for key, cell in cells.items() if cell["at"]]
    last = max(visited)[1] if visited else None
    return last if last is not None and cells[last]["state"] == "in" else None


def next_station(order: Sequence[str], cells: Cells) -> str | None:
    """The first station in the group's order, counted on from its last check-in, that is neither open nor left out."""
    visited = [(str(cell["at"] or ""), key) for key, cell in cells.items() if cell["at"] and key in order]
    start = order.index(max(visited)[1]) + 1 if visited else 0
    around = [*order[start:], *order[:start]]
    return next((key for key in around if key not in cells), None)


def due_at(
    cells: Cells,
    target: str | None,
    *,
    dwell_min: Mapping[str, int | None],
    walk_min: Callable[[str, str], int | None],
) -> datetime | None:
    """When the group should be at its next station: its last check-in, the stay there and the straight way on foot.

    None before the first check-in and where a position is unknown, because a guess would call for help in vain.
    """
    visited = [(datetime.fromisoformat(cell["at"]), key) for key, cell in cells.items() if cell["at"]]
    if target is None or not visited:
        return None
    at, place = max(visited)
    minutes = walk_min(place, target)
    if minutes is None:
        return None
    stay = dwell_min.get(place)
    return at + timedelta(minutes=(DEFAULT_DWELL_MIN if stay is None else stay) + minutes)
