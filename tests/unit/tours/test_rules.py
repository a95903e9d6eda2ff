"""Codes, flags and names."""

from __future__ import annotations

import base64
import hmac
import re
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.tours import rules

SECRET = b"0123456789abcdef"


@pytest.mark.parametrize(
    ("typed", "meant"), [("lulu22", "LULU22"), (" LU LU-22 ", "LULU22"), ("1O0I", "LQQL"), ("ＬＵ", "LU"), ("", "")]
)
def test_a_code_is_read_as_people_type_it(typed, meant):
    assert rules.normalise_code(typed) == meant


def test_station_codes_belong_to_server_route_station_and_generation():
    codes = {
        rules.station_code(secret, route, station, generation)
        for secret in (SECRET, b"other")
        for route in ("a", "b")
        for station in ("x", "y")
        for generation in (1, 2)
    }
    assert len(codes) == 16
    assert all(len(code) == 8 and set(code) <= set(rules.ALPHABET) for code in codes)


def test_every_code_survives_being_typed():
    for number in range(200):
        code = rules.station_code(SECRET, "route", str(number))
        assert rules.normalise_code(f"{code[:4].lower()} {code[4:]}") == code


def test_pins_have_four_digits_and_differ():
    pins = {rules.pin(SECRET, str(number)) for number in range(500)}
    assert all(len(pin) == 4 and pin.isdecimal() for pin in pins)
    assert len(pins) > 400


@given(st.uuids())
def test_a_groups_card_is_read_by_the_server_that_made_it_alone(identity):
    token = rules.group_card(SECRET, str(identity))
    assert re.fullmatch(r"[A-Za-z0-9_-]{38}", token)
    assert rules.read_group_card(SECRET, token) == str(identity)
    assert rules.read_group_card(b"other", token) is None
    assert rules.read_group_card(SECRET, rules.group_card(SECRET, str(identity), 2)) is None


def test_a_card_has_the_form_that_others_may_rely_on():
    identity = UUID("01234567-89ab-4def-8123-456789abcdef")
    seal = hmac.digest(SECRET, f"group-card|{identity}|1".encode(), "sha256")[:12]
    expected = base64.urlsafe_b64encode(identity.bytes + seal).decode().rstrip("=")
    assert rules.group_card(SECRET, str(identity)) == expected


@given(st.text(max_size=45) | st.text("ABCxyz019-_=", min_size=38, max_size=38))
def test_whatever_is_no_card_opens_no_group(token):
    assert rules.read_group_card(SECRET, token) is None


def test_a_card_with_one_character_changed_opens_no_group():
    token = rules.group_card(SECRET, "01234567-89ab-4def-8123-456789abcdef")
    for place, was in enumerate(token):
        for other in {"A", "B", "_", "z"} - {was}:
            assert rules.read_group_card(SECRET, token[:place] + other + token[place + 1 :]) is None


def test_flags_repeat_after_all_letters_and_leave_out_the_taken_ones():
    letters = [rules.flag_of(number) for number in range(1, 23)]
    assert letters[21] == letters[0] == "A"
    assert not set(letters) & set("GHCJT")


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("03874 5260", "03874 5260"),
        (" +49  (3874)\t526/0-1 ", "+49 (3874) 526/0-1"),
        ("(0170) 12", "(0170) 12"),
        ("112", "112"),
        ("", ""),
        (" \n ", ""),
        ("1" * 30, "1" * 30),
    ],
)
def test_a_telephone_number_is_kept_as_people_write_it(typed, kept):
    assert rules.clean_phone(typed) == kept


@pytest.mark.parametrize(
    "typed", ["11", "1 (2)", "0170x", "++49 1", "- 112", "1" * 31, "+" + "1" * 30, "١٢٣", "0170;1"]
)
def test_what_nobody_can_dial_is_no_telephone_number(typed):
    with pytest.raises(ValueError, match="telephone"):
        rules.clean_phone(typed)


@pytest.mark.parametrize("raw", ["\u3164", "\u2800", "\ufe0f", "\u200b\u202e ", "\u0308\u0308", ""])
def test_a_name_of_nothing_visible_is_no_name(raw):
    assert rules.clean_name(raw) == ""


def test_of_many_marks_on_one_letter_two_stay():
    assert rules.clean_name("\u0e01" + "\u0e49" * 25) == "\u0e01\u0e49\u0e49"


@given(st.text(max_size=60))
def test_a_clean_name_is_one_line_without_controls_and_stays_clean(raw):
    name = rules.clean_name(raw)
    assert rules.clean_name(name) == name
    assert name == name.strip()
    assert all(character.isprintable() for character in name)
