"""Connections that can be cut from outside: urllib3's timeouts bound each single read, never a source that trickles.

Used by what asks another server: the map's tiles, the studio's search for places. Knows no domain.
"""

from __future__ import annotations

import contextlib
import socket
import threading
from types import TracebackType

from urllib3 import HTTPConnectionPool, HTTPResponse, HTTPSConnectionPool, PoolManager
from urllib3.connection import HTTPConnection, HTTPSConnection

_thread = threading.local()


class Line:
    """The socket that one fetch uses; `with` names the thread that fetches, `cut` may come from any other."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._socket: socket.socket | None = None
        self._is_cut = False

    def __enter__(self) -> None:
        _thread.line = self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        _thread.line = None
        with self._lock:
            # From here on the socket may be another fetch's.
            self._socket = None

    def take(self, used: socket.socket) -> None:
        """Remember the socket; shut it at once where the line is cut already."""
        with self._lock:
            self._socket = used
            if self._is_cut:
                _shut(used)

    def cut(self) -> None:
        """End the fetch: whatever it reads next is the end."""
        with self._lock:
            self._is_cut = True
            if self._socket is not None:
                _shut(self._socket)


def _shut(used: socket.socket) -> None:
    with contextlib.suppress(OSError):
        # The plain method even for TLS, whose own one takes the encryption away under the reader.
        socket.socket.shutdown(used, socket.SHUT_RDWR)


def _report(used: socket.socket) -> None:
    line: Line | None = getattr(_thread, "line", None)
    if line is not None:
        line.take(used)


class _HTTPConnection(HTTPConnection):
    def getresponse(self) -> HTTPResponse:  # type: ignore[override]  # urllib3 differs from http.client here.
        _report(self.sock)
        return super().getresponse()


class _HTTPSConnection(HTTPSConnection):
    def getresponse(self) -> HTTPResponse:  # type: ignore[override]
        _report(self.sock)
        return super().getresponse()


class _HTTPPool(HTTPConnectionPool):
    ConnectionCls = _HTTPConnection


class _HTTPSPool(HTTPSConnectionPool):
    ConnectionCls = _HTTPSConnection


class Lines(PoolManager):
    """Connections that tell the `Line` of their thread which socket they use."""

    def __init__(self, kept: int, agent: str) -> None:
        super().__init__(maxsize=kept, block=False, headers={"User-Agent": agent})
        self.pool_classes_by_scheme = {"http": _HTTPPool, "https": _HTTPSPool}
