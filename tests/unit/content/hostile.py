"""A route whose texts try everything: markup, quotes, template braces, characters that XML cannot hold."""

from __future__ import annotations

from typing import Any

from app.content.editions import EditionDocument

SCRIPT = "</script><script>alert(1)</script><img src=x onerror=alert(2)>"
QUOTES = """"onmouseover="alert(3)' `${alert(4)}` \\"""
BRACES = "{{ 7 * 191 }} {% raw %} {nonce} {# x"
CONTROL = "vorn\x0bhinten\x01\ufffe & <b>"

HOSTILE = [SCRIPT, QUOTES, BRACES, CONTROL]


def station(number: int, name: Any, **fields: Any) -> dict[str, Any]:
    """A station of a row of places, 200 m apart."""
    position = {"lat": 53.32 + number * 0.002, "lon": 11.49, "confidence": "high", "source": "eigene Messung"}
    return {"id": f"s{number}", "name": name, "position": position, **fields}


def document(**changes: Any) -> EditionDocument:
    """A route with a hostile text in every place; `changes` replace fields of the route, `line` and `context`."""
    outer = {key: changes.pop(key) for key in ("line", "context") if key in changes}
    route = {
        "schema": 1,
        "title": SCRIPT,
        "summary": QUOTES,
        "languages": ["de"],
        "attribution": [SCRIPT, BRACES],
        "meeting_point": BRACES,
        "licence": QUOTES,
        "sources": [{"title": SCRIPT, "url": 'https://example.org/?a="><script>alert(5)</script>'}],
        "stations": [
            station(number, name, directions=name, access={"surface": name, "note": name})
            for number, name in enumerate(HOSTILE)
        ],
        **changes,
    }
    return EditionDocument.model_validate({"schema": 1, "slug": "boese", "route": route, **outer})
