"""Secrets that a browser or phone carries, and what the database keeps of them. Pure; everything may import it."""

from __future__ import annotations

import hashlib
import secrets


def new_token() -> str:
    """A random secret of 256 bits."""
    return secrets.token_urlsafe(32)


def token_key(token: str) -> str:
    """What the database keeps of a token; a plain hash is enough for 256 random bits. Takes whatever a cookie holds."""
    return hashlib.sha256(token.encode("utf-8", "replace")).hexdigest()
