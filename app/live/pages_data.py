"""What the host's pages and the standings page show, as plain values for templates. Reads only; for views alone."""

from __future__ import annotations

import json
import math
from dataclasses import dataclass
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.accounts.models import User
from app.content.models import Edition
from app.content.queries import edition_of, newest_publications
from app.play import queries as play
from app.quiz.localized import LocalText
from app.tours import rules
from app.tours.models import Group, Tour

PAGE_SIZE = 20
LATEST_GROUPS = 5
MAX_PAGE = 10_000

# The squares of the stations in units of their drawing: a strip that grows to this width and then fills up more finely.
STRIP_WIDTH, STRIP_HEIGHT, SQUARE_WIDTH = 240.0, 32.0, 20.0


@dataclass(frozen=True)
class TourLine:
    """One tour in the host's list."""

    tour: Tour
    title: LocalText
    owner: str | None
    groups: int


@dataclass(frozen=True)
class TourPage:
    """One page of the host's list."""

    lines: list[TourLine]
    number: int
    pages: int
    total: int


@dataclass(frozen=True)
class RouteChoice:
    """A published route that a tour can be planned on; `edition_id` is its newest snapshot.

    `codes_of` is the route whose printed station codes hold on its tours, empty where it has its own.
    """

    slug: str
    edition_id: str
    title: LocalText
    codes_of: str = ""


def tour_page(session: Session, *, owner_id: int | None, number: int) -> TourPage:
    """A page of the tours of one owner, or of all tours where `owner_id` is None; newest first."""
    mine = select(Tour).where(Tour.rehearsal.is_(False))
    mine = mine if owner_id is None else mine.where(Tour.owner_id == owner_id)
    total = session.scalar(select(func.count()).select_from(mine.subquery())) or 0
    pages = max(1, math.ceil(total / PAGE_SIZE))
    number = min(max(1, number), pages)
    shown = mine.order_by(Tour.id.desc()).limit(PAGE_SIZE).offset((number - 1) * PAGE_SIZE)
    tours = list(session.scalars(shown))
    titles = route_titles(session, {tour.edition_id for tour in tours})
    owners = _owners(session, {tour.owner_id for tour in tours if tour.owner_id is not None})
    counts = _group_counts(session, [tour.id for tour in tours])
    lines = [
        TourLine(
            tour=tour,
            title=tour.title or titles[tour.edition_id],
            owner=owners.get(tour.owner_id) if tour.owner_id is not None else None,
            groups=counts.get(tour.id, 0),
        )
        for tour in tours
    ]
    return TourPage(lines=lines, number=number, pages=pages, total=total)


def route_titles(session: Session, edition_ids: set[str]) -> dict[str, LocalText]:
    """The titles of editions by their id, without reading whole documents."""
    rows = session.execute(select(Edition.id, _TITLE).where(Edition.id.in_(edition_ids)))
    return {identity: json.loads(title)[0] for identity, title in rows}


# Two paths make SQLite answer with a JSON array, whether the title is a text or a map of languages.
_TITLE = func.json_extract(Edition.document, "$.route.title", "$.slug")


def published_routes(session: Session) -> list[RouteChoice]:
    """The routes that can be walked, each with its newest edition, by name of their folder."""
    found = [one for one in newest_publications(session) if one.withdrawn_at is None]
    titles = route_titles(session, {one.edition_id for one in found})
    return [RouteChoice(one.route_slug, one.edition_id, titles[one.edition_id], one.codes_of) for one in found]


def _owners(session: Session, user_ids: set[int]) -> dict[int, str]:
    rows = session.execute(select(User.id, User.name).where(User.id.in_(user_ids)))
    return {row[0]: row[1] for row in rows}


def _group_counts(session: Session, tour_ids: list[int]) -> dict[int, int]:
    rows = session.execute(
        select(Group.tour_id, func.count()).where(Group.tour_id.in_(tour_ids)).group_by(Group.tour_id)
    )
    return {row[0]: row[1] for row in rows}


def group_count(session: Session, tour: Tour) -> int:
    """How many groups a tour has."""
    return play.group_count(session, tour.id)


def tour_title(session: Session, tour: Tour) -> LocalText:
    """What a tour is called: the host's own words, else its route's title."""
    return tour.title or edition_of(session, tour.edition_id).route.title


def latest_groups(session: Session, tour: Tour) -> list[dict[str, Any]]:
    """The groups that came last, newest first; a hidden name stays out of the page altogether."""
    rows = session.scalars(
        select(Group).where(Group.tour_id == tour.id).order_by(Group.number.desc()).limit(LATEST_GROUPS)
    )
    return [_shown(group.number, group.name, hidden=group.hidden) for group in rows]


def standings_rows(session: Session, tour: Tour, *, own: str | None) -> list[dict[str, Any]]:
    """The ranking for the page, best first; `own` is the id of the group whose phone asks."""
    return [
        {
            **_shown(row.number, row.name, hidden=row.hidden),
            "rank": row.rank,
            "points": row.points,
            "stations_done": row.stations_done,
            "own": row.group_id == own,
        }
        for row in play.ranking(session, tour)
    ]


def _shown(number: int, name: str, *, hidden: bool) -> dict[str, Any]:
    return {"number": number, "name": None if hidden else name, "flag": rules.flag_of(number)}


@dataclass(frozen=True)
class Squares:
    """A strip of station squares as two paths: those done, and outlines of those that are left."""

    width: float
    done: str
    left: str
    stroke: float


def station_squares(total: int) -> list[Squares]:
    """One strip for each number of stations done, from none to all, so that a row of the page only names its strip."""
    gap = 6.0 if total <= 9 else 4.0 if total <= 16 else 2.0
    width = min(SQUARE_WIDTH, (STRIP_WIDTH - gap * (total - 1)) / total)
    stroke = min(3.0, width / 5)
    places = [round(index * (width + gap), 2) for index in range(total)]
    full = [f"M{place:g} 0h{width:g}v{STRIP_HEIGHT:g}h-{width:g}z" for place in places]
    inner, height = width - stroke, STRIP_HEIGHT - stroke
    outline = [f"M{round(place + stroke / 2, 2):g} {stroke / 2:g}h{inner:g}v{height:g}h-{inner:g}z" for place in places]
    length = round(places[-1] + width, 2) if places else 0.0
    return [Squares(length, "".join(full[:done]), "".join(outline[done:]), stroke) for done in range(total + 1)]
