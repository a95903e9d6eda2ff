"""Nothing of a sealed route can be read from the pack, nor found by hashing guesses (bar S13)."""

from __future__ import annotations

import hashlib
import json
import re
from base64 import b64decode, b64encode

import pytest

from tests.conftest import ROUTE

BASE64 = re.compile(r"(?:[A-Za-z0-9+/]{4})+(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?")


def texts_of(value):
    """Every key and text of a JSON value."""
    if isinstance(value, dict):
        return [text for key, part in value.items() for text in [key, *texts_of(part)]]
    if isinstance(value, list):
        return [text for part in value for text in texts_of(part)]
    return [value] if isinstance(value, str) else []


def secrets_of(loaded):
    """What only a check-in or an answer may tell: insights, prompts, options, hints, solutions, explanations."""
    found = [station.insight for station in loaded.route.stations]
    for quiz in loaded.quizzes.values():
        for question in quiz.questions:
            part = question.model_dump(mode="json", exclude={"type", "tags", "points", "attempts"})
            found += [part.pop(name, []) for name in ("options", "hints", "source")] + list(part.values())
    fields = {"id", "text", "correct", "cost", "title", "url", "date", "area"}
    return [text for text in texts_of(found) if len(text) > 3 and text not in fields]


def guesses_of(texts):
    """Every word of the texts, and the numbers that an estimate may have."""
    words = {word.strip(".,:;!?„“‚‘()") for text in texts for word in [*text.split(), text]}
    return sorted(words | {str(number) for number in range(10_000)})


def digests(guess):
    """What a careless pack would hold instead of an answer: its hash, by any usual way."""
    for text in {guess, guess.lower()}:
        for name in ("md5", "sha1", "sha256", "sha512"):
            yield hashlib.new(name, text.encode()).digest()


def found_by_hash(guesses, pack):
    """The guesses whose hash stands in any field, as text or as the bytes that a text encodes, shortened or whole."""
    texts = texts_of(pack)
    raw = b"\n".join(b64decode(text) for text in texts if BASE64.fullmatch(text))
    shown = "\n".join(texts)
    small = shown.lower()

    def stands(one):
        return one[:8] in raw or one.hex()[:12] in small or b64encode(one).decode()[:10] in shown

    return [guess for guess in guesses if any(stands(one) for one in digests(guess))]


def test_no_secret_of_the_route_can_be_read(phone, library):
    route = library.routes[ROUTE]
    # A place's name may be an answer as well; what the open part of the route says tells nothing.
    stations = {"__all__": {"insight"}}
    public = "\n".join(texts_of(json.loads(route.route.model_dump_json(exclude={"stations": stations})))).casefold()
    secrets = [text for text in secrets_of(route) if text.casefold() not in public]
    assert len(secrets) > 400
    shown = "\n".join(texts_of(phone.get("/api/v1/pack").json)).casefold()
    assert [text for text in secrets if text.casefold() in shown] == []


def test_ten_thousand_guesses_find_no_hash(phone, library):
    guesses = guesses_of(secrets_of(library.routes[ROUTE]))
    assert len(guesses) > 10_000
    assert {"Busch", "1780", "Pappmaché"} <= set(guesses)
    assert found_by_hash(guesses, phone.get("/api/v1/pack").json) == []


@pytest.mark.parametrize("name", ["md5", "sha256"])
def test_the_guess_would_find_a_hash_that_was_left_in(phone, name):
    pack = phone.get("/api/v1/pack").json
    left = hashlib.new(name, b"busch").digest()
    for value in (
        left.hex(),
        b64encode(left).decode(),
        [{"accept": left.hex()[:16]}],
        b64encode(b"12345" + left).decode(),
    ):
        assert found_by_hash(["Wiese", "Busch"], {**pack, "check": value}) == ["Busch"], value
