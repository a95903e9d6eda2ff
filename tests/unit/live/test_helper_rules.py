"""What a helper's link is good for, and where each group stands from one station's view."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from app.live.helper_rules import GRACE, MAX_POINTS, part_of, refusal, why_not

NOW = datetime(2026, 6, 21, 12, 0, tzinfo=UTC)
HERE, ELSEWHERE = "rathaus", "schloss"


def row(**parts: Any) -> dict[str, Any]:
    """A row of the board: a group that has not been anywhere."""
    return {"cells": {}, "current": None, "next": None, "finished": False, "call": None, "refused": None, **parts}


def cell(state: str) -> dict[str, Any]:
    """A cell of the board."""
    return {"state": state, "method": None, "points": 0, "at": None}


@pytest.mark.parametrize(
    ("revoked", "ended", "expected"),
    [
        (None, None, None),
        (None, NOW - GRACE, None),
        (None, NOW - GRACE - timedelta(seconds=1), "helper_over"),
        (NOW, None, "helper_revoked"),
        (NOW, NOW - timedelta(days=1), "helper_revoked"),
    ],
)
def test_a_link_holds_until_it_is_taken_back_or_two_hours_after_the_end(revoked, ended, expected):
    assert why_not(revoked_at=revoked, ended_at=ended, now=NOW) == expected


@pytest.mark.parametrize(
    ("parts", "phase", "expected"),
    [
        ({"next": HERE}, "running", "due"),
        ({"next": HERE}, "paused", "due"),
        ({"next": HERE}, "open", "later"),
        ({"next": HERE, "finished": True}, "running", "later"),
        ({"next": ELSEWHERE}, "running", "later"),
        # It still has questions elsewhere, so it has not set out yet.
        ({"next": HERE, "current": ELSEWHERE}, "running", "later"),
        ({"current": HERE, "cells": {HERE: cell("in")}}, "running", "here"),
        ({"current": HERE, "cells": {HERE: cell("in")}}, "ended", "been"),
        ({"next": ELSEWHERE, "cells": {HERE: cell("right")}}, "running", "been"),
        ({"next": ELSEWHERE, "cells": {HERE: cell("skipped")}}, "running", "been"),
        ({"next": ELSEWHERE, "refused": {"station": HERE}}, "running", "help"),
        ({"next": HERE, "call": {"station": HERE}}, "running", "help"),
        ({"next": HERE, "call": {"station": ELSEWHERE}, "refused": {"station": ELSEWHERE}}, "running", "due"),
        ({"next": HERE, "call": {"station": None}}, "running", "due"),
        ({"refused": {"station": HERE}, "cells": {HERE: cell("skipped")}}, "running", "help"),
        # Whoever is in needs nobody to let them in.
        ({"current": HERE, "call": {"station": HERE}, "cells": {HERE: cell("in")}}, "running", "here"),
    ],
)
def test_where_a_group_stands_from_one_stations_view(parts, phase, expected):
    assert part_of(HERE, row(**parts), phase=phase) == expected


@pytest.mark.parametrize(
    ("kind", "change", "expected"),
    [
        ("release", {}, None),
        ("release", {"station": ELSEWHERE}, "helper_not_allowed"),
        ("release", {"station": None}, "helper_not_allowed"),
        ("release", {"phase": "planned"}, "helper_not_started"),
        ("release", {"phase": "open"}, "helper_not_started"),
        ("release", {"phase": "ended"}, None),
        ("release", {"may_adjust": False}, None),
        ("adjust", {"points": 1}, None),
        ("adjust", {"points": MAX_POINTS}, None),
        ("adjust", {"points": MAX_POINTS + 1}, "helper_points_limit"),
        ("adjust", {"points": 0}, "helper_points_limit"),
        ("adjust", {"points": -1}, "helper_points_limit"),
        ("adjust", {"points": 21, "given": 80}, "helper_points_limit"),
        ("adjust", {"points": 20, "given": 80}, None),
        ("adjust", {"points": 20, "may_adjust": False}, "helper_no_points"),
        ("adjust", {"points": "viele"}, None),
        *[(kind, {}, "helper_not_allowed") for kind in ("end", "settings", "rename", "hide", "seen", "revoke")],
    ],
)
def test_what_a_helper_may_do(kind, change, expected):
    about = {"station": HERE, "points": None, "own": HERE, "may_adjust": True, "given": 0, "phase": "running"}
    assert refusal(kind, **{**about, **change}) == expected
