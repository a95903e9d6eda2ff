"""Argon2id hashes of passwords. Slow on purpose, so never called while a transaction is open; `access` sees to that.

Imported by `accounts.access` alone.
"""

from __future__ import annotations

import functools

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from app.accounts import rules
from app.tokens import new_token

# OWASP's minimum for argon2id: 19 MiB, two passes, one lane. About 30 ms, and four logins at once need 76 MiB, which
# a small server has. Source: https://cheatsheetseries.owasp.org/cheatsheets/Password_Storage_Cheat_Sheet.html
HASHER = PasswordHasher(memory_cost=19_456, time_cost=2, parallelism=1)


def make_hash(password: str) -> str:
    """The hash that the database keeps, with its parameters and salt inside."""
    return HASHER.hash(rules.normalise_password(password).encode("utf-8", "replace"))


def matches(stored: str | None, password: str) -> bool:
    """Whether the password is the one of the hash.

    Without a hash (an unknown name, a disabled account) it works as long on a dummy and says no, so that the time an
    answer takes tells nobody which names exist.
    """
    try:
        HASHER.verify(stored or _dummy(), rules.normalise_password(password).encode("utf-8", "replace"))
    except (VerificationError, InvalidHashError):
        return False
    return stored is not None


def is_outdated(stored: str) -> bool:
    """Whether the hash was made with other parameters than today's."""
    return HASHER.check_needs_rehash(stored)


@functools.cache
def _dummy() -> str:
    return make_hash(new_token())
