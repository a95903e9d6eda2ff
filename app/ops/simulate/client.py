"""Speaks HTTP for all virtual phones. urllib3 alone knows connections; only `phone` and `run` use this module.

Threads and urllib3 rather than asyncio: the groups themselves are generators and cost nothing while they pause, so a
pool of sixteen kept-alive connections carries five hundred of them, and no further HTTP library is needed.
"""

from __future__ import annotations

import ipaddress
import json
import time
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

import urllib3

WORKERS = 16
CONNECT_S = 3.0
READ_S = 15.0
# Answers by which a server says that it cannot just now; whoever asked keeps everything and asks again.
BUSY = (500, 502, 503, 504)
LIMITED = 429


class NotNow(Exception):
    """Nobody answered, or the answer was to come again; after `seconds`, where the server named them."""

    def __init__(self, why: str, seconds: float | None = None) -> None:
        super().__init__(why)
        self.seconds = seconds


class Refused(Exception):
    """A final no to a request, by the code of the error."""

    def __init__(self, status: int, code: str) -> None:
        super().__init__(f"{status} {code}")
        self.status = status
        self.code = code


@dataclass(frozen=True)
class Address:
    """Where the server is."""

    url: str

    @property
    def loopback(self) -> bool:
        """Whether it is this very machine."""
        host = urlsplit(self.url).hostname or ""
        try:
            return host == "localhost" or ipaddress.ip_address(host).is_loopback
        except ValueError:
            return False


class Client:
    """One server, many threads."""

    def __init__(self, address: Address) -> None:
        pinned: dict[str, Any] = {}
        if address.url.startswith("https:") and address.loopback:
            # The certificate names the public host; between a machine and itself nobody stands.
            pinned = {"cert_reqs": "CERT_NONE", "assert_hostname": False}
            urllib3.disable_warnings(urllib3.exceptions.InsecureRequestWarning)
        self._pool = urllib3.connection_from_url(
            address.url,
            maxsize=WORKERS,
            block=True,
            retries=False,
            timeout=urllib3.Timeout(connect=CONNECT_S, read=READ_S),
            **pinned,
        )
        self.answered_at = time.monotonic()

    def call(self, method: str, path: str, body: Any = None, token: str | None = None) -> Any:
        """The JSON of a reply. Raises NotNow for what passes, Refused for what does not."""
        headers = {"Content-Type": "application/json", "Accept": "application/json"}
        if token:
            headers["Authorization"] = f"Bearer {token}"
        data = None if body is None else json.dumps(body).encode()
        try:
            reply = self._pool.urlopen(method, path, body=data, headers=headers, redirect=False)
        except urllib3.exceptions.HTTPError as problem:
            raise NotNow(type(problem).__name__) from None
        self.answered_at = time.monotonic()
        if reply.status == LIMITED or reply.status in BUSY:
            raise NotNow(str(reply.status), _seconds(reply.headers.get("Retry-After")))
        try:
            document = json.loads(reply.data) if reply.data else None
        except ValueError:
            raise Refused(reply.status, "no_json") from None
        if reply.status >= 300:
            error = document.get("error") if isinstance(document, dict) else None
            raise Refused(reply.status, error["code"] if error else "unknown")
        return document

    def close(self) -> None:
        """Give the connections back."""
        self._pool.close()


def _seconds(header: str | None) -> float | None:
    return float(header) if header and header.isdecimal() else None
