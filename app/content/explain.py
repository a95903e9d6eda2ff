"""Turns what the validator reports into plain sentences with a remedy. Imported by `reading` alone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping
from difflib import get_close_matches
from typing import Any, get_args

from pydantic_core import ErrorDetails
from pydantic_core.core_schema import ErrorType

from app.content.documents import QUESTION_TAG, REFERENCE_TAG
from app.content.findings import Path
from app.content.schema_walk import SchemaWalk
from app.content.wording import FORMATS, MISSING, RANGES, RULES, SYNONYMS, kind_of, show

Explanation = tuple[str, str]

_VALIDATOR_ERRORS = frozenset(get_args(ErrorType))
_EMPTY = "The field is empty."
_FALLBACK = ("This value does not fit here.", "Compare it with the same field in another route or quiz.")


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
            is_missing = error["type"] == "missing" and index == len(loc) - 1
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
    """Message and remedy for one error."""
    if case.kind in RULES:
        message, remedy = RULES[case.kind]
        return message.format_map(case.in_words), remedy.format_map(case.in_words)
    if handler := _HANDLERS.get(case.kind):
        return handler(case)
    if case.kind in _VALIDATOR_ERRORS:
        return _FALLBACK
    # A rule of a question type that has no entry above: such rules are written for organizers from the start.
    return case.sentence[:1].upper() + case.sentence[1:].rstrip(".") + ".", _FALLBACK[1]


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

    @property
    def in_words(self) -> defaultdict[str, str]:
        """The values a sentence of RULES may name; one that a rule does not tell shows as dots."""
        shown = {
            key: show(value.strip("'") if isinstance(value, str) else value) for key, value in self.context.items()
        }
        return defaultdict(lambda: "…", shown)

    def specific(self, table: Mapping[str, Any]) -> Any:
        """The entry for this field: by its name and the one above it, else by its name."""
        names = [part for part in self.path if isinstance(part, str)]
        return table.get(".".join(names[-2:])) or table.get(self.name)


def _missing(case: Case) -> Explanation:
    return f"{case.name} is missing.", case.specific(MISSING) or f"Add {case.name}:."


def meant_name(case: Case) -> str | None:
    """The field somebody probably meant by an unknown name."""
    known = case.schema.names_at(case.data, case.path[:-1])
    if SYNONYMS.get(case.name) in known:
        return SYNONYMS[case.name]
    return next(iter(get_close_matches(case.name, known, n=1, cutoff=0.7)), None)


def _unknown(case: Case) -> Explanation:
    known = case.schema.names_at(case.data, case.path[:-1])
    if meant := meant_name(case):
        remedy = f"Did you mean {meant}?"
    elif known:
        remedy = f"Remove it, or use one of: {', '.join(known)}."
    else:
        remedy = "Remove it."
    return f"{show(case.name)} is not known here.", remedy


def _text_expected(case: Case) -> Explanation:
    if case.word is not None:
        return _word_trap(case)
    if case.value is None:
        return _EMPTY, "Write a text, or remove the field."
    if isinstance(case.value, int | float):
        return f"{show(case.value)} is read as a number, not as a text.", f'Put it in quotes: "{case.value}".'
    return (
        f"A text is expected here, not {kind_of(case.value)}.",
        "Write one text, or one text below each language code.",
    )


def _word_trap(case: Case) -> Explanation:
    return f"{case.word} without quotes is read as true or false, not as a word.", f'Put it in quotes: "{case.word}".'


def _text_too_long(case: Case) -> Explanation:
    actual = len(case.value) if isinstance(case.value, str) else 0
    return f"The text has {actual} characters, at most {case.context.get('max_length')} fit.", "Shorten it."


def _format(case: Case) -> Explanation:
    return (
        f"{show(case.value)} cannot be used here.",
        case.specific(FORMATS) or "Compare it with the same field in another route or quiz.",
    )


def _number_expected(case: Case) -> Explanation:
    if case.name == "steps":
        return f"{show(case.value)} is no number of steps.", 'Write a whole number, or "unknown".'
    if isinstance(case.value, str) and case.value.replace(",", ".", 1).replace(".", "", 1).lstrip("-").isdigit():
        number = case.value.replace(",", ".", 1)
        return f"{show(case.value)} is not read as a number.", f"Write it without quotes and with a point: {number}."
    if case.value is None:
        return _EMPTY, "Write a number, or remove the field."
    return (
        f"A number is expected here, not {kind_of(case.value)}.",
        "Write a number in digits, without quotes and unit.",
    )


def _whole_number(case: Case) -> Explanation:
    if isinstance(case.value, float):
        return f"A whole number is expected here, not {show(case.value)}.", "Round it."
    return _number_expected(case)


def _too_small(case: Case) -> Explanation:
    if specific := case.specific(RANGES):
        return specific[0].format(value=show(case.value)), specific[1]
    least = case.context.get("ge", case.context.get("gt"))
    bound = "the least is" if "ge" in case.context else "it must be above"
    return f"{show(case.value)} is too small; {bound} {show(least)}.", "Write a larger number."


def _too_large(case: Case) -> Explanation:
    if specific := case.specific(RANGES):
        return specific[0].format(value=show(case.value)), specific[1]
    most = case.context.get("le", case.context.get("lt"))
    return f"{show(case.value)} is too large; the most is {show(most)}.", "Write a smaller number."


def _not_a_choice(case: Case) -> Explanation:
    if case.word is not None:
        return _word_trap(case)
    if case.name == "schema":
        return (
            f"Version {show(case.value)} of the format is not known to this program.",
            "Write schema: 1, or update Stadtlotse if the file comes from a newer one.",
        )
    if case.name == "steps":
        return _number_expected(case)
    remedy = f"Use one of: {str(case.context.get('expected', '')).replace(chr(39), '')}."
    return _EMPTY if case.value is None else f"{show(case.value)} is not possible here.", remedy


def _yes_or_no(case: Case) -> Explanation:
    remedy = "Write true or false, without quotes."
    return _EMPTY if case.value is None else f"Only true or false is possible here, not {show(case.value)}.", remedy


def _list_expected(case: Case) -> Explanation:
    if case.value is None:
        return "The list is empty.", "Add an entry, or remove the field."
    return (
        f"A list is expected here, not {kind_of(case.value)}.",
        "Begin each entry with a hyphen on a line of its own.",
    )


def _fields_expected(case: Case) -> Explanation:
    known = case.schema.names_at(case.data, case.path)
    remedy = f"Write these below it, one per line: {', '.join(known)}." if known else "Write name: value below it."
    return _EMPTY if case.value is None else f"Fields are expected here, not {kind_of(case.value)}.", remedy


def _list_too_long(case: Case) -> Explanation:
    actual = len(case.value) if isinstance(case.value, list) else case.context.get("actual_length")
    return (
        f"The list has {actual} entries; it may have at most {case.context.get('max_length')}.",
        "Remove some, or divide them.",
    )


def _list_too_short(case: Case) -> Explanation:
    least = case.context.get("min_length")
    return (
        f"The list has {case.context.get('actual_length')} entries; it needs at least {least}.",
        "Add what is missing.",
    )


def _question_type(case: Case) -> Explanation:
    types = f"Use one of: {', '.join(case.schema.types_of_questions())}."
    kind = case.value.get("type") if isinstance(case.value, Mapping) else None
    if kind is None:
        return "type is missing.", f"Add type: to the question. {types}"
    return f"{show(kind)} is no type of question.", types


_HANDLERS: dict[str, Callable[[Case], Explanation]] = {
    "missing": _missing,
    "extra_forbidden": _unknown,
    "string_type": _text_expected,
    "text_expected": _text_expected,
    "string_too_short": lambda case: ("The text is empty.", "Write a text, or remove the field."),
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
