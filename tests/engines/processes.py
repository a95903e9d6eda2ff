"""Programs that the engines start: each in a process group of its own, and ended by that group's number alone."""

from __future__ import annotations

import contextlib
import os
import select
import shutil
import signal
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

from app.config import PROJECT_ROOT

PATIENCE_S = 30
PAUSE_S = 0.03
END_S = 10

Found = TypeVar("Found")


def turns(seconds: float) -> Iterator[None]:
    """Look again and again for so long: for states of other programs, which tell nobody when they are reached."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        yield
        time.sleep(PAUSE_S)


def find_programs() -> dict[str, str]:
    """The paths that scripts/find-engines prints; where something is missing, an error with its sentence."""
    found = subprocess.run([PROJECT_ROOT / "scripts/find-engines"], capture_output=True, text=True, check=False)
    if found.returncode:
        raise FileNotFoundError(found.stderr.strip())
    return dict(line.split("=", 1) for line in found.stdout.splitlines())


def tied(command: list[str]) -> list[str]:
    """The command, ended by the system should this process die without ending it itself; Linux alone can do that."""
    setpriv = shutil.which("setpriv")
    return [setpriv, "--pdeathsig", "KILL", *command] if setpriv else command


class Process:
    """A running program; what it prints goes into a file, and the log that `failed` shows."""

    def __init__(self, command: list[str], *, log: Path, environment: dict[str, str] | None = None) -> None:
        self.log = log
        inherited = {key: os.environ[key] for key in ("PATH", "LANG", "LD_LIBRARY_PATH") if key in os.environ}
        with log.open("ab") as output:
            self._process = subprocess.Popen(
                tied(command),
                env={**inherited, **(environment or {})},
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=output,
                start_new_session=True,
            )

    def until(self, ready: Callable[[], Found | None]) -> Found:
        """What `ready` returns as soon as it is something; an error with the log where nothing comes."""
        for _ in turns(PATIENCE_S):
            if self._process.poll() is not None:
                break
            found = ready()
            if found is not None:
                return found
        raise AssertionError(f"{self._process.args!r} did not start:\n{self.log.read_text(errors='replace')[-3000:]}")

    def wait(self, seconds: float = END_S) -> None:
        """Wait for the end of a program that was told to end by other means."""
        with contextlib.suppress(subprocess.TimeoutExpired):
            self._process.wait(seconds)

    def end(self, *, suddenly: bool = False) -> None:
        """End the program and all that it started: asked first, or at once as an empty battery does."""
        if not suddenly and self._process.poll() is None:
            self._process.terminate()
            self.wait()
            self._wait_for_children()
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait()

    def _wait_for_children(self) -> None:
        """Let what the program started end by itself: WebKit writes the last half second's storage then."""
        with contextlib.suppress(ProcessLookupError):
            for _ in turns(END_S):
                os.killpg(self._process.pid, 0)


class Screen:
    """A screen in memory (Xvfb) as large as a phone's; `number` is what DISPLAY takes."""

    def __init__(self, program: str, folder: Path) -> None:
        reader, writer = os.pipe()
        command = tied([program, "-displayfd", str(writer), "-screen", "0", "390x844x24", "-nolisten", "tcp"])
        with (folder / "screen.log").open("ab") as log, os.fdopen(reader) as told:
            self._process = subprocess.Popen(
                command, pass_fds=[writer], stdout=log, stderr=log, stdin=subprocess.DEVNULL, start_new_session=True
            )
            os.close(writer)
            # The server picks a free number itself and says it, up to the end of the line, once it listens.
            number = told.readline().strip() if select.select([told], [], [], PATIENCE_S)[0] else ""
        if not number:
            self.end()
            raise AssertionError("Xvfb did not start")
        self.number = f":{number}"

    def end(self) -> None:
        """Switch it off."""
        self._process.terminate()
        self._process.wait(END_S)
