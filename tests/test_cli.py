"""The command line as an operator and an organizer meet it: what it prints and how it ends."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import select

from app import cli
from app.cli_user import DemoLogin
from app.clock import utcnow
from app.config import PROJECT_ROOT
from app.content.queries import newest_edition_id
from app.db import Database
from app.errors import NotFound
from app.play.models import Seal
from app.play.seals import Place, unseal, unwrap
from app.tours.models import Tour
from app.tours.rules import station_code
from app.tours.service import find_tour
from tests.conftest import ROUTE, SECRET


@pytest.fixture
def stadtlotse(tmp_path: Path):
    """Run `python -m app ...` with a data folder of its own."""

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


def test_the_repositorys_content_passes_the_check(stadtlotse):
    done = stadtlotse("content", "check")
    assert done.returncode == 0
    assert done.stdout.splitlines()[-1].startswith("0 error(s)")


def test_a_mistake_is_named_and_the_check_exits_1(stadtlotse, tmp_path):
    for folder in ("routes_data", "quizzes"):
        shutil.copytree(PROJECT_ROOT / folder, tmp_path / "content" / folder)
    route = tmp_path / "content" / "routes_data" / ROUTE / "route.yaml"
    route.write_text(route.read_text("utf-8").replace("radius_m: 60", "radius_m: 6"), encoding="utf-8")
    done = stadtlotse("content", "check", str(tmp_path / "content"))
    assert done.returncode == 1
    line = next(line for line in done.stdout.splitlines() if "radius_m" in line)
    assert f"routes_data/{ROUTE}/route.yaml:" in line
    assert "15" in line


def test_what_the_check_refuses_is_not_served(stadtlotse, tmp_path):
    shutil.copytree(PROJECT_ROOT / "routes_data", tmp_path / "routes_data")
    route = tmp_path / "routes_data" / ROUTE / "route.yaml"
    route.write_text(route.read_text("utf-8").replace("quiz: ludwigslust/rathaus", "quiz: mond"), encoding="utf-8")
    done = stadtlotse("demo", STADTLOTSE_ROUTES_DIR=str(tmp_path / "routes_data"))
    assert done.returncode == 2
    assert "mond" in done.stderr
    assert "stadtlotse content check" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_tour_is_created_and_its_codes_are_printed(stadtlotse):
    made = stadtlotse("tour", "create", ROUTE)
    assert made.returncode == 0, made.stderr
    code = made.stdout.split()[1]
    printed = stadtlotse("tour", "codes", code.lower()).stdout
    expected = station_code(SECRET.encode(), ROUTE, "rathaus")
    assert f"{expected[:4]} {expected[4:]}  Rathaus mit Bürgerbüro" in printed
    assert len(printed.splitlines()) == 10


def test_the_code_on_the_poster_opens_what_a_new_tour_has_sealed(stadtlotse, tmp_path):
    code = stadtlotse("tour", "create", ROUTE).stdout.split()[1]
    database = Database(f"sqlite:///{tmp_path / 'data' / 'stadtlotse.db'}")
    with database.read() as session:
        stored = {seal.station: seal for seal in session.scalars(select(Seal))}
    database.close()
    assert len(stored) == 10
    seal = stored["rathaus"]
    place = Place(code, "rathaus", seal.edition_id)
    key = unwrap(seal.wrapped, station_code(SECRET.encode(), ROUTE, "rathaus"), place)
    assert "Johann Joachim Busch" in unseal(key, seal.sealed, place).decode()


def test_a_tour_takes_a_number_for_emergencies(stadtlotse, tmp_path):
    assert stadtlotse("tour", "create", ROUTE, "--phone", " 0170  1234567").returncode == 0
    with closing(Database(f"sqlite:///{tmp_path / 'data' / 'stadtlotse.db'}")) as database, database.read() as session:
        assert session.scalars(select(Tour.phone)).all() == ["0170 1234567"]


def test_a_tour_belongs_to_the_host_it_was_made_for(stadtlotse):
    assert stadtlotse("user", "create", "dachs", "--role", "host").returncode == 0
    assert stadtlotse("tour", "create", ROUTE, "--owner", "dachs").returncode == 0
    done = stadtlotse("tour", "create", ROUTE, "--owner", "luchs")
    assert done.returncode == 2
    assert "there is no account 'luchs'" in done.stderr


def test_the_demo_says_who_may_log_in_and_where(settings, capsys):
    host, organizer = DemoLogin("tourleitung", "a-b", False), DemoLogin("redaktion", "c-d", True)
    cli._greet(replace(settings, host="127.0.0.1"), host, organizer)
    lines = [line.strip() for line in capsys.readouterr().out.splitlines()]
    assert "Watch it live as host: http://localhost:8000/host/tours" in lines
    assert "Host login: tourleitung, password: a-b (new at each start)" in lines
    assert "Studio: http://localhost:8000/studio" in lines
    code = "then the code of its second factor"
    assert f"Organizer login: redaktion, password: c-d (new at each start), {code}" in lines


def test_a_server_publishes_sound_routes_and_names_the_others(tmp_path, settings, database, capsys):
    folder = tmp_path / "routes_data"
    for slug in (ROUTE, "kaputt"):
        shutil.copytree(PROJECT_ROOT / "routes_data" / ROUTE, folder / slug)
    broken = folder / "kaputt" / "route.yaml"
    broken.write_text(broken.read_text("utf-8").replace("quiz: ludwigslust/rathaus", "quiz: mond"), encoding="utf-8")
    cli._publish_routes(replace(settings, routes_dir=folder), database)
    with database.read() as session:
        assert newest_edition_id(session, ROUTE)
        assert newest_edition_id(session, "kaputt") is None
    assert "routes_data/kaputt/route.yaml" in capsys.readouterr().err


def test_rehearsals_of_yesterday_go_when_a_server_starts_and_have_no_codes_to_print(make_tour, database):
    old, fresh = make_tour(code="REHEA2", rehearsal=True), make_tour(code="REHEA3", rehearsal=True)
    kept = make_tour(code="REHEA4")
    with database.write() as session:
        session.get_one(Tour, fresh.id).created_at = utcnow()
    with database.read() as session, pytest.raises(NotFound):
        # By this the commands `tour codes` and `simulate` find a tour.
        find_tour(session, "REHEA3")
    cli._forget_rehearsals(database)
    with database.read() as session:
        assert session.get(Tour, old.id) is None
        assert {tour.id for tour in session.scalars(select(Tour))} == {fresh.id, kept.id}


@pytest.mark.parametrize(
    ("arguments", "environment", "sentence"),
    [
        (("tour", "create", "mond"), {}, "there is no route 'mond'"),
        (("tour", "create", ROUTE, "--phone", "ruft an"), {}, "'ruft an' is no telephone number"),
        (("tour", "codes", "ABCDEF"), {}, "there is no tour with the code ABCDEF"),
        (("serve",), {"STADTLOTSE_PROT": "1"}, "STADTLOTSE_PROT is not a setting"),
        (("serve", "--port", "x"), {}, "must be a port number"),
        (("serve", "--tls-cert", "x"), {}, "belong together"),
        (("db", "upgrade"), {"STADTLOTSE_DATA_DIR": "/proc/nowhere"}, "cannot be opened"),
    ],
)
def test_what_cannot_be_done_is_one_sentence_without_a_traceback(stadtlotse, arguments, environment, sentence):
    done = stadtlotse(*arguments, **environment)
    assert done.returncode == 2
    assert sentence in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1


def test_the_database_is_brought_up_to_date(stadtlotse, tmp_path):
    assert stadtlotse("db", "upgrade").returncode == 0
    assert (tmp_path / "data" / "stadtlotse.db").is_file()
