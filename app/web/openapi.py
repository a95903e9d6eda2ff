"""OpenAPI for the phone API, from the classes that validate. Domains register their operations; imports none."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from flask import Blueprint, Response, jsonify
from pydantic import BaseModel
from pydantic.json_schema import models_json_schema

from app.web.guards import guard

bp = Blueprint("openapi", __name__)


@dataclass(frozen=True)
class Operation:
    """One endpoint as the document describes it; `path` is written as Flask writes it, without converters.

    `events` marks a stream of server-sent events, which goes on after `Last-Event-ID` or the parameter `after`.
    """

    method: str
    path: str
    summary: str
    status: int = 200
    request: type[BaseModel] | None = None
    reply: type[BaseModel] | None = None
    parts: tuple[type[BaseModel], ...] = ()
    needs_group: bool = True
    needs_staff: bool = False
    events: bool = False


_operations: list[Operation] = []


def describe(*operations: Operation) -> None:
    """Add a domain's operations to the document."""
    _operations.extend(operation for operation in operations if operation not in _operations)


def document() -> dict[str, Any]:
    """The OpenAPI 3.1 document."""
    models = {model for op in _operations for model in (op.request, op.reply, *op.parts) if model is not None}
    ordered = sorted(models, key=lambda model: model.__name__)
    _, schemas = models_json_schema(
        [(model, "validation") for model in ordered], ref_template="#/components/schemas/{model}"
    )
    paths: dict[str, dict[str, Any]] = {}
    for operation in _operations:
        path = operation.path.replace("<", "{").replace(">", "}")
        paths.setdefault(path, {})[operation.method] = _describe(operation, path)
    return {
        "openapi": "3.1.0",
        "info": {"title": "Stadtlotse: the phone API", "version": "1", "license": {"name": "MIT"}},
        "paths": paths,
        "components": {
            "schemas": {**schemas.get("$defs", {}), "Error": _ERROR},
            "securitySchemes": {
                "token": {"type": "http", "scheme": "bearer"},
                "cookie": {
                    "type": "apiKey",
                    "in": "cookie",
                    "name": "group",
                    "description": "Over HTTPS its name is __Host-group",
                },
                "staff": {
                    "type": "apiKey",
                    "in": "cookie",
                    "name": "staff",
                    "description": "Over HTTPS its name is __Host-staff",
                },
            },
        },
    }


_ERROR: dict[str, Any] = {
    "type": "object",
    "required": ["error"],
    "properties": {
        "error": {
            "type": "object",
            "required": ["code", "message"],
            "properties": {
                "code": {"type": "string"},
                "message": {"type": "string", "description": "One sentence in the asker's language"},
                "fields": {"type": "object", "additionalProperties": {"type": "string"}},
            },
        }
    },
}


def _content(name: str) -> dict[str, Any]:
    return {"application/json": {"schema": {"$ref": f"#/components/schemas/{name}"}}}


def _describe(operation: Operation, path: str) -> dict[str, Any]:
    success: dict[str, Any] = {"description": "Done"}
    if operation.events:
        success["content"] = {"text/event-stream": {"schema": {"type": "string"}}}
    if operation.reply is not None:
        success["content"] = _content(operation.reply.__name__)
    described: dict[str, Any] = {
        "summary": operation.summary,
        "responses": {
            str(operation.status): success,
            "default": {"description": "A mistake, said in one sentence", "content": _content("Error")},
        },
    }
    names = [part[1:-1] for part in path.split("/") if part.startswith("{")]
    parameters = [{"name": name, "in": "path", "required": True, "schema": {"type": "string"}} for name in names]
    if operation.events:
        parameters.append({"name": "after", "in": "query", "required": False, "schema": {"type": "integer"}})
    if parameters:
        described["parameters"] = parameters
    if operation.request is not None:
        described["requestBody"] = {"required": True, "content": _content(operation.request.__name__)}
    if operation.needs_staff:
        described["security"] = [{"staff": []}]
    elif operation.needs_group:
        described["security"] = [{"token": []}, {"cookie": []}]
    return described


@bp.get("/api/v1/openapi.json")
@guard("public")
def openapi() -> Response:
    """The document itself."""
    return jsonify(document())
