"""The JSON Schemas for editors: equal to the documents, valid themselves, and true of real files."""

import json
from pathlib import Path

import jsonschema
import pytest
import yaml

from app.content.schemas import DIALECT, schemas, write_schemas

ROOT = Path(__file__).parents[3]
DOCUMENTS = [
    *(("routes_data/schema.json", path) for path in sorted(ROOT.glob("routes_data/*/route.yaml"))),
    *(("quizzes/schema.json", path) for path in sorted(ROOT.glob("quizzes/**/*.yaml"))),
]


@pytest.mark.parametrize("name", list(schemas()))
def test_the_schema_in_the_repository_is_the_generated_one(name: str) -> None:
    path = ROOT / name
    assert path.is_file(), "write it with: python -m app.content.schemas"
    assert path.read_text(encoding="utf-8") == schemas()[name], "write it with: python -m app.content.schemas"


@pytest.mark.parametrize("name", list(schemas()))
def test_a_schema_says_what_it_is_and_is_valid(name: str) -> None:
    schema = json.loads(schemas()[name])
    assert list(schema)[:3] == ["$schema", "title", "description"]
    assert schema["$schema"] == DIALECT
    jsonschema.Draft202012Validator.check_schema(schema)


@pytest.mark.parametrize(("name", "path"), DOCUMENTS, ids=lambda value: str(value).removeprefix(f"{ROOT}/"))
def test_real_content_is_valid_for_editors(name: str, path: Path) -> None:
    # As an editor reads it: dates unquoted would be dates there, so they have to be quoted in our files.
    document = yaml.safe_load(path.read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator(json.loads(schemas()[name])).validate(document)


def test_the_small_library_is_valid_and_a_broken_one_is_not(shelf) -> None:
    validator = jsonschema.Draft202012Validator(json.loads(schemas()["routes_data/schema.json"]))
    document = yaml.safe_load((shelf.routes / "stadt/route.yaml").read_text(encoding="utf-8"))
    validator.validate(document)
    document["stations"][0]["fence"]["radius_m"] = 12
    assert not validator.is_valid(document)


def test_only_schemas_that_differ_are_written(tmp_path: Path) -> None:
    assert [path.relative_to(tmp_path).as_posix() for path in write_schemas(tmp_path)] == list(schemas())
    assert write_schemas(tmp_path) == []
    (tmp_path / "quizzes/schema.json").write_text("{}", encoding="utf-8")
    assert write_schemas(tmp_path) == [tmp_path / "quizzes/schema.json"]
