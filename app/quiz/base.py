"""What every question type shares: the document's common fields, who may see which field, the way to a score.

The types in app.quiz.types build on it; `content` and everything above it may import it.
"""

from abc import abstractmethod
from collections.abc import Iterator
from typing import Annotated, Any, ClassVar, Self, get_args

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator
from pydantic_core import PydanticCustomError

from app.quiz.editing import Editor
from app.quiz.localized import AreaText, DateText, ExplanationText, HintText, PromptText, TitleText
from app.quiz.scoring import Score, score_share

Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9-]{0,39}$")]
WebAddress = Annotated[str, StringConstraints(max_length=500, pattern=r"^https?://[^\s/?#]+[^\s]*$")]

Response = bool | float | str | list[str]

MAX_RESPONSE_ITEMS = 20
MAX_RESPONSE_TEXT = 200


class InvalidResponse(ValueError):
    """A response that is no answer to this question; `code` is stable, the sentence is written where it is shown."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class QuizDocument(BaseModel):
    """Strict, because YAML turns `yes`, `1_000` and `2021-12-31` into things an author did not mean."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class Hint(QuizDocument):
    text: HintText
    cost: int = Field(ge=0, le=1000)


class Source(QuizDocument):
    """Where a figure comes from, of when it is and for which area it holds."""

    title: TitleText
    url: WebAddress | None = None
    date: DateText
    area: AreaText


class Question(QuizDocument):
    """One question; a type adds its fields, declares each PUBLIC or SECRET and says what a response is worth.

    Declarations name the leaves (`options.id`). The payload for the phone is built from PUBLIC alone, so a field
    that nobody declared stays on the server. `EDITOR` says what the studio shows of the type's own fields.
    """

    EDITOR: ClassVar[Editor]

    PUBLIC: ClassVar[frozenset[str]] = frozenset({"id", "type", "prompt", "points", "attempts", "hints.cost"})
    SECRET: ClassVar[frozenset[str]] = frozenset(
        {"explanation", "hints.text", "source.area", "source.date", "source.title", "source.url", "tags"}
    )

    id: Slug
    type: str
    prompt: PromptText
    points: int = Field(default=100, ge=1, le=1000)
    attempts: int = Field(default=1, ge=1, le=5)
    hints: list[Hint] = Field(default_factory=list, max_length=3)
    explanation: ExplanationText | None = None
    source: Source | None = None
    tags: list[Slug] = Field(default_factory=list, max_length=10)

    @model_validator(mode="after")
    def _hints_are_affordable(self) -> Self:
        if any(hint.cost > self.points for hint in self.hints):
            raise PydanticCustomError(
                "hint_cost", "a hint costs more than the question's {points} points", {"points": self.points}
            )
        return self

    @abstractmethod
    def parse_response(self, raw: object) -> Response:
        """The response in its canonical form, or InvalidResponse; parsing its own result changes nothing."""

    @abstractmethod
    def share_of(self, raw: object) -> float:
        """How much of the points a response earns, 0 to 1; 1 exactly when it is right. InvalidResponse as above."""

    @abstractmethod
    def solution(self) -> dict[str, Any]:
        """What the phone shows once the question is right or its attempts are used up."""

    def score(self, response: object) -> Score:
        """The score of a response as it came over the wire or from parse_response."""
        return score_share(self.share_of(response), self.points)


def public_payload(question: Question) -> dict[str, Any]:
    """What a phone may know of the question after check-in; fields without a value are left out."""
    payload: dict[str, Any] = _project(question, "", question.PUBLIC)
    return payload


def secret_payload(question: Question) -> dict[str, Any]:
    """What `public_payload` leaves out, tags aside: laid over it, part by part, it is the whole question.

    Parts of a list, such as options, lie in the same order in both.
    """
    payload: dict[str, Any] = _project(question, "", question.SECRET - {"tags"})
    return payload


def leaf_fields(model: type[BaseModel], prefix: str = "") -> Iterator[str]:
    """The paths of all fields of a document that hold values themselves, `hints.cost` for a field of a part."""
    for name, field in model.model_fields.items():
        parts = list(_models_in(field.annotation))
        if not parts:
            yield prefix + name
        for part in parts:
            yield from leaf_fields(part, f"{prefix}{name}.")


def _models_in(annotation: object) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for argument in get_args(annotation):
        yield from _models_in(argument)


def _project(value: Any, path: str, public: frozenset[str]) -> Any:
    if isinstance(value, BaseModel):
        prefix = f"{path}." if path else ""
        kept = ((name, prefix + name) for name in type(value).model_fields)
        parts = {
            name: _project(getattr(value, name), inner, public)
            for name, inner in kept
            if inner in public or any(leaf.startswith(f"{inner}.") for leaf in public)
        }
        return {name: part for name, part in parts.items() if part is not None}
    if isinstance(value, list):
        return [_project(item, path, public) for item in value]
    return value
