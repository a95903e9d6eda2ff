"""What the views of accounts share: failures counted, moments in words, sentences for mistakes, pages of a list.

For views alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from flask import request
from werkzeug.wrappers import Response

from app.accounts import rules
from app.web.context import client_key, now, services, settings
from app.web.i18n import is_german, language

# The window of the login limits in seconds, for browsers and scripts that read it.
RETRY_AFTER = "600"
LARGEST_ID = 2**63 - 1
MAX_PAGE = 10_000
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


@dataclass(frozen=True)
class Pages:
    """Where one is in a list that is shown in parts."""

    number: int
    size: int
    total: int

    @property
    def pages(self) -> int:
        """How many parts there are, at least one."""
        return max(1, -(-self.total // self.size))

    @property
    def skip(self) -> int:
        """How many entries come before this part."""
        return (self.number - 1) * self.size


def pages_of(total: int, parameter: str, *, size: int) -> Pages:
    """The part that the address asks for, or the last one where it asks for more than there are."""
    typed = request.args.get(parameter, "1")
    number = int(typed) if typed.isascii() and typed.isdecimal() and len(typed) < 9 else 1
    last = max(1, -(-total // size))
    return Pages(min(max(number, 1), last, MAX_PAGE), size, total)


def password_limits(name: str) -> list[tuple[str, str]]:
    """What counts a wrong password for this name from here."""
    address = client_key()
    wanted = rules.normalise_name(name[: 4 * rules.NAME_MAX])
    # What can be no name shares one key, so that made-up names do not fill the memory.
    wanted = "" if rules.name_problem(wanted) else wanted
    return [("login", f"{address}|{wanted}"), ("login-name", wanted), ("login-address", address)]


def code_limits(user_id: int) -> list[tuple[str, str]]:
    """What counts a wrong code of this account; only who knows the password gets there to be counted."""
    return [("login-code", str(user_id)), ("login-address", client_key())]


def check_limits(keys: list[tuple[str, str]]) -> None:
    """Raise TooMany where one of these has failed too often just now."""
    for kind, key in keys:
        services().limits.check(kind, key, code="too_many_logins")


def count_failure(keys: list[tuple[str, str]]) -> None:
    """Count one failure for all of these."""
    for kind, key in keys:
        services().limits.count(kind, key)


def with_pause(response: Response) -> Response:
    """The response, with the time to wait where it says that there were too many failures."""
    if response.status_code == 429:
        response.headers["Retry-After"] = RETRY_AFTER
    return response


def sentence(code: str) -> str:
    """The sentence for an error code of accounts."""
    sizes = {"min": rules.PASSWORD_MIN, "max": rules.PASSWORD_MAX}
    if code == "login_name_invalid":
        sizes = {"min": rules.NAME_MIN, "max": rules.NAME_MAX}
    return services().catalogue.format(language(), f"error-{code.replace('_', '-')}", **sizes)


def moment(at: datetime, *, fresh: bool = False) -> str:
    """A moment in words, in the town's time: a day of the last week by its name, an older one by its date."""
    local, today = at.astimezone(settings().timezone), now().astimezone(settings().timezone)
    # `last_seen_at` is written every few minutes only, so what is that young is no different from now.
    if fresh and now() - at < 2 * rules.TOUCH_EVERY:
        return services().catalogue.format(language(), "staff-when-now")
    days = (today.date() - local.date()).days
    day = "date" if days > rules.ABSOLUTE.days else WEEKDAYS[local.weekday()]
    if days in (0, 1):
        day = ("today", "yesterday")[days]
    date = f"{local:%d.%m.%Y}" if is_german() else f"{local.day} {local:%b %Y}"
    return services().catalogue.format(language(), "staff-when", day=day, date=date, time=f"{local:%H:%M}")
