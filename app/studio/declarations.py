"""What the editor must know ahead: limits of the documents, the rule of the fence, question types. For views alone."""

from __future__ import annotations

from typing import Any

from app.content.documents import MAX_AUDIO, MAX_MEDIA, MAX_QUESTIONS, MAX_STATIONS
from app.content.quiz_checks import EXPLANATION_CHARACTERS, OPTION_CHARACTERS, PROMPT_CHARACTERS
from app.geo.fence import ACCURACY_CREDIT_M, DEFAULT_RADIUS_M, MAX_RADIUS_M, MAX_VERTICES, MIN_RADIUS_M
from app.quiz.base import Question
from app.quiz.editing import editors, limits_of
from app.quiz.registry import question_types
from app.studio.field_names import FIELD_NAMES

# A change names what stood there and what shall stand there: two such ways fit into one (`changes.MAX_CHANGE_BYTES`).
MOST_TYPED = 5_000


def fences() -> dict[str, float]:
    """Radii in metres, and how many corners a polygon may have."""
    return {
        "default": DEFAULT_RADIUS_M,
        "min": MIN_RADIUS_M,
        "max": MAX_RADIUS_M,
        "credit": ACCURACY_CREDIT_M,
        "corners": MAX_VERTICES,
    }


def limits() -> dict[str, int]:
    """How much of each fits."""
    return {
        "stations": MAX_STATIONS,
        "media": MAX_MEDIA,
        "audio": MAX_AUDIO,
        "questions": MAX_QUESTIONS,
        "way": MOST_TYPED,
    }


def questions() -> dict[str, Any]:
    """The types with their forms, how much fits, and how much can be read while standing."""
    advice = {"prompt": PROMPT_CHARACTERS, "option": OPTION_CHARACTERS, "explanation": EXPLANATION_CHARACTERS}
    return {"types": editors(question_types()), "limits": limits_of(Question), "advice": advice}


def page_limits() -> dict[str, Any]:
    """All of it, as a page's data block holds it."""
    return {"fences": fences(), "limits": limits(), "questions": questions(), "fields": FIELD_NAMES}
