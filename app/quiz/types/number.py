"""Question type `number`: an estimate that earns less the farther it is off. Found by app.quiz.registry."""

import math
from decimal import ROUND_FLOOR, Decimal
from typing import Annotated, Any, ClassVar, Literal, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from app.quiz.base import InvalidResponse, Question
from app.quiz.editing import Editor, EditorField
from app.quiz.localized import UnitText, length_of
from app.quiz.scoring import falling_share

LARGEST = 1e15

Quantity = Annotated[float, Field(ge=-LARGEST, le=LARGEST, allow_inf_nan=False)]
Deviation = Annotated[float, Field(ge=0, le=LARGEST, allow_inf_nan=False)]


class Number(Question):
    """`tolerance` and `zero_at` are deviations in the unit, on the logarithmic scale factors (1.1 is ten per cent)."""

    PUBLIC: ClassVar[frozenset[str]] = Question.PUBLIC | {"unit", "min", "max", "step"}
    SECRET: ClassVar[frozenset[str]] = Question.SECRET | {"answer", "scale", "tolerance", "zero_at"}
    EDITOR: ClassVar[Editor] = Editor(
        rank=3,
        icon="ruler",
        fields=(
            EditorField("answer", "number", {"least": -LARGEST, "most": LARGEST}, required=True),
            EditorField("unit", "local", {"length": length_of(UnitText)}, required=True),
            EditorField("tolerance", "falloff", {"most": LARGEST}, covers=("zero_at",), required=True),
            EditorField("scale", "pick", {"values": ["linear", "log"], "default": "linear"}, more=True),
            EditorField("min", "number", {"least": -LARGEST, "most": LARGEST}, more=True),
            EditorField("max", "number", {"least": -LARGEST, "most": LARGEST}, more=True),
            EditorField("step", "number", {"least": 0, "most": LARGEST}, more=True),
        ),
    )

    type: Literal["number"]
    answer: Quantity
    unit: UnitText
    tolerance: Deviation
    zero_at: Deviation
    scale: Literal["linear", "log"] = "linear"
    min: Quantity | None = None
    max: Quantity | None = None
    step: Annotated[float, Field(gt=0, le=LARGEST, allow_inf_nan=False)] | None = None

    @model_validator(mode="after")
    def _scale_is_sound(self) -> Self:
        if self.zero_at <= self.tolerance:
            raise PydanticCustomError("zero_at", "zero_at must be greater than tolerance")
        if self.scale == "log" and self.answer <= 0:
            raise PydanticCustomError("log_answer", "a logarithmic scale needs an answer above 0")
        if self.scale == "log" and self.tolerance < 1:
            raise PydanticCustomError("log_factor", "on a logarithmic scale tolerance is a factor of at least 1")
        return self

    @model_validator(mode="after")
    def _answer_can_be_given(self) -> Self:
        if self.min is not None and self.max is not None and self.min >= self.max:
            raise PydanticCustomError("range_empty", "min must be less than max")
        if not self._in_range(self.answer):
            raise PydanticCustomError("answer_out_of_range", "the answer does not lie between min and max")
        return self

    def _in_range(self, value: float) -> bool:
        return (self.min is None or value >= self.min) and (self.max is None or value <= self.max)

    def parse_response(self, raw: object) -> float:
        if isinstance(raw, bool) or not isinstance(raw, int | float):
            raise InvalidResponse("response_type")
        # Compared before it is converted: an integer of a thousand digits does not fit a float.
        if not -LARGEST <= raw <= LARGEST:
            raise InvalidResponse("number_out_of_range")
        value = float(raw)
        if not self._in_range(value):
            raise InvalidResponse("number_out_of_range")
        return value

    def share_of(self, raw: object) -> float:
        value, answer = _decimal(self.parse_response(raw)), _decimal(self.answer)
        if self.scale == "linear":
            return falling_share(float(abs(value - answer)), self.tolerance, self.zero_at)
        if value <= 0:
            return 0.0
        factor = float(max(value / answer, answer / value))
        return falling_share(math.log(factor), math.log(self.tolerance), math.log(self.zero_at))

    def solution(self) -> dict[str, Any]:
        return {"value": self.answer, "tolerance": self._tolerance_in_unit()}

    def _tolerance_in_unit(self) -> float:
        """People read a deviation, not a factor: on the log scale the smaller side, rounded down to two digits."""
        if self.scale == "linear":
            return self.tolerance
        below = _decimal(self.answer) - _decimal(self.answer) / _decimal(self.tolerance)
        if not below:
            return 0.0
        return float(below.quantize(Decimal((0, (1,), below.adjusted() - 1)), rounding=ROUND_FLOOR))


def _decimal(value: float) -> Decimal:
    """The number as it was written: 26.5 and 26.4 lie 0.1 apart for an author, though not for binary floats."""
    return Decimal(repr(value))
