"""Every field of every question type can be edited, by declaration: a field nobody declared fails here."""

from __future__ import annotations

import re
from typing import ClassVar, Literal

import pytest

from app.config import PROJECT_ROOT
from app.quiz.base import Question
from app.quiz.editing import COMMON, Editor, EditorField, editors, limits_of
from app.quiz.localized import ExplanationText, OptionText, PromptText, length_of
from app.quiz.registry import question_types
from app.web.i18n import MAIN_LANGUAGES, Catalogue

CATALOGUE = Catalogue(PROJECT_ROOT / "static" / "locales")
SPRITE = (PROJECT_ROOT / "static" / "vendor" / "icons-staff.svg").read_text(encoding="utf-8")
WIDGETS = (PROJECT_ROOT / "static" / "js" / "ui" / "studio" / "questions" / "widgets.js").read_text(encoding="utf-8")


class Lucky(Question):
    """A type of a later release."""

    EDITOR: ClassVar[Editor] = Editor(
        rank=9,
        icon="scale",
        fields=(EditorField("guess", "dial", {"turns": 3}, covers=("swing",)),),
        fresh={"swing": 1},
    )

    type: Literal["lucky"]
    guess: int
    swing: int = 1


@pytest.mark.parametrize("name", question_types())
def test_a_type_declares_a_control_for_each_of_its_fields(name: str) -> None:
    kind = question_types()[name]
    assert set(kind.model_fields) - COMMON == kind.EDITOR.covered


def test_the_common_fields_are_those_that_every_question_has() -> None:
    assert set(Question.model_fields) == COMMON


@pytest.mark.parametrize("name", question_types())
def test_what_a_new_question_begins_with_are_fields_of_its_type(name: str) -> None:
    kind = question_types()[name]
    assert set(kind.EDITOR.fresh) <= set(kind.model_fields)


@pytest.mark.parametrize("language", MAIN_LANGUAGES)
@pytest.mark.parametrize("name", question_types())
def test_type_fields_and_values_have_their_words(name: str, language: str) -> None:
    editor = question_types()[name].EDITOR
    wanted = [f"sq-type-{name}", f"sq-type-{name}-what"]
    for field in editor.fields:
        wanted += [_known(f"sq-field-{name}-{one}", f"sq-field-{one}") for one in (field.name, *field.covers)]
        for value in field.settings.get("values", ()):
            spoken = str(value).lower() if isinstance(value, bool) else str(value)
            wanted.append(_known(f"sq-value-{name}-{field.name}-{spoken}", f"sq-value-{field.name}-{spoken}"))
    wanted += [f"sq-field-{one}" for one in COMMON]
    assert [key for key in wanted if not CATALOGUE.has(key)] == []
    assert all(CATALOGUE.format(language, key) for key in wanted)


def _known(own: str, shared: str) -> str:
    return own if CATALOGUE.has(own) else shared


@pytest.mark.parametrize("name", question_types())
def test_each_type_has_an_icon_and_controls_that_the_page_knows(name: str) -> None:
    editor = question_types()[name].EDITOR
    assert f'id="{editor.icon}"' in SPRITE
    declared = re.search(r"const WIDGETS = \{(.+?)\}", WIDGETS)
    assert declared
    known = set(re.findall(r"(\w+):", declared[1]))
    assert {field.widget for field in editor.fields} <= known


def test_every_rule_of_a_type_has_a_sentence_for_the_editor() -> None:
    files = [*(PROJECT_ROOT / "app/quiz/types").glob("*.py"), PROJECT_ROOT / "app/quiz/options.py"]
    files.append(PROJECT_ROOT / "app/quiz/base.py")
    codes = {
        code for file in files for code in re.findall(r'PydanticCustomError\(\s*"([a-z_]+)"', file.read_text("utf-8"))
    }
    assert "one_correct_option" in codes
    assert [code for code in sorted(codes) if not CATALOGUE.has(f"sq-try-{code.replace('_', '-')}")] == []


def test_a_type_added_later_appears_by_its_declaration() -> None:
    found = editors({**question_types(), "lucky": Lucky})
    assert [one["type"] for one in found[:3]] == ["choice", "multiple", "number"]
    assert found[-1] == {
        "type": "lucky",
        "icon": "scale",
        "fresh": {"swing": 1},
        "fields": [
            {"name": "guess", "widget": "dial", "covers": ["swing"], "required": False, "more": False, "turns": 3}
        ],
    }


def test_limits_are_those_of_the_documents() -> None:
    limits = limits_of(Question)
    assert (
        (limits["prompt"], limits["explanation"]) == (length_of(PromptText), length_of(ExplanationText)) == (500, 1200)
    )
    assert limits["points"] == {"least": 1, "most": 1000, "default": 100}
    assert (limits["hints"], limits["hint"], limits["tags"]) == (3, 300, 10)
    assert limits["source"] == {"title": 200, "date": 40, "area": 120}
    assert length_of(OptionText) == 200
