"""What Einfache Sprache is held to: short sentences, active voice, no genitive. Pure; used by the content checks.

Rules after the project's quality bar A11: at most ten words a sentence in the middle, fifteen at most.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from statistics import median
from typing import Any

from app.content.reading import Reading
from app.content.sentences import Value
from app.content.texts import EASY_SUFFIX, texts_of

MOST_WORDS, MEDIAN_WORDS = 15, 10

# "15. Mai" and "der 6. bundesweite" hold ordinal numbers, "unter 18. In" ends a sentence.
_MONTHS = "Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember"
_ORDINAL = re.compile(rf"(\d)\.(?=\s+(?:{_MONTHS}|[a-zäöü]))")
_END = re.compile(r"[.!?](?=\s|$)|\n\s*\n")
WORD = re.compile(r"[^\W_][\w·’'-]*(?:[.,]\d+)*")
_PASSIVE = re.compile(r"\b(?:wird|werden|wurde|wurden|worden)\b", re.IGNORECASE)
_GENITIVE = re.compile(r"\b(?:des|eines)\s+(?:[\w-]+en\s+)?[A-ZÄÖÜ][\w-]*e?s\b")


def sentences(text: str) -> list[str]:
    """The sentences of a text, without what is no word.

    >>> sentences("Das Haus ist von 1780. Am 15. Mai war Zählung!")
    ['Das Haus ist von 1780', 'Am 15. Mai war Zählung']
    """
    marked = _ORDINAL.sub("\\1\N{ONE DOT LEADER}", text)
    return [part.strip().replace("\N{ONE DOT LEADER}", ".") for part in _END.split(marked) if WORD.search(part)]


def words(sentence: str) -> int:
    """How many words a reader counts; "33 100" is one figure."""
    return len(WORD.findall(re.sub(r"(?<=\d)[  ](?=\d{3}\b)", "", sentence)))


def check_easy(reading: Reading[Any], languages: Sequence[str], questions: Collection[int] | None = None) -> None:
    """Advise where Einfache Sprache is none: once for each text, and once where half of a document is too long."""
    for language in (one for one in languages if one.endswith(EASY_SUFFIX)):
        lengths: list[int] = []
        for path, text in texts_of(reading, questions):
            if language not in text:
                continue
            found = sentences(text[language])
            lengths += [words(sentence) for sentence in found]
            if trouble := _trouble(found):
                code, args = trouble
                reading.warning((*path, language), code, **args)
        if questions is None and lengths and median(lengths) > MEDIAN_WORDS:
            reading.warning(("title",), "easy_median", most=MEDIAN_WORDS)


def _trouble(found: list[str]) -> tuple[str, dict[str, Value]] | None:
    for sentence in found:
        start = beginning(sentence)
        if words(sentence) > MOST_WORDS:
            return "easy_sentence_long", {"words": words(sentence), "most": MOST_WORDS, "start": start}
        if passive := _PASSIVE.search(sentence):
            return "easy_passive", {"word": passive[0], "start": start}
        if genitive := _GENITIVE.search(sentence):
            return "easy_genitive", {"word": genitive[0], "start": start}
    return None


def beginning(sentence: str) -> str:
    """As much of a sentence as one needs to find it."""
    return sentence if len(sentence) <= 60 else f"{sentence[:57]}…"
