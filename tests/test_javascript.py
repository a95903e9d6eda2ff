"""The browser's code: its own tests in Node, and the direction of its imports."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from app.config import PROJECT_ROOT

JS = PROJECT_ROOT / "static" / "js"
FILES = sorted(JS.rglob("*.js"))
IMPORT = re.compile(r'(?:from|import)\s*\(?\s*["\']([^"\']+)["\']')

# Which folder may import which; `map` is the only one that knows Leaflet, `pages` wire everything.
ALLOWED = {
    "core": {"core"},
    "ports": {"core", "ports"},
    "map": {"core", "map"},
    "decoder": set(),
    "ui": {"core", "ports", "map", "ui"},
    "pages": {"core", "ports", "map", "ui", "pages"},
    "sw": {"core", "sw"},
}
VENDOR = {
    "map/leaflet.js": "leaflet",
    "map/tiles.js": "leaflet",
    "ports/vault.js": "idb",
    "ui/messages.js": "fluent",
    "ui/qr.js": "qrcode",
}


def test_the_javascript_tests_pass() -> None:
    node = shutil.which("node") or str(PROJECT_ROOT / ".venv" / "node" / "bin" / "node")
    files = sorted(str(path) for path in (PROJECT_ROOT / "tests" / "js").glob("*.test.js"))
    assert files
    done = subprocess.run(
        [node, "--test", *files], cwd=PROJECT_ROOT, check=False, capture_output=True, text=True, timeout=120
    )
    assert done.returncode == 0, done.stdout[-4000:] + done.stderr[-2000:]


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.relative_to(JS).as_posix())
def test_imports_point_downward(file: Path) -> None:
    name = file.relative_to(JS).as_posix()
    for target in IMPORT.findall(file.read_text(encoding="utf-8")):
        assert target.startswith("."), f"{name} imports {target}, which no browser finds without an import map"
        resolved = (file.parent / target).resolve()
        assert resolved.is_file(), f"{name} imports {target}, which does not exist"
        if "vendor" in resolved.parts:
            assert f"vendor/{VENDOR.get(name)}/" in resolved.as_posix(), f"{name} must not import {target}"
        else:
            folder = resolved.relative_to(JS).parts[0]
            assert folder in ALLOWED[name.split("/")[0]], f"{name} must not import {target}"


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.relative_to(JS).as_posix())
def test_modules_say_why_they_exist_and_never_write_html(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    assert text.startswith(("//", "/*")), "a module opens with why it exists"
    for banned in ("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "window.L"):
        assert banned not in text, f"{banned} opens a door for injected code"


def test_core_knows_no_browser() -> None:
    for file in (JS / "core").glob("*.js"):
        text = re.sub(r"//.*|/\*[\s\S]*?\*/", "", file.read_text(encoding="utf-8"))
        for banned in ("document.", "window.", "navigator.", "localStorage", "fetch("):
            assert banned not in text, f"core/{file.name} uses {banned}"
