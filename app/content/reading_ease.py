"""How hard German and English texts are to read standing in a street. Pure; used by the content checks.

The index is LIX: words per sentence plus long words in a hundred, where a long word has more than six letters and a
colon ends a sentence like a full stop. C.-H. Björnsson, Läsbarhet, Stockholm: Liber 1968; up to 40 is easy, up to 50 of
medium difficulty, above it reads like an office letter. It was made for languages with long words of their own, too.
"""

from __future__ import annotations

import re
from typing import Any

from app.content.easy import WORD, beginning, sentences, words
from app.content.findings import Path
from app.content.markdown import paragraphs
from app.content.reading import Reading
from app.content.texts import variants_at
from app.quiz.localized import LocalText

HARDEST = 50
MOST_WORDS = 25
# In a short text a single name decides the index.
LEAST_WORDS = 30
LONG_WORD = 6

_LANGUAGES = ("", "de", "en")
_COLON = re.compile(r":(?=\s)")


def reading_index(text: str) -> int | None:
    """LIX of a text, rounded; None where it is too short to say.

    >>> reading_index("Der Hund bellt. " * 10)
    3
    """
    parts = _parts(text)
    found = [word for part in parts for word in WORD.findall(part)]
    if len(found) < LEAST_WORDS:
        return None
    long = sum(sum(map(str.isalpha, word)) > LONG_WORD for word in found)
    return round(len(found) / len(parts) + 100 * long / len(found))


def check_ease(reading: Reading[Any], path: Path, text: LocalText, *, markdown: bool = False) -> None:
    """Advise where a text is heavy or has a sentence that loses its readers; Einfache Sprache has rules of its own."""
    for where, part, language in variants_at(path, text):
        if language not in _LANGUAGES:
            continue
        plain = "\n\n".join(paragraphs(part)) if markdown else part
        longest = max(_parts(plain), key=words, default="")
        if words(longest) > MOST_WORDS:
            start = beginning(longest)
            reading.warning(
                where, "sentence_long", words=words(longest), most=MOST_WORDS, language=language, start=start
            )
        index = reading_index(plain)
        if index is not None and index > HARDEST:
            reading.warning(where, "text_hard", lix=index, most=HARDEST, language=language)


def _parts(text: str) -> list[str]:
    return [part.strip() for sentence in sentences(text) for part in _COLON.split(sentence) if WORD.search(part)]
