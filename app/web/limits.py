"""Counts failures, never successes: a whole class shares one address (quality bars S5a and S5b).

Kept in memory, which is right for one process. Imports only `errors`.
"""

from __future__ import annotations

from limits import RateLimitItem, parse
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter

from app.errors import TooMany

# Wrong codes per address and, against guessing from many addresses, over all of them.
LIMITS: dict[str, tuple[str, str]] = {
    "join-code": ("30 per minute", "200 per minute"),
    "resume-code": ("10 per minute", "200 per minute"),
    "pin": ("30 per minute", "200 per minute"),
    "station-code": ("20 per minute", "2000 per minute"),
}


class FailureLimits:
    """Moving windows over failures, by kind and asker."""

    def __init__(self) -> None:
        self._limiter = MovingWindowRateLimiter(MemoryStorage())
        self._items: dict[str, tuple[RateLimitItem, RateLimitItem]] = {
            kind: (parse(one), parse(everyone)) for kind, (one, everyone) in LIMITS.items()
        }

    def exhausted(self, kind: str, key: str) -> bool:
        """Whether this asker, or all together, have failed too often just now."""
        one, everyone = self._items[kind]
        return not (self._limiter.test(one, kind, key) and self._limiter.test(everyone, kind))

    def check(self, kind: str, key: str) -> None:
        """Raise TooMany where `exhausted`."""
        if self.exhausted(kind, key):
            raise TooMany("too_many_failures")

    def failed(self, kind: str, key: str) -> None:
        """Count one failure."""
        one, everyone = self._items[kind]
        self._limiter.hit(one, kind, key)
        self._limiter.hit(everyone, kind)
