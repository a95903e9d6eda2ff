"""Finds the question types: every module in app.quiz.types is one, so a new type registers itself by existing.

May be imported by `content` and everything above it.
"""

import pkgutil
from functools import cache, reduce
from importlib import import_module
from operator import or_
from typing import TYPE_CHECKING, Annotated, get_args

from pydantic import Field

from app.quiz import types
from app.quiz.base import Question


@cache
def question_types() -> dict[str, type[Question]]:
    """Name of the type -> its class, in alphabetical order."""
    return {info.name: _type_in(info.name) for info in sorted(pkgutil.iter_modules(types.__path__))}


def _type_in(name: str) -> type[Question]:
    module = import_module(f"{types.__name__}.{name}")
    found = [
        value
        for value in vars(module).values()
        if isinstance(value, type) and issubclass(value, Question) and value.__module__ == module.__name__
    ]
    if len(found) != 1 or get_args(found[0].model_fields["type"].annotation) != (name,):
        raise TypeError(f"{module.__name__} must hold one question class whose type is {name!r}")
    return found[0]


if TYPE_CHECKING:
    AnyQuestion = Question
else:
    # Built while running, so that the registry needs no list; a model field of it takes any registered type.
    AnyQuestion = Annotated[reduce(or_, question_types().values()), Field(discriminator="type")]
