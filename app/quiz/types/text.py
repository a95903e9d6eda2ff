"""Question type `text`: a typed word or name, compared after normalisation. Found by app.quiz.registry."""

from typing import Any, ClassVar, Literal, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from app.quiz.base import MAX_RESPONSE_TEXT, InvalidResponse, Question
from app.quiz.editing import Editor, EditorField
from app.quiz.localized import OptionText, is_storable, length_of, normalise, variants

MAX_ACCEPTED = 20
MAX_SLIPS = 2


class Text(Question):
    """An answer counts when it is within `edit_distance` typing slips of any accepted text in any language."""

    PUBLIC: ClassVar[frozenset[str]] = Question.PUBLIC | {"max_length"}
    SECRET: ClassVar[frozenset[str]] = Question.SECRET | {"accept", "edit_distance"}
    EDITOR: ClassVar[Editor] = Editor(
        rank=4,
        icon="text-cursor-input",
        fields=(
            EditorField("accept", "texts", {"most": MAX_ACCEPTED, "length": length_of(OptionText)}, required=True),
            EditorField("edit_distance", "pick", {"values": list(range(MAX_SLIPS + 1)), "default": 0}),
            EditorField("max_length", "number", {"least": 1, "most": MAX_RESPONSE_TEXT, "whole": True}, more=True),
        ),
    )

    type: Literal["text"]
    accept: list[OptionText] = Field(min_length=1, max_length=MAX_ACCEPTED)
    edit_distance: int = Field(default=0, ge=0, le=MAX_SLIPS)
    max_length: int = Field(default=MAX_RESPONSE_TEXT, ge=1, le=MAX_RESPONSE_TEXT)

    @model_validator(mode="after")
    def _accepted_texts_can_be_given(self) -> Self:
        for text in (text for accepted in self.accept for text in variants(accepted)):
            if len(text) > self.max_length:
                raise PydanticCustomError("accept_too_long", "{text} is longer than max_length", {"text": repr(text)})
            # Two slips in a word of four letters would let nearly any word pass.
            if len(normalise(text)) <= 2 * self.edit_distance:
                raise PydanticCustomError(
                    "accept_too_short", "{text} is too short for this edit_distance", {"text": repr(text)}
                )
        return self

    def parse_response(self, raw: object) -> str:
        if not isinstance(raw, str):
            raise InvalidResponse("response_type")
        text = raw.strip()
        if len(text) > self.max_length:
            raise InvalidResponse("text_too_long")
        if not is_storable(text):
            raise InvalidResponse("text_invalid")
        if not normalise(text):
            raise InvalidResponse("text_empty")
        return text

    def share_of(self, raw: object) -> float:
        given = normalise(self.parse_response(raw))
        wanted = {normalise(text) for accepted in self.accept for text in variants(accepted)}
        # Lengths first: one typed character can normalise to eighteen, and the full comparison grows with the product.
        near = [text for text in wanted if abs(len(given) - len(text)) <= self.edit_distance]
        return 1.0 if any(edit_distance(given, text) <= self.edit_distance for text in near) else 0.0

    def solution(self) -> dict[str, Any]:
        return {"accept": self.accept[0]}


def edit_distance(left: str, right: str) -> int:
    """Inserted, missing, changed and swapped neighbouring letters (optimal string alignment), each counting one."""
    before: list[int] = []
    previous = list(range(len(right) + 1))
    for row, letter in enumerate(left, start=1):
        current = [row]
        for column, other in enumerate(right, start=1):
            cost = min(previous[column] + 1, current[column - 1] + 1, previous[column - 1] + (letter != other))
            if row > 1 and column > 1 and letter == right[column - 2] and left[row - 2] == other:
                cost = min(cost, before[column - 2] + 1)
            current.append(cost)
        before, previous = previous, current
    return previous[-1]
