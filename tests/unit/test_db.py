"""The database's promises: the version gate, pragmas on every connection, one writer, read-only readers."""

from __future__ import annotations

import subprocess
import sys
from datetime import UTC, datetime

import pytest
from sqlalchemy import text
from sqlalchemy.exc import OperationalError

from app import db
from app.db import Database, UTCDateTime, wal_reset_safe
from app.errors import StartRefused


@pytest.mark.parametrize(
    ("version", "safe"),
    [
        ((3, 6, 23), True),
        ((3, 7, 0), False),
        ((3, 40, 1), False),
        ((3, 44, 5), False),
        ((3, 44, 6), True),
        ((3, 45, 0), False),
        ((3, 50, 6), False),
        ((3, 50, 7), True),
        ((3, 51, 2), False),
        ((3, 51, 3), True),
        ((3, 53, 4), True),
    ],
)
def test_the_gate_knows_which_versions_can_lose_commits(version, safe):
    assert wal_reset_safe(version) is safe


def test_every_connection_is_durable_and_checks_foreign_keys(database):
    database.check()
    for _ in range(4):
        with database.reader.connect() as connection:
            assert connection.execute(text("PRAGMA synchronous")).scalar() == 2
            assert connection.execute(text("PRAGMA foreign_keys")).scalar() == 1


def test_a_reader_cannot_write(database):
    with pytest.raises(OperationalError, match="readonly"), database.read() as session:
        session.execute(text("DELETE FROM tours"))


def test_an_error_rolls_the_whole_block_back(database):
    statement = text("INSERT INTO editions VALUES ('x', 'r', '{}', '2026-06-21 09:00:00')")

    def broken_block():
        with database.write() as session:
            session.execute(statement)
            raise RuntimeError

    with pytest.raises(RuntimeError):
        broken_block()
    with database.read() as session:
        assert session.execute(text("SELECT count(*) FROM editions")).scalar() == 0


def test_a_naive_time_is_never_stored():
    with pytest.raises(ValueError, match="naive"):
        UTCDateTime().process_bind_param(datetime(2026, 6, 21, 9), None)
    assert UTCDateTime().process_result_value(datetime(2026, 6, 21, 9), None) == datetime(2026, 6, 21, 9, tzinfo=UTC)


HOLDER = "import sys; from app.db import Database; Database(sys.argv[1]); print('open', flush=True); sys.stdin.read()"


@pytest.mark.skipif(db.fcntl is None, reason="no file locks on this system")
def test_with_an_affected_sqlite_a_second_process_is_refused(tmp_path, monkeypatch):
    url = f"sqlite:///{tmp_path / 'one.db'}"
    with subprocess.Popen(
        [sys.executable, "-c", HOLDER, url], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as holder:
        assert holder.stdout.readline() == "open\n"
        Database(url).close()
        monkeypatch.setattr(db, "wal_reset_safe", lambda _version: False)
        with pytest.raises(StartRefused, match="only safe with one process"):
            Database(url)
        holder.stdin.close()
        holder.wait(10)
    opened = Database(url)
    assert opened.mode == "single-writer"
    opened.close()
