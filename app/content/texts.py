"""What the checks ask of texts in several languages: is each language there, is it short enough to read standing."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import Any

from pydantic import BaseModel

from app.content.findings import Path
from app.content.reading import Reading
from app.quiz.localized import LocalText

EASY_SUFFIX = "-x-easy"


def texts_in_languages(value: object, path: Path = ()) -> Iterator[tuple[Path, dict[str, str]]]:
    """Every text that is written per language; in these documents no other field holds a map."""
    if isinstance(value, BaseModel):
        for name, info in type(value).model_fields.items():
            yield from texts_in_languages(getattr(value, name), (*path, info.alias or name))
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from texts_in_languages(item, (*path, index))
    elif isinstance(value, dict):
        yield path, value


def variants_at(path: Path, text: LocalText) -> list[tuple[Path, str, str]]:
    """Path, text and language for each language of a text; of one text for all languages the language is empty."""
    if isinstance(text, str):
        return [(path, text, "")]
    return [((*path, language), part, language) for language, part in text.items()]


def texts_of(reading: Reading[Any], questions: Collection[int] | None) -> Iterator[tuple[Path, dict[str, str]]]:
    """Every text of a document, or those of the questions at these places of its file."""
    for path, text in texts_in_languages(reading.document):
        if questions is None or (path[0] == "questions" and reading.path(path)[1] in questions):
            yield path, text


def check_languages(reading: Reading[Any], languages: Sequence[str], questions: Collection[int] | None = None) -> None:
    """A text in languages has to have all of these; `questions` are those of a quiz that others ask."""
    for path, text in texts_of(reading, questions):
        for language in languages:
            if language in text:
                continue
            if language.endswith(EASY_SUFFIX):
                reading.warning(path, "easy_missing", language=language, instead=next(iter(text)))
            else:
                reading.error(path, "translation_missing", language=language)


def check_length(reading: Reading[Any], path: Path, text: LocalText | None, most: int, what: str) -> None:
    for where, part, language in variants_at(path, text) if text else []:
        if len(part) > most:
            reading.warning(where, "text_long", what=what, length=len(part), language=language, most=most)
