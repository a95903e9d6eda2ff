"""What the editor must know ahead: limits of the documents and the rule of the fence. For views alone."""

from __future__ import annotations

from typing import Any

from app.content.documents import MAX_AUDIO, MAX_MEDIA, MAX_QUESTIONS, MAX_STATIONS
from app.geo.fence import ACCURACY_CREDIT_M, DEFAULT_RADIUS_M, MAX_RADIUS_M, MAX_VERTICES, MIN_RADIUS_M


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
    return {"stations": MAX_STATIONS, "media": MAX_MEDIA, "audio": MAX_AUDIO, "questions": MAX_QUESTIONS}


def page_limits() -> dict[str, Any]:
    """All of it, as a page's data block holds it."""
    return {"fences": fences(), "limits": limits()}
