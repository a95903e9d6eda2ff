"""What a phone could not know and a group reads on posters or in its memory: the edition with its solutions, the codes.

Reads the database of the settings, never writes; everything else goes over HTTP. Used by `cli_simulate` alone.
"""

from __future__ import annotations

import contextlib
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy.exc import DBAPIError

from app.config import Settings
from app.db import Database
from app.errors import NotFound, StartRefused
from app.play.course import Course
from app.play.queries import course_of
from app.tours import rules, service


@dataclass(frozen=True)
class Inside:
    """A tour from the inside."""

    tour_code: str
    course: Course
    codes: dict[str, str]


def read_inside(settings: Settings, tour_code: str) -> Inside:
    """The course and the station codes of a tour. StartRefused with one sentence where there is none."""
    path = Path(settings.database_url.removeprefix("sqlite:///"))
    if not path.is_file():
        raise StartRefused(f"there is no database {path}; start `stadtlotse demo` or `stadtlotse serve` first.")
    with contextlib.closing(Database(settings.database_url, readers=1)) as database:
        try:
            with database.read() as session:
                tour = service.find_tour(session, tour_code)
                course = course_of(session, tour.edition_id)
        except NotFound:
            raise StartRefused(f"there is no tour with the code {tour_code}.") from None
        except DBAPIError as problem:
            raise StartRefused(f"{path} cannot be read: {problem.orig}.") from None
    secret = settings.secret_key.encode()
    codes = {station: rules.station_code(secret, tour.codes_slug, station) for station in course.stops}
    return Inside(tour.code, course, codes)
