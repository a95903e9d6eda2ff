"""The worker that cleans uploads, for hundreds of files: loaded once, then forked for each, so that tests are quick.

Limits, memory and time are those of a worker of its own; tests/unit/content/test_intake.py starts the real command.
"""

from __future__ import annotations

import contextlib
import json
import struct
import subprocess
import sys
from dataclasses import dataclass
from typing import IO, Any

from app.config import PROJECT_ROOT

# Runs in the other process: a length and a file come in, a line of JSON and as many bytes go out.
LOOP = """
import contextlib, io, json, os, struct, sys, tempfile
from app.content import media_worker, pictures, sounds
given, told = sys.stdin.buffer, sys.stdout.buffer
while head := given.read(4):
    data = given.read(struct.unpack(">I", head)[0])
    with tempfile.TemporaryFile() as out:
        if (child := os.fork()) == 0:
            sys.stdin = io.TextIOWrapper(io.BytesIO(data))
            sys.stdout = io.TextIOWrapper(out)
            with contextlib.suppress(MemoryError):
                media_worker.main()
                os._exit(0)
            os._exit(1)
        _, status, used = os.wait4(child, 0)
        out.seek(0)
        line, cleaned = out.readline() or b"{}\\n", out.read()
    about = {
        "about": json.loads(line), "size": len(cleaned), "status": os.waitstatus_to_exitcode(status),
        "memory_mb": used.ru_maxrss / 1024, "cpu_s": used.ru_utime + used.ru_stime,
    }
    told.write(json.dumps(about).encode() + b"\\n" + cleaned)
    told.flush()
"""


@dataclass
class Answer:
    """What the worker said, and what it took."""

    about: dict[str, Any]
    cleaned: bytes
    status: int
    memory_mb: float
    cpu_s: float


class Workshop:
    """Call it with a file."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-s", "-c", LOOP],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            cwd=PROJECT_ROOT,
            env={"MALLOC_ARENA_MAX": "1"},
        )

    def __call__(self, data: bytes) -> Answer:
        """Let the file be cleaned."""
        given, told = self._pipes()
        given.write(struct.pack(">I", len(data)) + data)
        given.flush()
        answer = json.loads(told.readline())
        cleaned = told.read(answer.pop("size"))
        return Answer(cleaned=cleaned, **answer)

    def _pipes(self) -> tuple[IO[bytes], IO[bytes]]:
        assert self._process.stdin
        assert self._process.stdout
        return self._process.stdin, self._process.stdout

    def close(self) -> None:
        """End the other process."""
        for pipe in self._pipes():
            with contextlib.suppress(OSError):
                pipe.close()
        self._process.wait(10)
