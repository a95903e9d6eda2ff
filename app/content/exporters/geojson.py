"""A route as GeoJSON (RFC 7946), for map programs. Pure; imported by views and commands."""

from __future__ import annotations

import json
from typing import Any

from app.content.editions import EditionDocument
from app.content.exporters import placed_stations
from app.quiz.localized import resolve


def route_geojson(document: EditionDocument, language: str) -> str:
    """A FeatureCollection: a point for each station whose place is known, then the walking line where there is one."""
    route = document.route
    features = [
        _feature(
            "Point",
            [position.lon, position.lat],
            number=number,
            id=station.id,
            name=resolve(station.name, language),
            directions=resolve(station.directions, language) if station.directions else None,
        )
        for number, station, position in placed_stations(document)
    ]
    if document.line:
        line = [[lon, lat] for lat, lon in document.line]
        features.append(_feature("LineString", line, name=resolve(route.title, language)))
    collection: dict[str, Any] = {
        "type": "FeatureCollection",
        "name": resolve(route.title, language),
        "attribution": route.attribution,
        "licence": route.licence,
        "features": features,
    }
    return json.dumps(collection, ensure_ascii=False, allow_nan=False)


def _feature(kind: str, coordinates: list[Any], **properties: Any) -> dict[str, Any]:
    return {"type": "Feature", "geometry": {"type": kind, "coordinates": coordinates}, "properties": properties}
