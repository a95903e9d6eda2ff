"""The order in which a group visits the stations. Pure; `tours` and everything above it may import it."""

from collections.abc import Sequence

MODES = ("fixed", "free", "rotated")


def station_order(
    stations: Sequence[str], *, mode: str, group_number: int, start: str | None, finish: str | None
) -> list[str]:
    """The stations in one group's order; groups count from 1.

    `rotated` lets each group begin one station later, so that they do not queue at the first; `fixed` and `free` keep
    the author's order. In every mode `start` comes first and `finish` last, and where they are the same place, first.
    """
    if mode not in MODES:
        raise ValueError(f"unknown order {mode!r}")
    if group_number < 1:
        raise ValueError("groups are counted from 1")
    if len(set(stations)) != len(stations):
        raise ValueError("a station is named twice")
    if unknown := {start, finish} - {None, *stations}:
        raise ValueError(f"start or finish is no station: {sorted(map(str, unknown))}")
    first = [station for station in stations if station == start]
    last = [station for station in stations if station == finish and station != start]
    between = [station for station in stations if station not in (start, finish)]
    if mode == "rotated" and between:
        turn = (group_number - 1) % len(between)
        between = between[turn:] + between[:turn]
    return first + between + last
