"""The content of this repository passes its own check and can be played."""

from pathlib import Path

from app.content.check import check_content, format_finding
from app.content.editions import EditionDocument, build_edition, canonical_json, edition_id
from app.content.loader import load_library

ROOT = Path(__file__).parents[3]
ROUTES = ROOT / "routes_data"
QUIZZES = ROOT / "quizzes"


def test_the_repository_has_no_errors() -> None:
    errors = [f for f in check_content(ROUTES, QUIZZES) if f.level == "error"]
    assert [format_finding(finding) for finding in errors] == []


def test_every_route_folder_is_served_and_frozen() -> None:
    library = load_library(ROUTES, QUIZZES)
    assert sorted(library.routes) == sorted(path.parent.name for path in ROUTES.glob("*/route.yaml"))
    assert library.routes
    for loaded in library.routes.values():
        document = build_edition(loaded)
        again = EditionDocument.model_validate_json(canonical_json(document))
        assert edition_id(again) == edition_id(document)
