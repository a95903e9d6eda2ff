"""Codes, flags and names: everything about tours and groups that needs neither database nor web. Pure."""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
import re
import secrets
import unicodedata
from uuid import UUID

# Without 0, 1, I and O, so that nobody has to guess what a poster or a voice means.
ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
LOOKALIKES = str.maketrans({"0": "Q", "O": "Q", "1": "L", "I": "L"})
JOIN_CODE_LENGTH = 6
RESUME_CODE_LENGTH = 8
STATION_CODE_LENGTH = 8
PIN_LENGTH = 4
PIN_TRIES = 5
NAME_LENGTH = 30
TITLE_LENGTH = 80
PHONE_LENGTH = 30
MEETING_LENGTH = 80
MAX_GROUPS = 1000
MAX_DEVICES = 30

# Who may see the ranking of a tour.
STANDINGS = ("public", "groups", "host")

# What a tour's phase may become, by the host's event: the phases from which, and the phase to which it leads. Ending is
# undone by resuming.
TRANSITIONS: dict[str, tuple[tuple[str, ...], str]] = {
    "open": (("planned",), "open"),
    "start": (("planned", "open"), "running"),
    "pause": (("running",), "paused"),
    "resume": (("paused", "ended"), "running"),
    "end": (("open", "running", "paused"), "ended"),
}

# Letter flags of the groups: G and H have a meaning of their own, C, J and T read as national flags.
FLAGS = "ABDEFIKLMNOPQRSUVWXYZ"


def normalise_code(raw: str) -> str:
    """What a person meant by a typed code: upper case, no spaces or hyphens, lookalikes mapped into the alphabet.

    >>> normalise_code("lulu-22")
    'LULU22'
    """
    return re.sub(r"[\s\-_.]", "", unicodedata.normalize("NFKC", raw)).upper().translate(LOOKALIKES)


def new_join_code() -> str:
    """A random join code of 30 bits."""
    return "".join(secrets.choice(ALPHABET) for _ in range(JOIN_CODE_LENGTH))


def _digest(secret: bytes, *parts: object) -> bytes:
    return hmac.new(secret, "|".join(map(str, parts)).encode(), hashlib.sha256).digest()


def _code(digest: bytes, length: int) -> str:
    number = int.from_bytes(digest[:16], "big")
    characters = []
    for _ in range(length):
        number, index = divmod(number, len(ALPHABET))
        characters.append(ALPHABET[index])
    return "".join(characters)


def station_code(secret: bytes, route: str, station: str, generation: int = 1) -> str:
    """The code on a station's poster: derived, never stored; a higher generation replaces a leaked poster."""
    return _code(_digest(secret, "station-code", route, station, generation), STATION_CODE_LENGTH)


def resume_code(secret: bytes, group: str, generation: int = 1) -> str:
    """The code that brings a group back on another phone; only its HMAC is stored."""
    return _code(_digest(secret, "resume-code", group, generation), RESUME_CODE_LENGTH)


def resume_key(secret: bytes, code: str) -> str:
    """What the database keeps of a resume code."""
    return _digest(secret, "resume-key", code).hex()


def pin(secret: bytes, group: str, generation: int = 1) -> str:
    """The four digits by which a second phone joins its group."""
    return f"{int.from_bytes(_digest(secret, 'pin', group, generation)[:8], 'big') % 10**PIN_LENGTH:0{PIN_LENGTH}d}"


def group_card(secret: bytes, group: str, generation: int = 1) -> str:
    """What the address on a group's card ends in: the group's id with a seal of 96 bits, so that nothing is stored."""
    seal = _digest(secret, "group-card", group, generation)[:_CARD_SEAL]
    return base64.urlsafe_b64encode(UUID(group).bytes + seal).decode().rstrip("=")


def read_group_card(secret: bytes, token: str) -> str | None:
    """The id of the group that a card is for, None where nobody here has made it."""
    if len(token) != _CARD_LENGTH or not token.isascii():
        return None
    try:
        content = base64.b64decode(token + "=" * (-len(token) % 4), altchars=b"-_", validate=True)
    except binascii.Error:
        return None
    group = str(UUID(bytes=content[:16]))
    # The whole token, because the last character of base64 can be written in several ways.
    return group if hmac.compare_digest(token, group_card(secret, group)) else None


_CARD_SEAL = 12
_CARD_LENGTH = 38


def flag_of(number: int) -> str:
    """The letter flag of the group with this number, counted from 1; letters repeat after 21 groups."""
    return FLAGS[(number - 1) % len(FLAGS)]


def clean_phone(raw: str) -> str:
    """A telephone number with single spaces, empty where there is none. Raises ValueError for anything else.

    >>> clean_phone("  +49 (3874)  5260 ")
    '+49 (3874) 5260'
    """
    clean = " ".join(raw.split())
    digits = sum(character.isdigit() for character in clean)
    if clean and not (_PHONE.fullmatch(clean) and len(clean) <= PHONE_LENGTH and digits >= 3):
        raise ValueError("not a telephone number")
    return clean


# As in a route's document, and a bracket may come first.
_PHONE = re.compile(r"\+?[0-9(][0-9 ()/-]+")


def clean_name(raw: str) -> str:
    """A name as it may be shown: composed, on one line, nothing invisible, nothing that reaches into other lines.

    Left out are control, format and unassigned characters (category C), blank letters and selectors, and of several
    marks on one letter all beyond the second. Returns an empty string where nothing visible is left.
    """
    kept: list[str] = []
    marks = 0
    for character in unicodedata.normalize("NFC", raw):
        category = unicodedata.category(character)
        marks = marks + 1 if category in ("Mn", "Me") else 0
        if character.isspace():
            kept.append(" ")
        elif marks > 2 or (marks and not "".join(kept).strip()):
            continue
        elif category[0] != "C" and character not in _BLANK:
            kept.append(character)
    return " ".join("".join(kept).split())


# Letters and signs that are drawn as nothing at all, and the variation selectors.
_BLANK = frozenset("\u115f\u1160\u2800\u3164\uffa0") | {chr(code) for code in range(0xFE00, 0xFE10)}
