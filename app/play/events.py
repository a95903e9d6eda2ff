"""What phones send: the envelope and the bodies of events. Pure; OpenAPI is generated from the envelope."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import UUID4, AwareDatetime, BaseModel, ConfigDict, Field, StringConstraints

MAX_EVENTS = 100
Key = Annotated[str, StringConstraints(min_length=1, max_length=60)]


class EventBatch(BaseModel):
    """The envelope; only it is validated as a whole, each event is judged alone."""

    model_config = ConfigDict(extra="ignore")

    device: Annotated[str, StringConstraints(max_length=64)]
    # Whose events these are: a phone that changed groups meanwhile must not hand them to the new one.
    group: Annotated[str, StringConstraints(max_length=64)] | None = None
    sent_at: AwareDatetime
    events: Annotated[
        list[Any],
        Field(max_length=MAX_EVENTS, json_schema_extra={"items": {"$ref": "#/components/schemas/PhoneEvent"}}),
    ]


class PhoneEvent(BaseModel):
    """One event as a phone appends it."""

    model_config = ConfigDict(extra="ignore")

    id: UUID4
    seq: Annotated[int, Field(ge=0, le=2**31)]
    at: AwareDatetime
    type: Annotated[str, StringConstraints(min_length=1, max_length=20)]
    station: Key | None = None
    question: Key | None = None
    body: dict[str, Any] = Field(default_factory=dict)


Figure = Annotated[float, Field(strict=True)]


class FixBody(BaseModel):
    """A position as the phone measured it; `age_s` is its age at the event."""

    lat: Figure
    lon: Figure
    accuracy_m: Figure
    age_s: Figure


class GpsBody(BaseModel):
    """A check-in by position."""

    method: Literal["gps"]
    fix: FixBody


class CodeBody(BaseModel):
    """A check-in by the code on the poster."""

    method: Literal["code"]
    code: Annotated[str, StringConstraints(min_length=1, max_length=40)]


class AnswerBody(BaseModel):
    """An answer; the response's form depends on the question's type."""

    attempt: Annotated[int, Field(ge=1, le=100, strict=True)]
    response: Any


class HintBody(BaseModel):
    """A hint is taken; it costs points."""

    index: Annotated[int, Field(ge=0, le=20, strict=True)]
