"""The languages of the interface: Fluent catalogues shared with the phone, and which one an asker reads.

Imports no domain.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

from flask import g, request
from fluent.runtime import FluentBundle, FluentResource
from werkzeug.wrappers import Response

# What everything is written in, and what a visitor may choose where a route has it: German in short, easy sentences.
MAIN_LANGUAGES = ("de", "en")
EASY = "de-x-easy"
LANGUAGES = (*MAIN_LANGUAGES, EASY)
NAMES = {"de": "Deutsch", "en": "English", EASY: "Einfache Sprache"}
DEFAULT_LANGUAGE = "de"
COOKIE = "lang"


class Catalogue:
    """All messages of `static/locales/<language>/*.ftl`, read once; the easy variant leaves out what German says."""

    def __init__(self, folder: Path) -> None:
        self._bundles = {language: _bundle([folder / language], language) for language in MAIN_LANGUAGES}
        self._bundles[EASY] = _bundle([folder / "de", folder / EASY], "de")

    def format(self, language: str, key: str, /, **args: Any) -> str:
        """The message in the language, with its arguments; a missing message is a mistake of ours and raises."""
        bundle = self._bundles[language if language in self._bundles else DEFAULT_LANGUAGE]
        message = bundle.get_message(key)
        if message.value is None:
            raise LookupError(key)
        return str(bundle.format_pattern(message.value, args)[0])

    def has(self, key: str) -> bool:
        """Whether a message of this id exists."""
        return bool(self._bundles[DEFAULT_LANGUAGE].has_message(key))


def _bundle(folders: list[Path], language: str) -> FluentBundle:
    """The messages of all folders; a later one's take the place of an earlier one's."""
    bundle = FluentBundle([language], use_isolating=False)
    for file in (file for folder in folders for file in sorted(folder.glob("*.ftl"))):
        bundle.add_resource(_parsed(file.read_text(encoding="utf-8")), allow_overrides=True)
    return bundle


# Parsing is most of what an application costs to make: German is read for two catalogues, and tests make thousands.
_parsed = lru_cache(maxsize=256)(FluentResource)


def language() -> str:
    """The asker's language: what was tapped on this phone, else what its group or its browser reads, else German."""
    chosen = request.cookies.get(COOKIE) or getattr(g, "language", "")
    if chosen in LANGUAGES:
        return chosen
    return request.accept_languages.best_match(MAIN_LANGUAGES, DEFAULT_LANGUAGE)


def is_german() -> bool:
    """Whether the asker reads figures and days as in German; Einfache Sprache does, too."""
    return language().split("-")[0] == "de"


def offered(spoken: Sequence[str]) -> list[str]:
    """What a visitor of a route in these languages may choose; Einfache Sprache only where the route has it."""
    return [code for code in LANGUAGES if code in MAIN_LANGUAGES or code in spoken]


def remember_language(response: Response, chosen: str, *, secure: bool) -> None:
    """Keep the choice on this device; it is set by a tap alone, so a first visit leaves no cookie."""
    response.set_cookie(COOKIE, chosen, max_age=180 * 86400, secure=secure, httponly=True, samesite="Lax")
