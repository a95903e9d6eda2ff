"""A tile source on loopback that does what a test tells it to, and counts."""

from __future__ import annotations

import threading
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from tests.unit.web.tiles.images import RED


class TileSource:
    """Answers each address with `status`, `headers` and `body`; `hold` keeps every answer back until it is set."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.heard = threading.Event()
        self.status, self.headers, self.body = 200, {"Content-Type": "image/png"}, RED
        self.hold: threading.Event | None = None
        source = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                source.asked.append(self.path)
                source.heard.set()
                if source.hold:
                    source.hold.wait(30)
                self.send_response(source.status)
                for name, value in {**source.headers, "Content-Length": str(len(source.body))}.items():
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write(source.body)

            log_message: Callable[..., None] = lambda *_: None

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
        self.template = f"http://127.0.0.1:{self._server.server_port}/map/{{z}}/{{y}}/{{x}}.png"

    def close(self) -> None:
        """Be gone; connections are refused from now on."""
        self._server.shutdown()
        self._server.server_close()
