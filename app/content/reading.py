"""Reads one YAML file into one document and keeps going after a mistake, so that one pass finds them all.

What is broken is reported and taken out of a copy; the rest is validated again, until it holds. The checks look at
this remainder; it is served only when nothing was reported. Imported by `loader` and the checks.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from pydantic import BaseModel, ValidationError

from app.content.explain import MISSING_KINDS, Case, data_path, explain, meant_name
from app.content.findings import Finding, Level, Path, found
from app.content.schema_walk import SchemaWalk, schema_walk
from app.content.sentences import Value
from app.content.yaml_source import MAX_DEPTH, YamlSource, parse_yaml

# Each pass takes out at least one broken value; deeper chains of mistakes than this wait for the next check.
_MAX_PASSES = 12
_MAX_FINDINGS = 500

# Stands in for a missing text, so that the rest of its station or question can still be checked.
PLACEHOLDER = "…"
_REPLACEABLE: dict[str, object] = {
    "schema": 1,
    "title": PLACEHOLDER,
    "summary": PLACEHOLDER,
    "name": PLACEHOLDER,
    "prompt": PLACEHOLDER,
    "text": PLACEHOLDER,
    "unit": PLACEHOLDER,
    "date": PLACEHOLDER,
    "area": PLACEHOLDER,
    "alt": PLACEHOLDER,
    "source": PLACEHOLDER,
    "languages": ["de"],
}

DocumentT = TypeVar("DocumentT", bound=BaseModel)


@dataclass
class Report:
    """Collects the findings of one file and knows the line of each field."""

    file: str
    source: YamlSource = field(default_factory=YamlSource)
    findings: list[Finding] = field(default_factory=list)
    broken: set[Path] = field(default_factory=set)

    def error(self, path: Path, code: str, /, **args: Value) -> None:
        self._add("error", path, code, args)
        self.broken.add(path)

    def warning(self, path: Path, code: str, /, **args: Value) -> None:
        self._add("warning", path, code, args)

    def _add(self, level: Level, path: Path, code: str, args: dict[str, Value]) -> None:
        if not self.is_full:
            self.findings.append(found(level, self.file, self.source.line(path), path, code, **args))

    def is_broken(self, path: Path) -> bool:
        """Whether something at or below this path has been reported, so that what follows from it is no news."""
        return any(known[: len(path)] == path for known in self.broken)

    @property
    def is_full(self) -> bool:
        return len(self.findings) >= _MAX_FINDINGS

    @property
    def has_errors(self) -> bool:
        return any(finding.level == "error" for finding in self.findings)


@dataclass
class Reading(Generic[DocumentT]):
    """What could be read of a file: the document (its sound part, if there were mistakes) and the report."""

    report: Report
    document: DocumentT | None = None
    removed: dict[Path, list[int]] = field(default_factory=lambda: defaultdict(list))

    def path(self, path: Path) -> Path:
        """The place in the file of a place in the document, from whose lists broken entries may have been taken."""
        original: list[str | int] = []
        for part in path:
            gone = sorted(self.removed.get(tuple(original), []))
            original.append(_position_before(part, gone) if isinstance(part, int) else part)
        return tuple(original)

    def error(self, path: Path, code: str, /, **args: Value) -> None:
        self.report.error(self.path(path), code, **args)

    def warning(self, path: Path, code: str, /, **args: Value) -> None:
        self.report.warning(self.path(path), code, **args)

    def is_broken(self, path: Path) -> bool:
        return self.report.is_broken(self.path(path))


def read_document(file: str, raw: bytes, model: type[DocumentT]) -> Reading[DocumentT]:
    """Never raises; without a document there is at least one error in the report."""
    return _read_source(file, parse_yaml(raw), model)


def read_data(file: str, data: object, model: type[DocumentT]) -> Reading[DocumentT]:
    """The same for a document that stands in no file: findings have no line then, but their path."""
    if is_deep(data):
        reading: Reading[DocumentT] = Reading(Report(file))
        reading.error((), "too_deep", most=MAX_DEPTH)
        return reading
    return _read_source(file, YamlSource(data=data), model)


def _read_source(file: str, source: YamlSource, model: type[DocumentT]) -> Reading[DocumentT]:
    reading: Reading[DocumentT] = Reading(Report(file, source))
    for problem in source.problems[:_MAX_FINDINGS]:
        words = {"message": problem.message, "remedy": problem.remedy}
        reading.report.findings.append(found("error", file, problem.line, problem.path, "file_problem", **words))
    if source.data is None and source.problems:
        return reading
    if not isinstance(source.data, dict):
        reading.report.error((), "file_begins")
        return reading
    reading.document = _Salvage(reading, model, schema_walk(model)).run(_copy(source.data))
    return reading


class _Salvage(Generic[DocumentT]):
    def __init__(self, reading: Reading[DocumentT], model: type[DocumentT], schema: SchemaWalk) -> None:
        self.reading = reading
        self.report = reading.report
        self.model = model
        self.schema = schema

    def run(self, data: Any) -> DocumentT | None:
        for _ in range(_MAX_PASSES):
            try:
                return self.model.model_validate(data)
            except ValidationError as error:
                paths = self._report(error, data)
            if not self._take_out_all(data, paths):
                return None
        return None

    def _take_out_all(self, data: Any, paths: dict[Path, bool]) -> bool:
        """From the back, so that the positions of what is still to go stay true."""
        gone: set[Path] = set()
        for path in sorted(paths, key=_sort_key, reverse=True):
            if any(path[:length] in gone for length in range(1, len(path))):
                continue
            taken = self._take_out(data, path, paths[path])
            if taken is None:
                return False
            gone.add(taken)
        return True

    def _report(self, error: ValidationError, data: Any) -> dict[Path, bool]:
        """Reports what is new; returns each broken path and whether something is missing there."""
        paths: dict[Path, bool] = {}
        # Unknown names first: a misspelt one says already what is missing.
        for details in sorted(error.errors(include_url=False), key=lambda one: one["type"] != "extra_forbidden"):
            path = data_path(details, data)
            if path in paths:
                continue
            paths[path] = details["type"] in MISSING_KINDS
            original = self.reading.path(path)
            if self.report.is_full or self.report.is_broken(original):
                continue
            # A text says in which of its languages it is broken.
            language = str((details.get("ctx") or {}).get("where", "")).strip(" ()")
            exact = (*original, language) if language else original
            case = Case(details, path, language, self.report.source.words.get(exact), data, self.schema)
            code, args = explain(case)
            self.report.error(exact, code, **args)
            if case.kind == "extra_forbidden" and (meant := meant_name(case)):
                self.report.broken.add((*original[:-1], meant))
        return paths

    def _take_out(self, data: Any, path: Path, missing: bool) -> Path | None:
        """Takes a broken value out, or puts a placeholder where one is missing; None when nothing is left."""
        if not path:
            return None
        container = _at(data, path[:-1])
        last = path[-1]
        if missing and last not in _REPLACEABLE:
            return self._take_out(data, path[:-1], missing=False)
        if missing:
            container[last] = _copy(_REPLACEABLE[str(last)])
        elif isinstance(container, list) and isinstance(last, int):
            original = self.reading.path(path)
            del container[last]
            self.reading.removed[original[:-1]].append(int(original[-1]))
        elif isinstance(container, dict):
            container.pop(last, None)
        return path


def _position_before(position: int, gone: list[int]) -> int:
    """Where an entry stood before the `gone` ones, in ascending order, were taken from its list."""
    for other in gone:
        if other <= position:
            position += 1
    return position


def _at(data: Any, path: Path) -> Any:
    for part in path:
        if isinstance(data, dict):
            data = data.get(str(part))
        elif isinstance(data, list) and isinstance(part, int) and part < len(data):
            data = data[part]
        else:
            return None
    return data


def is_deep(value: object) -> bool:
    """Whether values lie deeper in each other than in any file that is read; without recursion, so at any depth."""
    level = [value]
    for _ in range(MAX_DEPTH + 1):
        inner = [one.values() if isinstance(one, dict) else one for one in level if isinstance(one, dict | list)]
        level = [one for values in inner for one in values]
    return bool(level)


def _copy(value: Any) -> Any:
    """A copy in which nothing is shared, though the file may use one anchored value in several places."""
    if isinstance(value, dict):
        return {key: _copy(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_copy(inner) for inner in value]
    return value


def _sort_key(path: Path) -> tuple[tuple[int, str], ...]:
    return tuple((part, "") if isinstance(part, int) else (-1, part) for part in path)
