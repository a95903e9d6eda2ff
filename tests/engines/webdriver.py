"""Plain W3C WebDriver over HTTP, as far as the engines need it: one session, commands, errors with their code."""

from __future__ import annotations

import http.client
import json
from typing import Any

from tests.engines.base import EngineError
from tests.engines.processes import PATIENCE_S


class WebDriver:
    """A connection to a driver on this machine."""

    def __init__(self, port: int) -> None:
        self._connection = http.client.HTTPConnection("127.0.0.1", port, timeout=2 * PATIENCE_S)
        self._session = ""

    def ready(self) -> bool | None:
        """True once the driver answers."""
        try:
            return bool(self._send("GET", "/status")) or None
        except EngineError:
            return None

    def begin(self, options: dict[str, Any]) -> dict[str, Any]:
        """Open the browser; its capabilities."""
        found = self._send("POST", "/session", {"capabilities": {"alwaysMatch": options}})
        self._session = f"/session/{found['sessionId']}"
        capabilities: dict[str, Any] = found["capabilities"]
        return capabilities

    def command(self, method: str, path: str, body: dict[str, Any] | None = None) -> Any:
        """One command of the session."""
        return self._send(method, self._session + path, body)

    def end(self) -> None:
        """Close the browser."""
        if self._session:
            self._send("DELETE", self._session)
            self._session = ""

    def close(self) -> None:
        """Hang up."""
        self._connection.close()

    def _send(self, method: str, path: str, body: dict[str, Any] | None = None) -> Any:
        text = json.dumps(body or {}) if method == "POST" else None
        try:
            self._connection.request(method, path, text, {"Content-Type": "application/json"} if text else {})
            reply = self._connection.getresponse()
            value = json.loads(reply.read())["value"]
        except (OSError, http.client.HTTPException) as gone:
            # What may still arrive would be taken for the next answer.
            self._connection.close()
            raise EngineError(f"{method} {path}: {gone!r}") from gone
        if reply.status != http.client.OK:
            raise EngineError(f"{value['error']}: {value['message']}")
        return value
