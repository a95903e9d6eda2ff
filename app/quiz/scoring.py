"""Score arithmetic shared by the question types: shares between 0 and 1, points as integers.

Pure; imported by app.quiz.base, the types and the standings.
"""

import math
from dataclasses import dataclass


@dataclass(frozen=True)
class Score:
    """What one response is worth before the cost of hints."""

    points: int
    correct: bool
    share: float


def points_for(share: float, points: int) -> int:
    """Whole points, halves rounded up: floor(x + 0.5), the same in every language this is written in."""
    return math.floor(share * points + 0.5)


def score_share(share: float, points: int) -> Score:
    return Score(points=points_for(share, points), correct=share == 1.0, share=share)


def multiple_share(chosen: set[str], right: set[str]) -> float:
    """(right chosen - wrong chosen) / right, not below 0, so ticking everything does not pay."""
    return max(0.0, (len(chosen & right) - len(chosen - right)) / len(right))


def falling_share(deviation: float, tolerance: float, zero_at: float) -> float:
    """1 up to the tolerance, then linearly down to 0 at zero_at; all three in one unit, zero_at > tolerance >= 0."""
    if deviation <= tolerance:
        return 1.0
    return max(0.0, (zero_at - deviation) / (zero_at - tolerance))
