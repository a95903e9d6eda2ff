"""`make demo-live`: serve the demo and let virtual groups walk it, so that the host's board has something to show.

The server stays when the groups are done; Ctrl-C ends both. Options go to `stadtlotse simulate`, e.g. `--groups 100`.
"""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent
STADTLOTSE = (sys.executable, "-m", "app")
TOUR = "LULU22"
READY_S = 60
END_S = 10
SUMMARY_S = 30


class Asked(KeyboardInterrupt):
    """This process alone was asked to end."""


def main() -> int:
    """Start the server, then the simulation; end the server with whatever ends this."""
    os.chdir(PROJECT)
    port = int(os.environ.get("STADTLOTSE_PORT") or 8000)
    host = os.environ.get("STADTLOTSE_HOST") or "0.0.0.0"
    host = "127.0.0.1" if host in ("0.0.0.0", "::") else host
    if _taken(host, port):
        print(f"Something listens on port {port} already; end it, or choose another with STADTLOTSE_PORT.")
        return 2
    for number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, _as_ctrl_c)
    # In a session of its own, so that Ctrl-C reaches the simulation first, which still has points to compare.
    server = subprocess.Popen([*STADTLOTSE, "demo"], start_new_session=True)
    try:
        _wait_until_ready(server, host, port)
        code = _simulate()
        print("\nThe server goes on; Ctrl-C ends it.", flush=True)
        server.wait()
        return code or server.returncode
    except KeyboardInterrupt:
        return 0
    finally:
        _end(server)


def _simulate() -> int:
    walk = subprocess.Popen([*STADTLOTSE, "simulate", "--tour", TOUR, "--wait", str(READY_S), *sys.argv[1:]])
    try:
        return walk.wait()
    except Asked:
        walk.send_signal(signal.SIGINT)
        walk.wait(SUMMARY_S)
        raise
    except KeyboardInterrupt:
        # The terminal has told the simulation as well, which now writes its summary; twice would end it at once.
        walk.wait(SUMMARY_S)
        raise


def _taken(host: str, port: int) -> bool:
    try:
        socket.create_connection((host, port), timeout=1).close()
    except OSError:
        return False
    return True


def _wait_until_ready(server: subprocess.Popen[bytes], host: str, port: int) -> None:
    """Return once somebody listens; raise SystemExit where the server has ended, which says why itself."""
    while not _taken(host, port):
        try:
            raise SystemExit(server.wait(0.2))
        except subprocess.TimeoutExpired:
            continue


def _end(server: subprocess.Popen[bytes]) -> None:
    if server.poll() is None:
        server.terminate()
        try:
            server.wait(END_S)
        except subprocess.TimeoutExpired:
            server.kill()


def _as_ctrl_c(_signal: int, _frame: object) -> None:
    raise Asked


if __name__ == "__main__":
    sys.exit(main())
