"""A tile source on loopback that does what a test tells it to, and counts."""

from __future__ import annotations

import contextlib
import ssl
import threading
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Literal

from tests.unit.web.tiles.images import RED


class TileSource:
    """Answers each address with `status`, `headers` and `body`; `hold` keeps every answer back until it is set.

    `trickle` lets headers or body come byte by byte, longer than any test lasts. With a certificate it speaks HTTPS.
    """

    def __init__(self, certificate: tuple[Path, Path] | None = None) -> None:
        self.asked: list[str] = []
        self.heard = threading.Event()
        self.status, self.headers, self.body = 200, {"Content-Type": "image/png"}, RED
        self.hold: threading.Event | None = None
        self.trickle: Literal["headers", "body"] | None = None
        self._gone = threading.Event()
        source = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                source.asked.append(self.path)
                source.heard.set()
                if source.hold:
                    source.hold.wait(30)
                if source.trickle:
                    self._drip(source.trickle)
                    return
                self.send_response(source.status)
                for name, value in {**source.headers, "Content-Length": str(len(source.body))}.items():
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write(source.body)

            def _drip(self, where: Literal["headers", "body"]) -> None:
                start = b"Content-Length: 1000\r\n\r\n" + RED if where == "body" else b"X-Slow: "
                with contextlib.suppress(ConnectionError):
                    self.wfile.write(b"HTTP/1.0 200 OK\r\n" + start)
                    while not source._gone.wait(0.05):
                        self.wfile.write(b"x")

            log_message: Callable[..., None] = lambda *_: None

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        if certificate:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(*certificate)
            self._server.socket = context.wrap_socket(self._server.socket, server_side=True)
        threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
        self.template = (
            f"{'https' if certificate else 'http'}://127.0.0.1:{self._server.server_port}/map/{{z}}/{{y}}/{{x}}.png"
        )

    def close(self) -> None:
        """Be gone; connections are refused from now on."""
        self._gone.set()
        self._server.shutdown()
        self._server.server_close()
