"""Security headers on every response, the Content-Security-Policy first. Imports nothing of ours."""

from __future__ import annotations

from flask import Response

POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        # Leaflet sets a 1-pixel data: image on tiles and markers that it removes.
        "img-src 'self' data:",
        "font-src 'self'",
        "media-src 'self'",
        "connect-src 'self'",
        "manifest-src 'self'",
        "worker-src 'self'",
        "object-src 'none'",
        "base-uri 'none'",
        "form-action 'self'",
        "frame-ancestors 'none'",
    )
)


def add_headers(response: Response, *, secure: bool) -> Response:
    """Set the headers that hold for pages, API, assets and errors alike."""
    headers = response.headers
    headers.setdefault("Content-Security-Policy", POLICY)
    headers.setdefault("X-Content-Type-Options", "nosniff")
    headers.setdefault("Referrer-Policy", "same-origin")
    headers.setdefault("Permissions-Policy", "geolocation=(self), camera=(self), microphone=(), payment=()")
    if secure:
        # Over plain http browsers ignore it and complain.
        headers.setdefault("Cross-Origin-Opener-Policy", "same-origin")
        headers.setdefault("Strict-Transport-Security", "max-age=31536000")
    # Pages and API answers are about one group at one moment; assets set their own, longer life.
    headers.setdefault("Cache-Control", "no-store")
    return response


def framing_policy() -> str:
    """The policy of a page that shows another page of ours in a frame."""
    return f"{POLICY}; frame-src 'self'"


def framed_policy() -> str:
    """The policy of a page that pages of ours may show in a frame."""
    return POLICY.replace("frame-ancestors 'none'", "frame-ancestors 'self'")


def map_policy(nonce: str) -> str:
    """The policy of a page that folium wrote, with scripts and styles in it: they run by this response's nonce alone.

    Our own pages may frame it.
    """
    return "; ".join(
        (
            "default-src 'none'",
            f"script-src 'self' 'nonce-{nonce}'",
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data:",
            "font-src 'self'",
            "base-uri 'none'",
            "form-action 'none'",
            "frame-ancestors 'self'",
        )
    )
