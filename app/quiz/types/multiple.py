"""Question type `multiple`: one or more of the options are right. Found by app.quiz.registry."""

from typing import Annotated, Any, ClassVar, Literal

from pydantic import AfterValidator, Field
from pydantic_core import PydanticCustomError

from app.quiz.base import MAX_RESPONSE_ITEMS, InvalidResponse, Question
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
from app.quiz.scoring import multiple_share


def _at_least_one(options: list[Option]) -> list[Option]:
    if not correct_ids(options):
        raise PydanticCustomError("no_correct_option", "at least one option must be correct, none is marked")
    return options


class Multiple(Question):
    PUBLIC: ClassVar[frozenset[str]] = Question.PUBLIC | {"options.id", "options.text"}
    SECRET: ClassVar[frozenset[str]] = Question.SECRET | {"options.correct"}
    EDITOR: ClassVar[Editor] = Editor(
        rank=2, icon="list-checks", fields=(options_field("many"),), fresh={"options": FRESH_OPTIONS}
    )

    type: Literal["multiple"]
    options: Annotated[
        list[Option],
        Field(min_length=MIN_OPTIONS, max_length=MAX_OPTIONS),
        AfterValidator(check_unique),
        AfterValidator(_at_least_one),
    ]

    def parse_response(self, raw: object) -> list[str]:
        """The chosen ids in the order of the options; an empty choice is a slip of the finger and costs no attempt."""
        if not isinstance(raw, list):
            raise InvalidResponse("response_type")
        if not raw:
            raise InvalidResponse("nothing_chosen")
        if len(raw) > MAX_RESPONSE_ITEMS:
            raise InvalidResponse("too_many_options")
        chosen = [read_option_id(item, self.options) for item in raw]
        if len(set(chosen)) != len(chosen):
            raise InvalidResponse("option_repeated")
        return [option.id for option in self.options if option.id in chosen]

    def share_of(self, raw: object) -> float:
        return multiple_share(set(self.parse_response(raw)), set(correct_ids(self.options)))

    def solution(self) -> dict[str, Any]:
        return {"options": correct_ids(self.options)}
