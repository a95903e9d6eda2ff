"""Counts failures, not successes: a whole class shares one address (quality bars S5a and S5b).

Kept in memory, which is right for one process. Imports only `errors`.
"""

from __future__ import annotations

from limits import RateLimitItem, parse
from limits.storage import MemoryStorage
from limits.strategies import FixedWindowRateLimiter

from app.errors import TooMany

# Per address and, against guessing from many addresses, over all of them. Station codes are counted per group and
# have no common limit, because one group's nonsense must not lock the others out. New groups are the one success
# that is counted: no class makes a hundred in a minute, only a script does.
LIMITS: dict[str, tuple[str, str | None]] = {
    "join-code": ("30 per minute", "200 per minute"),
    "resume-code": ("10 per minute", "200 per minute"),
    "helper-link": ("30 per minute", "200 per minute"),
    "pin": ("30 per minute", "200 per minute"),
    "station-code": ("20 per minute", None),
    "new-group": ("100 per minute", "300 per minute"),
    # Staff logins, by three kinds of key and in windows of ten minutes. One address and name together have ten tries:
    # nobody mistypes more often, and a stranger who uses them up locks out his own address alone. A name has fifty over
    # all addresses, so that keeping its owner out takes at least five addresses and goes on only while they do; many
    # addresses together still have no more than 7,200 guesses a day at a password of twelve characters and more. An
    # address has a hundred over all names, because a training of sixty hosts shares one. No limit over everything: it
    # would let one stranger lock out all hosts.
    "login": ("10 per 10 minutes", None),
    "login-name": ("50 per 10 minutes", None),
    "login-address": ("100 per 10 minutes", None),
    # The code after the right password, by account: three of a million are right at a time, so ten tries in ten minutes
    # leave whoever has stolen a password about one chance in 230 a day. Counted for nobody who does not know it.
    "login-code": ("10 per 10 minutes", None),
}


class FailureLimits:
    """Windows of a minute, for logins of ten, by kind and asker."""

    def __init__(self) -> None:
        self._limiter = FixedWindowRateLimiter(MemoryStorage())
        self._items: dict[str, tuple[RateLimitItem, RateLimitItem | None]] = {
            kind: (parse(one), parse(everyone) if everyone else None) for kind, (one, everyone) in LIMITS.items()
        }

    def exhausted(self, kind: str, key: str) -> bool:
        """Whether this asker, or all together, have failed too often just now."""
        one, everyone = self._items[kind]
        if not self._limiter.test(one, kind, key):
            return True
        return everyone is not None and not self._limiter.test(everyone, kind)

    def check(self, kind: str, key: str, *, code: str = "too_many_failures") -> None:
        """Raise TooMany where `exhausted`."""
        if self.exhausted(kind, key):
            raise TooMany(code)

    def count(self, kind: str, key: str) -> None:
        """Count one."""
        one, everyone = self._items[kind]
        self._limiter.hit(one, kind, key)
        if everyone is not None:
            self._limiter.hit(everyone, kind)
