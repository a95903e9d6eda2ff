"""Texts in one or several languages, and the one normalisation by which typed answers are compared.

Pure; `content` and everything above it may import it.
"""

import re
import unicodedata
from dataclasses import dataclass
from typing import Annotated, Any, get_args

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

DEFAULT_LANGUAGE = "de"
LANGUAGE_PATTERN = r"^[a-z]{2,3}(-[a-z0-9]{1,8}){0,3}$"
MAX_LANGUAGES = 10

_LANGUAGE = re.compile(LANGUAGE_PATTERN)
_FOLDS = str.maketrans({"ß": "ss", "ä": "ae", "ö": "oe", "ü": "ue"})


@dataclass(frozen=True)
class TextLimit:
    """Marks a text that is a string (for all languages) or a map language -> string, each at most `length` characters.

    One validator for both shapes, because pydantic's union would report every mistake twice, once per shape.
    Of several limits on one annotation the outermost counts: `Annotated[LocalText, TextLimit(120)]`.
    """

    length: int

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(self.check)

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        text = {"type": "string", "minLength": 1, "maxLength": self.length, "pattern": r"\S"}
        return {
            "anyOf": [
                text,
                {
                    "type": "object",
                    "minProperties": 1,
                    "maxProperties": MAX_LANGUAGES,
                    "patternProperties": {LANGUAGE_PATTERN: text},
                    "additionalProperties": False,
                },
            ]
        }

    def check(self, value: object) -> str | dict[str, str]:
        if isinstance(value, str):
            return self._check_one(value, None)
        if not isinstance(value, dict):
            raise PydanticCustomError("text_expected", "expected a text in quotes or a map of language to text")
        if not 1 <= len(value) <= MAX_LANGUAGES:
            raise PydanticCustomError(
                "text_languages", "expected between 1 and {most} languages", {"most": MAX_LANGUAGES}
            )
        checked: dict[str, str] = {}
        for language, text in value.items():
            if not isinstance(language, str) or _LANGUAGE.fullmatch(language) is None:
                raise PydanticCustomError("text_language", "{tag} is no language tag", {"tag": repr(language)})
            checked[language] = self._check_one(text, language)
        return checked

    def _check_one(self, text: object, language: str | None) -> str:
        where = {"where": f" ({language})" if language else ""}
        if not isinstance(text, str):
            raise PydanticCustomError("text_expected", "expected a text in quotes{where}", where)
        if not text.strip():
            raise PydanticCustomError("text_empty", "the text is empty{where}", where)
        if len(text) > self.length:
            raise PydanticCustomError(
                "text_too_long",
                "the text has {actual} characters, at most {most} fit{where}",
                where | {"actual": len(text), "most": self.length},
            )
        if not is_storable(text):
            raise PydanticCustomError("text_invalid", "the text holds characters that cannot be stored{where}", where)
        return text


LocalText = Annotated[str | dict[str, str], TextLimit(2000)]
PromptText = Annotated[str | dict[str, str], TextLimit(500)]
OptionText = Annotated[str | dict[str, str], TextLimit(200)]
ExplanationText = Annotated[str | dict[str, str], TextLimit(1200)]
HintText = Annotated[str | dict[str, str], TextLimit(300)]
TitleText = Annotated[str | dict[str, str], TextLimit(200)]
AreaText = Annotated[str | dict[str, str], TextLimit(120)]
DateText = Annotated[str | dict[str, str], TextLimit(40)]
UnitText = Annotated[str | dict[str, str], TextLimit(40)]


def length_of(annotated: Any) -> int:
    """How long a text may be: of an annotation such as `OptionText`, or of the field of a document that has one.

    >>> length_of(OptionText)
    200
    """
    marks: Any = getattr(annotated, "metadata", None) or getattr(annotated, "__metadata__", ())
    found = [mark.length for mark in marks if isinstance(mark, TextLimit)]
    if not found:
        # `ExplanationText | None` keeps its limit inside.
        found = [
            length_of(part) for part in get_args(getattr(annotated, "annotation", annotated)) if part is not type(None)
        ]
    return int(found[-1])


def resolve(text: LocalText, language: str) -> str:
    """The text in exactly that language, else in German, else in the first language it has."""
    if isinstance(text, str):
        return text
    if language in text:
        return text[language]
    return text.get(DEFAULT_LANGUAGE) or next(iter(text.values()))


def variants(text: LocalText) -> list[str]:
    """The text in every language it has."""
    return [text] if isinstance(text, str) else list(text.values())


def normalise(text: str) -> str:
    """What two typed answers are compared by: "  Große  STRASSE " and "grosse strasse" are the same."""
    folded = unicodedata.normalize("NFKC", text).lower().translate(_FOLDS)
    return " ".join(folded.split())


def is_storable(text: str) -> bool:
    """False for NUL and for lone surrogates, which UTF-8, and with it database and canonical JSON, cannot hold."""
    return not any(char == "\x00" or "\ud800" <= char <= "\udfff" for char in text)
