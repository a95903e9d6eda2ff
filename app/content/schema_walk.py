"""Finds out from a document's JSON Schema which names are known at a place. Imported by `explain` alone."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from pydantic import BaseModel

from app.content.findings import Path


@cache
def schema_walk(model: type[BaseModel]) -> SchemaWalk:
    """Made once per kind of document: generating a schema takes longer than reading a file."""
    return SchemaWalk(model)


class SchemaWalk:
    """Walks data and schema side by side; where they part, nothing is known and nothing is suggested."""

    def __init__(self, model: type[BaseModel]) -> None:
        self.root: dict[str, Any] = model.model_json_schema()
        self.definitions: dict[str, Any] = self.root.get("$defs", {})

    def names_at(self, data: object, path: Path) -> list[str]:
        """The fields that may stand in the group of fields at this path."""
        return list(self._node(data, path).get("properties", {}))

    def types_of_questions(self) -> list[str]:
        for definition in (self.root, *self.definitions.values()):
            for field in definition.get("properties", {}).values():
                items = field.get("items", {})
                for entry in (items, *items.get("oneOf", [])):
                    if mapping := entry.get("discriminator", {}).get("mapping"):
                        return list(mapping)
        return []

    def _node(self, data: object, path: Path) -> dict[str, Any]:
        node = self._resolved(self.root, data)
        for part in path:
            inner: Any
            if isinstance(part, int):
                inner = node.get("items", {})
                data = data[part] if isinstance(data, list) and part < len(data) else None
            else:
                inner = node.get("properties", {}).get(part, {})
                data = data.get(part) if isinstance(data, Mapping) else None
            node = self._resolved(inner, data)
        return node

    def _resolved(self, node: Any, data: object) -> dict[str, Any]:
        if not isinstance(node, dict):
            return {}
        if "$ref" in node:
            return self._resolved(self.definitions.get(node["$ref"].rpartition("/")[2]), data)
        if "discriminator" in node:
            mapping: dict[str, str] = node["discriminator"]["mapping"]
            kind = data.get("type") if isinstance(data, Mapping) else None
            if isinstance(kind, str) and kind in mapping:
                return self._resolved({"$ref": mapping[kind]}, data)
            return self._common([self._resolved({"$ref": reference}, data) for reference in mapping.values()])
        branches = [self._resolved(branch, data) for branch in node.get("anyOf") or node.get("oneOf") or []]
        if "oneOf" in node:
            # An entry of a quiz: a question of some type or, with `use`, a reference to one.
            is_use = isinstance(data, Mapping) and "use" in data and "type" not in data
            branches = [branch for branch in branches if ("use" in branch.get("properties", {})) == is_use]
            return (branches or [node])[0]
        kinds = ("array", "object") if isinstance(data, list) else ("object",)
        fitting = [branch for kind in kinds for branch in branches if branch.get("type") == kind]
        return (fitting or [node])[0]

    def _common(self, nodes: list[dict[str, Any]]) -> dict[str, Any]:
        """Of an entry whose type is not known yet, what all types share."""
        fields = [node.get("properties", {}) for node in nodes]
        return {"properties": {name: fields[0][name] for name in fields[0] if all(name in other for other in fields)}}
