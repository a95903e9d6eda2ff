"""What a page fetches: requests and bytes over the wire with their heads, as Chromium counts them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Page


@dataclass
class Traffic:
    """The traffic of one page from now on. What is on its way, as a stream is for ever, does not count yet.

    Requests are not intercepted: Chromium would leave out its cache then.
    """

    page: Page
    _paths: dict[str, str] = field(default_factory=dict)
    _sizes: dict[str, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        session = self.page.context.new_cdp_session(self.page)
        session.on("Network.requestWillBeSent", self._sent)
        session.on("Network.loadingFinished", self._ended)
        session.send("Network.enable")

    def _sent(self, event: dict[str, Any]) -> None:
        url = urlsplit(event["request"]["url"])
        self._paths[event["requestId"]] = url.path + (f"?{url.query}" if url.query else "")

    def _ended(self, event: dict[str, Any]) -> None:
        # Without a byte over the wire it came from the browser's own cache.
        if size := int(event["encodedDataLength"]):
            self._sizes[event["requestId"]] = size

    def fetched(self) -> list[tuple[str, int]]:
        """Address and bytes of each answer over the wire, in the order in which they were asked for."""
        return [(path, self._sizes[key]) for key, path in self._paths.items() if key in self._sizes]
