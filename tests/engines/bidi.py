"""WebDriver BiDi over a WebSocket, as far as the engines need it: commands in turn, and the events in between."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from contextlib import ExitStack
from typing import Any

from websockets.exceptions import WebSocketException
from websockets.sync.client import connect

from tests.engines.base import EngineError
from tests.engines.processes import PATIENCE_S


class BiDi:
    """A session with a browser on this machine; `on_event(method, params)` hears what it says by itself."""

    def __init__(self, port: int, on_event: Callable[[str, dict[str, Any]], None]) -> None:
        self._exit = ExitStack()
        address = f"ws://127.0.0.1:{port}/session"
        options: dict[str, Any] = {"max_size": None, "compression": None, "proxy": None, "close_timeout": 2}
        self._socket = self._exit.enter_context(connect(address, open_timeout=PATIENCE_S, **options))
        self._on_event = on_event
        self._last = 0

    def command(self, method: str, **params: Any) -> dict[str, Any]:
        """Send a command and wait for its result."""
        self._last += 1
        deadline = time.monotonic() + 2 * PATIENCE_S
        try:
            self._socket.send(json.dumps({"id": self._last, "method": method, "params": params}))
            while True:
                message = json.loads(self._socket.recv(timeout=max(0.1, deadline - time.monotonic())))
                if message.get("id") == self._last:
                    break
                self._hear(message)
        except (TimeoutError, WebSocketException) as gone:
            raise EngineError(f"{method}: {gone!r}") from gone
        if message["type"] == "error":
            raise EngineError(f"{message['error']}: {message['message']}")
        result: dict[str, Any] = message["result"]
        return result

    def _hear(self, message: dict[str, Any]) -> None:
        if message["type"] == "event":
            self._on_event(message["method"], message["params"])

    def close(self) -> None:
        """Hang up."""
        self._exit.close()
