"""A real server process for tests: started like an operator would, on a port and a data folder of its own."""

from __future__ import annotations

import fcntl
import functools
import http.client
import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from app.config import PROJECT_ROOT
from app.web import assets

SECRET = "fedcba9876543210" * 4
START_LIMIT_S = 60
# Names the folder where this run of the tests keeps its assets: compressing them takes 4 s, far more on a busy machine.
ASSETS = "TEST_ASSETS_DIR"


@functools.cache
def publish_assets() -> assets.Assets:
    """The project's static files, compressed once in this run, whichever of its processes comes first."""
    folder = Path(os.environ[ASSETS])
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        return assets.publish(PROJECT_ROOT / "static", folder)


def share_assets(data_dir: Path) -> None:
    """Let a server that has published nothing yet use what another one of this run has compressed."""
    own, shared = data_dir / "assets", os.environ.get(ASSETS)
    if shared and not own.exists():
        data_dir.mkdir(parents=True, exist_ok=True)
        own.symlink_to(shared)


def free_port() -> int:
    """A port that nobody uses just now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def is_open(port: int) -> bool:
    """Whether somebody listens on the port."""
    with socket.socket() as probe:
        probe.settimeout(1)
        return probe.connect_ex(("127.0.0.1", port)) == 0


class Server:
    """`stadtlotse demo` in a process group of its own."""

    def __init__(self, data_dir: Path, **environment: str) -> None:
        self.data_dir = data_dir
        self.port = free_port()
        self.log = data_dir.with_suffix(".log")
        self.environment = {key: value for key, value in os.environ.items() if not key.startswith("STADTLOTSE_")}
        self.environment |= {
            "STADTLOTSE_HOST": "127.0.0.1",
            "STADTLOTSE_PORT": str(self.port),
            "STADTLOTSE_DATA_DIR": str(data_dir),
            "STADTLOTSE_SECRET_KEY": SECRET,
            **environment,
        }
        self.process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        """The server's address."""
        return f"http://localhost:{self.port}"

    def start(self, ready: Callable[[], Any] | None = None) -> None:
        """Start and wait until it is ready; `ready` raises OSError while it is not."""
        ready = ready or self._is_ready
        # What compressing takes must not count as time to start.
        if ASSETS in os.environ:
            publish_assets()
        share_assets(self.data_dir)
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "app", "demo"],
                cwd=PROJECT_ROOT,
                env=self.environment,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )
        deadline = time.monotonic() + START_LIMIT_S
        while time.monotonic() < deadline:
            if self.process.poll() is not None:
                break
            try:
                ready()
                return
            except OSError:
                self.process_wait(0.05)
        raise AssertionError(f"the server did not start:\n{self.log.read_text(errors='replace')[-3000:]}")

    def _is_ready(self) -> None:
        if self.request("GET", "/readyz")[0] != 200:
            raise ConnectionError

    def process_wait(self, seconds: float) -> None:
        """Wait for the process to end, at most so long."""
        assert self.process is not None
        try:
            self.process.wait(seconds)
        except subprocess.TimeoutExpired:
            return

    def kill(self) -> None:
        """End the whole process group at once, as a power cut would."""
        assert self.process is not None
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()

    def stop(self) -> float:
        """Ask the process to end; the seconds it took."""
        assert self.process is not None
        started = time.monotonic()
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
            self.process.wait(10)
        return time.monotonic() - started

    def request(
        self, method: str, path: str, body: Any = None, token: str | None = None, timeout: float = 10
    ) -> tuple[int, Any]:
        """One request; status and JSON, or text where it is none. Raises OSError where nobody answers in full."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=timeout)
        headers = {"Content-Type": "application/json"}
        if token:
            headers["Authorization"] = f"Bearer {token}"
        try:
            connection.request(method, path, None if body is None else json.dumps(body), headers)
            response = connection.getresponse()
            raw = response.read()
        except http.client.HTTPException as cut:
            raise ConnectionError(str(cut)) from cut
        finally:
            connection.close()
        try:
            return response.status, json.loads(raw)
        except ValueError:
            return response.status, raw.decode(errors="replace")
