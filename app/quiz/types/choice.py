"""Question type `choice`: exactly one of the options is right. Found by app.quiz.registry."""

from typing import Annotated, Any, ClassVar, Literal

from pydantic import AfterValidator, Field
from pydantic_core import PydanticCustomError

from app.quiz.base import Question
from app.quiz.editing import Editor
from app.quiz.options import (
    FRESH_OPTIONS,
    MAX_OPTIONS,
    MIN_OPTIONS,
    Option,
    check_unique,
    correct_ids,
    options_field,
    read_option_id,
)


def _exactly_one(options: list[Option]) -> list[Option]:
    marked = len(correct_ids(options))
    if marked != 1:
        raise PydanticCustomError(
            "one_correct_option", "exactly one option must be correct, {marked} are marked", {"marked": marked}
        )
    return options


class Choice(Question):
    PUBLIC: ClassVar[frozenset[str]] = Question.PUBLIC | {"options.id", "options.text"}
    SECRET: ClassVar[frozenset[str]] = Question.SECRET | {"options.correct"}
    EDITOR: ClassVar[Editor] = Editor(
        rank=1, icon="circle-dot", fields=(options_field("one"),), fresh={"options": FRESH_OPTIONS}
    )

    type: Literal["choice"]
    options: Annotated[
        list[Option],
        Field(min_length=MIN_OPTIONS, max_length=MAX_OPTIONS),
        AfterValidator(check_unique),
        AfterValidator(_exactly_one),
    ]

    def parse_response(self, raw: object) -> str:
        return read_option_id(raw, self.options)

    def share_of(self, raw: object) -> float:
        return 1.0 if [self.parse_response(raw)] == correct_ids(self.options) else 0.0

    def solution(self) -> dict[str, Any]:
        return {"option": correct_ids(self.options)[0]}
