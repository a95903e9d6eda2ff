"""The form to plan a tour: what was typed, what is wrong with it, what it means. Pure; for views alone."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from app.tours.rules import MEETING_LENGTH, STANDINGS, TITLE_LENGTH, clean_name, clean_phone

FIELDS = ("route", "title", "join_until", "phone", "meeting", "meeting_at", "standings")


@dataclass(frozen=True)
class TourForm:
    """The fields as typed, and their meaning where they have one; `problems` names a message for each wrong field."""

    values: dict[str, str]
    title: str = ""
    join_until: datetime | None = None
    phone: str = ""
    meeting: str = ""
    meeting_at: datetime | None = None
    problems: dict[str, str] = field(default_factory=dict)


def empty_form(*, route: str, now: datetime, zone: ZoneInfo) -> TourForm:
    """What the form says before anybody has typed: joining until the end of this day, standings for the groups."""
    end = now.astimezone(zone).replace(hour=23, minute=59, second=0, microsecond=0)
    if end <= now:
        end += timedelta(days=1)
    typed = {"route": route, "title": "", "join_until": f"{end:%Y-%m-%dT%H:%M}", "standings": "groups"}
    return TourForm(values={**typed, "phone": "", "meeting": "", "meeting_at": ""})


def read_form(form: Mapping[str, str], *, routes: set[str], now: datetime, zone: ZoneInfo) -> TourForm:
    """Read what was sent; nothing typed is lost, whatever is wrong with it."""
    values = {name: form.get(name, "")[:400] for name in FIELDS}
    problems: dict[str, str] = {}
    if values["route"] not in routes:
        problems["route"] = "tours-error-route"
    title = clean_name(values["title"])
    if len(title) > TITLE_LENGTH:
        problems["title"] = "tours-error-title"
    until = _later("join_until", values, problems, now=now, zone=zone)
    meeting_at = _later("meeting_at", values, problems, now=now, zone=zone)
    meeting = clean_name(values["meeting"])
    if len(meeting) > MEETING_LENGTH:
        problems["meeting"] = "tours-error-meeting"
    phone = ""
    try:
        phone = clean_phone(values["phone"])
    except ValueError:
        problems["phone"] = "tours-error-phone"
    if values["standings"] not in STANDINGS:
        problems["standings"] = "tours-error-standings"
    return TourForm(values, title, until, phone, meeting, meeting_at, problems)


def _later(
    name: str, values: dict[str, str], problems: dict[str, str], *, now: datetime, zone: ZoneInfo
) -> datetime | None:
    """A moment still to come, in UTC; None where the field is empty or wrong, which `problems` then says."""
    typed = values[name].strip()
    moment = _moment(typed, zone) if typed else None
    if typed and moment is None:
        problems[name] = "tours-error-time"
    elif moment is not None and moment <= now:
        problems[name] = "tours-error-past"
    return moment


def _moment(typed: str, zone: ZoneInfo) -> datetime | None:
    """A local date and time as browsers send it, in UTC; None where it is none."""
    try:
        local = datetime.fromisoformat(typed)
        return local.replace(tzinfo=zone).astimezone(UTC) if local.tzinfo is None else None
    except (ValueError, OverflowError):
        return None
