"""The schema's history: upgrades a database to what this version expects. Used by commands and tests."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection

from app.db import Database


def configuration(connection: Connection | None = None) -> Config:
    """Alembic's configuration in code; there is no ini file to keep in step."""
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent))
    config.attributes["connection"] = connection
    return config


def upgrade(database: Database, revision: str = "head") -> None:
    """Bring the database to a revision in one transaction: it has the old schema or the new one, nothing between."""
    with database.writer.begin() as connection:
        command.upgrade(configuration(connection), revision)
