"""The only reader of the clock; everything else is handed the time. Imports nothing of ours."""

from __future__ import annotations

from datetime import UTC, datetime


def utcnow() -> datetime:
    """The current time, aware, in UTC."""
    return datetime.now(UTC)  # noqa: TID251  This is the one place.


def isoformat(moment: datetime) -> str:
    """ISO 8601 in UTC with milliseconds and `Z`, as all JSON of this product writes times."""
    return moment.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
