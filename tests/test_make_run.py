"""`make run` from a clone, as a newcomer would: it sets everything up, serves, and a second start loses nothing."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import time
import urllib.request
from pathlib import Path

import pytest

from app.accounts.passwords import matches
from app.accounts.service import known_user
from app.config import PROJECT_ROOT
from app.db import Database
from tests.server import free_port, is_open

pytestmark = pytest.mark.thorough

FIRST_START_S = 600
SECOND_START_S = 10


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """What is committed, in a folder of its own."""
    target = tmp_path / "clone"
    subprocess.run(["git", "clone", "--quiet", str(PROJECT_ROOT), str(target)], check=True)
    return target


class Run:
    """One `make run` in a process group of its own."""

    def __init__(self, folder: Path, port: int) -> None:
        self.port = port
        self.log = folder / "run.log"
        hidden = ("STADTLOTSE_", "VIRTUAL_ENV", "PYTHON", "MAKE", "MFLAGS")
        environment = {key: value for key, value in os.environ.items() if not key.startswith(hidden)}
        environment |= {"STADTLOTSE_PORT": str(port), "STADTLOTSE_HOST": "127.0.0.1"}
        with self.log.open("wb") as log:
            self.process = subprocess.Popen(
                ["make", "run"], cwd=folder, env=environment, stdout=log, stderr=log, start_new_session=True
            )

    def wait_until_ready(self, limit_s: float) -> float:
        """The seconds until /readyz answered 200."""
        started = time.monotonic()
        while time.monotonic() - started < limit_s:
            assert self.process.poll() is None, self.log.read_text(errors="replace")[-3000:]
            if is_open(self.port) and self.get("/readyz")[0] == 200:
                return time.monotonic() - started
            try:
                self.process.wait(0.2)
            except subprocess.TimeoutExpired:
                continue
        raise AssertionError(self.log.read_text(errors="replace")[-3000:])

    def get(self, path: str) -> tuple[int, str]:
        """One page."""
        with urllib.request.urlopen(f"http://127.0.0.1:{self.port}{path}", timeout=10) as reply:
            return reply.status, reply.read().decode()

    def end(self) -> None:
        """End everything that `make run` started."""
        os.killpg(self.process.pid, signal.SIGTERM)
        self.process.wait(15)


def test_a_newcomer_gets_the_demo_and_keeps_it(clone: Path) -> None:
    first = Run(clone, free_port())
    try:
        first.wait_until_ready(FIRST_START_S)
        assert "Ludwigslust erleben" in first.get("/j/LULU22")[1]
    finally:
        first.end()
    secret = (clone / "instance" / "secret_key").read_text()
    printed = first.log.read_text(errors="replace")
    assert f"http://127.0.0.1:{first.port}/j/LULU22" in printed
    assert "HTTPS" in printed
    login = printed_login(printed)
    assert login[0] == "tourleitung"
    assert f"Studio: http://localhost:{first.port}/studio" in printed
    assert printed_login(printed, "Organizer")[0] == "redaktion"

    second = Run(clone, free_port())
    try:
        assert second.wait_until_ready(60) <= SECOND_START_S
        assert "Ludwigslust erleben" in second.get("/j/LULU22")[1]
    finally:
        second.end()
    assert (clone / "instance" / "secret_key").read_text() == secret
    again = printed_login(second.log.read_text(errors="replace"))
    assert again != login, "each start makes a new password"
    database = Database(f"sqlite:///{clone / 'instance' / 'stadtlotse.db'}")
    with database.read() as session:
        kept = known_user(session, again[0]).password_hash
    database.close()
    assert matches(kept, again[1])
    assert not matches(kept, login[1])


def printed_login(printed: str, whose: str = "Host") -> tuple[str, str]:
    """Name and password of the demo's host, or of its organizer."""
    found = re.search(rf"{whose} login: (\S+), password: (\S+)", printed)
    assert found, printed[-2000:]
    return found[1], found[2]
