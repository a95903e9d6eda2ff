"""Content on the command line: drafts to folders and back, routes that the studio has taken over."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import select

from app import cli
from app.config import PROJECT_ROOT
from app.content.drafts import quiz_draft, route_draft
from app.content.models import Publication
from app.content.queries import newest_edition_id
from app.db import Database
from app.studio import queries as studio_queries
from app.studio import service as studio
from app.studio.models import StudioSave
from app.tours.models import Tour
from tests.conftest import ROUTE, SECRET
from tests.publishing import publish_draft

NOW = datetime(2026, 6, 21, 9, 0, tzinfo=UTC)


@pytest.fixture
def stadtlotse(tmp_path: Path):
    """Run `python -m app ...` on the test's data folder."""

    def run(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
        clean = {key: value for key, value in os.environ.items() if not key.startswith("STADTLOTSE_")}
        own = {"STADTLOTSE_DATA_DIR": str(tmp_path / "data"), "STADTLOTSE_SECRET_KEY": SECRET}
        return subprocess.run(
            [sys.executable, "-m", "app", *arguments],
            cwd=PROJECT_ROOT,
            env={**clean, **own, **environment},
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )

    return run


@pytest.fixture
def take_over(database, library):
    """Take the project's route over into the studio, with another telephone number than its files say."""

    def take(**parts: str) -> None:
        loaded = library.routes[ROUTE]
        draft = route_draft(loaded)
        draft["route"] |= parts
        quizzes = {path: quiz_draft(quiz) for path, quiz in loaded.written.items()}
        with database.write() as session:
            studio.take_over(session, ROUTE, draft, quizzes, author="anna", now=NOW)

    return take


def names(report: dict) -> list[str]:
    return [name for name in report["taken"] if name.startswith("routes_data")]


def test_the_projects_content_goes_into_the_studio_and_comes_out_the_same(stadtlotse, tmp_path):
    done = stadtlotse("content", "import", str(PROJECT_ROOT), "--json")
    assert done.returncode == 0, done.stderr
    report = json.loads(done.stdout)
    assert names(report) == [f"routes_data/{ROUTE}"]
    assert (len(report["taken"]), report["changed"], report["left_out"]) == (11, [], [])

    out = tmp_path / "out"
    done = stadtlotse("content", "export", "--to", str(out))
    assert done.returncode == 0, done.stderr
    assert f"wrote {out / 'routes_data' / ROUTE / 'route.yaml'}" in done.stdout
    assert stadtlotse("content", "check", str(out)).returncode == 0
    done = stadtlotse("content", "export", ROUTE, "--to", str(out))
    assert done.stdout.startswith("0 file(s) written, 13 as they were.")

    again = stadtlotse("content", "import", str(out), "--json")
    assert json.loads(again.stdout) == report
    other = stadtlotse("content", "import", str(out), "--json", STADTLOTSE_DATA_DIR=str(tmp_path / "other"))
    assert json.loads(other.stdout) == report


def test_a_draft_that_exists_is_changed_only_by_replace(stadtlotse, tmp_path, database, take_over):
    take_over(phone="110")
    folder = str(PROJECT_ROOT / "routes_data" / ROUTE)
    done = stadtlotse("content", "import", folder)
    assert done.returncode == 0
    assert f"left out routes_data/{ROUTE}: The studio has another draft of it; --replace" in done.stderr
    done = stadtlotse("content", "import", folder, "--replace")
    assert done.returncode == 0
    assert f"changed routes_data/{ROUTE}\n" in done.stdout
    with database.read() as session:
        draft = studio_queries.document_of(session, "route", ROUTE)
        assert "phone" not in json.loads(draft.document)["route"]
        assert session.scalars(select(StudioSave.author)).all() == ["import"]
        before = studio.document_at(session, draft, 0)
        assert before["route"]["phone"] == "110"


def test_what_is_in_the_way_is_named_and_forced_only_on_demand(stadtlotse, tmp_path, take_over):
    take_over(phone="110")
    for folder in ("routes_data", "quizzes"):
        shutil.copytree(PROJECT_ROOT / folder, tmp_path / "out" / folder)
    route = tmp_path / "out" / "routes_data" / ROUTE / "route.yaml"
    before = route.read_bytes()
    done = stadtlotse("content", "export", ROUTE, "--to", str(tmp_path / "out"))
    assert done.returncode == 2
    assert "say something else: " in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1
    assert route.read_bytes() == before
    assert stadtlotse("content", "export", ROUTE, "--to", str(tmp_path / "out"), "--force").returncode == 0
    assert 'phone: "110"' in route.read_text("utf-8")


def test_a_published_route_without_a_draft_is_written_too(stadtlotse, tmp_path, make_tour):
    make_tour()
    assert stadtlotse("content", "export", ROUTE, "--to", str(tmp_path / "out")).returncode == 0
    assert stadtlotse("content", "check", str(tmp_path / "out")).returncode == 0


def test_files_are_written_instead_of_drafts(stadtlotse, tmp_path):
    out = tmp_path / "out"
    done = stadtlotse("content", "import", str(PROJECT_ROOT), "--to", str(out))
    assert done.returncode == 0, done.stderr
    assert f"took routes_data/{ROUTE}" in done.stdout
    assert stadtlotse("content", "check", str(out)).returncode == 0
    assert not (tmp_path / "data" / "stadtlotse.db").exists()


def test_nothing_to_take_is_one_sentence(stadtlotse, tmp_path):
    (tmp_path / "leer").mkdir()
    done = stadtlotse("content", "import", str(tmp_path / "leer"))
    assert done.returncode == 1
    assert done.stderr == f"stadtlotse: nothing could be taken from {tmp_path / 'leer'}.\n"
    assert json.loads(stadtlotse("content", "import", str(tmp_path / "leer"), "--json").stdout) == {
        "taken": [],
        "changed": [],
        "left_out": [],
    }
    done = stadtlotse("content", "export", "mond", "--to", str(tmp_path / "out"))
    assert (done.returncode, done.stderr) == (2, "stadtlotse: there is no draft and no published route 'mond'.\n")


def test_a_route_put_aside_is_written_when_it_is_named(stadtlotse, tmp_path, database, take_over):
    take_over()
    with database.write() as session:
        draft = studio_queries.document_of(session, "route", ROUTE)
        studio.archive(session, draft, archived=True, now=NOW)
    done = stadtlotse("content", "export", "--to", str(tmp_path / "out"))
    assert f"left out {ROUTE}: it was put aside" in done.stderr
    assert not (tmp_path / "out" / "routes_data" / ROUTE).exists()
    assert stadtlotse("content", "export", ROUTE, "--to", str(tmp_path / "out")).returncode == 0
    assert (tmp_path / "out" / "routes_data" / ROUTE / "route.yaml").is_file()


def test_a_route_that_the_studio_has_is_not_published_from_its_folder(settings, database, take_over, capsys):
    cli._publish_routes(settings, database)
    with database.read() as session:
        first = newest_edition_id(session, ROUTE)
    assert first
    assert capsys.readouterr().out == ""
    take_over(phone="110")
    with database.write() as session:
        published = publish_draft(session, studio_queries.document_of(session, "route", ROUTE), now=NOW).id
    assert published != first
    cli._publish_routes(settings, database)
    with database.read() as session:
        assert newest_edition_id(session, ROUTE) == published
    assert capsys.readouterr().out.splitlines() == [
        f"Kept by the studio, not published from {settings.routes_dir}: {ROUTE}."
    ]
    # One that was put aside is the studio's all the same: a start must not bring an old state of the folder back.
    with database.write() as session:
        draft = studio_queries.document_of(session, "route", ROUTE)
        studio.archive(session, draft, archived=True, now=NOW)
    cli._publish_routes(settings, database)
    with database.write() as session:
        assert newest_edition_id(session, ROUTE) is None
        studio.archive(session, draft, archived=False, now=NOW)
        assert newest_edition_id(session, ROUTE) == published


def test_the_demo_walks_on_what_the_studio_has_published_last(settings, database, take_over, make_user_named, capsys):
    make_user_named("admin")
    cli._load_demo(settings, database, owner="admin")
    take_over(phone="110")
    # Whatever has become of the folder, the demo starts.
    folderless = replace(settings, routes_dir=settings.data_dir / "nowhere")
    with database.read() as session:
        first = newest_edition_id(session, ROUTE)
    cli._load_demo(folderless, database, owner="admin")
    assert f"The studio keeps {ROUTE}: LULU22 walks on" in capsys.readouterr().out
    with database.write() as session:
        assert session.scalars(select(Tour.edition_id)).all() == [first]
        published = publish_draft(session, studio_queries.document_of(session, "route", ROUTE), now=NOW).id
    cli._load_demo(folderless, database, owner="admin")
    with database.read() as session:
        assert session.scalars(select(Tour.edition_id)).all() == [published]


def test_a_tour_by_command_keeps_the_codes_of_a_copys_posters(stadtlotse, database, library, tmp_path):
    loaded = library.routes[ROUTE]
    quizzes = {path: quiz_draft(quiz) for path, quiz in loaded.written.items()}
    with database.write() as session:
        draft = studio.create_copy(
            session, "kopie", route_draft(loaded), quizzes, author="anna", now=NOW, codes_of=ROUTE
        )
        done = stadtlotse("tour", "create", "mond")
    assert done.returncode == 2
    done = stadtlotse("tour", "create", "kopie")
    assert (done.returncode, done.stderr) == (
        2,
        "stadtlotse: the route 'kopie' has never been published; publish it in the studio first.\n",
    )
    with database.write() as session:
        publish_draft(session, session.merge(draft), now=NOW)
    done = stadtlotse("tour", "create", "kopie")
    assert done.returncode == 0, done.stderr
    with closing(Database(f"sqlite:///{tmp_path / 'data' / 'stadtlotse.db'}")) as opened, opened.read() as session:
        assert session.scalars(select(Tour.codes_of)).all() == [ROUTE]
        assert session.scalars(select(Publication.codes_of)).all() == [ROUTE]
    codes = stadtlotse("tour", "codes", done.stdout.split()[1]).stdout
    made = stadtlotse("tour", "create", ROUTE)
    assert stadtlotse("tour", "codes", made.stdout.split()[1]).stdout == codes


@pytest.fixture
def make_user_named(database):
    """Make an admin of this name."""
    from app.accounts import service as accounts

    def make(name: str) -> None:
        with database.write() as session:
            accounts.create_user(session, name=name, role="admin", password_hash="-", now=NOW)

    return make
