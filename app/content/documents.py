"""The documents of a route and a quiz: file format, studio API, import bundle and edition in one schema.

What needs a second look at other fields, files or documents (a fence too wide for a rough position, a translation,
a quiz that is not there) is judged by the checks, so that one pass finds it all. Imported by content and above.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal, Self

from pydantic import (
    BaseModel,
    ConfigDict,
    Discriminator,
    Field,
    StringConstraints,
    Tag,
    ValidationInfo,
    field_validator,
    model_validator,
)
from pydantic_core import PydanticCustomError

from app.geo.fence import MAX_RADIUS_M, MAX_VERTICES, MIN_RADIUS_M
from app.quiz.base import Slug as QuestionId
from app.quiz.base import WebAddress
from app.quiz.localized import LANGUAGE_PATTERN, LocalText, TextLimit
from app.quiz.registry import AnyQuestion

SLUG_PATTERN = r"^[a-z0-9][a-z0-9-]{0,59}$"
QUIZ_PATTERN = r"^[a-z0-9][a-z0-9-]{0,59}(/[a-z0-9][a-z0-9-]{0,59}){0,3}$"
QUESTION_PATTERN = r"^[a-z0-9][a-z0-9-]{0,39}$"
USE_PATTERN = rf"{QUIZ_PATTERN[:-1]}#{QUESTION_PATTERN[1:]}"
# A plain relative path: no hidden files, no `..`, nothing that a shell or a URL would read otherwise.
_NAME = r"[A-Za-z0-9_][A-Za-z0-9_.-]{0,79}"
PICTURE_PATTERN = rf"^({_NAME}/){{0,3}}{_NAME}\.(jpg|jpeg|png|webp|avif)$"
# What every phone plays; Safari has learnt the open formats only lately.
SOUND_PATTERN = rf"^({_NAME}/){{0,3}}{_NAME}\.(mp3|m4a)$"
GEOJSON_PATTERN = rf"^({_NAME}/){{0,3}}{_NAME}\.(geojson|json)$"

MAX_STATIONS = 60
MAX_QUESTIONS = 40
MAX_MEDIA = 12
MAX_AUDIO = 6

Slug = Annotated[str, StringConstraints(pattern=SLUG_PATTERN)]
QuizPath = Annotated[str, StringConstraints(pattern=QUIZ_PATTERN)]
Language = Annotated[str, StringConstraints(pattern=LANGUAGE_PATTERN)]
GeoJsonFile = Annotated[str, StringConstraints(pattern=GEOJSON_PATTERN, max_length=200)]
PlainText = Annotated[str, StringConstraints(min_length=1, max_length=300)]

TitleText = Annotated[LocalText, TextLimit(120)]
SentenceText = Annotated[LocalText, TextLimit(600)]
InsightText = Annotated[LocalText, TextLimit(4000)]

Latitude = Annotated[float, Field(ge=-90, le=90, allow_inf_nan=False)]
Longitude = Annotated[float, Field(ge=-180, le=180, allow_inf_nan=False)]
Degrees = Annotated[float, Field(ge=-180, le=180, allow_inf_nan=False)]
Corner = Annotated[list[Degrees], Field(min_length=2, max_length=2)]
Known = Literal["yes", "no", "partly", "unknown"]


class Document(BaseModel):
    """Strict and closed: a file either says what is meant or the check says what is wrong with it."""

    model_config = ConfigDict(
        extra="forbid", strict=True, frozen=True, str_strip_whitespace=True, serialize_by_alias=True
    )


class Source(Document):
    """Where something comes from."""

    title: PlainText = Field(description="Who says so: title of the page, book or record")
    url: WebAddress | None = Field(default=None, description="Address on the web")
    date: PlainText | None = Field(default=None, description="As of when, in quotes")


class StationPosition(Document):
    """Where a station is, how sure that is, and who says so."""

    lat: Latitude = Field(description="Latitude in degrees, WGS84")
    lon: Longitude = Field(description="Longitude in degrees, WGS84")
    confidence: Literal["high", "medium", "low"] = Field(
        description="high: the place itself; medium: within about 30 m; low: a neighbouring point, measure on site"
    )
    source: PlainText = Field(description="Where the coordinates come from")


class StationFence(Document):
    """Within what a check-in counts: a circle around the position, or a polygon."""

    radius_m: float | None = Field(
        default=None, ge=MIN_RADIUS_M, le=MAX_RADIUS_M, allow_inf_nan=False, description="Radius in metres, usually 30"
    )
    polygon: list[Corner] | None = Field(
        default=None, min_length=3, max_length=MAX_VERTICES, description="Corners as [lat, lon]"
    )

    @model_validator(mode="after")
    def _one_shape(self) -> Self:
        if (self.radius_m is None) == (self.polygon is None):
            raise PydanticCustomError("fence_shape", "a fence is either a circle or a polygon")
        return self


class Medium(Document):
    """A picture shown with the insight."""

    # An editor knows no rule across fields but this.
    model_config = ConfigDict(json_schema_extra={"anyOf": [{"required": ["alt"]}, {"required": ["decorative"]}]})

    file: Annotated[str, StringConstraints(pattern=PICTURE_PATTERN, max_length=200)] = Field(
        description="File in the route's folder: jpg, png, webp or avif"
    )
    # Before `alt`, which looks at it.
    decorative: bool | None = Field(
        default=None, description="true: the picture tells nothing, so it needs no alt; screen readers pass over it"
    )
    alt: SentenceText | None = Field(
        default=None,
        validate_default=True,
        description="What is to be seen, for those who cannot see it; required unless decorative is true",
    )
    credit: PlainText | None = Field(default=None, description="Author and licence")

    @field_validator("alt")
    @classmethod
    def _described(cls, value: LocalText | None, info: ValidationInfo) -> LocalText | None:
        if value is None and not info.data.get("decorative"):
            raise PydanticCustomError("alt_missing", "a picture needs a description")
        return value

    @property
    def spoken(self) -> LocalText:
        """What a screen reader says; nothing for a decorative picture, whatever has been written."""
        return "" if self.decorative or self.alt is None else self.alt


class Recording(Document):
    """Something to hear at a station, with its words for those who cannot or do not want to hear it."""

    file: Annotated[str, StringConstraints(pattern=SOUND_PATTERN, max_length=200)] = Field(
        description="File in the route's folder: mp3 or m4a"
    )
    language: Language = Field(description="What is spoken; one recording for each language")
    transcript: Annotated[str, StringConstraints(min_length=1, max_length=8000)] = Field(
        description="Every word that is said, and in brackets what else is heard; an empty line begins a paragraph"
    )
    credit: PlainText | None = Field(default=None, description="Speaker, author and licence")


class Access(Document):
    """What people need to know before they walk there; unknown is said as unknown."""

    wheelchair: Known = "unknown"
    steps: Annotated[int, Field(ge=0, le=1000)] | Literal["unknown"] = "unknown"
    surface: SentenceText | None = None
    seats: Known = "unknown"
    toilet: Known = "unknown"
    shelter: Known = "unknown"
    note: SentenceText | None = None


class Station(Document):
    """A place of the route: how to find it, what it opens, what is asked there."""

    id: Slug = Field(description="Never change it once posters are printed: the station code depends on it")
    name: TitleText
    position: StationPosition | None = Field(default=None, description="Without it the station opens by code only")
    fence: StationFence | None = Field(default=None, description="Without it a circle of 30 m around the position")
    indoor: bool = Field(default=False, description="true: the code comes first, GPS is weak inside")
    checkin_points: Annotated[int, Field(ge=0, le=1000)] | None = Field(
        default=None, description="Overrides the route's points for a check-in"
    )
    directions: SentenceText | None = Field(
        default=None, description="The last metres; required unless the position's confidence is high"
    )
    near: Slug | None = Field(default=None, description="Without a position: the station it is close to")
    dwell_min: Annotated[int, Field(ge=1, le=240)] | None = Field(
        default=None, description="Minutes a group stays here"
    )
    insight: InsightText | None = Field(default=None, description="Markdown, at most 90 words")
    media: list[Medium] = Field(default_factory=list, max_length=MAX_MEDIA)
    audio: list[Recording] | None = Field(default=None, min_length=1, max_length=MAX_AUDIO)
    access: Access | None = None
    quiz: QuizPath | None = Field(default=None, description="File below quizzes/ without .yaml")

    @property
    def files(self) -> list[str]:
        """Pictures first, then recordings: the order in which they are sealed and numbered."""
        return [medium.file for medium in self.media] + [recording.file for recording in self.audio or []]


class Scoring(Document):
    """What a check-in is worth."""

    checkin_points: int = Field(default=50, ge=0, le=1000)
    speed_bonus: bool = Field(default=False, description="Visitors are told when it is on")


class Route(Document):
    """What an organizer authors: stations in an order, the line between them, settings."""

    schema_version: Literal[1] = Field(alias="schema", description="Version of this format")
    title: TitleText
    summary: SentenceText
    languages: list[Language] = Field(
        min_length=1, max_length=10, description="Every text needs each of them; de-x-easy is Einfache Sprache"
    )
    order: Literal["fixed", "free", "rotated"] = Field(
        default="fixed", description="rotated: each group starts at another station"
    )
    offline: Literal["sealed", "open"] = Field(
        default="sealed", description="open: the phone holds insights and solutions from the start"
    )
    scoring: Scoring = Field(default_factory=Scoring)
    line: GeoJsonFile | None = Field(default=None, description="Walking line; straight legs where absent")
    context: GeoJsonFile | None = Field(default=None, description="Outlines for the map that needs no tiles")
    attribution: list[PlainText] = Field(default_factory=list, max_length=20, description="Lines shown on the map")
    start: Slug | None = Field(default=None, description="Station that comes first for every group")
    finish: Slug | None = Field(default=None, description="Station that comes last for every group")
    step_free_order: list[Slug] | None = Field(
        default=None, min_length=1, max_length=MAX_STATIONS, description="Order without steps, where it differs"
    )
    meeting_point: SentenceText | None = Field(default=None, description="Where everybody meets again")
    phone: Annotated[str, StringConstraints(pattern=r"^\+?[0-9][0-9 ()/-]{2,29}$")] | None = Field(
        default=None, description="Number of the host, in quotes"
    )
    stations: list[Station] = Field(min_length=1, max_length=MAX_STATIONS)
    sources: list[Source] = Field(default_factory=list, max_length=100)
    licence: PlainText | None = Field(default=None, description="Licence of the texts, such as CC-BY-4.0")


class Reference(Document):
    """A question of another quiz that is asked here too: edited there, changed here."""

    id: QuestionId = Field(description="Its id in this quiz")
    use: Annotated[str, StringConstraints(pattern=USE_PATTERN)] = Field(
        description="Path of the other quiz, # and the question's id there, in quotes"
    )


# In brackets, so that no field of a document can be called so: the validator names them in its paths.
QUESTION_TAG, REFERENCE_TAG = "(question)", "(reference)"


def _entry_tag(entry: object) -> str:
    """What has a type is meant as a question, whatever else it says, so that its mistakes are explained as such."""
    if isinstance(entry, dict):
        return REFERENCE_TAG if "use" in entry and "type" not in entry else QUESTION_TAG
    return REFERENCE_TAG if isinstance(entry, Reference) else QUESTION_TAG


if TYPE_CHECKING:
    QuizEntry = AnyQuestion | Reference
else:
    QuizEntry = Annotated[
        Annotated[AnyQuestion, Tag(QUESTION_TAG)] | Annotated[Reference, Tag(REFERENCE_TAG)],
        Discriminator(_entry_tag),
    ]


class Quiz(Document):
    """The questions of a station, as they are written."""

    schema_version: Literal[1] = Field(alias="schema", description="Version of this format")
    title: TitleText
    questions: list[QuizEntry] = Field(min_length=1, max_length=MAX_QUESTIONS)


class AskedQuiz(Document):
    """The questions of a station, as they are asked: each of them whole. Editions hold these."""

    schema_version: Literal[1] = Field(alias="schema", description="Version of this format")
    title: TitleText
    questions: list[AnyQuestion] = Field(min_length=1, max_length=MAX_QUESTIONS)
