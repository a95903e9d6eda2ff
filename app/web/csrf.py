"""Refuses state changes that another site makes a browser send. Imports only `errors`.

No token in the page: Sec-Fetch-Site decides, and where it is absent (plain http) Origin must equal the host.
"""

from __future__ import annotations

from flask import Request

from app.errors import Forbidden

SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})


def check_same_origin(request: Request, base_url: str) -> None:
    """Raise Forbidden for a state change that did not come from our own page.

    A request without any cookie and without the browser's headers is a script's and carries no one's rights;
    a Bearer token is never added by a browser on its own, so it is exempt.
    """
    if request.method in SAFE_METHODS or request.headers.get("Authorization", "").startswith("Bearer "):
        return
    site = request.headers.get("Sec-Fetch-Site")
    if site is not None:
        if site == "same-origin":
            return
        raise Forbidden("cross_site")
    origin = request.headers.get("Origin")
    if origin is not None:
        # Behind a proxy the server sees another scheme than the visitor; the public address is what counts there.
        if origin == (base_url or f"{request.scheme}://{request.host}"):
            return
        raise Forbidden("cross_site")
    if request.cookies:
        raise Forbidden("cross_site")
