"""What the studio shows of each question type: every type declares it in its own module, as its `EDITOR`.

Plain values; imported by base, the types and the studio. `editors` is what a page gets of all types.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from app.quiz.localized import length_of

if TYPE_CHECKING:
    from app.quiz.base import Question

# The fields that every question has; the editor shows them for all types alike.
COMMON = frozenset({"id", "type", "prompt", "points", "attempts", "hints", "explanation", "source", "tags"})


@dataclass(frozen=True)
class EditorField:
    """One control of a type's form: the document's field, the kind of control, and the settings that this kind takes.

    `covers` names further fields that the same control writes. What few need (`more`) stands behind a fold.
    """

    name: str
    widget: str
    settings: Mapping[str, Any] = field(default_factory=dict)
    covers: tuple[str, ...] = ()
    required: bool = False
    more: bool = False


@dataclass(frozen=True)
class Editor:
    """How a type is offered and edited: its rank among the types, its icon, its controls, how a new one begins."""

    rank: int
    icon: str
    fields: tuple[EditorField, ...]
    fresh: Mapping[str, Any] = field(default_factory=dict)

    @property
    def covered(self) -> frozenset[str]:
        """Every field of the document that a control of the form writes."""
        return frozenset(name for one in self.fields for name in (one.name, *one.covers))


def editors(types: Mapping[str, type[Question]]) -> list[dict[str, Any]]:
    """The declarations of all types as plain values, in the order in which they are offered."""
    ranked = sorted(types.items(), key=lambda one: (one[1].EDITOR.rank, one[0]))
    return [_editor(name, kind.EDITOR) for name, kind in ranked]


def limits_of(question: Any) -> dict[str, Any]:
    """The bounds of the fields that all types have, read from the class of the document (`Question`)."""
    fields = question.model_fields
    hint, source = _inner(fields["hints"].annotation), _inner(fields["source"].annotation)
    return {
        "prompt": length_of(fields["prompt"]),
        "explanation": length_of(fields["explanation"]),
        "points": _bounds(fields["points"]),
        "attempts": _bounds(fields["attempts"]),
        "hints": _most(fields["hints"]),
        "hint": length_of(hint.model_fields["text"]),
        "tags": _most(fields["tags"]),
        "source": {name: length_of(source.model_fields[name]) for name in ("title", "date", "area")},
    }


def _editor(name: str, editor: Editor) -> dict[str, Any]:
    shown = [
        {
            "name": one.name,
            "widget": one.widget,
            "covers": list(one.covers),
            "required": one.required,
            "more": one.more,
            **one.settings,
        }
        for one in editor.fields
    ]
    return {"type": name, "icon": editor.icon, "fresh": dict(editor.fresh), "fields": shown}


def _inner(annotation: Any) -> Any:
    """The document of `list[Hint]` or `Source | None`."""
    return next(part for part in annotation.__args__ if hasattr(part, "model_fields"))


def _bounds(info: Any) -> dict[str, int]:
    ge = next(mark.ge for mark in info.metadata if hasattr(mark, "ge"))
    le = next(mark.le for mark in info.metadata if hasattr(mark, "le"))
    return {"least": ge, "most": le, "default": info.default}


def _most(info: Any) -> int:
    return int(next(mark.max_length for mark in info.metadata if hasattr(mark, "max_length")))
