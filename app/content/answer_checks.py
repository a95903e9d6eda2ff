"""Can a question be answered, and by everybody: figures off the steps, answers that are the same, colours alone.

All of it is advice, for an author may have a reason. Imported by `quiz_checks`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from itertools import combinations

from app.content.documents import Quiz
from app.content.findings import Path
from app.content.reading import Reading
from app.quiz.base import InvalidResponse, Question
from app.quiz.localized import LocalText, normalise, resolve, variants
from app.quiz.options import Option
from app.quiz.types.multiple import Multiple
from app.quiz.types.number import Number
from app.quiz.types.text import Text

_WORD = re.compile(r"[^\W\d_]+")
_JOINING = frozenset({"und", "oder", "and", "or"})
_COLOUR = re.compile(
    r"(?:hell|dunkel|knall|blass|light|dark|pale)?"
    r"(?:rot|grün|blau|gelb|weiß|weiss|schwarz|grau|braun|orange|lila|violett|rosa|pink|türkis|beige"
    r"|red|green|blue|yellow|white|black|grey|gray|brown|purple|violet|turquoise)"
    r"(?:e[rsnm]?)?"
)
_SHADES = frozenset({"hell", "dunkel", "light", "dark", "pale"})


def check_answers(reading: Reading[Quiz], path: Path, question: Question) -> None:
    """`path` is the question's."""
    if isinstance(question, Number):
        _check_steps(reading, path, question)
    if isinstance(question, Text):
        _check_accepted(reading, path, question)
    if options := getattr(question, "options", []):
        _check_options(reading, path, options)
    if isinstance(question, Multiple) and all(option.correct for option in question.options):
        reading.warning((*path, "options"), "all_correct")


def is_colour(text: str) -> bool:
    """Whether a text names colours and nothing else.

    >>> [is_colour(text) for text in ("Dunkelrot", "rot und weiß", "Rotes Haus", "Rotdorn")]
    [True, True, False, False]
    """
    found = [word for word in _WORD.findall(text.lower()) if word not in _JOINING]
    colours = [word for word in found if _COLOUR.fullmatch(word)]
    return bool(colours) and all(word in _SHADES or _COLOUR.fullmatch(word) for word in found)


def _check_steps(reading: Reading[Quiz], path: Path, question: Number) -> None:
    if question.step is None:
        return
    reachable = [(share, value) for value in _beside(question) if (share := _share(question, value)) is not None]
    best, nearest = max(reachable, default=(0.0, question.answer))
    if best < 1:
        reading.warning(
            (*path, "step"), "number_off_steps", step=question.step, answer=question.answer, nearest=nearest
        )


def _beside(question: Number) -> Iterator[float]:
    """The figures just below and just above the answer, as the buttons count them: in steps from min or from 0."""
    base, step = Decimal(repr(question.min or 0.0)), Decimal(repr(question.step))
    count = (Decimal(repr(question.answer)) - base) / step
    for rounding in (ROUND_FLOOR, ROUND_CEILING):
        yield float(base + count.to_integral_value(rounding) * step)


def _share(question: Number, value: float) -> float | None:
    try:
        return question.share_of(value)
    except InvalidResponse:
        return None


def _check_accepted(reading: Reading[Quiz], path: Path, question: Text) -> None:
    seen: dict[str, tuple[int, str]] = {}
    for index, accepted in enumerate(question.accept):
        where: Path = (*path, "accept", index)
        for text in variants(accepted):
            known = seen.setdefault(normalise(text), (index, text))
            if known[0] != index:
                reading.warning(where, "accept_same", first=known[1][:60], second=text[:60])
                break
            if all(unicodedata.category(letter)[0] in "CMZ" for letter in text):
                reading.warning(where, "accept_unseen", text=text[:60])
                break
    for index, accepted in enumerate(question.accept):
        if colour := _colour_in(accepted):
            reading.warning((*path, "accept", index), "colour_asked", text=colour[:60])
            return


def _check_options(reading: Reading[Quiz], path: Path, options: Sequence[Option]) -> None:
    texts = [option.text for option in options]
    languages = list(dict.fromkeys(code for text in texts if not isinstance(text, str) for code in text))
    for first, second in combinations(range(len(options)), 2):
        for language in languages or [""]:
            one, other = resolve(texts[first], language), resolve(texts[second], language)
            if normalise(one) == normalise(other):
                where = (*path, "options", second, "text")
                reading.warning(where, "options_same", first=one[:60], second=other[:60], language=language)
                break
    colours = [(index, colour) for index, text in enumerate(texts) if (colour := _colour_in(text))]
    if len(colours) > 1:
        index, colour = colours[0]
        reading.warning((*path, "options", index, "text"), "colours_only", text=colour[:60])


def _colour_in(text: LocalText) -> str | None:
    return next((part for part in variants(text) if is_colour(part)), None)
