"""What phones send and get when they join; OpenAPI is generated from these classes."""

from __future__ import annotations

from typing import Annotated, Any, Literal
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from app.clock import isoformat
from app.content.documents import Route
from app.quiz.localized import LocalText
from app.tours import rules
from app.tours.models import Group, Tour

Language = Literal["de", "en", "de-x-easy"]
Code = Annotated[str, StringConstraints(min_length=1, max_length=40)]


class Request(BaseModel):
    """A body a phone sends: unknown keys are ignored, so that newer phones can talk to older servers."""

    model_config = ConfigDict(extra="ignore")


class JoinRequest(Request):
    """A new group. `id` and `claim` are made by the phone, so that a lost reply makes no ghost group."""

    id: UUID | None = None
    claim: Annotated[str, StringConstraints(min_length=16, max_length=128)] | None = None
    name: Annotated[str, StringConstraints(min_length=1, max_length=200)]
    language: Language = "de"


class PinRequest(Request):
    """A second phone of a group."""

    pin: Annotated[str, StringConstraints(min_length=1, max_length=20)]


class ResumeRequest(Request):
    """Another phone takes over."""

    resume_code: Code


class LanguageRequest(Request):
    """The language of this phone; the group's other phones keep theirs."""

    language: Language


class GroupPayload(BaseModel):
    """A group as its own phones see it."""

    id: str
    name: str
    flag: str = Field(description="Letter of the signal flag")
    number: int
    language: str


class DevicePayload(BaseModel):
    """This phone within its group, counted from 1."""

    number: int


class TourPayload(BaseModel):
    """The tour a phone has joined."""

    code: str
    title: LocalText
    phase: str


class JoinedPayload(BaseModel):
    """The answer to joining: the token is shown this once, the cookie carries it for browsers."""

    group: GroupPayload
    device: DevicePayload
    token: str
    resume_code: str
    pin: str
    tour: TourPayload


class GroupListItem(BaseModel):
    """A group as everyone who has the join code may see it."""

    id: str
    name: str | None = Field(description="None where the host has hidden it; the number serves then")
    flag: str
    number: int


class Suggestion(BaseModel):
    """The flag and number that the next group will probably get."""

    flag: str
    number: int


class TourInfo(BaseModel):
    """What the join page shows."""

    code: str
    title: LocalText
    summary: LocalText
    phase: str
    joinable: bool
    stations: int
    walk_km: float = Field(description="Length of the walk to 0.1 km, by its line or straight from station to station")
    walk_min: int = Field(description="Minutes of walking alone")
    download_bytes: int | None = Field(
        description="What a phone fetches to go on without reception, roughly; None while it is not known"
    )
    languages: list[str]
    groups: list[GroupListItem]
    suggestion: Suggestion


def title_of(tour: Tour, route: Route) -> LocalText:
    """The tour's own title, or its route's."""
    return tour.title or route.title


def public_name(name: str, hidden: bool) -> str | None:
    """A group's name as everyone may see it; None where the host has hidden it, and interfaces say its number."""
    return None if hidden else name


def validation_fields(errors: list[Any]) -> dict[str, str]:
    """The fields of pydantic's errors, each with the code of the sentence for it."""
    return {".".join(str(part) for part in error["loc"]) or "body": "invalid_field" for error in errors}


def group_payload(group: Group) -> GroupPayload:
    """A group as its own phones see it."""
    return GroupPayload(
        id=group.id,
        name=group.name,
        flag=rules.flag_of(group.number),
        number=group.number,
        language=group.language,
    )


def meeting_of(tour: Tour) -> dict[str, str | None]:
    """Where and when the groups meet at the end, as far as the host has said so."""
    at = isoformat(tour.meeting_at) if tour.meeting_at else None
    return {"meeting": tour.meeting or None, "meeting_at": at}
