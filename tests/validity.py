"""Whether HTML is valid, asked of html-validate in one Node process for all pages of a test run."""

from __future__ import annotations

import atexit
import json
import shutil
import subprocess
from functools import cache
from typing import Any

from app.config import PROJECT_ROOT


def mistakes_in(html: str) -> list[str]:
    """Every mistake in a page's HTML."""
    process = _validator()
    process.stdin.write(f"{json.dumps(html)}\n")
    process.stdin.flush()
    answer = process.stdout.readline()
    assert answer, "html-validate gave up: `npm ci` installs it by package-lock.json"
    return list(json.loads(answer))


@cache
def _validator() -> Any:
    node = shutil.which("node") or str(PROJECT_ROOT / ".venv" / "node" / "bin" / "node")
    process = subprocess.Popen(
        [node, "tests/validate_html.mjs"], cwd=PROJECT_ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    atexit.register(process.kill)
    return process
