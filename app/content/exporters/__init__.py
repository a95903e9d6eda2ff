"""Routes in the formats of other programs: a document in, text out. Pure; imported by views and commands.

Nothing that a check-in opens is written here: no insight, no question, no picture.
"""

from __future__ import annotations

from app.content.documents import Station, StationPosition
from app.content.editions import EditionDocument


def placed_stations(document: EditionDocument) -> list[tuple[int, Station, StationPosition]]:
    """The stations whose place is known, with the numbers that visitors see."""
    numbered = enumerate(document.route.stations, start=1)
    return [(number, station, station.position) for number, station in numbered if station.position is not None]
