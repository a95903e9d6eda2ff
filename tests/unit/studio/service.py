"""A search service on loopback that does what a test tells it to and counts connections; and what the process opens."""

from __future__ import annotations

import contextlib
import json
import ssl
import sys
import threading
import time
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

CASTLE = {"lat": "53.3249", "lon": "11.4949", "display_name": "Schloss, Ludwigslust"}


class SearchService:
    """Answers each question with `status`, `headers` and `body`; `hold` keeps every answer back until it is set.

    With a certificate and its key it speaks HTTPS.
    """

    def __init__(self, certificate: tuple[Path, Path] | None = None) -> None:
        self.connections = 0
        self.asked: list[str] = []
        self.agents: list[str | None] = []
        self.times: list[float] = []
        self.heard = threading.Event()
        self.status, self.headers = 200, {"Content-Type": "application/json"}
        self.body = json.dumps([CASTLE]).encode()
        self.hold: threading.Event | None = None
        self.trickles = False
        self._gone = threading.Event()
        service = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                service.asked.append(self.path)
                service.agents.append(self.headers["User-Agent"])
                service.times.append(time.monotonic())
                service.heard.set()
                if service.hold:
                    service.hold.wait(30)
                with contextlib.suppress(ConnectionError):
                    if service.trickles:
                        self.wfile.write(b"HTTP/1.0 200 OK\r\nX-Slow: ")
                        while not service._gone.wait(0.02):
                            self.wfile.write(b"x")
                        return
                    self.send_response(service.status)
                    for name, value in service.headers.items():
                        self.send_header(name, value)
                    self.end_headers()
                    self.wfile.write(service.body)

            log_message: Callable[..., None] = lambda *_: None

        class Server(ThreadingHTTPServer):
            def get_request(self) -> Any:
                taken = super().get_request()
                service.connections += 1
                return taken

        self._server = Server(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        if certificate:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(*certificate)
            self._server.socket = context.wrap_socket(self._server.socket, server_side=True)
        self.port = self._server.server_port
        threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()

    def close(self) -> None:
        """Be gone; connections are refused from now on."""
        self._gone.set()
        self._server.shutdown()
        self._server.server_close()


_watching: list[list[tuple[Any, ...]]] = []


def _hear(event: str, args: tuple[Any, ...]) -> None:
    if _watching and event in ("socket.connect", "socket.getaddrinfo", "socket.gethostbyname", "socket.sendto"):
        told = args[0] if event.startswith("socket.get") else args[1]
        for seen in _watching:
            seen.append(tuple(told[:2]) if isinstance(told, tuple) else (told,))


# Python tells of every connection and every look-up of a name, whoever makes it; such a hook stays for ever.
sys.addaudithook(_hear)


@contextlib.contextmanager
def watched_sockets() -> Iterator[list[tuple[Any, ...]]]:
    """Whatever this process connects to or looks up meanwhile: (host, port) or (name,)."""
    seen: list[tuple[Any, ...]] = []
    _watching.append(seen)
    try:
        yield seen
    finally:
        _watching.remove(seen)
