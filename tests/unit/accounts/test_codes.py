"""Codes by time, each taken once; recovery codes; what is kept opens for one account with one key alone."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from urllib.parse import parse_qs, urlsplit

import pyotp
import pytest

from app.accounts import codes, rules

KEY, OTHER_KEY = b"0123456789abcdef" * 4, b"fedcba9876543210" * 4
NOW = datetime(2026, 6, 21, 9, 0, 10, tzinfo=UTC)
# The secret of RFC 6238, appendix B, whose codes have eight digits there; apps show the last six.
RFC_SECRET = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"


@pytest.mark.parametrize(
    ("second", "code"),
    [(59, "287082"), (1_111_111_109, "081804"), (1_234_567_890, "005924"), (2_000_000_000, "279037")],
)
def test_the_codes_are_those_of_the_standard(second, code):
    moment = datetime.fromtimestamp(second, UTC)
    assert codes.matching_step(RFC_SECRET, code, now=moment, after=0) == second // 30


@pytest.mark.parametrize(("seconds", "fits"), [(-60, False), (-30, True), (0, True), (30, True), (60, False)])
def test_a_clock_may_be_one_step_wrong(seconds, fits):
    secret = codes.new_secret()
    typed = pyotp.TOTP(secret).at(NOW + timedelta(seconds=seconds))
    assert (codes.matching_step(secret, typed, now=NOW, after=0) is not None) is fits


def test_a_step_counts_once_and_none_before_it():
    secret = codes.new_secret()
    totp = pyotp.TOTP(secret)
    step = codes.matching_step(secret, totp.at(NOW), now=NOW, after=0)
    for earlier in (0, 30):
        typed = totp.at(NOW - timedelta(seconds=earlier))
        assert codes.matching_step(secret, typed, now=NOW, after=step) is None
    later = NOW + timedelta(seconds=30)
    assert codes.matching_step(secret, totp.at(later), now=NOW, after=step) == step + 1


@pytest.mark.parametrize("typed", ["", "0", "000000000", "abcdef", "12345", "ä" * 40, "\x00", "٣" * 6, "9" * 5000])
def test_odd_codes_are_wrong_codes(typed):
    assert codes.matching_step(RFC_SECRET, typed, now=NOW, after=0) is None


def test_a_code_is_read_as_people_type_it():
    typed = pyotp.TOTP(RFC_SECRET).at(NOW)
    wide = "".join(chr(ord(digit) + 0xFEE0) for digit in typed)
    for spelling in (f"{typed[:3]} {typed[3:]}", f" {typed}\t", f"{typed[:3]}-{typed[3:]}", wide):
        assert codes.matching_step(RFC_SECRET, spelling, now=NOW, after=0)


def test_an_app_reads_whose_code_it_is():
    parts = urlsplit(codes.app_address("GEZDGNBV" * 4, "dachs"))
    assert (parts.scheme, parts.netloc, parts.path) == ("otpauth", "totp", "/Stadtlotse:dachs")
    assert parse_qs(parts.query) == {"secret": ["GEZDGNBV" * 4], "issuer": ["Stadtlotse"]}


def test_ten_recovery_codes_are_long_and_differ():
    made = codes.new_recovery_codes()
    assert len(set(made)) == codes.RECOVERY_CODES == 10
    for one in made:
        assert re.fullmatch(rf"[{rules.LETTERS}]{{4}}(-[{rules.LETTERS}]{{4}}){{2}}", one)


def test_a_recovery_code_is_kept_for_one_account_under_one_key():
    kept = codes.recovery_key(KEY, 1, "k7fm-2xqd-9hwn")
    assert kept == codes.recovery_key(KEY, 1, " K7FM 2XQD 9HWN ")
    assert (
        len({kept, codes.recovery_key(KEY, 2, "k7fm-2xqd-9hwn"), codes.recovery_key(OTHER_KEY, 1, "k7fm2xqd9hwn")}) == 3
    )


def test_a_sealed_secret_opens_for_its_account_and_key_alone():
    secret = codes.new_secret()
    sealed = codes.seal(KEY, 1, secret)
    assert secret not in sealed
    assert sealed != codes.seal(KEY, 1, secret)
    assert len(sealed) <= 200
    assert codes.unseal(KEY, 1, sealed) == secret
    assert codes.unseal(KEY, 2, sealed) is None
    assert codes.unseal(OTHER_KEY, 1, sealed) is None
