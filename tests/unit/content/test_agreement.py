"""Random damage to a sound library: no exception, no jargon, and the server takes exactly what the check accepts."""

import copy
import re
from typing import Any

import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.content.editions import EditionDocument, build_edition, canonical_json

# Words of the validator and of Python, which mean nothing to a clerk.
JARGON = re.compile(r"pydantic|Input should|validation error|\b(None|NoneType|dict|str|int)\b|literal\[|constrained")
FILES = ["routes_data/stadt/route.yaml", "quizzes/stadt/rathaus.yaml", "quizzes/stadt/platzhaus.yaml"]

scalars = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-1000, 10**12),
    st.floats(allow_nan=False, allow_infinity=False, width=32),
    st.sampled_from(["yes", "rathaus", "stadt/rathaus", "de", "", "26,5", "../x", "x" * 5000, "{braces}", "a b"]),
)
values = st.recursive(
    scalars,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["de", "id", "type", "x"]), inner),
    max_leaves=5,
)


def places(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    found = [path] if path else []
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else []
    for key, inner in items:
        found += places(inner, (*path, key))
    return found


def damage(document: Any, data: st.DataObject) -> Any:
    document = copy.deepcopy(document)
    for _ in range(data.draw(st.integers(1, 3))):
        options = places(document)
        if not options:
            break
        path = data.draw(st.sampled_from(options))
        parent = document
        for part in path[:-1]:
            parent = parent[part]
        kind = data.draw(st.sampled_from(["delete", "replace", "add"]))
        if kind == "delete":
            del parent[path[-1]]
        elif kind == "replace":
            parent[path[-1]] = data.draw(values)
        elif isinstance(parent, dict):
            parent[data.draw(st.sampled_from(["colour", "stepss", "type", "{x}", "position"]))] = data.draw(values)
        else:
            parent.insert(path[-1], data.draw(values))
    return document


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_the_server_takes_exactly_what_the_check_accepts(shelf, data: st.DataObject) -> None:
    name = data.draw(st.sampled_from(FILES))
    sound = (shelf.root / name).read_text(encoding="utf-8")
    try:
        shelf.write(name, yaml.safe_dump(damage(yaml.safe_load(sound), data), allow_unicode=True))
        library = shelf.load()
    finally:
        shelf.write(name, sound)
    errors = [finding for finding in library.findings if finding.level == "error"]
    assert ("stadt" in library.routes) == (not errors)
    for finding in library.findings:
        assert not JARGON.search(finding.message + finding.remedy), finding
        assert finding.message[-1] == "."
        assert finding.remedy[-1] in ".?"
    for loaded in library.routes.values():
        edition = build_edition(loaded)
        assert EditionDocument.model_validate_json(canonical_json(edition)) == edition
