"""One form for every text: composed umlauts, nothing around it, no invisible characters. Pure.

Files get it from their reader. Drafts get it when they are checked and when they are written to files, not when they
are saved: what somebody is typing must not change under the cursor. Imported by content alone.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Any

# Tabs and line ends may stand in a text; other control characters and halves of characters may not.
UNPRINTABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")

# Line ends of word processors and of old systems, which come along when somebody pastes.
_LINE_ENDS = str.maketrans(dict.fromkeys("\x0b\x0c\x85", "\n"))


def trimmed(text: str) -> str:
    """The same text however it was typed: composed umlauts, no spaces or line ends around it."""
    return unicodedata.normalize("NFC", text).strip()


def clean_text(text: str) -> str:
    """A text as a file could hold it; a text that was read from a file stays as it is."""
    printable = UNPRINTABLE.sub(lambda match: "\r" if match[0] == "\r" else "", text.translate(_LINE_ENDS))
    return trimmed(printable)


def clean(value: Any) -> Any:
    """A copy of a draft's data with every text and every name in it cleaned."""
    if isinstance(value, str):
        return clean_text(value)
    if isinstance(value, dict):
        return {clean_text(str(name)): clean(inner) for name, inner in value.items()}
    if isinstance(value, list):
        return [clean(inner) for inner in value]
    return value
