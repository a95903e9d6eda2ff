"""The studio's JSON about places: finding them, a short order, the ways between them, a walking line out of a file."""

from __future__ import annotations

from itertools import pairwise
from typing import Any, cast

from flask import Blueprint, Response, current_app, jsonify, request
from flask.blueprints import BlueprintSetupState

from app.content.documents import MAX_STATIONS
from app.content.importers.line import MAX_BYTES, read_line
from app.errors import Invalid, TooLarge
from app.geo.distance import Position
from app.geo.geojson import MAX_POINTS
from app.geo.legs import leg_lengths, whole_way_m
from app.geo.line import walking_minutes
from app.geo.loop import short_order, way_length_m
from app.geo.place_text import MAX_LENGTH, PlaceText, UnreadablePlace, read_place
from app.geo.simplify import simplified
from app.studio.geocoding import MAX_QUERY, Geocoder, Place
from app.web.context import EXTENSION, json_body, services
from app.web.guards import guard
from app.web.i18n import language

bp = Blueprint("studio_places", __name__, url_prefix="/api/v1/studio")
GEOCODER = "stadtlotse-geocoder"
MAX_BODY = 500 * 1024
MAX_ID = 100

Point = tuple[str, Position | None]


@bp.record_once
def connect(state: BlueprintSetupState) -> None:
    """One geocoder for each application, because all its organizers together may ask once a second."""
    state.app.extensions[GEOCODER] = Geocoder(state.app.extensions[EXTENSION].settings)


@bp.get("/geocode")
@guard("organizer")
def geocode() -> Response:
    """Places for what somebody typed or pasted: coordinates and map links at once, names where a service is named."""
    text = request.args.get("q", "").strip()
    if not text:
        raise Invalid("place_missing")
    try:
        read = read_place(text)
    except UnreadablePlace as problem:
        raise Invalid(f"place_{problem.code}", max=MAX_LENGTH) from None
    geocoder = cast(Geocoder, current_app.extensions[GEOCODER])
    if read is not None:
        state = "ok" if geocoder.is_on else "off"
        return _found(state, [_read_place(read)], geocoder.attribution, swapped=read.swapped)
    if len(text) > MAX_QUERY:
        raise Invalid("place_words_too_long", max=MAX_QUERY)
    # No session is open here and none is opened: the answer may take three seconds.
    state, places = geocoder.search(text, language().split("-")[0])
    return _found(state, places, geocoder.attribution)


@bp.post("/order")
@guard("organizer")
def order() -> Response:
    """An order of stations that makes the walk short, never longer than the one they come in."""
    body = _body()
    points = _points(body.get("points"))
    places = [place for _, place in points if place is not None]
    names = [name for name, _ in points]
    if len(places) < len(points) or len(set(names)) < len(names):
        raise Invalid("bad_request")
    first, last = (_number_of(body.get(end), names) for end in ("start", "finish"))
    loop = body.get("loop") is True or (first is not None and first == last)
    given = list(range(len(points)))
    found = short_order(places, loop=loop, first=first, last=last)
    before, after = (way_length_m(places, one, loop=loop) for one in (given, found))
    # A fixed end that stood elsewhere is moved even where this makes the walk longer.
    return jsonify({"order": [names[one] for one in found], "before_m": round(before), "after_m": round(after)})


@bp.post("/legs")
@guard("organizer")
def legs() -> Response:
    """The ways from each station to the next, as the phone and the route's page tell them."""
    body = _body()
    points, line = _points(body.get("points")), _line(body.get("line"))
    places = [place for _, place in points]
    total = whole_way_m(places, line)
    found = [
        {
            "from": start,
            "to": end,
            "metres": None if metres is None else round(metres),
            "minutes": None if metres is None else walking_minutes(metres),
        }
        for ((start, _), (end, _)), metres in zip(pairwise(points), leg_lengths(places, line), strict=True)
    ]
    return jsonify({"legs": found, "metres": round(total), "minutes": walking_minutes(total) if total else 0})


@bp.post("/line")
@guard("organizer")
def line() -> Response:
    """A walking line out of a file: GeoJSON, GPX or KML, as it is."""
    if (request.content_length or 0) > MAX_BYTES:
        raise TooLarge("line_too_large")
    found = read_line(request.get_data(cache=False))
    return jsonify(
        {
            "points": found.points,
            "metres": round(found.metres),
            "simplified_from": found.simplified_from,
            "ways": found.ways,
        }
    )


def _found(state: str, places: list[Place], attribution: str, *, swapped: bool = False) -> Response:
    results = [{"name": place.name, "lat": place.lat, "lon": place.lon} for place in places]
    note = services().catalogue.format(language(), "places-swapped") if swapped else ""
    return jsonify({"state": state, "results": results, "attribution": attribution, "note": note})


def _read_place(read: PlaceText) -> Place:
    lat, lon = round(read.position.lat, 7), round(read.position.lon, 7)
    return Place(f"{lat:.5f}, {lon:.5f}", lat, lon)


def _body() -> dict[str, Any]:
    body = json_body(MAX_BODY)
    if not isinstance(body, dict):
        raise Invalid("bad_request")
    return body


def _points(raw: Any) -> list[Point]:
    """The stations with their places, None where somebody has not set it yet."""
    if not isinstance(raw, list) or not 1 <= len(raw) <= MAX_STATIONS:
        raise Invalid("bad_request")
    points: list[Point] = []
    for one in raw:
        if not isinstance(one, dict) or not isinstance(one.get("id"), str) or not 1 <= len(one["id"]) <= MAX_ID:
            raise Invalid("bad_request")
        place = one.get("lat"), one.get("lon")
        points.append((one["id"], None if place == (None, None) else Position(*_degrees(place))))
    return points


def _line(raw: Any) -> list[tuple[float, float]] | None:
    """The walking line, thinned where it has more points than anybody sees: each is measured to each station."""
    if raw is None or raw == []:
        return None
    if not isinstance(raw, list) or not 2 <= len(raw) <= MAX_POINTS:
        raise Invalid("bad_request")
    return simplified([_degrees(one) for one in raw])


def _degrees(raw: Any) -> tuple[float, float]:
    if not isinstance(raw, list | tuple) or len(raw) != 2:
        raise Invalid("bad_request")
    if any(isinstance(value, bool) or not isinstance(value, int | float) for value in raw):
        raise Invalid("bad_request")
    lat, lon = raw
    # Written as the range in which it must lie, which no NaN does.
    if not (-90 <= lat <= 90 and -180 <= lon <= 180):
        raise Invalid("bad_request")
    return float(lat), float(lon)


def _number_of(name: Any, names: list[str]) -> int | None:
    if name is None or name == "":
        return None
    if name not in names:
        raise Invalid("bad_request")
    return names.index(name)
