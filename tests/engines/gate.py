"""The way between a phone and the server, which a test can close: then the network is gone as it is in a dead zone."""

from __future__ import annotations

import contextlib
import socket
import threading

CHUNK = 65_536


class Gate:
    """Forwards each connection on `port` to the server's; closed, it refuses new ones and cuts those that are open."""

    def __init__(self, target: int) -> None:
        self._target = target
        self._lock = threading.Lock()
        self._open: set[socket.socket] = set()
        self._listener: socket.socket | None = None
        self.port = 0
        self.mend()

    @property
    def url(self) -> str:
        """The server's address as the phone knows it."""
        return f"http://localhost:{self.port}"

    def mend(self) -> None:
        """Let the network be there, at the same address as before."""
        listener = socket.create_server(("127.0.0.1", self.port))
        self.port = listener.getsockname()[1]
        self._listener = listener
        threading.Thread(target=self._accept, args=(listener,), daemon=True).start()

    def cut(self) -> None:
        """Take the network away."""
        assert self._listener is not None
        with contextlib.suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        with self._lock:
            for end in self._open:
                with contextlib.suppress(OSError):
                    end.shutdown(socket.SHUT_RDWR)

    def _accept(self, listener: socket.socket) -> None:
        with contextlib.suppress(OSError):
            while True:
                phone, _ = listener.accept()
                try:
                    server = socket.create_connection(("127.0.0.1", self._target))
                except OSError:
                    phone.close()
                    continue
                with self._lock:
                    self._open |= {phone, server}
                pumps = [
                    threading.Thread(target=self._pump, args=pair, daemon=True)
                    for pair in [(phone, server), (server, phone)]
                ]
                for pump in pumps:
                    pump.start()
                threading.Thread(target=self._bury, args=(pumps, phone, server), daemon=True).start()

    def _pump(self, source: socket.socket, sink: socket.socket) -> None:
        with contextlib.suppress(OSError):
            while chunk := source.recv(CHUNK):
                sink.sendall(chunk)
        with contextlib.suppress(OSError):
            sink.shutdown(socket.SHUT_RDWR)

    def _bury(self, pumps: list[threading.Thread], *ends: socket.socket) -> None:
        for pump in pumps:
            pump.join()
        with self._lock:
            self._open -= set(ends)
        for end in ends:
            end.close()
