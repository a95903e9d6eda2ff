"""Question type `true_false`: a statement that holds or does not. Found by app.quiz.registry."""

from typing import Any, ClassVar, Literal

from app.quiz.base import InvalidResponse, Question
from app.quiz.editing import Editor, EditorField


class TrueFalse(Question):
    SECRET: ClassVar[frozenset[str]] = Question.SECRET | {"answer"}
    EDITOR: ClassVar[Editor] = Editor(
        rank=5, icon="toggle-left", fields=(EditorField("answer", "pick", {"values": [True, False]}, required=True),)
    )

    type: Literal["true_false"]
    answer: bool

    def parse_response(self, raw: object) -> bool:
        if not isinstance(raw, bool):
            raise InvalidResponse("response_type")
        return raw

    def share_of(self, raw: object) -> float:
        return 1.0 if self.parse_response(raw) is self.answer else 0.0

    def solution(self) -> dict[str, Any]:
        return {"value": self.answer}
