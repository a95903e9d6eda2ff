"""How other devices reach this machine. Asks the routing table alone and sends nothing; everything may import it."""

from __future__ import annotations

import ipaddress
import socket
from urllib.parse import urlsplit

ANY_ADDRESS = ("0.0.0.0", "::")  # noqa: S104


def lan_address() -> str:
    """This machine's address in its network, the loopback address where it has none."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            # An address that is reserved for documentation: connecting a datagram socket only looks up the way.
            probe.connect(("192.0.2.1", 9))
            return str(probe.getsockname()[0])
        except OSError:
            return "127.0.0.1"


def reachable(origin: str, *, listening: str) -> str:
    """An origin as phones can open it: `localhost` is this machine on every other one.

    Only where the server listens on all addresses; otherwise no other name would be answered.

    >>> reachable("https://walk.example.org", listening="0.0.0.0")
    'https://walk.example.org'
    """
    parts = urlsplit(origin)
    if listening not in ANY_ADDRESS or not _is_loopback(parts.hostname or ""):
        return origin
    port = f":{parts.port}" if parts.port else ""
    return f"{parts.scheme}://{lan_address()}{port}"


def _is_loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
