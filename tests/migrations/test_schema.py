"""The migrations make exactly the tables that the models describe, up and down, with data in them."""

from __future__ import annotations

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import inspect, text

import app.models  # noqa: F401
from app.db import Base, Database
from app.migrations import configuration, upgrade


@pytest.fixture
def empty(tmp_path):
    """A database without any table."""
    opened = Database(f"sqlite:///{tmp_path / 'empty.db'}")
    yield opened
    opened.close()


def test_head_equals_the_models(empty):
    upgrade(empty)
    with empty.writer.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), Base.metadata) == []


def test_each_revision_goes_up_and_down(empty):
    revisions = [script.revision for script in ScriptDirectory.from_config(configuration()).walk_revisions()][::-1]
    assert revisions[0] == "0001"
    for revision in revisions:
        upgrade(empty, revision)
        with empty.writer.begin() as connection:
            command.downgrade(configuration(connection), "-1")
        upgrade(empty, revision)
    with empty.writer.begin() as connection:
        command.downgrade(configuration(connection), "base")
        assert inspect(connection).get_table_names() == ["alembic_version"]


def test_a_second_upgrade_changes_nothing(empty):
    upgrade(empty)
    with empty.write() as session:
        session.execute(text("INSERT INTO editions VALUES ('x', 'r', '{}', '2026-06-21 09:00:00')"))
    upgrade(empty)
    with empty.read() as session:
        assert session.execute(text("SELECT count(*) FROM editions")).scalar() == 1


def test_a_failed_migration_leaves_the_old_schema(empty, monkeypatch):
    import alembic.op

    def broken(*_args, **_options):
        raise RuntimeError("power cut")

    monkeypatch.setattr(alembic.op, "create_index", broken)
    with pytest.raises(RuntimeError):
        upgrade(empty)
    with empty.writer.connect() as connection:
        assert inspect(connection).get_table_names() == []
