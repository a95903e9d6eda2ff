"""Turns what the validator reports into the code of a sentence and its values. Imported by `reading` alone."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from difflib import get_close_matches
from typing import Any, get_args

from pydantic_core import ErrorDetails
from pydantic_core.core_schema import ErrorType

from app.content.documents import QUESTION_TAG, REFERENCE_TAG
from app.content.findings import Path
from app.content.schema_walk import SchemaWalk
from app.content.sentences import RULES, Value
from app.content.wording import FORMATS, MISSING, RANGES, SYNONYMS, kind_of, show

# A code of the sentences, and the values that belong to it.
Explanation = tuple[str, dict[str, Value]]

# What the validator reports where a required field is not there: its own code, and a rule of ours.
MISSING_KINDS = frozenset({"missing", "alt_missing"})

_VALIDATOR_ERRORS = frozenset(get_args(ErrorType))


def data_path(error: ErrorDetails, data: object) -> Path:
    """The place in the file: the validator adds names of variants (`choice`, `int`) that stand in no file."""
    path: list[str | int] = []
    loc = [part for part in error["loc"] if part not in (QUESTION_TAG, REFERENCE_TAG)]
    for index, part in enumerate(loc):
        if isinstance(data, list) and isinstance(part, int):
            path.append(part)
            data = data[part] if part < len(data) else None
        elif isinstance(data, Mapping):
            is_variant = index > 0 and isinstance(loc[index - 1], int) and part == data.get("type")
            is_missing = error["type"] in MISSING_KINDS and index == len(loc) - 1
            if is_missing or (part in data and not is_variant):
                path.append(part)
                data = data.get(part)
    if error["type"] == "option_repeated":
        return (*path, *_repeated_option(error["input"]))
    return tuple(path)


def _repeated_option(options: object) -> Path:
    """The validator names the whole list; people look for the line."""
    seen: set[object] = set()
    for index, option in enumerate(options if isinstance(options, list) else []):
        name = option.get("id") if isinstance(option, Mapping) else getattr(option, "id", None)
        if name in seen:
            return (index, "id")
        seen.add(name)
    return ()


def explain(case: Case) -> Explanation:
    """Code and values for one error."""
    if case.kind in RULES:
        return case.kind, {name: case.value_for(name) for name in RULES[case.kind].args}
    if handler := _HANDLERS.get(case.kind):
        return handler(case)
    if case.kind in _VALIDATOR_ERRORS:
        return "unfitting", {}
    return "rule", {"sentence": case.sentence[:1].upper() + case.sentence[1:].rstrip(".") + "."}


class Case:
    """Everything a sentence may need about one error; `word` is how a plain yes or no was written there."""

    def __init__(
        self, error: ErrorDetails, path: Path, language: str, word: str | None, data: object, schema: SchemaWalk
    ) -> None:
        self.kind = error["type"]
        self.sentence = error["msg"]
        self.path = path
        self.word = word
        self.data = data
        self.schema = schema
        self.value: object = error["input"]
        if language and isinstance(self.value, Mapping):
            self.value = self.value.get(language)
        self.context: dict[str, Any] = error.get("ctx") or {}
        self.name = next((str(part) for part in reversed(path) if isinstance(part, str)), "")

    def value_for(self, name: str) -> Value:
        """What a rule tells under this name; dots where it tells nothing."""
        value = self.context.get(name, "…")
        return plain(value.strip("'") if isinstance(value, str) else value)

    def entry(self, table: Mapping[str, Any]) -> str:
        """The key of this field in a table: its name and the one above it, else its name alone."""
        names = [part for part in self.path if isinstance(part, str)]
        both = "-".join(names[-2:])
        return both if both in table else self.name


def plain(value: object) -> Value:
    """A value as a sentence may name it: a number, or a text that is not too long."""
    if isinstance(value, int | float) and not isinstance(value, bool):
        return value
    text = value if isinstance(value, str) else show(value)
    return text if len(text) <= 60 else f"{text[:59]}…"


def _missing(case: Case) -> Explanation:
    return "missing", {"field": case.name, "entry": case.entry(MISSING)}


def meant_name(case: Case) -> str | None:
    """The field somebody probably meant by an unknown name."""
    known = case.schema.names_at(case.data, case.path[:-1])
    if SYNONYMS.get(case.name) in known:
        return SYNONYMS[case.name]
    return next(iter(get_close_matches(case.name, known, n=1, cutoff=0.7)), None)


def _unknown(case: Case) -> Explanation:
    if meant := meant_name(case):
        return "file_field_meant", {"field": plain(case.name), "meant": meant}
    known = case.schema.names_at(case.data, case.path[:-1])
    return "file_field", {"field": plain(case.name), "known": ", ".join(known)}


def _text_expected(case: Case) -> Explanation:
    if case.word is not None:
        return "file_word", {"word": case.word}
    if case.value is None:
        return "text_none", {}
    if isinstance(case.value, int | float):
        return "file_number_as_text", {"found": show(case.value), "value": str(case.value)}
    return "text_expected", {"found": kind_of(case.value)}


def _text_too_long(case: Case) -> Explanation:
    actual = len(case.value) if isinstance(case.value, str) else 0
    return "text_too_long", {"actual": actual, "most": case.context.get("max_length", 0)}


def _format(case: Case) -> Explanation:
    return "format", {"value": plain(case.value), "entry": case.entry(FORMATS)}


def _number_expected(case: Case) -> Explanation:
    if case.name == "steps":
        return "steps_number", {"found": show(case.value)}
    if isinstance(case.value, str) and case.value.replace(",", ".", 1).replace(".", "", 1).lstrip("-").isdigit():
        return "file_text_as_number", {"found": show(case.value), "number": plain(case.value.replace(",", ".", 1))}
    if case.value is None:
        return "number_none", {}
    return "number_expected", {"found": kind_of(case.value)}


def _whole_number(case: Case) -> Explanation:
    if isinstance(case.value, float):
        return "whole_number", {"value": case.value}
    return _number_expected(case)


def _too_small(case: Case) -> Explanation:
    if code := RANGES.get(case.entry(RANGES)):
        return code, {"value": plain(case.value)}
    least = plain(case.context.get("ge", case.context.get("gt")))
    return "too_small" if "ge" in case.context else "not_above", {"value": plain(case.value), "least": least}


def _too_large(case: Case) -> Explanation:
    if code := RANGES.get(case.entry(RANGES)):
        return code, {"value": plain(case.value)}
    most = plain(case.context.get("le", case.context.get("lt")))
    return "too_large", {"value": plain(case.value), "most": most}


def _not_a_choice(case: Case) -> Explanation:
    if case.word is not None:
        return "file_word", {"word": case.word}
    if case.name == "schema":
        return "file_schema", {"found": show(case.value)}
    if case.name == "steps":
        return _number_expected(case)
    options = str(case.context.get("expected", "")).replace("'", "")
    if case.value is None:
        return "choice_none", {"options": options}
    return "choice_unknown", {"found": show(case.value), "options": options}


def _yes_or_no(case: Case) -> Explanation:
    return ("yes_or_no_none", {}) if case.value is None else ("yes_or_no", {"found": show(case.value)})


def _list_expected(case: Case) -> Explanation:
    return ("list_none", {}) if case.value is None else ("file_list", {"found": kind_of(case.value)})


def _fields_expected(case: Case) -> Explanation:
    known = ", ".join(case.schema.names_at(case.data, case.path))
    if case.value is None:
        return "fields_none", {"known": known}
    return "file_fields", {"found": kind_of(case.value), "known": known}


def _list_too_long(case: Case) -> Explanation:
    actual = len(case.value) if isinstance(case.value, list) else case.context.get("actual_length", 0)
    return "list_too_long", {"actual": actual, "most": case.context.get("max_length", 0)}


def _list_too_short(case: Case) -> Explanation:
    return "list_too_short", {
        "actual": case.context.get("actual_length", 0),
        "least": case.context.get("min_length", 0),
    }


def _question_type(case: Case) -> Explanation:
    types = ", ".join(case.schema.types_of_questions())
    kind = case.value.get("type") if isinstance(case.value, Mapping) else None
    if kind is None:
        return "question_type_none", {"types": types}
    return "question_type", {"found": show(kind), "types": types}


_HANDLERS: dict[str, Callable[[Case], Explanation]] = {
    "missing": _missing,
    "alt_missing": _missing,
    "extra_forbidden": _unknown,
    "string_type": _text_expected,
    "text_expected": _text_expected,
    "string_too_short": lambda case: ("text_empty", {}),
    "string_too_long": _text_too_long,
    "string_pattern_mismatch": _format,
    "float_type": _number_expected,
    "finite_number": _number_expected,
    "int_type": _whole_number,
    "int_from_float": _whole_number,
    "greater_than_equal": _too_small,
    "greater_than": _too_small,
    "less_than_equal": _too_large,
    "less_than": _too_large,
    "literal_error": _not_a_choice,
    "bool_type": _yes_or_no,
    "list_type": _list_expected,
    "too_long": _list_too_long,
    "too_short": _list_too_short,
    "model_type": _fields_expected,
    "model_attributes_type": _fields_expected,
    "dict_type": _fields_expected,
    "union_tag_invalid": _question_type,
    "union_tag_not_found": _question_type,
}
