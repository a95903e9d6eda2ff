"""The database: engines, transactions, SQLite's driver and its safety gate.

Every domain may import it; it knows none of them.
"""

from __future__ import annotations

import contextlib
import sqlite3 as stdlib_sqlite3  # noqa: TID251  The gate has to know the fallback driver.
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from types import ModuleType
from typing import IO, Any, Literal

from sqlalchemy import DateTime, Engine, MetaData, create_engine, event, make_url, text
from sqlalchemy.engine.interfaces import Dialect
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import DeclarativeBase, Session
from sqlalchemy.pool import QueuePool
from sqlalchemy.types import TypeDecorator

from app.errors import StartRefused

try:
    import fcntl
except ImportError:  # Windows has no fcntl; there a second process is the operator's care.
    fcntl = None  # type: ignore[assignment]

Mode = Literal["wal", "single-writer"]


def _driver() -> ModuleType:
    try:
        from pysqlite3 import dbapi2

        return dbapi2  # type: ignore[no-any-return]
    except ImportError:
        return stdlib_sqlite3


def open_foreign(path: Path) -> Any:
    """A read-only connection to somebody else's SQLite file, for all threads; the caller lets one in at a time.

    Raises the driver's error where the file is none.
    """
    location = f"{path.resolve().as_uri()}?mode=ro&immutable=1"
    return _driver().connect(location, uri=True, check_same_thread=False)


def wal_reset_safe(version: tuple[int, int, int]) -> bool:
    """Whether this SQLite is free of the WAL-reset bug: fixed in 3.51.3, 3.50.7 and 3.44.6, absent before 3.7.0.

    Source: https://sqlite.org/wal.html#walresetbug
    """
    if version < (3, 7, 0) or version >= (3, 51, 3):
        return True
    return (version[:2] == (3, 50) and version >= (3, 50, 7)) or (version[:2] == (3, 44) and version >= (3, 44, 6))


class Base(DeclarativeBase):
    """Parent of all tables; constraint names are fixed so that migrations can drop them by name."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(column_0_N_label)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
            "pk": "pk_%(table_name)s",
        }
    )


class UTCDateTime(TypeDecorator[datetime]):
    """Aware datetimes, stored in UTC; SQLite itself knows no time zones."""

    impl = DateTime
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a naive datetime cannot be stored")
        return value.astimezone(UTC).replace(tzinfo=None)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        return None if value is None else value.replace(tzinfo=UTC)


class Database:
    """One writer engine and one reader engine on the same SQLite file.

    The writer's pool of one connection makes this process's writers queue instead of sleeping in SQLite's busy handler.
    Every write transaction is BEGIN IMMEDIATE, every reader is `query_only`.
    """

    def __init__(self, url: str, *, readers: int = 4) -> None:
        self.driver = _driver()
        self.path = Path(make_url(url).database or "")
        self.mode: Mode = "wal" if wal_reset_safe(self.driver.sqlite_version_info) else "single-writer"
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            self._lock = self._claim()
        except OSError as problem:
            raise StartRefused(f"The database {self.path} cannot be opened: {problem.strerror}.") from None
        self.writer = self._engine(url, size=1, read_only=False)
        self.reader = self._engine(url, size=readers, read_only=True)

    def _claim(self) -> IO[bytes] | None:
        """Keep a second process away where SQLite could lose commits to it; elsewhere share the claim."""
        if fcntl is None:
            return None
        lock = self.path.with_name(self.path.name + ".lock").open("ab")
        kind = fcntl.LOCK_SH if self.mode == "wal" else fcntl.LOCK_EX
        try:
            fcntl.flock(lock, kind | fcntl.LOCK_NB)
        except OSError:
            lock.close()
            raise StartRefused(
                f"Another Stadtlotse process uses {self.path}, and SQLite {self.driver.sqlite_version} is only safe "
                "with one process; stop the other one, or install the package pysqlite3."
            ) from None
        return lock

    def _engine(self, url: str, *, size: int, read_only: bool) -> Engine:
        engine = create_engine(
            url,
            module=self.driver,
            poolclass=QueuePool,
            pool_size=size,
            max_overflow=0,
            pool_timeout=5,
            # Parameters hold names; they have no place in a log.
            hide_parameters=True,
            connect_args={"isolation_level": None, "check_same_thread": False, "timeout": 5.0},
        )

        @event.listens_for(engine, "connect")
        def prepare(connection: Any, _record: object) -> None:
            cursor = connection.cursor()
            if not read_only:
                cursor.execute("PRAGMA journal_mode=WAL")
            cursor.execute("PRAGMA synchronous=FULL")
            cursor.execute("PRAGMA busy_timeout=5000")
            cursor.execute("PRAGMA foreign_keys=ON")
            cursor.execute("PRAGMA secure_delete=ON")
            if read_only:
                cursor.execute("PRAGMA query_only=ON")
                if self.mode == "single-writer":
                    cursor.execute("PRAGMA wal_autocheckpoint=0")
            cursor.close()

        @event.listens_for(engine, "begin")
        def begin(connection: Any) -> None:
            # The driver's own BEGIN is off, because it would come too late for savepoints and for IMMEDIATE.
            connection.exec_driver_sql("BEGIN" if read_only else "BEGIN IMMEDIATE")

        return engine

    @contextlib.contextmanager
    def write(self) -> Iterator[Session]:
        """One write transaction, committed at the end of the block and rolled back on any error."""
        with Session(self.writer, expire_on_commit=False) as session, session.begin():
            yield session

    @contextlib.contextmanager
    def read(self) -> Iterator[Session]:
        """One consistent read-only view."""
        with Session(self.reader, expire_on_commit=False) as session, session.begin():
            yield session

    def check(self) -> None:
        """Refuse to start where a pragma that durability rests on did not take, or the file is no database."""
        wanted = {"journal_mode": "wal", "synchronous": "2", "foreign_keys": "1", "busy_timeout": "5000"}
        try:
            with self.writer.connect() as connection:
                found = {name: str(connection.execute(text(f"PRAGMA {name}")).scalar()) for name in wanted}
        except DBAPIError as problem:
            raise StartRefused(f"{self.path} cannot be used as a database: {problem.orig}.") from None
        if found != wanted:
            raise StartRefused(f"SQLite would not keep what it acknowledges: {found} instead of {wanted}.")

    def close(self) -> None:
        """Close all connections and give the claim on the file back."""
        self.reader.dispose()
        self.writer.dispose()
        if self._lock is not None:
            self._lock.close()
