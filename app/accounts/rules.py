"""Names, passwords, roles and how long a login lasts: what needs neither database nor web. Pure."""

from __future__ import annotations

import re
import secrets
import unicodedata
from datetime import datetime, timedelta

# Each role has the rights of those before it; `web.guards` knows the same list, because `web` knows no domain.
ROLES = ("host", "organizer", "admin")

NAME_MIN, NAME_MAX = 2, 40
PASSWORD_MIN, PASSWORD_MAX = 12, 200
AGENT_LENGTH = 60
NEXT_LENGTH = 500

# Idle covers a day's tour with its lunch break, absolute a week of the same laptop; then the password is asked again.
IDLE = timedelta(hours=8)
ABSOLUTE = timedelta(days=7)
# How old `last_seen_at` may grow before a request writes it again: reading a page must not be a write each time.
TOUCH_EVERY = timedelta(minutes=5)
MAX_SESSIONS = 20
# How long a browser that has shown the right password may take for the code, and how many may do so at once.
CODE_WITHIN = timedelta(minutes=5)
MAX_OWED = 20
# So many deeds the log keeps; the oldest go first.
LOG_KEPT = 2000

# Without 0, 1, i, l and o, in small letters: read from a terminal and typed on a phone.
LETTERS = "23456789abcdefghjkmnpqrstuvwxyz"
PASSWORD_GROUPS = 4
PASSWORD_GROUP_LENGTH = 4

_NAME = re.compile(r"[^\W_]|[._-]")
_LOCAL_PATH = re.compile(r"/(?:[A-Za-z0-9_~%-][A-Za-z0-9_~%!$&'()*+,;=:@./-]*)?(?:\?[A-Za-z0-9_~%!$&'()*+,;=:@./?-]*)?")


def normalise_name(raw: str) -> str:
    """A login name as it is stored and compared: NFKC, lower case, without spaces around it.

    >>> normalise_name(" Tour.Leitung ")
    'tour.leitung'
    """
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", raw).strip().casefold())


def name_problem(name: str) -> str | None:
    """Why a normalised name cannot be taken, as an error code; None where it can."""
    fits = NAME_MIN <= len(name) <= NAME_MAX and all(_NAME.fullmatch(character) for character in name)
    return None if fits else "login_name_invalid"


def normalise_password(raw: str) -> str:
    """A password as it is hashed: NFKC, because one keyboard sends "ü" as one character and another as two."""
    return unicodedata.normalize("NFKC", raw)


def password_problem(name: str, password: str) -> str | None:
    """Why a new password cannot be taken, as an error code; None where it can."""
    plain = normalise_password(password)
    if len(plain) < PASSWORD_MIN:
        return "password_too_short"
    if len(plain) > PASSWORD_MAX:
        return "password_too_long"
    return "password_has_name" if normalise_name(name) in normalise_name(plain) else None


def new_password(name: str = "") -> str:
    """A random password of 79 bits in four groups, such as `k7fm-2xqd-9hwn-tr4c`; never one that holds the name."""
    while True:
        groups = [
            "".join(secrets.choice(LETTERS) for _ in range(PASSWORD_GROUP_LENGTH)) for _ in range(PASSWORD_GROUPS)
        ]
        made = "-".join(groups)
        if not name or password_problem(name, made) is None:
            return made


def expired(*, created_at: datetime, last_seen_at: datetime, now: datetime) -> bool:
    """Whether a login has ended by itself: unused for too long, or simply old."""
    return now - last_seen_at >= IDLE or now - created_at >= ABSOLUTE


def local_path(raw: str) -> str | None:
    """The address to go on to after the login, if it is a path on this very server; else None.

    Only what a path of ours can hold is let through. Everything by which browsers leave the server has no way in: a
    second slash or a backslash at the start (both begin a host name), control characters (browsers drop tabs and line
    breaks before they look), a scheme.
    """
    return raw if len(raw) <= NEXT_LENGTH and _LOCAL_PATH.fullmatch(raw) else None


# The first that is found names the browser: many call themselves Chrome and Safari as well.
_BROWSERS = (
    ("Edge", re.compile(r"\bEdg(?:e|A|iOS)?/")),
    ("Opera", re.compile(r"\b(?:OPR|OPT)/")),
    ("Samsung Internet", re.compile(r"\bSamsungBrowser/")),
    ("Firefox", re.compile(r"\b(?:Firefox|FxiOS)/")),
    ("Chrome", re.compile(r"\b(?:Chrome|Chromium|CriOS)/")),
    ("Safari", re.compile(r"\bVersion/\S+ .*\bSafari/")),
)
_SYSTEMS = (
    ("iPhone", re.compile(r"\biPhone\b")),
    ("iPad", re.compile(r"\biPad\b")),
    ("Android", re.compile(r"\bAndroid\b")),
    ("Windows", re.compile(r"\bWindows\b")),
    ("Chromebook", re.compile(r"\bCrOS\b")),
    ("Mac", re.compile(r"\bMacintosh\b")),
    ("Linux", re.compile(r"\bLinux\b")),
)


def browser_label(user_agent: str) -> str:
    """A coarse name by which people know their browser again, without versions that would tell devices apart.

    >>> browser_label("Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0")
    'Firefox, Windows'
    """
    text = user_agent[:500]
    browser = next((name for name, pattern in _BROWSERS if pattern.search(text)), None)
    if browser is None:
        return "Browser"
    system = next((name for name, pattern in _SYSTEMS if pattern.search(text)), None)
    return (f"{browser}, {system}" if system else browser)[:AGENT_LENGTH]
