"""Seals: only the right key or code opens them, only where they belong, and Python's bytes are those of the phone."""

from __future__ import annotations

import json
from base64 import b64decode

import pytest
from hypothesis import given
from hypothesis import strategies as some

from app.config import PROJECT_ROOT
from app.play import seals
from app.play.seals import Place, WrongKey

PLACE = Place("LULU22", "rathaus", "a" * 64)
ELSEWHERE = [Place("LULU23", "rathaus", "a" * 64), Place("LULU22", "bahnhof", "a" * 64)]
ELSEWHERE += [Place("LULU22", "rathaus", "b" * 64)]
CODE, QUICK = "7KQW3RXA", 10
VECTOR = json.loads((PROJECT_ROOT / "tests" / "vectors" / "seal.json").read_text(encoding="utf-8"))


@given(some.binary(max_size=200), some.integers(0, 11))
def test_what_is_sealed_opens_again(content, index):
    key = seals.new_key()
    assert seals.unseal(key, seals.seal(key, content, PLACE), PLACE) == content
    assert seals.unseal_medium(key, seals.seal_medium(key, content, PLACE, index), PLACE, index) == content
    wrapped = seals.wrap(key, CODE, PLACE, iterations=QUICK)
    assert seals.unwrap(wrapped, CODE, PLACE, iterations=QUICK) == key


def test_another_key_or_code_opens_nothing():
    key = seals.new_key()
    with pytest.raises(WrongKey):
        seals.unseal(seals.new_key(), seals.seal(key, b"Einblick", PLACE), PLACE)
    with pytest.raises(WrongKey):
        seals.unwrap(seals.wrap(key, CODE, PLACE, iterations=QUICK), "7KQW3RXB", PLACE, iterations=QUICK)
    with pytest.raises(WrongKey):
        seals.unwrap(seals.wrap(key, CODE, PLACE, iterations=QUICK), CODE, PLACE, iterations=QUICK + 1)


@pytest.mark.parametrize("other", ELSEWHERE)
def test_a_seal_opens_at_its_own_place_alone(other):
    key = seals.new_key()
    with pytest.raises(WrongKey):
        seals.unseal(key, seals.seal(key, b"Einblick", PLACE), other)
    with pytest.raises(WrongKey):
        seals.unseal_medium(key, seals.seal_medium(key, b"Bild", PLACE, 0), other, 0)
    # The edition is no part of the salt, so it has to be the binding that refuses here.
    with pytest.raises(WrongKey):
        seals.unwrap(seals.wrap(key, CODE, PLACE, iterations=QUICK), CODE, other, iterations=QUICK)


def test_pictures_cannot_take_each_others_place():
    key = seals.new_key()
    sealed = seals.seal_medium(key, b"Bild", PLACE, 0)
    with pytest.raises(WrongKey):
        seals.unseal_medium(key, sealed, PLACE, 1)
    with pytest.raises(WrongKey):
        seals.unseal(key, sealed, PLACE)


def test_no_single_byte_can_be_changed_or_left_out():
    key = seals.new_key()
    sealed = seals.seal(key, b"Einblick", PLACE)
    for at in range(len(sealed)):
        with pytest.raises(WrongKey):
            seals.unseal(key, sealed[:at] + bytes([sealed[at] ^ 1]) + sealed[at + 1 :], PLACE)
        with pytest.raises(WrongKey):
            seals.unseal(key, sealed[:at], PLACE)


def test_a_picture_is_sealed_to_the_same_bytes_and_no_two_share_a_nonce():
    key = seals.new_key()
    sealed = [seals.seal_medium(key, b"Bild", PLACE, index) for index in range(12)]
    assert sealed == [seals.seal_medium(key, b"Bild", PLACE, index) for index in range(12)]
    assert len({one[: seals.NONCE_BYTES] for one in sealed}) == 12
    assert len(sealed[0]) == len(b"Bild") + seals.OVERHEAD


def test_texts_and_keys_are_sealed_to_other_bytes_each_time():
    key = seals.new_key()
    assert seals.seal(key, b"Einblick", PLACE) != seals.seal(key, b"Einblick", PLACE)
    assert seals.wrap(key, CODE, PLACE, iterations=QUICK) != seals.wrap(key, CODE, PLACE, iterations=QUICK)


def test_the_contract_with_the_phone_byte_by_byte():
    place = Place(VECTOR["tour"], VECTOR["station"], VECTOR["edition"])
    key, picture = b64decode(VECTOR["key"]), VECTOR["picture"]
    assert seals.ITERATIONS == 600_000
    assert seals.unwrap(b64decode(VECTOR["wrapped"]), VECTOR["code"], place) == key
    assert seals.unseal(key, b64decode(VECTOR["sealed"]), place).decode() == VECTOR["content"]
    plain, index = b64decode(picture["plain"]), picture["index"]
    assert seals.unseal_medium(key, b64decode(picture["sealed"]), place, index) == plain
