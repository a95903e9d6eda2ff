"""The options that `choice` and `multiple` offer, how they are edited, and how chosen ids are read.

Imported by app.quiz.types and by the content checks.
"""

from pydantic_core import PydanticCustomError

from app.quiz.base import InvalidResponse, QuizDocument, Slug
from app.quiz.editing import EditorField
from app.quiz.localized import OptionText, length_of

MIN_OPTIONS, MAX_OPTIONS = 2, 10
# A new question begins with room for as many as it needs at least.
FRESH_OPTIONS = [{"id": "a"}, {"id": "b"}]


class Option(QuizDocument):
    id: Slug
    text: OptionText
    correct: bool = False


def check_unique(options: list[Option]) -> list[Option]:
    seen: set[str] = set()
    for option in options:
        if option.id in seen:
            raise PydanticCustomError("option_repeated", "the option id {id} is used twice", {"id": option.id})
        seen.add(option.id)
    return options


def correct_ids(options: list[Option]) -> list[str]:
    return [option.id for option in options if option.correct]


def read_option_id(raw: object, options: list[Option]) -> str:
    if not isinstance(raw, str):
        raise InvalidResponse("response_type")
    if not any(option.id == raw for option in options):
        raise InvalidResponse("option_unknown")
    return raw


def options_field(mark: str) -> EditorField:
    """The control for the options; `mark` says whether "one" of them is right or "many" may be."""
    settings = {"mark": mark, "least": MIN_OPTIONS, "most": MAX_OPTIONS, "length": length_of(OptionText)}
    return EditorField("options", "options", settings, required=True)
