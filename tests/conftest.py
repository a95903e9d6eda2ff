"""Fixtures that every kind of test shares: settings in a temporary folder, a migrated database, an app, a clock."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from copy import copy
from datetime import UTC, datetime, timedelta
from functools import cached_property
from pathlib import Path
from typing import Any

import hypothesis
import pytest
from flask import Flask
from flask.testing import FlaskClient
from jinja2 import BytecodeCache, FileSystemBytecodeCache

from app import create_app
from app.config import PROJECT_ROOT, Settings
from app.content.editions import build_edition
from app.content.loader import load_library
from app.content.service import publish
from app.db import Database
from app.migrations import upgrade
from app.tours import service as tours
from app.tours.models import Tour
from app.web import assets
from app.web.assets import Assets
from tests.server import ASSETS, publish_assets, share_assets

hypothesis.settings.register_profile("project", deadline=None, print_blob=True)
hypothesis.settings.load_profile("project")

SECRET = "0123456789abcdef" * 4
ROUTE = "ludwigslust-erleben"


def pytest_configure(config: pytest.Config) -> None:
    """Keep the assets of this run in one folder; its workers inherit the name from the process that starts them."""
    if ASSETS not in os.environ:
        os.environ[ASSETS] = folder = tempfile.mkdtemp(prefix="assets-")
        config.add_cleanup(lambda: shutil.rmtree(folder, ignore_errors=True))
        config.add_cleanup(lambda: os.environ.pop(ASSETS))


class Clock:
    """A clock that stands still until a test moves it."""

    def __init__(self) -> None:
        self.moment = datetime(2026, 6, 21, 9, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.moment

    def forward(self, **amount: float) -> None:
        """Let time pass."""
        self.moment += timedelta(**amount)


@pytest.fixture
def clock() -> Clock:
    """The time of the application under test."""
    return Clock()


@pytest.fixture(scope="session")
def migrated_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database file brought to head once; tests copy it, which is quicker than migrating each time."""
    file = tmp_path_factory.mktemp("database") / "stadtlotse.db"
    database = Database(f"sqlite:///{file}")
    upgrade(database)
    database.close()
    return file


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """Settings as `from_env` makes them, in a folder of the test's own."""
    data = tmp_path / "data"
    data.mkdir()
    share_assets(data)
    return Settings.from_env({"STADTLOTSE_DATA_DIR": str(data), "STADTLOTSE_SECRET_KEY": SECRET})


@pytest.fixture
def database(settings: Settings, migrated_file: Path) -> Iterator[Database]:
    """A migrated, empty database."""
    target = settings.data_dir / "stadtlotse.db"
    shutil.copyfile(migrated_file, target)
    opened = Database(settings.database_url)
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def library():
    """The repository's own routes and quizzes."""
    return load_library(PROJECT_ROOT / "routes_data", PROJECT_ROOT / "quizzes")


@pytest.fixture
def make_tour(database: Database, library, clock: Clock) -> Callable[..., Tour]:
    """Make a running tour on the Ludwigslust route: `make_tour(code="ABCDEF", standings="host")`."""

    def make(**options) -> Tour:
        with database.write() as session:
            edition = publish(session, build_edition(library.routes[ROUTE]), now=clock())
            return tours.create_tour(
                session, edition_id=edition.id, route_slug=ROUTE, now=clock(), **{"phase": "running", **options}
            )

    return make


class SharedAssets(Assets):
    """The assets of this run: all applications serve the same files, so their folder is looked through once."""

    @cached_property
    def _served(self) -> Any:
        return super().wrap(lambda _environ, _start: [])

    def wrap(self, wsgi: Callable[..., Any]) -> Any:
        """A server of these files in front of this application."""
        made = copy(self._served)
        made.application = wsgi
        return made


@pytest.fixture(scope="session")
def shared_assets() -> SharedAssets:
    """The project's static files, published once."""
    made = publish_assets()
    return SharedAssets(made.tree_hash, made.root)


@pytest.fixture(scope="session")
def compiled_templates(tmp_path_factory: pytest.TempPathFactory) -> BytecodeCache:
    """Templates that another application has compiled already; each is kept by its content."""
    return FileSystemBytecodeCache(str(tmp_path_factory.mktemp("templates")))


@pytest.fixture
def app(
    settings: Settings,
    database: Database,
    clock: Clock,
    monkeypatch: pytest.MonkeyPatch,
    shared_assets: SharedAssets,
    compiled_templates: BytecodeCache,
) -> Flask:
    """The application on the test's database and clock."""
    with monkeypatch.context() as patch:
        patch.setattr(assets, "publish", lambda *_: shared_assets)
        made = create_app(settings, database, clock=clock)
    made.jinja_env.bytecode_cache = compiled_templates
    made.testing = False
    return made


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    """A browser without cookies yet."""
    return app.test_client()
