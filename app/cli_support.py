"""What all commands share: one sentence instead of a traceback, settings, the migrated database, the address.

Imported by `cli` and the modules of its subcommands.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from functools import wraps
from typing import Any

import click

from app.config import Settings
from app.db import Database
from app.errors import StartRefused
from app.network import ANY_ADDRESS, lan_address


def one_sentence(command: Callable[..., None]) -> Callable[..., None]:
    """End a command with one sentence instead of a traceback where the operator can mend the cause."""

    @wraps(command)
    def run(*args: Any, **kwargs: Any) -> None:
        try:
            command(*args, **kwargs)
        except StartRefused as reason:
            click.echo(f"stadtlotse: {reason}", err=True)
            sys.exit(2)

    return run


def load_settings(**options: str | None) -> Settings:
    """The settings of the environment, with what the command line says instead."""
    return Settings.from_env(os.environ, **{name: value for name, value in options.items() if value is not None})


class Opened:
    """The database of the settings, migrated; closed at the end of the block."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings

    def __enter__(self) -> Database:
        from alembic.util import CommandError

        from app.migrations import upgrade

        self._database = Database(self._settings.database_url)
        try:
            self._database.check()
            upgrade(self._database)
        except CommandError as problem:
            raise StartRefused(f"{self._settings.database_url} was made by a newer version: {problem}.") from None
        return self._database

    def __exit__(self, *_exception: object) -> None:
        self._database.close()


def address(settings: Settings) -> str:
    """Where visitors reach the server."""
    if settings.base_url:
        return settings.base_url
    scheme = "https" if settings.tls_cert else "http"
    host = lan_address() if settings.host in ANY_ADDRESS else settings.host
    return f"{scheme}://[{host}]:{settings.port}" if ":" in host else f"{scheme}://{host}:{settings.port}"
