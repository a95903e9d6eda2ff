"""The schema's history: upgrades a database to what this version expects. Used by commands and tests."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, text

from app.db import Database


def configuration(connection: Connection | None = None) -> Config:
    """Alembic's configuration in code; there is no ini file to keep in step."""
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent))
    config.attributes["connection"] = connection
    return config


def upgrade(database: Database, revision: str = "head") -> None:
    """Bring the database to a revision in one transaction: it has the old schema or the new one, nothing between."""
    with migrating(database) as connection:
        command.upgrade(configuration(connection), revision)


@contextlib.contextmanager
def migrating(database: Database) -> Iterator[Connection]:
    """A transaction in which tables may be rebuilt; it ends with all foreign keys checked.

    SQLite has no other way to change a column: a rebuilt table is dropped, which enforced foreign keys would forbid,
    and they can only be switched off outside of a transaction. Source: https://sqlite.org/lang_altertable.html#otheralter
    """
    with database.writer.connect() as connection:
        pragma = connection.connection.cursor()
        pragma.execute("PRAGMA foreign_keys=OFF")
        try:
            with connection.begin():
                yield connection
                broken = connection.execute(text("PRAGMA foreign_key_check")).first()
                if broken is not None:
                    raise RuntimeError(f"a migration would leave a row without its parent: {tuple(broken)}")
        finally:
            pragma.execute("PRAGMA foreign_keys=ON")
            pragma.close()
