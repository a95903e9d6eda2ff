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
from app.migrations import configuration, migrating, upgrade


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
        with migrating(empty) as connection:
            command.downgrade(configuration(connection), "-1")
        upgrade(empty, revision)
    with migrating(empty) as connection:
        command.downgrade(configuration(connection), "base")
        assert inspect(connection).get_table_names() == ["alembic_version"]


def test_a_second_upgrade_changes_nothing(empty):
    upgrade(empty)
    with empty.write() as session:
        session.execute(text("INSERT INTO editions VALUES ('x', 'r', '{}', '2026-06-21 09:00:00')"))
    upgrade(empty)
    with empty.read() as session:
        assert session.execute(text("SELECT count(*) FROM editions")).scalar() == 1


FIRST_RELEASE = """
INSERT INTO editions VALUES ('e', 'r', '{}', '2026-06-21 09:00:00');
INSERT INTO tours VALUES (1, 'LULU22', 'e', 'r', 'running', 'public', NULL, NULL, 1, '2026-06-21 09:00:00');
INSERT INTO groups VALUES ('g', 1, 'c', 'k', 'Füchse', 1, 'de', 0, NULL, '2026-06-21 09:00:00');
INSERT INTO devices VALUES (1, 'g', 't', 1, '2026-06-21 09:00:00', '2026-06-21 09:00:00');
INSERT INTO events VALUES (1, 1, 'g', 'x', 'g', 1, 1, 'skip', 's', NULL, NULL, 1, '2026-06-21 09:00:00',
  '2026-06-21 09:00:00', 'h', '{}', 'accepted', NULL, '{}', 1);
INSERT INTO standings VALUES ('g', 1, 50, 1, 0, 0, 1, '2026-06-21 09:00:00');
"""


def test_a_database_of_the_first_schema_comes_through_whole(empty):
    upgrade(empty, "0001")
    with empty.write() as session:
        for statement in FIRST_RELEASE.split(";\n"):
            if statement.strip():
                session.execute(text(statement))
    upgrade(empty)
    with empty.write() as session:
        assert session.execute(text("SELECT name, hidden, log_no FROM groups")).all() == [("Füchse", 0, 0)]
        assert session.execute(text("SELECT type, group_id, actor_id FROM events")).all() == [("skip", "g", None)]
        assert session.execute(text("SELECT points, cells, fold FROM standings")).all() == [(50, "{}", 0)]
        assert session.execute(text("PRAGMA foreign_keys")).scalar() == 1
        assert session.execute(text("PRAGMA foreign_key_check")).all() == []


STAFF = """
INSERT INTO users VALUES (1, 'dachs', 'host', '-', NULL, '2026-06-21 09:00:00');
INSERT INTO users VALUES (2, 'otter', 'host', '-', NULL, '2026-06-21 09:00:00');
INSERT INTO staff_sessions VALUES (1, 1, 'a', 'Firefox', '2026-06-21 09:00:00', '2026-06-21 10:00:00');
INSERT INTO staff_sessions VALUES (2, 1, 'b', 'Safari', '2026-06-21 09:00:00', '2026-06-21 11:00:00');
"""


def test_accounts_remember_when_they_were_last_in_use(empty):
    upgrade(empty, "0005")
    with empty.write() as session:
        for statement in STAFF.split(";\n"):
            if statement.strip():
                session.execute(text(statement))
    upgrade(empty)
    with empty.read() as session:
        found = session.execute(text("SELECT name, last_seen_at FROM users ORDER BY id")).all()
    assert found == [("dachs", "2026-06-21 11:00:00"), ("otter", None)]


def test_a_failed_migration_leaves_the_old_schema(empty, monkeypatch):
    import alembic.op

    def broken(*_args, **_options):
        raise RuntimeError("power cut")

    monkeypatch.setattr(alembic.op, "create_index", broken)
    with pytest.raises(RuntimeError):
        upgrade(empty)
    with empty.writer.connect() as connection:
        assert inspect(connection).get_table_names() == []
