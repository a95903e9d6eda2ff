"""What the database knows of tours, groups and devices."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from app.tours.models import Device, Group, Tour


@dataclass(frozen=True)
class Principal:
    """A phone that belongs to a group of a tour: who is asking."""

    tour: Tour
    group: Group
    device: Device


def tour_by_code(session: Session, code: str) -> Tour | None:
    """The tour of a normalised join code."""
    return session.scalar(select(Tour).where(Tour.code == code))


def principal_of(session: Session, token_key: str) -> Principal | None:
    """The phone that holds this token."""
    row = session.execute(
        select(Tour, Group, Device)
        .join(Group, Group.tour_id == Tour.id)
        .join(Device, Device.group_id == Group.id)
        .where(Device.token_key == token_key)
    ).first()
    return None if row is None else Principal(row[0], row[1], row[2])


def group_of_tour(session: Session, tour: Tour, group_id: str) -> Group | None:
    """A group, if it belongs to the tour."""
    return session.scalar(select(Group).where(Group.id == group_id, Group.tour_id == tour.id))


def group_with_tour(session: Session, group_id: str) -> tuple[Tour, Group] | None:
    """A group and the tour it walks in; none of a rehearsal, which no other phone may come into."""
    row = session.execute(
        select(Tour, Group).join(Group, Group.tour_id == Tour.id).where(Group.id == group_id, Tour.rehearsal.is_(False))
    ).first()
    return None if row is None else (row[0], row[1])


def as_now(session: Session, asking: Principal) -> Principal:
    """The same phone with its tour and group as this transaction sees them."""
    return Principal(session.get_one(Tour, asking.tour.id), session.get_one(Group, asking.group.id), asking.device)


def group_by_number(session: Session, tour_id: int, number: int) -> Group | None:
    """The group with this number in a tour."""
    return session.scalar(select(Group).where(Group.tour_id == tour_id, Group.number == number))


def group_by_resume_key(session: Session, key: str) -> tuple[Tour, Group] | None:
    """The group whose resume code has this key; none of a rehearsal, which no other phone may come into."""
    row = session.execute(
        select(Tour, Group)
        .join(Group, Group.tour_id == Tour.id)
        .where(Group.resume_key == key, Tour.rehearsal.is_(False))
    ).first()
    return None if row is None else (row[0], row[1])


def groups_of(session: Session, tour: Tour) -> list[Group]:
    """All groups of a tour in the order they joined; a tour has at most `rules.MAX_GROUPS`."""
    return list(session.scalars(select(Group).where(Group.tour_id == tour.id).order_by(Group.number)))


def numbers_of(session: Session, tour_id: int) -> list[tuple[str, int]]:
    """Id and number of every group of a tour."""
    return [
        (group, number)
        for group, number in session.execute(select(Group.id, Group.number).where(Group.tour_id == tour_id))
    ]


def living_devices(session: Session, numbers: list[int]) -> dict[tuple[int, str], str]:
    """Of these phones those that are still there, by number and token's key, with their group's id."""
    query = select(Device.id, Device.token_key, Device.group_id).where(Device.id.in_(numbers))
    return {(row.id, row.token_key): row.group_id for row in session.execute(query)}


def last_number(session: Session, tour: Tour) -> int:
    """The highest group number given out in a tour, 0 where there is none."""
    return session.scalar(select(func.max(Group.number)).where(Group.tour_id == tour.id)) or 0


def device_count(session: Session, group: Group) -> int:
    """How many phones the group has had."""
    return session.scalar(select(func.max(Device.number)).where(Device.group_id == group.id)) or 0


def forget_old_tokens(session: Session, group: Group, *, number: int, keep: int) -> None:
    """Delete all but the newest tokens of one phone."""
    newest = select(Device.id).where(Device.group_id == group.id, Device.number == number).order_by(Device.id.desc())
    session.execute(
        delete(Device).where(Device.group_id == group.id, Device.number == number, Device.id.not_in(newest.limit(keep)))
    )


def open_tours(session: Session, limit: int = 50) -> list[Tour]:
    """Tours without an end of joining, which the landing page may list; newest first."""
    return list(
        session.scalars(
            select(Tour)
            .where(Tour.join_until.is_(None), Tour.phase == "running", Tour.rehearsal.is_(False))
            .order_by(Tour.id.desc())
            .limit(limit)
        )
    )
