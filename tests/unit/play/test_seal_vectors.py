"""The seal that phones open (tests/js/crypto.test.js), made again here from its parts, byte for byte."""

from __future__ import annotations

import hashlib
import hmac
import json
from base64 import b64decode
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

VECTOR: dict[str, Any] = json.loads((Path(__file__).parents[2] / "vectors" / "seal.json").read_text(encoding="utf-8"))
BOUND = "{tour}|{station}|{edition}".format_map(VECTOR)
KEY = b64decode(VECTOR["key"])
NONCE_BYTES = 12


def sealed_with(key: bytes, plain: bytes, bound: str, like: str) -> bytes:
    """The seal over `plain`, with the nonce of the seal that it should equal."""
    nonce = b64decode(like)[:NONCE_BYTES]
    return nonce + AESGCM(key).encrypt(nonce, plain, bound.encode())


@pytest.mark.parametrize(
    ("sealed", "plain", "bound"),
    [
        pytest.param(VECTOR["sealed"], VECTOR["content"].encode(), BOUND, id="content"),
        pytest.param(VECTOR["picture"]["sealed"], b64decode(VECTOR["picture"]["plain"]), f"{BOUND}|0", id="picture"),
    ],
)
def test_the_key_seals_to_the_same_bytes(sealed: str, plain: bytes, bound: str) -> None:
    assert sealed_with(KEY, plain, bound, sealed) == b64decode(sealed)


def test_the_code_wraps_the_key_to_the_same_bytes() -> None:
    salt = "{tour}|{station}".format_map(VECTOR).encode()
    by_code = hashlib.pbkdf2_hmac("sha256", VECTOR["code"].encode(), salt, 600_000, 32)
    assert sealed_with(by_code, KEY, BOUND, VECTOR["wrapped"]) == b64decode(VECTOR["wrapped"])


def test_checksum_and_signature_are_the_same() -> None:
    sealed = b64decode(VECTOR["picture"]["sealed"])
    assert hashlib.sha256(sealed).hexdigest() == VECTOR["picture"]["sealed_sha256"]
    signed = VECTOR["hmac"]
    assert hmac.new(bytes.fromhex(signed["key"]), signed["message"].encode(), "sha256").hexdigest() == signed["mac"]
