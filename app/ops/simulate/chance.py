"""Seeded chance: one generator for each decision's place, so that one group's luck never shifts another's. Pure."""

from __future__ import annotations

from random import Random


def chance(*place: object) -> Random:
    """The generator of this place, e.g. `chance(seed, group, station)`; the same place draws the same in every run."""
    return Random("/".join(map(str, place)))  # noqa: S311  Reproducible on purpose; nothing secret depends on it.
