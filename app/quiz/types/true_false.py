"""Question type `true_false`: a statement that holds or does not. Found by app.quiz.registry."""

from typing import Any, ClassVar, Literal

from app.quiz.base import InvalidResponse, Question


class TrueFalse(Question):
    SECRET: ClassVar[frozenset[str]] = Question.SECRET | {"answer"}

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
