"""Right, partly right and wrong answers to a question, found by trying candidates on its own score. Pure.

A new question type needs its candidates here; a test fails until it has them.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from itertools import combinations
from random import Random
from typing import Any, Literal

from app.quiz.base import InvalidResponse, Question, public_payload

Quality = Literal["right", "partly", "wrong"]

_GUESSES = ("Weiß ich nicht", "Keine Ahnung", "Der Turm", "Anno dazumal", "no idea", "x", "q")
# Enough of them to find a share in between, few enough to score them all.
_MAX_SETS = 200


def respond(question: Question, quality: Quality, random: Random) -> Any:
    """A valid response of this quality; where a question knows nothing in between, partly right becomes wrong."""
    found: dict[str, list[Any]] = {"right": [], "partly": [], "wrong": []}
    for candidate in CANDIDATES[question.type](question, random):
        try:
            share = question.share_of(candidate)
        except InvalidResponse:
            continue
        found["right" if share == 1 else "wrong" if share == 0 else "partly"].append(candidate)
    for wanted in {"right": ("right",), "partly": ("partly", "wrong", "right"), "wrong": ("wrong", "partly", "right")}[
        quality
    ]:
        if found[wanted]:
            return random.choice(found[wanted])
    raise ValueError(f"no response to the question {question.id!r} would be {quality}")


def _one_option(question: Question, random: Random) -> list[Any]:
    return [option["id"] for option in public_payload(question)["options"]]


def _some_options(question: Question, random: Random) -> list[Any]:
    right = question.solution()["options"]
    keys = [option["id"] for option in public_payload(question)["options"]]
    sets = [list(some) for size in range(1, len(keys) + 1) for some in combinations(keys, size)]
    return [right, *random.sample(sets, min(_MAX_SETS, len(sets)))]


def _truth(question: Question, random: Random) -> list[Any]:
    return [True, False]


def _figure(question: Question, random: Random) -> list[Any]:
    answer = float(question.solution()["value"])
    factors = [1 + random.choice((-1, 1)) * 10 ** random.uniform(-3, 0.5) for _ in range(60)]
    tolerance, zero_at = float(getattr(question, "tolerance", 0)), float(getattr(question, "zero_at", 1))
    steps = [tolerance * random.random(), (tolerance + zero_at) / 2, zero_at * random.uniform(1.01, 2)]
    near = [answer + sign * step for step in steps for sign in (-1, 1)]
    scaled = [answer * step for step in steps if step > 0] + [answer / step for step in steps if step > 0]
    values = [answer, *near, *scaled, *(answer * factor for factor in factors)]
    least, most = (public_payload(question).get(edge) for edge in ("min", "max"))
    edges = [float(edge) for edge in (least, most) if edge is not None]
    return [_like_a_person(value) for value in [*values, *edges] if math.isfinite(value)] + [answer]


def _like_a_person(value: float) -> float:
    """Three digits: nobody types more."""
    return 0.0 if value == 0 else round(value, max(0, 2 - math.floor(math.log10(abs(value)))))


def _words(question: Question, random: Random) -> list[Any]:
    accepted = question.solution()["accept"]
    texts = [accepted] if isinstance(accepted, str) else list(accepted.values())
    typed = [form(text) for text in texts for form in (str, str.lower, str.upper)]
    return [*typed, *_GUESSES]


CANDIDATES: dict[str, Callable[[Question, Random], list[Any]]] = {
    "choice": _one_option,
    "multiple": _some_options,
    "number": _figure,
    "text": _words,
    "true_false": _truth,
}
