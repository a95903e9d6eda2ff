"""What the API's description says of the studio: bodies and replies are documents, so it names addresses alone.

Imported by the studio's JSON views.
"""

from __future__ import annotations

from app.web.openapi import Operation, describe

STUDIO = "/api/v1/studio"
WHICH = "<kind>/<name>"
ROUTE = "/api/v1/studio/routes/<slug>"

_OPERATIONS = (
    ("get", f"{STUDIO}/documents/{WHICH}", "A draft as a whole"),
    ("get", f"{STUDIO}/history/{WHICH}", "Who saved what and when, a page of it; ?before= goes back"),
    ("post", f"{STUDIO}/restore/{WHICH}", "Make a draft what it was after an earlier save"),
    ("get", f"{STUDIO}/saves/{WHICH}", "What was saved after ?since="),
    ("post", f"{STUDIO}/saves/{WHICH}", "Save changes; one result each"),
    ("get", f"{ROUTE}/check", "What stands in the way of publishing, and what to think about"),
    ("get", f"{ROUTE}/editions", "What was published and when"),
    ("get", f"{ROUTE}/editions/<edition_no>/compare", "In what a published state and the draft differ"),
    ("post", f"{ROUTE}/editions/<edition_no>/restore", "Make the draft what a published state was"),
    ("get", f"{ROUTE}/evidence", "What groups of past tours met at each station"),
    ("post", f"{ROUTE}/publish", "Publish a draft as it stands"),
    ("get", "/api/v1/studio/geocode", "Where ?q= is: words, coordinates or the link of a map"),
    ("post", "/api/v1/studio/legs", "How far it is from point to point, along a line where there is one"),
    ("post", "/api/v1/studio/line", "Read a walking line from GeoJSON, GPX or KML"),
    ("post", "/api/v1/studio/order", "The order in which points make the shortest way"),
    ("get", "/api/v1/studio/questions", "All questions there are; ?q=, ?tag=, ?type=, ?page="),
    ("get", "/api/v1/studio/questions/<quiz>/<question>", "A question as a whole"),
    ("get", "/api/v1/studio/tags", "All tags with how often they are used"),
)


def describe_studio() -> None:
    """Add the studio's addresses to the API's description."""
    describe(*(Operation(method, path, summary, needs_staff=True) for method, path, summary in _OPERATIONS))
