"""Makes the seals of a tour, once. Used by what plans a tour, view or command, and by the pack's view where none are.

Counting a key out of a code takes a tenth of a second per station and pictures have to be read, so both happen before
the write transaction. Two processes may do the same work at once; everybody reads what the first has stored.
"""

from __future__ import annotations

import hashlib
import logging
import os
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from threading import Lock
from typing import Any

from sqlalchemy import delete
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from app.content import media
from app.content.editions import canonical_json
from app.db import Database
from app.play import disclosure, queries, seals
from app.play.course import Course
from app.play.models import Seal
from app.tours.models import Tour
from app.tours.rules import station_code

log = logging.getLogger("stadtlotse")

# A second thread that wants the seals of the same tour waits for the first instead of counting them all again.
_one_at_a_time = Lock()


@dataclass(frozen=True)
class Plan:
    """What is needed to make a tour's seals without the database."""

    tour_id: int
    tour_code: str
    course: Course
    codes: Mapping[str, str]

    def place(self, station: str) -> seals.Place:
        """Where a station's seal belongs."""
        return seals.Place(self.tour_code, station, self.course.edition_id)


def plan(session: Session, tour_id: int, *, secret: bytes) -> Plan | None:
    """What there is to seal; None where nothing is missing."""
    tour = session.get(Tour, tour_id)
    if tour is None:
        return None
    course = queries.course_of(session, tour.edition_id)
    if queries.is_sealed(course, queries.seal_keys(session, tour)):
        return None
    codes = {station: station_code(secret, tour.codes_slug, station) for station in course.stops}
    return Plan(tour.id, tour.code, course, codes)


def make(plan: Plan, *, data_dir: Path) -> list[Seal]:
    """The seals of every station, not stored yet. Raises OSError where a picture cannot be read."""
    keys = {station: seals.new_key() for station in plan.course.stops}
    # First what may fail: while a picture is missing, each phone that asks would else cost seconds for nothing.
    pictures = {station: canonical_json(_media(plan, station, key, data_dir)) for station, key in keys.items()}

    def wrap(station: str) -> bytes:
        return seals.wrap(keys[station], plan.codes[station], plan.place(station), iterations=seals.ITERATIONS)

    with ThreadPoolExecutor(max_workers=min(4, os.cpu_count() or 1)) as pool:
        wrapped = dict(zip(keys, pool.map(wrap, keys), strict=True))
    return [
        Seal(
            tour_id=plan.tour_id,
            station=station,
            edition_id=plan.course.edition_id,
            key=key,
            sealed=seals.seal(key, _content(plan.course, station), plan.place(station)),
            wrapped=wrapped[station],
            media=pictures[station],
        )
        for station, key in keys.items()
    ]


def keep(session: Session, plan: Plan, made: list[Seal]) -> None:
    """Store what was made, in place of seals of another edition; if others were quicker, theirs stay."""
    tour = session.get(Tour, plan.tour_id)
    if tour is None or tour.edition_id != plan.course.edition_id:
        return
    if queries.is_sealed(plan.course, queries.seal_keys(session, tour)):
        return
    session.execute(delete(Seal).where(Seal.tour_id == plan.tour_id))
    session.add_all(made)
    session.flush()


def seal_tour(database: Database, tour_id: int, *, secret: bytes, data_dir: Path) -> None:
    """Make the seals that a tour is missing, if any.

    It opens its transactions itself, because the slow part lies between them. A disk that fails is logged and no more:
    the tour goes on online, and whoever asks for the pack next tries again.
    """
    try:
        with _one_at_a_time:
            with database.read() as session:
                planned = plan(session, tour_id, secret=secret)
            if planned is None:
                return
            made = make(planned, data_dir=data_dir)
            with database.write() as session:
                keep(session, planned, made)
    except (OSError, DBAPIError):
        log.exception("the stations of tour %s could not be sealed", tour_id)


def sealed_medium(course: Course, seal: Seal, tour_code: str, index: int, *, data_dir: Path) -> bytes:
    """A medium as the pack announces it, sealed anew to the same bytes. Raises OSError where it cannot be read."""
    place = seals.Place(tour_code, seal.station, course.edition_id)
    return _sealed_medium(course, place, seal.key, index, data_dir)


def _content(course: Course, station: str) -> bytes:
    return canonical_json(disclosure.sealed_content(course, station)).encode()


def _media(plan: Plan, station: str, key: bytes, data_dir: Path) -> list[dict[str, Any]]:
    """Size and hash of each sealed picture and recording; the bytes themselves are made when somebody asks for them."""
    found = []
    for index in range(len(plan.course.stops[station].station.files)):
        sealed = _sealed_medium(plan.course, plan.place(station), key, index, data_dir)
        found.append({"bytes": len(sealed), "sha256": hashlib.sha256(sealed).hexdigest()})
    return found


def _sealed_medium(course: Course, place: seals.Place, key: bytes, index: int, data_dir: Path) -> bytes:
    file = course.stops[place.station].station.files[index]
    hashes = {medium.path: medium.sha256 for medium in course.document.media}
    folder, name = media.place(data_dir, file, hashes[file])
    return seals.seal_medium(key, (folder / name).read_bytes(), place, index)
