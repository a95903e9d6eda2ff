"""The second factor's own matter: codes by time (RFC 6238), recovery codes, and how both are kept. Pure.

A secret is kept under a key that follows from the installation's own, a recovery code as an HMAC: a copy of the
database alone opens no account. Imported by `accounts` alone.
"""

from __future__ import annotations

import base64
import hmac
import secrets
import unicodedata
from datetime import datetime

import pyotp
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from app.accounts import rules

ISSUER = "Stadtlotse"
# A phone's clock may be a step behind or ahead: 30 seconds each, as RFC 6238 advises.
WINDOW = 1
RECOVERY_CODES = 10
RECOVERY_GROUPS = 3
GROUP_LENGTH = 4
NONCE_BYTES = 12
# What people type is read up to here; the longest code with spaces and dashes is shorter.
TYPED_MAX = 40


def new_secret() -> str:
    """A random secret of 160 bits in base32, as apps for codes take it."""
    return pyotp.random_base32()


def grouped(text: str) -> str:
    """A long code in groups of four, to be read and typed.

    >>> grouped("ABCDEFGHIJ")
    'ABCD EFGH IJ'
    """
    return " ".join(text[start : start + GROUP_LENGTH] for start in range(0, len(text), GROUP_LENGTH))


def app_address(secret: str, name: str) -> str:
    """The address that an app for codes reads from the QR code: secret, account and whose code it is."""
    return pyotp.TOTP(secret).provisioning_uri(name=name, issuer_name=ISSUER)


def normalise(typed: str) -> str:
    """A typed code as it is compared: its letters and digits, in small letters.

    >>> normalise(" 123 456 "), normalise("K7FM-2XQD-9HWN")
    ('123456', 'k7fm2xqd9hwn')
    """
    plain = unicodedata.normalize("NFKC", typed[:TYPED_MAX]).casefold()
    return "".join(character for character in plain if character.isalnum())


def matching_step(secret: str, typed: str, *, now: datetime, after: int) -> int | None:
    """The time step that this code belongs to, or None: a wrong code, or one whose step is not later than `after`.

    Each step counts once, so that a code that somebody saw being typed is worth nothing any more.
    """
    totp, code = pyotp.TOTP(secret), normalise(typed).encode()
    current = totp.timecode(now)
    found = None
    for step in range(current - WINDOW, current + WINDOW + 1):
        if hmac.compare_digest(totp.generate_otp(step).encode(), code) and step > after:
            found = step
    return found


def new_recovery_codes() -> list[str]:
    """Random codes of 59 bits each, such as `k7fm-2xqd-9hwn`, for somebody whose phone is lost."""
    return ["-".join(_group() for _ in range(RECOVERY_GROUPS)) for _ in range(RECOVERY_CODES)]


def recovery_key(installation: bytes, user_id: int, typed: str) -> str:
    """What the database keeps of a recovery code of this account."""
    key, text = _derive(installation, "recovery codes"), f"{user_id}|{normalise(typed)}"
    return hmac.digest(key, text.encode(), "sha256").hex()


def seal(installation: bytes, user_id: int, secret: str) -> str:
    """A secret as the database keeps it; it opens for this account alone."""
    nonce = secrets.token_bytes(NONCE_BYTES)
    sealed = AESGCM(_derive(installation, "secrets")).encrypt(nonce, secret.encode(), str(user_id).encode())
    return base64.b64encode(nonce + sealed).decode()


def unseal(installation: bytes, user_id: int, sealed: str) -> str | None:
    """The secret again; None where the installation's key is another one than at the sealing."""
    raw = base64.b64decode(sealed)
    try:
        opened = AESGCM(_derive(installation, "secrets")).decrypt(
            raw[:NONCE_BYTES], raw[NONCE_BYTES:], str(user_id).encode()
        )
    except InvalidTag:
        return None
    return opened.decode()


def _group() -> str:
    return "".join(secrets.choice(rules.LETTERS) for _ in range(GROUP_LENGTH))


def _derive(installation: bytes, purpose: str) -> bytes:
    return HKDF(SHA256(), 32, None, f"second factor: {purpose}".encode()).derive(installation)
