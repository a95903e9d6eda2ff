"""Errors that every layer may raise: a stable code and, for the sentence, the id of a Fluent message.

The web layer turns them into HTTP, the command line into one sentence. Imports nothing of ours.
"""

from __future__ import annotations


class AppError(Exception):
    """A mistake the asker can understand; `code` is stable, the sentence is the Fluent message `error-<code>`."""

    status = 400

    def __init__(self, code: str, *, fields: dict[str, str] | None = None, **args: object) -> None:
        super().__init__(code)
        self.code = code
        self.fields = fields
        self.args_for_message = args


class Invalid(AppError):
    """The request is understood but a value in it cannot be taken."""

    status = 422


class Unauthorized(AppError):
    """Nobody is known on this device."""

    status = 401


class Forbidden(AppError):
    """The asker is known, or needs not be, but may not do this."""

    status = 403


class NotFound(AppError):
    """Nothing is there under this name or code."""

    status = 404


class Conflict(AppError):
    """Somebody else has changed meanwhile what this was about."""

    status = 409


class TooMany(AppError):
    """Too many failures from this address in a short time."""

    status = 429


class TooLarge(AppError):
    """The body is larger than the server takes."""

    status = 413


class Busy(AppError):
    """Others are being served; a little later it works."""

    status = 503


class TooSlow(AppError):
    """The body did not arrive in the time that it was given."""

    status = 408


class StorageFull(AppError):
    """The disk has no room left for this; what is smaller goes on."""

    status = 507


class StartRefused(Exception):
    """The program must not start; the message is one plain sentence for the operator."""
