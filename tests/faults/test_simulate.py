"""`stadtlotse simulate` against a real server: it ends by itself, every trouble occurs, the points agree, also when
the server is killed in the middle; it is repeatable, and it does not hit strangers.
"""

from __future__ import annotations

import contextlib
import os
import re
import signal
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

import pytest
from sqlalchemy import select

from app.config import PROJECT_ROOT
from app.db import Database
from app.play.models import Event
from app.tours.models import Group, Tour
from tests.conftest import ROUTE
from tests.server import Server

pytestmark = pytest.mark.slow

LIMIT_S = 60
COMMAND = (sys.executable, "-m", "app", "simulate")
GROUPS = 12
QUICK = ("--groups", str(GROUPS), "--speed", "2000", "--seed", "1")


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory):
    """One server for the module."""
    running = Server(tmp_path_factory.mktemp("simulate") / "data")
    running.start()
    yield running
    running.stop()


def start(server: Server, *arguments: str) -> subprocess.Popen[str]:
    """The command, in the settings of the server."""
    return subprocess.Popen(
        [*COMMAND, *arguments],
        cwd=PROJECT_ROOT,
        env={**server.environment, "PYTHONUNBUFFERED": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )


def ended(running: subprocess.Popen[str], limit_s: float = LIMIT_S) -> tuple[int, str, str]:
    """Exit code and what was printed, once the command has ended by itself."""
    try:
        out, err = running.communicate(timeout=limit_s)
    finally:
        if running.poll() is None:
            os.killpg(running.pid, signal.SIGKILL)
            running.communicate()
    return running.returncode, out, err


def simulate(server: Server, *arguments: str) -> tuple[int, str, str]:
    """Run the command to its end."""
    return ended(start(server, *arguments))


def fresh_tour(server: Server) -> str:
    """A new running tour of the demo's route."""
    made = subprocess.run(
        [sys.executable, "-m", "app", "tour", "create", ROUTE],
        cwd=PROJECT_ROOT,
        env=server.environment,
        capture_output=True,
        text=True,
        check=True,
    )
    return made.stdout.split()[1]


def stored(server: Server, code: str) -> tuple[list[str], Counter[tuple[str, str, str]]]:
    """The names of a tour's groups and the events of its phones, counted by type, status and reason."""
    file = server.data_dir / "stadtlotse.db"
    with contextlib.closing(Database(f"sqlite:///{file}")) as database, database.read() as session:
        tour = session.scalars(select(Tour).where(Tour.code == code)).one()
        names = list(session.scalars(select(Group.name).where(Group.tour_id == tour.id).order_by(Group.number)))
        rows = session.execute(
            select(Event.type, Event.status, Event.reason).where(Event.tour_id == tour.id, Event.source != "host")
        ).all()
    return names, Counter((kind, status, reason or "") for kind, status, reason in rows)


def printed(out: str, pattern: str) -> int:
    """A figure of the summary."""
    found = re.search(pattern, out)
    assert found, f"{pattern} is not in:\n{out}"
    return int(found[1])


def test_a_dozen_groups_meet_every_trouble_and_their_points_agree(server: Server) -> None:
    code, out, err = simulate(server, "--tour", "lulu-22", *QUICK)
    assert (code, err) == (0, ""), out
    assert f"all points agree: {GROUPS} groups" in out
    assert f"{GROUPS} of {GROUPS} joined, {GROUPS} finished" in out
    for trouble in ("phones died", "second phones", "lost replies", "duplicates", "superseded answers"):
        assert printed(out, rf"(\d+) {trouble}") > 0, trouble
    for refusal in ("too_far", "too_imprecise", "wrong_code"):
        assert printed(out, rf"(\d+) {refusal}") > 0, refusal
    assert printed(out, r"(\d+) sent later") >= 2
    assert printed(out, r"(\d+) never sent") == 0
    assert printed(out, r"(\d+) by code") > printed(out, r"(\d+) wrong_code")

    rows = server.request("GET", "/api/v1/tours/LULU22/standings")[1]["rows"]
    assert len(rows) == GROUPS
    best = next(row for row in rows if row["rank"] == 1)
    assert f"1. {best['name']} (group {best['number']}): {best['points']}" in out
    # What the command counted is what the server stored, event by event.
    _names, events = stored(server, "LULU22")
    for kind in ("checkin", "answer", "hint", "skip", "help", "finish"):
        accepted = sum(number for (found, status, _), number in events.items() if (found, status) == (kind, "accepted"))
        assert printed(out, rf"(?m)^{kind} +(\d+) accepted") == accepted


def test_the_same_seed_makes_the_same_decisions(server: Server) -> None:
    """On fresh tours; identities and times differ, and so would decisions if the server answered otherwise."""
    runs = []
    for _ in range(2):
        tour = fresh_tour(server)
        code, out, err = simulate(server, "--tour", tour, "--groups", "8", "--speed", "5000", "--seed", "4")
        assert code == 0, out + err
        runs.append(stored(server, tour))
    assert runs[0] == runs[1]


def test_a_server_that_is_killed_in_the_middle_loses_nothing(tmp_path: Path) -> None:
    server = Server(tmp_path / "data")
    server.start()
    try:
        running = start(server, "--tour", "LULU22", *QUICK)
        for share in (0.1, 0.3, 0.5):
            _until_points(server, running, share)
            server.kill()
            server.start()
        code, out, err = ended(running)
        assert code == 0, out + err
        assert f"all points agree: {GROUPS} groups" in out
        assert printed(out, r"(\d+) retries") > 0
        _names, events = stored(server, "LULU22")
        accepted = sum(
            number for (kind, status, _), number in events.items() if (kind, status) == ("answer", "accepted")
        )
        assert printed(out, r"(?m)^answer +(\d+) accepted") == accepted
    finally:
        server.stop()


def _until_points(server: Server, running: subprocess.Popen[str], share: float) -> None:
    """Wait until the groups have made this share of what a dozen makes in all."""
    deadline = time.monotonic() + LIMIT_S
    while time.monotonic() < deadline:
        assert running.poll() is None, running.communicate()
        rows = server.request("GET", "/api/v1/tours/LULU22/standings")[1]["rows"]
        if sum(row["stations_done"] for row in rows) >= share * GROUPS * 10:
            return
        server.process_wait(0.05)
    raise AssertionError("the groups do not get on")


def test_ctrl_c_ends_it_with_the_summary(server: Server) -> None:
    running = start(server, "--tour", fresh_tour(server), "--groups", "10", "--speed", "300")
    assert running.stdout is not None
    while not re.search(r" [1-9]\d* joined", running.stdout.readline()):
        assert running.poll() is None
    running.send_signal(signal.SIGINT)
    code, out, err = ended(running, 20)
    assert (code, err) == (0, ""), out
    assert "all points agree" in out
    assert "Traceback" not in out


def test_the_minutes_end_every_walk(server: Server) -> None:
    code, out, _err = simulate(
        server, "--tour", fresh_tour(server), "--groups", "6", "--speed", "2000", "--minutes", "20"
    )
    assert code == 0
    assert "6 of 6 joined, 6 finished" in out
    assert printed(out, r"(?m)^checkin +(\d+) accepted") < 40


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("--tour", "ZZZZZZ"), "there is no tour with the code ZZZZZZ"),
        (("--tour", "LULU22", "--url", "https://walk.example.org"), "is not this machine"),
        (("--tour", "LULU22", "--url", "http://10.1.2.3:8000"), "--i-run-this-server"),
        (("--tour", "LULU22", "--url", "http://127.0.0.1:9"), "no Stadtlotse answers at http://127.0.0.1:9"),
        (("--tour", "LULU22", "--url", "localhost:8000"), "is no address"),
    ],
)
def test_what_it_will_not_do_is_one_sentence(server: Server, arguments: tuple[str, ...], sentence: str) -> None:
    code, out, err = simulate(server, *arguments)
    assert (code, out) == (2, "")
    assert sentence in err
    assert len(err.strip().splitlines()) == 1


def test_a_database_of_another_server_is_noticed_before_many_groups_are_made(server: Server, tmp_path: Path) -> None:
    other = Server(tmp_path / "data", STADTLOTSE_SECRET_KEY="")
    code, out, err = simulate(other, "--tour", "LULU22", "--url", server.url)
    assert (code, out) == (2, "")
    assert "there is no database" in err
