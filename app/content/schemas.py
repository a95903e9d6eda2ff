"""JSON Schemas of the two documents, for editors. Imported by the CLI and by a test that keeps the files equal.

`python -m app.content.schemas` writes them. An editor with a YAML language server checks while typing when the first
line of the file names the schema:

    # yaml-language-server: $schema=../schema.json          in routes_data/<slug>/route.yaml
    # yaml-language-server: $schema=../schema.json          in quizzes/<folder>/<name>.yaml
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from app.content.documents import Quiz, Route

DIALECT = "https://json-schema.org/draft/2020-12/schema"

_DOCUMENTS: dict[str, tuple[type[BaseModel], str, str]] = {
    "routes_data": (
        Route,
        "Stadtlotse: route",
        "routes_data/<folder>/route.yaml. A text is one string for all languages, or one below each language code.",
    ),
    "quizzes": (
        Quiz,
        "Stadtlotse: quiz",
        "quizzes/<path>.yaml. A text is one string for all languages, or one below each language code.",
    ),
}


def schemas() -> dict[str, str]:
    """File below the project's root -> its text."""
    return {f"{folder}/schema.json": _text(*entry) for folder, entry in _DOCUMENTS.items()}


def write_schemas(root: Path) -> list[Path]:
    """Only files that differ are written, and returned."""
    written = []
    for name, text in schemas().items():
        path = root / name
        if not path.is_file() or path.read_text(encoding="utf-8") != text:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
            written.append(path)
    return written


def _text(model: type[BaseModel], title: str, description: str) -> str:
    generated: dict[str, Any] = model.model_json_schema()
    document = {**generated, "$schema": DIALECT, "title": title, "description": description}
    first = {key: document[key] for key in ("$schema", "title", "description")}
    return json.dumps(first | document, ensure_ascii=False, indent=2) + "\n"


if __name__ == "__main__":
    for path in write_schemas(Path.cwd()):
        sys.stdout.write(f"{path}\n")
