"""The small site in abilities/, under the project's own policy: there an engine is tried without the program."""

from __future__ import annotations

import threading
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from app.web.csp import POLICY
from tests.engines.base import HERE


class Handler(SimpleHTTPRequestHandler):
    """Files, and one short stream."""

    def __init__(self, *args: Any) -> None:
        super().__init__(*args, directory=str(HERE / "abilities"))

    def do_GET(self) -> None:
        """Answer with the stream or with a file."""
        if self.path != "/stream":
            return super().do_GET()
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.end_headers()
        self.wfile.write(b"id: 7\ndata: news\n\n")
        return None

    def end_headers(self) -> None:
        """Set the project's policy."""
        self.send_header("Content-Security-Policy", POLICY)
        super().end_headers()

    def log_message(self, *_: Any) -> None:
        """Say nothing."""


class Site:
    """The site on a free port, for as long as a with statement lasts."""

    def __init__(self) -> None:
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._thread = threading.Thread(target=self._server.serve_forever, daemon=True)
        self.url = f"http://localhost:{self._server.server_port}/"

    def __enter__(self) -> Site:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()
