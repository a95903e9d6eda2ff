"""Seals stations for the phone: content under a random key, the key under the station's code. Pure; used by sealing.

AES-256-GCM throughout. What is sealed is bound to its tour, station and edition, so that it opens nowhere else. The
phone's half is static/js/core/unsealing.js.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
from dataclasses import dataclass

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

KEY_BYTES = 32
NONCE_BYTES = 12
# What a seal adds to its content: the nonce before it and the tag behind it.
OVERHEAD = NONCE_BYTES + 16
# A station's code has 40 bits; so many rounds make each guess cost about a tenth of a second.
ITERATIONS = 600_000


class WrongKey(ValueError):
    """The key or code does not fit, or the bytes or their place are other ones than at the sealing."""


@dataclass(frozen=True)
class Place:
    """Where a seal belongs."""

    tour: str
    station: str
    edition: str

    @property
    def binding(self) -> bytes:
        """What a seal of this place is authenticated with."""
        return f"{self.tour}|{self.station}|{self.edition}".encode()

    @property
    def salt(self) -> bytes:
        """Makes the same code another key at each station of each tour."""
        return f"{self.tour}|{self.station}".encode()

    def medium_binding(self, index: int) -> bytes:
        """What a sealed picture of this place is authenticated with."""
        return self.binding + f"|{index}".encode()


def new_key() -> bytes:
    """A random key, for one station of one tour."""
    return secrets.token_bytes(KEY_BYTES)


def seal(key: bytes, content: bytes, place: Place) -> bytes:
    """The content of a station under its key."""
    return _encrypt(key, secrets.token_bytes(NONCE_BYTES), content, place.binding)


def unseal(key: bytes, sealed: bytes, place: Place) -> bytes:
    """The content again. Raises WrongKey."""
    return _decrypt(key, sealed, place.binding)


def wrap(key: bytes, code: str, place: Place, *, iterations: int = ITERATIONS) -> bytes:
    """The key under the station's code, eight normalised characters."""
    return _encrypt(_code_key(code, place, iterations), secrets.token_bytes(NONCE_BYTES), key, place.binding)


def unwrap(wrapped: bytes, code: str, place: Place, *, iterations: int = ITERATIONS) -> bytes:
    """The key again, by the code. Raises WrongKey."""
    return _decrypt(_code_key(code, place, iterations), wrapped, place.binding)


def seal_medium(key: bytes, content: bytes, place: Place, index: int) -> bytes:
    """A picture of the station under its key: the same bytes each time, so that they need not be stored.

    The nonce comes from key and index instead of chance. GCM forbids one nonce for two contents under one key. Here a
    key belongs to one tour, station and edition, and an edition never changes, so an index has one content for all
    time. That two of at most a dozen derived nonces are equal, or one of them and the random one of the station's text,
    is as unlikely as with random ones. Equal bytes for the same picture say nothing that its address does not say.
    """
    nonce = hmac.new(key, f"medium|{index}".encode(), hashlib.sha256).digest()[:NONCE_BYTES]
    return _encrypt(key, nonce, content, place.medium_binding(index))


def unseal_medium(key: bytes, sealed: bytes, place: Place, index: int) -> bytes:
    """The picture again. Raises WrongKey."""
    return _decrypt(key, sealed, place.medium_binding(index))


def _code_key(code: str, place: Place, iterations: int) -> bytes:
    # hashlib releases the interpreter's lock while it counts, so several stations go side by side.
    return hashlib.pbkdf2_hmac("sha256", code.encode(), place.salt, iterations, KEY_BYTES)


def _encrypt(key: bytes, nonce: bytes, content: bytes, binding: bytes) -> bytes:
    return nonce + AESGCM(key).encrypt(nonce, content, binding)


def _decrypt(key: bytes, sealed: bytes, binding: bytes) -> bytes:
    try:
        return AESGCM(key).decrypt(sealed[:NONCE_BYTES], sealed[NONCE_BYTES:], binding)
    except (InvalidTag, ValueError):
        raise WrongKey from None
