"""Both languages have the same messages with the same variables, and every error code has a sentence."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from fluent.syntax import FluentParser, ast
from fluent.syntax.visitor import Visitor

from app.config import PROJECT_ROOT
from app.web.i18n import EASY, MAIN_LANGUAGES, Catalogue

LOCALES = PROJECT_ROOT / "static" / "locales"
AREAS = sorted(path.name for path in (LOCALES / "de").glob("*.ftl"))
# What would be long in every line of a script, and what reads better in the singular.
PREFIXES = {"errors.ftl": "error", "findings.ftl": "finding", "studio-questions.ftl": "sq"}
CODE = re.compile(r'(?:Invalid|Forbidden|NotFound|TooMany|Unauthorized|AppError|refused|retry)\(\s*"([a-z_]+)"')

# What is counted anywhere, in the plural; a sentence about one of it must not say so.
SEVERAL = re.compile(
    r"\b1 (?:Gruppen|Stationen|Fragen|Punkte|Handys|Codes|Einträge|Versuche|Minuten|Stunden|Tage|"
    r"groups|stations|questions|points|phones|codes|entries|calls|attempts|tries|minutes|hours|days|hints|answers)\b"
)
# These name limits of the server, which are all greater than one, or are said of three and more.
LIMITS = {
    "error-too-many-devices",
    "staff-sessions-lifetime",
    "studio-advice-marker",
    "studio-advice-radius",
    "studio-advice-weak",
    "studio-too-many-stations",
}


class Variables(Visitor):
    """Collects the variables of a message."""

    def __init__(self) -> None:
        self.names: set[str] = set()

    def visit_VariableReference(self, node: ast.VariableReference) -> None:  # noqa: N802  The library calls it.
        self.names.add(node.id.name)


def messages(file: Path) -> dict[str, set[str]]:
    """The messages of a file with their variables; anything unreadable fails."""
    result: dict[str, set[str]] = {}
    for entry in FluentParser().parse(file.read_text(encoding="utf-8")).body:
        assert not isinstance(entry, ast.Junk), f"{file}: {entry.content}"
        if isinstance(entry, ast.Message):
            assert entry.id.name not in result, f"{file}: {entry.id.name} is there twice"
            found = Variables()
            found.visit(entry)
            result[entry.id.name] = found.names
    return result


@pytest.mark.parametrize("area", AREAS)
def test_both_languages_say_the_same(area: str) -> None:
    german, english = (messages(LOCALES / language / area) for language in MAIN_LANGUAGES)
    assert german == english


@pytest.mark.parametrize("language", [*MAIN_LANGUAGES, EASY])
def test_one_of_a_thing_is_not_said_in_the_plural(language: str) -> None:
    catalogue = Catalogue(LOCALES)
    counted = {key: names for area in AREAS for key, names in messages(LOCALES / "de" / area).items() if names}
    said = {key: catalogue.format(language, key, **dict.fromkeys(names, 1)) for key, names in counted.items()}
    assert [text for key, text in said.items() if key not in LIMITS and SEVERAL.search(text)] == []


@pytest.mark.parametrize("area", sorted(path.name for path in (LOCALES / EASY).glob("*.ftl")))
def test_the_easy_variant_says_what_german_says(area: str) -> None:
    german, easy = messages(LOCALES / "de" / area), messages(LOCALES / EASY / area)
    assert easy.items() <= german.items()


def test_what_the_easy_variant_leaves_out_is_said_in_german() -> None:
    catalogue = Catalogue(LOCALES)
    easy = {key for file in (LOCALES / EASY).glob("*.ftl") for key in messages(file)}
    keys = {key for area in AREAS for key, names in messages(LOCALES / "de" / area).items() if not names}
    assert easy
    assert [key for key in keys - easy if catalogue.format(EASY, key) != catalogue.format("de", key)] == []
    assert [key for key in keys & easy if catalogue.format(EASY, key) == catalogue.format("de", key)] == []


def test_both_languages_have_the_same_areas() -> None:
    assert sorted(path.name for path in (LOCALES / "en").glob("*.ftl")) == AREAS


@pytest.mark.parametrize("area", AREAS)
def test_messages_carry_the_name_of_their_area(area: str) -> None:
    prefix = PREFIXES.get(area, area.removesuffix(".ftl"))
    assert [key for key in messages(LOCALES / "de" / area) if not key.startswith(f"{prefix}-")] == []


def test_every_code_that_can_reach_a_visitor_has_a_sentence() -> None:
    catalogue = Catalogue(LOCALES)
    codes = {code for file in (PROJECT_ROOT / "app").rglob("*.py") for code in CODE.findall(file.read_text("utf-8"))}
    codes |= {"too_far", "too_imprecise", "stale_fix", "id_reused", "invalid_field", "not_found", "too_large"}
    assert len(codes) > 25
    assert [code for code in sorted(codes) if not catalogue.has(f"error-{code.replace('_', '-')}")] == []


def test_every_message_that_a_template_or_module_asks_for_exists() -> None:
    known = {key for area in AREAS for key in messages(LOCALES / "de" / area)}
    asked = set()
    for file in (PROJECT_ROOT / "templates").rglob("*.html"):
        asked |= set(re.findall(r'\bt\(\s*"([a-z][a-z0-9-]+)"\s*[,)]', file.read_text("utf-8")))
    for file in (PROJECT_ROOT / "static" / "js").rglob("*.js"):
        asked |= set(re.findall(r'\bt\(\s*"([a-z][a-z0-9-]+)"\s*[,)]', file.read_text("utf-8")))
    assert asked - known == set()
